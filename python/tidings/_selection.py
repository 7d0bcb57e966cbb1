"""Which stories of a corpus are meant."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from datetime import date, datetime, timezone
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tidings import _core
from tidings._checks import strings


def positions(n: int, index: Any) -> NDArray[np.intp]:
    """The positions, from 0, that a slice, a mask or an array of positions names among n.

    Raises
    ------
    IndexError
        If there is no such position, or a mask has another length.
    """
    if not isinstance(index, slice):
        index = np.asarray(index)
        if index.dtype == bool and index.shape != (n,):
            raise IndexError(f"a mask of {index.shape} for a corpus of {n} stories")
        index = index if index.size else index.astype(np.intp)
    chosen: NDArray[np.intp] = np.arange(n)[index]
    return chosen


def moment(name: str, value: Any) -> np.datetime64:
    """A date in UTC, in seconds, of a str, date, datetime or datetime64.

    >>> moment("since", "March 3, 2031")
    np.datetime64('2031-03-03T00:00:00')

    Raises
    ------
    ValueError
        If it is none.
    """
    if isinstance(value, str):
        found = _core.parse_timestamp(value)
        result = np.datetime64("NaT", "s") if found is None else np.datetime64(found[0], "s")
    elif isinstance(value, datetime) and value != value:  # noqa: PLR0124 - pandas' NaT
        raise ValueError(f"{name} must be a date, got {value!r}")
    elif isinstance(value, datetime) and value.tzinfo is not None:
        result = np.datetime64(value.astimezone(timezone.utc).replace(tzinfo=None), "s")
    elif isinstance(value, (date, np.datetime64)):
        result = np.datetime64(value).astype("datetime64[s]")
    else:
        raise ValueError(f"{name} must be a str, date, datetime or datetime64, got {value!r}")
    if np.isnat(result):
        raise ValueError(f"{name} must be a date, got {value!r}")
    return result


def one_of(name: str, values: Sequence[str], wanted: str | Collection[str]) -> NDArray[np.bool_]:
    """Which of the values are wanted."""
    chosen = {wanted} if isinstance(wanted, str) else set(strings(name, wanted))
    return _mask(values, chosen.__contains__)


def in_language(values: Sequence[str], wanted: str | Collection[str]) -> NDArray[np.bool_]:
    """Which of the languages are wanted; "en" means "en-GB" as well."""
    chosen = [wanted] if isinstance(wanted, str) else strings("language", wanted)
    return _mask(values, lambda value: any(value == code or value.startswith(f"{code}-") for code in chosen))


def _mask(values: Sequence[str], is_wanted: Callable[[str], bool]) -> NDArray[np.bool_]:
    return np.fromiter(map(is_wanted, values), dtype=bool, count=len(values))
