"""Bytes as text, and what is no text."""

from __future__ import annotations

import codecs
import io
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from tidings._core import FileError, decode
from tidings.read_report import FileReport
from tidings.readers.account import Account
from tidings.readers.files import open_bytes, told

_CHUNK = 1 << 20
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig", "UTF-8"),
    (codecs.BOM_UTF32_LE, "utf-32", "UTF-32LE"),
    (codecs.BOM_UTF32_BE, "utf-32", "UTF-32BE"),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16LE"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16BE"),
)
_SIGNATURES = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a ZIP archive, or a document of an office program"),
    (b"\xd0\xcf\x11\xe0", "a document of an old office program"),
    (b"{\\rtf", "an RTF document"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"\x1f\x8b", "compressed with gzip (its name should end in .gz)"),
    (b"\xfd7zXZ", "compressed with xz (its name should end in .xz)"),
    (b"\x28\xb5\x2f\xfd", "compressed with zstandard (its name should end in .zst)"),
    (b"PAR1", "a Parquet file (its name should end in .parquet)"),
    (b"SQLite format 3", "an SQLite database"),
    (b"\x7fELF", "a program"),
)


def check_encoding(encoding: str | None) -> None:
    """The caller's ``encoding=`` must be known to Python and to the core.

    Raises
    ------
    ValueError
        If it is not; the text names it.
    """
    if encoding is None:
        return
    try:
        codecs.lookup(encoding)
        decode(b"", encoding)
    except (LookupError, TypeError, ValueError) as error:
        raise ValueError(f"encoding: there is none called {encoding!r}; write 'utf-8', 'windows-1252' ...") from error


def refuse_binary(path: Path, content: bytes, encoding: str | None, *, offset: int = 0) -> None:
    """Raise FileError for what is no text: a known signature at the start, or zero bytes outside UTF-16 and UTF-32."""
    for signature, what in _SIGNATURES if offset == 0 else ():
        if content.startswith(signature):
            raise FileError(f"{path}: byte 0: this is {what}, and no text")
    if encoding is None and b"\0" in content and not _is_wide(content):
        at = offset + content.index(b"\0")
        raise FileError(f"{path}: byte {at} is zero: this is a binary file, and no text")


def _is_wide(content: bytes) -> bool:
    return decode(content[:_CHUNK])[1].upper().startswith(("UTF-16", "UTF-32"))


def decoded(path: Path, content: bytes, encoding: str | None, account: Account, *, hint: str = "") -> bytes:
    """A file's text in UTF-8. Its encoding goes into the account, with what is doubtful about it.

    Parameters
    ----------
    hint : str
        The encoding that the text itself claims; taken where the bytes are no UTF-8.
    """
    refuse_binary(path, content, encoding)
    text, name, replaced = decode(content, encoding)
    if encoding is None and hint and (name.upper() != "UTF-8" or replaced) and not _mark(content):
        text, name, replaced = _hinted(content, hint) or (text, name, replaced)
    file = account.report.files[-1]
    file.encoding = name
    note_encoding(path, file, account, guessed=encoding is None and not _mark(content) and not hint)
    note_replaced(path, replaced, file, account)
    if not text or text.isspace():
        account.problem("empty files", f"{path}: the file is empty")
    return text


def _hinted(content: bytes, hint: str) -> tuple[bytes, str, int] | None:
    """Decoded as the text claims, with Windows-1252 for what claims Latin-1, as browsers do."""
    try:
        name = codecs.lookup(hint).name
        return decode(content, "windows-1252" if name in ("iso8859-1", "ascii") else hint)
    except (LookupError, ValueError):
        return None


def _mark(content: bytes) -> tuple[bytes, str, str] | None:
    return next((mark for mark in _MARKS if content.startswith(mark[0])), None)


def note_encoding(path: Path, file: FileReport, account: Account, *, guessed: bool) -> None:
    """Say which encoding was guessed."""
    if guessed and file.encoding.upper() != "UTF-8":
        account.problem(
            "guessed encodings", f"{path}: not in UTF-8, read as {file.encoding}; if that is wrong, give encoding="
        )


def note_replaced(path: Path, replaced: int, file: FileReport, account: Account) -> None:
    """Say how many bytes were no text."""
    if replaced:
        what = "1 ill-formed sequence" if replaced == 1 else f"{replaced:,} ill-formed sequences"
        account.problem("files with ill-formed text", f"{path}: {what} of {file.encoding} became U+FFFD")


@contextmanager
def open_text(path: Path, encoding: str | None, account: Account, *, newline: str) -> Iterator[TextLines]:
    r"""A file's lines, decoded as they are read; their ends are kept. Only a line has to fit into memory.

    Parameters
    ----------
    newline : str
        As in `open`: "\n" parts lines at it alone, "" at every kind of line end.
    """
    file = account.report.files[-1]
    with told(path):
        codec, file.encoding, guessed = (_given(encoding), encoding, False) if encoding else _detect(path)
        note_encoding(path, file, account, guessed=guessed)
        stream, raw = open_bytes(path)
        if not codec:  # an encoding that ICU knows and Python does not
            stream, codec = io.BytesIO(decode(stream.read())[0]), "utf-8"
        with raw, io.TextIOWrapper(stream, encoding=codec, errors="replace", newline=newline) as text:
            lines = TextLines(text, raw, counts=guessed or codec != "utf-8")
            yield lines
        note_replaced(path, lines.replaced, file, account)


def _given(encoding: str) -> str:
    codec = codecs.lookup(encoding).name
    return "utf-8-sig" if codec == "utf-8" else codec


class TextLines:
    """Lines with their ends; counts what was replaced. ``raw`` is the file, whose position tells how far it is."""

    def __init__(self, lines: io.TextIOWrapper, raw: BinaryIO, *, counts: bool) -> None:
        self._lines = lines
        self._counts = counts
        self.raw = raw
        self.replaced = 0

    def __iter__(self) -> Iterator[str]:
        if not self._counts:
            return iter(self._lines)
        return self._counted()

    def _counted(self) -> Iterator[str]:
        for line in self._lines:
            self.replaced += line.count("\ufffd")
            yield line


def _detect(path: Path) -> tuple[str, str, bool]:
    """Python's codec for a file (empty if it has none), the encoding's name, and whether that is a guess.

    Reads on to the first byte that is not UTF-8: what stands around it tells what it is.
    """
    stream, raw = open_bytes(path)
    with raw, stream:
        check = codecs.getincrementaldecoder("utf-8")()
        offset, before = 0, b""
        while True:
            chunk = stream.read(_CHUNK)
            if offset == 0 and (mark := _mark(chunk)):
                return mark[1], mark[2], False
            refuse_binary(path, chunk, None, offset=offset)
            try:
                check.decode(chunk, final=not chunk)
            except UnicodeDecodeError:
                return _guess(before + chunk + stream.read(_CHUNK))
            if b"\0" in chunk:
                return _guess(chunk)
            if not chunk:
                return "utf-8", "UTF-8", False
            offset, before = offset + len(chunk), chunk


def _guess(sample: bytes) -> tuple[str, str, bool]:
    _, name, _ = decode(sample)
    try:
        return codecs.lookup(name).name, name, True
    except LookupError:
        return "", name, True
