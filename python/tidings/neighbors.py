"""Exact nearest neighbours by cosine similarity."""

from __future__ import annotations

from typing import Any

from scipy import sparse

from tidings import _core
from tidings._checks import integer, threads
from tidings._csr import as_csr, from_core, to_core
from tidings._progress import ProgressOption, progress_callback


def nearest_neighbors(
    X: Any,
    Y: Any = None,
    *,
    n_neighbors: int = 10,
    min_similarity: float = 0.0,
    n_jobs: int | None = -1,
    progress: ProgressOption = False,
) -> sparse.csr_array:
    """Find the rows that are most similar to each row.

    Exact and bit-equal for any number of threads; never rows x rows in memory.

    Parameters
    ----------
    X : sparse or dense matrix of shape (n_rows, n_features)
        Rows need not be normalised. A row of zeros has no neighbours.
    Y : matrix of shape (n_others, n_features), optional
        Where to look for neighbours. Without it in X, where a row is not its own neighbour.
    n_neighbors : int, default 10
        Rows with fewer similar ones have fewer neighbours.
    min_similarity : float, default 0
        Leave out neighbours below this cosine; those at or below 0 are always left out.
    n_jobs : int or None, default -1
        Threads; None is 1, -1 one a core.
    progress : bool or callable, default False
        Show a bar (needs tqdm), or call ``progress(done, total)``.

    Returns
    -------
    csr_array of shape (n_rows, n_rows) or (n_rows, n_others)
        The cosines, the best first in each row; of equal ones the lower number first. The indices of a row are thus in
        the order of rank, not of columns.

    Raises
    ------
    ValueError
        If a parameter is wrong, a value is not finite, or X and Y differ in width.

    Examples
    --------
    >>> graph = nearest_neighbors([[1.0, 0.0], [1.0, 1.0], [0.0, 2.0]], n_neighbors=1)
    >>> graph.indices.tolist(), graph.data.round(3).tolist()
    ([1, 0, 1], [0.707, 0.707, 0.707])
    """
    rows = as_csr(X)
    others = None if Y is None else as_csr(Y, "Y").astype(rows.dtype, copy=False)
    return from_core(
        _core.nearest_neighbors(
            to_core(rows),
            None if others is None else to_core(others),
            integer("n_neighbors", n_neighbors, 1),
            float(min_similarity),
            threads(n_jobs),
            progress_callback(progress, "neighbours"),
        )
    )
