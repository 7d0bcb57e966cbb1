"""What went where when a page was taken apart."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from html import escape
from typing import Any


@dataclass(frozen=True)
class Part:
    """A piece of the page: what it is, its bytes [begin, end) and the position of its story."""

    kind: str
    begin: int
    end: int
    story: int


@dataclass(frozen=True)
class Boundary:
    """A place where a story begins: the byte, the evidence's score and what it was."""

    begin: int
    score: float
    evidence: list[str]


@dataclass(frozen=True)
class PageReport:
    """The account of a parsed page.

    Attributes
    ----------
    parts : list of Part
        In the order of the page; together they hold every byte that is not white space.
    boundaries : list of Boundary
        One a story.
    warnings : list of str
        What looks odd, such as a story without a body.
    replaced : int
        Ill-formed UTF-8 sequences that became U+FFFD.
    """

    parts: list[Part]
    boundaries: list[Boundary]
    warnings: list[str]
    replaced: int

    @classmethod
    def from_core(cls, report: dict[str, Any]) -> PageReport:
        """The core's account, with names."""
        return cls(
            [Part(*part) for part in report["parts"]],
            [Boundary(*boundary) for boundary in report["boundaries"]],
            list(report["warnings"]),
            report["replaced"],
        )

    @property
    def unassigned(self) -> list[Part]:
        """The pieces that belong to no story."""
        return [part for part in self.parts if part.kind == "unassigned"]

    @property
    def counts(self) -> dict[str, int]:
        """How many parts of each kind there are, in the order in which kinds first appear."""
        return dict(Counter(part.kind for part in self.parts))

    def __repr__(self) -> str:
        lines = [f"PageReport: {len(self.boundaries)} stories, {len(self.parts)} parts"]
        lines += [f"  {count:5} {kind}" for kind, count in self.counts.items()]
        if self.replaced:
            lines.append(f"  {self.replaced} ill-formed UTF-8 sequences replaced by U+FFFD")
        return "\n".join(lines + [f"  warning: {warning}" for warning in self.warnings])

    def _repr_html_(self) -> str:
        rows = "".join(f"<tr><td>{escape(kind)}</td><td>{count}</td></tr>" for kind, count in self.counts.items())
        warnings = "".join(f"<li>{escape(warning)}</li>" for warning in self.warnings)
        table = f"<table><thead><tr><th>part</th><th>count</th></tr></thead><tbody>{rows}</tbody></table>"
        return f"<p>{len(self.boundaries)} stories, {len(self.parts)} parts</p>{table}<ul>{warnings}</ul>"
