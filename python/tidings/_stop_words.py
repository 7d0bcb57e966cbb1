"""Stop words and stemmers of languages."""

from __future__ import annotations

from typing import Any

import stopwordsiso

from tidings import _core

SNOWBALL = {
    "ar": "arabic",
    "ca": "catalan",
    "da": "danish",
    "de": "german",
    "el": "greek",
    "en": "english",
    "es": "spanish",
    "et": "estonian",
    "eu": "basque",
    "fi": "finnish",
    "fr": "french",
    "ga": "irish",
    "hi": "hindi",
    "hu": "hungarian",
    "hy": "armenian",
    "id": "indonesian",
    "it": "italian",
    "lt": "lithuanian",
    "ne": "nepali",
    "nl": "dutch",
    "no": "norwegian",
    "pl": "polish",
    "pt": "portuguese",
    "ro": "romanian",
    "ru": "russian",
    "sr": "serbian",
    "sv": "swedish",
    "ta": "tamil",
    "tr": "turkish",
    "yi": "yiddish",
}
_CODES = {name: code for code, name in SNOWBALL.items()}


COMMON = 0.4
"""The proportion of documents above which ``stop_words="auto"`` leaves a word out."""


def language_codes() -> list[str]:
    """ISO 639-1's codes of the languages that have stop words."""
    return sorted(stopwordsiso.langs())


def language_code(name: str, value: Any) -> str:
    """The code of a language that is given by code or English name.

    Raises
    ------
    ValueError
        If it has no stop words here.
    """
    code = _CODES.get(value.lower(), value.lower()) if isinstance(value, str) else value
    if not stopwordsiso.has_lang(code):
        raise ValueError(f"{name} must be a language's code, one of {language_codes()}, got {value!r}")
    return str(code)


def stop_words_of(language: str) -> list[str]:
    """The stop words of a language by its code, sorted: English ones of our own, others from stopwords-iso."""
    return _core.english_stop_words() if language == "en" else sorted(stopwordsiso.stopwords(language))


def stop_words_of_all(languages: list[str]) -> list[str]:
    """The stop words of several languages, sorted."""
    return sorted({word for language in languages for word in stop_words_of(language)})


def stemmer_of(language: str) -> str:
    """The name of Snowball's algorithm for a language; empty if there is none."""
    name = SNOWBALL.get(language, "")
    return name if name in _core.stemmers() else ""


def has_stems(language: str) -> bool:
    """Whether words of a language, or of each text's ('auto'), can be stemmed."""
    return language == "auto" or bool(stemmer_of(language))


def languages_in(texts: Any) -> list[str]:
    """The codes of the languages that texts are in, most texts first; English's where none has a tenth of them."""
    codes = sorted(language_codes(), key=lambda code: (code != "en", code))
    return _core.languages_of(texts, languages_of(codes, stem=False)) or ["en"]


def languages_of(codes: list[str], stem: bool) -> list[tuple[str, list[str], str]]:
    """Code, stop words and stemmer of each language, as the core takes them; no stemmer unless words are stemmed.

    Languages without stop words here have none.
    """
    known = language_codes()
    return [(code, stop_words_of(code) if code in known else [], stemmer_of(code) if stem else "") for code in codes]
