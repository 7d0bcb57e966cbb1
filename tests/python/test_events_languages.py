"""Events among stories in other languages than English."""

from __future__ import annotations

import pickle
from pathlib import Path
from typing import Any

import pytest

import tidings

GERMAN = [
    "Die Lava hat den Hafen von Pelluna erreicht, und die Boote der Fischer sind in der Nacht verbrannt.",
    "In Pelluna ist der Hafen in der Lava verloren, und die Fischer haben nur die Boote auf dem Meer noch.",
    "Die Lokführer sind in den Streik getreten, und in der Nacht ist auf den Schienen kein Zug mehr gefahren.",
    "Der Streik der Lokführer geht in die zweite Woche, und die Züge stehen in den Bahnhöfen still.",
]
ENGLISH = ["The lava has reached the harbour and the boats of the fishers have burnt in the night."]


def test_the_stop_words_of_the_stories_languages_are_left_out() -> None:
    events = tidings.Events().fit(GERMAN)
    assert events.languages_ == ["de"]
    assert events.labels_.tolist() == [0, 0, 1, 1]
    assert not {"die", "der", "und", "ist", "in"} & set(events.terms_)
    assert "die" in tidings.Events(stop_words=["der"]).fit(GERMAN).terms_
    both = tidings.Events().fit(GERMAN[:2] + ENGLISH)
    assert both.languages_ == ["de", "en"]
    assert not {"die", "the"} & set(both.terms_)


def test_languages_and_background_are_kept_with_saved_events(tmp_path: Path) -> None:
    events = tidings.Events().fit(GERMAN)
    events.save(tmp_path / "events")
    for again in (tidings.Events.load(tmp_path / "events"), pickle.loads(pickle.dumps(events))):
        assert again.languages_ == ["de"]
        assert again.background == "auto"
        assert again.predict(GERMAN).tolist() == events.predict(GERMAN).tolist() == [0, 0, 1, 1]


def test_what_was_saved_before_there_were_languages_is_english(tmp_path: Path) -> None:
    state = tidings.Events().fit(ENGLISH).__getstate__()
    del state["languages_"]
    old = tidings.Events.__new__(tidings.Events)
    old.__setstate__(state)
    assert old.languages_ == ["en"]
    events = tidings.Events().fit(ENGLISH)
    for languages, right in ((None, True), (["en"], True), ("de", False), (["xx"], False), (5, False), ([], False)):
        events.languages_ = languages  # type: ignore[assignment]
        events.save(tmp_path / "events")
        if right:
            assert tidings.Events.load(tmp_path / "events").languages_ == ["en"]
        else:
            with pytest.raises(tidings.FileError, match="languages must be codes"):
                tidings.Events.load(tmp_path / "events")


def test_memberships_tell_their_progress() -> None:
    told: list[tuple[int, int]] = []
    events = tidings.Events(progress=lambda done, total: told.append((done, total))).fit(GERMAN)
    told.clear()
    events.memberships()
    assert told == sorted(told)
    assert told[-1][0] == told[-1][1]


def test_the_english_background_is_for_english_stories() -> None:
    auto = tidings.Events().fit(GERMAN).matrix_
    assert abs(auto - tidings.Events(background=None).fit(GERMAN).matrix_).max() == 0
    pair = [*ENGLISH, "The trains have not left the stations for a week, and the drivers are on strike."]
    auto = tidings.Events().fit(pair).matrix_
    assert abs(auto - tidings.Events(background="en").fit(pair).matrix_).max() == 0
    assert abs(auto - tidings.Events(background=None).fit(pair).matrix_).max() > 0


def test_an_analysis_speaks_the_stories_language() -> None:
    analysis = tidings.analyze(GERMAN)
    terms = {term.lower() for event in analysis.events for term, _ in event.terms}
    assert terms
    assert not terms & {"die", "der", "und", "ist", "in", "den"}


@pytest.mark.parametrize("code", ["ar", "de", "en", "hi", "ja", "th", "zh"])
def test_languages_of_real_text_are_told(code: str, load_jsonl: Any) -> None:
    sentences = [row["text"] for row in load_jsonl(f"languages/ud_{code}")[:150]]
    assert tidings.Events().fit(sentences).languages_ == [code]
    assert tidings.analyze(sentences[:40]).descriptions


def test_lists_of_names_and_headlines_without_stop_words_are_taken_for_english() -> None:
    assert tidings.Events().fit(["Lava reaches Pelluna", "Pelluna harbour burns", "Trains stand still"]).languages_ == [
        "en"
    ]
    assert tidings.Events().fit(["", "A café burnt."]).languages_ == ["en"]
