"""How new a story is against what came before it."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from tidings import _core
from tidings._checks import threads
from tidings._csr import as_csr, to_core
from tidings._progress import ProgressOption, progress_callback
from tidings._times import core_times


class Novelty(NamedTuple):
    """What is new about each of n rows.

    Attributes
    ----------
    nearest : ndarray of shape (n,), int32
        The most similar earlier row; of equally similar ones the earliest. -1 where none has anything in common.
    similarity : ndarray of shape (n,), float64
        Its cosine.
    unseen : ndarray of shape (n,), float64
        The share, by idf, of a row's terms that no earlier row has. 1 for a row without terms.
    """

    nearest: NDArray[np.int32]
    similarity: NDArray[np.float64]
    unseen: NDArray[np.float64]


def novelty(
    X: Any,
    *,
    times: Any = None,
    window: Any = None,
    idf: Any = None,
    n_jobs: int | None = -1,
    progress: ProgressOption = False,
) -> Novelty:
    """Compare each row with those before it: how similar the most similar one is, and which of its terms are new.

    Exact, and bit-equal for any number of threads; never rows x rows in memory. Without a window, time grows with the
    square of the number of rows.

    Parameters
    ----------
    X : sparse or dense matrix of shape (n_rows, n_features)
    times : array of n_rows dates or numbers, optional
        When each row was published. Of the same time the lower row is the earlier one. Without it, the rows' order.
    window : timedelta, or number in the unit of `times`, optional
        How far back an earlier row counts. Needs `times`.
    idf : array of n_features numbers, optional
        What each column says: ``vectorizer.idf_``. Without it, all the same.
    n_jobs : int or None, default -1
        Threads; None is 1, -1 one a core.
    progress : bool or callable, default False
        Show a bar (needs tqdm), or call ``progress(done, total)``.

    Returns
    -------
    Novelty

    Raises
    ------
    ValueError
        If a parameter is wrong, or a time is missing.

    References
    ----------
    J. Allan, R. Papka and V. Lavrenko, On-line new event detection and tracking, 1998.

    Examples
    --------
    >>> found = novelty([[1.0, 1.0, 0.0], [1.0, 1.0, 0.0], [0.0, 1.0, 3.0]], times=[3, 1, 2])
    >>> found.nearest.tolist(), found.unseen.tolist()
    ([1, -1, 1], [0.0, 1.0, 0.5])
    """
    rows = as_csr(X)
    moments, _, _, limit = core_times(times, None, None, window)
    weights = [] if idf is None else _weights(idf, rows.shape[1])
    found = _core.novelty(
        to_core(rows), moments, limit, weights, threads(n_jobs), progress_callback(progress, "novelty")
    )
    return Novelty(*found)


def _weights(idf: Any, n_columns: int) -> list[float]:
    array = np.asarray(idf, dtype=np.float64)
    if array.shape != (n_columns,):
        raise ValueError(f"idf must be one number a column, of shape ({n_columns},), got shape {array.shape}")
    wrong = np.flatnonzero(~(np.isfinite(array) & (array >= 0)))
    if wrong.size:
        raise ValueError(f"idf[{wrong[0]}] must be finite and at least 0, got {array[wrong[0]]}")
    weights: list[float] = array.tolist()
    return weights
