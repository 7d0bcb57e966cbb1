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
