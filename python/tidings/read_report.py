"""What was read from where, and what was odd about it."""

from __future__ import annotations

from dataclasses import dataclass, field
from html import escape

from tidings._html import count
from tidings.page_report import PageReport


@dataclass
class FileReport:
    """The account of one file or table.

    Attributes
    ----------
    path : str
        The file, or what the source was if it is none, such as 'DataFrame'.
    kind : str
        How it was read: 'page', 'story' (a saved page of one story), 'feed', 'table' (in memory), 'csv', 'tsv',
        'jsonl', 'json' or 'parquet'; 'not read' if it could not be.
    encoding : str
        'UTF-8', 'windows-1252' and so on; empty where there are no bytes to decode.
    stories : int
        How many came from it.
    page : PageReport or None
        What went where, if it was a page. Its bytes are those of the page's text in UTF-8.
    columns : dict of str to str
        Which column was read as which field.
    unused : list of str
        Columns that were not read, in their order.
    problems : list of str
        What was odd: up to three of each kind.
    counts : dict of str to int
        How many problems there were of each kind.
    """

    path: str
    kind: str = ""
    encoding: str = ""
    stories: int = 0
    page: PageReport | None = None
    columns: dict[str, str] = field(default_factory=dict)
    unused: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)

    def __str__(self) -> str:
        how = ", ".join(part for part in (self.kind, self.encoding) if part)
        return f"{self.path}: {count(self.stories, 'story', 'stories')} ({how})"


@dataclass
class ReadReport:
    """The account of `tidings.read` for anything but a single page of text.

    Attributes
    ----------
    files : list of FileReport
        In the order in which they were read.
    warnings : list of str
        What `read` warned of.
    skipped : list of str
        Files of a folder that are of no kind that can be read; hidden files are not listed.

    Examples
    --------
    >>> import tidings
    >>> tidings.read([{"title": "Strike ends", "text": "Trains run again.", "mood": "glad"}]).report
    ReadReport: 1 story from 1 source
      list: 1 story (table)
        headline <- title, text <- text; not read: mood
    """

    files: list[FileReport] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    skipped: list[str] = field(default_factory=list)

    def __repr__(self) -> str:
        stories = count(sum(file.stories for file in self.files), "story", "stories")
        lines = [f"ReadReport: {stories} from {count(len(self.files), 'source')}"]
        for file in self.files[:20]:
            lines += [f"  {file}", *(f"    {line}" for line in _details(file))]
        lines += [f"  ... and {len(self.files) - 20:,} more sources"] if len(self.files) > 20 else []
        lines += [f"  skipped {_listed(self.skipped)}"] if self.skipped else []
        return "\n".join(lines + [f"  warning: {warning}" for warning in self.warnings])

    def _repr_html_(self) -> str:
        names = ("source", "kind", "encoding", "stories", "columns", "problems")
        head = "".join(f"<th>{name}</th>" for name in names)
        rows = "".join(
            f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in _cells(file))}</tr>" for file in self.files
        )
        items = [*self.warnings, *([f"skipped {_listed(self.skipped)}"] if self.skipped else [])]
        notes = "".join(f"<li>{escape(item)}</li>" for item in items)
        return f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table><ul>{notes}</ul>"


def _details(file: FileReport) -> list[str]:
    columns = [", ".join(f"{ours} <- {theirs}" for ours, theirs in file.columns.items())] if file.columns else []
    columns += [f"not read: {_listed(file.unused)}"] if file.unused else []
    counts = [f"{kind}: {number:,}" for kind, number in file.counts.items()]
    return ["; ".join(columns)] * bool(columns) + counts


def _cells(file: FileReport) -> tuple[str, ...]:
    columns = "; ".join(_details(file)[: bool(file.columns or file.unused)])
    return file.path, file.kind, file.encoding, f"{file.stories:,}", columns, "; ".join(file.problems)


def _listed(names: list[str]) -> str:
    more = f" and {len(names) - 10:,} more" if len(names) > 10 else ""
    return ", ".join(names[:10]) + more
