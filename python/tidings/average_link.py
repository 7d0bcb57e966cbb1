"""Exact average-link clustering by cosine similarity."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from tidings import _core
from tidings._checks import choice, integer, threads
from tidings._csr import as_csr, to_core
from tidings._estimator import Clusterer
from tidings._graph import AFFINITIES, FittedRows, graph_of
from tidings._progress import ProgressOption, progress_callback


def event_threshold(X: Any, *, n_jobs: int | None = -1, progress: ProgressOption = False) -> float:
    """A cosine above which two groups of stories are likely to tell of the same event, found without labels.

    Most pairs of stories have nothing to do with each other. With mu, the mean cosine of all pairs that are not a row
    and its nearest neighbour, the threshold is mu ln(n), kept within [0.05, 0.25]: if chance similarities fell off
    exponentially, each row would have one neighbour above it by chance. With fewer than three rows it is 0.1.

    Parameters
    ----------
    X : sparse or dense matrix of shape (n_rows, n_features)
    n_jobs : int or None, default -1
    progress : bool or callable, default False

    Examples
    --------
    >>> event_threshold([[1.0, 0.0], [0.0, 1.0], [1.0, 1.0]])
    0.25
    """
    return _core.event_threshold(to_core(as_csr(X)), threads(n_jobs), progress_callback(progress, "threshold"))


class AverageLink(Clusterer):
    """Merge the two clusters whose mean cosine is the highest, again and again (UPGMA).

    Exact, deterministic, and without a matrix of rows x rows. Equal similarities are merged in the order of cluster
    numbers.

    Parameters
    ----------
    threshold : float in [-1, 1], 'auto' or None, default 'auto'
        Merge while the mean cosine of two clusters is at least this, give or take 1e-12 for rounding. 'auto' is
        `event_threshold`; None builds the whole tree.
    n_clusters : int or None, default None
        Merge until so many clusters are left; the threshold is not used then.
    affinity : {'cosine', 'nearest_neighbors', 'precomputed'}, default 'cosine'
        'cosine' looks at all pairs of rows. 'nearest_neighbors' looks only at pairs of which one is among the nearest
        of the other, and counts all others as 0: for very many rows. Where no value is negative, the mean cosine of
        what is merged is then at least what `similarities_` says, and at most `upper_similarities_`; clusters with more
        rows than neighbours can stay apart. 'precomputed' takes X as such a graph: a square matrix of similarities of
        at least 0, of which for each pair the higher entry counts.
    n_neighbors : int, default 30
        For 'nearest_neighbors'.
    n_jobs : int or None, default -1
        Threads; None is 1, -1 one a core.
    progress : bool or callable, default False
        Show a bar (needs tqdm), or call ``progress(done, total)``.

    Attributes
    ----------
    labels_ : ndarray of shape (n_rows,), int32
        The cluster of each row, numbered in the order of each cluster's first row.
    n_clusters_ : int
    threshold_ : float or None
        The threshold that was used.
    children_ : ndarray of shape (n_merges, 2), int32
        The clusters that each step merged: below n_rows a row, else n_rows + the number of the step that made it.
    similarities_ : ndarray of shape (n_merges,), float64
        The mean cosine at each step, falling.
    sizes_ : ndarray of shape (n_merges,), int32
        Rows in each new cluster.
    upper_similarities_ : ndarray of shape (n_merges,), float64
        Other than with 'cosine': what the mean over all pairs is at most, at each step.

    References
    ----------
    D. Müllner, Modern hierarchical, agglomerative clustering algorithms, 2011 (the generic algorithm).

    Examples
    --------
    >>> AverageLink(threshold=0.5).fit_predict([[1.0, 0.0], [0.0, 1.0], [1.0, 0.1]]).tolist()
    [0, 1, 0]
    """

    def __init__(
        self,
        *,
        threshold: float | str | None = "auto",
        n_clusters: int | None = None,
        affinity: str = "cosine",
        n_neighbors: int = 30,
        n_jobs: int | None = -1,
        progress: ProgressOption = False,
    ) -> None:
        self.threshold = threshold
        self.n_clusters = n_clusters
        self.affinity = affinity
        self.n_neighbors = n_neighbors
        self.n_jobs = n_jobs
        self.progress = progress

    def fit(self, X: Any, y: object = None) -> AverageLink:  # noqa: ARG002 - the convention's signature
        """Cluster the rows.

        Parameters
        ----------
        X : sparse or dense matrix of shape (n_rows, n_features), or (n_rows, n_rows) if precomputed
            Rows need not be normalised. A row of zeros has similarity 0 to all.
        y : ignored

        Raises
        ------
        ValueError
            If a parameter is wrong or a value is not finite.
        """
        choice("affinity", self.affinity, ("cosine", *AFFINITIES))
        rows = as_csr(X)
        n_clusters = None if self.n_clusters is None else integer("n_clusters", self.n_clusters, 1)
        threshold = self._threshold(rows)
        how = (threshold, n_clusters, threads(self.n_jobs), progress_callback(self.progress, "clusters"))
        if self.affinity == "cosine":
            self.labels_, merges = _core.average_link(to_core(rows), *how)
        else:
            graph, omitted = graph_of(rows, self.affinity, self.n_neighbors, self.n_jobs, self.progress)
            self.labels_, merges, upper = _core.average_link_on_graph(to_core(graph), omitted, *how)
            self.upper_similarities_: NDArray[np.float64] = upper
        children, self.similarities_, self.sizes_ = merges
        self.children_: NDArray[np.int32] = children.reshape(-1, 2)
        self.n_clusters_ = rows.shape[0] - len(self.children_)
        self.threshold_ = threshold
        self._rows = FittedRows(rows, self.affinity, self.n_neighbors)
        return self

    def _threshold(self, rows: Any) -> float | None:
        if self.n_clusters is not None or self.threshold is None:
            return None
        if isinstance(self.threshold, str):
            if self.threshold != "auto":
                raise ValueError(f"threshold must be a number in [-1, 1], 'auto' or None, got {self.threshold!r}")
            if self.affinity == "precomputed":
                raise ValueError("threshold='auto' needs rows: give a number with affinity='precomputed'")
            return event_threshold(rows, n_jobs=self.n_jobs, progress=self.progress)
        return float(self.threshold)

    def predict(self, X: Any) -> NDArray[np.int32]:
        """The clusters of further rows, which change nothing.

        Parameters
        ----------
        X : sparse or dense matrix of shape (n_new, n_features), or (n_new, n_rows) if precomputed
            If precomputed: similarities to the rows of `fit`.

        Returns
        -------
        ndarray of shape (n_new,), int32
            The cluster with the highest mean cosine, of equal ones the lower number; -1 if that is below
            ``threshold_``. Where there is no threshold, all rows are placed, but for those that are similar to none
            where similarities are given. The means are over all pairs, also with 'nearest_neighbors'.

        Raises
        ------
        ValueError
            If nothing is fitted, X is not as wide as what was, or a given similarity is negative.
        """
        fitted: FittedRows = self._fitted("_rows")
        if fitted.affinity == "precomputed":
            similarities = fitted.similarities(X, self.n_jobs, self.progress)
            return _core.place_by_vote(to_core(similarities), self.labels_, True, self.threshold_ or 0.0)
        rows = as_csr(X).astype(fitted.rows.dtype, copy=False)
        return _core.place_by_mean(
            to_core(fitted.rows),
            self.labels_,
            to_core(rows),
            -1.0 if self.threshold_ is None else self.threshold_,
            threads(self.n_jobs),
            progress_callback(self.progress, "clusters"),
        )

    def linkage(self) -> NDArray[np.float64]:
        """The tree as SciPy's linkage matrix, with 1 - similarity as the distance.

        Returns
        -------
        ndarray of shape (n_rows - 1, 4)
            As for ``scipy.cluster.hierarchy.dendrogram``.

        Raises
        ------
        ValueError
            If the tree was cut: fit with ``threshold=None``.
        """
        children = self._fitted("children_")
        if self.n_clusters_ > 1:
            raise ValueError(f"the tree was cut at {self.n_clusters_} clusters: fit with threshold=None for all of it")
        return np.column_stack([children, 1 - self.similarities_, self.sizes_]).astype(np.float64)
