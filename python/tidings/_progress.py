"""What `progress=` means."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

ProgressCallback = Callable[[int, int], object]
ProgressOption = bool | ProgressCallback


def progress_callback(progress: ProgressOption, what: str) -> ProgressCallback | None:
    """The callable that the core tells of its progress: None, the caller's own, or a tqdm bar."""
    if progress is False:
        return None
    return _bar(what) if progress is True else progress


def _bar(what: str) -> ProgressCallback:
    try:
        from tqdm.auto import tqdm  # noqa: PLC0415 - optional
    except ImportError as error:
        raise ImportError("progress=True needs tqdm: pip install 'tidings[notebook]'") from error
    bar: Any = tqdm(desc=what)

    def update(done: int, total: int) -> None:
        bar.total = total
        bar.update(done - bar.n)
        if done == total:
            bar.close()

    return update
