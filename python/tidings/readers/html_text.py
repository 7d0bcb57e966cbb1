"""HTML as the text of a page: a block a paragraph, and Markdown's marks for headings and links."""

from __future__ import annotations

import re
from html.parser import HTMLParser

_DROPPED = frozenset(
    {"script", "style", "title", "noscript", "template", "svg", "iframe", "object", "select", "button", "dialog"}
    | {"nav", "aside", "form", "header", "footer"}
)
_ROLES = frozenset({"navigation", "banner", "contentinfo", "search"})
_BLOCKS = frozenset(
    {"address", "article", "blockquote", "body", "caption", "center", "dd", "details", "div", "dl", "dt", "fieldset"}
    | {"figcaption", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "head", "hr", "html", "li", "main", "ol", "p", "pre"}
    | {"section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul", "header", "footer", "form"}
)
_BLANK = re.compile(r"[ \t\n\r\f]+")


def page_text(html: str, *, marks: bool = True) -> str:
    r"""The text of a saved page.

    Navigation, forms, scripts and what else is around the stories is dropped: script, style, nav, aside, form, and
    header and footer outside of article and main. What is opened and never closed is kept.

    Parameters
    ----------
    html : str
    marks : bool
        Whether headings get their "#" and links that stand alone are written as "[text](url)".

    Examples
    --------
    >>> page_text("<nav>Home</nav><h2><a href='/1'>Lava</a></h2><p>It <b>came</b>.<ul><li>one<li>two</ul>")
    '## [Lava](/1)\n\nIt came.\n\n• one\n• two'
    """
    reader = _Reader(marks=marks)
    reader.feed(html)
    reader.close()
    return reader.text()


class _Reader(HTMLParser):
    def __init__(self, *, marks: bool) -> None:
        super().__init__(convert_charrefs=True)
        self._marks = marks
        self._blocks: list[tuple[str, str]] = []  # mark and text
        self._inline: list[str] = []
        self._mark = ""
        self._links: list[str] = []  # of this block, each with its text
        self._link_text: list[str] = []
        self._href: str | None = None
        self._pre = 0
        self._contents = 0  # article and main that are open
        self._dropping = ""
        self._depth = self._begin = 0

    def text(self) -> str:
        """All blocks; a list's items stand close together."""
        lines: list[str] = []
        for i, (mark, block) in enumerate(self._blocks):
            lines += [""] * bool(i and not (mark == self._blocks[i - 1][0] == "• ")) + [mark + block]
        return "\n".join(lines)

    def close(self) -> None:
        super().close()
        self._flush()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        if tag in _BLOCKS or tag in _DROPPED:
            self._flush()
        self._enter(tag, attributes.get("role") or "")
        if tag == "br":
            self._inline.append("\n")
        elif tag == "hr":
            self._blocks.append(("", "---"))
        elif tag == "a":
            self._end_link()
            self._href = attributes.get("href")
        elif tag == "li":
            self._mark = "• "
        elif tag == "pre":
            self._pre += 1
        elif tag in ("article", "main"):
            self._contents += 1
        elif len(tag) == 2 and tag[0] == "h" and tag[1] in "123456":
            self._mark = "#" * int(tag[1]) + " " if self._marks else ""

    def handle_endtag(self, tag: str) -> None:
        if tag in _BLOCKS or tag in _DROPPED:
            self._flush()
            self._mark = ""
        if tag == "a":
            self._end_link()
        elif tag == "pre":
            self._pre = max(0, self._pre - 1)
        elif tag in ("article", "main"):
            self._contents = max(0, self._contents - 1)
        self._leave(tag)

    def handle_data(self, data: str) -> None:
        piece = data if self._pre else _BLANK.sub(" ", data)
        self._inline.append(piece)
        if self._href is not None:
            self._link_text.append(piece)

    def parse_marked_section(self, i: int, report: bool = True) -> int:
        """As in the library, which stops at what office programs write: <![if !supportLists]>."""
        try:
            return int(super().parse_marked_section(i, report))
        except AssertionError:
            return self.rawdata.find(">", i) + 1 or -1

    def _enter(self, tag: str, role: str) -> None:
        """Begin to drop, or go deeper into what is dropped."""
        if self._dropping:
            self._depth += tag == self._dropping
            if self._dropping == "form" and tag in ("article", "h1", "h2", "h3"):
                self._dropping = ""  # a form around the whole page
            return
        kept = tag in ("header", "footer") and self._contents
        if (tag in _DROPPED and not kept) or (role in _ROLES and tag in _BLOCKS):
            self._dropping, self._depth, self._begin = tag, 1, len(self._blocks)

    def _leave(self, tag: str) -> None:
        if tag == self._dropping:
            self._depth -= 1
            if self._depth == 0:
                del self._blocks[self._begin :]
                self._dropping = ""

    def _end_link(self) -> None:
        if self._href and not self._href.startswith(("#", "javascript:")):
            text = "".join(self._link_text).strip()
            self._links += [f"[{text}]({self._href.strip()})"] if text else []
        self._href = None
        self._link_text.clear()

    def _flush(self) -> None:
        """End a block."""
        if self._href is not None:  # the link goes on in the next block
            href, text = self._href, self._link_text.copy()
            self._end_link()
            self._href = href if not text or "".join(text).isspace() else None
        whole = "".join(self._inline)
        link = self._links[0] if self._marks and len(self._links) == 1 else ""
        self._inline.clear()
        self._links.clear()
        if link and link.startswith(f"[{whole.strip()}]("):
            self._add(link)
        elif self._pre:
            self._add(whole.strip("\n"))
        else:
            for paragraph in re.split(r" *\n *(?:\n *)+", whole):
                self._add(re.sub(r" *\n *", "\n", paragraph).strip())

    def _add(self, text: str) -> None:
        if text.strip():
            self._blocks.append((self._mark, text))
            self._mark = ""
