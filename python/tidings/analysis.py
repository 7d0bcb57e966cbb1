"""All of it at once: stories in, explained clusters out."""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from tidings import _core
from tidings._checks import integer, threads
from tidings._csr import to_core
from tidings._html import name_of
from tidings._progress import ProgressOption
from tidings.average_link import AverageLink
from tidings.corpus import Corpus
from tidings.events import Event, Membership, Neighbor
from tidings.heatmap import Heatmap, heatmap
from tidings.neighbors import nearest_neighbors
from tidings.reading import read
from tidings.similarity import Explanation, explain
from tidings.summary import summary_html, summary_text
from tidings.tfidf import TfidfVectorizer

if TYPE_CHECKING:
    import pandas as pd

_N_LABEL_TERMS = 6
_N_REASONS = 8
_N_NEIGHBORS = 10
_MANY_STORIES = 100


class Analysis:
    """What `analyze` found.

    Attributes
    ----------
    stories : Corpus
    vectorizer : TfidfVectorizer
    matrix : csr_array of shape (n_stories, n_features), float32
    labels_ : ndarray of shape (n_stories,), int32
        The event of each story.
    threshold : float
        The mean cosine down to which stories were joined.
    events : list of Event
        The largest first; of equally large ones the one that comes first. An event can have a single story.
    memberships : list of Membership
        One a story.
    """

    def __init__(
        self,
        stories: Corpus,
        vectorizer: TfidfVectorizer,
        matrix: sparse.csr_array,
        labels: NDArray[np.int32],
        threshold: float,
    ) -> None:
        self.stories = stories
        self.vectorizer = vectorizer
        self.matrix = matrix
        self.labels_ = _largest_first(labels)
        self.threshold = threshold
        self._names = vectorizer.get_feature_names_out()
        arrays, n_jobs = to_core(matrix), threads(vectorizer.n_jobs)
        labelled = _core.label_clusters(arrays, self.labels_, vectorizer._vectorizer, _N_LABEL_TERMS, n_jobs, None)
        members = _core.memberships(arrays, self.labels_, _N_REASONS, n_jobs, None)
        columns = [columns for columns, _, _ in labelled] + [[column for column, _ in m[1]] for m in members]
        self._surface = self._surface_forms(self.stories._core, sorted({c for some in columns for c in some}))
        self.events = [self._event(number, *label) for number, label in enumerate(labelled)]
        self.memberships = [self._membership(*member) for member in members]

    def _event(self, number: int, columns: list[int], weights: list[float], medoid: int) -> Event:
        members = np.flatnonzero(self.labels_ == number).tolist()
        terms = [(self._surface[column], weight) for column, weight in zip(columns, weights, strict=True)]
        return Event(number, name_of(self.stories[medoid]), terms, members, medoid)

    def _membership(
        self, fit: float, shares: list[tuple[int, float]], runner_up: int, runner_up_fit: float
    ) -> Membership:
        terms = [(self._surface[column], share) for column, share in shares]
        return Membership(fit, terms, None if runner_up < 0 else runner_up, runner_up_fit)

    def _surface_forms(self, texts: _core.Corpus | list[str], columns: list[int]) -> dict[int, str]:
        terms = [self._names[column] for column in columns]
        forms = _core.surface_forms(texts, self.vectorizer._analyzer(), terms, threads(self.vectorizer.n_jobs), None)
        return dict(zip(columns, forms, strict=True))

    @cached_property
    def _neighbors(self) -> sparse.csr_array:
        return nearest_neighbors(self.matrix, n_neighbors=_N_NEIGHBORS, n_jobs=self.vectorizer.n_jobs)

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
            begin, end = self._neighbors.indptr[i : i + 2]
            found = self._neighbors.indices[begin : min(end, begin + n)].tolist()
        else:
            ranked = nearest_neighbors(self.matrix[[i]], self.matrix, n_neighbors=n + 1).indices.tolist()
            found = [j for j in ranked if j != i][:n]
        return [self._neighbor(i, j) for j in found]

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
        explanation = explain(self.matrix[[positions[0]]], self.matrix[[positions[1]]])
        terms = explanation.terms[: None if n_terms is None else integer("n_terms", n_terms, 0)]
        texts = [self.stories[position].text for position in positions]
        surface = self._surface_forms(texts, [column for column, _ in terms])
        return Explanation(explanation.similarity, [(surface[column], share) for column, share in terms])

    def similarities(self, positions: Sequence[int]) -> sparse.csr_array:
        """The cosines of some stories with each other, without those of 0 and of a story with itself.

        Parameters
        ----------
        positions : sequence of n int

        Returns
        -------
        csr_array of shape (n, n)
        """
        rows = [self._position(position) for position in positions]
        return nearest_neighbors(self.matrix[rows], n_neighbors=max(1, len(rows)), n_jobs=self.vectorizer.n_jobs)

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

    Headline, takeaways and body become TF-IDF vectors of words and pairs of words (sublinear tf, English stop words
    left out; from 100 stories on, terms in one story only are left out too); average link joins stories while their
    mean cosine is above a threshold that is found from the stories themselves.

    Parameters
    ----------
    stories : Corpus, or anything that `read` takes
    threshold : float in [-1, 1] or 'auto', default 'auto'
        Join stories while their mean cosine is at least this; 'auto' is `event_threshold`.
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
    if threshold is None:
        raise ValueError("threshold must be a number in [-1, 1] or 'auto', got None")
    corpus = read(stories)
    if len(corpus) == 0:
        raise ValueError("there are no stories to analyze")
    vectorizer = TfidfVectorizer(
        stop_words="english",
        ngram_range=(1, 2),
        min_df=1 if len(corpus) < _MANY_STORIES else 2,
        sublinear_tf=True,
        decode_error="replace",
        n_jobs=n_jobs,
        progress=progress,
    )
    matrix = vectorizer.fit_transform(corpus)
    clusters = AverageLink(threshold=threshold, n_jobs=n_jobs, progress=progress).fit(matrix)
    return Analysis(corpus, vectorizer, matrix, clusters.labels_, float(clusters.threshold_ or 0.0))


def _largest_first(labels: NDArray[np.int32]) -> NDArray[np.int32]:
    """The same clusters, numbered by falling size; equally large ones keep their order."""
    order = np.argsort(-np.bincount(labels), kind="stable")
    return np.argsort(order).astype(np.int32)[labels]
