from __future__ import annotations

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tidings import read
from tidings.readers.html_text import page_text

STORIES = """
<!doctype html><html><head><title>Topic: Islands</title><style>p { color: red }</style>
<script>if (1 < 2) { document.write("<p>No</p>") }</script></head>
<body><header><h1>The Site</h1></header><nav><ul><li><a href="/">Home</a></li></ul></nav>
<div class=list>
<h2>Lava reaches the harbour of Port Salvo</h2>
<p>By Ann Lee</p><p>PORT SALVO (NNA) &ndash; It came at <b>night</b>,
said the <a href="/mayor">mayor</a>.</p>
<ul><li>One house burnt<li>Two roads closed</ul>
<p>(Editing by Jo Roe)</p>
<p><a href="https://example.org/lava">Read the original article</a></p>
<h2>Train drivers end their strike in Marrenne</h2>
<p>By Bo Ulm<p>TESKA (NNA) &ndash; Trains ran again.<br>Not all.<br><br>Some stood.
<p>(Editing by Jo Roe)
</div>
<aside><p>Most read</p></aside><form><input><p>Subscribe</p></form><footer><p>Imprint</p></footer></body></html>
"""
SINGLE = """
<html lang="en"><head><title>Lava reaches harbour | NNA</title><meta property="og:site_name" content="NNA">
<meta name="author" content="Ann Lee"><meta property="article:published_time" content="2021-04-02T10:00:00Z"></head>
<body><nav>Home</nav><article><h1>Lava reaches the harbour</h1>""" + "".join(
    f"<p>Paragraph {i} tells at some length how the lava came down the hill at night and into the harbour.</p>"
    for i in range(8)
)


def test_blocks_lists_links_and_headings_are_kept_and_navigation_dropped():
    assert page_text(STORIES).split("\n\n") == [
        "## Lava reaches the harbour of Port Salvo",
        "By Ann Lee",
        "PORT SALVO (NNA) – It came at night, said the mayor.",
        "• One house burnt\n• Two roads closed",
        "(Editing by Jo Roe)",
        "[Read the original article](https://example.org/lava)",
        "## Train drivers end their strike in Marrenne",
        "By Bo Ulm",
        "TESKA (NNA) – Trains ran again.\nNot all.",
        "Some stood.",
        "(Editing by Jo Roe)",
    ]


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<a href='/1'><h2>Lava</h2><p>More</p></a>", "## [Lava](/1)\n\nMore"),
        ("<p><a href='#top'>Up</a></p><p><a href='javascript:x()'>Share</a></p>", "Up\n\nShare"),
        (
            "<article><header><h1>Lava</h1></header><p>x</p><footer>y</footer></article><footer>z</footer>",
            "# Lava\n\nx\n\ny",
        ),
        ("<nav>never closed <p>a story</p>", "never closed\n\na story"),
        ("<form><h1>Around all</h1><p>x</p></form>", "# Around all\n\nx"),
        ("<div role=navigation><div>a</div>b</div><p>c", "c"),
        ("<nav><div><nav>a</nav>b</div>c</nav>d", "d"),
        ("<pre>one\n\n  two</pre>", "one\n\n  two"),
        ("a<hr>b", "a\n\n---\n\nb"),
        ("<table><tr><td>a<td>b</table>", "a\n\nb"),
        ("<![if !supportLists]>a<![endif]><!-- b -->c", "ac"),
        ("&lt;p&gt; &eacute; &#8217; &nope;", "<p> é ’ &nope;"),
        ("<title>no</title>", ""),
    ],
)
def test_what_people_write(html, text):
    assert page_text(html) == text


def test_a_feeds_text_gets_no_marks():
    assert page_text("<h2><a href='/1'>Lava</a></h2><ul><li>x", marks=False) == "Lava\n\n• x"


TAGS = [
    "<p>",
    "</p>",
    "<nav>",
    "</nav>",
    "<a href=x>",
    "</a>",
    "<li>",
    "<h2>",
    "<pre>",
    "<br>",
    "<![x",
    "<!--",
    "<",
    ">",
]


@given(st.lists(st.sampled_from(TAGS) | st.text("abc \n")).map("".join))
def test_no_page_is_too_odd_and_nothing_is_made_up(html):
    assert set(page_text(html)) <= set(html) | set("# •[]()-\n")
    assert page_text(html, marks=False).count("a") <= html.count("a")


@given(st.text().filter(lambda text: not set("<&\0") & set(text)))
def test_a_text_without_tags_is_kept(text):
    assert page_text(text).split() == text.split()


@given(st.lists(st.text("abc <&\"'", min_size=1).filter(str.strip), min_size=1))
def test_paragraphs_come_out_as_they_went_in(paragraphs):
    escaped = [p.replace("&", "&amp;").replace("<", "&lt;") for p in paragraphs]
    assert page_text("".join(f"<p>{p}</p>" for p in escaped)) == "\n\n".join(" ".join(p.split()) for p in paragraphs)


@pytest.mark.parametrize("ending", [".html", ".htm"])
def test_a_saved_page_of_many_stories(tmp_path, ending):
    path = tmp_path / f"page{ending}"
    path.write_text(STORIES, encoding="utf-8")
    corpus = read(path)
    assert [story.byline for story in corpus] == [["Ann Lee"], ["Bo Ulm"]]
    assert "One house burnt" in corpus[0].text
    assert "Most read" not in "".join(corpus.texts)
    (file,) = corpus.report.files
    assert (file.kind, file.stories) == ("page", 2)
    assert file.page.boundaries


def test_a_saved_page_of_one_story_is_extracted(tmp_path):
    pytest.importorskip("trafilatura")
    path = tmp_path / "page.html"
    path.write_text(SINGLE, encoding="utf-8")
    corpus = read(path)
    (story,) = corpus
    assert story.headline == "Lava reaches the harbour"
    assert len(story.paragraphs) == 8
    assert (story.byline, story.source, story.published[:10]) == (["Ann Lee"], "NNA", "2021-04-02")
    assert corpus.report.files[0].kind == "story"


def test_without_trafilatura_the_page_is_taken_apart(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    path = tmp_path / "page.html"
    path.write_text(SINGLE, encoding="utf-8")
    corpus = read(path)
    assert corpus.report.files[0].kind == "page"
    assert "Paragraph 7 tells" in corpus[-1].text


def test_the_page_says_its_encoding(tmp_path):
    path = tmp_path / "page.html"
    for claim, encoding, text in (
        ("windows-1251", "cp1251", "Лава достигла гавани, сказал мэр, и никто не пострадал."),
        ("iso-8859-1", "cp1252", "“Lava” reached the harbour – that is what the mayor’s office said."),
        ("iso-8859-1", "utf-8", "Лава достигла гавани, сказал мэр, и никто не пострадал."),
    ):
        path.write_bytes(f'<meta charset="{claim}"><p>{text}</p><p>{text}</p>'.encode(encoding))
        corpus = read(path)
        assert corpus.texts == [f"{text}\n\n{text}"]
    assert corpus.report.files[0].encoding == "UTF-8"
