"""Dense regions of the graph of neighbours, and noise between them: HDBSCAN*."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from tidings import _core
from tidings._checks import integer, threads
from tidings._csr import to_core
from tidings._estimator import Estimator
from tidings._graph import graph_of
from tidings._progress import ProgressOption, progress_callback


class Density(Estimator):
    """Look for the groups of rows that stay together over the widest range of densities; the others are noise.

    HDBSCAN* with the excess of mass, on the graph of the rows' nearest neighbours by cosine. The distance of two rows
    is 1 - cosine, that of two without an edge 1. With ``n_neighbors`` as large as the number of rows, and no value
    negative, the result is that of HDBSCAN* on all distances. Another order of the rows gives the same groups, but for
    ties; distances below 1e-6 count as 1e-6. Where all rows are in one group, it is not told from the noise around it:
    there must be two.

    Parameters
    ----------
    min_cluster_size : int, default 5
        Smaller groups are noise.
    min_samples : int or None, default None
        Rows in a dense neighbourhood, the row itself among them, as in scikit-learn. None is `min_cluster_size`.
    affinity : {'nearest_neighbors', 'precomputed'}, default 'nearest_neighbors'
        Whether X has rows, whose graph has an edge where one is among the nearest of the other; or is the graph: a
        square matrix of similarities in [0, 1], of which for each pair the higher entry counts.
    n_neighbors : int, default 30
        At least min_samples - 1, or no neighbourhood is dense.
    n_jobs : int or None, default -1
        Threads of the search for neighbours; None is 1, -1 one a core.
    progress : bool or callable, default False
        Show a bar (needs tqdm), or call ``progress(done, total)``.

    Attributes
    ----------
    labels_ : ndarray of shape (n_rows,), int32
        The group of each row, numbered in the order of each group's first row; -1 for noise.
    probabilities_ : ndarray of shape (n_rows,), float64
        The density at which a row leaves its group, against that at which the group ends; 0 for noise.
    n_clusters_ : int
    children_ : ndarray of shape (n_rows - 1, 2), int32
        The single-link tree by mutual reachability: the clusters that each step merged, as in `AverageLink`.
    similarities_ : ndarray of shape (n_rows - 1,), float64
        1 - the mutual reachability of each step, falling.
    sizes_ : ndarray of shape (n_rows - 1,), int32
    condensed_tree_ : dict of ndarray
        The regions that part into two of at least `min_cluster_size` rows each: 'parent' (-1 for the root, which is the
        first), 'size', 'birth' and 'death' (densities, 1 / distance), 'stability' and 'selected'.

    References
    ----------
    R. Campello, D. Moulavi, A. Zimek and J. Sander, Hierarchical density estimates for data clustering, visualization,
    and outlier detection, 2015.

    Examples
    --------
    >>> X = [[1.0, 0.0, 0.0], [1.0, 0.1, 0.0], [0.0, 1.0, 0.0], [0.1, 1.0, 0.0], [0.0, 0.0, 1.0]]
    >>> Density(min_cluster_size=2).fit_predict(X).tolist()
    [0, 0, 1, 1, -1]
    """

    def __init__(
        self,
        *,
        min_cluster_size: int = 5,
        min_samples: int | None = None,
        affinity: str = "nearest_neighbors",
        n_neighbors: int = 30,
        n_jobs: int | None = -1,
        progress: ProgressOption = False,
    ) -> None:
        self.min_cluster_size = min_cluster_size
        self.min_samples = min_samples
        self.affinity = affinity
        self.n_neighbors = n_neighbors
        self.n_jobs = n_jobs
        self.progress = progress

    def fit(self, X: Any, y: object = None) -> Density:  # noqa: ARG002 - the convention's signature
        """Group the rows.

        Parameters
        ----------
        X : sparse or dense matrix of shape (n_rows, n_features), or (n_rows, n_rows) if precomputed
            Rows need not be normalised. A row of zeros is noise.
        y : ignored

        Raises
        ------
        ValueError
            If a parameter is wrong, or a value is not finite, or a similarity not in [0, 1].
        """
        min_cluster_size = integer("min_cluster_size", self.min_cluster_size, 2)
        min_samples = min_cluster_size if self.min_samples is None else integer("min_samples", self.min_samples, 1)
        if self.affinity == "nearest_neighbors" and integer("n_neighbors", self.n_neighbors, 1) < min_samples - 1:
            raise ValueError(
                f"n_neighbors must be at least min_samples - 1 = {min_samples - 1}, got {self.n_neighbors}"
            )
        graph, _ = graph_of(X, self.affinity, self.n_neighbors, self.n_jobs, self.progress)
        labels, probabilities, merges, regions = _core.density(
            to_core(graph),
            min_cluster_size,
            min_samples,
            threads(self.n_jobs),
            progress_callback(self.progress, "density"),
        )
        self.labels_: NDArray[np.int32] = labels
        self.probabilities_: NDArray[np.float64] = probabilities
        self.n_clusters_ = int(labels.max(initial=-1)) + 1
        children, self.similarities_, self.sizes_ = merges
        self.children_: NDArray[np.int32] = children.reshape(-1, 2)
        self.condensed_tree_: dict[str, NDArray[Any]] = {**regions, "selected": regions["selected"].astype(bool)}
        return self

    def fit_predict(self, X: Any, y: object = None) -> NDArray[np.int32]:
        """Group the rows and give ``labels_``; see `fit`."""
        return self.fit(X, y).labels_
