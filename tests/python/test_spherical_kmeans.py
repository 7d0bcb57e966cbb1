from __future__ import annotations

import pickle

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import sparse
from sklearn.base import clone
from sklearn.cluster import KMeans
from sklearn.preprocessing import normalize

from tidings import SphericalKMeans, TfidfVectorizer, metrics


@pytest.fixture(scope="module")
def posts(load_jsonl):
    texts = [row["text"] for row in load_jsonl("topics/mini_newsgroups")]
    return TfidfVectorizer(sublinear_tf=True, stop_words="english", min_df=2).fit_transform(texts)


def mean_cosine(X, labels):
    unit = normalize(X)
    return sum(np.linalg.norm(np.asarray(unit[labels == k].sum(axis=0))) for k in set(labels)) / X.shape[0]


def test_is_at_least_as_good_as_scikit_learns_kmeans_from_the_same_seeds(posts):
    seeds = posts[np.random.default_rng(0).choice(posts.shape[0], 20, replace=False)]
    theirs = KMeans(20, init=normalize(seeds).toarray(), n_init=1).fit(normalize(posts))
    ours = SphericalKMeans(20, init=seeds).fit(posts)
    assert mean_cosine(posts, ours.labels_) > mean_cosine(posts, theirs.labels_) - 1e-3


def test_says_what_it_found(posts):
    kmeans = SphericalKMeans(20).fit(posts)
    assert sparse.issparse(kmeans.cluster_centers_)
    assert kmeans.cluster_centers_.dtype == posts.dtype
    cosines = normalize(posts.astype(np.float64)) @ kmeans.cluster_centers_.T.astype(np.float64)
    np.testing.assert_array_equal(kmeans.labels_, cosines.toarray().argmax(axis=1))
    assert kmeans.inertia_ == pytest.approx((1 - cosines.toarray().max(axis=1)).sum(), rel=1e-5)
    assert kmeans.history_[-1] == pytest.approx(mean_cosine(posts, kmeans.labels_), rel=1e-5)
    assert (np.diff(kmeans.history_) >= -1e-9).all()
    assert kmeans.n_iter_ == len(kmeans.history_) > 1
    np.testing.assert_array_equal(kmeans.counts_, np.bincount(kmeans.labels_))


def test_bit_equal_for_any_number_of_threads_and_rows_predicted_in_batches(posts):
    one = SphericalKMeans(20, n_jobs=1).fit(posts)
    two = SphericalKMeans(20, n_jobs=2).fit(posts)
    assert one.labels_.tobytes() == two.labels_.tobytes()
    assert one.cluster_centers_.data.tobytes() == two.cluster_centers_.data.tobytes()
    batches = [one.predict(posts[i : i + 333]) for i in range(0, posts.shape[0], 333)]
    assert np.concatenate(batches).tobytes() == one.labels_.tobytes()


def test_another_order_gives_the_same_clusters(posts):
    order = np.random.default_rng(0).permutation(posts.shape[0])
    assert (
        metrics.adjusted_rand(
            SphericalKMeans(20).fit_predict(posts)[order], SphericalKMeans(20).fit_predict(posts[order])
        )
        == 1
    )


def test_the_random_state_chooses_the_seeds(posts):
    first = SphericalKMeans(20, random_state=1, max_iter=2).fit(posts)
    assert (first.labels_ == SphericalKMeans(20, random_state=1, max_iter=2).fit_predict(posts)).all()
    others = [2, None, np.random.default_rng(5), np.random.RandomState(5)]
    for random_state in others:
        assert (first.labels_ != SphericalKMeans(20, random_state=random_state, max_iter=2).fit_predict(posts)).any()
    best = SphericalKMeans(20, n_init=4).fit(posts).inertia_
    assert best == min(SphericalKMeans(20, random_state=seed).fit(posts).inertia_ for seed in range(4))


