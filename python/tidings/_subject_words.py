"""The words that tell what stories are about."""

from __future__ import annotations

from typing import Any

from tidings._stop_words import has_stems
from tidings.tfidf import TfidfVectorizer


def subject_vectorizer(language: str, **more: Any) -> TfidfVectorizer:
    """A vectorizer of words without stop words, by their stems where there is a stemmer, as labels and themes have."""
    return TfidfVectorizer(
        language=language,
        stop_words="english" if language == "en" else "language",
        stem=has_stems(language),
        sublinear_tf=True,
        decode_error="replace",
        **more,
    )
