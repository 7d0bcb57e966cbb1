"""What others make of the stories of events.py."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from typing import Any

import numpy as np
from sentence_peers import labels_by_sentences, numbered

from tidings import metrics

Scores = dict[str, float]
Stories = list[dict[str, Any]]


def scores(truth: np.ndarray, labels: Any) -> Scores:
    b3 = metrics.bcubed(truth, labels)
    return {
        "B3 F1": b3.f1,
        "B3 precision": b3.precision,
        "B3 recall": b3.recall,
        "ARI": metrics.adjusted_rand(truth, labels),
        "NMI": metrics.normalized_mutual_info(truth, labels),
        "clusters": float(len(np.unique(labels))),
    }


def best(truth: np.ndarray, found: list[Any]) -> Scores:
    """Of several clusterings the one with the best B-cubed F1."""
    return max((scores(truth, labels) for labels in found), key=lambda one: one["B3 F1"])


def texts_of(stories: Stories) -> list[str]:
    return [f"{story.get('title') or ''}\n{story['text']}" for story in stories]


def distances_of(stories: Stories) -> np.ndarray:
    from sklearn.feature_extraction.text import TfidfVectorizer

    X = TfidfVectorizer(stop_words="english", sublinear_tf=True).fit_transform(texts_of(stories))
    return np.maximum(1 - (X @ X.T).toarray().astype(np.float64), 0)


def agglomerative(stories: Stories, truth: np.ndarray) -> dict[str, Scores]:
    """scikit-learn's average link at the threshold with the best B-cubed F1; its tree is made once."""
    from sklearn.cluster import AgglomerativeClustering

    distances = distances_of(stories)
    average_link = {"metric": "precomputed", "linkage": "average"}
    with tempfile.TemporaryDirectory() as tree:

        def cut(threshold: float) -> np.ndarray:
            cluster = AgglomerativeClustering(None, memory=tree, distance_threshold=threshold, **average_link)
            return cluster.fit_predict(distances)

        cuts = [cut(threshold) for threshold in np.arange(0.5, 0.99, 0.03)]
    return {"scikit-learn, average link, best threshold": best(truth, cuts)}


def hdbscan(stories: Stories, truth: np.ndarray) -> dict[str, Scores]:
    """HDBSCAN as events need it: two stories make one, and noise stands alone."""
    from sklearn.cluster import HDBSCAN

    labels = HDBSCAN(min_cluster_size=2, metric="precomputed", copy=True).fit_predict(distances_of(stories))
    return {"scikit-learn, HDBSCAN": scores(truth, numbered(labels))}


def bertopic(stories: Stories, truth: np.ndarray) -> dict[str, Scores]:
    """BERTopic, and average link on the vectors of its sentence model at the threshold with the best B-cubed F1."""
    found = labels_by_sentences(texts_of(stories), "events")
    return {name: best(truth, labels) for name, labels in found.items()}


PEERS: dict[str, Callable[[Stories, np.ndarray], dict[str, Scores]]] = {
    "agglomerative": agglomerative,
    "hdbscan": hdbscan,
    "bertopic": bertopic,
}
