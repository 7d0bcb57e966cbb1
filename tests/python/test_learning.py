"""Learning on, merging and forgetting equal a fresh fit."""

from __future__ import annotations

import pickle

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import tidings
from tidings._checks import NotFittedError

WORDS = st.sampled_from(
    ["ash", "Ash", "ash's", "ferry", "lava", "é", "日本語", "новости", "don’t", "straße", "\ud800", "🌋"]
)
TEXTS = st.lists(st.lists(WORDS, max_size=12).map(" ".join), min_size=1, max_size=12)
PARAMETERS = st.fixed_dictionaries(
    {
        "ngram_range": st.sampled_from([(1, 1), (1, 2), (2, 3)]),
        "min_df": st.sampled_from([1, 2, 0.3]),
        "max_df": st.sampled_from([1.0, 0.8]),
        "max_features": st.sampled_from([None, 3]),
        "binary": st.booleans(),
        "decode_error": st.just("replace"),
        "n_jobs": st.sampled_from([1, 2]),
    }
)


def fitted(texts, parameters):
    """None where no term remains."""
    try:
        return tidings.TfidfVectorizer(**parameters).fit(texts)
    except ValueError:
        return None


def assert_same(vectorizer, fresh, texts):
    if fresh is None:
        assert len(vectorizer.get_feature_names_out()) == 0
        return
    assert vectorizer.n_documents_ == fresh.n_documents_
    assert vectorizer.replaced_ == fresh.replaced_
    assert vectorizer.get_feature_names_out().tolist() == fresh.get_feature_names_out().tolist()
    assert vectorizer.idf_.tobytes() == fresh.idf_.tobytes()
    ours, theirs = vectorizer.transform(texts), fresh.transform(texts)
    for part in ("data", "indices", "indptr"):
        np.testing.assert_array_equal(getattr(ours, part), getattr(theirs, part))


@settings(max_examples=150, deadline=None)
@given(TEXTS, TEXTS, PARAMETERS)
def test_parts_equal_the_whole(first, second, parameters):
    whole = fitted(first + second, parameters)
    parts = tidings.TfidfVectorizer(**parameters).partial_fit(first).partial_fit(second)
    assert_same(parts, whole, first + second)

    other = tidings.TfidfVectorizer(**parameters).partial_fit(second)
    merged = tidings.TfidfVectorizer(**parameters).partial_fit(first).merge(other)
    assert_same(merged, whole, first + second)

    rest = fitted(second, parameters)
    assert_same(pickle.loads(pickle.dumps(merged)).forget(first), rest, first + second)


def test_the_limits_may_change_between_two_calls():
    vectorizer = tidings.TfidfVectorizer(min_df=2).partial_fit(["ash fell", "ash and lava"])
    assert vectorizer.get_feature_names_out().tolist() == ["ash"]
    vectorizer.set_params(min_df=1).partial_fit([])
    assert vectorizer.get_feature_names_out().tolist() == ["and", "ash", "fell", "lava"]
    vectorizer.set_params(ngram_range=(1, 2))
    with pytest.raises(ValueError, match="analyse texts differently"):
        vectorizer.partial_fit(["ash"])
    assert vectorizer.n_documents_ == 2


def test_wrong_use_is_told_and_loses_nothing():
    vectorizer = tidings.TfidfVectorizer()
    with pytest.raises(NotFittedError):
        vectorizer.forget(["ash"])
    with pytest.raises(NotFittedError):
        vectorizer.merge(tidings.TfidfVectorizer())
    with pytest.raises(TypeError, match="other must be a TfidfVectorizer, got list"):
        vectorizer.merge([])
    vectorizer.fit(["ash fell"])
    with pytest.raises(ValueError, match='the term "lava" is in 1 of these texts, but only in 0'):
        vectorizer.forget(["lava"])
    with pytest.raises(TypeError, match=r"texts\[1\] must be str or bytes, got int"):
        vectorizer.partial_fit(["ash", 3])
    assert vectorizer.get_feature_names_out().tolist() == ["ash", "fell"]


def test_a_damaged_pickle_is_refused():
    state = tidings.TfidfVectorizer(ngram_range=(1, 2)).fit(["ash fell far", "lava"]).__getstate__()
    words, ends, ngrams, *rest = state["_learnt"]
    for damaged in [
        (words[:-1], ends, ngrams, *rest),
        (words, ends[:-1], ngrams, *rest),
        (words, ends, ngrams[::-1], *rest),
        (words, ends, ngrams + 2**40, *rest),
        (words, ends, ngrams),
    ]:
        with pytest.raises(ValueError, match=r"damaged|ends do not ascend"):
            tidings.TfidfVectorizer().__setstate__({**state, "_learnt": damaged})
