"""What several classes say of the same parameters, in one place."""

from __future__ import annotations

import re
from textwrap import indent
from typing import TypeVar

Class = TypeVar("Class", bound=type)

TEXT_PARAMETERS = """\
input : {'content', 'filename', 'file'}, default 'content'
    Whether the documents are texts, paths, or file objects.
encoding : str, default 'utf-8'
    Of documents that are bytes.
decode_error : {'strict', 'replace', 'ignore'}, default 'strict'
    What to do with bytes that are not in that encoding, and with lone surrogates: raise ValueError with the
    document and the place, put U+FFFD there and count it in ``replaced_``, or drop them.
strip_accents : {'unicode', 'ascii', None} or callable, default None
    Drop combining marks after compatibility decomposition ('unicode'), and what is not ASCII then ('ascii'); or a
    function from a text to another.
lowercase : bool, default True
    Full Unicode case folding, so that 'Straße' and 'STRASSE' are one term.
preprocessor : callable or None, default None
    From a text to another, in place of normalisation, folding and the stripping of accents.
tokenizer : callable or None, default None
    From a text to its words, in place of those of UAX #29. The words are taken as they are.
analyzer : {'word', 'names', 'char', 'char_wb'} or callable, default 'word'
    Terms are words; words that begin with a capital where no sentence begins (names, in most languages); n-grams
    of characters; n-grams of characters inside of words, with a space at either end; or what a function makes of a
    text. Functions run in Python, which takes ten to a hundred times as long.
stop_words : str, iterable of str or None, default None
    Words to leave out: a language's, by name or code ('english' is `tidings.english_stop_words`, others are those
    of stopwords-iso); 'language' for those of ``language``; 'auto' for words in more than 40 % of the documents,
    and the n-grams that have them.
token_pattern : str or None, default None
    A regular expression of Python's for what is a word, in place of UAX #29; slow, as functions are. None is not
    scikit-learn's default, which finds no word in Chinese, Japanese or Thai, and cuts those of Hindi.
ngram_range : (int, int), default (1, 1)
    The shortest and the longest n-gram: of words, made after stop words are gone, or of characters.
normalization : {'NFC', 'NFKC', None}, default 'NFC'
    The normalization form of Unicode that texts are brought to first.
strip_possessive : bool, default True
    Drop an English possessive ending: "China's" and "China’s" become 'china'.
min_length : int, default 2
    The shortest word to keep, in code points; ideographic words are kept at any length.
require_letter : bool, default False
    Drop words without a letter: numbers, most of all.
language : str, sequence of str or None, default None
    The language of the texts, for ``stem`` and ``stop_words='language'``. Of several, and of all with 'auto', each
    text has the one most of whose stop words it has.
stem : bool, default False
    Reduce words to stems by Snowball's algorithm for the language.
"""
"""Of how texts become terms."""

TERM_PARAMETERS = """\
min_df, max_df : int or float, default 1 and 1.0
    Leave out terms in fewer, or more, documents: a number of documents, or a proportion in [0, 1].
max_features : int or None, default None
    Keep the terms with the most occurrences; ties go to the lower code points.
vocabulary : mapping of str to int, iterable of str, or None, default None
    The columns, instead of learning them.
binary : bool, default False
    Count a term once a document.
"""
"""Of which terms are columns."""


def with_shared_parameters(documented: Class) -> Class:
    """The class, with the lines ``{TEXT_PARAMETERS}`` and ``{TERM_PARAMETERS}`` of its docstring filled in."""
    if documented.__doc__ is not None:  # it is with python -OO
        for name, text in (("TEXT_PARAMETERS", TEXT_PARAMETERS), ("TERM_PARAMETERS", TERM_PARAMETERS)):
            for line in re.findall(rf"^ *{{{name}}}\n", documented.__doc__, re.MULTILINE):
                spaces = line[: line.index("{")]  # none from Python 3.13 on
                documented.__doc__ = documented.__doc__.replace(line, indent(text, spaces))
    return documented
