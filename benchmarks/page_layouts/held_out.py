"""Layouts of wires and plain text that the parser was not made with: other separators, orders, punctuation, widths.

They were held out until their scores were first read. Four kinds of errors seen there have been mended since
(signatures above dates, small-letter bylines of several, numbers with gaps, headings of lists of arrows), so that the
scores are those of a second try.
"""

from __future__ import annotations

from page_articles import Article
from page_words import CITIES, OUTLETS, PLACES, name, names
from page_writer import PageWriter, layout

from page_layouts.plain import body, byline, head, published
from page_layouts.wires import wire_body


def dispatch(page: PageWriter, agency: str, shown: str, paragraphs: list[str], **options: int) -> None:
    """Paragraphs, the first of them after a dateline."""
    place = page.random.choice(PLACES)
    page.mark("places", [place])
    page.mark("agency", [agency])
    page.mark("paragraphs", paragraphs[:1])
    page.write(shown.format(place) + paragraphs[0])
    page.blank(options.get("gap", 1))
    page.paragraphs(paragraphs[1:12], **options)


@layout("held out: wire, AFP", "news", held_out=True, between=lambda page: page.blank(2))
def afp(page: PageWriter, article: Article) -> None:
    head(page, article)
    page.blank()
    page.mark("dateline date", ["March 3"])
    dispatch(page, "AFP", "{}, March 3 (AFP) — ", article.paragraphs)
    page.write("bur-mor/kal/sd")


@layout("held out: wire, Xinhua", "news", held_out=True)
def xinhua(page: PageWriter, article: Article) -> None:
    head(page, article)
    page.mark("dateline date", ["Aug. 14"])
    dispatch(page, "Xinhua", "    {}, Aug. 14 (Xinhua) -- ", article.paragraphs, gap=0)
    page.write("Enditem", "")


@layout("held out: wire, AP, byline in capitals", "news", held_out=True)
def associated_press(page: PageWriter, article: Article) -> None:
    head(page, article)
    page.blank()
    writers = [person.upper() for person in names(page, 2)]
    page.mark("byline", writers)
    page.write(f"By {' and '.join(writers)}", "Associated Press", "")
    dispatch(page, "AP", "{} (AP) — ", article.paragraphs)


@layout("held out: reuters, wrapped at 50 columns under rules", "reuters", held_out=True)
def narrow(page: PageWriter, article: Article) -> None:
    page.write("=" * 50)
    head(page, article, width=50)
    page.write("-" * 50)
    if article.is_table or not article.day:
        page.ignore("paragraphs", "places", "dateline date")
    page.mark("places", article.places)
    page.mark("dateline date", [article.day] if article.day else [])
    page.mark("paragraphs", article.paragraphs)
    for at, text in enumerate(article.paragraphs):
        page.stories[-1].fields["paragraphs"].pop()
        page.part("paragraphs", text, f"  {article.dateline} {{}}" if at == 0 else "  {}", width=50)


@layout("held out: reuters, time of day before the headline", "reuters", held_out=True)
def timed(page: PageWriter, article: Article) -> None:
    page.begin(article)
    hour = f"{page.random.randint(0, 23):02}:{page.random.randint(0, 59):02}"
    page.headline(article.title, f"{hour} {{}}")
    page.ignore("headline")
    wire_body(page, article, indent="  ")
    page.write("REUTER", "")


@layout("held out: plain, date above the headline", "basil", held_out=True)
def date_first(page: PageWriter, article: Article) -> None:
    page.begin(article)
    published(page, article, "%A %-d %B %Y")
    page.headline(article.title)
    byline(page, "by {}")
    page.blank()
    body(page, article)
    page.blank()


@layout("held out: plain, name and outlet, then date and time", "basil", held_out=True)
def name_and_outlet(page: PageWriter, article: Article) -> None:
    head(page, article)
    writer = name(page)
    page.mark("byline", [writer])
    page.mark("source", [article.source])
    page.write(f"{writer}, {article.source}")
    published(page, article, "%b %-d, %Y", "{}, 4:15 p.m.")
    page.blank()
    body(page, article)


@layout("held out: plain, standfirst, age and writer", "news", held_out=True)
def standfirst(page: PageWriter, article: Article) -> None:
    head(page, article)
    page.write("", f"{page.random.randint(2, 23)} hours ago", "")
    byline(page, "{}")
    page.write(f"{page.random.choice(OUTLETS)}, {page.random.choice(CITIES)}", "")
    body(page, article, 12)


@layout("held out: plain, last updated line", "basil", held_out=True)
def last_updated(page: PageWriter, article: Article) -> None:
    head(page, article)
    published(page, article, "%-d %B %Y", "Last updated on {} at 16:15 GMT")
    page.blank()
    body(page, article)


@layout(
    "held out: headline only, rules of tildes", "basil", held_out=True, between=lambda page: page.write("~~~~~", "")
)
def tildes(page: PageWriter, article: Article) -> None:
    head(page, article)
    page.blank()
    body(page, article)


@layout("held out: headline only, form feed before the headline", "basil", held_out=True)
def form_feed(page: PageWriter, article: Article) -> None:
    page.begin(article)
    page.headline(article.title, "\f{}")
    page.blank()
    body(page, article)


@layout("held out: headline only, numbered in brackets", "basil", held_out=True)
def numbered(page: PageWriter, article: Article) -> None:
    page.begin(article)
    page.headline(article.title, f"[{len(page.stories)}] {{}}")
    page.blank()
    body(page, article)
    page.blank()


@layout("held out: headline in capitals, indented paragraphs at 64 columns", "basil", held_out=True)
def indented(page: PageWriter, article: Article) -> None:
    page.begin(article)
    page.part("headline", article.title.upper(), width=64)
    byline(page, "   by {}")
    for text in article.paragraphs:
        page.part("paragraphs", text, "   {}", width=64)
    page.blank()
