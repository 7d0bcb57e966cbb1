"""The heatmap as SVG: cells in units of one story, everything around them in pixels."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from tidings._html import COLOURS, EDGES, count, escape, number, shorten, steps

if TYPE_CHECKING:
    from tidings.heatmap import Heatmap

_TOP, _RIGHT = 26, 16
_INK, _MUTED, _SELF = "#1c2126", "#59636b", "#c9cdd0"
_FONT = "system-ui,-apple-system,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif"
_KEY_STEP = 44


def draw(heatmap: Heatmap, tooltips: int) -> str:
    """The whole picture."""
    n = len(heatmap.positions)
    cell = min(26, max(7, 620 // max(n, 1)))
    left = _left(cell)
    width = left + max(n * cell, len(COLOURS) * _KEY_STEP + 180) + _RIGHT
    bottom = _TOP + n * cell
    height = bottom + 74 + (20 if n < heatmap.n_stories else 0)
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" '
            f'role="img" aria-label="{escape(_description(heatmap))}" font-family="{_FONT}" fill="{_INK}">',
            f'<rect width="{width}" height="{height}" fill="#fff"/>',
            *_headlines(heatmap, cell),
            f'<g transform="translate({left} {_TOP}) scale({cell})">',
            *_cells(heatmap, tooltips),
            _grid(n, cell),
            *_outlines(heatmap, cell),
            "</g>",
            *_event_numbers(heatmap, cell),
            *_key(heatmap.threshold, left, bottom + 36),
            *_note(heatmap, left, height - 10),
            "</svg>",
        ]
    )


def _font(cell: int) -> float:
    """The size of the headlines."""
    return min(12.0, cell - 0.5)


def _left(cell: int) -> int:
    """Where the cells begin: right of the event numbers and of the longest headline."""
    return max(200, round(42 + 25.4 * _font(cell)))


def _description(heatmap: Heatmap) -> str:
    n = len(heatmap.positions)
    return f"Similarities of {count(n, 'story', 'stories')} in {count(len(heatmap.boundaries), 'event')}"


def _headlines(heatmap: Heatmap, cell: int) -> Iterator[str]:
    size = _font(cell)
    yield f'<g font-size="{size:g}" text-anchor="end">'
    for i, headline in enumerate(heatmap.headlines):
        y = _TOP + (i + 0.5) * cell + 0.35 * size
        short = shorten(headline, 46)
        full = f"<title>{escape(headline)}</title>" if short != headline else ""
        yield f'<text x="{_left(cell) - 10}" y="{y:g}">{escape(short)}{full}</text>'
    yield "</g>"


def _cells(heatmap: Heatmap, tooltips: int) -> Iterator[str]:
    """The cells that name their stories one by one, all others of a colour in one path."""
    found = sparse.coo_array(heatmap.similarities)
    colour = steps(found.data)
    named = np.zeros(found.nnz, dtype=bool)
    named[np.lexsort((found.col, found.row, -found.data))[:tooltips]] = True
    names = [escape(shorten(headline, 48)) for headline in heatmap.headlines]
    diagonal = np.arange(len(names))
    yield f'<path fill="{_SELF}" d="{_squares(diagonal, diagonal)}"/>'
    for step, fill in enumerate(COLOURS):
        rest = (colour == step) & ~named
        yield f'<g fill="{fill}">'
        if rest.any():
            yield f'<path d="{_squares(found.row[rest], found.col[rest])}"/>'
        for k in np.flatnonzero((colour == step) & named):
            row, column = int(found.row[k]), int(found.col[k])
            tip = f"{number(found.data[k])}\n{names[row]}\n{names[column]}"
            yield f'<path d="M{column} {row}h1v1h-1z"><title>{tip}</title></path>'
        yield "</g>"


def _squares(rows: NDArray[np.intp], columns: NDArray[np.intp]) -> str:
    """One path over cells that come row by row, columns rising: neighbours in a row become one rectangle."""
    if not rows.size:
        return ""
    starts = np.flatnonzero(np.diff(rows, prepend=-1) | (np.diff(columns, prepend=-2) != 1))
    lengths = np.diff(starts, append=rows.size)
    runs = zip(rows[starts].tolist(), columns[starts].tolist(), lengths.tolist(), strict=True)
    return "".join(f"M{column} {row}h{length}v1h-{length}z" for row, column, length in runs)


def _grid(n: int, cell: int) -> str:
    """White lines between the cells."""
    lines = "".join(f"M0 {i}h{n}M{i} 0v{n}" for i in range(n + 1))
    return f'<path d="{lines}" fill="none" stroke="#fff" stroke-width="{1 / cell:.3f}"/>'


def _outlines(heatmap: Heatmap, cell: int) -> Iterator[str]:
    """A frame around each event of two stories or more."""
    n = len(heatmap.positions)
    hairline = f'fill="none" stroke="{_INK}" stroke-width="{0.6 / cell:.3f}" stroke-opacity=".35"'
    yield f'<rect width="{n}" height="{n}" {hairline}/>'
    yield f'<g fill="none" stroke="{_INK}" stroke-width="{1.6 / cell:.3f}">'
    for begin, end in heatmap.boundaries:
        if end - begin > 1:
            yield f'<rect x="{begin}" y="{begin}" width="{end - begin}" height="{end - begin}"/>'
    yield "</g>"


def _event_numbers(heatmap: Heatmap, cell: int) -> Iterator[str]:
    """Each event's number at its rows, with a bracket, and above its columns."""
    yield '<g font-size="11" font-weight="700" text-anchor="middle">'
    for begin, end in heatmap.boundaries:
        if end - begin > 1:
            label, middle = heatmap.labels[begin], (begin + end) / 2 * cell
            top, bottom = _TOP + begin * cell + 2, _TOP + end * cell - 2
            yield f'<text x="14" y="{_TOP + middle + 4:g}">{label}</text>'
            yield f'<path d="M26 {top}V{bottom}" stroke="{_INK}" stroke-width="1.6"/>'
            yield f'<text x="{_left(cell) + middle:g}" y="{_TOP - 8}">{label}</text>'
    yield "</g>"


