"""Columns of stories as lists of texts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from tidings.corpus import Corpus


def checked_stories(stories: Iterable[Any]) -> Corpus | list[Any]:
    if isinstance(stories, Corpus):
        return stories
    if isinstance(stories, (str, bytes)) or not isinstance(stories, Iterable):
        raise ValueError(f"stories must be a Corpus or an iterable of stories, got {type(stories).__name__}")
    return list(stories)


def column_of(stories: Corpus | list[Any], column: str) -> list[str]:
    if isinstance(stories, Corpus):
        known = {"text": "texts", "headline": "headlines", "source": "sources"}
        if column in known:
            return list(getattr(stories, known[column]))
    return [_text_of(story, column, i) for i, story in enumerate(stories)]


def required_column(stories: Corpus | list[Any], column: str) -> list[str]:
    """A column that no mapping has is a mistake; one that some lack is not."""
    mappings: list[Any] = [story for story in stories if isinstance(story, Mapping)]
    if mappings and len(mappings) == len(stories) and not any(column in story for story in mappings):
        raise ValueError(f"no story has {column!r}; the first one has {sorted(map(str, mappings[0]))}")
    return column_of(stories, column)


def _text_of(story: Any, column: str, position: int) -> str:
    if isinstance(story, (str, bytes)):
        raise ValueError(f"story {position} must be a Story or a mapping, got {type(story).__name__}: see tidings.read")
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


def times_of(stories: Corpus | list[Any]) -> Any:
    """When stories were published; None or NaT where that is not known."""
    if isinstance(stories, Corpus):
        return stories.published
    return [story.get("published") if isinstance(story, Mapping) else story.published for story in stories]
