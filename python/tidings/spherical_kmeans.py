"""k-means on the unit sphere."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from tidings import _core
from tidings._checks import integer, number, threads
from tidings._csr import CsrTuple, as_csr, from_core, to_core
from tidings._estimator import Clusterer
from tidings._progress import ProgressOption, progress_callback


class SphericalKMeans(Clusterer):
    """Look for the clusters with the highest mean cosine of their rows and the direction of their sum.

    Lloyd's algorithm. The result equals that of comparing every row with every centroid in every iteration, and is
    bit-equal for any number of threads. Seeds are drawn by what rows contain, not by where they stand, so that another
    order of the rows gives the same clusters, but for ties and rounding. A cluster that loses its last row gets the row
    that fits its own cluster least. A row of zeros is in cluster 0 and moves nothing.

    Parameters
    ----------
    n_clusters : int, default 8
    init : 'k-means++' or matrix of shape (n_clusters, n_features), default 'k-means++'
        How to choose seeds: by greedy k-means++ with the distance 1 - cosine, or these.
    n_init : int, default 1
        Runs from other seeds, of which the best is kept. A given `init` is run once.
    max_iter : int, default 300
        Iterations of a run.
    tol : float, default 0
        A run also ends when the mean cosine rises by no more than this.
    random_state : int, numpy Generator, RandomState or None, default 0
        Of the choice of seeds. None chooses other ones each time.
    n_jobs : int or None, default -1
        Threads; None is 1, -1 one a core.
    progress : bool or callable, default False
        Show a bar (needs tqdm), or call ``progress(done, total)``.

    Attributes
    ----------
    labels_ : ndarray of shape (n_rows,), int32
        The most similar centroid of each row; of equal ones the lower number. After `partial_fit` those of its rows,
        each at its turn.
    cluster_centers_ : csr_array of shape (n_clusters, n_features)
        The centroids, of length 1, in the type of X; a row of zeros for a cluster that never had a row.
    counts_ : ndarray of shape (n_clusters,), float64
        How many rows each cluster has had.
    inertia_ : float
        The sum of 1 - cosine over the rows and the centroids of their labels, of the last `fit`.
    history_ : ndarray of shape (n_iter_,), float64
        The mean cosine after each iteration of the last `fit`; it does not fall.
    n_iter_ : int
        Iterations in which a row moved.

    References
    ----------
    I. Dhillon and D. Modha, Concept decompositions for large sparse text data using clustering, 2001.
    D. Arthur and S. Vassilvitskii, k-means++: the advantages of careful seeding, 2007.
    E. Schubert, A. Lang and G. Feher, Accelerating spherical k-means, 2021.
    S. Zhong, Efficient online spherical k-means clustering, 2005 (`partial_fit`).

    Examples
    --------
    >>> kmeans = SphericalKMeans(2).fit([[1.0, 0.0], [0.0, 1.0], [2.0, 0.1], [0.1, 3.0]])
    >>> bool(kmeans.labels_[0] == kmeans.labels_[2] != kmeans.labels_[1] == kmeans.labels_[3])
    True
    """

    def __init__(
        self,
        n_clusters: int = 8,
        *,
        init: Any = "k-means++",
        n_init: int = 1,
        max_iter: int = 300,
        tol: float = 0.0,
        random_state: Any = 0,
        n_jobs: int | None = -1,
        progress: ProgressOption = False,
    ) -> None:
        self.n_clusters = n_clusters
        self.init = init
        self.n_init = n_init
        self.max_iter = max_iter
        self.tol = tol
        self.random_state = random_state
        self.n_jobs = n_jobs
        self.progress = progress

    def fit(self, X: Any, y: object = None) -> SphericalKMeans:  # noqa: ARG002 - the convention's signature
        """Cluster the rows.

        Parameters
        ----------
        X : sparse or dense matrix of shape (n_rows, n_features)
            Rows need not be normalised.
        y : ignored

        Raises
        ------
        ValueError
            If a parameter is wrong, a value is not finite, or there are fewer rows than clusters.
        """
        rows = as_csr(X)
        labels, centers, lengths, history, inertia, _ = _core.spherical_kmeans(
            to_core(rows),
            self._seeds(rows),
            integer("n_clusters", self.n_clusters, 1),
            integer("n_init", self.n_init, 1),
            integer("max_iter", self.max_iter, 1),
            number("tol", self.tol),
            _seed(self.random_state),
            threads(self.n_jobs),
            progress_callback(self.progress, "k-means"),
        )
        self.labels_ = labels
        self.cluster_centers_ = from_core(centers)
        self.counts_ = np.bincount(labels, minlength=self.cluster_centers_.shape[0]).astype(np.float64)
        self.inertia_: float = inertia
        self.history_: NDArray[np.float64] = history
        self.n_iter_ = len(history)
        self._squares: NDArray[np.float64] = lengths**2
        self._sums: CsrTuple | None = None
        return self

    def _seeds(self, rows: sparse.csr_array) -> Any:
        if isinstance(self.init, str):
            if self.init != "k-means++":
                raise ValueError(f"init must be 'k-means++' or a matrix, got {self.init!r}")
            return None
        seeds = as_csr(self.init, "init").astype(rows.dtype, copy=False)
        if seeds.shape[0] != self.n_clusters:
            raise ValueError(f"init must have n_clusters = {self.n_clusters} rows, got {seeds.shape[0]}")
        return to_core(seeds)

    def partial_fit(self, X: Any, y: object = None) -> SphericalKMeans:
        """Learn further rows, one after the other: each goes to its nearest centroid and turns it at once.

        The first call, where nothing was fitted before, is a `fit`. From then on, how rows are cut into batches makes
        no difference, not even in a bit.

        Parameters
        ----------
        X : sparse or dense matrix of shape (n_rows, n_features)
        y : ignored

        Raises
        ------
        ValueError
            As for `fit`, and if X is not as wide as before.
        """
        if "cluster_centers_" not in self.__dict__:
            return self.fit(X, y)
        if self._sums is None:
            self._sums = to_core(_scaled(self.cluster_centers_.astype(np.float64), np.sqrt(self._squares)))
        self.labels_, self._sums, self._squares, self.counts_ = _core.learn_online(
            (self._sums, self._squares, self.counts_),
            to_core(as_csr(X)),
            threads(self.n_jobs),
            progress_callback(self.progress, "k-means"),
        )
        lengths = np.sqrt(self._squares)
        scale = np.divide(1, lengths, out=np.zeros_like(lengths), where=lengths > 0)
        self.cluster_centers_ = _scaled(from_core(self._sums), scale).astype(self.cluster_centers_.dtype)
        return self

    def predict(self, X: Any) -> NDArray[np.int32]:
        """The most similar centroid of each row; of equal ones the lower number.

        Parameters
        ----------
        X : sparse or dense matrix of shape (n_rows, n_features)

        Returns
        -------
        ndarray of shape (n_rows,), int32

        Raises
        ------
        ValueError
            If nothing is fitted, or X is not as wide as what was.
        """
        centers = self._fitted("cluster_centers_")
        rows = as_csr(X).astype(centers.dtype, copy=False)
        return _core.nearest_centroids(
            to_core(rows), to_core(centers), threads(self.n_jobs), progress_callback(self.progress, "k-means")
        )


def _scaled(matrix: sparse.csr_array, factors: NDArray[np.float64]) -> sparse.csr_array:
    """Each row times its factor."""
    data = matrix.data * np.repeat(factors, np.diff(matrix.indptr))
    return sparse.csr_array((data, matrix.indices, matrix.indptr), shape=matrix.shape)


def _seed(random_state: Any) -> int:
    """A number for the core."""
    if random_state is None:
        return int(np.random.default_rng().integers(2**63))
    if isinstance(random_state, np.random.Generator):
        return int(random_state.integers(2**63))
    if isinstance(random_state, np.random.RandomState):
        return int(random_state.randint(2**31))
    return integer("random_state", random_state, 0) % 2**64
