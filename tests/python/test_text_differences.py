from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tidings import Corpus, Story, differences, near_duplicates

LAVA = (
    "Lava reached the harbour of the village on Monday night, and the last boats left for the open sea while people "
    "watched from the hills. Nobody was hurt, the mayor said, though the road to the south is cut in three places."
)
FOOT = "Support local journalism: a subscription costs less than a cup of coffee and gives you every story we print."


def test_what_was_cut_and_added_is_told():
    found = differences(Story("Lava", [LAVA]), "LAVA " + LAVA.replace("the mayor said, ", "") + " More tomorrow.")
    assert found.cut == ["the mayor said,"]
    assert found.added == ["More tomorrow."]
    assert "+ More tomorrow." in repr(found)
    html = found._repr_html_()
    assert ">the mayor said, </del>" in html
    assert "More tomorrow.</ins>" in html


def test_texts_are_escaped():
    html = differences("<b>one</b>", "<i>two</i> & three")._repr_html_()
    assert "<b>" not in html
    assert "<i>" not in html
    assert "&amp; three" in html


@given(st.text(alphabet="ab é中 .\n", max_size=60), st.text(alphabet="ab é中 .\n", max_size=60))
def test_the_passages_cover_both_texts(first, second):
    found = differences(first, second)
    wordless = not any(c.isalpha() for c in first + second)
    covered = ("", "") if wordless else (first, second)
    assert "".join(first.encode()[a:b].decode() for _, (a, b), _ in found.passages) == covered[0]
    assert "".join(second.encode()[a:b].decode() for _, _, (a, b) in found.passages) == covered[1]
    assert differences(first, first).cut == []


def test_boilerplate_is_what_unrelated_stories_of_the_source_have():
    other = [
        f"Word{i} is another thing that nothing else speaks of, as {i} says to {i + 1} about {i + 2}." for i in range(3)
    ]
    stories = Corpus(
        [
            Story("Lava", [LAVA], source="Wire"),
            Story("Lava!", [LAVA, FOOT], source="Daily"),
            *(Story("", [text, FOOT], source="Daily") for text in other),
            *(Story("", [text, LAVA[:60]], source="Weekly") for text in other),
        ]
    )
    found = near_duplicates(stories, threshold=0.8)
    group = next(group for group in found if 0 in group.members)
    assert group.members == [0, 1]
    assert group.boilerplate(0) == []
    assert group.boilerplate(1) == [FOOT[:-1]]
    difference = group.differences(1)
    assert [text.split("\n")[-1] for text in difference.added] == [FOOT]
    assert f'opacity:.45">{FOOT[:-1]}</span>' in difference._repr_html_()
    assert group.differences(1, 1).added == []
    with pytest.raises(ValueError, match=r"story 2 is not of this group, which has \[0, 1\]"):
        group.differences(2)


def test_lone_surrogates_do_not_shift_the_passages():
    found = differences("\ud800\udfff\ud800 lava reached the harbour", "\ud800 lava reached the old harbour")
    assert found.cut == []
    assert found.added == ["old"]
    assert found.second == "\ufffd lava reached the old harbour"
    assert "old </ins>" in found._repr_html_()


@pytest.mark.parametrize("gap", ["\n", "\n\n", "\n * * * \n", "\n\n\n—\n"])
@pytest.mark.parametrize("at", [1, 4, 7, 11])
def test_boilerplate_goes_across_lines(gap, at):
    """The passage may break anywhere, also where a line has no words or fewer than a passage needs."""
    words = ["Sign", "up", "for", "the", "Daily", "letter", "that", "brings", "all", "you", "need", "each", "morning"]
    foot = " ".join(words[:at]) + gap + " ".join(words[at:])
    other = [" ".join(f"{chr(97 + i)}{n}word" for n in range(40)) for i in range(3)]
    stories = Corpus(
        [
            Story("Lava", [LAVA], source="Wire"),
            Story("Lava!", [f"{LAVA}\n{foot}. Or not at all."], source="Daily"),
            *(Story("", [f"{text} {foot}"], source="Daily") for text in other),
        ]
    )
    group = next(group for group in near_duplicates(stories, threshold=0.8) if 0 in group.members)
    (passage,) = group.boilerplate(1)
    assert passage.split() == foot.split()
    assert passage in stories[1].text
