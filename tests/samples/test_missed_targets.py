"""Which targets were missed by a board in a year: asked in a few lines of pandas and of DuckDB, on the samples."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pandas as pd
import pytest

BOARD, YEAR = "kvarnliden", 2022
MISSED = {
    ("Andel förskollärare med legitimation av totalt antal årsarbetare", "38,3 %", "37,4 %"),
    ("Antal barn per avdelning i kommunala förskolor", "16,1 barn/avd.", "16,4 barn/avd."),
    ("Andel vårdnadshavare som är nöjda med förskolans språkutvecklande arbetssätt", "87 %", "85 %"),
    ("Andel förskolor där barnen erbjuds högläsning varje dag", "92 %", "91 %"),
    ("Invånarnas nöjdhet med skötseln av parker, torg och gångvägar i stadsdelsområdet", "68 %", "66 %"),
    ("Antal anmälda brott mot person på allmän plats", "1 205 st", "1 240 st"),
    ("Andel felanmälningar av trygghetsskapande belysning som åtgärdats inom ett dygn", "83,7 %", "81,4 %"),
    ("Genomsnittligt antal hemtjänstmedarbetare per brukare under en fjortondagarsperiod", "12", "13"),
    ("Antal dagar från första kontakt till besök i mottagningen", "10 dagar", "13 dagar"),
    ("Klimatpåverkan från inköpta livsmedel", "1,66 kg CO2 per kg livsmedel", "1,72 kg CO2 per kg livsmedel"),
    ("Relativ energianvändning i egna fastigheter jämfört med föregående år", "-1,9 %", "-1,7 %"),
    ("Matsvinn per serverad portion", "37 gram", "40 gram"),
    ("Sjukfrånvaro", "8,1 %", "8,3 %"),
}
"""By hand, from the annual report: name, target, outcome."""
NOBODY_SAYS = {
    "Antal trygghetsvandringar",
    "Andel barnfamiljer med osäkert boende som fått bostadsvägledning",
    "Antal föreningar som fått verksamhetsbidrag",
    "Antal uthyrda lokaltimmar på kvällstid",
    "Nämndens budgetföljsamhet efter resultatöverföringar",
    "Andel chefer med högst trettio medarbetare",
}
"""Whether more of it is better, neither name nor target tells."""


@pytest.fixture(scope="module")
def output(sample_output: Path) -> Path:
    return sample_output


def test_missed_targets_in_pandas(output: Path) -> None:
    rows = pd.read_parquet(output / "followup").query("board_id == @BOARD and year == @YEAR and reached == False")
    missed = rows[["name", "target_raw", "vb_outcome_raw"]]
    assert set(missed.itertuples(index=False, name=None)) == MISSED


def test_missed_targets_in_duckdb(output: Path) -> None:
    missed = duckdb.sql(f"""
        SELECT name, target_raw, vb_outcome_raw FROM '{output}/followup/*.parquet'
        WHERE board_id = '{BOARD}' AND year = {YEAR} AND NOT reached""")
    assert set(missed.fetchall()) == MISSED


def test_where_nothing_is_told_the_reason_is(output: Path) -> None:
    rows = pd.read_parquet(output / "followup").query("board_id == @BOARD and year == @YEAR and vb_outcome.notna()")
    untold = rows[rows["reached"].isna()]
    assert set(untold.query("reached_why == 'direction_unknown'")["name"]) == NOBODY_SAYS
    assert set(untold.query("reached_why != 'direction_unknown'")["reached_why"]) == {"band_unclear"}
    assert len(rows) == len(MISSED) + len(untold) + rows["reached"].sum()
