"""Words of seven languages against the gold tokens of Universal Dependencies: F1 over character spans.

Beside scikit-learn's default pattern, and ICU's own word breaks where PyICU is installed (`pip install PyICU`). Gold
tokens without a letter or digit are no words; one that is not written in the sentence as such (a clitic spelt out)
counts as missed by all.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from common import arguments, load, report, row

import tidings

LANGUAGES = {
    "ar": "Arabic", "de": "German", "en": "English", "hi": "Hindi", "ja": "Japanese", "th": "Thai", "zh": "Chinese",
}  # fmt: skip
SKLEARN = re.compile(r"(?u)\b\w\w+\b")
Span = tuple[int, int]


def ours(text: str) -> set[Span]:
    places = {len(text[:i].encode()): i for i in range(len(text) + 1)}
    return {(places[begin], places[end]) for _, begin, end in tidings.tokenize(text)}


def scikit_learn(text: str) -> set[Span]:
    return {match.span() for match in SKLEARN.finditer(text)}


def icu_words() -> Callable[[str], set[Span]] | None:
    """ICU's words, as PyICU gives them."""
    try:
        import icu
    except ImportError:
        return None
    iterator = icu.BreakIterator.createWordInstance(icu.Locale.getRoot())

    def words(text: str) -> set[Span]:
        iterator.setText(icu.UnicodeString(text))
        places = {len(text[:i].encode("utf-16-le")) // 2: i for i in range(len(text) + 1)}
        found, begin = set(), 0
        for end in iterator:
            if iterator.getRuleStatus() >= 100:  # letters, numbers, kana or ideographs
                found.add((places[begin], places[end]))
            begin = end
        return found

    return words


def gold_spans(sentence: dict[str, Any]) -> tuple[set[Span], int]:
    """Where the gold words stand, and how many are not written as such."""
    spans, missing, at = set(), 0, 0
    for token in sentence["tokens"]:
        begin = sentence["text"].find(token, at)
        is_word = any(c.isalnum() for c in token)
        if begin < 0:
            missing += is_word
            continue
        at = begin + len(token)
        if is_word:
            spans.add((begin, at))
    return spans, missing


def f1(words: Callable[[str], set[Span]], sentences: list[dict[str, Any]]) -> float:
    right = found = wanted = 0
    for sentence in sentences:
        gold, missing = gold_spans(sentence)
        predicted = words(sentence["text"])
        right += len(gold & predicted)
        found += len(predicted)
        wanted += len(gold) + missing
    return 2 * right / (found + wanted)


def main() -> None:
    options = arguments(__doc__ or "")
    peers = {"scikit-learn": scikit_learn}
    icu = icu_words()
    if icu is not None:
        peers["ICU"] = icu
    rows = []
    for code, language in LANGUAGES.items():
        sentences = load(options.data, f"languages/ud_{code}", 100 if options.quick else None)
        own = f1(ours, sentences)
        rows += [
            row(language, "token F1", own, f1(words, sentences), peer, more_is_better=True)
            for peer, words in peers.items()
        ]
    report("tokens", rows, options.json)


if __name__ == "__main__":
    main()
