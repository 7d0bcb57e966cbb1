"""Exact neighbours and joins, side by side with sparse_dot_topn and scikit-learn's brute force.

Stories of Reuters and long articles as TF-IDF (sublinear, min_df 2, float32), unigrams and with bigrams; two threads
each; each measurement in a process of its own, methods in turn, the best of the rounds. Memory is the peak over what
the process had before. The peers find a row itself, too, so they are asked for one more. Then the growth with the
number of articles, and a window of seven days over up to a million synthetic stories of a year, each made of half of
the terms of two stories of Reuters; there `peer` is the number of stories in thousands, and the ratio says nothing.
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
THREADS = 2
THRESHOLD = 0.5
DAYS = 365.0
WINDOW = 7.0
ROUNDS = 3
DATA = {"reuters": ("topics/reuters21578", 19_043), "articles": ("speed/articles", 20_000)}
GROWTH = (5_000, 10_000, 20_000, 37_554)
SYNTHETIC = (10_000, 100_000, 1_000_000)


def our_neighbors(X: sparse.csr_array) -> Callable[[], object]:
    return lambda: tidings.nearest_neighbors(X, n_neighbors=K, n_jobs=THREADS)


def our_pairs(X: sparse.csr_array) -> Callable[[], object]:
    return lambda: tidings.similar_pairs(X, THRESHOLD, n_jobs=THREADS)


def our_window(X: sparse.csr_array) -> Callable[[], object]:
    times = np.random.default_rng(2).uniform(0, DAYS, X.shape[0])
    return lambda: tidings.nearest_neighbors(X, n_neighbors=K, times=times, window=WINDOW, n_jobs=THREADS)


def topn_neighbors(X: sparse.csr_array) -> Callable[[], object]:
    from sparse_dot_topn import sp_matmul_topn

    matrix = sparse.csr_matrix(X)
    return lambda: sp_matmul_topn(matrix, matrix.T, top_n=K + 1, sort=True, n_threads=THREADS)


def topn_pairs(X: sparse.csr_array) -> Callable[[], object]:
    from sparse_dot_topn import sp_matmul_topn

    matrix = sparse.csr_matrix(X)
    return lambda: sp_matmul_topn(matrix, matrix.T, top_n=X.shape[0], threshold=THRESHOLD, n_threads=THREADS)


def brute_neighbors(X: sparse.csr_array) -> Callable[[], object]:
    from sklearn.neighbors import NearestNeighbors

    search = NearestNeighbors(n_neighbors=K, metric="cosine", algorithm="brute", n_jobs=THREADS).fit(X)
    return search.kneighbors


METHODS = {f.__name__: f for f in (our_neighbors, our_pairs, our_window, topn_neighbors, topn_pairs, brute_neighbors)}


def run(job: dict[str, str]) -> None:
    """One measurement, in a process of its own."""
    call = METHODS[job["method"]](sparse.csr_array(sparse.load_npz(job["file"])))
    before = memory("VmRSS")
    reset_peak()
    begin = time.perf_counter()
    call()
    print(json.dumps({"s": time.perf_counter() - begin, "MB": memory("VmHWM") - before}))


def measure(method: str, file: Path) -> dict[str, float]:
    command = [sys.executable, __file__, "--job", json.dumps({"method": method, "file": str(file)})]
    result: dict[str, float] = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    return result


def best(methods: list[str], file: Path, rounds: int) -> dict[str, dict[str, float]]:
    """The least time and memory of each method, which take turns."""
    results: dict[str, list[dict[str, float]]] = {method: [] for method in methods}
    for _ in range(rounds):
        for method in methods:
            results[method].append(measure(method, file))
    return {m: {key: min(r[key] for r in rs) for key in ("s", "MB")} for m, rs in results.items()}


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


def against_peers(case: str, file: Path, rounds: int) -> list[dict[str, Any]]:
    found = best(["our_neighbors", "topn_neighbors", "brute_neighbors", "our_pairs", "topn_pairs"], file, rounds)
    rows = []
    for ours, peer, name in (
        ("our_neighbors", "topn_neighbors", "sparse_dot_topn"),
        ("our_neighbors", "brute_neighbors", "scikit-learn brute"),
        ("our_pairs", "topn_pairs", "sparse_dot_topn"),
    ):
        what = f"join at {THRESHOLD}" if ours == "our_pairs" else f"{K} neighbours"
        for key in ("s", "MB"):
            a, b = found[ours][key], found[peer][key]
            rows.append(row(f"{case}, {what}", key, a, b, name, more_is_better=False))
    return rows


def growth(case: str, method: str, matrices: list[sparse.csr_array], folder: Path) -> list[dict[str, Any]]:
    rows = []
    for X in matrices:
        found = measure(method, save(X, folder))
        thousands = X.shape[0] / 1000
        rows += [
            row(f"{case}, {X.shape[0]:,}", k, found[k], thousands, "thousands", more_is_better=False) for k in found
        ]
    return rows


def main(options: Any) -> None:
    rows: list[dict[str, Any]] = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for data, (file, n) in DATA.items():
            texts = [story["text"] for story in load(options.data, file, 1500 if options.quick else n)]
            for terms, ngram_range in (("unigrams", (1, 1)), ("bigrams", (1, 2))):
                path = save_vectors(texts, folder, ngram_range=ngram_range)
                rows += against_peers(f"{data} {len(texts):,} {terms}", path, 1 if options.quick else ROUNDS)
        n = 1500 if options.quick else GROWTH[-1]
        texts = [story["text"] for story in load(options.data, "speed/articles", n)]
        X = tidings.TfidfVectorizer(sublinear_tf=True, min_df=2).fit_transform(texts)
        sizes = (500, 1500) if options.quick else GROWTH
        rows += growth("articles", "our_neighbors", [X[:size] for size in sizes], folder)
        file, n = DATA["reuters"]
        texts = [story["text"] for story in load(options.data, file, 1500 if options.quick else n)]
        X = tidings.TfidfVectorizer(sublinear_tf=True, min_df=2).fit_transform(texts)
        for size in (2_000, 20_000) if options.quick else SYNTHETIC:
            rows += growth("window of 7 days", "our_window", [synthetic(X, size)], folder)
    report("neighbors", rows, options.json)


if __name__ == "__main__":
    OPTIONS = arguments(__doc__ or "", lambda parser: parser.add_argument("--job", help="for the script's own use"))
    if OPTIONS.job:
        run(json.loads(OPTIONS.job))
    else:
        main(OPTIONS)
