"""Clusterers beside their peers: speed, memory and quality on news articles; and how they grow to 100,000 stories.

Every measurement is a process of its own with one thread, and its processor time counts; ours and theirs take turns,
and the medians are shown (of k-means and Leiden one round). All get the same TF-IDF vectors (`sublinear_tf`, English
stop words, `min_df=2`), made before the clock starts. All of it takes half an hour; `--only "Leiden"` runs a part.

- k-means: scikit-learn's KMeans on the normalised sparse rows, from the same seeds. Quality is what ours maximises, the
  mean cosine of rows with the direction of their cluster's sum, and what theirs minimises, inertia. With 100 clusters
  each goes on until it stops: ours when no row changes its cluster, theirs by its tolerance. With 1,000 clusters both
  stop after one iteration, for the sake of the time of theirs (110 s; rows are given to centroids twice): bounds, which
  save us most in the last iterations, count for nothing there. How long ours takes to its end stands beside it.
- average link: SciPy's linkage on all distances, which are computed a block of rows at a time; down to
  `event_threshold`.
- Leiden: leidenalg with its default of two iterations, the best of six seeds, and until it stops, on the same graph;
  the time of one run.
- density: hdbscan on the same graph of distances (connected by edges of distance 1), as a sparse matrix and, for 5,000
  stories, as a dense one. Core distances make ties, and hdbscan breaks them by the order in which edges come: its two
  ways differ from each other. Core distances to the nearest row (min_samples=2) make none.
- growth: beside half as many stories; an exponent of 1 is linear. Stories behind the 37,554 of the data have some terms
  of one and some of another. Leiden, density and average link on a graph are measured on the graph of 30 neighbours,
  of which the search is measured by itself; average link on all pairs up to 50,000 stories, k-means with 100 clusters.
- events: the growth of `Events().fit` on whole articles, without dates and with them; stories behind the 37,554 of the
  data have every other sentence of one, and of another the rest. Memory is beside the stories': at the peak, and what
  is held afterwards.
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
import event_growth
from common import arguments, load, report, row
from scipy import sparse

import tidings

SIZES = (12_500, 25_000, 50_000, 100_000)
LARGEST_LINK = 50_000
Result = dict[str, Any]


def main() -> None:
    options = arguments(
        __doc__ or "",
        lambda parser: parser.add_argument("--only", help="one case by its name: 'k-means, k=100', 'Leiden', ..."),
    )
    n, n_links = (1500, 800) if options.quick else (20_000, 10_000)
    rounds = 1 if options.quick else 3
    cases: list[tuple[str, Callable[[str], list[Result]]]] = [
        (f"k-means, k={k}", lambda path, k=k: kmeans(path, n, k)) for k in ((30,) if options.quick else (100, 1000))
    ]
    cases += [
        ("average link", lambda path: average_link(path, n_links, rounds)),
        ("Leiden", lambda path: leiden(path, (n // 4, n))),
        ("density", lambda path: density(path, n_links, rounds)),
        ("growth", lambda path: growth(path, (400, 800) if options.quick else SIZES)),
        ("events", lambda _: events(options.data, (400, 800) if options.quick else SIZES)),
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


def kmeans(path: str, n: int, k: int) -> list[Result]:
    """To the end of both, or where there are many clusters the first iteration of both, and then ours to the end."""
    names = {1: "one iteration", 300: "to the end"}
    job = {"path": path, "n": n, "k": k}
    stop = 300 if k < 1000 else 1
    theirs = measure({**job, "work": "their_kmeans", "max_iter": stop})
    peer = f"scikit-learn, {names[stop]}"
    results = []
    for our_stop in sorted({stop, 300}):
        ours = measure({**job, "work": "our_kmeans", "max_iter": our_stop})
        case = f"same seeds, {names[our_stop]}"
        results += [
            row(case, "processor s", ours["seconds"], theirs["seconds"], peer, more_is_better=False),
            row(case, "peak extra MB", ours["memory"], theirs["memory"], peer, more_is_better=False),
            row(case, "mean cosine", ours["cosine"], theirs["cosine"], peer, more_is_better=True),
            row(case, "inertia", ours["inertia"], theirs["inertia"], peer, more_is_better=False),
        ]
    return results


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


def leiden(path: str, sizes: tuple[int, ...]) -> list[Result]:
    """Their best of six runs by default, and one to its end; time is that of one run."""
    results = []
    for n in sizes:
        for quality, resolution in (("cpm", 0.05), ("cpm", 0.2), ("modularity", 1.0)):
            job = {"path": path, "n": n, "quality": quality, "resolution": resolution}
            ours = measure({**job, "work": "our_leiden", "runs": 6})
            for n_iterations, runs, peer in ((2, 6, "leidenalg, best of six"), (-1, 1, "leidenalg, to the end")):
                theirs = measure({**job, "work": "their_leiden", "runs": runs, "n_iterations": n_iterations})
                name = f"{n} stories, {quality}, resolution {resolution}"
                seconds = ours["seconds"] / 6, theirs["seconds"] / runs
                results += [
                    row(name, "processor s", *seconds, peer, more_is_better=False),
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
    results = []
    works = [
        "our_kmeans",
        "our_neighbors",
        "our_leiden_on_graph",
        "our_density_on_graph",
        "our_link_on_graph",
        "our_link",
    ]
    for work in works:
        before = None
        for n in sizes:
            if work == "our_link" and n > LARGEST_LINK:
                continue
            graph = f"{path}-{n}.npz"
            source = graph if work.endswith("on_graph") else path
            result = measure({"path": source, "graph": graph, "n": n, "work": work, "k": 100, "growth": True})
            results += beside_half(f"{work.removeprefix('our_')}, {n} stories", result, before)
            before = result
    return results


def events(data: Path, sizes: tuple[int, ...]) -> list[Result]:
    results = []
    for dated in (False, True):
        before = None
        for n in sizes:
            result = measure({"data": str(data), "n": n, "dated": dated}, event_growth.__file__)
            results += beside_half(f"{'dated' if dated else 'undated'}, {n} stories", result, before)
            before = result
    return results


def beside_half(name: str, result: Result, before: Result | None) -> list[Result]:
    """Time and memory beside those of the size before, which is half as large."""
    results = []
    for metric, key in (("processor s", "seconds"), ("peak extra MB", "memory"), ("held MB", "held")):
        if key not in result:
            continue
        peer = before[key] if before else result[key]
        results.append(row(name, metric, result[key], peer, "half as many", more_is_better=False))
        if before and min(result[key], before[key]) > 0:
            exponent = math.log2(result[key] / before[key])
            results.append(row(name, f"exponent of {key}", exponent, 1.0, "linear", more_is_better=False))
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


def measure(job: dict[str, Any], script: str = clusterer_jobs.__file__) -> Result:
    command = [sys.executable, script, json.dumps(job)]
    one_thread = {**os.environ, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
    return json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True, env=one_thread).stdout)


if __name__ == "__main__":
    main()
