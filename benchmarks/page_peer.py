"""What people write who split a page with regular expressions."""

from __future__ import annotations

import re

from page_scores import Found

BYLINE = re.compile(r"^\s*\W?By ((?:[A-Z][\w.'’-]+ ?)+(?:(?:,| and) (?:[A-Z][\w.'’-]+ ?)+)*)", re.UNICODE)
DATELINE = re.compile(r"^\s*([A-Z][A-Z .'/]+(?:, [A-Z][\w. ]+)?)(?:, (\w+\.? \d+))?\s*(?:\((\w+)\))?\s*[-–—]\s*")
LABEL = re.compile(r"^(?:#+ |HEADLINE: |HD )")
HEADLINE = re.compile(r"^\S.{5,160}$")
STOP = re.compile(r"[.!?:,;][\"”’')\]]*$")


def regular_expressions(text: str) -> list[Found]:
    """A short line without a final stop, over a byline, a dateline or a paragraph, begins a story."""
    lines = text.split("\n")
    starts = [at for at in range(len(lines)) if begins(lines, at)]
    ends = [*starts[1:], len(lines)]
    return [Found((start,), fields_of(lines[start:end])) for start, end in zip(starts, ends, strict=False)]


def begins(lines: list[str], at: int) -> bool:
    if LABEL.match(lines[at]):
        return True
    if (at and lines[at - 1].strip()) or not HEADLINE.match(lines[at]) or STOP.search(lines[at]):
        return False
    below = next((line for line in lines[at + 1 : at + 4] if line.strip()), "")
    return bool(BYLINE.match(below) or DATELINE.match(below) or len(below) > 160)


def fields_of(lines: list[str]) -> dict[str, list[str]]:
    fields: dict[str, list[str]] = {"headline": [LABEL.sub("", lines[0])], "paragraphs": []}
    for text in re.split(r"\n\s*\n", "\n".join(lines[1:])):
        byline, dateline = BYLINE.match(text), DATELINE.match(text)
        if byline and "byline" not in fields:
            fields["byline"] = re.split(r", | and ", byline[1].strip())
        elif text.strip():
            is_first = dateline is not None and "places" not in fields
            if dateline and is_first:
                fields["places"] = dateline[1].split("/")
                fields["dateline date"] = [dateline[2]] if dateline[2] else []
                fields["agency"] = [dateline[3]] if dateline[3] else []
            fields["paragraphs"].append(text[dateline.end() :] if dateline and is_first else text)
    return fields
