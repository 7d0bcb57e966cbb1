"""How time and memory of fit_transform grow with the text: from an eighth of the news articles to nine times all.

Beyond the articles themselves, they are repeated with changed words: each repetition turns the vowels of its words by
another step, so that most of its words are new ones. Time is the processor's, on one thread. The last rows are the
exponents of the growth (1 is linear), the slopes of straight lines through the logarithms; there `peer` is 1.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import numpy as np
from common import arguments, load, memory, report, reset_peak, row

import tidings

VOWELS = "aeiou"
N_ARTICLES = 37_554
CASES: dict[str, dict[str, Any]] = {
    "unigrams": {},
    "unigrams + bigrams, min_df=2": {"ngram_range": (1, 2), "min_df": 2},
}
SHARES = {"unigrams": (0.125, 0.25, 0.5, 1, 2, 4, 9), "unigrams + bigrams, min_df=2": (0.125, 0.25, 0.5, 1)}


def grown(texts: list[str], share: float) -> list[str]:
    """The texts, and as many repetitions with changed words as make `share` times all of them."""
    result = list(texts)
    for step in range(1, int(share)):
        # 0 to 4 turn the vowels; beyond, a letter of the copy's own follows each of them
        turned = VOWELS[step % 5 :] + VOWELS[: step % 5]
        mark = "" if step < len(VOWELS) else "qxzjkv"[step - len(VOWELS)]
        changes = {ord(a): b + mark for a, b in zip(VOWELS, turned, strict=True)}
        result += [text.translate(changes) for text in texts]
    return result


def run(job: dict[str, Any]) -> None:
    """One measurement, in a process of its own."""
    n = int(job["n"] * min(1, job["share"]))  # no more than is used, so that no memory is free beforehand
    texts = grown([article["text"] for article in load(Path(job["data"]), "speed/articles", n)], job["share"])
    size = sum(map(len, texts)) / 1e6
    vectorizer = tidings.TfidfVectorizer(n_jobs=1, **CASES[job["case"]])
    before = memory("VmRSS")
    reset_peak()
    begin = time.process_time()
    vectorizer.fit_transform(texts)
    print(json.dumps({"size": size, "s": time.process_time() - begin, "MB": memory("VmHWM") - before}))


def main() -> None:
    options = arguments(__doc__ or "")
    rows = []
    for case, shares in SHARES.items():
        measured = []
        for share in shares if not options.quick else shares[:4]:
            job = {"case": case, "share": share, "data": str(options.data), "n": 4000 if options.quick else N_ARTICLES}
            command = [sys.executable, __file__, "--measure", json.dumps(job)]
            rounds = [
                subprocess.run(command, check=True, capture_output=True, text=True)
                for _ in range(3 if share <= 1 else 1)
            ]
            results = [json.loads(result.stdout) for result in rounds]
            median = {name: float(np.median([result[name] for result in results])) for name in results[0]}
            measured.append(median)
            linear = median["size"] / measured[0]["size"]
            for metric in ("s", "MB"):
                name = f"{case}, {median['size']:.0f} MB of text"
                expected = measured[0][metric] * linear
                rows.append(row(name, metric, median[metric], expected, "linear growth", more_is_better=False))
        sizes = np.log([m["size"] for m in measured])
        for metric in ("s", "MB"):
            slope = float(np.polyfit(sizes, np.log([m[metric] for m in measured]), 1)[0])
            rows.append(row(case, f"exponent of {metric}", slope, 1.0, "linear growth", more_is_better=False))
    report("growth", rows, options.json)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--measure"]:
        run(json.loads(sys.argv[2]))
    else:
        main()
