"""What holds for every estimator of clusters."""

from __future__ import annotations

import inspect

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import sparse
from sklearn.base import is_clusterer

from tidings import AverageLink, Density, Leiden, SphericalKMeans, metrics

ESTIMATORS = [
    AverageLink(threshold=0.3),
    AverageLink(threshold=0.3, affinity="nearest_neighbors", n_neighbors=5),
    Leiden(resolution=0.3, n_neighbors=5),
    Leiden(quality="modularity", n_neighbors=5),
    Density(min_cluster_size=3, n_neighbors=5),
    Density(min_cluster_size=3, n_neighbors=5, cluster_selection_method="leaf", allow_single_cluster=True),
    SphericalKMeans(3),
]
each = pytest.mark.parametrize("estimator", ESTIMATORS, ids=repr)


def rows(seed, n=60, negative=False):
    """Groups of like rows without equal ones."""
    rng = np.random.default_rng(seed)
    centers = np.eye(8)[rng.integers(0, 5, n)]
    return (rng.normal(size=(n, 8)) if negative else rng.random((n, 8))) * 0.4 + centers


@each
@settings(max_examples=15)
@given(st.integers(0, 2**32 - 1))
def test_another_order_gives_the_same_clusters(estimator, seed):
    X = rows(seed)
    order = np.random.default_rng(seed).permutation(len(X))
    one, other = estimator.fit_predict(X)[order], estimator.fit_predict(X[order])
    assert ((one == -1) == (other == -1)).all()
    assert metrics.adjusted_rand(one, other) == 1


@each
@settings(max_examples=15)
@given(st.integers(0, 2**32 - 1), st.booleans())
def test_dense_and_sparse_and_scaled_rows_give_the_same_for_any_number_of_threads(estimator, seed, negative):
    X = rows(seed, negative=negative)
    expected = estimator.set_params(n_jobs=1).fit_predict(X)
    assert estimator.set_params(n_jobs=2).fit_predict(X).tobytes() == expected.tobytes()
    for same in (sparse.csr_array(X), sparse.csc_matrix(X), X * np.exp2(np.arange(len(X)) % 7 - 3)[:, None]):
        assert (estimator.fit_predict(same) == expected).all()
    assert expected.dtype == np.int32


@each
def test_single_and_double_precision_agree(estimator):
    X = rows(7)
    if isinstance(estimator, SphericalKMeans):
        estimator = SphericalKMeans(3, init=X[:3])  # k-means++ draws by what rows contain, to the last digit
    assert metrics.adjusted_rand(estimator.fit_predict(X), estimator.fit_predict(X.astype(np.float32))) == 1


@each
@pytest.mark.parametrize("n", [0, 1, 2])
def test_so_few_rows(estimator, n):
    if isinstance(estimator, SphericalKMeans):
        if n == 0:
            with pytest.raises(ValueError, match="n_clusters must be from 1 to the number of rows, 0, got 3"):
                estimator.fit(np.ones((0, 3)))
            return
        estimator = SphericalKMeans(n)
    labels = estimator.fit_predict(np.ones((n, 3)))
    assert len(labels) == n
    assert len(set(labels.tolist())) <= 1
    assert len(estimator.predict(np.ones((2, 3)))) == 2 or n == 0


@each
def test_equal_rows_are_in_one_cluster_and_rows_of_zeros_are_no_mistake(estimator):
    assert len(set(estimator.fit_predict(np.ones((12, 3))).tolist())) == 1
    labels = estimator.fit_predict(np.zeros((12, 3)))
    assert len(labels) == 12
    mixed = np.vstack([np.zeros((2, 3)), np.repeat(np.eye(3), 6, axis=0)])
    found = estimator.fit_predict(mixed)[2:].reshape(3, 6)
    assert (found == found[:, :1]).all()
    assert len(set(found[:, 0].tolist())) == 3


@each
def test_one_row_of_very_many_columns_among_short_ones(estimator):
    short = sparse.csr_array(np.repeat(np.eye(3), 6, axis=0))
    long = sparse.csr_array(np.concatenate([np.ones(3), np.ones(500_000)])[None])
    X = sparse.csr_array(sparse.vstack([sparse.hstack([short, sparse.csr_array((18, 500_000))]), long], format="csr"))
    labels = estimator.fit_predict(X)
    found = labels[:18].reshape(3, 6)
    assert (found == found[:, :1]).all()
    assert len(set(found[:, 0].tolist())) == 3
    assert estimator.predict(X[[0, 6, 12]]).tolist() == found[:, 0].tolist()


@each
def test_what_is_no_matrix_is_refused(estimator):
    with pytest.raises(ValueError, match="two dimensions"):
        estimator.fit(np.ones(3))
    for value in (np.nan, np.inf):
        with pytest.raises(ValueError, match=r"column 1 holds (nan|inf)"):
            estimator.fit([[1.0, value], [0.0, 1.0], [1.0, 1.0]])


@each
def test_predicted_rows_are_predicted_alike_in_any_batches(estimator):
    fitted = estimator.fit(rows(1))
    new = rows(2)
    whole = fitted.predict(new)
    assert np.concatenate([fitted.predict(new[i : i + 7]) for i in range(0, len(new), 7)]).tobytes() == whole.tobytes()
    assert set(whole.tolist()) <= {-1, *fitted.labels_.tolist()}


@each
def test_scikit_learn_takes_it_for_a_clusterer(estimator):
    assert is_clusterer(estimator)
    X = rows(3)
    assert (estimator.fit_predict(X, None) == estimator.fit(X).labels_).all()


def test_only_k_means_has_a_seed():
    seeded = {type(e).__name__ for e in ESTIMATORS if "random_state" in inspect.signature(type(e).__init__).parameters}
    assert seeded == {"SphericalKMeans"}
