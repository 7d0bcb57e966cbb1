"""Neighbours among stories of which some have no date."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from tidings._progress import ProgressOption
from tidings.neighbors import nearest_neighbors

#: rows, columns, similarities
Entries = tuple[NDArray[Any], NDArray[Any], NDArray[Any]]


def story_neighbors(
    matrix: sparse.csr_array,
    times: NDArray[np.float64],
    rows: NDArray[np.intp] | None = None,
    *,
    n_neighbors: int,
    half_life: float,
    window: float,
    progress: ProgressOption = False,
    **options: Any,
) -> sparse.csr_array:
    """The nearest stories of some rows, or of all; time leaves a pair as it is where a date is missing.

    Parameters
    ----------
    matrix : csr_array of shape (n_stories, n_features)
    times : ndarray of shape (n_stories,)
        In seconds; nan where a story has no date.
    rows : ndarray of positions, optional
        All without it.
    n_neighbors, half_life, window, progress, options
        As `nearest_neighbors` takes them.

    Returns
    -------
    csr_array of shape (n_rows, n_stories)
        The best first in each row, of equally similar ones the lower number.
    """
    every = np.arange(matrix.shape[0])
    asked = every if rows is None else rows
    dated = np.isfinite(times)

    if dated.all() and rows is None:
        return nearest_neighbors(
            matrix,
            n_neighbors=n_neighbors,
            half_life=half_life,
            window=window,
            times=times,
            progress=progress,
            **options,
        )

    def part(positions: NDArray[Any]) -> sparse.csr_array:
        return matrix if len(positions) == len(every) else matrix[positions]

    def search(queries: NDArray[Any], others: NDArray[Any], timed: bool, told: ProgressOption) -> Entries:
        how: dict[str, Any] = {**options, "progress": told}
        if timed:
            how |= {"half_life": half_life, "window": window, "times": times[queries]}
        if timed and rows is None:
            graph = nearest_neighbors(part(queries), n_neighbors=n_neighbors, **how)
        else:
            how |= {"other_times": times[others]} if timed else {}
            graph = nearest_neighbors(part(queries), part(others), n_neighbors=n_neighbors + 1, **how)
        return np.repeat(queries, np.diff(graph.indptr)), others[graph.indices], graph.data

    with_date, without = asked[dated[asked]], asked[~dated[asked]]
    searches = [(with_date, every[dated], True), (with_date, every[~dated], False), (without, every, False)]
    searches = [each for each in searches if len(each[0]) > 0 and len(each[1]) > 0]
    found = [(np.empty(0, np.intp), np.empty(0, np.intp), np.empty(0, matrix.dtype))]
    for n, each in enumerate(searches):
        found.append(search(*each, _part_of(progress, n, len(searches))))
    story, other, similarity = (np.concatenate(arrays) for arrays in zip(*found, strict=True))
    apart = story != other
    return _best((story[apart], other[apart], similarity[apart]), asked, n_neighbors, matrix.shape[0])


def _part_of(progress: ProgressOption, n: int, n_parts: int) -> ProgressOption:
    """What tells the progress of the n-th search as that of all; a bar is shown for each."""
    if not callable(progress):
        return progress
    return lambda done, total: progress(100 * n + 100 * done // max(total, 1), 100 * n_parts)


def _best(found: Entries, asked: NDArray[np.intp], n_neighbors: int, n_stories: int) -> sparse.csr_array:
    """The best of each row that was asked for."""
    place = np.empty(n_stories, dtype=np.intp)
    place[asked] = np.arange(len(asked))
    rows = place[found[0]]
    order = np.lexsort((found[1], -found[2], rows))
    begins = np.searchsorted(rows[order], np.arange(len(asked) + 1))
    rank = np.arange(len(order)) - begins[rows[order]]
    kept = order[rank < n_neighbors]
    ends = np.searchsorted(rows[kept], np.arange(len(asked) + 1))
    return sparse.csr_array((found[2][kept], found[1][kept], ends), shape=(len(asked), n_stories))
