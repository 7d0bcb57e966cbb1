"""Digests, exports, markup, letters and languages in layouts that the parser was not made with."""

from __future__ import annotations

from page_articles import Article
from page_languages import LANGUAGES
from page_words import OUTLETS, RELATED, name
from page_writer import PageWriter, layout

from page_layouts.archives import word_count
from page_layouts.plain import body, byline, head, published
from page_layouts.sites import sentences


@layout("held out: digest, arrows", "news", held_out=True)
def arrows(page: PageWriter, article: Article) -> None:
    head(page, article)
    page.write("What you should know:")
    for text in sentences(article, page.random.randint(3, 5)):
        page.part("takeaways", text, "→ {}")
    page.blank()


@layout("held out: digest, blank lines between bullets", "news", held_out=True)
def spaced_bullets(page: PageWriter, article: Article) -> None:
    head(page, article)
    page.blank()
    for text in sentences(article, page.random.randint(3, 5)):
        page.part("takeaways", text, "– {}")
        page.blank()
    page.write("More at www.example.com", "")


@layout("held out: archive, labels of our own", "basil", held_out=True, between=lambda page: page.write("", "-" * 20))
def labels(page: PageWriter, article: Article) -> None:
    page.begin(article)
    page.headline(article.title, "Title: {}")
    byline(page, "Author(s): {}")
    published(page, article, "%d.%m.%Y", "Published: {}")
    page.part("source", page.random.choice(OUTLETS), "Newspaper: {}")
    page.write("Text:")
    body(page, article)


@layout("held out: archive, record n of m", "news", held_out=True, between=lambda page: page.blank())
def record(page: PageWriter, article: Article) -> None:
    page.begin(article)
    page.write(f"Record {len(page.stories)} of {page.total}", "")
    page.headline(article.title, "TITLE: {}")
    byline(page, "BY: {}")
    published(page, article, "%Y-%m-%d", "DATE: {}")
    page.part("source", page.random.choice(OUTLETS), "PUBLICATION: {}")
    page.write(f"WORD COUNT: {word_count(article)}", "", "TEXT:", "")
    body(page, article, 12)


@layout("held out: archive, German labels", "German", held_out=True, largest=100)
def german_archive(page: PageWriter, article: Article) -> None:
    words = LANGUAGES["German"].nexis
    page.begin(article)
    page.write(words["number"].format(len(page.stories), page.total), "")
    page.part("source", "Nordstern", words["source"])
    if article.date:
        page.mark("published", [article.date.isoformat()])
        page.write(words["date"].format(LANGUAGES["German"].day(article.date)))
    page.headline(article.title, words["headline"])
    byline(page, words["byline"], "und")
    page.write(words["length"].format(word_count(article)), "")
    body(page, article)
    page.blank()


@layout("held out: markdown, level 3 and a line of facts", "basil", held_out=True, between=lambda p: p.write("***", ""))
def facts(page: PageWriter, article: Article) -> None:
    page.begin(article)
    page.headline(article.title, "### {} ###")
    page.mark("source", [article.source])
    published(page, article, "%Y-%m-%d", f"_{{}} · {article.source}_")
    page.blank()
    body(page, article, 20)


@layout("held out: markdown, headings underlined with hyphens", "basil", held_out=True)
def hyphens(page: PageWriter, article: Article) -> None:
    page.begin(article)
    page.headline(article.title)
    page.write("-" * len(article.title), "")
    body(page, article, 20)


@layout("held out: newsletter, numbered items", "news", held_out=True, largest=100)
def items(page: PageWriter, article: Article) -> None:
    page.begin(article)
    page.headline(article.title.upper(), f"{len(page.stories)}. {{}}")
    page.part("paragraphs", " ".join(sentences(article, page.random.randint(1, 3))), width=76)
    page.part("url", f"https://kestrel.example.com/{page.random.randint(10**5, 10**6)}", "FULL STORY: {}")
    page.blank()


@layout("held out: site, most read lists between", "news", held_out=True)
def most_read(page: PageWriter, article: Article) -> None:
    head(page, article)
    page.blank()
    byline(page, "By {} | Staff Writer")
    page.blank()
    body(page, article, 12)
    if page.chance(0.5):
        page.write("MOST READ", *(f"{at}. {link}" for at, link in enumerate(page.random.sample(RELATED, 4), 1)), "")


@layout("held out: Russian, dateline", "Russian", held_out=True, largest=10)
def russian_wire(page: PageWriter, article: Article) -> None:
    head(page, article)
    page.blank()
    page.mark("places", ["МОСКВА"])
    page.mark("agency", ["Рейтер"])
    first, *rest = article.paragraphs
    page.mark("paragraphs", [first])
    page.write(f"МОСКВА (Рейтер) - {first}", "")
    page.paragraphs(rest)


@layout("held out: essay of sections", "news", held_out=True, largest=1)
def sections(page: PageWriter, article: Article) -> None:
    head(page, article)
    page.write(f"An essay by {name(page)}")
    page.ignore("byline", "kicker")
    page.blank()
    for at, text in enumerate(article.paragraphs):
        if at and at % 4 == 0:
            page.part("subheads", f"{'I' * (at // 4)}." if at < 16 else f"{at // 4}.")
            page.blank()
        page.paragraphs([text])
    page.ignore("subheads")
