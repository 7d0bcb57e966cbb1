"""The pages of benchmarks/pages.py say of themselves what is true; benchmarks/neighbors.py compares like with like."""

from __future__ import annotations

import importlib
import sys

import numpy as np
import pytest
from places import DATA, ROOT

from tidings import TfidfVectorizer

pytestmark = pytest.mark.skipif(not (DATA / "events").is_dir(), reason=f"no data in {DATA}")


@pytest.fixture(scope="module")
def benchmark():
    sys.path.insert(0, str(ROOT / "benchmarks"))
    try:
        return importlib.import_module("pages")
    finally:
        sys.path.pop(0)


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
    sys.path.insert(0, str(ROOT / "benchmarks"))
    try:
        return importlib.import_module("neighbors")
    finally:
        sys.path.pop(0)


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
