from __future__ import annotations

import pickle
import threading

import numpy as np
import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from tidings import CosineIndex, FileError, TfidfVectorizer, nearest_neighbors

N_FEATURES = 4


def matrices(n_rows: int, dtype: type = np.float64):
    return hnp.arrays(dtype, (n_rows, N_FEATURES), elements=st.sampled_from([0, 0, 1, 2, -1]))


class Rebuild(RuleBasedStateMachine):
    """Whatever is added, updated and removed, the index answers as a new one and as nearest_neighbors would."""

    def __init__(self) -> None:
        super().__init__()
        self.index = CosineIndex(n_jobs=1)
        self.rows: dict[int, np.ndarray] = {}

    @rule(data=st.data(), n_rows=st.integers(1, 9))
    def add(self, data, n_rows):
        X = data.draw(matrices(n_rows))
        self.rows |= dict(zip(self.index.add(X).tolist(), X, strict=True))

    @rule(data=st.data())
    def add_with_ids(self, data):
        ids = data.draw(st.sets(st.integers(0, 500), min_size=1, max_size=5))
        ids = sorted(ids - self.rows.keys())
        X = data.draw(matrices(len(ids)))
        assert self.index.add(X, ids).tolist() == ids
        self.rows |= dict(zip(ids, X, strict=True))

    @rule(data=st.data())
    def update(self, data):
        if self.rows:
            ids = sorted(data.draw(st.sets(st.sampled_from(sorted(self.rows)))))
            X = data.draw(matrices(len(ids)))
            self.index.update(X, ids)
            self.rows |= dict(zip(ids, X, strict=True))

    @rule(data=st.data())
    def remove(self, data):
        if self.rows:
            ids = data.draw(st.sets(st.sampled_from(sorted(self.rows))))
            self.index.remove(sorted(ids))
            for i in ids:
                del self.rows[i]

    @rule(data=st.data(), k=st.integers(1, 12), least=st.sampled_from([0.0, 0.5, -1.0]))
    def query(self, data, k, least):
        if not self.rows:
            return
        queries = data.draw(matrices(3))
        matches = self.index.query(queries, n_neighbors=k, min_similarity=least)
        ids = np.array(sorted(self.rows))
        X = np.array([self.rows[i] for i in ids])
        new = CosineIndex()
        new.add(X, ids)
        again = new.query(queries, n_neighbors=k, min_similarity=least)
        assert matches.ids.tolist() == again.ids.tolist()
        assert matches.similarities.tobytes() == again.similarities.tobytes()
        graph = nearest_neighbors(queries, X, n_neighbors=k, min_similarity=least)
        assert ids[graph.indices].tolist() == matches.ids[matches.ids >= 0].tolist()
        assert graph.data.tolist() == matches.similarities[matches.ids >= 0].tolist()

    @invariant()
    def size(self):
        assert len(self.index) == len(self.rows)
        assert all(i in self.index for i in self.rows)


TestRebuild = Rebuild.TestCase
TestRebuild.settings = settings(max_examples=40, stateful_step_count=25, deadline=None)


def test_equals_nearest_neighbors_on_real_text(load_jsonl):
    X = TfidfVectorizer(sublinear_tf=True).fit_transform(r["text"] for r in load_jsonl("topics/mini_newsgroups"))
    index = CosineIndex()
    for begin in range(0, X.shape[0], 300):
        index.add(X[begin : begin + 300])
    index.remove(range(0, X.shape[0], 3))
    kept = np.flatnonzero(np.arange(X.shape[0]) % 3)
    matches = index.query(X[::7], n_neighbors=5)
    graph = nearest_neighbors(X[::7].astype(np.float64), X[kept].astype(np.float64), n_neighbors=5)
    found = matches.ids >= 0
    assert matches.ids[found].tolist() == kept[graph.indices].tolist()
    np.testing.assert_array_equal(matches.similarities[found], graph.data)


def test_saved_and_pickled_it_is_the_same(tmp_path):
    for dtype in (np.float32, np.float64):
        X = np.random.default_rng(3).random((50, 7)).astype(dtype)
        index = CosineIndex()
        index.add(X, np.arange(100, 150))
        index.remove([110])
        index.save(tmp_path / "i.safetensors")
        for other in (CosineIndex.load(tmp_path / "i.safetensors"), pickle.loads(pickle.dumps(index))):
            assert len(other) == 49
            assert other.rows()[1].dtype == dtype
            for a, b in zip(index.query(X), other.query(X), strict=True):
                assert a.tobytes() == b.tobytes()
            assert other.add(X[:1]).tolist() == [150]


def test_damaged_files_are_refused(tmp_path):
    index = CosineIndex()
    index.add(np.eye(4))
    path = tmp_path / "i.safetensors"
    index.save(path)
    whole = path.read_bytes()
    for place in range(0, len(whole), 7):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        with pytest.raises(FileError, match=r"i\.safetensors"):
            CosineIndex.load(path)
    for size in (0, 5, len(whole) - 1):
        path.write_bytes(whole[:size])
        with pytest.raises(FileError):
            CosineIndex.load(path)
    with pytest.raises(FileError):
        CosineIndex.load(tmp_path / "none.safetensors")


def test_queries_while_another_thread_adds():
    index = CosineIndex(n_jobs=1)
    X = np.random.default_rng(5).random((40, 8))
    index.add(X)
    errors = []

    def ask() -> None:
        for _ in range(100):
            found = (index.query(X[:5], n_neighbors=10_000).ids >= 0).sum(axis=1)
            if (found % 40).any():
                errors.append(found.tolist())

    thread = threading.Thread(target=ask)
    thread.start()
    for _ in range(20):
        index.add(X)
    thread.join()
    assert not errors


def test_wrong_input_is_refused_and_changes_nothing():
    index = CosineIndex()
    with pytest.raises(ValueError, match="call add first"):
        index.query(np.eye(2))
    index.add(np.eye(3), [4, 5, 6])
    with pytest.raises(ValueError, match="ids must be new, got 5"):
        index.add(np.eye(3), [7, 5, 8])
    with pytest.raises(ValueError, match="ids must be of rows that are there, got 9"):
        index.remove([4, 9])
    with pytest.raises(ValueError, match="different from each other, got 4"):
        index.remove([4, 4])
    with pytest.raises(ValueError, match="ids must be at least 0, got -1"):
        index.add(np.eye(3)[:1], [-1])
    with pytest.raises(ValueError, match="2 columns against 3"):
        index.add(np.eye(2))
    with pytest.raises(ValueError, match="got 1 for 3 rows"):
        index.update(np.eye(3), [4])
    with pytest.raises(ValueError, match="integers in one dimension"):
        index.remove([0.5])
    assert len(index) == 3
    assert 7 not in index
