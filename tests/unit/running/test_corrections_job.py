"""Values that people corrected: in the datasets and what is made of them, through later runs, and back again."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from vpextract.model.rulings import Ruling
from vpextract.running.job import extract_all
from vpextract.running.linking import link_output
from vpextract.settings import Options
from vpextract.store.corrections import RIGHT, VALUE, WRONG
from vpextract.store.reading import Output, open_output
from vpextract.store.rulings import add_rulings
from vpextract.store.writing import claimed

PLAN = """# Verksamhetsplan 2031

Hamnnämnden

## Nämndmål: 1.1 Hela bojar

| Indikator | Årsmål | Period |
| --- | --- | --- |
| Antal hela bojar | 40 % | År |
| Andel nöjda båtägare | 85–90 % | År |

## Ekonomi

Budget 2031 (tkr)

| Verksamhet | Budget 2031 kostnader | Budget 2031 intäkter | Budget 2031 netto |
| --- | --- | --- | --- |
| Kajer | -12 500 | 2 500 | -10 000 |
| Bojar | 3500,,0 | 1 000 | -2 500 |
| Summa | -16 000 | 3 500 | -12 500 |
"""
OTHER = PLAN.replace("2031", "2032")
TARGET = {"dataset": "indicator_values", "name": "Antal hela bojar", "measure": "target", "year": 2031}
CELL = {"dataset": "table_cells", "title": "Budget 2031 (tkr)", "col_label": "Budget 2031 kostnader"}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("corrections")
    (made / "in").mkdir()
    (made / "in" / "a.md").write_text(PLAN)
    (made / "in" / "b.md").write_text(OTHER)
    run(made / "in")
    return made


@pytest.fixture
def folder(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(made, tmp_path, dirs_exist_ok=True)) / "in"


def run(folder: Path, **how: Any) -> Output:
    extract_all([folder], folder.parent / "out", jobs=1, **how)
    return open_output(folder.parent / "out")


def rule(folder: Path, about: Mapping[str, Any], value: float | None, verdict: str | None = WRONG) -> None:
    out = folder.parent / "out"
    sha256 = open_output(out).documents.set_index("source").loc["a.md", "sha256"]
    with claimed(out):
        add_rulings(out, [Ruling(VALUE, {**about, "sha256": sha256}, verdict, {"value": value})])


def value_of(output: Output, name: str = "Antal hela bojar", year: int = 2031) -> tuple[Any, ...]:
    rows = output.indicator_values.merge(output.indicators[["indicator_id", "name"]], on="indicator_id")
    row = rows[(rows["name"] == name) & (rows["year"] == year)].iloc[0]
    return tuple(None if row[x] != row[x] else row[x] for x in ("raw", "value", "corrected", "value_read"))


def written(folder: Path) -> dict[str, int]:
    out = folder.parent / "out"
    return {f.relative_to(out).as_posix(): f.stat().st_mtime_ns for f in out.rglob("*.parquet")}


def contents(folder: Path) -> dict[str, bytes]:
    out = folder.parent / "out"
    return {f.relative_to(out).as_posix(): f.read_bytes() for f in sorted(out.rglob("*.parquet"))}


def test_a_corrected_value_changes_the_value_and_nothing_that_is_printed(folder: Path) -> None:
    before = open_output(folder.parent / "out")
    printed = before.indicators
    rule(folder, TARGET, 48)
    output = run(folder)
    assert value_of(output) == ("40 %", 48, True, 40)
    assert output.indicators.equals(printed)
    assert int(output.indicator_values["corrected"].sum()) == 1
    assert sorted(output.followup.dropna(subset="plan_target")["plan_target"]) == [40, 48]
    assert list(output.issues["code"]) == list(before.issues["code"])


def test_only_the_year_of_the_document_is_written_and_only_once(folder: Path) -> None:
    before = written(folder)
    rule(folder, TARGET, 48)
    run(folder)
    after = written(folder)
    assert {name for name in after if after[name] != before[name]} == {
        *("documents/2031.parquet", "indicator_values/2031.parquet", "followup/links.parquet"),
    }
    run(folder)
    assert written(folder) == after


@pytest.mark.parametrize("how", ["extract", "link"])
def test_what_is_taken_back_leaves_no_trace(folder: Path, how: str) -> None:
    again = run if how == "extract" else lambda folder: link_output(folder.parent / "out")
    before = contents(folder)
    rule(folder, TARGET, 48)
    rule(folder, CELL | {"row_label": "Kajer"}, 13_500)
    again(folder)
    changed = contents(folder)
    assert {name for name in changed if changed[name] != before[name]} > {"economy/2031.parquet"}
    rule(folder, TARGET, None, verdict=None)
    rule(folder, CELL | {"row_label": "Kajer"}, None, verdict=None)
    again(folder)
    assert contents(folder) == before


def test_it_survives_reading_everything_again_and_a_plan_that_grew_before_it(folder: Path) -> None:
    rule(folder, TARGET, 48)
    first = run(folder)
    assert run(folder, force=True).indicator_values.equals(first.indicator_values)
    (folder / "c.md").write_text(PLAN.replace("Hamnnämnden", "Kajnämnden").replace("40 %", "41 %"))
    output = run(folder)
    assert value_of(output) == ("40 %", 48, True, 40)
    assert int(output.indicator_values["corrected"].sum()) == 1


def test_other_bytes_are_another_document_that_was_not_corrected(folder: Path) -> None:
    rule(folder, TARGET, 48)
    run(folder)
    (folder / "a.md").write_text(PLAN.replace("40 %", "44 %"))
    assert value_of(run(folder)) == ("44 %", 44, False, None)
    (folder / "a.md").write_text(PLAN)
    assert value_of(run(folder)) == ("40 %", 48, True, 40)


def test_rows_keep_their_corrections_when_they_get_other_numbers(folder: Path, tmp_path: Path) -> None:
    name = "Andel nöjda båtägare"
    rule(folder, TARGET | {"name": name}, 87.5)
    before = run(folder).indicators.query("document_year == 2031 and name == @name")["indicator_id"].item()
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "documents.toml").write_text("[furniture]\nskip = ['Antal hela bojar.*']\n", "utf8")
    output = run(folder, options=Options(patterns=tmp_path / "own"))
    rows = output.indicators.query("document_year == 2031")
    assert (list(rows["name"]), list(rows["indicator_id"] == before)) == ([name], [False])
    assert value_of(output, name) == ("85–90 %", 87.5, True, None)


def test_a_missing_number_is_given_and_a_wrong_one_is_taken_away(folder: Path) -> None:
    rule(folder, TARGET | {"name": "Andel nöjda båtägare"}, 87.5)
    rule(folder, TARGET, None)
    output = run(folder)
    assert value_of(output, "Andel nöjda båtägare") == ("85–90 %", 87.5, True, None)
    assert value_of(output) == ("40 %", None, True, 40)


def test_right_changes_nothing_and_the_value_that_was_read_is_no_correction(folder: Path) -> None:
    before = contents(folder)
    rule(folder, TARGET, None, verdict=RIGHT)
    run(folder)
    assert contents(folder) == before
    rule(folder, TARGET, 40)
    assert value_of(run(folder)) == ("40 %", 40, False, None)


def test_amounts_of_the_economy_follow_their_cells_with_sign_and_unit(folder: Path) -> None:
    def amounts(output: Output) -> dict[str, tuple[Any, ...]]:
        rows = output.economy.query("side == 'cost' and document_year == 2031").set_index("area")
        return {a: tuple(rows.loc[a, ["value_mnkr", "corrected", "doubtful", "raw"]]) for a in rows.index}

    before = amounts(open_output(folder.parent / "out"))
    rule(folder, CELL | {"row_label": "Kajer"}, -13_250)
    rule(folder, CELL | {"row_label": "Summa"}, -17_000)
    after = amounts(run(folder))
    assert (before["Kajer"][:2], after["Kajer"]) == ((12.5, False), (13.25, True, False, "-12 500"))
    assert after["Summa"][:2] == (17, True)
    assert after["Bojar"][1:] == before["Bojar"][1:]


def test_an_amount_without_a_number_gets_one_by_those_beside_it(folder: Path) -> None:
    rule(folder, CELL | {"row_label": "Bojar"}, -3_500)
    output = run(folder)
    row = output.economy.query("area == 'Bojar' and side == 'cost' and document_year == 2031").iloc[0]
    assert (row["value_mnkr"], row["corrected"], row["doubtful"], row["raw"]) == (3.5, True, False, "3500,,0")


@pytest.mark.parametrize(
    ("about", "verdict"),
    [
        (TARGET | {"year": 2030}, WRONG),
        (TARGET | {"measure": "outcome"}, WRONG),
        (TARGET | {"name": "Antal halva bojar"}, WRONG),
        (CELL | {"row_label": "Kajer", "at": {"line": 1, "col": 1}}, WRONG),
    ],
)
def test_what_is_not_there_any_more_is_told_and_nothing_else_changed(
    folder: Path, about: dict[str, Any], verdict: str
) -> None:
    before = open_output(folder.parent / "out")
    rule(folder, about, 48, verdict)
    output = run(folder)
    assert output.indicator_values.equals(before.indicator_values)
    assert output.table_cells.equals(before.table_cells)
    assert list(output.issues.query("code == 'correction_lost'")["severity"]) == ["warning"]
    rule(folder, about, None, verdict=None)
    assert "correction_lost" not in set(run(folder).issues["code"])


@pytest.mark.parametrize("value", [float("nan"), float("inf"), 1e16, "48", True, [48]])
def test_what_is_no_number_is_not_followed_and_told(folder: Path, value: Any) -> None:
    before = contents(folder)
    rule(folder, TARGET, value)
    report = extract_all([folder], folder.parent / "out", jobs=1)
    assert contents(folder) == before
    assert report.notes == (
        f"{folder.parent / 'out' / 'rulings.jsonl'}: 1 correction says nothing that could be followed.",
    )


def test_lost_rulings_leave_no_corrections(folder: Path) -> None:
    before = contents(folder)
    rule(folder, TARGET, 48)
    run(folder)
    (folder.parent / "out" / "rulings.jsonl").unlink()
    run(folder)
    assert contents(folder) == before
