"""Stories and collections of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timezone
from typing import TYPE_CHECKING, Any, overload

import numpy as np
from numpy.typing import NDArray

from tidings import _core
from tidings._core import Credit, Dateline, Story
from tidings._html import count
from tidings.page_report import PageReport

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["Corpus", "Credit", "Dateline", "PageReport", "Story"]

_COLUMNS = ("id", "headline", "kicker", "epigraph", "source", "url", "published", "language", "body", "text")


class Corpus(Sequence[Story]):
    """Stories in the order of their source, with unique ids.

    Parameters
    ----------
    stories : iterable of Story
        A story without an id gets its position, counted from 1.
    report : PageReport, optional
        What went where, for a page that was taken apart.

    Raises
    ------
    ValueError
        If two stories have the same id.

    Examples
    --------
    >>> corpus = Corpus([Story("Lava reaches the harbour"), Story("Strike ends")])
    >>> corpus[1].headline
    'Strike ends'
    >>> corpus[[True, False]].headlines
    ['Lava reaches the harbour']
    """

    def __init__(self, stories: Iterable[Story] | _core.Corpus = (), *, report: PageReport | None = None) -> None:
        self._core = stories if isinstance(stories, _core.Corpus) else _core.Corpus(list(stories))
        self.report = report

    def __len__(self) -> int:
        return len(self._core)

    @overload
    def __getitem__(self, position: int) -> Story: ...
    @overload
    def __getitem__(self, position: slice | Sequence[bool] | Sequence[int] | NDArray[Any]) -> Corpus: ...
    def __getitem__(self, position: Any) -> Story | Corpus:
        """One story by its position, or a Corpus by a slice, a mask or an array of positions."""
        if isinstance(position, (int, np.integer)):
            n = len(self)
            if not -n <= position < n:
                raise IndexError(f"position {position} of a corpus of {n} stories")
            return self._core[int(position) % n]
        return Corpus(self._core.select(np.arange(len(self))[self._index(position)].tolist()))

    def _index(self, position: Any) -> Any:
        if isinstance(position, slice):
            return position
        index = np.asarray(position)
        if index.dtype == bool and index.shape != (len(self),):
            raise IndexError(f"a mask of {index.shape} for a corpus of {len(self)} stories")
        return index if index.size else index.astype(np.intp)

    def __iter__(self) -> Iterator[Story]:
        return (self._core[i] for i in range(len(self)))

    def __add__(self, other: Corpus) -> Corpus:
        """The stories of both; an id of the second that is taken gets a number after it."""
        if not isinstance(other, Corpus):
            return NotImplemented
        return Corpus(self._core + other._core)

    @property
    def texts(self) -> list[str]:
        """What the vectors read: headline, takeaways and body of each story."""
        return self._core.texts()

    @property
    def headlines(self) -> list[str]:
        """The headline of each story; empty where it has none."""
        return [story.headline for story in self]

    @property
    def ids(self) -> list[str]:
        """The id of each story."""
        return [story.id for story in self]

    @property
    def published(self) -> NDArray[np.datetime64]:
        """When each story was published, in UTC, in seconds; NaT where that is not known."""
        return np.array([_published(story, i) for i, story in enumerate(self)], dtype="datetime64[s]")

    def to_pandas(self) -> pd.DataFrame:
        """A DataFrame with a row a story. Needs pandas."""
        import pandas as pd  # noqa: PLC0415 - optional

        columns: dict[str, Any] = {name: [getattr(story, name) for story in self] for name in _COLUMNS}
        columns["published"] = self.published
        columns["byline"] = [", ".join(story.byline) for story in self]
        columns["places"] = [", ".join(story.dateline.places) for story in self]
        columns["agency"] = [story.dateline.agency for story in self]
        columns["takeaways"] = [list(story.takeaways) for story in self]
        return pd.DataFrame(columns)

    def __reduce__(self) -> tuple[Any, ...]:
        return _restore, (list(self), self.report)

    def __repr__(self) -> str:
        shown = [f"  {i}: {story.headline or story.text[:60]!r}" for i, story in enumerate(self[:10])]
        more = [f"  ... and {len(self) - 10} more"] if len(self) > 10 else []
        return "\n".join([f"Corpus of {count(len(self), 'story', 'stories')}", *shown, *more])


def _restore(stories: list[Story], report: PageReport | None) -> Corpus:
    return Corpus(stories, report=report)


def to_utc(published: str) -> np.datetime64:
    """An ISO 8601 date as UTC, in seconds; NaT for an empty text.

    Raises
    ------
    ValueError, OverflowError
        If it is no such date.
    """
    if not published:
        return np.datetime64("NaT", "s")
    # Python 3.10 takes neither Z nor fractions of other than 3 or 6 digits.
    moment = datetime.fromisoformat(re.sub(r"[.,]\d+", "", published.replace("Z", "+00:00")))
    if moment.tzinfo is not None:
        moment = moment.astimezone(timezone.utc).replace(tzinfo=None)
    return np.datetime64(moment, "s")


def _published(story: Story, position: int) -> np.datetime64:
    try:
        return to_utc(story.published)
    except (ValueError, OverflowError) as error:
        raise ValueError(f"story {position} was published at {story.published!r}: {error}") from error
