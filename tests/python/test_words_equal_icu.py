"""Words equal ICU's own on all the real text there is: a C++ program compares them, file by file."""

from __future__ import annotations

import subprocess

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from places import DATA, ROOT

REPLAY = ROOT / "build" / "release" / "tests" / "fuzz" / "replay_words"
A_FILE = 1_000_000  # characters

pytestmark = pytest.mark.skipif(not REPLAY.exists(), reason="the C++ tests are not built")


def compare(texts: list[str], folder) -> None:
    paths, waiting, size = [], [], 0
    for text in [*texts, None]:
        if waiting and (text is None or size > A_FILE):
            paths.append(folder / f"{len(paths)}.txt")
            paths[-1].write_bytes("\n".join(waiting).encode("utf-8", "surrogatepass"))
            waiting, size = [], 0
        if text is not None:
            waiting.append(text)
            size += len(text)
    subprocess.run([REPLAY, "--once", *paths], check=True)


TREEBANKS = [f"languages/ud_{code}" for code in ("ar", "de", "en", "hi", "ja", "th", "zh")]


@pytest.mark.parametrize("name", ["speed/articles", "languages/udhr", *TREEBANKS])
def test_words_of_real_text_are_icus(load_jsonl, tmp_path, name):
    compare([row["text"] for row in load_jsonl(name)], tmp_path)


NASTY = (
    "aZ9_.:,;'@\"- \t\r\n\x85\xad\xb7é©ℹ\u0301\u05d0\u05f3\u05f4\u0663\u2003\u200d\u2019\u203f\u2060\u3000"
    "กา日カ한ཀ्क🇬👍🏽\ufe13\ufe55\uff1a\uff10"
)
TEXTS = st.lists(st.text(NASTY, max_size=30) | st.text(max_size=30), min_size=20, max_size=200)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts=TEXTS)
def test_words_of_any_text_are_icus(tmp_path, texts):
    compare(texts, tmp_path)


def test_words_of_the_consortiums_tests_are_icus(tmp_path):
    path = DATA / "languages" / "WordBreakTest-15.0.txt"
    if not path.exists():
        pytest.skip("the data folder has no WordBreakTest")
    lines = [line.split("#")[0] for line in path.read_text(encoding="utf-8").splitlines()]
    cases = ["".join(chr(int(part, 16)) for part in line.split() if part not in "÷×") for line in lines if line.strip()]
    assert len(cases) > 1000
    compare(cases, tmp_path)
    compare(["".join(case) for case in zip(cases, reversed(cases), strict=True)], tmp_path)
