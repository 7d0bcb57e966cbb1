"""Dates, against those of Python's own library."""

from __future__ import annotations

import datetime
from email.utils import format_datetime, parsedate_to_datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from tidings import _core

FIRST, LAST = datetime.datetime(2, 1, 1), datetime.datetime(9998, 12, 31)
OFFSETS = st.integers(-23 * 60 - 59, 23 * 60 + 59).map(
    lambda minutes: datetime.timezone(datetime.timedelta(minutes=minutes))
)
MOMENTS = st.datetimes(FIRST, LAST, timezones=OFFSETS | st.just(datetime.timezone.utc))
EPOCH = datetime.datetime(1970, 1, 1, tzinfo=datetime.timezone.utc)


def seconds(moment: datetime.datetime) -> int:
    return (moment - EPOCH) // datetime.timedelta(seconds=1)


@settings(deadline=None)
@given(MOMENTS, st.sampled_from("T "), st.sampled_from(["auto", "seconds", "milliseconds", "microseconds"]))
def test_iso_8601_is_read_as_python_reads_it(moment, separator, precision):
    text = moment.isoformat(separator, precision)
    assert _core.parse_timestamp(text) == (seconds(datetime.datetime.fromisoformat(text).replace(microsecond=0)), False)


@settings(deadline=None)
@given(MOMENTS.filter(lambda moment: moment.year >= 1000))  # 0099 is 1999 to Python
def test_the_dates_of_mail_are_read_as_python_reads_them(moment):
    text = format_datetime(moment.replace(microsecond=0))
    assert _core.parse_timestamp(text) == (seconds(parsedate_to_datetime(text)), False)


@settings(deadline=None)
@given(MOMENTS, st.sampled_from(["%B %d, %Y", "%d %b %Y", "%A, %d. %B %Y", "%Y/%m/%d", "%d-%b-%Y", "%a %b %d %Y"]))
def test_written_days_are_read_as_python_writes_them(moment, form):
    day = moment.replace(year=max(moment.year, 1000), day=min(moment.day, 28))
    midnight = datetime.datetime.combine(day.date(), datetime.time(), datetime.timezone.utc)
    assert _core.parse_timestamp(day.strftime(form)) == (seconds(midnight), True)


@settings(deadline=None)
@given(MOMENTS, st.sampled_from(["%B %d, %Y %I:%M %p", "%d-%b-%Y %H:%M:%S.%f", "%a %b %d %H:%M:%S %Y"]))
def test_written_times_are_read_as_python_writes_them(moment, form):
    local = moment.replace(year=max(moment.year, 1000), day=min(moment.day, 28), tzinfo=datetime.timezone.utc)
    text = local.strftime(form)
    expected = datetime.datetime.strptime(text, form).replace(tzinfo=datetime.timezone.utc, microsecond=0)
    assert _core.parse_timestamp(text) == (seconds(expected), False)


@settings(deadline=None)
@given(st.text(max_size=40) | st.text("0123456789-/.:,+ TZampMarch", max_size=40))
def test_no_text_breaks_the_reading_of_dates(text):
    found = _core.parse_timestamp(text)
    assert found is None or isinstance(found[0], int)


def test_the_dates_of_real_news_are_read(load_jsonl):
    texts = [row["date"] for row in load_jsonl("topics/reuters21578") if row["date"]]
    clean = [text for text in texts if "&#" not in text and "# date added" not in text]
    assert len(clean) > 0.98 * len(texts)  # the others have notes and control characters after the date
    assert sum(_core.parse_timestamp(text) is None for text in clean) <= 1  # one has a letter in its time
