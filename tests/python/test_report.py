"""The report is one sound, harmless HTML file that says what the analysis says."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import unescape
from html.parser import HTMLParser
from itertools import pairwise

import pytest

import tidings
from tidings._html import name_of, number, shorten
from tidings.report import render, write

VOID = {"meta", "br", "hr", "img", "link", "input"}
EMPTY_IN_SVG = {"rect", "path"}


@dataclass
class Page(HTMLParser):
    """What a page consists of. A tag that is not closed, or closed in the wrong place, fails."""

    source: str
    open: list[str] = field(default_factory=list)
    tags: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    texts: list[tuple[str, str]] = field(default_factory=list)

    def __post_init__(self):
        super().__init__()
        self.feed(self.source)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        assert tag in EMPTY_IN_SVG
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        if data.strip():
            self.texts.append((self.open[-1] if self.open else "", data))

    def all(self, attribute: str) -> list[str]:
        return [attrs[attribute] for _, attrs in self.tags if attribute in attrs]

    def text_of(self, *tags: str) -> list[str]:
        return [text for tag, text in self.texts if tag in tags]


def check(page: Page) -> None:
    """What holds for every report."""
    ids = page.all("id")
    assert len(ids) == len(set(ids))
    links = page.all("href")
    assert {link[1:] for link in links if link.startswith("#")} <= set(ids)
    tags = {tag for tag, _ in page.tags}
    assert tags.isdisjoint({"script", "link", "img", "iframe", "object", "embed", "base", "form"})
    assert page.all("src") == []
    assert not any(attribute.startswith("on") for _, attrs in page.tags for attribute in attrs)
    assert re.findall(r"url\(|@import|expression\(", page.source) == []
    levels = [int(tag[1]) for tag, _ in page.tags if re.fullmatch(r"h[1-6]", tag)]
    assert levels[0] == 1
    assert all(later <= earlier + 1 for earlier, later in pairwise(levels))
    assert dict(page.tags)["html"] == {"lang": "en"}
    assert all("scope" in attrs for tag, attrs in page.tags if tag == "th")


def report_on(stories) -> tuple[tidings.Analysis, Page]:
    analysis = tidings.analyze(stories)
    page = Page(render(analysis))
    check(page)
    return analysis, page


def article(page: Page, position: int) -> str:
    """What a story's article shows, as text."""
    begin = page.source.index(f'<article class="story" id="story-{position}">')
    return unescape(re.sub(r"<[^>]+>", "", page.source[begin : page.source.index("</article>", begin)]))


@pytest.fixture(scope="module")
def page(analysis):
    return Page(render(analysis, title="April"))


def test_it_is_sound_html_that_needs_nothing_else(page):
    check(page)
    assert all(link.startswith("#") for link in page.all("href"))
    assert "default-src 'none'" in page.source


def test_the_summary_counts(page):
    assert page.text_of("h1") == ["April"]
    assert "31 stories. 29 of them tell of 9 events, 2 stand alone." in page.text_of("p")


def test_every_event_is_in_the_contents_and_has_its_terms_and_stories(analysis, page):
    for event in analysis.events:
        if len(event.members) > 1:
            assert f"#event-{event.number}" in page.all("href")
            section = page.source[page.source.index(f'id="event-{event.number}"') :].split("</section>")[0]
            assert [int(n) for n in re.findall(r'id="story-(\d+)"', section)] == event.members
            assert all(f"<bdi>{term}</bdi>" in section for term, _ in event.terms)


def test_every_story_says_why_it_is_there_and_what_comes_next(analysis, page):
    for position, membership in enumerate(analysis.memberships):
        text = article(page, position)
        if membership.fit:
            assert f"Fit {number(membership.fit)}" in text
            for term, share in membership.terms[:6]:
                assert f"{term}\u00a0{share:.3f}" in text
            assert f"Next {number(membership.runner_up_fit)}: event" in text or "single story" in text


def test_named_shares_and_the_rest_sum_to_the_fit(analysis, page):
    for position, membership in enumerate(analysis.memberships):
        if membership.fit:
            reasons = article(page, position).rpartition("Fit ")[2].partition("Next ")[0]
            shares = [float(share) for share in re.findall(r"(?:\u00a0|other terms )(\d\.\d{3})", reasons)]
            assert sum(shares) == pytest.approx(membership.fit, abs=0.0005 * len(shares))


def test_every_story_links_to_the_most_similar_ones(analysis, page):
    for position in range(len(analysis.stories)):
        text = article(page, position)
        for neighbor in analysis.similar(position):
            assert shorten(name_of(analysis.stories[neighbor.position]), 110) in text
            assert number(neighbor.similarity) in text


