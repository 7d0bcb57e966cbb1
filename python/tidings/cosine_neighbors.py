"""Exact neighbours by cosine, with the methods of scikit-learn's NearestNeighbors."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from tidings._checks import choice, integer, number
from tidings._csr import as_csr
from tidings._estimator import Estimator
from tidings._progress import ProgressOption
from tidings.neighbors import nearest_neighbors

#: The least similarity of which 0 is more: rows that have nothing in common are neighbours, too.
_BELOW_ZERO = math.nextafter(0.0, -1.0)


class CosineNeighbors(Estimator):
    """Find neighbours by cosine distance, which is 1 - cosine.

    Exact, and the same for any number of threads; of equally distant rows the lower number comes first. The methods are
    those of scikit-learn's ``NearestNeighbors(metric="cosine", algorithm="brute")``, and `transform` that of its
    ``KNeighborsTransformer``, so that what it gives is what others take with ``metric="precomputed"``.

    Parameters
    ----------
    n_neighbors : int, default 10
    radius : float, default 0.5
        The greatest distance for `radius_neighbors`.
    n_jobs : int or None, default -1
        Threads; None is 1, -1 one a core.
    progress : bool or callable, default False
        Show a bar (needs tqdm), or call ``progress(done, total)``.

    Attributes
    ----------
    n_features_in_ : int
    n_samples_fit_ : int

    Examples
    --------
    >>> search = CosineNeighbors(n_neighbors=1).fit([[1.0, 0.0], [1.0, 1.0], [0.0, 2.0]])
    >>> distances, indices = search.kneighbors([[3.0, 1.0]])
    >>> distances.round(3).tolist(), indices.tolist()
    ([[0.051]], [[0]])
    """

    def __init__(
        self,
        *,
        n_neighbors: int = 10,
        radius: float = 0.5,
        n_jobs: int | None = -1,
        progress: ProgressOption = False,
    ) -> None:
        self.n_neighbors = n_neighbors
        self.radius = radius
        self.n_jobs = n_jobs
        self.progress = progress

    def fit(self, X: Any, y: object = None) -> CosineNeighbors:  # noqa: ARG002 - the convention's signature
        """Keep the rows among which neighbours are looked for.

        Parameters
        ----------
        X : sparse or dense matrix of shape (n_rows, n_features)
        y : ignored
        """
        integer("n_neighbors", self.n_neighbors, 1)
        rows = as_csr(X)
        self._rows = rows
        self.n_samples_fit_, self.n_features_in_ = rows.shape
        return self

    def kneighbors(
        self, X: Any = None, n_neighbors: int | None = None, return_distance: bool = True
    ) -> tuple[NDArray[Any], NDArray[np.int64]] | NDArray[np.int64]:
        """The nearest rows of each row.

        Parameters
        ----------
        X : matrix of shape (n_queries, n_features), optional
            Without it the rows of fit, which are not neighbours of themselves then.
        n_neighbors : int, optional
            The constructor's, if it is not given.
        return_distance : bool, default True

        Returns
        -------
        distances : ndarray of shape (n_queries, n_neighbors)
            Ascending; only if return_distance.
        indices : ndarray of int64, of the same shape

        Raises
        ------
        ValueError
            If there are fewer rows than n_neighbors.
        """
        k = integer("n_neighbors", self.n_neighbors if n_neighbors is None else n_neighbors, 1)
        rows = self._fitted("_rows")
        most = rows.shape[0] - (X is None)
        if k > most:
            raise ValueError(f"n_neighbors must be at most {most}, the rows there are to find, got {k}")
        graph = self._search(X, k, -1.0)
        indices = graph.indices.reshape(-1, k).astype(np.int64)
        return (1 - graph.data.reshape(-1, k), indices) if return_distance else indices

    def kneighbors_graph(
        self, X: Any = None, n_neighbors: int | None = None, mode: str = "connectivity"
    ) -> sparse.csr_array:
        """The nearest rows as a matrix of shape (n_queries, n_rows).

        Parameters
        ----------
        X, n_neighbors
            As for `kneighbors`.
        mode : {'connectivity', 'distance'}, default 'connectivity'
            Ones, or distances; those of 0 are stored.
        """
        choice("mode", mode, ("connectivity", "distance"))
        distances, indices = self.kneighbors(X, n_neighbors)
        data = distances.ravel() if mode == "distance" else np.ones(indices.size)
        offsets = np.arange(0, indices.size + 1, indices.shape[1])
        return sparse.csr_array((data, indices.ravel(), offsets), shape=(len(indices), self.n_samples_fit_))

    def radius_neighbors(
        self,
        X: Any = None,
        radius: float | None = None,
        return_distance: bool = True,
        sort_results: bool = False,  # noqa: ARG002 - scikit-learn's signature
    ) -> tuple[NDArray[np.object_], NDArray[np.object_]] | NDArray[np.object_]:
        """All rows within a distance of each row.

        Parameters
        ----------
        X : matrix of shape (n_queries, n_features), optional
            Without it the rows of fit, which are not neighbours of themselves then.
        radius : float, optional
            The constructor's, if it is not given.
        return_distance : bool, default True
        sort_results : bool, default False
            They are sorted by distance in any case.

        Returns
        -------
        distances : ndarray of n_queries arrays
            Only if return_distance.
        indices : ndarray of n_queries arrays of int64
        """
        graph = self._within(X, radius)
        distances = np.empty(graph.shape[0], dtype=object)
        indices = np.empty(graph.shape[0], dtype=object)
        for i, (begin, end) in enumerate(zip(graph.indptr[:-1], graph.indptr[1:], strict=True)):
            distances[i] = 1 - graph.data[begin:end]
            indices[i] = graph.indices[begin:end].astype(np.int64)
        return (distances, indices) if return_distance else indices

    def radius_neighbors_graph(
        self,
        X: Any = None,
        radius: float | None = None,
        mode: str = "connectivity",
        sort_results: bool = False,  # noqa: ARG002 - scikit-learn's signature
    ) -> sparse.csr_array:
        """All rows within a distance, as a matrix of shape (n_queries, n_rows).

        Parameters
        ----------
        X, radius, sort_results
            As for `radius_neighbors`.
        mode : {'connectivity', 'distance'}, default 'connectivity'
            Ones, or distances; those of 0 are stored.
        """
        choice("mode", mode, ("connectivity", "distance"))
        graph = self._within(X, radius)
        graph.data = 1 - graph.data if mode == "distance" else np.ones(graph.nnz)
        return graph

    def transform(self, X: Any) -> sparse.csr_array:
        """The graph of distances that others take with ``metric="precomputed"``.

        Of n_neighbors + 1 rows each, since a row of fit finds itself, too.
        """
        return self.kneighbors_graph(X, min(self.n_neighbors + 1, self._fitted("_rows").shape[0]), "distance")

    def fit_transform(self, X: Any, y: object = None) -> sparse.csr_array:
        """Fit, and the graph of the same rows."""
        return self.fit(X, y).transform(X)

    def __sklearn_is_fitted__(self) -> bool:
        """Whether fit was called."""
        return "_rows" in self.__dict__

    def _within(self, X: Any, radius: float | None) -> sparse.csr_array:
        distance = number("radius", self.radius if radius is None else radius)
        if distance < 0:
            raise ValueError(f"radius must be at least 0, got {distance}")
        rows = self._fitted("_rows")
        least = 1 - distance if distance < 1 else max(-1.0, min(1 - distance, _BELOW_ZERO))
        return self._search(X, max(1, rows.shape[0]), least)

    def _search(self, X: Any, n_neighbors: int, min_similarity: float) -> sparse.csr_array:
        rows = self._fitted("_rows")
        queries, others = (rows, None) if X is None else (as_csr(X), rows)
        if others is not None and others.dtype != queries.dtype:
            queries, others = queries.astype(np.float64), others.astype(np.float64)
        return nearest_neighbors(
            queries,
            others,
            n_neighbors=n_neighbors,
            min_similarity=min_similarity,
            n_jobs=self.n_jobs,
            progress=self.progress,
        )
