"""Writes a page down together with its truth."""

from __future__ import annotations

import random
import textwrap
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from page_articles import Article

Fields = dict[str, list[str]]


@dataclass
class TrueStory:
    """Where a story begins, as lines of the page counted from 0, and the texts of its fields."""

    first: int
    headline: int
    fields: Fields = field(default_factory=dict)
    ignored: set[str] = field(default_factory=set)  # fields that are not scored
    doubtful: set[str] = field(default_factory=set)  # texts that may be a paragraph or a subhead


class PageWriter:
    """A page that grows line by line."""

    def __init__(self, seed: str, total: int) -> None:
        self.random = random.Random(seed)
        self.total = total
        self.lines: list[str] = []
        self.stories: list[TrueStory] = []

    @property
    def text(self) -> str:
        return "\n".join(self.lines) + "\n"

    def begin(self, article: Article) -> None:
        """The next line is a story's first."""
        self.stories.append(TrueStory(len(self.lines), len(self.lines), doubtful=set(article.doubtful)))

    def headline(self, text: str, shown: str = "{}") -> None:
        """The story's headline; written as `shown`, if that says how."""
        self.stories[-1].headline = len(self.lines)
        self.part("headline", text, shown)

    def part(self, name: str, text: str, shown: str = "{}", *, width: int = 0) -> None:
        """A line that holds one text of a field; wrapped, if a width is given."""
        self.mark(name, [text])
        line = shown.format(text)
        self.write(*(textwrap.wrap(line, width, break_long_words=False, break_on_hyphens=False) if width else [line]))

    def mark(self, name: str, texts: Iterable[str]) -> None:
        """Notes texts of a field without writing a line."""
        self.stories[-1].fields.setdefault(name, []).extend(texts)

    def ignore(self, *names: str) -> None:
        self.stories[-1].ignored.update(names)

    def write(self, *lines: str) -> None:
        """Lines that belong to no field."""
        self.lines.extend(piece for line in lines for piece in line.split("\n"))

    def blank(self, n: int = 1) -> None:
        self.write(*[""] * n)

    def paragraphs(self, texts: Iterable[str], *, shown: str = "{}", gap: int = 1, width: int = 0) -> None:
        """Paragraphs, each followed by blank lines."""
        for text in texts:
            self.part("paragraphs", text, shown, width=width)
            self.blank(gap)

    def chance(self, share: float) -> bool:
        return self.random.random() < share


def nothing(_page: PageWriter) -> None:
    """Nothing between stories."""


@dataclass(frozen=True)
class Layout:
    """How a story is written down, and what stands around it."""

    name: str
    pool: str
    story: Callable[[PageWriter, Article], None]
    opening: Callable[[PageWriter], None] = nothing
    between: Callable[[PageWriter], None] = nothing
    closing: Callable[[PageWriter], None] = nothing
    largest: int = 1000  # stories on a page
    held_out: bool = False

    def page(self, articles: list[Article], seed: str) -> PageWriter:
        page = PageWriter(f"{self.name}, {seed}", len(articles))
        self.opening(page)
        for number, article in enumerate(articles):
            if number:
                self.between(page)
            self.story(page, article)
        self.closing(page)
        return page


LAYOUTS: list[Layout] = []


def layout(name: str, pool: str, **options: object) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Registers a function as a layout."""

    def register(story: Callable[..., None]) -> Callable[..., None]:
        LAYOUTS.append(Layout(name, pool, story, **options))  # type: ignore[arg-type]
        return story

    return register
