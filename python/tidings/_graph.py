"""The graph that estimators on graphs cluster."""

from __future__ import annotations

from typing import Any

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


def similarities_to(X: Any, estimator: Any) -> sparse.csr_array:
    """The similarities of new rows to those of a fitted estimator on graphs: the nearest, or X if it is precomputed."""
    fitted = estimator._fitted("_rows")
    rows = as_csr(X).astype(fitted.dtype, copy=False)
    if estimator.affinity != "precomputed":
        if rows.shape[1] != fitted.shape[1]:
            raise ValueError(f"X must have {fitted.shape[1]} columns, as what was fitted, got {rows.shape[1]}")
        how = {"n_jobs": estimator.n_jobs, "progress": estimator.progress}
        return as_csr(nearest_neighbors(rows, fitted, n_neighbors=estimator.n_neighbors, **how))
    if rows.shape[1] != fitted.shape[0]:
        raise ValueError(f"a precomputed X must have {fitted.shape[0]} columns, one a fitted row, got {rows.shape[1]}")
    return rows
