"""Two stories side by side, what they share marked where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tidings._html import escape

if TYPE_CHECKING:
    from tidings.corpus import Story
    from tidings.story_explanation import Highlight, StoryExplanation

_SHOWN = 20
_TABLE = "border-collapse:collapse;width:auto"
_TEXT = "text-align:start;vertical-align:top;white-space:pre-wrap;width:50%;padding:0.4em 1em;line-height:1.5"
_CELL = "padding:0.1em 1em 0.1em 0;text-align:start"


def explanation_html(explanation: StoryExplanation) -> str:
    """The score and what it is made of, the two texts side by side, and the terms as a table."""
    largest = max((mark.share for marks in explanation.highlights for mark in marks), default=0.0)
    stories = zip((explanation.a, explanation.b), explanation.highlights, strict=True)
    texts = "".join(f'<td style="{_TEXT}" dir="auto">{_text(story, marks, largest)}</td>' for story, marks in stories)
    return (
        f'<div class="tidings-explanation">{_head(explanation)}'
        f'<table style="width:100%;table-layout:fixed;border-collapse:collapse"><tr>{texts}</tr></table>'
        f"{_terms(explanation)}</div>"
    )


def _head(explanation: StoryExplanation) -> str:
    rows = [_row(name, share) for name, share in explanation.fields.items()]
    rows += [_row(f"of {name}: background", share) for name, share in explanation.background.items()]
    rows.append(_row("similarity", explanation.similarity))
    if explanation.time_factor != 1:
        rows.append(_row("× time", explanation.time_factor))
    return (
        f'<p><b>{escape(explanation.describe())}</b></p><table style="{_TABLE}"><tbody>{"".join(rows)}</tbody></table>'
    )


def _row(name: str, value: float) -> str:
    return f'<tr><td style="{_CELL}">{escape(name)}</td><td style="{_CELL}">{value:.4f}</td></tr>'


def _text(story: Story, marks: list[Highlight], largest: float) -> str:
    """The text in pieces, as the UTF-8 that the offsets are of."""
    content = story.text.encode()
    head = len(story.headline.encode())
    pieces = []
    at = 0
    for mark in marks:
        pieces += [_plain(content, at, mark.begin, head), _marked(content, mark, largest, head)]
        at = mark.end
    pieces.append(_plain(content, at, len(content), head))
    return "".join(pieces)


def _plain(content: bytes, begin: int, end: int, head: int) -> str:
    """The text between two places, what belongs to the headline in bold."""
    cut = min(max(begin, head), end)
    first, rest = (escape(content[a:b].decode(errors="replace")) for a, b in ((begin, cut), (cut, end)))
    return (f"<b>{first}</b>" if first else "") + rest


def _marked(content: bytes, mark: Highlight, largest: float, head: int) -> str:
    opacity = 0.12 + 0.55 * (max(mark.share, 0.0) / largest) ** 0.5 if largest > 0 else 0
    style = f"background:rgba(43,125,177,{opacity:.2f});color:inherit;border-radius:2px"
    text = _plain(content, mark.begin, mark.end, head)
    return f'<mark style="{style}" title="{mark.share:.4f}">{text}</mark>'


def _terms(explanation: StoryExplanation) -> str:
    rows = [
        f'<tr><td style="{_CELL}">{escape(term.term)}</td><td style="{_CELL}">{escape(term.field)}</td>'
        f'<td style="{_CELL}">{term.share:.4f}</td></tr>'
        for term in explanation.terms[:_SHOWN]
    ]
    more = f"<p>and {len(explanation.terms) - _SHOWN} more</p>" if explanation.terms[_SHOWN:] else ""
    head = "".join(f'<th style="{_CELL}">{name}</th>' for name in ("shared term", "field", "share"))
    return f'<table style="{_TABLE}"><thead><tr>{head}</tr></thead><tbody>{"".join(rows)}</tbody></table>{more}'
