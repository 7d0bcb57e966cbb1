from __future__ import annotations

import io
import pickle

import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import sparse
from sklearn.base import clone
from sklearn.feature_extraction.text import TfidfVectorizer as SklearnVectorizer
from sklearn.pipeline import make_pipeline
from sklearn.utils.validation import check_is_fitted

import tidings
from tidings import TfidfVectorizer

TEXTS = ["Lava reached the harbour.", "The harbour’s trains stand still, still!", "", "Trains to Lava Point"]

PARAMETERS = [
    {},
    {"norm": "l1"},
    {"norm": None},
    {"use_idf": False},
    {"smooth_idf": False},
    {"sublinear_tf": True},
    {"binary": True},
    {"binary": True, "norm": None, "use_idf": False},
    {"min_df": 2},
    {"min_df": 0.01, "max_df": 0.3},
    {"max_df": 50},
    {"ngram_range": (1, 2), "min_df": 2},
    {"ngram_range": (2, 3), "min_df": 3, "sublinear_tf": True, "norm": "l1"},
    {"stop_words": "english", "sublinear_tf": True, "ngram_range": (1, 2), "min_df": 2, "max_df": 0.5},
    {"vocabulary": ["zebra", "oil", "the", "price", "window"], "smooth_idf": True},
]


@pytest.fixture(scope="module", params=["topics/mini_newsgroups", "topics/reuters21578"])
def texts(request, load_jsonl):
    return [row["text"] for row in load_jsonl(request.param)]


def assert_same_matrix(ours: sparse.csr_array, theirs: sparse.csr_matrix, tolerance: float) -> None:
    theirs.sort_indices()
    assert ours.shape == theirs.shape
    np.testing.assert_array_equal(ours.indptr, theirs.indptr)
    np.testing.assert_array_equal(ours.indices, theirs.indices)
    np.testing.assert_allclose(ours.data, theirs.data, rtol=0, atol=tolerance)


@pytest.mark.parametrize("parameters", PARAMETERS, ids=str)
def test_equals_scikit_learn_given_the_same_tokens(texts, parameters):
    ours = TfidfVectorizer(dtype=np.float64, **parameters)
    shared = {k: v for k, v in parameters.items() if k not in ("ngram_range", "stop_words")}
    theirs = SklearnVectorizer(analyzer=ours.build_analyzer(), **shared)
    matrix, expected = ours.fit_transform(texts), theirs.fit_transform(texts)
    assert ours.get_feature_names_out().tolist() == theirs.get_feature_names_out().tolist()
    assert ours.vocabulary_ == theirs.vocabulary_
    assert_same_matrix(matrix, expected, 1e-6)
    assert_same_matrix(ours.transform(texts[:50]), theirs.transform(texts[:50]), 1e-6)
    if parameters.get("use_idf", True):
        np.testing.assert_allclose(ours.idf_, theirs.idf_)


def test_ngrams_and_stop_words_equal_scikit_learn_given_the_same_words(load_jsonl):
    texts = [row["text"] for row in load_jsonl("topics/mini_newsgroups")]
    words = TfidfVectorizer().build_analyzer()
    stop_words = tidings.english_stop_words()
    ours = TfidfVectorizer(
        ngram_range=(1, 3), stop_words=stop_words, min_df=2, dtype=np.float64, strip_possessive=False
    )
    words = TfidfVectorizer(strip_possessive=False).build_analyzer()
    theirs = SklearnVectorizer(
        tokenizer=words, token_pattern=None, lowercase=False, stop_words=stop_words, ngram_range=(1, 3), min_df=2
    )
    matrix, expected = ours.fit_transform(texts), theirs.fit_transform(texts)
    assert ours.vocabulary_ == theirs.vocabulary_
    assert_same_matrix(matrix, expected, 1e-6)


def test_max_features_keeps_the_most_frequent_terms(load_jsonl):
    texts = [row["text"] for row in load_jsonl("topics/mini_newsgroups")]
    counts = TfidfVectorizer(use_idf=False, norm=None, dtype=np.float64)
    occurrences = counts.fit_transform(texts).sum(axis=0)
    names = counts.get_feature_names_out()
    expected = sorted(sorted(range(len(names)), key=lambda c: (-occurrences[c], names[c]))[:500], key=names.__getitem__)
    limited = TfidfVectorizer(max_features=500).fit(texts)
    assert limited.get_feature_names_out().tolist() == [names[c] for c in expected]


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_bit_equal_for_any_number_of_threads(load_jsonl, dtype):
    texts = [row["text"] for row in load_jsonl("topics/mini_newsgroups")]
    one = TfidfVectorizer(ngram_range=(1, 2), dtype=dtype, n_jobs=1)
    expected = one.fit_transform(texts)
    assert expected.dtype == dtype
    for n_jobs in (2, 8):
        many = TfidfVectorizer(ngram_range=(1, 2), dtype=dtype, n_jobs=n_jobs)
        matrix = many.fit_transform(texts)
        assert matrix.data.tobytes() == expected.data.tobytes()
        assert matrix.indices.tobytes() == expected.indices.tobytes()
        assert many.get_feature_names_out().tolist() == one.get_feature_names_out().tolist()


