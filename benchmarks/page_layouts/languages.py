"""Stories in other languages: wire copy, dated stories and digests in German, French and Spanish, and any script."""

from __future__ import annotations

from collections.abc import Callable

from page_articles import Article
from page_languages import LANGUAGES, Language
from page_words import furniture, listed, names
from page_writer import Layout, PageWriter, layout

from page_layouts.plain import head

Story = Callable[[PageWriter, Article], None]


def wire(language: Language) -> Story:
    """A byline, a dateline, and credits."""

    def story(page: PageWriter, article: Article) -> None:
        writers, editors = names(page, 2), names(page, 1)
        head(page, article)
        page.blank()
        page.mark("byline", writers)
        page.write(language.byline.format(listed(writers, language.conjunction)), "")
        page.mark("places", [language.place])
        page.mark("agency", [language.agency])
        first, *rest = article.paragraphs
        page.mark("paragraphs", [first])
        page.write(language.dateline + first, "")
        page.paragraphs(rest)
        for role, people in zip(language.roles, (writers, editors), strict=True):
            page.mark("credits", [f"{role}: {person}" for person in people])
        page.write(language.credits.format(listed(writers, language.conjunction), listed(editors)), "")

    return story


def dated(language: Language) -> Story:
    """A byline and a date below the headline."""

    def story(page: PageWriter, article: Article) -> None:
        writers = names(page, 2)
        head(page, article)
        page.mark("byline", writers)
        page.write(language.byline.format(listed(writers, language.conjunction)))
        if article.date:
            page.mark("published", [article.date.isoformat()])
            page.write(language.day(article.date), "")
        page.paragraphs(article.paragraphs)

    return story


def digest(language: Language) -> Story:
    """A heading where the language has one, bullets, and a link line where it has one."""

    def story(page: PageWriter, article: Article) -> None:
        head(page, article)
        page.blank()
        if language.takeaways:
            page.write(language.takeaways, "")
        for text in article.paragraphs:
            page.part("takeaways", text, "• {}")
        page.blank()
        if language.link:
            page.write(language.link, "")

    return story


def plain(_language: Language) -> Story:
    """A headline and paragraphs."""

    def story(page: PageWriter, article: Article) -> None:
        head(page, article)
        page.blank()
        page.paragraphs(article.paragraphs)

    return story


def register(name: str, kind: str, story: Callable[[Language], Story], **options: object) -> Layout:
    language = LANGUAGES[name]
    layout(f"{name}, {kind}", name, largest=100 if language.treebank else 10, **options)(story(language))


for name in ("German", "French", "Spanish"):
    register(name, "byline, dateline and credits", wire)
    register(name, "byline and date", dated)
    register(name, "byline and date, English furniture between", dated, between=furniture)
    register(name, "digest with a heading", digest)
for name in ("Russian", "Arabic", "Chinese", "Hindi"):
    register(name, "digest without a heading", digest)
    register(name, "rules of stars", plain, between=lambda page: page.write("***", ""))
    register(name, "headline only", plain)
