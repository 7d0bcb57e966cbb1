from __future__ import annotations

import numpy as np
import pytest

import tidings
from tidings import describe

FURNITURE = ("read more", "advertisement", "newsletter", "sign up", "click here", "all rights reserved", "copyright")

FUNCTION_WORDS = {"against", "former", "including", "three", "tuesday", "throughout", "according", "said", "i’m"}


def words(text: str) -> set[str]:
    return set(text.lower().replace("-", " ").replace("’s", "").split())


def check(descriptions, stories):
    """What can be said of any description without reading it."""
    headlines = [one.headline for one in descriptions]
    assert len(set(headlines)) == len(headlines)
    stop_words = set(tidings.english_stop_words())
    for one in descriptions:
        terms = [term for term, _ in one.terms]
        assert len(set(terms)) == len(terms)
        for i, term in enumerate(terms):
            assert not words(term) <= stop_words, term
            assert not any(words(term) & words(other) - stop_words for other in terms[:i]), terms
            assert not any(phrase in term.lower() for phrase in FURNITURE), term
            assert len(term) > 2 or term.isupper(), term
            assert any(char.isalpha() for char in term), term
            ends = (term.split()[0].lower(), term.split()[-1].lower())
            assert not {end for end in ends if end in stop_words | FUNCTION_WORDS}, term
            assert len(term.split()[-1]) > 1, term
        assert all(name[0].isupper() or name[0].isdigit() for name in one.names), one.names
        if one.summary:
            assert any(one.summary in stories[i].text for i in range(len(stories)))
            assert not any(phrase in one.summary.lower() for phrase in FURNITURE), one.summary


def test_descriptions_of_the_sample_page(sample, analysis):
    descriptions = describe(sample, analysis.labels_)
    assert len(descriptions) == len(analysis.events)
    check(descriptions, sample)
    for event, one in zip(analysis.events, descriptions, strict=True):
        assert set(one.representatives) <= set(event.members)
        assert one.headline in {sample[i].headline for i in event.members}
        assert one.terms
        assert one.summary


def test_descriptions_of_labelled_events(load_jsonl):
    stories = load_jsonl("events/basil")
    corpus = tidings.read([{"headline": s["title"], "text": s["text"]} for s in stories])
    descriptions = describe(corpus, [s["label"] for s in stories])
    assert len(descriptions) == 100
    check(descriptions, corpus)
    assert sum(bool(one.names) for one in descriptions) > 90
    assert sum(bool(one.summary) for one in descriptions) > 90


def test_phrases_are_whole_and_names_are_no_common_words(load_jsonl):
    stories = load_jsonl("events/basil")
    corpus = tidings.read([{"headline": s["title"], "text": s["text"]} for s in stories])
    labels = np.unique([s["label"] for s in stories], return_inverse=True)[1]
    descriptions = describe(corpus, labels)
    terms = {term for one in descriptions for term, _ in one.terms}
    assert {"secretary of state", "national security adviser"} <= terms
    assert not {"Flynn lied", "Against Sponsors", "former communications", "Chick-fil", "show", "call"} & terms
    names = {name for one in descriptions for name in one.names}
    assert "Centers for Disease Control" in names
    assert not {"I’m", "Real", "Children", "List", "Centers", "Disease Control"} & names
    summaries = [one.summary for one in descriptions]
    assert not [one for one in summaries if one.endswith((" Sen.", " Rep.", " Gov.", " Gen."))]
    assert any("Gov. " in one or "Rep. " in one or "Sen. " in one for one in summaries)


def test_a_phrase_that_goes_on_is_a_fragment():
    texts = [
        "The communications director of the harbour left. A communications director is hard to find.",
        "Lava came. The communications director of the town wrote, and the mayor lied about it.",
        "He lied to the drivers. They lied too, and she lied about the strike of the drivers.",
    ]
    terms = [term for term, _ in describe(texts, [0, 0, 1])[0].terms]
    assert "communications director" in terms
    assert not any(term in terms for term in ("communications", "director", "director of"))
    assert "lied" not in [term for term, _ in describe(texts, [0, 0, 1])[1].terms]


def test_themes_are_described(sample, analysis):
    themes = tidings.Themes().fit(sample, analysis.labels_)
    check([theme.description for theme in themes.themes_], sample)
    for theme in themes.themes_:
        assert set(theme.description.representatives) <= set(theme.members)


def test_furniture_is_found_from_the_stories():
    events = [
        "Lava reached the harbour",
        "Train drivers went on strike",
        "The bank lost money",
        "A ferry sank in a gale",
    ]
    texts = [f"{event} on day {day}.\nFollow our live blog" for event in events for day in (1, 2)]
    labels = np.repeat(np.arange(4), 2)
    terms = [term for one in describe(texts, labels) for term, _ in one.terms]
    assert not any("blog" in term or "ollow" in term for term in terms)


def test_few_equal_and_empty_stories_are_described():
    assert describe(tidings.Corpus([]), []) == []
    (one,) = describe(["Lava reached the harbour of Pelluna on Monday morning, its mayor said."], [7])
    assert one.terms
    empty, the = describe(["", "the"], [0, 1])
    assert empty.terms == the.terms == []
    assert empty.headline != the.headline


def test_one_long_text_among_headlines():
    long = "Lava reached the harbour. " * 200_000
    described = describe(["Trains stand still", "Strike of train drivers", long], [0, 0, 1])
    assert "lava" in described[1].terms[0][0].lower()


def test_labels_must_fit(sample):
    with pytest.raises(ValueError, match="2 against 31"):
        describe(sample, [0, 1])
    with pytest.raises(ValueError, match="n_terms"):
        describe(sample, [0] * 31, n_terms=-1)


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


