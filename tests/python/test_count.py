"""CountVectorizer counts as scikit-learn's does, given the same tokens."""

from __future__ import annotations

import pickle

import numpy as np
import pytest
from sklearn.base import clone
from sklearn.feature_extraction.text import CountVectorizer as SklearnVectorizer
from sklearn.feature_extraction.text import TfidfTransformer
from sklearn.pipeline import make_pipeline

import tidings


@pytest.mark.parametrize(
    "parameters",
    [{}, {"binary": True}, {"ngram_range": (1, 2), "min_df": 2}, {"max_features": 50}, {"vocabulary": ["oil", "the"]}],
    ids=str,
)
def test_counts_equal_scikit_learns(load_jsonl, parameters):
    texts = [row["text"] for row in load_jsonl("topics/mini_newsgroups")][:500]
    ours = tidings.CountVectorizer(**parameters)
    shared = {k: v for k, v in parameters.items() if k not in ("ngram_range", "max_features")}
    theirs = SklearnVectorizer(analyzer=ours.build_analyzer(), **shared)
    matrix, expected = ours.fit_transform(texts), theirs.fit_transform(texts)
    assert matrix.dtype == expected.dtype == np.int64
    if "max_features" in parameters:
        totals = np.sort(expected.sum(axis=0).A1)[::-1][:50]
        np.testing.assert_array_equal(np.sort(matrix.sum(axis=0))[::-1], totals)
        return
    assert ours.get_feature_names_out().tolist() == theirs.get_feature_names_out().tolist()
    assert (matrix != expected).nnz == 0
    assert (ours.transform(texts) != expected).nnz == 0
    assert ours.vocabulary_ == theirs.vocabulary_


def test_it_is_an_estimator_like_any_other():
    vectorizer = tidings.CountVectorizer(min_df=2, dtype=np.float32)
    assert clone(vectorizer).get_params() == vectorizer.get_params()
    texts = ["Lava, lava everywhere.", "No lava, no ash."]
    weights = make_pipeline(vectorizer, TfidfTransformer()).fit_transform(texts)
    assert weights.shape == (2, 1)
    restored = pickle.loads(pickle.dumps(vectorizer))
    assert restored.transform(texts).toarray().tolist() == [[2.0], [1.0]]
    assert restored.transform(texts).dtype == np.float32
    assert restored.partial_fit(["No ash."]).get_feature_names_out().tolist() == ["ash", "lava", "no"]
    assert not hasattr(vectorizer, "idf_")


def test_vectorizers_of_two_kinds_do_not_merge():
    counts, weights = tidings.CountVectorizer().fit(["ash"]), tidings.TfidfVectorizer().fit(["lava"])
    with pytest.raises(TypeError, match="other must be a CountVectorizer, got TfidfVectorizer"):
        counts.merge(weights)
