from __future__ import annotations

import pickle
import re
import unicodedata

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.feature_extraction.text import CountVectorizer as SklearnVectorizer

import tidings
from tidings import CountVectorizer, HashingVectorizer, TfidfVectorizer

SKLEARN_PATTERN = r"(?u)\b\w\w+\b"
ANY_TEXT = st.lists(st.text(st.characters(codec="utf-8")), min_size=1, max_size=5)


@pytest.fixture(scope="module")
def texts(load_jsonl):
    return [row["text"] for row in load_jsonl("topics/reuters21578")][:500]


def terms(text: str, **parameters: object) -> list[str]:
    return CountVectorizer(**parameters).build_analyzer()(text)


def same_counts(texts, ours: CountVectorizer, theirs: SklearnVectorizer) -> None:
    counts, expected = ours.fit_transform(texts), theirs.fit_transform(texts)
    assert ours.get_feature_names_out().tolist() == theirs.get_feature_names_out().tolist()
    assert (counts != expected).nnz == 0


def test_scikit_learns_tokens_come_with_its_pattern(texts):
    same_counts(
        texts, CountVectorizer(token_pattern=SKLEARN_PATTERN, ngram_range=(1, 2)), SklearnVectorizer(ngram_range=(1, 2))
    )


@pytest.mark.parametrize("analyzer", ["char", "char_wb"])
@pytest.mark.parametrize("ngram_range", [(1, 1), (2, 4), (3, 3)])
def test_character_ngrams_equal_scikit_learns(texts, analyzer, ngram_range):
    shared = {"analyzer": analyzer, "ngram_range": ngram_range}
    same_counts(texts[:100], CountVectorizer(**shared), SklearnVectorizer(**shared))


@pytest.mark.parametrize("analyzer", ["char", "char_wb"])
@given(texts=ANY_TEXT)
def test_character_ngrams_equal_scikit_learns_on_any_text(analyzer, texts):
    shared = {"analyzer": analyzer, "ngram_range": (1, 3), "lowercase": False}
    texts = [unicodedata.normalize("NFC", text) for text in texts]
    ours, theirs = CountVectorizer(**shared), SklearnVectorizer(**shared)
    for text in texts:
        assert sorted(ours.build_analyzer()(text)) == sorted(theirs.build_analyzer()(text))


@given(texts=ANY_TEXT)
def test_what_is_counted_is_what_the_analyzer_gives(texts):
    for parameters in (
        {"analyzer": "char", "ngram_range": (1, 3)},
        {"analyzer": "char_wb", "ngram_range": (2, 3)},
        {"normalization": "NFKC", "strip_accents": "unicode", "ngram_range": (1, 2)},
        {"stem": True, "language": "auto", "min_length": 0},
        {"tokenizer": str.split, "ngram_range": (1, 2)},
    ):
        ours = CountVectorizer(**parameters)
        analyze = ours.build_analyzer()
        expected = sorted({term for text in texts for term in analyze(text)})
        if expected:
            matrix = ours.fit_transform(texts)
            assert ours.get_feature_names_out().tolist() == expected
            for i, text in enumerate(texts):
                assert matrix[[i]].sum() == len(analyze(text))


def test_functions_take_the_place_of_steps():
    text = "<b>Lava</b> reached Höfn."
    assert terms(text, preprocessor=lambda t: re.sub("<[^>]*>", "", t)) == ["Lava", "reached", "Höfn"]
    assert terms(text, tokenizer=str.split) == ["<b>lava</b>", "reached", "höfn."]
    assert terms(text, analyzer=lambda t: t.split(" ", 1)) == ["<b>Lava</b>", "reached Höfn."]
    assert terms(text, strip_accents=lambda t: t.replace("ö", "oe")) == ["lava", "reached", "hoefn"]
    assert terms(text, tokenizer=str.split, stop_words=["reached"], ngram_range=(2, 2)) == ["<b>lava</b> höfn."]
    vectorizer = TfidfVectorizer(analyzer=lambda t: t.split(", ")).fit(["New York, lava", "lava"])
    assert vectorizer.get_feature_names_out().tolist() == ["New York", "lava"]
    assert vectorizer.transform(["New York"]).sum() == 1


def test_a_term_that_is_no_text_is_refused_with_its_document():
    with pytest.raises(ValueError, match="document 1: a term must be str, got 7"):
        CountVectorizer(analyzer=lambda text: [text] if text == "a" else [7]).fit(["a", "b"])


