"""Versions of one text, and who copied whom."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from tidings._html import escape, name_of, shorten
from tidings.corpus import Corpus
from tidings.text_differences import Differences, compared

_SHOWN = 50
"""How many stories of a group are shown unasked."""


class Reprint(NamedTuple):
    """A story of a group, and where it seems to come from.

    Attributes
    ----------
    story : int
        Its position in the corpus.
    source : int
        The position of the earlier story that has most of its wording. The first seen is its own source.
    containment : float
        The share of its shingles, which are runs of words, that the source has.
    resemblance : float
        The shingles that both have over those of both together.
    boilerplate : list of (int, int)
        Passages of eight words or more that at least two unrelated stories of its outlet have too, those without a
        source counting as of one outlet: bytes of the UTF-8 of its text.
    """

    story: int
    source: int
    containment: float
    resemblance: float
    boilerplate: list[tuple[int, int]]


@dataclass(frozen=True)
class DuplicateGroup:
    """Versions of one text, in the order in which they were seen.

    Attributes
    ----------
    stories : Corpus
        All stories that were searched.
    reprints : list of Reprint
        The first seen comes first: by time of publication; those without one come after the others, by position.
    """

    stories: Corpus = field(repr=False)
    reprints: list[Reprint]

    @property
    def members(self) -> list[int]:
        """The positions of the stories, the first seen first."""
        return [reprint.story for reprint in self.reprints]

    @property
    def first(self) -> int:
        """The position of the first seen."""
        return self.reprints[0].story

    @property
    def longest(self) -> int:
        """The position of the longest one; of equally long ones the first seen."""
        return max(self.members, key=lambda story: len(self.stories[story].text))

    def copies_of(self, story: int) -> list[Reprint]:
        """The stories whose source is that one."""
        return [reprint for reprint in self.reprints if reprint.source == story != reprint.story]

    def differences(self, story: int, source: int | None = None) -> Differences:
        """What a story of the group cut and added, word by word; boilerplate is set aside.

        Parameters
        ----------
        story : int
            Its position.
        source : int, optional
            The position of the story to compare it with; by default its source.

        Raises
        ------
        ValueError
            If one of them is not of this group.
        """
        reprint = self._reprint(story)
        other = self._reprint(reprint.source if source is None else source)
        texts = (self.stories[other.story].text, self.stories[story].text)
        return compared(*texts, (other.boilerplate, reprint.boilerplate))

    def boilerplate(self, story: int) -> list[str]:
        """The passages of a story of the group that unrelated stories of its outlet have too.

        Parameters
        ----------
        story : int
            Its position.

        Raises
        ------
        ValueError
            If it is not of this group.
        """
        content = self.stories[story].text.encode()
        return [content[begin:end].decode() for begin, end in self._reprint(story).boilerplate]

    def tree(self) -> str:
        """Who copied whom, as text: each story below its source, with the share of it that is in the source."""
        return "\n".join(self._lines(self.reprints))

    def __len__(self) -> int:
        return len(self.reprints)

    def __repr__(self) -> str:
        return "\n".join([*self._lines(self.reprints[:_SHOWN]), *self._more()])

    def _repr_html_(self) -> str:
        shown = self.reprints[:_SHOWN]
        pieces = [f"<ul><li>{escape(self._name(shown[0]))}"]
        at = 0
        for reprint, marks in _walk(shown)[1:]:
            depth = len(marks)
            pieces.append("<ul>" if depth > at else "</li>" + "</ul></li>" * (at - depth))
            pieces.append(f"<li>{escape(self._name(reprint))}")
            at = depth
        return "".join([*pieces, "</li></ul>" * (at + 1), *(f"<p>{more}</p>" for more in self._more())])

    def _more(self) -> list[str]:
        return [f"and {len(self) - _SHOWN:,} more"] if len(self) > _SHOWN else []

    def _reprint(self, story: int) -> Reprint:
        for reprint in self.reprints:
            if reprint.story == story:
                return reprint
        raise ValueError(f"story {story} is not of this group, which has {self.members}")

    def _lines(self, reprints: list[Reprint]) -> list[str]:
        return [_marks(lasts) + self._name(reprint) for reprint, lasts in _walk(reprints)]

    def _name(self, reprint: Reprint) -> str:
        story = self.stories[reprint.story]
        share = "" if reprint.source == reprint.story else f"{reprint.containment:.0%}"
        parts = [f"{reprint.story}", share, story.published or "", story.source, shorten(name_of(story), 70)]
        return "  ".join(part for part in parts if part)


def _walk(reprints: list[Reprint]) -> list[tuple[Reprint, tuple[bool, ...]]]:
    """The reprints, each below its source, and whether it and those above it, but for the first, are the last copies.

    A source comes before its copies, as it does in any beginning of a group.
    """
    copies: dict[int, list[Reprint]] = {}
    for reprint in reprints[1:]:
        copies.setdefault(reprint.source, []).append(reprint)
    found = []
    open_ends: list[tuple[Reprint, tuple[bool, ...]]] = [(reprints[0], ())]
    while open_ends:
        reprint, lasts = open_ends.pop()
        found.append((reprint, lasts))
        below = copies.get(reprint.story, [])
        open_ends += [(copy, (*lasts, i == 0)) for i, copy in enumerate(reversed(below))]
    return found


def _marks(lasts: tuple[bool, ...]) -> str:
    """The branches of the tree to the left of a story."""
    if not lasts:
        return ""
    return "".join("   " if last else "│  " for last in lasts[:-1]) + ("└─ " if lasts[-1] else "├─ ")
