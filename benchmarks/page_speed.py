"""Speed and memory of taking a large page apart, each in a process of its own."""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from common import load, memory, reset_peak, row


def measure_speed(data: Path, *, quick: bool) -> list[dict[str, Any]]:
    """A page of 100 MB (10 MB if quick), ours and the regular expressions in turns; medians of three rounds."""
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "page.txt"
        page.write_bytes(large_page(data, 10_000_000 if quick else 100_000_000))
        rounds = [
            {name: run(name, page) for name in ("tidings", "regular expressions")} for _ in range(1 if quick else 3)
        ]
        size = page.stat().st_size / 1e6
    rows = []
    for metric, more_is_better in (("MB/s", True), ("peak extra bytes a byte of text", False)):
        ours, peer = (
            statistics.median(measured[name][metric] for measured in rounds)
            for name in ("tidings", "regular expressions")
        )
        case = f"speed, a page of {size:.0f} MB"
        rows.append(row(case, metric, ours, peer, "regular expressions", more_is_better=more_is_better))
    return rows


def large_page(data: Path, size: int) -> bytes:
    """Articles one after the other: headline, byline, paragraphs."""
    stories: list[bytes] = []
    written = 0
    for article in load(data, "speed/articles", size // 4000):
        stories.append(f"{article['title']}\n\nBy Ilse Morrow\n\n{article['text']}\n\n".encode())
        written += len(stories[-1])
        if written >= size:
            break
    return b"".join(stories)


def run(name: str, page: Path) -> dict[str, float]:
    command = [sys.executable, __file__, name, str(page)]
    return json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def main(name: str, path: Path) -> None:
    """One measurement. The text is there before; what splitting it adds, with its result, is counted."""
    from page_peer import regular_expressions

    import tidings

    split = tidings.parse_page if name == "tidings" else regular_expressions
    text: Any = path.read_bytes() if name == "tidings" else path.read_text(encoding="utf-8")
    split(text[:100_000])
    before = memory("VmRSS")
    reset_peak()
    begin = time.perf_counter()
    result = split(text)
    seconds = time.perf_counter() - begin
    size = path.stat().st_size
    peak = memory("VmHWM") - before
    print(
        json.dumps(
            {"MB/s": size / seconds / 1e6, "peak extra bytes a byte of text": peak * 1e6 / size, "stories": len(result)}
        )
    )


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
