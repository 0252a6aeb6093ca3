"""The questions in the README, asked of the samples: what it shows is what comes."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from vpextract.cli import main

README = (Path(__file__).resolve().parents[2] / "README.md").read_text("utf8")
SHOWN = re.findall(
    r"^    \$ vpextract ((?:show|search|sql) (?:.*\\\n)*.*)\n((?:(?:    .*)?\n)+?)(?=\S)", README, re.MULTILINE
)
QUESTIONS = [
    (shlex.split(command.replace("\\\n", " ")), re.sub(r"^    ", "", told, flags=re.MULTILINE).rstrip().splitlines())
    for command, told in SHOWN
]


def test_all_questions_are_there() -> None:
    assert [command[0] for command, _ in QUESTIONS] == ["show", "show", "show", "show", "search", "sql"]


@pytest.mark.parametrize(("command", "told"), QUESTIONS, ids=[" ".join(command[:3]) for command, _ in QUESTIONS])
def test_the_answer_is_as_shown(
    command: list[str],
    told: list[str],
    sample_output: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setenv("COLUMNS", "80")
    asked = [str(sample_output) if word == "output" else word for word in command]
    with pytest.raises(SystemExit) as end:
        main([*asked, "--format", "table"])
    assert end.value.code == 0
    lines = [line.rstrip() for line in capsys.readouterr().out.splitlines()]
    kept = [line for line in lines if not line.startswith(("Not shown:", "See the page of one:", "Left out:"))]
    assert kept == [line.rstrip() for line in told]
