"""Anything that holds stories, as a Corpus."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import resources
from pathlib import Path
from typing import Any

from tidings._checks import integer, positive
from tidings._progress import ProgressOption, progress_callback
from tidings.corpus import Corpus
from tidings.readers import pages
from tidings.readers.account import Account
from tidings.readers.batches import rebatched
from tidings.readers.columns import check_mapping
from tidings.readers.core import join
from tidings.readers.encodings import check_encoding
from tidings.readers.job import Job
from tidings.readers.sources import corpora, is_text_page


def sample_page() -> Path:
    """The path of the page that comes with the package: 31 invented stories on eleven events.

    Examples
    --------
    >>> len(read(sample_page()))
    31
    """
    return Path(str(resources.files("tidings") / "data" / "sample_page.txt"))


def parse_page(text: str | bytes, *, boundary_score: float = 1.0) -> Corpus:
    r"""Take a page of concatenated stories apart.

    Stories begin where the evidence for a headline is strong enough: its shape or markup; a byline, a dateline or
    takeaways below it; the credits or the closing link of another story above it; the likeness to the page's other
    headlines. A text without such evidence is a single story.

    Parameters
    ----------
    text : str or bytes
        Bytes are UTF-8; ill-formed sequences become U+FFFD and are counted in the report.
    boundary_score : float, default 1.0
        Evidence that a line needs to be taken for a headline. More of it gives fewer stories, less of it more; the
        report tells the score of every headline that was found.

    Returns
    -------
    Corpus
        The stories in the order of the page; its ``report``, a `PageReport`, says what went where.

    Raises
    ------
    ValueError
        If ``boundary_score`` is not positive and finite.
    TypeError
        If ``text`` is neither str nor bytes.

    Examples
    --------
    >>> page = "Lava reaches harbour\n\nBy Ann Lee\n\nPORT SALVO (NNA) - It came at night.\n\n(Editing by Jo Roe)"
    >>> story = parse_page(page)[0]
    >>> story.headline, story.byline, story.dateline.places, story.body
    ('Lava reaches harbour', ['Ann Lee'], ['PORT SALVO'], 'It came at night.')
    """
    if not isinstance(text, str | bytes):
        raise TypeError(f"text must be str or bytes, got {type(text).__name__}")
    return pages.parsed(text, positive("boundary_score", boundary_score))


def read(
    source: Any,
    *,
    columns: Mapping[str, str] | None = None,
    encoding: str | None = None,
    progress: ProgressOption = False,
) -> Corpus:
    """Read stories from wherever they are.

    Parameters
    ----------
    source : path, table, or iterable of str, dict, Story or paths
        - a path to a page of one or more stories: .txt, .md, or a saved page in .html; other endings are read as .txt;
        - a path to a table: .csv, .tsv, .jsonl, .ndjson, .json, .parquet, a story a row;
        - a path to a feed: .rss, .atom, .xml, a story an entry;
        - each of these compressed as well: .gz, .xz, .zst;
        - a path to a folder: every such file in it and in the folders below, in the order of names, without hidden
          ones; a pattern such as ``"news/*.csv"``; a list of `pathlib.Path`;
        - a pandas or polars frame, an Arrow table, and all that narwhals knows or that has ``__arrow_c_stream__``;
        - an iterable of texts, of dicts, or of stories. A text is a body without a headline;
        - a Corpus, which is returned as it is.

        A str is always a path; `parse_page` takes the text of a page.
    columns : dict of str to str, optional
        Which column of a table is which field, where its name is none of the usual ones:
        ``{"headline": "Überschrift", "text": "Inhalt"}``. See Notes.
    encoding : str, optional
        Of text files, as in `open`. By default a byte order mark decides, or else UTF-8 if the text is well-formed, or
        else what it looks like; HTML and feeds may say it themselves. The report tells what was taken.
    progress : bool or callable, default False
        True shows a bar (tqdm); a callable gets (done, total), in files, bytes or rows.

    Returns
    -------
    Corpus
        Its ``report`` is a `PageReport` for a single page of text, and else a `ReadReport`.

    Raises
    ------
    FileError
        If a file cannot be read, or is binary, or none of a folder can be read. It names the file and the place.
    ValueError
        If a table has no column for a text or a headline, or lacks a column of ``columns``; it names those there are.
    TypeError
        If an item is none of the above. It names the position.
    ImportError
        If an optional package is missing. It names the extra to install.

    Warns
    -----
    UserWarning
        Naming the file, the row and the value, up to three times of each kind and then with a count: dates that are
        none (the story has no date), rows without a text, rows with too many or too few fields, lines that are no
        JSON, ids that repeat, encodings that were guessed, empty files, and files of a folder that cannot be read.

    Notes
    -----
    Usual names of columns, without regard to case, blanks, - and _; of several the first:
    id, guid, uid; headline, title; kicker; body, text, content, article, full_text, content_text; takeaways; byline,
    author, authors; source, outlet, publisher, newspaper; url, link; published, date, pubDate, published_at,
    date_published, publication_date, datetime, timestamp; label, event, topic; language, lang. In dicts and JSON, whose
    keys may differ from row to row, it is the first that has a value in the row.

    See Also
    --------
    scan : batch by batch, for what does not fit into memory

    Examples
    --------
    >>> corpus = read([{"title": "Strike ends", "body": "Trains run again.", "date": "2031-04-10"}])
    >>> corpus[0].headline, corpus[0].published
    ('Strike ends', '2031-04-10')
    """
    if isinstance(source, Corpus):
        return source
    account = Account()
    job = _job(account, columns, encoding, progress=progress)
    parts = list(corpora(source, job, whole=True))
    account.finish()
    account.warn(stacklevel=2)
    if is_text_page(source):
        return parts[0]
    corpus = join(parts)
    corpus.report = account.report
    return corpus


def scan(
    source: Any,
    *,
    batch_size: int = 10_000,
    columns: Mapping[str, str] | None = None,
    encoding: str | None = None,
) -> Iterator[Corpus]:
    """Read stories batch by batch, for what does not fit into memory.

    In memory at a time are a batch and: a line of a .csv, .tsv or .jsonl file; a row group of a .parquet file; any
    other file as a whole.

    Parameters
    ----------
    source, columns, encoding
        As in `read`.
    batch_size : int, default 10,000
        Stories in a batch; the last has the rest.

    Yields
    ------
    Corpus
        Joined, the batches hold what `read` returns. Ids are unique within a batch, and may repeat between batches.

    Raises
    ------
    FileError, ValueError, TypeError, ImportError
        As `read` does; what is wrong with the source as a whole at once, the rest on the way.

    Warns
    -----
    UserWarning
        As `read` does, as soon as a batch is there.

    Examples
    --------
    >>> [len(batch) for batch in scan(({"text": f"Story {i}."} for i in range(5)), batch_size=2)]
    [2, 2, 1]
    """
    size = integer("batch_size", batch_size, 1)
    account = Account(keep=False)
    job = _job(account, columns, encoding, rows=size)
    found = iter([source]) if isinstance(source, Corpus) else corpora(source, job, whole=False)
    return _batches(rebatched(found, size), account)


def _batches(batches: Iterator[Corpus], account: Account) -> Iterator[Corpus]:
    for batch in batches:
        account.warn(stacklevel=2)
        yield batch
    account.finish()
    account.warn(stacklevel=2)


def _job(
    account: Account,
    columns: Mapping[str, str] | None,
    encoding: str | None,
    *,
    rows: int = 10_000,
    progress: ProgressOption = False,
) -> Job:
    check_encoding(encoding)
    tick = progress_callback(progress, "reading") or (lambda _done, _total: None)
    return Job(Path(), account, check_mapping(columns), encoding, rows, tick=tick)
