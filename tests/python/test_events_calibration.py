"""What is known of some events helps to find others."""

from __future__ import annotations

import numpy as np
import pytest
from pelluna import CHESS, LAVA, LOST

import tidings
from tidings import Events, metrics


def test_what_is_known_of_half_of_the_events_helps_with_the_other_half(labelled):
    stories, truth = labelled("events/basil")
    stories = [{key: value for key, value in story.items() if key != "date"} for story in stories]
    _, numbers = np.unique(truth, return_inverse=True)
    first, second = (np.flatnonzero(numbers % 4 == part).tolist() for part in (0, 1))
    events = Events().calibrate([stories[i] for i in first], [truth[i] for i in first])
    assert 0.5 <= events.strictness <= 2
    found = events.fit_predict([stories[i] for i in second])
    assert metrics.bcubed([truth[i] for i in second], found).f1 > 0.93


def test_pairs_calibrate_too():
    stories = [LAVA, LOST, CHESS]
    events = Events().calibrate(stories, pairs=[(0, 1, True), (0, 2, False), (1, 2, False)])
    assert events.fit_predict(stories).tolist() == [0, 0, 1]
    assert Events(**events.get_params()).get_params() == events.get_params()


def test_some_hundred_pairs_calibrate(labelled):
    stories, truth = labelled("events/basil")
    stories = [{key: value for key, value in story.items() if key != "date"} for story in stories]
    _, numbers = np.unique(truth, return_inverse=True)
    first, second = (np.flatnonzero(numbers % 4 == part) for part in (0, 1))
    known, unknown = [stories[i] for i in first], [stories[i] for i in second]
    graph = tidings.nearest_neighbors(Events().fit(known).matrix_, n_neighbors=8)
    one = np.repeat(np.arange(len(known)), np.diff(graph.indptr))
    all_pairs = [
        (int(i), int(j), numbers[first[i]] == numbers[first[j]]) for i, j in zip(one, graph.indices, strict=True)
    ]
    pairs = [all_pairs[p] for p in np.random.default_rng(0).permutation(len(all_pairs))[:300]]

    def pair_f1(labels):
        joined = [(labels[i] == labels[j], same) for i, j, same in pairs]
        return 2 * sum(a and b for a, b in joined) / sum(int(a) + int(b) for a, b in joined)

    poor = Events(strictness=3.0, headline_weight=0.7)
    for begin in (Events(), poor):
        learnt = Events(**begin.get_params()).calibrate(known, pairs=pairs)
        assert pair_f1(learnt.fit_predict(known)) >= pair_f1(Events().fit_predict(known))
        assert pair_f1(learnt.fit_predict(known)) >= pair_f1(begin.fit_predict(known))
        found = metrics.bcubed(numbers[second], learnt.fit_predict(unknown)).f1
        assert found > 0.93
        assert found > metrics.bcubed(numbers[second], poor.fit_predict(unknown)).f1


def test_calibration_refuses_what_does_not_fit():
    for labels, pairs, message in (
        (None, None, "labels or pairs"),
        ([0], [(0, 1, True)], "labels or pairs"),
        ([0], None, "1 for 2 stories"),
        (None, [(0, 2, True)], "0 and 2"),
        (None, [(0, 1, False)], "of the same event"),
    ):
        with pytest.raises(ValueError, match=message):
            Events().calibrate([LAVA, LOST], labels, pairs=pairs)
