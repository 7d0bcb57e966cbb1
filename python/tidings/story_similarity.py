"""How alike stories are: fields, names, background and time in one score."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from tidings._checks import integer
from tidings._estimator import Estimator
from tidings._progress import ProgressOption
from tidings._story_neighbors import story_neighbors
from tidings._story_shares import explain_stories, parts_of, seconds
from tidings.corpus import Corpus
from tidings.reading import read
from tidings.story_explanation import StoryExplanation
from tidings.story_fields import Field
from tidings.story_vectorizer import StoryVectorizer
from tidings.tfidf import TfidfVectorizer

_SAMPLE = 200


class StorySimilarity(Estimator):
    """One score for two stories, which `explain` takes apart.

    It is the cosine of their vectors, which is the weighted mean of the cosines of their fields, times what the time
    between them leaves of it: 2 ** (-days / half_life), or all where one of them has no date.

    Parameters
    ----------
    vectorizer : StoryVectorizer or None, default None
        It is not changed. None has headline (weight .3), text (.55) and names (.15), and for headline and text of
        English stories the background that comes with the package, with ``semantic=0.2``.
    half_life : timedelta, number of days, or None, default None
        Positive. None and infinity leave time out.
    window : timedelta, number of days, or None, default None
        At least 0. Stories further apart are not compared, and have a score of 0; None and infinity are no bound.
    n_jobs : int or None, default -1
        Threads; None is 1, -1 one a core.
    progress : bool or callable, default False
        Show a bar (needs tqdm), or call ``progress(done, total)``.

    Attributes
    ----------
    stories_ : Corpus
    vectorizer_ : StoryVectorizer
    matrix_ : csr_array of shape (n_stories, n_features)

    Examples
    --------
    >>> import tidings
    >>> similarity = StorySimilarity().fit(tidings.read(tidings.sample_page()))
    >>> position, score = similarity.similar(0, 1)[0]
    >>> explanation = similarity.explain(0, position)
    >>> abs(explanation.score - score) < 1e-6
    True
    """

    def __init__(
        self,
        vectorizer: StoryVectorizer | None = None,
        *,
        half_life: Any = None,
        window: Any = None,
        n_jobs: int | None = -1,
        progress: ProgressOption = False,
    ) -> None:
        self.vectorizer = vectorizer
        self.half_life = half_life
        self.window = window
        self.n_jobs = n_jobs
        self.progress = progress

    def fit(self, stories: Any, y: object = None) -> StorySimilarity:  # noqa: ARG002
        """Learn the vectors of stories.

        Parameters
        ----------
        stories : Corpus, or whatever `read` takes
        y : ignored

        Raises
        ------
        ValueError
            If a parameter is wrong.
        """
        corpus = stories if isinstance(stories, Corpus) else read(stories)
        for name in ("half_life", "window"):
            seconds(name, getattr(self, name))
        given = StoryVectorizer(_default_fields(corpus)) if self.vectorizer is None else self.vectorizer
        vectorizer = StoryVectorizer(**given.get_params())
        matrix = vectorizer.fit_transform(corpus)
        self.stories_, self.vectorizer_, self.matrix_ = corpus, vectorizer, matrix
        self._parts = parts_of(vectorizer)
        return self

    def neighbors(self, n_neighbors: int = 10, *, min_similarity: float = 0.0) -> sparse.csr_array:
        """The most similar stories of each story; see `nearest_neighbors`.

        Raises
        ------
        ValueError
            If a parameter is wrong.
        """
        self._fitted("matrix_")
        return self._nearest(None, n_neighbors, min_similarity=min_similarity, progress=self.progress)

    def similar(self, story: int, n: int = 10) -> list[tuple[int, float]]:
        """The stories that are most like one, with their scores, the best first.

        Parameters
        ----------
        story : int
            Its position.
        n : int, default 10
            At most so many.

        Raises
        ------
        IndexError
            If there is no such story.
        ValueError
            If n is less than 1.
        """
        self._require(story)
        graph = self._nearest(np.array([story]), integer("n", n, 1))
        return list(zip(graph.indices.tolist(), graph.data.tolist(), strict=True))

    def explain(self, a: int, b: int) -> StoryExplanation:
        """Take the score of two stories apart.

        Parameters
        ----------
        a, b : int
            Their positions.

        Raises
        ------
        IndexError
            If there is no such story.
        """
        for story in (a, b):
            self._require(story)
        pair = (self.stories_[a], self.stories_[b])
        limits = {"half_life": self.half_life, "window": self.window}
        return explain_stories(pair, self.matrix_[[a, b]], self._parts, **limits)

    def __sklearn_is_fitted__(self) -> bool:
        """Whether fit was called."""
        return "matrix_" in self.__dict__

    def _require(self, story: int) -> None:
        n = self._fitted("matrix_").shape[0]
        if not 0 <= story < n:
            raise IndexError(f"there is no story {story}: there are {n}")

    def _nearest(self, rows: NDArray[np.intp] | None, n_neighbors: int, **options: Any) -> sparse.csr_array:
        half_life, window = (seconds(name, getattr(self, name)) for name in ("half_life", "window"))
        times = self.stories_.published.astype(np.float64)
        if math.isinf(half_life) and math.isinf(window):
            times = np.zeros(len(times))
        else:
            times[np.isnat(self.stories_.published)] = math.nan
        return story_neighbors(
            self.matrix_,
            times,
            rows,
            n_neighbors=integer("n_neighbors", n_neighbors, 1),
            half_life=half_life,
            window=window,
            n_jobs=self.n_jobs,
            **options,
        )


def _default_fields(stories: Corpus) -> dict[str, Field]:
    known: dict[str, Any] = {"background": "en", "semantic": 0.2} if _is_english(stories) else {}
    words = TfidfVectorizer(stop_words="english" if known else None, sublinear_tf=True, **known)
    names = TfidfVectorizer(analyzer="names", sublinear_tf=True)
    return {
        "headline": Field("headline", 0.3, words),
        "text": Field("text", 0.55, words),
        "names": Field("text", 0.15, names),
    }


def _is_english(stories: Corpus) -> bool:
    """Whether most of the first stories are."""
    analyzer = TfidfVectorizer(language="auto")._analyzer()
    first = stories[:_SAMPLE].texts
    return 2 * sum(analyzer.language_of(text) == "en" for text in first) > len(first)
