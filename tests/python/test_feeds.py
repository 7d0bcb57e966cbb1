from __future__ import annotations

import pytest

from tidings import FileError, read

pytest.importorskip("feedparser")

RSS = """<?xml version="1.0" encoding="{encoding}"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Island News</title><language>en</language>
<item><title>Lava reaches caf\u00e9 &amp; harbour</title><link>https://example.org/1</link><guid>g1</guid>
<pubDate>Wed, 02 Apr 2031 10:00:00 +0200</pubDate><dc:creator>Ann Lee</dc:creator>
<description>Short.</description>
<content:encoded><![CDATA[<h2>At night</h2><p>It <b>came</b> at night.</p>
<ul><li>One<li>Two</ul>]]></content:encoded></item>
<item><title>Strike ends</title><description>&lt;p&gt;Trains run.&lt;/p&gt;</description><pubDate>soon</pubDate></item>
</channel></rss>"""
ATOM = """<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title>Island News</title>
<entry><title type="html">Lava &amp;amp; ash</title><id>urn:1</id><updated>2031-04-02T10:00:00Z</updated>
<link href="https://example.org/1"/><author><name>Ann Lee</name></author><author><name>Bo Roe</name></author>
<content type="text">Less &lt; more.

Second.</content></entry></feed>"""


@pytest.mark.parametrize("name", ["a.rss", "a.xml"])
@pytest.mark.parametrize("encoding", ["utf-8", "iso-8859-1", "utf-16"])
def test_rss(tmp_path, name, encoding):
    path = tmp_path / name
    path.write_bytes(RSS.format(encoding=encoding).encode(encoding))
    with pytest.warns(UserWarning, match=rf"{name}, entry 2: 'soon' is no date"):
        corpus = read(path)
    lava, strike = corpus
    assert (lava.headline, lava.id, lava.url) == ("Lava reaches caf\u00e9 & harbour", "g1", "https://example.org/1")
    assert (lava.byline, lava.source, lava.language) == (["Ann Lee"], "Island News", "en")
    assert str(corpus.published[0]) == "2031-04-02T08:00:00"
    assert lava.paragraphs == ["At night", "It came at night.", "\u2022 One\n\u2022 Two"]
    assert (strike.body, strike.published) == ("Trains run.", "")
    assert (corpus.report.files[0].kind, corpus.report.files[0].stories) == ("feed", 2)


def test_atom(tmp_path):
    path = tmp_path / "a.atom"
    path.write_text(ATOM, encoding="utf-8")
    (story,) = corpus = read(path)
    assert (story.headline, story.id, story.byline) == ("Lava & ash", "urn:1", ["Ann Lee", "Bo Roe"])
    assert story.paragraphs == ["Less < more.", "Second."]
    assert str(corpus.published[0]) == "2031-04-02T10:00:00"


def test_what_is_no_feed_is_refused(tmp_path):
    path = tmp_path / "a.xml"
    path.write_text("<project><name>x</name></project>")
    with pytest.raises(FileError, match=r"a\.xml: neither RSS nor Atom"):
        read(path)


def test_a_feed_that_is_cut_off_is_told_and_read_as_far_as_it_goes(tmp_path):
    path = tmp_path / "a.rss"
    path.write_text(RSS.format(encoding="utf-8").split("<item><title>Strike")[0], encoding="utf-8")
    with pytest.warns(UserWarning, match=r"a\.rss: not well-formed: .*; 1 entries were read all the same"):
        assert len(read(path)) == 1


def test_a_feed_without_entries_is_told(tmp_path):
    path = tmp_path / "a.rss"
    path.write_text("<rss version='2.0'><channel><title>x</title></channel></rss>")
    with pytest.warns(UserWarning, match=r"a\.rss: the feed has no entries"):
        assert len(read(path)) == 0


def test_a_file_in_a_feed_is_not_fetched(tmp_path, monkeypatch):
    def refuse(*_):
        raise AssertionError("the network was asked")

    monkeypatch.setattr("socket.socket.connect", refuse)
    path = tmp_path / "a.rss"
    image = "&lt;p&gt;x&lt;img src='http://127.0.0.1:1/x'&gt;"
    entity = '<!DOCTYPE rss [<!ENTITY x SYSTEM "http://127.0.0.1:1/x">]>'
    item = f"<item><title>T &x;</title><description>{image}</description></item>"
    path.write_text(f"<?xml version='1.0'?>{entity}<rss version='2.0'><channel>{item}</channel></rss>")
    assert len(read(path)) == 1
