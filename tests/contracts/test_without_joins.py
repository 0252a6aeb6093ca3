"""Questions that people have, each answered in a few lines without a join."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import vpextract

BOARD, YEAR = "kvarnliden", 2022


@pytest.fixture(scope="module")
def folder(sample_output: Path) -> Path:
    return sample_output


@pytest.fixture(scope="module")
def expected(folder: Path) -> list[str]:
    """The targets of one board's plan, found by way of its document."""
    output = vpextract.open_output(folder)
    plan = output.documents.query("board_id == @BOARD and year == @YEAR and doc_type == 'verksamhetsplan'")
    rows = output.indicators[output.indicators["document_id"].isin(plan["document_id"])]
    return sorted(rows["target"].dropna())


def test_targets_of_a_board_in_a_year_by_pandas(folder: Path, expected: list[str]) -> None:
    rows = pd.read_parquet(folder / "indicators")
    of_plan = rows.query("board_id == @BOARD and document_year == @YEAR and doc_type == 'verksamhetsplan'")
    assert sorted(of_plan["target"].dropna()) == expected != []


def test_targets_of_a_board_in_a_year_by_duckdb(folder: Path, expected: list[str]) -> None:
    duckdb = pytest.importorskip("duckdb")
    found = duckdb.sql(
        f"""SELECT target FROM '{folder}/indicators/*.parquet' WHERE board_id = '{BOARD}' AND document_year = {YEAR}
            AND doc_type = 'verksamhetsplan' AND target IS NOT NULL ORDER BY target"""
    )
    assert sorted(target for (target,) in found.fetchall()) == expected


def test_dates_are_dates_in_plain_pandas(folder: Path) -> None:
    rows = pd.read_parquet(folder / "activities")
    late = rows[rows["end_date"] > pd.Timestamp("2022-11-01")]
    assert len(late) == len(rows.query("end_date > '2022-11-01'")) > 0
    assert set(late["end_date"].dt.year) > {2022}
    assert late["end_date"].notna().all()
    assert pd.read_parquet(folder / "documents")["document_date"].max() > pd.Timestamp("2021-01-01")
    assert pq.read_schema(folder / "activities" / "2022.parquet").field("end_date").type == pa.date32()


def test_activities_that_end_in_a_year_are_told_by_their_dates(folder: Path) -> None:
    activities = vpextract.open_output(folder).activities
    ends = activities[activities["end_date"].dt.year == activities["document_year"]]
    assert 0 < len(ends) <= len(activities)
    assert ends["end_date"].max() < pd.Timestamp("2030-01-01")
