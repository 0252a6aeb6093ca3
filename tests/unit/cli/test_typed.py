"""The hints of a run name the command as it can be typed."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from vpextract.show.typed import command


@pytest.mark.parametrize(
    ("run", "on_path", "typed"),
    [
        ("venv/bin/vpextract", True, "vpextract"),
        ("venv/bin/vpextract", False, "venv/bin/vpextract"),
        ("src/pytest/__main__.py", False, "vpextract"),
    ],
)
def test_by_name_where_the_shell_finds_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: str, on_path: bool, typed: str
) -> None:
    program = tmp_path / run
    program.parent.mkdir(parents=True)
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", str(program.parent) if on_path else "")
    monkeypatch.setattr(sys, "argv", [str(program)])
    assert command() == typed