def test_accents_and_compatibility_forms():
    assert terms("Höfn ﬁnds Œuvre", strip_accents="unicode") == ["hofn", "finds", "œuvre"]
    assert terms("Höfn ﬁnds Œuvre", strip_accents="ascii") == ["hofn", "finds", "uvre"]
    assert terms("ﬁrst Ⅷ ｗｉｄｅ", normalization="NFKC") == ["first", "viii", "wide"]
    assert terms("e\u0301te\u0301", normalization=None) == ["e\u0301te\u0301"]
    assert terms("e\u0301te\u0301") == ["été"]


def test_words_without_a_letter_can_be_dropped():
    assert terms("In 2024, 3rd place: 1,000 R2D2", require_letter=True) == ["in", "3rd", "place", "r2d2"]


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("de", "und der nicht"),
        ("fr", "le dans pas"),
        ("ru", "и не что"),
        ("es", "el por que"),
        ("fi", "ja ei se"),
        ("hi", "है का और"),
    ],
)
def test_stop_words_of_a_language(language, words):
    assert terms(f"{words} lava", stop_words=language) == ["lava"]
    assert terms(f"{words} lava", stop_words="language", language=language) == ["lava"]


def test_there_are_stop_words_for_twenty_languages_and_more():
    with pytest.raises(ValueError, match="stop_words must be a language's code") as error:
        CountVectorizer(stop_words="klingon").fit(["a"])
    assert len(re.findall(r"'[a-z]{2}'", str(error.value))) >= 20
    assert terms("Die Lava und der Hafen", stop_words="german") == ["lava", "hafen"]
    assert CountVectorizer(stop_words="english").get_stop_words() == frozenset(tidings.english_stop_words())


def test_stems():
    assert terms("Volcanoes erupting, erupted", stem=True, language="en") == ["volcano", "erupt", "erupt"]
    assert terms("Häuser und Häusern", stem=True, language="de") == ["haus", "und", "haus"]
    with pytest.raises(ValueError, match="stem needs a language"):
        terms("x", stem=True)
    with pytest.raises(ValueError, match="no stemmer for language 'ja'"):
        terms("x", stem=True, language="ja")


def test_terms_are_shown_as_they_are_written_most():
    texts = ["Volcanoes of Iceland erupted", "volcanoes erupt", "Volcanoes: the volcano", "Tokyo’s volcanoes"]
    vectorizer = TfidfVectorizer(stem=True, language="en", ngram_range=(1, 2), stop_words=["the"]).fit(texts)
    forms = dict(zip(vectorizer.get_feature_names_out(), vectorizer.surface_forms(texts), strict=True))
    assert forms["volcano"] == "Volcanoes"
    assert forms["iceland"] == "Iceland"
    assert forms["tokyo volcano"] == "Tokyo’s volcanoes"
    assert vectorizer.surface_forms([]).tolist() == vectorizer.get_feature_names_out().tolist()
    with pytest.raises(ValueError, match="surface forms are those of words"):
        TfidfVectorizer(analyzer="char").fit(texts).surface_forms(texts)


def test_stop_words_can_be_an_array():
    assert terms("lava of ash", stop_words=np.array(["of", "ash"])) == ["lava"]


def test_common_words_are_found_by_document_frequency(texts):
    plain = set(CountVectorizer(ngram_range=(1, 2)).fit(texts).get_feature_names_out())
    found = set(CountVectorizer(ngram_range=(1, 2), stop_words="auto").fit(texts).get_feature_names_out())
    frequency = (CountVectorizer(binary=True).fit(texts).transform(texts).sum(axis=0)) / len(texts)
    words = CountVectorizer().fit(texts).get_feature_names_out()
    common = {word for word, share in zip(words, frequency, strict=True) if share > 0.4}
    assert {"the", "of", "to"} <= common
    assert plain - found == {term for term in plain if set(term.split()) & common}
    with pytest.raises(ValueError, match="ngram_range from 1"):
        CountVectorizer(stop_words="auto", ngram_range=(2, 2)).fit(texts)


DECLARATIONS = {
    "ar": "arb", "cs": "ces", "da": "dan", "de": "deu_1996", "el": "ell_monotonic", "en": "eng", "es": "spa",
    "fi": "fin", "fr": "fra", "he": "heb", "hi": "hin", "hu": "hun", "it": "ita", "ja": "jpn", "ko": "kor",
    "nl": "nld", "no": "nob", "pl": "pol", "ro": "ron_2006", "ru": "rus", "sv": "swe", "th": "tha", "tr": "tur",
    "uk": "ukr", "vi": "vie", "zh": "cmn_hans",
}  # fmt: skip


