"""TF-IDF vectors of texts."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterable, Mapping
from datetime import timedelta
from os import PathLike
from typing import Any

import numpy as np
from numpy.typing import DTypeLike, NDArray

from tidings import _core
from tidings._checks import number
from tidings._progress import ProgressOption
from tidings._term_vectorizer import TermVectorizer
from tidings._text_times import half_life_in_days, seconds_of
from tidings._weighting import core_weighting
from tidings.background import Background, background_of
from tidings.corpus import Corpus


class TfidfVectorizer(TermVectorizer):
    """Learn the terms of a collection and weigh texts by them.

    The parameters are scikit-learn's, with their meaning; words are those of Unicode Standard Annex #29 in any
    language. The result is bit-equal for any number of threads.

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
    dtype : float32 or float64, default float32
    norm : {'l1', 'l2', 'pivoted', None}, default 'l2'
        'pivoted' divides by (1 - slope) mean + slope distinct, of the number of distinct terms.
    use_idf, smooth_idf : bool, default True
        idf = ln((1 + n) / (1 + df)) + 1, or ln(n / df) + 1 without smoothing.
    sublinear_tf : bool, default False
        Use 1 + ln(tf) for tf.
    weighting : str or None, default None
        A scheme in place of ``use_idf``, ``smooth_idf`` and ``sublinear_tf``: 'bm25', or a name in SMART's notation,
        which says ``norm`` too. Its first letter is tf: n (tf), l (1 + ln tf), a (0.5 + 0.5 tf / max tf), b (1),
        L ((1 + ln tf) / (1 + ln mean tf)); its second is idf: n (1), t (ln(n / df)), p (max(0, ln((n - df) / df)));
        its third is the norm: n (none), c (l2), u (pivoted).
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
        language: str | None = None,
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
        weighting: str | None = None,
        k1: float = 1.2,
        b: float = 0.75,
        slope: float = 0.25,
        background: Background | str | PathLike[str] | None = None,
        background_weight: float = 10_000.0,
        semantic: float = 0.0,
        half_life: float | timedelta | None = None,
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
        """The idf of each column. Once set, it takes the place of what was learnt, and nothing more can be learnt."""
        idf = self._ready().idf
        if not self._uses_idf():
            raise AttributeError("idf_ is not there: use_idf is False")
        return idf  # type: ignore[no-any-return]

    @idf_.setter
    def idf_(self, value: Iterable[float]) -> None:
        if not self._uses_idf():
            raise ValueError("`idf_` cannot be set when `user_idf=False`.")
        vectorizer = self._make()
        terms = vectorizer.given_vocabulary
        if terms is None:
            terms = self._fitted("_vectorizer").feature_names
        self._set_learnt(vectorizer.with_idf(terms, [float(idf) for idf in value]))

    def _uses_idf(self) -> bool:
        return self.use_idf if self.weighting is None else self.weighting[1:2] != "n"

    def _needs_no_documents(self) -> bool:
        return not self._uses_idf()

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
