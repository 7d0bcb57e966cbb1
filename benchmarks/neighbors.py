"""Exact neighbours and joins, side by side with sparse_dot_topn and scikit-learn's brute force.

Stories of Reuters and long articles as TF-IDF (sublinear, min_df 2, float32), unigrams and with bigrams. Each
measurement is in a process of its own, methods in turn, the best of the rounds. With one thread, compare the CPU
seconds: other work on the machine lengthens the others. Memory is the peak over what the process had before. The peers
find a row itself, too, so they are asked for one more. Then the growth with the number of articles, and a window of
seven days over up to a million synthetic stories of a year, each made of half of the terms of two stories of Reuters;
there `peer` is the number of stories in thousands, and the ratio says nothing.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
from common import arguments, load, memory, report, reset_peak, row
from scipy import sparse

import tidings

K = 10
THRESHOLD = 0.5
DAYS = 365.0
WINDOW = 7.0
#: data, terms, threads, rounds, and whether to join as well
CASES = (
    ("reuters", "unigrams", 1, 3, True),
    ("reuters", "unigrams", 2, 1, True),
    ("reuters", "bigrams", 1, 1, False),
    ("articles", "unigrams", 1, 1, True),
    ("articles", "bigrams", 1, 1, False),
)
TERMS = {"unigrams": (1, 1), "bigrams": (1, 2)}
DATA = {"reuters": ("topics/reuters21578", 19_043), "articles": ("speed/articles", 20_000)}
GROWTH = (5_000, 10_000, 20_000, 37_554)
SYNTHETIC = (10_000, 100_000, 1_000_000)


def our_neighbors(X: sparse.csr_array, n_jobs: int) -> Callable[[], object]:
    return lambda: tidings.nearest_neighbors(X, n_neighbors=K, n_jobs=n_jobs)


def our_pairs(X: sparse.csr_array, n_jobs: int) -> Callable[[], object]:
    return lambda: tidings.similar_pairs(X, THRESHOLD, n_jobs=n_jobs)


def our_window(X: sparse.csr_array, n_jobs: int) -> Callable[[], object]:
    times = np.random.default_rng(2).uniform(0, DAYS, X.shape[0])
    return lambda: tidings.nearest_neighbors(X, n_neighbors=K, times=times, window=WINDOW, n_jobs=n_jobs)


def topn_neighbors(X: sparse.csr_array, n_jobs: int) -> Callable[[], object]:
    from sparse_dot_topn import sp_matmul_topn

    matrix = sparse.csr_matrix(X)
    return lambda: sp_matmul_topn(matrix, matrix.T, top_n=K + 1, sort=True, n_threads=n_jobs)


def topn_pairs(X: sparse.csr_array, n_jobs: int) -> Callable[[], object]:
    from sparse_dot_topn import sp_matmul_topn

    matrix = sparse.csr_matrix(X)
    return lambda: sp_matmul_topn(matrix, matrix.T, top_n=X.shape[0], threshold=THRESHOLD, n_threads=n_jobs)


def brute_neighbors(X: sparse.csr_array, n_jobs: int) -> Callable[[], object]:
    from sklearn.neighbors import NearestNeighbors

    search = NearestNeighbors(n_neighbors=K, metric="cosine", algorithm="brute", n_jobs=n_jobs).fit(X)
    return search.kneighbors


METHODS = {f.__name__: f for f in (our_neighbors, our_pairs, our_window, topn_neighbors, topn_pairs, brute_neighbors)}


def run(job: dict[str, Any]) -> None:
    """One measurement, in a process of its own."""
    call = METHODS[job["method"]](sparse.csr_array(sparse.load_npz(job["file"])), job["n_jobs"])
    before = memory("VmRSS")
    reset_peak()
    begin, cpu = time.perf_counter(), time.process_time()
    call()
    measured = {"s": time.perf_counter() - begin, "CPU s": time.process_time() - cpu}
    print(json.dumps(measured | {"MB": memory("VmHWM") - before}))


def measure(method: str, file: Path, n_jobs: int) -> dict[str, float]:
    job = json.dumps({"method": method, "file": str(file), "n_jobs": n_jobs})
    command = [sys.executable, __file__, "--job", job]
    result: dict[str, float] = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    print(method, n_jobs, result, file=sys.stderr, flush=True)
    return result


def best(methods: list[str], file: Path, n_jobs: int, rounds: int) -> dict[str, dict[str, float]]:
    """The least time and memory of each method, which take turns."""
    results: dict[str, list[dict[str, float]]] = {method: [] for method in methods}
    for _ in range(rounds):
        for method in methods:
            results[method].append(measure(method, file, n_jobs))
    return {m: {key: min(r[key] for r in rs) for key in rs[0]} for m, rs in results.items()}


def save_vectors(texts: list[str], folder: Path, **parameters: Any) -> Path:
    X = tidings.TfidfVectorizer(sublinear_tf=True, min_df=2, **parameters).fit_transform(texts)
    return save(X, folder)


def save(X: sparse.csr_array, folder: Path) -> Path:
    path = folder / "X.npz"
    sparse.save_npz(path, X, compressed=False)
    return path


def synthetic(X: sparse.csr_array, n: int) -> sparse.csr_array:
    """Stories of half of the terms of two others each."""
    rng = np.random.default_rng(1)
    parts = []
    for begin in range(0, n, 50_000):
        size = min(50_000, n - begin)
        halves = [X[rng.integers(0, X.shape[0], size)] for _ in range(2)]
        for half in halves:
            half.data *= rng.random(half.nnz) < 0.5
        part = (halves[0] + halves[1]).astype(np.float32)
        part.eliminate_zeros()
        parts.append(part)
    return sparse.csr_array(sparse.vstack(parts, format="csr"))


def against_peers(case: str, file: Path, n_jobs: int, rounds: int, join: bool) -> list[dict[str, Any]]:
    compared = [
        ("our_neighbors", "topn_neighbors", "sparse_dot_topn"),
        ("our_neighbors", "brute_neighbors", "scikit-learn brute"),
        ("our_pairs", "topn_pairs", "sparse_dot_topn"),
    ][: 3 if join else 2]
    methods = list(dict.fromkeys(method for *pair, _ in compared for method in pair))
    found = best(methods, file, n_jobs, rounds)
    rows = []
    for ours, peer, name in compared:
        what = f"join at {THRESHOLD}" if ours == "our_pairs" else f"{K} neighbours"
        for key in found[ours]:
            a, b = found[ours][key], found[peer][key]
            threads = "1 thread" if n_jobs == 1 else f"{n_jobs} threads"
            rows.append(row(f"{case}, {what}, {threads}", key, a, b, name, more_is_better=False))
    return rows


def peer_rows(options: Any, folder: Path) -> list[dict[str, Any]]:
    rows = []
    for data, terms, n_jobs, rounds, join in CASES:
        file, n = DATA[data]
        texts = [story["text"] for story in load(options.data, file, 1500 if options.quick else n)]
        path = save_vectors(texts, folder, ngram_range=TERMS[terms])
        rows += against_peers(f"{data} {len(texts):,} {terms}", path, n_jobs, 1 if options.quick else rounds, join)
    return rows


def growth(case: str, method: str, X: sparse.csr_array, folder: Path) -> list[dict[str, Any]]:
    found = measure(method, save(X, folder), n_jobs=2)
    thousands = X.shape[0] / 1000
    return [row(f"{case}, {X.shape[0]:,}", k, found[k], thousands, "thousands", more_is_better=False) for k in found]


def growth_rows(options: Any, folder: Path) -> list[dict[str, Any]]:
    rows = []
    sizes = (500, 1500) if options.quick else GROWTH
    texts = [story["text"] for story in load(options.data, "speed/articles", sizes[-1])]
    X = tidings.TfidfVectorizer(sublinear_tf=True, min_df=2).fit_transform(texts)
    for size in sizes:
        rows += growth("articles, 2 threads", "our_neighbors", X[:size], folder)
    file, n = DATA["reuters"]
    texts = [story["text"] for story in load(options.data, file, 1500 if options.quick else n)]
    X = tidings.TfidfVectorizer(sublinear_tf=True, min_df=2).fit_transform(texts)
    for size in (2_000, 20_000) if options.quick else SYNTHETIC:
        rows += growth("window of 7 days, 2 threads", "our_window", synthetic(X, size), folder)
    return rows


def main(options: Any) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        report("neighbors", peer_rows(options, folder) + growth_rows(options, folder), options.json)


if __name__ == "__main__":
    OPTIONS = arguments(__doc__ or "", lambda parser: parser.add_argument("--job", help="for the script's own use"))
    if OPTIONS.job:
        run(json.loads(OPTIONS.job))
    else:
        main(OPTIONS)
