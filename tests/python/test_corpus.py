from __future__ import annotations

import pickle

import numpy as np
import pytest

from tidings import Corpus, Credit, Dateline, Story, read


@pytest.fixture
def three() -> Corpus:
    return Corpus(
        [Story("One", ["a"], published="2031-04-02"), Story("Two", ["b", "c"], takeaways=["t"]), Story("Three")]
    )


def test_a_story_has_its_parts_and_its_text():
    story = Story(
        "Two", ["b", "c"], takeaways=["t"], dateline=Dateline(["OSLO"], "NNA"), credits=[Credit("editing", ["A"])]
    )
    assert story.body == "b\n\nc"
    assert story.text == "Two\n\nt\n\nb\n\nc"
    assert story.dateline.places == ["OSLO"]
    assert story.credits == [Credit("editing", ["A"])]
    assert not Story().dateline


def test_positions_slices_masks_and_arrays(three):
    assert len(three) == 3
    assert three[0].headline == three[-3].headline == "One"
    assert three[1:].headlines == ["Two", "Three"]
    assert three[::-1].headlines == ["Three", "Two", "One"]
    assert three[[True, False, True]].headlines == ["One", "Three"]
    assert three[np.array([2, 0])].headlines == ["Three", "One"]
    assert len(three[[]]) == 0
    assert [story.headline for story in three] == three.headlines


def test_stories_and_their_parts_read_well():
    story = Story("Lava", ["a"], byline=["Ann"], dateline=Dateline(["OSLO"], "NNA"), credits=[Credit("editing", ["A"])])
    assert repr(story.dateline) == "Dateline(places=['OSLO'], agency='NNA', date='')"
    assert repr(story.credits[0]) == "Credit(role='editing', names=['A'], places=[])"
    assert repr(story).startswith("Story(id='', headline='Lava', byline=['Ann'], dateline=Dateline(")
    assert repr(story).endswith("with 1 paragraphs and 0 takeaways")


def test_a_wrong_date_is_refused_with_its_story():
    with pytest.raises(ValueError, match="story 1 was published at 'soon'"):
        assert len(Corpus([Story("a"), Story("b", published="soon")]).published)


def test_wrong_positions_are_refused(three):
    with pytest.raises(IndexError, match="3 of a corpus of 3"):
        three[3]
    with pytest.raises(IndexError, match="mask"):
        three[[True]]
    with pytest.raises(IndexError):
        three[[7]]


def test_ids_are_unique(three):
    assert three.ids == ["1", "2", "3"]
    assert (three + three).ids == ["1", "2", "3", "1-2", "2-2", "3-2"]
    with pytest.raises(ValueError, match="x"):
        Corpus([Story(id="x"), Story(id="x")])


def test_dates_are_in_utc():
    corpus = Corpus(
        [Story(published=p) for p in ("2031-04-02", "2031-04-02T10:00:00+02:00", "2031-04-02T08:00:00.5Z", "")]
    )
    expected = ["2031-04-02T00:00:00", "2031-04-02T08:00:00", "2031-04-02T08:00:00", "NaT"]
    np.testing.assert_array_equal(corpus.published, np.array(expected, dtype="datetime64[s]"))


def test_a_corpus_survives_pickle(sample):
    restored = pickle.loads(pickle.dumps(sample))
    assert list(restored) == list(sample)
    assert restored.report == sample.report


def test_a_corpus_becomes_a_table(three):
    frame = three.to_pandas()
    assert frame["headline"].tolist() == ["One", "Two", "Three"]
    assert frame["published"].dtype.kind == "M"
    assert frame["text"][1] == "Two\n\nt\n\nb\n\nc"


def test_a_table_is_read_back(sample):
    frame = sample.to_pandas()
    again = read(frame)
    assert again.texts == sample.texts
    assert [story.kicker for story in again] == [story.kicker for story in sample]
    assert [story.byline for story in again] == [story.byline for story in sample]
    assert frame["agency"].tolist() == [story.dateline.agency for story in sample]


def test_a_corpus_reads_well(three, sample):
    assert repr(three).splitlines() == ["Corpus of 3 stories", "  0: 'One'", "  1: 'Two'", "  2: 'Three'"]
    assert "... and 21 more" in repr(sample)
