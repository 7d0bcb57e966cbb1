from __future__ import annotations

import tidings
from tidings._html import escape
from tidings.report import render
from tidings.summary import summary_text


def test_every_event_of_an_analysis_is_in_one_theme(analysis):
    events = sorted(number for theme in analysis.themes for number in theme.events)
    assert events == list(range(len(analysis.events)))
    for theme in analysis.themes:
        members = sorted(i for number in theme.events for i in analysis.events[number].members)
        assert members == theme.members


def test_the_report_and_the_summary_show_the_subjects(analysis):
    page, text = render(analysis), summary_text(analysis)
    assert "The subjects" in page
    for theme in analysis.themes:
        assert f'id="theme-{theme.number}"' in page
        assert theme.description.terms[0][0] in text
    assert f"{len(analysis.themes)} subjects:" in text


def test_the_report_has_a_sentence_and_the_names_of_each_event(analysis):
    page = render(analysis)
    for event, one in zip(analysis.events, analysis.descriptions, strict=True):
        if len(event.members) > 1:
            assert escape(one.summary) in page
            assert all(escape(name) in page for name in one.names)


def test_one_story_has_no_section_of_subjects():
    analysis = tidings.analyze(["Lava reached the harbour."])
    assert len(analysis.themes) == 1
    assert "The subjects" not in render(analysis)
    assert "subject" not in summary_text(analysis)


def test_what_stories_say_is_harmless_in_the_subjects():
    texts = [f"<script>alert({i})</script> lava {word} <b>harbour</b>" for i, word in enumerate("abcd" * 3)]
    texts += [f"Train drivers strike {i} \x1b[31m" for i in range(4)]
    analysis = tidings.analyze(texts)
    assert "<script" not in render(analysis)
    assert "\x1b" not in summary_text(analysis)
