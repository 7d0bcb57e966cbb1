"""Which reader a source needs."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import chain, islice
from pathlib import Path
from typing import Any

from tidings._core import FileError
from tidings.corpus import Corpus
from tidings.readers.delimited import read_delimited
from tidings.readers.feeds import read_feed
from tidings.readers.files import FEEDS, SAVED_PAGES, files_of, is_pattern, matches_of, suffix_of
from tidings.readers.job import Job
from tidings.readers.lines import read_json, read_lines
from tidings.readers.objects import read_objects
from tidings.readers.pages import read_page, read_saved_page
from tidings.readers.tables import as_frame, is_series, read_frame, read_parquet, read_stream

Reader = Callable[[Job], Iterator[Corpus]]

_READERS: dict[str, tuple[str, Reader]] = {
    ".csv": ("csv", read_delimited),
    ".tsv": ("tsv", read_delimited),
    ".jsonl": ("jsonl", read_lines),
    ".ndjson": ("jsonl", read_lines),
    ".json": ("json", read_json),
    ".parquet": ("parquet", read_parquet),
    **dict.fromkeys(SAVED_PAGES, ("page", read_saved_page)),
    **dict.fromkeys(FEEDS, ("feed", read_feed)),
}
_PAGE: tuple[str, Reader] = ("page", read_page)


def corpora(source: Any, job: Job, *, whole: bool) -> Iterator[Corpus]:
    """The stories of a source, piece by piece. What is wrong with the source itself is told at once.

    Parameters
    ----------
    whole : bool
        Whether a table that is in memory comes in one piece.
    """
    if isinstance(source, (str, os.PathLike)):
        return _of_path(source, job)
    frame = None if isinstance(source, (list, tuple, Iterator)) else as_frame(source)
    if frame is not None:
        _begin(source, job)
        return read_frame(frame, replace(job, rows=max(1, len(frame))) if whole else job)
    if hasattr(source, "__arrow_c_stream__") and not is_series(source):
        _begin(source, job)
        return read_stream(source, job)
    if isinstance(source, (bytes, bytearray, Mapping)) or not isinstance(source, Iterable):
        hint = ": put it in a list" if isinstance(source, Mapping) else ""
        raise TypeError(f"cannot read stories from {_name(source)}{hint}")
    return _of_items(source, job)


def _name(source: Any) -> str:
    return "None" if source is None else type(source).__name__


def _begin(source: Any, job: Job) -> None:
    job.account.begin(_name(source), "table")


def _of_items(items: Iterable[Any], job: Job) -> Iterator[Corpus]:
    iterator = iter(items)
    first = list(islice(iterator, 1))
    if first and isinstance(first[0], os.PathLike):
        return _of_files(_paths(chain(first, iterator)), job)
    _begin(items, job)
    return read_objects(items if isinstance(items, list) else chain(first, iterator), job)


def _paths(items: Iterable[Any]) -> list[Path]:
    paths = list(items)
    for at, path in enumerate(paths):
        if not isinstance(path, os.PathLike):
            raise TypeError(f"item {at} must be a path, as item 0 is, got {_name(path)}")
    return list(map(Path, paths))


def _of_path(source: str | os.PathLike[str], job: Job) -> Iterator[Corpus]:
    text = os.fsdecode(source)
    if not text:
        raise ValueError("the source is an empty str; it must be a path")
    path = Path(text)
    if _is(path.is_dir):
        return _of_folder(path, job)
    if not _is(path.exists):
        if "\n" in text or "\0" in text:
            raise FileError(f"{text[:60]!r}...: not the path of a file; to read a text itself, use parse_page")
        if re.match(r"[A-Za-z][A-Za-z0-9+.-]*://", text):
            raise FileError(f"{text}: tidings uses no network; save the page or the feed, and read that file")
        if _is(lambda: is_pattern(path)):
            return _of_files(matches_of(path), job)
        hint = "; to read a text itself, use parse_page" if " " in text and not path.suffix else ""
        raise FileError(f"{text[:200]}: No such file or directory{hint}")
    return _of_file(replace(job, path=path))


def _is(check: Callable[[], bool]) -> bool:
    """Whether that is so; not if no file can have such a name."""
    try:
        return check()
    except (OSError, ValueError):
        return False


def _of_folder(folder: Path, job: Job) -> Iterator[Corpus]:
    files, others, closed = files_of(folder)
    job.account.report.skipped += others
    for reason in closed:
        job.account.problem("folders that could not be read", reason)
    if not files:
        reason = f" ({'; '.join(closed[:3])})" if closed else ""
        raise FileError(f"{folder}: there is no file in this folder that can be read{reason}")
    return _of_files(files, job)


def _of_files(paths: list[Path], job: Job) -> Iterator[Corpus]:
    """The files one by one. One that cannot be read is told; if that is all of them, it is an error."""
    reasons = []
    for done, path in enumerate(paths, 1):
        try:
            if path.is_dir():
                yield from _of_folder(path, job)
            else:
                yield from _of_file(replace(job, path=path, many=True, tick=lambda _done, _total: None))
        except (ValueError, TypeError, ImportError, OSError) as error:
            reasons.append(_reason(path, error))
            job.account.problem("files that could not be read", f"{reasons[-1]}; {_kept(path, job)}")
        job.tick(done, len(paths))
    if reasons and len(reasons) == len(paths):
        more = f"; and {len(reasons) - 3:,} more" if len(reasons) > 3 else ""
        raise FileError(f"none of {len(paths):,} files could be read: {'; '.join(reasons[:3])}{more}")


def _reason(path: Path, error: Exception) -> str:
    return str(error) if str(error).startswith(str(path)) else f"{path}: {error}"


def _kept(path: Path, job: Job) -> str:
    file = job.account.report.files[-1] if job.account.report.files else None
    if file is not None and file.path == str(path):
        if file.stories:
            return f"the {file.stories:,} stories before that place are kept"
        file.kind = "not read"
    return "the file was passed over"


def _of_file(job: Job) -> Iterator[Corpus]:
    kind, reader = _READERS.get(suffix_of(job.path), _PAGE)
    job.account.begin(str(job.path), kind)
    return reader(job)


def is_text_page(source: Any) -> bool:
    """Whether a source is one file that is read as a page of plain text."""
    if not isinstance(source, (str, os.PathLike)):
        return False
    path = Path(os.fsdecode(source))
    return suffix_of(path) not in _READERS and _is(path.is_file)
