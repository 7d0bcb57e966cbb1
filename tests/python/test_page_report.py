from __future__ import annotations

import codecs
import random
from collections import Counter

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import tidings
from tidings import PageReport, parse_page
from tidings.page_report import Part, Parts

PAGE = (
    "Lava reaches harbour\n\nBy Ann Lee\n\nPORT SALVO (NNA) - It came at night.\n\nAdvertisement\n\n"
    "(Editing by Jo Roe)\n\nStrike on the railways ends\n\nBy Bo Li\n\nTESKA (NNA) - Trains run again.\n"
)
PIECES = [
    *("\n", "\n\n", "\r\n", "\f", "\u2028", "\u00a0", "\ufeff", "\0", "\ud800", "• ", "1. ", "***\n", "# ", "]("),
    *("By Ann Lee\n", "TESKA (NNA) - ", "(Editing by Jo Roe)", "Advertisement\n", "Document 1 of 9\n", "BODY:\n"),
    *("Key points:\n", "Lava reaches harbour", "It came at night. ", "灯台が消えた", "جليد"),
]
BLANKS = " \t\n\v\f\r\x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B)))


def conserved(page: str | bytes, corpus: tidings.Corpus) -> bool:
    """Every byte that is not blank is in one part; every part is of a story or has a reason."""
    content = page if isinstance(page, bytes) else page.encode("utf-8", "surrogatepass")
    end = 3 if content.startswith(codecs.BOM_UTF8) else 0
    for part in corpus.report.parts:
        assert end <= part.begin < part.end
        assert blank(content[end : part.begin])
        assert bool(part.reason) == (part.kind == "unassigned")
        assert part.kind in ("unassigned", "separator") or 0 <= part.story < len(corpus)
        end = part.end
    assert end <= len(content)
    return blank(content[end:])


def blank(piece: bytes) -> bool:
    return not piece.decode().strip(BLANKS)


def report_of(*kinds: str, reason: str = "", warnings: tuple[str, ...] = (), stories: int = 0) -> PageReport:
    """A report by hand: pieces of ten bytes of these kinds, and as many boundaries as stories."""
    names = list(dict.fromkeys([*kinds, "unassigned"]))
    columns = {
        "kinds": np.array([names.index(kind) for kind in kinds]),
        "begins": [10 * i for i in range(len(kinds))],
        "ends": [10 * i + 9 for i in range(len(kinds))],
        "stories": [0] * len(kinds),
        "reasons": [int(kind == "unassigned") for kind in kinds],
        "kind_names": names,
        "reason_names": ["", reason],
        "boundaries": [(10 * i, 1.5, ["headline shape", "<b>"]) for i in range(stories)],
        "warnings": list(warnings),
        "replaced": 0,
    }
    return PageReport.from_core(columns)


def test_parts_are_a_sequence_made_when_asked_for(sample):
    parts = sample.report.parts
    whole = list(parts)
    assert isinstance(parts, Parts)
    assert len(parts) == len(whole) > 0
    assert parts == whole
    assert parts != whole[:-1]
    assert [parts[0], parts[-1]] == [whole[0], whole[-1]]
    assert parts[3:-3:2] == whole[3:-3:2]
    assert parts[::-1] == list(reversed(parts)) == whole[::-1]
    assert whole[7] in parts
    with pytest.raises(IndexError):
        parts[len(parts)]
    with pytest.raises(TypeError, match="unhashable"):
        hash(parts)


def test_a_part_is_its_bytes_of_the_page():
    corpus = parse_page(PAGE)
    content = PAGE.encode()
    shown = [(part.kind, content[part.begin : part.end].decode(), part.story) for part in corpus.report.parts]
    assert shown == [
        ("headline", "Lava reaches harbour", 0),
        ("byline", "By Ann Lee", 0),
        ("dateline", "PORT SALVO (NNA) -", 0),
        ("paragraph", "It came at night.", 0),
        ("unassigned", "Advertisement", 0),
        ("credits", "(Editing by Jo Roe)", 0),
        ("headline", "Strike on the railways ends", 1),
        ("byline", "By Bo Li", 1),
        ("dateline", "TESKA (NNA) -", 1),
        ("paragraph", "Trains run again.", 1),
    ]
    assert [boundary.begin for boundary in corpus.report.boundaries] == [0, content.index(b"Strike")]


def test_parts_of_a_kind_and_counts(sample):
    report = sample.report
    assert report.counts == Counter(part.kind for part in report.parts)
    for kind, count in report.counts.items():
        assert list(report.parts.of_kind(kind)) == [part for part in report.parts if part.kind == kind]
        assert count > 0
    assert report.counts["headline"] == len(sample)
    assert list(report.parts.of_kind("separator")) == []
    with pytest.raises(ValueError, match=r"kind must be one of \('headline', .*, got 'head'"):
        report.parts.of_kind("head")


def test_the_order_of_counts_is_that_of_the_fields():
    assert list(report_of("paragraph", "headline", "paragraph").counts.items()) == [("paragraph", 2), ("headline", 1)]
    kinds = list(parse_page(PAGE).report.counts)
    assert kinds == ["headline", "byline", "dateline", "paragraph", "credits", "unassigned"]


