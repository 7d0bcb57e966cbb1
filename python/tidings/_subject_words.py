"""The words that tell what stories are about."""

from __future__ import annotations

from typing import Any

from tidings.tfidf import TfidfVectorizer


def subject_vectorizer(language: str, **more: Any) -> TfidfVectorizer:
    """A vectorizer of words by their stems, without stop words, as labels and themes weigh them."""
    return TfidfVectorizer(
        language=language,
        stop_words="english" if language == "en" else "language",
        stem=True,
        sublinear_tf=True,
        decode_error="replace",
        **more,
    )
