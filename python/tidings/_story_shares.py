"""A similarity of two stories as shares of the terms of their fields."""

from __future__ import annotations

import math
from datetime import timedelta
from numbers import Real
from typing import Any, NamedTuple

import numpy as np
from scipy import sparse

from tidings import _core
from tidings._csr import as_csr, to_core
from tidings.corpus import Story
from tidings.story_explanation import Highlight, StoryExplanation, TermShare
from tidings.story_vectorizer import StoryVectorizer
from tidings.tfidf import TfidfVectorizer

_IN_TEXT = ("text", "headline", "body")
_DAY = 86_400.0


class Part(NamedTuple):
    """A field of a matrix: its columns, those of its terms before those of its background."""

    name: str
    column: str
    vectorizer: TfidfVectorizer
    begin: int
    terms: list[str]


def parts_of(vectorizer: StoryVectorizer | TfidfVectorizer) -> list[Part]:
    """The fields of a fitted vectorizer; one that knows no fields has one, "text"."""
    if isinstance(vectorizer, TfidfVectorizer):
        return [Part("text", "text", vectorizer, 0, vectorizer._ready().feature_names)]
    return [
        Part(
            name,
            vectorizer._fitted_fields[name].column,
            fitted,
            vectorizer.columns_[name].start,
            fitted._ready().feature_names,
        )
        for name, fitted in vectorizer._fitted("vectorizers_").items()
        if fitted is not None
    ]


def rows_of(vectorizer: StoryVectorizer | TfidfVectorizer, stories: tuple[Story, Story]) -> sparse.csr_array:
    """The vectors of two stories."""
    if isinstance(vectorizer, StoryVectorizer):
        return vectorizer.transform(stories)
    return vectorizer.transform([story.text for story in stories])


def explain_stories(
    stories: tuple[Story, Story], rows: sparse.csr_array, parts: list[Part], *, half_life: Any, window: Any
) -> StoryExplanation:
    """Take the similarity of two stories apart.

    Parameters
    ----------
    stories : pair of Story
    rows : csr_array of shape (2, n_features)
    parts : list of Part
    half_life, window : timedelta, number of days, or None
    """
    a, b = stories
    similarity, columns, shares = _core.explain(to_core(as_csr(rows)), 0, 1)
    terms = []
    background = dict.fromkeys([part.name for part in parts if part.vectorizer.semantic], 0.0)
    starts = [part.begin for part in parts]
    for column, share in zip(columns.tolist(), shares.tolist(), strict=True):
        part = parts[max(i for i, start in enumerate(starts) if start <= column)]
        if column - part.begin < len(part.terms):
            terms.append(TermShare(part.name, part.terms[column - part.begin], share))
        else:
            background[part.name] += share
    marks = (_highlights(a, parts, terms), _highlights(b, parts, terms))
    factor = time_factor(a, b, half_life, window)
    return StoryExplanation(a, b, similarity, factor, terms, background, marks)


def time_factor(a: Story, b: Story, half_life: Any, window: Any) -> float:
    """What time does to the similarity of two stories; nothing where a date is missing."""
    moments = [_core.parse_timestamp(story.published) for story in (a, b)]
    if (half_life is None and window is None) or moments[0] is None or moments[1] is None:
        return 1.0
    limits = (seconds("half_life", half_life), seconds("window", window))
    return _core.time_factor(float(moments[0][0]), float(moments[1][0]), *limits)


def seconds(name: str, value: Any) -> float:
    """A timedelta or a number of days in seconds; infinite for None. A window may be 0, a half-life may not."""
    if value is None:
        return math.inf
    if isinstance(value, timedelta):
        found = value.total_seconds()
    elif isinstance(value, np.timedelta64):
        found = float(value / np.timedelta64(1, "s"))
    elif isinstance(value, bool) or not isinstance(value, Real):
        raise ValueError(f"{name} must be a timedelta or a number of days, got {value!r}")
    else:
        found = float(value) * _DAY
    if found > 0 or (found == 0 and name == "window"):
        return found
    raise ValueError(f"{name} must be {'at least 0' if name == 'window' else 'positive'}, got {value!r}")


def _highlights(story: Story, parts: list[Part], terms: list[TermShare]) -> list[Highlight]:
    content = story.text.encode()
    markings = []
    for part in parts:
        if part.column not in _IN_TEXT or part.vectorizer._python_makes_terms():
            continue
        shares = {term.term: term.share for term in terms if term.field == part.name}
        markings.append((part.vectorizer._analyzer(), *_place(story, part.column, len(content)), shares))
    found = _core.highlights(content, markings)
    return [Highlight(content[begin:end].decode(), begin, end, share) for begin, end, share in found]


def _place(story: Story, column: str, size: int) -> tuple[int, int]:
    """The bytes of a column in the story's text."""
    if column == "headline":
        return 0, len(story.headline.encode())
    return (size - len(story.body.encode()), size) if column == "body" else (0, size)
