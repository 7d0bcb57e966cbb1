"""Document frequencies that fade with time, and the forms of words that models keep."""

from __future__ import annotations

import pickle
from datetime import datetime, timedelta, timezone

import joblib
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tidings import Corpus, CountVectorizer, Field, FileError, Story, StoryVectorizer, TfidfVectorizer

WORDS = ["Lava", "lava", "LAVA", "Ash’s", "ash", "Zug", "ZUG"]
DOCUMENT = st.tuples(st.lists(st.sampled_from(WORDS), max_size=5).map(" ".join), st.integers(0, 10**6))
DOCUMENTS = st.lists(DOCUMENT, max_size=6)


def learn(documents, **parameters):
    return more(TfidfVectorizer(half_life=2.5, keep_surface_forms=True, **parameters), documents)


def more(vectorizer, documents, *, forget=False):
    times = np.array([time for _, time in documents], dtype="datetime64[s]")
    texts = [text for text, _ in documents]
    return vectorizer.forget(texts, times=times) if forget else vectorizer.partial_fit(texts, times=times)


def learnt(vectorizer):
    names = vectorizer.get_feature_names_out().tolist()
    return names, vectorizer.idf_.tobytes(), vectorizer.surface_forms().tolist(), vectorizer.n_documents_


@settings(deadline=None, max_examples=80)
@given(a=DOCUMENTS, b=DOCUMENTS, c=DOCUMENTS)
def test_partial_fit_merge_and_forget_equal_a_fresh_fit(a, b, c):
    fresh = learn(a + b + c, ngram_range=(1, 2))
    in_parts = more(more(learn(c, ngram_range=(1, 2)), a), b)
    merged = learn(b, ngram_range=(1, 2)).merge(learn(c + a, ngram_range=(1, 2)))
    assert learnt(in_parts) == learnt(merged) == learnt(fresh)
    assert learnt(pickle.loads(pickle.dumps(fresh))) == learnt(fresh)
    assert learnt(more(fresh, c, forget=True)) == learnt(learn(a + b, ngram_range=(1, 2)))


def test_the_idf_is_that_of_the_direct_formula():
    times = np.array(["2031-04-02", "2031-04-03T12:00", "2031-04-09"], dtype="datetime64[s]")
    vectorizer = TfidfVectorizer(half_life=timedelta(days=2)).fit(["lava ash", "lava", "ash harbour"], times=times)
    weights = 0.5 ** ((times[-1] - times) / np.timedelta64(2, "D"))
    df = np.array([weights[[0, 2]].sum(), weights[2], weights[[0, 1]].sum()])  # ash, harbour, lava
    np.testing.assert_allclose(vectorizer.idf_, np.log((1 + weights.sum()) / (1 + df)) + 1, rtol=1e-9)


def test_times_come_in_many_kinds():
    expected = TfidfVectorizer(half_life=1).fit(["a lava", "ash"], times=["2031-04-02", "2031-04-03"]).idf_
    zoned = [datetime(2031, 4, day, 2, tzinfo=timezone(timedelta(hours=2))) for day in (2, 3)]
    for times in (zoned, np.array(["2031-04-02", "2031-04-03"], dtype="datetime64[ns]")):
        np.testing.assert_array_equal(TfidfVectorizer(half_life=1).fit(["a lava", "ash"], times=times).idf_, expected)
    stories = Corpus([Story(headline="a lava", published="2031-04-02"), Story(headline="ash", published="2031-04-03")])
    np.testing.assert_array_equal(TfidfVectorizer(half_life=1).fit(stories).idf_, expected)


def test_fields_of_stories_fade_by_their_publication():
    stories = Corpus([Story(headline="lava", published="2031-04-02"), Story(headline="ash", published="2031-04-03")])
    fields = {"headline": Field("headline", 1, TfidfVectorizer(half_life=1))}
    vectorizer = StoryVectorizer(fields).fit(stories)
    alone = TfidfVectorizer(half_life=1).fit(stories)
    np.testing.assert_array_equal(vectorizer.vectorizers_["headline"].idf_, alone.idf_)
    mappings = [{"headline": "lava", "published": "2031-04-02"}, {"headline": "ash", "published": "2031-04-03"}]
    again = StoryVectorizer(fields).partial_fit(mappings[:1]).partial_fit(mappings[1:])
    np.testing.assert_array_equal(again.vectorizers_["headline"].idf_, alone.idf_)
    with pytest.raises(ValueError, match=r"times\[0\] must be a date"):
        StoryVectorizer(fields).fit([Story(headline="lava")])


