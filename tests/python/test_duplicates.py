from __future__ import annotations

import importlib
import sys

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from places import ROOT

import tidings
from tidings import Corpus, Reprint, Story, near_duplicates

LAVA = (
    "Lava reached the harbour of the village on Monday night, and the last boats left for the open sea while people "
    "watched from the hills. Nobody was hurt, the mayor said, though the road to the south is cut in three places."
)
FERRY = (
    "The ferry line between the two islands closes for the winter, and its owner looks for somebody to buy the ships."
)


def test_a_story_is_found_whole_and_cut():
    stories = Corpus(
        [
            Story("Lava in the harbour", [LAVA], published="2031-04-02", source="Wire"),
            Story("Ferry line closes", [FERRY]),
            Story("Village flees", [LAVA[:150]], published="2031-04-03", source="Daily"),
            Story("Lava in the harbour", [LAVA], published="2031-04-01", source="Gazette"),
        ]
    )
    found = near_duplicates(stories)
    assert len(found) == 1
    assert found.labels.tolist() == [0, -1, 0, 0]
    group = found[0]
    assert group.members == [3, 0, 2]
    assert group.first == 3
    assert [r.source for r in group.reprints] == [3, 3, 3]
    assert group.reprints[1].containment == 1
    assert 0.5 < group.reprints[2].containment < 1
    assert [r.story for r in group.copies_of(3)] == [0, 2]
    assert group.tree().splitlines()[0] == "3  2031-04-01  Gazette  Lava in the harbour"
    assert group.tree().splitlines()[1] == "├─ 0  100%  2031-04-02  Wire  Lava in the harbour"
    assert repr(found).startswith("1 group of near-duplicates, 3 of 4 stories\n\n3  2031-04-01")
    assert "<li>0  100%" in found._repr_html_()


def test_headlines_are_escaped():
    stories = [Story("<b>Lava</b>", [LAVA]), Story("<i>Lava</i>", [LAVA])]
    html = near_duplicates(Corpus(stories))._repr_html_()
    assert "&lt;b&gt;" in html
    assert "<b>Lava" not in html


def test_without_duplicates_weighs_what_it_keeps():
    stories = Corpus([Story("", [LAVA[:150]]), Story("", [FERRY]), Story("", [LAVA]), Story("", [LAVA + " " + FERRY])])
    unique, weights = stories.without_duplicates()
    assert weights.sum() == len(stories)
    assert unique[0].body == LAVA[:150]
    longest, weights = stories.without_duplicates("longest", threshold=0.6)
    assert LAVA + " " + FERRY in longest.texts
    assert weights.sum() == len(stories)
    with pytest.raises(ValueError, match="keep must be 'first' or 'longest', got 'last'"):
        stories.without_duplicates("last")


def test_nothing_is_found_where_nothing_is():
    assert len(near_duplicates(Corpus())) == 0
    assert len(near_duplicates([LAVA, FERRY, "", ""])) == 0
    assert repr(near_duplicates([FERRY])) == "0 groups of near-duplicates, 0 of 1 stories"


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"threshold": 0}, r"threshold must be in \(0, 1\], got 0"),
        ({"shingle_size": 0}, "shingle_size"),
        ({"min_length_ratio": 2}, r"min_length_ratio must be in \[0, 1\], got 2"),
        ({"n_jobs": 0}, "n_jobs"),
    ],
)
def test_wrong_options_are_refused(options, message):
    with pytest.raises(ValueError, match=message):
        near_duplicates([LAVA], **options)


@given(st.lists(st.lists(st.integers(0, 3), max_size=30), max_size=8), st.sampled_from([0.3, 0.5, 1.0]))
def test_groups_are_disjoint_and_sources_earlier(texts, threshold):
    stories = Corpus([Story("", [" ".join(f"word{w}" for w in text)]) for text in texts])
    found = near_duplicates(stories, threshold=threshold, shingle_size=2, n_jobs=1)
    members = [story for group in found for story in group.members]
    assert len(members) == len(set(members))
    for group in found:
        assert len(group) > 1
        assert group.reprints[0].source == group.first
        for rank, reprint in enumerate(group.reprints[1:], 1):
            assert reprint.source in group.members[:rank]
            assert 0 < reprint.resemblance <= reprint.containment <= 1


