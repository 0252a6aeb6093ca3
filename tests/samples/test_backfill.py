"""The walk through a folder of mixed years in docs/backfill.md, command by command."""

from __future__ import annotations

import re
import shlex
import tomllib
from pathlib import Path

import pytest

from vpextract.cli import main

TOLD = (Path(__file__).resolve().parents[2] / "docs" / "backfill.md").read_text("utf8")
COMMANDS = [line.strip().partition("#")[0].strip() for line in TOLD.splitlines() if line.startswith("    vpextract ")]
FILES = dict(re.findall(r"```toml\n# (older/\S+)\n(.*?)```", TOLD, re.DOTALL))
_SHOWN = TOLD[TOLD.index("    plan-2009") : TOLD.index("Rows of other years")]
DIFF = [line.strip() for line in _SHOWN.splitlines() if line]

PLAN = """# Verksamhetsplan {year}

Fyrnämnden

## {label} 1: Renare kajer

Beskrivning

Kajerna sopas varje vecka.

| Indikator | {target} {year} |
| --- | --- |
| Andel bojar som syns | 85 % |

## {label} 2: Fler bojar

Beskrivning

Bojarna läggs ut i april.
"""


def test_each_command_does_what_the_page_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    archive = tmp_path / "archive"
    archive.mkdir()
    (archive / "plan-2009.md").write_text(PLAN.format(year=2009, label="Löfte", target="Ribba"), "utf8")
    (archive / "plan-2019.md").write_text(PLAN.format(year=2019, label="Nämndmål", target="Årsmål"), "utf8")
    (archive / "karta.png").write_bytes(b"\x89PNG")
    monkeypatch.chdir(tmp_path)
    assert len(COMMANDS) == 8
    said = {}
    for command in COMMANDS:
        if command.startswith("vpextract patterns check"):
            for name, text in FILES.items():
                Path(name).parent.mkdir(exist_ok=True)
                Path(name).write_text(text, "utf8")
        line, _, target = command.partition(" > ")
        with pytest.raises(SystemExit) as end:
            main(shlex.split(line)[1:])
        assert not end.value.code, (command, capsys.readouterr())
        said[command] = capsys.readouterr().out
        if target:
            Path(target.strip()).write_text(said[command], "utf8")
    assert [line.strip() for line in said["vpextract diff first second"].splitlines() if line] == DIFF
    learnt = Path("new.toml").read_text("utf8")
    assert 'nouns = ["Löfte"]' in learnt and tomllib.loads(learnt) == {}
    assert "older/labels.toml: " in said["vpextract patterns check older"]
    assert '"löfte"  (older/labels.toml)' in said["vpextract patterns show older --key labels.goals"]
    report = Path("first", "report.csv").read_text("utf-8-sig")
    assert {line.split(",")[0] for line in report.splitlines()[1:]} == {"karta.png", "plan-2009.md", "plan-2019.md"}
