from __future__ import annotations

import numpy as np
import pytest

import tidings
from tidings import metrics


def test_the_sample_pages_events_are_those_that_a_reader_sees(analysis, sample_labels):
    scores = metrics.bcubed([row["event"] for row in sample_labels], analysis.labels_)
    assert scores.f1 == 1


def test_events_are_numbered_by_size(analysis):
    sizes = [len(event.members) for event in analysis.events]
    assert sizes == sorted(sizes, reverse=True)
    for event in analysis.events:
        assert (analysis.labels_[event.members] == event.number).all()
        assert event.medoid in event.members
        assert event.headline in [analysis.stories[i].headline for i in event.members]
        assert event.terms


def test_events_have_the_names_and_terms_of_their_descriptions(sample):
    furniture = " Sign up for our newsletter."
    stories = [{"title": "Live updates", "text": story.text + furniture} for story in sample]
    analysis = tidings.analyze(stories, threshold=0.5)
    assert len({event.headline for event in analysis.events}) == len(analysis.events) > 1
    for event, description in zip(analysis.events, analysis.descriptions, strict=True):
        assert (event.headline, event.terms) == (description.headline, description.terms)
        assert not any("newsletter" in term or "sign" in term.lower() for term, _ in event.terms)


def test_labels_are_written_as_in_the_stories(analysis):
    for event in analysis.events:
        text = " ".join(" ".join(analysis.stories[i].text.split()) for i in event.members)
        shown = [term for term, _ in event.terms]
        assert sum(term in text for term in shown) >= len(shown) - 2, shown


def test_every_story_says_why_it_is_in_its_event(analysis):
    for i, membership in enumerate(analysis.memberships):
        others = [j for j in analysis.events[analysis.labels_[i]].members if j != i]
        expected = np.mean([analysis.explain(i, j).similarity for j in others]) if others else 0
        assert membership.fit == pytest.approx(expected, abs=1e-6)
        assert sum(share for _, share in membership.terms) <= membership.fit + 1e-9
        assert bool(membership.terms) == bool(others)
        if membership.runner_up is not None:
            assert membership.runner_up != analysis.labels_[i]


def test_a_reprint_is_most_similar_to_its_original(analysis, sample_labels):
    reprint = next(i for i, row in enumerate(sample_labels) if "reprint" in row["kind"])
    nearest = analysis.similar(reprint, 1)[0]
    assert sample_labels[nearest.position]["event"] == sample_labels[reprint]["event"]
    assert nearest.similarity > 0.6


def test_reprints_are_known(analysis, sample_labels):
    reprints = [i for i, row in enumerate(sample_labels) if "reprint" in row["kind"]]
    assert reprints
    assert set(reprints) <= {story for group in analysis.duplicates for story in group.members}
    assert analysis.duplicates.groups == tidings.near_duplicates(analysis.stories).groups
    assert analysis.duplicates is analysis.duplicates


def test_similar_equals_explain_and_goes_as_far_as_asked(analysis):
    for n in (1, 5, 10, 12, 1000):
        found = analysis.similar(0, n)
        assert len(found) == min(n, 30)
        scores = [neighbor.similarity for neighbor in found]
        assert scores == sorted(scores, reverse=True)
        assert 0 not in [neighbor.position for neighbor in found]
        assert found[0].similarity == analysis.explain(0, found[0].position).similarity
    assert analysis.similar(-1)[0] == analysis.similar(30)[0]


def test_an_explanation_is_symmetric_and_sums(analysis):
    ab, ba = analysis.explain(0, 9), analysis.explain(9, 0)
    assert ab.similarity == ba.similarity
    assert sum(share for _, share in ab.terms) == pytest.approx(ab.similarity, abs=1e-12)
    assert len(analysis.explain(0, 9, n_terms=3).terms) == 3
    assert analysis.explain(0, 9, n_terms=3).similarity == ab.similarity


def test_similarities_are_the_cosines(analysis):
    block = analysis.similarities([3, 0, 9]).toarray()
    np.testing.assert_allclose(block, block.T, atol=1e-7)
    assert block[1, 2] == pytest.approx(analysis.explain(0, 9).similarity, abs=1e-6)
    assert (np.diag(block) == 0).all()


def test_the_seed_page_is_analysed(seed_page):
    analysis = tidings.analyze(seed_page)
    assert len(analysis.stories) == 10
    assert analysis.similar(8, 1)[0].position == 9
    assert analysis.similar(9, 1)[0].position == 8
    assert len(analysis.events) == 10, "ten events; what some of them share is a subject"
    assert all(membership.single for membership in analysis.memberships)


def test_bit_equal_for_any_number_of_threads(sample, analysis):
    for n_jobs in (1, 2, 8):
        other = tidings.analyze(sample, n_jobs=n_jobs)
        assert other.matrix.data.tobytes() == analysis.matrix.data.tobytes()
        assert other.events == analysis.events
        assert other.memberships == analysis.memberships
        assert other.threshold == analysis.threshold


def test_a_threshold_can_be_given(sample):
    assert len(tidings.analyze(sample, threshold=1.0).events) == 29  # reprints are one story
    assert len(tidings.analyze(sample, threshold=-1.0).events) == 1
    assert tidings.analyze(sample, threshold=0.2).threshold == 0.2


def test_an_analysis_reads_well(analysis):
    text = repr(analysis)
    assert text.startswith("31 stories: 9 events and 2 single stories (joined down to a mean similarity of ")
    assert "... and 1 more event" in text
    html = analysis._repr_html_()
    assert html.count("<tr>") == 12
    assert f"0: {analysis.stories[0].headline}" in html
    assert f"  9  {analysis.stories[9].headline}" in text
    frame = analysis.to_pandas()
    assert frame["event"].tolist() == analysis.labels_.tolist()


def test_markup_in_stories_is_harmless():
    analysis = tidings.analyze([{"title": "<b>Lava</b>", "text": "lava ash"}, "lava ferry"])
    assert "<b>Lava" not in analysis._repr_html_()


@pytest.mark.parametrize("stories", [["one lava story"], ["lava", "train"], ["lava", ""], ["lava"] * 5])
def test_small_piles_are_analysed(stories):
    analysis = tidings.analyze(stories)
    assert sum(len(event.members) for event in analysis.events) == len(stories)
    assert repr(analysis)
    assert all(event.headline for event in analysis.events)


def test_piles_without_words_are_refused(sample):
    with pytest.raises(ValueError, match="no stories"):
        tidings.analyze([])
    with pytest.raises(ValueError, match="empty vocabulary"):
        tidings.analyze(["!", ""])
    with pytest.raises(ValueError, match="threshold"):
        tidings.analyze(sample, threshold="high")
    with pytest.raises(ValueError, match="threshold"):
        tidings.analyze(sample, threshold=None)


def test_wrong_positions_and_numbers_are_refused(analysis):
    with pytest.raises(IndexError, match=r"31 among 31"):
        analysis.similar(31)
    with pytest.raises(IndexError, match=r"1\.5"):
        analysis.similar(1.5)
    with pytest.raises(ValueError, match="n must be an integer of at least 1, got 0"):
        analysis.similar(0, 0)
    with pytest.raises(ValueError, match=r"n_terms.*-1"):
        analysis.explain(0, 1, n_terms=-1)


def test_stories_without_headlines_have_names_and_cannot_command_a_terminal():
    analysis = tidings.analyze(["lava reached the harbour", "\x1b[31m lava reached the station"])
    assert "lava reached the harbour" in repr(analysis)
    assert "\x1b" not in repr(analysis)
