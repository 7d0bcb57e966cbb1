"""An exact index by cosine that rows are added to and removed from."""

from __future__ import annotations

from os import PathLike, fspath
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from tidings import _core
from tidings._checks import integer, number, threads
from tidings._csr import as_csr, from_core, to_core
from tidings._progress import ProgressOption, progress_callback


class Matches(NamedTuple):
    """What an index found, the best first.

    Attributes
    ----------
    ids : ndarray of int64, of shape (n_queries, n_neighbors)
        -1 where there were fewer matches.
    similarities : ndarray of float64, of the same shape
        0 there.
    """

    ids: NDArray[np.int64]
    similarities: NDArray[np.float64]


class CosineIndex:
    """Rows that are looked up by cosine while others come and go.

    Exact: what it finds is what a new index of the same rows would find, to the bit. Rows are in segments that never
    change; small ones are merged as more come in, so that n rows are written O(log n) times. All calls may come from
    any threads at any time: a query sees the rows as they were when it began, and waits for nobody.

    Parameters
    ----------
    n_jobs : int or None, default -1
        Threads of a query; None is 1, -1 one a core.

    References
    ----------
    P. O'Neil, E. Cheng, D. Gawlick and E. O'Neil, The log-structured merge-tree, 1996 (merging by size).

    Examples
    --------
    >>> index = CosineIndex()
    >>> index.add([[1.0, 0.0], [1.0, 1.0], [0.0, 2.0]]).tolist()
    [0, 1, 2]
    >>> index.remove([1])
    >>> index.query([[1.0, 0.1]], n_neighbors=2).ids.tolist()
    [[0, 2]]
    """

    def __init__(self, *, n_jobs: int | None = -1) -> None:
        self.n_jobs = n_jobs
        self._core: Any = None
        self._next = 0

    def __len__(self) -> int:
        return 0 if self._core is None else len(self._core)

    def __contains__(self, id: object) -> bool:
        return isinstance(id, (int, np.integer)) and self._core is not None and int(id) in self._core

    def __repr__(self) -> str:
        return f"<CosineIndex of {len(self)} rows>"

    def add(self, X: Any, ids: Any = None) -> NDArray[np.int64]:
        """Add rows: all of them or, if that fails, none.

        Parameters
        ----------
        X : sparse or dense matrix of shape (n_rows, n_features)
            Rows need not be normalised. The first call says how many features there are.
        ids : array of n_rows integers of at least 0, optional
            Without them, numbers from one more than the largest so far.

        Returns
        -------
        ndarray of int64
            The ids.

        Raises
        ------
        ValueError
            If an id is there already or comes twice, or the matrix is not as wide as the rows before.
        """
        rows = as_csr(X)
        numbers = np.arange(self._next, self._next + rows.shape[0]) if ids is None else _as_ids(ids)
        core = _core.CosineIndex(rows.shape[1]) if self._core is None else self._core
        core.add(numbers.tolist(), to_core(rows))
        self._core = core
        self._next = max(self._next, int(numbers.max(initial=-1)) + 1)
        return numbers

    def update(self, X: Any, ids: Any) -> None:
        """Put rows in the place of those with the same ids, at once.

        Raises
        ------
        ValueError
            If an id is not there or comes twice; nothing is changed then.
        """
        self._filled().update(_as_ids(ids).tolist(), to_core(as_csr(X)))

    def remove(self, ids: Any) -> None:
        """Remove rows.

        Raises
        ------
        ValueError
            If an id is not there or comes twice; nothing is removed then.
        """
        self._filled().remove(_as_ids(ids).tolist())

    def query(
        self, X: Any, *, n_neighbors: int = 10, min_similarity: float = 0.0, progress: ProgressOption = False
    ) -> Matches:
        """The rows that are most similar to each row of a matrix.

        Parameters
        ----------
        X : sparse or dense matrix of shape (n_queries, n_features)
        n_neighbors : int, default 10
        min_similarity : float in [-1, 1], default 0
            Leave out matches below this. At 0, those of similarity 0 are left out too.
        progress : bool or callable, default False
            Show a bar (needs tqdm), or call ``progress(done, total)``.

        Returns
        -------
        Matches
            (ids, similarities), the best first; of equally similar rows the lower id first.

        Raises
        ------
        ValueError
            If nothing was added yet, a parameter is wrong, or the matrix is not as wide as the rows.
        """
        offsets, ids, similarities = self._filled().query(
            to_core(as_csr(X)),
            integer("n_neighbors", n_neighbors, 1),
            number("min_similarity", min_similarity),
            threads(self.n_jobs),
            progress_callback(progress, "queries"),
        )
        sizes = np.diff(offsets.astype(np.int64))
        shape = (len(sizes), min(n_neighbors, max(len(self), int(sizes.max(initial=0)))))
        found = np.arange(shape[1]) < sizes[:, None]
        matches = Matches(np.full(shape, -1, dtype=np.int64), np.zeros(shape))
        matches.ids[found] = ids
        matches.similarities[found] = similarities
        return matches

    def rows(self) -> tuple[NDArray[np.int64], sparse.csr_array]:
        """All ids, and their rows."""
        ids, rows = self._filled().rows()
        return ids, from_core(rows)

    def save(self, path: str | PathLike[str]) -> None:
        """Save all rows to a safetensors file, which C++ reads too; at once, in the place of an older one.

        Raises
        ------
        ValueError
            If nothing was added yet.
        FileError
            If the file can't be written.
        """
        self._filled().save(fspath(path))

    @classmethod
    def load(cls, path: str | PathLike[str], *, n_jobs: int | None = -1) -> CosineIndex:
        """An index that was saved, from Python or C++.

        Raises
        ------
        FileError
            If the file can't be read, was damaged, or holds something else.
        """
        index = cls(n_jobs=n_jobs)
        index._core = _core.CosineIndex.load(fspath(path))
        index._next = int(index._core.rows()[0].max(initial=-1)) + 1
        return index

    def __getstate__(self) -> dict[str, Any]:
        rows = None if self._core is None else self._core.rows()
        return {"n_jobs": self.n_jobs, "next": self._next, "rows": rows}

    def __setstate__(self, state: dict[str, Any]) -> None:
        self.n_jobs = state["n_jobs"]
        self._core = None
        self._next = 0
        if state["rows"] is not None:
            ids, rows = state["rows"]
            self.add(from_core(rows), ids)
        self._next = state["next"]

    def _filled(self) -> Any:
        if self._core is None:
            raise ValueError("the index is empty and does not know its features yet: call add first")
        return self._core


def _as_ids(ids: Any) -> NDArray[np.int64]:
    """The ids as an array of one dimension."""
    array = np.asarray(ids)
    if array.ndim != 1 or (array.size and array.dtype.kind not in "iu"):
        raise ValueError(f"ids must be integers in one dimension, got {array.dtype} of shape {array.shape}")
    return array.astype(np.int64)
