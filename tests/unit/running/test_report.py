"""`OUTPUT/report.csv` has a line for each file; `redo` reads again what failed, or what one reader read."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from vpextract.running.job import extract_all
from vpextract.running.redoing import Redo

PLAN = "Verksamhetsplan 2031\n\nFyrnämnden\n\nNämndmål: 1.1 Fler bojar\n\n{}"
TABLE = "| Indikator | Årsmål |\n| --- | --- |\n| Andel bojar | 85 % |\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "plan.md").write_text(PLAN.format(TABLE), "utf8")
    (folder / "again.md").write_text(PLAN.format(TABLE), "utf8")
    (folder / "linked.md").write_text(PLAN.replace("2031", "2030").format("[Tabell 1](t/1.csv)\n"), "utf8")
    (folder / "empty.pdf").write_bytes(b"")
    (folder / "figures.xlsx").write_bytes(b"PK")
    return folder


def report(output: Path) -> dict[str, dict[str, str]]:
    with (output / "report.csv").open(encoding="utf-8-sig", newline="") as sheet:
        return {row["file"]: row for row in csv.DictReader(sheet)}


def test_every_file_has_a_line_with_status_reason_and_what_to_do(folder: Path, tmp_path: Path) -> None:
    extract_all([folder], tmp_path / "out", jobs=1)
    found = report(tmp_path / "out")
    assert {file: row["status"] for file, row in found.items()} == {
        "again.md": "ok",
        "plan.md": "copy",
        "linked.md": "partial",
        "empty.pdf": "failed",
        "figures.xlsx": "skipped",
    }
    assert (found["empty.pdf"]["reason"], found["empty.pdf"]["what_to_do"]) == (
        "The file is empty.",
        "Fetch it again from its source.",
    )
    assert "t/1.csv" in found["linked.md"]["reason"]
    assert "put the table's rows into the text" in found["linked.md"]["what_to_do"]
    assert found["again.md"]["reader"] == "text"
    assert found["again.md"]["year"] == "2031"


def test_a_run_that_changes_nothing_leaves_the_report_alone(folder: Path, tmp_path: Path) -> None:
    extract_all([folder], tmp_path / "out", jobs=1)
    before = (tmp_path / "out" / "report.csv").stat()
    extract_all([folder], tmp_path / "out", jobs=1)
    after = (tmp_path / "out" / "report.csv").stat()
    assert (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns)


def test_a_name_that_could_be_a_formula_is_none_in_the_report(folder: Path, tmp_path: Path) -> None:
    (folder / "=cmd.md").write_text("", "utf8")
    extract_all([folder], tmp_path / "out", jobs=1)
    assert "'=cmd.md" in report(tmp_path / "out")


@pytest.mark.parametrize(
    ("redo", "read"),
    [
        (Redo(), []),
        (Redo(failed=True), ["empty.pdf", "linked.md"]),
        (Redo(reader="text"), ["again.md", "linked.md"]),
        (Redo(reader="ocr"), []),
        (Redo(failed=True, reader="text"), ["again.md", "empty.pdf", "linked.md"]),
    ],
)
def test_what_is_asked_for_is_read_again_and_nothing_else(
    folder: Path, tmp_path: Path, redo: Redo, read: list[str]
) -> None:
    extract_all([folder], tmp_path / "out", jobs=1)
    again = extract_all([folder], tmp_path / "out", jobs=1, redo=redo)
    assert [one.source for one in again.summaries] == read
