"""TF-IDF vectors of news articles: speed and memory of fit_transform from a list of str, beside scikit-learn.

Every measurement is a process of its own, which reads the articles, notes its memory, and works; ours and theirs take
turns, and the medians are shown. Both have the same stop words; tokens are each library's own. Arrow's strings,
which are read where they lie, are compared with the list.

Where the tests are built, the steps of a fit of unigrams follow, measured without Python by a C++ program on one
thread: `ours` is the speed of fit_transform in Python, `peer` that of all steps up to the one that is named. The first
of them only reads the texts' bytes; finding and hashing the words is what every TF-IDF must do.

Where the time of unigrams goes, without Python on one thread of a Zen 4 (37 million words, 223 MB, .77 s of the
processor): .08 s find words, .07 make keys and hashes of them, .26 look up words that are known and .08 learn the
316,000 pieces that are not, .12 count, .03 number columns, .13 order and weigh the 16 million non-zeros. So a fit takes
five times as long as finding and hashing alone. Most of it is bound by the number of instructions (some 70 a word to
look it up) and by the second-level cache, which the words' counts and the text share with the table of frequent words.
Python's strings add .1 s, of which .04 is reading their code units; an Arrow array spares it. A fresh process has 6,500
page faults: what is large lies in large pages.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import numpy as np
from common import ROOT, arguments, load, memory, report, reset_peak, row

import tidings

CASES: dict[str, dict[str, Any]] = {
    "unigrams": {},
    "unigrams + bigrams, stop words, sublinear_tf, min_df=2": {
        "ngram_range": (1, 2),
        "stop_words": tidings.english_stop_words(),
        "sublinear_tf": True,
        "min_df": 2,
    },
}


STAGES = ROOT / "build" / "release" / "benchmarks" / "tfidf_stages"


def main() -> None:
    options = arguments(__doc__ or "")
    n = 3000 if options.quick else None
    rounds = 1 if options.quick else 3
    rows = []
    for case, parameters in CASES.items():
        theirs = [("scikit-learn", None)]
        ours = [("tidings", n_jobs) for n_jobs in (1, 2)]
        arrow = [("tidings from Arrow", 1)] if case == "unigrams" else []
        results: dict[Any, list[dict[str, float]]] = {key: [] for key in theirs + ours + arrow}
        for _ in range(rounds):
            for key, measured in results.items():
                measured.append(measure(*key, parameters, options.data, n))
        peer = median(results[theirs[0]])
        for key in ours:
            own = median(results[key])
            name = f"{case}, {key[1]} thread{'s' if key[1] > 1 else ''}"
            rows.append(row(name, "MB/s", own["speed"], peer["speed"], "scikit-learn", more_is_better=True))
            rows.append(row(name, "peak extra MB", own["memory"], peer["memory"], "scikit-learn", more_is_better=False))
        for key in arrow:
            speed, list_speed = median(results[key])["speed"], median(results[ours[0]])["speed"]
            rows.append(row(f"{case}, Arrow, 1 thread", "MB/s", speed, list_speed, "a list", more_is_better=True))
        if case == "unigrams" and STAGES.exists():
            speed = median(results[ours[0]])["speed"]
            for step, peer_speed in stages(options.data, n, rounds).items():
                rows.append(row(f"{case}, 1 thread", "MB/s", speed, peer_speed, f"C++, {step}", more_is_better=True))
    report("tfidf", rows, options.json)


def stages(data: Path, n: int | None, rounds: int) -> dict[str, float]:
    """The speed of each step of a fit, up to its end."""
    texts = [article["text"].replace("\0", " ") for article in load(data, "speed/articles", n)]
    with tempfile.NamedTemporaryFile() as file:
        file.write("\0".join(texts).encode())
        file.flush()
        command = [str(STAGES), file.name, str(rounds)]
        lines = subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()
    return {name: float(speed) for name, speed in (line.split("\t") for line in lines)}


def median(results: list[dict[str, float]]) -> dict[str, float]:
    return {key: statistics.median(result[key] for result in results) for key in results[0]}


def measure(
    library: str, n_jobs: int | None, parameters: dict[str, Any], data: Path, n: int | None
) -> dict[str, float]:
    job = {"library": library, "n_jobs": n_jobs, "parameters": parameters, "data": str(data), "n": n}
    command = [sys.executable, __file__, "--measure", json.dumps(job)]
    return json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def run(job: dict[str, Any]) -> None:
    """One measurement, in a process of its own."""
    texts: Any = [article["text"] for article in load(Path(job["data"]), "speed/articles", job["n"])]
    size = sum(len(text.encode()) for text in texts) / 1e6
    parameters = job["parameters"]
    if "ngram_range" in parameters:
        parameters["ngram_range"] = tuple(parameters["ngram_range"])
    warm: Any = texts[:10] * 2
    if job["library"] == "tidings from Arrow":
        import pyarrow as pa

        texts, warm = pa.array(texts, pa.large_string()), pa.array(warm, pa.large_string())
    if job["library"] != "scikit-learn":
        vectorizer = tidings.TfidfVectorizer(n_jobs=job["n_jobs"], **parameters)
    else:
        from sklearn.feature_extraction.text import TfidfVectorizer

        vectorizer = TfidfVectorizer(dtype=np.float32, **parameters)
    vectorizer.fit_transform(warm)
    before = memory("VmRSS")
    reset_peak()  # reading the articles does not count
    begin = time.perf_counter()
    vectorizer.fit_transform(texts)
    seconds = time.perf_counter() - begin
    print(json.dumps({"speed": size / seconds, "memory": memory("VmHWM") - before}))


if __name__ == "__main__":
    if sys.argv[1:2] == ["--measure"]:
        run(json.loads(sys.argv[2]))
    else:
        main()