def _key(threshold: float, x: int, y: int) -> Iterator[str]:
    """The colours and the cosines between them, with a mark where the events were cut."""
    yield f'<g transform="translate({x} {y})" font-size="11" fill="{_MUTED}" text-anchor="middle">'
    yield '<text x="-10" y="10" text-anchor="end">similarity of two stories</text>'
    for i, fill in enumerate(COLOURS):
        yield f'<rect x="{i * _KEY_STEP}" width="{_KEY_STEP}" height="12" fill="{fill}"/>'
    for i, edge in enumerate((0.0, *EDGES, 1.0)):
        yield f'<text x="{i * _KEY_STEP}" y="26">{edge:g}</text>'
    right = len(COLOURS) * _KEY_STEP + 24
    yield f'<rect x="{right}" width="12" height="12" fill="{_SELF}"/>'
    yield f'<text x="{right + 18}" y="10" text-anchor="start">itself</text>'
    yield f'<rect x="{right}" y="17" width="12" height="12" fill="none" stroke="{_INK}" stroke-width="1.6"/>'
    yield f'<text x="{right + 18}" y="27" text-anchor="start">an event, with its number</text>'
    if threshold > 0:
        at = float(np.interp(threshold, (0.0, *EDGES, 1.0), np.arange(len(EDGES) + 2) * _KEY_STEP))
        yield f'<path d="M{at:.1f} 14V-4" stroke="{_INK}" stroke-width="1.6"/>'
        yield f'<text x="{at:.1f}" y="-9" fill="{_INK}">events joined down to a mean of {number(threshold)}</text>'
    yield "</g>"


def _note(heatmap: Heatmap, x: int, y: int) -> Iterator[str]:
    """What is left out, if something is."""
    n = len(heatmap.positions)
    if n < heatmap.n_stories:
        text = f"Drawn: {n:,} of {count(heatmap.n_stories, 'story', 'stories')}, the largest events first."
        yield f'<text x="{x}" y="{y}" font-size="11" fill="{_MUTED}">{text}</text>'
