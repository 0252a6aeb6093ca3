"""Patterns of a user's own: shipped entries taken out, all faults told at once, and what is in force with its file."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from vpextract.errors import PatternError
from vpextract.knowledge import load, own_patterns
from vpextract.knowledge.explaining import explained_patterns, in_force

OWN = """
[remove.goals.namndmal]
nouns = ["åtagande"]

[goals.namndmal]
nouns = ["löfte"]
examples = ["Löfte 2: Renare kajer"]
counter_examples = ["Åtagande 1: Fler bojar"]
"""


def folder(tmp_path: Path, text: str = OWN, name: str = "labels.toml") -> Path:
    (tmp_path / name).write_text(text, "utf8")
    return tmp_path


def test_a_shipped_entry_that_is_taken_out_counts_no_more(tmp_path: Path) -> None:
    assert load().goal_label("Åtagande 1: Fler bojar") is not None
    known = load(folder(tmp_path))
    assert known.goal_label("Åtagande 1: Fler bojar") is None
    label = known.goal_label("Löfte 2: Renare kajer")
    assert label is not None
    assert label.level == "namndmal"


def test_a_single_entry_of_ones_own_outranks_the_shipped_one(tmp_path: Path) -> None:
    text = '[remove.goals.verksamhetsmal]\nnouns = ["effektmål"]\n[goals.namndmal]\nnouns = ["effektmål"]\n'
    shipped, own = (
        load().goal_label("Effektmål 2. Fler bojar"),
        load(folder(tmp_path, text)).goal_label("Effektmål 2. Fler bojar"),
    )
    assert shipped is not None
    assert own is not None
    assert (shipped.level, own.level) == ("verksamhetsmal", "namndmal")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[remove.goals.namndmal]\nnouns = ["utfästning"]\n', "'utfästning' is no shipped entry there"),
        ('[remove.goals.styrmal]\nnouns = ["åtagande"]\n', "there is no such key"),
        ('[remove.goals.namndmal]\nnouns = "åtagande"\n', "name the entries to take out in lists"),
    ],
)
def test_a_slip_in_what_is_taken_out_is_a_mistake(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(PatternError, match=said):
        load(folder(tmp_path, text))


def test_check_tells_of_all_examples_that_are_not_met(tmp_path: Path) -> None:
    text = OWN.replace('kajer"]', 'kajer", "Ribba 1: Fler bojar", "Ribba 2: Fler fyrar"]')
    told = explained_patterns(own_patterns(folder(tmp_path, text)))
    assert told.lines[0].endswith("labels.toml: 1 entries added, 1 taken out, 4 examples")
    assert [("Ribba 1" in fault, "Ribba 2" in fault) for fault in told.unmet] == [(True, False), (False, True)]


def test_what_is_in_force_is_told_with_its_file_the_own_ones_first(tmp_path: Path) -> None:
    own = own_patterns(folder(tmp_path))
    nouns = [entry for entry in in_force(own) if entry.key == "labels.goals.namndmal.nouns"]
    assert (nouns[0].value, Path(nouns[0].file).name) == ('"löfte"', "labels.toml")
    assert {entry.file for entry in nouns[1:]} == {"shipped labels.toml"}
    assert '"åtagande"' not in [entry.value for entry in nouns]
    assert '"delmål"' in [entry.value for entry in nouns]


PACK = """
[pack]
about = "Made up"
signature = ["Löfte"]
needed = 1
[labels.goals.namndmal]
nouns = ["löfte"]
examples = ["Löfte 2: Renare kajer", "Vision 2: Renare kajer"]
[remove.labels.goals.namndmal]
nouns = ["åtagande"]
"""


def test_packs_of_ones_own_are_checked_and_shown(tmp_path: Path) -> None:
    (tmp_path / "packs").mkdir()
    (tmp_path / "packs" / "hamnen.toml").write_text(PACK, "utf8")
    own = own_patterns(tmp_path)
    told = explained_patterns(own)
    assert told.lines == (f"{tmp_path}/packs/hamnen.toml: 1 entries added, 1 taken out, 2 examples",)
    assert [fault.partition(": ")[2].partition(" is not")[0] for fault in told.unmet] == [
        "the example 'Vision 2: Renare kajer'"
    ]
    assert ", labels.goals.namndmal.examples[1]: " in told.unmet[0]
    without = {(one.key, one.value) for one in in_force(own)}
    assert ("packs.hamnen.signature", '"Löfte"') in without
    assert ("labels.goals.namndmal.nouns", '"löfte"') not in without
    with_it = {(one.key, one.value): one.file for one in in_force(own, "hamnen")}
    assert with_it["labels.goals.namndmal.nouns", '"löfte"'] == f"{tmp_path}/packs/hamnen.toml"
    assert ("labels.goals.namndmal.nouns", '"åtagande"') not in with_it
    with pytest.raises(PatternError, match=r"known are .*hamnen"):
        list(in_force(own, "nowhere"))


@pytest.mark.parametrize(("change", "status"), [("", 0), ("Ribba 1: x", 1), ("[oops", 2)])
def test_the_command_says_it_with_its_status(tmp_path: Path, change: str, status: int) -> None:
    text = change if status == 2 else OWN.replace("Löfte 2: Renare kajer", change or "Löfte 2: Renare kajer")
    command = [sys.executable, "-m", "vpextract", "patterns", "check", str(folder(tmp_path, text))]
    ended = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ended.returncode == status, ended.stdout + ended.stderr
    assert ("All examples are met" in ended.stdout) == (status == 0)
