"""What clusters are called, to be read by a person: labels of events and themes, and what can be counted of them.

The labels of labelled events (BASIL), of the bundled page, and of what `analyze` and `Themes` find in 2,000 articles of
a crawl, with its page furniture. Printed beside: repeated headlines, terms that are stop words, terms with words of
page furniture, terms of one cluster that share a word, fragments (a function word at an end, a part of a number, an
"'s" at the end, a name that ends before its surname), lone words that end as adverbs do or are on a short list of
qualities, and names glued together or with a rubric in capitals. All should be none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from common import arguments, load, report, row

import tidings

FURNITURE = ("read more", "advertisement", "newsletter", "click here", "sign up", "all rights reserved", "subscribe")
STOP_WORDS = set(tidings.english_stop_words())
FRAGMENT = re.compile(r"^\d{3}-|['’]s?$|\b(of|for) \w+ing$|^(General|Minister|President|Judge|Prime)$")
CUT_NAME = re.compile(r"\b(Prime Minister|Attorney General|President|Judge) (Benjamin|Theresa|Rod|George|Robert|Bill)$")
LONE = set(
    "adding ahead also bad best better big deeply early federal free good hard keeping large later legal new old own "
    "political real recent same small top wrong".split()
)
NOUNS_IN_LY = {"ally", "anomaly", "assembly", "bully", "family", "monopoly", "rally", "reply", "supply"}
RUBRIC = re.compile(r"^(WATCH|MORE|READ|VIDEO|LIVE) |(Hide|Image) [Cc]aption")
GLUED = re.compile(r"\b([A-Z][a-z]{2,})([A-Z][a-z]{2,}) \2")


def corpus(stories: list[dict[str, Any]]) -> tidings.Corpus:
    return tidings.read([{"headline": story["title"], "text": story["text"]} for story in stories])


def cases(data: Path, quick: bool) -> Iterator[tuple[str, list[tidings.ClusterDescription], np.ndarray]]:
    basil = load(data, "events/basil", 60 if quick else None)
    labels = np.unique([story["label"] for story in basil], return_inverse=True)[1]
    yield "events/basil", tidings.describe(corpus(basil), labels), labels
    page = tidings.read(tidings.sample_page())
    events = tidings.analyze(page).labels_
    yield "the bundled page", tidings.describe(page, events), events
    articles = corpus(load(data, "speed/articles", 200 if quick else 2000))
    events = tidings.analyze(articles).labels_
    yield "speed/articles, events", tidings.describe(articles, events), events
    themes = tidings.Themes().fit(articles, events)
    yield "speed/articles, themes", [theme.description for theme in themes.themes_], themes.labels_


def show(case: str, descriptions: list[tidings.ClusterDescription], labels: np.ndarray, most: int) -> None:
    sizes = np.bincount(labels)
    print(f"\n== {case}: {len(descriptions)} clusters")
    for cluster in np.argsort(-sizes, kind="stable")[:most]:
        one = descriptions[cluster]
        print(f"{sizes[cluster]:4d}  {one.headline}")
        print("      " + " | ".join(term for term, _ in one.terms))
        print("      " + ", ".join(one.names))
        print("      " + one.summary)


def words(term: str) -> set[str]:
    return set(term.lower().split())


def is_fragment(term: str) -> bool:
    ends = {term.split(maxsplit=1)[0].lower(), term.rsplit(maxsplit=1)[-1].lower()} - {"new"}
    return bool(ends & STOP_WORDS or FRAGMENT.search(term) or CUT_NAME.search(term))


def is_weak(term: str) -> bool:
    adverb = term.islower() and term.isalpha() and term.endswith("ly") and term not in NOUNS_IN_LY
    return term in LONE or adverb


def faults(descriptions: list[tidings.ClusterDescription]) -> dict[str, int]:
    headlines = [one.headline for one in descriptions]
    terms = [[term for term, _ in one.terms] for one in descriptions]
    flat = [term for some in terms for term in some]
    names = [name for one in descriptions for name in one.names]
    return {
        "repeated headlines": len(headlines) - len(set(headlines)),
        "stop words": sum(words(term) <= STOP_WORDS for term in flat),
        "page furniture": sum(any(phrase in term.lower() for phrase in FURNITURE) for term in flat),
        "fragments": sum(is_fragment(term) for term in flat),
        "lone adjectives and adverbs": sum(is_weak(term) for term in flat),
        "glued names and rubrics": sum(bool(RUBRIC.search(one) or GLUED.search(one)) for one in flat + names),
        "repeats": sum(
            bool(words(term) & words(other) - STOP_WORDS)
            for some in terms for i, term in enumerate(some) for other in some[:i]
        ),
    }  # fmt: skip


def main() -> None:
    options = arguments(__doc__ or "")
    rows = []
    for case, descriptions, labels in cases(options.data, options.quick):
        show(case, descriptions, labels, 10 if options.quick else 40)
        for metric, count in faults(descriptions).items():
            rows.append(row(case, metric, float(count), 0.0, "none", more_is_better=False))
    print()
    report("labels", rows, options.json)


if __name__ == "__main__":
    main()