def test_what_is_in_no_story_has_a_reason():
    report = parse_page(PAGE).report
    begin = PAGE.index("Advertisement")
    assert report.unassigned == [Part("unassigned", begin, begin + len("Advertisement"), 0, "page furniture")]
    assert f"  unassigned:\n    bytes {begin} to {begin + 13}: page furniture" in repr(report)


def test_the_repr_tells_boundaries_with_their_scores():
    report = parse_page(PAGE).report
    first, *lines = repr(report).splitlines()
    assert first == "PageReport: 2 stories, 10 parts"
    for boundary in report.boundaries:
        assert f"    byte {boundary.begin}: {boundary.score:.2f} for {', '.join(boundary.evidence)}" in lines
        assert boundary.score >= 1
        assert boundary.evidence
    assert "      2 headline" in lines
    assert repr(parse_page("").report) == "PageReport: 0 stories, 0 parts"
    assert repr(report_of("headline", stories=1)).startswith("PageReport: 1 story, 1 part\n")


def test_the_warnings_are_told():
    report = parse_page(b"Lava reaches harbour\n\nBy Ann Lee\n\nIt came \xff at night.\n").report
    assert report.replaced == 1
    assert len(report.warnings) == 1
    assert repr(report).endswith(f"\n  warning: {report.warnings[0]}")
    assert report.warnings[0] in report._repr_html_()


def test_displays_are_short_and_the_whole_can_be_had():
    report = report_of(*["unassigned"] * 25, reason="r", stories=30, warnings=("w",) * 22)
    more = [line.strip() for line in repr(report).splitlines() if "more" in line]
    assert more == ["... and 10 more", "... and 5 more", "... and 2 more"]
    assert (repr(report).count("byte "), repr(report).count("warning")) == (20, 20)
    assert report._repr_html_().count("<tr><td>") == 1 + 20 + 20
    assert report._repr_html_().count("more</p>") == 2
    assert report.describe().count("\n    byte ") == 30
    assert report.describe().count("\n    bytes ") == 25
    assert report.describe().count("warning: ") == 22


def test_html_escapes():
    html = report_of("unassigned", "a<i>", reason="<script>", warnings=("<img> & co",), stories=1)._repr_html_()
    assert {"<script>", "<img>", "<b>", "<i>"} & {html[at : html.index(">", at) + 1] for at in tags(html)} == set()
    for text in ("&lt;script&gt;", "&lt;img&gt; &amp; co", "headline shape, &lt;b&gt;", "a&lt;i&gt;"):
        assert text in html


def tags(html: str) -> list[int]:
    return [at for at, character in enumerate(html) if character == "<"]


@pytest.mark.parametrize("value", [0, -1, float("nan"), float("inf"), "1", None, True])
def test_a_wrong_boundary_score_is_refused(value):
    with pytest.raises(ValueError, match="boundary_score must be positive and finite, got "):
        parse_page(PAGE, boundary_score=value)


@pytest.mark.parametrize("value", [None, 3, ["a"], bytearray(b"a")])
def test_a_page_is_str_or_bytes(value):
    with pytest.raises(TypeError, match="text must be str or bytes, got "):
        parse_page(value)


def test_more_evidence_asked_for_gives_no_more_stories(sample):
    page = tidings.sample_page().read_bytes()
    counts = [len(parse_page(page, boundary_score=score)) for score in (0.1, 1, 2, 3, 1e300)]
    assert counts == sorted(counts, reverse=True)
    assert counts[1] == len(sample)
    assert counts[-1] == 1
    for score in (0.1, 2):
        corpus = parse_page(page, boundary_score=score)
        assert conserved(page, corpus)
        assert all(boundary.score >= score for boundary in corpus.report.boundaries[1:])


def test_nothing_of_the_sample_page_is_lost(sample):
    assert conserved(tidings.sample_page().read_bytes(), sample)


@given(st.text() | st.binary() | st.lists(st.sampled_from(PIECES)).map("".join), st.floats(0.1, 5))
def test_nothing_of_any_page_is_lost(page, score):
    assert conserved(page, parse_page(page, boundary_score=score))


def test_nothing_of_a_cut_or_spliced_page_is_lost():
    chance = random.Random(20310402)
    page = tidings.sample_page().read_bytes()
    for _ in range(200):
        cuts = sorted(chance.randrange(len(page)) for _ in range(4))
        spliced = page[cuts[2] : cuts[3]] + page[: cuts[0]] + page[cuts[1] : cuts[2]]
        assert conserved(spliced, parse_page(spliced))


def test_nothing_of_the_seed_page_is_lost(seed_page):
    page = seed_page.read_bytes()
    corpus = parse_page(page)
    assert conserved(page, corpus)
    assert corpus.report.unassigned == []


def test_nothing_is_lost_in_any_language(load_jsonl):
    texts = load_jsonl("languages/udhr")
    assert len(texts) > 100
    lost = [row.get("id", row["text"][:40]) for row in texts if not conserved(row["text"], parse_page(row["text"]))]
    assert lost == []
