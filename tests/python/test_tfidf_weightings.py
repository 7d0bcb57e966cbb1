"""SMART's weightings and BM25, against their formulas over counts."""

from __future__ import annotations

import pickle

import numpy as np
import pytest

from tidings import CountVectorizer, TfidfVectorizer


@pytest.fixture(scope="module", params=["topics/mini_newsgroups", "topics/reuters21578"])
def texts(request, load_jsonl):
    return [row["text"] for row in load_jsonl(request.param)]


TF = {
    "n": lambda tf: tf,
    "l": lambda tf: 1 + np.log(tf),
    "a": lambda tf: 0.5 + 0.5 * tf / tf.max(),
    "b": np.ones_like,
    "L": lambda tf: (1 + np.log(tf)) / (1 + np.log(tf.mean())),
}
IDF = {
    "n": lambda df, n: np.ones_like(df),  # noqa: ARG005
    "t": lambda df, n: np.log(n / df),
    "p": lambda df, n: np.log(np.maximum(1, (n - df) / df)),
}


@pytest.mark.parametrize("tf", "nlabL")
@pytest.mark.parametrize("idf", "ntp")
@pytest.mark.parametrize("norm", "ncu")
def test_smart_weightings_equal_their_formulas(texts, tf, idf, norm):
    texts = texts[:100]
    counts = CountVectorizer().fit_transform(texts).astype(float)
    df = np.bincount(counts.indices, minlength=counts.shape[1]).astype(float)
    weights = IDF[idf](df, len(texts))
    mean_distinct = counts.nnz / len(texts)
    ours = TfidfVectorizer(weighting=tf + idf + norm, dtype=np.float64, slope=0.3).fit_transform(texts)
    np.testing.assert_array_equal(ours.indices, counts.indices)
    for i in range(len(texts)):
        row = slice(counts.indptr[i], counts.indptr[i + 1])
        if row.start == row.stop:
            continue
        expected = TF[tf](counts.data[row]) * weights[counts.indices[row]]
        if norm == "c":
            expected = expected / (np.linalg.norm(expected) or 1)
        if norm == "u":
            expected = expected / (0.7 * mean_distinct + 0.3 * len(expected))
        np.testing.assert_allclose(ours.data[row], expected, rtol=1e-12, atol=1e-15)


def test_bm25_equals_its_formula_and_learns_on(texts):
    texts = texts[:300]
    counts = CountVectorizer().fit_transform(texts).toarray().astype(float)
    df = (counts > 0).sum(axis=0)
    n = len(texts)
    length = counts.sum(axis=1, keepdims=True)
    saturation = 1.5 * (1 - 0.6 + 0.6 * length / length.mean())
    expected = np.log(1 + (n - df + 0.5) / (df + 0.5)) * counts * 2.5 / (counts + saturation)
    bm25 = {"weighting": "bm25", "k1": 1.5, "b": 0.6, "norm": None, "dtype": np.float64}
    ours = TfidfVectorizer(**bm25)
    np.testing.assert_allclose(ours.fit_transform(texts).toarray(), expected, rtol=1e-12)
    parts = TfidfVectorizer(**bm25).fit(texts[:100]).merge(TfidfVectorizer(**bm25).fit(texts[100:]))
    assert (parts.transform(texts) != ours.transform(texts)).nnz == 0
    again = pickle.loads(pickle.dumps(parts)).forget(texts[200:])
    assert (again.transform(texts) != TfidfVectorizer(**bm25).fit(texts[:200]).transform(texts)).nnz == 0
