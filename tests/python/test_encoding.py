"""Encodings and scripts, against Python's codecs and names of characters, on the Declaration of Human Rights."""

from __future__ import annotations

import unicodedata
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tidings import _core

WESTERN = ["deu_1901", "fra", "spa", "ita", "por_PT", "nld", "swe", "dan", "nob", "fin", "isl", "cat"]
ENCODINGS = {
    "cp1252": WESTERN,
    "latin-1": WESTERN,
    "cp1250": ["pol", "ces", "slk", "hun", "hrv"],
    "iso8859-2": ["pol", "ces", "slk", "hun", "hrv"],
    "cp1251": ["rus", "ukr", "bul", "srp_cyrl", "mkd", "bel"],
    "koi8-r": ["rus"],
    "cp1253": ["ell_monotonic"],
    "cp1254": ["tur"],
    "cp1255": ["heb"],
    "cp1256": ["arb"],
    "gb18030": ["cmn_hans"],
    "big5": ["cmn_hant"],
    "shift_jis": ["jpn"],
    "euc-jp": ["jpn"],
    "euc-kr": ["kor"],
}
SCRIPTS = {
    "LATIN": "Latn",
    "CYRILLIC": "Cyrl",
    "ARABIC": "Arab",
    "DEVANAGARI": "Deva",
    "GREEK": "Grek",
    "HEBREW": "Hebr",
    "ARMENIAN": "Armn",
    "GEORGIAN": "Geor",
    "ETHIOPIC": "Ethi",
    "BENGALI": "Beng",
    "GURMUKHI": "Guru",
    "GUJARATI": "Gujr",
    "TAMIL": "Taml",
    "TELUGU": "Telu",
    "KANNADA": "Knda",
    "MALAYALAM": "Mlym",
    "SINHALA": "Sinh",
    "THAI": "Thai",
    "LAO": "Laoo",
    "TIBETAN": "Tibt",
    "MYANMAR": "Mymr",
    "KHMER": "Khmr",
    "MONGOLIAN": "Mong",
    "CHEROKEE": "Cher",
    "CANADIAN": "Cans",
    "SYRIAC": "Syrc",
    "THAANA": "Thaa",
    "TIFINAGH": "Tfng",
    "VAI": "Vaii",
    "YI": "Yiii",
    "BALINESE": "Bali",
    "JAVANESE": "Java",
    "TAGALOG": "Tglg",
    "NKO": "Nkoo",
    "CJK": "Hani",
    "HIRAGANA": "Jpan",
    "HANGUL": "Kore",
}


def test_a_second_encoding_is_found_wherever_icu_knows_it(load_jsonl):
    texts = {row["id"]: row["text"] for row in load_jsonl("languages/udhr")}
    for encoding, languages in ENCODINGS.items():
        for language in languages:
            content = texts[language].encode(encoding, "ignore")
            text, name, replaced = _core.decode(content)
            assert (text.decode(), replaced) == (content.decode(encoding), 0), (encoding, language, name)


def test_every_text_in_utf_8_and_utf_16_is_itself(load_jsonl):
    for row in load_jsonl("languages/udhr"):
        for encoding in ("utf-8", "utf-8-sig", "utf-16"):
            assert _core.decode(row["text"].encode(encoding))[::2] == (row["text"].encode(), 0), row["id"]


def test_one_bad_byte_in_utf_8_costs_one_character(load_jsonl):
    for row in load_jsonl("languages/udhr"):
        content = row["text"].encode()
        if sum(not c.isascii() for c in row["text"]) < 2:
            continue  # one character against one bad byte proves nothing
        middle = row["text"][: len(row["text"]) // 2].encode()
        broken = middle + b"\xff" + content[len(middle) :]
        assert _core.decode(broken) == (broken.decode(errors="replace").encode(), "UTF-8", 1), row["id"]


@given(st.binary())
def test_given_utf_8_agrees_with_python_on_any_bytes(content):
    expected = content.decode("utf-8", "replace")
    text, name, replaced = _core.decode(content, "utf-8")
    assert text.decode() == expected.removeprefix("\ufeff")
    assert name == "UTF-8"
    assert replaced == expected.count("\ufffd") - content.count(b"\xef\xbf\xbd")


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_utf_16_comes_back(text):
    assert _core.decode(text.encode("utf-16-le"), "utf-16-le")[0].decode() == text.removeprefix("\ufeff")


@given(st.binary())
def test_any_bytes_become_text(content):
    _core.decode(content)[0].decode()


def test_an_unknown_encoding_is_named():
    with pytest.raises(ValueError, match="encoding must be a name that ICU knows, got 'klingon'"):
        _core.decode(b"x", "klingon")


def test_every_declaration_has_the_script_of_its_letters_names(load_jsonl):
    seen = set()
    for row in load_jsonl("languages/udhr"):
        letters = Counter(unicodedata.name(c, "?").split()[0] for c in row["text"][:10_000] if c.isalpha())
        if letters["HIRAGANA"] > 0.1 * letters["CJK"]:
            letters = Counter({"HIRAGANA": 1})
        expected = SCRIPTS[letters.most_common(1)[0][0]] if letters else "Zyyy"
        assert _core.main_script(row["text"]) == expected, row["id"]
        seen.add(expected)
    assert len(seen) > 25


def test_utf8_without_a_mark_is_handed_back_without_a_copy():
    content = ("Straße, Київ. " * 400).encode()
    assert all(_core.decode(content, name)[0] is content for name in (None, "utf-8", "UTF8"))
    assert _core.decode(b"\xef\xbb\xbf" + content) == (content, "UTF-8", 0)
    assert _core.decode("Lava".encode("utf-16-le") * 9)[1] == "UTF-16LE"
