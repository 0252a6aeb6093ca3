"""What became of a year's promises: asked in a few lines of pandas and of DuckDB, and held against the samples' truth."""

from __future__ import annotations

import json
from pathlib import Path

import duckdb
import pandas as pd
import pytest

BOARD, YEAR = "kvarnliden", 2022
TRUTH = Path(__file__).resolve().parents[2] / "samples" / "gold" / "kvarnliden-2022-vb" / "activities.jsonl"


@pytest.fixture
def output(sample_output: Path) -> Path:
    return sample_output


def truth() -> dict[str, str]:
    """The activities that the annual report does not call completed, with the deviation that it tells."""
    rows = map(json.loads, TRUTH.read_text("utf8").splitlines())
    return {row["text"]: row["deviation"] for row in rows if row["status"] != "completed"}


def test_promises_that_were_not_kept_in_pandas(output: Path) -> None:
    rows = pd.read_parquet(output / "followup_activities").query("board_id == @BOARD and year == @YEAR and planned")
    left = rows.query("done == False or vanished")[["text", "vb_deviation"]]
    assert dict(left.itertuples(index=False, name=None)) == truth() != {}
    assert len(rows) == len(TRUTH.read_text("utf8").splitlines())


def test_promises_that_were_not_kept_in_duckdb(output: Path) -> None:
    left = duckdb.sql(f"""
        SELECT text, vb_deviation FROM '{output}/followup_activities/*.parquet'
        WHERE board_id = '{BOARD}' AND year = {YEAR} AND planned AND (NOT done OR vanished)""")
    assert dict(left.fetchall()) == truth()


def test_what_comments_say_of_delays_is_about_these_alone(output: Path) -> None:
    rows = pd.read_parquet(output / "followup_activities").query("board_id == @BOARD and year == @YEAR")
    assert set(rows[rows["delay_said"].notna()]["text"]) <= truth().keys()
    assert rows["delay_said"].notna().any()
