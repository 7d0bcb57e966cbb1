from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import sparse
from sklearn import metrics as sklearn_metrics
from sklearn.cluster import KMeans

from tidings import AverageLink, metrics

labelings = st.integers(1, 40).flatmap(
    lambda n: st.tuples(*[st.lists(st.integers(0, 6), min_size=n, max_size=n) for _ in range(2)])
)


@given(labelings)
def test_adjusted_rand_equals_scikit_learn(labels):
    assert metrics.adjusted_rand(*labels) == pytest.approx(sklearn_metrics.adjusted_rand_score(*labels), abs=1e-12)


@given(labelings)
def test_normalized_mutual_info_equals_scikit_learn(labels):
    expected = sklearn_metrics.normalized_mutual_info_score(*labels)
    assert metrics.normalized_mutual_info(*labels) == pytest.approx(expected, abs=1e-9)


@given(labelings)
def test_adjusted_mutual_info_equals_scikit_learn(labels):
    expected = sklearn_metrics.adjusted_mutual_info_score(*labels)
    chance = sklearn_metrics.mutual_info_score(*labels) == pytest.approx(0, abs=1e-12)
    if not chance or abs(expected) < 10:  # beyond is rounding divided by rounding
        assert metrics.adjusted_mutual_info(*labels) == pytest.approx(expected, abs=1e-7)


@given(labelings, st.sampled_from([0.5, 1, 2]))
def test_homogeneity_completeness_and_v_measure_equal_scikit_learn(labels, beta):
    expected = sklearn_metrics.homogeneity_completeness_v_measure(*labels, beta=beta)
    assert metrics.homogeneity(*labels) == pytest.approx(expected[0], abs=1e-9)
    assert metrics.completeness(*labels) == pytest.approx(expected[1], abs=1e-9)
    assert metrics.v_measure(*labels, beta=beta) == pytest.approx(expected[2], abs=1e-7)


@given(labelings)
def test_pairwise_equals_the_pair_confusion_matrix(labels):
    (_, false_positive), (false_negative, true_positive) = sklearn_metrics.cluster.pair_confusion_matrix(*labels)
    scores = metrics.pairwise(*labels)
    if true_positive + false_positive:
        assert scores.precision == pytest.approx(true_positive / (true_positive + false_positive))
    if true_positive + false_negative:
        assert scores.recall == pytest.approx(true_positive / (true_positive + false_negative))


@given(labelings)
def test_bcubed_equals_the_definition(labels):
    truth, predicted = labels
    n = len(truth)
    precision = recall = 0.0
    for i in range(n):
        cluster = {j for j in range(n) if predicted[j] == predicted[i]}
        cls = {j for j in range(n) if truth[j] == truth[i]}
        precision += len(cluster & cls) / len(cluster) / n
        recall += len(cluster & cls) / len(cls) / n
    scores = metrics.bcubed(truth, predicted)
    assert scores.precision == pytest.approx(precision)
    assert scores.recall == pytest.approx(recall)
    assert scores.f1 == pytest.approx(2 * precision * recall / (precision + recall))


@given(labelings)
def test_swapping_truth_and_prediction_swaps_precision_and_recall(labels):
    scores, swapped = metrics.bcubed(*labels), metrics.bcubed(*reversed(labels))
    assert scores.precision == pytest.approx(swapped.recall)
    assert scores.f1 == pytest.approx(swapped.f1)


def test_labels_can_be_of_any_kind():
    assert metrics.bcubed(["a", "a", "b"], [1.5, 1.5, 2.5]).f1 == 1


@pytest.mark.parametrize("metric", [metrics.bcubed, metrics.pairwise, metrics.adjusted_rand])
def test_labels_of_different_length_are_refused(metric):
    with pytest.raises(ValueError, match="2 against 3"):
        metric([0, 0, 1], [0, 0])
    with pytest.raises(ValueError, match="labels must be at least 1"):
        metric([], [])
    with pytest.raises(ValueError, match="one dimension"):
        metric([[0, 1]], [[0, 1]])


@st.composite
def clustered_rows(draw):
    """Rows with a few non-zeros, some of them empty, in 2 to rows - 1 clusters."""
    n, generator = draw(st.integers(4, 40)), np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    rows = sparse.random_array((n, 12), density=0.3, format="csr", rng=generator)
    labels = generator.integers(0, draw(st.integers(2, 6)), n)
    labels[:3] = [0, 1, 1]
    return rows, labels


@given(clustered_rows())
def test_silhouettes_equal_scikit_learn(case):
    rows, labels = case
    expected = sklearn_metrics.silhouette_samples(rows, labels, metric="cosine")
    assert metrics.silhouette_samples(rows, labels) == pytest.approx(expected, abs=1e-9)
    expected = sklearn_metrics.silhouette_score(rows, labels, metric="cosine")
    assert metrics.silhouette(rows, labels) == pytest.approx(expected, abs=1e-9)


def test_sampled_silhouettes_equal_scikit_learn():
    rows = sparse.random_array((300, 20), density=0.2, format="csr", rng=np.random.default_rng(0))
    labels = np.arange(300) % 5
    expected = sklearn_metrics.silhouette_score(rows, labels, metric="cosine", sample_size=50, random_state=3)
    assert metrics.silhouette(rows, labels, sample_size=50, random_state=3) == pytest.approx(expected)


def test_silhouettes_need_two_clusters_and_a_pair():
    with pytest.raises(ValueError, match="got 1 for 3 rows"):
        metrics.silhouette([[1, 0], [0, 1], [1, 1]], [0, 0, 0])
    with pytest.raises(ValueError, match="got 2 for 2 rows"):
        metrics.silhouette([[1, 0], [0, 1]], [0, 1])
    with pytest.raises(ValueError, match="got 0 for 0 rows"):
        metrics.silhouette(sparse.csr_array((0, 3)), [])
    with pytest.raises(ValueError, match="3 against 2"):
        metrics.silhouette([[1, 0], [0, 1]], [0, 1, 1])


def three_directions(noise):
    generator = np.random.default_rng(0)
    return np.eye(3)[np.arange(90) % 3] + noise * generator.random((90, 3))


@pytest.mark.parametrize("over", ["halves", "seeds"])
def test_the_right_number_of_clusters_is_the_stablest(over):
    rows = three_directions(0.2)
    stability = [metrics.stability(KMeans(k, n_init=1), rows, over=over, n_rounds=5) for k in (3, 6)]
    assert stability[0] > 0.95 > stability[1] + 0.2


def test_stability_takes_functions_and_labels_of_any_kind():
    rows = three_directions(0.1)
    assert metrics.stability(lambda some, _: np.array(["a", "b", "c"])[np.asarray(some.argmax(axis=1))], rows) == 1
    assert metrics.stability(AverageLink(n_clusters=3), sparse.csr_array(rows)) == 1


def test_an_error_of_the_clusterer_reaches_the_caller():
    def broken(_rows, _seed):
        raise RuntimeError("no clusters today")

    with pytest.raises(RuntimeError, match="no clusters today"):
        metrics.stability(broken, three_directions(0.1))
    with pytest.raises(ValueError, match="1 for 45"):
        metrics.stability(lambda _rows, _seed: [0], three_directions(0.1))
    with pytest.raises(ValueError, match="fit_predict"):
        metrics.stability(3, three_directions(0.1))
    with pytest.raises(ValueError, match="'halves', 'seeds'"):
        metrics.stability(broken, three_directions(0.1), over="rows")
