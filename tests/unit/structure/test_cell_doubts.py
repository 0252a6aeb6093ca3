"""Cells of listings that sound like those of another column. All is invented."""

from __future__ import annotations

import pytest

from vpextract import knowledge
from vpextract.model import Activity, Extraction, Identity, Indicator, Place, Value
from vpextract.recognise.values import parse_value
from vpextract.structure.cell_doubts import cell_doubts

KNOWLEDGE = knowledge.load()
REPORT = Identity("verksamhetsberattelse", 2031, None, "Bojnämnden", "boj")
PLAN = Identity("verksamhetsplan", 2031, None, "Bojnämnden", "boj")


def row(at: int, *values: str, period: str = "", **extra: str) -> Indicator:
    """A row; a value is written "measure year: cell"."""
    made = []
    for value in values:
        where, _, raw = value.partition(": ")
        measure, _, year = where.partition(" ")
        parsed = parse_value(raw, KNOWLEDGE)
        made.append(Value(measure, raw, *parsed[:3], int(year or 2031)))
    cells = {"period": period} if period else {}
    return Indicator(
        f"i{at}", None, at, f"Andel bojar {at}", None, None, None, cells, tuple(made), None, Place(page=1), extra
    )


def doubted(rows: list[Indicator], identity: Identity = REPORT) -> list[str | None]:
    found = Extraction("x", "x.txt", "", "", "ok", identity=identity, indicators=tuple(rows))
    return [one.row_id for one in cell_doubts(found, KNOWLEDGE)]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("outcome: minst 90 %", True),
        ("outcome_men: Öka", True),
        ("outcome_previous 2030: Tas fram av nämnd", True),
        ("outcome: 90 %", False),
        ("outcome: 85–90 %", False),
        ("outcome: Uppgift saknas", False),
        ("target: minst 90 %", False),
    ],
)
def test_an_outcome_that_is_worded_as_a_target(value: str, expected: bool) -> None:
    assert doubted([row(1, value)]) == ["i1"] * expected


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        (["outcome 2031: 12 %", "target 2032: 14 %"], True),
        (["outcome 2030: 12 %", "target 2031: 14 %"], False),
        (["target 2030: 12 %", "target 2031: 14 %", "target 2032: 15 %"], True),
        (["outcome_previous 2030: 11 %", "target 2030: 12 %", "target 2032: 15 %"], False),
        (["target 2031: 14 %", "target 2032: 15 %"], False),
        (["target 2029: 12 %", "target 2030: 14 %", "target 2032: 15 %"], False),
    ],
)
def test_a_plan_has_no_outcome_of_its_year_and_no_target_of_the_past(values: list[str], expected: bool) -> None:
    assert doubted([row(1, *values)], PLAN) == ["i1"] * expected
    assert doubted([row(1, *values)], REPORT) == []


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("% 50 % Upp", True),
        ("st 31 st Ned", True),
        ("Max 33,6 Ned", True),
        ("ska öka Upp", True),
        ("Upp", False),
        ("Oviss", False),
        ("Upp och ner", False),
    ],
)
def test_a_cell_that_holds_more_than_its_own(cell: str, expected: bool) -> None:
    rows = [row(at, Trend=word) for at, word in enumerate(["Upp", "Ned", "Upp", "Ned", cell])]
    assert doubted(rows) == ["i4"] * expected


def test_names_of_persons_are_not_usual() -> None:
    rows = [row(at, Ansvarig=word) for at, word in enumerate(["Stab", "Stab", "Ek", "Hav", "Skog", "Ek och Stab"])]
    assert doubted(rows) == []


def test_a_word_that_another_column_usually_holds() -> None:
    sound = [row(at, "target: 12", period="2031", Trend=word) for at, word in enumerate(["Lika", "Ned", "Lika", "Ned"])]
    assert doubted([*sound, row(4, "target: Lika", period="2031", Trend="VB")]) == ["i4"]
    assert doubted([*sound, row(4, "target: Lika", period="2031", Trend="Lika")]) == []
    assert doubted([*sound, row(4, "target: Öka", period="2031", Trend="VB")]) == []
    unmeasured = [row(at, "target: mäts ej", "outcome: 12") for at in range(4)]
    assert doubted([*unmeasured, row(4, "target: 12", "outcome: mäts ej")]) == []


@pytest.mark.parametrize(
    ("deviations", "expected"),
    [
        (["Ja", "Ja", "Nej", "Nej", "Bojarna"], True),
        (["Ja", "Ja", "Nej", "Nej", "Ja"], False),
        (["Ja", "Ja", "Ja", "Ja", "Avvikelse"], False),
        (["Avvikelse", "Avvikelse", "Avvikelse", "Avvikelse", "Ja"], False),
        (["Ja", "Ja", "Bryggorna", "Nej", "Nej", "Bojarna"], False),
        (["Ja", "Ja", "Bojarna"], False),
    ],
)
def test_a_deviation_unlike_all_others(deviations: list[str], expected: bool) -> None:
    rows = tuple(
        Activity(f"a{at}", None, at, "Laga bryggan", None, None, None, None, word, None, Place(page=1))
        for at, word in enumerate(deviations)
    )
    found = Extraction("x", "x.txt", "", "", "ok", activities=rows)
    assert [one.row_id for one in cell_doubts(found, KNOWLEDGE)] == [f"a{len(deviations) - 1}"] * expected
