"""Vectors whose columns are hashes of terms."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

import numpy as np
from numpy.typing import DTypeLike
from scipy import sparse

from tidings import _core
from tidings._checks import choice, integer, threads
from tidings._csr import from_core
from tidings._documents import NOT_ITERABLE
from tidings._progress import ProgressOption, progress_callback
from tidings._text_analysis import TextAnalysis
from tidings._text_parameters import with_shared_parameters


@with_shared_parameters
class HashingVectorizer(TextAnalysis):
    """Count terms in columns that their hashes name: nothing is learnt or kept.

    The parameters are scikit-learn's, with their meaning, and so are the columns and signs. No column can be told its
    term, and ``stop_words='auto'`` is refused, since it would have to learn.

    Parameters
    ----------
    {TEXT_PARAMETERS}
    n_features : int, default 2**20
        The number of columns, up to 2**31 - 1.
    binary : bool, default False
        Set 1 wherever a term is.
    norm : {'l1', 'l2', None}, default 'l2'
    alternate_sign : bool, default True
        Half of the terms count negative, so that collisions cancel.
    dtype : float32 or float64, default float32
    n_jobs : int or None, default -1
        Threads; None is 1, -1 one a core.
    progress : bool or callable, default False
        Show a bar (needs tqdm), or call ``progress(done, total)``.

    References
    ----------
    K. Weinberger et al., Feature hashing for large scale multitask learning, 2009.

    Examples
    --------
    >>> vectorizer = HashingVectorizer(n_features=16, norm=None, alternate_sign=False)
    >>> vectorizer.transform(["Lava, lava everywhere."]).sum().item()
    3.0
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
        n_features: int = 2**20,
        binary: bool = False,
        norm: str | None = "l2",
        alternate_sign: bool = True,
        dtype: DTypeLike = np.float32,
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
        self.n_features = n_features
        self.binary = binary
        self.norm = norm
        self.alternate_sign = alternate_sign
        self.dtype = dtype
        self.n_jobs = n_jobs
        self.progress = progress

    def fit(self, X: object = None, y: object = None) -> HashingVectorizer:  # noqa: ARG002
        """Check the parameters; there is nothing to learn."""
        self._warn_of_unused()
        if isinstance(X, str):
            raise ValueError(NOT_ITERABLE)
        self._vectorizer()
        return self

    def partial_fit(self, X: object = None, y: object = None) -> HashingVectorizer:
        """As `fit`."""
        return self.fit(X, y)

    def transform(self, X: Iterable[Any]) -> sparse.csr_array:
        """Make vectors of texts.

        Parameters
        ----------
        X : iterable of n_documents texts, or Corpus

        Returns
        -------
        csr_array of shape (n_documents, n_features)

        Raises
        ------
        ValueError
            If a parameter is wrong, or a text is not in its encoding.
        """
        vectorizer = self._vectorizer()
        progress = progress_callback(self.progress, "vectors")
        return from_core(vectorizer.transform(self._texts(X), self._dtype(), threads(self.n_jobs), progress))

    def fit_transform(self, X: Iterable[Any], y: object = None) -> sparse.csr_array:  # noqa: ARG002
        """As `transform`."""
        self._warn_of_unused()
        return self.transform(X)

    def __sklearn_tags__(self) -> Any:
        """What scikit-learn asks of estimators."""
        tags = super().__sklearn_tags__()
        tags.requires_fit = False
        return tags

    def __sklearn_is_fitted__(self) -> bool:
        """It always is."""
        return True

    def _vectorizer(self) -> _core.HashingVectorizer:
        self._check_analysis()
        choice("norm", self.norm, ("l1", "l2", None))
        self._dtype()
        if self._stop_words_are("auto"):
            raise ValueError("stop_words='auto' must learn from documents, which a HashingVectorizer does not")
        return _core.HashingVectorizer(
            analyzer=self._analyzer(),
            n_features=integer("n_features", self.n_features, 1),
            binary=self.binary,
            norm=self.norm or "none",
            alternate_sign=self.alternate_sign,
        )

    def _dtype(self) -> str:
        name = np.dtype(self.dtype).name
        if name not in ("float32", "float64"):
            raise ValueError(f"dtype must be float32 or float64, got {self.dtype!r}")
        return name
