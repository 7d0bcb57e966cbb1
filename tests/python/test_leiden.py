from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import sparse
from sklearn.base import clone

from tidings import Leiden, TfidfVectorizer, event_threshold, metrics, nearest_neighbors


@pytest.fixture(scope="module")
def basil(load_jsonl):
    return load_jsonl("events/basil")


@pytest.fixture(scope="module")
def vectors(basil):
    texts = [f"{row['title']}\n{row['text']}" for row in basil]
    return TfidfVectorizer(sublinear_tf=True, stop_words="english", min_df=2).fit_transform(texts)


def graph_of(X, n_neighbors=10):
    graph = nearest_neighbors(X, n_neighbors=n_neighbors)
    return graph.maximum(graph.T)


def test_finds_events(basil, vectors):
    labels = Leiden().fit_predict(vectors)
    assert metrics.bcubed([row["label"] for row in basil], labels).f1 > 0.85


def test_a_graph_can_be_given(vectors):
    resolution = event_threshold(vectors)
    ours = Leiden().fit(vectors)
    assert ours.resolution_ == resolution
    given_graph = Leiden(resolution=resolution, affinity="precomputed").fit(graph_of(vectors))
    assert (ours.labels_ == given_graph.labels_).all()
    one_way = Leiden(resolution=resolution, affinity="precomputed").fit(nearest_neighbors(vectors))
    assert (ours.labels_ == one_way.labels_).all()
    assert ours.quality_ == one_way.quality_


def quality_change(graph, labels, row, to, resolution):
    """What CPM's quality changes by when a row moves."""
    weights = graph[[row]].toarray().ravel()
    others = np.arange(len(labels)) != row

    def worth(community):
        members = (labels == community) & others
        return weights[members].sum() - resolution * members.sum()

    return worth(to) - worth(labels[row])


def test_no_single_move_improves_the_quality(vectors):
    leiden = Leiden(resolution=0.1).fit(vectors)
    graph = graph_of(vectors).astype(np.float64)
    for row in range(0, len(leiden.labels_), 7):
        for to in {*leiden.labels_[graph[[row]].indices], leiden.n_clusters_}:
            assert quality_change(graph, leiden.labels_, row, to, 0.1) < 1e-6


@pytest.mark.parametrize("quality", ["cpm", "modularity"])
def test_another_order_gives_the_same_communities(vectors, quality):
    order = np.random.default_rng(0).permutation(vectors.shape[0])
    leiden = Leiden(quality=quality, resolution=0.2 if quality == "cpm" else 1.0)
    assert metrics.adjusted_rand(leiden.fit_predict(vectors)[order], leiden.fit_predict(vectors[order])) == 1


def test_bit_equal_for_any_number_of_threads(vectors):
    one, two = Leiden(n_jobs=1).fit(vectors), Leiden(n_jobs=2).fit(vectors)
    assert one.labels_.tobytes() == two.labels_.tobytes()
    assert one.quality_ == two.quality_


@pytest.mark.parametrize("resolution", [0.02, 0.1, 0.3, 0.6])
def test_is_as_good_as_leidenalg_cpm(vectors, resolution):
    theirs = leidenalg_quality(graph_of(vectors), "CPMVertexPartition", resolution_parameter=resolution) / 2
    assert Leiden(resolution=resolution).fit(vectors).quality_ >= theirs


def test_is_as_good_as_leidenalg_modularity(vectors):
    theirs = leidenalg_quality(graph_of(vectors), "ModularityVertexPartition")
    assert Leiden(quality="modularity").fit(vectors).quality_ >= theirs


