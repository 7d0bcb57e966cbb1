"""Vectors of stories that know a headline from a body."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import DTypeLike, NDArray
from scipy import sparse

from tidings import _core
from tidings._checks import positive
from tidings._csr import from_core, to_core
from tidings._estimator import Estimator
from tidings._term_vectorizer import TermVectorizer
from tidings.corpus import Corpus
from tidings.tfidf import TfidfVectorizer


class Field(NamedTuple):
    """A part of stories that is weighed by itself.

    Parameters
    ----------
    column : str
        'text', 'headline', 'body', 'source', or any other attribute of a `Story` that is text or a sequence of texts;
        or a key, where stories are mappings.
    weight : float, default 1
        In relation to the other fields'.
    vectorizer : TfidfVectorizer or None, default None
        With ``norm='l2'``; it is not changed. None has English stop words and logarithmic tf.
    """

    column: str
    weight: float = 1.0
    vectorizer: TfidfVectorizer | None = None


DEFAULT_FIELDS = {"headline": Field("headline", 0.3), "text": Field("text", 0.7)}


class StoryVectorizer(Estimator):
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
        What has learnt each field; None for a field that has no term in any story.
    columns_ : dict of str to slice
        The columns of each field.

    Examples
    --------
    >>> from tidings import Story, TfidfVectorizer
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
        stories = _stories(stories)
        fields = self._checked_fields()
        vectorizers: dict[str, TfidfVectorizer | None] = {}
        parts = []
        for name, field in fields.items():
            _require_column(stories, field.column)
            vectorizers[name], part = self._fit_field(field, _column(stories, field.column))
            parts.append(part)
        matrix = self._joined(fields, parts)
        ends = np.cumsum([part.shape[1] for part in parts]).tolist()
        self.columns_ = {name: slice(a, b) for name, a, b in zip(fields, [0, *ends[:-1]], ends, strict=True)}
        self.vectorizers_ = vectorizers
        self._fitted_fields = fields
        return matrix

    def transform(self, stories: Iterable[Any]) -> sparse.csr_array:
        """Make vectors of stories; terms that were not learnt are left out."""
        vectorizers = self._fitted("vectorizers_")
        stories = _stories(stories)
        fields: dict[str, Field] = self._fitted_fields
        parts = []
        for name, vectorizer in vectorizers.items():
            texts = _column(stories, fields[name].column)
            parts.append(_empty(len(texts), self.dtype) if vectorizer is None else vectorizer.transform(texts))
        return self._joined(fields, parts)

    def get_feature_names_out(self, input_features: object = None) -> NDArray[np.object_]:  # noqa: ARG002
        """'field__term' of each column, as an ndarray of str objects of shape (n_features,)."""
        fitted = self._fitted("vectorizers_")
        names = [
            f"{name}__{term}"
            for name, vectorizer in fitted.items()
            if vectorizer is not None
            for term in vectorizer.get_feature_names_out()
        ]
        return np.array(names, dtype=object)

    def __sklearn_is_fitted__(self) -> bool:
        """Whether fit was called."""
        return "vectorizers_" in self.__dict__

    def _checked_fields(self) -> dict[str, Field]:
        fields = DEFAULT_FIELDS if self.fields is None else self.fields
        if not isinstance(fields, Mapping) or not fields:
            raise ValueError(f"fields must be a mapping of names to Fields, with at least one, got {fields!r}")
        for name, field in fields.items():
            if not isinstance(field, Field):
                raise ValueError(f"fields[{name!r}] must be a Field, got {field!r}")
            positive(f"the weight of field {name!r}", field.weight)
            if field.vectorizer is not None and not (
                isinstance(field.vectorizer, TfidfVectorizer) and field.vectorizer.norm == "l2"
            ):
                raise ValueError(f"the vectorizer of field {name!r} must be a TfidfVectorizer with norm='l2'")
        return dict(fields)

    def _fit_field(self, field: Field, texts: list[str]) -> tuple[TfidfVectorizer | None, sparse.csr_array]:
        template = field.vectorizer
        parameters = {"stop_words": "english", "sublinear_tf": True} if template is None else template.get_params()
        vectorizer = TfidfVectorizer(**{**parameters, "dtype": self.dtype})
        if not _has_terms(vectorizer, texts):
            return None, _empty(len(texts), self.dtype)
        return vectorizer, vectorizer.fit_transform(texts)

    def _joined(self, fields: dict[str, Field], parts: list[sparse.csr_array]) -> sparse.csr_array:
        weights = [float(field.weight) for field in fields.values()]
        return from_core(_core.join_fields([to_core(part) for part in parts], weights, np.dtype(self.dtype).name))


def _has_terms(vectorizer: TermVectorizer, texts: list[str]) -> bool:
    analyze = vectorizer.build_analyzer()
    return any(analyze(text) for text in texts)


def _empty(n_rows: int, dtype: DTypeLike) -> sparse.csr_array:
    return sparse.csr_array((n_rows, 0), dtype=dtype)


def _stories(stories: Iterable[Any]) -> Corpus | list[Any]:
    if isinstance(stories, Corpus):
        return stories
    if isinstance(stories, (str, bytes)) or not isinstance(stories, Iterable):
        raise ValueError(f"stories must be a Corpus or an iterable of stories, got {type(stories).__name__}")
    return list(stories)


def _column(stories: Corpus | list[Any], column: str) -> list[str]:
    if isinstance(stories, Corpus):
        known = {"text": "texts", "headline": "headlines", "source": "sources"}
        if column in known:
            return list(getattr(stories, known[column]))
    return [_text_of(story, column, i) for i, story in enumerate(stories)]


def _require_column(stories: Corpus | list[Any], column: str) -> None:
    """A column that no mapping has is a mistake; one that some lack is not."""
    mappings: list[Any] = [story for story in stories if isinstance(story, Mapping)]
    if mappings and len(mappings) == len(stories) and not any(column in story for story in mappings):
        raise ValueError(f"no story has {column!r}; the first one has {sorted(map(str, mappings[0]))}")


def _text_of(story: Any, column: str, position: int) -> str:
    value = story.get(column, "") if isinstance(story, Mapping) else getattr(story, column, story)
    if value is story:
        raise ValueError(f"story {position} has no {column!r}")
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, Iterable) and all(isinstance(part, str) for part in value):
        return "\n\n".join(value)
    raise ValueError(f"story {position}: {column!r} must be text, got {value!r}")
