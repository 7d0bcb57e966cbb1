"""scikit-learn's own tests of text features, with our classes in place of theirs."""

from __future__ import annotations

import importlib
import sys

import pytest
import sklearn.feature_extraction.text as theirs

import tidings

pytestmark = pytest.mark.filterwarnings("default")

_REPLACED = ("CountVectorizer", "HashingVectorizer", "TfidfTransformer", "TfidfVectorizer")
_SUITE = "sklearn.feature_extraction.tests.test_text"

_PRIVATE = "looks at a private attribute of scikit-learn's"
_TOKENS = "words are those of UAX #29: \"j'ai\" is one; scikit-learn's come with token_pattern, see test_text_analysis"
_CONSISTENT = "stop words are analysed as the texts are, so that the two cannot disagree: there is nothing to warn of"

CANNOT_HOLD: dict[str, str] = {
    "test_word_analyzer_unigrams[CountVectorizer]": _TOKENS,
    "test_word_analyzer_unigrams[HashingVectorizer]": _TOKENS,
    "test_word_analyzer_unigrams_and_bigrams": _TOKENS,
    "test_countvectorizer_stop_words": "the English stop words are a list of our own",
    "test_tfidf_no_smoothing": "an idf that is infinite raises, and makes no infinite weights",
    "test_tfidf_vectorizer_setters": _PRIVATE,
    "test_tfidfvectorizer_export_idf": _PRIVATE,
    "test_hashed_binary_occurrences": "the default dtype is float32",
    "test_vectorizer_stop_words_inconsistent": _CONSISTENT,
    "test_stop_word_validation_custom_preprocessor": _CONSISTENT,
    "test_countvectorizer_sort_features_64bit_sparse_indices": _PRIVATE,
    "test_vectorizers_do_not_have_set_output": "so that pipelines with vectorizers can set the output of dense steps",
    "test_tfidf_transformer_copy[csr_array]": "copy=False returns the matrix that it was given, and no other one",
    "test_tfidf_vectorizer_preserve_dtype_idf[float32]": "idf are float64 whatever the matrix holds",
}
"""Tests by name, or the beginning of a parametrised one, and why ours is to differ."""


def _suite_with_ours() -> dict[str, object]:
    """The functions of scikit-learn's test module, imported while its names mean our classes."""
    originals = {name: getattr(theirs, name) for name in _REPLACED}
    sys.modules.pop(_SUITE, None)
    try:
        for name in _REPLACED:
            setattr(theirs, name, getattr(tidings, name))
        module = importlib.import_module(_SUITE)
    finally:
        for name, original in originals.items():
            setattr(theirs, name, original)
    tests = {name: value for name, value in vars(module).items() if name.startswith("test_")}
    for test in tests.values():
        if hasattr(test, "pytestmark"):
            test.pytestmark = [_with_lists(mark) for mark in test.pytestmark]
    return tests


def _with_lists(mark: pytest.Mark) -> pytest.Mark:
    """The mark with iterators made lists, as newer versions of pytest want them."""
    if mark.name != "parametrize":
        return mark
    names, values, *rest = mark.args
    return pytest.Mark("parametrize", (names, list(values), *rest), dict(mark.kwargs), _ispytest=True)


globals().update(_suite_with_ours())


@pytest.fixture(autouse=True)
def _expect(request):
    for name, reason in CANNOT_HOLD.items():
        if request.node.name.startswith(name):
            request.node.add_marker(pytest.mark.xfail(reason=reason, strict=True))
