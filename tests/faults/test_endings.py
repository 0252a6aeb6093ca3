"""What ends a command, and what does not: signals, readers of its output that go away, devices that are full."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from vpextract.store.reading import open_output

pytestmark = pytest.mark.long

FAKE = Path(__file__).with_name("fake_pipeline.py")
FULL = Path("/dev/full")
needs_full = pytest.mark.skipif(not FULL.exists(), reason="the system has no device that is always full")


def documents(folder: Path, *orders: str) -> Path:
    folder.mkdir()
    for n, order in enumerate(orders):
        (folder / f"{n}.txt").write_text(f"{order}\n{n}")
    return folder


def started(*arguments: object, **streams: object) -> subprocess.Popen[str]:
    command = [sys.executable, str(FAKE), *map(str, arguments)]
    return subprocess.Popen(command, text=True, start_new_session=True, **streams)  # type: ignore[call-overload, no-any-return]


def goals_in(out: Path) -> int:
    return len(open_output(out).goals)


@pytest.mark.parametrize(("streams", "more", "status"), [("both", "goals 0", 0), ("stdout", "damaged", 1)])
def test_a_reader_that_has_seen_enough_costs_nothing(tmp_path: Path, streams: str, more: str, status: int) -> None:
    """As with `2>&1 | head -1`, and `| head -1`."""
    folder = documents(tmp_path / "in", *["goals 2"] * 12, more)
    read_end, write_end = os.pipe()
    os.close(read_end)
    stderr = write_end if streams == "both" else subprocess.PIPE
    running = started("extract", folder, "-o", tmp_path / "out", "--jobs", 1, stdout=write_end, stderr=stderr)
    os.close(write_end)
    _, said = running.communicate(timeout=200)
    assert running.returncode == status
    assert goals_in(tmp_path / "out") == 24
    assert "Traceback" not in (said or "")
    assert "Exception ignored" not in (said or "")


def test_links_are_written_whoever_listens(tmp_path: Path) -> None:
    out = tmp_path / "out"
    done = started("extract", documents(tmp_path / "in", "goals 2 2021", "goals 2 2022"), "-o", out, "--no-link", "-q")
    assert done.wait(200) == 0
    read_end, write_end = os.pipe()
    os.close(read_end)
    linking = started("link", out, stdout=write_end, stderr=write_end)
    os.close(write_end)
    assert linking.wait(200) == 0
    assert len(open_output(out).series)


def test_streams_may_be_closed(tmp_path: Path) -> None:
    folder, out = documents(tmp_path / "in", "goals 2"), tmp_path / "out"
    command = f'"{sys.executable}" "{FAKE}" extract "{folder}" -o "{out}" --jobs 1 >&- 2>&-'
    assert subprocess.run(["sh", "-c", command], timeout=200, check=False).returncode == 0
    assert goals_in(out) == 2


@needs_full
def test_a_full_device_is_told_as_one(tmp_path: Path) -> None:
    folder, out = documents(tmp_path / "in", "goals 2"), tmp_path / "out"
    with FULL.open("w") as full:
        reading = started("extract", folder, "-o", out, stdout=full, stderr=subprocess.PIPE)
        _, said = reading.communicate(timeout=200)
        assert (reading.returncode, goals_in(out)) == (1, 2)
        assert "could not be printed (No space left on device)" in said
        showing = started("show", out, "goals", stdout=full, stderr=subprocess.PIPE)
        _, said = showing.communicate(timeout=200)
        assert showing.returncode == 2
        assert said.startswith("vpextract: The results could not be printed (No space left on device)")
        assert "bug" not in said


@pytest.mark.parametrize(
    ("end", "status", "jobs"), [(signal.SIGTERM, 143, 2), (signal.SIGHUP, 129, 1), (signal.SIGINT, 130, 2)]
)
def test_whoever_asks_it_to_end_it_says_what_waits(tmp_path: Path, end: signal.Signals, status: int, jobs: int) -> None:
    folder, out, told = documents(tmp_path / "in", "goals 3"), tmp_path / "out", tmp_path / "told"
    (folder / "9.txt").write_text(f"told {told} 150\n")
    running = started("extract", folder, "-o", out, "--jobs", jobs, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    until = time.monotonic() + 120
    while not (told.exists() and told.read_text() and list(out.glob(".*/*.arrow"))):
        assert time.monotonic() < until
        time.sleep(0.02)
    os.killpg(running.pid, end)  # as a terminal that closes does: to the workers, too
    _, said = running.communicate(timeout=200)
    assert running.returncode == status
    assert said.splitlines()[-1] == (
        f"vpextract: Stopped. No result is half-written. 1 document read so far waits in {out}: "
        "the same command goes on from there."
    )
    assert "Traceback" not in said


def test_a_signal_that_is_ignored_stays_ignored(tmp_path: Path) -> None:
    """As under nohup."""
    folder, out, told = documents(tmp_path / "in", "goals 3"), tmp_path / "out", tmp_path / "told"
    (folder / "9.txt").write_text(f"told {told} 1\n")
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        running = started("extract", folder, "-o", out, "--jobs", 1, "-q")
    finally:
        signal.signal(signal.SIGHUP, before)
    until = time.monotonic() + 120
    while not (told.exists() and told.read_text()):
        assert time.monotonic() < until
        time.sleep(0.02)
    os.killpg(running.pid, signal.SIGHUP)
    assert running.wait(200) == 0


LOST_IN = {
    "a destructor": "class Dying:\n    def __del__(self): os.kill(os.getpid(), number)\nDying()",
    "a callback": "class It: pass\nit = It()\nwatch = weakref.ref(it, lambda _: os.kill(os.getpid(), number))\ndel it",
}
WAITING = {"sleeps": "time.sleep(60)", "waits for a thread": "queue.SimpleQueue().get()"}


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.parametrize(("lost_in", "then"), list(zip(LOST_IN, WAITING, strict=True)))
def test_a_signal_that_comes_where_nothing_can_be_raised_still_ends_it(
    lost_in: str, then: str, number: signal.Signals
) -> None:
    lines = (
        "import os, queue, time, weakref",
        "from vpextract.cli.endings import heed_signals, status_of_stop",
        f"heed_signals(); number = {int(number)}",
        LOST_IN[lost_in],
        f"try: {WAITING[then]}",
        "except KeyboardInterrupt: raise SystemExit(status_of_stop())",
    )
    ended = subprocess.run(
        [sys.executable, "-c", "\n".join(lines)], capture_output=True, text=True, timeout=30, check=False
    )
    assert (ended.returncode, ended.stderr) == (128 + number, "")
