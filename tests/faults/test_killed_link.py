"""A kill while an output is linked leaves it whole, and what people decided as they wrote it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest
from fake_pipeline import extract

from vpextract.running.job import extract_all
from vpextract.running.linking import link_output
from vpextract.store.reading import open_output
from vpextract.store.review_file import NAME
from vpextract.store.rulings import read_rulings
from vpextract.store.schema import DATASETS

KILLED_AT_STEP = """
import pathlib, sys
from dying import die_at
from vpextract.running.linking import link_output

die_at(sys.argv[2], int(sys.argv[3]))
link_output(pathlib.Path(sys.argv[1]))
"""

# What was decided, then 7 datasets, of which two change, the manifest, and the list for people, which comes last
STEPS = [
    *(("write_table", n) for n in (0, 5)),
    *(("fsync", n) for n in (0, 1, 6, 11, 12, 13, 14)),
    ("rename", 0),
    *(("replace", n) for n in (*range(8), 18, 19)),
]


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """Two documents with the same goals, of which a person has decided that two of one document are the same."""
    (tmp_path / "in").mkdir()
    for n in range(2):
        (tmp_path / "in" / f"{n}.txt").write_text(f"goals 3\n{n}")
    extract_all([tmp_path / "in"], tmp_path / "out", jobs=1, extract=extract)
    a, b, _ = open_output(tmp_path / "out").goals["goal_id"].head(3)
    decided = f"decision;kind;a_text;b_text;a_board;b_board;a_id;b_id\r\nSAMMA;goal;;;;;{a};{b}\r\n"
    (tmp_path / "out" / NAME).write_text(decided)
    return tmp_path / "out"


def sizes(out: Path) -> set[int]:
    """How many rows the series have; after seeing to it that all datasets are of one run."""
    output = open_output(out)
    assert all(len(output.table(name)) == output.n_rows(name) for name in DATASETS)
    assert set(output.series["series_id"]) == set(output.series_members["series_id"])
    return set(output.series["n_members"])


@pytest.mark.parametrize(("step", "times"), STEPS)
def test_kill_9_at_any_step_of_linking_loses_nothing(out: Path, step: str, times: int) -> None:
    before = sizes(out)
    arguments = [sys.executable, "-c", KILLED_AT_STEP, str(out), step, str(times)]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join((str(Path(__file__).parent), *sys.path))}
    assert subprocess.run(arguments, env=environment, timeout=60, check=False).returncode == -signal.SIGKILL

    now = sizes(out)
    committed = (step == "replace" and times > 0) or times > 12
    assert (now != before) == committed
    for name in DATASETS:  # what other programs see
        pd.read_parquet(out / name)
    assert "SAMMA" in (out / NAME).read_text("utf-8-sig")

    assert link_output(out).notes == ()
    assert sizes(out) != before
    assert "SAMMA" in (out / NAME).read_text("utf-8-sig")
    assert [one.verdict for one in read_rulings(out).all] == ["same"]
    assert not list(out.glob(".*"))
