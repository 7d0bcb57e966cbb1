"""Stories of the same event, found by the defaults, on four labelled sets, beside peers that were given the labels.

Ours are `tidings.Events()` as it is, and with each of its thresholds in turn, the best by the labels: what the rule for
the threshold loses. "half" calibrates on the stories of half of the events and is scored on the other half, as are the
defaults beside it. scikit-learn is TfidfVectorizer (stop_words="english", sublinear_tf) with AgglomerativeClustering by
average cosine at its best threshold found with the labels, and HDBSCAN on the same vectors; sentence_peers.py says
how to have BERTopic, which is left out with its reason where it does not run. `--sets googlenews` and `--peers hdbscan`
choose. scikit-learn's n x n matrices take 5 GB on GoogleNews.

The rule for the threshold was chosen with these four sets and parts of them in view; docs/architecture.md says how.
"""

from __future__ import annotations

import argparse
import time
import warnings
from collections.abc import Iterator
from typing import Any

import numpy as np
from common import arguments, load, report, row
from event_peers import PEERS, scores
from sentence_peers import PeerMissingError

import tidings

SETS = {
    "events/allsides": "allsides",
    "events/ecbplus": "ecbplus",
    "events/basil": "basil",
    "short/googlenews_titles_snippets": "googlenews",
}
KNOWN = ("title", "text", "date", "source")
STEPS = np.exp2(np.arange(-16, 17) / 8)


def best_threshold(stories: list[dict[str, Any]], truth: np.ndarray, found: float) -> dict[str, float]:
    tried = [scores(truth, tidings.Events(threshold=float(found * step)).fit_predict(stories)) for step in STEPS[8:25]]
    return {name: max(one[name] for one in tried) for name in ("B3 F1", "ARI", "NMI")}


def halves(stories: list[dict[str, Any]], truth: np.ndarray) -> tuple[dict[str, float], dict[str, float]]:
    """On the second half of the events: calibrated on the first, and the defaults."""
    first = np.random.default_rng(0).permutation(truth.max() + 1)[: (truth.max() + 1) // 2]
    known = np.isin(truth, first)
    one, two = ([story for story, there in zip(stories, side, strict=True) if there] for side in (known, ~known))
    events = tidings.Events().calibrate(one, truth[known])
    return scores(truth[~known], events.fit_predict(two)), scores(truth[~known], tidings.Events().fit_predict(two))


def rows_of(case: str, ours: dict[str, float], peer: dict[str, float], name: str) -> Iterator[dict[str, Any]]:
    for metric, value in ours.items():
        if metric in peer:
            yield row(case, metric, value, peer[metric], name, more_is_better=True)


def chosen(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--sets", nargs="*", choices=list(SETS.values()), default=list(SETS.values()))
    parser.add_argument("--peers", nargs="*", choices=list(PEERS), default=list(PEERS))


def main() -> None:
    options = arguments(__doc__ or "", chosen)
    warnings.filterwarnings("ignore")
    rows: list[dict[str, Any]] = []
    for file, case in SETS.items():
        if case not in options.sets:
            continue
        data = load(options.data, file, 300 if options.quick else None)
        stories = [{key: story[key] for key in KNOWN if story.get(key)} for story in data]
        truth = np.unique([story["label"] for story in data], return_inverse=True)[1].astype(np.int32)
        begin = time.perf_counter()
        events = tidings.Events().fit(stories)
        seconds = time.perf_counter() - begin
        ours = {**scores(truth, events.labels_), "seconds": seconds}
        rows += rows_of(case, ours, best_threshold(stories, truth, events.threshold_), "ours, best threshold")
        if case != "googlenews":
            rows += rows_of(f"{case}, half", *halves(stories, truth), "ours, defaults")
        for name in options.peers:
            try:
                for peer, found in PEERS[name](stories, truth).items():
                    rows += rows_of(case, ours, found, peer)
            except (ImportError, PeerMissingError) as error:
                print(f"{case}: {name} is left out: {error}")
    report("events", rows, options.json)


if __name__ == "__main__":
    main()
