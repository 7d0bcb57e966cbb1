"""Clusterers beside their peers: speed, memory and quality on news articles; and how they grow to 100,000 stories.

Every measurement is a process of its own with one thread, and its processor time counts; ours and theirs take turns,
and the medians are shown (of k-means one round). All get the same TF-IDF vectors (`sublinear_tf`, English stop words,
`min_df=2`), made before the clock starts. All of it takes an hour; `--only "Leiden"` runs a part.

- k-means: scikit-learn's KMeans on the normalised sparse rows, from the same seeds. Quality is the mean cosine of rows
  with the direction of their cluster's sum, and scikit-learn's own inertia. With 1,000 clusters theirs stops after two
  iterations, for time's sake; ours goes on to the end in both, so that the ratio is less than it would be.
- average link: SciPy's linkage on all distances, which are computed a block of rows at a time; down to
  `event_threshold`.
- Leiden: leidenalg with its default of two iterations, and until it stops, on the same graph.
- density: hdbscan on the same graph of distances (connected by edges of distance 1), as a sparse matrix and, for 5,000
  stories, as a dense one. Core distances make ties, and hdbscan breaks them by the order in which edges come: its two
  ways differ from each other. Core distances to the nearest row (min_samples=2) make none.
- growth: beside half as many stories; an exponent of 1 is linear. Stories behind the 37,554 of the data have some terms
  of one and some of another.
"""

from __future__ import annotations

import json
import math
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import clusterer_jobs
from common import arguments, load, report, row
from scipy import sparse

import tidings

SIZES = (12_500, 25_000, 50_000, 100_000)
Result = dict[str, Any]


def main() -> None:
    options = arguments(
        __doc__ or "",
        lambda parser: parser.add_argument("--only", help="one case by its name: 'k-means, k=100', 'Leiden', ..."),
    )
    n, n_links = (1500, 800) if options.quick else (20_000, 10_000)
    rounds = 1 if options.quick else 3
    cases: list[tuple[str, Callable[[str], list[Result]]]] = [
        (f"k-means, k={k}", lambda path, k=k: kmeans(path, n, k, 1)) for k in ((30,) if options.quick else (100, 1000))
    ]
    cases += [
        ("average link", lambda path: average_link(path, n_links, rounds)),
        ("Leiden", lambda path: leiden(path, n, rounds)),
        ("density", lambda path: density(path, n_links, rounds)),
        ("growth", lambda path: growth(path, (400, 800) if options.quick else SIZES)),
    ]
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "vectors.npz")
        sparse.save_npz(path, vectors(options.data, 2000 if options.quick else None))
        for name, case in cases:
            if options.only is None or options.only == name:
                rows += [{**result, "case": f"{name}: {result['case']}".removesuffix(": ")} for result in case(path)]
    report("clusterers", rows, options.json)


def vectors(data: Path, n: int | None) -> sparse.csr_array:
    texts = [f"{article['title']}\n{article['text']}" for article in load(data, "speed/articles", n)]
    return tidings.TfidfVectorizer(sublinear_tf=True, stop_words="english", min_df=2).fit_transform(texts)


def kmeans(path: str, n: int, k: int, rounds: int) -> list[Result]:
    ours, theirs = alternate(
        rounds,
        {"path": path, "n": n, "work": "our_kmeans", "k": k},
        {"path": path, "n": n, "work": "their_kmeans", "k": k, "max_iter": 2 if k >= 1000 else 300},
    )
    peer = "scikit-learn" if k < 1000 else "scikit-learn, 2 iterations"
    return [
        row("same seeds", "processor s", ours["seconds"], theirs["seconds"], peer, more_is_better=False),
        row("same seeds", "peak extra MB", ours["memory"], theirs["memory"], peer, more_is_better=False),
        row("same seeds", "mean cosine", ours["cosine"], theirs["cosine"], peer, more_is_better=True),
        row("same seeds", "inertia", ours["inertia"], theirs["inertia"], peer, more_is_better=False),
    ]


