"""Why two stories are alike."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Any, overload

from scipy import sparse

from tidings import _core
from tidings._csr import as_csr, to_core
from tidings._story_shares import explain_stories, parts_of, rows_of
from tidings.corpus import Story
from tidings.story_explanation import StoryExplanation
from tidings.story_vectorizer import StoryVectorizer
from tidings.tfidf import TfidfVectorizer


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


@overload
def explain(
    a: Story | str,
    b: Story | str,
    feature_names: None = None,
    *,
    vectorizer: StoryVectorizer | TfidfVectorizer,
    half_life: Any = None,
    window: Any = None,
) -> StoryExplanation: ...
@overload
def explain(a: Any, b: Any, feature_names: Sequence[str] | None = None) -> Explanation: ...
def explain(
    a: Any,
    b: Any,
    feature_names: Sequence[str] | None = None,
    *,
    vectorizer: StoryVectorizer | TfidfVectorizer | None = None,
    half_life: Any = None,
    window: Any = None,
) -> Explanation | StoryExplanation:
    """Take the similarity of two rows, or of two stories, apart into the terms that they share.

    The share of a term is the product of its weights in both rows, divided by the product of the rows' norms: the
    shares sum to the cosine, and there is nothing else to it. For stories the shares are those of the terms of each
    field and of the background's low-rank part; the score is their sum times what time leaves of it.

    Parameters
    ----------
    a, b : sparse or dense matrix of shape (1, n_features); or Story or str, with a vectorizer
        For instance ``X[[i]]``, or ``stories[i]``.
    feature_names : sequence of n_features str, optional
        From ``get_feature_names_out``. Without it the terms are column numbers. For rows only.
    vectorizer : fitted StoryVectorizer or TfidfVectorizer, optional
        What makes rows of stories.
    half_life : timedelta, or number of days, optional
        The similarity of stories is multiplied by 2 ** (-days apart / half_life), where both have a date.
    window : timedelta, or number of days, optional
        The score of stories further apart is 0.

    Returns
    -------
    Explanation, or StoryExplanation for stories

    Raises
    ------
    ValueError
        If a or b is not a single row, they differ in width, or stories come without a vectorizer.

    Examples
    --------
    >>> explain([[3.0, 4.0, 0.0]], [[0.0, 1.0, 0.0]], ["ash", "lava", "train"]).terms
    [('lava', 0.8)]
    >>> vectorizer = TfidfVectorizer().fit(["Lava stops trains", "Ash and lava", "A strike"])
    >>> explain("Lava stops trains", "Ash and lava", vectorizer=vectorizer).terms[0].term
    'lava'
    """
    if isinstance(a, (Story, str)) and isinstance(b, (Story, str)):
        if vectorizer is None:
            raise ValueError("to explain stories a fitted vectorizer is needed: explain(a, b, vectorizer=...)")
        stories = (_as_story(a), _as_story(b))
        rows = rows_of(vectorizer, stories)
        return explain_stories(stories, rows, parts_of(vectorizer), half_life=half_life, window=window)
    return _explain_rows(a, b, feature_names)


def _as_story(story: Story | str) -> Story:
    return Story("", [story]) if isinstance(story, str) else story


def _explain_rows(a: Any, b: Any, feature_names: Sequence[str] | None) -> Explanation:
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
