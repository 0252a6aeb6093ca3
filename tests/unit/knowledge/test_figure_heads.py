"""Heads of figures taken apart: what they measure, whose side, which time."""

from __future__ import annotations

import pytest

from vpextract import knowledge

KNOWLEDGE = knowledge.load()
BOOKS = KNOWLEDGE.books


@pytest.mark.parametrize(
    ("head", "measure", "side", "year", "as_of"),
    [
        ("Budget 2031", "budget", None, 2031, None),
        ("BUDGET 2031 NETTO", "budget", "net", 2031, None),
        ("Budget 2031 (kostnader)", "budget", "cost", 2031, None),
        ("Nettoram 2031", "budget", "net", 2031, None),
        ("Periodbudget jan-apr 2031", "budget", None, 2031, "2031-04-30"),
        ("Ack. utfall jan–aug 2031", "outcome", None, 2031, "2031-08-31"),
        ("Utfall t.o.m. februari 2032", "outcome", None, 2032, "2032-02-29"),
        ("Utfall 2031-08-31", "outcome", None, 2031, "2031-08-31"),
        ("Utfall per den 31 augusti 2031", "outcome", None, 2031, "2031-08-31"),
        ("Utfall T1 2031", "outcome", None, 2031, "T1"),
        ("VB 2030", None, None, 2030, "VB"),
        ("Utfall VB 2030", "outcome", None, 2030, "VB"),
        ("Föregående år", "outcome", None, 2030, None),
        ("Utfall fg år", "outcome", None, 2030, None),
        ("Helårsprognos", "forecast", None, None, None),
        ("Prognos 2", "forecast", None, None, "T2"),
        ("Prognostiserat utfall 2031", "forecast", None, 2031, None),
        ("Avvikelse prognos mot budget", "deviation", None, None, None),
        ("Budgetavvikelse", "deviation", None, None, None),
        ("Avvikelse mot föregående år", "change", None, 2030, None),
        ("Förändring budget", "change", None, None, None),
        ("Begärda budgetjusteringar", "adjustment", None, None, None),
        ("Prognos 2031 (inkl. budgetjusteringar)", "forecast", None, 2031, None),
        ("Plan 2032", "plan", None, 2032, None),
        ("Plan 2032–2034", "plan", None, None, None),
        ("Utfall i % av budget", None, None, None, None),
        ("Budget och prognos", None, None, None, None),
        ("Läsåret 2030/31", None, None, None, None),
        ("Programområde", None, None, None, None),
        ("Statsbidrag", None, None, None, None),
        ("Marknad", None, None, None, None),
    ],
)
def test_heads(head: str, measure: str | None, side: str | None, year: int | None, as_of: str | None) -> None:
    found = BOOKS.head(head)
    assert (found.measure, found.side, found.time.year(2031), found.time.as_of(found.time.year(2031))) == (
        *(measure, side, year, as_of),
    )


@pytest.mark.parametrize(
    ("label", "clear"), [("Budget, netto", True), ("Avvikelse 2031", True), ("Budget för kajer", False)]
)
def test_a_clear_label_is_a_measure_and_no_more(label: str, clear: bool) -> None:
    assert BOOKS.head(label).clear is clear


@pytest.mark.parametrize(
    "line",
    [
        "Belopp i tkr",
        "Verksamhet Budget 2031 Utfall 2031 Avvikelse",
        "Område (mnkr) Årsbudget Ack. utfall jan–aug 2031 Helårsprognos Budgetavvikelse",
    ],
)
def test_lines_that_begin_a_table_of_amounts(line: str) -> None:
    assert KNOWLEDGE.begins_money(line)


@pytest.mark.parametrize(
    "line",
    [
        "Verksamhet 12,0 13,0 -1,0",
        "Utfallet avviker från budget.",
        "Andel verksamheter med avvikelse från budget",
        "Indikator Utfall 2031 Prognos Årsmål",
        "Budget 2031 har en avvikelse mot prognos på 12 mnkr",
    ],
)
def test_lines_that_do_not(line: str) -> None:
    assert not KNOWLEDGE.begins_money(line)
