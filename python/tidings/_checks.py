"""Checks of a caller's arguments, before they reach the core."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from numbers import Integral, Real
from typing import Any


class NotFittedError(ValueError, AttributeError):
    """An estimator that was not fitted was asked for what fit learns."""


def integer(name: str, value: Any, least: int) -> int:
    """The value as an int that is at least so large."""
    if isinstance(value, bool) or not isinstance(value, Integral) or int(value) < least:
        raise ValueError(f"{name} must be an integer of at least {least}, got {value!r}")
    return int(value)


def positive(name: str, value: Any) -> float:
    """The value as a float that is positive and finite."""
    if isinstance(value, bool) or not isinstance(value, Real) or not 0 < float(value) < math.inf:
        raise ValueError(f"{name} must be positive and finite, got {value!r}")
    return float(value)


def number(name: str, value: Any) -> float:
    """The value as a float that is finite."""
    if isinstance(value, bool) or not isinstance(value, Real) or not math.isfinite(float(value)):
        raise ValueError(f"{name} must be a finite number, got {value!r}")
    return float(value)


def threads(n_jobs: Any) -> int:
    """What the core takes for n_jobs; None is 1, as in scikit-learn."""
    if n_jobs is None:
        return 1
    if not isinstance(n_jobs, Integral) or int(n_jobs) == 0:
        raise ValueError(f"n_jobs must be None or an integer other than 0, got {n_jobs!r}")
    return int(n_jobs)


def choice(name: str, value: object, choices: Sequence[object]) -> None:
    """The value must be one of these."""
    if value not in choices:
        raise ValueError(f"{name} must be one of {tuple(choices)}, got {value!r}")


def strings(name: str, values: object) -> list[str]:
    """The values as a list of str."""
    if isinstance(values, (str, bytes)) or not hasattr(values, "__iter__"):
        raise ValueError(f"{name} must be an iterable of str, got {values!r}")
    result = list(values)
    for value in result:
        if not isinstance(value, str):
            raise ValueError(f"{name} must hold str, got {value!r}")
    return result


def ngrams(ngram_range: object) -> tuple[int, int]:
    """The shortest and the longest n-gram."""
    if not isinstance(ngram_range, Sequence) or isinstance(ngram_range, str) or len(ngram_range) != 2:
        raise ValueError(f"ngram_range must be two integers, got {ngram_range!r}")
    least, most = integer("ngram_range", ngram_range[0], 1), integer("ngram_range", ngram_range[1], 1)
    if least > most:
        raise ValueError(f"Invalid value for ngram_range={ngram_range} lower boundary larger than the upper boundary.")
    return least, most


def document_frequency(name: str, value: object) -> int | float:
    """A number of documents, or a proportion of them."""
    boolean = value is True or value is False
    if isinstance(value, Integral) and not boolean and int(value) >= 0:
        return int(value)
    if isinstance(value, Real) and not isinstance(value, Integral) and 0 <= float(value) <= 1:
        return float(value)
    raise ValueError(f"{name} must be a number of documents or a proportion in [0.0, 1.0], got {value!r}")


def vocabulary_terms(vocabulary: Mapping[str, int] | Iterable[str] | None) -> list[str] | None:
    """The vocabulary in the order of its columns."""
    if vocabulary is None:
        return None
    terms = strings("vocabulary", vocabulary)
    if not terms:
        raise ValueError("empty vocabulary: vocabulary must have a term")
    if not isinstance(vocabulary, Mapping):
        return sorted(terms) if isinstance(vocabulary, (set, frozenset)) else terms
    terms.sort(key=vocabulary.__getitem__)
    columns = [vocabulary[term] for term in terms]
    if len(set(columns)) != len(columns):
        raise ValueError("Vocabulary contains repeated indices: each term must have a column of its own")
    for column in range(len(terms)):
        if columns[column] != column:
            raise ValueError(f"Vocabulary of size {len(terms)} doesn't contain index {column}")
    return terms
