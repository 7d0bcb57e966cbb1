"""What all vectorizers do that learn terms."""

from __future__ import annotations

import warnings
from collections.abc import Collection, Iterable
from typing import Any, TypeVar

import numpy as np
from numpy.typing import DTypeLike, NDArray
from scipy import sparse

from tidings import _core
from tidings._checks import document_frequency, integer, threads, vocabulary_terms
from tidings._csr import from_core
from tidings._progress import ProgressOption, progress_callback
from tidings._saved_parameters import background_of_file, to_json
from tidings._saving import Saved, restored
from tidings._stop_words import COMMON
from tidings._term_columns import TermColumns

Self = TypeVar("Self", bound="TermVectorizer")


class TermVectorizer(Saved, TermColumns):
    """Learns terms and counts them; its classes say what the counts become."""

    min_df: float
    max_df: float
    max_features: int | None
    binary: bool
    dtype: DTypeLike
    n_jobs: int | None
    progress: ProgressOption

    def fit(self: Self, raw_documents: Iterable[Any], y: object = None, *, times: Any = None) -> Self:  # noqa: PYI019
        """Learn the vocabulary and how many documents have each term.

        Parameters
        ----------
        raw_documents : iterable of n_documents texts, Arrow array or column of strings, or Corpus
        y : ignored
        times : sequence of n_documents dates (datetime64, datetime, date or str), optional
            When each document was, for ``half_life``. A Corpus knows when its stories were published.

        Raises
        ------
        ValueError
            If no term remains, a parameter is wrong, or a text is not in its encoding; on any error the vectorizer
            stays as it was.
        TypeError
            If a document is neither str nor bytes.
        """
        self.fit_transform(raw_documents, y, times=times)
        return self

    def fit_transform(
        self,
        raw_documents: Iterable[Any],
        y: object = None,  # noqa: ARG002
        *,
        times: Any = None,
    ) -> sparse.csr_array:
        """Learn the vocabulary, and make vectors of the same texts; see `fit`.

        Returns
        -------
        csr_array of shape (n_documents, n_features)
            Columns in the order of the terms' code points.
        """
        self._warn_of_unused()
        self._warn_of_upper_case()
        vectorizer = self._make()
        seconds = self._seconds(raw_documents, times)
        arrays = vectorizer.fit_transform(self._texts(raw_documents), seconds, self._dtype(), *self._execution())
        self._set_learnt(vectorizer)
        return self._matrix(arrays)

    def partial_fit(  # noqa: PYI019
        self: Self,
        raw_documents: Iterable[Any],
        y: object = None,  # noqa: ARG002
        *,
        times: Any = None,
    ) -> Self:
        """Learn further documents: afterwards all is as if they had been among those of `fit`, bit for bit.

        What ``min_df``, ``max_df`` and ``max_features`` left out is still known, and comes in when it has become
        frequent; they may be changed between two calls. The columns change with the terms. Takes time linear in all
        that was learnt, so give many documents at once.

        Parameters
        ----------
        raw_documents : iterable of n_documents texts, or Corpus
        y : ignored
        times : sequence of n_documents dates, optional
            As for `fit`.

        Raises
        ------
        ValueError
            If a parameter of the analysis or ``half_life`` has changed, or as `fit`; the vectorizer stays as it was.

        Examples
        --------
        >>> from tidings import TfidfVectorizer
        >>> vectorizer = TfidfVectorizer(min_df=2).partial_fit(["The lava reached the harbour."])
        >>> vectorizer.partial_fit(["The harbour stands still."]).get_feature_names_out().tolist()
        ['harbour', 'the']
        """
        vectorizer = self._continued()
        seconds = self._seconds(raw_documents, times)
        vectorizer.partial_fit(self._texts(raw_documents), seconds, *self._execution())
        self._set_learnt(vectorizer)
        return self

    def merge(self: Self, other: Self) -> Self:  # noqa: PYI019
        """Learn what another vectorizer has learnt: afterwards all is as if this one had been fitted to the documents
        of both, bit for bit.

        Parameters
        ----------
        other : vectorizer of the same class
            Fitted, with the same parameters of the analysis; it does not change.

        Raises
        ------
        ValueError
            If the two analyse texts differently.
        TypeError
            If it is something else.
        """
        if not isinstance(other, type(self)):
            raise TypeError(f"other must be a {type(self).__name__}, got {type(other).__name__}")
        vectorizer = self._continued()
        vectorizer.merge(other._fitted("_vectorizer"))
        self._set_learnt(vectorizer)
        return self

    def forget(self: Self, raw_documents: Iterable[Any], *, times: Any = None) -> Self:  # noqa: PYI019
        """Unlearn documents: afterwards all is as if they had not been among those that were learnt, bit for bit.

        Parameters
        ----------
        raw_documents : iterable of texts, or Corpus
            Documents that were learnt, each as often as it is here.
        times : sequence of n_documents dates, optional
            Those that they were learnt with.

        Raises
        ------
        ValueError
            If a term is in more of these documents than of those that were learnt; the vectorizer stays as it was.
        """
        self._fitted("_vectorizer")
        vectorizer = self._continued()
        seconds = self._seconds(raw_documents, times)
        vectorizer.forget(self._texts(raw_documents), seconds, *self._execution())
        self._set_learnt(vectorizer)
        return self

    def transform(self, raw_documents: Iterable[Any]) -> sparse.csr_array:
        """Make vectors of texts; terms that were not learnt are left out.

        Returns
        -------
        csr_array of shape (n_documents, n_features)
        """
        return self._matrix(
            self._ready().transform(
                self._texts(raw_documents),
                self._dtype(),
                *self._execution(),
            )
        )

    @property
    def n_documents_(self) -> int:
        """The number of documents that were learnt."""
        return self._fitted("_vectorizer").n_documents  # type: ignore[no-any-return]

    @property
    def replaced_(self) -> int:
        """Ill-formed sequences that became U+FFFD in the documents that were learnt."""
        return self._fitted("_vectorizer").replaced  # type: ignore[no-any-return]

    def _weighting(self) -> _core.Weighting:
        """What the core is to make of the counts."""
        raise NotImplementedError

    def _prior(self) -> dict[str, Any]:
        """What is known beforehand."""
        return {"background": None, "background_weight": 0.0, "semantic": 0.0, "half_life": 0.0}

    def _seconds(self, raw_documents: Iterable[Any], times: Any) -> NDArray[np.int64]:  # noqa: ARG002
        """When each document was, in seconds since 1970; nothing where that does not matter."""
        if times is not None:
            raise ValueError("times are for half_life, which is not set")
        return np.empty(0, dtype=np.int64)

    def _dtype(self) -> str:
        """The core's dtype."""
        raise NotImplementedError

    def _matrix(self, arrays: Any) -> sparse.csr_array:
        return from_core(arrays)

    def _make(self, *, forms: bool = True) -> _core.TfidfVectorizer:
        self._check_analysis()
        return _core.TfidfVectorizer(
            analyzer=self._analyzer(),
            min_df=document_frequency("min_df", self.min_df),
            max_df=document_frequency("max_df", self.max_df),
            max_word_df=COMMON if self._stop_words_are("auto") else 1.0,
            max_features=None if self.max_features is None else integer("max_features", self.max_features, 1),
            vocabulary=vocabulary_terms(self.vocabulary),
            binary=self.binary,
            weighting=self._weighting(),
            surface_forms=forms and self._keeps_forms(),
            **self._prior(),
        )

    def _continued(self) -> _core.TfidfVectorizer:
        """A vectorizer with the present parameters that has learnt what this one has."""
        vectorizer = self._make()
        if "_vectorizer" in self.__dict__:
            vectorizer.merge(self._vectorizer)
        return vectorizer

    def _ready(self) -> Any:
        """What can count: the fitted vectorizer; or, where nothing needs to be learnt, that of the given vocabulary."""
        if "_vectorizer" not in self.__dict__ and self.vocabulary is not None and self._needs_no_documents():
            vectorizer = self._make(forms=False)
            terms = vectorizer.given_vocabulary or []
            return vectorizer.with_idf(terms, [1.0] * len(terms))
        return self._fitted("_vectorizer")

    def _write(self, path: str) -> None:
        self._fitted("_vectorizer").save(path, to_json(self))

    @classmethod
    def _read(cls: type[Self], path: str) -> tuple[Self, str]:  # noqa: PYI019
        vectorizer, saved, icu_version = _core.TfidfVectorizer.load(path, background_of_file)
        return restored(cls, path, vectorizer, saved), icu_version

    def _needs_no_documents(self) -> bool:
        return False

    def _set_learnt(self, vectorizer: _core.TfidfVectorizer) -> None:
        self._vectorizer = vectorizer
        self._fitted_params = {**self.get_params(), "vocabulary": vectorizer.given_vocabulary}

    def _warn_of_upper_case(self) -> None:
        if (
            isinstance(self.vocabulary, Collection)
            and self.lowercase
            and any(term != term.lower() for term in self.vocabulary)
        ):
            warnings.warn(
                "Upper case characters found in vocabulary while 'lowercase' is True. These entries will not be "
                "matched with any documents",
                UserWarning,
                stacklevel=4,
            )

    def _execution(self) -> tuple[int, Any]:
        return threads(self.n_jobs), progress_callback(self.progress, "vectors")

    def __getstate__(self) -> dict[str, Any]:
        state = dict(self.__dict__)
        vectorizer = state.pop("_vectorizer", None)
        if vectorizer is not None:
            state["_learnt"] = vectorizer.state  # with _fitted_params all that it is made of
        return state

    def __setstate__(self, state: dict[str, Any]) -> None:
        learnt = state.pop("_learnt", None)
        self.__dict__.update(state)
        if learnt is not None:
            self._vectorizer = type(self)(**self._fitted_params)._make().restored(learnt)
