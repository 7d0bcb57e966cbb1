"""Wrong input: an error or a warning that names the file, the row and the value, and the rest is read."""

from __future__ import annotations

import json
import lzma
import warnings

import pandas as pd
import pyarrow as pa
import pyarrow.compute  # what pandas imports late must be there before pyarrow is hidden
import pytest

from tidings import FileError, read

GOOD = "Lava reaches harbour\n\nIt came at night."


def told(source, **options):
    """The corpus and the warnings, which the report has too."""
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        corpus = read(source, **options)
    assert all(warning.filename == __file__ for warning in caught)
    messages = [str(warning.message) for warning in caught]
    if hasattr(corpus.report, "files"):
        assert corpus.report.warnings == messages
    return corpus, messages


@pytest.mark.parametrize(
    "name", ["e.txt", "e.md", "e.html", "e.csv", "e.tsv", "e.jsonl", "e.json", "e.parquet", "e.rss"]
)
def test_an_empty_file_is_an_empty_corpus_and_a_warning(write, name):
    path = write(name, "")
    corpus, messages = told(path)
    assert len(corpus) == 0
    assert len(messages) == 1
    assert messages[0].startswith(f"{path}: ")


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"%PDF-1.7\n", "byte 0: this is a PDF file"),
        (b"PK\x03\x04\x14\0", "byte 0: this is a ZIP archive, or a document of an office program"),
        (b"\x89PNG\r\n", "byte 0: this is a PNG picture"),
        (b"\xff\xd8\xff\xe0", "byte 0: this is a JPEG picture"),
        (b"\x1f\x8b\x08", r"byte 0: this is compressed with gzip \(its name should end in .gz\)"),
        (b"text\0text", "byte 4 is zero: this is a binary file"),
    ],
)
@pytest.mark.parametrize("name", ["a.txt", "a.html", "a.csv", "a.jsonl", "a.json", "a.xml", "a"])
def test_a_binary_file_is_named_with_the_place(write, name, content, what):
    with pytest.raises(FileError, match=rf"{name}: {what}"):
        read(write(name, content))


def test_a_zero_byte_deep_in_a_table_is_found(write):
    path = write("a.csv", b"text\n" + b"a row\n" * 400_000 + b"\0")
    with pytest.raises(FileError, match=rf"a\.csv: byte {5 + 6 * 400_000} is zero"):
        read(path)


def test_a_mapped_column_that_is_not_there_is_named_with_those_that_are(write):
    csv = write("a.csv", "Titel,Inhalt\nH,B\n")
    jsonl = write("a.jsonl", '{"Titel": "H", "text": "B"}\n')
    for source, others in ((csv, "'Titel', 'Inhalt'"), (jsonl, "'Titel', 'text'"), (pd.DataFrame({"x": [1]}), "'x'")):
        with pytest.raises(ValueError, match=f"there is no column 'Titel2' for 'headline'; the columns are {others}"):
            read(source, columns={"headline": "Titel2"})


def test_a_table_without_texts_is_told_its_columns_and_the_way_out(write):
    for source in (
        write("a.csv", "x,y\n1,2\n"),
        write("a.jsonl", '{"x": 1, "y": 2}'),
        pd.DataFrame({"x": [1], "y": [2]}),
    ):
        with pytest.raises(
            ValueError, match=r"no column for a text or a headline; the columns are 'x', 'y'; name yours"
        ):
            read(source)


@pytest.mark.parametrize(
    ("columns", "error", "what"),
    [
        ({"titel": "a"}, ValueError, "there is no field 'titel'; the fields are id, headline"),
        ({"text": 3}, TypeError, "'text' must be the name of a column, got 3"),
        ("text", TypeError, "columns must be a dict such as"),
    ],
)
def test_a_wrong_mapping_is_told(columns, error, what):
    with pytest.raises(error, match=what):
        read([{"text": "a"}], columns=columns)


def test_a_date_that_is_none_names_file_line_and_value(write):
    rows = [{"text": "a", "date": "2031-04-02"}, {"text": "b", "date": "soon"}]
    frame = pd.DataFrame(rows)
    frame.to_parquet(parquet := write("a.parquet", ""), index=False)
    for source, place in (
        (write("a.csv", 'text,date\n"a\nb",2031-04-02\nb,soon\n'), "a.csv, line 4"),
        (write("a.jsonl", "\n".join(map(json.dumps, rows))), "a.jsonl, line 2"),
        (write("a.json", json.dumps(rows)), "a.json, item 1"),
        (parquet, "a.parquet, row 1"),
        (frame, "DataFrame, row 1"),
        (pa.table(frame), "Table, row 1"),
        (rows, "list, row 1"),
    ):
        corpus, (message,) = told(source)
        assert message.endswith(f"{place}: 'soon' is no date; the story is kept without one")
        assert [story.published[:10] for story in corpus] == ["2031-04-02", ""]


