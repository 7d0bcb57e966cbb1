from __future__ import annotations

import os
import subprocess
import sys

import pytest

import tidings
from tidings.cli import main


def test_demo_prints_events_with_reasons_and_writes_a_report(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert main(["demo"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("31 stories: 9 events and 2 single stories")
    assert "fits 0." in out
    assert "alone: the nearest is story" in out
    assert str(tmp_path / "report.html") in out
    assert (tmp_path / "report.html").read_text(encoding="utf-8").startswith("<!doctype html>")


def test_cluster_takes_a_page_a_threshold_and_a_report(tmp_path, capsys):
    report = tmp_path / "r.html"
    assert main(["cluster", str(tidings.sample_page()), "--threshold", "1", "--report", str(report)]) == 0
    assert "31 stories: 2 events and 27 single stories" in capsys.readouterr().out
    assert report.exists()


def test_cluster_finds_the_seed_pages_stories(seed_page, capsys):
    assert main(["cluster", str(seed_page)]) == 0
    assert capsys.readouterr().out.startswith("10 stories: ")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["cluster", str(tidings.sample_page()), "--report", "nowhere/r.html"], "there is no folder"),
        (["cluster", "nowhere.txt"], "nowhere.txt: No such file or directory"),
        (["cluster", str(tidings.sample_page()), "--threshold", "7"], "threshold must be in"),
        (["cluster", str(tidings.sample_page()), "--report", "nowhere/r.html"], "nowhere"),
    ],
)
def test_mistakes_are_told_in_one_line(arguments, message, capsys):
    assert main(arguments) == 2
    error = capsys.readouterr().err
    assert error.startswith("tidings: ")
    assert message in error
    assert error.count("\n") == 1


@pytest.mark.parametrize("arguments", [[], ["cluster"], ["frobnicate"], ["cluster", "x", "--threshold", "high"]])
def test_wrong_arguments_show_the_usage(arguments, capsys):
    with pytest.raises(SystemExit) as exit_status:
        main(arguments)
    assert exit_status.value.code == 2
    assert "usage: tidings" in capsys.readouterr().err


def test_help_teaches(capsys):
    for arguments in (["--help"], ["demo", "--help"], ["cluster", "--help"], ["split", "--help"]):
        with pytest.raises(SystemExit) as exit_status:
            main(arguments)
        assert exit_status.value.code == 0
    out = capsys.readouterr().out
    assert "examples:" in out
    assert "most typical story" in " ".join(out.split())


def test_the_module_runs_as_a_program():
    run = subprocess.run([sys.executable, "-m", "tidings", "--version"], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == f"tidings {tidings.__version__}"


def test_a_closed_pipe_is_no_error():
    command = [sys.executable, "-u", "-m", "tidings", "cluster", str(tidings.sample_page())]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        process.stdout.close()
        error = process.stderr.read()
        assert process.wait(60) == 0
    assert error == b""


def test_a_page_that_is_not_utf_8_is_told(tmp_path, capsys):
    page = tmp_path / "latin.txt"
    page.write_bytes("Owner’s plea\n\nA café burnt.".encode("cp1252"))
    assert main(["cluster", str(page)]) == 0
    error = capsys.readouterr().err
    assert error.startswith("tidings: warning: ")
    assert "latin.txt: not in UTF-8, read as windows-1252" in error


def test_a_terminal_of_few_characters_is_served():
    command = [sys.executable, "-m", "tidings", "cluster", str(tidings.sample_page())]
    environment = os.environ | {"PYTHONIOENCODING": "ascii"}
    run = subprocess.run(command, capture_output=True, env=environment, check=True)
    assert b"31 stories" in run.stdout
