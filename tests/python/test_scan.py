from __future__ import annotations

import json
import lzma
import tracemalloc
import warnings

import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tidings import FileError, read, scan

ROWS = [{"id": f"s{i}", "title": f"Title {i}", "text": f"Text {i}.", "date": "2031-04-02"} for i in range(53)]
CELLS = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=9).filter(str.strip)


def joined(batches) -> list:
    return [story for batch in batches for story in batch]


@pytest.fixture(scope="module")
def sources(tmp_path_factory):
    folder = tmp_path_factory.mktemp("sources")
    frame = pd.DataFrame(ROWS)
    frame.to_csv(folder / "a.csv", index=False)
    frame.to_json(folder / "b.jsonl", orient="records", lines=True)
    frame.to_parquet(folder / "c.parquet", row_group_size=20)
    (folder / "d.json").write_text(json.dumps(ROWS))
    (folder / "e.jsonl.xz").write_bytes(lzma.compress((folder / "b.jsonl").read_bytes()))
    return [*sorted(folder.iterdir()), frame, pl.DataFrame(ROWS), pa.table(frame), ROWS, read(ROWS)]


@pytest.mark.parametrize("size", [1, 7, 53, 1000])
def test_batches_are_what_read_returns(sources, size):
    for source in sources:
        batches = list(scan(source, batch_size=size))
        assert [len(batch) for batch in batches[:-1]] == [size] * (len(batches) - 1)
        assert 0 < len(batches[-1]) <= size
        assert joined(batches) == list(read(source)), source


def test_a_folder_comes_in_even_batches(sources):
    folder = sources[0].parent
    batches = list(scan(folder, batch_size=100))
    assert [len(batch) for batch in batches] == [100, 100, 65]
    texts = [story.text for story in joined(batches)]
    assert texts == read(folder).texts
    assert texts == [story.text for story in joined(scan(f"{folder}/*.*", batch_size=9))]


def test_streams_and_iterators_are_taken_bit_by_bit():
    taken = []

    def rows():
        for row in ROWS:
            taken.append(row["id"])
            yield row

    batches = scan(rows(), batch_size=10)
    assert next(batches).ids == [f"s{i}" for i in range(10)]
    assert len(taken) <= 11
    reader = pa.RecordBatchReader.from_batches(pa.table(ROWS_TABLE).schema, pa.table(ROWS_TABLE).to_batches(8))
    assert joined(scan(reader, batch_size=10)) == list(read(ROWS))


ROWS_TABLE = pa.Table.from_pylist(ROWS)


@given(st.lists(st.tuples(CELLS, CELLS), min_size=1), st.integers(1, 9))
def test_any_table_is_the_same_in_batches(tmp_path_factory, cells, size):
    folder = tmp_path_factory.mktemp("tables")
    rows = [{"id": str(i), "title": title, "text": text} for i, (title, text) in enumerate(cells)]
    (folder / "a.jsonl").write_text("\n".join(map(json.dumps, rows)))
    for source in (folder / "a.jsonl", rows, pd.DataFrame(rows)):
        assert joined(scan(source, batch_size=size)) == list(read(source))


def test_warnings_come_with_their_batch_and_name_the_place(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("text,date\n" + "a,2031-04-02\n" * 10 + "b,soon\n" * 10)
    batches = scan(path, batch_size=10)
    next(batches)
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        next(batches)
    places = [(warning.filename, str(warning.message).split(":")[0]) for warning in caught]
    assert places == [(__file__, f"{path}, line {n}") for n in (12, 13, 14)]
    with pytest.warns(UserWarning, match="and 7 more dates that are none"), pytest.raises(StopIteration):
        next(batches)


def test_a_table_larger_than_a_batch_takes_the_memory_of_a_batch(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("text\n" + ("word " * 200 + "\n") * 20_000)
    tracemalloc.start()
    assert sum(len(batch) for batch in scan(path, batch_size=100)) == 20_000
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert path.stat().st_size > 19e6
    assert peak < 5e6


def test_wrong_arguments_are_told_at_once(tmp_path):
    for size in (0, 2.5, True):
        with pytest.raises(ValueError, match="batch_size must be an integer of at least 1"):
            scan([], batch_size=size)
    with pytest.raises(FileError, match="No such file"):
        scan(tmp_path / "nowhere.csv")
    with pytest.raises(ValueError, match="there is no field 'titel'"):
        scan([], columns={"titel": "a"})
    assert list(scan([])) == []
