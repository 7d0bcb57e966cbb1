from __future__ import annotations

import pickle

import joblib
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import sparse
from sklearn.base import clone

from tidings import Corpus, CountVectorizer, Field, FileError, Story, StoryVectorizer, TfidfVectorizer, _core

STORIES = [
    Story(headline="Lava reaches harbour", paragraphs=["Trains stand still in Grindavik.", "Mayor Jónsdóttir spoke."]),
    Story(headline="Trains stand still", paragraphs=["The lava reached the harbour of Grindavik."]),
    Story(headline="", paragraphs=["Nothing happened. Nothing at all in London."]),
    Story(headline="Headline only", paragraphs=[]),
]


@pytest.fixture
def stories():
    return Corpus(STORIES)


@pytest.fixture
def twice():
    """Stories with words that several have."""
    return Corpus(STORIES * 2)


def cosines(matrix) -> np.ndarray:
    return (matrix @ matrix.T).toarray()


FIELDS = {
    "headline": Field("headline", 3, TfidfVectorizer(sublinear_tf=True)),
    "body": Field("body", 5, TfidfVectorizer(ngram_range=(1, 2), stop_words="english")),
    "names": Field("body", 2, TfidfVectorizer(analyzer="names", use_idf=False)),
}


def test_cosines_are_the_weighted_mean_of_the_fields(stories):
    vectorizer = StoryVectorizer(FIELDS, dtype=np.float64)
    matrix = vectorizer.fit_transform(stories)
    expected = np.zeros((4, 4))
    for field in FIELDS.values():
        texts = [getattr(story, field.column) for story in stories]
        alone = TfidfVectorizer(**{**field.vectorizer.get_params(), "dtype": np.float64})
        expected += field.weight / 10 * cosines(alone.fit_transform(texts))
    np.testing.assert_allclose(cosines(matrix), expected, atol=1e-15)
    assert matrix.has_canonical_format
    again = vectorizer.transform(stories)
    assert (again != matrix).nnz == 0
    assert sparse.linalg.norm(matrix[[2]]) ** 2 == pytest.approx(0.7)  # it has no headline


def test_columns_belong_to_fields(stories):
    vectorizer = StoryVectorizer(FIELDS).fit(stories)
    names = vectorizer.get_feature_names_out()
    for field, columns in vectorizer.columns_.items():
        assert all(name.startswith(f"{field}__") for name in names[columns])
        terms = vectorizer.vectorizers_[field].get_feature_names_out().tolist()
        assert [name.removeprefix(f"{field}__") for name in names[columns]] == terms
    assert names[vectorizer.columns_["names"]].tolist() == ["names__grindavik", "names__jónsdóttir", "names__london"]


def test_a_field_without_terms_has_no_columns():
    stories = [{"title": "Lava", "note": ""}, {"title": "Ash", "note": None}]
    vectorizer = StoryVectorizer({"title": Field("title"), "note": Field("note")})
    assert vectorizer.fit_transform(stories).shape == (2, 2)
    assert vectorizer.columns_["note"] == slice(2, 2)
    assert vectorizer.vectorizers_["note"].n_documents_ == 2
    assert vectorizer.transform([{"title": "Lava"}]).shape == (1, 2)


def test_any_column_can_be_a_field(stories):
    paragraphs = StoryVectorizer({"p": Field("paragraphs")}).fit_transform(stories)
    body = StoryVectorizer({"p": Field("body")}).fit_transform(stories)
    assert (paragraphs != body).nnz == 0
    bylined = Corpus([Story(headline="Lava", byline=["Ann Doe", "Bo Roe"]), Story(headline="Ash", kicker="Iceland")])
    names = StoryVectorizer({"by": Field("byline"), "over": Field("kicker")}).fit(bylined).get_feature_names_out()
    assert names.tolist() == ["by__ann", "by__bo", "by__doe", "by__roe", "over__iceland"]
    with pytest.raises(ValueError, match="'dateline' must be text"):
        StoryVectorizer({"d": Field("dateline")}).fit(bylined)


