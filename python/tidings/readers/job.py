"""What each reader is given."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from tidings.readers.account import Account


@dataclass
class Job:
    """One source to read.

    Attributes
    ----------
    path : Path
        The file; of no use where the source is none.
    account : Account
        Where to tell of problems; the file's own account is its last.
    columns : dict of str to str
        Field to column, by hand.
    encoding : str or None
        The caller's; None if it is to be found.
    rows : int
        How many rows a Corpus has at most.
    many : bool
        Whether it is one file of many.
    tick : callable
        Told of the progress, as (done, total).
    """

    path: Path
    account: Account
    columns: dict[str, str] = field(default_factory=dict)
    encoding: str | None = None
    rows: int = 10_000
    many: bool = False
    tick: Callable[[int, int], object] = lambda _done, _total: None