def leidenalg_quality(graph, name, **parameters):
    """The best of six partitions by leidenalg, less .2 % for luck; it counts each pair of rows twice for CPM."""
    leidenalg = pytest.importorskip("leidenalg")
    igraph = pytest.importorskip("igraph")
    upper = sparse.triu(graph, 1).tocoo()
    network = igraph.Graph(n=graph.shape[0], edges=list(zip(*upper.coords, strict=True)))
    kind = getattr(leidenalg, name)
    weights = upper.data.astype(float)
    best = max(
        leidenalg.find_partition(network, kind, weights=weights, n_iterations=2, seed=seed, **parameters).quality()
        for seed in range(6)
    )
    return best - 2e-3 * abs(best)


@given(st.integers(0, 2**32 - 1), st.integers(0, 30))
def test_every_row_is_in_a_community(seed, n):
    X = np.random.default_rng(seed).random((n, 4)) * (np.random.default_rng(seed + 1).random((n, 4)) < 0.5)
    for quality in ("cpm", "modularity"):
        leiden = Leiden(quality=quality, n_neighbors=3).fit(X)
        assert sorted(set(leiden.labels_)) == list(range(leiden.n_clusters_))
        assert len(leiden.labels_) == n


def test_scikit_learns_conventions_hold():
    assert clone(Leiden(resolution=0.2)).get_params()["resolution"] == 0.2
    assert repr(Leiden(n_neighbors=3)) == "Leiden(n_neighbors=3)"


def test_wrong_parameters_are_refused_with_their_value():
    X = np.eye(4)
    for parameters, message in [
        ({"resolution": -0.5}, "resolution.*-0.5"),
        ({"resolution": "best"}, "resolution.*'best'"),
        ({"quality": "surprise"}, "quality.*'surprise'"),
        ({"affinity": "rbf"}, "affinity.*'rbf'"),
        ({"affinity": "precomputed"}, "needs rows"),
        ({"n_neighbors": 0}, "n_neighbors.*0"),
        ({"max_iter": 0}, "max_iter.*0"),
        ({"n_starts": 0}, "n_starts.*0"),
    ]:
        with pytest.raises(ValueError, match=message):
            Leiden(**parameters).fit(X)
    with pytest.raises(ValueError, match=r"square, got \(4, 3\)"):
        Leiden(resolution=0.1, affinity="precomputed").fit(np.eye(4, 3))
    with pytest.raises(ValueError, match="from 0 to 1 must be at least 0, got -1"):
        Leiden(resolution=0.1, affinity="precomputed").fit([[0.0, -1.0], [0.0, 0.0]])


def test_further_rows_get_the_community_of_their_neighbours(vectors):
    leiden = Leiden(resolution=0.2).fit(vectors)
    large = np.bincount(leiden.labels_)[leiden.labels_] > 1
    assert (leiden.predict(vectors)[large] == leiden.labels_[large]).mean() > 0.98
    assert leiden.predict(sparse.csr_array((1, vectors.shape[1]))).tolist() == [-1]
    similarities = nearest_neighbors(vectors[:40], vectors, n_neighbors=10)
    given = Leiden(resolution=0.2, affinity="precomputed").fit(graph_of(vectors))
    assert (given.predict(similarities) == leiden.predict(vectors[:40])).all()


def test_another_graph_counts_from_the_next_fit_on(vectors):
    leiden = Leiden(resolution=0.2, n_neighbors=20).fit(vectors[:200])
    labels = leiden.predict(vectors[200:])
    leiden.set_params(n_neighbors=1, affinity="precomputed")
    assert (leiden.predict(vectors[200:]) == labels).all()
    leiden.set_params(affinity="nearest_neighbors").fit(vectors[:200])
    assert (leiden.predict(vectors[200:]) != labels).any()


def test_what_cannot_be_predicted_is_refused(vectors):
    with pytest.raises(ValueError, match="not fitted yet"):
        Leiden().predict(vectors)
    with pytest.raises(ValueError, match="column"):
        Leiden(resolution=0.2).fit(vectors).predict([[1.0, 2.0]])
    with pytest.raises(ValueError, match="2 columns, one a fitted row, got 3"):
        Leiden(resolution=0.2, affinity="precomputed").fit(np.zeros((2, 2))).predict(np.eye(3))
