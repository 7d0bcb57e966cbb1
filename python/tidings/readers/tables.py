"""Tables with typed columns: frames, Arrow streams, .parquet."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from tidings._core import FileError
from tidings.corpus import Corpus
from tidings.readers.columns import find_columns
from tidings.readers.core import Problem, from_arrow, from_columns
from tidings.readers.files import open_bytes, told
from tidings.readers.job import Job
from tidings.readers.rows import Place, stories_of, told_of


def as_frame(source: Any) -> Any:
    """What narwhals makes of a frame, lazy ones collected; None if it is none."""
    import narwhals as nw  # noqa: PLC0415 - not at the start

    try:
        frame = nw.from_native(source, pass_through=True, allow_series=False)
        if isinstance(frame, nw.LazyFrame):
            frame = frame.collect()
    except nw.exceptions.DuplicateError as error:
        raise ValueError(f"{type(source).__name__}: columns with the same name: {error}") from error
    if not isinstance(frame, nw.DataFrame):
        return None
    if not all(isinstance(name, str) for name in frame.columns):  # pandas takes anything for a name
        frame = nw.from_native(frame.to_native().rename(columns=str), eager_only=True)
    return frame


def is_series(source: Any) -> bool:
    """Whether it is a column of a frame: an iterable of texts."""
    import narwhals as nw  # noqa: PLC0415 - not at the start

    return isinstance(nw.from_native(source, pass_through=True, allow_series=True), nw.Series)


def read_frame(frame: Any, job: Job) -> Iterator[Corpus]:
    """A story a row of a narwhals frame."""
    fields = _fields(list(frame.columns), job)
    for begin in range(0, len(frame), job.rows):
        yield _stories(frame[begin : begin + job.rows], fields, begin, job)
        job.tick(min(begin + job.rows, len(frame)), len(frame))
    if not len(frame):
        _no_rows(job)


def read_stream(source: Any, job: Job) -> Iterator[Corpus]:
    """A story a row of anything with ``__arrow_c_stream__``, batch by batch.

    Raises
    ------
    ImportError
        If pyarrow is missing.
    """
    pa = _pyarrow("an Arrow stream")
    with pa.RecordBatchReader.from_stream(source) as batches:
        yield from _read_batches(_fields(batches.schema.names, job), batches, job)


def read_parquet(job: Job) -> Iterator[Corpus]:
    """A story a row; only the columns that are needed are read.

    Raises
    ------
    FileError
        If it is no Parquet file.
    ImportError
        If pyarrow is missing.
    """
    if job.path.stat().st_size == 0:
        job.account.problem("empty files", f"{job.path}: the file is empty")
        return
    pa = _pyarrow(str(job.path))
    import pyarrow.parquet as pq  # noqa: PLC0415 - optional

    with told(job.path):
        stream, raw = open_bytes(job.path)
        with raw:
            try:
                table = pq.ParquetFile(stream if stream is raw else io.BytesIO(stream.read()))
                fields = _fields(table.schema_arrow.names, job)
                rows = table.iter_batches(min(job.rows, 100_000), columns=list(fields.values()))
                yield from _read_batches(fields, rows, job, total=table.metadata.num_rows)
            except pa.ArrowException as error:
                raise FileError(f"{job.path}: no Parquet file that can be read: {error}") from error


def _read_batches(fields: dict[str, str], batches: Any, job: Job, total: int = 0) -> Iterator[Corpus]:
    import narwhals as nw  # noqa: PLC0415 - not at the start
    import pyarrow as pa  # noqa: PLC0415 - optional

    begin = 0
    for batch in batches:
        frame = nw.from_native(pa.Table.from_batches([batch]), eager_only=True)
        for at in range(0, len(frame), job.rows):
            yield _stories(frame[at : at + job.rows], fields, begin + at, job)
        begin += len(frame)
        job.tick(begin, total)
    if not begin:
        _no_rows(job)


def _fields(names: list[str], job: Job) -> dict[str, str]:
    file = job.account.report.files[-1]
    found = find_columns(names, job.columns, file.path)
    for field, name in found.items():
        if names.count(name) > 1:
            raise ValueError(f"{file.path}: two columns are called {name!r}; which one is the {field}?")
    file.columns = found
    file.unused = [name for name in names if name not in found.values()]
    return found


def _stories(frame: Any, fields: dict[str, str], begin: int, job: Job) -> Corpus:
    """The stories of a frame: through Arrow, or as Python objects where its columns are such or too mixed for Arrow."""
    frame = frame.select(list(dict.fromkeys(fields.values())))
    place = _place(job.account.report.files[-1].path, begin)
    try:
        corpus, problems = _of_objects(frame, fields) if _is_objects(frame) else from_arrow(frame.to_native(), fields)
    except (ImportError, ValueError, TypeError, NotImplementedError):
        return stories_of({field: frame[name].to_list() for field, name in fields.items()}, place, job.account)
    return told_of(corpus, problems, place, job.account)


def _is_objects(frame: Any) -> bool:
    """Whether it is pandas' with a column of Python objects, which Arrow would copy first."""
    return bool(frame.implementation.is_pandas()) and any(str(dtype) == "object" for dtype in frame.to_native().dtypes)


def _of_objects(frame: Any, fields: dict[str, str]) -> tuple[Corpus, list[Problem]]:
    return from_columns({field: frame[name].to_native() for field, name in fields.items()})


def _place(path: str, begin: int) -> Place:
    return lambda row: f"{path}, row {begin + row}"


def _no_rows(job: Job) -> None:
    job.account.problem("empty files", f"{job.account.report.files[-1].path}: the table has no rows")


def _pyarrow(what: str) -> Any:
    try:
        import pyarrow as pa  # noqa: PLC0415 - optional
    except ImportError as error:
        raise ImportError(f"{what}: reading it needs pyarrow: pip install 'tidings[arrow]'") from error
    return pa
