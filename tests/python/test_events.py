from __future__ import annotations

import datetime
import pickle

import numpy as np
import pytest

import tidings
from tidings import Events, metrics

LAVA = {"title": "Lava reaches harbour", "text": "Lava from the volcano reached the harbour of Pelluna."}
LOST = {"title": "Harbour lost", "text": "The harbour of Pelluna is lost, lava from the volcano covers it."}
CHESS = {"title": "Chess final", "text": "A rook decided the final of the chess championship."}


def clusters(labels):
    return {tuple(np.flatnonzero(labels == label)) for label in set(labels.tolist())}


@pytest.fixture
def labelled(load_jsonl):
    """The stories of one of the data folder's files, and their labels."""

    def load(name):
        rows = load_jsonl(name)
        known = ("title", "text", "date", "source")
        return [{key: row[key] for key in known if row.get(key)} for row in rows], [row["label"] for row in rows]

    return load


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


@pytest.mark.parametrize(
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
def test_piles_of_every_kind_have_events(stories, expected):
    events = Events().fit(stories)
    assert events.labels_.tolist() == expected
    assert len(events.memberships()) == len(stories)


def test_a_long_text_among_headlines_changes_little():
    heads = [
        {"title": title} for title in ("Lava reaches Pelluna harbour", "Pelluna harbour lost to lava", "Chess final")
    ]
    events = Events().fit(heads)
    long = {"title": "Encyclopaedia", "text": " ".join(f"entry{i} lava" for i in range(400_000))}
    with_long = Events().fit([*heads, long])
    assert with_long.labels_[:3].tolist() == events.labels_.tolist() == [0, 0, 1]
    assert with_long.labels_[3] == 2


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


def test_what_is_known_of_half_of_the_events_helps_with_the_other_half(labelled):
    stories, truth = labelled("events/basil")
    stories = [{key: value for key, value in story.items() if key != "date"} for story in stories]
    _, numbers = np.unique(truth, return_inverse=True)
    first, second = (np.flatnonzero(numbers % 4 == part).tolist() for part in (0, 1))
    events = Events().calibrate([stories[i] for i in first], [truth[i] for i in first])
    assert 0.5 <= events.strictness <= 2
    found = events.fit_predict([stories[i] for i in second])
    assert metrics.bcubed([truth[i] for i in second], found).f1 > 0.93


def test_pairs_calibrate_too():
    stories = [LAVA, LOST, CHESS]
    events = Events().calibrate(stories, pairs=[(0, 1, True), (0, 2, False), (1, 2, False)])
    assert events.fit_predict(stories).tolist() == [0, 0, 1]
    assert Events(**events.get_params()).get_params() == events.get_params()


def test_some_hundred_pairs_calibrate(labelled):
    stories, truth = labelled("events/basil")
    stories = [{key: value for key, value in story.items() if key != "date"} for story in stories]
    _, numbers = np.unique(truth, return_inverse=True)
    first, second = (np.flatnonzero(numbers % 4 == part) for part in (0, 1))
    known, unknown = [stories[i] for i in first], [stories[i] for i in second]
    graph = tidings.nearest_neighbors(Events().fit(known).matrix_, n_neighbors=8)
    one = np.repeat(np.arange(len(known)), np.diff(graph.indptr))
    all_pairs = [
        (int(i), int(j), numbers[first[i]] == numbers[first[j]]) for i, j in zip(one, graph.indices, strict=True)
    ]
    pairs = [all_pairs[p] for p in np.random.default_rng(0).permutation(len(all_pairs))[:300]]

    def pair_f1(labels):
        joined = [(labels[i] == labels[j], same) for i, j, same in pairs]
        return 2 * sum(a and b for a, b in joined) / sum(int(a) + int(b) for a, b in joined)

    poor = Events(strictness=3.0, headline_weight=0.7)
    for begin in (Events(), poor):
        learnt = Events(**begin.get_params()).calibrate(known, pairs=pairs)
        assert pair_f1(learnt.fit_predict(known)) >= pair_f1(Events().fit_predict(known))
        assert pair_f1(learnt.fit_predict(known)) >= pair_f1(begin.fit_predict(known))
        found = metrics.bcubed(numbers[second], learnt.fit_predict(unknown)).f1
        assert found > 0.93
        assert found > metrics.bcubed(numbers[second], poor.fit_predict(unknown)).f1


def answers(events):
    return (
        events.predict(["Lava in the harbour of Pelluna", "Rook wins chess final", "Rain"]).tolist(),
        events.labels_.tolist(),
        events.threshold_,
        events.explain(0, 1),
        events.memberships(),
        events.timelines(),
        events.days_.tolist(),
        events.matrix_.toarray().tobytes(),
    )


@pytest.mark.parametrize("date", ["", "2031-04-02"])
def test_what_was_found_is_saved_and_pickled(tmp_path, date):
    events = Events(strictness=1.25, stop_words=["the"]).fit([{**LAVA, "date": date}, LOST, CHESS])
    path = tmp_path / "events.safetensors"
    events.save(path)
    for other in (Events.load(path), pickle.loads(pickle.dumps(events))):
        assert answers(other) == answers(events)
        assert other.get_params() == events.get_params()


@pytest.mark.parametrize("background", [None, "en"])
def test_what_cpp_saved_is_found_already(tmp_path, background):
    dated = [{**LAVA, "date": "2031-04-02"}, LOST, CHESS]
    events = Events(background=background, days=4).fit(dated)
    path = str(tmp_path / "events.safetensors")
    events._events.save(path, "")  # as C++ does: without a word of Python's
    loaded = Events.load(path, background=background)
    assert loaded.labels_.tolist() == events.labels_.tolist()
    assert loaded.memberships() == events.memberships()
    assert loaded.predict([LAVA]).tolist() == events.predict([LAVA]).tolist()
    assert loaded.days == 4
    assert str(loaded.timelines()[0].first) == "2031-04-02"
    Events(background=background)._make(["en"]).save(path, "")
    with pytest.raises(ValueError, match="not fitted"):
        Events.load(path).predict([LAVA])


def test_what_was_learnt_is_saved_before_anything_is_found(tmp_path):
    events = Events().calibrate([LAVA, LOST, CHESS], ["lava", "lava", "chess"]).set_params(days=4)
    path = tmp_path / "events.safetensors"
    events.save(path)
    loaded = Events.load(path)
    assert loaded.get_params() == events.get_params()
    with pytest.raises(ValueError, match="not fitted"):
        loaded.predict([LAVA])
    Events().fit([]).save(path)
    assert Events.load(path).labels_.tolist() == []
    with pytest.raises(ValueError, match="background is an object"):
        Events(background=tidings.Background.load("en")).save(path)


def test_damaged_files_are_refused(tmp_path):
    path = tmp_path / "events.safetensors"
    Events().fit([LAVA, LOST, CHESS]).save(path)
    content = path.read_bytes()
    for place in range(0, len(content), max(1, len(content) // 60)):
        path.write_bytes(content[:place] + bytes([content[place] ^ 1]) + content[place + 1 :])
        with pytest.raises(tidings.FileError):
            Events.load(path)
        path.write_bytes(content[:place])
        with pytest.raises(tidings.FileError):
            Events.load(path)
    tidings.StoryVectorizer().fit([{"headline": "Lava", "text": "Ash"}]).save(path)
    with pytest.raises(tidings.FileError):
        Events.load(path)


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


def test_calibration_refuses_what_does_not_fit():
    for labels, pairs, message in (
        (None, None, "labels or pairs"),
        ([0], [(0, 1, True)], "labels or pairs"),
        ([0], None, "1 for 2 stories"),
        (None, [(0, 2, True)], "0 and 2"),
        (None, [(0, 1, False)], "of the same event"),
    ):
        with pytest.raises(ValueError, match=message):
            Events().calibrate([LAVA, LOST], labels, pairs=pairs)


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
