from __future__ import annotations

import numpy as np
import pytest

import tidings
from tidings import Corpus, Themes


def test_the_seed_pages_subject_is_one_theme(seed_page):
    labels = Themes().fit_predict(seed_page)
    assert len(labels) == 10
    subject = labels[2]
    assert set(np.flatnonzero(labels == subject) + 1) == {3, 5, 7, 9, 10}


def test_each_event_is_in_one_theme(sample, analysis):
    themes = Themes().fit(sample, analysis.labels_)
    assert len(themes.event_themes_) == len(analysis.events)
    assert themes.labels_.tolist() == themes.event_themes_[analysis.labels_].tolist()
    assert sorted(i for theme in themes.themes_ for i in theme.members) == list(range(len(sample)))
    assert sorted(e for theme in themes.themes_ for e in theme.events) == list(range(len(analysis.events)))
    sizes = [len(theme.members) for theme in themes.themes_]
    assert sizes == sorted(sizes, reverse=True)


def test_events_can_have_labels_of_any_kind(sample, analysis):
    names = [f"event {label:02}" for label in analysis.labels_]
    assert Themes().fit_predict(sample, names).tolist() == Themes().fit_predict(sample, analysis.labels_).tolist()


@pytest.mark.parametrize("n", [1, 2, 5, 31])
def test_there_are_as_many_themes_as_are_wanted(sample, n):
    themes = Themes(n).fit(sample)
    assert themes.n_themes_ == len(themes.themes_) == n
    assert set(themes.labels_) == set(range(n))


def test_subjects_of_newsgroups_are_found(load_jsonl):
    posts = load_jsonl("topics/mini_newsgroups")
    groups = {"rec.sport.hockey", "sci.space", "talk.politics.mideast", "comp.graphics"}
    posts = [post for post in posts if post["label"] in groups]
    labels = Themes(4).fit_predict([f"{post['title']}\n{post['text']}" for post in posts])
    assert tidings.metrics.normalized_mutual_info([post["label"] for post in posts], labels) > 0.7


def test_the_order_of_stories_does_not_matter(sample):
    order = np.random.default_rng(3).permutation(len(sample))
    there = Themes().fit_predict(sample)
    here = Themes().fit_predict([sample[int(i)].text for i in order])
    assert tidings.metrics.adjusted_rand(there[order], here) == 1


def test_threads_change_nothing(sample):
    assert Themes(n_jobs=1).fit_predict(sample).tolist() == Themes(n_jobs=4).fit_predict(sample).tolist()


def test_few_equal_and_empty_stories_have_themes():
    assert Themes().fit(Corpus([])).themes_ == []
    assert Themes().fit_predict(["Lava reached the harbour."]).tolist() == [0]
    assert len(Themes().fit_predict(["Lava reached the harbour.", "The trains stand still."])) == 2
    assert Themes().fit_predict(["the", "of", ""]).tolist() == [0, 0, 0]
    assert len(set(Themes().fit_predict(["Lava reached the harbour."] * 5).tolist())) <= 2
    assert Themes().fit_predict([""]).tolist() == [0]
    assert Themes().fit_predict([""] * 40).tolist() == [0] * 40
    assert len(set(Themes(2).fit_predict(["Lava reached the harbour."] * 2 + [""] * 2).tolist())) == 2


@pytest.mark.parametrize("date", ["2031-04-02", "", "some"])
def test_dates_make_no_difference_to_themes(sample, date):
    dates = [date if date != "some" else "2031-04-02" * (i % 2) for i in range(len(sample))]
    dated = [{"title": s.headline, "text": s.body, "date": day} for s, day in zip(sample, dates, strict=True)]
    alone = [{"title": s.headline, "text": s.body} for s in sample]
    events = list(range(len(sample)))
    assert Themes().fit_predict(dated, events).tolist() == Themes().fit_predict(alone, events).tolist()


def test_one_long_text_among_headlines(sample):
    headlines = [story.headline for story in sample]
    labels = Themes().fit_predict([*headlines, "lava harbour volcano " * 240_000])
    assert len(labels) == len(headlines) + 1


def test_themes_work_without_background_and_in_other_languages(sample):
    assert Themes(background=None).fit(sample).n_themes_ >= 2
    german = [
        "Der Vulkan spuckt Lava.",
        "Lava aus dem Vulkan im Hafen.",
        "Der Zug steht still.",
        "Kein Zug im Bahnhof.",
    ]
    assert Themes(language="de", background=None).fit_predict(german).tolist() == [0, 0, 1, 1]


def test_what_makes_no_sense_is_refused(sample):
    with pytest.raises(ValueError, match="32 for 31"):
        Themes(32).fit(sample)
    with pytest.raises(ValueError, match="'auto', got 'many'"):
        Themes("many").fit(sample)
    with pytest.raises(ValueError, match="n_themes"):
        Themes(0).fit(sample)
    with pytest.raises(ValueError, match="2 against 31"):
        Themes().fit(sample, [0, 1])
    with pytest.raises(ValueError, match="semantic"):
        Themes(semantic=2.0).fit(sample)


def test_events_have_the_labels_that_were_given():
    texts = ["lava harbour ash", "lava harbour", "train strike drivers", "train strike"]
    themes = tidings.Themes(2).fit(texts, ["b", "b", "x", "z"]).themes_
    assert sorted(label for theme in themes for label in theme.events) == ["b", "x", "z"]


def test_progress_of_descriptions_never_runs_backwards(sample, analysis):
    calls = []
    tidings.describe(sample, analysis.labels_, progress=lambda done, total: calls.append((done, total)))
    assert calls == sorted(calls)
    assert calls[-1][0] == calls[-1][1]


def test_progress_of_themes_never_runs_backwards(sample):
    calls = []
    tidings.Themes(5, progress=lambda done, total: calls.append((done, total))).fit(sample)
    themes = [call for call in calls if call[1] == 4 * len(sample)]
    assert themes
    assert themes == sorted(themes)
