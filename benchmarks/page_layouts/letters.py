"""E-mail newsletters."""

from __future__ import annotations

from page_articles import Article
from page_writer import PageWriter, layout

from page_layouts.markup import linked
from page_layouts.sites import sentences

SECTIONS = ["TOP STORIES", "WORLD", "POLITICS", "BUSINESS", "OPINION", "IN BRIEF", "CULTURE"]


def opening(page: PageWriter) -> None:
    page.write("From: The Marrow Times <briefing@marrow.example.com>", "Subject: Your morning briefing")
    page.write("Date: Tue, 3 Mar 2026 06:30:00 +0000", "", "Good morning. Here is what you need to know today.", "")


def closing(page: PageWriter) -> None:
    page.write("You receive this email because you signed up for The Marrow Times.", "Unsubscribe | View in browser")


def section(page: PageWriter) -> None:
    if page.chance(0.25):
        page.write(page.random.choice(SECTIONS), "")


@layout("newsletter, read more", "news", opening=opening, between=section, closing=closing, largest=100)
def read_more(page: PageWriter, article: Article) -> None:
    page.begin(article)
    page.headline(article.title)
    page.part("paragraphs", " ".join(sentences(article, page.random.randint(1, 3))))
    page.write("Read more", "")


@layout("newsletter, addresses", "news", opening=opening, between=section, closing=closing, largest=100)
def addresses(page: PageWriter, article: Article) -> None:
    page.begin(article)
    page.headline(article.title)
    page.blank()
    page.part("paragraphs", " ".join(sentences(article, page.random.randint(2, 3))))
    page.blank()
    page.part("url", f"https://marrow.example.com/{linked(article.title)}")
    page.blank()
