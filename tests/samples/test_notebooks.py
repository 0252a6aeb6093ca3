"""The notebooks, run in a real kernel on the samples: they end, and their answers are those of the datasets."""

from __future__ import annotations

import importlib
import json
from pathlib import Path
from typing import Any

import pytest
from nbclient import NotebookClient

from vpextract.store.reading import open_output

nbformat: Any = importlib.import_module("nbformat")  # half of it has types
NOTEBOOKS = Path(__file__).resolve().parents[2] / "samples" / "notebooks"


@pytest.fixture
def answers(sample_output: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Runs a notebook and gives the values of expressions on what it made."""
    monkeypatch.setenv("VPEXTRACT_OUTPUT", str(sample_output))
    monkeypatch.setenv("IPYTHONDIR", str(tmp_path))

    def run(name: str, *values: str) -> Any:
        notebook = nbformat.read(NOTEBOOKS / f"{name}.ipynb", as_version=4)
        written = [cell for cell in notebook.cells if cell.cell_type == "code"]
        assert not any(cell.outputs for cell in written), "clear the outputs before a notebook is committed"
        asked = nbformat.v4.new_code_cell(f"import json; print(json.dumps([{', '.join(values)}]))")
        notebook.cells.append(asked)
        client = NotebookClient(notebook, timeout=300)
        manager: Any = client.create_kernel_manager()
        manager.transport, manager.ip = "ipc", str(tmp_path / "k")
        client.execute()
        assert all(cell.outputs for cell in written[1:]), "a cell shows nothing"
        return json.loads(asked.outputs[0].text)

    return run


def test_how_well_goals_were_reached(answers: Any, sample_output: Path) -> None:
    goals = open_output(sample_output).preferred.goals
    told = goals.query("doc_type == 'verksamhetsberattelse' and level == 'namndmal' and assessment.notna()")
    helt, shares, missed = answers("maluppfyllelse", "int(reached['helt'].sum())", "len(share)", "len(missed)")
    assert helt == (told["assessment"] == "helt").sum() > 0
    assert shares == len(told[["board_id", "document_year"]].drop_duplicates())
    assert missed == len(told) - helt


def test_what_became_of_promises(answers: Any, sample_output: Path) -> None:
    output = open_output(sample_output)
    targets = output.followup.dropna(subset=["plan_target_raw"])
    planned = output.followup_activities.query("planned")
    sums = "[int(by_board[name].sum()) for name in ('set', 'reached', 'missed', 'unknown')]"
    counted, fate = answers("promises", sums, "[int(fate[name].sum()) for name in ('planned', 'done', 'vanished')]")
    assert counted == [
        len(targets),
        targets["reached"].sum(),
        (targets["reached"] == False).sum(),  # noqa: E712 - null is neither
        targets["reached"].isna().sum(),
    ]
    assert min(counted) > 0
    assert fate == [len(planned), planned["done"].sum(), planned["vanished"].sum()]


def test_budget_and_outcome_by_area(answers: Any, sample_output: Path) -> None:
    economy = open_output(sample_output).preferred.economy
    net = economy.query("counts and not doubtful and part == 'area' and side == 'net'")
    keys = ["board_id", "area", "year"]
    budget, outcome = (
        net[net["measure"] == measure].set_index(keys)["value_mnkr"] for measure in ("budget", "outcome")
    )
    differences = (budget - outcome).dropna()
    rows, total = answers("budget_and_outcome", "len(both)", "float(both['difference'].sum())")
    assert rows == len(differences) > 20
    assert total == pytest.approx(differences.sum(), abs=0.05 * rows)
    assert total == pytest.approx(round(differences, 1).sum(), abs=1e-6)
