"""What clusters are about, in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from tidings import _core
from tidings._checks import integer, threads
from tidings._labels import label_codes
from tidings._progress import ProgressOption, progress_callback
from tidings._subject_words import subject_vectorizer
from tidings.background import Background
from tidings.corpus import Corpus
from tidings.reading import read


@dataclass(frozen=True)
class ClusterDescription:
    """What a reader is shown of a cluster.

    Attributes
    ----------
    headline : str
        Of its most typical story; no two clusters have the same.
    terms : list of (str, float)
        What tells it from the others, as people write it, the strongest first.
    names : list of str
        Who and where.
    representatives : list of int
        The positions of its most typical stories, the most typical first.
    summary : str
        A sentence of one of its stories; empty if none will do.
    """

    headline: str
    terms: list[tuple[str, float]]
    names: list[str]
    representatives: list[int]
    summary: str


def describe(
    stories: Any,
    labels: Any,
    events: Any = None,
    *,
    n_terms: int = 6,
    n_names: int = 5,
    n_representatives: int = 3,
    background: Background | str | None = "en",
    language: str = "en",
    n_jobs: int | None = -1,
    progress: ProgressOption = False,
) -> list[ClusterDescription]:
    """Describe each cluster by what its stories say.

    First, what stands on many pages is left out, found from the stories alone: sentences and lines that occur in
    stories of three clusters, such as "Read more". Terms are those whose mean TF-IDF weight in the cluster is highest
    above that in all other stories; no two have the same stem or begin alike, and one that mostly stands in a longer
    name is shown as that name. Names are words with capitals inside of sentences. The summary is the sentence, of those
    at the beginnings of the most typical stories, that is most similar to the cluster as a whole.

    Parameters
    ----------
    stories : Corpus, or anything that `read` takes
    labels : array-like of shape (n_stories,)
        The cluster of each story: labels of any kind.
    events : array-like of shape (n_stories,), optional
        Where clusters are themes, the event of each story: what stands in stories of three events is left out.
    n_terms, n_names, n_representatives : int, default 6, 5 and 3
        How many of each, at most.
    background : 'en', path, Background or None, default 'en'
        What ordinary news looks like, for the weights of words.
    language : str, default 'en'
        Of the stories, for stop words and stems; 'auto' finds it for each story.
    n_jobs : int or None, default -1
        Threads; None is 1, -1 one a core. The result does not depend on it.
    progress : bool or callable, default False
        Show a bar (needs tqdm), or call ``progress(done, total)``.

    Returns
    -------
    list of ClusterDescription
        In the order of the sorted labels.

    Raises
    ------
    ValueError
        If there are not as many labels as stories.

    Examples
    --------
    >>> texts = ["Lava reached the harbour of Pelluna.", "Lava burnt the harbour.", "The train drivers are on strike."]
    >>> [one.terms[0][0] for one in describe(texts, [0, 0, 1])]
    ['Lava', 'train']
    """
    corpus = stories if isinstance(stories, Corpus) else read(stories)
    vectorizer = subject_vectorizer(language, background=background, ngram_range=(1, 2), require_letter=True)
    found = _core.describe_clusters(
        corpus._core,
        label_codes(labels),
        np.zeros(0, dtype=np.int32) if events is None else label_codes(events),
        vectorizer._make(),
        integer("n_terms", n_terms, 0),
        integer("n_names", n_names, 0),
        integer("n_representatives", n_representatives, 1),
        threads(n_jobs),
        progress_callback(progress, "labels"),
    )
    return [
        ClusterDescription(headline, list(zip(terms, weights, strict=True)), names, representatives, summary)
        for headline, terms, weights, names, representatives, summary in found
    ]
