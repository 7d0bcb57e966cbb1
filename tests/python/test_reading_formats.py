"""The same stories from every kind of file."""

from __future__ import annotations

import csv
import gzip
import json
import lzma
from pathlib import Path

import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
import zstandard
from hypothesis import example, given
from hypothesis import strategies as st

import tidings
from tidings import Corpus, Story, read

ROWS = [
    {
        "id": f"s{i}",
        "title": f"Überschrift {i}, “quoted”",
        "text": f'First "paragraph" of {i};\n\nsecond, 第二段.',
        "date": f"2031-04-{i + 1:02}T10:00:00",
        "author": "Ann Lee, Bo Roe",
        "source": "NNA",
        "url": f"https://example.org/{i}",
        "language": "de",
        "kicker": "",
    }
    for i in range(25)
]
EXPECTED = [
    Story(
        f"Überschrift {i}, “quoted”",
        [f'First "paragraph" of {i};', "second, 第二段."],
        id=f"s{i}",
        byline=["Ann Lee", "Bo Roe"],
        published=f"2031-04-{i + 1:02}T10:00:00",
        source="NNA",
        url=f"https://example.org/{i}",
        language="de",
    )
    for i in range(25)
]
COMPRESS = {"": bytes, ".gz": gzip.compress, ".xz": lzma.compress, ".zst": zstandard.compress}


def to_bytes(kind: str) -> bytes:
    frame = pd.DataFrame(ROWS)
    writers = {
        "csv": lambda: frame.to_csv(index=False).encode(),
        "semicolon.csv": lambda: b"\xef\xbb\xbf" + frame.to_csv(index=False, sep=";", lineterminator="\r\n").encode(),
        "tsv": lambda: frame.to_csv(index=False, sep="\t").encode(),
        "jsonl": lambda: "\n".join(json.dumps(row) for row in ROWS).encode(),
        "ndjson": lambda: frame.to_json(orient="records", lines=True).encode(),
        "json": lambda: json.dumps(ROWS).encode(),
        "parquet": lambda: frame.to_parquet(index=False),
    }
    return writers[kind]()


def parts(corpus) -> list[tuple]:
    """All of each story but the way its date is written."""
    return [
        (s.id, s.headline, s.paragraphs, s.byline, str(date), s.source, s.url, s.language)
        for s, date in zip(corpus, Corpus(list(corpus)).published, strict=True)
    ]


@pytest.mark.parametrize("ending", COMPRESS)
@pytest.mark.parametrize("kind", ["csv", "semicolon.csv", "tsv", "jsonl", "ndjson", "json", "parquet"])
def test_each_format_and_compression_gives_the_same_stories(kind, ending, tmp_path):
    path = tmp_path / f"stories.{kind.upper() if ending == '' else kind}{ending}"
    path.write_bytes(COMPRESS[ending](to_bytes(kind)))
    corpus = read(path)
    assert parts(corpus) == parts(EXPECTED)
    (file,) = corpus.report.files
    assert (file.path, file.stories, file.problems) == (str(path), 25, [])
    assert file.encoding == ("" if kind == "parquet" else "UTF-8")
    assert file.columns["headline"] == "title"


@pytest.mark.parametrize(
    "make",
    [pd.DataFrame, pl.DataFrame, pl.LazyFrame, pa.Table.from_pylist, pa.RecordBatch.from_pylist, list, iter, tuple],
    ids=["pandas", "polars", "lazy", "arrow", "batch", "list", "iterator", "tuple"],
)
def test_each_table_in_memory_gives_the_same_stories(make):
    assert parts(read(make(ROWS))) == parts(EXPECTED)


def test_an_arrow_stream_of_several_batches():
    class Stream:
        def __arrow_c_stream__(self, requested_schema=None):
            batches = pa.Table.from_pylist(ROWS).to_batches(max_chunksize=7)
            reader = pa.RecordBatchReader.from_batches(batches[0].schema, batches)
            return reader.__arrow_c_stream__(requested_schema)

    corpus = read(Stream())
    assert parts(corpus) == parts(EXPECTED)
    assert corpus.report.files[0].path == "Stream"


@pytest.mark.parametrize("make", [pl.Series, pd.Series, tuple, iter], ids=["polars", "pandas", "tuple", "iterator"])
def test_a_column_of_texts_is_bodies(make):
    corpus = read(make(["one", "two\n\nthree", ""]))
    assert [story.body for story in corpus] == ["one", "two\n\nthree", ""]
    assert corpus.report.files[0].stories == 3


@pytest.mark.parametrize("ending", COMPRESS)
@pytest.mark.parametrize("suffix", [".txt", ".text", ".md", ".notes", ""])
def test_a_page_may_have_any_ending_and_compression(suffix, ending, tmp_path, sample):
    path = tmp_path / f"page{suffix}{ending}"
    path.write_bytes(COMPRESS[ending](tidings.sample_page().read_bytes()))
    corpus = read(path)
    assert list(corpus) == list(sample)
    assert corpus.report == sample.report


def test_columns_are_found_by_their_usual_names():
    frame = pd.DataFrame([{"Full Text": "B", "PUB_DATE": "2031-04-02", "Topic": "war", "News-Paper": "NNA", "mood": 1}])
    corpus = read(frame.rename(columns={"News-Paper": "News Paper"}))
    file = corpus.report.files[0]
    names = {"text": "Full Text", "source": "News Paper", "published": "PUB_DATE", "label": "Topic"}
    assert (file.columns, file.unused) == (names, ["mood"])
    assert (corpus[0].body, corpus[0].source) == ("B", "NNA")


