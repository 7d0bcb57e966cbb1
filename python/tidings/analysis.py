"""All of it at once: stories in, explained clusters out."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from tidings import _core
from tidings._checks import integer, threads
from tidings._progress import ProgressOption
from tidings._stop_words import stop_words_of_all
from tidings.corpus import Corpus
from tidings.descriptions import ClusterDescription, describe
from tidings.duplicates import NearDuplicates, near_duplicates
from tidings.event_results import Event, Neighbor, WeightedTerms
from tidings.events import Events
from tidings.heatmap import Heatmap, heatmap
from tidings.neighbors import nearest_neighbors
from tidings.reading import read
from tidings.similarity import Explanation
from tidings.summary import summary_html, summary_text
from tidings.tfidf import TfidfVectorizer
from tidings.themes import Theme, Themes

if TYPE_CHECKING:
    import pandas as pd

_N_REASONS = 8
_N_NEIGHBORS = 10


class Analysis:
    """What `analyze` found.

    Attributes
    ----------
    stories : Corpus
    model : Events
        What found the events.
    matrix : csr_array of shape (n_stories, n_features), float32
        The vectors of the stories.
    days : ndarray of shape (n_stories,), datetime64[D]
        The day of each story; empty where time makes no difference.
    labels_ : ndarray of shape (n_stories,), int32
        The event of each story.
    threshold : float
        The mean similarity down to which stories were joined.
    events : list of Event
        The largest first; of equally large ones the one that comes first. An event can have a single story.
    memberships : list of Membership
        One a story.
    descriptions : list of ClusterDescription
        What each event is about: its headline and terms, names, typical stories and a sentence; see `describe`.
    """

    def __init__(self, model: Events) -> None:
        self.model = model
        self.stories: Corpus = model.stories_
        self.matrix = model.matrix_
        self.days = model.days_
        self.threshold = model.threshold_
        self.labels_ = _largest_first(model.labels_)
        self._n_jobs = model.n_jobs
        self._language: dict[str, Any] = {
            "language": model.languages_[0] if len(model.languages_) == 1 else "auto",
            "background": "en" if model.languages_[0] == "en" else None,
        }
        words = stop_words_of_all(model.languages_) if model.stop_words is None else model.stop_words
        self._analyzer = TfidfVectorizer(stop_words=words, ngram_range=(1, 2), decode_error="replace")._analyzer()
        members = model.memberships(_N_REASONS, _N_NEIGHBORS, self.labels_)
        used = {term for member in members for term, _ in member.terms}
        self._surface = self._surface_forms(self.stories._core, sorted(used))
        self.memberships = [replace(member, terms=self._written(member.terms)) for member in members]
        self.descriptions: list[ClusterDescription] = describe(
            self.stories, self.labels_, n_jobs=self._n_jobs, **self._language
        )
        self.events = [self._event(number, one) for number, one in enumerate(self.descriptions)]

    def _event(self, number: int, description: ClusterDescription) -> Event:
        members = np.flatnonzero(self.labels_ == number).tolist()
        medoid = max(members, key=lambda position: self.memberships[position].fit)
        return Event(number, description.headline, description.terms, members, medoid)

    def _written(self, terms: WeightedTerms) -> WeightedTerms:
        return [(self._surface[term], weight) for term, weight in terms]

    def _surface_forms(self, texts: _core.Corpus | list[str], terms: list[str]) -> dict[str, str]:
        return dict(
            zip(terms, _core.surface_forms(texts, self._analyzer, terms, threads(self._n_jobs), None), strict=True)
        )

    @cached_property
    def themes(self) -> list[Theme]:
        """The subjects of the events, the one with the most stories first; every event is in one.

        Found when they are first asked for; `Themes` has the parameters. A theme's ``events`` are numbers of events.
        """
        return Themes(n_jobs=self._n_jobs, **self._language).fit(self.stories, self.labels_).themes_

    @cached_property
    def duplicates(self) -> NearDuplicates:
        """The groups of reprints among the stories; `near_duplicates` has the parameters. Found when first asked for.

        Their ``labels`` are those of groups of reprints, not of events.
        """
        return near_duplicates(self.stories, n_jobs=self._n_jobs)

    def similar(self, story: int, n: int = 5) -> list[Neighbor]:
        """The stories that are most similar to one of them.

        Parameters
        ----------
        story : int
            Its position.
        n : int, default 5
            How many; fewer if fewer share a term with it.

        Returns
        -------
        list of Neighbor
            The most similar first.
        """
        i = self._position(story)
        n = integer("n", n, 1)
        if n <= _N_NEIGHBORS:
            return [self._neighbor(i, j) for j, _ in self.memberships[i].nearest[:n]]
        everyone = self.model.memberships(0, n, self.labels_)
        return [self._neighbor(i, j) for j, _ in everyone[i].nearest]

    def _neighbor(self, i: int, j: int) -> Neighbor:
        explanation = self.explain(i, j, n_terms=_N_REASONS)
        return Neighbor(j, explanation.similarity, explanation.terms)

    def explain(self, a: int, b: int, n_terms: int | None = None) -> Explanation:
        """Why two stories are alike.

        Parameters
        ----------
        a, b : int
            Their positions.
        n_terms : int, optional
            How many terms to name; all of them by default. The similarity is that of all terms.

        Returns
        -------
        Explanation
            Its terms are written as in these two stories; all shares sum to the similarity.
        """
        positions = [self._position(a), self._position(b)]
        explanation = self.model.explain(*positions)
        terms = explanation.terms[: None if n_terms is None else integer("n_terms", n_terms, 0)]
        surface = self._surface_forms([self.stories[p].text for p in positions], [term for term, _ in terms])
        return Explanation(explanation.similarity, [(surface[term], share) for term, share in terms])

    def similarities(self, positions: Sequence[int]) -> sparse.csr_array:
        """The similarities of some stories with each other, without those of 0 and of a story with itself.

        Parameters
        ----------
        positions : sequence of n int

        Returns
        -------
        csr_array of shape (n, n)
        """
        rows = [self._position(position) for position in positions]
        found = nearest_neighbors(self.matrix[rows], n_neighbors=max(1, len(rows)), n_jobs=self._n_jobs)
        if len(self.days) and self.model.days:
            days = self.days[rows].astype(np.int64)
            one = np.repeat(np.arange(len(rows)), np.diff(found.indptr))
            apart = np.abs(days[one] - days[found.indices])
            found.data *= np.maximum(0, 1 - apart / self.model.days).astype(found.dtype)
            found.eliminate_zeros()
        return found

    def heatmap(self, max_stories: int = 200) -> Heatmap:
        """A picture of all similarities, stories ordered by event.

        Parameters
        ----------
        max_stories : int, default 200
            Above it, only the largest events are drawn, and the picture says so.
        """
        return heatmap(self, max_stories)

    def report(self, path: str | os.PathLike[str], title: str | None = None) -> None:
        """Write one HTML file that opens anywhere, offline.

        Parameters
        ----------
        path : path
            A file that is there is replaced.
        title : str, optional
        """
        from tidings.report import write  # noqa: PLC0415 - the report's templates are not needed before

        write(self, path, title)

    def to_pandas(self) -> pd.DataFrame:
        """The stories as a DataFrame with the columns event, event_headline and fit. Needs pandas."""
        frame = self.stories.to_pandas()
        frame.insert(0, "event", self.labels_)
        frame.insert(1, "event_headline", [self.events[label].headline for label in self.labels_])
        frame.insert(2, "fit", [membership.fit for membership in self.memberships])
        return frame

    def _position(self, story: int) -> int:
        n = len(self.stories)
        if not isinstance(story, (int, np.integer)) or not -n <= story < n:
            raise IndexError(f"position {story} among {n} stories")
        return int(story) % n

    def __repr__(self) -> str:
        return summary_text(self, max_events=10)

    def _repr_html_(self) -> str:
        return summary_html(self)


def analyze(
    stories: Any,
    *,
    threshold: float | str = "auto",
    n_jobs: int | None = -1,
    progress: ProgressOption = False,
) -> Analysis:
    """Find the events in a pile of stories, and say why.

    See `Events` for how they are found, and for more to set.

    Parameters
    ----------
    stories : Corpus, or anything that `read` takes
    threshold : float in [-1, 1] or 'auto', default 'auto'
        Join stories while their mean similarity is at least this; 'auto' finds it from the stories.
    n_jobs : int or None, default -1
        Threads; None is 1, -1 one a core. The result does not depend on it.
    progress : bool or callable, default False
        Show a bar (needs tqdm), or call ``progress(done, total)``.

    Returns
    -------
    Analysis

    Raises
    ------
    ValueError
        If there is no story, or none of them has a word.

    Examples
    --------
    >>> from tidings import sample_page
    >>> analysis = analyze(sample_page())
    >>> analysis.events[0].headline
    'Lava from Mount Ashkara reaches first houses of evacuated Pelluna'
    """
    corpus = read(stories)
    if len(corpus) == 0:
        raise ValueError("there are no stories to analyze")
    model = Events(threshold=threshold, n_jobs=n_jobs, progress=progress).fit(corpus)
    if model.matrix_.shape[1] == 0:
        raise ValueError("empty vocabulary: no story has a word")
    return Analysis(model)


def _largest_first(labels: NDArray[np.int32]) -> NDArray[np.int32]:
    """The same clusters, numbered by falling size; equally large ones keep their order."""
    order = np.argsort(-np.bincount(labels), kind="stable")
    return np.argsort(order).astype(np.int32)[labels]
