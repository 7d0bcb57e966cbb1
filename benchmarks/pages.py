"""Pages assembled from labelled articles in many layouts: where stories begin, and what their fields hold.

A boundary is right if the story or its headline begins at the line where the true story or its headline does.
Fields are compared as multisets of texts with white space normalised; F1 counts all stories, also those that were
not found.
"""

from __future__ import annotations

import argparse
import random
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import page_articles
import page_layouts  # noqa: F401 - registers the layouts
from common import arguments, report, row
from page_articles import Article
from page_errors import Errors
from page_languages import LANGUAGES
from page_peer import regular_expressions
from page_scores import Scores, score, tidings_stories
from page_speed import measure_speed
from page_writer import LAYOUTS, Layout, PageWriter

POOLS: dict[str, Callable[[Path], list[Article]]] = {
    **{name: getattr(page_articles, name) for name in ("reuters", "basil", "news", "crawled")},
    **{name: language.articles for name, language in LANGUAGES.items()},
}


PEER = "regular expressions"
MISPLACED = "texts a story in fields that it lacks"  # the only figure of which less is better


def main() -> None:
    options = arguments(__doc__ or "", add_arguments)
    plan = [(10, 2), (100, 1)] if options.quick else [(10, 10), (100, 3), (1000, 1)]
    pools = {name: read(options.data) for name, read in POOLS.items()}
    cases: dict[str, tuple[Scores, Scores]] = {}
    for layout in LAYOUTS:
        if re.search(options.layouts, layout.name):
            pool = pools[layout.pool]
            for size, pages in sizes(layout, len(pool), plan):
                case = f"{layout.name}, {size} {'story' if size == 1 else 'stories'}"
                cases[case] = measure(
                    case, assemble(layout, pool, size, pages), 0 if layout.held_out else options.errors
                )
    rows = [line for case, scores in [*cases.items(), *pooled(cases).items()] for line in result(case, *scores)]
    if not options.layouts:
        rows += measure_speed(options.data, quick=options.quick)
    report("pages", rows, options.json)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--layouts", default="", help="only layouts whose name this regular expression finds")
    parser.add_argument("--errors", type=int, default=0, help="show the first wrong boundaries of each layout")


def sizes(layout: Layout, available: int, plan: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Stories a page and pages, of the plan, as far as the layout and the articles go."""
    most = min(layout.largest, available)
    if most == 1:
        return [(1, 10 * plan[0][1])]
    return [(size, pages) for size, pages in plan if size <= most] or [(most, plan[0][1])]


def assemble(layout: Layout, pool: list[Article], size: int, pages: int) -> list[PageWriter]:
    """Pages of one layout; every number of a page has a seed of its own."""
    assembled = []
    for number in range(pages):
        seed = f"{layout.name}, {size}, {number}"
        articles = random.Random(seed).sample(pool, size)
        assembled.append(layout.page(articles, seed))
    return assembled


def measure(case: str, pages: list[PageWriter], most_errors: int) -> tuple[Scores, Scores]:
    """The scores of tidings and of the regular expressions; prints the first errors of tidings, if asked to."""
    ours, peer = Scores(), Scores()
    wrong = Errors()
    for page in pages:
        found = tidings_stories(page.text)
        if most_errors:
            wrong.add(page, found)
        ours.add(score(page.stories, found))
        peer.add(score(page.stories, regular_expressions(page.text)))
    if most_errors:
        print(f"== {case}", *wrong.first(most_errors), sep="\n")
    return ours, peer


def pooled(cases: dict[str, tuple[Scores, Scores]]) -> dict[str, tuple[Scores, Scores]]:
    """The layouts of a family as one: those whose names are the same up to the first comma."""
    families: dict[str, tuple[Scores, Scores]] = {}
    for case, scores in cases.items():
        family = families.setdefault(f"{case.split(',')[0]}, all layouts", (Scores(), Scores()))
        for sum_, addend in zip(family, scores, strict=True):
            sum_.add(addend)
    return families


def result(case: str, ours: Scores, peer: Scores) -> list[dict[str, Any]]:
    theirs = figures(peer)
    return [
        row(case, metric, value, theirs.get(metric, 0.0), PEER, more_is_better=metric != MISPLACED)
        for metric, value in figures(ours).items()
    ]


def figures(scores: Scores) -> dict[str, float]:
    """The figures that are shown, by their names."""
    shown = {
        "boundary precision": scores.boundaries.precision,
        "boundary recall": scores.boundaries.recall,
        "boundary F1": scores.boundaries.f1,
    }
    if "headline" in scores.fields and scores.fields["headline"].true:
        shown["headline exact, of found stories"] = scores.headlines_matched.recall
        shown["headline exact, of all stories"] = scores.fields["headline"].recall
    else:
        shown["no headline invented"] = 1 - scores.invented / scores.boundaries.true
    fields = {name: counts for name, counts in sorted(scores.fields.items()) if name != "headline"}
    shown |= {f"{name} F1": counts.f1 for name, counts in fields.items() if counts.true}
    shown[MISPLACED] = sum(counts.found for counts in fields.values() if not counts.true) / scores.boundaries.true
    return shown


if __name__ == "__main__":
    main()