def test_batches_of_any_size_learn_the_same(posts):
    results = []
    for size in (100, 250, 1500):
        kmeans = SphericalKMeans(20).partial_fit(posts[:500])
        for begin in range(500, posts.shape[0], size):
            kmeans.partial_fit(posts[begin : begin + size])
        results.append((kmeans.cluster_centers_.data.tobytes(), kmeans.counts_.tobytes()))
    assert len(set(results)) == 1
    assert kmeans.counts_.sum() == posts.shape[0]
    whole = SphericalKMeans(20).fit(posts)
    assert mean_cosine(posts, kmeans.predict(posts)) > 0.93 * whole.history_[-1]


def test_survives_pickle_and_goes_on_learning(posts):
    kmeans = SphericalKMeans(20).fit(posts[:1000])
    copy = pickle.loads(pickle.dumps(kmeans))
    a = kmeans.partial_fit(posts[1000:]).cluster_centers_
    b = copy.partial_fit(posts[1000:]).cluster_centers_
    assert a.data.tobytes() == b.data.tobytes()


@given(st.integers(0, 2**32 - 1), st.integers(1, 30), st.integers(1, 12))
def test_dense_and_sparse_rows_of_any_kind(seed, n, k):
    rng = np.random.default_rng(seed)
    X = rng.normal(size=(n, 5)) * (rng.random((n, 5)) < 0.6)
    if k > n:
        with pytest.raises(ValueError, match=f"n_clusters.*{n}, got {k}"):
            SphericalKMeans(k).fit(X)
        return
    dense = SphericalKMeans(k).fit(X)
    assert (dense.labels_ == SphericalKMeans(k).fit_predict(sparse.csr_array(X))).all()
    assert (dense.labels_ == dense.predict(X)).all()
    assert (np.diff(dense.history_) >= -1e-12).all()


def test_scikit_learns_conventions_hold(posts):
    assert clone(SphericalKMeans(7, tol=0.1)).get_params()["tol"] == 0.1
    assert repr(SphericalKMeans(3)) == "SphericalKMeans(n_clusters=3)"
    assert SphericalKMeans(5).fit_predict(posts[:50].astype(np.float64)).dtype == np.int32


def test_wrong_parameters_are_refused_with_their_value():
    X = np.eye(4)
    for parameters, message in [
        ({"n_clusters": 0}, "n_clusters.*0"),
        ({"init": "best"}, "init.*'best'"),
        ({"n_clusters": 3, "init": np.eye(2, 4)}, "n_clusters = 3 rows, got 2"),
        ({"n_init": 0}, "n_init.*0"),
        ({"max_iter": 1.5}, "max_iter.*1.5"),
        ({"n_clusters": 2, "tol": -1}, "tol.*-1"),
        ({"random_state": "x"}, "random_state.*'x'"),
    ]:
        with pytest.raises(ValueError, match=message):
            SphericalKMeans(**parameters).fit(X)
    with pytest.raises(ValueError, match="not fitted"):
        SphericalKMeans().predict(X)
    with pytest.raises(ValueError, match="4 columns against 5"):
        SphericalKMeans(2).fit(X).predict(np.eye(5))
    with pytest.raises(ValueError, match="5 columns against 4"):
        SphericalKMeans(2).fit(X).partial_fit(np.eye(5))


@given(st.integers(0, 2**32 - 1), st.integers(4, 30), st.integers(2, 6))
def test_at_the_end_every_row_is_at_its_nearest_centroid_also_where_clusters_began_empty(seed, n, k):
    rng = np.random.default_rng(seed)
    X = np.repeat(rng.random((n, 4)) * (rng.random((n, 4)) < 0.7), 2, axis=0)
    init = X[rng.choice(len(X), min(k, len(X)), replace=False)] * (rng.random((min(k, len(X)), 1)) < 0.7)
    kmeans = SphericalKMeans(len(init), init=init).fit(X)
    cosines = normalize(X) @ kmeans.cluster_centers_.toarray().T
    own = cosines[np.arange(len(X)), kmeans.labels_]
    assert (own >= cosines.max(axis=1) - 1e-9).all()
    assert (np.diff(kmeans.history_) >= -1e-12).all()
