"""One convention of signs, however a document prints them. All tables and figures are invented."""

from __future__ import annotations

import pytest
from economy_tables import economy

ACCOUNT = "Mnkr | Budget 2031 | Utfall 2031 | Avvikelse"
SIDES = "Mnkr | Budget 2031 kostnader | Budget 2031 intäkter | Budget 2031 netto"


AS_HERE = ("Kostnader | 90,0 | 95,0 | -5,0", "Intäkter | 30,0 | 32,0 | 2,0", "Netto | 60,0 | 63,0 | -3,0")
INCOME_BELOW = (AS_HERE[0], "Intäkter | -30,0 | -32,0 | 2,0", AS_HERE[2])
COSTS_BELOW = ("Kostnader | -90,0 | -95,0 | -5,0", AS_HERE[1], "Netto | -60,0 | -63,0 | -3,0")
TURNED = ("Kostnader | 90,0 | 95,0 | 5,0", "Intäkter | 30,0 | 32,0 | -2,0", "Netto | 60,0 | 63,0 | 3,0")


@pytest.mark.parametrize("rows", [AS_HERE, INCOME_BELOW, COSTS_BELOW, TURNED])
def test_accounts(rows: tuple[str, ...]) -> None:
    values = {(r.side, r.measure): r.value_mnkr for r in economy(ACCOUNT, *rows)}
    assert values == {
        ("cost", "budget"): 90.0,
        ("cost", "outcome"): 95.0,
        ("cost", "deviation"): -5.0,
        ("income", "budget"): 30.0,
        ("income", "outcome"): 32.0,
        ("income", "deviation"): 2.0,
        ("net", "budget"): 60.0,
        ("net", "outcome"): 63.0,
        ("net", "deviation"): -3.0,
    }


@pytest.mark.parametrize(
    "rows",
    [
        ("Kajer | 9,0 | 2,0 | 7,0", "Lotsar | 4,0 | 5,0 | -1,0"),
        ("Kajer | -9,0 | 2,0 | -7,0", "Lotsar | -4,0 | 5,0 | 1,0"),
        ("Kajer | 9,0 | -2,0 | 7,0", "Lotsar | 4,0 | -5,0 | -1,0"),
    ],
)
def test_areas_with_a_side_in_each_column(rows: tuple[str, ...]) -> None:
    found = [(r.area, r.side, r.value_mnkr) for r in economy(SIDES, *rows)]
    assert found == [
        *(("Kajer", "cost", 9.0), ("Kajer", "income", 2.0), ("Kajer", "net", 7.0)),
        *(("Lotsar", "cost", 4.0), ("Lotsar", "income", 5.0), ("Lotsar", "net", -1.0)),
    ]


def test_nets_below_nought_are_what_is_used() -> None:
    found = economy("Mnkr | Budget netto 2031 | Utfall 2031", "Kajer | -268,0 | -265,0", "Lotsar | 0,0 | 2,0")
    assert [r.value_mnkr for r in found] == [268.0, 265.0, 0.0, -2.0]


@pytest.mark.parametrize(
    ("head", "raw", "value", "doubt"),
    [
        ("Resultat 2031 Överskott (-) Underskott (+)", "-955", -0.955, None),
        ("Resultat 2031 Överskott (+) Underskott (-)", "955", -0.955, None),
        ("Årets resultat 2031", "955", 0.955, "sign_unclear"),
    ],
)
def test_surpluses_of_result_units(head: str, raw: str, value: float, doubt: str | None) -> None:
    found = economy(f"Resultatenhet (tkr) | Bruttobudget 2031 | {head}", f"Norra kajen | 20 000 | {raw}")
    assert (found[-1].value_mnkr, found[-1].doubt) == (value, doubt)


def test_amounts_of_no_side_that_are_mostly_below_nought_are_doubtful() -> None:
    found = economy("Mnkr | Budget 2031 | Utfall 2031", "Kajer | -3,7 | -4,0", "Lotsar | 0,5 | 0,4")
    assert {(r.side, r.doubt) for r in found} == {(None, "sign_unclear")}


def test_changes_and_adjustments_are_turned_with_their_side() -> None:
    found = economy(
        "Mnkr | Budget 2031 | Begärda budgetjusteringar", "Kostnader | 90,0 | 1,5", "Intäkter | -30,0 | -2,0"
    )
    assert [r.value_mnkr for r in found] == [90.0, 1.5, 30.0, 2.0]
