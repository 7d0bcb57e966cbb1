from __future__ import annotations

import csv
import io
import json
import subprocess
import sys

import pytest

import tidings
from tidings.cli import main

PAGE = str(tidings.sample_page())


def run(capsys, *arguments) -> str:
    assert main(["split", *arguments]) == 0
    return capsys.readouterr().out


def test_the_table_has_a_row_a_story(capsys, sample):
    header, *rows = run(capsys, PAGE).splitlines()
    assert header.split() == ["headline", "byline", "place", "date", "paragraphs/words"]
    assert len(rows) == len(sample)
    assert all(row.startswith(f"{i} ") and sample[i].headline[:20] in row for i, row in enumerate(rows))
    words = len(tidings.tokenize(sample[0].body))
    assert rows[0].split()[-1] == f"{len(sample[0].paragraphs)}/{words}"
    assert "PELLUNA" in rows[0]
    assert "Ilse Morrow" in rows[0]


def test_the_tables_columns_stand_below_each_other_in_any_script(tmp_path, capsys):
    path = tmp_path / "a.jsonl"
    rows = [
        {"title": "日本の地震", "text": "一", "author": "山田"},
        {"title": "Quake", "text": "One.", "author": "Lee"},
    ]
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    header, wide, narrow = run(capsys, str(path)).splitlines()
    assert header.index("byline") == narrow.index("Lee") == wide.index("山田") + 5


def test_jsonl_has_all_parts_and_is_read_back(tmp_path, capsys, sample):
    lines = [json.loads(line) for line in run(capsys, PAGE, "--jsonl").splitlines()]
    assert [line["headline"] for line in lines] == sample.headlines
    assert lines[0]["dateline"] == {"places": sample[0].dateline.places, "agency": "NNA", "date": "April 11"}
    assert lines[0]["credits"][0]["role"] == sample[0].credits[0].role
    path = tmp_path / "out.jsonl"
    assert run(capsys, PAGE, "--jsonl", "-o", str(path)) == ""
    again = tidings.read(path)
    assert again.texts == sample.texts
    assert [story.byline for story in again] == [story.byline for story in sample]


def test_csv_is_read_back(tmp_path, capsys, sample):
    out = run(capsys, PAGE, "--csv")
    rows = list(csv.DictReader(io.StringIO(out)))
    assert [row["headline"] for row in rows] == sample.headlines
    path = tmp_path / "out.csv"
    path.write_text(out, encoding="utf-8")
    again = tidings.read(path)
    assert again.texts == sample.texts
    assert [story.takeaways for story in again] == [story.takeaways for story in sample]


def test_the_report_says_what_went_where(tmp_path, capsys, sample):
    assert run(capsys, PAGE, "--report") == sample.report.describe() + "\n"
    assert sample.report.describe().count("\n    byte ") == len(sample)
    (tmp_path / "a.txt").write_bytes(tidings.sample_page().read_bytes())
    out = run(capsys, str(tmp_path), "--report")
    assert out.startswith("ReadReport: 31 stories from 1 source")
    assert out.endswith(f"\n{tmp_path / 'a.txt'}\n{sample.report.describe()}\n")
    assert main(["split", PAGE, "--report", "--jsonl"]) == 0
    captured = capsys.readouterr()
    assert captured.err.startswith("PageReport")
    assert captured.out.startswith("{")


def test_any_source_is_split_and_clustered(tmp_path, capsys):
    (tmp_path / "a.csv").write_text("title,text\nLava comes,It came at night.\nStrike ends,Trains run.\n")
    assert "Strike ends" in run(capsys, f"{tmp_path}/*.csv")
    assert main(["cluster", str(tmp_path)]) == 0
    assert capsys.readouterr().out.startswith("2 stories: ")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["nowhere.txt"], "nowhere.txt: No such file or directory"),
        ([PAGE, "-o", "nowhere/out.txt"], "there is no such folder"),
        (["https://example.org/a.rss"], "uses no network"),
    ],
)
def test_mistakes_are_told_in_one_line(arguments, message, capsys):
    assert main(["split", *arguments]) == 2
    error = capsys.readouterr().err
    assert error.startswith("tidings: ")
    assert message in error
    assert error.count("\n") == 1


def test_missing_packages_are_told_in_one_line(tmp_path, capsys, monkeypatch):
    monkeypatch.setitem(sys.modules, "feedparser", None)
    path = tmp_path / "a.rss"
    path.write_text("<rss/>")
    assert main(["split", str(path)]) == 2
    assert "pip install 'tidings[html]'" in capsys.readouterr().err


def test_what_is_odd_goes_to_stderr(tmp_path, capsys):
    path = tmp_path / "a.csv"
    path.write_text("text,date\na,soon\n")
    assert main(["split", str(path), "--jsonl"]) == 0
    captured = capsys.readouterr()
    assert captured.err == f"tidings: warning: {path}, line 2: 'soon' is no date; the story is kept without one\n"
    assert len(captured.out.splitlines()) == 1


def test_a_closed_pipe_is_no_error():
    command = [sys.executable, "-m", "tidings", "split", PAGE, "--jsonl"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        process.stdout.close()
        error = process.stderr.read()
        process.wait(60)
    assert b"Traceback" not in error
