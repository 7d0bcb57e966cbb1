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
from tidings.corpus import Corpus, to_utc
from tidings.page_report import PageReport

_PAGE_SUFFIXES = (".txt", ".text")
_NOT_PAGES = frozenset(
    {".csv", ".tsv", ".json", ".jsonl", ".parquet", ".html", ".htm", ".xml"}
    | {".pdf", ".doc", ".docx", ".odt", ".gz", ".xz", ".zst", ".zip"}
)
_NAMES = {
    "id": ("id", "guid", "uid"),
    "headline": ("headline", "title"),
    "text": ("body", "content", "article", "text"),
    "source": ("source", "outlet", "publisher", "newspaper"),
    "url": ("url", "link"),
    "published": ("published", "date", "pubdate", "published_at", "datetime", "timestamp"),
    "byline": ("byline", "author", "authors"),
    "language": ("language", "lang"),
    "kicker": ("kicker",),
    "takeaways": ("takeaways",),
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
        If a table has no column for a text or a headline, or an item of a list is the path of a file.
    TypeError
        If an item is none of the above. It names the position.

    Warns
    -----
    UserWarning
        If a date cannot be understood: it names the row and the value, and the story is kept without a date. If a row
        has no text, or a page of a folder looks odd.

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
        pages = [_read_page(file) for file in files]
        for file, page in zip(files, pages, strict=True):
            for warning in page.report.warnings if page.report else []:
                warnings.warn(f"{file}: {warning}", stacklevel=3)
        return sum(pages[1:], pages[0])
    return _read_page(path)


def _read_page(path: Path) -> Corpus:
    if path.suffix.lower() in _NOT_PAGES:
        raise FileError(f"{path}: a {path.suffix} file is no page of plain text; read its rows or its text yourself")
    try:
        content = path.read_bytes()
    except (OSError, ValueError) as error:
        hint = " (to read a text itself, use parse_page)" if "\n" in str(path) else ""
        raise FileError(f"{str(path)[:200]}: {getattr(error, 'strerror', None) or error}{hint}") from error
    if b"\0" in content:
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
        if len(item) < 1000 and "\n" not in item and Path(item).suffix in _PAGE_SUFFIXES and Path(item).exists():
            raise ValueError(
                f"item {position} is the path of a file, not a text: read files one by one, or their folder"
            )
        return Story(paragraphs=_paragraphs(_well_formed(item)))
    if isinstance(item, Mapping):
        return _story_of(item, position)
    raise TypeError(f"item {position} must be a str, a dict or a Story, got {type(item).__name__}")


def _story_of(row: Mapping[Any, Any], position: int) -> Story:
    lower = {str(key).lower(): value for key, value in row.items()}
    fields = {field: _first(lower, names) for field, names in _NAMES.items()}
    if fields["takeaways"] is not None and "body" in lower:
        fields["text"] = lower[
            "body"
        ]  # as in Corpus.to_pandas: a digest has no body, and its text repeats the takeaways
    if fields["text"] is None and fields["headline"] is None:
        warnings.warn(f"row {position} has neither a text nor a headline; its story is empty", stacklevel=4)
    return Story(
        headline=_string(fields["headline"]).strip(),
        paragraphs=_paragraphs(fields["text"]),
        byline=_names(fields["byline"]),
        published=_published(fields["published"], position),
        id=_string(fields["id"]),
        source=_string(fields["source"]),
        url=_string(fields["url"]),
        language=_string(fields["language"]),
        kicker=_string(fields["kicker"]),
        takeaways=_items(fields["takeaways"]),
    )


def _first(row: Mapping[str, Any], names: tuple[str, ...]) -> Any:
    """The first of these that is there and says something."""
    return next((row[name] for name in names if name in row and not _missing(row[name])), None)


def _missing(value: Any) -> bool:
    """None, a blank text, an empty list, and what differs from itself: NaN and NaT."""
    if value is None or isinstance(value, str) or hasattr(value, "__len__"):
        return value is None or len(value) == 0 or (isinstance(value, str) and not value.strip())
    return bool(value != value)  # noqa: PLR0124


def _string(value: Any) -> str:
    if isinstance(value, float) and value.is_integer():
        value = int(value)  # a column of numbers with gaps becomes one of floats
    return "" if value is None else _well_formed(str(value))


def _well_formed(text: str) -> str:
    """The text with U+FFFD for lone surrogates, which are in no encoding."""
    return text.encode("utf-8", "surrogatepass").decode("utf-8", "replace")


def _items(value: Any) -> list[str]:
    """A list's members, or a text as its only one."""
    if value is None:
        return []
    return [_string(value)] if isinstance(value, str) or not hasattr(value, "__iter__") else [_string(v) for v in value]


def _names(value: Any) -> list[str]:
    return [name.strip() for item in _items(value) for name in item.split(",") if name.strip()]


def _paragraphs(value: Any) -> list[str]:
    blocks = [block for item in _items(value) for block in item.replace("\r\n", "\n").split("\n\n")]
    return [block.strip() for block in blocks if block.strip()]


def _published(value: Any, position: int) -> str:
    if isinstance(value, datetime):
        value = value.isoformat(timespec="seconds")
    text = value.isoformat() if isinstance(value, date) else _string(value).strip()
    try:
        to_utc(text)
    except (ValueError, OverflowError):
        warnings.warn(f"row {position}: {text!r} is no ISO 8601 date; the story is kept without one", stacklevel=5)
        return ""
    return text
