"""What the heatmap and the report share: harmless text, short text, numbers, colours, whole files."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterable
from html import escape as _escape
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from tidings._files import replacing

if TYPE_CHECKING:
    from tidings.corpus import Story

EDGES = (0.02, 0.05, 0.1, 0.15, 0.2, 0.3, 0.45, 0.65)
"""Cosines at which the next darker colour begins. They lie closer where cosines of news do."""

COLOURS = ("#eff5f9", "#cfe4f1", "#9fcbe7", "#72b1da", "#4895c7", "#2b7db1", "#166596", "#0d4e78", "#0e3857")
"""One hue, light to dark, in equal steps of lightness (OKLCH): it reads the same in grey, and to the colour-blind."""

_NOT_IN_XML = re.compile(r"[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def escape(text: str) -> str:
    """The text as HTML and XML show it, in an element or in a quoted attribute; what XML forbids becomes U+FFFD."""
    return _escape(_NOT_IN_XML.sub("\ufffd", text), quote=True)


def shorten(text: str, width: int) -> str:
    """The first words of a text on one line, followed by an ellipsis if that is not all.

    Parameters
    ----------
    text : str
    width : int
        In columns: a wide East Asian character takes two, a combining one none.
    """
    text = " ".join(text.split())
    fits = _fitting(text, width)
    if fits == len(text):
        return text
    cut = text[: _fitting(text, width - 1) + 1]
    words, blank, _ = cut.rpartition(" ")
    return (words if blank and 2 * len(words) > len(cut) else cut[:-1]).rstrip(" ,;:-–—") + "…"


def _fitting(text: str, width: int) -> int:
    """How many characters fit into a width."""
    for i, character in enumerate(text):
        width -= columns(character)
        if width < 0:
            return i
    return len(text)


def columns(text: str) -> int:
    r"""How wide a text is in a terminal.

    >>> columns("ab"), columns("日本"), columns("e\u0301")
    (2, 4, 1)
    """
    return sum(0 if unicodedata.combining(c) else 1 + (unicodedata.east_asian_width(c) in "WF") for c in text)


def name_of(story: Story, width: int = 90) -> str:
    """A story's headline, or the first words of one that has none."""
    return " ".join(story.headline.split()) or shorten(story.text, width) or "(an empty story)"


def number(value: float) -> str:
    """A cosine or a share in two digits, or three places if it is small.

    >>> number(0.417), number(0.0417), number(0.0)
    ('0.42', '0.042', '0')
    """
    return f"{value:.2f}" if abs(value) >= 0.0995 else f"{value:.3f}" if value else "0"


def count(n: int, one: str, many: str | None = None) -> str:
    """A number and its noun.

    >>> count(1, "event"), count(1200, "story", "stories")
    ('1 event', '1,200 stories')
    """
    return f"{n:,} {one if n == 1 else many or one + 's'}"


def steps(cosines: Iterable[float] | NDArray[Any]) -> NDArray[np.intp]:
    """The colour of each cosine, as a position in `COLOURS`."""
    return np.searchsorted(EDGES, np.asarray(cosines), side="right")


def write_whole(path: str | os.PathLike[str], text: str) -> None:
    """Write a file as UTF-8 so that a reader sees the old one or the new one, never a part.

    Raises
    ------
    OSError
        If the folder is not there or may not be written.
    """
    with replacing(path) as draft:
        draft.write_text(text, encoding="utf-8", newline="\n")
