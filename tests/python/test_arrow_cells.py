"""Cells of every kind, as Python's objects and in Arrow's memory."""

from __future__ import annotations

import datetime

import numpy as np
import pandas as pd
import pytest
from arrow_stories import FIELDS, stories_of, stories_of_arrow
from hypothesis import given, settings
from hypothesis import strategies as st

from tidings import Corpus, _core

pa = pytest.importorskip("pyarrow")
pl = pytest.importorskip("polars")

MOMENT = datetime.datetime(2031, 4, 2, 10, 0, 0, 999_999)
ZONE = datetime.timezone(datetime.timedelta(hours=2))


@pytest.mark.parametrize("unit", ["s", "ms", "us", "ns"])
@pytest.mark.parametrize("moment", [MOMENT, datetime.datetime(1969, 12, 31, 23, 59, 59, 500_000)])
def test_moments_of_every_unit_are_cut_to_seconds(unit, moment):
    if unit == "s":
        moment = moment.replace(microsecond=0)
    expected = moment.replace(microsecond=0).isoformat() + "Z"
    array = pa.array([moment, None], pa.timestamp(unit))
    assert [story.published for story in stories_of_arrow(pa.table({"published": array}))[0]] == [expected, ""]


def test_moments_with_a_zone_are_instants():
    aware = MOMENT.replace(tzinfo=ZONE, microsecond=0)
    table = pa.table({"published": pa.array([aware], pa.timestamp("ms", "Europe/Oslo"))})
    assert stories_of_arrow(table)[0][0].published == "2031-04-02T08:00:00Z"
    for column in ([aware], pd.Series([aware]), pd.Series([pd.Timestamp(aware)]), [pd.Timestamp(aware)]):
        assert stories_of({"published": column})[0][0].published == "2031-04-02T08:00:00Z"


def test_days_are_days():
    day = datetime.date(2031, 4, 2)
    for kind in (pa.date32(), pa.date64()):
        assert stories_of_arrow(pa.table({"published": pa.array([day], kind)}))[0][0].published == "2031-04-02"
    for column in ([day], np.array(["2031-04-02"], "datetime64[D]"), [np.datetime64("2031-04-02")]):
        assert stories_of({"published": column})[0][0].published == "2031-04-02"


def test_moments_of_numpy_and_pandas_are_read():
    expected = ["2031-04-02T10:00:00Z", ""]
    array = np.array(["2031-04-02T10:00:00.5", "NaT"], "datetime64[ns]")
    for column in (array, list(array), pd.Series(array), list(pd.Series(array)), pd.Series(array, dtype=object)):
        assert [story.published for story in stories_of({"published": column})[0]] == expected


def test_dates_beyond_the_calendar_are_problems():
    seconds = 400_000_000_000
    table = pa.table({"published": pa.array([0, seconds], pa.timestamp("s"))})
    stories, problems = stories_of_arrow(table)
    assert [story.published for story in stories] == ["1970-01-01T00:00:00Z", ""]
    assert problems == [(1, "published", f"{seconds} seconds since 1970")]
    assert stories_of({"published": np.array([0, seconds], "datetime64[s]")}) == (stories, problems)
    late = datetime.datetime(9999, 12, 31, 23, tzinfo=datetime.timezone(datetime.timedelta(hours=-2)))
    assert stories_of({"published": [late]})[1] == [(0, "published", str(late))]


@pytest.mark.parametrize(
    "column", [[3, None, -7], [3.0, None, 0.25], [True, None, False], [1e300, float("nan"), 2.0**53]]
)
def test_numbers_are_ids_and_labels(column):
    table = pa.table({"id": pa.array(column), "label": pa.array(column)})
    read = list(Corpus(_core.Corpus.from_arrow(table, {"id": "id", "label": "label"})[0]))
    assert read == stories_of({"id": column, "label": column})[0]
    assert read[0].label in {"3", "True", "1e+300"}
    assert read[1].label == ""
    frame = pd.DataFrame({"label": column})
    assert [story.label for story in stories_of({"label": frame["label"]})[0]] == [story.label for story in read]


@pytest.mark.parametrize(
    "kind", [pa.int8(), pa.uint8(), pa.int16(), pa.uint16(), pa.int32(), pa.uint32(), pa.int64(), pa.uint64()]
)
def test_integers_of_every_width_are_read(kind):
    assert [story.label for story in stories_of_arrow(pa.table({"label": pa.array([5, 127], kind)}))[0]] == ["5", "127"]


