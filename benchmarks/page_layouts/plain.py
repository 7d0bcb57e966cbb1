"""Plain text of a headline, lines below it and paragraphs, as people paste it into files."""

from __future__ import annotations

from page_articles import Article
from page_words import furniture, listed, names
from page_writer import PageWriter, layout


def body(page: PageWriter, article: Article, most: int = 40, *, gap: int = 1, width: int = 0) -> None:
    """The paragraphs; the first has its dateline, if the article came with one."""
    page.mark("places", article.places)
    page.mark("agency", [article.agency] if article.agency else [])
    for at, text in enumerate(article.paragraphs[:most]):
        page.paragraphs([text], shown=article.dateline + "{}" if at == 0 else "{}", gap=gap, width=width)


def head(page: PageWriter, article: Article, *, width: int = 0) -> None:
    page.begin(article)
    page.stories[-1].headline = len(page.lines)
    page.part("headline", article.title, width=width)


def byline(page: PageWriter, shown: str = "By {}", conjunction: str = "and") -> None:
    writers = names(page)
    page.mark("byline", writers)
    page.write(shown.format(listed(writers, conjunction)))


def published(page: PageWriter, article: Article, form: str = "%B %-d, %Y", shown: str = "{}") -> None:
    if article.date:
        page.mark("published", [article.date.isoformat()])
        page.write(shown.format(article.date.strftime(form)))


@layout("basil, byline and date", "basil")
def byline_and_date(page: PageWriter, article: Article) -> None:
    head(page, article)
    byline(page)
    published(page, article)
    page.blank()
    body(page, article)


@layout("basil, byline and date, blank lines between", "basil")
def spaced_byline_and_date(page: PageWriter, article: Article) -> None:
    head(page, article)
    page.blank()
    byline(page)
    page.blank()
    published(page, article)
    page.blank()
    body(page, article)


@layout("basil, source | date", "basil")
def source_and_date(page: PageWriter, article: Article) -> None:
    head(page, article)
    page.mark("source", [article.source])
    published(page, article, shown=f"{article.source} | {{}}")
    page.blank()
    body(page, article)


@layout("basil, date only", "basil")
def date_only(page: PageWriter, article: Article) -> None:
    head(page, article)
    published(page, article, page.random.choice(["%Y-%m-%d", "%-d %B %Y", "%A, %B %-d, %Y", "%b. %-d, %Y"]))
    page.blank()
    body(page, article)


@layout("basil, published line", "basil")
def published_line(page: PageWriter, article: Article) -> None:
    head(page, article)
    published(page, article, shown="Published {} 4:15 PM ET")
    page.blank()
    body(page, article)


@layout("basil, byline only", "basil")
def byline_only(page: PageWriter, article: Article) -> None:
    head(page, article)
    page.blank()
    byline(page)
    page.blank()
    body(page, article)


@layout("basil, byline and date with furniture between", "basil", between=furniture)
def furnished(page: PageWriter, article: Article) -> None:
    byline_and_date(page, article)


@layout("basil headline only, a blank line between", "basil")
def headline_only(page: PageWriter, article: Article) -> None:
    head(page, article)
    page.blank()
    body(page, article)


@layout("basil headline only, three blank lines between stories", "basil")
def headline_only_spaced(page: PageWriter, article: Article) -> None:
    headline_only(page, article)
    page.blank(2)


@layout("basil headline only, a paragraph a line", "basil")
def paragraph_a_line(page: PageWriter, article: Article) -> None:
    head(page, article)
    body(page, article, gap=0)
    page.blank()


@layout("basil, byline and date, wrapped at 72 columns", "basil")
def wrapped(page: PageWriter, article: Article) -> None:
    head(page, article, width=72)
    byline(page)
    published(page, article)
    page.blank()
    body(page, article, width=72)


@layout("basil, rules of stars", "basil", between=lambda page: page.write("* * *", ""))
def stars(page: PageWriter, article: Article) -> None:
    headline_only(page, article)


@layout("basil, rules of hyphens", "basil", between=lambda page: page.write("-" * 40, ""))
def hyphens(page: PageWriter, article: Article) -> None:
    headline_only(page, article)


@layout("basil, form feeds", "basil", between=lambda page: page.write("\f"))
def form_feeds(page: PageWriter, article: Article) -> None:
    headline_only(page, article)


@layout("as crawled, byline", "crawled", between=furniture)
def crawled(page: PageWriter, article: Article) -> None:
    """The crawler's furniture is in the text; what is a paragraph there is anybody's guess."""
    head(page, article)
    byline(page)
    page.ignore("paragraphs", "subheads", "captions", "published", "places", "agency", "dateline date", "credits")
    page.blank()
    body(page, article)
