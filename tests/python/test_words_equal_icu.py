"""Words equal ICU's own on all the real text there is: a C++ program compares them, file by file."""

from __future__ import annotations

import subprocess

import pytest
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


def test_words_of_the_consortiums_tests_are_icus(tmp_path):
    path = DATA / "languages" / "WordBreakTest-15.0.txt"
    if not path.exists():
        pytest.skip("the data folder has no WordBreakTest")
    lines = [line.split("#")[0] for line in path.read_text(encoding="utf-8").splitlines()]
    cases = ["".join(chr(int(part, 16)) for part in line.split() if part not in "÷×") for line in lines if line.strip()]
    assert len(cases) > 1000
    compare(cases, tmp_path)
    compare(["".join(case) for case in zip(cases, reversed(cases), strict=True)], tmp_path)
