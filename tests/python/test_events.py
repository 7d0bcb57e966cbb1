from __future__ import annotations

import datetime

import numpy as np
import pytest
from pelluna import CHESS, LAVA, LOST, clusters

import tidings
from tidings import Events, Story, metrics


@pytest.mark.filterwarnings("ignore:.*is no date", "ignore:.*more dates")
@pytest.mark.parametrize(("name", "f1"), [("events/ecbplus", 0.92), ("events/basil", 0.98), ("events/allsides", 0.90)])
def test_events_of_labelled_sets_are_found_with_the_defaults(labelled, name, f1):
    stories, truth = labelled(name)
    assert metrics.bcubed(truth, Events().fit_predict(stories)).f1 >= f1


def test_shuffled_stories_have_the_same_events(labelled):
    stories, _ = labelled("events/basil")
    events = Events().fit(stories)
    order = np.random.default_rng(0).permutation(len(stories))
    shuffled = Events().fit([stories[i] for i in order])
    back = np.empty(len(stories), int)
    back[order] = shuffled.labels_
    assert clusters(back) == clusters(events.labels_)
    assert shuffled.threshold_ == pytest.approx(events.threshold_, abs=1e-9)


def test_bit_equal_for_any_number_of_threads(labelled):
    stories, _ = labelled("events/basil")
    one = Events(n_jobs=1).fit(stories)
    for n_jobs in (2, 8):
        other = Events(n_jobs=n_jobs).fit(stories)
        assert other.labels_.tobytes() == one.labels_.tobytes()
        assert other.threshold_ == one.threshold_
        assert other.memberships() == one.memberships()


PILES = pytest.mark.parametrize(
    ("stories", "expected"),
    [
        ([], []),
        ([""], [0]),
        (["", "!"], [0, 1]),
        (["", "", ""], [0, 1, 2]),
        (["lava"], [0]),
        ([LAVA, LOST], [0, 0]),
        ([LAVA, CHESS], [0, 1]),
        ([LAVA] * 5, [0] * 5),
        ([LAVA] * 150, [0] * 150),
        ([f"word{i}" for i in range(150)], list(range(150))),
    ],
)


@PILES
def test_piles_of_every_kind_have_events(stories, expected):
    events = Events().fit(stories)
    assert events.labels_.tolist() == expected
    assert len(events.memberships()) == len(stories)
    assert sum(timeline.undated for timeline in events.timelines()) == len(stories)


@PILES
@pytest.mark.parametrize("dated", ["none", "some", "all the same"])
def test_stories_are_added_to_piles_of_every_kind(stories, expected, dated):
    def story(told, date=""):
        return Story(told["title"], [told["text"]], published=date) if isinstance(told, dict) else Story("", [told])

    dates = {"none": [""], "some": ["", "2031-04-02"], "all the same": ["2031-04-02"]}[dated]
    pile = [
        Story(one.headline, one.paragraphs, published=dates[i % len(dates)])
        for i, one in enumerate(map(story, stories))
    ]
    events = Events().fit(pile)
    assert events.labels_.tolist() == expected
    fresh = [*pile, story(""), story(LAVA), story(LAVA, "2031-04-02"), story(LAVA, "2041-04-02")]
    found = events.predict(fresh).tolist()
    assert found == [-1 if told in ("", "!") else event for told, event in zip(stories, expected, strict=True)] + [
        -1,
        *([0, 0] if LAVA in stories or "lava" in stories else [-1, -1]),
        0 if (LAVA in stories or "lava" in stories) and not len(events.days_) else -1,
    ]
    everywhere = Events(threshold=-1.0).fit(pile)
    assert everywhere.labels_.tolist() == [0] * len(stories)
    assert everywhere.predict(fresh).tolist() == [0 if stories else -1] * len(fresh)


def test_a_long_text_among_headlines_changes_little():
    heads = [
        {"title": title} for title in ("Lava reaches Pelluna harbour", "Pelluna harbour lost to lava", "Chess final")
    ]
    events = Events().fit(heads)
    long = {"title": "Encyclopaedia", "text": " ".join(f"entry{i} lava" for i in range(400_000))}
    with_long = Events().fit([*heads, long])
    assert with_long.labels_[:3].tolist() == events.labels_.tolist() == [0, 0, 1]
    assert with_long.labels_[3] == 2
    assert events.predict([long, heads[2]]).tolist() == [0, 1]  # of its words only lava is known