@given(st.lists(st.text(max_size=60), min_size=1, max_size=12))
def test_any_text_equals_scikit_learn_given_the_same_tokens(texts):
    ours = TfidfVectorizer(dtype=np.float64, min_length=1, decode_error="replace")
    theirs = SklearnVectorizer(analyzer=ours.build_analyzer())
    try:
        expected = theirs.fit_transform(texts)
    except ValueError:
        with pytest.raises(ValueError, match="empty vocabulary"):
            ours.fit_transform(texts)
        return
    assert_same_matrix(ours.fit_transform(texts), expected, 1e-12)
    assert ours.vocabulary_ == theirs.vocabulary_


def test_the_result_is_a_csr_array_over_the_cores_memory():
    matrix = TfidfVectorizer().fit_transform(TEXTS)
    assert isinstance(matrix, sparse.csr_array)
    assert matrix.dtype == np.float32
    assert not matrix.data.flags.owndata
    assert matrix.indices.dtype == matrix.indptr.dtype == np.int32
    assert matrix.has_canonical_format
    norms = np.sqrt(matrix.multiply(matrix).sum(axis=1))
    np.testing.assert_allclose(norms[[0, 1, 3]], 1, rtol=1e-6)
    assert norms[2] == 0


def test_documents_can_be_files_and_paths(tmp_path):
    paths = []
    for i, text in enumerate(TEXTS):
        paths.append(tmp_path / f"{i}.txt")
        paths[-1].write_text(text, encoding="utf-8")
    expected = TfidfVectorizer().fit_transform(TEXTS)
    by_name = TfidfVectorizer(input="filename").fit_transform(paths)
    by_file = TfidfVectorizer(input="file").fit_transform([io.StringIO(text) for text in TEXTS])
    for matrix in (by_name, by_file):
        assert_same_matrix(matrix, expected, 0)


def test_documents_can_be_bytes_in_any_encoding():
    expected = TfidfVectorizer().fit_transform(TEXTS)
    for encoding in ("utf-8", "utf-16", "cp1252"):
        encoded = [text.encode(encoding) for text in TEXTS]
        assert_same_matrix(TfidfVectorizer(encoding=encoding).fit_transform(encoded), expected, 0)


def test_ill_formed_documents_are_refused_replaced_or_cut():
    bad = [b"lava \xff ash", "train \ud800 late"]
    with pytest.raises(ValueError, match="text 0: ill-formed UTF-8: byte 0xff at offset 5"):
        TfidfVectorizer().fit(bad)
    with pytest.raises(ValueError, match=r"document 0: .*0xff"):
        TfidfVectorizer(encoding="ascii").fit(bad)
    replaced = TfidfVectorizer(decode_error="replace").fit(bad)
    assert replaced.replaced_ == 1 + 3  # a surrogate is three ill-formed bytes
    ignored = TfidfVectorizer(decode_error="ignore").fit(bad)
    assert ignored.vocabulary_ == replaced.vocabulary_ == {"ash": 0, "late": 1, "lava": 2, "train": 3}


def test_a_corpus_is_read_as_its_texts(sample):
    assert_same_matrix(TfidfVectorizer().fit_transform(sample), TfidfVectorizer().fit_transform(sample.texts), 0)


def test_scikit_learns_conventions_hold():
    vectorizer = TfidfVectorizer(ngram_range=(1, 2), min_df=2)
    copy = clone(vectorizer)
    assert copy is not vectorizer
    assert copy.get_params() == vectorizer.get_params()
    assert copy.set_params(min_df=3).min_df == 3
    assert repr(vectorizer) == "TfidfVectorizer(ngram_range=(1, 2), min_df=2)"
    assert "TfidfVectorizer" in make_pipeline(vectorizer)._repr_html_()
    check_is_fitted(TfidfVectorizer().fit(TEXTS))
    with pytest.raises(ValueError, match="no parameter 'min_fd'"):
        copy.set_params(min_fd=1)


def test_a_fitted_vectorizer_survives_pickle():
    vectorizer = TfidfVectorizer(stop_words="english").fit(TEXTS)
    vectorizer.set_params(norm="l1", min_length=4)  # which does not change what was fitted
    restored = pickle.loads(pickle.dumps(vectorizer))
    assert restored.get_params() == vectorizer.get_params()
    assert_same_matrix(restored.transform(TEXTS), vectorizer.transform(TEXTS), 0)
    assert pickle.loads(pickle.dumps(TfidfVectorizer())).get_params() == TfidfVectorizer().get_params()


