"""What the tests share: the sample page and, where it is there, the real text beside the project."""

from __future__ import annotations

import csv
import json
import lzma
from pathlib import Path

import hypothesis
import pytest
from places import DATA

import tidings

hypothesis.settings.register_profile("shared", deadline=None)  # a busy machine is no failure
hypothesis.settings.load_profile("shared")


@pytest.fixture(scope="session")
def load_jsonl():
    """The objects of one of the data folder's files, by its name without the ending."""

    def load(name: str) -> list[dict]:
        path = DATA / f"{name}.jsonl.xz"
        if not path.exists():
            pytest.skip(f"the data folder has no {name}: {path}")
        with lzma.open(path, "rt", encoding="utf-8") as file:
            return [json.loads(line) for line in file]

    return load


@pytest.fixture(scope="session")
def seed_page() -> Path:
    path = DATA / "pages" / "national-security.txt"
    if not path.exists():
        pytest.skip(f"the data folder has no seed page: {path}")
    return path


@pytest.fixture(scope="session")
def sample() -> tidings.Corpus:
    return tidings.read(tidings.sample_page())


@pytest.fixture(scope="session")
def analysis(sample) -> tidings.Analysis:
    return tidings.analyze(sample)


@pytest.fixture(scope="session")
def sample_labels() -> list[dict[str, str]]:
    with tidings.sample_page().with_name("sample_labels.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture
def labelled(load_jsonl):
    """The stories of one of the data folder's files, and their labels."""

    def load(name):
        rows = load_jsonl(name)
        known = ("title", "text", "date", "source")
        return [{key: row[key] for key in known if row.get(key)} for row in rows], [row["label"] for row in rows]

    return load


@pytest.fixture
def write(tmp_path):
    """Writes a file, and gives its path."""

    def write(name: str, content: str | bytes):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write
