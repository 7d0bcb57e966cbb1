"""Pages: .txt, .md, .html."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from tidings import _core
from tidings.corpus import Corpus
from tidings.page_report import PageReport
from tidings.readers.encodings import decoded
from tidings.readers.files import read_bytes
from tidings.readers.html_text import page_text
from tidings.readers.job import Job
from tidings.readers.rows import stories_of

_CHARSET = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]+)|<\?xml[^>]{0,100}?encoding=["']([\w.:-]+)""", re.I
)


def parsed(text: str | bytes, boundary_score: float = 1.0) -> Corpus:
    """The stories of a page's text, with the page's report."""
    stories, report = _core.parse_page(text, boundary_score)
    return Corpus(stories, report=PageReport.from_core(report))


def read_page(job: Job) -> Iterator[Corpus]:
    """The stories of a page of plain text or Markdown."""
    text = decoded(job.path, read_bytes(job.path), job.encoding, job.account)
    yield _told(parsed(text), job, warn=job.many)
    job.tick(1, 1)


def read_saved_page(job: Job) -> Iterator[Corpus]:
    """The stories of a page in HTML.

    A page of one story (one <article>, or one <h1> above what looks like a single story) goes through trafilatura if
    that is installed: it finds the author, the date and the site where no text says them.
    """
    content = read_bytes(job.path)
    html = decoded(job.path, content, job.encoding, job.account, hint=charset_of(content)).decode()
    page = parsed(page_text(html))
    extracted = _extracted(html) if _is_single(html, page) else {}
    if extracted:
        job.account.report.files[-1].kind = "story"
        yield stories_of({field: [value] for field, value in extracted.items()}, lambda _: str(job.path), job.account)
    else:
        yield _told(page, job, warn=True)
    job.tick(1, 1)


def charset_of(content: bytes) -> str:
    """The encoding that a page in HTML or XML claims for itself; empty if none.

    >>> charset_of(b'<html><meta charset="latin-1">')
    'latin-1'
    """
    match = _CHARSET.search(content[:4096])
    return (match[1] or match[2]).decode("ascii", "ignore") if match else ""


def _told(page: Corpus, job: Job, *, warn: bool) -> Corpus:
    file = job.account.report.files[-1]
    if isinstance(page.report, PageReport):
        page.report = file.page = replace(page.report, encoding=file.encoding or "UTF-8")
    file.stories = len(page)
    for warning in file.page.warnings if warn and file.page else []:
        job.account.problem("remarks on pages", f"{job.path}: {warning}")
    return page


def _is_single(html: str, page: Corpus) -> bool:
    articles, titles = (len(re.findall(rf"<{tag}[\s>]", html, re.I)) for tag in ("article", "h1"))
    return articles == 1 or (articles == 0 and titles == 1 and len(page) == 1)


def _extracted(html: str) -> dict[str, Any]:
    """The fields of a page's only story; empty without trafilatura, or if it finds no text."""
    try:
        import trafilatura  # noqa: PLC0415 - optional
    except ImportError:
        return {}
    found: Any = trafilatura.bare_extraction(html, include_comments=False, with_metadata=True)
    if found is None or not (found.text or "").strip():
        return {}
    paragraphs = [line.strip() for line in found.text.splitlines() if line.strip()]
    return {
        "headline": found.title,
        "text": paragraphs[1:] if found.title and paragraphs[0] == found.title.strip() else paragraphs,
        "byline": [name.strip() for name in (found.author or "").split(";") if name.strip()],
        "published": found.date,
        "source": found.sitename,
        "url": found.url,
        "language": found.language,
    }
