"""Anything that holds stories, as a Corpus."""

from __future__ import annotations

import os
import warnings
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from importlib import resources
from pathlib import Path
from typing import Any

from tidings import _core
from tidings._core import FileError, Story
from tidings.corpus import Corpus, _utc
from tidings.page_report import PageReport

_PAGE_SUFFIXES = (".txt", ".text")
_NAMES = {
    "id": ("id", "guid", "uid"),
    "headline": ("headline", "title"),
    "text": ("text", "body", "content", "article"),
    "source": ("source", "outlet", "publisher", "newspaper"),
    "url": ("url", "link"),
    "published": ("published", "date", "pubdate", "published_at", "datetime", "timestamp"),
    "byline": ("byline", "author", "authors"),
    "language": ("language", "lang"),
}


def sample_page() -> Path:
    """The path of the page that comes with the package: 31 invented stories on eleven events.

    Examples
    --------
    >>> len(read(sample_page()))
    31
    """
    return Path(str(resources.files("tidings") / "data" / "sample_page.txt"))


def parse_page(text: str | bytes) -> Corpus:
    r"""Take a page of concatenated stories apart.

    Stories begin where the evidence for a headline is strong enough: its shape, a byline, a dateline or takeaways below
    it, the credits or the closing link of another story above it. A text without such evidence is a single story.

    Parameters
    ----------
    text : str or bytes
        Bytes are UTF-8; ill-formed sequences become U+FFFD and are counted in the report.

    Returns
    -------
    Corpus
        The stories in the order of the page; its ``report`` says what went where.

    Examples
    --------
    >>> page = "Lava reaches harbour\n\nBy Ann Lee\n\nPORT SALVO (NNA) - It came at night.\n\n(Editing by Jo Roe)"
    >>> story = parse_page(page)[0]
    >>> story.headline, story.byline, story.dateline.places, story.body
    ('Lava reaches harbour', ['Ann Lee'], ['PORT SALVO'], 'It came at night.')
    """
    stories, report = _core.parse_page(text)
    return Corpus(stories, report=PageReport.from_core(report))


def read(source: Any) -> Corpus:
    """Read stories from wherever they are.

    Parameters
    ----------
    source : path, DataFrame, or iterable of str, dict or Story
        - a path to a text file: a page of one or more stories, taken apart by `parse_page`;
        - a path to a folder: every .txt file in it, in the order of names;
        - a pandas DataFrame: a story a row, its columns found by their usual names (headline or title; text, body or
          content; id; source or outlet; url or link; published or date; author or byline; language);
        - an iterable of texts, of dicts with such keys, or of stories. A text is a body without a headline.

    Returns
    -------
    Corpus

    Raises
    ------
    FileError
        If a file cannot be read. It names the file.
    ValueError
        If a table has no column for a text or a headline.
    TypeError
        If an item is none of the above. It names the position.

    Warns
    -----
    UserWarning
        If a date cannot be understood. It names the row and the value; the story is kept without a date.

    Examples
    --------
    >>> corpus = read([{"title": "Strike ends", "body": "Trains run again.", "date": "2031-04-10"}])
    >>> corpus[0].headline, corpus[0].published
    ('Strike ends', '2031-04-10')
    """
    if isinstance(source, Corpus):
        return source
    if isinstance(source, (str, os.PathLike)):
        return _read_path(Path(source))
    if hasattr(source, "columns") and hasattr(source, "to_dict"):
        return _read_frame(source)
    if isinstance(source, Iterable) and not isinstance(source, (bytes, Mapping)):
        return Corpus([_as_story(item, i) for i, item in enumerate(source)])
    raise TypeError(f"cannot read stories from {type(source).__name__}")


def _read_path(path: Path) -> Corpus:
    if path.is_dir():
        files = sorted(file for file in path.iterdir() if file.suffix.lower() in _PAGE_SUFFIXES)
        if not files:
            raise FileError(f"{path}: no {' or '.join(_PAGE_SUFFIXES)} file in this folder")
        corpus = Corpus()
        for file in files:
            corpus = corpus + _read_page(file)
        return corpus
    return _read_page(path)


def _read_page(path: Path) -> Corpus:
    try:
        content = path.read_bytes()
    except (OSError, ValueError) as error:
        hint = " (to read a text itself, use parse_page)" if "\n" in str(path) else ""
        raise FileError(f"{str(path)[:200]}: {getattr(error, 'strerror', None) or error}{hint}") from error
    if b"\0" in content[:4096]:
        raise FileError(f"{path}: byte {content.index(0)} is zero: not a text in UTF-8")
    return parse_page(content)


def _read_frame(frame: Any) -> Corpus:
    columns = [str(column) for column in frame.columns]
    if not any(column.lower() in _NAMES["text"] + _NAMES["headline"] for column in columns):
        raise ValueError(f"no column for a text or a headline among {columns}")
    return Corpus([_story_of(row, i) for i, row in enumerate(frame.to_dict("records"))])


def _as_story(item: Any, position: int) -> Story:
    if isinstance(item, Story):
        return item
    if isinstance(item, str):
        return Story(paragraphs=_paragraphs(item))
    if isinstance(item, Mapping):
        return _story_of(item, position)
    raise TypeError(f"item {position} must be a str, a dict or a Story, got {type(item).__name__}")


def _story_of(row: Mapping[Any, Any], position: int) -> Story:
    lower = {str(key).lower(): value for key, value in row.items()}
    fields = {field: _first(lower, names) for field, names in _NAMES.items()}
    if fields["text"] is None and fields["headline"] is None:
        raise ValueError(f"row {position} has neither a text nor a headline: its keys are {sorted(lower)}")
    return Story(
        headline=_string(fields["headline"]).strip(),
        paragraphs=_paragraphs(_string(fields["text"])),
        byline=_names(fields["byline"]),
        published=_published(fields["published"], position),
        id=_string(fields["id"]),
        source=_string(fields["source"]),
        url=_string(fields["url"]),
        language=_string(fields["language"]),
    )


def _first(row: Mapping[str, Any], names: tuple[str, ...]) -> Any:
    return next((row[name] for name in names if name in row and not _missing(row[name])), None)


def _missing(value: Any) -> bool:
    """None, NaN and NaT, which differ from themselves."""
    return value is None or (not isinstance(value, (str, list, tuple)) and bool(value != value))  # noqa: PLR0124


def _string(value: Any) -> str:
    return "" if value is None else str(value)


def _names(value: Any) -> list[str]:
    if isinstance(value, (list, tuple)):
        return [str(name) for name in value]
    return [name.strip() for name in _string(value).split(",") if name.strip()]


def _paragraphs(text: str) -> list[str]:
    blocks = text.replace("\r\n", "\n").split("\n\n")
    return [block.strip() for block in blocks if block.strip()]


def _published(value: Any, position: int) -> str:
    text = value.isoformat() if isinstance(value, (datetime, date)) else _string(value).strip()
    try:
        _utc(text)
    except ValueError:
        warnings.warn(f"row {position}: {text!r} is no ISO 8601 date; the story is kept without one", stacklevel=2)
        return ""
    return text
