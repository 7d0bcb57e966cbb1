"""A corpus as the tables of other libraries, each of which is optional."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from tidings import _core
from tidings._checks import strings

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl
    import pyarrow as pa

    from tidings.corpus import Corpus

_COLUMNS = ("id", "headline", "kicker", "epigraph", "source", "url", "language", "label", "body", "text")
_LISTS = ("takeaways", "subheads", "captions", "corrections")


def to_arrow(corpus: Corpus, columns: Sequence[str] | None) -> pa.Table:
    """An Arrow table of some columns, or of all."""
    try:
        import pyarrow as pa  # noqa: PLC0415 - optional
    except ImportError as error:
        raise ImportError("to_arrow needs pyarrow: pip install tidings[arrow]") from error
    names = _core.Corpus.arrow_columns() if columns is None else strings("columns", columns)
    return pa.table(corpus._core.arrow_stream(names))


def to_polars(corpus: Corpus) -> pl.DataFrame:
    """A polars DataFrame of all columns."""
    try:
        import polars as pl  # noqa: PLC0415 - optional
    except ImportError as error:
        raise ImportError("to_polars needs polars: pip install tidings[arrow]") from error
    return pl.DataFrame(corpus._core.arrow_stream(_core.Corpus.arrow_columns()))


def to_pandas(corpus: Corpus) -> pd.DataFrame:
    """A pandas DataFrame of all columns."""
    try:
        import pandas as pd  # noqa: PLC0415 - optional
    except ImportError as error:
        raise ImportError("to_pandas needs pandas: pip install tidings[notebook]") from error
    stories = list(corpus)
    columns: dict[str, Any] = {name: corpus._core.column(name) for name in _COLUMNS}
    columns["published"] = corpus.published
    columns["byline"] = [", ".join(story.byline) for story in stories]
    columns["places"] = [", ".join(story.dateline.places) for story in stories]
    columns["agency"] = [story.dateline.agency for story in stories]
    columns["dateline_date"] = [story.dateline.date for story in stories]
    for name in _LISTS:
        columns[name] = [getattr(story, name) for story in stories]
    return pd.DataFrame(columns)
