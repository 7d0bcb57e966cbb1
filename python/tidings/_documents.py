"""What scikit-learn's text vectorizers take as documents."""

from __future__ import annotations

import codecs
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from tidings import _core
from tidings.corpus import Corpus

NOT_ITERABLE = (
    "Iterable over raw text documents expected, string object received: raw_documents must be a list of texts, say"
)


def documents(
    raw_documents: Iterable[Any], source: str, encoding: str, decode_error: str
) -> Iterable[str | bytes] | _core.Corpus:
    """The documents as the core takes them: str, or UTF-8.

    Parameters
    ----------
    raw_documents : iterable of str or bytes, of paths or of files; Arrow array or column of strings; or Corpus
    source : {'content', 'filename', 'file'}
    encoding : str
        Of what is bytes.
    decode_error : {'strict', 'replace', 'ignore'}

    Raises
    ------
    ValueError
        If it is a single text, or no iterable.
    """
    if isinstance(raw_documents, (str, bytes)):
        raise ValueError(NOT_ITERABLE)
    if not isinstance(raw_documents, Iterable) or hasattr(raw_documents, "columns"):
        raise ValueError(f"raw_documents must be an iterable of texts, got {type(raw_documents).__name__}")
    if isinstance(raw_documents, Corpus):
        return raw_documents._core
    if is_arrow(raw_documents) and (source != "content" or decode_error == "ignore"):
        raw_documents = raw_documents.to_pylist()  # type: ignore[attr-defined]
    if source == "filename":
        raw_documents = (Path(name).read_bytes() for name in raw_documents)
    elif source == "file":
        raw_documents = (file.read() for file in raw_documents)
    if encoding.lower().replace("_", "-") in ("utf-8", "utf8") and decode_error != "ignore":
        return raw_documents  # the core itself replaces or refuses what is ill-formed in them
    return (_decode(document, i, encoding, decode_error) for i, document in enumerate(raw_documents))


def is_arrow(raw_documents: Any) -> bool:
    """Whether it is an Arrow array, or a column, which the core reads without making Python's strings of it."""
    return hasattr(raw_documents, "__arrow_c_array__") or hasattr(raw_documents, "__arrow_c_stream__")


def _mark(error: UnicodeError) -> tuple[str, int]:
    """A handler of errors that puts one mark in place of each ill-formed sequence."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return "\udcff", error.end


codecs.register_error("tidings.ill-formed", _mark)


def _decode(document: Any, position: int, encoding: str, decode_error: str) -> Any:
    if isinstance(document, str) and decode_error == "ignore":
        return document.encode("utf-8", "ignore")
    if not isinstance(document, bytes):
        return document
    try:
        if decode_error == "replace":  # by a byte that is not UTF-8, which the core replaces and counts
            return document.decode(encoding, "tidings.ill-formed").encode("utf-8", "surrogateescape")
        return document.decode(encoding, decode_error)
    except UnicodeDecodeError as error:
        raise ValueError(f"document {position}: {error}") from error
