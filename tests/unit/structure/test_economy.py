"""What rows of the economy say: part, role, measure, side, time, unit, doubts. All tables and figures are invented."""

from __future__ import annotations

import pytest
from economy_tables import KNOWLEDGE, PLAN, REPORT, YEAR, economy, figure_table

from vpextract.model import Identity
from vpextract.structure.economy.ranks import source_rank

AREAS = (
    "Hamnledning | 10,0 | 2,0 | 8,0",
    "Kajer och bryggor | 30,0 | 5,0 | 25,0",
    "varav kajer | 20,0 | 4,0 | 16,0",
    "Lotsar | 7,5 | 0,5 | 7,0",
    "Totalt | 47,5 | 7,5 | 40,0",
)
BUDGET = "Verksamhetsområde (mnkr) | Budget 2031 kostnader | Budget 2031 intäkter | Budget 2031 netto"


def test_a_budget_by_area() -> None:
    found = economy(BUDGET, *AREAS, document=PLAN)
    assert [(r.role, r.area, r.parent, r.side, r.value_mnkr) for r in found if r.side == "net"] == [
        ("item", "Hamnledning", None, "net", 8.0),
        ("item", "Kajer och bryggor", None, "net", 25.0),
        ("part", "kajer", "Kajer och bryggor", "net", 16.0),
        ("item", "Lotsar", None, "net", 7.0),
        ("total", "Totalt", None, "net", 40.0),
    ]
    assert {(r.part, r.measure, r.year, r.as_of, r.unit, r.doubt) for r in found} == {
        ("area", "budget", 2031, None, "mnkr", None)
    }
    assert (found[1].table_id, found[1].row, found[1].col, found[1].raw) == ("x:t001", 0, 2, "2,0")


@pytest.mark.parametrize(
    ("columns", "rows", "headings", "part"),
    [
        ("Mnkr | Budget 2031 | Utfall 2031", ("Kajer | 3,0 | 2,0", "Bojar | 1,0 | 1,0"), (), "area"),
        ("Mnkr | Budget 2031 | Utfall 2031", ("Intäkter | 3,0 | 2,0", "Kostnader | 9,0 | 9,5"), (), "account"),
        ("Mnkr | Budget 2031 | Utfall 2031", ("Avskrivningar | 3,0 | 2,0", "Internräntor | 1,0 | 1,1"), (), "account"),
        ("Mnkr | Budget 2031 | Utfall 2031", ("Kajer | 3,0 | 2,0", "Avskrivningar | 1,0 | 1,0"), (), "area"),
        ("Mnkr | Budget 2031", ("Kajer | 3,0", "Gemensamma kostnader | 1,0", "Bojar | 2,0", "Summa | 6,0"), (), "area"),
        (
            "Mnkr | Budget 2031",
            ("Taxor och avgifter | 3,0", "Statsbidrag | 1,0", "Summa intäkter | 4,0"),
            (),
            "account",
        ),
        (
            "Resultatenhet (tkr) | Budget brutto 2031 | Årets resultat 2031",
            ("Norra kajen | 300 | 2",),
            (),
            "result_unit",
        ),
        ("Mnkr | Budget 2031 | Utfall 2031", ("Ny kran | 3,0 | 2,0",), ("Ekonomi", "Investeringar"), "investment"),
    ],
)
def test_what_the_rows_are(columns: str, rows: tuple[str, ...], headings: tuple[str, ...], part: str) -> None:
    assert {row.part for row in economy(columns, *rows, headings=headings)} == {part}


@pytest.mark.parametrize(
    ("columns", "row"),
    [
        pytest.param("Antal båtar | Budget 2031 | Utfall 2031", "Kajen | 3 | 2", id="counts"),
        pytest.param("Mnkr | Bokslut 2029 | Not", "Kajer | 3,0 | 2", id="a column that is not understood"),
        pytest.param("Kaj | Skick", "Norra | gott", id="words"),
        pytest.param("Nyckeltal | 2030 | 2031", "Kostnad per båt | 3 | 4", id="key figures"),
    ],
)
def test_what_is_no_money_is_left_out(columns: str, row: str) -> None:
    assert [r.raw for r in economy(columns, row) if r.col > 1] == []


