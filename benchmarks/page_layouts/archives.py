"""Exports of news archives, after the forms that Nexis, Factiva and ProQuest give them."""

from __future__ import annotations

from page_articles import Article
from page_words import CITIES, OUTLETS, listed, names
from page_writer import PageWriter, layout


def word_count(article: Article) -> int:
    return sum(len(text.split()) for text in article.paragraphs)


def dated(page: PageWriter, article: Article, form: str, shown: str = "{}") -> None:
    """A line with the date; without one, the archive's line is missing."""
    if article.date:
        page.mark("published", [article.date.isoformat()])
        page.write(shown.format(article.date.strftime(form)))


def outlet(page: PageWriter, shown: str = "{}") -> str:
    text = page.random.choice(OUTLETS)
    page.part("source", text, shown)
    return text


def writers(page: PageWriter, shown: str) -> None:
    people = names(page, 2)
    page.mark("byline", people)
    page.write(shown.format(listed(people)))


def nexis_story(page: PageWriter, article: Article, numbering: str) -> None:
    page.begin(article)
    page.write(numbering.format(len(page.stories), page.total), "", "")
    paper = outlet(page, " " * 30 + "{}")
    page.blank()
    dated(page, article, "%B %-d, %Y %A", " " * 24 + "{}")
    page.blank()
    page.headline(article.title, "HEADLINE: {}")
    page.blank()
    writers(page, "BYLINE: By {}")
    page.write("", f"SECTION: NEWS; Pg. A{page.random.randint(1, 30)}", "", f"LENGTH: {word_count(article)} words")
    city = page.random.choice(CITIES)
    page.mark("places", [city])
    page.write("", f"DATELINE: {city}", "", "BODY:", "", "")
    page.paragraphs(article.paragraphs[:20])
    if article.date:
        page.write(f"LOAD-DATE: {article.date.strftime('%B %-d, %Y')}", "")
    page.write(
        "LANGUAGE: ENGLISH", "", "PUBLICATION-TYPE: Newspaper", "", "", f"Copyright 2026 {paper}", "All Rights Reserved"
    )


@layout("nexis, 1 of 100 DOCUMENTS", "news", between=lambda page: page.blank(2))
def nexis(page: PageWriter, article: Article) -> None:
    nexis_story(page, article, " " * 27 + "{} of {} DOCUMENTS")


@layout("nexis, Document 1 of 100", "news", between=lambda page: page.blank(2))
def nexis_document(page: PageWriter, article: Article) -> None:
    nexis_story(page, article, "Document {} of {}")


@layout("nexis, fields without a number", "basil", between=lambda page: page.blank())
def nexis_fields(page: PageWriter, article: Article) -> None:
    page.begin(article)
    page.headline(article.title, "HEADLINE: {}")
    writers(page, "BYLINE: {}")
    outlet(page, "SOURCE: {}")
    dated(page, article, "%B %-d, %Y", "DATE: {}")
    page.write(f"LENGTH: {word_count(article)} words", "BODY:")
    page.paragraphs(article.paragraphs[:20])


@layout("nexis, headline first", "news", between=lambda page: page.blank(2))
def nexis_new(page: PageWriter, article: Article) -> None:
    page.begin(article)
    page.headline(article.title)
    page.blank()
    paper = outlet(page)
    dated(page, article, "%B %-d, %Y %A")
    page.write("", f"Copyright 2026 {paper} All Rights Reserved", "")
    page.write(f"Section: NEWS; Pg. {page.random.randint(1, 40)}", f"Length: {word_count(article)} words")
    writers(page, "Byline: By {}")
    page.write("", "Body", "")
    page.paragraphs(article.paragraphs[:20])
    if article.date:
        page.write(f"Load-Date: {article.date.strftime('%B %-d, %Y')}", "")
    page.write("", "End of Document")


def accession(page: PageWriter) -> str:
    return f"Document {page.random.choice(['MARR', 'FALK', 'HARB'])}000020200303eg33{page.random.randint(10000, 99999)}"


@layout("factiva, field codes", "news", between=lambda page: page.blank(2))
def factiva(page: PageWriter, article: Article) -> None:
    page.begin(article)
    page.headline(article.title, "HD {}")
    writers(page, "BY By {}")
    page.write(f"WC {word_count(article)} words")
    dated(page, article, "%-d %B %Y", "PD {}")
    paper = outlet(page, "SN {}")
    page.write("SC MARR", "LA English", f"CY Copyright 2020 {paper}. All Rights Reserved.", "LP")
    first, second, *rest = article.paragraphs[:20]
    page.paragraphs([first, second])
    page.write("TD")
    page.paragraphs(rest)
    page.write(accession(page))


@layout("factiva, display", "news", between=lambda page: page.blank(2))
def factiva_display(page: PageWriter, article: Article) -> None:
    page.begin(article)
    page.headline(article.title)
    writers(page, "By {}")
    page.write(f"{word_count(article):,} words")
    dated(page, article, "%-d %B %Y")
    page.write("04:00 PM")
    paper = outlet(page)
    page.write("MARR", "English", f"Copyright 2020. {paper}. All rights reserved.", "")
    page.paragraphs(article.paragraphs[:20])
    page.write(accession(page))


@layout("proquest", "news", between=lambda page: page.blank())
def proquest(page: PageWriter, article: Article) -> None:
    page.begin(article)
    page.write("_" * 60, "", f"Document {len(page.stories)} of {page.total}", "")
    page.headline(article.title)
    page.blank()
    writers(page, "Author: {}")
    paper = page.random.choice(OUTLETS)
    page.write("", f"Publication info: {paper} ; Ostermark [Ostermark], p. A{page.random.randint(1, 30)}", "")
    page.part("url", f"http://archive.example.com/docview/{page.random.randint(10**8, 10**9)}")
    page.blank()
    page.write("Full text: ", "")
    page.paragraphs(article.paragraphs[:20])
    page.part("source", paper, "Publication title: {}")
    dated(page, article, "%b %-d, %Y", "Publication date: {}")
    page.write(
        f"ProQuest document ID: {page.random.randint(10**8, 10**9)}",
        f"Copyright: Copyright {paper} 2020",
        "Database: Global Newsstream",
    )
