"""kill -9 at random moments of an incremental run: the old or the new state is there, and the next run makes it good."""

from __future__ import annotations

import random
import shutil
import signal
import time
from pathlib import Path
from typing import NamedTuple

import pyarrow as pa
import pytest
from dying import command
from fake_pipeline import extract
from warm import Call, Warm

from vpextract.running.job import extract_all
from vpextract.store.reading import open_output
from vpextract.store.schema import DATASETS

pytestmark = pytest.mark.long

MOMENTS, AT_ONCE = 50, 10
YEARS = (2019, 2020, 2021, 2022)


def state(out: Path) -> dict[str, pa.Table]:
    """All that the output says, as `open_output` sees it: every row of every dataset."""
    output = open_output(out)
    return {name: output.table(name) for name in DATASETS}


def files(out: Path) -> dict[str, bytes]:
    return {str(p.relative_to(out)): p.read_bytes() for p in sorted(out.rglob("*")) if p.is_file()}


class Place(NamedTuple):
    """The output of the old documents, and what it is after the new ones brought it up to date undisturbed."""

    folder: Path
    before: Path
    new: Path
    states: tuple[dict[str, pa.Table], dict[str, pa.Table]]
    files_after: dict[str, bytes]


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Place:
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
    states = (state(place / "before"), state(place / "after"))
    return Place(place, place / "before", place / "new", states, files(place / "after"))


def started(warm: Warm, new: Path, out: Path, jobs: int) -> Call:
    arguments = ("extract", str(new), "-o", str(out), "--jobs", str(jobs), "--quiet")
    return warm.call(out.with_suffix(".log"), command, *arguments)


def killed_after(delay: float, run: Call) -> bool:
    """Whether the run was still going on when it was killed; its workers notice it, and end.

    It may come to its end by itself between the look and the kill.
    """
    time.sleep(delay)
    running = not run.is_over()
    if running:
        run.kill()
    status = run.status()
    assert status in ((-signal.SIGKILL, 0) if running else (0,))
    assert "Traceback" not in run.stdout + run.stderr
    return status == -signal.SIGKILL


@pytest.mark.parametrize("turn", range(MOMENTS // AT_ONCE))
def test_kill_9_at_random_moments_loses_nothing(warm: Warm, place: Place, turn: int) -> None:
    jobs, chance = 1 + turn % 2, random.Random(turn)
    shutil.copytree(place.before, place.folder / f"timed-{turn}")
    start = time.monotonic()
    assert started(warm, place.new, place.folder / f"timed-{turn}", jobs).status() == 0
    whole = time.monotonic() - start
    n_killed = 0
    for moment in range(AT_ONCE):
        out = place.folder / f"out-{turn}-{moment}"
        shutil.copytree(place.before, out)
        n_killed += killed_after(chance.uniform(0, whole), started(warm, place.new, out, jobs))
        assert state(out) in place.states, "half of a state"
        extract_all([place.new], out, jobs=1, extract=extract)
        assert files(out) == place.files_after
    assert n_killed > 0, "none of the moments was within the run"
