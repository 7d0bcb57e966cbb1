"""Files: which of them, and their bytes, compressed or not."""

from __future__ import annotations

import glob
import gzip
import io
import lzma
import os
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, BinaryIO, cast

from tidings._core import FileError

PAGES = frozenset({".txt", ".text", ".md", ".markdown"})
SAVED_PAGES = frozenset({".html", ".htm", ".xhtml"})
FEEDS = frozenset({".rss", ".atom", ".xml"})
ROWS = frozenset({".csv", ".tsv", ".jsonl", ".ndjson", ".json", ".parquet"})
READABLE = PAGES | SAVED_PAGES | FEEDS | ROWS
COMPRESSED = frozenset({".gz", ".xz", ".zst"})


def suffix_of(path: Path) -> str:
    """The ending that says what a file is: '.csv' of 'a.CSV' and of 'a.csv.gz'."""
    suffixes = [suffix.lower() for suffix in path.suffixes]
    if suffixes and suffixes[-1] in COMPRESSED:
        suffixes.pop()
    return suffixes[-1] if suffixes else ""


def files_of(folder: Path) -> tuple[list[Path], list[str], list[str]]:
    """The readable files in a folder and the folders in it, by name.

    Hidden files and folders are passed over, and links to folders are not followed.

    Returns
    -------
    readable : list of Path
    others : list of str
        The paths of files of other kinds.
    closed : list of str
        Folders that cannot be looked into, with the reason.
    """
    readable: list[Path] = []
    others: list[Path] = []
    errors: list[OSError] = []
    for here, folders, names in os.walk(folder, onerror=errors.append):
        folders[:] = (name for name in folders if not name.startswith("."))
        for path in (Path(here, name) for name in names if not name.startswith(".")):
            (readable if suffix_of(path) in READABLE else others).append(path)
    return sorted(readable), list(map(str, sorted(others))), [f"{error.filename}: {error.strerror}" for error in errors]


def is_pattern(path: Path) -> bool:
    """Whether it is a pattern such as 'news/*.csv', and no path."""
    return glob.has_magic(str(path)) and not path.exists()


def matches_of(pattern: Path) -> list[Path]:
    """The files that match, by name; ** goes into folders.

    Raises
    ------
    FileError
        If there are none.
    """
    files = sorted(path for path in map(Path, glob.glob(str(pattern), recursive=True)) if path.is_file())  # noqa: PTH207
    if not files:
        raise FileError(f"{pattern}: no file matches this pattern")
    return files


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Turn what goes wrong with a file into a FileError that names it."""
    try:
        yield
    except (OSError, EOFError, lzma.LZMAError, zlib.error) as error:
        reason = getattr(error, "strerror", None) or str(error) or type(error).__name__
        damaged = "" if getattr(error, "strerror", None) else "damaged or cut off: "
        raise FileError(f"{path}: {damaged}{reason}") from error


def open_bytes(path: Path) -> tuple[BinaryIO, BinaryIO]:
    """A file's bytes, decompressed, and the file itself, whose position tells how far that is.

    Raises
    ------
    FileError
        If it cannot be opened.
    ImportError
        If it is compressed with zstandard, and that is not installed.
    """
    with told(path):
        raw = path.open("rb")
    suffix = path.suffix.lower()
    if suffix == ".gz":
        return cast("BinaryIO", gzip.GzipFile(fileobj=raw)), raw
    if suffix == ".xz":
        return cast("BinaryIO", lzma.LZMAFile(raw)), raw
    if suffix == ".zst":
        return cast("BinaryIO", io.BufferedReader(_Zstandard(path, raw), 1 << 17)), raw
    return raw, raw


def read_bytes(path: Path) -> bytes:
    """All of a file's bytes, decompressed."""
    with told(path):
        stream, raw = open_bytes(path)
        with raw, stream:
            return stream.read()


class _Zstandard(io.RawIOBase):
    """A .zst file of one or more frames. The package's own reader takes a file that was cut off for a whole one."""

    def __init__(self, path: Path, raw: IO[bytes]) -> None:
        try:
            import zstandard  # noqa: PLC0415 - optional
        except ImportError as error:
            raw.close()
            raise ImportError(f"{path}: reading .zst needs zstandard: pip install 'tidings[zstd]'") from error
        self._library: Any = zstandard
        self._raw = raw
        self._frame: Any = None
        self._input = self._output = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        while not self._output:
            if not self._input:
                self._input = self._raw.read(1 << 17)
                if not self._input:
                    return self._end()
            self._decompress()
        n = min(len(buffer), len(self._output))
        buffer[:n] = self._output[:n]
        self._output = self._output[n:]
        return n

    def _decompress(self) -> None:
        self._frame = self._frame or self._library.ZstdDecompressor().decompressobj()
        try:
            self._output = self._frame.decompress(self._input)
        except self._library.ZstdError as error:
            raise EOFError(str(error)) from error
        self._input = b""
        if self._frame.eof:
            self._input, self._frame = self._frame.unused_data, None

    def _end(self) -> int:
        if self._frame is not None:
            raise EOFError("the compressed data end before their end mark")
        return 0
