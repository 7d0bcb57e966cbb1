"""Words of seven languages against the gold tokens of Universal Dependencies: F1 over character spans.

Beside scikit-learn's default pattern, and ICU's own word breaks where PyICU is installed (`pip install PyICU`). Gold
tokens without a letter or digit are no words; one that is not written in the sentence as such (a clitic spelt out)
counts as missed by all.

And how fast words are found in each script of the Declaration of Human Rights, ours and ICU's own over UTF-16, by a C++
program (where the tests are built): one thread, the fastest of seven rounds in turn.
"""

from __future__ import annotations

import re
import subprocess
import tempfile
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any

from common import ROOT, arguments, load, report, row

import tidings
from tidings._core import main_script

LANGUAGES = {
    "ar": "Arabic", "de": "German", "en": "English", "hi": "Hindi", "ja": "Japanese", "th": "Thai", "zh": "Chinese",
}  # fmt: skip
WORDS_SPEED = ROOT / "build" / "release" / "benchmarks" / "words_speed"
SCRIPT_SIZE = 1_000_000  # bytes of each script at least, by repetition
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


def speed(declarations: list[dict[str, Any]], rounds: int) -> list[dict[str, Any]]:
    """MB/s of UTF-8 by script, where the C++ program is built."""
    if not WORDS_SPEED.exists():
        return []
    texts = defaultdict(list)
    for declaration in declarations:
        texts[main_script(declaration["text"])].append(declaration["text"])
    with tempfile.TemporaryDirectory() as folder:
        for script, of_script in texts.items():
            text = "\n".join(of_script).encode() + b"\n"
            Path(folder, script).write_bytes(text * (SCRIPT_SIZE // len(text) + 1))
        paths = sorted(Path(folder).iterdir())
        command = [WORDS_SPEED, "--rounds", str(rounds), *paths]
        lines = subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()
    rows = []
    for line in lines:
        path, own, icu, n_words, n_icu = line.split("\t")
        if n_words != n_icu:
            raise ValueError(f"{Path(path).name}: {n_words} words, of which ICU has {n_icu}")
        rows.append(row(Path(path).name, "MB/s", float(own), float(icu), "ICU", more_is_better=True))
    return rows


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
    rows += speed(load(options.data, "languages/udhr", 20 if options.quick else None), 1 if options.quick else 7)
    report("tokens", rows, options.json)


if __name__ == "__main__":
    main()