def test_all_natural_duplicates_of_reuters_are_found(load_jsonl):
    rows = load_jsonl("topics/reuters21578")
    stories = Corpus([Story(row["title"] or "", [row["text"]]) for row in rows])
    labels = near_duplicates(stories).labels
    bodies: dict[str, list[int]] = {}
    for i, row in enumerate(rows):
        body = " ".join("".join(c if c.isalnum() else " " for c in row["text"].casefold()).split())
        if len(body) > 200:
            bodies.setdefault(body, []).append(i)
    copies = [same for same in bodies.values() if len(same) > 1]
    assert len(copies) > 300
    assert [same for same in copies if labels[same[0]] < 0 or len(set(labels[same])) > 1] == []


def test_the_result_does_not_depend_on_threads_or_order(load_jsonl):
    rows = load_jsonl("topics/reuters21578")[:3000]
    stories = Corpus([Story(row["title"] or "", [row["text"]]) for row in rows])
    found = near_duplicates(stories, n_jobs=1)
    for n_jobs in (2, 8):
        assert near_duplicates(stories, n_jobs=n_jobs).groups == found.groups
    order = np.random.default_rng(5).permutation(len(stories))
    shuffled = near_duplicates(stories[order])
    sets = {frozenset(order[group.members].tolist()) for group in shuffled}
    assert len(sets ^ {frozenset(group.members) for group in found}) <= 2  # ties of the same resemblance


@pytest.mark.parametrize("language", ["ar", "de", "hi", "ja", "th", "zh"])
def test_cut_texts_are_found_in_any_script(language, load_jsonl):
    sentences = [row["text"] for row in load_jsonl(f"languages/ud_{language}")]
    texts = ["\n".join(sentences[i : i + 20]) for i in range(0, 1000, 20)]
    cut = ["\n".join(sentences[i + 2 : i + 9]) + "\n" + sentences[i - 1] for i in range(0, 1000, 20)]
    labels = near_duplicates(Corpus([Story("", [text]) for text in texts + cut])).labels
    assert (labels[:50] == labels[50:]).all()
    assert len(set(labels)) == 50


def test_planted_reprints_are_found(load_jsonl):
    sys.path.insert(0, str(ROOT / "benchmarks"))
    try:
        reprints = importlib.import_module("reprints")
    finally:
        sys.path.pop(0)
    articles = load_jsonl("events/allsides")
    copies = reprints.plant(articles, 200, seed=5)
    assert len({copy.original for copy in copies}) > 100
    assert 0.3 <= min(copy.kept for copy in copies) < max(copy.kept for copy in copies) <= 0.9
    stories = Corpus(
        [Story(article["title"], [article["text"]]) for article in articles]
        + [Story(copy.headline, [copy.text]) for copy in copies]
    )
    labels = near_duplicates(stories).labels
    found = [labels[copy.original] == labels[len(articles) + i] >= 0 for i, copy in enumerate(copies)]
    assert np.mean(found) >= 0.98


def test_progress_is_told():
    told = []
    near_duplicates([LAVA] * 3, progress=lambda done, total: told.append((done, total)))
    assert told[-1][0] == told[-1][1]
    assert tidings.__all__.count("near_duplicates") == 1


def test_large_groups_are_shown_in_part():
    rng = np.random.default_rng(1)
    words = [f"w{i}" for i in rng.integers(0, 1000, 60)]
    stories = Corpus([Story("", [" ".join([*words, *(f"x{i}y{j}" for j in range(9))])]) for i in range(3000)])
    [group] = near_duplicates(stories)
    assert len(group.tree().split("\n")) == 3000
    assert repr(group).split("\n") == [*group.tree().split("\n")[:49], repr(group).split("\n")[49], "and 2,950 more"]
    html = group._repr_html_()
    assert html.count("<li>") == html.count("</li>") == 50
    assert html.count("<ul>") == html.count("</ul>") == 2
    assert html.endswith("<p>and 2,950 more</p>")


def test_a_chain_of_copies_is_a_tree_however_long():
    stories = Corpus([Story("", [f"Story {i}."]) for i in range(2000)])
    group = tidings.DuplicateGroup(stories, [Reprint(i, max(i - 1, 0), 1.0, 1.0, []) for i in range(2000)])
    assert len(group.tree().split("\n")) == 2000
    html = group._repr_html_()
    assert html.count("<ul>") == html.count("</ul>") == 50
    fork = [Reprint(i, source, 1.0, 1.0, []) for i, source in enumerate([0, 0, 1, 0])]
    assert [line[:7] for line in repr(tidings.DuplicateGroup(stories, fork)).split("\n")] == [
        "0  Stor",
        "├─ 1  1",
        "│  └─ 2",
        "└─ 3  1",
    ]
    html = tidings.DuplicateGroup(stories, fork)._repr_html_()
    assert html.count("<li>") == html.count("</li>") == 4
    assert html.index("<li>2") < html.index("</li></ul></li><li>3")
