"""Fields of stories, each weighed by itself."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from tidings._checks import positive
from tidings._weighting import has_unit_rows
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


def checked_fields(fields: Mapping[str, Field] | None) -> dict[str, Field]:
    """The fields that a parameter says.

    Raises
    ------
    ValueError
        If there is none, or one of them is wrong.
    """
    fields = DEFAULT_FIELDS if fields is None else fields
    if not isinstance(fields, Mapping) or not fields:
        raise ValueError(f"fields must be a mapping of names to Fields, with at least one, got {fields!r}")
    for name, field in fields.items():
        if not isinstance(field, Field):
            raise ValueError(f"fields[{name!r}] must be a Field, got {field!r}")
        positive(f"the weight of field {name!r}", field.weight)
        if field.vectorizer is not None and not (
            isinstance(field.vectorizer, TfidfVectorizer) and has_unit_rows(field.vectorizer)
        ):
            raise ValueError(f"the vectorizer of field {name!r} must be a TfidfVectorizer with norm='l2'")
    return dict(fields)


def require_same_fields(fields: Mapping[str, Field], others: Mapping[str, Field]) -> None:
    """Raise ValueError unless the names and the columns are the same."""

    def columns(of: Mapping[str, Field]) -> list[tuple[str, str]]:
        return [(name, field.column) for name, field in of.items()]

    if columns(fields) != columns(others):
        raise ValueError(f"the fields must be the same: {columns(fields)} and {columns(others)}")
