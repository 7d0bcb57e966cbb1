"""Which column is which field."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

USUAL_NAMES: dict[str, tuple[str, ...]] = {
    "id": ("id", "guid", "uid"),
    "headline": ("headline", "title"),
    "kicker": ("kicker",),
    "text": ("body", "text", "content", "article", "full_text", "content_text"),
    "takeaways": ("takeaways",),
    "byline": ("byline", "author", "authors"),
    "source": ("source", "outlet", "publisher", "newspaper"),
    "url": ("url", "link"),
    "published": (
        *("published", "date", "pub_date", "published_at", "date_published", "publication_date"),
        *("datetime", "timestamp"),
    ),
    "label": ("label", "event", "topic"),
    "language": ("language", "lang"),
}
"""Each field with the names that its column usually has, the preferred first."""


def plain(name: str) -> str:
    """A column's name without what people write in different ways.

    >>> plain("Pub_Date"), plain("pub date"), plain("pubDate")
    ('pubdate', 'pubdate', 'pubdate')
    """
    return "".join(name.split()).replace("_", "").replace("-", "").casefold()


_PREFERENCES = {plain(name): (field, i) for field, names in USUAL_NAMES.items() for i, name in enumerate(names)}


def check_mapping(columns: Mapping[str, str] | None) -> dict[str, str]:
    """The caller's ``columns=``, each key a field of ours.

    Raises
    ------
    TypeError, ValueError
        If it is no mapping of str to str, or a key is no field.
    """
    if columns is None:
        return {}
    if not isinstance(columns, Mapping):
        raise TypeError(f"columns must be a dict such as {{'headline': 'Title'}}, got {columns!r}")
    for field, column in columns.items():
        if field not in USUAL_NAMES:
            raise ValueError(f"columns: there is no field {field!r}; the fields are {', '.join(USUAL_NAMES)}")
        if not isinstance(column, str):
            raise TypeError(f"columns: {field!r} must be the name of a column, got {column!r}")
    return dict(columns)


def claimants(available: Sequence[str], mapping: Mapping[str, str]) -> dict[str, list[str]]:
    """For each field the columns that could be it, the preferred first.

    What is mapped by hand has no rival, and a column mapped by hand is no other field. Nor has a label a rival: where
    there is none, a label of another kind says something else.
    """
    found: dict[str, list[tuple[int, int, str]]] = {}
    taken = set(mapping.values())
    for at, name in enumerate(available):
        field, preference = _PREFERENCES.get(plain(name), ("", 0))
        if field and field not in mapping and name not in taken:
            found.setdefault(field, []).append((preference, at, name))
    usual = {field: [name for _, _, name in sorted(names)] for field, names in found.items()}
    usual |= {"label": usual["label"][:1]} if "label" in usual else {}
    by_hand = {field: [name] for field, name in mapping.items() if name in available}
    return {field: (by_hand | usual)[field] for field in USUAL_NAMES if field in by_hand or field in usual}


def find_columns(available: Sequence[str], mapping: Mapping[str, str], where: str) -> dict[str, str]:
    """The column of each field that a table has.

    Parameters
    ----------
    available : sequence of str
        The table's columns.
    mapping : mapping of str to str
        Field to column, by hand.
    where : str
        What to call the table in an error.

    Raises
    ------
    ValueError
        If a mapped column is not there, or nothing can be a text or a headline.

    Examples
    --------
    >>> find_columns(["Title", "content", "text", "mood"], {}, "table")
    {'headline': 'Title', 'text': 'text'}
    >>> find_columns(["Überschrift", "content"], {"headline": "Überschrift"}, "table")
    {'headline': 'Überschrift', 'text': 'content'}
    """
    check_present(available, mapping, where)
    fields = {field: names[0] for field, names in claimants(available, mapping).items()}
    if "text" not in fields and "headline" not in fields:
        raise ValueError(nothing_to_read(available, where))
    return fields


def check_present(available: Sequence[str], mapping: Mapping[str, str], where: str) -> None:
    """Each mapped column must be there."""
    for field, column in mapping.items():
        if column not in available:
            raise ValueError(f"{where}: there is no column {column!r} for {field!r}; {_these(available)}")


def nothing_to_read(available: Sequence[str], where: str) -> str:
    """What to tell of a table without texts."""
    return (
        f"{where}: no column for a text or a headline; {_these(available)}; "
        "name yours with columns={'text': ..., 'headline': ...}"
    )


def _these(available: Sequence[str]) -> str:
    names = ", ".join(repr(name) for name in available[:50])
    more = f" and {len(available) - 50} more" if len(available) > 50 else ""
    return f"the columns are {names}{more}" if available else "it has no columns"