def test_models_that_fade_are_saved(tmp_path):
    vectorizer = learn([("Lava ash", 0), ("LAVA lava LAVA", 10**6)])
    vectorizer.save(tmp_path / "a.safetensors")
    joblib.dump(vectorizer, tmp_path / "a.joblib")
    for loaded in (TfidfVectorizer.load(tmp_path / "a.safetensors"), joblib.load(tmp_path / "a.joblib")):
        assert learnt(loaded) == learnt(vectorizer)
        assert loaded.half_life == 2.5
        assert learnt(more(loaded, [("Lava ash", 0)], forget=True)) == learnt(learn([("LAVA lava LAVA", 10**6)]))
    whole = (tmp_path / "a.safetensors").read_bytes()
    for i in range(0, len(whole), 37):
        (tmp_path / "b").write_bytes(whole[:i] + bytes([whole[i] ^ 0x21]) + whole[i + 1 :])
        with pytest.raises(FileError):
            TfidfVectorizer.load(tmp_path / "b")


def test_kept_forms_are_those_of_the_documents():
    texts = ["Volcanoes erupted.", "VOLCANOES! Volcanoes’s smoke", "Volcano of Iceland"]
    for parameters in ({}, {"stem": True, "language": "en"}, {"analyzer": "names"}, {"language": "auto"}):
        vectorizer = TfidfVectorizer(keep_surface_forms=True, **parameters).fit(texts)
        assert vectorizer.surface_forms().tolist() == vectorizer.surface_forms(texts).tolist()


def test_stemmed_words_keep_their_forms_unless_told_otherwise():
    texts = ["Volcanoes erupted.", "VOLCANOES! Volcanoes’s smoke", "Volcano of Iceland"]
    counter = CountVectorizer(stem=True, language="en").fit(texts)
    assert "Volcanoes" in counter.surface_forms().tolist()
    assert pickle.loads(pickle.dumps(counter)).surface_forms().tolist() == counter.surface_forms().tolist()
    without = CountVectorizer(stem=True, language="en", keep_surface_forms=False).fit(texts)
    with pytest.raises(ValueError, match="no surface forms were kept"):
        without.surface_forms()
    assert without.surface_forms(texts).tolist() == counter.surface_forms().tolist()
    given = TfidfVectorizer(stem=True, language="en", vocabulary=["volcano"])
    given.idf_ = [2.0]
    assert pickle.loads(pickle.dumps(given)).transform(texts).nnz == 3
    with pytest.raises(ValueError, match="no surface forms were kept"):
        given.surface_forms()
    assert CountVectorizer(stem=True, language="en", vocabulary=["volcano"]).transform(texts).sum() == 4
    with pytest.raises(ValueError, match="none that the core finds"):
        CountVectorizer(analyzer="char").fit(texts).surface_forms(texts)


@pytest.mark.parametrize(
    ("parameters", "times", "message"),
    [
        ({"half_life": 1}, None, "half_life needs the documents' times"),
        ({"half_life": 1}, ["2031-04-02"], "the number of times must be that of the texts, got 1"),
        ({"half_life": 1}, ["2031-04-02", "soon"], r"times\[1\] must be a date, got 'soon'"),
        ({"half_life": 1}, np.array(["2031-04-02", "NaT"], dtype="datetime64[s]"), r"times\[1\] is missing"),
        ({"half_life": 0}, ["2031-04-02"] * 2, "half_life must be positive"),
        ({}, ["2031-04-02"] * 2, "times are for half_life, which is not set"),
        ({"keep_surface_forms": True, "analyzer": "char"}, None, "surface_forms"),
    ],
)
def test_what_is_wrong_is_told(parameters, times, message):
    with pytest.raises(ValueError, match=message):
        TfidfVectorizer(**parameters).fit(["lava", "ash"], times=times)


def test_half_lives_and_forms_do_not_change_on_the_way():
    with pytest.raises(ValueError, match="no surface forms were kept"):
        TfidfVectorizer().fit(["lava"]).surface_forms()
    vectorizer = learn([("lava", 0)])
    with pytest.raises(ValueError, match="must be set from the first texts on, or never"):
        more(vectorizer.set_params(half_life=3), [("ash", 1)])
    with pytest.raises(ValueError, match="were not learnt"):
        more(vectorizer.set_params(half_life=2.5), [("lava", 1)], forget=True)


def test_ill_formed_bytes_of_other_encodings_are_counted():
    documents = [b"caf\xe9 \x81\x8d lava", "ash".encode("cp1252")]
    vectorizer = TfidfVectorizer(encoding="cp1252", decode_error="replace").fit(documents)
    assert vectorizer.replaced_ == 2
    assert vectorizer.get_feature_names_out().tolist() == ["ash", "café", "lava"]
    utf16 = "lava".encode("utf-16-le") + b"\x00\xd8"
    assert TfidfVectorizer(encoding="utf-16-le", decode_error="replace").fit([utf16]).replaced_ == 1
