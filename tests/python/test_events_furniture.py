"""Reprints, rubrics and page furniture make no events."""

from __future__ import annotations

import numpy as np
import pytest
from pelluna import CHESS, LAVA, LOST, clusters

import tidings
from tidings import Events, metrics

LONG = (
    "Lava from the volcano reached the harbour of Pelluna on Monday night and set boats on fire before the crews could "
    "move them, while families left their houses for the sports hall on the hill."
)
CUT = LONG[: LONG.index(", while")] + "."


ROOK = "A rook decided the final of the chess championship after seven hours and ninety moves in the town hall."


def test_reprints_are_one_story_unless_asked_otherwise():
    stories = [
        {"title": "Boats burn", "text": CUT, "date": "2031-04-05"},
        {"title": "Lava reaches harbour", "text": LONG, "date": "2031-04-02"},
        {"title": "Chess final", "text": ROOK, "date": "2031-04-02"},
    ]
    events = Events(threshold=1.0).fit(stories)
    assert events.labels_.tolist() == [0, 0, 1]
    assert [str(day) for day in events.days_[:2]] == ["2031-04-05", "2031-04-02"]
    assert len(events.memberships()) == len(stories)
    assert Events(threshold=1.0, collapse_duplicates=False).fit_predict(stories).tolist() == [0, 1, 2]
    auto, once = Events().fit(stories), Events().fit(stories[1:])
    assert auto.threshold_ == pytest.approx(once.threshold_, rel=1e-6)


@pytest.mark.parametrize("text", [LONG, CUT])
def test_a_copy_far_apart_in_time_is_of_another_event_and_says_so(text):
    first = {"title": "Lava reaches harbour", "text": LONG, "date": "2031-04-02"}
    again = [{**first, "text": text, "date": date} for date in ("2031-04-08", "2031-08-30", "2031-09-01", "")]
    events = Events().fit([first, *again, {"title": "Chess final", "text": ROOK, "date": "2031-04-02"}])
    assert events.labels_.tolist() == [0, 0, 1, 1, 0, 2]
    for i, member in enumerate(events.memberships()[:5]):
        assert member.fit > 0
        same = [j for j in range(5) if events.labels_[j] == events.labels_[i] and j != i]
        assert all(events.explain(i, j).similarity > 0 for j in same)
    assert events.explain(0, 2).similarity == 0
    assert len(set(Events(days=0).fit_predict([first, *again]).tolist())) == 1


@pytest.mark.parametrize("share", [0.3, 1.0])
@pytest.mark.parametrize("rubric", ["Live updates", "Weather: what you need to know"])
def test_rubrics_join_no_events(labelled, share, rubric):
    stories, truth = labelled("events/basil")
    rubrics = np.random.default_rng(0).random(len(stories)) < share
    told = [{**story, "title": rubric} if there else story for story, there in zip(stories, rubrics, strict=True)]
    without = [{**story, "title": ""} if there else story for story, there in zip(stories, rubrics, strict=True)]
    f1 = metrics.bcubed(truth, Events().fit_predict(told)).f1
    assert f1 > 0.95
    assert f1 == pytest.approx(metrics.bcubed(truth, Events().fit_predict(without)).f1, abs=0.01)


def test_every_story_of_the_sample_page_may_have_the_same_headline():
    sample = tidings.read(tidings.sample_page())
    alone = [{"text": story.body} for story in sample if story.body]
    found = Events().fit_predict([{**story, "title": "Live updates"} for story in alone])
    assert clusters(found) == clusters(Events().fit_predict(alone))


def test_page_furniture_joins_no_events(labelled):
    stories, truth = labelled("events/ecbplus")
    short = [{"text": "\n".join(story["text"].split("\n")[:1])} for story in stories]
    footer = (
        "Read more: sign up for our newsletter to get the best stories in your inbox every morning.",
        "This material may not be published, broadcast or redistributed. Download our app for breaking news alerts.",
    )
    dressed = [{"text": story["text"] + "\n" + footer[i % 2]} for i, story in enumerate(short)]
    plain_f1 = metrics.bcubed(truth, Events().fit_predict(short)).f1
    events = Events().fit(dressed)
    assert metrics.bcubed(truth, events.labels_).f1 > plain_f1 - 0.01
    assert events.predict([{"text": footer[0]}]).tolist() == [-1]
    assert not any("newsletter" in term.split() for term in events.terms_)


def test_a_headline_that_an_event_shares_stays():
    stories = [{"title": "Lava reaches harbour", "text": text} for text in (LONG, LOST["text"], LAVA["text"])]
    assert Events().fit_predict([*stories, CHESS]).tolist() == [0, 0, 0, 1]
    assert "reaches" in Events().fit([*stories, CHESS]).terms_


@pytest.mark.parametrize("shared", ["title", "lede"])
def test_teasers_of_one_event_share_a_headline_or_a_lede(shared):
    """Three short texts that have nothing else in common are no evidence that it is furniture."""
    teasers = [
        "A strong tremor shook northern Japan early on Tuesday, damaging roads and cutting power to many homes.",
        "Rescue teams searched collapsed buildings in Aomori as aftershocks continued through the night.",
        "The government in Tokyo set up an emergency office; trains were suspended and schools stayed closed.",
    ]
    if shared == "title":
        stories = [{"title": "Earthquake hits Japan", "text": text} for text in teasers]
    else:
        stories = [{"text": f"An earthquake of magnitude seven has hit the coast of Japan. {text}"} for text in teasers]
    stories += [
        {"title": "Chess final", "text": "A rook decided the final of the chess championship after seven hours."},
        {"title": "Museum buys painting", "text": "A museum in Orvell bought a painting for nine million."},
    ]
    events = tidings.Events().fit(stories)
    assert events.labels_.tolist() == [0, 0, 0, 1, 2]
    assert "earthquake" in events.terms_
