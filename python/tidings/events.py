"""What an analysis says of events and stories."""

from __future__ import annotations

from dataclasses import dataclass

WeightedTerms = list[tuple[str, float]]


@dataclass(frozen=True)
class Event:
    """Stories of the same event.

    Attributes
    ----------
    number : int
        Its label; 0 is the largest event.
    headline : str
        Of its most typical story: a readable name.
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
        Its mean cosine with the event's other stories; 0 where there are none.
    terms : list of (str, float)
        The terms that it shares with them, the largest share first. The shares of all such terms sum to the fit.
    runner_up : int or None
        The event that comes next; None if no other shares a term.
    runner_up_fit : float
        Its mean cosine with the stories of that event.
    """

    fit: float
    terms: WeightedTerms
    runner_up: int | None
    runner_up_fit: float


@dataclass(frozen=True)
class Neighbor:
    """A similar story: its position, the cosine, and the shared terms with their shares of it."""

    position: int
    similarity: float
    terms: WeightedTerms
