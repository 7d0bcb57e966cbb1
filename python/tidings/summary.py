"""An analysis in words: for the terminal and for a notebook's cell."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from tidings._html import count, name_of
from tidings._report_themes import themes_text

if TYPE_CHECKING:
    from tidings.analysis import Analysis
    from tidings.event_results import Event, WeightedTerms


def summary_text(analysis: Analysis, *, max_events: int | None = None, reasons: bool = False) -> str:
    """The events with their terms and stories, as lines of plain text.

    Parameters
    ----------
    analysis : Analysis
    max_events : int, optional
        Name the largest ones only, and say how many are left out.
    reasons : bool, default False
        Say for each story which terms it shares with its event, and what comes next.
    """
    events = analysis.events[:max_events]
    lines = [_headline(analysis)]
    for event in events:
        lines += ["", *_event_lines(analysis, event, reasons)]
    left = len(analysis.events) - len(events)
    themes = [] if left else themes_text(analysis)
    return "\n".join(lines + themes + ([f"\n... and {count(left, 'more event')}"] if left else []))


def summary_html(analysis: Analysis, max_events: int = 30) -> str:
    """The events as an HTML table: what to call it, its terms, its stories."""
    rows = "".join(_event_row(analysis, event) for event in analysis.events[:max_events])
    head = "<thead><tr><th>event</th><th>terms</th><th>stories</th></tr></thead>"
    left = len(analysis.events) - max_events
    more = f"<p>and {count(left, 'more event')}</p>" if left > 0 else ""
    return f"<p>{escape(_headline(analysis))}</p><table>{head}<tbody>{rows}</tbody></table>{more}"


def _headline(analysis: Analysis) -> str:
    n_single = sum(len(event.members) == 1 for event in analysis.events)
    events = count(len(analysis.events) - n_single, "event")
    single = f" and {count(n_single, 'single story', 'single stories')}" if n_single else ""
    return (
        f"{count(len(analysis.stories), 'story', 'stories')}: {events}{single} "
        f"(joined down to a mean similarity of {analysis.threshold:.3f})"
    )


def _event_lines(analysis: Analysis, event: Event, reasons: bool) -> list[str]:
    lines = [
        f"[{event.number}] {_plain(event.headline)} ({count(len(event.members), 'story', 'stories')})",
        "    " + " · ".join(term for term, _ in event.terms),
    ]
    for i in event.members:
        lines.append(f"    {i:3}  {_plain(name_of(analysis.stories[i]))}")
        if reasons:
            lines.append("         " + _reason(analysis, i))
    return lines


def _plain(text: str) -> str:
    """The text without characters that would command a terminal."""
    return "".join(c if c.isprintable() else " " for c in text)


def _reason(analysis: Analysis, i: int) -> str:
    membership = analysis.memberships[i]
    if membership.terms:
        return f"fits {membership.fit:.2f}: {_shares(membership.terms[:5])}"
    nearest = analysis.similar(i, 1)
    if not nearest:
        return "alone: shares no term with any other story"
    closest = nearest[0]
    return f"alone: the nearest is story {closest.position} at {closest.similarity:.2f}: {_shares(closest.terms[:3])}"


def _shares(terms: WeightedTerms) -> str:
    return ", ".join(f"{term} {share:.3f}" for term, share in terms)


def _event_row(analysis: Analysis, event: Event) -> str:
    stories = "<br>".join(f"{i}: {escape(name_of(analysis.stories[i]))}" for i in event.members)
    terms = escape(", ".join(term for term, _ in event.terms))
    return f"<tr><td>{event.number}: {escape(event.headline)}</td><td>{terms}</td><td>{stories}</td></tr>"
