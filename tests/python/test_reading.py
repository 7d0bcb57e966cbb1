from __future__ import annotations

import datetime

import numpy as np
import pandas as pd
import pytest

import tidings
from tidings import Corpus, FileError, Story, parse_page, read

SEED_HEADLINES = [
    "The world is watching: America plays poisonous politics",
    "Former U.S. Officials held secret talks with Russians about ending war",
    "U.S. puts Chinese firms helping military on trade blacklist",
    "Islamic State in Afghanistan could be able to attack U.S. in 6 months-Pentagon official",
    "UK should be concerned at Chinese gene data harvesting, lawmaker says",
    "Mexico vows purge after ex-defense chief arrested in U.S.",
    "Senate committee to vote on bill banning federal employees from using TikTok",
    "U.S. attorney general highlights ‘new threat’ to security from drones",
    "Special report – Hobbling Huawei: Inside the U.S. war on China’s tech giant",
    "Dutch security agency warns against Chinese, Russian technology",
]


def test_the_seed_page_has_its_stories(seed_page):
    corpus = read(seed_page)
    assert corpus.headlines == SEED_HEADLINES
    assert corpus.report.unassigned == []
    story = corpus[4]
    assert story.byline == ["Alistair Smout"]
    assert (story.dateline.places, story.dateline.agency) == (["LONDON"], "Reuters")
    assert [(c.role, c.names, c.places) for c in story.credits] == [
        ("reporting", ["Alistair Smout"], ["London"]),
        ("additional reporting", ["Kirsty Needham"], ["Sydney"]),
        ("editing", ["Kate Holton", "Pravin Char"], []),
    ]
    assert story.body.startswith("Britain should be concerned")
    assert "Editing by" not in story.body


def test_the_sample_page_has_its_stories(sample, sample_labels):
    assert sample.headlines == [row["headline"] for row in sample_labels]
    assert sample.report.unassigned == []
    assert sample.report.warnings == []
    assert all(story.body or story.takeaways for story in sample)


def test_bad_bytes_are_replaced_and_counted():
    corpus = parse_page(b"Lava reaches harbour\n\nIt came \xff at night.\n")
    assert corpus.report.replaced == 1
    assert "1 ill-formed sequence became U+FFFD" in corpus.report.warnings[0]
    assert "\ufffd" in corpus[0].text


def test_a_folder_is_its_text_files(tmp_path):
    (tmp_path / "b.txt").write_text("Second headline\n\nBody of two.", encoding="utf-8")
    (tmp_path / "a.txt").write_text("First headline\n\nBody of one.", encoding="utf-8")
    (tmp_path / "c.dat").write_bytes(b"\0")
    assert [story.text.split("\n")[0] for story in read(tmp_path)] == ["First headline", "Second headline"]
    assert read(tmp_path).ids == [read(tmp_path / "a.txt").ids[0], read(tmp_path / "b.txt").ids[0]]


def test_texts_dicts_and_stories():
    corpus = read(["Only a body.", {"title": "T", "body": "B\n\nC", "author": "A, B"}, Story("S")])
    assert [story.headline for story in corpus] == ["", "T", "S"]
    assert corpus[0].body == "Only a body."
    assert corpus[1].paragraphs == ["B", "C"]
    assert corpus[1].byline == ["A", "B"]
    assert read(corpus) is corpus
    assert isinstance(read(text for text in ["a", "b"]), Corpus)


def test_a_frame_has_its_columns_found():
    frame = pd.DataFrame(
        {
            "Title": ["T1", "T2"],
            "content": ["B1", None],
            "date": [pd.Timestamp("2031-04-02"), pd.NaT],
            "outlet": ["NNA", float("nan")],
            "id": [7, 8],
        }
    )
    corpus = read(frame)
    assert corpus.headlines == ["T1", "T2"]
    assert corpus[0].published == "2031-04-02T00:00:00Z"
    assert corpus.ids == ["7", "8"]
    assert [story.source for story in corpus] == ["NNA", ""]
    assert corpus[1].body == ""


