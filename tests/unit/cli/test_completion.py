"""Completion in real shells: what the tab key offers for commands, options and datasets."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """A `vpextract` on the path that is the one under test."""
    program = tmp_path / "bin" / "vpextract"
    program.parent.mkdir()
    program.write_text(f"#!/bin/sh\nexec {sys.executable} -c 'from vpextract.cli import main; main()' \"$@\"\n")
    program.chmod(0o755)
    home = {"HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path), "XDG_DATA_HOME": str(tmp_path)}
    return os.environ | home | {"PATH": f"{program.parent}:{os.environ['PATH']}"}


def script(shell: str, environment: dict[str, str]) -> str:
    asked = environment | {"_VPEXTRACT_COMPLETE": f"source_{shell}"}
    done = subprocess.run(["vpextract"], env=asked, capture_output=True, text=True, check=True, timeout=60)
    assert "vpextract" in done.stdout
    return done.stdout


def offered(shell: str, code: str, environment: dict[str, str]) -> set[str]:
    if shutil.which(shell) is None:
        pytest.skip(f"there is no {shell} here")
    done = subprocess.run(
        [shell, "-c", code], env=environment, capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stderr
    return {line.split("\t")[0] for line in done.stdout.splitlines()}


CASES = [
    ("vpextract s", {"status", "show", "search", "sql", "split"}),
    ("vpextract show output followup", {"followup", "followup_activities"}),
    ("vpextract show output goals --all", {"--all-editions"}),
    ("vpextract show output goals --format p", {"parquet"}),
]


@pytest.mark.parametrize(("line", "found"), CASES)
def test_bash(line: str, found: set[str], environment: dict[str, str]) -> None:
    words = line.split()
    code = f"{script('bash', environment)}\nCOMP_WORDS=({line}); COMP_CWORD={len(words) - 1}\n"
    code += '_vpextract_completion vpextract; printf "%s\\n" "${COMPREPLY[@]}"'
    assert offered("bash", code, environment) == found


@pytest.mark.parametrize(("line", "found"), CASES)
def test_fish(line: str, found: set[str], environment: dict[str, str]) -> None:
    code = f"{script('fish', environment)}\ncomplete --do-complete '{line}'"
    assert offered("fish", code, environment) == found


@pytest.mark.parametrize(("line", "found"), CASES)
def test_zsh(line: str, found: set[str], environment: dict[str, str]) -> None:
    """What zsh shows needs a terminal: here its `_arguments` only tells what it was given."""
    code = 'compdef() { :; }\n_arguments() { print -r -- "$@"; }\n' + script("zsh", environment)
    code += f"\nwords=({line}); CURRENT=${{#words}}; _vpextract_completion"
    told = "\n".join(offered("zsh", code, environment))
    assert all(f'"{name}"' in told for name in found)
    assert "vpextract" not in told
