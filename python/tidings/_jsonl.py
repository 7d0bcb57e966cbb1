"""Stories as lines of JSON."""

from __future__ import annotations

import gzip
import io
import json
import os
from collections.abc import Iterable, Mapping
from typing import IO, Any

from tidings._core import Credit, Dateline, Story
from tidings._files import replacing

_FIELDS = (
    *("id", "headline", "kicker", "epigraph", "byline", "dateline", "paragraphs", "takeaways", "subheads", "captions"),
    *("credits", "corrections", "source", "url", "published", "language", "label", "span"),
)


def record_of(story: Story) -> dict[str, Any]:
    """A story as JSON has it: its fields by their names, but for empty ones.

    >>> record_of(Story("Strike ends", byline=["Ann Lee"]))
    {'headline': 'Strike ends', 'byline': ['Ann Lee']}
    """
    values = {name: getattr(story, name) for name in _FIELDS}
    dateline: Dateline = story.dateline
    values["dateline"] = _without_empty({"places": dateline.places, "agency": dateline.agency, "date": dateline.date})
    values["credits"] = [{"role": c.role, "names": c.names, "places": c.places} for c in story.credits]
    values["span"] = list(story.span) if story.span != (0, 0) else []
    return _without_empty(values)


def story_of(record: Mapping[str, Any]) -> Story:
    """The story that `record_of` made a record of.

    >>> story_of({"headline": "Strike ends", "byline": ["Ann Lee"]}).byline
    ['Ann Lee']
    """
    values = {name: record[name] for name in _FIELDS if name in record}
    values["dateline"] = Dateline(**record.get("dateline", {}))
    values["credits"] = [Credit(**credit) for credit in record.get("credits", [])]
    values["span"] = tuple(record.get("span", (0, 0)))
    return Story(**values)


def write_jsonl(stories: Iterable[Story], target: str | os.PathLike[str] | IO[Any]) -> None:
    """Write a line for each story, to a file of text or of bytes, or to a path; gzip'ed where that ends in .gz."""
    if not isinstance(target, (str, os.PathLike)):
        _write_lines(stories, target)
        return
    with replacing(target) as draft, draft.open("wb") as file:
        if os.fspath(target).endswith(".gz"):
            with gzip.GzipFile("", "wb", fileobj=file, mtime=0) as packed:
                _write_lines(stories, packed)
        else:
            _write_lines(stories, file)


def _write_lines(stories: Iterable[Story], file: Any) -> None:
    is_text = isinstance(file, io.TextIOBase) or hasattr(file, "encoding")
    for story in stories:
        line = json.dumps(record_of(story), ensure_ascii=False) + "\n"
        file.write(line if is_text else line.encode())


def _without_empty(values: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value}
