"""The command ``tidings split``."""

from __future__ import annotations

import argparse
import csv
import io
import json
import sys
from collections.abc import Callable
from pathlib import Path

from tidings._html import columns, shorten, write_whole
from tidings._jsonl import record_of
from tidings.corpus import Corpus, PageReport, Story
from tidings.tokenizer import tokenize

_DESCRIPTION = """\
Takes PAGE apart into stories and prints a table of them. PAGE is whatever tidings.read takes: a page (.txt .md .html),
a table (.csv .tsv .jsonl .json .parquet), a feed (.rss .atom .xml), each also .gz .xz .zst; a folder or a 'pattern*'.
"""
_HEADS = ("", "headline", "byline", "place", "date", "paragraphs/words")
_WIDTHS = (6, 60, 24, 18, 20, 16)
_TEXTS = ("id", "headline", "kicker", "epigraph", "source", "url", "published", "language", "label")
_LISTS = ("byline", "paragraphs", "takeaways", "subheads", "captions", "corrections")


def add_split(commands: argparse._SubParsersAction[argparse.ArgumentParser], read: Callable[[str], Corpus]) -> None:
    """Add the command to the others."""
    split = commands.add_parser(
        "split",
        help="take a page apart into stories",
        description=_DESCRIPTION,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    split.add_argument("page", metavar="PAGE", help="a file, a folder or a pattern")
    form = split.add_mutually_exclusive_group()
    form.add_argument("--jsonl", action="store_true", help="all parts of each story, as a line of JSON")
    form.add_argument("--csv", action="store_true", help="a story a row; lists are joined by line ends")
    split.add_argument(
        "--report",
        action="store_true",
        help="what went where: the parts, where stories begin and why, what is in none; on stderr if there is a form",
    )
    split.add_argument("-o", "--output", type=Path, metavar="FILE", help="write to a file")
    split.set_defaults(run=lambda options: _split(options, read))


def _split(options: argparse.Namespace, read: Callable[[str], Corpus]) -> int:
    stories = read(options.page)
    text = _jsonl(stories) if options.jsonl else _csv(stories) if options.csv else ""
    report = report_text(stories) if options.report else ""
    if report and text:
        sys.stderr.write(report)
    text = text or report or table_text(stories) + "\n"
    if options.output is not None:
        write_whole(options.output, text)
    else:
        sys.stdout.write(text)
    return 0


def table_text(stories: Corpus) -> str:
    """A row a story, as wide as it needs to be.

    >>> print(table_text(Corpus([Story("Strike ends", ["Trains run again."], byline=["Ann Lee"])])))
       headline     byline   place  date  paragraphs/words
    0  Strike ends  Ann Lee               1/3
    """
    rows = [_HEADS, *(_row(i, story) for i, story in enumerate(stories))]
    widths = [max(columns(row[i]) for row in rows) for i in range(len(_HEADS))]
    padded = ([cell + " " * (width - columns(cell)) for cell, width in zip(row, widths, strict=True)] for row in rows)
    return "\n".join("  ".join(row).rstrip() for row in padded)


def _row(position: int, story: Story) -> tuple[str, ...]:
    cells = (
        str(position),
        story.headline,
        ", ".join(story.byline),
        "/".join(story.dateline.places),
        story.published or story.dateline.date,
        f"{len(story.paragraphs)}/{len(tokenize(story.body))}",
    )
    return tuple(shorten(cell, width) for cell, width in zip(cells, _WIDTHS, strict=True))


def _jsonl(stories: Corpus) -> str:
    """All parts that a story has, and its body as one text."""
    lines = (record_of(story) | {"body": story.body} for story in stories)
    return "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)


def _csv(stories: Corpus) -> str:
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\n")
    lists = [name for name in _LISTS if name != "paragraphs"]
    rows.writerow([*_TEXTS, *lists, "places", "agency", "credits", "body"])
    for story in stories:
        people = [f"{credit.role}: {', '.join(credit.names)}" for credit in story.credits]
        dateline = [", ".join(story.dateline.places), story.dateline.agency]
        byline = [", ".join(story.byline)]
        joined = byline + ["\n".join(getattr(story, name)) for name in lists[1:]]
        rows.writerow([*(getattr(story, name) for name in _TEXTS), *joined, *dateline, "\n".join(people), story.body])
    return out.getvalue()


def report_text(stories: Corpus) -> str:
    """The report, and those of the pages that were read."""
    report = stories.report
    if isinstance(report, PageReport):
        return report.describe() + "\n"
    pages = [f"\n{file.path}\n{file.page.describe()}" for file in report.files if file.page] if report else []
    return "\n".join([repr(report), *pages]) + "\n"
