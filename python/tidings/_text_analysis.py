"""How texts become terms, for all vectorizers."""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import Any

from tidings import _core
from tidings._checks import choice, integer, ngrams, strings
from tidings._documents import NOT_ITERABLE, documents, is_arrow
from tidings._estimator import Estimator
from tidings._python_terms import CoreTerms, in_steps, packed, preprocessed, with_ngrams
from tidings._stop_words import language_code, language_codes, languages_of, stemmer_of, stop_words_of
from tidings.corpus import Corpus

_UNITS = {"word": "words", "char": "characters", "char_wb": "characters_in_words", "names": "names"}


class TextAnalysis(Estimator):
    """The parameters that say what the terms of a text are, and what follows from them.

    The core does the work, unless a parameter is a function, or the pattern of a token: then Python makes the terms,
    and the core counts them.
    """

    input: str
    encoding: str
    decode_error: str
    strip_accents: str | Callable[[str], str] | None
    lowercase: bool
    preprocessor: Callable[[Any], str] | None
    tokenizer: Callable[[str], Iterable[str]] | None
    analyzer: str | Callable[[Any], Iterable[str]]
    stop_words: str | Iterable[str] | None
    token_pattern: str | None
    ngram_range: tuple[int, int]
    normalization: str | None
    strip_possessive: bool
    min_length: int
    require_letter: bool
    language: str | Iterable[str] | None
    stem: bool

    def decode(self, doc: Any) -> str:
        """The text of a document: of its bytes, or of the file that it names or is.

        Raises
        ------
        ValueError
            If it is not in its encoding, or no text.
        """
        if self.input == "filename":
            doc = Path(doc).read_bytes()
        elif self.input == "file":
            doc = doc.read()
        if isinstance(doc, bytes):
            doc = doc.decode(self.encoding, self.decode_error)
        if not isinstance(doc, str):
            raise ValueError(f"a document must be str or bytes, got {doc!r}")
        return doc

    def build_preprocessor(self) -> Callable[[Any], str]:
        """The function that changes a text before its words are found: ``preprocessor``, or normalisation, case folding
        and the stripping of accents.
        """
        if self.preprocessor is not None:
            return self.preprocessor
        self._check_normalization()
        return partial(preprocessed, self.normalization, self.lowercase, self.strip_accents)

    def build_tokenizer(self) -> Callable[[str], Iterable[str]]:
        """The function from a text to its words: ``tokenizer``, what ``token_pattern`` finds, or those of UAX #29."""
        if self.tokenizer is not None:
            return self.tokenizer
        if self.token_pattern is not None:
            pattern = re.compile(self.token_pattern)
            if pattern.groups > 1:
                raise ValueError(
                    "More than 1 capturing group in token pattern: only a single group should be captured, got "
                    f"{self.token_pattern!r}"
                )
            return pattern.findall
        return CoreTerms({**self._analyzer_options(), "unit": "words", "stop_words": [], "ngram_range": (1, 1)})

    def build_analyzer(self) -> Callable[[Any], list[str]]:
        """The function from a document to its terms, n-grams included."""
        self._check_analysis()
        if callable(self.analyzer):
            return partial(in_steps, self.decode, self.analyzer)
        if self._python_makes_terms():
            stop_words = self.get_stop_words() or frozenset()
            words_to_terms = partial(with_ngrams, stop_words, *ngrams(self.ngram_range))
            return partial(in_steps, self.decode, self.build_preprocessor(), self.build_tokenizer(), words_to_terms)
        terms = CoreTerms(self._analyzer_options())
        steps = (self.build_preprocessor(), terms) if self._python_changes_texts() else (terms,)
        return partial(in_steps, self.decode, *steps)

    def language_of(self, doc: Any) -> str | None:
        """The code of the language that a document is analysed in, or None if ``language`` is.

        Of several languages, or any with ``language='auto'``, it is the one most of whose stop words the document has
        among its first words (up to 16 KB); of equals, and without any, the first: in the alphabet of codes for 'auto'.

        References
        ----------
        G. Grefenstette, Comparing two language identification schemes, 1995.
        """
        self._check_analysis()
        if self.language is None:
            return None
        codes = self._language_codes()
        return self._analyzer().language_of(self.decode(doc)) if codes else language_code("language", self.language)

    def get_stop_words(self) -> frozenset[str] | None:
        """The words that are left out, if any are named."""
        if self.stop_words is None or self._stop_words_are("auto"):
            return None
        if self._stop_words_are("language") and self._language_codes():
            return None
        return frozenset(self._stop_words())

    def _stop_words_are(self, name: str) -> bool:
        return isinstance(self.stop_words, str) and self.stop_words == name

    def _python_makes_terms(self) -> bool:
        return callable(self.analyzer) or (
            self.analyzer == "word" and (self.tokenizer is not None or self.token_pattern is not None)
        )

    def _python_changes_texts(self) -> bool:
        return self.preprocessor is not None or callable(self.strip_accents)

    def _texts(self, raw_documents: Iterable[Any]) -> Iterable[str | bytes] | _core.Corpus:
        """The documents as the core's analyzer takes them."""
        if self._python_makes_terms():
            analyze = self.build_analyzer()
            return (packed(analyze(document), i) for i, document in enumerate(_each(raw_documents)))
        if self._python_changes_texts():
            preprocess = self.build_preprocessor()
            return (preprocess(self.decode(document)) for document in _each(raw_documents))
        return documents(raw_documents, self.input, self.encoding, self.decode_error)

    def _analyzer(self) -> _core.Analyzer:
        return _core.Analyzer(**self._analyzer_options())

    def _analyzer_options(self) -> dict[str, Any]:
        changed_before = self._python_changes_texts()
        languages = languages_of(self._language_codes(), self.stem)
        return {
            "unit": "given" if self._python_makes_terms() else _UNITS[str(self.analyzer)],
            "normalization": (self.normalization or "none").lower(),
            "fold_case": self.lowercase and not changed_before,
            "accents": "keep" if changed_before or not self.strip_accents else self.strip_accents,
            "strip_possessive": self.strip_possessive,
            "stop_words": self._stop_words(),
            "min_length": integer("min_length", self.min_length, 0),
            "require_letter": self.require_letter,
            "stemmer": self._stemmer(),
            "languages": languages,
            "drop_language_stop_words": bool(languages) and self._stop_words_are("language"),
            "ngram_range": ngrams(self.ngram_range),
            "strict": self.decode_error == "strict",
        }

    def _check_analysis(self) -> None:
        choice("input", self.input, ("content", "filename", "file"))
        choice("decode_error", self.decode_error, ("strict", "replace", "ignore"))
        self._check_normalization()
        if not callable(self.analyzer):
            choice("analyzer", self.analyzer, ("word", "names", "char", "char_wb"))
        if self.stem and self.language is None:
            raise ValueError("stem needs a language: language='en', or 'auto' to tell it from each text")
        if self._stop_words_are("language") and self.language is None:
            raise ValueError(
                "stop_words='language' needs a language: language='en', or 'auto' to tell it from each text"
            )
        if self._python_makes_terms() and self._stop_words_are("language") and self._language_codes():
            raise ValueError(
                "stop_words='language' needs words that the core finds where a text's language is one of several: "
                "leave out tokenizer, token_pattern and a callable analyzer"
            )
        if self._stop_words_are("auto") and ngrams(self.ngram_range)[0] > 1:
            raise ValueError(f"stop_words='auto' needs an ngram_range from 1, got {self.ngram_range!r}")

    def _check_normalization(self) -> None:
        choice("normalization", self.normalization, ("NFC", "NFKC", None))
        if not callable(self.strip_accents):
            choice("strip_accents", self.strip_accents, ("ascii", "unicode", None))

    def _warn_of_unused(self) -> None:
        """Warn of parameters that have no effect beside others."""
        if self.tokenizer is not None and self.token_pattern is not None:
            _unused("token_pattern", "'tokenizer' is not None")
        if callable(self.analyzer):
            if self.preprocessor is not None:
                _unused("preprocessor", "'analyzer' is callable")
            if self.ngram_range != (1, 1):
                _unused("ngram_range", "'analyzer' is callable")
        if self._python_makes_terms():
            for name in ("stem", "require_letter"):
                if getattr(self, name):
                    _unused(name, "the words are made by 'tokenizer', 'token_pattern' or 'analyzer'")
        if self.analyzer != "word":
            for name in ("stop_words", "token_pattern", "tokenizer"):
                if getattr(self, name) is not None and (self.analyzer, name) != ("names", "stop_words"):
                    _unused(name, "'analyzer' != 'word'")

    def _language_codes(self) -> list[str]:
        """The languages to choose from for each text; none where there is one for all."""
        if self.language is None:
            return []
        if isinstance(self.language, str):
            return language_codes() if self.language == "auto" else []
        codes = [language_code("language", language) for language in strings("language", self.language)]
        if not codes:
            raise ValueError("language must name a language at least, got none")
        return codes

    def _stemmer(self) -> str:
        if not self.stem or self._language_codes():
            return ""
        stemmer = stemmer_of(language_code("language", self.language))
        if not stemmer:
            raise ValueError(f"there is no stemmer for language {self.language!r}; there are {_core.stemmers()}")
        return stemmer

    def _stop_words(self) -> list[str]:
        if self.stop_words is None or self._stop_words_are("auto"):
            return []
        if not isinstance(self.stop_words, str):
            return strings("stop_words", self.stop_words)
        if self.stop_words == "language":
            return [] if self._language_codes() else stop_words_of(language_code("language", self.language))
        return stop_words_of(language_code("stop_words", self.stop_words))


def _unused(name: str, reason: str) -> None:
    warnings.warn(f"The parameter '{name}' will not be used since {reason}", UserWarning, stacklevel=5)


def _each(raw_documents: Iterable[Any]) -> Iterable[Any]:
    if isinstance(raw_documents, (str, bytes)) or not isinstance(raw_documents, Iterable):
        raise ValueError(NOT_ITERABLE)
    if is_arrow(raw_documents) and hasattr(raw_documents, "to_pylist"):
        return raw_documents.to_pylist()  # type: ignore[no-any-return]
    return raw_documents.texts if isinstance(raw_documents, Corpus) else raw_documents
