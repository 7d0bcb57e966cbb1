"""Every search by cosine beside one dense oracle: ties, empty and repeated rows, negative values, any k, both types."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from tidings import CosineIndex, CosineNeighbors, nearest_neighbors, novelty, similar_pairs

ROUNDING = 1e-6

#: Few different values make ties and repeated rows; scaled, rows differ in all bits, and still tie.
matrices = st.builds(
    lambda X, scale, dtype: (X * scale).astype(dtype),
    hnp.arrays(np.float64, st.tuples(st.integers(1, 14), st.just(5)), elements=st.sampled_from([0, 0, 0, 1, 2, -1])),
    st.sampled_from([1.0, 0.1, 1e-3]),
    st.sampled_from([np.float32, np.float64]),
)
counts = st.integers(1, 20)
least = st.sampled_from([0.0, 0.5, 1.0, -1.0, -0.3])
times = st.lists(st.integers(0, 12), min_size=14, max_size=14).map(np.array)
limits = st.sampled_from([{}, {"half_life": 3.0}, {"window": 4.0}, {"window": 0.0}, {"half_life": 2.0, "window": 5.0}])


def cosines(X, Y) -> np.ndarray:
    """In double; 0 where a row is zero."""
    units = []
    for M in (np.asarray(X, dtype=np.float64), np.asarray(Y, dtype=np.float64)):
        norms = np.linalg.norm(M, axis=1, keepdims=True)
        units.append(np.divide(M, norms, out=np.zeros_like(M), where=norms > 0))
    return units[0] @ units[1].T


def in_time(scores: np.ndarray, a, b, half_life=np.inf, window=np.inf) -> np.ndarray:
    """What time leaves of scores; nan where rows are too far apart to be compared."""
    apart = np.abs(np.asarray(a)[:, None] - np.asarray(b)[None, :])
    return np.where(apart <= window, scores * 2.0 ** (-apart / half_life), np.nan)


def assert_best(found, scores: np.ndarray, k: int, minimum: float) -> None:
    """Each row has the best k of the scores, as far as they are clear of rounding, in order, ties by number."""
    for (columns, values), expected in zip(found, scores, strict=True):
        np.testing.assert_allclose(values, expected[columns], rtol=0, atol=ROUNDING)
        order = list(zip((-np.asarray(values, dtype=np.float64)).tolist(), columns, strict=True))
        assert order == sorted(order)
        assert len(set(columns)) == len(columns) <= k
        assert all(value >= minimum - ROUNDING for value in values)
        floor = max(minimum, 0.0) if minimum >= 0 else minimum
        clear = expected[expected > floor + ROUNDING]
        assert len(columns) >= min(k, len(clear))
        worst = min(values, default=2) if len(columns) == k else floor
        missed = [j for j, score in enumerate(expected) if score > worst + ROUNDING and j not in columns]
        assert missed == []


def rows_of(graph):
    return [
        (graph.indices[begin:end].tolist(), graph.data[begin:end].tolist())
        for begin, end in zip(graph.indptr[:-1], graph.indptr[1:], strict=True)
    ]


def without_self(scores: np.ndarray) -> np.ndarray:
    np.fill_diagonal(scores, np.nan)
    return scores


@settings(deadline=None)
@given(matrices, counts, least, times, limits)
def test_neighbours_in_the_same_matrix(X, k, minimum, moments, time):
    moments = moments[: len(X)]
    graph = nearest_neighbors(X, n_neighbors=k, min_similarity=minimum, times=moments, **time)
    assert graph.dtype == X.dtype
    assert_best(rows_of(graph), without_self(in_time(cosines(X, X), moments, moments, **time)), k, minimum)


@settings(deadline=None)
@given(st.tuples(matrices, matrices), counts, least, st.tuples(times, times), limits)
def test_neighbours_in_another_matrix(both, k, minimum, moments, time):
    X, Y = both
    moments, others = moments[0][: len(X)], moments[1][: len(Y)]
    graph = nearest_neighbors(X, Y, n_neighbors=k, min_similarity=minimum, times=moments, other_times=others, **time)
    assert_best(rows_of(graph), in_time(cosines(X, Y.astype(X.dtype)), moments, others, **time), k, minimum)


@settings(deadline=None)
@given(matrices, st.sampled_from([0.0, 0.3, 0.5, 1.0]), times, limits)
def test_similar_pairs(X, threshold, moments, time):
    moments = moments[: len(X)]
    pairs = similar_pairs(X, threshold, times=moments, **time)
    expected = in_time(cosines(X, X), moments, moments, **time)
    found = list(zip(pairs.first.tolist(), pairs.second.tolist(), strict=True))
    assert found == sorted(set(found))
    assert all(i < j for i, j in found)
    np.testing.assert_allclose(pairs.similarities, expected[pairs.first, pairs.second], rtol=0, atol=ROUNDING)
    above = np.argwhere(np.triu(np.nan_to_num(expected), 1) > max(threshold, 0) + ROUNDING)
    assert {tuple(pair) for pair in above.tolist()} <= set(found)
    assert all(expected[i, j] >= threshold - ROUNDING for i, j in found)
    assert all(expected[i, j] > -ROUNDING for i, j in found)


@settings(deadline=None)
@given(matrices, matrices, st.data())
def test_the_estimators_methods(X, Y, data):
    search = CosineNeighbors().fit(X)
    for queries, scores in ((None, without_self(cosines(X, X))), (Y, cosines(Y, X))):
        most = len(X) - (queries is None)
        if most:
            k = data.draw(st.integers(1, most))
            distances, indices = search.kneighbors(queries, k)
            assert_best(list(zip(indices.tolist(), (1 - distances).tolist(), strict=True)), scores, k, -1)
            graph = search.kneighbors_graph(queries, k, "distance")
            assert graph.indices.tolist() == indices.ravel().tolist()
            assert graph.data.tolist() == distances.ravel().tolist()
        with pytest.raises(ValueError, match="n_neighbors must be at most"):
            search.kneighbors(queries, most + 1)
        radius = data.draw(st.sampled_from([0.0, 0.25, 0.5, 1.0, 1.5, 2.0]))
        far, near = search.radius_neighbors(queries, radius)
        for row, distances, columns in zip(scores, far, near, strict=True):
            np.testing.assert_allclose(1 - distances, row[columns], rtol=0, atol=ROUNDING)
            assert set(np.flatnonzero(row > 1 - radius + ROUNDING)) <= set(columns.tolist())
            assert set(columns.tolist()) <= set(np.flatnonzero(row > 1 - radius - ROUNDING))
        graph = search.radius_neighbors_graph(queries, radius, "distance")
        assert graph.indices.tolist() == [j for columns in near for j in columns.tolist()]


@settings(deadline=None)
@given(matrices, matrices, counts, least)
def test_an_index(X, Y, k, minimum):
    index = CosineIndex()
    ids = index.add(X[::2])
    index.add(X[1::2])
    order = [*range(0, len(X), 2), *range(1, len(X), 2)]
    matches = index.query(Y, n_neighbors=k, min_similarity=minimum)
    found = [
        (row[row >= 0].tolist(), values[row >= 0].tolist())
        for row, values in zip(matches.ids, matches.similarities, strict=True)
    ]
    assert len(ids) == (len(X) + 1) // 2
    assert_best(found, cosines(Y, X[order]), k, minimum)


@settings(deadline=None)
@given(matrices, times, st.sampled_from([None, 0.0, 4.0]))
def test_novelty_is_that_of_the_best_before(X, moments, window):
    moments = moments[: len(X)]
    found = novelty(X, times=moments, window=window)
    scores = cosines(X, X)
    for i, moment in enumerate(moments):
        before = [
            j
            for j, other in enumerate(moments)
            if (other, j) < (moment, i) and (window is None or moment - other <= window)
        ]
        best = max((scores[i, j] for j in before), default=0.0)
        assert found.similarity[i] == pytest.approx(max(best, 0.0), abs=ROUNDING)
        assert (found.nearest[i] >= 0) == (found.similarity[i] > 0)


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_bit_equal_for_any_number_of_threads(dtype):
    rng = np.random.default_rng(11)
    X = (rng.integers(0, 3, (3000, 40)) * (rng.random((3000, 40)) < 0.1) * rng.normal(size=(3000, 40))).astype(dtype)
    X[::50] = 0
    X[1::50] = X[2::50]
    moments = rng.uniform(0, 100, len(X))

    def everything(n_jobs: int) -> list[bytes]:
        time = {"times": moments, "half_life": 20.0, "window": 30.0, "n_jobs": n_jobs}
        index = CosineIndex(n_jobs=n_jobs)
        index.add(X[:2000])
        index.add(X[2000:])
        index.remove(range(0, 3000, 7))
        search = CosineNeighbors(n_neighbors=7, n_jobs=n_jobs).fit(X)
        graphs = [
            nearest_neighbors(X, n_jobs=n_jobs),
            nearest_neighbors(X, **time),
            nearest_neighbors(X[:500], X, min_similarity=-1, n_neighbors=20, n_jobs=n_jobs),
            nearest_neighbors(X[:500], X, other_times=moments, **(time | {"times": moments[:500]})),
            search.radius_neighbors_graph(X[:300], 0.6, "distance"),
        ]
        arrays = [array for graph in graphs for array in (graph.data, graph.indices, graph.indptr)]
        arrays += [*similar_pairs(X, 0.4, n_jobs=n_jobs), *similar_pairs(X, 0.2, **time), *search.kneighbors(X[:300])]
        arrays += [*index.query(X[:500]), *novelty(X, times=moments, window=10.0, n_jobs=n_jobs)]
        return [array.tobytes() for array in arrays]

    one = everything(1)
    assert everything(2) == one
    assert everything(8) == one
