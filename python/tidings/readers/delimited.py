"""Tables of text: .csv and .tsv."""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterable, Iterator
from itertools import chain, islice

from tidings._core import FileError
from tidings._html import count
from tidings.corpus import Corpus
from tidings.readers.columns import find_columns
from tidings.readers.encodings import open_text
from tidings.readers.files import suffix_of
from tidings.readers.job import Job
from tidings.readers.rows import stories_of

_END = "\ue000 the end of the file \ue000"


def read_delimited(job: Job) -> Iterator[Corpus]:
    """A story a row. The first line names the columns; its separators tell which one a .csv file has: , ; or a tab.

    A row with too few fields has empty ones at its end; of a row with too many the surplus is left out. Both are told.

    Raises
    ------
    FileError
        If it is no text.
    ValueError
        If it has no column for a text or a headline, or two of the same name.
    """
    csv.field_size_limit(max(csv.field_size_limit(), sys.maxsize))  # the module's own limit is 128 KiB
    size = job.path.stat().st_size
    with open_text(job.path, job.encoding, job.account, newline="") as lines:
        for stories in _Table(job, lines).batches():
            yield stories
            job.tick(min(lines.raw.tell(), size - 1), size)
    job.tick(size, size)


class _Table:
    """The rows of a delimited file."""

    def __init__(self, job: Job, lines: Iterable[str]) -> None:
        self._job = job
        remaining = iter(lines)
        head = list(_through_first_full_line(remaining))
        comma = "\t" if suffix_of(job.path) == ".tsv" else _separator(head[-1] if head else "")
        # After the last line comes one of our own: where it does not stand alone, a quotation mark was left open.
        self._reader = csv.reader(chain(head, remaining, [_END]), delimiter=comma)
        self._rows = self._numbered()
        self._names = [name.strip() for name in next(self._rows, (0, []))[1]]

    def batches(self) -> Iterator[Corpus]:
        """The stories, so many rows at a time."""
        fields = self._find_fields()
        empty = True
        while rows := list(islice(self._rows, self._job.rows)):
            cells = [self._fitted(line, cells) for line, cells in rows]
            lines = [line for line, _ in rows]
            columns = {field: [row[at] for row in cells] for field, at in fields.items()}
            yield stories_of(columns, lambda row, lines=lines: self._place(lines[row]), self._job.account)  # type: ignore[misc]
            empty = False
        if empty:
            what = "the table has no rows" if self._names else "the file is empty"
            self._job.account.problem("empty files", f"{self._job.path}: {what}")

    def _find_fields(self) -> dict[str, int]:
        if not self._names:
            return {}
        found = find_columns(self._names, self._job.columns, str(self._job.path))
        for field, name in found.items():
            if self._names.count(name) > 1:
                raise ValueError(f"{self._job.path}: two columns are called {name!r}; which one is the {field}?")
        file = self._job.account.report.files[-1]
        file.columns = found
        file.unused = [name for name in self._names if name not in found.values()]
        return {field: self._names.index(name) for field, name in found.items()}

    def _numbered(self) -> Iterator[tuple[int, list[str]]]:
        """Rows that are not blank, each with the number of the line where it begins."""
        begin = 1
        while (cells := self._next()) is not None and cells != [_END]:
            if cells and cells[-1].endswith(_END):
                cells[-1] = cells[-1].removesuffix(_END)
                self._problem(
                    begin, "open quotation marks", "a quotation mark is never closed; all after it is one field"
                )
            if cells:
                yield begin, cells
            begin = self._reader.line_num + 1

    def _next(self) -> list[str] | None:
        try:
            return next(self._reader, None)
        except csv.Error as error:
            raise FileError(f"{self._place(self._reader.line_num)}: {error}") from error

    def _fitted(self, line: int, cells: list[str]) -> list[str]:
        """The row with as many fields as there are columns."""
        n = len(self._names)
        if len(cells) > n:
            surplus = repr(cells[n:])
            shown = surplus if len(surplus) <= 200 else surplus[:199] + "…"
            self._problem(
                line, "rows with too many fields", f"{len(cells)} fields for {count(n, 'column')}; left out: {shown}"
            )
        elif len(cells) < n:
            self._problem(
                line, "rows with too few fields", f"{count(len(cells), 'field')} for {n} columns; the others are empty"
            )
        return cells[:n] + [""] * (n - len(cells))

    def _place(self, line: int) -> str:
        return f"{self._job.path}, line {line}"

    def _problem(self, line: int, kind: str, text: str) -> None:
        self._job.account.problem(kind, f"{self._place(line)}: {text}")


def _through_first_full_line(lines: Iterator[str]) -> Iterator[str]:
    for line in lines:
        yield line
        if line.strip():
            return


def _separator(header: str) -> str:
    """The one of , ; and tab that stands most often between the names of the columns.

    >>> _separator('id;title;"text, or body"'), _separator("text")
    (';', ',')
    """
    outside = "".join(header.split('"')[::2])
    return max(",;\t", key=outside.count)
