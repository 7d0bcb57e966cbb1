"""Pages of a single story."""

from __future__ import annotations

from page_articles import Article
from page_writer import PageWriter, layout

from page_layouts.plain import byline, head
from page_layouts.sites import with_subheads


@layout("essay with subheads", "news", largest=1)
def essay(page: PageWriter, article: Article) -> None:
    head(page, article)
    page.blank()
    byline(page)
    page.blank()
    with_subheads(page, article, capitals=False)


@layout("essay without subheads", "news", largest=1)
def plain_essay(page: PageWriter, article: Article) -> None:
    head(page, article)
    page.blank()
    page.paragraphs(article.paragraphs)


@layout("essay without a headline", "news", largest=1)
def headless(page: PageWriter, article: Article) -> None:
    page.begin(article)
    page.paragraphs(article.paragraphs)


@layout("essay without a headline, wrapped at 72 columns", "news", largest=1)
def wrapped_headless(page: PageWriter, article: Article) -> None:
    page.begin(article)
    page.paragraphs(article.paragraphs, width=72)
