"""Wrong sources: damaged archives, missing packages, tables that are none."""

from __future__ import annotations

import gzip
import lzma
import sys

import pandas as pd
import pytest
import zstandard

from tidings import FileError, read, scan

GOOD = "Lava reaches harbour\n\nIt came at night."


@pytest.mark.parametrize("compress", [gzip.compress, lzma.compress, zstandard.compress], ids=["gz", "xz", "zst"])
def test_a_compressed_file_that_is_cut_off_or_none_is_told(write, compress, request):
    name = f"a.txt.{request.node.callspec.id}"
    whole = compress(b"Lava reaches harbour\n\nIt came at night.\n" * 100)
    with pytest.raises(FileError, match=rf"{name}: damaged or cut off: "):
        read(write(name, whole[:-9]))
    with pytest.raises(FileError, match=rf"{name}: damaged or cut off: "):
        read(write(name, b"not compressed at all"))


def test_zstandard_files_may_have_several_frames(write):
    path = write("a.txt.zst", zstandard.compress(b"one ") + zstandard.compress(b"two"))
    assert read(path).texts == ["one two"]


@pytest.mark.parametrize(
    ("name", "module", "extra"),
    [
        ("a.txt.zst", "zstandard", "zstd"),
        ("a.parquet", "pyarrow", "arrow"),
        ("a.rss", "feedparser", "html"),
    ],
)
def test_a_missing_package_names_the_extra_to_install(write, monkeypatch, name, module, extra):
    path = write(name, b"content")
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(ImportError, match=rf"{name}: .*needs {module}: pip install 'tidings\[{extra}\]'"):
        read(path)


def test_a_missing_tqdm_is_told(monkeypatch):
    monkeypatch.setitem(sys.modules, "tqdm.auto", None)
    with pytest.raises(ImportError, match="progress=True needs tqdm"):
        read([{"text": "a"}], progress=True)


def test_pandas_without_pyarrow_is_read(monkeypatch):
    frame = pd.DataFrame({"title": ["T", "U"], "text": ["B", None], "date": [pd.Timestamp("2031-04-02"), pd.NaT]})
    expected = list(read(frame))
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    assert list(read(frame)) == expected


def test_columns_of_mixed_types_are_read():
    frame = pd.DataFrame(
        {"text": ["a", ["b", "c"]], "id": [1, "x"], "date": [pd.Timestamp("2031-04-02"), "2031-04-03"]}
    )
    corpus = read(frame)
    assert [story.body for story in corpus] == ["a", "b\n\nc"]
    assert corpus.ids == ["1", "x"]


def test_two_columns_of_one_name_are_refused():
    with pytest.raises(ValueError, match="DataFrame: columns with the same name"):
        read(pd.DataFrame([["a", "b"]], columns=["text", "text"]))


@pytest.mark.parametrize("call", [read, scan])
def test_what_is_no_source_is_told_at_once(call, tmp_path):
    for source, error, what in (
        (tmp_path / "nowhere.txt", FileError, r"nowhere\.txt: No such file or directory"),
        (f"{tmp_path}/no*.csv", FileError, "no file matches this pattern"),
        (f"{GOOD}\n" * 100, FileError, "to read a text itself, use parse_page"),
        ("Lava reaches harbour", FileError, "to read a text itself, use parse_page"),
        ("a\0b", FileError, "not the path of a file"),
        ("http://example.org", FileError, "uses no network"),
        (None, TypeError, "cannot read stories from None"),
    ):
        with pytest.raises(error, match=what):
            call(source)
    with pytest.raises(ValueError, match="encoding: there is none called 'klingon'"):
        call([], encoding="klingon")


def test_an_empty_path_is_no_folder():
    with pytest.raises(ValueError, match="empty str"):
        read("")


def test_two_columns_of_one_name_in_a_csv_are_told(tmp_path):
    path = tmp_path / "twice.csv"
    path.write_text("title,text,title,mood,mood\na,b,c,d,e\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"twice\.csv: two columns are called 'title'; which one is the headline\?"):
        read(path)