@pytest.mark.parametrize("dates", [("", "", ""), ("2031-04-02", "", ""), ("2031-04-02",) * 3])
def test_events_do_not_need_dates(dates):
    stories = [{**story, "date": date} for story, date in zip((LAVA, LOST, CHESS), dates, strict=True)]
    assert Events().fit(stories).labels_.tolist() == [0, 0, 1]


def test_stories_far_apart_in_time_are_of_different_events():
    stories = [{**LAVA, "date": "2031-04-02"}, {**LOST, "date": "2031-04-29"}, {**CHESS, "date": "2031-04-03"}]
    assert Events().fit(stories).labels_.tolist() == [0, 1, 2]
    assert Events(days=0).fit(stories).labels_.tolist() == [0, 0, 1]
    assert Events(days=100).fit(stories).labels_.tolist() == [0, 0, 1]


def test_every_story_says_why():
    events = Events().fit([LAVA, LOST, CHESS])
    first, second, single = events.memberships(n_terms=50)
    assert first.fit == pytest.approx(events.explain(0, 1).similarity)
    assert sum(share for _, share in first.terms) == pytest.approx(first.fit)
    assert first.nearest[0] == (1, pytest.approx(first.fit))
    assert {"lava", "harbour"} <= {term for term, _ in second.terms}
    assert not first.single
    assert single.single
    assert single.fit == 0
    assert single.runner_up is None


def test_new_stories_find_their_event():
    events = Events().fit([LAVA, LOST, CHESS])
    assert events.predict(["Lava in the harbour of Pelluna", "Rook wins chess final", "Rain"]).tolist() == [0, 1, -1]
    assert events.predict([]).tolist() == []


def test_a_fitted_threshold_is_a_threshold():
    events = Events().fit([LAVA, LOST, CHESS])
    again = Events(threshold=events.threshold_).fit([LAVA, LOST, CHESS])
    assert again.labels_.tolist() == events.labels_.tolist()
    assert Events(threshold=1.0).fit_predict([LAVA, LOST]).tolist() == [0, 1]
    assert Events(threshold=-1.0).fit_predict([LAVA, CHESS]).tolist() == [0, 0]


def test_wrong_parameters_are_refused():
    for parameters in (
        {"threshold": "high"},
        {"threshold": None},
        {"threshold": 2},
        {"headline_weight": 1},
        {"days": -1},
        {"background": 3},
    ):
        with pytest.raises(ValueError, match=next(iter(parameters))):
            Events(**parameters).fit([LAVA])
    with pytest.raises(ValueError, match="not fitted"):
        Events().predict([LAVA])
    with pytest.raises(IndexError, match="2 among 2"):
        Events().fit([LAVA, LOST]).explain(0, 2)


def test_events_follow_scikit_learns_conventions():
    events = Events(days=3)
    assert events.get_params()["days"] == 3
    assert repr(events) == "Events(days=3)"
    assert tidings.Events is Events


def test_a_timeline_has_days_and_no_look_ahead():
    days = ("2031-04-02", "2031-04-03", "2031-04-03", "2031-04-06", "")
    stories = [{**LAVA, "text": f"{LAVA['text']} Day {i}.", "date": day} for i, day in enumerate(days)]
    events = Events().fit(stories)
    assert events.labels_.tolist() == [0] * 5
    (timeline,) = events.timelines()
    assert [(str(day), n) for day, n in timeline.days] == [("2031-04-02", 1), ("2031-04-03", 2), ("2031-04-06", 1)]
    assert (str(timeline.first), str(timeline.peak), str(timeline.last)) == ("2031-04-02", "2031-04-03", "2031-04-06")
    assert timeline.undated == 1
    (then,) = events.timelines(until=datetime.date(2031, 4, 2))
    assert then.last == then.peak == datetime.date(2031, 4, 2)
    assert Events().fit(["lava"]).timelines()[0].first is None
