"""The graph that estimators on graphs cluster."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from tidings import _core
from tidings._checks import choice, integer, threads
from tidings._csr import as_csr, from_core, to_core
from tidings._progress import ProgressOption, progress_callback
from tidings.neighbors import nearest_neighbors

AFFINITIES = ("nearest_neighbors", "precomputed")


def graph_of(
    X: Any, affinity: str, n_neighbors: int, n_jobs: int | None, progress: ProgressOption
) -> tuple[sparse.csr_array, NDArray[np.floating[Any]]]:
    """Similarities as a square matrix, and of each row the highest one that an omitted edge can have.

    Parameters
    ----------
    X : matrix
        Rows, or with affinity 'precomputed' the similarities themselves; nothing is omitted then.
    """
    choice("affinity", affinity, AFFINITIES)
    rows = as_csr(X)
    if affinity == "precomputed":
        if rows.shape[0] != rows.shape[1]:
            raise ValueError(f"a precomputed X must be square, got {rows.shape}")
        return rows, np.zeros(rows.shape[0], rows.dtype)
    edges, omitted = _core.similarity_graph(
        to_core(rows),
        integer("n_neighbors", n_neighbors, 1),
        threads(n_jobs),
        progress_callback(progress, "neighbours"),
    )
    return from_core(edges), omitted


class FittedRows(NamedTuple):
    """The rows of a fit, or their similarities, and how their graph was made: what further rows are compared with."""

    rows: sparse.csr_array
    affinity: str
    n_neighbors: int

    def similarities(self, X: Any, n_jobs: int | None, progress: ProgressOption) -> sparse.csr_array:
        """The similarities of new rows to those of the fit: the nearest, or X if they are precomputed."""
        rows = as_csr(X).astype(self.rows.dtype, copy=False)
        if self.affinity != "precomputed":
            if rows.shape[1] != self.rows.shape[1]:
                raise ValueError(f"X must have {self.rows.shape[1]} columns, as what was fitted, got {rows.shape[1]}")
            k = self.n_neighbors
            return as_csr(nearest_neighbors(rows, self.rows, n_neighbors=k, n_jobs=n_jobs, progress=progress))
        if rows.shape[1] != self.rows.shape[0]:
            raise ValueError(
                f"a precomputed X must have {self.rows.shape[0]} columns, one a fitted row, got {rows.shape[1]}"
            )
        return rows
