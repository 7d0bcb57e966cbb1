from __future__ import annotations

import pytest

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
