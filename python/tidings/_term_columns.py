"""What the columns of vectors mean."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tidings import _core
from tidings._csr import as_csr
from tidings._text_analysis import TextAnalysis


class TermColumns(TextAnalysis):
    """Columns with a term each, for vectorizers that have such."""

    vocabulary: Mapping[str, int] | Iterable[str] | None
    keep_surface_forms: bool | None
    _fitted_params: dict[str, Any]

    def get_feature_names_out(self, input_features: object = None) -> NDArray[np.object_]:  # noqa: ARG002
        """The term of each column, as an ndarray of str objects of shape (n_features,)."""
        vectorizer = self._ready()
        names = vectorizer.feature_names
        further = [f"semantic{i}" for i in range(vectorizer.n_columns - len(names))]
        return np.array(names + further, dtype=object)

    def surface_forms(self, raw_documents: Iterable[Any] | None = None) -> NDArray[np.object_]:
        """The form in which each column's term is written most often: 'Huawei' for 'huawei', and 'volcanoes' for the
        stem 'volcano'.

        Parameters
        ----------
        raw_documents : iterable of texts, Arrow array or column of strings, Corpus, or None, default None
            Where to look. None is the documents that were learnt, whose forms the vectorizer has kept if words were
            stemmed, or with ``keep_surface_forms=True``; an n-gram's form is then made of those of its words.

        Returns
        -------
        ndarray of str objects of shape (n_terms,)
            Of equally frequent forms the lowest by code points; a term that is not there stands for itself.

        Raises
        ------
        ValueError
            Before fit; if no forms were kept and no documents are given; or if terms are not words or names that the
            core finds.

        Examples
        --------
        >>> from tidings import TfidfVectorizer
        >>> texts = ["Volcanoes erupted.", "Volcanoes of Iceland"]
        >>> vectorizer = TfidfVectorizer(stem=True, language="en").fit(texts)
        >>> vectorizer.get_feature_names_out().tolist()
        ['erupt', 'iceland', 'of', 'volcano']
        >>> vectorizer.surface_forms().tolist()
        ['erupted', 'Iceland', 'of', 'Volcanoes']
        """
        if raw_documents is None:
            vectorizer = self._fitted("_vectorizer")
            if not type(self)(**self._fitted_params)._keeps_forms():
                raise ValueError(
                    "no surface forms were kept: give documents, or set keep_surface_forms=True before they are learnt"
                )
            return np.array(vectorizer.surface_forms(), dtype=object)
        names = self._ready().feature_names
        if not self._core_finds_words():
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

    def _ready(self) -> Any:
        """The core's vectorizer, with its terms."""
        raise NotImplementedError

    def _execution(self) -> tuple[int, Any]:
        """Threads and progress."""
        raise NotImplementedError

    def _keeps_forms(self) -> bool:
        """Whether the forms of words are learnt."""
        return self.stem and self._core_finds_words() if self.keep_surface_forms is None else self.keep_surface_forms

    def _core_finds_words(self) -> bool:
        return not self._python_makes_terms() and self.analyzer in ("word", "names")
