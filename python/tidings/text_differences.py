"""What one text has that another has not."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from tidings import _core
from tidings._html import escape, shorten
from tidings.corpus import Story

Span = tuple[int, int]

_LONE = re.compile("[\ud800-\udfff]")
_CUT = "background:rgba(200,60,40,.18);color:inherit"
_ADDED = "background:rgba(30,150,80,.2);color:inherit;text-decoration:none"
_BOILERPLATE = "opacity:.45"


class Difference(NamedTuple):
    """A passage that two texts share, or what stands in the one in place of what stands in the other."""

    same: bool
    first: Span
    """Bytes of the UTF-8 of the first text; empty where something was added."""
    second: Span


@dataclass(frozen=True)
class Differences:
    """Two texts, compared word by word; see `differences`.

    Attributes
    ----------
    first, second : str
        Lone surrogates, which UTF-8 has not, are replaced by U+FFFD.
    passages : list of Difference
        In the order of the texts; they cover both. None where neither has a word.
    boilerplate : pair of lists of (int, int)
        Bytes of either text that unrelated stories have too, which are shown in grey.
    """

    first: str
    second: str
    passages: list[Difference]
    boilerplate: tuple[Sequence[Span], Sequence[Span]] = field(default=((), ()), repr=False)

    @cached_property
    def _contents(self) -> tuple[bytes, bytes]:
        return self.first.encode(), self.second.encode()

    @property
    def cut(self) -> list[str]:
        """The passages that only the first text has."""
        spans = [passage.first for passage in self.passages if not passage.same]
        return [text for text in (_slice(self._contents[0], span).strip() for span in spans) if text]

    @property
    def added(self) -> list[str]:
        """The passages that only the second text has."""
        spans = [passage.second for passage in self.passages if not passage.same]
        return [text for text in (_slice(self._contents[1], span).strip() for span in spans) if text]

    def __repr__(self) -> str:
        lines = []
        for same, first, second in self.passages:
            pairs = zip(self._contents, (first, second), strict=True)
            old, new = (shorten(_slice(content, span), 100) for content, span in pairs)
            lines += [f"  {new}"] if same else [f"{mark} {text}" for mark, text in (("-", old), ("+", new)) if text]
        return "\n".join(lines)

    def _repr_html_(self) -> str:
        pieces = []
        for same, first, second in self.passages:
            new = _shown(self._contents[1], second, self.boilerplate[1])
            if same:
                pieces.append(new)
                continue
            old = _shown(self._contents[0], first, self.boilerplate[0])
            pieces.append(f'<del style="{_CUT}">{old}</del>' if old else "")
            pieces.append(f'<ins style="{_ADDED}">{new}</ins>' if new else "")
        style = "white-space:pre-wrap;text-align:start;line-height:1.5;max-width:60em"
        return f'<div class="tidings-differences" dir="auto" style="{style}">{"".join(pieces)}</div>'


def differences(first: Story | str, second: Story | str) -> Differences:
    """Compare two texts word by word, whatever their case and what stands between the words.

    Parameters
    ----------
    first, second : Story or str
        For instance a story and its reprint.

    Returns
    -------
    Differences

    Examples
    --------
    >>> found = differences("Lava reached the harbour on Monday night.", "Slow lava reached the harbour.")
    >>> found.cut, found.added
    (['on Monday night.'], ['Slow'])
    """
    return compared(_text(first), _text(second), ((), ()))


def compared(first: str, second: str, boilerplate: tuple[Sequence[Span], Sequence[Span]]) -> Differences:
    """The differences of two texts of which boilerplate is known; a lone surrogate becomes U+FFFD, as in the core."""
    first, second = (_LONE.sub("\ufffd", text) for text in (first, second))
    passages = [Difference(*passage) for passage in _core.differences(first, second)]
    return Differences(first, second, passages, boilerplate)


def _text(story: Story | str) -> str:
    return story if isinstance(story, str) else story.text


def _slice(content: bytes, span: Span) -> str:
    return content[span[0] : span[1]].decode(errors="replace")


def _shown(content: bytes, span: Span, boilerplate: Sequence[Span]) -> str:
    """A passage, what is boilerplate in grey."""
    pieces = []
    at, end = span
    for first, last in boilerplate:
        begin, stop = max(at, first), min(end, last)
        if begin >= stop:
            continue
        grey = escape(_slice(content, (begin, stop)))
        pieces += [escape(_slice(content, (at, begin))), f'<span style="{_BOILERPLATE}">{grey}</span>']
        at = stop
    pieces.append(escape(_slice(content, (at, end))))
    return "".join(pieces)
