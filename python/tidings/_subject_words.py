"""The words that tell what stories are about."""

from __future__ import annotations

from typing import Any

from tidings._stop_words import has_stems
from tidings.tfidf import TfidfVectorizer


def subject_vectorizer(language: str, **more: Any) -> TfidfVectorizer:
    """A vectorizer of words by their stems, if the language has a stemmer, without stop words, as labels and themes weigh them."""
    return TfidfVectorizer(
        language=language,
        stop_words="english" if language == "en" else "language",
        stem=has_stems(language),
        sublinear_tf=True,
        decode_error="replace",
        **more,
    )
