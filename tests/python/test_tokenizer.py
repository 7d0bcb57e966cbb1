from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tidings import english_stop_words, icu_version, tokenize


@given(st.text())
def test_offsets_give_the_words_and_do_not_overlap(text):
    encoded = text.encode()
    end_before = 0
    for word, begin, end in tokenize(text):
        assert end_before <= begin < end <= len(encoded)
        assert encoded[begin:end].decode() == word
        end_before = end


@given(st.text(), st.text())
def test_cutting_at_an_ascii_space_changes_nothing(left, right):
    """No rule crosses a space; a mark after one belongs to it (WB4), so the right side begins with a letter."""
    offset = len(left.encode()) + 1
    whole = tokenize(f"{left} x{right}")
    parts = tokenize(left) + [(word, begin + offset, end + offset) for word, begin, end in tokenize(f"x{right}")]
    assert whole == parts


@given(st.binary())
def test_any_bytes_can_be_tokenized(data):
    assert all(data[begin:end].decode("utf-8") == word for word, begin, end in tokenize(data))


@pytest.mark.parametrize("language", ["zh", "th", "ja"])
def test_dictionary_scripts_agree_with_gold_tokens(load_jsonl, language):
    """Boundaries inside a sentence, F1 against Universal Dependencies: dictionaries do far better than nothing (0)."""
    hits = ours = gold = 0
    for row in load_jsonl(f"languages/ud_{language}")[:300]:
        text, position, expected = row["text"], 0, set()
        for token in row["tokens"]:
            position = text.index(token, position)
            expected.add((position, position + len(token)))
            position += len(token)
        encoded = text.encode()
        found = {(len(encoded[:b].decode()), len(encoded[:e].decode())) for _, b, e in tokenize(text)}
        hits, ours, gold = hits + len(found & expected), ours + len(found), gold + len(expected)
    assert 2 * hits / (ours + gold) > 0.6


def test_stop_words_and_version_are_there():
    assert "the" in english_stop_words()
    assert int(icu_version().split(".")[0]) >= 70
