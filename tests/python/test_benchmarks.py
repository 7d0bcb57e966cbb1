"""The pages of benchmarks/pages.py say of themselves what is true; the others compare like with like."""

from __future__ import annotations

import importlib
import sys

import numpy as np
import pytest
from places import DATA, ROOT

from tidings import TfidfVectorizer, metrics

pytestmark = pytest.mark.skipif(not (DATA / "events").is_dir(), reason=f"no data in {DATA}")


def imported(name):
    sys.path.insert(0, str(ROOT / "benchmarks"))
    try:
        return importlib.import_module(name)
    finally:
        sys.path.pop(0)


@pytest.fixture(scope="module")
def jobs():
    return imported("clusterer_jobs")


@pytest.fixture(scope="module")
def peers():
    return imported("sentence_peers")


@pytest.fixture(scope="module")
def benchmark():
    return imported("pages")


@pytest.fixture(scope="module")
def pages(benchmark):
    """A page of five stories of every layout."""
    pools = {name: read(DATA) for name, read in benchmark.POOLS.items()}
    made = {}
    for layout in benchmark.LAYOUTS:
        made[layout.name] = benchmark.assemble(layout, pools[layout.pool], min(5, layout.largest), 1)[0]
    return made


def test_every_text_of_the_truth_stands_on_its_page(pages):
    for name, page in pages.items():
        text = " ".join(page.text.split())
        for story in page.stories:
            for field, texts in story.fields.items():
                if field not in {"credits", "published"} | story.ignored:
                    missing = [part for part in texts if " ".join(part.split()) not in text]
                    assert not missing, (name, field)


def test_headlines_stand_on_their_lines_and_stories_follow_each_other(pages):
    for name, page in pages.items():
        ends = [story.first for story in page.stories[1:]] + [len(page.lines)]
        for story, end in zip(page.stories, ends, strict=True):
            assert story.first <= story.headline < end, name
            for headline in story.fields.get("headline", []):
                shown = " ".join(" ".join(page.lines[story.headline : story.headline + 5]).split())
                assert headline in shown, name


def test_no_layout_has_the_name_of_another(benchmark, pages):
    assert len(pages) == len(benchmark.LAYOUTS) > 70


@pytest.fixture(scope="module")
def neighbors():
    return imported("neighbors")


@pytest.fixture(scope="module")
def vectors(neighbors):
    texts = [story["text"] for story in neighbors.load(DATA, "topics/reuters21578", 300)]
    return TfidfVectorizer(sublinear_tf=True, min_df=2).fit_transform(texts)


def test_the_methods_of_the_benchmark_of_neighbours_find_the_same(neighbors, vectors):
    pytest.importorskip("sparse_dot_topn")
    pytest.importorskip("sklearn")
    ours = neighbors.our_neighbors(vectors, 2)()
    best = np.sort(neighbors.topn_neighbors(vectors, 2)().toarray(), axis=1)[:, -neighbors.K - 1 : -1]
    distances, _ = neighbors.brute_neighbors(vectors, 2)()
    np.testing.assert_allclose(ours.data.reshape(best.shape), best[:, ::-1], atol=1e-5)
    np.testing.assert_allclose(ours.data.reshape(best.shape), 1 - distances, atol=1e-5)
    joined = neighbors.topn_pairs(vectors, 2)()
    assert len(neighbors.our_pairs(vectors, 2)().first) == (joined.nnz - vectors.shape[0]) // 2


def test_the_benchmark_of_neighbours_measures_in_a_process_of_its_own(neighbors, vectors, tmp_path):
    rows = neighbors.growth("tiny", "our_window", neighbors.synthetic(vectors, 500), tmp_path)
    assert [row["metric"] for row in rows] == ["s", "CPU s", "MB"]
    assert rows[0]["ours"] > 0


def test_the_jobs_of_the_benchmark_of_clusterers_find_the_same(jobs, vectors):
    pytest.importorskip("sklearn")
    assert metrics.adjusted_rand(*(work(vectors, {})()["labels"] for work in (jobs.our_link, jobs.their_link))) == 1
    k_means = {"k": 10, "max_iter": 300}
    ours, theirs = (jobs.describe(vectors, work(vectors, k_means)(), {"work": "kmeans"})
                    for work in (jobs.our_kmeans, jobs.their_kmeans))  # fmt: skip
    assert ours["cosine"] == pytest.approx(theirs["cosine"], rel=0.01)
    assert jobs.mixed(vectors, 500).shape == (500, vectors.shape[1])


def test_hdbscan_finds_the_same_where_core_distances_make_no_ties(jobs, vectors):
    pytest.importorskip("hdbscan")
    for dense in (False, True):
        job = {"min_samples": 2, "dense": dense}
        ours, theirs = (work(vectors, job)()["labels"] for work in (jobs.our_density, jobs.their_density))
        assert metrics.adjusted_rand(ours, theirs) == 1


def test_the_growth_of_events_is_measured_on_mixtures_of_articles_too():
    growth, clusterers = imported("event_growth"), imported("clusterers")
    there = [{"title": "A", "text": "One. Two! Three?"}, {"title": "B", "text": "Four. Five. Six."}]
    mixed = growth.mixtures(there, 20)
    assert {(story["title"], story["text"]) for story in mixed} == {
        ("A", "One. Three? Five."),
        ("B", "Four. Six. Two!"),
    }
    rows = clusterers.events(DATA, (20,))
    assert [row["metric"] for row in rows] == ["processor s", "peak extra MB", "held MB"] * 2
    assert rows[0]["ours"] > 0


def test_a_peer_that_does_not_run_is_left_out_with_the_reason(peers, monkeypatch):
    for interpreter in ("no-such-python", sys.executable):
        monkeypatch.setenv("TIDINGS_PEERS_PYTHON", interpreter)
        monkeypatch.setattr(peers, "__file__", str(ROOT / "no_such_file.py"))
        with pytest.raises(peers.PeerMissingError, match=r"no-such-python|no_such_file"):
            peers.labels_by_sentences(["a text"], "events")