def test_what_is_carried_over_or_a_share_is_left_out() -> None:
    found = economy(
        "Resultatenhet (tkr) | Bruttobudget 2031 | Varav 5 % av bruttobudget 2031 | Resultatöverföring från 2030 | "
        "Resultat 2031 Överskott (-) Underskott (+) | Resultatöverföring till 2032 (max 10 %)",
        "Norra kajen | 46 019 | 2 301 | -2 847 | -955 | 3 802",
        "Summa | 46 019 | 2 301 | -2 847 | -955 | 3 802",
    )
    assert [(r.role, r.measure, r.side, r.value_mnkr) for r in found] == [
        ("item", "budget", "cost", 46.019),
        ("item", "outcome", "net", -0.955),
        ("total", "budget", "cost", 46.019),
        ("total", "outcome", "net", -0.955),
    ]


@pytest.mark.parametrize(
    ("unit", "raw", "value"),
    [("mnkr", "12,5", 12.5), ("mkr", "12,5", 12.5), ("tkr", "12 500", 12.5), ("kr", "12 500 000", 12.5)],
)
def test_amounts_are_in_millions(unit: str, raw: str, value: float) -> None:
    (row,) = economy(f"Verksamhet ({unit}) | Budget 2031", f"Kajer | {raw}")
    assert (row.value_mnkr, row.doubt) == (value, None)


@pytest.mark.parametrize(
    ("columns", "row", "doubt"),
    [
        pytest.param("Verksamhet | Budget 2031", "Kajer | 12,5", "unit_unknown", id="no unit"),
        pytest.param("Verksamhet (mnkr) | Budget 2031", "Kajer | 12 3,4,5", "no_number", id="no number"),
        pytest.param(
            "Verksamhet (mnkr) | Budget 2031 | Plan 2032-2034", "Kajer | 1,0 | 3,5", "year_unknown", id="years"
        ),
        pytest.param("Verksamhet (mnkr) | Budget 2031", "Kajer | 12,5", None, id="sound"),
    ],
)
def test_doubts(columns: str, row: str, doubt: str | None) -> None:
    found = economy(columns, f"Lotsar{' | 1,0' * row.count('|')}", row)
    assert found[-1].doubt == doubt
    assert (found[-1].value_mnkr is None) == (doubt in ("unit_unknown", "no_number"))


def test_a_column_that_does_not_add_up_is_doubtful_and_no_other() -> None:
    rows = [*AREAS[:-1], "Totalt | 47,5 | 9,5 | 40,0"]
    doubted = {r.side for r in economy(BUDGET, *rows, document=PLAN) if r.doubt == "sum_mismatch"}
    assert doubted == {"income"}


def test_a_row_whose_deviation_is_another_is_doubtful_and_no_other() -> None:
    rows = ("Kajer | 10,0 | 9,0 | 1,0", "Bojar | 5,0 | 4,0 | 1,0", "Lotsar | 8,0 | 7,5 | 0,5", "Pir | 6,0 | 4,0 | 5,0")
    found = economy("Mnkr | Budget 2031 | Utfall 2031 | Avvikelse", *rows)
    assert {r.area for r in found if r.doubt == "deviation_mismatch"} == {"Pir"}
    assert {r.area for r in found if r.doubt is None} == {"Kajer", "Bojar", "Lotsar"}


@pytest.mark.parametrize(
    ("head", "document", "measure", "as_of", "basis"),
    [
        ("Utfall 2031", YEAR, "outcome", None, None),
        ("Utfall 2031", REPORT, "outcome", "T2", None),
        ("Utfall jan-aug 2031", REPORT, "outcome", "2031-08-31", None),
        ("Budget 2031", REPORT, "budget", None, None),
        ("Utfall 2030", REPORT, "outcome", None, None),
        ("Prognos 2031 före resultatöverföring", REPORT, "forecast", "T2", "before_transfers"),
        ("Prognos 2031 efter resultatdispositioner", REPORT, "forecast", "T2", "after_transfers"),
        ("Prognos oktober 2030", PLAN, "forecast", "2030-10-31", None),
    ],
)
def test_times_and_transfers(head: str, document: Identity, measure: str, as_of: str | None, basis: str | None) -> None:
    found = economy(f"Mnkr | {head} | Budget 2031", "Kajer | 3,0 | 2,5", document=document)
    assert (found[0].measure, found[0].as_of, found[0].basis) == (measure, as_of, basis)


