from __future__ import annotations

import pytest

import tidings
from tidings.cli import main


def test_similar_prints_the_nearest_with_reasons(tmp_path, capsys):
    page = tmp_path / "similar.html"
    assert main(["similar", str(tidings.sample_page()), "--story", "0", "-n", "3", "--html", str(page)]) == 0
    blocks = capsys.readouterr().out.strip().split("\n\n")
    similarity = tidings.StorySimilarity().fit(tidings.read(tidings.sample_page()))
    expected = [position for position, _ in similarity.similar(0, 3)]
    assert [int(block.split()[0]) for block in blocks] == [0, *expected]
    assert next(iter(similarity.explain(0, expected[0]).term_shares)) in blocks[1].splitlines()[1]
    html = page.read_text(encoding="utf-8")
    assert html.startswith("<!doctype html>")
    assert html.count("tidings-explanation") == 3


def test_similar_takes_time_into_account(tmp_path, capsys):
    page = tmp_path / "page.jsonl"
    page.write_text(
        '{"text": "Lava reaches the harbour", "date": "2031-04-01"}\n'
        '{"text": "Lava reaches the village", "date": "2031-04-02"}\n'
        '{"text": "A strike ends in the north", "date": "2031-04-02"}\n',
        encoding="utf-8",
    )
    assert main(["similar", str(page), "--story", "0", "--half-life", "1"]) == 0
    halved = float(capsys.readouterr().out.split("\n")[2].split()[1])
    assert main(["similar", str(page), "--story", "0"]) == 0
    assert halved == pytest.approx(float(capsys.readouterr().out.split("\n")[2].split()[1]) / 2, abs=0.01)


def test_duplicates_prints_who_copied_whom(tmp_path, capsys):
    lava = "Lava reached the harbour of the village on Monday night, and the last boats left for the open sea."
    for name, text in (("a.txt", f"Lava flows\n\n{lava} Nobody was hurt."), ("b.txt", f"Boats leave\n\n{lava}")):
        (tmp_path / name).write_text(text, encoding="utf-8")
    html = tmp_path / "d.html"
    files = [str(tmp_path / "a.txt"), str(tmp_path / "b.txt")]
    assert main(["duplicates", *files, "--differences", "--html", str(html)]) == 0
    out = capsys.readouterr().out
    assert out.startswith("1 group of near-duplicates, 2 of 2 stories\n\n0")
    assert "└─ 1" in out
    assert "0 -> 1" in out
    assert "- Nobody was hurt." in out
    assert "tidings-differences" in html.read_text(encoding="utf-8")
    assert main(["duplicates", str(tidings.sample_page())]) == 0
    assert capsys.readouterr().out.startswith("2 groups of near-duplicates, 4 of 31 stories")


def test_duplicates_takes_patterns_among_several_files(tmp_path, capsys):
    for name in ("a1.txt", "a2.txt", "b1.txt", "c1.txt"):
        (tmp_path / name).write_text(f"Headline of {name[0]}\n\nLava reached the harbour, {name}.", encoding="utf-8")
    files = [str(tmp_path / name) for name in ("a*.txt", "b1.txt", "?1.txt")]
    assert main(["duplicates", *files]) == 0
    assert capsys.readouterr().out.startswith("0 groups of near-duplicates, 0 of 4 stories")
    assert main(["duplicates", files[1], str(tmp_path / "none*.txt")]) == 2
    assert "no file matches this pattern" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["similar", str(tidings.sample_page()), "--story", "99"], "there is no story 99"),
        (["similar", str(tidings.sample_page()), "--story", "1", "-n", "0"], "-n must be at least 1, got 0"),
        (["similar", str(tidings.sample_page()), "--story", "1", "--half-life", "2"], "--half-life needs dates"),
        (["duplicates", str(tidings.sample_page()), "--threshold", "2"], r"threshold must be in (0, 1], got 2"),
        (["duplicates", "nowhere.txt"], "nowhere.txt"),
    ],
)
def test_mistakes_are_told_in_one_line(arguments, message, capsys):
    assert main(arguments) == 2
    error = capsys.readouterr().err
    assert message in error
    assert error.count("\n") == 1
