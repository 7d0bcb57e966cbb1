"""An analysis as one HTML file that opens anywhere, offline."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import TYPE_CHECKING

from tidings._html import count, escape, number, write_whole
from tidings._report_css import CSS
from tidings._report_story import bar, story_html
from tidings._report_themes import description_html, themes_html

if TYPE_CHECKING:
    from tidings.analysis import Analysis
    from tidings.event_results import Event

_TITLE = "What is in the news"
_MAX_STORIES = 120
_TOOLTIPS = 2000
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"

_WORDS = (
    (
        "Similarity",
        "How alike two stories are: the cosine, which is 1 for the same words in the same proportions and 0 for no "
        "word in common, times what the days between them leave where there are dates. Rare words count for more than "
        "common ones.",
    ),
    (
        "Event",
        "Stories that were joined, the most similar first, while two groups had a mean similarity of at least "
        "{threshold}.",
    ),
    ("Share", "What a term adds to a similarity or to a fit. The shares of all terms sum to it."),
    (
        "Fit",
        "A story’s mean similarity with the other stories of its event. The dark parts of its bar are the terms "
        "named under it, the pale part is all other terms, and the line across it is the {threshold} that events were "
        "joined down to. A full bar is {scale}, the best fit on this page.",
    ),
    (
        "Next",
        "The other event with the highest mean similarity: where the story would go if its own event were not there.",
    ),
)


def render(analysis: Analysis, title: str | None = None) -> str:
    """The report as text.

    Parameters
    ----------
    analysis : Analysis
    title : str, optional

    Returns
    -------
    str
        An HTML document with everything in it: the events with their terms, stories and reasons, the heatmap, and for
        each story those most similar to it. The same analysis gives the same text.

    Examples
    --------
    >>> import tidings
    >>> page = render(tidings.analyze(tidings.read(tidings.sample_page())), title="April")
    >>> page.startswith("<!doctype html>")
    True
    """
    title = title or _TITLE
    head = (
        f'<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>{escape(title)}</title>\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n<style>{CSS}</style>\n</head>\n'
    )
    scale = max((membership.fit for membership in analysis.memberships), default=0.0)
    body = [_summary(analysis, title), "<main>", *_sections(analysis, scale), "</main>", _footer(analysis, scale)]
    return head + "<body>\n" + "\n".join(body) + "\n</body>\n</html>\n"


def write(analysis: Analysis, path: str | os.PathLike[str], title: str | None = None) -> None:
    """Write the report to a file; one that is there is replaced as a whole.

    Parameters
    ----------
    analysis : Analysis
    path : path
    title : str, optional

    Raises
    ------
    OSError
        If the folder is not there, or the file can't be written.
    """
    write_whole(path, render(analysis, title))


def _sections(analysis: Analysis, scale: float) -> Iterator[str]:
    events = [event for event in analysis.events if len(event.members) > 1]
    singles = [event.members[0] for event in analysis.events if len(event.members) == 1]
    if events:
        yield _contents(events, len(singles))
    if themes := themes_html(analysis):
        yield themes
    if len(analysis.stories) > 1:
        yield _picture(analysis)
    if events:
        yield "<section>\n<h2>The events and their stories</h2>"
        yield from (_event(analysis, event, scale) for event in events)
        yield "</section>"
    if singles:
        yield _singles(analysis, singles, scale)


def _summary(analysis: Analysis, title: str) -> str:
    sizes = [len(event.members) for event in analysis.events if len(event.members) > 1]
    n, n_single = len(analysis.stories), sum(len(event.members) == 1 for event in analysis.events)
    if not sizes:
        found = "It stands alone." if n == 1 else "No two of them tell of the same event."
    else:
        alone = f", {n_single} {'stands' if n_single == 1 else 'stand'} alone" if n_single else ""
        found = f"{sum(sizes):,} of them tell of {count(len(sizes), 'event')}{alone}."
    return (
        f'<header>\n<h1 dir="auto">{escape(title)}</h1>\n<p class="lede">{count(n, "story", "stories")}. {found}</p>\n'
        '<p class="muted">Stories belong to the same event if they are alike enough: groups of stories were joined '
        f"while the mean similarity between them was at least {number(analysis.threshold)}, where 1 is the same words "
        "in the same proportions on the same day and 0 is no word in common.</p>\n</header>"
    )


def _contents(events: list[Event], n_single: int) -> str:
    largest = max(len(event.members) for event in events)
    rows = "\n".join(_contents_row(event, largest) for event in events)
    if n_single:
        link = f'<a href="#singles">{count(n_single, "story that stands", "stories that stand")} alone</a>'
        rows += f'\n<tr><td></td><td>{link}</td><td class="terms"></td><td class="size"></td></tr>'
    head = (
        '<th scope="col">No.</th><th scope="col">Event</th>'
        '<th scope="col" class="terms">Terms</th><th scope="col">Stories</th>'
    )
    return (
        f'<section>\n<nav aria-labelledby="contents"><h2 id="contents">The events at a glance</h2>\n<table>'
        f"<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}\n</tbody></table></nav>\n</section>"
    )


def _contents_row(event: Event, largest: int) -> str:
    terms = ", ".join(f"<bdi>{escape(term)}</bdi>" for term, _ in event.terms[:3])
    size = len(event.members)
    link = f'<a href="#event-{event.number}" dir="auto">{escape(event.headline)}</a>'
    return (
        f'<tr><td class="no">{event.number}</td><td>{link}</td><td class="terms">{terms}</td>'
        f'<td class="size">{bar([size], largest)}{size}</td></tr>'
    )


def _picture(analysis: Analysis) -> str:
    picture = analysis.heatmap(_MAX_STORIES)
    wide = " wide" if len(picture.positions) > 60 else ""
    return (
        '<section>\n<h2>How alike the stories are</h2>\n<p class="muted">A row and a column for each story, in the '
        "order of the events. The darker the cell, the more alike the two; point at one to see which they are.</p>\n"
        f'<div class="picture{wide}" tabindex="0" role="group" aria-label="Heatmap">{picture.to_svg(_TOOLTIPS)}</div>\n'
        "</section>"
    )


def _event(analysis: Analysis, event: Event, scale: float) -> str:
    strongest = max((weight for _, weight in event.terms), default=0.0)
    chips = "".join(
        f"<li><bdi>{escape(term)}</bdi><small>{number(weight)}</small>{bar([weight], strongest)}</li>"
        for term, weight in event.terms
    )
    stories = "\n".join(story_html(analysis, position, scale) for position in event.members)
    return (
        f'<section class="event" id="event-{event.number}">\n<header><div class="no">{event.number}</div><div>'
        f'<h3 dir="auto">{escape(event.headline)}</h3>\n'
        f"{description_html(analysis, event.number)}"
        f'<p class="meta">{count(len(event.members), "story", "stories")}. What tells them from the others:</p>\n'
        f'<ul class="chips">{chips}</ul></div></header>\n{stories}\n</section>'
    )


def _singles(analysis: Analysis, singles: list[int], scale: float) -> str:
    stories = "\n".join(story_html(analysis, position, scale) for position in sorted(singles))
    return (
        f'<section id="singles">\n<h2>Stories that stand alone</h2>\n<p class="muted">No event has a mean '
        f"similarity of at least {number(analysis.threshold)} with them. "
        f"Beside each is what came nearest.</p>\n{stories}\n</section>"
    )


def _footer(analysis: Analysis, scale: float) -> str:
    """The words of the page; those about events only where there are some."""
    values = {"threshold": number(analysis.threshold), "scale": number(scale)}
    words = _WORDS if scale else _WORDS[:3]
    entries = "\n".join(f"<dt>{word}</dt><dd>{meaning.format(**values)}</dd>" for word, meaning in words)
    return (
        f"<footer>\n<h2>How to read this page</h2>\n<dl>\n{entries}\n</dl>\n"
        "<p>Made by tidings. This file needs no network and runs no script.</p>\n</footer>"
    )
