"""What clusterers.py measures, one job in a process of its own, on one thread."""

from __future__ import annotations

import json
import sys
import time
import warnings
from collections.abc import Callable
from typing import Any

import numpy as np
from common import memory, reset_peak
from scipy import sparse

import tidings

Result = dict[str, Any]
Work = Callable[[], Result]


def run(job: dict[str, Any]) -> None:
    """One measurement, in a process of its own."""
    warnings.simplefilter("ignore")
    X = sparse.load_npz(job["path"])
    X = mixed(X, job["n"]) if job.get("growth") else sparse.csr_array(X[: job["n"]])
    work = globals()[job["work"]](X, job)  # makes ready, and gives what is to be measured
    before = memory("VmRSS")
    reset_peak()
    begin = time.process_time()
    outcome = work()
    seconds = time.process_time() - begin
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
    elif not job.get("growth"):
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


def our_kmeans(X: sparse.csr_array, job: dict[str, Any]) -> Work:
    model = tidings.SphericalKMeans(job["k"], init=seeds(X, job["k"]), max_iter=job.get("max_iter", 300), n_jobs=1)
    return lambda: {"labels": model.fit_predict(X)}


def their_kmeans(X: sparse.csr_array, job: dict[str, Any]) -> Work:
    from sklearn.cluster import KMeans

    model = KMeans(job["k"], init=seeds(X, job["k"]).toarray(), n_init=1, max_iter=job["max_iter"])
    unit = sparse.csr_matrix(normalized(X))
    return lambda: {"labels": model.fit_predict(unit)}


def our_link(X: sparse.csr_array, _: dict[str, Any]) -> Work:
    threshold = tidings.event_threshold(X)
    return lambda: {"labels": tidings.AverageLink(threshold=threshold, n_jobs=1).fit_predict(X)}


def our_neighbors(X: sparse.csr_array, job: dict[str, Any]) -> Work:
    """The graph that the works on graphs are measured on; that it is saved is on the clock too."""

    def work() -> Result:
        sparse.save_npz(job["graph"], tidings.nearest_neighbors(X, n_neighbors=30, n_jobs=1), compressed=False)
        return {"labels": []}

    return work


def our_link_on_graph(graph: sparse.csr_array, _: dict[str, Any]) -> Work:
    link = tidings.AverageLink(threshold=0.2, affinity="precomputed", n_jobs=1)
    return lambda: {"labels": link.fit_predict(graph)}


def our_leiden_on_graph(graph: sparse.csr_array, _: dict[str, Any]) -> Work:
    model = tidings.Leiden(resolution=0.1, affinity="precomputed", n_jobs=1)
    return lambda: {"labels": model.fit_predict(graph)}


def our_density_on_graph(graph: sparse.csr_array, _: dict[str, Any]) -> Work:
    model = tidings.Density(affinity="precomputed", n_jobs=1)
    return lambda: {"labels": model.fit_predict(graph)}


def their_link(X: sparse.csr_array, _: dict[str, Any]) -> Work:
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


def our_leiden(X: sparse.csr_array, job: dict[str, Any]) -> Work:
    graph = graph_of(X, 10)
    model = tidings.Leiden(quality=job["quality"], resolution=job["resolution"], affinity="precomputed", n_jobs=1)

    def work() -> Result:
        for _ in range(job["runs"]):
            model.fit(graph)
        return {"labels": model.labels_, "value": model.quality_}

    return work


def their_leiden(X: sparse.csr_array, job: dict[str, Any]) -> Work:
    import igraph
    import leidenalg

    upper = sparse.triu(graph_of(X, 10), 1).tocoo()
    network = igraph.Graph(n=X.shape[0], edges=list(zip(*upper.coords, strict=True)))
    cpm = job["quality"] == "cpm"
    kind = leidenalg.CPMVertexPartition if cpm else leidenalg.ModularityVertexPartition
    more = {"resolution_parameter": job["resolution"]} if cpm else {}
    weights = upper.data.astype(float)

    def work() -> Result:
        """The best of the runs."""
        found = [
            leidenalg.find_partition(
                network, kind, weights=weights, n_iterations=job["n_iterations"], seed=seed, **more
            )
            for seed in range(job["runs"])
        ]
        best = max(found, key=lambda partition: partition.quality())
        return {"labels": best.membership, "value": best.quality() / (2 if cpm else 1)}  # it counts each pair twice

    return work


def connected_graph(X: sparse.csr_array) -> sparse.csr_array:
    """The graph of neighbours with edges of a similarity of next to nothing between its parts."""
    graph = graph_of(X, 30)
    _, parts = sparse.csgraph.connected_components(graph, directed=False)
    firsts = np.unique(parts, return_index=True)[1]
    links = sparse.csr_array((np.full(len(firsts) - 1, 1e-12), (firsts[:-1], firsts[1:])), shape=graph.shape)
    return sparse.csr_array(graph.astype(np.float64) + links + links.T)


def our_density(X: sparse.csr_array, job: dict[str, Any]) -> Work:
    graph = connected_graph(X)
    model = tidings.Density(min_samples=job["min_samples"], affinity="precomputed", n_jobs=1)
    return lambda: {"labels": model.fit_predict(graph)}


def their_density(X: sparse.csr_array, job: dict[str, Any]) -> Work:
    import hdbscan

    distances: Any = sparse.csr_matrix(connected_graph(X))
    distances.data = np.maximum(1 - distances.data, 1e-6)
    if job["dense"]:
        edges = distances.tocoo()
        distances = np.full(edges.shape, 1e300)
        distances[edges.coords] = edges.data
        np.fill_diagonal(distances, 0)
    # its min_samples does not count the row itself
    model = hdbscan.HDBSCAN(metric="precomputed", min_cluster_size=5, min_samples=job["min_samples"] - 1)
    return lambda: {"labels": model.fit_predict(distances)}


if __name__ == "__main__":
    run(json.loads(sys.argv[1]))
