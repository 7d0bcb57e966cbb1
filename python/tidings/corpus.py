"""Stories and collections of them."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cached_property
from typing import IO, TYPE_CHECKING, Any, overload

import numpy as np
from numpy.typing import NDArray

from tidings import _core
from tidings._core import Credit, Dateline, Story
from tidings._corpus_html import corpus_html, corpus_text
from tidings._corpus_tables import to_arrow, to_pandas, to_polars
from tidings._jsonl import write_jsonl
from tidings._languages import language_of
from tidings._selection import in_language, moment, one_of, positions
from tidings.page_report import PageReport
from tidings.read_report import ReadReport

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl
    import pyarrow as pa

__all__ = ["Corpus", "Credit", "Dateline", "PageReport", "Story"]


class Corpus(Sequence[Story]):
    """Stories in the order of their source, with unique ids, held as columns.

    All texts lie in one piece of memory, which slices, masks and sums share. A corpus never changes.

    Parameters
    ----------
    stories : iterable of Story
        A story without an id gets one from its content: 16 hexadecimal digits that depend on headline, text, source,
        url and date, and are the same on every machine. Equal contents get "-2", "-3", ... after them. A date is kept
        in UTC, and ill-formed UTF-8 becomes U+FFFD.
    report : PageReport or ReadReport, optional
        What went where, for a page that was taken apart; what was read, for other sources. Slices and sums have none.

    Raises
    ------
    ValueError
        If two stories have the same id, or a story's date is none.

    Examples
    --------
    >>> corpus = Corpus([Story("Lava reaches the harbour", published="2031-04-02"), Story("Strike ends")])
    >>> corpus[1].headline
    'Strike ends'
    >>> corpus[[True, False]].headlines
    ['Lava reaches the harbour']
    >>> corpus.filter(since="2031-04-01").headlines
    ['Lava reaches the harbour']
    """

    def __init__(
        self, stories: Iterable[Story] | _core.Corpus = (), *, report: PageReport | ReadReport | None = None
    ) -> None:
        self._core = stories if isinstance(stories, _core.Corpus) else _core.Corpus(stories)
        self.report = report

    def __len__(self) -> int:
        return len(self._core)

    @overload
    def __getitem__(self, position: int) -> Story: ...
    @overload
    def __getitem__(self, position: slice | Sequence[bool] | Sequence[int] | NDArray[Any]) -> Corpus: ...
    def __getitem__(self, position: Any) -> Story | Corpus:
        """One story by its position, or a Corpus by a slice, a mask or an array of positions."""
        n = len(self)
        if isinstance(position, (bool, np.bool_)):
            raise TypeError(f"a position must be an int, a slice, a mask or an array of positions, got {position!r}")
        if not isinstance(position, (int, np.integer)):
            return Corpus(self._core.select(positions(n, position)))
        if not -n <= position < n:
            raise IndexError(f"position {position} of a corpus of {n} stories")
        return self._core[int(position) % n]

    def __iter__(self) -> Iterator[Story]:
        return (self._core[i] for i in range(len(self)))

    def __add__(self, other: Corpus) -> Corpus:
        """The stories of both; an id of the second that is taken gets a number after it."""
        if not isinstance(other, Corpus):
            return NotImplemented
        return Corpus(self._core + other._core)

    @classmethod
    def concatenate(cls, parts: Iterable[Corpus]) -> Corpus:
        """The sum of any number of corpora, at once."""
        return cls(_core.Corpus.concatenate([part._core for part in parts]))

    @property
    def texts(self) -> list[str]:
        """What the vectors read: headline, takeaways and body of each story."""
        return self._core.column("text")

    @property
    def headlines(self) -> list[str]:
        """The headline of each story; empty where it has none."""
        return self._core.column("headline")

    @property
    def ids(self) -> list[str]:
        """The id of each story."""
        return self._core.column("id")

    @property
    def sources(self) -> list[str]:
        """The outlet of each story; empty where it is not known."""
        return self._core.column("source")

    @property
    def urls(self) -> list[str]:
        """The address of each story; empty where it is not known."""
        return self._core.column("url")

    @property
    def labels(self) -> list[str]:
        """The label that each story was given; empty where there is none."""
        return self._core.column("label")

    @cached_property
    def languages(self) -> list[str]:
        """The language of each story (BCP 47).

        That which was given; otherwise what py3langid finds, if it is installed (``pip install tidings[languages]``);
        otherwise what the script says: "zh", "el", "und-Latn". "und" for a story without letters.
        """
        given = self._core.column("language")
        return [code or language_of(self._core[i].text) for i, code in enumerate(given)]

    @property
    def published(self) -> NDArray[np.datetime64]:
        """When each story was published, in UTC, in seconds; NaT where that is not known."""
        return self._core.published().view("datetime64[s]")

    @property
    def nbytes(self) -> int:
        """The bytes of memory that it holds on to, shared with others or not."""
        return self._core.nbytes

    def filter(
        self,
        *,
        source: str | Collection[str] | None = None,
        since: Any = None,
        until: Any = None,
        language: str | Collection[str] | None = None,
    ) -> Corpus:
        """The stories that fulfil all conditions.

        Parameters
        ----------
        source : str or collection of str, optional
            The outlet, or several, exactly as written.
        since, until : str, date, datetime or datetime64, optional
            Published at that moment or later, and before that moment. A day is its first moment; without a time zone,
            UTC. A story without a date is in neither.
        language : str or collection of str, optional
            As in `languages`; "en" means "en-GB" as well.

        Returns
        -------
        Corpus

        Raises
        ------
        ValueError
            If a date is none.
        """
        mask = np.ones(len(self), dtype=bool)
        if source is not None:
            mask &= one_of("source", self.sources, source)
        if since is not None:
            mask &= self.published >= moment("since", since)
        if until is not None:
            mask &= self.published < moment("until", until)
        if language is not None:
            mask &= in_language(self.languages, language)
        return self[mask]

    def sort_by_date(self) -> Corpus:
        """The earliest story first; equal dates keep their order, stories without a date come last."""
        return self[np.argsort(self.published, kind="stable")]

    def without_duplicates(self, keep: str = "first", **options: Any) -> tuple[Corpus, NDArray[np.int64]]:
        """One story of each group of near-duplicates, and all that have none.

        Parameters
        ----------
        keep : {'first', 'longest'}, default 'first'
            Which one of a group: the first seen, or the longest.
        **options
            Of `near_duplicates`.

        Returns
        -------
        stories : Corpus
        weights : ndarray of shape (n_stories,), int64
            How many stories each of them stands for, itself included.

        Raises
        ------
        ValueError
            If `keep` is none of these, or an option is out of range.

        Examples
        --------
        >>> lava = "Lava reached the harbour of the village on Monday night, and the last boats left."
        >>> stories = Corpus([Story("Lava", [lava]), Story("Strike ends"), Story("Lava", [lava])])
        >>> unique, weights = stories.without_duplicates()
        >>> unique.headlines, weights.tolist()
        (['Lava', 'Strike ends'], [2, 1])
        """
        from tidings.duplicates import near_duplicates  # noqa: PLC0415 - which imports this module

        positions, weights = near_duplicates(self, **options).unique(keep)
        return self[positions], weights

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        """An Arrow stream of one table; see `to_arrow`."""
        return self._core.arrow_stream(_core.Corpus.arrow_columns()).__arrow_c_stream__(requested_schema)

    def to_arrow(self, columns: Sequence[str] | None = None) -> pa.Table:
        """An Arrow table with a row a story. Needs pyarrow.

        Parameters
        ----------
        columns : sequence of str, optional
            All by default: id, headline, kicker, epigraph, byline, places, agency, dateline_date, takeaways, body,
            subheads, captions, corrections, source, url, published, language, label, text. The column text is not
            copied where the stories lie one after the other in memory, as in whatever was read at once, or a slice.
        """
        return to_arrow(self, columns)

    def to_polars(self) -> pl.DataFrame:
        """A polars DataFrame with a row a story and the columns of `to_arrow`. Needs polars."""
        return to_polars(self)

    def to_pandas(self) -> pd.DataFrame:
        """A pandas DataFrame with a row a story and to_arrow's columns. Needs pandas.

        Names and places are joined by commas; takeaways, subheads, captions and corrections are lists. Credits are in
        to_jsonl only.
        """
        return to_pandas(self)

    def to_jsonl(self, target: str | os.PathLike[str] | IO[Any]) -> None:
        """Write a line of JSON for each story, with all its parts but empty ones.

        Parameters
        ----------
        target : path or file
            A path that ends in .gz is written with gzip. The file is there when it is whole.

        Raises
        ------
        OSError
            If the file cannot be written.
        """
        write_jsonl(self, target)

    def __reduce__(self) -> tuple[Any, ...]:
        return _restore, (self._core, self.report)

    def __repr__(self) -> str:
        return corpus_text(self)

    def _repr_html_(self) -> str:
        return corpus_html(self)


def _restore(core: _core.Corpus, report: PageReport | None) -> Corpus:
    return Corpus(core, report=report)
