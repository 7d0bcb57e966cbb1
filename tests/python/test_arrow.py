"""Tables in Arrow's memory, against the same tables as columns of Python objects."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from arrow_stories import FIELDS, stories_of, stories_of_arrow
from hypothesis import given, settings
from hypothesis import strategies as st

from tidings import Corpus, Story, _core, read

pa = pytest.importorskip("pyarrow")
pl = pytest.importorskip("polars")

WORDS = st.text("ab ,\n\r\té中\U0001f600\u2003", max_size=30)
TEXTS = st.none() | WORDS
LISTS = st.none() | st.lists(st.none() | WORDS, max_size=4)
DATES = st.none() | st.sampled_from(["2031-04-02", "2031-04-02T10:00:00+02:00", "soon", "", "March 3, 2026"])


@st.composite
def tables(draw) -> dict:
    n = draw(st.integers(0, 12))
    kinds = dict.fromkeys(FIELDS, TEXTS) | {"takeaways": LISTS, "byline": LISTS, "published": DATES}
    kinds["text"] = draw(st.sampled_from([TEXTS, LISTS]))
    return {name: draw(st.lists(kind, min_size=n, max_size=n)) for name, kind in kinds.items()}


def type_of(column: list, text) -> pa.DataType:
    return pa.list_(text) if any(isinstance(cell, list) for cell in column) else text


@given(tables(), st.sampled_from(["string", "large_string", "string_view", "binary"]), st.data())
@settings(max_examples=150, deadline=None)
def test_arrow_tables_are_read_as_columns_are(columns, kind, data):
    text = getattr(pa, kind)()
    arrays = {name: pa.array(column, pa.string()) for name, column in columns.items() if not is_list(column)}
    arrays = {name: array.cast(text) if kind != "binary" else array.cast("binary") for name, array in arrays.items()}
    arrays |= {
        name: pa.array(column, type_of(column, pa.string())) for name, column in columns.items() if is_list(column)
    }
    table = pa.table(arrays)
    n = table.num_rows
    begin = data.draw(st.integers(0, n))
    end = data.draw(st.integers(begin, n))
    cut = data.draw(st.integers(begin, end))
    parts = pa.concat_tables([table.slice(begin, cut - begin), table.slice(cut, end - cut)])
    assert stories_of_arrow(parts) == stories_of({name: column[begin:end] for name, column in columns.items()})


def is_list(column: list) -> bool:
    return any(isinstance(cell, list) for cell in column)


@given(tables(), st.data())
@settings(max_examples=100, deadline=None)
def test_polars_tables_are_read_as_columns_are(columns, data):
    schema = {name: pl.List(pl.String) if is_list(column) else pl.String for name, column in columns.items()}
    frame = pl.DataFrame(columns, schema=schema)
    begin = data.draw(st.integers(0, frame.height))
    frame = pl.concat([frame[begin:], frame[:begin]], rechunk=data.draw(st.booleans()))
    expected = {name: column[begin:] + column[:begin] for name, column in columns.items()}
    assert stories_of_arrow(frame) == stories_of(expected)


@given(tables())
@settings(max_examples=50, deadline=None)
@pytest.mark.filterwarnings("ignore::UserWarning")
def test_frames_of_objects_are_read_as_tables_are(columns):
    """They go past Arrow."""
    frame = pd.DataFrame({name: pd.Series(column, dtype=object) for name, column in columns.items()})
    table = pa.table({name: pa.array(column, type_of(column, pa.string())) for name, column in columns.items()})
    assert list(read(frame)) == list(read(table))


@given(tables())
@settings(max_examples=60, deadline=None)
def test_a_dictionary_is_read_as_its_texts(columns):
    flat = {name: column for name, column in columns.items() if not is_list(column)}
    table = pa.table({name: pa.array(column, pa.string()).dictionary_encode() for name, column in flat.items()})
    assert stories_of_arrow(table) == stories_of(flat)


@given(tables())
@settings(max_examples=60, deadline=None)
def test_what_goes_to_arrow_comes_back(columns):
    stories, _ = stories_of(columns)
    corpus = Corpus(stories)
    names = {name: "body" if name == "text" else name for name in (*FIELDS, "id")}
    again = list(Corpus(_core.Corpus.from_arrow(corpus.to_arrow(), names)[0]))
    assert [story.text for story in again] == corpus.texts
    for name in ("id", "headline", "kicker", "takeaways", "byline", "source", "url", "language", "label"):
        assert [getattr(story, name) for story in again] == [getattr(story, name) for story in corpus]
    np.testing.assert_array_equal(Corpus(again).published, corpus.published)


def test_wrong_columns_are_refused():
    with pytest.raises(ValueError, match="different lengths: headline 2, text 1"):
        _core.Corpus.from_columns({"text": ["x"], "headline": ["a", "b"]})
    with pytest.raises(ValueError, match="no field 'body': there are headline"):
        _core.Corpus.from_columns({"body": ["x"]})
    with pytest.raises(ValueError, match="columns of 1 rows, not 2"):
        _core.Corpus.from_columns({"text": ["x"]}, 2)
    with pytest.raises(TypeError, match="'text' must be a sequence of cells, got str"):
        _core.Corpus.from_columns({"text": "x"})
    with pytest.raises(TypeError, match="sequence of cells"):
        _core.Corpus.from_columns({"text": 3})
    assert len(_core.Corpus.from_columns({}, 3)[0]) == 3
    assert len(_core.Corpus.from_columns({"text": None, "headline": ["a"]})[0]) == 1


def test_wrong_tables_are_refused():
    table = pa.table({"a": [1], "b": ["x"]})
    with pytest.raises(ValueError, match="no column 'text' among: a, b"):
        _core.Corpus.from_arrow(table, {"text": "text"})
    with pytest.raises(ValueError, match="no field 'body'"):
        _core.Corpus.from_arrow(table, {"body": "b"})
    with pytest.raises(ValueError, match="more than one column 'a'"):
        _core.Corpus.from_arrow(pa.Table.from_arrays([pa.array(["x"])] * 2, ["a", "a"]), {"text": "a"})
    with pytest.raises(TypeError, match="column 'a' has Arrow's format 'tDu'"):
        _core.Corpus.from_arrow(pa.table({"a": pa.array([1], pa.duration("us"))}), {"text": "a"})
    with pytest.raises(TypeError, match="column 'a' has Arrow's format '\\+s'"):
        _core.Corpus.from_arrow(pa.table({"a": pa.array([{"x": 1}])}), {"text": "a"})
    with pytest.raises(TypeError, match="list has no __arrow_c_stream__"):
        _core.Corpus.from_arrow([1], {"text": "a"})
    with pytest.raises(ValueError, match="single values of format 'u'"):
        _core.Corpus.from_arrow(pa.chunked_array([["a"]]), {"text": "a"})


def test_an_error_of_the_stream_is_told():
    def batches():
        yield pa.record_batch({"a": ["x"]})
        raise OSError("the disk is full")

    reader = pa.RecordBatchReader.from_batches(pa.schema({"a": pa.string()}), batches())
    with pytest.raises(RuntimeError, match="the disk is full"):
        _core.Corpus.from_arrow(reader, {"text": "a"})


def test_everything_that_was_taken_is_released():
    before = pa.total_allocated_bytes()
    for _ in range(3):
        table = pa.table({"a": ["x" * 1000] * 1000, "b": [["y"]] * 1000})
        stream = _core.ArrowStream(table)
        assert stream.names == ["a", "b"]
        unread = stream.__arrow_c_stream__()
        corpus = _core.Corpus.from_arrow(table, {"text": "a", "byline": "b"})[0]
        with pytest.raises(ValueError, match="no column"):
            _core.Corpus.from_arrow(table, {"text": "z"})
        exported = pa.table(Corpus(corpus))
        del table, stream, unread, exported
    assert pa.total_allocated_bytes() == before


def test_a_stream_is_read_once():
    stream = _core.ArrowStream(pa.table({"a": ["x"]}))
    assert stream.names == ["a"]
    assert len(_core.Corpus.from_arrow(stream, {"text": "a"})[0]) == 1
    assert stream.names == ["a"]
    with pytest.raises(ValueError, match="read before"):
        _core.Corpus.from_arrow(stream, {"text": "a"})


def address(table) -> int:
    return table["text"].chunk(0).buffers()[2].address


def first_offset(table) -> int:
    chunk = table["text"].chunk(0)
    offsets = np.frombuffer(chunk.buffers()[1], np.int64)
    return int(offsets[chunk.offset])


def test_the_texts_go_to_arrow_without_a_copy(sample):
    whole = sample.to_arrow()
    again = sample[3:9].to_arrow(["id", "text"])
    assert address(whole) == address(sample.to_arrow()) == address(again)
    assert first_offset(again) == len("".join(sample.texts[:3]).encode())
    assert again["text"].to_pylist() == sample.texts[3:9]
    assert address(sample[::2].to_arrow()) != address(whole)
    texts = sample.texts
    del sample
    assert whole["text"].to_pylist() == texts


def test_a_table_outlives_its_corpus():
    table = Corpus([Story("a" * 10_000), Story("b")]).to_arrow()
    assert table["text"].to_pylist() == ["a" * 10_000, "b"]
    polars = Corpus([Story("a" * 10_000), Story("b")]).to_polars()
    assert polars["text"].to_list() == ["a" * 10_000, "b"]


def test_any_selection_goes_to_arrow(sample):
    for corpus in (sample, sample[::-1], sample[5:5], Corpus(), sample[2:4] + sample[7:9], sample + sample):
        table = corpus.to_arrow()
        table.validate(full=True)
        assert table["text"].to_pylist() == corpus.texts
        assert table["id"].to_pylist() == corpus.ids
        assert table["byline"].to_pylist() == [story.byline for story in corpus]
        assert table["takeaways"].to_pylist() == [story.takeaways for story in corpus]
        assert table["body"].to_pylist() == [story.body for story in corpus]
        assert corpus.to_polars()["text"].to_list() == corpus.texts


def test_dates_go_to_arrow():
    table = Corpus([Story(published="2031-04-02T10:00:00Z"), Story()]).to_arrow(["published"])
    assert table.schema.field("published").type == pa.timestamp("s", "UTC")
    assert [str(cell) for cell in table["published"].to_pylist()] == ["2031-04-02 10:00:00+00:00", "None"]
    with pytest.raises(ValueError, match="no column 'x': there are id, headline"):
        Corpus().to_arrow(["x"])
