"""When documents were, as vectorizers learn it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tidings._checks import positive
from tidings._selection import moment


def half_life_in_days(half_life: float | timedelta) -> float:
    """The parameter as days.

    >>> half_life_in_days(timedelta(hours=12))
    0.5
    """
    if isinstance(half_life, timedelta):
        half_life = half_life / timedelta(days=1)
    return positive("half_life", half_life)


def seconds_of(times: Any) -> NDArray[np.int64]:
    """Seconds since 1970 of dates.

    Raises
    ------
    ValueError
        If there are none, or one is missing or none.
    """
    if times is None:
        raise ValueError("half_life needs the documents' times: give times=, or a Corpus")
    dates = times if isinstance(times, np.ndarray) else np.asarray(list(times))
    if dates.dtype.kind != "M":
        dates = np.array([moment(f"times[{i}]", time) for i, time in enumerate(dates.tolist())], dtype="datetime64[s]")
    missing = np.flatnonzero(np.isnat(dates))
    if missing.size:
        raise ValueError(f"times[{missing[0]}] is missing, and half_life needs the time of every document")
    return dates.astype("datetime64[s]").astype(np.int64)