def test_rows_with_other_numbers_of_fields_lose_nothing_silently(write):
    path = write("a.csv", "title,text\nonly\na,b,c,d\n,\nT,B\n")
    corpus, messages = told(path)
    assert corpus.headlines == ["only", "a", "", "T"]
    assert messages == [
        f"{path}, line 2: 1 field for 2 columns; the others are empty",
        f"{path}, line 3: 4 fields for 2 columns; left out: ['c', 'd']",
        f"{path}, line 4 has neither a text nor a headline; its story is empty",
    ]


def test_a_quotation_mark_that_is_left_open_is_told(write):
    path = write("a.csv", 'title,text\nT,B\nU,"open\nV,C\n')
    corpus, messages = told(path)
    assert corpus[1].body == "open\nV,C"
    assert messages == [f"{path}, line 3: a quotation mark is never closed; all after it is one field"]


def test_lines_that_are_no_objects_are_told_and_the_rest_is_read(write):
    path = write("a.jsonl", '{"text": "a"}\n{"text": \n\n[1, 2]\n{"text": "b"}\n' + "[" * 100_000 + "\n")
    corpus, messages = told(path)
    assert corpus.texts == ["a", "b"]
    assert [message.split(": ")[0] for message in messages] == [f"{path}, line {n}" for n in (2, 4, 6)]
    assert "Expecting value" in messages[0]
    assert "neither an object nor a text, left out: [1, 2]" in messages[1]


def test_files_that_are_no_json_are_told_with_the_place(write):
    with pytest.raises(
        FileError, match=r"a\.json, line 2, column 1: no JSON: Extra data; one object a line is \.jsonl"
    ):
        read(write("a.json", '{"text": "a"}\n{"text": "b"}'))
    with pytest.raises(FileError, match="neither an array of objects nor an object, but 3"):
        read(write("a.json", "3"))
    with pytest.raises(FileError, match="no JSON that can be read"):
        read(write("a.json", "[" * 100_000))
    with pytest.raises(ValueError, match="several arrays of objects: 'a', 'b'"):
        read(write("a.json", '{"a": [{"text": "x"}], "b": [{"text": "y"}]}'))


def test_ids_that_repeat_get_a_number(write):
    path = write("a.csv", "id,text\nx,a\nx-2,b\nx,c\n,d\nx,e\n")
    corpus, messages = told(path)
    assert [i for i in corpus.ids if i.startswith("x")] == ["x", "x-2", "x-3", "x-4"]
    assert messages[0] == f"{path}, line 4: the id 'x' repeats; this story gets 'x-3'"


def test_many_warnings_of_a_kind_are_three_and_a_number(write):
    path = write("a.csv", "text,date\n" + "a,soon\n" * 5000)
    corpus, messages = told(path)
    assert len(messages) == 4
    assert messages[-1] == "and 4,997 more dates that are none; the report counts them file by file"
    assert corpus.report.files[0].counts == {"dates that are none": 5000}
    assert len(corpus) == 5000


def test_a_line_longer_than_the_csv_modules_limit_is_read(write):
    line = "word " * 4_000_000
    for path in (
        write("a.csv", f"title,text\nT,{line}\n"),
        write("a.jsonl", json.dumps({"title": "T", "text": line})),
        write("a.txt", line),
    ):
        (story,) = read(path)
        assert story.text.count("word") == 4_000_000
        path.unlink()


def test_one_unreadable_file_of_a_folder_is_told_and_the_rest_is_read(write, tmp_path):
    write("a.txt", GOOD)
    bad = write("b.txt", b"%PDF-1.4")
    write("c.csv", "x\n1\n")
    write("d.txt", GOOD)
    corpus, messages = told(tmp_path)
    assert len(corpus) == 2
    assert messages[0] == f"{bad}: byte 0: this is a PDF file, and no text; the file was passed over"
    assert "c.csv: no column for a text" in messages[1]
    assert [file.kind for file in corpus.report.files] == ["page", "not read", "not read", "page"]


def test_a_file_that_is_cut_off_keeps_what_stands_before(write, tmp_path):
    whole = lzma.compress(b"text\n" + b"".join(b"row %d\n" % i for i in range(200_000)))
    write("a.csv.xz", whole[: len(whole) // 2])
    write("b.txt", GOOD)
    corpus, (message,) = told(tmp_path)
    assert "damaged or cut off" in message
    assert len(corpus) == 1 + corpus.report.files[0].stories


def test_a_folder_of_which_nothing_can_be_read_is_an_error(write, tmp_path):
    for i in range(5):
        write(f"{i}.txt", b"\0")
    with pytest.raises(FileError, match=r"none of 5 files could be read: .*0\.txt: byte 0 is zero.*; and 2 more"):
        read(tmp_path)
