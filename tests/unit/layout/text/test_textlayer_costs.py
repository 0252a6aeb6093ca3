"""What the cells of a text layer's row are expected to hold. All figures are invented."""

from __future__ import annotations

import pytest

from vpextract.knowledge import load
from vpextract.layout.text.cell_costs import STRANGE, Kind, text_cost
from vpextract.layout.text.cells import GOOD, tokens_to_cells
from vpextract.layout.text.tokens import Token

KNOWLEDGE = load()


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("2031-03-01", "date"),
        ("1 mars 2031", "date"),
        ("Q2 2031", "date"),
        ("våren 2031", "date"),
        ("85–90 %", "value"),
        ("90 % (2030)", "value"),
        ("84/86", "value"),
        ("84 % / 86 %", "value"),
        ("Uppgift saknas", "value"),
        ("jan–aug 2031", "period"),
        ("Mäts vartannat år", "period"),
    ],
)
def test_usual_cells_cost_little(text: str, kind: Kind) -> None:
    assert text_cost(text, kind, KNOWLEDGE) < GOOD


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("31 februari 2031", "date"),
        ("1 mars 2031 31 maj 2031", "date"),
        ("Bokslut 2031", "date"),
        ("274 st – 275 st", "value"),
        ("90 % (80 %)", "value"),
        ("90–95 Tertial", "value"),
        ("84/86/88", "value"),
        ("2031-03-01", "period"),
    ],
)
def test_other_cells_cost_much(text: str, kind: Kind) -> None:
    assert text_cost(text, kind, KNOWLEDGE) >= STRANGE


def cut(row: str, kinds: tuple[Kind, ...]) -> tuple[str, ...]:
    """The cells of a row on one line."""
    cells = tokens_to_cells([Token(word, 0, 0) for word in row.split()], kinds, KNOWLEDGE)
    assert cells is not None
    return cells.texts


@pytest.mark.parametrize(
    ("row", "kinds", "texts"),
    [
        ("Måla bojar 1 jan 2031 31 dec 2031", ("name", "date", "date"), ("Måla bojar", "1 jan 2031", "31 dec 2031")),
        ("Måla bojar våren 2031 hösten 2031", ("name", "date", "date"), ("Måla bojar", "våren 2031", "hösten 2031")),
        ("Måla bojar 2031-01-01 kv 4 2031", ("name", "date", "date"), ("Måla bojar", "2031-01-01", "kv 4 2031")),
        ("Nöjda båtägare 62 ≥ 64", ("name", "value", "value"), ("Nöjda båtägare", "62", "≥ 64")),
        ("Nöjda båtägare ≥ 64", ("name", "value"), ("Nöjda båtägare", "≥ 64")),
        ("Nöjda båtägare Minst 64", ("name", "value"), ("Nöjda båtägare", "Minst 64")),
        ("Väntetid 58 min 57 58", ("name", "value", "value", "value"), ("Väntetid", "58", "min 57", "58")),
        ("Väntetid 58 min 57 min", ("name", "value", "value"), ("Väntetid", "58 min", "57 min")),
        (
            "Måla bojar 2031-01-01 kv 4 2031",
            ("name", "date", "date", "text"),
            ("Måla bojar", "2031-01-01", "kv 4 2031", ""),
        ),
        ("Nöjda båtägare Öka max 72", ("name", "value", "value"), ("Nöjda båtägare", "Öka", "max 72")),
        (
            "Nöjda båtägare Mäts ej 72 73",
            ("name", "value", "value", "value"),
            ("Nöjda båtägare", "Mäts ej", "72", "73"),
        ),
        ("Nöjda båtägare 62 Öka till 64", ("name", "value", "value"), ("Nöjda båtägare", "62", "Öka till 64")),
        (
            "Nöjda båtägare 62 lägst 64 Tertial 1 2031",
            ("name", "value", "value", "period"),
            ("Nöjda båtägare", "62", "lägst 64", "Tertial 1 2031"),
        ),
        ("Antal bojar 664 642 645", ("name", "value", "value", "value"), ("Antal bojar", "664", "642", "645")),
        (
            "Antal bojar 227 209 Fastställs 2031",
            ("name", "value", "value", "value"),
            ("Antal bojar", "227", "209", "Fastställs 2031"),
        ),
        (
            "Nöjda båtägare Fastställs 2031 72,0",
            ("name", "value", "value"),
            ("Nöjda båtägare", "Fastställs 2031", "72,0"),
        ),
        ("Nöjda båtägare Ökning Uppnås", ("name", "value", "text"), ("Nöjda båtägare", "Ökning", "Uppnås")),
        (
            "Måla bojar 2031-01-31 Ej påbörjad Ja",
            ("name", "date", "text", "text"),
            ("Måla bojar", "2031-01-31", "Ej påbörjad", "Ja"),
        ),
        ("Antal bojar 1 664 1 642", ("name", "value", "value"), ("Antal bojar", "1 664", "1 642")),
        ("Antal bojar 274 st – 275 st", ("name", "value", "value", "value"), ("Antal bojar", "274 st", "–", "275 st")),
    ],
)
def test_rows_are_cut_where_the_cells_are_usual(row: str, kinds: tuple[Kind, ...], texts: tuple[str, ...]) -> None:
    assert cut(row, kinds) == texts


@pytest.mark.parametrize(
    ("text", "dear"),
    [("Öka", "Öka max"), ("Mäts ej", "Mäts ej 72"), ("lägst 64", "lägst 64 Nedåt"), ("≥ 64", "≥ 64 65 Egen statistik")],
)
def test_a_value_that_may_hold_the_next_cell_costs_more(text: str, dear: str) -> None:
    assert text_cost(text, "value", KNOWLEDGE) + 0.3 < text_cost(dear, "value", KNOWLEDGE)