def test_conventions(stories):
    vectorizer = StoryVectorizer(FIELDS)
    assert clone(vectorizer).get_params()["fields"].keys() == FIELDS.keys()
    fitted = pickle.loads(pickle.dumps(vectorizer.fit(stories)))
    assert (fitted.transform(stories) != vectorizer.transform(stories)).nnz == 0
    assert StoryVectorizer().fit_transform(stories).dtype == np.float32
    assert "sublinear_tf" not in repr(FIELDS["names"].vectorizer)


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({}, "at least one"),
        ({"a": "text"}, r"fields\['a'\] must be a Field"),
        ({"a": Field("text", 0)}, "the weight of field 'a' must be positive"),
        ({"a": Field("text", 1, TfidfVectorizer(norm=None))}, "with norm='l2'"),
        ({"a": Field("text", 1, TfidfVectorizer(weighting="ltn"))}, "with norm='l2'"),
        ({"a": Field("text", 1, TfidfVectorizer(weighting=("natural", "smooth", "l1")))}, "with norm='l2'"),
        ({"a": Field("text", 1, CountVectorizer())}, "must be a TfidfVectorizer"),
        ({"a": Field("no_such_column")}, "story 0 has no 'no_such_column'"),
    ],
)
def test_wrong_fields_are_refused(stories, fields, message):
    with pytest.raises(ValueError, match=message):
        StoryVectorizer(fields).fit(stories)


def test_wrong_stories_are_refused(stories):
    with pytest.raises(ValueError, match="not fitted"):
        StoryVectorizer().transform(stories)
    with pytest.raises(ValueError, match="stories must be a Corpus"):
        StoryVectorizer().fit("one text")
    with pytest.raises(ValueError, match=r"story 0 must be a Story or a mapping, got str: see tidings\.read"):
        StoryVectorizer().fit(["a text", "another"])
    with pytest.raises(ValueError, match="story 0: 'text' must be text, got 3"):
        StoryVectorizer({"a": Field("text")}).fit([{"text": 3}])
    with pytest.raises(ValueError, match=r"no story has 'txet'; the first one has \['text'\]"):
        StoryVectorizer({"a": Field("txet")}).fit([{"text": "lava"}, {"text": "ash"}])


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The mayor met Ana Pérez in Oslo.", ["ana", "pérez", "oslo"]),
        ("Trains stopped. Nobody in NATO spoke.", ["nato"]),
        ("He saw Gen. Smith and U.S. Army men.", ["gen", "smith", "u.s", "army"]),
        ("She said: “Huawei paid.” But Meng Wanzhou left", ["meng", "wanzhou"]),
        ("В городе Москва идёт снег. Снег идёт.", ["москва"]),
        ("lower case only", []),
        ("", []),
    ],
)
def test_names_are_capitalised_words_inside_of_sentences(text, names):
    assert TfidfVectorizer(analyzer="names").build_analyzer()(text) == names


WORDS = st.lists(st.sampled_from(["Lava", "lava", "Ash", "Oslo", "Ana", "the", "3", "東京"]), max_size=6).map(" ".join)
STORY = st.builds(lambda headline, body: Story(headline=headline, paragraphs=[body]), WORDS, WORDS)
LISTS = st.lists(STORY, max_size=6)
LEARNING = {
    "headline": Field("headline", 3, TfidfVectorizer(min_df=2)),
    "text": Field("text", 5, TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True)),
    "names": Field("body", 2, TfidfVectorizer(analyzer="names")),
}


def learnt(vectorizer, stories):
    """All that a vectorizer says, for comparing bit for bit."""
    matrix = vectorizer.transform(stories)
    idf = [part.idf_.tobytes() for part in vectorizer.vectorizers_.values()]
    counts = [part.n_documents_ for part in vectorizer.vectorizers_.values()]
    names = vectorizer.get_feature_names_out().tolist()
    return (
        names,
        idf,
        counts,
        vectorizer.columns_,
        [getattr(matrix, a).tobytes() for a in ("data", "indices", "indptr")],
    )


