"""Plants reprints among news articles: copies that were cut, re-led, retitled, retyped and furnished as papers do."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass
from typing import Any

BOILERPLATE = (
    "This story was produced by our partner agency and has not been edited by our staff. Sign up here for the morning "
    "letter, in which our editors choose what you need to know before the day begins.",
    "Copyright by the agency. All rights reserved. This material may not be published, broadcast, rewritten or "
    "redistributed without the permission of its owners, who can be reached at the address below.",
    "Support local journalism. A subscription costs less than a cup of coffee a week, and gives you all our stories, "
    "the crossword and the archive. Already a subscriber? Log in to go on reading.",
    "Do you have a tip or a correction? Write to the news desk, call the number on the front page from nine to five, "
    "or leave a message after hours. We read everything that you send us.",
    "Follow us wherever you are: the app brings the headlines to your phone, the podcast to your ears and the letter "
    "to your desk. Download it today and never miss what matters in your city.",
    "The views of columnists are their own. Comments are open for a day and are moderated; keep to the subject, be "
    "kind to each other, and remember that there are people on the other side.",
)
LEADS = (
    "Officials and residents spoke of {0} on the day after {1}, while questions about {2} and {3} remained without an "
    "answer from those who should know about {4}.",
    "What began with {0} has turned into a dispute about {1}, and people who follow {2} say that {3} may be only the "
    "first sign of what {4} has in store.",
    "In the latest turn, {0} and {1} came together in a way that few who watch {2} had thought likely, as {3} "
    "overshadowed all talk of {4} on the day.",
)
MIN_WORDS = 150


@dataclass(frozen=True)
class Reprint:
    """A planted copy: what it is like and of which article."""

    headline: str
    text: str
    original: int
    kept: float


def plant(articles: list[dict[str, Any]], n: int, seed: int) -> list[Reprint]:
    """One to three reprints each of articles of at least 150 words that are drawn at random, n in all.

    Every copy is cut to 30 to 90 % of its words, from the end, at a sentence where there is one; its headline is
    reworded; one in a hundred words has a typo; half of its numbers are changed. Half of the copies get another first
    sentence, and two in three boilerplate of their paper, before or after the text.
    """
    rng = random.Random(seed)
    long = [i for i, article in enumerate(articles) if len(article["text"].split()) >= MIN_WORDS]
    copies: list[Reprint] = []
    for original in rng.sample(long, min(n, len(long))):
        for _ in range(rng.choice((1, 1, 2, 3))):
            copies.append(reprint(articles[original], original, rng))
        if len(copies) >= n:
            break
    return copies[:n]


def reprint(article: dict[str, Any], original: int, rng: random.Random) -> Reprint:
    kept = rng.uniform(0.3, 0.9)
    text = cut(article["text"], kept)
    if rng.random() < 0.5:
        text = re_led(text, rng)
    text = re.sub(r"\d+", lambda number: changed(number[0], rng), text)
    text = re.sub(r"\b[a-zA-Z]{4,}\b", lambda word: mistyped(word[0], rng), text)
    if rng.random() < 2 / 3:
        furniture = rng.choice(BOILERPLATE)
        text = f"{text}\n\n{furniture}" if rng.random() < 0.7 else f"{furniture}\n\n{text}"
    return Reprint(reworded(article["title"] or "", rng), text, original, kept)


def cut(text: str, share: float) -> str:
    """The first words of a text; up to the end of a sentence, if one ends among the last twenty of them."""
    words = list(re.finditer(r"\S+", text))
    n = max(1, round(share * len(words)))
    begin, end = words[max(0, n - 20)].start(), words[n - 1].end()
    sentences = list(re.finditer(r"[.!?][\"'”’]?(?=\s)", text[begin:end]))
    return text[: begin + sentences[-1].end()] if sentences else text[:end]


def re_led(text: str, rng: random.Random) -> str:
    """The text with another first sentence, which speaks of words of the text."""
    first = re.search(r"[.!?][\"'”’]?\s", text)
    rest = text[first.end() :] if first and first.end() < len(text) / 4 else text
    topics = [rng.choice(re.findall(r"\b[a-zA-Z]{5,}\b", text) or ["it"]) for _ in range(5)]
    return rng.choice(LEADS).format(*topics) + " " + rest


def changed(number: str, rng: random.Random) -> str:
    return str(rng.randrange(1, 10 ** len(number))) if rng.random() < 0.5 else number


def mistyped(word: str, rng: random.Random) -> str:
    """Two letters swapped, in one of a hundred words."""
    if rng.random() >= 0.01:
        return word
    at = rng.randrange(len(word) - 1)
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def reworded(headline: str, rng: random.Random) -> str:
    """Some of the words, in another order, and new ones."""
    words = headline.split()
    kept = rng.sample(words, round(0.6 * len(words)))
    return " ".join(
        [rng.choice(("Update:", "Report:", "What we know:", "The day:")), *kept, rng.choice(("again", "today"))]
    )
