"""What clusterers.py measures of Events on whole articles, one fit in a process of its own, on one thread."""

from __future__ import annotations

import ctypes
import json
import re
import sys
import time
import warnings
from pathlib import Path
from typing import Any

import numpy as np
from common import load, memory, reset_peak

import tidings

SENTENCE_END = re.compile(r"(?<=[.!?])\s+")
Articles = list[dict[str, Any]]


def articles(data: Path, n: int, *, dated: bool) -> Articles:
    """So many stories: those of the data, then mixtures of two of them."""
    known = ("title", "text", "date") if dated else ("title", "text")
    there = [{key: one[key] for key in known if one.get(key)} for one in load(data, "speed/articles", n)]
    return there + mixtures(there, n - len(there))


def mixtures(there: Articles, n: int) -> Articles:
    """Stories with a headline and a date, every other sentence of one of two stories, and the rest of the other's."""
    rng = np.random.default_rng(0)
    result = []
    for _ in range(n):
        first, second = (there[i] for i in rng.choice(len(there), 2, replace=False))
        one, other = (SENTENCE_END.split(story["text"]) for story in (first, second))
        result.append({**first, "text": " ".join(one[::2] + other[1::2])})
    return result


def run(job: dict[str, Any]) -> None:
    """Processor time of a fit; memory at its peak and afterwards, beside what the stories took before."""
    warnings.simplefilter("ignore")
    corpus = tidings.read(articles(Path(job["data"]), job["n"], dated=job["dated"]))
    events = tidings.Events(n_jobs=1)
    give_back()
    before = memory("VmRSS")
    reset_peak()
    begin = time.process_time()
    events.fit(corpus)
    seconds = time.process_time() - begin
    peak = memory("VmHWM") - before
    give_back()
    held = memory("VmRSS") - before
    found = {"events": len(set(events.labels_.tolist())), "threshold": events.threshold_}
    print(json.dumps({"seconds": seconds, "memory": peak, "held": held, **found}))


def give_back() -> None:
    """Freed memory goes back to the system, so that it is not counted."""
    ctypes.CDLL(None).malloc_trim(0)


if __name__ == "__main__":
    run(json.loads(sys.argv[1]))
