"""Labelled articles for the pages of the benchmark, cleaned of the furniture that they came with."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from common import load


@dataclass(frozen=True)
class Article:
    """What a layout writes down. Texts have their white space normalised, except for a wire text's lines."""

    title: str
    paragraphs: list[str]
    date: date | None = None
    source: str = ""
    dateline: str = ""  # as written: "RICHMOND, Va., March 5 -"; the paragraphs are without it
    places: list[str] = field(default_factory=list)
    agency: str = ""
    day: str = ""  # the dateline's date, as written
    lines: str = ""  # a wire text as it was wrapped
    doubtful: frozenset[str] = frozenset()  # paragraphs that may as well be subheads

    @property
    def is_table(self) -> bool:
        """Whether the text is, in part, a table: its paragraphs are anybody's guess."""
        return bool(re.search(r"\S {3,}\S|^ {5,}\S|^ {1,3}\S", self.lines, re.MULTILINE))


def normal(text: str) -> str:
    """The text with every run of white space as one blank."""
    return " ".join(text.split())


OWN_OUTLETS = {"nyt": "The Marrow Times", "fox": "Falke News", "hpo": "Harbour Post"}
MONTH = r"(?:Jan|Feb|March|April|May|June|July|Aug|Sept|Oct|Nov|Dec)\b"
WIRE_DATELINE = re.compile(
    rf"(?P<places>[A-Za-z][A-Za-z .'/-]+(?:, (?!{MONTH})[A-Za-z. ]+)?), *(?P<day>{MONTH}\.? \d+) *-"
)
END_MARK = re.compile(r"[\s.]*\n\s*reuters?[.\s^M]*(?:&#3;)?\s*$|\s*&#3;\s*$", re.IGNORECASE)


def reuters(data: Path) -> list[Article]:
    """Wire stories of Reuters-21578. Only datelines of a plain form are taken apart."""
    return [_wire(row) for row in load(data, "topics/reuters21578") if row["title"].strip()]


def _wire(row: dict[str, str]) -> Article:
    end = END_MARK.search(row["text"])
    lines = row["text"][: end.start()] if end else row["text"]
    stop = "." if row["text"][len(lines) : len(lines) + 1] == "." else ""
    lines = "\n".join(line.rstrip() for line in (lines + stop).split("\n"))
    dateline = normal(row["dateline"])
    match = WIRE_DATELINE.fullmatch(dateline)
    places = [place.strip() for place in match["places"].split("/")] if match else []
    paragraphs = [normal(text) for text in re.split(r"\n(?= {4,}\S)|\n\s*\n", lines) if text.strip()]
    return Article(
        normal(row["title"]),
        paragraphs,
        dateline=dateline,
        places=places,
        day=match["day"] if match else "",
        lines=lines,
    )


def basil(data: Path) -> list[Article]:
    """The stories of BASIL, under outlets of our own."""
    rows = [row for row in load(data, "events/basil") if row["title"].strip()]
    return [_article(row, OWN_OUTLETS[row["source"].lower()]) for row in rows]


def news(data: Path) -> list[Article]:
    """AllSides' stories and more of the same kind, those that have three paragraphs or more."""
    rows = load(data, "events/allsides") + load(data, "speed/articles", 6000)[1000:]
    articles = {article.title: article for article in map(_article, rows) if len(article.paragraphs) >= 3}
    return list(articles.values())


def crawled(data: Path) -> list[Article]:
    """AllSides' stories with all that the crawler left in them."""
    rows = load(data, "events/allsides")
    return [_article(row, clean=False) for row in rows if len(row["text"].split("\n\n")) >= 3]


FURNITURE = re.compile(
    r"(?:enlarge this image|toggle caption|advertisement|story continue|article continue|follow @|follow us|share this|"
    r"media playback|image copyright|image caption|getty images|click here|read more|related:|\( ?also on|sign up|"
    r"watch live|copyright|by [A-Z][a-z]+ [A-Z]|file ?[-–—]|file photo|___|\*|[-–—]{2}|\(reporting|reporting by|\W+$|"
    r"continue reading|get breaking news|cnn\)|visit business insider|hide caption|updated? |posted |this story|"
    r"correction|photo)",
    re.IGNORECASE,
)
PHOTOGRAPH = re.compile(r"\((?:AP )?(?:Photo|Image|Video)\b|REUTERS/|Getty Images|\bAP Photo|^CLOSE |^Ticker ")
HEAD = re.compile(
    r"(?P<places>[A-Z][A-Z .'/-]{2,30}(?:, [A-Z][\w. ]{1,20})?)(?:, \w+\.? \d+)?\s*"
    r"(?:\((?P<agency>[^)]{2,40})\))?\s*[-–—―]+\s*"
    r"|\((?:CNN|Reuters|AP|UPI)\)\s*[-–—―]*\s*"
)


def _article(row: dict[str, str], source: str = "", *, clean: bool = True) -> Article:
    title = normal(row["title"])
    texts = [normal(text) for text in row["text"].split("\n\n") if text.strip()]
    paragraphs = _clean(texts, title) if clean else texts
    head = HEAD.match(paragraphs[0]) if clean and paragraphs else None
    if head:
        paragraphs[0] = paragraphs[0][head.end() :]
    day = date.fromisoformat(row["date"]) if re.fullmatch(r"\d{4}-\d\d-\d\d", row.get("date", "")) else None
    doubtful = frozenset(text for text in paragraphs if _is_like_subhead(text) or _is_furniture(text))
    return Article(
        title,
        paragraphs,
        date=day,
        source=source or row["source"],
        dateline=head[0] if head else "",
        places=[place.strip(" -") for place in (head["places"] or "").split("/") if place.strip(" -")] if head else [],
        agency=(head["agency"] or "") if head else "",
        doubtful=doubtful,
    )


def _clean(texts: list[str], title: str) -> list[str]:
    """Without repetitions, furniture, and short lines at the start and the end."""
    kept = [text for text in dict.fromkeys(texts) if text != title and not _is_furniture(text)]
    while kept and _is_short(kept[0]):
        kept.pop(0)
    while kept and _is_short(kept[-1]):
        kept.pop()
    return kept


def _is_furniture(text: str) -> bool:
    return bool(FURNITURE.match(text) or PHOTOGRAPH.search(text))


def _is_like_subhead(text: str) -> bool:
    return _is_short(text) or (len(text) < 80 and (text.endswith("?") or text.isupper()))


def _is_short(text: str) -> bool:
    return len(text) < 90 and not re.search(r"[.!?…][\"”’')\]]*$", text)