def test_dates_can_be_texts_or_objects():
    assert read([{"text": "x", "date": datetime.date(2031, 4, 2)}])[0].published == "2031-04-02"
    with pytest.warns(UserWarning, match="list, row 1: 'soon' is no date"):
        corpus = read([{"text": "x", "date": "2031-04-02"}, {"text": "y", "date": "soon"}])
    assert [story.published for story in corpus] == ["2031-04-02", ""]


def test_wrong_sources_are_refused(tmp_path):
    with pytest.raises(FileError, match=r"nowhere\.txt"):
        read(tmp_path / "nowhere.txt")
    with pytest.raises(FileError, match="use parse_page"):
        read("Lava reaches harbour\n\nIt came at night.")
    with pytest.raises(FileError, match="no file in this folder that can be read"):
        read(tmp_path)
    with pytest.raises(ValueError, match="DataFrame: no column for a text or a headline; the columns are 'x'"):
        read(pd.DataFrame({"x": [1]}))
    with pytest.raises(ValueError, match="list: no column for a text or a headline; the columns are 'x'"):
        read([{"x": 1}])
    with pytest.warns(UserWarning, match="row 0 has neither"):
        assert len(read([{"text": None}, {"text": "a"}])) == 2
    (tmp_path / "page.txt").write_text("x", encoding="utf-8")
    with pytest.raises(ValueError, match="item 0 is the path of a file"):
        read([str(tmp_path / "page.txt")])
    with pytest.raises(TypeError, match="item 1 must be a str, a dict, a Story or, in a list of them, a path, got int"):
        read(["a", 1])
    with pytest.raises(TypeError, match="int"):
        read(3)
    with pytest.raises(TypeError, match="from dict: put it in a list"):
        read({"text": "a"})
    with pytest.raises(TypeError, match="bytes"):
        read(b"a text")
    with pytest.raises(FileError, match="uses no network"):
        read("https://example.org/feed.rss")
    with pytest.raises(TypeError, match="item 1 must be a path, as item 0 is, got str"):
        read([tmp_path / "page.txt", "a"])
    with pytest.raises(TypeError, match="item 1 is a path among texts"):
        read(["a", tmp_path / "page.txt"])


def test_cells_of_any_kind_lose_nothing():
    corpus = read(
        [
            {"headline": "", "title": "T", "text": ["p", "q"], "author": np.array(["A", "B"]), "language": "de"},
            {"text": "a \ud800 b", "id": 7.0},
            {"text": "B", "date": "9999-12-31T23:59:59-10:00", "id": "x"} | {"date": "2031-04-02T10:00:00.123456789Z"},
        ]
    )
    assert corpus[0].headline == "T"
    assert corpus[0].paragraphs == ["p", "q"]
    assert corpus[0].byline == ["A", "B"]
    assert corpus[0].language == "de"
    assert "\ufffd" in corpus[1].body
    assert corpus.ids[1:] == ["7", "x"]
    assert str(corpus.published[2]) == "2031-04-02T10:00:00"
    with pytest.warns(UserWarning, match="9999"):
        read([{"text": "B", "date": "9999-12-31T23:59:59-10:00"}])


def test_odd_pages_of_a_folder_are_told_with_their_path(tmp_path):
    (tmp_path / "odd.txt").write_text("Lava reaches harbour\n\nBy Ann Lee\n", encoding="utf-8")
    odd = read(tmp_path / "odd.txt").report.warnings
    assert odd
    with pytest.warns(UserWarning, match=r"odd\.txt: ") as caught:
        report = read(tmp_path).report
    assert [str(warning.message) for warning in caught] == report.warnings
    assert [warning.split(": ", 1)[1] for warning in report.warnings] == odd


def test_line_ends_of_windows_part_paragraphs():
    assert read(["one\r\n\r\ntwo"])[0].paragraphs == ["one", "two"]


def test_an_empty_page_has_no_stories(tmp_path):
    path = tmp_path / "empty.txt"
    path.write_text("", encoding="utf-8")
    with pytest.warns(UserWarning, match=r"empty\.txt: the file is empty"):
        assert len(read(path)) == 0
    assert len(tidings.parse_page(" \n\n ")) == 0
