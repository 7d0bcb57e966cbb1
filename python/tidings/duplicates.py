"""Stories that were printed more than once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple, overload

import numpy as np
from numpy.typing import NDArray

from tidings import _core
from tidings._checks import integer, threads
from tidings._html import count, escape, name_of, shorten
from tidings._progress import ProgressOption, progress_callback
from tidings.corpus import Corpus
from tidings.reading import read
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


class NearDuplicates(Sequence[DuplicateGroup]):
    """What `near_duplicates` found: groups, the largest first; of equally large ones the one that comes first.

    Attributes
    ----------
    stories : Corpus
        The stories that were searched.
    groups : list of DuplicateGroup
    """

    def __init__(self, stories: Corpus, groups: Sequence[Sequence[tuple[Any, ...]]]) -> None:
        self.stories = stories
        self.groups = [DuplicateGroup(stories, [Reprint(*reprint) for reprint in group]) for group in groups]

    def __len__(self) -> int:
        return len(self.groups)

    @overload
    def __getitem__(self, position: int) -> DuplicateGroup: ...
    @overload
    def __getitem__(self, position: slice) -> list[DuplicateGroup]: ...
    def __getitem__(self, position: Any) -> Any:
        """A group by its number, or several by a slice."""
        return self.groups[position]

    @cached_property
    def labels(self) -> NDArray[np.int32]:
        """The number of each story's group, shape (n_stories,); -1 for a story without a copy."""
        labels = np.full(len(self.stories), -1, dtype=np.int32)
        for number, group in enumerate(self.groups):
            labels[group.members] = number
        return labels

    def unique(self, keep: str = "first") -> tuple[NDArray[np.intp], NDArray[np.int64]]:
        """One story of each group, and all that are in none.

        Parameters
        ----------
        keep : {'first', 'longest'}, default 'first'
            Which one of a group: the first seen, or the longest.

        Returns
        -------
        positions : ndarray of shape (n_unique,), intp
            Ascending.
        weights : ndarray of shape (n_unique,), int64
            How many stories each of them stands for, itself included.

        Raises
        ------
        ValueError
            If `keep` is none of these.
        """
        if keep not in {"first", "longest"}:
            raise ValueError(f"keep must be 'first' or 'longest', got {keep!r}")
        weights = np.ones(len(self.stories), dtype=np.int64)
        for group in self.groups:
            weights[group.members] = 0
            weights[getattr(group, keep)] = len(group)
        positions = np.flatnonzero(weights)
        return positions, weights[positions]

    def __repr__(self) -> str:
        n = sum(map(len, self.groups))
        head = f"{count(len(self.groups), 'group')} of near-duplicates, {n} of {len(self.stories):,} stories"
        more = [f"and {count(len(self) - 10, 'group')} more"] if len(self) > 10 else []
        return "\n\n".join([head, *(repr(group) for group in self.groups[:10]), *more])

    def _repr_html_(self) -> str:
        head, *_ = repr(self).split("\n")
        more = f"<p>and {count(len(self) - 10, 'group')} more</p>" if len(self) > 10 else ""
        return f"<p>{head}</p>{''.join(group._repr_html_() for group in self.groups[:10])}{more}"


def near_duplicates(
    stories: Any,
    *,
    threshold: float = 0.5,
    shingle_size: int = 5,
    min_length_ratio: float = 0.2,
    n_jobs: int | None = -1,
    progress: ProgressOption = False,
) -> NearDuplicates:
    """Find stories that are copies of each other: whole or cut, with another headline or beginning, passages added.

    Texts are compared as words in their folded form, in any script. Stories with the same text are copies, and so are
    those with the same body of 20 words or more, unless five different headlines or more stand above it and it is
    shorter than 60 words or not most of the text. Others are compared by their shingles, which are runs of words, by an
    exact join and not by sketches; fewer than 8 in common are chance, whatever the threshold. Boilerplate does not
    count: shingles of many texts that are otherwise different, and bodies of fewer than 60 words below five different
    headlines or more ("This story is for subscribers only.").
    Groups hold together: every story agrees with every other one of its group, to at least half of the threshold.
    Bit-equal for any number of threads.

    Parameters
    ----------
    stories : Corpus, or whatever `read` takes
    threshold : float in (0, 1], default 0.5
        Two stories are near-duplicates if at least this share of the shingles of the shorter one is in the longer one
        (containment). The default finds a story that was cut to a third, and two that share half of their wording.
    shingle_size : int, default 5
        Words in a shingle.
    min_length_ratio : float in [0, 1], default 0.2
        Below this ratio of their lengths a text that is in another one is a quotation, and no copy.
    n_jobs : int or None, default -1
        Threads; None is 1, -1 one a core.
    progress : bool or callable, default False
        Show a bar (needs tqdm), or call ``progress(done, total)``.

    Returns
    -------
    NearDuplicates

    Raises
    ------
    ValueError
        If a parameter is out of range.

    References
    ----------
    A. Broder, On the resemblance and containment of documents, 1997.

    Examples
    --------
    >>> lava = "Lava reached the harbour of the village on Monday night, and the last boats left for the open sea."
    >>> found = near_duplicates([lava, "A strike ends.", lava.upper()[:85]])
    >>> found[0].members, found.labels.tolist()
    ([0, 2], [0, -1, 0])
    """
    corpus = stories if isinstance(stories, Corpus) else read(stories)
    groups = _core.near_duplicates(
        corpus._core,
        float(threshold),
        integer("shingle_size", shingle_size, 1),
        float(min_length_ratio),
        threads(n_jobs),
        progress_callback(progress, "duplicates"),
    )
    return NearDuplicates(corpus, groups)


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
