"""Markdown."""

from __future__ import annotations

import re

from page_articles import Article
from page_words import SUBHEADS
from page_writer import PageWriter, layout

from page_layouts.plain import byline, published
from page_layouts.sites import sentences


def linked(text: str) -> str:
    """The end of an address that a site would make of a headline."""
    return "-".join(re.findall(r"[a-z0-9]+", text.lower())[:6])


def heading(page: PageWriter, article: Article, shown: str) -> None:
    page.begin(article)
    page.headline(article.title, shown)
    page.blank()


@layout("markdown, # headings", "basil")
def first_level(page: PageWriter, article: Article) -> None:
    heading(page, article, "# {}")
    byline(page, "*By {}*")
    page.blank()
    published(page, article)
    page.blank()
    for at, text in enumerate(article.paragraphs[:20]):
        if at == 4:
            page.part("subheads", page.random.choice(SUBHEADS), "## {}")
            page.blank()
        page.paragraphs([text])


@layout("markdown, ## headings and links", "basil", opening=lambda page: page.write("# This week", ""))
def second_level(page: PageWriter, article: Article) -> None:
    heading(page, article, "## {}")
    byline(page, "By {}")
    page.blank()
    page.paragraphs(article.paragraphs[:20])
    url = f"https://news.example.com/{linked(article.title)}"
    page.mark("url", [url])
    page.write(f"[Read the original article]({url})", "")


@layout("markdown, underlined headings", "basil")
def underlined(page: PageWriter, article: Article) -> None:
    page.begin(article)
    page.headline(article.title)
    page.write("=" * min(len(article.title), 60), "")
    byline(page, "_By {}_")
    page.blank()
    page.paragraphs(article.paragraphs[:20])


@layout("markdown, rules and bold headlines", "basil", between=lambda page: page.write("---", ""))
def rules(page: PageWriter, article: Article) -> None:
    heading(page, article, "**{}**")
    published(page, article, shown="*{}*")
    page.blank()
    page.paragraphs(article.paragraphs[:20])


@layout("markdown, digest", "news", opening=lambda page: page.write("# Morning brief", ""))
def digest(page: PageWriter, article: Article) -> None:
    heading(page, article, "### {}")
    for text in sentences(article, page.random.randint(3, 5)):
        page.part("takeaways", text, "- {}")
    page.blank()
