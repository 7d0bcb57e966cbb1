"""How far a clustering is the data's, and not chance's."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tidings import _core
from tidings._checks import choice, integer, threads
from tidings._csr import as_csr, to_core
from tidings._labels import label_codes
from tidings._progress import ProgressOption, progress_callback


def stability(
    clusterer: Any,
    X: Any,
    *,
    over: str = "halves",
    n_rounds: int = 10,
    random_state: int = 0,
    n_jobs: int | None = -1,
    progress: ProgressOption = False,
) -> float:
    """How well a clustering agrees with itself: the mean adjusted Rand index, 1 for always the same.

    Over halves, each round cuts the rows at random in two and clusters each half; every row also gets that cluster of
    the other half whose mean row is nearest by cosine, and both labels are compared. Over seeds, all rows are clustered
    with as many seeds as rounds, and each two clusterings are compared.

    Parameters
    ----------
    clusterer : estimator or callable
        An estimator with ``fit_predict``, of which copies are used, with ``random_state`` set if it has it; or a
        function of (rows of X, seed) that returns labels of any kind.
    X : sparse or dense matrix of shape (n_rows, n_features)
    over : {'halves', 'seeds'}, default 'halves'
    n_rounds : int, default 10
        At least 2 over seeds.
    random_state : int, default 0
        The first seed; the rounds have those that follow.
    n_jobs : int or None, default -1
        Threads for the comparison; None is 1, -1 one a core.
    progress : bool or callable, default False
        Show a bar (needs tqdm), or call ``progress(done, total)``.

    Returns
    -------
    float

    Raises
    ------
    ValueError
        If there are too few rows or rounds, or labels.

    References
    ----------
    T. Lange, V. Roth, M. L. Braun and J. M. Buhmann, Stability-based validation of clustering solutions, 2004.

    Examples
    --------
    >>> from tidings import AverageLink
    >>> stability(AverageLink(threshold=0.5), [[1, 0], [0, 1]] * 6)
    1.0
    """
    choice("over", over, ("halves", "seeds"))
    matrix, cluster = as_csr(X), _function(clusterer)
    n_rounds, seed = integer("n_rounds", n_rounds, 1), integer("random_state", random_state, 0)

    def labels(rows: NDArray[np.int32], seed: int) -> NDArray[np.int32]:
        return label_codes(cluster(matrix[rows], seed))

    if over == "seeds":
        return _core.stability_over_seeds(
            matrix.shape[0], labels, n_rounds, seed, progress_callback(progress, "stability")
        )
    arrays = to_core(matrix)
    return _core.stability_over_halves(
        arrays, labels, n_rounds, seed, threads(n_jobs), progress_callback(progress, "stability")
    )


def _function(clusterer: Any) -> Callable[[Any, int], Any]:
    if not hasattr(clusterer, "fit_predict"):
        if not callable(clusterer):
            raise ValueError(f"clusterer must have fit_predict or be a function of (X, seed), got {clusterer!r}")
        return clusterer  # type: ignore[no-any-return]

    def fit_predict(rows: Any, seed: int) -> Any:
        parameters = clusterer.get_params(deep=False)
        if "random_state" in parameters:
            parameters["random_state"] = seed
        return type(clusterer)(**parameters).fit_predict(rows)

    return fit_predict
