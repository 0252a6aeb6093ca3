"""What the cells of a table of figures are: measure, side, year, time within it and unit. All figures are invented."""

from __future__ import annotations

import pytest

from vpextract import knowledge
from vpextract.model import FigureCell, Identity, Place, Row, Table
from vpextract.recognise.figures.figures import figures_of

KNOWLEDGE = knowledge.load()
HERE = Place(page=1)
REPORT, PLAN = Identity("tertialrapport", 2031, 2), Identity("verksamhetsplan", 2031)


def cells(
    heads: str, row: str, identity: Identity = REPORT, title: str = "", caption: str = ""
) -> tuple[FigureCell, ...]:
    table = Table(tuple(heads.split("|")), (Row(tuple(row.split("|")), HERE),), HERE, True, title)
    return figures_of(table, caption, KNOWLEDGE, identity).cells[1:]


@pytest.mark.parametrize(
    ("heads", "expected"),
    [
        ("Område|Budget 2031|Utfall 2031|Avvikelse", ["budget 2031", "outcome 2031", "deviation 2031"]),
        ("Område|Årsbudget|Ack utfall aug|Helårsprognos", ["budget 2031", "outcome 2031 2031-08-31", "forecast 2031"]),
        ("Område|Budget|Utfall|Föregående år", ["budget 2031", "outcome 2031", "outcome 2030"]),
        ("Område|Budget 2032|Budget 2031|Differens", ["budget 2032", "budget 2031", "change 2031"]),
        ("Område|Budget 2031|Utfall 2031|Differens", ["budget 2031", "outcome 2031", "deviation 2031"]),
        ("Område|Budget 2030|Utfall 2030|Avvikelse", ["budget 2030", "outcome 2030", "deviation None"]),
        ("Område|Utfall 2030|Utfall 2031|Förändring 2030–2031", ["outcome 2030", "outcome 2031", "change 2031"]),
        ("Område|2030|2031|Kommentar", ["None 2030", "None 2031", "None None"]),
    ],
)
def test_measures_and_years(heads: str, expected: list[str]) -> None:
    found = cells(heads, "Kajer|12|13|-1")
    assert [" ".join(filter(None, (str(c.measure), str(c.year), c.as_of))) for c in found] == expected


def test_the_year_may_be_told_by_the_heads_alone() -> None:
    found = cells("Område|Årsbudget|Utfall T1 2031|Prognos", "Kajer|12|13|-1", Identity())
    assert [(c.year, c.as_of) for c in found] == [(2031, None), (2031, "T1"), (2031, None)]


def test_a_plan_does_not_tell_of_which_year_an_outcome_is() -> None:
    assert [c.year for c in cells("Område|Budget|Utfall", "Kajer|12|13", PLAN)] == [2031, None]


@pytest.mark.parametrize(
    ("heads", "row", "expected"),
    [
        ("Post|Budget 2031|Utfall 2031", "Personalkostnader|12|13", [("budget", "cost"), ("outcome", "cost")]),
        (
            "Post|Kostnader|Intäkter|Netto",
            "Budget|12|13|-1",
            [("budget", "cost"), ("budget", "income"), ("budget", "net")],
        ),
        ("Post|2030|2031", "Avvikelse, netto|12|13", [("deviation", "net"), ("deviation", "net")]),
        ("Utfall (mnkr)|2030|2031", "Intäkter|12|13", [("outcome", "income"), ("outcome", "income")]),
        ("Post|Utfall 2030|Utfall 2031", "Budget|12|13", [(None, None), (None, None)]),
        ("Post|Budget 2031|Utfall 2031", "Resultat|12|13", [("budget", "net"), ("outcome", "net")]),
    ],
)
def test_the_row_says_what_the_head_leaves_open(heads: str, row: str, expected: list[tuple[str | None, ...]]) -> None:
    assert [(c.measure, c.side) for c in cells(heads, row)] == expected


@pytest.mark.parametrize(
    ("heads", "row", "units"),
    [
        ("Område (mnkr)|Budget|Avvikelse %", "Kajer|12|-1", ["mnkr", "%"]),
        ("Område (mnkr)|Budget|Andel", "Kajer|12|3 %", ["mnkr", "%"]),
        ("Område|Budget, mnkr|Utfall, tkr", "Kajer|12|13", ["mnkr", "tkr"]),
        ("Post (tkr)|Budget", "Antal bojar|12", [None]),
        ("Post (tkr)|Budget", "Kostnad per plats|12", [None]),
        ("Post|Antal", "Bojar|12 st", ["st"]),
        ("Post|Antal", "Bojar|12", [None]),
    ],
)
def test_units(heads: str, row: str, units: list[str | None]) -> None:
    assert [c.unit for c in cells(heads, row)] == units
