"""Feeds: RSS and Atom."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import datetime, timezone
from typing import Any

from tidings._core import FileError
from tidings.corpus import Corpus
from tidings.readers.encodings import note_replaced, refuse_binary
from tidings.readers.files import read_bytes
from tidings.readers.html_text import page_text
from tidings.readers.job import Job
from tidings.readers.rows import stories_of


def read_feed(job: Job) -> Iterator[Corpus]:
    """A story an entry: title, content or else summary, link, id, date, authors; the feed's title is the source.

    Raises
    ------
    FileError
        If it is no feed.
    ImportError
        If feedparser is missing.
    """
    feed = _parsed(job)
    file = job.account.report.files[-1]
    file.encoding = str(feed.get("encoding") or "").upper() if job.encoding is None else job.encoding
    entries = [_fields(entry, feed.feed) for entry in feed.entries]
    if entries and feed.bozo and "encoding" not in type(feed.bozo_exception).__name__.lower():
        what = f"not well-formed: {feed.bozo_exception}; {len(entries)} entries were read all the same"
        job.account.problem("feeds that are not well-formed", f"{job.path}: {what}")
    if not entries:
        job.account.problem("empty files", f"{job.path}: the feed has no entries")
        return
    columns = {field: [entry[field] for entry in entries] for field in entries[0]}
    stories = stories_of(columns, lambda row: f"{job.path}, entry {row + 1}", job.account)
    note_replaced(job.path, sum(text.count("\ufffd") for text in stories.texts), file, job.account)
    yield stories
    job.tick(1, 1)


def _parsed(job: Job) -> Any:
    try:
        import feedparser  # noqa: PLC0415 - optional
    except ImportError as error:
        raise ImportError(f"{job.path}: reading a feed needs feedparser: pip install 'tidings[html]'") from error
    content = read_bytes(job.path)
    refuse_binary(job.path, content, job.encoding)
    headers = {"content-type": f"application/xml; charset={job.encoding}"} if job.encoding else {}
    feed = feedparser.parse(io.BytesIO(content), response_headers=headers)
    if content.strip() and not feed.get("version") and not feed.entries:
        raise FileError(f"{job.path}: neither RSS nor Atom; other XML is not read")
    return feed


def _fields(entry: Any, feed: Any) -> dict[str, Any]:
    contents = entry.get("content") or [entry.get("summary_detail") or {}]
    return {
        "id": entry.get("id"),
        "headline": _plain(entry.get("title_detail") or {}).replace("\n", " "),
        "text": "\n\n".join(_plain(content) for content in contents),
        "url": entry.get("link"),
        "published": _moment(entry),
        "byline": [author["name"] for author in entry.get("authors", ()) if author.get("name")],
        "source": (entry.get("source") or {}).get("title") or feed.get("title"),
        "language": (contents[0].get("language") or feed.get("language")) or "",
    }


def _plain(content: Any) -> str:
    """A text of a feed, which says whether it is HTML."""
    value = str(content.get("value") or "")
    return page_text(value, marks=False) if "html" in content.get("type", "") else value.strip()


def _moment(entry: Any) -> Any:
    """When an entry was published or else updated, in UTC; as written where feedparser does not understand it."""
    for name in ("published", "updated"):
        if entry.get(name):
            moment = entry.get(f"{name}_parsed")
            return datetime(*moment[:6]).replace(tzinfo=timezone.utc) if moment else entry[name]
    return None
