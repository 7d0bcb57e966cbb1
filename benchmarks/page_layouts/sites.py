"""Topic pages of news sites, and digests of bullet points."""

from __future__ import annotations

import re

from page_articles import Article
from page_words import KICKERS, PLACES, SUBHEADS, furniture, listed, name, names
from page_writer import PageWriter, layout

from page_layouts.wires import modern_credits, modern_story

SENTENCE = re.compile(r"(?<=[a-z][.!?])[”\"]?\s+(?=[A-Z“\"])")


def sentences(article: Article, n: int) -> list[str]:
    """The first n sentences that can be bullet points."""
    pieces = (piece.strip() for text in article.paragraphs for piece in SENTENCE.split(text))
    return [piece for piece in dict.fromkeys(pieces) if len(piece) > 40][:n]


def digest(
    page: PageWriter, article: Article, bullet: str = "  • ", heading: str = "Important Takeaways:", link: str = ""
) -> None:
    page.begin(article)
    page.headline(article.title)
    page.blank()
    if heading:
        page.write(heading, "")
    for number, text in enumerate(sentences(article, page.random.randint(3, 6)), 1):
        page.part("takeaways", text, bullet.replace("1", str(number)) + "{}")
    page.blank()
    if link:
        page.write(link, "")


LINK = "Read the original article by clicking here."


@layout("digest, takeaways and link", "news")
def takeaways_and_link(page: PageWriter, article: Article) -> None:
    digest(page, article, link=LINK)


@layout("digest, key points with hyphens", "news")
def key_points(page: PageWriter, article: Article) -> None:
    digest(page, article, "- ", "Key points:")


@layout("digest, stars without a heading", "news")
def star_bullets(page: PageWriter, article: Article) -> None:
    digest(page, article, "* ", "")


@layout("digest, round bullets without a heading", "news")
def bare_bullets(page: PageWriter, article: Article) -> None:
    digest(page, article, "• ", "")


@layout("digest, square bullets", "news", between=furniture)
def square_bullets(page: PageWriter, article: Article) -> None:
    digest(page, article, "▪ ", "Highlights")


@layout("digest, numbers", "news")
def numbered_bullets(page: PageWriter, article: Article) -> None:
    digest(page, article, "1. ", "Key Takeaways", LINK)


def with_subheads(page: PageWriter, article: Article, *, capitals: bool = True) -> None:
    """The body with two subheads, at least two paragraphs apart."""
    texts = article.paragraphs[:14]
    titles = page.random.sample(SUBHEADS, 2)
    for at, text in enumerate(texts):
        if at in {3, 8} and at < len(texts) - 1:
            title = titles[at == 8]
            page.part("subheads", title.upper() if capitals else title)
            page.blank()
        page.paragraphs([text])


def feature(page: PageWriter, article: Article, *, capitals: bool = True) -> None:
    """A kicker, a byline, a caption, a dateline, subheads and credits, most of them now and then."""
    writers, place = names(page), page.random.choice(PLACES)
    page.begin(article)
    page.headline(article.title)
    page.blank()
    if page.chance(0.3):
        page.part("kicker", page.random.choice(KICKERS))
        page.blank()
    page.mark("byline", writers)
    page.write(f"By {listed(writers)}", "")
    if page.chance(0.3):
        page.part("captions", f"FILE PHOTO: The harbour of {place.title()}, May 2, 2025. REUTERS/{name(page)}")
        page.blank()
    page.mark("places", [place])
    page.mark("agency", ["Reuters"])
    first = article.paragraphs[0]
    page.mark("paragraphs", [first])
    page.write(f"{place} (Reuters) - {first}", "")
    rest = Article(article.title, article.paragraphs[1:], doubtful=article.doubtful)
    with_subheads(page, rest, capitals=capitals)
    modern_credits(page, writers)
    page.blank()


@layout("features, subheads in capitals", "news")
def capital_subheads(page: PageWriter, article: Article) -> None:
    feature(page, article)


@layout("features, subheads in small letters", "news")
def small_subheads(page: PageWriter, article: Article) -> None:
    feature(page, article, capitals=False)


@layout("topic page", "news")
def topic_page(page: PageWriter, article: Article) -> None:
    """Digests, wire stories and features in turn, as on a topic's archive page."""
    kind = page.random.choice(["digest", "wire", "unsigned", "feature"])
    if kind == "digest":
        digest(page, article, link=LINK)
    elif kind == "feature":
        feature(page, article)
    else:
        modern_story(page, article, dash=" -", byline=kind == "wire")
        page.blank()


@layout("topic page, furniture between", "news", between=furniture)
def furnished_topic_page(page: PageWriter, article: Article) -> None:
    topic_page(page, article)
