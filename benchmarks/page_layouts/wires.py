"""Wire copy: Reuters' of 1987 as it came over the wire, and today's."""

from __future__ import annotations

from page_articles import Article
from page_words import PLACES, furniture, listed, name, names
from page_writer import PageWriter, layout


def wire_story(
    page: PageWriter, article: Article, *, indent: str = "    ", end: bool = True, mark: bool = True
) -> None:
    page.begin(article)
    page.headline(article.title)
    page.blank()
    wire_body(page, article, indent=indent)
    if end:
        page.write(" Reuter")
    if mark:
        page.write("&#3;")


def wire_body(page: PageWriter, article: Article, *, indent: str = "    ") -> None:
    """The dateline and the lines as they were wrapped."""
    lines = [line for line in article.lines.split("\n") if line.strip()]
    page.write(f"{indent}{article.dateline} {lines[0].strip()}", *lines[1:])
    if article.day:
        page.mark("places", article.places)
        page.mark("dateline date", [article.day])
    else:
        page.ignore("places", "dateline date", "paragraphs")
    if article.is_table:
        page.ignore("paragraphs")
    page.mark("paragraphs", article.paragraphs)


def blank(page: PageWriter) -> None:
    page.blank()


def two_blanks(page: PageWriter) -> None:
    page.blank(2)


@layout("reuters, end marks", "reuters", between=blank)
def end_marks(page: PageWriter, article: Article) -> None:
    wire_story(page, article)


@layout("reuters, end marks without control characters", "reuters", between=two_blanks)
def plain_end_marks(page: PageWriter, article: Article) -> None:
    wire_story(page, article, mark=False)


@layout("reuters, no end marks", "reuters", between=blank)
def no_end_marks(page: PageWriter, article: Article) -> None:
    wire_story(page, article, end=False, mark=False)


@layout("reuters, end marks, no blank line between", "reuters")
def close_end_marks(page: PageWriter, article: Article) -> None:
    wire_story(page, article)


@layout("reuters, no end marks, no blank line between", "reuters")
def close(page: PageWriter, article: Article) -> None:
    wire_story(page, article, end=False, mark=False)


@layout("reuters, datelines only", "reuters", between=blank)
def datelines_only(page: PageWriter, article: Article) -> None:
    page.begin(article)
    page.headline(article.title)
    wire_body(page, article, indent="")


@layout("reuters, furniture between", "reuters", between=lambda page: (page.blank(), furniture(page)))
def furnished(page: PageWriter, article: Article) -> None:
    wire_story(page, article, mark=False)


@layout("reuters, paragraphs with blank lines", "reuters", between=blank)
def spaced(page: PageWriter, article: Article) -> None:
    page.begin(article)
    page.headline(article.title)
    page.blank()
    if article.is_table:
        page.ignore("paragraphs")
    first, *rest = article.paragraphs
    page.mark("paragraphs", [first])
    page.write(f"{article.dateline} {first}", "")
    page.paragraphs(rest)
    if article.day:
        page.mark("places", article.places)
        page.mark("dateline date", [article.day])
    else:
        page.ignore("places", "dateline date", "paragraphs")


def modern_credits(page: PageWriter, writers: list[str]) -> None:
    """A line such as "(Reporting by A and B; Additional reporting by C in London; Editing by D)"."""
    clauses, entries = [f"Reporting by {listed(writers)}"], [f"reporting: {writer}" for writer in writers]
    for role, share in (("Additional reporting", 0.3), ("Writing", 0.2), ("Editing", 0.95)):
        if page.chance(share):
            people = names(page, 2)
            where = f" in {page.random.choice(PLACES).title()}" if role.startswith("Add") else ""
            clauses.append(f"{role} by {listed(people)}{where}")
            entries += [f"{role.lower()}: {person}" for person in people]
    page.mark("credits", entries)
    page.write(f"({'; '.join(clauses)})")


def modern_story(page: PageWriter, article: Article, *, dash: str = " - ", byline: bool = True) -> None:
    writers, place = names(page), page.random.choice(PLACES)
    page.begin(article)
    page.headline(article.title)
    page.blank()
    if byline:
        page.mark("byline", writers)
        page.write(f"By {listed(writers)}", "")
    page.mark("places", [place])
    page.mark("agency", ["Reuters"])
    first, *rest = article.paragraphs[:12]
    page.mark("paragraphs", [first])
    page.write(f"{place} (Reuters){dash}{first}", "")
    page.paragraphs(rest)
    modern_credits(page, writers)


@layout("modern wire, bylines and credits", "news", between=blank)
def modern(page: PageWriter, article: Article) -> None:
    modern_story(page, article)


@layout("modern wire, credits without bylines", "news", between=blank)
def modern_unsigned(page: PageWriter, article: Article) -> None:
    modern_story(page, article, dash=" -", byline=False)


@layout("modern wire, photographs and furniture", "news", between=lambda page: (page.blank(), furniture(page)))
def modern_photographs(page: PageWriter, article: Article) -> None:
    modern_story(page, article, dash=" – ")
    if page.chance(0.5):
        city = page.random.choice(PLACES).title()
        caption = f"FILE PHOTO: People walk past the old exchange in {city}, April 4, 2024. REUTERS/{name(page)}"
        page.blank()
        page.part("captions", caption)
