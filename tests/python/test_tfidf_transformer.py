"""TfidfTransformer weighs as scikit-learn's does, and as our own vectorizer."""

from __future__ import annotations

import pickle

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from scipy import sparse
from sklearn.base import clone
from sklearn.feature_extraction.text import TfidfTransformer as SklearnTransformer
from sklearn.utils.validation import check_is_fitted

import tidings
from tidings._checks import NotFittedError

PARAMETERS = st.fixed_dictionaries(
    {"norm": st.sampled_from(["l1", "l2", None]), "use_idf": st.booleans(), "sublinear_tf": st.booleans()}
)
COUNTS = st.tuples(st.integers(1, 8), st.integers(1, 8)).flatmap(
    lambda shape: arrays(np.float64, shape, elements=st.integers(0, 4).map(float))
)


@given(COUNTS, PARAMETERS)
def test_equals_scikit_learn(counts, parameters):
    ours, theirs = tidings.TfidfTransformer(**parameters), SklearnTransformer(**parameters)
    weights, expected = ours.fit_transform(counts), theirs.fit_transform(sparse.csr_matrix(counts))
    np.testing.assert_allclose(weights.toarray(), expected.toarray(), rtol=1e-14, atol=0)
    if parameters["use_idf"]:
        np.testing.assert_allclose(ours.idf_, theirs.idf_, rtol=1e-15)


def test_equals_our_vectorizer_bit_for_bit(load_jsonl):
    texts = [row["text"] for row in load_jsonl("topics/mini_newsgroups")][:300]
    whole = tidings.TfidfVectorizer(dtype=np.float64, sublinear_tf=True, ngram_range=(1, 2)).fit_transform(texts)
    counts = tidings.CountVectorizer(ngram_range=(1, 2)).fit_transform(texts)
    for n_jobs in (1, 2):
        weights = tidings.TfidfTransformer(sublinear_tf=True, n_jobs=n_jobs).fit_transform(counts)
        assert weights.data.tobytes() == whole.data.tobytes()
        assert (weights != whole).nnz == 0


def test_it_is_an_estimator_like_any_other():
    transformer = tidings.TfidfTransformer(norm="l1")
    assert clone(transformer).get_params() == transformer.get_params()
    counts = sparse.csr_array(np.array([[3, 1], [0, 2]], dtype=np.float32))
    weights = transformer.fit_transform(counts)
    assert weights.dtype == np.float32
    assert counts.data.tolist() == [3, 1, 2]
    check_is_fitted(transformer)
    restored = pickle.loads(pickle.dumps(transformer))
    assert (restored.transform(counts) != weights).nnz == 0
    assert transformer.get_feature_names_out(["ash", "lava"]).tolist() == ["ash", "lava"]
    assert transformer.get_feature_names_out().tolist() == ["x0", "x1"]
    assert transformer.n_features_in_ == 2


def test_wrong_use_is_told():
    with pytest.raises(NotFittedError):
        tidings.TfidfTransformer().transform([[1]])
    with pytest.raises(ValueError, match="norm must be"):
        tidings.TfidfTransformer(norm="max").fit([[1]])
    with pytest.raises(ValueError, match="column 1 is zero in every row"):
        tidings.TfidfTransformer(smooth_idf=False).fit([[1, 0]])
    with pytest.raises(ValueError, match="number of columns must be that of fit, got 1, not 2"):
        tidings.TfidfTransformer().fit([[1, 0]]).transform([[1]])
    with pytest.raises(ValueError, match="number of columns must be at least 1"):
        tidings.TfidfTransformer().fit(np.zeros((2, 0)))
