"""Terms that Python makes, for analyses that have functions of Python's in them."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable
from typing import Any

from tidings import _core

_END_OF_TERM = b"\xff"


class CoreTerms:
    """The core's analyzer as a function that can be pickled."""

    def __init__(self, options: dict[str, Any]) -> None:
        self._options = options
        self._analyzer = _core.Analyzer(**options)

    def __call__(self, text: str) -> list[str]:
        """The terms of a text."""
        return [term for term, _, _ in self._analyzer.analyze(text)]

    def __reduce__(self) -> tuple[Any, ...]:
        return CoreTerms, (self._options,)


def in_steps(*steps_and_document: Any) -> list[str]:
    """What the steps make of the document, which comes last, one after the other."""
    *steps, value = steps_and_document
    for step in steps:
        value = step(value)
    return list(value)


def with_ngrams(stop_words: frozenset[str], min_n: int, max_n: int, words: Iterable[str]) -> list[str]:
    """The words that are no stop words, and n-grams of them joined by a space."""
    kept = [word for word in words if word not in stop_words]
    if max_n == 1:
        return kept
    lengths = range(min_n, min(max_n, len(kept)) + 1)
    return [" ".join(kept[i : i + n]) for n in lengths for i in range(len(kept) - n + 1)]


def preprocessed(
    normalization: str | None, lowercase: bool, strip_accents: str | Callable[[str], str] | None, text: str
) -> str:
    """The text normalised, case-folded and without accents, as far as that is asked for."""
    if normalization:
        text = unicodedata.normalize(normalization, text)  # type: ignore[arg-type]
    if lowercase:
        text = text.casefold()
    if callable(strip_accents):
        return strip_accents(text)
    if strip_accents is None:
        return text
    decomposed = unicodedata.normalize("NFKD", text)
    if strip_accents == "ascii":
        return decomposed.encode("ascii", "ignore").decode("ascii")
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def packed(terms: list[str], document: int) -> bytes:
    """The terms as the core reads those that were made elsewhere."""
    for term in terms:
        if not isinstance(term, str):
            raise ValueError(f"document {document}: a term must be str, got {term!r}")
    return b"".join(term.encode("utf-8", "surrogatepass") + _END_OF_TERM for term in terms)
