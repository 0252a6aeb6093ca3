"""What the benchmark of folders sees of a run from outside, on a program that is quick and known."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[3] / "benchmarks"))

from folder_runs import can_watch, extract
from made_folder import make_folder

BENCHMARKS = Path(__file__).resolve().parents[3] / "benchmarks"
SAYS = (
    "import sys, time\n"
    "print('[1/2] 2024/a b.pdf: Albys stadsdelsnämnd', file=sys.stderr, flush=True); time.sleep(0.6)\n"
    "print('[2/2] c.md: no steering document', file=sys.stderr)\n"
)
HOLDS = (
    "import subprocess, sys\n"
    "code = 'import time; held = bytearray(120_000_000); time.sleep(1.5)'\n"
    "subprocess.run([sys.executable, '-c', code])\n"
)


def test_documents_are_seen_when_they_are_done(tmp_path: Path) -> None:
    run = extract([sys.executable, "-c", SAYS], tmp_path, tmp_path / "out")
    assert [source for _, source in run.done] == ["2024/a b.pdf", "c.md"]
    first, last = run.reading
    assert 0 < first < first + 0.5 < last <= run.seconds


def test_a_run_that_ended_badly_says_why(tmp_path: Path) -> None:
    program = [sys.executable, "-c", "import sys; print('no such folder', file=sys.stderr); sys.exit(2)"]
    with pytest.raises(RuntimeError, match="ended with 2: no such folder"):
        extract(program, tmp_path, tmp_path / "out")


@pytest.mark.skipif(not can_watch(), reason="needs /proc")
def test_what_workers_hold_is_seen_and_not_taken_for_the_parents(tmp_path: Path) -> None:
    run = extract([sys.executable, "-c", HOLDS], tmp_path, tmp_path / "out", watch=True)
    assert len(run.peaks) == 1
    assert max(run.peaks.values()) > 110
    assert 0 < run.parent_peak < 100


@pytest.mark.long
def test_a_part_ends_in_a_table_that_says_what_was_held(tmp_path: Path) -> None:
    make_folder(tmp_path / "work" / "text-3-1", 3, text=True)
    (tmp_path / "work" / "text-3-1" / ".whole").touch()
    command = [sys.executable, str(BENCHMARKS / "folder.py"), "--only", "fetching", "--documents", "3"]
    done = subprocess.run([*command, "--work", str(tmp_path / "work")], capture_output=True, text=True, encoding="utf8")
    assert done.returncode == 0, done.stderr
    lines = [line.split(" | ") for line in done.stdout.splitlines() if line.startswith("| fetching")]
    assert len(lines) == 3 * 4
    assert "All bars are held." in done.stdout
    assert [path.name for path in (tmp_path / "work").iterdir()] == ["text-3-1"]  # outputs are gone


def test_an_unknown_part_is_refused() -> None:
    command = [sys.executable, str(BENCHMARKS / "folder.py"), "--only", "speed"]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf8")
    assert done.returncode == 2
    assert "there is no part speed" in done.stderr
