"""A kill while an output is linked leaves it whole, and what people decided as they wrote it."""

from __future__ import annotations

import shutil
import signal
from pathlib import Path

import pandas as pd
import pytest
from dying import link_and_die
from fake_pipeline import extract
from warm import Warm

from vpextract.running.job import extract_all
from vpextract.running.linking import link_output
from vpextract.store.reading import open_output
from vpextract.store.review_file import NAME
from vpextract.store.rulings import read_rulings
from vpextract.store.schema import DATASETS

pytestmark = pytest.mark.long

# What was decided, then 7 datasets, of which two change, the manifest, and the list for people, which comes last
STEPS = [
    *(("write_table", n) for n in (0, 5)),
    *(("fsync", n) for n in (0, 1, 6, 11, 12, 13, 14)),
    ("rename", 0),
    *(("replace", n) for n in (*range(8), 18, 19)),
]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two documents with the same goals, of which a person has decided that two of one document are the same."""
    tmp_path = tmp_path_factory.mktemp("made")
    (tmp_path / "in").mkdir()
    for n in range(2):
        (tmp_path / "in" / f"{n}.txt").write_text(f"goals 3\n{n}")
    extract_all([tmp_path / "in"], tmp_path / "out", jobs=1, extract=extract)
    a, b, _ = open_output(tmp_path / "out").goals["goal_id"].head(3)
    decided = f"decision;kind;a_text;b_text;a_board;b_board;a_id;b_id\r\nSAMMA;goal;;;;;{a};{b}\r\n"
    (tmp_path / "out" / NAME).write_text(decided)
    return tmp_path / "out"


@pytest.fixture
def out(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(made, tmp_path / "out"))


def sizes(out: Path) -> set[int]:
    """How many rows the series have; after seeing to it that all datasets are of one run."""
    output = open_output(out)
    assert all(len(output.table(name)) == output.n_rows(name) for name in DATASETS)
    assert set(output.series["series_id"]) == set(output.series_members["series_id"])
    return set(output.series["n_members"])


@pytest.mark.parametrize(("step", "times"), STEPS)
def test_kill_9_at_any_step_of_linking_loses_nothing(warm: Warm, out: Path, step: str, times: int) -> None:
    before = sizes(out)
    call = warm.call(out.parent / "log", link_and_die, out, step, times)
    assert call.status() == -signal.SIGKILL, call.stderr

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