def average_link(path: str, n: int, rounds: int) -> list[Result]:
    ours, theirs = alternate(
        min(rounds, 2), {"path": path, "n": n, "work": "our_link"}, {"path": path, "n": n, "work": "their_link"}
    )
    same = tidings.metrics.adjusted_rand(ours["labels"], theirs["labels"])
    return [
        row("", "processor s", ours["seconds"], theirs["seconds"], "SciPy", more_is_better=False),
        row("", "peak extra MB", ours["memory"], theirs["memory"], "SciPy", more_is_better=False),
        row("same clusters", "adjusted Rand index", same, 1.0, "SciPy", more_is_better=True),
    ]


def leiden(path: str, n: int, rounds: int) -> list[Result]:
    results = []
    for quality, resolution in (("cpm", 0.05), ("cpm", 0.2), ("modularity", 1.0)):
        job = {"path": path, "n": n, "quality": quality, "resolution": resolution}
        for n_iterations in (2, -1):
            ours, theirs = alternate(
                rounds, {**job, "work": "our_leiden"}, {**job, "work": "their_leiden", "n_iterations": n_iterations}
            )
            name = f"{quality}, resolution {resolution}"
            peer = "leidenalg, 2 iterations" if n_iterations == 2 else "leidenalg, to the end"
            results += [
                row(name, "processor s", ours["seconds"], theirs["seconds"], peer, more_is_better=False),
                row(name, "quality", ours["value"], theirs["value"], peer, more_is_better=True),
            ]
    return results


def density(path: str, n: int, rounds: int) -> list[Result]:
    results = []
    for min_samples, dense in ((5, False), (2, False), (5, True)):
        job = {"path": path, "n": min(n, 5000) if dense else n, "min_samples": min_samples, "dense": dense}
        ours, theirs = alternate(
            1 if dense else min(rounds, 2), {**job, "work": "our_density"}, {**job, "work": "their_density"}
        )
        same = tidings.metrics.adjusted_rand(ours["labels"], theirs["labels"])
        name = f"min_samples={min_samples}, {job['n']} stories"
        peer = "hdbscan, dense" if dense else "hdbscan"
        results += [
            row(name, "processor s", ours["seconds"], theirs["seconds"], peer, more_is_better=False),
            row(name, "peak extra MB", ours["memory"], theirs["memory"], peer, more_is_better=False),
            row(f"{name}, same groups", "adjusted Rand index", same, 1.0, peer, more_is_better=True),
        ]
    return results


def growth(path: str, sizes: tuple[int, ...]) -> list[Result]:
    """Time and memory beside those of the size before, which is half as large."""
    results = []
    for work in ("our_kmeans", "our_leiden_of_rows", "our_density_of_rows", "our_link_on_graph", "our_link"):
        before = None
        for n in sizes:
            if work == "our_link" and n > 50_000:
                continue
            result = measure({"path": path, "n": n, "work": work, "k": 100, "mixed": True})
            name = f"{work.removeprefix('our_')}, {n} stories"
            for metric, key in (("processor s", "seconds"), ("peak extra MB", "memory")):
                peer = before[key] if before else result[key]
                results.append(row(name, metric, result[key], peer, "half as many", more_is_better=False))
                if before and min(result[key], before[key]) > 0:
                    exponent = math.log2(result[key] / before[key])
                    results.append(row(name, f"exponent of {key}", exponent, 1.0, "linear", more_is_better=False))
            before = result
    return results


def alternate(rounds: int, *jobs: dict[str, Any]) -> list[Result]:
    """The median of each job's seconds and memory over the rounds; the rest is the same in all."""
    results: list[list[Result]] = [[] for _ in jobs]
    for _ in range(rounds):
        for job, measured in zip(jobs, results, strict=True):
            measured.append(measure(job))
    medians = []
    for measured in results:
        numbers = {key: statistics.median(result[key] for result in measured) for key in ("seconds", "memory")}
        medians.append({**measured[0], **numbers})
    return medians


def measure(job: dict[str, Any]) -> Result:
    command = [sys.executable, clusterer_jobs.__file__, json.dumps(job)]
    one_thread = {**os.environ, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
    return json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True, env=one_thread).stdout)


if __name__ == "__main__":
    main()
