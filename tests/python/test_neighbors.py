from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp
from scipy import sparse

from tidings import TfidfVectorizer, nearest_neighbors


def dense_cosines(X, Y=None) -> np.ndarray:
    """Cosines by numpy, in double; 0 where a row is zero."""
    X, Y = (np.asarray(M, dtype=np.float64) for M in (X, X if Y is None else Y))

    def unit(M):
        norms = np.linalg.norm(M, axis=1, keepdims=True)
        return np.divide(M, norms, out=np.zeros_like(M), where=norms > 0)

    return unit(X) @ unit(Y).T


def assert_neighbors(graph: sparse.csr_array, cosines: np.ndarray, k: int, first: int = 0, tolerance=1e-9) -> None:
    """The graph's rows from `first` on have the best k of the cosines, which are over 0."""
    for i, expected in enumerate(cosines):
        row = slice(graph.indptr[first + i], graph.indptr[first + i + 1])
        best = np.sort(expected[expected > tolerance])[::-1][:k]
        assert len(best) <= row.stop - row.start <= k
        np.testing.assert_allclose(graph.data[row][: len(best)], best, rtol=0, atol=tolerance)
        np.testing.assert_allclose(expected[graph.indices[row]], graph.data[row], rtol=0, atol=tolerance)


matrices = hnp.arrays(np.float64, st.tuples(st.integers(1, 12), st.just(5)), elements=st.sampled_from([0, 0, 1, 2, -1]))


@given(matrices, st.integers(1, 15))
def test_equals_a_dense_search(X, k):
    cosines = dense_cosines(X)
    np.fill_diagonal(cosines, -1)
    assert_neighbors(nearest_neighbors(X, n_neighbors=k), cosines, k)


@given(matrices, matrices, st.integers(1, 15))
def test_equals_a_dense_search_in_another_matrix(X, Y, k):
    assert_neighbors(nearest_neighbors(X, Y, n_neighbors=k), dense_cosines(X, Y), k)


@pytest.mark.parametrize("name", ["topics/mini_newsgroups", "topics/reuters21578"])
def test_equals_a_dense_search_on_real_text(load_jsonl, name):
    texts = [row["text"] for row in load_jsonl(name)]
    X = TfidfVectorizer(sublinear_tf=True, min_df=2, dtype=np.float64).fit_transform(texts)
    graph = nearest_neighbors(X, n_neighbors=10)
    transposed = X.T.tocsc()
    for first in range(0, X.shape[0], 1000):
        block = (X[first : first + 1000] @ transposed).toarray()
        for i in range(block.shape[0]):
            block[i, first + i] = -1
        assert_neighbors(graph, block, 10, first)


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_bit_equal_for_any_number_of_threads(load_jsonl, dtype):
    texts = [row["text"] for row in load_jsonl("topics/mini_newsgroups")]
    X = TfidfVectorizer(dtype=dtype).fit_transform(texts)
    one = nearest_neighbors(X, n_jobs=1)
    assert one.dtype == dtype
    for n_jobs in (2, 8):
        many = nearest_neighbors(X, n_jobs=n_jobs)
        assert many.data.tobytes() == one.data.tobytes()
        assert many.indices.tobytes() == one.indices.tobytes()


def test_ties_go_to_the_lower_number():
    graph = nearest_neighbors(np.ones((4, 2)), n_neighbors=2)
    assert graph.indices.tolist() == [1, 2, 0, 2, 0, 1, 0, 1]


@pytest.mark.parametrize(
    "convert", [sparse.csr_array, sparse.csr_matrix, sparse.csc_array, sparse.coo_array, np.asarray]
)
def test_any_kind_of_matrix_will_do(convert):
    X = np.array([[1.0, 0, 2], [0, 3, 1], [1, 1, 0]])
    expected = nearest_neighbors(sparse.csr_array(X))
    graph = nearest_neighbors(convert(X))
    assert graph.indices.tolist() == expected.indices.tolist()
    assert graph.data.tolist() == expected.data.tolist()


