from __future__ import annotations

import datetime

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

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


def test_the_report_reads_well(sample):
    assert repr(sample.report).startswith("PageReport: 31 stories")
    assert "takeaway" in sample.report._repr_html_()
    assert all(boundary.score > 0 and boundary.evidence for boundary in sample.report.boundaries)


@given(st.text() | st.binary())
def test_nothing_of_any_page_is_lost(page):
    encoded = page if isinstance(page, bytes) else page.encode("utf-8", "surrogatepass")
    parts = parse_page(page).report.parts
    covered = bytearray(len(encoded))
    for part in parts:
        for at in range(part.begin, part.end):
            assert not covered[at]
            covered[at] = 1
    left = bytes(byte for byte, taken in zip(encoded, covered, strict=True) if not taken)
    assert left.decode("utf-8").strip(" \t\n\r\v\f\x1c\x1d\x1e\x1f\x85\u2028\u2029\ufeff").split() == []


def test_bad_bytes_are_replaced_and_counted():
    corpus = parse_page(b"Lava reaches harbour\n\nIt came \xff at night.\n")
    assert corpus.report.replaced == 1
    assert "1 ill-formed sequences became U+FFFD" in corpus.report.warnings[0]
    assert "\ufffd" in corpus[0].text


def test_a_folder_is_its_text_files(tmp_path):
    (tmp_path / "b.txt").write_text("Second headline\n\nBody of two.", encoding="utf-8")
    (tmp_path / "a.txt").write_text("First headline\n\nBody of one.", encoding="utf-8")
    (tmp_path / "c.dat").write_bytes(b"\0")
    assert [story.text.split("\n")[0] for story in read(tmp_path)] == ["First headline", "Second headline"]
    assert read(tmp_path).ids == ["1", "1-2"]


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
    assert corpus[0].published == "2031-04-02T00:00:00"
    assert corpus.ids == ["7", "8"]
    assert [story.source for story in corpus] == ["NNA", ""]
    assert corpus[1].body == ""


def test_dates_can_be_texts_or_objects():
    assert read([{"text": "x", "date": datetime.date(2031, 4, 2)}])[0].published == "2031-04-02"
    with pytest.warns(UserWarning, match="row 1: 'soon' is no ISO 8601 date"):
        corpus = read([{"text": "x", "date": "2031-04-02"}, {"text": "y", "date": "soon"}])
    assert [story.published for story in corpus] == ["2031-04-02", ""]


def test_wrong_sources_are_refused(tmp_path):
    with pytest.raises(FileError, match=r"nowhere\.txt"):
        read(tmp_path / "nowhere.txt")
    with pytest.raises(FileError, match="use parse_page"):
        read("Lava reaches harbour\n\nIt came at night.")
    with pytest.raises(FileError, match=r"no \.txt"):
        read(tmp_path)
    (tmp_path / "binary.txt").write_bytes(b"PK\x03\x04\0\0")
    with pytest.raises(FileError, match="byte 4 is zero"):
        read(tmp_path / "binary.txt")
    with pytest.raises(ValueError, match="no column for a text or a headline among"):
        read(pd.DataFrame({"x": [1]}))
    with pytest.warns(UserWarning, match="row 0 has neither"):
        assert len(read([{"x": 1}])) == 1
    (tmp_path / "t.csv").write_text("title,text", encoding="utf-8")
    with pytest.raises(FileError, match=r"a \.csv file is no page"):
        read(tmp_path / "t.csv")
    (tmp_path / "page.txt").write_text("x", encoding="utf-8")
    with pytest.raises(ValueError, match="item 0 is the path of a file"):
        read([str(tmp_path / "page.txt")])
    with pytest.raises(TypeError, match="item 1 must be a str, a dict or a Story, got int"):
        read(["a", 1])
    with pytest.raises(TypeError, match="int"):
        read(3)


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
    assert corpus.ids == ["1", "7", "x"]
    assert str(corpus.published[2]) == "2031-04-02T10:00:00"
    with pytest.warns(UserWarning, match="9999"):
        read([{"text": "B", "date": "9999-12-31T23:59:59-10:00"}])


def test_odd_pages_of_a_folder_are_told_with_their_path(tmp_path):
    (tmp_path / "latin.txt").write_bytes("Owner’s plea\n\nA café.".encode("cp1252"))
    with pytest.warns(UserWarning, match=r"latin\.txt: 2 ill-formed sequences"):
        read(tmp_path)


def test_line_ends_of_windows_part_paragraphs():
    assert read(["one\r\n\r\ntwo"])[0].paragraphs == ["one", "two"]


def test_an_empty_page_has_no_stories(tmp_path):
    path = tmp_path / "empty.txt"
    path.write_text("", encoding="utf-8")
    assert len(read(path)) == 0
    assert len(tidings.parse_page(" \n\n ")) == 0
