"""Which targets were missed by a board in a year, asked of the documents in `../shared` and held against their truth."""

from __future__ import annotations

import json
from pathlib import Path

import duckdb
import pandas as pd
import pytest

from vpextract import knowledge
from vpextract.running.job import extract_all

SHARED = Path(__file__).resolve().parents[3] / "shared"
pytestmark = pytest.mark.skipif(
    not (SHARED / "score.py").is_file(), reason="the shared documents (../shared) are not beside the repository"
)
BOARD, YEAR, TRUTH = "norrmalm", 2021, SHARED / "gold" / "norrmalm-2021-vb" / "indicators.jsonl"
WORDS = knowledge.load().followup
_FEWEST = 20
"""Missed targets that there are at least, so that the question is worth asking."""


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("missed") / "out"
    extract_all([SHARED / "pdf" / "ruled"], folder)
    return folder


def truth() -> dict[str, bool]:
    """Name → whether its target was reached, where outcome and target are plain numbers and the name tells the direction."""
    found: dict[str, bool] = {}
    for line in TRUTH.read_text("utf8").splitlines():
        row = json.loads(line)
        way = WORDS.directions.of_name(row["name"])
        (outcome, mine, bound), (target, yours, other) = (
            row["values"].get(measure, (None, None, None)) for measure in ("outcome", "target")
        )
        worded = row["values"].get("target_kf", (None, None, None))[2] in (
            "max",
            "min",
            "increase",
            "decrease",
            "plus_minus",
        )
        plain = not (bound or other or worded or (mine and yours and mine != yours))
        if way is not None and plain and outcome is not None and target is not None:
            found[row["name"]] = outcome >= target if way == "higher" else outcome <= target
    return found


def test_missed_targets_in_pandas(output: Path) -> None:
    rows = pd.read_parquet(output / "followup").query("board_id == @BOARD and year == @YEAR and reached == False")
    wanted = {name for name, reached in truth().items() if not reached}
    assert len(wanted) >= _FEWEST
    assert wanted == set(rows["name"]) & truth().keys()


def test_missed_targets_in_duckdb(output: Path) -> None:
    rows = duckdb.sql(f"""
        SELECT name FROM '{output}/followup/*.parquet'
        WHERE board_id = '{BOARD}' AND year = {YEAR} AND NOT reached""").fetchall()
    assert {name for name, reached in truth().items() if not reached} == {name for (name,) in rows} & truth().keys()


def test_no_target_is_told_to_be_reached_that_was_missed(output: Path) -> None:
    rows = pd.read_parquet(output / "followup").query("board_id == @BOARD and year == @YEAR and reached.notna()")
    told = dict(zip(rows["name"], rows["reached"], strict=True))
    assert {name: told[name] for name in truth() if name in told} == {n: x for n, x in truth().items() if n in told}
    assert len(truth().keys() & told.keys()) >= len(truth()) - 2, "one is the city's, or has two figures"


# --- what became of promises ------------------------------------------------------------------------------------------


def activities(document: str) -> list[dict[str, str | None]]:
    lines = (SHARED / "gold" / document / "activities.jsonl").read_text("utf8").splitlines()
    return [json.loads(line) for line in lines]


def test_promises_that_are_not_kept_yet_in_pandas(output: Path) -> None:
    rows = pd.read_parquet(output / "followup_activities").query("board_id == 'hagersten-alvsjo' and year == 2021")
    told = activities("hagersten-alvsjo-2021-t1")
    wanted = sorted(one["text"] or "" for one in told if one["status"] == "ongoing")
    assert sorted(rows[rows["done"] == False]["text"]) == wanted != []  # noqa: E712
    assert int(rows["done"].isna().sum()) == sum(one["status"] is None for one in told), "no sign is no answer"


def test_the_same_promises_in_duckdb(output: Path) -> None:
    rows = duckdb.sql(f"""
        SELECT text FROM '{output}/followup_activities/*.parquet'
        WHERE board_id = 'hagersten-alvsjo' AND year = 2021 AND NOT done""").fetchall()
    wanted = sorted(one["text"] or "" for one in activities("hagersten-alvsjo-2021-t1") if one["status"] == "ongoing")
    assert sorted(text for (text,) in rows) == wanted


def test_promises_that_deviated_or_are_told_to_be_late(output: Path) -> None:
    rows = pd.read_parquet(output / "followup_activities").query("board_id == @BOARD and year == @YEAR")
    told = activities("norrmalm-2021-vb")
    assert set(rows["vb_deviation"].dropna()) == {one["deviation"] for one in told if one["deviation"]} != set()
    late = rows.dropna(subset="delay_said")
    comments = {one["text"]: " ".join((one["comment"] or "").split()) for one in told}
    assert not late.empty
    assert all(
        " ".join(raw.split()) in comments[text] for text, raw in zip(late["text"], late["delay_raw"], strict=True)
    )


def test_promises_that_the_next_plan_makes_again(output: Path) -> None:
    """By series; among them is all that both documents say in the same words."""
    rows = pd.read_parquet(output / "series_members").query("kind == 'activity' and board_id == @BOARD")
    rows = rows.merge(
        pd.read_parquet(output / "activities")[["activity_id", "text"]], left_on="member_id", right_on="activity_id"
    )
    again = rows[rows.groupby("series_id")["year"].transform(lambda years: {YEAR, YEAR + 1} <= set(years))]
    report, plan = ({one["text"] for one in activities(name)} for name in ("norrmalm-2021-vb", "norrmalm-2022-vp"))
    assert report & plan <= set(again["text"])
    assert report & plan
