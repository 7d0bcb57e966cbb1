"""Why two stories are alike."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from scipy import sparse

from tidings import _core
from tidings._csr import as_csr, to_core


@dataclass(frozen=True)
class Explanation:
    """A cosine similarity, taken apart.

    Attributes
    ----------
    similarity : float
        The sum of all shares.
    terms : list of (str or int, float)
        Each shared term, or its column where the terms are not known, and its share; the largest first.
    """

    similarity: float
    terms: list[tuple[Any, float]]

    def __repr__(self) -> str:
        rows = [f"  {share:.4f}  {term}" for term, share in self.terms[:15]]
        more = [f"  {sum(s for _, s in self.terms[15:]):.4f}  {len(self.terms) - 15} more"] if self.terms[15:] else []
        return "\n".join([f"similarity {self.similarity:.4f}, {len(self.terms)} shared terms", *rows, *more])

    def _repr_html_(self) -> str:
        rows = "".join(f"<tr><td>{escape(str(term))}</td><td>{share:.4f}</td></tr>" for term, share in self.terms[:15])
        more = f"<p>and {len(self.terms) - 15} more</p>" if self.terms[15:] else ""
        head = "<thead><tr><th>shared term</th><th>share</th></tr></thead>"
        return f"<p>similarity <b>{self.similarity:.4f}</b></p><table>{head}<tbody>{rows}</tbody></table>{more}"


def explain(a: Any, b: Any, feature_names: Sequence[str] | None = None) -> Explanation:
    """Take the cosine of two rows apart into the terms that they share.

    The share of a term is the product of its weights in both rows, divided by the product of the rows' norms: the
    shares sum to the cosine, and there is nothing else to it.

    Parameters
    ----------
    a, b : sparse or dense matrix of shape (1, n_features)
        For instance ``X[[i]]``.
    feature_names : sequence of n_features str, optional
        From ``get_feature_names_out``. Without it the terms are column numbers.

    Returns
    -------
    Explanation

    Raises
    ------
    ValueError
        If a or b is not a single row, or they differ in width.

    Examples
    --------
    >>> explain([[3.0, 4.0, 0.0]], [[0.0, 1.0, 0.0]], ["ash", "lava", "train"]).terms
    [('lava', 0.8)]
    """
    rows = [as_csr(row, name) for row, name in ((a, "a"), (b, "b"))]
    for row, name in zip(rows, "ab", strict=True):
        if row.shape[0] != 1:
            raise ValueError(f"{name} must be one row, got shape {row.shape}")
    if rows[0].shape != rows[1].shape:
        raise ValueError(f"a has {rows[0].shape[1]} columns, b has {rows[1].shape[1]}")
    pair = sparse.vstack(rows, format="csr")
    similarity, columns, shares = _core.explain(to_core(as_csr(pair)), 0, 1)
    names = columns.tolist() if feature_names is None else [feature_names[column] for column in columns]
    return Explanation(similarity, list(zip(names, shares.tolist(), strict=True)))
