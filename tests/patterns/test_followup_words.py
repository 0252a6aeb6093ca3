"""Which way an indicator should go, and what kind of figure it is: the examples of `followup.toml`, and more."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from vpextract import knowledge

KNOWLEDGE = knowledge.load()
_FILE = tomllib.loads((Path(__file__).parents[2] / "patterns" / "followup.toml").read_text("utf8"))
_NOBODY = "nobody_says"


def _examples(table: str) -> list[tuple[str, str | None]]:
    told = _FILE[table]["examples"].items()
    return [(name, None if said == _NOBODY else said) for said, names in told for name in names]


@pytest.mark.parametrize(("name", "way"), _examples("directions"))
def test_which_way_a_name_says(name: str, way: str | None) -> None:
    assert KNOWLEDGE.followup.directions.of_name(name) == way


@pytest.mark.parametrize(("name", "kind"), _examples("kinds"))
def test_which_kind_of_figure_a_name_says(name: str, kind: str | None) -> None:
    assert KNOWLEDGE.followup.figure_kinds.of(name, None) == kind


@pytest.mark.parametrize(
    ("name", "unit", "kind"),
    [
        ("Båtplatser", "st", "count"),
        ("Målade bojar", "%", "share"),
        ("Andel målade bojar", "st", None),
        ("Antal bojar", "%", "share"),
        ("Hamnens kostnad", "mnkr", "amount"),
        ("Kostnad per båt", "kr", "average"),
        ("Kostnad per år", "kr", "amount"),
        ("Utsläpp från resor", "ton CO2", "amount"),
        ("Klimatpåverkan", "kg CO2 per kg livsmedel", "average"),
        ("Elanvändning", "kWh/m2", "average"),
        ("Hamnens rykte", None, None),
        ("Antal båtar", None, "count"),
    ],
)
def test_units_tell_kinds_too(name: str, unit: str | None, kind: str | None) -> None:
    assert KNOWLEDGE.followup.figure_kinds.of(name, unit) == kind
