from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import sparse
from sklearn.base import clone
from sklearn.cluster import HDBSCAN
from sklearn.cluster._hdbscan._tree import HIERARCHY_dtype, tree_to_labels

from tidings import Density, TfidfVectorizer, metrics, nearest_neighbors


@pytest.fixture(scope="module")
def posts(load_jsonl):
    texts = [row["text"] for row in load_jsonl("topics/mini_newsgroups")[::4]]
    return TfidfVectorizer(sublinear_tf=True, stop_words="english", min_df=2, dtype=np.float64).fit_transform(texts)


def same(ours, theirs):
    """Equal groups, equal noise."""
    noise = ours == -1
    return (noise == (theirs == -1)).all() and len({*zip(ours, theirs, strict=True)}) == len({*ours})


def hdbscan(X, min_cluster_size, min_samples):
    """Scikit-learn's, on all distances."""
    unit = X / np.maximum(np.linalg.norm(X, axis=1, keepdims=True), 1e-300)
    distances = np.clip(1 - unit @ unit.T, 0, None)
    np.fill_diagonal(distances, 0)
    model = HDBSCAN(min_cluster_size=min_cluster_size, min_samples=min_samples, metric="precomputed", copy=True)
    return model.fit(distances)


def some_rows(seed, n):
    rng = np.random.default_rng(seed)
    return np.abs(rng.normal(size=(n, 6)) * 0.3 + 2 * np.eye(6)[rng.integers(0, 4, n)])


@given(st.integers(0, 2**32 - 1), st.integers(20, 80), st.integers(3, 8))
def test_with_all_neighbours_equals_hdbscan(seed, n, min_cluster_size):
    X = some_rows(seed, n)
    theirs = hdbscan(X, min_cluster_size, 1)
    ours = Density(min_cluster_size=min_cluster_size, min_samples=1, n_neighbors=n).fit(X)
    assert same(ours.labels_, theirs.labels_)
    np.testing.assert_allclose(ours.probabilities_, theirs.probabilities_, rtol=0, atol=1e-9)


@given(st.integers(0, 2**32 - 1), st.integers(20, 80), st.integers(3, 8), st.integers(2, 8))
def test_with_core_distances_the_tree_is_as_high_and_is_cut_as_hdbscans(seed, n, min_cluster_size, min_samples):
    """Core distances make ties, so that there are several minimum spanning trees: each is right."""
    X = some_rows(seed, n)
    theirs = hdbscan(X, min_cluster_size, min_samples)
    ours = Density(min_cluster_size=min_cluster_size, min_samples=min_samples, n_neighbors=n).fit(X)
    heights = np.sort(theirs._single_linkage_tree_["value"])
    np.testing.assert_allclose(1 - ours.similarities_, heights, rtol=0, atol=1e-9)
    tree = np.empty(n - 1, dtype=HIERARCHY_dtype)
    tree["left_node"], tree["right_node"] = ours.children_.T
    tree["value"], tree["cluster_size"] = 1 - ours.similarities_, ours.sizes_
    labels, probabilities = tree_to_labels(tree, min_cluster_size=min_cluster_size)
    assert same(ours.labels_, labels)
    np.testing.assert_allclose(ours.probabilities_, probabilities, rtol=0, atol=1e-9)


@pytest.mark.parametrize("min_samples", [2, 5])
def test_with_all_neighbours_equals_hdbscan_on_real_text(posts, min_samples):
    theirs = hdbscan(posts.toarray(), 5, min_samples)
    ours = Density(min_samples=min_samples, n_neighbors=posts.shape[0]).fit(posts)
    assert ours.n_clusters_ > 1
    assert metrics.adjusted_rand(theirs.labels_, ours.labels_) > 0.999


@pytest.mark.parametrize(
    "options",
    [
        {"cluster_selection_method": "leaf"},
        {"cluster_selection_epsilon": 0.1},
        {"cluster_selection_epsilon": 0.2, "cluster_selection_method": "leaf"},
        {"max_cluster_size": 12},
        {"allow_single_cluster": True},
        {"allow_single_cluster": True, "cluster_selection_epsilon": 0.15},
    ],
    ids=str,
)
def test_options_mean_what_they_mean_to_hdbscan(options):
    """Core distances to the nearest row make no ties; its min_samples does not count the row itself."""
    theirs = pytest.importorskip("hdbscan")
    found = set()
    for seed in range(20):
        groups = 1 if seed % 4 == 0 else 4
        rng = np.random.default_rng(seed)
        X = rng.normal(size=(60, 3)) * 0.15 + rng.normal(size=(groups, 3))[rng.integers(0, groups, 60)]
        distances = np.linalg.norm(X[:, None] - X[None], axis=2) / 10
        expected = theirs.HDBSCAN(metric="precomputed", min_cluster_size=4, min_samples=1, **options).fit(distances)
        ours = Density(min_cluster_size=4, min_samples=2, affinity="precomputed", **options).fit(1 - distances)
        assert same(ours.labels_, expected.labels_)
        np.testing.assert_allclose(ours.probabilities_, expected.probabilities_, rtol=0, atol=1e-9)
        np.testing.assert_allclose(ours.outlier_scores_, expected.outlier_scores_, rtol=0, atol=1e-9)
        found.add(ours.n_clusters_)
    assert len(found) > 1


