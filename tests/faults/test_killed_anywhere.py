"""kill -9 at random moments of an incremental run: the old or the new state is there, and the next run makes it good."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from fake_pipeline import extract

from vpextract.running.job import extract_all
from vpextract.store.reading import open_output
from vpextract.store.schema import DATASETS

FAKE = Path(__file__).with_name("fake_pipeline.py")
MOMENTS, AT_ONCE = 50, 10
YEARS = (2019, 2020, 2021, 2022)


def state(out: Path) -> dict[str, object]:
    """All that the output says, as `open_output` sees it: every row of every dataset."""
    output = open_output(out)
    return {name: output.table(name).to_pylist() for name in DATASETS}


def files(out: Path) -> dict[str, bytes]:
    return {str(p.relative_to(out)): p.read_bytes() for p in sorted(out.rglob("*")) if p.is_file()}


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """`old` and `new` folders of documents, `before`: the output of the old one; `after`: brought up to date, undisturbed."""
    place = tmp_path_factory.mktemp("killed")
    for name, many in (("old", 8), ("new", 12)):
        (place / name).mkdir()
        for n in range(many):  # the first goes, the second changes, the last four come
            if (name, n) != ("new", 0):
                goals = 9 if (name, n) == ("new", 1) else n + 1
                (place / name / f"{n:02}.txt").write_text(f"goals {goals} {YEARS[n % 4]}\n{n}")
    extract_all([place / "old"], place / "before", jobs=1, extract=extract)
    shutil.copytree(place / "before", place / "after")
    extract_all([place / "new"], place / "after", jobs=1, extract=extract)
    return place


def started(new: Path, out: Path, jobs: int) -> subprocess.Popen[bytes]:
    arguments = [sys.executable, str(FAKE), "extract", str(new), "-o", str(out), "--jobs", str(jobs), "--quiet"]
    return subprocess.Popen(arguments, stderr=subprocess.PIPE, start_new_session=True)


def killed_after(delay: float, new: Path, out: Path, jobs: int) -> bool:
    """Whether the run was still going on when it was killed, with all its workers."""
    process = started(new, out, jobs)
    time.sleep(delay)
    running = process.poll() is None
    if running:
        os.killpg(process.pid, signal.SIGKILL)
    _, told = process.communicate(timeout=30)
    assert b"Traceback" not in told
    return running


@pytest.mark.parametrize("turn", range(MOMENTS // AT_ONCE))
def test_kill_9_at_random_moments_loses_nothing(place: Path, turn: int) -> None:
    jobs, chance = 1 + turn % 2, random.Random(turn)
    old, new = state(place / "before"), state(place / "after")
    shutil.copytree(place / "before", place / f"timed-{turn}")
    start = time.monotonic()
    run = started(place / "new", place / f"timed-{turn}", jobs)
    assert run.wait(timeout=60) == 0
    whole = time.monotonic() - start
    n_killed = 0
    for moment in range(AT_ONCE):
        out = place / f"out-{turn}-{moment}"
        shutil.copytree(place / "before", out)
        n_killed += killed_after(chance.uniform(0, whole), place / "new", out, jobs)
        assert state(out) in (old, new), "half of a state"
        extract_all([place / "new"], out, jobs=1, extract=extract)
        assert files(out) == files(place / "after")
    assert n_killed > 0, "none of the moments was within the run"
