"""A corpus as a notebook shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from tidings._html import count, escape, name_of, shorten

if TYPE_CHECKING:
    from tidings.corpus import Corpus

_SHOWN = 10
_WIDTH = 90


def corpus_text(corpus: Corpus) -> str:
    """A line for each of the first stories."""
    shown = [f"  {i}: {name_of(corpus[i])!r}" for i in range(min(len(corpus), _SHOWN))]
    more = [f"  ... and {len(corpus) - _SHOWN:,} more"] if len(corpus) > _SHOWN else []
    return "\n".join([f"Corpus of {count(len(corpus), 'story', 'stories')}", *shown, *more])


def corpus_html(corpus: Corpus) -> str:
    """A table of the first stories: headline, source, date, first words."""
    names = "".join(f"<th>{name}</th>" for name in ("", "headline", "source", "date", "first words"))
    rows = "".join(_row(corpus, i) for i in range(min(len(corpus), _SHOWN)))
    more = f"<p>… and {len(corpus) - _SHOWN:,} more</p>" if len(corpus) > _SHOWN else ""
    table = f"<table><thead><tr>{names}</tr></thead><tbody>{rows}</tbody></table>" if rows else ""
    return f"<p>{escape(_title(corpus))}</p>{table}{more}"


def _title(corpus: Corpus) -> str:
    dates = corpus.published
    dates = dates[~np.isnat(dates)]
    span = f", {_day(dates.min())} to {_day(dates.max())}" if dates.size else ""
    return f"Corpus of {count(len(corpus), 'story', 'stories')}{span}"


def _row(corpus: Corpus, position: int) -> str:
    story = corpus[position]
    words = shorten(story.body or story.text, _WIDTH)
    cells = (str(position), name_of(story), story.source, story.published[:10], words)
    style = ' style="text-align: left"'
    return f"<tr>{''.join(f'<td{style}>{escape(cell)}</td>' for cell in cells)}</tr>"


def _day(moment: np.datetime64) -> str:
    return str(moment.astype("datetime64[D]"))