def test_single_stories_are_said_to_be_single_with_what_came_nearest(analysis, page):
    singles = page.source[page.source.index('<section id="singles">') :]
    for event in analysis.events:
        if len(event.members) == 1:
            assert f'id="story-{event.members[0]}"' in singles
            assert f"Nearest story {number(analysis.similar(event.members[0], 1)[0].similarity)}" in singles


def test_it_shows_takeaways_or_else_the_first_two_paragraphs(analysis, page):
    for position, story in enumerate(analysis.stories):
        text = article(page, position)
        for part in list(story.takeaways[:5]) or list(story.paragraphs[:2]):
            assert shorten(part, 350) in text
        if not story.takeaways:
            assert not any(shorten(paragraph, 350) in text for paragraph in story.paragraphs[2:])


def test_the_heatmap_is_in_it(analysis, page):
    assert analysis.heatmap().to_svg() in page.source


def test_the_same_stories_give_the_same_bytes(sample, page):
    assert render(tidings.analyze(sample, n_jobs=1), title="April") == page.source


def test_a_hostile_story_is_harmless():
    evil = "<script>alert(1)</script>"
    story = {"title": evil, "body": f'ferry "><img src=x onerror=alert(1)> {evil}', "author": evil, "source": evil}
    _, page = report_on([{**story, "url": "javascript:alert(1)"}, {**story, "url": ' "><b onclick="x'}])
    assert evil in page.text_of("h3", "h4")
    assert all(link.startswith("#") for link in page.all("href"))


def test_a_title_and_a_label_are_escaped_too():
    page = Page(render(tidings.analyze(["ferry", "ferry sinks"]), title="</title><script>x</script>"))
    check(page)
    assert page.text_of("h1") == ["</title><script>x</script>"]


def test_a_story_links_to_where_it_was_published():
    url = "https://news.example/a?b=1&c=2"
    _, page = report_on([{"title": "Ferry sinks", "body": "in a gale", "url": url}])
    assert [link for link in page.all("href") if not link.startswith("#")] == [url]


def test_one_story_stands_alone():
    _, page = report_on(["A ferry sinks in a gale."])
    assert "1 story. It stands alone." in page.text_of("p")
    assert "svg" not in {tag for tag, _ in page.tags}
    assert "Shares no term with any other story." in article(page, 0)


def test_stories_that_have_nothing_in_common():
    analysis, page = report_on(["Ferry sinks off Dunmar.", "Gallium prices rise."])
    assert max(len(event.members) for event in analysis.events) == 1
    assert "2 stories. No two of them tell of the same event." in page.text_of("p")
    assert "contents" not in page.all("id")


def test_a_story_without_a_headline_shows_its_first_words():
    _, page = report_on(["Ferry sinks in a gale " * 30, {"title": "", "body": "Ferry found"}])
    headlines = page.text_of("h3", "h4")
    assert any(headline.startswith("Ferry sinks in a gale") and headline.endswith("…") for headline in headlines)
    assert "Ferry found" in headlines


def test_text_keeps_its_own_direction():
    arabic = "غرق عبارة قبالة الساحل"
    _, page = report_on([{"title": arabic, "body": arabic}, {"title": "Ferry sinks", "body": arabic}])
    assert arabic in page.text_of("h3", "h4")
    assert all(attrs.get("dir") == "auto" for tag, attrs in page.tags if tag in {"h1", "h3", "h4", "li"} and attrs)


@pytest.mark.parametrize("kind", ["alike", "real"])
def test_five_hundred_stories_stay_below_three_megabytes(kind, load_jsonl):
    texts = [f"crane{i % 50} harbour quay{i % 9} pier{i % 7} mole word{i % 250} " * 60 for i in range(500)]
    stories = (
        texts
        if kind == "alike"
        else [{key: row[key] for key in ("title", "text")} for row in load_jsonl("events/allsides")[:500]]
    )
    _, page = report_on(stories)
    assert len(page.source.encode()) < 3_000_000
    assert sum(tag == "article" for tag, _ in page.tags) == 500


def test_write_replaces_the_file_as_a_whole(analysis, page, tmp_path):
    path = tmp_path / "report.html"
    path.write_text("old")
    write(analysis, path, title="April")
    assert path.read_text(encoding="utf-8") == page.source
    assert list(tmp_path.iterdir()) == [path]


def test_a_failed_write_leaves_the_old_file(analysis, tmp_path, monkeypatch):
    path = tmp_path / "report.html"
    path.write_text("old")

    def full(*_args, **_options):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pathlib.Path.replace", full)
    with pytest.raises(OSError, match="No space left"):
        write(analysis, path)
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_wrong_path_is_named(analysis, tmp_path):
    with pytest.raises(FileNotFoundError, match=r"no such folder.*nowhere"):
        write(analysis, tmp_path / "nowhere" / "report.html")
    with pytest.raises(IsADirectoryError, match="this is a folder"):
        write(analysis, tmp_path)
