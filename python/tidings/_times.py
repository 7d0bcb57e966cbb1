"""Times of rows, and how time tells on similarity, as the core takes them."""

from __future__ import annotations

import math
from datetime import timedelta
from typing import Any

import numpy as np

from tidings._selection import moment

#: times, other_times, half_life, window
CoreTimes = tuple[list[float], list[float], float, float]


def core_times(times: Any, other_times: Any, half_life: Any, window: Any) -> CoreTimes:
    """The arguments of the core: numbers as they are, dates and timedeltas in seconds.

    Raises
    ------
    ValueError
        If a time is missing or none, or half_life and window are not of the times' kind.
    """
    if times is None:
        for name, value in (("other_times", other_times), ("half_life", half_life), ("window", window)):
            if value is not None:
                raise ValueError(f"{name} needs times, got {name}={value!r} without them")
        return [], [], math.inf, math.inf
    numbers, dates = _as_numbers("times", times)
    others, other_dates = ([], dates) if other_times is None else _as_numbers("other_times", other_times)
    if len(others) and len(numbers) and dates != other_dates:
        raise ValueError("times and other_times must both be dates or both be numbers")
    return numbers, others, _duration("half_life", half_life, dates), _duration("window", window, dates)


def _as_numbers(name: str, times: Any) -> tuple[list[float], bool]:
    """The times as numbers, and whether they are dates, which become seconds."""
    array = np.asarray(times)
    if array.ndim != 1:
        raise ValueError(f"{name} must have one dimension, got shape {array.shape}")
    if array.dtype.kind in "OUT":
        array = np.array([moment(f"{name}[{i}]", value) for i, value in enumerate(array.tolist())], "datetime64[s]")
    if array.dtype.kind == "M":
        missing = np.flatnonzero(np.isnat(array))
        if missing.size:
            raise ValueError(f"{name}[{missing[0]}] must be a date, got NaT: leave out the rows without one")
        seconds: list[float] = (array.astype("datetime64[us]").astype(np.int64) / 1e6).tolist()
        return seconds, True
    if array.dtype.kind not in "iuf":
        raise ValueError(f"{name} must be dates or numbers, got {array.dtype}")
    plain: list[float] = array.astype(np.float64).tolist()
    return plain, False


def _duration(name: str, value: Any, dates: bool) -> float:
    """In seconds if the times are dates, else in their unit; infinite for None."""
    if value is None:
        return math.inf
    if isinstance(value, timedelta) and dates:
        return value.total_seconds()
    if isinstance(value, np.timedelta64) and dates:
        return float(value / np.timedelta64(1, "s"))
    if isinstance(value, (int, float, np.number)) and not isinstance(value, (bool, np.timedelta64)) and not dates:
        return float(value)
    kind = "a timedelta, as the times are dates" if dates else "a number, as the times are"
    raise ValueError(f"{name} must be {kind}, got {value!r}")
