"""Texts of Python in all of its representations: the same words as from UTF-8."""

import random

import pytest

from tidings import TfidfVectorizer

RUN = 32  # units that are transcoded at once


def clean(text):
    """A lone surrogate is no character: U+FFFD stands for it."""
    return "".join("\ufffd" if "\ud800" <= c <= "\udfff" else c for c in text).encode()


def require_equal_to_utf8(texts):
    parameters = {"lowercase": False, "token_pattern": None, "decode_error": "replace"}
    ours, bytes_ = TfidfVectorizer(**parameters), TfidfVectorizer(**parameters)
    X, Y = ours.fit_transform(texts), bytes_.fit_transform([clean(text) for text in texts])
    assert ours.vocabulary_ == bytes_.vocabulary_
    assert (X != Y).nnz == 0
    return ours.vocabulary_


def letters(n, start=0):
    return "".join(chr(ord("a") + (start + i) % 26) for i in range(n))


# one byte a unit, two and four
@pytest.mark.parametrize("wide", ["é", "ÿ", "я", "ﬁ", "日", "𝒜", "🌋", "\ud800"])
def test_a_wide_character_at_every_offset_around_the_runs(wide):
    texts = [letters(at, size) + wide + letters(size - at) for size in range(2 * RUN + 2) for at in range(size + 1)]
    vocabulary = require_equal_to_utf8(texts)
    if wide.isalpha() and wide not in "日":
        assert letters(RUN - 1, 2 * RUN) + wide + letters(RUN + 1) in vocabulary


@pytest.mark.parametrize("before", range(RUN - 2, RUN + 3))
@pytest.mark.parametrize("kind", ["", "я", "🌋"])
def test_surrogates_that_meet_at_the_edge_of_a_run(before, kind):
    """A pair of them in a str is two lone ones, not the character that they make in UTF-16."""
    text = letters(before) + "\ud83c\udf0b" + letters(40)
    vocabulary = require_equal_to_utf8([text + " " + kind])
    assert letters(before) in vocabulary
    assert letters(40) in vocabulary


@pytest.mark.parametrize("at", [0, 1, RUN - 1, RUN, RUN + 1, 2 * RUN, 99])
def test_a_lone_surrogate_is_told_with_its_place(at):
    text = letters(at).replace("c", "я") + "\ud800" + letters(99 - at)
    with pytest.raises(ValueError, match=f"text 1: ill-formed UTF-8: byte 0xed at offset {len(clean(text[:at]))}$"):
        TfidfVectorizer().fit(["lava", text])


def test_texts_of_any_mixture():
    draw = random.Random(4)
    characters = [
        "a",
        "b",
        "c",
        " ",
        "é",
        "ß",
        "я",
        "’",
        "\u0301",
        "\ufffd",
        "\ud800",
        "\udc00",
        "𝒜",
        "🌋",
        "\U0010ffff",
    ]
    texts = []
    for size in range(300):
        usual = draw.choice([0, 5, 20, 50])
        texts.append("".join(draw.choice(characters + ["e", "t"] * usual) for _ in range(size)))
    require_equal_to_utf8(texts)
