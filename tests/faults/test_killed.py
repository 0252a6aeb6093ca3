"""Killed and interrupted runs leave the last good output, and the next run works."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pyarrow.parquet as pq
import pytest
from fake_pipeline import extract

from vpextract.running.job import extract_all
from vpextract.store.layout import COMMITTED, STAGED
from vpextract.store.reading import open_output
from vpextract.store.schema import DATASETS

FAKE = Path(__file__).with_name("fake_pipeline.py")

KILLED_AT_STEP = """
import pathlib, sys
from dying import die_at
from fake_pipeline import extract
from vpextract.running.job import extract_all

die_at(sys.argv[3], int(sys.argv[4]))
extract_all([pathlib.Path(sys.argv[1])], pathlib.Path(sys.argv[2]), jobs=1, extract=extract)
"""


def folder_with(path: Path, *orders: str) -> Path:
    path.mkdir()
    for n, order in enumerate(orders):
        (path / f"{n}.txt").write_text(f"{order}\n{n}")
    return path


def run(folder: Path, out: Path) -> None:
    extract_all([folder], out, jobs=1, extract=extract)


def goals_in(out: Path) -> int:
    """The number of goals, after seeing to it that the datasets are of one run."""
    output = open_output(out)
    assert set(output.goals["document_id"]) == set(output.documents["document_id"])
    assert len(output.goals) == output.n_rows("goals")
    return len(output.goals)


# One document waiting, 11 datasets of its year, 5 of links and the manifest: every step of writing, and of putting the
# result in its place
STEPS = [
    *(("write_table", n) for n in (0, 1, 6, 10, 15)),
    *(("fsync", n) for n in (0, 5, 15, 16, 17, 21)),
    ("rename", 0),
    *(("replace", n) for n in range(18)),
]


@pytest.mark.parametrize(("step", "times"), STEPS)
def test_kill_9_at_any_step_leaves_a_whole_result(tmp_path: Path, step: str, times: int) -> None:
    old, new, out = folder_with(tmp_path / "old", "goals 2"), folder_with(tmp_path / "new", "goals 5"), tmp_path / "out"
    run(old, out)
    environment = os.environ | {"PYTHONPATH": str(FAKE.parent)}
    arguments = [sys.executable, "-c", KILLED_AT_STEP, str(new), str(out), step, str(times)]
    assert subprocess.run(arguments, env=environment, timeout=60, check=False).returncode == -signal.SIGKILL

    committed = step == "replace" and times > 0  # the first is of the document that waits
    assert goals_in(out) == (5 if committed else 2)
    for name in DATASETS:  # what other programs see: each file whole, old or new
        rows = sum(pq.ParquetFile(file).metadata.num_rows for file in (out / name).glob("*.parquet"))
        assert len(pd.read_parquet(out / name)) == rows

    run(new, out)
    assert goals_in(out) == 5
    assert not list(out.glob(".*"))


def test_a_kill_in_the_first_run_ever_leaves_nothing_in_the_way(tmp_path: Path) -> None:
    new, out = folder_with(tmp_path / "new", "goals 5"), tmp_path / "out"
    for step, times in (("write_table", 3), ("rename", 0), ("replace", 3)):
        environment = os.environ | {"PYTHONPATH": str(FAKE.parent)}
        arguments = [sys.executable, "-c", KILLED_AT_STEP, str(new), str(out), step, str(times)]
        assert subprocess.run(arguments, env=environment, timeout=60, check=False).returncode == -signal.SIGKILL
    assert (out / COMMITTED).exists()
    run(new, out)
    assert goals_in(out) == 5


@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize("end", [signal.SIGINT, signal.SIGKILL])
def test_stopped_while_reading(tmp_path: Path, jobs: int, end: signal.Signals) -> None:
    out, told = tmp_path / "out", tmp_path / "told"
    run(folder_with(tmp_path / "old", "goals 2"), out)
    slow = folder_with(tmp_path / "slow", "goals 1", f"told {told} 3", "sleep 3")
    arguments = [sys.executable, str(FAKE), "extract", str(slow), "-o", str(out), "--jobs", str(jobs)]
    process = subprocess.Popen(
        arguments, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    )
    wait_for(lambda: told.exists() and told.read_text() != "", process)
    if end == signal.SIGINT:
        os.killpg(process.pid, end)  # as a terminal does: to the workers, too
    else:
        process.kill()
    stdout, stderr = process.communicate(timeout=30)
    assert "Traceback" not in stdout + stderr
    if end == signal.SIGINT:
        assert process.returncode == 130
        assert "Stopped" in stderr
        assert not list(out.glob(f"{STAGED}*"))
    assert goals_in(out) == 2
    worker = int(told.read_text())
    wait_for(lambda: not alive(worker))
    run(slow.parent / "old", out)
    assert not list(out.glob(".*"))


def test_interrupted_while_workers_still_start(tmp_path: Path) -> None:
    slow = folder_with(tmp_path / "slow", *["sleep 60"] * 4)
    arguments = [sys.executable, str(FAKE), "extract", str(slow), "-o", str(tmp_path / "out"), "--jobs", "2"]
    for delay in (0.0, 0.05, 0.1, 0.2, 0.4, 0.8):
        process = subprocess.Popen(
            arguments, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
        )
        wait_for(lambda: any((tmp_path / "out").glob(f"{STAGED}*")), process)
        time.sleep(delay)
        os.killpg(process.pid, signal.SIGINT)
        _, stderr = process.communicate(timeout=30)
        assert "Traceback" not in stderr
        assert process.returncode == 130
        assert not (tmp_path / "out").exists()


def wait_for(reached: Callable[[], bool], process: subprocess.Popen[str] | None = None) -> None:
    end = time.monotonic() + 30
    while not reached():
        assert time.monotonic() < end, "waited too long"
        assert process is None or process.poll() is None, "ended too early"
        time.sleep(0.02)


def alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    state = Path(f"/proc/{process}/stat")
    return not (state.exists() and state.read_text().rpartition(")")[2].split()[0] == "Z")
