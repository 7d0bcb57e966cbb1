"""Counts of the terms of texts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

import numpy as np
from numpy.typing import DTypeLike
from scipy import sparse

from tidings import _core
from tidings._csr import from_core
from tidings._progress import ProgressOption
from tidings._term_vectorizer import TermVectorizer


class CountVectorizer(TermVectorizer):
    """Learn the terms of a collection and count them in texts.

    The parameters are scikit-learn's, with their meaning, and those of `TfidfVectorizer` that do not weigh.

    Parameters
    ----------
    input : {'content', 'filename', 'file'}, default 'content'
        Whether the documents are texts, paths, or file objects.
    encoding : str, default 'utf-8'
        Of documents that are bytes.
    decode_error : {'strict', 'replace', 'ignore'}, default 'strict'
        What to do with bytes that are not in that encoding, and with lone surrogates: raise ValueError with the
        document and the place, put U+FFFD there and count it in ``replaced_``, or drop them.
    strip_accents : {'unicode', 'ascii', None} or callable, default None
        Drop combining marks after compatibility decomposition ('unicode'), and what is not ASCII then ('ascii'); or a
        function from a text to another.
    lowercase : bool, default True
        Full Unicode case folding, so that 'Straße' and 'STRASSE' are one term.
    preprocessor : callable or None, default None
        From a text to another, in place of normalisation, folding and the stripping of accents.
    tokenizer : callable or None, default None
        From a text to its words, in place of those of UAX #29. The words are taken as they are.
    analyzer : {'word', 'names', 'char', 'char_wb'} or callable, default 'word'
        Terms are words; words that begin with a capital where no sentence begins (names, in most languages); n-grams
        of characters; n-grams of characters inside of words, with a space at either end; or what a function makes of a
        text. Functions run in Python, which takes ten to a hundred times as long.
    stop_words : str, iterable of str or None, default None
        Words to leave out: a language's, by name or code ('english' is `tidings.english_stop_words`, others are those
        of stopwords-iso); 'language' for those of ``language``; 'auto' for words in more than 40 % of the documents,
        and the n-grams that have them.
    token_pattern : str or None, default None
        A regular expression of Python's for what is a word, in place of UAX #29; slow, as functions are. None is not
        scikit-learn's default, which finds no word in Chinese, Japanese or Thai, and cuts those of Hindi.
    ngram_range : (int, int), default (1, 1)
        The shortest and the longest n-gram: of words, made after stop words are gone, or of characters.
    normalization : {'NFC', 'NFKC', None}, default 'NFC'
        The normalization form of Unicode that texts are brought to first.
    strip_possessive : bool, default True
        Drop an English possessive ending: "China's" and "China’s" become 'china'.
    min_length : int, default 2
        The shortest word to keep, in code points; ideographic words are kept at any length.
    require_letter : bool, default False
        Drop words without a letter: numbers, most of all.
    language : str or None, default None
        The language of the texts, for ``stem`` and ``stop_words='language'``; 'auto' takes for each text the language
        most of whose stop words it has.
    stem : bool, default False
        Reduce words to stems by Snowball's algorithm for the language.
    min_df, max_df : int or float, default 1 and 1.0
        Leave out terms in fewer, or more, documents: a number of documents, or a proportion in [0, 1].
    max_features : int or None, default None
        Keep the terms with the most occurrences; ties go to the lower code points.
    vocabulary : mapping of str to int, iterable of str, or None, default None
        The columns, instead of learning them.
    binary : bool, default False
        Count a term once a document.
    dtype : data-type, default int64
        Of the counts.
    keep_surface_forms : bool, default False
        Learn how words are written, for `get_surface_forms`. Takes about as long again.
    n_jobs : int or None, default -1
        Threads; None is 1, -1 one a core.
    progress : bool or callable, default False
        Show a bar (needs tqdm), or call ``progress(done, total)``.

    Attributes
    ----------
    vocabulary_ : dict of str to int
        The column of each term.
    n_documents_ : int
        The number of documents that were learnt.
    replaced_ : int
        Ill-formed sequences that became U+FFFD in them.

    Examples
    --------
    >>> vectorizer = CountVectorizer()
    >>> vectorizer.fit_transform(["Lava, lava everywhere.", "No lava."]).toarray().tolist()
    [[1, 2, 0], [0, 1, 1]]
    >>> vectorizer.get_feature_names_out().tolist()
    ['everywhere', 'lava', 'no']
    """

    def __init__(
        self,
        *,
        input: str = "content",
        encoding: str = "utf-8",
        decode_error: str = "strict",
        strip_accents: str | Callable[[str], str] | None = None,
        lowercase: bool = True,
        preprocessor: Callable[[Any], str] | None = None,
        tokenizer: Callable[[str], Iterable[str]] | None = None,
        analyzer: str | Callable[[Any], Iterable[str]] = "word",
        stop_words: str | Iterable[str] | None = None,
        token_pattern: str | None = None,
        ngram_range: tuple[int, int] = (1, 1),
        normalization: str | None = "NFC",
        strip_possessive: bool = True,
        min_length: int = 2,
        require_letter: bool = False,
        language: str | None = None,
        stem: bool = False,
        min_df: float = 1,
        max_df: float = 1.0,
        max_features: int | None = None,
        vocabulary: Mapping[str, int] | Iterable[str] | None = None,
        binary: bool = False,
        dtype: DTypeLike = np.int64,
        keep_surface_forms: bool = False,
        n_jobs: int | None = -1,
        progress: ProgressOption = False,
    ) -> None:
        self.input = input
        self.encoding = encoding
        self.decode_error = decode_error
        self.strip_accents = strip_accents
        self.lowercase = lowercase
        self.preprocessor = preprocessor
        self.tokenizer = tokenizer
        self.analyzer = analyzer
        self.stop_words = stop_words
        self.token_pattern = token_pattern
        self.ngram_range = ngram_range
        self.normalization = normalization
        self.strip_possessive = strip_possessive
        self.min_length = min_length
        self.require_letter = require_letter
        self.language = language
        self.stem = stem
        self.min_df = min_df
        self.max_df = max_df
        self.max_features = max_features
        self.vocabulary = vocabulary
        self.binary = binary
        self.dtype = dtype
        self.keep_surface_forms = keep_surface_forms
        self.n_jobs = n_jobs
        self.progress = progress

    def _weighting(self) -> _core.Weighting:
        return _core.Weighting(tf="natural", idf="none", norm="none", k1=0, b=0, slope=0)

    def _needs_no_documents(self) -> bool:
        return True

    def _dtype(self) -> str:
        return "float64"  # which has every count exactly

    def _matrix(self, arrays: Any) -> sparse.csr_array:
        return from_core(arrays).astype(self.dtype)
