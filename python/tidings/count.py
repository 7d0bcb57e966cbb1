"""Counts of the terms of texts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import DTypeLike
from scipy import sparse

from tidings import _core
from tidings._csr import from_core
from tidings._progress import ProgressOption
from tidings._term_vectorizer import TermVectorizer
from tidings._text_parameters import with_shared_parameters


@with_shared_parameters
class CountVectorizer(TermVectorizer):
    """Learn the terms of a collection and count them in texts.

    The parameters are scikit-learn's, with their meaning, and those of `TfidfVectorizer` that do not weigh.

    Parameters
    ----------
    {TEXT_PARAMETERS}
    {TERM_PARAMETERS}
    dtype : data-type, default int64
        Of the counts.
    keep_surface_forms : bool or None, default None
        Whether to learn how words are written, for `surface_forms`. Takes about as long again. None is ``stem``.
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
        language: str | Sequence[str] | None = None,
        stem: bool = False,
        min_df: float = 1,
        max_df: float = 1.0,
        max_features: int | None = None,
        vocabulary: Mapping[str, int] | Iterable[str] | None = None,
        binary: bool = False,
        dtype: DTypeLike = np.int64,
        keep_surface_forms: bool | None = None,
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
