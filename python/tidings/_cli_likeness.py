"""The commands ``tidings similar`` and ``tidings duplicates``."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

from tidings._html import count, escape, name_of, number, shorten, write_whole
from tidings.corpus import Corpus
from tidings.duplicates import NearDuplicates, near_duplicates
from tidings.readers.files import is_pattern, matches_of
from tidings.story_similarity import StorySimilarity

_SIMILAR = """\
Prints the stories of PAGE that are most like one of them, with the terms that make them so. Headline, text and names
are weighed apart; for English, a background of news tells what words say.
"""
_DUPLICATES = """\
Prints groups of reprints among the stories of all FILES: stories that are the same, or were cut, retitled or added to.
Each story stands below the one it seems to be copied from, with the share of its wording that is in it.
"""
_REASONS = 6

Read = Callable[[Any], Corpus]


def add_similar(commands: argparse._SubParsersAction[argparse.ArgumentParser], read: Read) -> None:
    """Add the command to the others."""
    similar = commands.add_parser(
        "similar",
        help="find the stories that are most like one, with reasons",
        description=_SIMILAR,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    similar.add_argument("page", metavar="PAGE", help="a page, a table, a feed, a folder of these, or a pattern")
    similar.add_argument("--story", type=int, required=True, metavar="N", help="its number, as tidings split has it")
    similar.add_argument("-n", type=int, default=5, metavar="K", help="at most so many; default: %(default)s")
    similar.add_argument(
        "--half-life", type=float, metavar="DAYS", help="halve the score for every so many days between two stories"
    )
    similar.add_argument("--html", type=Path, metavar="FILE", help="also write the stories side by side, with marks")
    similar.set_defaults(run=lambda options: _similar(options, read))


def _similar(options: argparse.Namespace, read: Read) -> int:
    if options.n < 1:
        raise ValueError(f"-n must be at least 1, got {options.n}")
    stories = read(options.page)
    if not 0 <= options.story < len(stories):
        raise ValueError(
            f"there is no story {options.story}: {options.page} has {count(len(stories), 'story', 'stories')}"
        )
    if options.half_life is not None and np.isnat(stories.published).all():
        raise ValueError(f"--half-life needs dates, and no story of {options.page} has one")
    similarity = StorySimilarity(half_life=options.half_life).fit(stories)
    explanations = []
    print(f"{options.story}  {shorten(name_of(stories[options.story]), 90)}")
    for other, score in similarity.similar(options.story, options.n):
        explanation = similarity.explain(options.story, other)
        explanations.append(explanation)
        shares = list(explanation.term_shares.items())[:_REASONS]
        terms = ", ".join(f"{term} {number(share)}" for term, share in shares)
        print(f"\n{other}  {number(score)}  {shorten(name_of(stories[other]), 80)}\n   {terms}")
    if not explanations:
        print("\nno story has anything in common with it")
    if options.html is not None:
        body = "".join(f"<section>{explanation._repr_html_()}</section><hr>" for explanation in explanations)
        _write(options.html, name_of(stories[options.story]), body)
    return 0


def add_duplicates(commands: argparse._SubParsersAction[argparse.ArgumentParser], read: Read) -> None:
    """Add the command to the others."""
    duplicates = commands.add_parser(
        "duplicates",
        help="find reprints, and who copied whom",
        description=_DUPLICATES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    duplicates.add_argument("files", nargs="+", metavar="FILE", help="pages, tables, feeds, folders or patterns")
    duplicates.add_argument(
        "--threshold",
        type=float,
        default=0.5,
        metavar="SHARE",
        help="the share of the shorter story's wording that must be in the longer one, in (0, 1]; default: %(default)s",
    )
    duplicates.add_argument("--differences", action="store_true", help="what each copy added and cut")
    duplicates.add_argument("--html", type=Path, metavar="FILE", help="also write the groups with their differences")
    duplicates.set_defaults(run=lambda options: _duplicates(options, read))


def _duplicates(options: argparse.Namespace, read: Read) -> int:
    given = [Path(file) for file in options.files]
    files = [path for file in given for path in (matches_of(file) if is_pattern(file) else [file])]
    stories = read(given[0] if len(given) == 1 else list(dict.fromkeys(files)))
    found = near_duplicates(stories, threshold=options.threshold)
    n = sum(map(len, found))
    print(f"{count(len(found), 'group')} of near-duplicates, {n} of {count(len(stories), 'story', 'stories')}")
    for group in found:
        print(f"\n{group.tree()}")
        for reprint in group.reprints[1:] if options.differences else []:
            print(f"\n{reprint.source} -> {reprint.story}\n{group.differences(reprint.story)}")
    if options.html is not None:
        _write(options.html, "Near-duplicates", _groups_html(found))
    return 0


def _groups_html(found: NearDuplicates) -> str:
    sections = []
    for group in found:
        parts = [group._repr_html_()]
        for reprint in group.reprints[1:]:
            title = f"<h3>{reprint.source} → {reprint.story}</h3>"
            parts.append(title + group.differences(reprint.story)._repr_html_())
        sections.append("".join(parts) + "<hr>")
    return "".join(sections)


def _write(path: Path, title: str, body: str) -> None:
    style = "body{font-family:system-ui,sans-serif;margin:2em auto;max-width:75em;padding:0 1em}"
    head = (
        f'<!doctype html><html><head><meta charset="utf-8"><title>{escape(title)}</title><style>{style}</style></head>'
    )
    write_whole(path, f"{head}<body>{body}</body></html>\n")
