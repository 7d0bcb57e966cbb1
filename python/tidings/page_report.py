"""What went where when a page was taken apart."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from html import escape
from typing import Any, overload

import numpy as np

from tidings._checks import choice

_SHOWN = 20  # boundaries, unassigned pieces and warnings that a display lists


@dataclass(frozen=True)
class Part:
    """A piece of the page: what it is, its bytes [begin, end), its story's position, and why it belongs to none."""

    kind: str
    begin: int
    end: int
    story: int
    reason: str = ""


@dataclass(frozen=True)
class Boundary:
    """A place where a story begins: the byte, the evidence's score and what it was."""

    begin: int
    score: float
    evidence: list[str]


class Parts(Sequence[Part]):
    """The parts of a page in its order, made one by one from columns when they are asked for."""

    def __init__(self, columns: Mapping[str, Any]) -> None:
        self._columns = columns

    def __len__(self) -> int:
        return len(self._columns["kinds"])

    @overload
    def __getitem__(self, position: int) -> Part: ...
    @overload
    def __getitem__(self, position: slice) -> list[Part]: ...
    def __getitem__(self, position: int | slice) -> Part | list[Part]:
        if isinstance(position, slice):
            return [self[i] for i in range(*position.indices(len(self)))]
        c = self._columns
        return Part(
            c["kind_names"][c["kinds"][position]],
            int(c["begins"][position]),
            int(c["ends"][position]),
            int(c["stories"][position]),
            c["reason_names"][c["reasons"][position]],
        )

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and list(self) == list(other)

    __hash__ = None  # type: ignore[assignment]

    def of_kind(self, kind: str) -> Iterator[Part]:
        """The parts of one kind, such as "dateline", in the order of the page."""
        choice("kind", kind, self._columns["kind_names"])
        code = self._columns["kind_names"].index(kind)
        return (self[int(i)] for i in np.flatnonzero(self._columns["kinds"] == code))

    def counts(self) -> dict[str, int]:
        """How many parts of each kind there are, in the order of the kinds."""
        names = self._columns["kind_names"]
        counts = np.bincount(self._columns["kinds"], minlength=len(names))
        return {name: int(count) for name, count in zip(names, counts, strict=True) if count}


@dataclass(frozen=True)
class PageReport:
    r"""The account of a parsed page.

    Attributes
    ----------
    parts : sequence of Part
        In the order of the page; together they hold every byte that is not white space, each once.
    boundaries : list of Boundary
        One a story.
    warnings : list of str
        What looks odd, such as a story without a body.
    replaced : int
        Ill-formed UTF-8 sequences that became U+FFFD.
    encoding : str
        That of the file that was read. Where it is another than UTF-8, bytes are those of the text in UTF-8.

    Examples
    --------
    >>> from tidings import parse_page
    >>> report = parse_page("Lava reaches harbour\n\nBy Ann Lee\n\nIt came at night.\n\nAdvertisement").report
    >>> [(part.kind, part.reason) for part in report.unassigned]
    [('unassigned', 'page furniture')]
    >>> report.boundaries[0].evidence
    ['headline shape', 'few words', 'start of page', 'byline below']
    """

    parts: Parts
    boundaries: list[Boundary]
    warnings: list[str]
    replaced: int
    encoding: str = "UTF-8"

    @classmethod
    def from_core(cls, report: Mapping[str, Any]) -> PageReport:
        """The core's account, with names."""
        boundaries = [Boundary(*boundary) for boundary in report["boundaries"]]
        return cls(Parts(report), boundaries, list(report["warnings"]), report["replaced"])

    @cached_property
    def unassigned(self) -> list[Part]:
        """The pieces that belong to no story; each has a reason."""
        return list(self.parts.of_kind("unassigned"))

    @property
    def counts(self) -> dict[str, int]:
        """How many parts of each kind there are, in the order of Story's fields."""
        return self.parts.counts()

    def __repr__(self) -> str:
        return self.describe(_SHOWN)

    def describe(self, limit: int | None = None) -> str:
        """The whole account as text; with a limit, so many lines of each list at most."""
        boundaries = [f"    byte {b.begin}: {b.score:.2f} for {', '.join(b.evidence)}" for b in self.boundaries]
        unassigned = [f"    bytes {p.begin} to {p.end}: {p.reason}" for p in self.unassigned]
        return "\n".join(
            [
                f"PageReport: {self._sizes()}" + ("" if self.encoding == "UTF-8" else f", read as {self.encoding}"),
                *(f"  {count:5} {kind}" for kind, count in self.counts.items()),
                *(["  boundaries:"] if boundaries else []),
                *_first(boundaries, limit, "    "),
                *(["  unassigned:"] if unassigned else []),
                *_first(unassigned, limit, "    "),
                *_first([f"  warning: {warning}" for warning in self.warnings], limit, "  "),
            ]
        )

    def _sizes(self) -> str:
        return ", ".join(
            f"{count} {one if count == 1 else many}"
            for count, one, many in ((len(self.boundaries), "story", "stories"), (len(self.parts), "part", "parts"))
        )

    def _repr_html_(self) -> str:
        boundaries = [
            (str(i), str(b.begin), f"{b.score:.2f}", ", ".join(b.evidence)) for i, b in enumerate(self.boundaries)
        ]
        unassigned = [(f"{p.begin} to {p.end}", p.reason) for p in self.unassigned]
        warnings = "".join(f"<li>{escape(warning)}</li>" for warning in _first(self.warnings, _SHOWN, ""))
        return (
            f"<p>{self._sizes()}</p>"
            + _table(("part", "count"), [(kind, str(count)) for kind, count in self.counts.items()])
            + _table(("story", "byte", "score", "evidence"), boundaries)
            + _table(("unassigned bytes", "reason"), unassigned)
            + (f"<ul>{warnings}</ul>" if warnings else "")
        )


def _first(lines: list[str], limit: int | None, indent: str) -> list[str]:
    if limit is None or len(lines) <= limit:
        return lines
    return [*lines[:limit], f"{indent}... and {len(lines) - limit} more"]


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """The first rows; nothing if there are none."""
    cells = "".join(f"<th>{escape(title)}</th>" for title in head)
    body = "".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in rows[:_SHOWN])
    more = f"<p>... and {len(rows) - _SHOWN} more</p>" if len(rows) > _SHOWN else ""
    return f"<table><thead><tr>{cells}</tr></thead><tbody>{body}</tbody></table>{more}" if rows else ""
