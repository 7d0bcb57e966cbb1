"""Stories from columns, of Python's objects or in Arrow's memory."""

from __future__ import annotations

from tidings import Corpus, Story, _core

FIELDS = ("headline", "kicker", "text", "takeaways", "byline", "source", "url", "published", "language", "label")


def stories_of(columns: dict) -> tuple[list[Story], list]:
    corpus, problems = _core.Corpus.from_columns(columns)
    return list(Corpus(corpus)), problems


def stories_of_arrow(table) -> tuple[list[Story], list]:
    corpus, problems = _core.Corpus.from_arrow(table, {name: name for name in FIELDS if name in names_of(table)})
    return list(Corpus(corpus)), problems


def names_of(table) -> list[str]:
    return _core.ArrowStream(table).names
