"""Killed and interrupted runs leave the last good output, and the next run works."""

from __future__ import annotations

import errno
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pandas as pd
import pyarrow.parquet as pq
import pytest
from dying import extract_and_die
from fake_pipeline import extract
from warm import Warm

from vpextract.cli import main
from vpextract.running.job import extract_all
from vpextract.store.layout import COMMITTED, MANIFEST, STAGED, read_manifest
from vpextract.store.locking import locked
from vpextract.store.reading import open_output
from vpextract.store.schema import DATASETS

pytestmark = pytest.mark.long

FAKE = Path(__file__).with_name("fake_pipeline.py")


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


class Place(NamedTuple):
    """A new document, and the output of the old one."""

    new: Path
    out: Path


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Place:
    folder = tmp_path_factory.mktemp("made")
    run(folder_with(folder / "old", "goals 2"), folder / "out")
    return Place(folder_with(folder / "new", "goals 5"), folder / "out")


@pytest.fixture
def place(made: Place, tmp_path: Path) -> Place:
    return Place(made.new, Path(shutil.copytree(made.out, tmp_path / "out")))


def killed(warm: Warm, place: Place, step: str, times: int) -> None:
    call = warm.call(place.out.parent / "log", extract_and_die, place.new, place.out, step, times)
    assert call.status() == -signal.SIGKILL, call.stderr


@pytest.mark.parametrize(("step", "times"), STEPS)
def test_kill_9_at_any_step_leaves_a_whole_result(warm: Warm, place: Place, step: str, times: int) -> None:
    new, out = place
    killed(warm, place, step, times)
    committed = step == "replace" and times > 0  # the first is of the document that waits
    assert goals_in(out) == (5 if committed else 2)
    for name in DATASETS:  # what other programs see: each file whole, old or new
        rows = sum(pq.ParquetFile(file).metadata.num_rows for file in (out / name).glob("*.parquet"))
        assert len(pd.read_parquet(out / name)) == rows

    run(new, out)
    assert goals_in(out) == 5
    assert not list(out.glob(".*"))


COMMANDS = [
    ("status",),
    ("show",),
    ("show", "goals"),
    ("check",),
    ("search", "mål"),
    ("sql", "select count(*) from goals"),
    ("locate", "norrmalm-2022"),
    ("export", "--csv"),
    ("diff",),
]


@pytest.mark.parametrize("times", range(1, 18))
def test_whoever_looks_at_it_finishes_what_a_killed_run_began(
    warm: Warm, place: Place, times: int, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """After a kill at each step of the move, by each command that only looks."""
    out = place.out
    killed(warm, place, "replace", times)
    assert (out / COMMITTED / MANIFEST).exists()
    monkeypatch.setenv("XDG_CACHE_HOME", str(out.parent / "cache"))
    name, *arguments = COMMANDS[times % len(COMMANDS)]
    arguments += {"export": [str(out.parent / "csv")], "diff": [str(out)]}.get(name, [])
    with pytest.raises(SystemExit) as ended:
        main([name, str(out), *arguments])
    told = capsys.readouterr().err
    assert ended.value.code in (0, 1) and (told == "" or told.startswith("Bringing the index up to date")), told
    assert sum(len(pd.read_parquet(file)) for file in (out / "goals").glob("*")) == 5, "as other programs see it"
    manifest = read_manifest(out)
    assert manifest is not None
    for part in manifest.parts:
        assert (out / part.file).stat().st_size == part.bytes, "each file is of the new state"
    assert not (out / COMMITTED).exists()


def test_where_it_cannot_be_finished_it_is_said(
    warm: Warm, place: Place, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """As where an output is another person's, or stands on a device that can only be read."""
    killed(warm, place, "replace", 9)

    def refused(self: Path, target: Path) -> None:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(target))

    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", refused)
        assert status_of("show", str(place.out), "goals") == 0
    shown, told = capsys.readouterr()
    assert shown.count("\n") == 1 + 5
    assert told.startswith(f"A run on {place.out} was stopped while it put its result in place.")
    assert "(Permission denied)" in told
    with locked(place.out):  # a run is at it, and will be done in a moment
        assert status_of("show", str(place.out), "goals") == 0
    shown, told = capsys.readouterr()
    assert (shown.count("\n"), told) == (1 + 5, "")
    (place.out / "goals" / "theirs.parquet").write_text("somebody's")
    assert status_of("show", str(place.out), "goals") == 0
    assert "theirs.parquet" in capsys.readouterr().err
    assert (place.out / COMMITTED).exists()


def status_of(*arguments: str) -> object:
    with pytest.raises(SystemExit) as ended:
        main(list(arguments))
    return ended.value.code


def test_a_kill_in_the_first_run_ever_leaves_nothing_in_the_way(warm: Warm, made: Place, tmp_path: Path) -> None:
    place = Place(made.new, tmp_path / "out")
    for step, times in (("write_table", 3), ("rename", 0), ("replace", 3)):
        killed(warm, place, step, times)
    assert (place.out / COMMITTED).exists()
    run(place.new, place.out)
    assert goals_in(place.out) == 5


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
