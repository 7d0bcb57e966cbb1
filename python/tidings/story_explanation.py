"""Why two stories are alike, field by field."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from tidings._explanation_html import explanation_html
from tidings._html import count, name_of, number

if TYPE_CHECKING:
    from tidings.corpus import Story

_SHOWN = 15


class TermShare(NamedTuple):
    """A term that two stories have in common in a field, and its part of their similarity."""

    field: str
    term: str
    share: float


class Highlight(NamedTuple):
    """A passage where shared terms stand, and their shares together."""

    text: str
    begin: int
    """In bytes of the UTF-8 of ``story.text``, as `end`."""
    end: int
    share: float


@dataclass(frozen=True)
class StoryExplanation:
    """The similarity of two stories, taken apart; see `explain`.

    Attributes
    ----------
    a, b : Story
    similarity : float
        The cosine: the sum of the shares of all terms and of the background.
    time_factor : float
        What the similarity is multiplied by for the time between the two; 1 where time does not count.
    terms : list of TermShare
        The largest share first.
    background : dict of str to float
        For each field that has one, the share of the low-rank part: words that are used alike, though not the same.
    highlights : pair of lists of Highlight
        Where the shared terms stand in the text of each story.
    """

    a: Story
    b: Story
    similarity: float
    time_factor: float
    terms: list[TermShare]
    background: dict[str, float]
    highlights: tuple[list[Highlight], list[Highlight]] = field(repr=False)

    @property
    def score(self) -> float:
        """The similarity times the time factor."""
        return self.similarity * self.time_factor

    @property
    def fields(self) -> dict[str, float]:
        """The share of each field: its terms and its low-rank part. They sum to the similarity."""
        shares = dict.fromkeys([term.field for term in self.terms] + list(self.background), 0.0)
        for term in self.terms:
            shares[term.field] += term.share
        for name, share in self.background.items():
            shares[name] += share
        return shares

    @property
    def term_shares(self) -> dict[str, float]:
        """The share of each term, summed over the fields; the largest first, ties by term."""
        shares = dict.fromkeys((term.term for term in self.terms), 0.0)
        for term in self.terms:
            shares[term.term] += term.share
        return dict(sorted(shares.items(), key=lambda item: (-item[1], item[0])))

    def describe(self) -> str:
        """The score, in a line."""
        time = "" if self.time_factor == 1 else f" = similarity {self.similarity:.4f} x time {self.time_factor:.4f}"
        return f"score {self.score:.4f}{time}"

    def __repr__(self) -> str:
        lines = [self.describe(), f"  {name_of(self.a)}", f"  {name_of(self.b)}"]
        for name, share in self.fields.items():
            background = f", {number(self.background[name])} of it background" if name in self.background else ""
            lines.append(f"  {share:.4f}  {name}{background}")
        lines.append(f"{count(len(self.terms), 'shared term')}")
        lines += [f"  {term.share:.4f}  {term.term}  ({term.field})" for term in self.terms[:_SHOWN]]
        if rest := self.terms[_SHOWN:]:
            lines.append(f"  {sum(term.share for term in rest):.4f}  {len(rest)} more")
        return "\n".join(lines)

    def _repr_html_(self) -> str:
        return explanation_html(self)
