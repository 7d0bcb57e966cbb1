"""Subjects above events."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from tidings import _core
from tidings._checks import integer, number, threads
from tidings._csr import to_core
from tidings._estimator import Estimator
from tidings._labels import label_codes
from tidings._progress import ProgressOption, progress_callback
from tidings._subject_words import subject_vectorizer
from tidings.background import Background
from tidings.corpus import Corpus
from tidings.descriptions import ClusterDescription, describe
from tidings.reading import read

_BACKGROUND_WEIGHT = 3000.0


@dataclass(frozen=True)
class Theme:
    """Events of the same subject.

    Attributes
    ----------
    number : int
        Its label; 0 is the theme with the most stories.
    description : ClusterDescription
        Headline, terms, names, representative stories and a sentence.
    members : list of int
        The positions of its stories.
    events : list
        The labels of its events as they were given, sorted; without any, the positions of its stories.
    """

    number: int
    description: ClusterDescription
    members: list[int]
    events: list[Any]


class Themes(Estimator):
    """Join events, or stories, into subjects; every one is in exactly one.

    An event stands where its stories stand on average, in a space that remembers what words are used alike: the leading
    singular vectors of the collection (latent semantic analysis), beside its place among ordinary news, the background.
    Themes are the communities of the graph of nearest neighbours there. Their number is that for which the partition is
    most stable: a walker who sets out in a theme is still there one step on more often than chance would have it. Up to
    100 events the terms themselves are the space, so that small pages lean on the background.

    Parameters
    ----------
    n_themes : int or 'auto', default 'auto'
        How many; 'auto' finds it from the stories.
    background : 'en', path, Background or None, default 'en'
        What ordinary news looks like; 'en' comes with the package.
    semantic : float, default 0.2
        The share of the cosine in the background's space, in [0, 1).
    language : str, default 'en'
        Of the stories, for stop words and stems; 'auto' finds it for each story.
    n_jobs : int or None, default -1
        Threads; None is 1, -1 one a core. The result does not depend on it.
    progress : bool or callable, default False
        Show a bar (needs tqdm), or call ``progress(done, total)``.

    Attributes
    ----------
    labels_ : ndarray of shape (n_stories,), int32
        The theme of each story; 0 has the most stories.
    event_themes_ : ndarray of shape (n_events,), int32
        The theme of each event.
    n_themes_ : int
    stability_ : float
        How much more likely than by chance the walker stays, below 1 (modularity). Where there are no themes it is near
        0.
    themes_ : list of Theme

    References
    ----------
    J.-C. Delvenne, S. N. Yaliraki and M. Barahona, Stability of graph communities across time scales, 2010.
    V. Traag, L. Waltman and N. J. van Eck, From Louvain to Leiden: guaranteeing well-connected communities, 2019.

    Examples
    --------
    >>> import tidings
    >>> themes = Themes(n_themes=3).fit(tidings.sample_page())
    >>> [len(theme.members) for theme in themes.themes_]
    [13, 9, 9]
    """

    def __init__(
        self,
        n_themes: int | str = "auto",
        *,
        background: Background | str | None = "en",
        semantic: float = 0.2,
        language: str = "en",
        n_jobs: int | None = -1,
        progress: ProgressOption = False,
    ) -> None:
        self.n_themes = n_themes
        self.background = background
        self.semantic = semantic
        self.language = language
        self.n_jobs = n_jobs
        self.progress = progress

    def fit(self, stories: Any, events: Any = None) -> Themes:
        """Find the themes.

        Parameters
        ----------
        stories : Corpus, or anything that `read` takes
        events : array-like of shape (n_stories,), optional
            The event of each story: labels of any kind, which stay together. Without them each story is one.

        Raises
        ------
        ValueError
            If a parameter is wrong, there are more themes wanted than events, or not as many labels as stories.
        """
        corpus = stories if isinstance(stories, Corpus) else read(stories)
        given = np.arange(len(corpus)) if events is None else np.asarray(events)
        codes = label_codes(given)
        matrix, n_places = self._vectors(corpus)
        self.labels_: NDArray[np.int32]
        self.event_themes_: NDArray[np.int32]
        self.labels_, self.event_themes_, self.n_themes_, self.stability_ = _core.find_themes(
            to_core(matrix),
            codes,
            self._n_themes(),
            n_places,
            threads(self.n_jobs),
            progress_callback(self.progress, "themes"),
        )
        descriptions = describe(
            corpus, self.labels_, codes, background=self.background, language=self.language, n_jobs=self.n_jobs
        )
        self.themes_ = [self._theme(number, one, np.unique(given)) for number, one in enumerate(descriptions)]
        return self

    def fit_predict(self, stories: Any, events: Any = None) -> NDArray[np.int32]:
        """Find the themes and give ``labels_``; see `fit`."""
        return self.fit(stories, events).labels_

    def _theme(self, number: int, description: ClusterDescription, names: NDArray[Any]) -> Theme:
        members = np.flatnonzero(self.labels_ == number).tolist()
        return Theme(number, description, members, names[self.event_themes_ == number].tolist())

    def _n_themes(self) -> int | None:
        if isinstance(self.n_themes, str):
            if self.n_themes != "auto":
                raise ValueError(f"n_themes must be an integer of at least 1 or 'auto', got {self.n_themes!r}")
            return None
        return integer("n_themes", self.n_themes, 1)

    def _vectors(self, corpus: Corpus) -> tuple[sparse.csr_array, int]:
        """The stories' vectors, and how many of the last columns are places in the background's space."""
        semantic = number("semantic", self.semantic) if self.background is not None else 0.0
        vectorizer = subject_vectorizer(
            self.language,
            background=self.background,
            background_weight=_BACKGROUND_WEIGHT,
            semantic=semantic,
            n_jobs=self.n_jobs,
            progress=self.progress,
        )
        try:
            matrix = vectorizer.fit_transform(corpus)
        except ValueError as error:
            if not str(error).startswith("empty vocabulary"):
                raise
            return sparse.csr_array((len(corpus), 0), dtype=np.float32), 0
        return matrix, matrix.shape[1] - len(vectorizer.vocabulary_)
