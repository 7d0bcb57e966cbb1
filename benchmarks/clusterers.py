"""Clusterers beside their peers: speed, memory and quality on news articles; and how they grow to 100,000 stories.

Every measurement is a process of its own; ours and theirs take turns, and the medians are shown (of k-means one round).
All get the same TF-IDF vectors (`sublinear_tf`, English stop words, `min_df=2`), made before the clock starts. All of
it takes half an hour on two cores; `--only "Leiden"` runs a part.

- k-means: scikit-learn's KMeans on the normalised sparse rows, from the same seeds. Quality is the mean cosine of rows
  with the direction of their cluster's sum, and scikit-learn's own inertia. With 1,000 clusters theirs stops after five
  iterations, for time's sake; ours goes on to the end in both.
- average link: SciPy's linkage on all distances, which are computed a block of rows at a time; down to
  `event_threshold`.
- Leiden: leidenalg with its default of two iterations, and until it stops, on the same graph.
- density: hdbscan on the same sparse graph of distances (connected by edges of distance 1). Core distances make ties,
  which each breaks in its own way: groups differ a little.
- growth: beside half as many stories. Those behind the 37,554 of the data have some terms of one and some of another.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import tempfile
import time
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
from common import arguments, load, memory, report, reset_peak, row
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
        {"path": path, "n": n, "work": "their_kmeans", "k": k, "max_iter": 5 if k >= 1000 else 300},
    )
    peer = "scikit-learn" if k < 1000 else "scikit-learn, 5 iterations"
    return [
        row("same seeds", "seconds", ours["seconds"], theirs["seconds"], peer, more_is_better=False),
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
        row("", "seconds", ours["seconds"], theirs["seconds"], "SciPy", more_is_better=False),
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
                row(name, "seconds", ours["seconds"], theirs["seconds"], peer, more_is_better=False),
                row(name, "quality", ours["value"], theirs["value"], peer, more_is_better=True),
            ]
    return results


def density(path: str, n: int, rounds: int) -> list[Result]:
    ours, theirs = alternate(
        min(rounds, 2), {"path": path, "n": n, "work": "our_density"}, {"path": path, "n": n, "work": "their_density"}
    )
    same = tidings.metrics.adjusted_rand(ours["labels"], theirs["labels"])
    return [
        row("", "seconds", ours["seconds"], theirs["seconds"], "hdbscan", more_is_better=False),
        row("", "peak extra MB", ours["memory"], theirs["memory"], "hdbscan", more_is_better=False),
        row("same groups", "adjusted Rand index", same, 1.0, "hdbscan", more_is_better=True),
    ]


def growth(path: str, sizes: tuple[int, ...]) -> list[Result]:
    """Seconds and memory beside those of the size before, which is half as large."""
    results = []
    for work in ("our_kmeans", "our_leiden_of_rows", "our_density_of_rows", "our_link_on_graph", "our_link"):
        before = None
        for n in sizes:
            if work == "our_link" and n > 50_000:
                continue
            result = measure({"path": path, "n": n, "work": work, "k": 100, "mixed": True})
            for metric, key in (("seconds", "seconds"), ("peak extra MB", "memory")):
                peer = before[key] if before else result[key]
                name = f"{work.removeprefix('our_')}, {n} stories"
                results.append(row(name, metric, result[key], peer, "half as many", more_is_better=False))
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
    command = [sys.executable, __file__, "--measure", json.dumps(job)]
    return json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout)


def run(job: dict[str, Any]) -> None:
    """One measurement, in a process of its own."""
    warnings.simplefilter("ignore")
    X = sparse.load_npz(job["path"])
    X = mixed(X, job["n"]) if job.get("mixed") else sparse.csr_array(X[: job["n"]])
    work = globals()[job["work"]](X, job)  # makes ready, and gives what is to be measured
    before = memory("VmRSS")
    reset_peak()
    begin = time.perf_counter()
    outcome = work()
    seconds = time.perf_counter() - begin
    print(json.dumps({"seconds": seconds, "memory": memory("VmHWM") - before, **describe(X, outcome, job)}))


def describe(X: sparse.csr_array, outcome: Any, job: dict[str, Any]) -> Result:
    labels = np.asarray(outcome["labels"])
    result = {key: value for key, value in outcome.items() if key != "labels"}
    if job["work"].endswith("kmeans"):
        unit = normalized(X).astype(np.float64)
        members = sparse.csr_array((np.ones(len(labels)), labels, np.arange(len(labels) + 1)))
        squares = (members.T @ unit).power(2).sum(axis=1)
        result["cosine"] = float(np.sqrt(squares).sum() / len(labels))
        counts = np.maximum(np.bincount(labels), 1)
        result["inertia"] = float(len(labels) - (squares / counts).sum())
    elif not job.get("mixed"):
        result["labels"] = labels.tolist()
    return result


def mixed(X: sparse.csr_array, n: int) -> sparse.csr_array:
    """So many rows: the first ones, then rows of which each term is one of two other rows', by a coin."""
    if n <= X.shape[0]:
        return sparse.csr_array(X[:n])
    rng = np.random.default_rng(0)
    more = n - X.shape[0]
    a, b = (sparse.csr_array(X[rng.integers(X.shape[0], size=more)]) for _ in range(2))
    for part, heads in ((a, True), (b, False)):
        coin = np.random.default_rng(1).random(X.shape[1]) < 0.5
        part.data = part.data * (coin[part.indices] == heads)
        part.eliminate_zeros()
    return sparse.csr_array(sparse.vstack([X, a + b], format="csr"))


