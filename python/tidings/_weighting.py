"""How counts become weights, as the core takes it."""

from __future__ import annotations

from typing import Any

from tidings import _core
from tidings._checks import choice, number

_TF = {"n": "natural", "l": "logarithmic", "a": "augmented", "b": "binary", "L": "log_average"}
_IDF = {"n": "none", "t": "logarithmic", "p": "probabilistic"}
_NORM = {"n": "none", "c": "l2", "u": "pivoted"}


def core_weighting(estimator: Any) -> _core.Weighting:
    """What the parameters of a TfidfVectorizer or TfidfTransformer say.

    Raises
    ------
    ValueError
        If one of them is wrong.
    """
    choice("norm", estimator.norm, ("l1", "l2", "pivoted", None))
    tf, idf, norm = _formulas(estimator)
    return _core.Weighting(
        tf=tf,
        idf=idf,
        norm=norm,
        k1=number("k1", estimator.k1),
        b=number("b", estimator.b),
        slope=number("slope", estimator.slope),
    )


def _formulas(estimator: Any) -> tuple[str, str, str]:
    norm = estimator.norm or "none"
    name = estimator.weighting
    if name is None:
        idf = ("smooth" if estimator.smooth_idf else "plain") if estimator.use_idf else "none"
        return ("logarithmic" if estimator.sublinear_tf else "natural"), idf, norm
    if name == "bm25":
        return "bm25", "bm25", norm
    if not (isinstance(name, str) and len(name) == 3 and name[0] in _TF and name[1] in _IDF and name[2] in _NORM):
        raise ValueError(
            "weighting must be None, 'bm25', or three letters of SMART's such as 'ltc' (n, l, a, b or L, then n, t or "
            f"p, then n, c or u), got {name!r}"
        )
    return _TF[name[0]], _IDF[name[1]], _NORM[name[2]]
