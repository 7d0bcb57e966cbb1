"""Iterables of Python's own objects: texts, dicts, stories."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sized
from itertools import groupby, islice
from pathlib import Path
from typing import Any

from tidings.corpus import Corpus, Story
from tidings.readers.core import from_columns
from tidings.readers.files import READABLE, suffix_of
from tidings.readers.job import Job
from tidings.readers.rows import RowReader


def read_objects(items: Iterable[Any], job: Job) -> Iterator[Corpus]:
    """A story an item: a text, a dict or a Story.

    Raises
    ------
    TypeError
        If an item is none of these.
    ValueError
        If a text is the path of a file, or no dict has a key for a text or a headline.
    """
    reader = RowReader(job.account.report.files[-1].path, job.columns, job.account)
    numbered = enumerate(items)
    begin = 0
    while batch := list(islice(numbered, job.rows)):
        for kind, run in groupby(batch, key=_kind):
            yield _stories(kind, list(run), reader, job)
        begin += len(batch)
        job.tick(begin, len(items) if isinstance(items, Sized) else 0)
    reader.finish()


def _kind(numbered: tuple[int, Any]) -> type:
    at, item = numbered
    for kind in (Story, str, Mapping):
        if isinstance(item, kind):
            return kind
    if isinstance(item, os.PathLike):
        raise TypeError(f"item {at} is a path among texts; a list is of paths or of stories")
    raise TypeError(f"item {at} must be a str, a dict, a Story or, in a list of them, a path, got {_name(item)}")


def _stories(kind: type, run: list[tuple[int, Any]], reader: RowReader, job: Job) -> Corpus:
    file, first, items = job.account.report.files[-1], run[0][0], [item for _, item in run]
    if kind is Mapping:
        return reader.read(items, lambda row: f"{file.path}, row {first + row}")
    if kind is str:
        for at, item in run:
            _refuse_path(at, item)
    corpus = Corpus(items) if kind is Story else from_columns({"text": items})[0]
    file.stories += len(corpus)
    return corpus


def _refuse_path(at: int, text: str) -> None:
    if _is_path(text):
        raise ValueError(
            f"item {at} is the path of a file, not a text: {text!r}; make it a pathlib.Path to have the file read"
        )


def _is_path(text: str) -> bool:
    return len(text) < 1000 and "\n" not in text and suffix_of(Path(text)) in READABLE and Path(text).is_file()


def _name(item: Any) -> str:
    return "None" if item is None else type(item).__name__
