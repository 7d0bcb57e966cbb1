from __future__ import annotations

from datetime import datetime, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from tidings import TfidfVectorizer, nearest_neighbors, similar_pairs

matrices = hnp.arrays(np.float64, st.tuples(st.integers(1, 12), st.just(5)), elements=st.sampled_from([0, 0, 1, 2, -1]))


def dense_cosines(X) -> np.ndarray:
    X = np.asarray(X, dtype=np.float64)
    norms = np.linalg.norm(X, axis=1, keepdims=True)
    X = np.divide(X, norms, out=np.zeros_like(X), where=norms > 0)
    return X @ X.T


@given(matrices, st.sampled_from([0.0, 0.3, 0.5, 0.9, 1.0]), st.sampled_from([np.float32, np.float64]))
def test_equals_a_dense_join(X, threshold, dtype):
    pairs = similar_pairs(X.astype(dtype), threshold)
    cosines = dense_cosines(X)
    found = set(zip(pairs.first.tolist(), pairs.second.tolist(), strict=True))
    for i in range(len(X)):
        for j in range(i + 1, len(X)):
            if cosines[i, j] > threshold + 1e-6:
                assert (i, j) in found
            if cosines[i, j] < threshold - 1e-6 or cosines[i, j] < -1e-6:
                assert (i, j) not in found
    np.testing.assert_allclose(cosines[pairs.first, pairs.second], pairs.similarities, rtol=0, atol=1e-6)
    assert (pairs.first < pairs.second).all()
    assert sorted(found) == list(zip(pairs.first.tolist(), pairs.second.tolist(), strict=True))


@given(matrices, st.data())
def test_time_multiplies_and_bounds(X, data):
    days = data.draw(hnp.arrays(np.int64, len(X), elements=st.integers(0, 9)))
    times = np.datetime64("2031-04-01") + days.astype("timedelta64[D]")
    window = np.timedelta64(3, "D")
    pairs = similar_pairs(X, 0.2, times=times, half_life=np.timedelta64(2, "D"), window=window)
    numbers = similar_pairs(X, 0.2, times=days, half_life=2, window=3)
    apart = np.abs(days[:, None] - days[None, :])
    expected = dense_cosines(X) * 2.0 ** (-apart / 2)
    found = set(zip(pairs.first.tolist(), pairs.second.tolist(), strict=True))
    assert found == set(zip(numbers.first.tolist(), numbers.second.tolist(), strict=True))
    for i in range(len(X)):
        for j in range(i + 1, len(X)):
            if abs(expected[i, j] - 0.2) > 1e-9:
                assert ((i, j) in found) == (expected[i, j] > 0.2 and apart[i, j] <= 3)
    np.testing.assert_allclose(pairs.similarities, expected[pairs.first, pairs.second], rtol=0, atol=1e-12)


@pytest.mark.parametrize("name", ["topics/mini_newsgroups", "topics/reuters21578"])
@pytest.mark.parametrize("threshold", [0.5, 0.9])
def test_equals_a_dense_join_on_real_text(load_jsonl, name, threshold):
    X = TfidfVectorizer(sublinear_tf=True, dtype=np.float64).fit_transform(r["text"] for r in load_jsonl(name))
    pairs = similar_pairs(X, threshold)
    transposed = X.T.tocsc()
    first, second = [], []
    for begin in range(0, X.shape[0], 1000):
        i, j = np.nonzero((X[begin : begin + 1000] @ transposed).toarray() >= threshold)
        keep = j > i + begin
        first.append(i[keep] + begin)
        second.append(j[keep])
    expected = set(zip(np.concatenate(first).tolist(), np.concatenate(second).tolist(), strict=True))
    found = set(zip(pairs.first.tolist(), pairs.second.tolist(), strict=True))
    products = {(i, j): (X[[i]] @ transposed[:, [j]])[0, 0] for i, j in expected ^ found}
    assert all(abs(product - threshold) < 1e-12 for product in products.values())
    assert found


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_bit_equal_for_any_number_of_threads(load_jsonl, dtype):
    X = TfidfVectorizer(dtype=dtype).fit_transform(r["text"] for r in load_jsonl("topics/mini_newsgroups"))
    one = similar_pairs(X, 0.4, n_jobs=1)
    assert one.similarities.dtype == dtype
    for n_jobs in (2, 8):
        many = similar_pairs(X, 0.4, n_jobs=n_jobs)
        assert [a.tobytes() for a in many] == [a.tobytes() for a in one]


