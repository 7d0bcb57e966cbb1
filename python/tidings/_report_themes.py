"""The subjects of an analysis, in words and in HTML."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tidings._html import count, escape

if TYPE_CHECKING:
    from tidings.analysis import Analysis
    from tidings.themes import Theme


def themes_html(analysis: Analysis) -> str:
    """A section with the subjects and the events of each; empty where there is one subject only."""
    if len(analysis.themes) < 2:
        return ""
    themes = "\n".join(_theme_html(analysis, theme) for theme in analysis.themes)
    return (
        '<section id="themes">\n<h2>The subjects</h2>\n<p class="muted">Events of the same subject, the largest first. '
        f"Each event is in one of them, by the words that news uses alike.</p>\n{themes}\n</section>"
    )


def _theme_html(analysis: Analysis, theme: Theme) -> str:
    terms = ", ".join(f"<bdi>{escape(term)}</bdi>" for term, _ in theme.description.terms)
    names = ", ".join(f"<bdi>{escape(name)}</bdi>" for name in theme.description.names)
    events = "".join(f"<li>{_event_html(analysis, number)}</li>" for number in theme.events)
    who = f'<p class="meta">Names: {names}</p>\n' if names else ""
    size = f"{count(len(theme.events), 'event')}, {count(len(theme.members), 'story', 'stories')}"
    return (
        f'<details id="theme-{theme.number}"><summary dir="auto">{terms or escape(theme.description.headline)} '
        f"<small>({size})</small></summary>\n{who}<ul>{events}</ul></details>"
    )


def _event_html(analysis: Analysis, number: int) -> str:
    event = analysis.events[number]
    headline = f'<bdi dir="auto">{escape(event.headline)}</bdi>'
    return f'<a href="#event-{number}">{headline}</a>' if len(event.members) > 1 else headline


def description_html(analysis: Analysis, event: int) -> str:
    """A sentence of an event, and its names."""
    one = analysis.descriptions[event]
    summary = f'<p dir="auto">{escape(one.summary)}</p>\n' if one.summary else ""
    names = ", ".join(f"<bdi>{escape(name)}</bdi>" for name in one.names)
    return summary + (f'<p class="meta">Names: {names}.</p>\n' if names else "")


def themes_text(analysis: Analysis) -> list[str]:
    """Lines with the subjects; none where there is one only."""
    if len(analysis.themes) < 2:
        return []
    lines = ["", count(len(analysis.themes), "subject") + ":"]
    for theme in analysis.themes:
        terms = " · ".join(term for term, _ in theme.description.terms) or theme.description.headline
        lines.append(f"    {terms} ({count(len(theme.events), 'event')})")
    return ["".join(c if c.isprintable() else " " for c in line) for line in lines]