def test_of_two_columns_for_a_field_the_first_in_the_order_of_preference_counts():
    row = {"title": "T", "timestamp": "2031-01-01", "text": "t", "pubDate": "2031-04-02", "headline": "H", "body": "b"}
    for source in (pd.DataFrame([row]), [row]):
        corpus = read(source)
        assert (corpus[0].headline, corpus[0].body, corpus[0].published[:10]) == ("H", "b", "2031-04-02")
        assert corpus.report.files[0].columns == {"headline": "headline", "text": "body", "published": "pubDate"}
        assert corpus.report.files[0].unused.count("title") == (source is not None and isinstance(source, pd.DataFrame))


def test_in_dicts_the_first_key_with_a_value_counts_but_for_labels():
    rows = [{"headline": " ", "title": "T", "body": None, "text": "t", "label": None, "topic": "war"}]
    corpus = read(rows)
    assert (corpus[0].headline, corpus[0].body) == ("T", "t")
    assert corpus.report.files[0].columns["label"] == "label"
    assert corpus.report.files[0].unused == ["topic"]


def test_columns_can_be_mapped_by_hand(tmp_path):
    rows = [{"Überschrift": "H", "Inhalt": "B", "title": "not this", "text": "nor this"}]
    path = tmp_path / "a.csv"
    pd.DataFrame(rows).to_csv(path, index=False)
    for source in (rows, pd.DataFrame(rows), path):
        corpus = read(source, columns={"headline": "Überschrift", "text": "Inhalt"})
        assert (corpus[0].headline, corpus[0].body) == ("H", "B")
    swapped = read(pd.DataFrame(rows), columns={"headline": "text"})
    assert (swapped[0].headline, swapped[0].body) == ("nor this", "")


def test_an_export_of_a_news_service_is_read(tmp_path):
    path = tmp_path / "export.json"
    article = {"source": {"id": None, "name": "NNA"}, "author": None, "title": "T", "content": "B"}
    path.write_text(json.dumps({"status": "ok", "total": 1, "articles": [article | {"publishedAt": "2031-04-02"}]}))
    corpus = read(path)
    assert (corpus[0].headline, corpus[0].source, corpus[0].published) == ("T", "NNA", "2031-04-02")
    assert corpus.report.files[0].kind == "json, its 'articles'"
    path.write_text(json.dumps({"title": "T", "tags": ["a"], "body": "B"}))
    assert [story.text for story in read(path)] == ["T\n\nB"]
    path.write_text(json.dumps(["one", "two"]))
    assert read(path).texts == ["one", "two"]


def test_a_folder_is_all_its_files_and_those_of_its_folders_by_name(tmp_path):
    for name, headline in {
        "b.txt": "Two",
        "a/z.md": "One",
        "c/d.jsonl": "Three",
        ".hidden.txt": "No",
        ".x/a.txt": "No",
    }.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        text = json.dumps({"title": headline, "text": "x"}) if name.endswith("jsonl") else f"{headline}\n\nA text."
        path.write_text(text)
    (tmp_path / "picture.png").write_bytes(b"\x89PNG\0")
    corpus = read(tmp_path)
    assert [story.text.split()[0] for story in corpus] == ["One", "Two", "Three"]
    assert [Path(file.path).name for file in corpus.report.files] == ["z.md", "b.txt", "d.jsonl"]
    assert [file.page is not None for file in corpus.report.files] == [True, True, False]
    assert corpus.report.skipped == [str(tmp_path / "picture.png")]
    assert "picture.png" in repr(corpus.report)
    assert "z.md" in corpus.report._repr_html_()
    assert [story.text.split()[0] for story in read(f"{tmp_path}/**/*.txt")] == ["Two"]
    assert [story.text.split()[0] for story in read([tmp_path / "b.txt", tmp_path / "c"])] == ["Two", "Three"]


def test_a_file_whose_name_looks_like_a_pattern_is_read(tmp_path):
    (tmp_path / "page[1].txt").write_text("Lava reaches harbour\n\nIt came at night.")
    (tmp_path / "page1.txt").write_text("Other headline\n\nIt came at night.")
    assert "Lava" in read(tmp_path / "page[1].txt").texts[0]


def test_progress_is_told_in_files_rows_and_bytes(tmp_path):
    told = []

    def progress(done, total):
        told.append((done, total))

    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("Lava reaches harbour\n\nIt came at night.")
    read(tmp_path, progress=progress)
    assert told == [(1, 2), (2, 2)]
    told.clear()
    read(pd.DataFrame(ROWS), progress=progress)
    assert told == [(25, 25)]
    told.clear()
    path = tmp_path / "a.csv"
    path.write_bytes(to_bytes("csv"))
    read(path, progress=progress)
    assert told[-1] == (path.stat().st_size, path.stat().st_size)
    assert read(path, progress=True).ids == [f"s{i}" for i in range(25)]


TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\0"))


@given(st.lists(st.tuples(TEXTS, TEXTS.filter(str.strip)), min_size=1))
@example([("\x1f", "0")])
def test_any_cells_survive_csv_jsonl_and_frames(tmp_path_factory, cells):
    folder = tmp_path_factory.mktemp("cells")
    frame = pd.DataFrame(cells, columns=["title", "text"])
    frame.to_csv(folder / "a.csv", index=False, quoting=csv.QUOTE_ALL)
    frame.to_json(folder / "a.jsonl", orient="records", lines=True)
    expected = read([{"title": title, "text": text} for title, text in cells])
    for source in (folder / "a.csv", folder / "a.jsonl", frame, pl.from_pandas(frame)):
        again = read(source)
        assert [(s.headline, s.paragraphs) for s in again] == [(s.headline, s.paragraphs) for s in expected]
