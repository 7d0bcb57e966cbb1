"""How counts become weights, as the core takes it."""

from __future__ import annotations

from typing import Any

from tidings import _core
from tidings._checks import choice, number

FORMULAS = {
    "tf": ("natural", "logarithmic", "augmented", "binary", "log_average", "bm25"),
    "idf": ("none", "smooth", "plain", "logarithmic", "probabilistic", "bm25"),
    "norm": ("none", "l1", "l2", "pivoted"),
}
"""What a weighting is made of, by the core's names."""

SMART = (
    {"n": "natural", "l": "logarithmic", "a": "augmented", "b": "binary", "L": "log_average"},
    {"n": "none", "t": "logarithmic", "p": "probabilistic"},
    {"n": "none", "c": "l2", "u": "pivoted"},
)
"""SMART's letters for some of them."""


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


def uses_idf(estimator: Any) -> bool:
    """Whether the parameters say that weights have an idf."""
    return _formulas(estimator)[1] != "none"


def has_unit_rows(estimator: Any) -> bool:
    """Whether the parameters say that rows are divided by their length."""
    return _formulas(estimator)[2] == "l2"


def _formulas(estimator: Any) -> tuple[str, str, str]:
    norm = estimator.norm or "none"
    scheme = estimator.weighting
    if scheme is None:
        idf = ("smooth" if estimator.smooth_idf else "plain") if estimator.use_idf else "none"
        return ("logarithmic" if estimator.sublinear_tf else "natural"), idf, norm
    if scheme == "bm25":
        return "bm25", "bm25", norm
    if isinstance(scheme, (tuple, list)) and len(scheme) == len(FORMULAS):
        for (what, names), name in zip(FORMULAS.items(), scheme, strict=True):
            choice(f"the {what} of weighting", name, names)
        return scheme[0], scheme[1], scheme[2]
    if isinstance(scheme, str) and len(scheme) == len(FORMULAS):
        tf, idf, norm = (letters.get(letter, "") for letters, letter in zip(SMART, scheme, strict=True))
        if tf and idf and norm:
            return tf, idf, norm
    raise ValueError(
        "weighting must be None, 'bm25', three letters of SMART's such as 'ltc' (n, l, a, b or L, then n, t or p, then "
        f"n, c or u), or names of three formulas such as ('bm25', 'smooth', 'l2'), got {scheme!r}"
    )
