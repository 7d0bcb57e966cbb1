"""How well clusters are told apart, by the stories alone."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from tidings import _core
from tidings._checks import integer, threads
from tidings._csr import as_csr, to_core
from tidings._labels import label_codes
from tidings._progress import ProgressOption, progress_callback


def silhouette_samples(
    X: Any, labels: ArrayLike, *, n_jobs: int | None = -1, progress: ProgressOption = False
) -> NDArray[np.float64]:
    """For each row, how much nearer it is to its own cluster than to the next one.

    (b - a) / max(a, b), where a is the mean cosine distance to the other members and b that to the members of the
    cluster for which it is least; 0 for the only member of a cluster. Exact, from the clusters' sums: the time is that
    of rows x clusters, and no distance of two rows is worked out.

    Parameters
    ----------
    X : sparse or dense matrix of shape (n_rows, n_features)
    labels : array-like of shape (n_rows,)
    n_jobs : int or None, default -1
        Threads; None is 1, -1 one a core.
    progress : bool or callable, default False
        Show a bar (needs tqdm), or call ``progress(done, total)``.

    Returns
    -------
    ndarray of shape (n_rows,), float64
        From -1 to 1.

    Raises
    ------
    ValueError
        If there are less than two clusters, as many as rows, or not as many labels as rows.

    References
    ----------
    P. J. Rousseeuw, Silhouettes: a graphical aid to the interpretation and validation of cluster analysis, 1987.

    Examples
    --------
    >>> silhouette_samples([[1, 0], [1, 0], [0, 1]], [0, 0, 1]).tolist()
    [1.0, 1.0, 0.0]
    """
    matrix, codes = as_csr(X), label_codes(labels)
    n_clusters = int(codes.max(initial=-1)) + 1
    if not 2 <= n_clusters < max(len(codes), 1):
        raise ValueError(f"the number of clusters must be from 2 to rows - 1, got {n_clusters} for {len(codes)} rows")
    return _core.silhouettes(to_core(matrix), codes, threads(n_jobs), progress_callback(progress, "silhouettes"))


def silhouette(
    X: Any,
    labels: ArrayLike,
    *,
    sample_size: int | None = None,
    random_state: int | None = None,
    n_jobs: int | None = -1,
    progress: ProgressOption = False,
) -> float:
    """The mean silhouette, in cosine distance.

    Parameters
    ----------
    X : sparse or dense matrix of shape (n_rows, n_features)
    labels : array-like of shape (n_rows,)
    sample_size : int, optional
        Look at so many of the rows only, as if there were no others; all by default.
    random_state : int, optional
        The seed of the sample, which is scikit-learn's.
    n_jobs, progress
        As for `silhouette_samples`, which also says what is refused.

    Examples
    --------
    >>> round(silhouette([[1, 0], [1, 0], [0, 1]], [0, 0, 1]), 3)
    0.667
    """
    matrix, codes = as_csr(X), label_codes(labels)
    if sample_size is not None:
        order = np.random.RandomState(random_state).permutation(matrix.shape[0])
        sample = order[: integer("sample_size", sample_size, 1)]
        matrix, codes = matrix[sample], codes[sample]
    return float(np.mean(silhouette_samples(matrix, codes, n_jobs=n_jobs, progress=progress)))