@settings(deadline=None, max_examples=60)
@given(a=LISTS, b=LISTS, c=LISTS)
def test_partial_fit_merge_and_forget_equal_a_fresh_fit(a, b, c):
    fresh = StoryVectorizer(LEARNING).partial_fit(a + b + c)
    in_parts = StoryVectorizer(LEARNING).partial_fit(c).partial_fit(a).partial_fit(b)
    other = StoryVectorizer(LEARNING).partial_fit(b + a)
    before = learnt(other, a)
    merged = StoryVectorizer(LEARNING).partial_fit(c).merge(other)
    assert learnt(in_parts, a + b) == learnt(merged, a + b) == learnt(fresh, a + b)
    assert learnt(other, a) == before
    assert learnt(fresh.forget(c), a) == before


def test_fit_equals_partial_fit(twice):
    fitted = StoryVectorizer(LEARNING).fit(twice)
    assert learnt(fitted, twice) == learnt(StoryVectorizer(LEARNING).partial_fit(twice), twice)


def test_wrong_learning_leaves_the_vectorizer_as_it_was(twice):
    vectorizer = StoryVectorizer(LEARNING).fit(twice)
    before = learnt(vectorizer, twice)
    with pytest.raises(ValueError, match="forget"):
        vectorizer.forget([Story(headline="Lava", paragraphs=["Zebra"])])
    with pytest.raises(ValueError, match="the fields must be the same"):
        vectorizer.merge(StoryVectorizer({"text": Field("text")}).fit(twice))
    with pytest.raises(TypeError, match="must be a StoryVectorizer, got TfidfVectorizer"):
        vectorizer.merge(TfidfVectorizer().fit(["lava"]))
    with pytest.raises(ValueError, match="not fitted"):
        StoryVectorizer().forget(twice)
    assert learnt(vectorizer, twice) == before


def test_a_saved_vectorizer_of_stories_comes_back_and_learns_on(twice, tmp_path):
    path = tmp_path / "stories.safetensors"
    fields = {**LEARNING, "background": Field("text", 1, TfidfVectorizer(background="en", semantic=0.2))}
    vectorizer = StoryVectorizer(fields, dtype=np.float64).fit(twice)
    vectorizer.save(path)
    joblib.dump(vectorizer, tmp_path / "stories.joblib")
    for loaded in (StoryVectorizer.load(path), joblib.load(tmp_path / "stories.joblib")):
        assert learnt(loaded, twice) == learnt(vectorizer, twice)
        assert loaded.dtype == np.float64
        assert loaded.get_params()["fields"].keys() == fields.keys()
        loaded.forget(twice[:1])
        assert learnt(loaded, twice) == learnt(StoryVectorizer(fields, dtype=np.float64).fit(twice[1:]), twice)


def test_files_of_stories_from_cpp_and_what_is_wrong_with_files(twice, tmp_path, monkeypatch):
    path = tmp_path / "stories.safetensors"
    vectorizer = StoryVectorizer(LEARNING).fit(twice)
    parts = [
        (name, field.column, field.weight, vectorizer.vectorizers_[name]._vectorizer, "")
        for name, field in LEARNING.items()
    ]
    _core.save_fields(parts, str(path), "")  # as a C++ program does
    assert learnt(StoryVectorizer.load(path), twice) == learnt(vectorizer, twice)
    whole = path.read_bytes()
    for place in range(0, len(whole), 97):
        for damaged in (whole[:place], whole[:place] + bytes([whole[place] ^ 0x21]) + whole[place + 1 :]):
            path.write_bytes(damaged)
            with pytest.raises(FileError):
                StoryVectorizer.load(path)
    TfidfVectorizer().fit(["lava"]).save(path)
    with pytest.raises(FileError, match=r"tidings\.TfidfVectorizer"):
        StoryVectorizer.load(path)
    with pytest.raises(ValueError, match="tokenizer is a function"):
        StoryVectorizer({"a": Field("text", 1, TfidfVectorizer(tokenizer=str.split))}).fit(twice).save(path)
    vectorizer.save(path)
    monkeypatch.setattr(_core, "icu_version", lambda: "0.1")
    with pytest.raises(FileError, match="learnt under ICU"):
        StoryVectorizer.load(path, other_icu="raise")
    with pytest.warns(UserWarning, match="learnt under ICU"):
        StoryVectorizer.load(path)
