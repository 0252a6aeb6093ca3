"""What nothing knows is listed with how often it stands there and where first, as TOML that can be filled in."""

from __future__ import annotations

import tomllib
from pathlib import Path

from vpextract.knowledge import load
from vpextract.running.learning import Learnt, as_toml, learn
from vpextract.settings import Options

PLAN = """# Verksamhetsplan 2031

Fyrnämnden

## Nämndmål: 1.1 Fler bojar

### Så gör vi

Vi målar.

| Indikator | Årsmål | Period |
| --- | --- | --- |
| Andel bojar | 85 % | År |

## Nämndmål: 1.2 Fler fyrar

### Så gör vi

Vi tänder.

### Beskrivning

Fyrar syns.
"""


def test_headings_under_goals_that_nothing_knows_are_listed_where_they_recur(tmp_path: Path) -> None:
    (tmp_path / "plan.md").write_text(PLAN, "utf8")
    found = learn([tmp_path])
    assert [one for one in found if one.kind == "heading"] == [Learnt("heading", "Så gör vi", 2, "plan.md, line 7")]


FIGURES = """# Verksamhetsplan {year}

Fyrnämnden

## Båtar

| Kaj | Båtar {year} | Ägare |
| --- | --- | --- |
| Norra | 12 | Anna |
| Södra | 13 | Per |

## Budget

| Verksamhet | Budget {year} | Budget 2030 |
| --- | --- | --- |
| Norra | 12 | 11 |
"""


def test_shapes_of_tables_that_are_of_no_kind_are_listed_whatever_their_years(tmp_path: Path) -> None:
    for year in (2031, 2032):
        (tmp_path / f"plan-{year}.md").write_text(FIGURES.format(year=year), "utf8")
    found = [one for one in learn([tmp_path]) if one.kind == "table"]
    assert found == [Learnt("table", "Kaj | Båtar {year} | Ägare", 2, "plan-2031.md, line 7")]
    told = as_toml(found)
    assert tomllib.loads(told) == {}
    filled = "\n".join(
        line.removeprefix("# ") for line in told.split("\n") if line.startswith(("# [", "# name", "# all", "# ex"))
    )
    own = tmp_path / "own"
    own.mkdir()
    (own / "tables.toml").write_text(filled, "utf8")
    known = load(own)  # its example is held against it
    assert known.tables.kind[0].examples == ["Kaj | Båtar 2031 | Ägare"]
    assert [one for one in learn([tmp_path], Options(patterns=own)) if one.kind == "table"] == []


def test_a_file_that_cannot_be_read_gives_nothing(tmp_path: Path) -> None:
    (tmp_path / "plan.pdf").write_bytes(b"")
    assert learn([tmp_path]) == []


def test_what_was_learnt_is_toml_with_all_of_it_commented_out() -> None:
    told = as_toml(
        [Learnt("column", 'Ribba "ny"', 3, "a.pdf, page 2"), Learnt("heading", "Så gör vi", 2, "b.md, line 7")]
    )
    assert tomllib.loads(told) == {}
    entries = ("# [", "# role", "# lab", "# match")
    filled = "\n".join(line.removeprefix("# ") for line in told.split("\n") if line.startswith(entries))
    assert tomllib.loads(filled) == {
        "indicators": [{"role": "target", "labels": ['Ribba "ny"']}],
        "headings": {"description": {"match": ["Så gör vi"]}},
    }
    assert "# 3 times; first in a.pdf, page 2" in told
    assert as_toml([]) == ""
