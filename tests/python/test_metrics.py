from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn import metrics as sklearn_metrics

from tidings import metrics

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
    with pytest.raises(ValueError, match="not empty"):
        metric([], [])
    with pytest.raises(ValueError, match="one dimension"):
        metric([[0, 1]], [[0, 1]])
