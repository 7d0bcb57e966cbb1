from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp
from scipy import sparse

from tidings import CosineNeighbors, TfidfVectorizer

sklearn_neighbors = pytest.importorskip("sklearn.neighbors")

# No rows of zeros: scikit-learn takes them to be at no distance from themselves, and we at 1.
matrices = hnp.arrays(
    np.float64, st.tuples(st.integers(3, 12), st.just(5)), elements=st.sampled_from([0, 0, 1, 2, -1])
).map(lambda X: np.column_stack([X, np.full(len(X), 0.5)]))


def peers(X, **parameters):
    theirs = sklearn_neighbors.NearestNeighbors(metric="cosine", algorithm="brute", **parameters).fit(X)
    return CosineNeighbors(**parameters).fit(X), theirs


@given(matrices, matrices, st.booleans())
def test_kneighbors_are_at_scikit_learns_distances(X, Y, is_sparse):
    if is_sparse:
        X, Y = sparse.csr_array(X), sparse.csr_array(Y)
    ours, theirs = peers(X, n_neighbors=2)
    for queries in (None, Y, X):
        distances, indices = ours.kneighbors(queries)
        expected, _ = theirs.kneighbors(queries)
        np.testing.assert_allclose(distances, expected, rtol=0, atol=1e-9)
        assert indices.shape == expected.shape
        assert indices.tolist() == ours.kneighbors(queries, return_distance=False).tolist()


@given(matrices, st.sampled_from([0.1, 0.45, 1.0, 1.3, 2.0]))
def test_radius_neighbors_are_those_within(X, radius):
    ours, _ = peers(X, radius=radius)
    dense = sklearn_neighbors.NearestNeighbors(metric="cosine", n_neighbors=len(X)).fit(X)
    distances = np.zeros((len(X), len(X)))
    for i, (d, j) in enumerate(zip(*dense.kneighbors(X), strict=True)):
        distances[i, j] = d
    found, indices = ours.radius_neighbors(X)
    for i in range(len(X)):
        assert set(np.flatnonzero(distances[i] < radius - 1e-9)) <= set(indices[i].tolist())
        assert set(indices[i].tolist()) <= set(np.flatnonzero(distances[i] < radius + 1e-9))
        np.testing.assert_allclose(found[i], distances[i][indices[i]], rtol=0, atol=1e-9)
    graph = ours.radius_neighbors_graph(X, mode="distance")
    assert graph.nnz == sum(map(len, indices))
    alone = ours.radius_neighbors(return_distance=False)
    assert all(i not in row.tolist() for i, row in enumerate(alone))


def test_graphs_are_scikit_learns():
    X = np.random.default_rng(1).random((30, 6))
    ours, theirs = peers(X, n_neighbors=4)
    for mode in ("connectivity", "distance"):
        for queries in (None, X[:7]):
            expected = theirs.kneighbors_graph(queries, mode=mode)
            graph = ours.kneighbors_graph(queries, mode=mode)
            np.testing.assert_allclose(graph.toarray(), expected.toarray(), rtol=0, atol=1e-9)
            assert graph.nnz == expected.nnz


def test_others_take_it_as_precomputed(load_jsonl):
    from sklearn.base import clone  # noqa: PLC0415
    from sklearn.cluster import DBSCAN  # noqa: PLC0415
    from sklearn.neighbors import KNeighborsClassifier  # noqa: PLC0415
    from sklearn.pipeline import make_pipeline  # noqa: PLC0415

    rows = load_jsonl("events/ecbplus")
    X = TfidfVectorizer(sublinear_tf=True, min_df=2, dtype=np.float64).fit_transform(r["text"] for r in rows)
    labels = [r["label"] for r in rows]
    graph = CosineNeighbors(radius=0.7).fit(X).radius_neighbors_graph(X, mode="distance")
    clusters = DBSCAN(eps=0.7, min_samples=2, metric="precomputed").fit_predict(graph)
    assert clusters.tolist() == DBSCAN(eps=0.7, min_samples=2, metric="cosine").fit_predict(X).tolist()
    pipeline = make_pipeline(clone(CosineNeighbors(n_neighbors=5)), KNeighborsClassifier(3, metric="precomputed"))
    direct = KNeighborsClassifier(3, metric="cosine", algorithm="brute").fit(X[::2], labels[::2])
    found = pipeline.fit(X[::2], labels[::2]).predict(X[1::2])
    assert np.mean(found == direct.predict(X[1::2])) > 0.97  # ties aside


def test_wrong_input_is_refused():
    search = CosineNeighbors(n_neighbors=3).fit(np.eye(3))
    with pytest.raises(ValueError, match="n_neighbors must be at most 2, the rows there are to find, got 3"):
        search.kneighbors()
    with pytest.raises(ValueError, match="columns against"):
        search.kneighbors(np.eye(2))
    with pytest.raises(ValueError, match="mode must be one of"):
        search.kneighbors_graph(mode="cosine")
    with pytest.raises(ValueError, match="radius must be at least 0, got -1"):
        search.radius_neighbors(radius=-1)
    with pytest.raises(ValueError, match="not fitted"):
        CosineNeighbors().kneighbors()
    with pytest.raises(ValueError, match=r"n_neighbors.*0"):
        CosineNeighbors(n_neighbors=0).fit(np.eye(3))