def test_lists_of_every_kind_are_read():
    column = [["a", None, "b"], None, ["c", "", "d"]]
    expected = stories_of({"takeaways": column})
    kinds = [pa.list_(pa.string()), pa.large_list(pa.string_view()), pa.list_(pa.large_string(), 3)]
    for kind in kinds:
        assert stories_of_arrow(pa.table({"takeaways": pa.array(column, kind)})) == expected
        table = pa.table({"takeaways": pa.array([["z", "z", "z"], *column], kind)})
        assert stories_of_arrow(table.slice(1)) == expected
    assert stories_of_arrow(pa.table({"source": pa.array(column, kinds[0])}))[0][0].source == "a, b"


def test_a_column_of_nulls_is_empty():
    assert stories_of_arrow(pa.table({"headline": pa.nulls(2)}))[0] == stories_of({"headline": [None, None]})[0]


def test_ill_formed_text_is_replaced_and_counted():
    corpus, _ = _core.Corpus.from_arrow(pa.table({"x": pa.array([b"a\xff", b"\xe2\x82"])}), {"headline": "x"})
    assert corpus.column("headline") == ["a\ufffd", "\ufffd"]
    assert corpus.replaced == 2
    corpus, _ = _core.Corpus.from_columns({"headline": ["a\ud800\udc00", b"\xff", "é" * 50 + "\udfff"]})
    assert corpus.column("headline") == ["a\ufffd\ufffd", "\ufffd", "é" * 50 + "\ufffd"]
    assert corpus.replaced == 4


@settings(deadline=None)
@given(st.lists(st.text(st.characters(), max_size=200) | st.text("a\ud800é\u4e2d\U0001f600", max_size=200), max_size=5))
def test_texts_of_any_characters_are_encoded(texts):
    corpus, _ = _core.Corpus.from_columns({"label": texts})
    clean = ["".join("\ufffd" if "\ud800" <= c <= "\udfff" else c for c in text) for text in texts]
    separators = "\x1c\x1d\x1e\x1f"  # white space to Python, not to Unicode
    blank = [all(c.isspace() and c not in separators for c in text) for text in clean]
    assert corpus.column("label") == ["" if no else text for text, no in zip(clean, blank, strict=True)]


def test_missing_cells_of_every_kind_are_empty():
    missing = [
        None,
        float("nan"),
        np.nan,
        pd.NaT,
        pd.NA,
        np.datetime64("NaT", "s"),
        np.float32("nan"),
        "",
        " ",
        b"",
        [],
        [None],
    ]
    for name in (*FIELDS, "id"):
        stories, problems = stories_of({name: missing})
        assert problems == []
        for story in stories:
            assert (story.text, story.published, story.label, story.byline) == ("", "", "", [])


def test_cells_of_every_kind_are_texts():
    cells = ["a", b"b", 3, 3.0, 0.5, np.int64(7), np.float32(8.0), True, datetime.date(2031, 4, 2), ["x", "y"], ("z",)]
    expected = ["a", "b", "3", "3", "0.5", "7", "8", "True", "2031-04-02", "x, y", "z"]
    assert [story.label for story in stories_of({"label": cells})[0]] == expected


def test_texts_become_paragraphs_and_names():
    stories, _ = stories_of(
        {
            "text": ["one\n\ntwo\r\n \t\r\nthree\nstill three\n\n\n", ["a\n\nb", "c"]],
            "byline": ["Ann Lee, Bo Roe ,", ["Ann", "Bo, Cy"]],
            "headline": [" H ", None],
        }
    )
    assert [story.paragraphs for story in stories] == [["one", "two", "three\nstill three"], ["a", "b", "c"]]
    assert [story.byline for story in stories] == [["Ann Lee", "Bo Roe"], ["Ann", "Bo", "Cy"]]
    assert stories[0].headline == "H"


def test_dates_that_are_none_are_problems():
    stories, problems = stories_of({"headline": ["a", "b"], "published": ["soon", 1712345678]})
    assert [story.published for story in stories] == ["", ""]
    assert problems == [(0, "published", "soon"), (1, "published", "1712345678")]
