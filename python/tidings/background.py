"""What ordinary news looks like."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from importlib.resources import as_file, files
from os import PathLike, fspath
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tidings import _core
from tidings._checks import integer, threads
from tidings._documents import documents
from tidings._progress import ProgressOption, progress_callback

BUNDLED = ("en",)
"""The languages that a background comes with."""


class Background:
    """Document frequencies and term vectors of a large collection.

    They tell a small collection how much its words say, and which of them are used alike: a page of ten stories is
    then weighed like one of ten thousand. Made by `build`, or read by `load`; ``Background.load("en")`` comes with the
    package.

    The term vectors are the right singular vectors of the collection's TF-IDF matrix (latent semantic analysis), found
    by randomised subspace iteration from a fixed start: the same at every run and for any number of threads. They are
    kept as eight-bit numbers with a scale a word.

    Attributes
    ----------
    n_documents : int
    dimensions : int
        Of the term vectors.
    terms : list of str
        The words, in the order of their code points.
    document_frequencies : ndarray of shape (n_terms,), uint32
        The documents that have each word.

    References
    ----------
    S. Deerwester et al., Indexing by latent semantic analysis, 1990.
    N. Halko, P. G. Martinsson and J. A. Tropp, Finding structure with randomness, 2011.

    Examples
    --------
    >>> texts = ["Lava reached the harbour.", "The harbour stands still.", "Lava again."]
    >>> background = Background.build(texts, dimensions=0)
    >>> background.document_frequency("harbour")
    2
    """

    def __init__(self, core: _core.Background) -> None:
        self._core = core

    @classmethod
    def build(
        cls,
        corpus: Iterable[Any],
        *,
        dimensions: int = 100,
        max_terms: int = 50_000,
        n_jobs: int | None = -1,
        progress: ProgressOption = False,
    ) -> Background:
        """Learn a background.

        Parameters
        ----------
        corpus : Corpus or iterable of texts
        dimensions : int, default 100
            Of the term vectors; 0 for none.
        max_terms : int, default 50000
            Words in the most documents are kept.
        n_jobs : int or None, default -1
            Threads; None is 1, -1 one a core.
        progress : bool or callable, default False
            Show a bar (needs tqdm), or call ``progress(done, total)``.

        Raises
        ------
        ValueError
            If there are fewer texts, or words in two of them and at most three in ten, than dimensions.
        """
        analyzer = _core.Analyzer(
            unit="words",
            normalization="nfc",
            fold_case=True,
            accents="keep",
            strip_possessive=True,
            stop_words=[],
            min_length=2,
            require_letter=False,
            stemmer="",
            languages=[],
            drop_language_stop_words=False,
            ngram_range=(1, 1),
            strict=False,
        )
        texts = documents(corpus, "content", "utf-8", "replace")
        return cls(
            _core.Background.build(
                texts,
                analyzer,
                integer("dimensions", dimensions, 0),
                integer("max_terms", max_terms, 1),
                threads(n_jobs),
                progress_callback(progress, "background"),
            )
        )

    @classmethod
    def load(cls, path: str | PathLike[str]) -> Background:
        """A background that was saved, or the one of the package for a language: ``"en"``.

        The file says under which version of ICU it was built; another one is no error, since a few words cut otherwise
        do not change what ordinary news looks like.

        Raises
        ------
        FileError
            If the file can't be read, or was damaged.
        """
        if path in BUNDLED:
            return _bundled(str(path))
        if not Path(path).exists():
            raise _core.FileError(
                f"{path}: there is no such file, and the package comes with {', '.join(BUNDLED)} only"
            )
        return cls(_core.Background.load(fspath(path)))

    def save(self, path: str | PathLike[str]) -> None:
        """Save all of it to a safetensors file, which C++ reads too.

        Raises
        ------
        FileError
            If the file can't be written.
        """
        self._core.save(fspath(path))

    def merge(self, other: Background) -> Background:
        """A background with the documents and frequencies of both.

        Term vectors are those of this one; words that only the other one has get none.
        """
        return Background(self._core.merged(other._core))

    @property
    def n_documents(self) -> int:
        """The documents that were learnt."""
        return self._core.n_documents

    @property
    def dimensions(self) -> int:
        """The length of the term vectors."""
        return self._core.dimensions

    @property
    def terms(self) -> list[str]:
        """The words, in the order of their code points."""
        return self._core.terms

    @property
    def document_frequencies(self) -> NDArray[np.uint32]:
        """The documents that have each word."""
        return self._core.document_frequencies

    def document_frequency(self, term: str) -> int:
        """The documents that have a word; 0 if it is not known."""
        place = self._core.find(term)
        return 0 if place is None else int(self._core.document_frequencies[place])

    def vector(self, term: str) -> NDArray[np.float64]:
        """The vector of a word, as an array of shape (dimensions,); zeros if it has none."""
        place = self._core.find(term)
        return np.zeros(self.dimensions) if place is None else self._core.vector(place)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Background) and self._core.fingerprint == other._core.fingerprint

    def __hash__(self) -> int:
        return hash(self._core.fingerprint)

    def __repr__(self) -> str:
        return f"<Background: {len(self.terms)} words of {self.n_documents} documents, {self.dimensions} dimensions>"

    def __reduce__(self) -> tuple[Any, ...]:
        import tempfile  # noqa: PLC0415 - pickles are rare

        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "background"
            self.save(path)
            return _unpickled, (path.read_bytes(),)


def background_of(value: Background | str | PathLike[str] | None) -> _core.Background | None:
    """What a vectorizer's parameter says."""
    if value is None:
        return None
    if isinstance(value, Background):
        return value._core
    if isinstance(value, (str, PathLike)):
        return Background.load(value)._core
    raise ValueError(f"background must be 'en', a path, a Background or None, got {value!r}")


@cache
def _bundled(language: str) -> Background:
    with as_file(files("tidings") / "data" / f"background_{language}.safetensors") as path:
        return Background(_core.Background.load(fspath(path)))


def _unpickled(content: bytes) -> Background:
    import tempfile  # noqa: PLC0415

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "background"
        path.write_bytes(content)
        return Background.load(path)
