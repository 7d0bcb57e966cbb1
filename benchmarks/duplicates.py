"""Near-duplicates: recall, precision and time beside datasketch's MinHash LSH and rensa.

Planted: reprints of news articles (benchmarks/reprints.py) among all the articles, with a seed. A copy is found where
it is in a group with its original, or a candidate for it. A pair with a copy is wrong where the other story is none of
its family: neither its original, nor one that has half of the original's word trigrams (or whose own are half in it),
nor a copy of such. Natural: all pairs of Reuters stories whose normalised bodies are identical and have over 200
characters.

Both peers run as their READMEs show them: sets of words split at white space, 128 permutations, and their default
threshold (datasketch .9; rensa has none, .8 in its README, with 16 bands). Further rows give them our threshold of .5.
Each takes its turn three times, but for datasketch's one, and medians are shown. Everybody has one thread.
"""

from __future__ import annotations

import argparse
import re
import statistics
import time
from collections import defaultdict
from collections.abc import Callable, Iterable
from itertools import combinations
from typing import Any

from common import arguments, load, report, row
from reprints import plant

import tidings

Pairs = set[tuple[int, int]]


def main() -> None:
    options = arguments(__doc__ or "", lambda p: p.add_argument("--seed", type=int, default=1, help="of the planting"))
    articles = load(options.data, "speed/articles", 2000 if options.quick else None)
    rows = planted_rows(articles, options)
    rows += natural_rows(load(options.data, "topics/reuters21578", 2000 if options.quick else None), options)
    report("duplicates", rows, options.json)


def finders(quick: bool) -> dict[str, Callable[[tidings.Corpus], Pairs]]:
    """Ours last, so that whatever the peers leave in memory weighs on us."""
    peers: dict[str, Callable[[tidings.Corpus], Pairs]] = {
        "rensa": lambda stories: rensa(stories, 0.8),
        "rensa at .5": lambda stories: rensa(stories, 0.5),
        "datasketch": lambda stories: datasketch(stories, 0.9),
    }
    if quick:
        peers["datasketch at .5"] = lambda stories: datasketch(stories, 0.5)
    return {**peers, "tidings": ours}


def ours(stories: tidings.Corpus) -> Pairs:
    return {
        (min(a, b), max(a, b))
        for group in tidings.near_duplicates(stories, n_jobs=1)
        for a, b in combinations(group.members, 2)
    }


def datasketch(stories: tidings.Corpus, threshold: float) -> Pairs:
    from datasketch import MinHash, MinHashLSH

    lsh = MinHashLSH(threshold=threshold, num_perm=128)
    pairs: Pairs = set()
    for i, text in enumerate(stories.texts):
        sketch = MinHash(num_perm=128)
        sketch.update_batch([word.encode() for word in set(text.split())])
        pairs.update((j, i) for j in lsh.query(sketch))
        lsh.insert(i, sketch)
    return pairs


def rensa(stories: tidings.Corpus, threshold: float) -> Pairs:
    from rensa import RMinHash, RMinHashLSH

    lsh = RMinHashLSH(threshold=threshold, num_perm=128, num_bands=16)
    sketches = []
    pairs: Pairs = set()
    for i, text in enumerate(stories.texts):
        sketch = RMinHash(num_perm=128, seed=42)
        sketch.update(text.split())
        pairs.update((j, i) for j in lsh.query(sketch) if sketches[j].jaccard(sketch) >= threshold)
        lsh.insert(i, sketch)
        sketches.append(sketch)
    return pairs


def planted_rows(articles: list[dict[str, Any]], options: argparse.Namespace) -> list[dict[str, Any]]:
    copies = plant(articles, len(articles) // 15, options.seed)
    stories = tidings.Corpus(
        [tidings.Story(a["title"] or "", [a["text"]]) for a in articles]
        + [tidings.Story(copy.headline, [copy.text]) for copy in copies]
    )
    originals = {len(articles) + i: copy.original for i, copy in enumerate(copies)}
    sets = Trigrams(stories.texts)

    def is_right(a: int, b: int) -> bool:
        """Whether the one is a version of the other's original."""
        return sets.share(originals.get(a, a), originals.get(b, b)) >= 0.5

    def scores(pairs: Pairs) -> dict[str, float]:
        found = sum((original, copy) in pairs for copy, original in originals.items())
        of_copies = [pair for pair in pairs if pair[1] >= len(articles)]
        right = sum(is_right(*pair) for pair in of_copies)
        return {"recall": found / len(originals), "precision": right / max(1, len(of_copies))}

    case = f"{len(copies)} planted in {len(articles)}"
    return compare(case, stories, scores, options)


class Trigrams:
    """Sets of word trigrams, made when they are asked for."""

    def __init__(self, texts: list[str]) -> None:
        self.texts = texts
        self.sets: dict[int, set[tuple[str, ...]]] = {}

    def share(self, a: int, b: int) -> float:
        """How much of the shorter one is in the longer one."""
        x, y = sorted((self.of(a), self.of(b)), key=len)
        return len(x & y) / max(1, len(x))

    def of(self, i: int) -> set[tuple[str, ...]]:
        if i not in self.sets:
            words = normalised(self.texts[i]).split()
            self.sets[i] = set(zip(words, words[1:], words[2:], strict=False))
        return self.sets[i]


def natural_rows(stories: list[dict[str, Any]], options: argparse.Namespace) -> list[dict[str, Any]]:
    same: dict[str, list[int]] = defaultdict(list)
    for i, story in enumerate(stories):
        same[normalised(story["text"])].append(i)
    truth = {pair for body, positions in same.items() if len(body) > 200 for pair in combinations(positions, 2)}
    corpus = tidings.Corpus([tidings.Story(s["title"] or "", [s["text"]]) for s in stories])
    case = f"{len(truth)} natural in {len(stories)}"
    return compare(case, corpus, lambda pairs: {"recall": len(truth & pairs) / max(1, len(truth))}, options)


def normalised(text: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", text.casefold()))


def compare(
    case: str, stories: tidings.Corpus, scores: Callable[[Pairs], dict[str, float]], options: argparse.Namespace
) -> list[dict[str, Any]]:
    every = finders(options.quick)
    rounds: dict[str, list[dict[str, float]]] = {name: [] for name in every}
    for number in range(1 if options.quick else 3):
        for name, find in every.items():
            if number == 0 or not name.startswith("datasketch"):
                rounds[name].append(timed(find, stories, scores))
    medians = {
        name: {metric: statistics.median(one[metric] for one in measured) for metric in measured[0]}
        for name, measured in rounds.items()
    }
    own = medians.pop("tidings")
    return list(rows_of(case, own, medians))


def timed(
    find: Callable[[tidings.Corpus], Pairs], stories: tidings.Corpus, scores: Callable[[Pairs], dict[str, float]]
) -> dict[str, float]:
    begin, cpu = time.perf_counter(), time.process_time()
    pairs = find(stories)
    measured = {"seconds": time.perf_counter() - begin, "CPU seconds": time.process_time() - cpu}
    return measured | scores(pairs)


def rows_of(case: str, own: dict[str, float], peers: dict[str, dict[str, float]]) -> Iterable[dict[str, Any]]:
    for name, peer in peers.items():
        for metric, value in own.items():
            yield row(case, metric, value, peer[metric], name, more_is_better="seconds" not in metric)


if __name__ == "__main__":
    main()
