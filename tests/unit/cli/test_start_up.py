"""The command starts at once, and says what it can do."""

from __future__ import annotations

import subprocess
import sys
import time

import pytest

from vpextract import __version__
from vpextract.cli import main

HEAVY = {"pandas", "pyarrow", "pymupdf", "pdfplumber", "rich.table", "rich.progress", "multiprocessing", "numpy"}


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", "from vpextract.cli import main; main()", *arguments],
                          capture_output=True, text=True, timeout=60, check=False)  # fmt: skip


def test_nothing_heavy_is_imported_for_help() -> None:
    code = "import sys, vpextract.cli; print(*sys.modules, sep='\\n')"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not HEAVY & set(done.stdout.split())


def test_help_is_quick() -> None:
    """Well below the bar of 0.3 s on an idle machine; here only a guard against something heavy slipping in."""

    def once() -> float:
        begun = time.perf_counter()
        assert run("--help").returncode == 0
        return time.perf_counter() - begun

    assert min(once() for _ in range(3)) < 1


@pytest.mark.parametrize(
    ("command", "words"),
    [
        ("", ("extract", "show", "locate", "check")),
        ("extract", ("--jobs", "--patterns", "--timeout", "--memory", "--max-pages", "Exit status")),
        ("show", ("--document",)),
        ("locate", ("--png", "--row", "--documents", "Exit status")),
        ("check", ("--severity", "--code", "--limit", "Exit status")),
    ],
)
def test_help_tells_the_commands(command: str, words: tuple[str, ...]) -> None:
    done = run(*command.split(), "--help")
    assert done.returncode == 0
    for word in words:
        assert word in done.stdout


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        main(["--version"])
    assert end.value.code == 0
    assert capsys.readouterr().out == f"vpextract {__version__}\n"
