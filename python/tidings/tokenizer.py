"""Words and where they stand."""

from __future__ import annotations

from tidings import _core

_TOKENIZER = _core.Tokenizer()


def tokenize(text: str | bytes) -> list[tuple[str, int, int]]:
    """Cut a text into words.

    Words end at the boundaries of Unicode Standard Annex #29, as ICU has them, with ICU's dictionaries for Thai, Lao,
    Khmer, Burmese, Chinese and Japanese. Spaces and punctuation are no words.

    Parameters
    ----------
    text : str or bytes
        Bytes are UTF-8; an ill-formed sequence belongs to no word.

    Returns
    -------
    list of (word, begin, end)
        The word as it is written, and its byte offsets in the text's UTF-8.

    Examples
    --------
    >>> tokenize("Don't panic")
    [("Don't", 0, 5), ('panic', 6, 11)]
    """
    encoded = text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text
    offsets = _TOKENIZER.tokenize(encoded)
    return [(encoded[begin:end].decode("utf-8", "replace"), begin, end) for begin, end in offsets]
