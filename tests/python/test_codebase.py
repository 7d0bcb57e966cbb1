"""The house's own rules."""

from __future__ import annotations

import doctest
import importlib
import inspect
import re
import subprocess
import sys

import pytest
from places import ROOT

import tidings

STAGES = ["base", "text", "stories", "vectors", "similarity", "clusters", "bindings"]
SOURCES = sorted(
    path for folder in ("include", "cpp") for path in (ROOT / folder).rglob("*.[ch]pp") if path.name != "tidings.hpp"
)
PACKAGE = ROOT / "python" / "tidings"
MODULES = sorted(
    ".".join(path.relative_to(PACKAGE).with_suffix("").parts)
    for path in PACKAGE.rglob("*.py")
    if path.stem != "__main__"
)


def stage_of(path) -> str:
    return next(part for part in path.relative_to(ROOT).parts if part in STAGES)


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_stage_includes_only_itself_and_earlier_ones(path):
    included = re.findall(r'#include "(?:tidings/)?(\w+)/', path.read_text(encoding="utf-8"))
    later = [stage for stage in included if STAGES.index(stage) > STAGES.index(stage_of(path))]
    assert later == []


@pytest.mark.parametrize(
    "path", [p for p in SOURCES if stage_of(p) != "bindings"], ids=lambda p: str(p.relative_to(ROOT))
)
def test_the_library_never_aborts_exits_or_prints(path):
    code = re.sub(r"//.*", "", path.read_text(encoding="utf-8"))
    forbidden = r"\b(abort|exit|_Exit|quick_exit|terminate|printf|fprintf|puts|assert|cout|cerr|clog)\b"
    assert re.findall(forbidden, code) == []


def test_every_public_header_has_a_test_and_a_place_in_the_umbrella():
    umbrella = (ROOT / "include" / "tidings" / "tidings.hpp").read_text(encoding="utf-8")
    for header in (ROOT / "include" / "tidings").rglob("*/*.hpp"):
        assert (ROOT / "tests" / "cpp" / f"test_{header.stem}.cpp").exists(), header
        assert f'#include "{header.relative_to(ROOT / "include")}"' in umbrella, header


@pytest.mark.parametrize("name", MODULES)
def test_docstrings_examples_are_true(name):
    module = importlib.import_module(f"tidings.{name}".removesuffix(".__init__"))
    assert doctest.testmod(module, optionflags=doctest.NORMALIZE_WHITESPACE).failed == 0


@pytest.mark.parametrize("name", [n for n in tidings.__all__ if callable(getattr(tidings, n))])
def test_every_public_name_is_documented(name):
    assert inspect.getdoc(getattr(tidings, name))


@pytest.mark.parametrize("name", [n for n in tidings.__all__ if hasattr(getattr(tidings, n), "get_params")])
def test_every_parameter_of_an_estimator_is_explained(name):
    estimator = getattr(tidings, name)
    documentation = inspect.getdoc(estimator)
    assert not re.search(r"\{[A-Z_]+\}", documentation)  # a text that was not filled in
    for parameter in inspect.signature(estimator).parameters:
        assert re.search(rf"^(\w+, )*{parameter}(, \w+)* : ", documentation, re.M), parameter


def test_the_stub_file_equals_the_module():
    allowlist = ROOT / "tests" / "python" / "stubtest_allowlist.txt"
    command = [sys.executable, "-m", "mypy.stubtest", "tidings._core", "--allowlist", str(allowlist)]
    run = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)
    assert run.returncode == 0, run.stdout + run.stderr


def test_versions_agree():
    assert f'version = "{tidings.__version__}"' in (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert f"## {tidings.__version__}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_nothing_heavy_is_imported_at_the_start():
    heavy = ("pandas", "sklearn", "tqdm", "plotly", "narwhals", "pyarrow", "trafilatura", "feedparser")
    program = f"import sys, tidings; print([m for m in {heavy} if m in sys.modules])"
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"


@pytest.mark.parametrize("path", sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")]), ids=lambda p: p.name)
def test_no_document_has_a_gap_to_be_filled(path):
    assert re.findall(r"@[A-Z]+@|TBD", path.read_text(encoding="utf-8")) == []
