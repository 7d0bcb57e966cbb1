"""TF-IDF vectors of texts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from numbers import Integral, Real
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import DTypeLike, NDArray
from scipy import sparse

from tidings import _core
from tidings._checks import choice, integer, ngrams, strings, threads
from tidings._csr import from_core
from tidings._estimator import Estimator
from tidings._progress import ProgressOption, progress_callback
from tidings.corpus import Corpus


class TfidfVectorizer(Estimator):
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
    lowercase : bool, default True
        Full Unicode case folding, so that 'Straße' and 'STRASSE' are one term.
    strip_possessive : bool, default True
        Drop an English possessive ending: "China's" and "China’s" become 'china'.
    ngram_range : (int, int), default (1, 1)
        The shortest and the longest word n-gram, made after stop words are gone.
    stop_words : 'english', iterable of str or None, default None
        Words to leave out. 'english' is `tidings.english_stop_words`.
    min_length : int, default 2
        The shortest word to keep, in code points; ideographic words are kept at any length.
    min_df, max_df : int or float, default 1 and 1.0
        Leave out terms in fewer, or more, documents: a number of documents, or a proportion in [0, 1].
    max_features : int or None, default None
        Keep the terms with the most occurrences; ties go to the lower code points.
    vocabulary : mapping of str to int, iterable of str, or None, default None
        The columns, instead of learning them.
    binary : bool, default False
        Count a term once a document.
    dtype : float32 or float64, default float32
    norm : {'l1', 'l2', None}, default 'l2'
    use_idf, smooth_idf : bool, default True
        idf = ln((1 + n) / (1 + df)) + 1, or ln(n / df) + 1 without smoothing.
    sublinear_tf : bool, default False
        Use 1 + ln(tf) for tf.
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
    G. Salton and C. Buckley, Term-weighting approaches in automatic text retrieval, 1988.

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
        lowercase: bool = True,
        strip_possessive: bool = True,
        ngram_range: tuple[int, int] = (1, 1),
        stop_words: str | Iterable[str] | None = None,
        min_length: int = 2,
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
        n_jobs: int | None = -1,
        progress: ProgressOption = False,
    ) -> None:
        self.input = input
        self.encoding = encoding
        self.decode_error = decode_error
        self.lowercase = lowercase
        self.strip_possessive = strip_possessive
        self.ngram_range = ngram_range
        self.stop_words = stop_words
        self.min_length = min_length
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
        self.n_jobs = n_jobs
        self.progress = progress

    def fit(self, raw_documents: Iterable[Any], y: object = None) -> TfidfVectorizer:
        """Learn the vocabulary and the idf.

        Parameters
        ----------
        raw_documents : iterable of n_documents texts, or Corpus
        y : ignored

        Raises
        ------
        ValueError
            If no term remains, a parameter is wrong, or a text is not in its encoding; on any error the vectorizer
            stays as it was.
        TypeError
            If a document is neither str nor bytes.
        """
        self.fit_transform(raw_documents, y)
        return self

    def fit_transform(self, raw_documents: Iterable[Any], y: object = None) -> sparse.csr_array:  # noqa: ARG002
        """Learn the vocabulary and the idf, and weigh the same texts; see `fit`.

        Returns
        -------
        csr_array of shape (n_documents, n_features)
            Columns in the order of the terms' code points.
        """
        vectorizer = self._make()
        arrays = vectorizer.fit_transform(self._texts(raw_documents), self._dtype(), *self._execution())
        self._set_learnt(vectorizer)
        return from_core(arrays)

    def partial_fit(self, raw_documents: Iterable[Any], y: object = None) -> TfidfVectorizer:  # noqa: ARG002
        """Learn further documents: afterwards all is as if they had been among those of `fit`, bit for bit.

        What ``min_df``, ``max_df`` and ``max_features`` left out is still known, and comes in when it has become
        frequent; they may be changed between two calls. The columns change with the terms. Takes time linear in all
        that was learnt, so give many documents at once.

        Parameters
        ----------
        raw_documents : iterable of n_documents texts, or Corpus
        y : ignored

        Raises
        ------
        ValueError
            If a parameter of the analysis has changed, or as `fit`; the vectorizer stays as it was.

        Examples
        --------
        >>> vectorizer = TfidfVectorizer(min_df=2).partial_fit(["The lava reached the harbour."])
        >>> vectorizer.partial_fit(["The harbour stands still."]).get_feature_names_out().tolist()
        ['harbour', 'the']
        """
        vectorizer = self._continued()
        vectorizer.partial_fit(self._texts(raw_documents), *self._execution())
        self._set_learnt(vectorizer)
        return self

    def merge(self, other: TfidfVectorizer) -> TfidfVectorizer:
        """Learn what another vectorizer has learnt: afterwards all is as if this one had been fitted to the documents
        of both, bit for bit.

        Parameters
        ----------
        other : TfidfVectorizer
            Fitted, with the same parameters of the analysis; it does not change.

        Raises
        ------
        ValueError
            If the two analyse texts differently.
        TypeError
            If it is something else.
        """
        if not isinstance(other, TfidfVectorizer):
            raise TypeError(f"other must be a TfidfVectorizer, got {type(other).__name__}")
        vectorizer = self._continued()
        vectorizer.merge(other._fitted("_vectorizer"))
        self._set_learnt(vectorizer)
        return self

    def forget(self, raw_documents: Iterable[Any]) -> TfidfVectorizer:
        """Unlearn documents: afterwards all is as if they had not been among those that were learnt, bit for bit.

        Parameters
        ----------
        raw_documents : iterable of texts, or Corpus
            Documents that were learnt, each as often as it is here.

        Raises
        ------
        ValueError
            If a term is in more of these documents than of those that were learnt; the vectorizer stays as it was.
        """
        self._fitted("_vectorizer")
        vectorizer = self._continued()
        vectorizer.forget(self._texts(raw_documents), *self._execution())
        self._set_learnt(vectorizer)
        return self

    def transform(self, raw_documents: Iterable[Any]) -> sparse.csr_array:
        """Weigh texts by what was learnt; terms that were not learnt are left out.

        Returns
        -------
        csr_array of shape (n_documents, n_features)
        """
        vectorizer = self._fitted("_vectorizer")
        return from_core(vectorizer.transform(self._texts(raw_documents), self._dtype(), *self._execution()))

    def get_feature_names_out(self, input_features: object = None) -> NDArray[np.object_]:  # noqa: ARG002
        """The term of each column, as an ndarray of str objects of shape (n_features,)."""
        return np.array(self._fitted("_vectorizer").feature_names, dtype=object)

    @property
    def vocabulary_(self) -> dict[str, int]:
        """The column of each term."""
        return {term: column for column, term in enumerate(self._fitted("_vectorizer").feature_names)}

    @property
    def idf_(self) -> NDArray[np.float64]:
        """The idf of each column."""
        return self._fitted("_vectorizer").idf  # type: ignore[no-any-return]

    @property
    def n_documents_(self) -> int:
        """The number of documents that were learnt."""
        return self._fitted("_vectorizer").n_documents  # type: ignore[no-any-return]

    @property
    def replaced_(self) -> int:
        """Ill-formed sequences that became U+FFFD in the documents that were learnt."""
        return self._fitted("_vectorizer").replaced  # type: ignore[no-any-return]

    def build_analyzer(self) -> Callable[[str], list[str]]:
        """The function from a text to its terms, n-grams included."""
        analyzer = self._analyzer()
        return lambda text: [term for term, _, _ in analyzer.analyze(text)]

    def _analyzer(self) -> _core.Analyzer:
        return _core.Analyzer(
            fold_case=self.lowercase,
            strip_possessive=self.strip_possessive,
            stop_words=self._stop_words(),
            min_length=integer("min_length", self.min_length, 0),
            ngram_range=ngrams(self.ngram_range),
            strict=self.decode_error == "strict",
        )

    def _make(self) -> _core.TfidfVectorizer:
        self._check()
        return _core.TfidfVectorizer(
            analyzer=self._analyzer(),
            min_df=_document_frequency("min_df", self.min_df),
            max_df=_document_frequency("max_df", self.max_df),
            max_features=None if self.max_features is None else integer("max_features", self.max_features, 1),
            vocabulary=_terms(self.vocabulary),
            binary=self.binary,
            norm=self.norm,
            use_idf=self.use_idf,
            smooth_idf=self.smooth_idf,
            sublinear_tf=self.sublinear_tf,
        )

    def _continued(self) -> _core.TfidfVectorizer:
        """A vectorizer with the present parameters that has learnt what this one has."""
        vectorizer = self._make()
        if "_vectorizer" in self.__dict__:
            vectorizer.merge(self._vectorizer)
        return vectorizer

    def _set_learnt(self, vectorizer: _core.TfidfVectorizer) -> None:
        self._vectorizer = vectorizer
        self._fitted_params = self.get_params()

    def _check(self) -> None:
        choice("input", self.input, ("content", "filename", "file"))
        choice("decode_error", self.decode_error, ("strict", "replace", "ignore"))
        choice("norm", self.norm, ("l1", "l2", None))
        if isinstance(self.stop_words, str):
            choice("stop_words", self.stop_words, ("english",))

    def _stop_words(self) -> list[str]:
        if self.stop_words is None:
            return []
        return (
            _core.english_stop_words() if isinstance(self.stop_words, str) else strings("stop_words", self.stop_words)
        )

    def _dtype(self) -> str:
        return np.dtype(self.dtype).name

    def _execution(self) -> tuple[int, Any]:
        return threads(self.n_jobs), progress_callback(self.progress, "vectors")

    def _texts(self, raw_documents: Iterable[Any]) -> Iterable[str | bytes] | _core.Corpus:
        if isinstance(raw_documents, (str, bytes)):
            raise ValueError("raw_documents must be an iterable of documents, got a single one: put it in a list")
        if not isinstance(raw_documents, Iterable) or hasattr(raw_documents, "columns"):
            raise ValueError(f"raw_documents must be an iterable of texts, got {type(raw_documents).__name__}")
        if isinstance(raw_documents, Corpus):
            return raw_documents._core
        if self.input == "filename":
            raw_documents = (Path(name).read_bytes() for name in raw_documents)
        elif self.input == "file":
            raw_documents = (file.read() for file in raw_documents)
        return self._decoded(raw_documents)

    def _decoded(self, documents: Iterable[Any]) -> Iterable[Any]:
        """The documents, as str or UTF-8; the core itself replaces or refuses what is ill-formed in them."""
        if np.dtype(self.dtype).name not in ("float32", "float64"):
            raise ValueError(f"dtype must be float32 or float64, got {self.dtype!r}")
        plain = self.encoding.lower().replace("_", "-") in ("utf-8", "utf8") and self.decode_error != "ignore"
        return documents if plain else (self._decode(document, i) for i, document in enumerate(documents))

    def _decode(self, document: Any, position: int) -> Any:
        if isinstance(document, str) and self.decode_error == "ignore":
            return document.encode("utf-8", "ignore")
        if not isinstance(document, bytes):
            return document
        try:
            return document.decode(self.encoding, self.decode_error)
        except UnicodeDecodeError as error:
            raise ValueError(f"document {position}: {error}") from error

    def __getstate__(self) -> dict[str, Any]:
        state = dict(self.__dict__)
        vectorizer = state.pop("_vectorizer", None)
        if vectorizer is not None:
            state["_learnt"] = vectorizer.state  # with _fitted_params all that it is made of
        return state

    def __setstate__(self, state: dict[str, Any]) -> None:
        learnt = state.pop("_learnt", None)
        self.__dict__.update(state)
        if learnt is not None:
            self._vectorizer = TfidfVectorizer(**self._fitted_params)._make().restored(learnt)


def _document_frequency(name: str, value: object) -> int | float:
    boolean = value is True or value is False
    if isinstance(value, Integral) and not boolean and int(value) >= 0:
        return int(value)
    if isinstance(value, Real) and not isinstance(value, Integral) and 0 <= float(value) <= 1:
        return float(value)
    raise ValueError(f"{name} must be a number of documents or a proportion in [0.0, 1.0], got {value!r}")


def _terms(vocabulary: Mapping[str, int] | Iterable[str] | None) -> list[str] | None:
    """The vocabulary in the order of its columns."""
    if vocabulary is None:
        return None
    if not isinstance(vocabulary, Mapping):
        terms = strings("vocabulary", vocabulary)
        return sorted(terms) if isinstance(vocabulary, (set, frozenset)) else terms
    terms = sorted(strings("vocabulary", vocabulary), key=vocabulary.__getitem__)
    if [vocabulary[term] for term in terms] != list(range(len(terms))):
        raise ValueError(f"vocabulary must map its {len(terms)} terms to the columns 0 to {len(terms) - 1}, each once")
    return terms
