"""A picture of how alike the stories are, ordered by event."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, islice, pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from tidings._heatmap_svg import draw
from tidings._html import count, name_of, write_whole

if TYPE_CHECKING:
    from tidings.analysis import Analysis
    from tidings.event_results import Event


@dataclass(frozen=True, eq=False)
class Heatmap:
    """Stories ordered by event, and the cosines of each pair. A notebook shows it as a picture.

    Attributes
    ----------
    positions : ndarray of shape (n,), intp
        Where the story of each row stands in the analysis: events in their order, within an event the best fit first.
    labels : ndarray of shape (n,), intp
        The event of each row.
    headlines : list of n str
    similarities : csr_array of shape (n, n)
        Similarities of the rows, without those of 0 and of a story with itself.
    threshold : float
        The mean similarity down to which stories were joined.
    n_stories : int
        Of the analysis; more than n where only the largest events are drawn.
    """

    positions: NDArray[np.intp]
    labels: NDArray[np.intp]
    headlines: list[str] = field(repr=False)
    similarities: sparse.csr_array = field(repr=False)
    threshold: float
    n_stories: int

    @property
    def boundaries(self) -> list[tuple[int, int]]:
        """The rows [begin, end) of each event, from the top."""
        n = len(self.labels)
        starts = [0, *(np.flatnonzero(np.diff(self.labels)) + 1).tolist(), n] if n else []
        return list(pairwise(starts))

    def to_svg(self, tooltips: int = 4000) -> str:
        """The picture: one XML document that needs no other file, the same bytes for the same stories.

        Parameters
        ----------
        tooltips : int, default 4000
            How many cells name their two stories and their cosine when pointed at, the most similar pairs first. Every
            cell is drawn; the others are drawn together, which keeps a large picture near 1 MB.

        Raises
        ------
        ValueError
            If `tooltips` is negative.
        """
        if tooltips < 0:
            raise ValueError(f"tooltips must be 0 or more, not {tooltips}")
        return draw(self, tooltips)

    def save(self, path: str | os.PathLike[str]) -> None:
        """Write the picture to an .svg file; one that is there is replaced.

        Raises
        ------
        ValueError
            If the name does not end in .svg.
        OSError
            If it can't be written there.
        """
        if Path(path).suffix.lower() != ".svg":
            raise ValueError(f"a heatmap is saved as .svg, not as {os.fspath(path)!r}")
        write_whole(path, self.to_svg())

    def _repr_svg_(self) -> str:
        return self.to_svg()

    def __repr__(self) -> str:
        shown = f"{len(self.positions):,} of " if len(self.positions) < self.n_stories else ""
        cells = f"{self.similarities.nnz:,} cells"
        events = count(len(self.boundaries), "event")
        return f"Heatmap of {shown}{count(self.n_stories, 'story', 'stories')} in {events}: {cells}"


def heatmap(analysis: Analysis, max_stories: int = 200) -> Heatmap:
    """Order the stories of an analysis by event, for a picture of their similarities.

    Parameters
    ----------
    analysis : Analysis
    max_stories : int, default 200
        Above it, only the first so many are taken, the largest events first; the picture says so.

    Returns
    -------
    Heatmap

    Raises
    ------
    ValueError
        If `max_stories` is less than 1.

    Examples
    --------
    >>> import tidings
    >>> analysis = tidings.analyze(tidings.read(tidings.sample_page()))
    >>> picture = heatmap(analysis)
    >>> picture.to_svg().startswith("<svg")
    True
    >>> analysis.events[0].headline in picture.headlines[:5]
    True
    """
    if max_stories < 1:
        raise ValueError(f"max_stories must be 1 or more, not {max_stories}")
    ordered = chain.from_iterable(_best_first(analysis, event) for event in analysis.events)
    positions = list(islice(ordered, max_stories))
    return Heatmap(
        positions=np.asarray(positions, dtype=np.intp),
        labels=np.asarray(analysis.labels_, dtype=np.intp)[positions],
        headlines=[name_of(analysis.stories[i]) for i in positions],
        similarities=_without_diagonal(analysis, positions),
        threshold=analysis.threshold,
        n_stories=len(analysis.stories),
    )


def _best_first(analysis: Analysis, event: Event) -> Iterator[int]:
    return iter(sorted(event.members, key=lambda i: (-analysis.memberships[i].fit, i)))


def _without_diagonal(analysis: Analysis, positions: Sequence[int]) -> sparse.csr_array:
    """The cosines above 0 of different stories, columns rising in each row."""
    found = sparse.coo_array(analysis.similarities(positions))
    kept = (found.data > 0) & (found.row != found.col)
    cells = (found.data[kept], (found.row[kept], found.col[kept]))
    similarities = sparse.csr_array(cells, shape=found.shape)
    similarities.sort_indices()
    return similarities
