"""What users ask of the economy, each in at most five lines of pandas or DuckDB, held against the samples' truth."""

from __future__ import annotations

import json
from pathlib import Path

import duckdb
import pandas as pd
import pytest

from vpextract import knowledge
from vpextract.store.reading import Output, open_output

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
BOARD, PLAN = "kvarnliden", "kvarnliden-2022-vp"
KEY = knowledge.load().area_keys.key


@pytest.fixture(scope="module")
def output(sample_output: Path) -> Output:
    return open_output(sample_output)


def truth(column: str) -> dict[str, float]:
    """A column of the plan's budget by area, without totals; areas by their keys, parts left out."""
    tables = [json.loads(line) for line in (SAMPLES / "gold" / PLAN / "tables.jsonl").read_text("utf8").splitlines()]
    table = next(one for one in tables if column in one["columns"])
    at = table["columns"].index(column)
    rows = [row for row in table["rows"] if not row[0].startswith(("varav", "Totalt", "Summa"))]
    return {KEY(row[0]): float(row[at].replace(" ", "").replace(",", ".")) for row in rows}


def test_budget_of_a_year_beside_the_next_by_area_in_pandas(output: Output) -> None:
    rows = output.economy.merge(output.areas[["area_id", "label"]])
    rows = rows.query("counts and board_id == @BOARD and part == 'area' and role == 'item'")
    found = rows.query("measure == 'budget' and side == 'net'").pivot_table("value_mnkr", "label", "year")
    expected = pd.DataFrame({2021: truth("Budget 2021 (netto)"), 2022: truth("Budget 2022 netto")})
    assert not expected.empty
    assert (
        found[[2021, 2022]].dropna(how="all").rename(index=KEY).sort_index().to_dict()
        == expected.sort_index().to_dict()
    )


def test_the_same_in_duckdb(output: Output) -> None:
    found = duckdb.sql(f"""
        SELECT label, max(value_mnkr) FILTER (e.year = 2021), max(value_mnkr) FILTER (e.year = 2022)
        FROM '{output.path}/economy/*.parquet' e JOIN '{output.path}/areas/*.parquet' USING (area_id)
        WHERE counts AND e.board_id = '{BOARD}' AND e.part = 'area' AND role = 'item' AND measure = 'budget' AND side = 'net'
        GROUP BY label HAVING min(e.year) < 2023""").fetchall()
    last, this = truth("Budget 2021 (netto)"), truth("Budget 2022 netto")
    assert {KEY(label): (a, b) for label, a, b in found} == {key: (last[key], this[key]) for key in this}


def test_items_add_up_to_totals(output: Output) -> None:
    """Whoever adds up items adds nothing twice: in every table that has one total of all its rows."""
    rows = output.economy.query("not doubtful")
    tables = rows[rows["role"] == "total"].groupby(["table_id", "col"]).size().loc[lambda n: n == 1].reset_index()
    checked = 0
    for table_id, col in tables[["table_id", "col"]].itertuples(index=False):
        own = rows[(rows["table_id"] == table_id) & (rows["col"] == col) & (rows["part"] != "account")]
        items, total = own[own["role"] == "item"], own[own["role"] == "total"]
        if len(items) > 1 and set(items["side"]) == set(total["side"]):
            checked += 1
            assert items["value_mnkr"].sum() == pytest.approx(total["value_mnkr"].iloc[0], abs=0.05 * (len(items) + 1))
    assert checked > 50


def test_one_row_counts_of_each_figure(output: Output) -> None:
    rows = output.economy.query("counts and measure != 'adjustment'")
    figure = ["board_id", "area_id", "measure", "side", "year", "as_of", "basis"]
    assert not rows.duplicated(figure).any()
    assert rows["value_mnkr"].notna().all()


def test_each_amount_is_the_cell_that_it_names(output: Output) -> None:
    cells = output.table_cells.rename(columns={"value": "printed"})[["table_id", "row", "col", "printed", "raw"]]
    rows = output.economy.merge(cells, on=["table_id", "row", "col"], how="left", suffixes=("", "_cell"))
    assert (rows["raw"] == rows["raw_cell"]).all()
    scale = rows["unit"].map({"mnkr": 1.0, "tkr": 1e-3, "kr": 1e-6})
    told = rows["value_mnkr"].notna()
    assert (rows["value_mnkr"].abs()[told] - (rows["printed"].abs() * scale)[told]).abs().max() < 1e-9
    assert told.mean() > 0.8


PARTS = {"result_unit": "result_units", "investment": "investments"}
FOOTNOTES = "¹²³"
MEASURES = {"budget": "budget", "outcome": "bokslut", "forecast": "prognos", "deviation": "avvikelse"}


def truth_of_part(document: str, part: str, measure: str) -> dict[str, float]:
    """An amount of each row of a document's table of result units or investments, in mnkr, by the head of its column."""
    tables = [json.loads(one) for one in (SAMPLES / "gold" / document / "tables.jsonl").read_text("utf8").splitlines()]
    (table,) = [one for one in tables if one["kind"] == PARTS[part]]
    words = (
        ("resultat 20", "beräknat resultat") if part == "result_unit" and measure != "budget" else (MEASURES[measure],)
    )
    (at,) = [
        n
        for n, head in enumerate(table["columns"])
        if head.casefold().startswith(words)
        or (measure == "budget" and "bruttobudget" in head and "varav" not in head.casefold())
    ]
    scale = 1e-3 if part == "result_unit" else 1.0
    rows = [row for row in table["rows"] if row[at]]
    plain = str.maketrans({" ": "", ",": "."} | dict.fromkeys(FOOTNOTES, ""))
    return {row[0]: round(float(row[at].translate(plain)) * scale, 6) for row in rows}


@pytest.mark.parametrize(
    ("document", "part", "measure"),
    [
        ("kvarnliden-2022-vp", "result_unit", "budget"),
        ("kvarnliden-2022-vp", "result_unit", "forecast"),
        ("kvarnliden-2022-vb", "result_unit", "outcome"),
        ("utbildning-2022-t2", "result_unit", "outcome"),
        ("kvarnliden-2022-vp", "investment", "budget"),
        ("kvarnliden-2022-vb", "investment", "outcome"),
        ("kvarnliden-2024-t2", "investment", "forecast"),
        ("utbildning-2024-t1", "investment", "deviation"),
    ],
)
def test_result_units_and_investments(output: Output, document: str, part: str, measure: str) -> None:
    rows = output.preferred.economy.query("part == @part and measure == @measure")
    rows = rows[rows["document_id"].str.startswith(f"{document}-")]
    assert (
        dict(zip(rows["area"], rows["value_mnkr"].round(6), strict=True))
        == truth_of_part(document, part, measure)
        != {}
    )
    assert (rows["role"] == "total").sum() == 1
    assert rows["year"].eq(int(document.split("-")[1])).all()
