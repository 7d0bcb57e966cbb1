"""Rows become stories."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from tidings._jsonl import story_of
from tidings.corpus import Corpus
from tidings.readers.account import Account
from tidings.readers.columns import USUAL_NAMES, check_present, claimants, nothing_to_read
from tidings.readers.core import Problem, empty_rows, from_columns

Place = Callable[[int], str]
"""What to call a row, by its position, in a warning: 'data.csv, line 7'."""

_NOT_BLANK = frozenset("\x1c\x1d\x1e\x1f")  # str.strip takes them for white space; Unicode and the core do not


def stories_of(columns: Mapping[str, Sequence[Any]], place: Place, account: Account) -> Corpus:
    """The stories of a table, by fields; what is odd goes into the account."""
    if not any(len(values) for values in columns.values()):
        return Corpus()
    fields = dict(_with_own_ids(columns, place, account))
    if "takeaways" in fields:  # as `tidings split --csv` writes them
        fields["takeaways"] = [v.splitlines() if isinstance(v, str) else v for v in fields["takeaways"]]
    return told_of(*from_columns(fields), place, account)


def told_of(corpus: Corpus, problems: Iterable[Problem], place: Place, account: Account) -> Corpus:
    """The corpus, after its dates that are none and its rows without a text went into the account."""
    for row, _, value in problems:
        shown = repr(value) if len(repr(value)) <= 80 else repr(value)[:79] + "…"
        account.problem("dates that are none", f"{place(row)}: {shown} is no date; the story is kept without one")
    for row in empty_rows(corpus):
        account.problem("rows without a text", f"{place(row)} has neither a text nor a headline; its story is empty")
    account.report.files[-1].stories += len(corpus)
    return corpus


def _with_own_ids(columns: Mapping[str, Sequence[Any]], place: Place, account: Account) -> Mapping[str, Sequence[Any]]:
    """The columns with an id for one story only: one that repeats gets a number after it, as in Corpus's sum."""
    ids = ["" if missing(value) else text_of(value) for value in columns.get("id", ())]
    taken = set(filter(None, ids))
    if len(taken) == sum(map(bool, ids)):
        return columns
    suffixes: dict[str, int] = {}
    for row, name in enumerate(ids):
        if not name or suffixes.setdefault(name, 1) == 1:
            suffixes[name] = 2
            continue
        while f"{name}-{suffixes[name]}" in taken:
            suffixes[name] += 1
        ids[row] = f"{name}-{suffixes[name]}"
        taken.add(ids[row])
        account.problem("ids that repeat", f"{place(row)}: the id {name!r} repeats; this story gets {ids[row]!r}")
    return {**columns, "id": ids}


class RowReader:
    """Takes rows that are dicts, whose keys may differ from row to row.

    Of several keys for a field, the first in the order of preference that has a value counts. Rows whose keys say
    nothing become empty stories, with a warning; if all are so, that is an error.
    """

    def __init__(self, where: str, mapping: Mapping[str, str], account: Account) -> None:
        self._where = where
        self._mapping = mapping
        self._account = account
        self._keys: dict[str, None] = {}
        self._plans: dict[tuple[str, ...], dict[str, list[str]]] = {}
        self._used: dict[str, str] = {}
        self._read: set[str] = set()

    def read(self, rows: Sequence[Mapping[Any, Any]], place: Place) -> Corpus:
        """The stories of some rows.

        Raises
        ------
        ValueError
            If no row so far has a key for a text or a headline.
        """
        if not self._mapping and rows and all(map(is_record, rows)):
            return self._own(rows)
        fields: dict[str, list[Any]] = {"text": [None] * len(rows)}
        for i, row in enumerate(rows):
            for field, value in self._fields_of(row):
                fields.setdefault(field, [None] * len(rows))[i] = value
        if rows and "text" not in self._used and "headline" not in self._used:
            raise ValueError(nothing_to_read(list(self._keys), self._where))
        return stories_of(fields, place, self._account)

    def _own(self, rows: Sequence[Mapping[Any, Any]]) -> Corpus:
        """What `Corpus.to_jsonl` and `tidings split --jsonl` wrote, with all parts."""
        self._keys.update(dict.fromkeys(key for row in rows for key in row))
        self._read.update(self._keys)
        self._used = {"headline": "headline", "text": "paragraphs"} | self._used
        self._account.report.files[-1].stories += len(rows)
        return Corpus([story_of(row) for row in rows])

    def finish(self) -> None:
        """Check, after the last row, that mapped keys were there, and put the keys into the account."""
        if self._keys:
            check_present(list(self._keys), self._mapping, self._where)
        file = self._account.report.files[-1]
        file.columns = {field: self._used[field] for field in USUAL_NAMES if field in self._used}
        file.unused = [key for key in self._keys if key not in self._read]

    def _fields_of(self, row: Mapping[Any, Any]) -> Iterator[tuple[str, Any]]:
        keys = tuple(map(str, row))
        plan = self._plans.get(keys) or self._new_plan(keys)
        values = dict(zip(keys, row.values(), strict=True))
        for field, names in plan.items():
            yield field, self._value(field, names, values)

    def _new_plan(self, keys: tuple[str, ...]) -> dict[str, list[str]]:
        plan = claimants(keys, self._mapping)
        if len(self._plans) < 1000:
            self._plans[keys] = plan
        self._keys.update(dict.fromkeys(keys))
        self._used = {field: names[0] for field, names in plan.items()} | self._used
        self._read.update(name for names in plan.values() for name in names)
        return plan

    @staticmethod
    def _value(field: str, names: list[str], values: Mapping[str, Any]) -> Any:
        if field == "text" and not missing(values.get("takeaways")) and "body" in values:
            return unnested(values["body"])  # a digest: its text repeats the takeaways
        found = next((values[name] for name in names if not missing(values[name])), None)
        return unnested(found)


def is_record(row: Mapping[Any, Any]) -> bool:
    """Whether a row is a story as `Corpus.to_jsonl` writes it, and not a table's.

    >>> is_record({"headline": "Strike ends", "paragraphs": ["Trains run."]}), is_record({"headline": "Strike ends"})
    (True, False)
    """
    return isinstance(row.get("paragraphs"), list) or isinstance(row.get("span"), list)


def missing(value: Any) -> bool:
    """None, a blank text, an empty list, and what differs from itself: NaN and NaT.

    >>> missing(" "), missing([]), missing(float("nan")), missing(0)
    (True, True, True, False)
    """
    if value is None:
        return True
    if isinstance(value, (str, bytes)):
        return not value.strip() and _NOT_BLANK.isdisjoint(value)
    return len(value) == 0 if hasattr(value, "__len__") else bool(value != value)  # noqa: PLR0124


def text_of(value: Any) -> str:
    """An id as text: a column of numbers with gaps is one of floats."""
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value).strip()


def unnested(value: Any) -> Any:
    """The name of what JSON writes as an object, such as {"id": null, "name": "The Times"}; alike in lists.

    >>> unnested([{"name": "Ann Lee"}, "Jo Roe"]), unnested({"a": 1})
    (['Ann Lee', 'Jo Roe'], '{"a": 1}')
    """
    if isinstance(value, Mapping):
        name = value.get("name")
        return name if isinstance(name, str) else json.dumps(value, ensure_ascii=False, default=str)
    return [unnested(item) for item in value] if isinstance(value, list) else value
