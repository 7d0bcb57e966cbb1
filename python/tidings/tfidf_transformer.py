"""Counts to TF-IDF weights."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from tidings import _core
from tidings._checks import threads
from tidings._csr import as_csr, from_core, to_core
from tidings._estimator import Estimator
from tidings._weighting import core_weighting, uses_idf


class TfidfTransformer(Estimator):
    """Weigh a matrix of counts, wherever it comes from: what `TfidfVectorizer` does after it has counted.

    The parameters are scikit-learn's, with their meaning. The result is bit-equal for any number of threads.

    Parameters
    ----------
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
    n_jobs : int or None, default -1
        Threads; None is 1, -1 one a core.

    Attributes
    ----------
    idf_ : ndarray of shape (n_features,), float64
        The idf of each column; not there without ``use_idf``.
    n_features_in_ : int

    References
    ----------
    G. Salton and C. Buckley, Term-weighting approaches in automatic text retrieval, 1988.
    A. Singhal, C. Buckley and M. Mitra, Pivoted document length normalization, 1996.
    S. Robertson and H. Zaragoza, The probabilistic relevance framework: BM25 and beyond, 2009.

    Examples
    --------
    >>> TfidfTransformer(norm="l1", use_idf=False).fit_transform([[3, 1], [0, 2]]).toarray().tolist()
    [[0.75, 0.25], [0.0, 1.0]]
    """

    def __init__(
        self,
        *,
        norm: str | None = "l2",
        use_idf: bool = True,
        smooth_idf: bool = True,
        sublinear_tf: bool = False,
        weighting: str | tuple[str, str, str] | None = None,
        k1: float = 1.2,
        b: float = 0.75,
        slope: float = 0.25,
        n_jobs: int | None = -1,
    ) -> None:
        self.norm = norm
        self.use_idf = use_idf
        self.smooth_idf = smooth_idf
        self.sublinear_tf = sublinear_tf
        self.weighting = weighting
        self.k1 = k1
        self.b = b
        self.slope = slope
        self.n_jobs = n_jobs

    def fit(self, X: Any, y: object = None) -> TfidfTransformer:  # noqa: ARG002
        """Learn in how many rows each column is not zero.

        Parameters
        ----------
        X : array or sparse array of shape (n_documents, n_features)
            Counts.
        y : ignored

        Raises
        ------
        ValueError
            If a parameter is wrong, or a column is all zeros and ``smooth_idf`` is False.
        """
        transformer = self._make([], 0, 0)
        transformer.fit(to_core(as_csr(X)))
        self._transformer = transformer
        self._fitted_params = self.get_params()
        return self

    def transform(self, X: Any, copy: bool = True) -> Any:
        """The counts, weighed.

        Parameters
        ----------
        X : array or sparse array of shape (n_documents, n_features)
        copy : bool, default True
            Whether X is to stay as it is. If not, and it is a CSR matrix of floats, it receives the weights and is
            returned.

        Returns
        -------
        csr_array of shape (n_documents, n_features)
            float32 if X is, or else float64.

        Raises
        ------
        ValueError
            If the number of columns is another one than in fit.
        """
        transformer = self._fitted("_transformer")
        weights = from_core(transformer.transform(to_core(as_csr(X)), threads(self.n_jobs)))
        if copy or not sparse.issparse(X) or X.format != "csr" or X.dtype != weights.dtype or X.nnz != weights.nnz:
            return weights
        X.data[:] = weights.data
        return X

    def fit_transform(self, X: Any, y: object = None) -> sparse.csr_array:
        """Learn from the counts, and weigh them; see `fit` and `transform`."""
        return self.fit(X, y).transform(X)

    @property
    def idf_(self) -> NDArray[np.float64]:
        """The idf of each column. Set it, and it is used in place of what was learnt."""
        idf = self._fitted("_transformer").idf
        if not uses_idf(self):
            raise AttributeError("idf_ is not there: use_idf is False")
        return idf  # type: ignore[no-any-return]

    @idf_.setter
    def idf_(self, value: Iterable[float]) -> None:
        self._transformer = self._make(value, 0, 0)
        self._fitted_params = self.get_params()

    @property
    def n_features_in_(self) -> int:
        """The number of columns."""
        return len(self._fitted("_transformer").idf)

    def get_feature_names_out(self, input_features: Any = None) -> NDArray[np.object_]:
        """The names that went in; 'x0', 'x1' and so on without."""
        names = (f"x{i}" for i in range(self.n_features_in_)) if input_features is None else input_features
        return np.array(list(names), dtype=object)

    def _make(self, idf: Iterable[float], mean_length: float, mean_distinct: float) -> _core.TfidfTransformer:
        return _core.TfidfTransformer(core_weighting(self), list(idf), mean_length, mean_distinct)

    def __getstate__(self) -> dict[str, Any]:
        state = dict(self.__dict__)
        if "_transformer" in state:
            state["_learnt"] = state.pop("_transformer").learnt
        return state

    def __setstate__(self, state: dict[str, Any]) -> None:
        learnt = state.pop("_learnt", None)
        self.__dict__.update(state)
        if learnt is not None:
            self._transformer = TfidfTransformer(**self._fitted_params)._make(*learnt)