def test_the_language_is_told_from_each_text(load_jsonl):
    texts = {row["id"]: row["text"] for row in load_jsonl("languages/udhr")}
    vectorizer = CountVectorizer(language="auto")
    present = {code: name for code, name in DECLARATIONS.items() if name in texts}
    assert len(present) >= 24
    assert {code: vectorizer.language_of(texts[name]) for code, name in present.items()} == {
        code: code for code in present
    }
    assert vectorizer.language_of("") == vectorizer.language_of("12345")
    assert CountVectorizer(language="de").language_of("the") == "de"
    assert CountVectorizer().language_of("the") is None


@pytest.mark.parametrize("language", ["de", "en", "hi", "th"])
def test_the_language_is_told_from_a_sentence(load_jsonl, language):
    sentences = [row["text"] for row in load_jsonl(f"languages/ud_{language}")][:200]
    vectorizer = CountVectorizer(language="auto")
    told = [vectorizer.language_of(sentence) for sentence in sentences]
    assert told.count(language) >= 0.95 * len(told)


def test_each_text_is_stemmed_in_its_language():
    texts = ["Die Zeitungen berichten über die Häuser.", "The newspapers report on the houses."]
    vectorizer = CountVectorizer(stem=True, language="auto", stop_words="language").fit(texts)
    assert vectorizer.get_feature_names_out().tolist() == ["bericht", "haus", "hous", "newspap", "report", "zeitung"]


def test_a_text_has_one_of_the_languages_that_are_named():
    texts = ["Die Zeitungen berichten über die Häuser.", "Los periódicos informan sobre las casas."]
    two = {"language": ("german", "es"), "stem": True, "stop_words": "language"}
    vectorizer = CountVectorizer(**two).fit(texts)
    assert vectorizer.get_feature_names_out().tolist() == ["bericht", "cas", "haus", "inform", "period", "zeitung"]
    assert [vectorizer.language_of(text) for text in (*texts, "")] == ["de", "es", "de"]
    assert vectorizer.get_stop_words() is None
    assert CountVectorizer(language="auto", stop_words="de").get_stop_words() >= {"und", "der"}
    assert CountVectorizer(language="german").language_of("the") == "de"
    hashed = HashingVectorizer(**two, norm=None, alternate_sign=False).transform(texts)
    assert hashed.sum(axis=1).tolist() == [3, 3]


def test_parameters_without_effect_are_told():
    with pytest.warns(UserWarning, match="'stem' will not be used since the words are made by 'tokenizer'"):
        CountVectorizer(tokenizer=str.split, stem=True, language="en").fit(["lava"])
    with pytest.warns(UserWarning, match="'require_letter' will not be used"):
        HashingVectorizer(analyzer=str.split, require_letter=True).fit(["lava"])


def test_what_texts_become_can_be_pickled():
    text = "J'ai mangé du kangourou"
    for vectorizer in (
        CountVectorizer(),
        CountVectorizer(token_pattern=SKLEARN_PATTERN),
        CountVectorizer(analyzer="char_wb"),
    ):
        for build in ("build_analyzer", "build_preprocessor", "build_tokenizer"):
            function = getattr(vectorizer, build)()
            assert pickle.loads(pickle.dumps(function))(text) == function(text)


@pytest.mark.parametrize("Vectorizer", [CountVectorizer, TfidfVectorizer, HashingVectorizer])
@pytest.mark.parametrize(
    ("parameters", "message"),
    [
        ({"analyzer": "words"}, "analyzer must be one of"),
        ({"strip_accents": "yes"}, "strip_accents must be one of"),
        ({"normalization": "NFD"}, "normalization must be one of"),
        ({"language": "xx", "stem": True}, "language must be a language's code"),
        ({"stop_words": "language"}, "needs a language"),
        ({"language": ("de", "xx")}, "language must be a language's code"),
        ({"language": ()}, "must name a language"),
        ({"language": 7}, "language must be an iterable of str"),
        ({"stop_words": "language", "language": "auto", "tokenizer": str.split}, "words that the core finds"),
        ({"token_pattern": "(a)(b)"}, "More than 1 capturing group"),
    ],
)
def test_wrong_analysis_is_refused(Vectorizer, parameters, message):
    with pytest.raises(ValueError, match=message):
        Vectorizer(**parameters).fit_transform(["some text"])
