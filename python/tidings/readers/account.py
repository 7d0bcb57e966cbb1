"""What a read finds on its way: the report, and what to warn of."""

from __future__ import annotations

import warnings
from collections import Counter

from tidings.read_report import FileReport, ReadReport

_SHOWN = 3


class Account:
    """Collects the report of a read, and its warnings: the first three of a kind, and how many more there were.

    Parameters
    ----------
    keep : bool
        Whether the report holds all files, or only the one opened last.
    """

    def __init__(self, *, keep: bool = True) -> None:
        self._keep = keep
        self.report = ReadReport()
        self._counts: Counter[str] = Counter()
        self._told = 0

    def begin(self, path: str, kind: str = "") -> FileReport:
        """Open the account of one file."""
        if not self._keep:
            self.report.files.clear()
        self.report.files.append(FileReport(path, kind))
        return self.report.files[-1]

    def problem(self, kind: str, message: str) -> None:
        """Note something odd, in the file opened last.

        Parameters
        ----------
        kind : str
            A plural that names it, for "and 997 more ...".
        message : str
            It names the file, the place and the value.
        """
        self._counts[kind] += 1
        if self._counts[kind] <= _SHOWN:
            self.report.warnings.append(message)
        if self.report.files:
            file = self.report.files[-1]
            file.counts[kind] = file.counts.get(kind, 0) + 1
            if file.counts[kind] <= _SHOWN:
                file.problems.append(message)

    def finish(self) -> None:
        """Say how many more there were of each kind. Nothing may follow."""
        for kind, number in self._counts.items():
            if number > _SHOWN:
                self.report.warnings.append(f"and {number - _SHOWN:,} more {kind}; the report counts them file by file")

    def warn(self, stacklevel: int) -> None:
        """Warn of what was not told yet, from where the caller's caller stands."""
        fresh = self.report.warnings[self._told :]
        self._told = len(self.report.warnings)
        for message in fresh:
            warnings.warn(message, stacklevel=stacklevel + 1)
