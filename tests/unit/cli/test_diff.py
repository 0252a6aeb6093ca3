"""`vpextract diff`: rows and values that came, went or changed from one output to another, per document."""

from __future__ import annotations

from dataclasses import replace
from io import StringIO
from pathlib import Path

from cli_outputs import written
from rich.console import Console

from vpextract.pipeline import extract_bytes
from vpextract.show.differences import print_differences
from vpextract.store.differences import differences
from vpextract.store.reading import open_output

PLAN = """Verksamhetsplan 2031

Fyrnämnden

Nämndmål: 1.1 Fler bojar

Beskrivning

Bojarna syns i mörker.

| Indikator | Årsmål | Period |
| --- | --- | --- |
| Andel bojar som syns | 85 % | År |
| Antal fyrar | 12 | År |
"""


def outputs(
    tmp_path: Path, before: str, after: str
) -> list[tuple[str, str, str, tuple[tuple[str, object, object], ...]]]:
    found = []
    for name, text in (("old", before), ("new", after)):
        written(tmp_path / name, replace(extract_bytes(text.encode(), "plan.md"), source="plan.md"))
    for one in differences(open_output(tmp_path / "old"), open_output(tmp_path / "new")):
        found += [(change.dataset, change.name, change.how, change.values) for change in one.changes]
    return found


def test_the_same_documents_have_no_differences(tmp_path: Path) -> None:
    assert outputs(tmp_path, PLAN, PLAN) == []


def test_a_cell_that_changed_is_told_once_with_what_it_was(tmp_path: Path) -> None:
    changes = outputs(tmp_path, PLAN, PLAN.replace("85 %", "87 %"))
    assert changes == [("indicators", "Andel bojar som syns", "changed", (("target", "85 %", "87 %"),))]


def test_rows_that_came_and_went_are_told_without_their_values(tmp_path: Path) -> None:
    changes = outputs(tmp_path, PLAN, PLAN.replace("Antal fyrar", "Antal bryggor"))
    assert [change[:3] for change in changes] == [
        ("indicators", "Antal bryggor", "came"),
        ("indicators", "Antal fyrar", "went"),
    ]


def test_texts_of_goals_and_the_document_itself_are_compared(tmp_path: Path) -> None:
    changed = PLAN.replace("syns i mörker.\n", "syns.\n").replace("plan 2031", "plan 2032")
    changes = {change[:3]: change[3] for change in outputs(tmp_path, PLAN, changed)}
    assert changes["goals", "Fler bojar", "changed"] == (("description", "Bojarna syns i mörker.", "Bojarna syns."),)
    assert ("year", 2031, 2032) in changes["documents", "plan.md", "changed"]


def test_documents_of_one_output_alone_came_or_went_and_people_are_told(tmp_path: Path) -> None:
    one = replace(extract_bytes(PLAN.encode(), "plan.md"), source="plan.md")
    other = extract_bytes(PLAN.replace("2031", "2029").replace("Fyr", "Bryggning").encode(), "äldre.md")
    written(tmp_path / "old", one)
    written(tmp_path / "new", replace(other, source="äldre.md"))
    said = StringIO()
    print_differences(
        differences(open_output(tmp_path / "old"), open_output(tmp_path / "new")), 20, Console(file=said, width=200)
    )
    assert "- documents plan.md" in said.getvalue()
    assert "+ documents äldre.md" in said.getvalue()
    assert "2 documents with differences: 1 documents went, 1 documents came" in said.getvalue()
