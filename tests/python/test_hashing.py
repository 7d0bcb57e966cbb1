from __future__ import annotations

import pickle

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.base import clone
from sklearn.feature_extraction.text import HashingVectorizer as SklearnVectorizer
from sklearn.pipeline import make_pipeline

from tidings import HashingVectorizer, TfidfTransformer

PARAMETERS = [
    {},
    {"ngram_range": (1, 3)},
    {"n_features": 7},
    {"n_features": 7, "alternate_sign": False, "norm": "l1"},
    {"n_features": 5, "binary": True, "norm": None},
    {"n_features": 64, "norm": None},
]


def same_vectors(texts: list[str], parameters: dict) -> None:
    ours = HashingVectorizer(dtype=np.float64, **parameters)
    shared = {name: value for name, value in parameters.items() if name != "ngram_range"}
    theirs = SklearnVectorizer(analyzer=ours.build_analyzer(), **shared)
    difference = ours.transform(texts) - theirs.transform(texts)
    assert abs(difference).max() < 1e-12


@pytest.mark.parametrize("parameters", PARAMETERS, ids=str)
def test_columns_signs_and_values_are_scikit_learns(load_jsonl, parameters):
    same_vectors([row["text"] for row in load_jsonl("topics/mini_newsgroups")][:300], parameters)


@pytest.mark.parametrize("parameters", PARAMETERS, ids=str)
@given(texts=st.lists(st.text(st.characters(codec="utf-8")), min_size=1))
def test_columns_are_scikit_learns_on_any_text(parameters, texts):
    same_vectors(texts, parameters)


def test_vectors_do_not_depend_on_threads(load_jsonl):
    texts = [row["text"] for row in load_jsonl("topics/mini_newsgroups")]
    one = HashingVectorizer(n_jobs=1, n_features=1000).transform(texts)
    two = HashingVectorizer(n_jobs=2, n_features=1000).transform(texts)
    for part in ("indptr", "indices", "data"):
        np.testing.assert_array_equal(getattr(one, part), getattr(two, part))
    assert one.has_canonical_format


def test_it_needs_no_fit_and_works_in_pipelines():
    vectorizer = HashingVectorizer(n_features=32)
    expected = vectorizer.transform(["lava ash"])
    again = pickle.loads(pickle.dumps(vectorizer))
    for other in (vectorizer.fit(["x"]), clone(vectorizer), again, vectorizer.partial_fit()):
        assert (other.transform(["lava ash"]) != expected).nnz == 0
    assert make_pipeline(vectorizer, TfidfTransformer()).fit_transform(["lava", "ash"]).shape == (2, 32)


@pytest.mark.parametrize(
    ("parameters", "message"),
    [
        ({"n_features": 0}, "n_features must be an integer of at least 1, got 0"),
        ({"n_features": 2**31}, "n_features must be from 1 to"),
        ({"norm": "pivoted"}, "norm must be one of"),
        ({"dtype": "int8"}, "dtype must be float32 or float64"),
        ({"stop_words": "auto"}, "stop_words='auto' must learn"),
    ],
)
def test_wrong_parameters_of_hashing_are_refused(parameters, message):
    with pytest.raises(ValueError, match=message):
        HashingVectorizer(**parameters).fit([])
