"""Exact nearest neighbours and similarity joins by cosine."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from tidings import _core
from tidings._checks import integer, number, threads
from tidings._csr import as_csr, from_core, to_core
from tidings._progress import ProgressOption, progress_callback
from tidings._times import core_times


def nearest_neighbors(
    X: Any,
    Y: Any = None,
    *,
    n_neighbors: int = 10,
    min_similarity: float = 0.0,
    times: Any = None,
    other_times: Any = None,
    half_life: Any = None,
    window: Any = None,
    dtype: Any = None,
    n_jobs: int | None = -1,
    progress: ProgressOption = False,
) -> sparse.csr_array:
    """Find the rows that are most similar to each row.

    Exact and bit-equal for any number of threads; never rows x rows in memory. Candidates are found by sums in float32
    with a bounded error, and those that may be among the best are compared in float64. Similarities are rounded to 40
    significant bits (a relative 9e-13) before they are compared: what is equal but for rounding ties, and what is just
    as similar as `min_similarity` says is a neighbour. Where values are negative and
    `min_similarity` is at least 0, a similarity that is nothing beside float32's rounding (some 1e-7 a shared column)
    may count as 0.

    Parameters
    ----------
    X : sparse or dense matrix of shape (n_rows, n_features)
        Rows need not be normalised. A row of zeros has no neighbours, unless `min_similarity` is below 0: then all
        others are, at 0.
    Y : matrix of shape (n_others, n_features), optional
        Where to look for neighbours. Without it in X, where a row is not its own neighbour.
    n_neighbors : int, default 10
        Rows with fewer similar ones have fewer neighbours.
    min_similarity : float in [-1, 1], default 0
        Leave out neighbours below this. At 0, those of similarity 0 are left out too; below 0 they count like others.
    times : array of n_rows dates or numbers, optional
        When each row was published.
    other_times : array of n_others dates or numbers, optional
        The same for Y.
    half_life : timedelta, or number in the unit of `times`, optional
        The similarity is the cosine times 2 ** (-apart / half_life). Without it, the cosine.
    window : timedelta, or number in the unit of `times`, optional
        Only rows at most so far apart are compared, which makes large collections feasible.
    dtype : float32 or float64, optional
        Of the similarities; X and Y are taken in it. Without it, the type of X, or float64 if that is neither.
    n_jobs : int or None, default -1
        Threads; None is 1, -1 one a core.
    progress : bool or callable, default False
        Show a bar (needs tqdm), or call ``progress(done, total)``.

    Returns
    -------
    csr_array of shape (n_rows, n_rows) or (n_rows, n_others)
        The similarities, the best first in each row; of equal ones the lower number first. The indices
        of a row are thus in the order of rank, not of columns.

    Raises
    ------
    ValueError
        If a parameter is wrong, a value is not finite, a time is missing, or X and Y differ in width.

    Examples
    --------
    >>> graph = nearest_neighbors([[1.0, 0.0], [1.0, 1.0], [0.0, 2.0]], n_neighbors=1)
    >>> graph.indices.tolist(), graph.data.round(3).tolist()
    ([1, 0, 1], [0.707, 0.707, 0.707])
    >>> graph = nearest_neighbors([[1.0, 0.0], [1.0, 1.0], [0.0, 2.0]], times=[0, 9, 10], half_life=1.0, window=5.0)
    >>> graph.indices.tolist(), graph.data.round(3).tolist()
    ([2, 1], [0.354, 0.354])
    """
    rows = as_csr(X, dtype=dtype)
    others = None if Y is None else as_csr(Y, "Y", rows.dtype)
    return from_core(
        _core.nearest_neighbors(
            to_core(rows),
            None if others is None else to_core(others),
            integer("n_neighbors", n_neighbors, 1),
            number("min_similarity", min_similarity),
            *core_times(times, other_times, half_life, window),
            threads(n_jobs),
            progress_callback(progress, "neighbours"),
        )
    )


class SimilarPairs(NamedTuple):
    """Pairs of rows, as arrays that are parallel.

    Attributes
    ----------
    first, second : ndarray of int32, of shape (n_pairs,)
        The rows: ``first < second``, sorted by first, then by second.
    similarities : ndarray of float32 or float64, of shape (n_pairs,)
        In the type of the matrix, or that which was asked for.
    """

    first: NDArray[np.int32]
    second: NDArray[np.int32]
    similarities: NDArray[Any]


def similar_pairs(
    X: Any,
    threshold: float = 0.5,
    *,
    times: Any = None,
    half_life: Any = None,
    window: Any = None,
    dtype: Any = None,
    n_jobs: int | None = -1,
    progress: ProgressOption = False,
) -> SimilarPairs:
    """Find all pairs of rows that are at least so similar: the exact similarity join.

    Bit-equal for any number of threads. The most frequent terms are left out, and a pair is compared in full only
    where the norms of what was left out could lift it over the threshold (prefix filtering: Chaudhuri, Ganti and
    Kaushik 2006; bounds by norms: L2AP, Anastasiu and Karypis 2014): the higher the threshold, the faster.

    Parameters
    ----------
    X : sparse or dense matrix of shape (n_rows, n_features)
        Rows need not be normalised.
    threshold : float in [0, 1], default 0.5
        The least similarity of a pair; pairs of similarity 0 are left out.
    times, half_life, window, dtype, n_jobs, progress
        As in `nearest_neighbors`. With a half-life, the window is at most ``half_life * log2(1 / threshold)``: rows
        that are further apart cannot reach the threshold.

    Returns
    -------
    SimilarPairs
        (first, second, similarities).

    Raises
    ------
    ValueError
        If a parameter is wrong, a value is not finite, or a time is missing.

    Examples
    --------
    >>> pairs = similar_pairs([[1.0, 0.0], [1.0, 1.0], [0.0, 2.0], [2.0, 2.0]], threshold=0.8)
    >>> pairs.first.tolist(), pairs.second.tolist(), pairs.similarities.round(3).tolist()
    ([1], [3], [1.0])
    """
    return SimilarPairs(
        *_core.similar_pairs(
            to_core(as_csr(X, dtype=dtype)),
            number("threshold", threshold),
            *core_times(times, None, half_life, window),
            threads(n_jobs),
            progress_callback(progress, "pairs"),
        )
    )
