"""A user's own examples are checked on loading; the error says which, and what to do. All words are invented."""

from __future__ import annotations

from pathlib import Path

import pytest

from vpextract.errors import PatternError
from vpextract.knowledge import load

SHIPPED = Path(__file__).parents[3] / "patterns"


def written(tmp_path: Path, name: str, contents: str) -> Path:
    (tmp_path / f"{name}.toml").write_text(contents, "utf8")
    return tmp_path


def test_the_shipped_examples_would_pass_as_a_user_s_own() -> None:
    assert load(SHIPPED).goal_label("Nämndmål: 1.1 Fler bojar") is not None


@pytest.mark.parametrize(
    ("name", "contents"),
    [
        (
            "labels",
            '[goals.namndmal]\nlabels = ["Hamnlöfte"]\nexamples = ["Hamnlöfte: Bojar"]\ncounter_examples = ["Hamnen"]',
        ),
        ("labels", "[headings.description]\nmatch = ['hamnläge']\nexamples = [\"Hamnläge\"]"),
        ("labels", "[assessments.delvis]\nmatch = ['halvvägs']\nexamples = [\"Målet uppfylls halvvägs\"]"),
        (
            "tables",
            "[[kind]]\nname = \"approvals\"\nall_heads = ['^båtar$']\n"
            'examples = ["Kaj | Båtar", "Hamnen > Kaj | Båtar // Norra | Södra"]\ncounter_examples = ["Kaj | Bojar"]',
        ),
        ("tables", "[captions]\nmatch = ['bojtabell']\nexamples = [\"Bojtabell 2\"]"),
        ("boards", '[municipalities]\nnames = ["Bojberg"]\n[municipalities.examples]\n"Bojberg" = ["Bojbergs kommun"]'),
        ("documents", '[kinds.verksamhetsplan]\nwords = ["hamnplan"]\nexamples = ["Hamnplan 2031"]'),
    ],
)
def test_examples_that_fit_are_silent(tmp_path: Path, name: str, contents: str) -> None:
    load(written(tmp_path, name, contents))


@pytest.mark.parametrize(
    ("name", "contents", "key", "reason"),
    [
        (
            "labels",
            '[goals.namndmal]\nlabels = ["Hamnlöfte"]\nexamples = ["Hamnlöfte: Bojar", "Hamnlyft: Bojar"]',
            "goals.namndmal.examples[1]",
            "the example 'Hamnlyft: Bojar' is not taken for goals.namndmal: add",
        ),
        (
            "labels",
            "[headings.description]\nmatch = ['hamn.*']\ncounter_examples = [\"Hamnar\"]",
            "headings.description.counter_examples[0]",
            "the counter-example 'Hamnar' is taken for headings.description: make the patterns beside it narrower",
        ),
        (
            "boards",
            '[municipalities.examples]\n"Sjövik" = ["Bergsta kommun"]',
            "municipalities.examples.Sjövik[0]",
            "is not taken for municipalities",
        ),
        (
            "tables",
            "[sides.cost]\nmatch = ['utlägg']\nexamples = [\"Utlagt\"]",
            "sides.cost.examples[0]",
            "'Utlagt' is not taken for sides.cost",
        ),
        (
            "tables",
            '[[kind]]\nname = "approvals"\nall_heads = [\'^båtar$\']\nexamples = ["Kaj | Båtar", "Kaj | Bojar"]',
            "kind[0].examples[1]",
            "'Kaj | Bojar' is not taken for kind[0]",
        ),
        (
            "tables",
            '[[kind]]\nname = "approvals"\nabout = [\'hamn\']\ncounter_examples = ["Hamnar > Kaj | Båtar"]',
            "kind[0].counter_examples[0]",
            "is taken for kind[0]",
        ),
        (
            "prose",
            "[counts]\nmatch = ['så många']\ncounter_examples = [\"Så många båtar\"]",
            "prose.counts.counter_examples[0]",
            "is taken for counts",
        ),
    ],
)
def test_examples_that_do_not_are_told(tmp_path: Path, name: str, contents: str, key: str, reason: str) -> None:
    with pytest.raises(PatternError) as caught:
        load(written(tmp_path, name, contents))
    assert caught.value.file == str(tmp_path / f"{name}.toml")
    assert caught.value.key == key.removeprefix("prose.")
    assert reason in caught.value.reason


@pytest.mark.parametrize(
    ("name", "contents", "key"),
    [
        ("columns", '[parts]\nlight = ["(år"]', "parts.light[0]"),
        ("columns", '[parts.what]\nname = ["(år"]', "parts.what.name[0]"),
        ("columns", '[parts.times]\ntertial = ["(år"]', "parts.times.tertial[0]"),
        ("boards", "[shape]\nmatch = ['(år']", "shape.match[0]"),
        ("documents", "[times]\nlabels = ['(år']", "times.labels[0]"),
        ("tables", "[percent]\nmatch = ['(år']", "percent.match[0]"),
        ("values", "[months]\nnames = ['(år']", "months.names[0]"),
        ("signs", "[words]\ncompleted = ['(år']", "words.completed[0]"),
    ],
)
def test_half_a_bracket_is_told_where_it_stands(tmp_path: Path, name: str, contents: str, key: str) -> None:
    with pytest.raises(PatternError) as caught:
        load(written(tmp_path, name, contents))
    assert (caught.value.file, caught.value.key) == (str(tmp_path / f"{name}.toml"), key)
    assert caught.value.reason.startswith("'(år' is not a valid regular expression: missing )")


@pytest.mark.parametrize(
    ("name", "contents", "reason"),
    [
        ("labels", '[goals.namndmal]\nlabels = "Hamnmål"', 'got `str`; write a list, such as ["one", "two"]'),
        ("columns", '[[indicators]]\nlabels = ["Boj"]', "required field `role`; known are comment, deviation"),
        ("columns", '[[indicators]]\nrole = "name"\nlabels = []\nkey = "ja"', "write true or false"),
        ("values", '[words]\nincrese = ["mera"]', "unknown key 'increse'; known are about, decrease, increase"),
    ],
)
def test_a_mistake_lists_what_is_allowed(tmp_path: Path, name: str, contents: str, reason: str) -> None:
    with pytest.raises(PatternError) as caught:
        load(written(tmp_path, name, contents))
    assert reason in caught.value.reason