def test_an_outcome_of_a_report_that_tells_no_time_is_doubtful() -> None:
    report = Identity(kind="tertialrapport", year=2031)
    found = economy("Mnkr | Budget 2031 | Utfall 2031", "Kajer | 3,0 | 2,5", document=report)
    assert [r.doubt for r in found] == [None, "time_unknown"]


def test_rows_that_name_a_side_behind_a_comma_or_under_a_heading() -> None:
    found = economy("Mnkr | Budget 2031", "Lotsar, intäkter | 4,0", "Lotsar, kostnader | -9,0", "Lotsar, ram | 5,0")
    assert [(r.area, r.side, r.value_mnkr) for r in found] == [
        ("Lotsar", "income", 4.0),
        ("Lotsar", "cost", 9.0),
        ("Lotsar", "net", 5.0),
    ]
    found = economy("Investeringar (mnkr) | Budget 2031", "Kranar |", "Utgifter | -9,0", "Inkomster | 1,0")
    assert [(r.area, r.parent, r.side, r.value_mnkr) for r in found] == [
        ("Kranar", None, "cost", 9.0),
        ("Kranar", None, "income", 1.0),
    ]


def test_the_side_of_rows_that_are_named_after_one() -> None:
    rows = ("Kajer | 3,0", "Gemensamma kostnader | 1,0", "Bojar | 2,0", "Summa | 6,0")
    assert {r.side for r in economy("Mnkr | Budget 2031", *rows)} == {None}
    assert {r.side for r in economy("Mnkr | Budget 2031 | Budget 2030 netto", *(f"{row} | 1,0" for row in rows))} == {
        "net"
    }
    income = ("Taxor och avgifter | 3,0", "Statsbidrag | 1,0", "Summa intäkter | 4,0")
    assert {r.side for r in economy("Mnkr | Budget 2031", *income)} == {"income"}


def test_the_same_name_under_two_headings() -> None:
    rows = ("Nya medel |", "Norra kajen | 2,0", "Gamla medel |", "Norra kajen | 3,0", "Summa | 5,0")
    found = economy("Investeringar (mnkr) | Budget 2031", *rows)
    assert [(r.role, r.area, r.parent) for r in found] == [
        ("item", "Norra kajen", "Nya medel"),
        ("item", "Norra kajen", "Gamla medel"),
        ("total", "Summa", None),
    ]


def test_a_part_without_a_word_is_told_by_its_total() -> None:
    rows = ("Kajer | 30,0 | 28,0", "norra sidan | 20,0 | 19,0", "södra sidan | 10,0 | 9,0", "Lotsar | 7,0 | 6,0")
    found = economy("Mnkr | Budget 2031 | Utfall 2031", *rows, "Totalt | 37,0 | 34,0")
    assert [r.role for r in found if r.measure == "budget"] == ["item", "part", "part", "item", "total"]


def test_items_add_up_to_the_total() -> None:
    found = economy(BUDGET, *AREAS, document=PLAN)
    for side in ("cost", "income", "net"):
        own = [r for r in found if r.side == side]
        assert sum(r.value_mnkr or 0 for r in own if r.role == "item") == own[-1].value_mnkr


@pytest.mark.parametrize(
    ("measure", "year", "documents"),
    [
        # The nearest source first.
        ("budget", 2031, (PLAN, YEAR, REPORT, Identity(kind="verksamhetsplan", year=2032))),
        (
            "budget",
            2032,
            (Identity(kind="verksamhetsplan", year=2032), Identity(kind="verksamhetsplan", year=2033), PLAN),
        ),
        (
            "outcome",
            2031,
            (YEAR, Identity(kind="verksamhetsplan", year=2032), Identity(kind="verksamhetsberattelse", year=2033)),
        ),
        ("plan", 2034, (Identity(kind="verksamhetsplan", year=2033), PLAN)),
        ("budget", 2031, (REPORT, Identity(kind="tertialrapport", year=2031, tertial=1), Identity())),
    ],
)
def test_the_nearest_source_has_the_lowest_rank(measure: str, year: int, documents: tuple[Identity, ...]) -> None:
    ranks = [source_rank(measure, year, document, KNOWLEDGE) for document in documents]
    assert ranks == sorted(set(ranks))


def test_a_table_of_another_kind_gives_nothing() -> None:
    table = figure_table("Namn | Datum", ("Siv Kajström | 2031-02-01",), "", YEAR, ())
    assert table.kind == "approvals"
    assert economy("Namn | Datum", "Siv Kajström | 2031-02-01") == []
