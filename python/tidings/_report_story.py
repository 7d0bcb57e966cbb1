"""One story in the report: what it is, why it is where it is, what it says, what is most like it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tidings._html import COLOURS, count, escape, name_of, number, shorten, steps

if TYPE_CHECKING:
    from tidings.analysis import Analysis
    from tidings.corpus import Story
    from tidings.event_results import Membership, Neighbor, WeightedTerms

_N_TERMS = 6
_N_NEIGHBORS = 5
_EXCERPT = 350
_LINKED = ("http://", "https://")


def story_html(analysis: Analysis, position: int, scale: float) -> str:
    """A story as an article with its own anchor.

    Parameters
    ----------
    analysis : Analysis
    position : int
    scale : float
        The fit at which a bar is full.
    """
    event = analysis.events[analysis.labels_[position]]
    neighbors = analysis.similar(position, _N_NEIGHBORS)
    alone = len(event.members) == 1
    typical = ' <span class="tag">most typical</span>' if event.medoid == position and len(event.members) > 2 else ""
    heading = "h3" if alone else "h4"
    why = _alone(analysis, position, neighbors) if alone else _fit(analysis, position, scale)
    return "\n".join(
        [
            f'<article class="story" id="story-{position}">',
            f'<div class="pos">{position}</div>',
            f'<div class="text"><{heading} dir="auto">{_headline(analysis.stories[position])}{typical}</{heading}>',
            _meta(analysis.stories[position]),
            f"{_excerpt(analysis.stories[position])}{_neighbors(analysis, neighbors)}</div>",
            f'<div class="why">{why}</div>',
            "</article>",
        ]
    )


def story_link(analysis: Analysis, position: int) -> str:
    """A link to a story of this page."""
    name = escape(shorten(name_of(analysis.stories[position]), 110))
    return f'<a href="#story-{position}" dir="auto">{name}</a>'


def event_link(analysis: Analysis, event: int) -> str:
    """A link to an event of this page, or to its only story."""
    members = analysis.events[event].members
    if len(members) == 1:
        return f"single story {story_link(analysis, members[0])}"
    name = escape(shorten(analysis.events[event].headline, 60))
    return f'event {event}, <a href="#event-{event}" dir="auto">{name}</a>'


def bar(parts: Sequence[float], whole: float, *, rest: float = 0.0, mark: float | None = None, fill: str = "") -> str:
    """A bar for the eye; the numbers stand beside it. `rest` is a paler last part, `mark` a line across the bar."""
    if whole <= 0:
        return ""
    style = f";background:{fill}" if fill else ""
    segments = "".join(f'<i style="width:{_percent(part / whole)}{style}"></i>' for part in parts if part > 0)
    segments += f'<i class="rest" style="width:{_percent(rest / whole)}"></i>' if rest / whole > 0.001 else ""
    line = f'<b style="left:{_percent(mark / whole)}"></b>' if mark is not None and 0 < mark < whole else ""
    return f'<span class="bar" aria-hidden="true">{segments}{line}</span>'


def _percent(share: float) -> str:
    return f"{100 * min(max(share, 0.0), 1.0):.1f}%"


def _headline(story: Story) -> str:
    name = escape(name_of(story))
    url = story.url.strip()
    if url.lower().startswith(_LINKED):
        return f'<a href="{escape(url)}" rel="noreferrer">{name}</a>'
    return name


def _meta(story: Story) -> str:
    """Who, where and when, as far as the story says."""
    dateline = story.dateline
    parts = [
        story.kicker,
        f"By {' and '.join(story.byline)}" if story.byline else "",
        ", ".join(part for part in ("/".join(dateline.places), dateline.date) if part),
        dateline.agency if dateline.agency != story.source else "",
        story.source,
        story.published[:10] if story.published != dateline.date else "",
    ]
    shown = [f"<bdi>{escape(' '.join(part.split()))}</bdi>" for part in parts if part.strip()]
    return f'<p class="meta">{" · ".join(shown)}</p>' if shown else ""


def _fit(analysis: Analysis, position: int, scale: float) -> str:
    """Why a story is in its event, and which one would be next."""
    membership = analysis.memberships[position]
    shown = membership.terms[:_N_TERMS]
    shares = [share for _, share in shown]
    rest = max(0.0, membership.fit - sum(shares))
    return (
        f"<p><strong>Fit {number(membership.fit)}</strong></p>"
        f"{bar(shares, scale, rest=rest, mark=analysis.threshold)}"
        f"<p>{_terms(shown)}{f', <small>other terms {rest:.3f}</small>' if rest >= 0.0005 else ''}</p>"
        f"{_runner_up(analysis, membership)}"
    )


def _runner_up(analysis: Analysis, membership: Membership, what: str = "Next") -> str:
    if membership.runner_up is None:
        return "<p><small>Shares no term with any other event.</small></p>"
    return (
        f"<p><small>{what} {number(membership.runner_up_fit)}: {event_link(analysis, membership.runner_up)}</small></p>"
    )


def _alone(analysis: Analysis, position: int, neighbors: Sequence[Neighbor]) -> str:
    """What came nearest to a story that stands alone."""
    if not neighbors:
        return "<p>Shares no term with any other story.</p>"
    nearest, membership = neighbors[0], analysis.memberships[position]
    text = f"<p><strong>Nearest story {number(nearest.similarity)}</strong></p>{_cosine_bar(nearest.similarity)}"
    text += f"<p>{story_link(analysis, nearest.position)}</p><p>{_terms(nearest.terms[:_N_TERMS])}</p>"
    return text + _runner_up(analysis, membership, "Nearest event")


def _terms(terms: WeightedTerms) -> str:
    """Terms, each with its share of a similarity behind a space that does not break."""
    return ", ".join(f"<bdi>{escape(term)}</bdi>\u00a0<small>{share:.3f}</small>" for term, share in terms)


def _cosine_bar(similarity: float) -> str:
    """A bar from 0 to 1 in the heatmap's colour for that similarity."""
    return bar([similarity], 1.0, fill=COLOURS[max(2, int(steps([similarity])[0]))])


def _excerpt(story: Story) -> str:
    """The takeaways, or else the first two paragraphs, folded away."""
    if story.takeaways:
        items = "".join(f'<li dir="auto">{escape(shorten(item, _EXCERPT))}</li>' for item in story.takeaways[:5])
        return f'<details><summary>What it says</summary><div class="body"><ul>{items}</ul></div></details>'
    paragraphs = [paragraph for paragraph in story.paragraphs if paragraph.strip()][:2]
    if not paragraphs:
        return ""
    text = "".join(f'<p dir="auto">{escape(shorten(paragraph, _EXCERPT))}</p>' for paragraph in paragraphs)
    return f'<details><summary>How it begins</summary><div class="body">{text}</div></details>'


def _neighbors(analysis: Analysis, neighbors: Sequence[Neighbor]) -> str:
    """The most similar stories, whatever their event, folded away."""
    if not neighbors:
        return ""
    rows = "".join(
        f'<tr><td class="cosine">{number(neighbor.similarity)}{_cosine_bar(neighbor.similarity)}</td>'
        f"<td>{story_link(analysis, neighbor.position)}</td><td>{_terms(neighbor.terms[: _N_TERMS - 1])}</td></tr>"
        for neighbor in neighbors
    )
    columns = ("Similarity", "Story", "Shared terms, and their shares of it")
    head = "".join(f'<th scope="col">{column}</th>' for column in columns)
    return (
        f"<details><summary>{count(len(neighbors), 'most similar story', 'most similar stories')}</summary>"
        f'<div class="body"><table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div></details>'
    )
