"""Stories that were printed more than once."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Any, overload

import numpy as np
from numpy.typing import NDArray

from tidings import _core
from tidings._checks import integer, threads
from tidings._html import count
from tidings._progress import ProgressOption, progress_callback
from tidings.corpus import Corpus
from tidings.duplicate_group import DuplicateGroup, Reprint
from tidings.reading import read


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
    exact join and not by sketches; fewer than 8 in common are chance, whatever the threshold. In a text of up to 400
    shingles, where a few changed words break most of them, half of the threshold is enough if the words in common
    shingles reach the threshold, and 20 of them stand in a row. Boilerplate does not
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
