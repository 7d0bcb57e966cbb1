from __future__ import annotations

import numpy as np

import tidings
from tidings import describe


def terms_of(texts, labels, **options):
    return [[term for term, _ in one.terms] for one in describe(texts, labels, **options)]


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