def test_further_rows_get_the_groups_of_their_likes(posts):
    density = Density(min_samples=2, min_cluster_size=3).fit(posts)
    labels, probabilities = density.predict_with_probabilities(posts)
    dense = density.probabilities_ == 1
    assert dense.sum() > 20
    assert (labels[dense] == density.labels_[dense]).all()
    assert ((labels == -1) == (probabilities == 0)).all()
    assert (density.predict(posts * 3.0) == labels).all()
    assert density.predict(sparse.csr_array((2, posts.shape[1]))).tolist() == [-1, -1]


def test_another_epsilon_counts_from_the_next_fit_on():
    rows, new = np.abs(np.random.default_rng(0).normal(size=(2, 40, 4)))
    density = Density(min_cluster_size=15, allow_single_cluster=True).fit(rows)
    labels = density.predict(new)
    assert (density.set_params(cluster_selection_epsilon=0.5).predict(new) == labels).all()
    assert (density.fit(rows).predict(new) != labels).any()


def test_another_graph_counts_from_the_next_fit_on(posts):
    density = Density(min_cluster_size=3, n_neighbors=30).fit(posts[:200])
    labels, probabilities = density.predict_with_probabilities(posts[200:])
    density.set_params(n_neighbors=3, affinity="precomputed")
    assert (density.predict(posts[200:]) == labels).all()
    density.set_params(affinity="nearest_neighbors").fit(posts[:200])
    assert (density.predict_with_probabilities(posts[200:])[1] != probabilities).any()


def test_further_rows_can_be_given_by_their_similarities():
    graph = np.kron(np.eye(2), np.full((3, 3), 0.9))
    density = Density(min_cluster_size=3, affinity="precomputed").fit(graph)
    new = [[0.8, 0.8, 0.8, 0.1, 0, 0], [0, 0, 0, 0.95, 0.9, 0.9], [0, 0, 0, 0, 0, 0]]
    assert density.predict(new).tolist() == [0, 1, -1]
    with pytest.raises(ValueError, match="6 columns, one a fitted row, got 2"):
        density.predict([[0.5, 0.5]])


def test_a_graph_can_be_given(posts):
    graph = nearest_neighbors(posts, n_neighbors=30)
    ours = Density().fit(posts)
    assert (ours.labels_ == Density(affinity="precomputed").fit_predict(graph)).all()
    assert (ours.labels_ == Density(affinity="precomputed").fit_predict(graph.maximum(graph.T))).all()


def test_another_order_gives_the_same_groups(posts):
    order = np.random.default_rng(0).permutation(posts.shape[0])
    assert same(Density(min_samples=2).fit_predict(posts)[order], Density(min_samples=2).fit_predict(posts[order]))


def test_bit_equal_for_any_number_of_threads(posts):
    one, two = Density(n_jobs=1).fit(posts), Density(n_jobs=2).fit(posts)
    assert one.labels_.tobytes() == two.labels_.tobytes()
    assert one.probabilities_.tobytes() == two.probabilities_.tobytes()


def test_the_trees_fit_together(posts):
    density = Density(min_samples=2).fit(posts)
    assert density.children_.shape == (posts.shape[0] - 1, 2)
    assert (np.diff(density.similarities_) <= 1e-12).all()
    tree = density.condensed_tree_
    assert tree["parent"][0] == -1
    assert tree["size"][0] == posts.shape[0]
    assert tree["selected"].sum() == density.n_clusters_
    assert (tree["size"][1:] >= 5).all()
    assert ((density.labels_ == -1) == (density.probabilities_ == 0)).all()


def test_small_and_odd_input():
    assert Density().fit_predict(np.zeros((0, 3))).tolist() == []
    assert Density().fit_predict(np.eye(3)).tolist() == [-1, -1, -1]
    assert Density(min_cluster_size=2).fit_predict(np.zeros((4, 3))).tolist() == [-1] * 4
    twins = np.repeat(np.eye(3), 5, axis=0)
    assert Density().fit_predict(sparse.csr_array(twins)).tolist() == [0] * 5 + [1] * 5 + [2] * 5


def test_scikit_learns_conventions_hold():
    assert clone(Density(min_samples=3)).get_params()["min_samples"] == 3
    assert repr(Density(min_cluster_size=3)) == "Density(min_cluster_size=3)"


def test_wrong_parameters_are_refused_with_their_value():
    X = np.eye(4)
    for parameters, message in [
        ({"min_cluster_size": 1}, "min_cluster_size.*1"),
        ({"min_samples": 0}, "min_samples.*0"),
        ({"n_neighbors": 2}, "n_neighbors must be at least min_samples - 1 = 4, got 2"),
        ({"affinity": "rbf"}, "affinity.*'rbf'"),
        ({"cluster_selection_method": "best"}, "cluster_selection_method.*'best'"),
        ({"cluster_selection_epsilon": -1}, "epsilon.*-1"),
        ({"max_cluster_size": 0}, "max_cluster_size.*0"),
        ({"allow_single_cluster": "yes"}, "allow_single_cluster.*'yes'"),
    ]:
        with pytest.raises(ValueError, match=message):
            Density(**parameters).fit(X)
    with pytest.raises(ValueError, match="at most 1, got 2"):
        Density(affinity="precomputed").fit([[0.0, 2.0], [0.0, 0.0]])


def test_nothing_is_predicted_before_fit():
    with pytest.raises(ValueError, match="not fitted yet"):
        Density().predict(np.eye(3))
