"""Texts that somebody made to do harm, or that came out wrong: a result in reasonable time, or a clear error."""

from __future__ import annotations

import numpy as np
import pytest

import tidings


def test_a_million_distinct_tokens():
    text = " ".join(f"t{i:07x}" for i in range(1_000_000))
    matrix = tidings.TfidfVectorizer(norm=None, use_idf=False).fit_transform([text, text])
    assert matrix.shape == (2, 1_000_000)
    assert (matrix.data == 1).all()


def test_one_token_of_many_megabytes():
    vectorizer = tidings.CountVectorizer()
    assert vectorizer.fit_transform(["a" * 50_000_000, "ash"]).toarray().tolist() == [[1, 0], [0, 1]]
    assert len(vectorizer.get_feature_names_out()[0]) == 50_000_000


def test_a_million_empty_texts():
    matrix = tidings.TfidfVectorizer().fit_transform(["", "ash"] + [""] * 1_000_000)
    assert matrix.shape == (1_000_002, 1)
    assert matrix.nnz == 1


def test_every_vectorizer_takes_a_hostile_corpus():
    many = " ".join(f"t{i:07x}" for i in range(300_000))
    texts = [many, many, "a" * 10_000_000, "ash", *[""] * 100_000]
    hashed = tidings.HashingVectorizer(norm=None, alternate_sign=False).transform(texts)
    assert hashed.sum() == 2 * 300_000 + 2
    stories = tidings.Corpus([tidings.Story(headline="", paragraphs=[text]) for text in texts])
    vectorizer = tidings.StoryVectorizer({"headline": tidings.Field("headline"), "body": tidings.Field("body")})
    matrix = vectorizer.fit_transform(stories)
    assert matrix.shape == (len(texts), 300_002)
    assert vectorizer.columns_ == {"headline": slice(0, 0), "body": slice(0, 300_002)}
    assert matrix.nnz == 2 * 300_000 + 2
    assert tidings.TfidfTransformer().fit_transform(hashed).nnz == hashed.nnz
    vectorizer.forget(stories[:1]).partial_fit(stories[:1])
    assert (vectorizer.transform(stories[:4]) != matrix[:4]).nnz == 0


@pytest.mark.parametrize("n_jobs", [1, 2])
def test_a_column_that_all_tokens_fall_into(n_jobs):
    texts = [" ".join(f"t{i}" for i in range(first, first + 20_000)) for first in (0, 7, 20_000)]
    crowded = tidings.HashingVectorizer(n_features=1, norm=None, alternate_sign=False, n_jobs=n_jobs).transform(texts)
    assert crowded.toarray().ravel().tolist() == [20_000] * 3


def test_one_text_of_the_same_token_again_and_again():
    matrix = tidings.CountVectorizer(ngram_range=(1, 3)).fit_transform(["ash " * 1_000_000])
    assert matrix.toarray().tolist() == [[1_000_000, 999_999, 999_998]]


@pytest.mark.parametrize("n_jobs", [1, 2])
def test_control_characters_and_surrogates(n_jobs):
    nasty = "".join(map(chr, range(32))) + "\ud800 \udfff \ufffe ash\x00fall \u202e lava"
    vectorizer = tidings.CountVectorizer(decode_error="replace", n_jobs=n_jobs)
    vectorizer.fit([nasty] * 100)
    assert {"lava"} <= set(vectorizer.get_feature_names_out())
    assert vectorizer.replaced_ == 100 * 6
    with pytest.raises(ValueError, match="text 0"):
        tidings.CountVectorizer(n_jobs=n_jobs).fit([nasty] * 100)


def test_long_ngrams_of_a_long_text():
    rng = np.random.default_rng(1)
    text = " ".join(f"w{i}" for i in rng.integers(0, 50, 3000))
    names = tidings.CountVectorizer(ngram_range=(1, 40)).fit([text]).get_feature_names_out()
    assert max(name.count(" ") for name in names) == 39
