"""How well a page was taken apart: boundaries and fields, counted and turned into scores."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from page_articles import normal
from page_writer import Fields, TrueStory

import tidings


@dataclass
class Found:
    """A story as a splitter found it: the lines at which it and its headline start, and its fields."""

    starts: tuple[int, ...]
    fields: Fields
    evidence: str = ""


def fields_of(story: Any) -> Fields:
    """The texts of a tidings.Story, by the names that the truth uses."""
    return {
        "headline": [story.headline] if story.headline else [],
        "kicker": [story.kicker] if story.kicker else [],
        "byline": list(story.byline),
        "places": list(story.dateline.places),
        "agency": [story.dateline.agency] if story.dateline.agency else [],
        "dateline date": [story.dateline.date] if story.dateline.date else [],
        "paragraphs": list(story.paragraphs),
        "takeaways": list(story.takeaways),
        "subheads": list(story.subheads),
        "captions": list(story.captions),
        "credits": [f"{credit.role}: {name}" for credit in story.credits for name in credit.names],
        "published": [story.published[:10]] if story.published else [],
        "source": [story.source] if story.source else [],
        "url": [story.url] if story.url else [],
    }


def tidings_stories(text: str) -> list[Found]:
    """What tidings.parse_page finds."""
    page = tidings.parse_page(text)
    data = text.encode()
    ends = [at for at, byte in enumerate(data) if byte == 0x0A]
    headlines: dict[int, int] = {}
    for part in page.report.parts:
        if part.kind == "headline":
            headlines.setdefault(part.story, part.begin)
    found = []
    for at, story in enumerate(page):
        boundary = page.report.boundaries[at]
        begins = {story.span[0], headlines.get(at, story.span[0])}
        lines = tuple(sorted(bisect_right(ends, begin - 1) for begin in begins))
        found.append(Found(lines, fields_of(story), f"{boundary.score:.2f} {', '.join(boundary.evidence)}"))
    return found


@dataclass
class Counts:
    """Of things found, true, and both."""

    found: int = 0
    true: int = 0
    both: int = 0

    def add(self, other: Counts) -> None:
        self.found, self.true, self.both = self.found + other.found, self.true + other.true, self.both + other.both

    @property
    def precision(self) -> float:
        return self.both / self.found if self.found else float(not self.true)

    @property
    def recall(self) -> float:
        return self.both / self.true if self.true else 1.0

    @property
    def f1(self) -> float:
        return 2 * self.both / (self.found + self.true) if self.found + self.true else 1.0


@dataclass
class Scores:
    """Counts over any number of pages."""

    boundaries: Counts = field(default_factory=Counts)
    headlines_matched: Counts = field(default_factory=Counts)
    fields: dict[str, Counts] = field(default_factory=dict)

    @property
    def invented(self) -> int:
        """Headlines that were found where there are none."""
        return self.fields["headline"].found if "headline" in self.fields else 0

    def add(self, other: Scores) -> None:
        self.boundaries.add(other.boundaries)
        self.headlines_matched.add(other.headlines_matched)
        for name, counts in other.fields.items():
            self.fields.setdefault(name, Counts()).add(counts)


def match(truth: list[TrueStory], found: list[Found]) -> dict[int, int]:
    """True stories and the first found one that begins at their first line or their headline."""
    lines = {line: at for at, story in enumerate(truth) for line in range(story.first, story.headline + 1)}
    pairs: dict[int, int] = {}
    for at, story in enumerate(found):
        for line in story.starts:
            if line in lines and lines[line] not in pairs:
                pairs[lines[line]] = at
                break
    return pairs


def score(truth: list[TrueStory], found: list[Found]) -> Scores:
    scores = Scores()
    pairs = match(truth, found)
    scores.boundaries = Counts(len(found), len(truth), len(pairs))
    for at, story in enumerate(truth):
        own = found[pairs[at]].fields if at in pairs else {}
        for name in {*story.fields, *own} - story.ignored:
            counts = compare(name, story.fields.get(name, []), own.get(name, []), story.doubtful)
            scores.fields.setdefault(name, Counts()).add(counts)
            if name == "headline" and at in pairs and counts.true:
                scores.headlines_matched.add(counts)
    for at in set(range(len(found))) - set(pairs.values()):
        for name, texts in found[at].fields.items():
            if texts and name in scores.fields:
                scores.fields[name].add(Counts(found=len(texts)))
    return scores


def compare(name: str, true: list[str], found: list[str], doubtful: set[str]) -> Counts:
    """Texts as multisets."""
    a, b = (countable(name, texts, doubtful) for texts in (true, found))
    return Counts(b.total(), a.total(), (a & b).total())


def countable(name: str, texts: list[str], doubtful: set[str]) -> Counter[str]:
    """The texts that count, with white space normalised; a doubtful one counts neither as paragraph nor as subhead."""
    doubts = name in {"paragraphs", "subheads", "captions"}
    return Counter(text for text in map(normal, texts) if not (doubts and text in doubtful))
