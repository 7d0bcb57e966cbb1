"""What the benchmarks share: arguments, data, the table, the JSON file."""

from __future__ import annotations

import argparse
import json
import lzma
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]


def arguments(description: str, extra: Callable[[argparse.ArgumentParser], object] | None = None) -> argparse.Namespace:
    """The arguments that every benchmark takes, and those that `extra` adds."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "data", help="the data folder")
    parser.add_argument("--quick", action="store_true", help="a part of the data, one round")
    parser.add_argument("--json", type=Path, help="write the results there")
    if extra is not None:
        extra(parser)
    return parser.parse_args()


def load(data: Path, name: str, n: int | None = None) -> list[dict[str, Any]]:
    """The first n objects of a file of the data folder."""
    with lzma.open(data / f"{name}.jsonl.xz", "rt", encoding="utf-8") as file:
        return [json.loads(line) for line, _ in zip(file, range(n or 10**9), strict=False)]


def memory(field: str) -> float:
    """The process's resident memory in MB: VmRSS now, VmHWM at its peak."""
    status = Path("/proc/self/status").read_text().split(f"{field}:")[1]
    return int(status.split()[0]) * 1024 / 1e6


def reset_peak() -> None:
    """Starts the process's peak of resident memory anew."""
    Path("/proc/self/clear_refs").write_text("5")


def row(case: str, metric: str, ours: float, peer: float, peer_name: str, *, more_is_better: bool) -> dict[str, Any]:
    """A result; the ratio says how many times better ours is, and is None where that would divide by zero."""
    better, worse = (ours, peer) if more_is_better else (peer, ours)
    ratio = better / worse if worse else None
    return {"case": case, "metric": metric, "ours": ours, "peer": peer, "peer_name": peer_name, "ratio": ratio}


def report(benchmark: str, rows: list[dict[str, Any]], path: Path | None) -> None:
    """Print the table and write the JSON file."""
    head = ("case", "metric", "ours", "peer", "peer_name", "ratio")
    cells = [head] + [tuple(f"{r[k]:.2f}" if isinstance(r[k], float) else str(r[k]) for k in head) for r in rows]
    widths = [max(len(line[c]) for line in cells) for c in range(len(head))]
    for line in cells:
        print("  ".join(text.ljust(width) for text, width in zip(line, widths, strict=True)).rstrip())
    if path is not None:
        path.write_text(json.dumps({"benchmark": benchmark, "rows": rows}, indent=1) + "\n", encoding="utf-8")
