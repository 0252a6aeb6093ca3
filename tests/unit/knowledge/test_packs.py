"""Packs of patterns: chosen by a document's own words and year, the same way each time; a user may have his own."""

from __future__ import annotations

from pathlib import Path

import pytest

from vpextract.errors import PatternError
from vpextract.knowledge import check, load, own_patterns
from vpextract.knowledge.packs import Packs
from vpextract.knowledge.schema_packs import PackHead
from vpextract.pipeline import extract_bytes
from vpextract.settings import Options

HEAD = '[pack]\nabout = "Made up"\nsignature = ["Löfte", "Så gör vi"]\nvalid_from = 2001\nvalid_to = 2004\n'
PACK = f"{HEAD}[labels.goals.namndmal]\nnouns = ['löfte']\n[labels.headings.description]\nmatch = ['så gör vi']\n"
PLAN = """Hamnnämnden
Verksamhetsplan 2003

Löfte 2: Renare kajer
Så gör vi
Kajerna sopas varje vecka.

Löfte 3: Fler bojar
Så gör vi
Bojarna läggs ut i april.
"""


def packs(**spans: tuple[int | None, int | None]) -> Packs:
    heads = {
        name: PackHead("Made up", ["Löfte", "Så gör vi", "Omdöme"], 2, first, last)
        for name, (first, last) in spans.items()
    }
    return Packs(heads)


def folder(tmp_path: Path, pack: str = PACK, **files: str) -> Path:
    (tmp_path / "packs").mkdir()
    (tmp_path / "packs" / "hamnen-2001.toml").write_text(pack, "utf8")
    for name, text in files.items():
        (tmp_path / f"{name}.toml").write_text(text, "utf8")
    return tmp_path


# --- which pack


@pytest.mark.parametrize(
    "lines",
    [
        ["Löfte 2: Renare kajer", "Så gör vi"],
        ["LÖFTE", "1.2 Så gör vi:"],
        ["| Löfte | Så gör vi |"],
        ["Renare kajer\tLöfte 2003\tSå gör vi"],
        ["Löfte      Så gör vi      2003"],
        ["## Löfte 4", "**Så gör vi**"],
    ],
)
def test_its_words_stand_by_themselves_however_they_are_set(lines: list[str]) -> None:
    assert packs(a=(2001, 2004)).signed(lines) == ["a"]


@pytest.mark.parametrize(
    "lines",
    [
        [],
        ["Löfte 2: Renare kajer"],
        ["Löfte 2", "Löfte 3", "Löfte"],
        ["Nämnden gav ett löfte", "och så gör vi nu"],
        ["Löften", "Så gör vi i hamnen"],
    ],
)
def test_words_of_running_text_and_too_few_of_them_do_not(lines: list[str]) -> None:
    assert packs(a=(2001, 2004)).signed(lines) == []


def test_of_several_the_shorter_time_comes_first_then_the_name() -> None:
    known = packs(c=(None, None), b=(2001, 2010), d=(2001, 2004), a=(2001, 2004))
    assert known.signed(["Löfte", "Så gör vi"]) == ["a", "d", "b", "c"]


def test_it_holds_in_its_years_only() -> None:
    known = packs(a=(2001, 2004), b=(None, 2004), c=(2001, None))
    assert [known.holds("a", year) for year in (2000, 2001, 2004, 2005, None)] == [False, True, True, False, False]
    assert [known.holds("b", year) for year in (1990, 2005)] == [True, False]
    assert [known.holds("c", year) for year in (2000, 2050)] == [False, True]


# --- documents


def test_a_document_of_its_words_and_years_is_read_with_it(tmp_path: Path) -> None:
    options = Options(patterns=folder(tmp_path))
    found = extract_bytes(PLAN.encode(), "plan.txt", options=options)
    assert found.pack == "hamnen-2001"
    assert [(goal.number, goal.text, goal.description) for goal in found.goals] == [
        ("2", "Renare kajer", "Kajerna sopas varje vecka."),
        ("3", "Fler bojar", "Bojarna läggs ut i april."),
    ]
    later = extract_bytes(PLAN.replace("2003", "2005").encode(), "plan.txt", options=options)
    assert (later.pack, [goal.description for goal in later.goals if goal.description]) == (None, [])
    assert later.patterns == found.patterns == load(options.patterns).reading_fingerprint


def test_the_user_comes_before_the_pack(tmp_path: Path) -> None:
    own = folder(
        tmp_path, labels='[remove.goals.namndmal]\nnouns = ["löfte"]\n[goals.inriktningsmal]\nnouns = ["löfte"]\n'
    )
    found = load(own, pack="hamnen-2001").goal_label("Löfte 2: Renare kajer")
    assert found is not None and found.level == "inriktningsmal"


def test_another_pack_makes_other_patterns(tmp_path: Path) -> None:
    assert load(folder(tmp_path)).reading_fingerprint != load().reading_fingerprint


# --- mistakes


@pytest.mark.parametrize(
    ("pack", "key", "reason"),
    [
        ("[labels.goals.namndmal]\nnouns = ['löfte']\n", "pack", "begins with [pack]"),
        (HEAD + "[labells.goals]\n", "labells", "labels, columns"),
        (HEAD + "[link.scale]\n", "link", "adds to no such file"),
        (HEAD.replace("signature", "words"), "pack", "unknown key 'words'"),
        (HEAD + "needed = 3\n", "pack.needed", "1 to all"),
        (HEAD + "[labels.goals.naemndmaal]\nnouns = ['löfte']\n", "labels.goals", "namndmal"),
        (
            PACK + "examples = ['Hit vill vi']\n",
            "labels.headings.description.examples[0]",
            "is not taken for headings.description",
        ),
        (
            HEAD + "[remove.labels.goals.namndmal]\nnouns = ['löfte']\n",
            "remove.labels.goals.namndmal",
            "no shipped entry",
        ),
    ],
)
def test_a_mistake_is_told_with_file_and_key_before_the_work(tmp_path: Path, pack: str, key: str, reason: str) -> None:
    with pytest.raises(PatternError) as caught:
        check(own_patterns(folder(tmp_path, pack)))
    assert "hamnen-2001.toml" in str(caught.value.file)
    assert caught.value.key.startswith(key)
    assert reason in caught.value.reason


def test_the_name_of_a_pack_is_plain(tmp_path: Path) -> None:
    (tmp_path / "packs").mkdir()
    (tmp_path / "packs" / "min fil.toml").write_text(PACK, "utf8")
    with pytest.raises(PatternError, match="letters, digits and hyphens"):
        own_patterns(tmp_path)
