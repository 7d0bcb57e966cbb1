from __future__ import annotations

import nbformat
import pytest
from nbclient import NotebookClient
from places import ROOT

NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.name)
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_a_notebook_runs_and_shows_what_is_committed(path, tmp_path):
    notebook = nbformat.read(path, as_version=4)
    committed = [outputs_of(cell) for cell in notebook.cells]
    NotebookClient(notebook, timeout=120, resources={"metadata": {"path": str(tmp_path)}}).execute()
    assert [outputs_of(cell) for cell in notebook.cells] == committed


def outputs_of(cell) -> list[str]:
    """The texts and pictures that a cell shows; not tables of pandas, whose layout is its own.

    What a cell prints comes in as many pieces as the kernel's clock makes of it: here it is one.
    """
    outputs = cell.get("outputs", [])
    shown = ["".join(output["text"] for output in outputs if output["output_type"] == "stream")]
    for output in outputs:
        data = output.get("data", {})
        if 'class="dataframe"' not in data.get("text/html", ""):
            shown += [content for kind, content in sorted(data.items()) if kind in ("text/plain", "image/svg+xml")]
    return shown


def test_there_are_notebooks():
    assert NOTEBOOKS
