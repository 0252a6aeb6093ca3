"""The mutation check itself: it finds every rule, damages it so that Python still reads it, and tells who noticed."""

from __future__ import annotations

import ast
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from damages import NOTHING, ROOMS, ROOT, mutations
from mutation_check import spared

pytestmark = pytest.mark.long

SCRIPT = Path(__file__).with_name("mutation_check.py")
FOUND = mutations()


def test_every_room_and_every_file_of_patterns_has_rules() -> None:
    assert {m.name.split("/")[0] for m in FOUND} == {*ROOMS, "patterns"}
    files = {m.file.name for m in FOUND if m.file.suffix == ".toml"}
    assert files == {path.name for path in (ROOT / "patterns").glob("*.toml")}


def test_each_damage_changes_one_file_and_leaves_it_readable() -> None:
    assert len({m.name for m in FOUND}) == len(FOUND)
    sound = {file: (ROOT / file).read_text("utf8") for file in {m.file for m in FOUND}}
    read = {file: tomllib.loads(text) for file, text in sound.items() if file.suffix == ".toml"}
    for mutation in FOUND:
        contents = mutation.contents
        if mutation.file in read:
            assert tomllib.loads(contents) != read[mutation.file], mutation.name
        else:
            assert contents != sound[mutation.file], mutation.name
            ast.parse(contents)


def test_a_step_is_left_out_and_a_question_gets_either_answer() -> None:
    answers = {m.name.partition(": ")[2] for m in FOUND}
    assert {"return True", "return False", "return None", "return []", "return lines"} <= answers
    assert any(NOTHING in m.contents for m in FOUND)


def test_what_is_spared_exists_and_says_why() -> None:
    assert set(spared()) <= {m.name for m in FOUND}
    assert all(reason.endswith(".") for reason in spared().values())


def test_a_damage_is_noticed_and_named() -> None:
    command = [
        sys.executable,
        str(SCRIPT),
        "doubts._about_activity",
        "--jobs",
        "1",
        "--tests",
        "tests/unit/structure/test_doubts.py",
    ]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (run.returncode, run.stderr) == (0, "")
    assert "noticed  structure/doubts._about_activity: yield from ()" in run.stdout
    assert "tests/unit/structure/test_doubts.py" in run.stdout