def normalized(X: sparse.csr_array) -> sparse.csr_array:
    norms = np.sqrt(X.astype(np.float64).power(2).sum(axis=1))
    data = X.data / np.repeat(np.maximum(norms, 1e-300), np.diff(X.indptr))
    return sparse.csr_array((data.astype(X.dtype), X.indices, X.indptr), shape=X.shape)


def seeds(X: sparse.csr_array, k: int) -> sparse.csr_array:
    return normalized(sparse.csr_array(X[np.sort(np.random.default_rng(0).choice(X.shape[0], k, replace=False))]))


def graph_of(X: sparse.csr_array, n_neighbors: int) -> sparse.csr_array:
    graph = tidings.nearest_neighbors(X, n_neighbors=n_neighbors)
    graph.sort_indices()
    return sparse.csr_array(graph.maximum(graph.T))


def our_kmeans(X: sparse.csr_array, job: dict[str, Any]) -> Callable[[], Result]:
    init = seeds(X, job["k"])
    return lambda: {"labels": tidings.SphericalKMeans(job["k"], init=init).fit_predict(X)}


def their_kmeans(X: sparse.csr_array, job: dict[str, Any]) -> Callable[[], Result]:
    from sklearn.cluster import KMeans

    model = KMeans(job["k"], init=seeds(X, job["k"]).toarray(), n_init=1, max_iter=job["max_iter"])
    unit = sparse.csr_matrix(normalized(X))
    return lambda: {"labels": model.fit_predict(unit)}


def our_link(X: sparse.csr_array, _: dict[str, Any]) -> Callable[[], Result]:
    threshold = tidings.event_threshold(X)
    return lambda: {"labels": tidings.AverageLink(threshold=threshold).fit_predict(X)}


def our_link_on_graph(X: sparse.csr_array, _: dict[str, Any]) -> Callable[[], Result]:
    return lambda: {"labels": tidings.AverageLink(threshold=0.2, affinity="nearest_neighbors").fit_predict(X)}


def their_link(X: sparse.csr_array, _: dict[str, Any]) -> Callable[[], Result]:
    from scipy.cluster.hierarchy import fcluster, linkage

    threshold = tidings.event_threshold(X)
    unit = normalized(X).astype(np.float64)

    def work() -> Result:
        n = unit.shape[0]
        distances = np.empty(n * (n - 1) // 2)
        end = 0
        for begin in range(0, n, 500):
            block = (unit[begin : begin + 500] @ unit.T).toarray()
            for i, cosines in enumerate(block, begin):
                distances[end : end + n - 1 - i] = 1 - cosines[i + 1 :]
                end += n - 1 - i
        tree = linkage(distances, "average")
        return {"labels": fcluster(tree, 1 - threshold, "distance")}

    return work


def our_leiden(X: sparse.csr_array, job: dict[str, Any]) -> Callable[[], Result]:
    graph = graph_of(X, 10)
    model = tidings.Leiden(quality=job["quality"], resolution=job["resolution"], affinity="precomputed")
    return lambda: {"labels": model.fit_predict(graph), "value": model.quality_}


def our_leiden_of_rows(X: sparse.csr_array, _: dict[str, Any]) -> Callable[[], Result]:
    return lambda: {"labels": tidings.Leiden(resolution=0.1).fit_predict(X)}


def their_leiden(X: sparse.csr_array, job: dict[str, Any]) -> Callable[[], Result]:
    import igraph
    import leidenalg

    upper = sparse.triu(graph_of(X, 10), 1).tocoo()
    network = igraph.Graph(n=X.shape[0], edges=list(zip(*upper.coords, strict=True)))
    cpm = job["quality"] == "cpm"
    kind = leidenalg.CPMVertexPartition if cpm else leidenalg.ModularityVertexPartition
    more = {"resolution_parameter": job["resolution"]} if cpm else {}
    weights = upper.data.astype(float)

    def work() -> Result:
        found = leidenalg.find_partition(
            network, kind, weights=weights, n_iterations=job["n_iterations"], seed=0, **more
        )
        return {"labels": found.membership, "value": found.quality() / (2 if cpm else 1)}  # it counts each pair twice

    return work


def connected_graph(X: sparse.csr_array) -> sparse.csr_array:
    """The graph of neighbours with edges of a similarity of next to nothing between its parts."""
    graph = graph_of(X, 30)
    _, parts = sparse.csgraph.connected_components(graph, directed=False)
    firsts = np.unique(parts, return_index=True)[1]
    links = sparse.csr_array((np.full(len(firsts) - 1, 1e-12), (firsts[:-1], firsts[1:])), shape=graph.shape)
    return sparse.csr_array(graph.astype(np.float64) + links + links.T)


def our_density(X: sparse.csr_array, _: dict[str, Any]) -> Callable[[], Result]:
    graph = connected_graph(X)
    return lambda: {"labels": tidings.Density(affinity="precomputed").fit_predict(graph)}


def our_density_of_rows(X: sparse.csr_array, _: dict[str, Any]) -> Callable[[], Result]:
    return lambda: {"labels": tidings.Density().fit_predict(X)}


def their_density(X: sparse.csr_array, _: dict[str, Any]) -> Callable[[], Result]:
    import hdbscan

    distances = sparse.csr_matrix(connected_graph(X))
    distances.data = np.maximum(1 - distances.data, 1e-6)
    # its min_samples does not count the row itself
    model = hdbscan.HDBSCAN(metric="precomputed", min_cluster_size=5, min_samples=4)
    return lambda: {"labels": model.fit_predict(distances)}


if __name__ == "__main__":
    if sys.argv[1:2] == ["--measure"]:
        run(json.loads(sys.argv[2]))
    else:
        main()
