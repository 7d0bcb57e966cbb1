"""Stories of the same event."""

from __future__ import annotations

from collections.abc import Sequence
from os import PathLike
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tidings import _core
from tidings._checks import integer, number, positive, threads
from tidings._found_events import FoundEvents
from tidings._progress import ProgressOption, progress_callback
from tidings._stop_words import languages_in, stop_words_of_all
from tidings.background import Background
from tidings.reading import read


class Events(FoundEvents):
    """Find the events in a pile of stories. The defaults need no tuning.

    Reprints are one story, and are put back afterwards. What recurs over stories that are otherwise unlike is left out:
    headlines such as "Live updates", invitations to subscribe. The similarity of two stories is the cosine of their
    TF-IDF vectors (words and pairs of words of the text, names in it, words of the headline; logarithmic tf; the idf of
    the background), less a tenth for each day between them. A story without a date is taken to be of the day of the
    story most like it; without any date, time makes no difference. Average link joins groups of stories down to a
    similarity that is found from the stories themselves: see the notes.

    Parameters
    ----------
    background : 'auto', 'en', path, Background or None, default 'auto'
        What ordinary news looks like, so that ten stories are weighed like ten thousand; None for these stories alone.
        'auto' is 'en' where more stories are in English than in any other language, else None.
    threshold : float in [-1, 1] or 'auto', default 'auto'
        Join stories while their mean similarity is at least this.
    headline_weight : float in [0, 1), default 0.2
        The share of the headline's words in the similarity, besides the text's.
    name_weight : float in [0, 1), default 0.2
        The share of names in what is left: words that begin with a capital where no sentence begins, and pairs of them.
    days : int, default 10
        Days after which stories are not of the same event; 0 if time makes no difference.
    strictness : float, default 1
        The similarity that 'auto' finds is multiplied by this: above 1 for smaller events, below for larger ones.
        `calibrate` learns it.
    collapse_duplicates : bool, default True
        Take reprints, as `tidings.near_duplicates` finds them, as one story: of the same event, of the first one's day,
        and no more than one in the size of events, from which 'auto' finds the threshold. One that is `days` days or
        more after the first is another story. Equal stories are one in any case.
    stop_words : list of str or None, default None
        Words to leave out; None for those of the languages that a tenth of the stories or more are in, as their
        stop words tell (English if they tell of none).
    n_jobs : int or None, default -1
        Threads; None is 1, -1 one a core. The result does not depend on it.
    progress : bool or callable, default False
        Show a bar (needs tqdm), or call ``progress(done, total)``.

    Attributes
    ----------
    labels_ : ndarray of shape (n_stories,), int32
        The event of each story, numbered in the order of the events' first stories.
    threshold_ : float
        The mean similarity down to which stories were joined.
    languages_ : list of str
        ISO 639-1's codes of the languages that a tenth of the stories or more are in, those of most stories first, as
        the stop words of 256 stories tell; ['en'] if they tell of none.
    stories_ : Corpus
    matrix_ : csr_array of shape (n_stories, n_features), float32
        The vectors: text, names and headline side by side.
    terms_ : list of str
        The term of each column of the matrix.
    days_ : ndarray of shape (n_stories,), datetime64[D]
        The day of each story, found where it was not given; empty where time makes no difference.

    Notes
    -----
    Two groups of stories of the same event are alike by what they say of it, which grows with the length of the texts
    and levels off, and by chance, which fades as texts get longer and groups larger, and grows with the number of
    stories that are near in time. The threshold is their sum for the words that a typical story has and the size that
    events have at that very threshold; higher where most stories are alone, lower where stories go on joining just
    above it.

    Examples
    --------
    >>> events = Events().fit(["Lava reached the harbour.", "The harbour is lost to lava.", "Trains stand still."])
    >>> events.labels_.tolist()
    [0, 0, 1]
    >>> events.predict(["Lava stopped at the harbour."]).tolist()
    [0]
    """

    def __init__(
        self,
        *,
        background: Background | str | PathLike[str] | None = "auto",
        threshold: float | str = "auto",
        headline_weight: float = 0.2,
        name_weight: float = 0.2,
        days: int = 10,
        strictness: float = 1.0,
        collapse_duplicates: bool = True,
        stop_words: list[str] | None = None,
        n_jobs: int | None = -1,
        progress: ProgressOption = False,
    ) -> None:
        self.background = background
        self.threshold = threshold
        self.headline_weight = headline_weight
        self.name_weight = name_weight
        self.days = days
        self.strictness = strictness
        self.collapse_duplicates = collapse_duplicates
        self.stop_words = stop_words
        self.n_jobs = n_jobs
        self.progress = progress

    def fit(self, stories: Any, y: object = None) -> Events:  # noqa: ARG002
        """Find the events.

        Parameters
        ----------
        stories : Corpus, or anything that `read` takes
        y : ignored

        Raises
        ------
        ValueError
            If a parameter is out of range; the estimator stays as it was.
        """
        corpus = read(stories)
        languages = languages_in(corpus._core)
        core = self._make(languages)
        core.fit(corpus._core, threads(self.n_jobs), progress_callback(self.progress, "events"))
        moments = corpus.published.astype("datetime64[D]")
        self._published = [None if np.isnat(moment) else int(moment.astype(np.int64)) for moment in moments]
        self.stories_ = corpus
        self.languages_ = languages
        self._set_found(core)
        return self

    def fit_predict(self, stories: Any, y: object = None) -> NDArray[np.int32]:
        """Find the events; the event of each story."""
        return self.fit(stories, y).labels_

    def predict(self, stories: Any) -> NDArray[np.int32]:
        """The events of stories that were not there; they change nothing.

        Parameters
        ----------
        stories : Corpus, or anything that `read` takes

        Returns
        -------
        ndarray of shape (n_stories,), int32
            The event with the highest mean similarity; -1 if that is below the threshold. At a threshold of 0 or below
            all fitted stories are one event, and so is each new one, also one that has nothing in common with any.

        Notes
        -----
        A call looks through the stories of each new one's window once (a tenth of a second for 20,000), so that many
        new stories at once take far less than one by one.
        """
        core = self._fitted("_events")
        labels: NDArray[np.int32] = core.predict(
            read(stories)._core, threads(self.n_jobs), progress_callback(self.progress, "events")
        )[0]
        return labels

    def calibrate(
        self, stories: Any, labels: Any = None, *, pairs: Sequence[tuple[int, int, bool]] | None = None
    ) -> Events:
        """Learn how events are found from stories of which it is known.

        ``strictness``, ``days``, ``name_weight`` and ``headline_weight`` are set to what finds the known events best
        (B-cubed F1; of pairs, the F1 of joining them), each chosen by itself among a few values; ``threshold`` is set
        to 'auto'. On these stories, neither the defaults nor the parameters as they were do better. They are
        parameters, so `get_params` has them and `save` keeps them. Nothing is fitted.

        Parameters
        ----------
        stories : Corpus, or anything that `read` takes
        labels : sequence of shape (n_stories,), optional
            The event of each story, by any names or numbers.
        pairs : sequence of (int, int, bool), optional
            In place of labels: the positions of two stories, and whether they are of the same event. A few hundred
            are enough; those that are nearly alike teach the most.

        Raises
        ------
        ValueError
            If there are neither labels nor pairs, or both; or they do not fit the stories.
        """
        if (labels is None) == (pairs is None):
            raise ValueError("calibrate takes labels or pairs, one of them")
        corpus = read(stories)
        known = None if labels is None else np.unique(np.asarray(labels), return_inverse=True)[1].astype(np.int32)
        learnt = self._make(languages_in(corpus._core)).calibrated(
            corpus._core, known, pairs or [], threads(self.n_jobs), progress_callback(self.progress, "calibration")
        )
        self.headline_weight, self.name_weight, self.days, self.strictness = learnt
        self.threshold = "auto"
        return self

    def _make(self, languages: list[str]) -> _core.Events:
        if self.threshold != "auto" and (isinstance(self.threshold, (str, bool)) or self.threshold is None):
            raise ValueError(f"threshold must be a number in [-1, 1] or 'auto', got {self.threshold!r}")
        return _core.Events(
            background=self._background(languages),
            stop_words=stop_words_of_all(languages) if self.stop_words is None else self.stop_words,
            headline_weight=number("headline_weight", self.headline_weight),
            name_weight=number("name_weight", self.name_weight),
            days=integer("days", self.days, 0),
            strictness=positive("strictness", self.strictness),
            threshold=None if self.threshold == "auto" else number("threshold", self.threshold),
            collapse_duplicates=bool(self.collapse_duplicates),
        )
