"""How well two clusterings of the same stories agree."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from tidings import _core

__all__ = ["Scores", "adjusted_rand", "bcubed", "normalized_mutual_info", "pairwise"]


class Scores(NamedTuple):
    """Precision, recall and their harmonic mean, each in [0, 1]."""

    precision: float
    recall: float
    f1: float


def bcubed(labels_true: ArrayLike, labels_pred: ArrayLike) -> Scores:
    """B-cubed precision, recall and F1.

    The mean over stories of the part of the story's cluster that shares its true class (precision), and of the part of
    its true class that shares its cluster (recall).

    Parameters
    ----------
    labels_true, labels_pred : array-like of shape (n_stories,)
        Labels of any kind: numbers or strings.

    Raises
    ------
    ValueError
        If the lengths differ or are 0; so do all functions of this module.

    References
    ----------
    A. Bagga and B. Baldwin, Entity-based cross-document coreferencing using the vector space model, 1998.

    Examples
    --------
    >>> bcubed(["a", "a", "b"], [0, 0, 0])
    Scores(precision=0.5555555555555555, recall=1.0, f1=0.7142857142857143)
    """
    return Scores(*_core.bcubed(*_codes(labels_true, labels_pred)))


def pairwise(labels_true: ArrayLike, labels_pred: ArrayLike) -> Scores:
    """Precision, recall and F1 over pairs of stories; a ratio without any pair is 1.

    Parameters
    ----------
    labels_true, labels_pred : array-like of shape (n_stories,)

    Examples
    --------
    >>> pairwise(["a", "a", "b"], [0, 0, 0]).precision
    0.3333333333333333
    """
    return Scores(*_core.pairwise(*_codes(labels_true, labels_pred)))


def adjusted_rand(labels_true: ArrayLike, labels_pred: ArrayLike) -> float:
    """The Rand index, adjusted for chance: 1 for equal clusterings, about 0 for random ones.

    Parameters
    ----------
    labels_true, labels_pred : array-like of shape (n_stories,)

    References
    ----------
    L. Hubert and P. Arabie, Comparing partitions, 1985.

    Examples
    --------
    >>> adjusted_rand(["a", "a", "b"], [1, 1, 0])
    1.0
    """
    return _core.adjusted_rand(*_codes(labels_true, labels_pred))


def normalized_mutual_info(labels_true: ArrayLike, labels_pred: ArrayLike) -> float:
    """Mutual information, divided by the arithmetic mean of both entropies; 1 where both have one cluster only.

    Parameters
    ----------
    labels_true, labels_pred : array-like of shape (n_stories,)

    References
    ----------
    N. X. Vinh, J. Epps and J. Bailey, Information theoretic measures for clusterings comparison, 2010.

    Examples
    --------
    >>> normalized_mutual_info(["a", "a", "b", "b"], [0, 1, 0, 1])
    0.0
    """
    return _core.normalized_mutual_info(*_codes(labels_true, labels_pred))


def _codes(*labels: ArrayLike) -> list[NDArray[Any]]:
    arrays = [np.asarray(one) for one in labels]
    for array in arrays:
        if array.ndim != 1:
            raise ValueError(f"labels must have one dimension, got shape {array.shape}")
    return [np.unique(array, return_inverse=True)[1].astype(np.int32) for array in arrays]
