"""SciPy's sparse arrays, as the core takes and gives them."""

from __future__ import annotations

from typing import Any

import numpy as np
from scipy import sparse

CsrTuple = tuple[Any, Any, Any, tuple[int, int]]


def as_csr(matrix: Any, name: str = "X", dtype: Any = None) -> sparse.csr_array:
    """The matrix as a canonical csr_array of float32 or float64, or of that given; without a copy where it is one."""
    if dtype is not None and np.dtype(dtype).name not in ("float32", "float64"):
        raise ValueError(f"dtype must be float32 or float64, got {dtype!r}")
    if not sparse.issparse(matrix):
        matrix = np.asarray(matrix)
    if matrix.ndim != 2:
        raise ValueError(f"{name} must have two dimensions, got {matrix.ndim}: a row i of a matrix is {name}[[i]]")
    if np.issubdtype(matrix.dtype, np.complexfloating):
        raise ValueError(f"{name} must be real, got {matrix.dtype}")
    csr = sparse.csr_array(matrix)
    if dtype is not None:
        csr = csr.astype(dtype, copy=False)
    elif csr.dtype not in (np.float32, np.float64):
        csr = csr.astype(np.float64)
    if not csr.has_canonical_format:
        csr = csr.copy()
        csr.sum_duplicates()
    return csr


def to_core(csr: sparse.csr_array) -> CsrTuple:
    """The arrays of a matrix, with the 32-bit indices that the core has."""
    if csr.nnz > np.iinfo(np.int32).max or max(csr.shape) > np.iinfo(np.int32).max:
        raise ValueError(f"a matrix of shape {csr.shape} with {csr.nnz} non-zeros is more than 32-bit indices can hold")
    return csr.data, csr.indices.astype(np.int32, copy=False), csr.indptr.astype(np.int32, copy=False), csr.shape


def from_core(arrays: CsrTuple) -> sparse.csr_array:
    """A csr_array over the core's memory."""
    data, indices, indptr, shape = arrays
    return sparse.csr_array((data, indices, indptr), shape=shape, copy=False)
