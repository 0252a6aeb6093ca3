"""Areas of two documents that may be one: they are asked about, and what a person says is followed and never lost."""

from __future__ import annotations

import csv
from pathlib import Path

import pandas as pd
import pytest

import vpextract
from vpextract.running.job import extract_all

DOCUMENTS = Path(__file__).resolve().parents[2] / "samples" / "documents"
AS_PRINTED, ANOTHER = "Linneagården", "Linnegården"


@pytest.fixture
def output(tmp_path: Path) -> Path:
    """Two reports of a board, of which the later spells a result unit in another way."""
    there = tmp_path / "reports"
    there.mkdir()
    (there / "first.txt").write_bytes((DOCUMENTS / "sample-09.txt").read_bytes())
    later = (DOCUMENTS / "sample-18.txt").read_text("utf8").replace(AS_PRINTED, ANOTHER)
    (there / "later.txt").write_text(later, "utf8")
    extract_all([there], tmp_path / "out")
    return tmp_path / "out"


def listed(output: Path) -> list[dict[str, str]]:
    with (output / "links.csv").open(encoding="utf-8-sig", newline="") as file:
        return [row for row in csv.DictReader(file) if row["kind"] == "area"]


def decide(output: Path, word: str) -> None:
    with (output / "links.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        if row["kind"] == "area" and {row["a_text"], row["b_text"]} == {AS_PRINTED, ANOTHER}:
            row["decision"] = word
    with (output / "links.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0].keys())
        writer.writeheader()
        writer.writerows(rows)
    vpextract.link(output)


def names(output: Path) -> list[list[str]]:
    """The names of each area that has one of the two."""
    areas = pd.read_parquet(output / "areas").query("part == 'result_unit' and not total")
    return sorted(sorted(own) for own in areas["members"] if {AS_PRINTED, ANOTHER} & set(own))


def candidates(output: Path) -> int:
    return len(pd.read_parquet(output / "link_candidates").query("kind == 'area'"))


TWO = [[AS_PRINTED], [ANOTHER]]
ONE = [sorted((AS_PRINTED, ANOTHER))]


def test_a_doubtful_pair_of_areas_is_asked_about_and_a_decision_followed_kept_and_taken_back(output: Path) -> None:
    (asked,) = (row for row in listed(output) if row["a_text"] in (AS_PRINTED, ANOTHER))
    assert {asked["a_text"], asked["b_text"]} == {AS_PRINTED, ANOTHER}
    assert (asked["a_board"], asked["a_report"], asked["decision"]) == ("kvarnliden", "result_unit", "")
    before = candidates(output)
    assert names(output) == TWO

    decide(output, "same")
    assert names(output) == ONE
    assert candidates(output) == before - 1
    (output / "links.csv").unlink()
    vpextract.link(output)
    assert names(output) == ONE, "the list is gone, its decision is not"
    assert [row["decision"] for row in listed(output) if row["a_text"] in (AS_PRINTED, ANOTHER)] == ["same"]

    decide(output, "olika")
    assert names(output) == TWO
    assert candidates(output) == before - 1, "what was decided is asked about no more"
    decide(output, "")
    assert (names(output), candidates(output)) == (TWO, before)
    lines = (output / "rulings.jsonl").read_text("utf8").splitlines()
    assert len(lines) == 3, "what was said before is still there"


def test_a_run_that_changes_nothing_else_follows_the_decision(output: Path, tmp_path: Path) -> None:
    text = (output / "links.csv").read_text("utf-8-sig")
    line = next(line for line in text.splitlines() if ",area," in line and AS_PRINTED in line)
    (output / "links.csv").write_text(text.replace(line, f"same{line}"), "utf8")
    extract_all([tmp_path / "reports"], output)
    assert names(output) == ONE
