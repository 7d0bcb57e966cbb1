from __future__ import annotations

import numpy as np
import pytest

import tidings
from tidings import describe

STORM = [
    "La tempête a frappé Pelluna et sa mairie, selon The Guardian. Les pompiers ont fermé la mairie de la ville.",
    "La tempête a coupé les routes, et les pompiers ont quitté la mairie de la ville, a dit « The Guardian ».",
    "Après la tempête, la mairie de la ville remercie les pompiers, écrit The Guardian. The Guardian parle de tempête.",
]
BREAD = ["Le boulanger vend du pain sur la place.", "Le pain du boulanger est vendu sur la place d'Orvell."]


def terms_of(texts, labels, **options):
    return [[term for term, _ in one.terms] for one in describe(texts, labels, **options)]


@pytest.mark.parametrize("language", ["fr", "auto"])
def test_french_stories_that_name_an_english_paper_keep_their_nouns(language):
    terms = terms_of([*STORM, *BREAD], [0, 0, 0, 1, 1], language=language)[0]
    assert {"tempête", "mairie", "pompiers"} <= set(terms)


@pytest.mark.parametrize(
    ("language", "phrase", "texts"),
    [
        ("es", "ministro árabe", ["El ministro árabe llegó al puerto. Un ministro árabe habló de petróleo.",
                                  "Con el ministro árabe llegó el petróleo al puerto.", "El pan de los panaderos."]),
        ("fr", "presse égyptienne", ["La presse égyptienne parle du canal. Une presse égyptienne critique le canal.",
                                     "Selon la presse égyptienne, le canal est fermé.", "Le pain du boulanger."]),
        ("tr", "kira ödemesi", ["Belediye kira ödemesi yaptı. Yeni kira ödemesi liman için yapıldı.",
                                "Bu yıl kira ödemesi limanda arttı.", "Fırıncı ekmek sattı."]),
    ],
)  # fmt: skip
def test_phrases_whose_second_word_begins_with_an_accent_are_terms(language, phrase, texts):
    assert phrase in terms_of(texts, [0, 0, 1], language=language)[0]


@pytest.mark.parametrize(
    ("code", "stop_words"),
    [
        ("deu_1996", {"ist", "der", "die", "da", "zu", "und", "werden", "oder", "auf", "gegen"}),
        ("spa", {"de", "la", "los", "en", "que", "sus", "un", "y"}),
        ("fra", {"les", "la", "dans", "qui", "tous", "et", "de"}),
        ("rus", {"его", "то", "что", "бы", "и", "не"}),
    ],
)
def test_labels_of_other_languages_have_no_stop_words_at_their_ends(load_jsonl, code, stop_words):
    text = next(one["text"] for one in load_jsonl("languages/udhr") if one["id"].startswith(code.split("_")[0]))
    paragraphs = [line for line in text.split("\n") if len(line) > 60][:48]
    texts = ["\n".join(paragraphs[i : i + 4]) for i in range(0, len(paragraphs), 4)]
    terms = [term for one in describe(texts, np.arange(len(texts)) // 3, language="auto") for term, _ in one.terms]
    assert len(terms) > 10
    for term in terms:
        words = term.lower().split()
        assert words[0] not in stop_words, term
        assert words[-1] not in stop_words, term


def test_words_of_other_languages_are_no_english_verbs():
    """Portuguese "do" is "of the"."""
    hospital = ["A crise do hospital agrava-se.", "Obras do hospital param.", "Greve do hospital continua."]
    chess = ["Xadrez em Coimbra, final ontem.", "Coimbra viu xadrez.", "Coimbra recebe a taça de xadrez."]
    found = tidings.describe(hospital + chess, [0] * 3 + [1] * 3, language="pt")
    assert "hospital" in [term for term, _ in found[0].terms]


@pytest.mark.parametrize(
    ("language", "texts", "wanted"),
    [
        ("de", ["Der Hafen von Orvell ist geschlossen, und der Streik geht weiter.",
                "Der Streik im Hafen und der geschlossene Markt in Orvell."], {"Hafen", "Streik", "Orvell"}),
        ("ar", ["أغلق الإضراب ميناء المدينة.", "استمر الإضراب في ميناء المدينة."], {"الإضراب"}),
        ("zh", ["港口因罢工关闭。", "罢工使港口关闭。"], {"港口", "罢工"}),
        ("es", ["El salario real de los obreros es legal.", "Sube el salario real de los obreros."], {"salario real"}),
    ],
)  # fmt: skip
def test_other_languages_keep_their_words(language, texts, wanted):
    others = {
        "de": "Das Brot der Bäcker und der Kuchen.",
        "ar": "باع الخباز الخبز.",
        "zh": "面包师卖面包。",
        "es": "El pan de los panaderos.",
    }
    terms = terms_of([*texts, others[language]], [0, 0, 1], language=language)[0]
    assert wanted <= set(terms), terms
    if language == "de":
        assert not {term for term in terms if term[0].islower() and " " not in term}
