"""The core's tables and bytes, as the readers use them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np

from tidings import _core
from tidings.corpus import Corpus

Problem = tuple[int, str, Any]
"""A row, a field, and a value that could not be understood."""


def from_columns(columns: Mapping[str, Sequence[Any]]) -> tuple[Corpus, list[Problem]]:
    """A story a row of columns of Python objects."""
    stories, problems = _core.Corpus.from_columns(dict(columns))
    return Corpus(stories), problems


def from_arrow(source: Any, names: Mapping[str, str]) -> tuple[Corpus, list[Problem]]:
    """A story a row of an Arrow stream; `names` says which column is which field."""
    stories, problems = _core.Corpus.from_arrow(source, names)
    return Corpus(stories), problems


def join(corpora: Iterable[Corpus]) -> Corpus:
    """All stories in one corpus."""
    return Corpus(_core.Corpus.concatenate([corpus._core for corpus in corpora]))


def empty_rows(corpus: Corpus) -> list[int]:
    """The positions of stories without a text."""
    return [int(row) for row in np.flatnonzero(corpus._core.text_sizes() == 0)]
