"""Labels of any kind, as the core takes them."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray


def label_codes(labels: ArrayLike) -> NDArray[np.int32]:
    """Labels, numbers or strings, as numbers from 0 in the order of the labels."""
    array = np.asarray(labels)
    if array.ndim != 1:
        raise ValueError(f"labels must have one dimension, got shape {array.shape}")
    return np.unique(array, return_inverse=True)[1].astype(np.int32)
