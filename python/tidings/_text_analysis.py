"""How texts become terms, for all vectorizers."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from tidings import _core
from tidings._checks import choice, integer, ngrams, strings
from tidings._documents import documents
from tidings._estimator import Estimator
from tidings._stop_words import language_code, language_codes, stemmer_of, stop_words_of

_END_OF_TERM = b"\xff"
_UNITS = {"word": "words", "char": "characters", "char_wb": "characters_in_words"}


class TextAnalysis(Estimator):
    """The parameters that say what the terms of a text are, and what follows from them.

    The core does the work, unless a parameter is a function, or the pattern of a token: then Python makes the terms, and
    the core counts them.
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
    language: str | None
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
        and the stripping of accents."""
        if self.preprocessor is not None:
            return self.preprocessor
        strip = _accent_stripper(self.strip_accents)

        def preprocess(text: str) -> str:
            text = unicodedata.normalize(self.normalization, text) if self.normalization else text  # type: ignore[arg-type]
            return strip(text.casefold() if self.lowercase else text)

        return preprocess

    def build_tokenizer(self) -> Callable[[str], Iterable[str]]:
        """The function from a text to its words: ``tokenizer``, what ``token_pattern`` finds, or those of UAX #29."""
        if self.tokenizer is not None:
            return self.tokenizer
        if self.token_pattern is not None:
            pattern = re.compile(self.token_pattern)
            if pattern.groups > 1:
                raise ValueError(f"token_pattern must have at most one capturing group, got {self.token_pattern!r}")
            return pattern.findall
        words = _core.Analyzer(**{**self._analyzer_options(), "stop_words": [], "ngram_range": (1, 1)})
        return lambda text: [term for term, _, _ in words.analyze(text)]

    def build_analyzer(self) -> Callable[[Any], list[str]]:
        """The function from a document to its terms, n-grams included."""
        self._check_analysis()
        if self._python_makes_terms():
            return self._python_analyzer()
        analyzer = self._analyzer()
        if self.preprocessor is None and not callable(self.strip_accents):
            return lambda doc: [term for term, _, _ in analyzer.analyze(self.decode(doc))]
        preprocess = self.build_preprocessor()
        return lambda doc: [term for term, _, _ in analyzer.analyze(preprocess(self.decode(doc)))]

    def get_stop_words(self) -> frozenset[str] | None:
        """The words that are left out, if any are named."""
        if self.stop_words is None or self.stop_words == "auto" or self.language == "auto":
            return None
        return frozenset(self._stop_words())

    def _python_makes_terms(self) -> bool:
        return callable(self.analyzer) or (
            self.analyzer == "word" and (self.tokenizer is not None or self.token_pattern is not None)
        )

    def _python_analyzer(self) -> Callable[[Any], list[str]]:
        if callable(self.analyzer):
            function = self.analyzer
            return lambda doc: list(function(self.decode(doc)))
        preprocess, tokenize = self.build_preprocessor(), self.build_tokenizer()
        stop_words = self.get_stop_words() or frozenset()
        min_n, max_n = ngrams(self.ngram_range)

        def analyze(doc: Any) -> list[str]:
            words = [word for word in tokenize(preprocess(self.decode(doc))) if word not in stop_words]
            if max_n == 1:
                return words
            lengths = range(min_n, min(max_n, len(words)) + 1)
            return [" ".join(words[i : i + n]) for n in lengths for i in range(len(words) - n + 1)]

        return analyze

    def _texts(self, raw_documents: Iterable[Any]) -> Iterable[str | bytes] | _core.Corpus:
        """The documents as the core's analyzer takes them."""
        if self._python_makes_terms():
            analyze = self._python_analyzer()
            return (_packed(analyze(document), i) for i, document in enumerate(_each(raw_documents)))
        if self.preprocessor is not None or callable(self.strip_accents):
            preprocess = self.build_preprocessor()
            return (preprocess(self.decode(document)) for document in _each(raw_documents))
        return documents(raw_documents, self.input, self.encoding, self.decode_error)

    def _analyzer(self) -> _core.Analyzer:
        return _core.Analyzer(**self._analyzer_options())

    def _analyzer_options(self) -> dict[str, Any]:
        changed_before = self.preprocessor is not None or callable(self.strip_accents)
        languages = self._languages()
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
            "drop_language_stop_words": bool(languages) and self.stop_words == "language",
            "ngram_range": ngrams(self.ngram_range),
            "strict": self.decode_error == "strict",
        }

    def _check_analysis(self) -> None:
        choice("input", self.input, ("content", "filename", "file"))
        choice("decode_error", self.decode_error, ("strict", "replace", "ignore"))
        choice("normalization", self.normalization, ("NFC", "NFKC", None))
        if not callable(self.strip_accents):
            choice("strip_accents", self.strip_accents, ("ascii", "unicode", None))
        if not callable(self.analyzer):
            choice("analyzer", self.analyzer, ("word", "char", "char_wb"))
        if self.stem and self.language is None:
            raise ValueError("stem needs a language: language='en', or 'auto' to tell it from each text")
        if isinstance(self.stop_words, str) and self.stop_words == "language" and self.language is None:
            raise ValueError("stop_words='language' needs a language: language='en', or 'auto' to tell it from each text")
        if isinstance(self.stop_words, str) and self.stop_words == "auto" and ngrams(self.ngram_range)[0] > 1:
            raise ValueError(f"stop_words='auto' needs an ngram_range from 1, got {self.ngram_range!r}")

    def _languages(self) -> list[tuple[str, list[str], str]]:
        """The languages to choose from for each text."""
        if self.language != "auto":
            return []
        return [(code, stop_words_of(code), stemmer_of(code) if self.stem else "") for code in language_codes()]

    def _stemmer(self) -> str:
        if not self.stem or self.language == "auto":
            return ""
        stemmer = stemmer_of(language_code("language", self.language))
        if not stemmer:
            raise ValueError(f"there is no stemmer for language {self.language!r}; there are {_core.stemmers()}")
        return stemmer

    def _stop_words(self) -> list[str]:
        if self.stop_words is None or (isinstance(self.stop_words, str) and self.stop_words == "auto"):
            return []
        if not isinstance(self.stop_words, str):
            return strings("stop_words", self.stop_words)
        if self.stop_words == "language":
            return [] if self.language == "auto" else stop_words_of(language_code("language", self.language))
        return stop_words_of(language_code("stop_words", self.stop_words))


def _accent_stripper(strip_accents: str | Callable[[str], str] | None) -> Callable[[str], str]:
    if callable(strip_accents):
        return strip_accents
    if strip_accents is None:
        return lambda text: text

    def strip(text: str) -> str:
        decomposed = unicodedata.normalize("NFKD", text)
        if strip_accents == "ascii":
            return decomposed.encode("ascii", "ignore").decode("ascii")
        return "".join(c for c in decomposed if not unicodedata.combining(c))

    return strip


def _each(raw_documents: Iterable[Any]) -> Iterable[Any]:
    if isinstance(raw_documents, (str, bytes)) or not isinstance(raw_documents, Iterable):
        raise ValueError("raw_documents must be an iterable of documents, got a single one: put it in a list")
    texts = getattr(raw_documents, "texts", None)  # of a Corpus
    return raw_documents if texts is None else texts


def _packed(terms: list[str], document: int) -> bytes:
    """The terms as the core reads those that were made elsewhere."""
    for term in terms:
        if not isinstance(term, str):
            raise ValueError(f"document {document}: a term must be str, got {term!r}")
    return b"".join(term.encode("utf-8", "surrogatepass") + _END_OF_TERM for term in terms)
