"""Batches of an even size."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tidings.corpus import Corpus
from tidings.readers.core import join


def rebatched(corpora: Iterable[Corpus], size: int) -> Iterator[Corpus]:
    """The same stories in the same order, so many at a time; the last batch has the rest."""
    waiting: list[Corpus] = []
    n = 0
    for corpus in corpora:
        if not len(corpus):
            continue
        waiting.append(corpus)
        n += len(corpus)
        if n >= size:
            whole = _one(waiting)
            yield from (whole[begin : begin + size] for begin in range(0, n - n % size, size))
            n %= size
            waiting = [whole[len(whole) - n :]] if n else []
    if waiting:
        yield _one(waiting)


def _one(corpora: list[Corpus]) -> Corpus:
    return corpora[0] if len(corpora) == 1 else join(corpora)
