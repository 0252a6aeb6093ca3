"""The economy of the documents in `../shared`: the budget of a year beside the next, by area, held against their truth."""

from __future__ import annotations

import json
from pathlib import Path

import duckdb
import pytest

from vpextract import knowledge
from vpextract.running.job import extract_all
from vpextract.store.reading import Output, open_output

SHARED = Path(__file__).resolve().parents[3] / "shared"
pytestmark = pytest.mark.skipif(
    not (SHARED / "score.py").is_file(), reason="the shared documents (../shared) are not beside the repository"
)
BOARD = "norrmalm"
KEY = knowledge.load().area_keys.key


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Output:
    folder = tmp_path_factory.mktemp("economy") / "out"
    extract_all([SHARED / "pdf" / "ruled"], folder)
    return open_output(folder)


def truth(document: str) -> dict[str, float]:
    """The net budgets of the document's own year by area, of its first table that has more than one and a total."""
    for line in (SHARED / "gold" / document / "tables.jsonl").read_text("utf8").splitlines():
        table = json.loads(line)
        at = [
            n for n, head in enumerate(table["columns"]) if "budget" in head.casefold() and "netto" in head.casefold()
        ]
        rows = [row for row in table["rows"] if not row[0].startswith("varav")]
        if at and len(rows) > 2 and rows[-1][0] == "Totalt":
            return {KEY(row[0]): float(row[at[0]].replace(" ", "").replace(",", ".")) for row in rows[:-1]}
    raise AssertionError(document)


def test_budget_of_a_year_beside_the_next_by_area_in_pandas(output: Output) -> None:
    rows = output.economy.merge(output.areas[["area_id", "label"]])
    rows = rows.query("counts and board_id == @BOARD and part == 'area' and role == 'item'")
    found = rows.query("measure == 'budget' and side == 'net'").pivot_table("value_mnkr", "label", "year")
    told = found.rename(index=KEY)
    assert told[2021].to_dict() == truth("norrmalm-2021-vb"), "the year's own report, where its plan is not there"
    assert told[2022].to_dict() == truth("norrmalm-2022-vp"), "the plan's"


def test_the_same_in_duckdb(output: Output) -> None:
    found = duckdb.sql(f"""
        SELECT label, max(value_mnkr) FILTER (e.year = 2021), max(value_mnkr) FILTER (e.year = 2022)
        FROM '{output.path}/economy/*.parquet' e JOIN '{output.path}/areas/*.parquet' USING (area_id)
        WHERE counts AND e.board_id = '{BOARD}' AND e.part = 'area' AND role = 'item' AND measure = 'budget' AND side = 'net'
        GROUP BY label""").fetchall()
    last, this = truth("norrmalm-2021-vb"), truth("norrmalm-2022-vp")
    assert {KEY(label): (a, b) for label, a, b in found} == {key: (last[key], this[key]) for key in this}


def test_what_two_documents_call_by_two_names_is_one_area(output: Output) -> None:
    """Whatever two boards and two years print as areas: the same number of areas in each, and none stands alone."""
    rows = output.economy.query("part == 'area' and role == 'item' and measure == 'budget'")
    tables = rows.groupby("table_id")["area_id"].nunique()
    large = rows[rows["table_id"].isin(tables[tables > 5].index)]
    assert large.groupby("area_id")["document_id"].nunique().min() > 1