@pytest.mark.parametrize(
    ("parameters", "message"),
    [
        ({"min_df": -1}, "min_df.*-1"),
        ({"max_df": 1.5}, "max_df.*1.5"),
        ({"min_df": True}, "min_df.*True"),
        ({"max_features": 0}, "max_features.*0"),
        ({"max_features": 1.5}, r"max_features.*1\.5"),
        ({"n_jobs": 1.5}, r"n_jobs.*1\.5"),
        ({"min_length": -1}, "min_length.*-1"),
        ({"ngram_range": 1}, "ngram_range.*1"),
        ({"ngram_range": (1, 2, 3)}, r"\(1, 2, 3\)"),
        ({"stop_words": [1]}, "stop_words.*1"),
        ({"stop_words": True}, "stop_words.*True"),
        ({"vocabulary": "abc"}, "vocabulary.*'abc'"),
        ({"ngram_range": (2, 1)}, r"\(2, 1\)"),
        ({"norm": "l3"}, "norm.*'l3'"),
        ({"stop_words": "klingon"}, "stop_words.*'klingon'"),
        ({"input": "url"}, "input.*'url'"),
        ({"decode_error": "explode"}, "decode_error.*'explode'"),
        ({"weighting": "ltx"}, "weighting must be.*'ltx'"),
        ({"weighting": "bm25", "k1": -1.0}, "k1 must be.*-1"),
        ({"weighting": "bm25", "b": 2}, r"b must be in \[0, 1\], got 2"),
        ({"norm": "pivoted", "slope": "x"}, "slope must be.*'x'"),
        ({"vocabulary": []}, "vocabulary"),
        ({"vocabulary": ["a", "a"]}, '"a" occurs twice'),
        ({"vocabulary": {"a": 0, "b": 2}}, "doesn't contain index 1"),
        ({"n_jobs": 0}, "n_jobs.*0"),
        ({"min_df": 4}, "no term remains"),
        ({"min_df": 3, "max_df": 0.1}, "max_df"),
        ({"stop_words": ["lava", "the"], "vocabulary": None, "min_length": 99}, "empty vocabulary"),
    ],
)
def test_wrong_parameters_are_refused_with_their_value(parameters, message):
    with pytest.raises(ValueError, match=message):
        TfidfVectorizer(**parameters).fit(TEXTS)


def test_wrong_documents_are_refused():
    with pytest.raises(ValueError, match="must be a list of texts"):
        TfidfVectorizer().fit("one text")
    with pytest.raises(TypeError, match=r"texts\[1\] must be str or bytes, got int"):
        TfidfVectorizer().fit(["a text", 15])
    with pytest.raises(ValueError, match=r"texts\[1\]: np.nan is an invalid document"):
        TfidfVectorizer().fit(["a text", np.nan])
    with pytest.raises(ValueError, match="not fitted"):
        TfidfVectorizer().transform(TEXTS)
    with pytest.raises(ValueError, match="not fitted"):
        TfidfVectorizer().get_feature_names_out()
    assert not hasattr(TfidfVectorizer(), "vocabulary_")
    with pytest.raises(ValueError, match="got DataFrame"):
        TfidfVectorizer().fit(pd.DataFrame({"text": TEXTS}))
    with pytest.raises(ValueError, match="got int"):
        TfidfVectorizer().fit(3)


def test_a_failed_fit_leaves_the_vectorizer_as_it_was():
    vectorizer = TfidfVectorizer().fit(TEXTS)
    names = vectorizer.get_feature_names_out().tolist()
    with pytest.raises(ValueError, match="empty vocabulary"):
        vectorizer.fit(["!"])
    assert vectorizer.get_feature_names_out().tolist() == names


def test_arrow_strings_are_texts(texts):
    texts = texts[:200]
    expected = TfidfVectorizer().fit_transform(texts)
    array = pa.array(texts)
    sources = [
        array,
        pa.array(texts, pa.large_string()),
        pa.array(texts, pa.string_view()),
        pa.array([text.encode() for text in texts], pa.binary()),
        pa.array(["left out", *texts])[1:],
        pa.chunked_array([array[:50], array[50:50], array[50:]]),
        pl.Series(texts),
    ]
    for source in sources:
        matrix = TfidfVectorizer().fit_transform(source)
        assert (matrix != expected).nnz == 0
    assert (TfidfVectorizer(decode_error="ignore").fit_transform(array) != expected).nnz == 0
    upper = TfidfVectorizer(preprocessor=str.upper, lowercase=False).fit_transform(array)
    assert upper.shape[0] == 200
    with pytest.raises(ValueError, match=r"texts\[1\] is missing"):
        TfidfVectorizer().fit(pa.array(["a text", None]))
    with pytest.raises(TypeError, match='must be an Arrow array of strings, got one of the format "l"'):
        TfidfVectorizer().fit(pa.array([1, 2]))
    with pytest.raises(ValueError, match="got Table"):
        TfidfVectorizer().fit(pa.table({"text": texts}))
