from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tidings import read

TEXT = (
    "Überschwemmung in Köln\n\nDas Café “Zur Brücke” steht unter Wasser – seit Tagen, für Wochen, größer als früher.\n"
)


def csv_of(text: str) -> str:
    return 'title,text\n"' + '","'.join(text.strip().split("\n\n")) + '"\n'


MARKED = {
    "utf-8-sig": "UTF-8",
    "utf-16": "UTF-16LE",
    "utf-16-be": "UTF-16BE",
    "utf-32": "UTF-32LE",
}


@pytest.mark.parametrize("encoding", MARKED)
@pytest.mark.parametrize("kind", ["page", "table"])
def test_a_byte_order_mark_decides(tmp_path, encoding, kind):
    mark = codecs.BOM_UTF16_BE if encoding == "utf-16-be" else b""
    page, table = tmp_path / "page.txt", tmp_path / "table.csv"
    page.write_bytes(mark + TEXT.encode(encoding))
    table.write_bytes(mark + csv_of(TEXT).encode(encoding))
    corpus = read([{"page": page, "table": table}[kind]])
    assert [story.text for story in corpus] == [TEXT.strip()]
    assert corpus.report.files[0].encoding == MARKED[encoding]
    assert corpus.report.warnings == []


@pytest.mark.parametrize("kind", ["page", "table"])
def test_windows_1252_is_found_and_told_and_can_be_given(tmp_path, kind):
    page, table = tmp_path / "page.txt", tmp_path / "table.csv"
    page.write_bytes(TEXT.encode("cp1252"))
    table.write_bytes(csv_of(TEXT).encode("cp1252"))
    path = {"page": page, "table": table}[kind]
    with pytest.warns(UserWarning, match=r"not in UTF-8, read as windows-1252; if that is wrong, give encoding="):
        corpus = read([path])
    assert corpus.texts == [TEXT.strip()]
    assert corpus.report.files[0].encoding == "windows-1252"
    assert read([path], encoding="cp1252").texts == [TEXT.strip()]


def test_a_bad_byte_far_into_a_table_is_found(tmp_path):
    path = tmp_path / "a.csv"
    path.write_bytes(
        b"text\n" + (b"a plain row " * 20 + b"\n") * 8_000 + "die Brücke über den Fluss\n".encode("cp1252")
    )
    with pytest.warns(UserWarning, match="read as (windows-1252|ISO-8859-1)"):
        assert read(path)[-1].body == "die Brücke über den Fluss"


def test_bytes_that_an_encoding_does_not_have_are_counted(tmp_path):
    page, table = tmp_path / "page.txt", tmp_path / "table.csv"
    page.write_bytes(b"one \xff two \xfe three")
    table.write_bytes(b"text\none \xff two\n\xfe three\n")
    for path in (page, table):
        with pytest.warns(UserWarning, match=r"2 ill-formed sequences of [Uu][Tt][Ff]-8 became U\+FFFD"):
            corpus = read(path, encoding="utf-8")
        assert "".join(corpus.texts).count("\ufffd") == 2


def test_zero_bytes_are_text_where_the_caller_says_utf_16(tmp_path):
    path = tmp_path / "a.csv"
    path.write_bytes(csv_of(TEXT).encode("utf-16-le"))
    assert read(path, encoding="utf-16-le").texts == [TEXT.strip()]


@given(st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=50).filter(str.strip))
def test_any_text_is_the_same_in_every_encoding_of_unicode(tmp_path_factory, text):
    folder = tmp_path_factory.mktemp("encodings")
    rows = 'text\n"' + text.replace('"', '""') + '"\n'
    for encoding in ("utf-8", "utf-8-sig", "utf-16", "utf-32"):
        (folder / f"{encoding}.csv").write_bytes(rows.encode(encoding))
    plain, *others = [read(folder / f"{encoding}.csv").texts for encoding in ("utf-8", "utf-8-sig", "utf-16", "utf-32")]
    assert plain == read([text]).texts
    assert others == [plain] * 3


def test_the_report_of_a_page_names_its_encoding(tmp_path):
    path = tmp_path / "page.txt"
    path.write_bytes(
        "Br\u00fccke \u00fcber die F\u00f6rde gesperrt\n\nDie Br\u00fccke \u201ebleibt zu\u201c, sagte sie.\n".encode(
            "cp1252"
        )
    )
    with pytest.warns(UserWarning, match="not in UTF-8"):
        report = read(path).report
    assert report.encoding == "windows-1252"
    assert "read as windows-1252" in repr(report)