def test_a_term_within_another_word_does_not_count():
    caps = [
        "The cap is red.",
        "A cap fell.",
        "Their cap is lost.",
        *[f"New handicap rules for race {i}." for i in range(7)],
    ]
    chess = ["Chess in Orvell.", "Orvell saw chess.", "A chess cup for Orvell."]
    found = tidings.describe(caps + chess, [0] * len(caps) + [1] * len(chess))
    assert "cap" in [term for term, _ in found[0].terms]


def terms_of(texts, labels, **options):
    return [[term for term, _ in one.terms] for one in describe(texts, labels, **options)]


def test_a_word_alone_is_a_noun_or_a_name():
    """In English, from how words are used, and from a list of those that are common."""
    texts = [
        "The council was deeply political, adding ahead of the vote that the harbour of Pelluna is closed.",
        "A deeply political council, adding little, closed the harbour of Pelluna ahead of the vote.",
        "Bread was sold in the square by the bakers. The bread of the bakers was sold in Orvell.",
    ]
    terms = terms_of(texts, [0, 0, 1], n_terms=20)
    assert {"harbour", "Pelluna", "council"} <= {word for term in terms[0] for word in term.split()}
    assert not {"deeply", "political", "adding", "ahead", "closed", "little"} & set(terms[0])


def test_a_phrase_that_always_goes_on_is_cut():
    texts = [
        "A bill of Marrenne on historic tax cuts failed. The tax cuts of the past were historic tax gifts, said all.",
        "The historic tax reform and the historic tax debate divided Marrenne, whose tax system is old. Bill by bill.",
        "Bread was sold in the square by the bakers. The bread of the bakers was sold in Orvell.",
    ]
    terms = terms_of(texts, [0, 0, 1], n_terms=20)[0]
    assert "Marrenne" in terms
    assert "historic tax" not in terms


def test_phrases_end_with_nouns():
    texts = [
        "The nation of Orvell is better now. The Orvell nation better than ever, and full of praising the mayor, wept.",
        "A nation better than ever: Orvell is full of praising bakers, and the lawsuits of U.S. millers.",
        "Bread was sold in the square by the bakers. The bread was sold in Pelluna, and the lawsuits of U.S. farmers.",
    ]
    terms = [term for one in terms_of(texts, [0, 0, 1], n_terms=20) for term in one]
    assert "Orvell" in terms
    assert not {"nation better", "full of praising", "lawsuits of U.S."} & set(terms)


def test_parts_of_numbers_and_possessives_are_no_terms():
    texts = [
        "Orvell's 60,000-seat stadium and a 40,000-seat hall, a three-point lead, a two-point lead in Orvell's favour.",
        "The 30,000-seat arena saw Orvell's team with a five-point lead; Orvell's cup is won, Orvell's own.",
        "Bread was sold in the square by the bakers. The bread of the bakers was sold in Pelluna.",
    ]
    terms = terms_of(texts, [0, 0, 1], n_terms=20)[0]
    assert "Orvell" in terms
    assert not [term for term in terms if term.startswith("000") or "point lead" in term or term.endswith("'s")]


def test_a_story_of_weak_words_has_a_term_all_the_same():
    (terms,) = terms_of(["The deeply political."], [0])
    assert len(terms) == 1


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


def test_parts_of_names_and_clauses_are_no_terms():
    texts = [
        "Prime Minister Ida Brandt left. Brandt forced Calloway out, as Prime Minister. Who is ahead of Holm?",
        "Brandt forced Calloway to close the border; Prime Minister Ida Brandt will close the border, ahead of Holm.",
        "Bread was sold in the square by the bakers. The bread of the bakers was sold in Orvell.",
    ]
    terms = terms_of(texts, [0, 0, 1], n_terms=20)[0]
    assert "Prime Minister Ida Brandt" in terms
    assert not {"Prime", "Brandt forced Calloway", "close the border", "ahead of Holm"} & set(terms)


def test_no_term_is_a_clause_or_part_of_a_program_and_speakers_are_names():
    filler = "The prices tend to climb in the town of Pelluna, and the rents of the town will climb. "
    one = (
        "IDA BRANDT: Prices climb at the harbour market, articleGUID donÃ¢â‚¬â„¢t ask. "
        "OTTO CALLOWAY: Prices climb at the harbour market, articleGUID donÃ¢â‚¬â„¢t ask. "
    )
    two = "The council of Brennish opened a new library beside the old museum of the town. "
    stories = tidings.read([{"headline": f"Story {i}", "text": (filler + one * 2, two * 2)[i // 3]} for i in range(6)])
    described = tidings.describe(stories, np.array([0, 0, 0, 1, 1, 1]), n_terms=10)[0]
    terms = [term for term, _ in described.terms]
    assert not any("climb" in term and " " in term for term in terms)
    assert not any("GUID" in term or "Ã" in term or "â" in term for term in terms)
    assert "Ida Brandt" in described.names
    assert not any(term.isupper() for term in [*terms, *described.names])


def test_months_and_names_that_are_cut_at_and_are_no_terms():
    one = (
        "The Ways and Means Committee met in December. In December the Ways and Means Committee voted on the harbour. "
    )
    two = "The council of Brennish opened a new library beside the old museum of the town. "
    stories = tidings.read([{"headline": f"Story {i}", "text": (one, two)[i // 3]} for i in range(6)])
    terms = [term for term, _ in tidings.describe(stories, np.array([0, 0, 0, 1, 1, 1]), n_terms=10)[0].terms]
    assert "harbour" in terms
    assert not {"December", "Means Committee"} & set(terms)
