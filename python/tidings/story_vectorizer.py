"""Vectors of stories that know a headline from a body."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np
from numpy.typing import DTypeLike, NDArray
from scipy import sparse

from tidings import _core
from tidings._csr import from_core, to_core
from tidings._estimator import Estimator
from tidings._saved_parameters import background_of_file, to_json
from tidings._saving import Saved, restored
from tidings._story_columns import checked_stories, column_of, required_column, times_of
from tidings._term_vectorizer import TermVectorizer
from tidings.corpus import Corpus
from tidings.story_fields import Field, checked_fields, require_same_fields
from tidings.tfidf import TfidfVectorizer


class StoryVectorizer(Saved, Estimator):
    """Make one matrix of several fields of stories, each with its own analysis, vocabulary and idf.

    The cosine of two rows is the weighted mean of their cosines in each field, so whatever works on cosines works on
    it. In a field where a story has no term, its cosine with any other is 0.

    Parameters
    ----------
    fields : mapping of str to Field, or None, default None
        None is ``{"headline": Field("headline", 0.3), "text": Field("text", 0.7)}``.
    dtype : float32 or float64, default float32

    Attributes
    ----------
    vectorizers_ : dict of str to TfidfVectorizer
        What has learnt each field; one without columns for a field that has no term in any story.
    columns_ : dict of str to slice
        The columns of each field.

    Examples
    --------
    >>> from tidings import Corpus, Story, TfidfVectorizer
    >>> first = Story(headline="Lava", paragraphs=["Trains stop in Grindavik."])
    >>> stories = Corpus([first, Story(headline="Lava and ash")])
    >>> names = Field("body", 0.5, TfidfVectorizer(analyzer="names"))
    >>> vectorizer = StoryVectorizer({"headline": Field("headline"), "names": names})
    >>> vectorizer.fit_transform(stories).shape
    (2, 3)
    >>> vectorizer.get_feature_names_out().tolist()
    ['headline__ash', 'headline__lava', 'names__grindavik']
    >>> vectorizer.columns_["names"]
    slice(2, 3, None)
    """

    def __init__(self, fields: Mapping[str, Field] | None = None, *, dtype: DTypeLike = np.float32) -> None:
        self.fields = fields
        self.dtype = dtype

    def fit(self, stories: Iterable[Any], y: object = None) -> StoryVectorizer:
        """Learn the vocabulary and idf of each field; see `fit_transform`."""
        self.fit_transform(stories, y)
        return self

    def fit_transform(self, stories: Iterable[Any], y: object = None) -> sparse.csr_array:  # noqa: ARG002
        """Learn the vocabulary and idf of each field, and make vectors of the same stories.

        Parameters
        ----------
        stories : Corpus, or iterable of stories or mappings
        y : ignored

        Returns
        -------
        csr_array of shape (n_stories, n_features)
            The fields side by side, in their order.

        Raises
        ------
        ValueError
            If a field or a parameter is wrong, or a story has no such column; the vectorizer stays as it was.
        """
        stories = checked_stories(stories)
        fields = checked_fields(self.fields)
        vectorizers: dict[str, TfidfVectorizer] = {}
        parts = []
        for name, field in fields.items():
            texts = required_column(stories, field.column)
            vectorizers[name] = vectorizer = self._vectorizer_of(field)
            has_terms = _has_terms(vectorizer, texts)
            times = _times(vectorizer, stories)
            if has_terms:
                parts.append(vectorizer.fit_transform(texts, times=times))
            else:
                vectorizer.partial_fit(texts, times=times)
                parts.append(_empty(len(texts), self.dtype))
        matrix = self._joined(fields, parts)
        self._set_learnt(fields, vectorizers)
        return matrix

    def partial_fit(self, stories: Iterable[Any], y: object = None) -> StoryVectorizer:  # noqa: ARG002
        """Learn further stories: afterwards all is as if they had been among those of `fit`, bit for bit.

        What each field's ``min_df`` and its like left out is still known, and comes in when it has become frequent.
        Columns change with the terms.

        Parameters
        ----------
        stories : Corpus, or iterable of stories or mappings
        y : ignored

        Raises
        ------
        ValueError
            If the fields have changed, or as `fit`; the vectorizer stays as it was.

        Examples
        --------
        >>> from tidings import Story
        >>> vectorizer = StoryVectorizer().partial_fit([Story(headline="Lava reaches harbour")])
        >>> vectorizer.partial_fit([Story(headline="Ash")]).get_feature_names_out().tolist()[:2]
        ['headline__ash', 'headline__harbour']
        """
        stories = checked_stories(stories)
        fields, vectorizers = self._continued()
        for name, field in fields.items():
            times = _times(vectorizers[name], stories)
            vectorizers[name].partial_fit(required_column(stories, field.column), times=times)
        self._set_learnt(fields, vectorizers)
        return self

    def merge(self, other: StoryVectorizer) -> StoryVectorizer:
        """Learn what another vectorizer has learnt: afterwards all is as if this one had been fitted to the stories of
        both, bit for bit.

        Parameters
        ----------
        other : StoryVectorizer
            Fitted, with the same fields; it does not change.

        Raises
        ------
        ValueError
            If the two have other fields, or analyse them differently.
        TypeError
            If it is something else.
        """
        if not isinstance(other, StoryVectorizer):
            raise TypeError(f"other must be a StoryVectorizer, got {type(other).__name__}")
        theirs = other._fitted("vectorizers_")
        fields, vectorizers = self._continued()
        require_same_fields(fields, other._fitted_fields)
        for name, vectorizer in vectorizers.items():
            vectorizer.merge(theirs[name])
        self._set_learnt(fields, vectorizers)
        return self

    def forget(self, stories: Iterable[Any]) -> StoryVectorizer:
        """Unlearn stories: afterwards all is as if they had not been among those that were learnt, bit for bit.

        Parameters
        ----------
        stories : Corpus, or iterable of stories or mappings
            Stories that were learnt, each as often as it is here.

        Raises
        ------
        ValueError
            If a term is in more of these stories than of those that were learnt; the vectorizer stays as it was.
        """
        self._fitted("vectorizers_")
        stories = checked_stories(stories)
        fields, vectorizers = self._continued()
        for name, field in fields.items():
            vectorizers[name].forget(column_of(stories, field.column), times=_times(vectorizers[name], stories))
        self._set_learnt(fields, vectorizers)
        return self

    def transform(self, stories: Iterable[Any]) -> sparse.csr_array:
        """Make vectors of stories; terms that were not learnt are left out."""
        vectorizers = self._fitted("vectorizers_")
        stories = checked_stories(stories)
        fields: dict[str, Field] = self._fitted_fields
        parts = []
        for name, vectorizer in vectorizers.items():
            texts = column_of(stories, fields[name].column)
            parts.append(vectorizer.transform(texts) if _width(vectorizer) else _empty(len(texts), self.dtype))
        return self._joined(fields, parts)

    def get_feature_names_out(self, input_features: object = None) -> NDArray[np.object_]:  # noqa: ARG002
        """'field__term' of each column, as an ndarray of str objects of shape (n_features,)."""
        fitted = self._fitted("vectorizers_")
        names = [
            f"{name}__{term}" for name, vectorizer in fitted.items() for term in vectorizer.get_feature_names_out()
        ]
        return np.array(names, dtype=object)

    def __sklearn_is_fitted__(self) -> bool:
        """Whether fit was called."""
        return "vectorizers_" in self.__dict__

    def _write(self, path: str) -> None:
        vectorizers = self._fitted("vectorizers_")
        fields = [
            (name, field.column, float(field.weight), vectorizers[name]._vectorizer, to_json(vectorizers[name]))
            for name, field in self._fitted_fields.items()
        ]
        _core.save_fields(fields, path, json.dumps({"dtype": np.dtype(self.dtype).name}))

    @classmethod
    def _read(cls, path: str) -> tuple[StoryVectorizer, str]:
        saved, parameters, icu_version = _core.load_fields(path, background_of_file)
        fields, vectorizers = {}, {}
        for name, column, weight, vectorizer, its_parameters in saved:
            vectorizers[name] = restored(TfidfVectorizer, path, vectorizer, its_parameters)
            fields[name] = Field(column, weight, TfidfVectorizer(**vectorizers[name].get_params()))
        stories = cls(fields, dtype=np.dtype(json.loads(parameters)["dtype"] if parameters else np.float32))
        stories._set_learnt(checked_fields(fields), vectorizers)
        return stories, icu_version

    def _vectorizer_of(self, field: Field) -> TfidfVectorizer:
        template = field.vectorizer
        parameters = {"stop_words": "english", "sublinear_tf": True} if template is None else template.get_params()
        return TfidfVectorizer(**{**parameters, "dtype": self.dtype})

    def _continued(self) -> tuple[dict[str, Field], dict[str, TfidfVectorizer]]:
        """The present fields, and vectorizers that have learnt what theirs have."""
        fields = checked_fields(self.fields)
        vectorizers = {name: self._vectorizer_of(field) for name, field in fields.items()}
        if "vectorizers_" in self.__dict__:
            require_same_fields(fields, self._fitted_fields)
            for name, vectorizer in vectorizers.items():
                vectorizer.merge(self.vectorizers_[name])
        return fields, vectorizers

    def _set_learnt(self, fields: dict[str, Field], vectorizers: dict[str, TfidfVectorizer]) -> None:
        ends = np.cumsum([_width(vectorizer) for vectorizer in vectorizers.values()]).tolist()
        self.columns_ = {name: slice(a, b) for name, a, b in zip(fields, [0, *ends[:-1]], ends, strict=True)}
        self.vectorizers_ = vectorizers
        self._fitted_fields = fields

    def _joined(self, fields: dict[str, Field], parts: list[sparse.csr_array]) -> sparse.csr_array:
        weights = [float(field.weight) for field in fields.values()]
        return from_core(_core.join_fields([to_core(part) for part in parts], weights, np.dtype(self.dtype).name))


def _times(vectorizer: TfidfVectorizer, stories: Corpus | list[Any]) -> Any:
    """When stories were published, where a field has a half-life."""
    return None if vectorizer.half_life is None else times_of(stories)


def _width(vectorizer: TfidfVectorizer) -> int:
    """The number of columns."""
    return vectorizer._vectorizer.n_columns


def _has_terms(vectorizer: TermVectorizer, texts: list[str]) -> bool:
    analyze = vectorizer.build_analyzer()
    return any(analyze(text) for text in texts)


def _empty(n_rows: int, dtype: DTypeLike) -> sparse.csr_array:
    return sparse.csr_array((n_rows, 0), dtype=dtype)
