"""TF-IDF vectors of texts."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import timedelta
from os import PathLike
from typing import Any

import numpy as np
from numpy.typing import DTypeLike, NDArray

from tidings import _core
from tidings._checks import number
from tidings._progress import ProgressOption
from tidings._term_vectorizer import TermVectorizer
from tidings._text_parameters import with_shared_parameters
from tidings._text_times import half_life_in_days, seconds_of
from tidings._weighting import core_weighting, uses_idf
from tidings.background import Background, background_of
from tidings.corpus import Corpus


@with_shared_parameters
class TfidfVectorizer(TermVectorizer):
    """Learn the terms of a collection and weigh texts by them.

    The parameters are scikit-learn's, with their meaning; words are those of Unicode Standard Annex #29 in any
    language. The result is bit-equal for any number of threads.

    Parameters
    ----------
    {TEXT_PARAMETERS}
    {TERM_PARAMETERS}
    dtype : float32 or float64, default float32
    norm : {'l1', 'l2', 'pivoted', None}, default 'l2'
        'pivoted' divides by (1 - slope) mean + slope distinct, of the number of distinct terms.
    use_idf, smooth_idf : bool, default True
        idf = ln((1 + n) / (1 + df)) + 1, or ln(n / df) + 1 without smoothing.
    sublinear_tf : bool, default False
        Use 1 + ln(tf) for tf.
    weighting : str, (str, str, str) or None, default None
        A scheme in place of ``use_idf``, ``smooth_idf`` and ``sublinear_tf``: 'bm25', or a name in SMART's notation,
        which says ``norm`` too. Its first letter is tf: n (tf), l (1 + ln tf), a (0.5 + 0.5 tf / max tf), b (1),
        L ((1 + ln tf) / (1 + ln mean tf)); its second is idf: n (1), t (ln(n / df)), p (max(0, ln((n - df) / df)));
        its third is the norm: n (none), c (l2), u (pivoted). Or the names of tf ('natural', 'logarithmic', 'augmented',
        'binary', 'log_average', 'bm25'), idf ('none', 'smooth', 'plain', 'logarithmic', 'probabilistic', 'bm25') and
        norm ('none', 'l1', 'l2', 'pivoted').
    k1, b : float, default 1.2 and 0.75
        Of BM25: how soon further occurrences add nothing, and how much the length of a text counts, in [0, 1].
    slope : float, default 0.25
        Of the pivoted norm, in [0, 1].
    background : 'en', path, Background or None, default None
        Document frequencies of ordinary news: df and n of the idf become df + w p and n + w, where p is the part of the
        background's documents that have the term, and w is ``background_weight``. 'en' comes with the package.
    background_weight : float, default 10000
        As how many documents the background counts; it fades as the collection grows.
    semantic : float, default 0
        The share, in [0, 1), of the cosine in the background's space: further columns, as many as it has dimensions,
        named 'semantic0' and so on. Needs ``norm='l2'``.
    half_life : float, timedelta or None, default None
        Days after which a document counts half in the idf: df and n are sums of 2 ** (-age / half_life) over the
        documents, whose age is that at the time of the newest one. `fit` and its like need their times then. All else,
        ``min_df`` too, counts whole documents.
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
    idf_ : ndarray of shape (n_features,), float64
    n_documents_ : int
        The number of documents that were learnt.
    replaced_ : int
        Ill-formed sequences that became U+FFFD in them.

    References
    ----------
    G. Cormode, V. Shkapenyuk, D. Srivastava and B. Xu, Forward decay: a practical time decay model for streaming
    systems, 2009.
    G. Salton and C. Buckley, Term-weighting approaches in automatic text retrieval, 1988.
    A. Singhal, C. Buckley and M. Mitra, Pivoted document length normalization, 1996.
    S. Robertson and H. Zaragoza, The probabilistic relevance framework: BM25 and beyond, 2009.

    Examples
    --------
    >>> vectorizer = TfidfVectorizer(stop_words="english")
    >>> X = vectorizer.fit_transform(["The lava reached the harbour.", "The harbour’s trains stand still."])
    >>> X.shape
    (2, 5)
    >>> vectorizer.get_feature_names_out().tolist()
    ['harbour', 'lava', 'reached', 'stand', 'trains']
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
        dtype: DTypeLike = np.float32,
        norm: str | None = "l2",
        use_idf: bool = True,
        smooth_idf: bool = True,
        sublinear_tf: bool = False,
        weighting: str | tuple[str, str, str] | None = None,
        k1: float = 1.2,
        b: float = 0.75,
        slope: float = 0.25,
        background: Background | str | PathLike[str] | None = None,
        background_weight: float = 10_000.0,
        semantic: float = 0.0,
        half_life: float | timedelta | None = None,
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
        self.norm = norm
        self.use_idf = use_idf
        self.smooth_idf = smooth_idf
        self.sublinear_tf = sublinear_tf
        self.weighting = weighting
        self.k1 = k1
        self.b = b
        self.slope = slope
        self.background = background
        self.background_weight = background_weight
        self.semantic = semantic
        self.half_life = half_life
        self.keep_surface_forms = keep_surface_forms
        self.n_jobs = n_jobs
        self.progress = progress

    @property
    def idf_(self) -> NDArray[np.float64]:
        """The idf of each column.

        Once set, it takes the place of what was learnt, surface forms among it, and nothing more can be learnt.
        """
        idf = self._ready().idf
        if not uses_idf(self):
            raise AttributeError("idf_ is not there: use_idf is False")
        return idf  # type: ignore[no-any-return]

    @idf_.setter
    def idf_(self, value: Iterable[float]) -> None:
        if not uses_idf(self):
            raise ValueError("`idf_` cannot be set when `user_idf=False`.")
        vectorizer = self._make(forms=bool(self.keep_surface_forms))
        terms = vectorizer.given_vocabulary
        if terms is None:
            terms = self._fitted("_vectorizer").feature_names
        self._set_learnt(vectorizer.with_idf(terms, [float(idf) for idf in value]))
        self._fitted_params["keep_surface_forms"] = False

    def _needs_no_documents(self) -> bool:
        return not uses_idf(self)

    def _prior(self) -> dict[str, Any]:
        return {
            "background": background_of(self.background),
            "background_weight": number("background_weight", self.background_weight),
            "semantic": number("semantic", self.semantic),
            "half_life": 0.0 if self.half_life is None else half_life_in_days(self.half_life),
        }

    def _seconds(self, raw_documents: Iterable[Any], times: Any) -> NDArray[np.int64]:
        if self.half_life is None:
            return super()._seconds(raw_documents, times)
        if times is None and isinstance(raw_documents, Corpus):
            times = raw_documents.published
        return seconds_of(times)

    def _weighting(self) -> _core.Weighting:
        return core_weighting(self)

    def _dtype(self) -> str:
        name = np.dtype(self.dtype).name
        if name in ("float32", "float64"):
            return name
        warnings.warn(
            f"Only float32 and float64 'dtype' should be used. {self.dtype!r} 'dtype' will be converted to float64.",
            UserWarning,
            stacklevel=4,
        )
        return "float64"
