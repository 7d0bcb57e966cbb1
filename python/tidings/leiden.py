"""Communities of a graph of neighbours, by the Leiden algorithm."""

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
from tidings.average_link import event_threshold


class Leiden(Clusterer):
    """Look for the communities of highest quality in the graph of the rows' nearest neighbours.

    Rows move to the best community until none improves it; communities are refined into well connected parts, which
    become the nodes of a smaller graph. Each start makes three such passes, in orders of its own; the best parts of
    their partitions are put together, and passes go on from there until nothing changes. No move of a single row
    improves the result.
    Deterministic: rows are visited in orders that depend on their similarities alone; where Traag et al. draw, the best
    gain is taken, and of equal ones the lower number. Another order of the rows gives the same communities, but for
    ties.

    Parameters
    ----------
    resolution : float or 'auto', default 'auto'
        With 'cpm' the density that communities have at least, where pairs without an edge count as 0. The higher, the
        more communities. 'auto' is `event_threshold` for 'cpm', 1 for 'modularity'.
    quality : {'cpm', 'modularity'}, default 'cpm'
        What is maximised: the Constant Potts Model, whose communities stay as small as they are when others are added;
        or modularity, which joins small ones where there are many rows.
    affinity : {'nearest_neighbors', 'precomputed'}, default 'nearest_neighbors'
        Whether X has rows, whose graph has an edge where one is among the nearest of the other; or is the graph: a
        square matrix of similarities of at least 0, of which for each pair the higher entry counts.
    n_neighbors : int, default 10
    n_starts : int, default 8
        Partitions from scratch of which the best parts are put together; more are better and slower.
    max_iter : int, default 100
        Passes over the graph after those of the starts, if it does not end by itself before.
    n_jobs : int or None, default -1
        Threads of the search for neighbours; None is 1, -1 one a core.
    progress : bool or callable, default False
        Show a bar (needs tqdm), or call ``progress(done, total)``.

    Attributes
    ----------
    labels_ : ndarray of shape (n_rows,), int32
        The community of each row, numbered in the order of each community's first row.
    n_clusters_ : int
    quality_ : float
        Of the result: for 'cpm' the sum of e - resolution n (n - 1) / 2 over communities of n rows with edges of weight
        e in them; for 'modularity' that of (e - resolution k^2 / (4 m)) / m, with k the weights at their rows and m
        those of all edges.
    resolution_ : float
    n_iter_ : int

    References
    ----------
    V. Traag, L. Waltman and N. J. van Eck, From Louvain to Leiden: guaranteeing well-connected communities, 2019.
    V. Traag, P. Van Dooren and Y. Nesterov, Narrow scope for resolution-limit-free community detection, 2011.

    Examples
    --------
    >>> Leiden(resolution=0.5).fit_predict([[1.0, 0.0], [0.0, 1.0], [1.0, 0.1]]).tolist()
    [0, 1, 0]
    """

    def __init__(
        self,
        *,
        resolution: float | str = "auto",
        quality: str = "cpm",
        affinity: str = "nearest_neighbors",
        n_neighbors: int = 10,
        n_starts: int = 8,
        max_iter: int = 100,
        n_jobs: int | None = -1,
        progress: ProgressOption = False,
    ) -> None:
        self.resolution = resolution
        self.quality = quality
        self.affinity = affinity
        self.n_neighbors = n_neighbors
        self.n_starts = n_starts
        self.max_iter = max_iter
        self.n_jobs = n_jobs
        self.progress = progress

    def fit(self, X: Any, y: object = None) -> Leiden:  # noqa: ARG002 - the convention's signature
        """Cluster the rows.

        Parameters
        ----------
        X : sparse or dense matrix of shape (n_rows, n_features), or (n_rows, n_rows) if precomputed
            Rows need not be normalised. A row of zeros has no neighbours.
        y : ignored

        Raises
        ------
        ValueError
            If a parameter is wrong, or a value is not finite, or a similarity negative.
        """
        choice("quality", self.quality, ("cpm", "modularity"))
        rows = as_csr(X)
        graph, _ = graph_of(rows, self.affinity, self.n_neighbors, self.n_jobs, self.progress)
        resolution = self._resolution(rows)
        self.quality_: float
        self.labels_, self.quality_, self.n_iter_ = _core.leiden(
            to_core(graph),
            self.quality,
            resolution,
            integer("n_starts", self.n_starts, 1),
            integer("max_iter", self.max_iter, 1),
            threads(self.n_jobs),
            progress_callback(self.progress, "communities"),
        )
        self.resolution_ = resolution
        self._rows = FittedRows(rows, self.affinity, self.n_neighbors)
        self.n_clusters_ = int(self.labels_.max(initial=-1)) + 1
        return self

    def _resolution(self, rows: Any) -> float:
        if not isinstance(self.resolution, str):
            return number("resolution", self.resolution)
        choice("resolution", self.resolution, ("auto",))
        if self.quality == "modularity":
            return 1.0
        if self.affinity == "precomputed":
            raise ValueError("resolution='auto' needs rows: give a number with affinity='precomputed'")
        return event_threshold(rows, n_jobs=self.n_jobs, progress=self.progress)

    def predict(self, X: Any) -> NDArray[np.int32]:
        """The communities of further rows, which change nothing, by the votes of their nearest rows.

        Parameters
        ----------
        X : sparse or dense matrix of shape (n_new, n_features), or (n_new, n_rows) if precomputed
            If precomputed: similarities to the rows of `fit`.

        Returns
        -------
        ndarray of shape (n_new,), int32
            The community whose rows among the `n_neighbors` nearest have the largest sum of cosines, of equal ones the
            lower number; -1 if no row has a cosine above 0.

        Raises
        ------
        ValueError
            If nothing is fitted, or X is not as wide as what was, or a similarity negative.
        """
        similarities = self._fitted("_rows").similarities(X, self.n_jobs, self.progress)
        return _core.place_by_vote(to_core(similarities), self.labels_, False, 0.0)
