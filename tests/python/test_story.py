from __future__ import annotations

import datetime
import pickle

import numpy as np
import pandas as pd
import pytest

import tidings
from tidings import Credit, Dateline, Story


@pytest.mark.parametrize(
    ("given", "published"),
    [
        ("2031-04-02", "2031-04-02"),
        ("last week", "last week"),
        (datetime.date(2031, 4, 2), "2031-04-02"),
        (datetime.datetime(2031, 4, 2, 6, 30), "2031-04-02T06:30:00Z"),
        (
            datetime.datetime(2031, 4, 2, 6, tzinfo=datetime.timezone(datetime.timedelta(hours=2))),
            "2031-04-02T04:00:00Z",
        ),
        (np.datetime64("2031-04-02"), "2031-04-02"),
        (pd.Timestamp("2031-04-02 06:30", tz="UTC"), "2031-04-02T06:30:00Z"),
        (None, ""),
        (pd.NaT, ""),
        (np.datetime64("NaT"), ""),
    ],
)
def test_a_date_may_be_given_as_text_or_as_a_date(given, published):
    story = Story("Lava", ["Lava fell."], published=given)
    assert story.published == published
    assert pickle.loads(pickle.dumps(story)) == story
    if not isinstance(given, str):
        assert tidings.read([{"headline": "Lava", "text": "Lava fell.", "date": given}])[0].published == published


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"published": 20310402}, "published must be a str, a date or a datetime, got 20310402"),
        ({"published": ["2031-04-02"]}, r"published must be .*, got \['2031-04-02'\]"),
        ({"headline": 3}, "headline must be a str, got 3"),
        ({"headline": b"Lava"}, "headline must be a str, got b'Lava'"),
        ({"paragraphs": {"a"}}, "paragraphs must be a list of str, got {'a'}"),
        ({"paragraphs": [b"a"]}, r"paragraphs must be a list of str, got \[b'a'\]"),
        ({"dateline": None}, "dateline must be a Dateline, got None"),
        ({"credits": [None]}, r"credits must be a list of Credit, got \[None\]"),
        ({"label": None}, "label must be a str, got None"),
        ({"paragraphs": "Lava fell."}, "paragraphs must be a list of str, got 'Lava fell.'"),
        ({"byline": [1]}, r"byline must be a list of str, got \[1\]"),
        ({"dateline": "LONDON"}, "dateline must be a Dateline, got 'LONDON'"),
        ({"credits": ["Ann Lee"]}, r"credits must be a list of Credit, got \['Ann Lee'\]"),
        ({"span": (-1, 4)}, r"span must be two int of at least 0, got \(-1, 4\)"),
        ({"text": 3}, "a story has no argument 'text'; its text is made of headline, takeaways and paragraphs"),
        ({"titel": "Lava"}, r"a story has no argument 'titel'; see help\(tidings.Story\)"),
        ({"headline": ["x" * 1000]}, r"headline must be a str, got \['x{78}\.\.\.$"),
    ],
)
def test_a_wrong_argument_is_told_by_name_and_value(arguments, message):
    with pytest.raises(TypeError, match=message):
        Story(**arguments)


@pytest.mark.parametrize("year", ["10000", "-0005"])
def test_a_date_of_numpy_outside_the_years_is_told(year):
    with pytest.raises(ValueError, match=r"a date must be of the years 1 to 9999, got [-1]"):
        Story("Lava", published=np.datetime64(f"{year}-01-01"))


def test_a_story_has_its_parts_by_place_and_by_name():
    story = Story("Lava", ["One.", "Two."], "a-1", credits=[Credit("edited", ["Ann Lee"])], dateline=Dateline(["ROME"]))
    assert (story.headline, story.body, story.id) == ("Lava", "One.\n\nTwo.", "a-1")
    assert story.credits[0].names == ["Ann Lee"]
    assert story.dateline.places == ["ROME"]
    assert Story() == Story(published=None)