def test_neighbours_in_time_are_those_of_the_decayed_cosine(load_jsonl):
    rows = load_jsonl("topics/reuters21578")[:3000]
    X = TfidfVectorizer(sublinear_tf=True, dtype=np.float64).fit_transform(r["text"] for r in rows)
    hours = np.random.default_rng(7).uniform(0, 2000, X.shape[0])
    graph = nearest_neighbors(X, n_neighbors=5, times=hours, half_life=48.0, window=240.0)
    apart = np.abs(hours[:, None] - hours[None, :])
    expected = np.where(apart <= 240, (X @ X.T).toarray() * 2 ** (-apart / 48), 0)
    np.fill_diagonal(expected, 0)
    for i in range(X.shape[0]):
        row = slice(graph.indptr[i], graph.indptr[i + 1])
        best = np.sort(expected[i])[::-1][:5]
        np.testing.assert_allclose(graph.data[row], best[best > 0], rtol=0, atol=1e-12)
        np.testing.assert_allclose(expected[i][graph.indices[row]], graph.data[row], rtol=0, atol=1e-12)


def test_times_of_any_kind():
    X = np.ones((3, 2))
    days = ["2031-04-01", "2031-04-02", "2031-04-09"]
    for times in (days, np.array(days, "datetime64[D]"), [datetime.fromisoformat(day) for day in days]):
        pairs = similar_pairs(X, 0.1, times=times, window=timedelta(days=2), half_life=timedelta(days=1))
        assert pairs.similarities.round(9).tolist() == [0.5]


def test_wrong_input_is_refused():
    X = np.eye(3)
    with pytest.raises(ValueError, match=r"threshold must be in \[0, 1\], got 2"):
        similar_pairs(X, 2)
    with pytest.raises(ValueError, match=r"threshold.*nan"):
        similar_pairs(X, float("nan"))
    with pytest.raises(ValueError, match="half_life needs times"):
        similar_pairs(X, half_life=3)
    with pytest.raises(ValueError, match="got 2 for 3 rows"):
        similar_pairs(X, times=[1, 2], window=1)
    with pytest.raises(ValueError, match=r"times\[1\] must be a date, got NaT"):
        similar_pairs(X, times=np.array(["2031-04-01", "NaT", "2031-04-02"], "datetime64[s]"))
    with pytest.raises(ValueError, match="half_life must be a timedelta, as the times are dates, got 3"):
        similar_pairs(X, times=["2031-04-01"] * 3, half_life=3)
    with pytest.raises(ValueError, match=r"times\[0\]"):
        similar_pairs(X, times=["soon", "later", "never"])
    with pytest.raises(ValueError, match="window must be at least 0, got -1"):
        similar_pairs(X, times=[1, 2, 3], window=-1)
    with pytest.raises(ValueError, match=r"times\[2\] must be a time, got nan"):
        similar_pairs(X, times=[1, 2, float("nan")], window=1)


def test_the_type_of_the_similarities_can_be_chosen():
    X = np.array([[1, 2], [2, 1]])
    assert similar_pairs(X).similarities.dtype == np.float64
    assert similar_pairs(X, dtype="float32").similarities.dtype == np.float32
    with pytest.raises(ValueError, match="dtype must be float32 or float64, got 'int32'"):
        similar_pairs(X, dtype="int32")


@pytest.mark.parametrize("threshold", [0.5, 0.6, 0.8, 0.96])
def test_pairs_just_at_the_threshold_are_pairs(threshold):
    exact = {0.5: ([1, 1, 0], [1, 0, 1]), 0.6: ([3, 4], [1, 0]), 0.8: ([1, 2], [2, 1]), 0.96: ([3, 4], [4, 3])}
    pairs = similar_pairs(np.array(exact[threshold], dtype=np.float64), threshold)
    assert pairs.similarities.tolist() == pytest.approx([threshold], rel=1e-12)


def test_a_half_life_bounds_the_window():
    X = np.ones((4, 1), dtype=np.float32)
    times = [0.0, 10.0, 10.1, 1e6]
    pairs = similar_pairs(X, 0.25, times=times, half_life=5.0)
    assert list(zip(pairs.first.tolist(), pairs.second.tolist(), strict=True)) == [(0, 1), (1, 2)]
    assert len(similar_pairs(X, 0, times=times, half_life=5.0).first) == 3  # 1e6 apart is 0 in any type
