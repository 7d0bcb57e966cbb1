"""What is wrong with a page, for those who work on the parser."""

from __future__ import annotations

from page_scores import Found, countable, match
from page_writer import PageWriter, TrueStory


class Errors:
    """The wrong boundaries of a case's pages, with the lines around, and the texts that are in the wrong field."""

    def __init__(self) -> None:
        self.boundaries: list[str] = []
        self.fields: list[str] = []

    def add(self, page: PageWriter, found: list[Found]) -> None:
        pairs = match(page.stories, found)
        missed = [(story.headline, "missed") for at, story in enumerate(page.stories) if at not in pairs]
        right = set(pairs.values())
        false = [(story.starts[-1], f"false: {story.evidence}") for at, story in enumerate(found) if at not in right]
        self.boundaries += [excerpt(page, line, what) for line, what in sorted(missed + false)]
        for at, other in pairs.items():
            self.fields += field_errors(page.stories[at], found[other])

    def first(self, most: int) -> list[str]:
        return self.boundaries[:most] + self.fields[: 4 * most]


def excerpt(page: PageWriter, line: int, what: str) -> str:
    """The lines around a boundary."""
    first = max(0, line - 3)
    lines = enumerate(page.lines[first : line + 4], first)
    return "\n".join(
        [f"line {line}: {what}", *(f"  {'>' if at == line else ' '} {text[:110]!r}" for at, text in lines)]
    )


def field_errors(true: TrueStory, own: Found) -> list[str]:
    """A line for every text that is missing from a field or should not be there."""
    lines = []
    for name in sorted({*true.fields, *own.fields} - true.ignored):
        wanted, got = (countable(name, fields.get(name, []), true.doubtful) for fields in (true.fields, own.fields))
        lines += [f"line {true.headline}: {name} lacks {shortened(text)}" for text in wanted - got]
        lines += [f"line {true.headline}: {name} has   {shortened(text)}" for text in got - wanted]
    return lines


def shortened(text: str) -> str:
    """A text's start and end."""
    return repr(text if len(text) < 130 else f"{text[:80]} [...] {text[-40:]}")
