"""Dense regions of the graph of neighbours, and noise between them: HDBSCAN*."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from tidings import _core
from tidings._checks import choice, integer, number, threads
from tidings._csr import as_csr, to_core
from tidings._estimator import Clusterer
from tidings._graph import FittedRows, graph_of
from tidings._progress import ProgressOption, progress_callback


class Density(Clusterer):
    """Look for the groups of rows that stay together over the widest range of densities; the others are noise.

    HDBSCAN* on the graph of the rows' nearest neighbours by cosine. The distance of two rows
    is 1 - cosine, that of two without an edge 1. With ``n_neighbors`` as large as the number of rows, and no value
    negative, the result is that of HDBSCAN* on all distances. Another order of the rows gives the same groups, but for
    ties; distances below 1e-6 count as 1e-6. Core distances make many ties, and of several right trees others may cut
    another one, with groups that differ; here the more similar rows are joined first. Where all rows are in one group,
    it is not told from the noise around it, unless `allow_single_cluster` is set.

    Parameters
    ----------
    min_cluster_size : int, default 5
        Smaller groups are noise.
    min_samples : int or None, default None
        Rows in a dense neighbourhood, the row itself among them, as in scikit-learn. None is `min_cluster_size`.
    cluster_selection_method : {'eom', 'leaf'}, default 'eom'
        Which regions of the tree are groups: those of the largest excess of mass, or those that fall apart no more,
        which are more, and of like sizes.
    cluster_selection_epsilon : float, default 0
        Groups that part at a smaller distance, which is 1 - cosine, are not told apart.
    max_cluster_size : int or None, default None
        For 'eom': larger groups are taken apart, if they can be.
    allow_single_cluster : bool, default False
        Whether all rows together can be the only group. It has the rows that stay to the last of its densities, or to
        `cluster_selection_epsilon`.
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
    outlier_scores_ : ndarray of shape (n_rows,), float64
        How far each row is from the densest part of its region, from 0 to 1: GLOSH.
    n_clusters_ : int
    children_ : ndarray of shape (n_rows - 1, 2), int32
        The single-link tree by mutual reachability: the clusters that each step merged, as in `AverageLink`.
    similarities_ : ndarray of shape (n_rows - 1,), float64
        1 - the mutual reachability of each step, falling.
    sizes_ : ndarray of shape (n_rows - 1,), int32
    condensed_tree_ : dict of ndarray
        The regions that part into two of at least `min_cluster_size` rows each: 'parent' (-1 for the root, which is the
        first), 'size', 'birth' and 'death' (densities, 1 / distance), 'stability', 'selected' and 'label' (-1 if
        not).

    References
    ----------
    R. Campello, D. Moulavi, A. Zimek and J. Sander, Hierarchical density estimates for data clustering, visualization,
    and outlier detection, 2015.
    C. Malzer and M. Baum, A hybrid approach to hierarchical density-based cluster selection, 2020
    (`cluster_selection_epsilon`).

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
        cluster_selection_method: str = "eom",
        cluster_selection_epsilon: float = 0.0,
        max_cluster_size: int | None = None,
        allow_single_cluster: bool = False,
        affinity: str = "nearest_neighbors",
        n_neighbors: int = 30,
        n_jobs: int | None = -1,
        progress: ProgressOption = False,
    ) -> None:
        self.min_cluster_size = min_cluster_size
        self.min_samples = min_samples
        self.cluster_selection_method = cluster_selection_method
        self.cluster_selection_epsilon = cluster_selection_epsilon
        self.max_cluster_size = max_cluster_size
        self.allow_single_cluster = allow_single_cluster
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
        choice("cluster_selection_method", self.cluster_selection_method, ("eom", "leaf"))
        choice("allow_single_cluster", self.allow_single_cluster, (False, True))
        rows = as_csr(X)
        graph, _ = graph_of(rows, self.affinity, self.n_neighbors, self.n_jobs, self.progress)
        labels, probabilities, outlier_scores, merges, regions, places = _core.density(
            to_core(graph),
            min_cluster_size,
            min_samples,
            self.cluster_selection_method,
            number("cluster_selection_epsilon", self.cluster_selection_epsilon),
            0 if self.max_cluster_size is None else integer("max_cluster_size", self.max_cluster_size, 1),
            bool(self.allow_single_cluster),
            threads(self.n_jobs),
            progress_callback(self.progress, "density"),
        )
        self.labels_ = labels
        self.probabilities_: NDArray[np.float64] = probabilities
        self.outlier_scores_: NDArray[np.float64] = outlier_scores
        self.n_clusters_ = int(labels.max(initial=-1)) + 1
        children, self.similarities_, self.sizes_ = merges
        self.children_: NDArray[np.int32] = children.reshape(-1, 2)
        self.condensed_tree_: dict[str, NDArray[Any]] = {**regions, "selected": regions["selected"].astype(bool)}
        self._rows = FittedRows(rows, self.affinity, self.n_neighbors)
        self._places, self._min_samples = places, min_samples
        self._epsilon = float(self.cluster_selection_epsilon)
        return self

    def predict(self, X: Any) -> NDArray[np.int32]:
        """The groups of further rows, which change nothing; see `predict_with_probabilities`."""
        return self.predict_with_probabilities(X)[0]

    def predict_with_probabilities(self, X: Any) -> tuple[NDArray[np.int32], NDArray[np.float64]]:
        """The groups of further rows, which change nothing, in the manner of hdbscan's ``approximate_predict``.

        Each row joins the one to which its mutual reachability is least, and is in the region that this one is in at
        that density.

        Parameters
        ----------
        X : sparse or dense matrix of shape (n_new, n_features), or (n_new, n_rows) if precomputed
            If precomputed: similarities to the rows of `fit`.

        Returns
        -------
        labels : ndarray of shape (n_new,), int32
            -1 for noise.
        probabilities : ndarray of shape (n_new,), float64
            As ``probabilities_``.

        Raises
        ------
        ValueError
            If nothing is fitted, or X is not as wide as what was, or a similarity not in [0, 1].
        """
        similarities = self._fitted("_rows").similarities(X, self.n_jobs, self.progress)
        return _core.place_by_density(
            self.condensed_tree_,
            self._places,
            to_core(similarities),
            self._min_samples,
            self._epsilon,
        )
