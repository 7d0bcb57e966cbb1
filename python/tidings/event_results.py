"""What an analysis says of events and stories."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

WeightedTerms = list[tuple[str, float]]


@dataclass(frozen=True)
class Event:
    """Stories of the same event.

    Attributes
    ----------
    number : int
        Its label; 0 is the largest event.
    headline : str
        A readable name that no other event has: that of a typical story, see `describe`.
    terms : list of (str, float)
        What tells it from the others, as people write it, the strongest first.
    members : list of int
        The positions of its stories.
    medoid : int
        The position of its most typical story.
    """

    number: int
    headline: str
    terms: WeightedTerms
    members: list[int]
    medoid: int


@dataclass(frozen=True)
class Membership:
    """Why a story is in its event.

    Attributes
    ----------
    fit : float
        Its mean similarity with the event's other stories; 0 where there are none.
    terms : list of (str, float)
        The terms that it shares with them, the largest share first. The shares of all such terms sum to the fit.
    runner_up : int or None
        The event that comes next; None if it has no similarity with any other.
    runner_up_fit : float
        Its mean similarity with the stories of that event.
    nearest : list of (int, float)
        The positions of the most similar stories and their similarities; of a single story, what came nearest.
    single : bool
        Whether it is the only story of its event.
    """

    fit: float
    terms: WeightedTerms
    runner_up: int | None
    runner_up_fit: float
    nearest: list[tuple[int, float]] = field(default_factory=list)
    single: bool = False


@dataclass(frozen=True)
class Neighbor:
    """A similar story: its position, the similarity, and the shared terms with their shares of it."""

    position: int
    similarity: float
    terms: WeightedTerms


@dataclass(frozen=True)
class Timeline:
    """An event's stories by day.

    Attributes
    ----------
    days : list of (date, int)
        The days with stories, in UTC, ascending, and how many.
    undated : int
        Stories without a date, which are in no other count.
    """

    days: list[tuple[date, int]]
    undated: int

    @property
    def first(self) -> date | None:
        """The day of the first story."""
        return self.days[0][0] if self.days else None

    @property
    def peak(self) -> date | None:
        """The day with the most stories; of equal ones the earliest."""
        return max(self.days, key=lambda day: day[1])[0] if self.days else None

    @property
    def last(self) -> date | None:
        """The day of the last story."""
        return self.days[-1][0] if self.days else None
