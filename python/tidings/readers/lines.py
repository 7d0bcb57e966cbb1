"""Objects in JSON: .jsonl, .ndjson and .json."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any

from tidings._core import FileError
from tidings.corpus import Corpus
from tidings.readers.encodings import decoded, open_text
from tidings.readers.files import read_bytes
from tidings.readers.job import Job
from tidings.readers.rows import Place, RowReader


def read_lines(job: Job) -> Iterator[Corpus]:
    """A story a line: an object, or a text alone. A line that is neither is told and passed over."""
    size = job.path.stat().st_size
    with open_text(job.path, job.encoding, job.account, newline="\n") as lines:
        for stories in _stories(_parsed(lines, job), job, "line"):
            yield stories
            job.tick(min(lines.raw.tell(), size - 1), size)
    job.tick(size, size)


def _parsed(lines: Iterable[str], job: Job) -> Iterator[tuple[int, Any]]:
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            yield number, json.loads(line)
        except (ValueError, RecursionError) as error:
            reason = error.msg + f" at column {error.colno}" if isinstance(error, json.JSONDecodeError) else str(error)
            job.account.problem("lines that are no JSON", f"{job.path}, line {number}: no JSON, left out: {reason}")


def read_json(job: Job) -> Iterator[Corpus]:
    """A story an object: of an array, of the only array of objects that an object has, or one object alone.

    Raises
    ------
    FileError
        If the file is no JSON.
    ValueError
        If an object has several arrays of objects.
    """
    text = decoded(job.path, read_bytes(job.path), job.encoding, job.account)
    if not text.strip():
        return
    try:
        content = json.loads(text)
    except json.JSONDecodeError as error:
        place = f"{job.path}, line {error.lineno}, column {error.colno}"
        hint = "; one object a line is .jsonl" if error.msg == "Extra data" else ""
        raise FileError(f"{place}: no JSON: {error.msg}{hint}") from error
    except (ValueError, RecursionError) as error:
        raise FileError(f"{job.path}: no JSON that can be read: {error}") from error
    yield from _stories(enumerate(_items(content, job)), job, "item")
    job.tick(1, 1)


def _items(content: Any, job: Job) -> list[Any]:
    if isinstance(content, list):
        return content
    if not isinstance(content, dict):
        raise FileError(f"{job.path}: neither an array of objects nor an object, but {content!r:.80}")
    arrays = [key for key, value in content.items() if _is_array_of_objects(value)]
    if len(arrays) > 1:
        names = ", ".join(map(repr, arrays))
        raise ValueError(f"{job.path}: several arrays of objects: {names}; load the file and read one of them")
    if not arrays:
        return [content]
    file = job.account.report.files[-1]
    file.kind = f"json, its {arrays[0]!r}"
    return list(content[arrays[0]])


def _is_array_of_objects(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(item, dict) for item in value)


def _stories(items: Iterable[tuple[int, Any]], job: Job, unit: str) -> Iterator[Corpus]:
    """Batches of what is an object or a text."""
    reader = RowReader(str(job.path), job.columns, job.account)
    rows = _rows(items, job, unit)
    empty = True
    while batch := list(islice(rows, job.rows)):
        yield reader.read([row for _, row in batch], _places(job, unit, [number for number, _ in batch]))
        empty = False
    reader.finish()
    if empty:
        job.account.problem("empty files", f"{job.path}: there is no story in this file")


def _rows(items: Iterable[tuple[int, Any]], job: Job, unit: str) -> Iterator[tuple[int, Mapping[str, Any]]]:
    for number, item in items:
        if isinstance(item, dict):
            yield number, item
        elif isinstance(item, str):
            yield number, {job.columns.get("text", "text"): item}
        else:
            what = f"neither an object nor a text, left out: {item!r:.80}"
            job.account.problem("values that are no objects", f"{job.path}, {unit} {number}: {what}")


def _places(job: Job, unit: str, numbers: list[int]) -> Place:
    return lambda row: f"{job.path}, {unit} {numbers[row]}"
