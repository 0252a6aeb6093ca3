"""Editions in an output: what is preferred when documents come and go, in each row, in the links and for people."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from rich.console import Console

from vpextract.asking.question import Answer, Question
from vpextract.model.rulings import Ruling
from vpextract.running.job import extract_all
from vpextract.show.datasets import print_answer, print_overview
from vpextract.store.edition_list import EDITION
from vpextract.store.reading import Output, open_output
from vpextract.store.rulings import add_rulings
from vpextract.store.writing import claimed

ROW = "| Indikator | Årsmål | Period |\n| --- | --- | --- |\n| Antal hela bojar | {} % | År |\n"
PLAN = "# Verksamhetsplan 2031\n\nHamnnämnden\n\n## Nämndmål: 1.1 Hela bojar\n\n" + ROW
PROPOSAL = PLAN.replace("# Verk", "Tjänsteutlåtande\n\n# Förslag till verk").replace("{}", "40")
LATER = PLAN.replace("# Verk", "Antagen av hamnnämnden 2031-01-20\n\n# Verk").replace("{}", "50")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "in"
    made.mkdir()
    (made / "a.md").write_text(PROPOSAL)
    (made / "other.md").write_text(PLAN.replace("2031", "2032").replace("{}", "60"))
    return made


def run(folder: Path) -> Output:
    extract_all([folder], folder.parent / "out", jobs=1)
    return open_output(folder.parent / "out")


def preferred(output: Output) -> list[str]:
    documents = output.documents
    return sorted(documents[documents["preferred"]]["source"])


def test_a_better_edition_takes_over_in_rows_and_links(folder: Path) -> None:
    before = run(folder)
    assert preferred(before) == ["a.md", "other.md"]
    assert before.documents["edition_of"].isna().all()
    untouched = (folder.parent / "out" / "goals" / "2032.parquet").stat().st_mtime_ns
    (folder / "b.md").write_text(LATER)
    output = run(folder)
    assert preferred(output) == ["b.md", "other.md"]
    assert (folder.parent / "out" / "goals" / "2032.parquet").stat().st_mtime_ns == untouched
    assert output.documents.set_index("source")["edition"].to_dict() | {"other.md": None} == {
        "a.md": "proposal",
        "b.md": "decided",
        "other.md": None,
    }
    assert len(output.indicators) == 3
    assert sorted(output.preferred.indicators["target"]) == ["50 %", "60 %"]
    assert sorted(output.followup["plan_target"]) == [50, 60]
    assert set(output.series_members["document_id"]) == set(output.preferred.documents["document_id"])
    codes = list(output.issues.query("severity != 'info' or code == 'several_editions'")["code"])
    assert codes.count("several_editions") == 2
    assert "followup_figures_differ" in codes
    (folder / "b.md").unlink()
    last = run(folder)
    assert (preferred(last), list(last.followup["plan_target"])) == (["a.md", "other.md"], [40, 60])
    assert "several_editions" not in set(last.issues["code"])


def test_a_run_after_nothing_changed_writes_nothing(folder: Path) -> None:
    (folder / "b.md").write_text(LATER)
    run(folder)
    before = {file: file.stat().st_mtime_ns for file in (folder.parent / "out").rglob("*.parquet")}
    run(folder)
    assert {file: file.stat().st_mtime_ns for file in (folder.parent / "out").rglob("*.parquet")} == before


def test_what_a_person_chose_is_followed_and_taken_back(folder: Path) -> None:
    (folder / "b.md").write_text(LATER)
    output = run(folder)
    row = output.documents.set_index("source").loc["a.md"]
    ruling = Ruling(EDITION, {"edition_of": str(row["edition_of"])}, str(row["sha256"]))
    with claimed(folder.parent / "out"):
        add_rulings(folder.parent / "out", [ruling])
    chosen = run(folder)
    assert (preferred(chosen), sorted(chosen.followup["plan_target"])) == (["a.md", "other.md"], [40, 60])
    assert chosen.documents.set_index("source").loc["a.md", "edition_reason"] == "chosen"
    with claimed(folder.parent / "out"):
        add_rulings(folder.parent / "out", [Ruling(EDITION, ruling.about, None)])
    (folder.parent / "out" / "editions.csv").unlink()  # what it says holds
    assert preferred(run(folder)) == ["b.md", "other.md"]


def test_commands_show_preferred_editions_unless_all_are_asked_for(folder: Path) -> None:
    (folder / "b.md").write_text(LATER)
    output = run(folder)

    def shown(*, all_editions: bool) -> str:
        text = io.StringIO()
        console = Console(width=200, file=text, force_terminal=True, color_system=None)
        print_overview(output, None, console, all_editions=all_editions)
        print_answer(Answer(output, Question("indicators", all_editions=all_editions)), console)
        return text.getvalue()

    assert ("40 %" in shown(all_editions=True), "Left out" in shown(all_editions=True)) == (True, False)
    assert "40 %" not in shown(all_editions=False)
    assert "Left out: 1 row of other editions; --all-editions shows them." in shown(all_editions=False)
