"""Neighbours among stories of which some have no date."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

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
    n_neighbors, half_life, window, options
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
            matrix, n_neighbors=n_neighbors, half_life=half_life, window=window, times=times, **options
        )

    def part(positions: NDArray[Any]) -> sparse.csr_array:
        return matrix if len(positions) == len(every) else matrix[positions]

    def search(queries: NDArray[Any], others: NDArray[Any], timed: bool) -> Entries:
        limits: dict[str, Any] = {"half_life": half_life, "window": window, "times": times[queries]} if timed else {}
        if timed and rows is None:
            graph = nearest_neighbors(part(queries), n_neighbors=n_neighbors, **limits, **options)
        else:
            limits |= {"other_times": times[others]} if timed else {}
            graph = nearest_neighbors(part(queries), part(others), n_neighbors=n_neighbors + 1, **limits, **options)
        return np.repeat(queries, np.diff(graph.indptr)), others[graph.indices], graph.data

    def parts() -> Iterator[Entries]:
        with_date, without = asked[dated[asked]], asked[~dated[asked]]
        if len(with_date) > 0:
            yield search(with_date, every[dated], True)
        if len(with_date) > 0 and not dated.all():
            yield search(with_date, every[~dated], False)
        if len(without) > 0:
            yield search(without, every, False)

    nothing = (np.empty(0, dtype=np.intp), np.empty(0, dtype=np.intp), np.empty(0, dtype=matrix.dtype))
    story, other, similarity = (np.concatenate(arrays) for arrays in zip(nothing, *parts(), strict=True))
    apart = story != other
    found = story[apart], other[apart], similarity[apart]
    return _best(found, asked, n_neighbors, matrix.shape[0])


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
