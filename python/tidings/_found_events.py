"""What is known of events once they are found."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from tidings import _core
from tidings._checks import integer, threads
from tidings._csr import from_core
from tidings._progress import ProgressOption, progress_callback
from tidings._saved_events import SavedEvents
from tidings.event_results import Membership, Timeline, WeightedTerms
from tidings.similarity import Explanation


class FoundEvents(SavedEvents):
    """Events that say why stories are in them, and when."""

    n_jobs: int | None
    progress: ProgressOption

    def explain(self, a: int, b: int) -> Explanation:
        """Why two of the stories are alike: the shares of all terms sum to the similarity.

        Parameters
        ----------
        a, b : int
            Their positions.
        """
        n = len(self._fitted("labels_"))
        for position in (a, b):
            if not isinstance(position, (int, np.integer)) or not -n <= position < n:
                raise IndexError(f"position {position} among {n} stories")
        similarity, terms = self._events.explain(int(a) % n, int(b) % n)
        return Explanation(similarity, self._named(terms))

    def memberships(
        self, n_terms: int = 8, n_nearest: int = 5, labels: NDArray[np.int32] | None = None
    ) -> list[Membership]:
        """How each story fits its event, by which terms, and what came next.

        Parameters
        ----------
        n_terms : int, default 8
            How many terms to name.
        n_nearest : int, default 5
            How many of the most similar stories.
        labels : ndarray of shape (n_stories,), int32, optional
            Other clusters to explain; ``labels_`` by default.
        """
        core = self._fitted("_events")
        shown = self.labels_ if labels is None else labels
        sizes = np.bincount(shown).tolist()
        progress = progress_callback(self.progress, "memberships")
        found = core.members(
            shown, integer("n_terms", n_terms, 0), integer("n_nearest", n_nearest, 0), threads(self.n_jobs), progress
        )
        return [
            Membership(fit, self._named(terms), None if next_ < 0 else next_, next_fit, nearest, sizes[label] == 1)
            for label, (fit, terms, next_, next_fit, nearest) in zip(shown, found, strict=True)
        ]

    def timelines(self, until: date | None = None, labels: NDArray[np.int32] | None = None) -> list[Timeline]:
        """The stories of each event by day, as published.

        Parameters
        ----------
        until : date, optional
            As it was known at the end of that day: later stories are not counted.
        labels : ndarray of shape (n_stories,), int32, optional
            Other clusters; ``labels_`` by default.

        Examples
        --------
        >>> from tidings import Events
        >>> lava = {"text": "Lava reached the harbour.", "date": "2031-04-02"}
        >>> events = Events().fit([lava, {**lava, "date": "2031-04-03"}])
        >>> str(events.timelines()[0].last)
        '2031-04-03'
        """
        self._fitted("_events")
        epoch = date(1970, 1, 1)
        found = _core.timelines(
            self.labels_ if labels is None else labels, self._published, None if until is None else (until - epoch).days
        )
        return [
            Timeline([(epoch + timedelta(day), count) for day, count in counts], undated) for counts, undated in found
        ]

    @property
    def matrix_(self) -> sparse.csr_array:
        """The vectors."""
        return from_core(self._fitted("_events").matrix)

    @property
    def terms_(self) -> list[str]:
        """The term of each column."""
        return self._fitted("_events").terms  # type: ignore[no-any-return]

    @property
    def days_(self) -> NDArray[np.datetime64]:
        """The day of each story."""
        return self._fitted("_events").days.astype("datetime64[D]")  # type: ignore[no-any-return]

    def _named(self, terms: list[tuple[int, float]]) -> WeightedTerms:
        if self._terms is None:
            self._terms = self.terms_
        names = self._terms
        return [(names[column], share) for column, share in terms]
