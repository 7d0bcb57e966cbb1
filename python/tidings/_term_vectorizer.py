"""What all vectorizers do that learn terms."""

from __future__ import annotations

import warnings
from collections.abc import Collection, Iterable, Mapping
from itertools import pairwise
from typing import Any, TypeVar

import numpy as np
from numpy.typing import DTypeLike, NDArray
from scipy import sparse

from tidings import _core
from tidings._checks import document_frequency, integer, threads, vocabulary_terms
from tidings._csr import as_csr, from_core
from tidings._progress import ProgressOption, progress_callback
from tidings._saving import Saved
from tidings._stop_words import COMMON
from tidings._text_analysis import TextAnalysis

Self = TypeVar("Self", bound="TermVectorizer")


class TermVectorizer(Saved, TextAnalysis):
    """Learns terms and counts them; its classes say what the counts become."""

    min_df: float
    max_df: float
    max_features: int | None
    vocabulary: Mapping[str, int] | Iterable[str] | None
    binary: bool
    dtype: DTypeLike
    keep_surface_forms: bool
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

    def get_feature_names_out(self, input_features: object = None) -> NDArray[np.object_]:  # noqa: ARG002
        """The term of each column, as an ndarray of str objects of shape (n_features,)."""
        vectorizer = self._ready()
        names = vectorizer.feature_names
        further = [f"semantic{i}" for i in range(vectorizer.n_columns - len(names))]
        return np.array(names + further, dtype=object)

    def get_surface_forms(self) -> NDArray[np.object_]:
        """The form in which each column's term was written most often in the documents that were learnt.

        Unlike `surface_forms` it needs no documents, but ``keep_surface_forms=True`` when they are learnt; an n-gram's
        form is made of those of its words.

        Returns
        -------
        ndarray of str objects of shape (n_terms,)
            Of equally frequent forms the lowest by code points.

        Raises
        ------
        ValueError
            Before fit; or if no forms were kept.

        Examples
        --------
        >>> from tidings import TfidfVectorizer
        >>> vectorizer = TfidfVectorizer(stem=True, language="en", keep_surface_forms=True)
        >>> vectorizer.fit(["Volcanoes erupted.", "Volcanoes of Iceland"]).get_surface_forms().tolist()
        ['erupted', 'Iceland', 'of', 'Volcanoes']
        """
        vectorizer = self._fitted("_vectorizer")
        if not self._fitted_params["keep_surface_forms"]:
            raise ValueError("no surface forms were kept: set keep_surface_forms=True before documents are learnt")
        return np.array(vectorizer.surface_forms(), dtype=object)

    def surface_forms(self, raw_documents: Iterable[Any]) -> NDArray[np.object_]:
        """The form in which each column's term is written most often in documents: 'Huawei' for 'huawei', and
        'volcanoes' for the stem 'volcano'.

        Parameters
        ----------
        raw_documents : iterable of texts, Arrow array or column of strings, or Corpus

        Returns
        -------
        ndarray of str objects of shape (n_terms,)
            Of equally frequent forms the lowest by code points; a term that is not there stands for itself.

        Raises
        ------
        ValueError
            Before fit; or if terms are not words or names that the core finds.

        Examples
        --------
        >>> from tidings import TfidfVectorizer
        >>> texts = ["Volcanoes erupted.", "Volcanoes of Iceland"]
        >>> TfidfVectorizer(stem=True, language="en").fit(texts).surface_forms(texts).tolist()
        ['erupted', 'Iceland', 'of', 'Volcanoes']
        """
        names = self._ready().feature_names
        if self._python_makes_terms() or self.analyzer not in ("word", "names"):
            raise ValueError("surface forms are those of words, and these terms are none that the core finds")
        texts = self._texts(raw_documents)
        return np.array(_core.surface_forms(texts, self._analyzer(), names, *self._execution()), dtype=object)

    def inverse_transform(self, X: Any) -> list[NDArray[np.object_]]:
        """The terms that each row is not zero in, in the order of their columns.

        Parameters
        ----------
        X : array or sparse array of shape (n_documents, n_features)

        Returns
        -------
        list of n_documents ndarrays of str objects
        """
        names = self.get_feature_names_out()
        rows = as_csr(X)
        if rows.shape[1] != len(names):
            raise ValueError(f"X must have {len(names)} columns, one a term, got {rows.shape[1]}")
        rows.sort_indices()
        columns = [rows.indices[a:b][rows.data[a:b] != 0] for a, b in pairwise(rows.indptr.tolist())]
        return [names[row] for row in columns]

    @property
    def fixed_vocabulary_(self) -> bool:
        """Whether the columns were given, and not learnt."""
        return self.vocabulary is not None

    @property
    def vocabulary_(self) -> dict[str, int]:
        """The column of each term."""
        return {term: column for column, term in enumerate(self._ready().feature_names)}

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

    def _make(self) -> _core.TfidfVectorizer:
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
            surface_forms=self.keep_surface_forms,
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
            vectorizer = self._make()
            terms = vectorizer.given_vocabulary or []
            return vectorizer.with_idf(terms, [1.0] * len(terms))
        return self._fitted("_vectorizer")

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