def test_strided_arrays_will_do():
    X = sparse.random_array((60, 40), density=0.2, rng=np.random.default_rng(1), format="csr")
    pairs = np.column_stack([X.data, X.data + 1])
    places = np.column_stack([X.indices, X.indices + 1])
    strided = sparse.csr_array((pairs[:, 0], X.indices, X.indptr), shape=X.shape)
    strided.indices = places[:, 0]
    expected = nearest_neighbors(X)
    graph = nearest_neighbors(strided)
    assert graph.data.tolist() == expected.data.tolist()
    assert graph.indices.tolist() == expected.indices.tolist()


def test_integers_and_long_indices_and_unsorted_rows_will_do():
    X = sparse.csr_array(np.array([[1, 0, 2], [0, 3, 1]]))
    expected = nearest_neighbors(X.astype(float)).data.tolist()
    X.indices, X.indptr = X.indices.astype(np.int64), X.indptr.astype(np.int64)
    assert nearest_neighbors(X).data.tolist() == expected
    unsorted = sparse.csr_array((np.array([2.0, 1, 1, 3]), [2, 0, 2, 1], [0, 2, 4]), shape=(2, 3))
    assert nearest_neighbors(unsorted).data.tolist() == expected
    assert unsorted.indices.tolist() == [2, 0, 2, 1]  # the caller's matrix is left as it is


def test_wrong_input_is_refused():
    X = np.eye(3)
    with pytest.raises(ValueError, match=r"n_neighbors.*0"):
        nearest_neighbors(X, n_neighbors=0)
    with pytest.raises(ValueError, match="4 columns against 3"):
        nearest_neighbors(X, np.eye(4))
    with pytest.raises(ValueError, match=r"row 1: column 2 holds nan"):
        nearest_neighbors(np.array([[1, 0, 0], [0, 0, np.nan]]))
    with pytest.raises(ValueError, match="two dimensions"):
        nearest_neighbors(np.ones(3))
    with pytest.raises(ValueError, match=r"two dimensions, got 1: a row i of a matrix is X\[\[i\]\]"):
        nearest_neighbors(sparse.csr_array(X)[0])
    with pytest.raises(ValueError, match="must be real"):
        nearest_neighbors(X * 1j)
    with pytest.raises(ValueError, match=r"n_neighbors.*1\.5"):
        nearest_neighbors(X, n_neighbors=1.5)
    with pytest.raises(ValueError, match=r"min_similarity.*got 3"):
        nearest_neighbors(X, min_similarity=3)


def test_the_type_of_the_similarities_can_be_chosen():
    X = np.array([[1, 2], [2, 1], [1, 0]])
    for dtype in (np.float32, "float64"):
        graph = nearest_neighbors(X, dtype=dtype)
        assert graph.dtype == dtype
        expected = nearest_neighbors(X.astype(dtype), X.astype(dtype), n_neighbors=3)
        assert (
            nearest_neighbors(X, X.astype(np.float64), n_neighbors=3, dtype=dtype).data.tolist()
            == expected.data.tolist()
        )
    with pytest.raises(ValueError, match="dtype must be float32 or float64, got 'int64'"):
        nearest_neighbors(X, dtype="int64")


@pytest.mark.parametrize("scale", [1, 3, 0.1])
def test_what_is_equal_but_for_rounding_ties_and_reaches_the_threshold(scale):
    Y = np.array([[1.0, 0, 1, 0], [2, 0, 2, 0], [3, 0, 3, 0], [1, 0, 0, 1], [0.7, 0, 0, -0.7]]) * scale
    graph = nearest_neighbors([[1.0, 1, 0, 0]], Y, min_similarity=0.5)
    assert graph.indices.tolist() == [0, 1, 2, 3, 4]
    assert graph.data.tolist() == [0.5] * 5


def test_a_row_of_zeros_has_neighbours_only_below_0():
    X = [[0.0, 0], [1, 0], [0, 1]]
    assert nearest_neighbors(X).nnz == 0
    graph = nearest_neighbors(X, min_similarity=-1)
    assert graph.indices[:2].tolist() == [1, 2]
    assert graph.data[:2].tolist() == [0, 0]
