"""How well two clusterings of the same stories agree."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from tidings import _core
from tidings._labels import label_codes
from tidings._silhouette import silhouette, silhouette_samples
from tidings._stability import stability

__all__ = [
    "Scores",
    "adjusted_mutual_info",
    "adjusted_rand",
    "bcubed",
    "completeness",
    "homogeneity",
    "normalized_mutual_info",
    "pairwise",
    "silhouette",
    "silhouette_samples",
    "stability",
    "v_measure",
]


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


def adjusted_mutual_info(labels_true: ArrayLike, labels_pred: ArrayLike) -> float:
    """Mutual information, adjusted for chance: 1 for equal clusterings, about 0 for random ones of any number.

    Parameters
    ----------
    labels_true, labels_pred : array-like of shape (n_stories,)

    References
    ----------
    N. X. Vinh, J. Epps and J. Bailey, Information theoretic measures for clusterings comparison, 2010.

    Examples
    --------
    >>> adjusted_mutual_info(["a", "a", "b", "b"], [1, 1, 0, 0])
    1.0
    """
    return _core.adjusted_mutual_info(*_codes(labels_true, labels_pred))


def homogeneity(labels_true: ArrayLike, labels_pred: ArrayLike) -> float:
    """The part of what there is to know of the classes that the clusters tell: 1 if no cluster mixes classes.

    Parameters
    ----------
    labels_true, labels_pred : array-like of shape (n_stories,)

    References
    ----------
    A. Rosenberg and J. Hirschberg, V-measure: a conditional entropy-based external cluster evaluation measure, 2007.

    Examples
    --------
    >>> homogeneity(["a", "a", "b", "b"], [0, 0, 1, 2])
    1.0
    """
    return _core.homogeneity(*_codes(labels_true, labels_pred))


def completeness(labels_true: ArrayLike, labels_pred: ArrayLike) -> float:
    """The part of what there is to know of the clusters that the classes tell: 1 if no class is spread over clusters.

    Parameters
    ----------
    labels_true, labels_pred : array-like of shape (n_stories,)

    Examples
    --------
    >>> completeness(["a", "a", "b", "b"], [0, 0, 0, 0])
    1.0
    """
    return _core.completeness(*_codes(labels_true, labels_pred))


def v_measure(labels_true: ArrayLike, labels_pred: ArrayLike, *, beta: float = 1.0) -> float:
    """The harmonic mean of homogeneity and completeness.

    Parameters
    ----------
    labels_true, labels_pred : array-like of shape (n_stories,)
    beta : float, default 1
        Above 1, completeness has more weight; below 1, homogeneity.

    Examples
    --------
    >>> round(v_measure(["a", "a", "b", "b"], [0, 0, 1, 2]), 3)
    0.8
    """
    truth, predicted = _codes(labels_true, labels_pred)
    return _core.v_measure(truth, predicted, float(beta))


def _codes(*labels: ArrayLike) -> list[NDArray[np.int32]]:
    return [label_codes(one) for one in labels]
