from __future__ import annotations

import pickle

import numpy as np
import pytest
from scipy import sparse
from sklearn.base import clone

from tidings import Corpus, CountVectorizer, Field, Story, StoryVectorizer, TfidfVectorizer

STORIES = [
    Story(headline="Lava reaches harbour", paragraphs=["Trains stand still in Grindavik.", "Mayor Jónsdóttir spoke."]),
    Story(headline="Trains stand still", paragraphs=["The lava reached the harbour of Grindavik."]),
    Story(headline="", paragraphs=["Nothing happened. Nothing at all in London."]),
    Story(headline="Headline only", paragraphs=[]),
]


@pytest.fixture
def stories():
    return Corpus(STORIES)


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
    assert vectorizer.vectorizers_["note"] is None
    assert vectorizer.transform([{"title": "Lava"}]).shape == (1, 2)


def test_any_column_can_be_a_field(stories):
    paragraphs = StoryVectorizer({"p": Field("paragraphs")}).fit_transform(stories)
    body = StoryVectorizer({"p": Field("body")}).fit_transform(stories)
    assert (paragraphs != body).nnz == 0


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
