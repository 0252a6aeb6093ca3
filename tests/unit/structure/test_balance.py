"""Books that balance raise no doubt; each slip is named. All tables and figures are invented."""

from __future__ import annotations

from dataclasses import replace

import pytest

from vpextract import knowledge
from vpextract.model import Extraction, FigureTable, Identity, Issue, Place, Row, Table
from vpextract.recognise.figures.figures import figures_of
from vpextract.structure.books.balance import balance_doubts, balance_of
from vpextract.structure.doubts import doubts_of

KNOWLEDGE = knowledge.load()
KAJ = ("Mnkr", "Budget 2031")
"""Money, in one column."""
RESULT = ("Mnkr", "Budget 2031", "Bokslut 2031")


def table(
    columns: tuple[str, ...], *rows: str, number: int = 1, heading: str = "Ekonomi", title: str = ""
) -> FigureTable:
    """A table as the earlier stages make it; cells of a row are parted by "|", row i stands on page 10 + i."""
    cells = [tuple(cell.strip() for cell in row.split("|")) for row in rows]
    filled = [Row(row + ("",) * (len(columns) - len(row)), Place(page=10 + i)) for i, row in enumerate(cells)]
    found = figures_of(Table(columns, tuple(filled), Place(page=10), True, title), "", KNOWLEDGE)
    return FigureTable(
        f"x:t{number:03}",
        None,
        None,
        number,
        found.kinds.under((heading,)),
        found.title,
        found.unit,
        found.columns,
        found.n_rows,
        found.cells,
        Place(page=10),
    )


def doubts(*tables: FigureTable) -> list[Issue]:
    return list(balance_doubts(balance_of(tables, KNOWLEDGE)))


def codes(columns: tuple[str, ...], *rows: str, title: str = "") -> list[str]:
    return [found.code for found in doubts(table(columns, *rows, title=title))]


# --- what an issue says -----------------------------------------------------------------------------------------------


def test_an_issue_names_table_cells_figures_and_the_page_of_the_row() -> None:
    (found,) = doubts(table(KAJ, "Kajer | 1 200,5", "Bojar | 30,0", "Totalt | 1 240,5"))
    assert found == Issue(
        "sum_mismatch",
        'Table "Mnkr", column "Budget 2031": "Totalt" is 1 240,5, but the 2 rows that it sums up make 1 230,5 '
        '(difference 10,0): "Kajer" 1 200,5; "Bojar" 30,0',
        "warning",
        12,
        "x:t001",
    )


def test_it_is_among_the_doubts_about_a_document() -> None:
    slip = table(KAJ, "Kajer | 1,0", "Bojar | 2,0", "Totalt | 9,0")
    found = Extraction("x", "plan.pdf", "0", "text", "ok", identity=Identity(), tables=(slip,))
    assert "sum_mismatch" in [x.code for x in doubts_of(found, KNOWLEDGE)]


def test_long_lists_and_labels_are_cut() -> None:
    rows = [f"Kaj nummer {i} med ett namn som aldrig någonsin vill ta slut | 1,0" for i in range(1, 9)]
    (found,) = doubts(table(KAJ, *rows, "Summa | 18,0", title="Hamnens budget"))
    assert 'Table "Hamnens budget"' in found.message
    assert 'from "Kaj nummer 1 med ett namn som aldrig någons…" 1,0 to "Kaj nummer 8' in found.message
    assert len(found.message) < 320


def test_issues_come_in_reading_order() -> None:
    found = doubts(
        table(KAJ, "Kajer | 9,0", "varav norra | 19,0", "Bojar | 8,0", "Totalt | 27,0"),
        table(KAJ, "Kajer | 9,0", "Bojar | 8,0", "Totalt | 27,0", number=2),
    )
    assert [(x.row_id, x.code) for x in found] == [
        ("x:t001", "part_above_whole"),
        ("x:t001", "sum_mismatch"),
        ("x:t002", "sum_mismatch"),
    ]


# --- rounding ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rows", "slips"),
    [
        pytest.param(("Kajer | 10,0", "Bojar | 20,0", "Fyrar | 30,0", "Totalt | 60,2"), 0, id="at the edge above"),
        pytest.param(("Kajer | 10,0", "Bojar | 20,0", "Fyrar | 30,0", "Totalt | 59,8"), 0, id="at the edge below"),
        pytest.param(("Kajer | 10,0", "Bojar | 20,0", "Fyrar | 30,0", "Totalt | 60,3"), 1, id="beyond it above"),
        pytest.param(("Kajer | 10,0", "Bojar | 20,0", "Fyrar | 30,0", "Totalt | 59,7"), 1, id="beyond it below"),
        pytest.param(("Kajer | 10", "Bojar | 20", "Totalt | 31"), 0, id="whole numbers"),
        pytest.param(("Kajer | 10", "Bojar | 20", "Totalt | 32"), 1, id="whole numbers apart"),
        pytest.param(("Kajer | 10,25", "Bojar | 20,5", "Totalt | 30,85"), 1, id="zeros dropped: 20,5 is 20,50"),
        pytest.param(("Kajer | 10,25", "Bojar | 20,5", "Fyr | 2,00", "Totalt | 32,80"), 0, id="20,5 is rounded"),
        pytest.param(("Kajer | 10,4", "Bojar | 16", "Totalt | 27,0"), 0, id="16 beside 27,0 is rounded"),
        pytest.param(("Kajer | 10,4", "Bojar | 16", "Totalt | 26,8"), 1, id="16 where no zeros are printed is 16,0"),
        pytest.param(("Kajer | 10,4", "Bojar | 16,3", "Totalt | 27"), 0, id="a rounded total"),
        pytest.param(("Kajer | 0,1", "Bojar | 0,2", "Totalt | 0,3"), 0, id="no noise of binary fractions"),
        pytest.param(("Kajer | 10,4", "Bojar | 0", "Totalt | 10,9"), 1, id="a bare nought is nought"),
    ],
)
def test_rounding(rows: tuple[str, ...], slips: int) -> None:
    assert codes(KAJ, *rows) == ["sum_mismatch"] * slips


# --- which rows a total sums up ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param(("Norr", "Kajer | 5,0", "Bojar | 7,0", "Söder", "Fyrar | 9,0", "Totalt | 21,0"), id="headings"),
        pytest.param(("Norr", "Kajer | 5,0", "Bojar | 7,0", "Söder", "Fyr | 9,0", "Pir | 2,0", "Summa | 11,0"), id="group"),
        pytest.param(
            ("Kajer | 5,0", "Bojar | 7,0", "Summa norr | 12,0", "Fyr | 9,0", "Pir | 2,0", "Summa söder | 11,0",
             "Totalt | 23,0"),
            id="a total of sums",
        ),
        pytest.param(
            ("Kajer | 5,0", "Bojar | 7,0", "Summa drift | 12,0", "Räntor | 2,0", "Totalt | 14,0"), id="a sum and a row"
        ),
        pytest.param(("Kajer | 5,0", "varav norra | 4,0", "Bojar | 7,0", "Totalt | 12,0"), id="parts of rows"),
        pytest.param(("Kajer | 5,0", "Text som förklarar", "Bojar | 7,0", "Totalt | 12,0"), id="remarks"),
        pytest.param(("Kajer | 5,0", "Bojar | ", "Fyrar | -", "Totalt | 5,0"), id="empty and dashed cells"),
        pytest.param(("Kajer | 5,0", "Bojar | 1 (2)", "Totalt | 9,0"), id="a cell that is no number"),
        pytest.param(("Kajer | 5,0", "Bojar | se not", "Totalt | 9,0"), id="a cell of words"),
        pytest.param(("Totalt | 9,0",), id="nothing to add up"),
        pytest.param(("Totalt | 12,0", "Kajer | 5,0", "Bojar | 7,0"), id="a sum above its parts"),
        pytest.param(("Hamn | 12,0", "- kajer | 5,0", "- bojar | 7,0", "Fyr | 3,0", "Totalt | 15,0"), id="unnamed parts"),
        pytest.param(("Kajer | 5,0", "Bojar | 7,0", "Summa | 12,0", "Kran | 2,0", "Lås | 1,0", "Summa | 3,0"), id="twice"),
        pytest.param(("Kajer | 5,0", "Bojar | 7,0", "Totalt | 12,0", "varav lån | 3,0"), id="a part of the total"),
        pytest.param(("Kostnader | 30,0", "Intäkter | 12,0", "Drift totalt | 18,0"), id="signs understood"),
        pytest.param(("Kaj | 5,0", "Boj | 7,0", "Hamnen | 12,0", "Fyr | 2,0", "Totalt | 14,0"), id="an unnamed sum"),
        pytest.param(("Kaj | 5,0", "- kran | 2,0", "Boj | 7,0", "Totalt | 12,0"), id="an indented part"),
        pytest.param(("Kajer | 9,0", "Avgår bidrag | 2,0", "Totalt | 7,0"), id="deducted"),
        pytest.param(("Budget 2030 | 90,0", "Löner | 2,0", "Hyror | 1,0", "Summa ändringar | 3,0"), id="the last rows"),
        pytest.param(("Kostnader | 30,0", "Intäkter | -12,0", "Drift totalt | 18,0"), id="income negative"),
        pytest.param(("Intäkter | 12,0", "Kostnader | -30,0", "Drift totalt | -18,0"), id="costs negative"),
        pytest.param(("Intäkter | 12,0", "Kostnader | 30,0", "Drift totalt | -18,0"), id="income less costs"),
        pytest.param(
            ("Taxor | 9,0", "Bidrag | 3,0", "Summa intäkter | 12,0", "Löner | 20,0", "Hyror | 10,0",
             "Summa kostnader | 30,0", "Drift totalt | 18,0"),
            id="sums of costs and income",
        ),
    ],
)  # fmt: skip
def test_these_rows_add_up(rows: tuple[str, ...]) -> None:
    assert codes(KAJ, *rows) == []


@pytest.mark.parametrize(
    ("rows", "code", "words"),
    [
        pytest.param(("Norr", "Kaj | 5,0", "Söder", "Boj | 7,0", "Totalt | 13,0"), "sum_mismatch", "12,0", id="headings"),
        pytest.param(
            ("Kaj | 5,0", "Boj | 7,0", "Summa norr | 12,0", "Fyr | 9,0", "Pir | 2,0", "Summa söder | 13,0", "Totalt | 25,0"),
            "sum_mismatch", '"Summa söder" is 13,0', id="a sum that the total takes as it is",
        ),
        pytest.param(
            ("Kaj | 5,0", "Boj | 7,0", "Summa norr | 12,0", "Fyr | 9,0", "Pir | 2,0", "Summa söder | 11,0", "Totalt | 25,0"),
            "sum_mismatch", '"Totalt" is 25,0, but the 2 rows that it sums up make 23,0', id="the total of sums",
        ),
        pytest.param(
            ("Kaj | 5,0", "varav norra | 4,0", "Boj | 7,0", "Totalt | 16,0"), "sum_mismatch", "12,0", id="parts counted too"
        ),
        pytest.param(("Totalt | 13,0", "Kaj | 5,0", "Boj | 7,0"), "sum_mismatch", "12,0", id="above its parts"),
        pytest.param(("Kaj | 5,0", "Boj | 7,0", "Summa (netto) | 13,0"), "sum_mismatch", "12,0", id="net sum"),
        pytest.param(("Boj | 5,0", "Kaj | -7,0", "Totalt | 2,0"), "sum_mismatch", "-2,0", id="signs"),
        pytest.param(
            ("Kostnader | 30,0", "Intäkter | 12,0", "Drift totalt | 19,0"), "net_mismatch", "18,0", id="costs and income"
        ),
    ],
)  # fmt: skip
def test_these_rows_do_not(rows: tuple[str, ...], code: str, words: str) -> None:
    (found,) = doubts(table(KAJ, *rows))
    assert found.code == code
    assert words in found.message


def test_a_column_that_adds_up_shows_how_the_others_are_read() -> None:
    columns = ("Mnkr", "Budget 2031", "Bokslut 2031", "Bokslut 2030")
    rows = ("Totalt | 12,0 | 13,0 | 14,0", "Kajer | 5,0 | 6,0 | 7,0", "Bojar | 7,0 | 7,0 | 8,0")
    (found,) = doubts(table(columns, *rows))
    assert 'column "Bokslut 2030": "Totalt" is 14,0' in found.message
    assert found.page == 10


def test_a_total_that_adds_up_nowhere_is_not_understood() -> None:
    assert codes(RESULT, "Kajer | 5,0 | 6,0", "Bojar | 7,0 | 7,0", "Totalt | 20,0 | 31,0") == []


def test_labels_may_stand_in_the_second_column() -> None:
    columns = ("Nr", "Projekt", "Budget 2031")
    assert codes(columns, "1 | Kajer | 5,0", "2 | Bojar | 7,0", " | Totalt | 12,0") == []
    (found,) = doubts(table(columns, "1 | Kajer | 5,0", "2 | Bojar | 7,0", " | Totalt | 13,0"))
    assert '"Totalt" is 13,0' in found.message
    assert '"Kajer" 5,0; "Bojar" 7,0' in found.message


def test_a_sum_that_may_be_of_all_or_of_the_last_rows_is_not_judged() -> None:
    assert (
        codes(KAJ, "Kaj | 5,0", "Boj | 7,0", "Summa | 12,0", "Fyr | 9,0", "Pir | 2,0", "Summa söder och norr | 30,0")
        == []
    )


@pytest.mark.parametrize(
    ("columns", "rows"),
    [
        pytest.param(("Hamn", "Andel nöjda (%)"), ("Norr | 40", "Söder | 60", "Totalt | 48"), id="shares by head"),
        pytest.param(("Hamn", "2031"), ("Norr | 40 %", "Söder | 60 %", "Totalt | 48 %"), id="shares by cell"),
        pytest.param(("Hamn", "2031"), ("Norr | 4,1", "Söder | 3,7", "Totalt | 3,9"), id="an average"),
        pytest.param(
            ("Hamn", "Båtar", "Kr per plats"), ("Norr | 4 | 80", "Söder | 3 | 70", "Totalt | 7 | 76"), id="price"
        ),
        pytest.param(("Hamn", "2031"), ("Bojar | 4", "Fyrar | 3", "Totalt antal besök | 912"), id="another thing"),
        pytest.param(("Hamn", "Unika gäster"), ("Norr | 4", "Söder | 3", "Totalt | 6"), id="counted once"),
    ],
)
def test_these_are_no_sums(columns: tuple[str, ...], rows: tuple[str, ...]) -> None:
    assert codes(columns, *rows) == []


def test_counts_are_sums_outside_the_ledgers_too() -> None:
    assert codes(("Hamn", "2031"), "Norr | 40", "Söder | 60", "Totalt | 110") == ["sum_mismatch"]
    assert codes(("Hamn", "2031"), "Norr | 40", "Söder | 60", "Fyren | 55", "Summa | 58") == ["sum_mismatch"]


# --- net --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "rows",
    [
        ("Netto | 18,0", "Intäkter | 12,0", "Kostnader | 30,0"),
        ("Anslag för hamnen (netto) | 18,0", "Intäkter | -12,0", "Kostnader | 30,0"),
        ("Kostnader | -30,0", "Intäkter | 12,0", "Netto | -18,0"),
        ("Kostnader | 30,0", "Intäkter | 12,0", "Nettokostnader | 18,1"),
        ("Intäkter | 12,0", "Kostnader | 30,0", "Räntor | 2,0", "Netto | 20,0"),
        ("Intäkter | 12,0", "Kostnader | 30,0", "Räntor | 2,0", "Netto | 40,0"),
        ("Kostnader | 30,0", "Netto | 18,0"),
    ],
)
def test_net_rows_that_balance_or_allow_no_answer(rows: tuple[str, ...]) -> None:
    assert codes(KAJ, *rows) == []


@pytest.mark.parametrize(
    "rows",
    [
        ("Netto | 19,0", "Intäkter | 12,0", "Kostnader | 30,0"),
        ("Kostnader | -30,0", "Intäkter | 12,0", "Netto | -17,0"),
        ("Kostnader | 30,0", "Intäkter | 12,0", "Netto | 18,2"),
        ("Kostnader | 30,0", "Intäkter | 12,0", "Netto | 18,0", "Utgifter | 9,0", "Inkomster | 1,0", "Netto | 7,0"),
    ],
)
def test_net_rows_that_do_not(rows: tuple[str, ...]) -> None:
    assert codes(KAJ, *rows) == ["net_mismatch"]


def test_each_column_may_print_its_own_signs() -> None:
    rows = ("Netto | 18,0 | 3,0", "Intäkter | 12,0 | 1,0", "Kostnader | 30,0 | 2,0")
    assert codes(("Mnkr", "Budget 2031", "Avvikelse"), *rows) == []


NET = ("Mnkr", "Budget 2031 kostnader", "Budget 2031 intäkter", "Budget 2031 netto")


@pytest.mark.parametrize(
    ("rows", "slips"),
    [
        (("Kajer | 30,0 | 12,0 | 18,0", "Bojar | 9,0 | 4,0 | 5,0"), 0),
        (("Kajer | 30,0 | -12,0 | 18,0", "Bojar | 9,0 | -4,0 | 5,0"), 0),
        (("Kajer | 30,0 |  | 30,0", "Bojar | 9,0 | 4,0 | 5,0"), 0),
        (("Kajer | 30,0 | 12,0 | 17,0", "Bojar | 9,0 | 4,0 | 5,0", "Fyrar | 5,0 | 1,0 | 4,0"), 1),
        (("Kajer | 30,0 | 12,0 | 42,0", "Bojar | 9,0 | 4,0 | 5,0", "Fyrar | 5,0 | 1,0 | 4,0"), 1),
        (("Kajer | 30,0 | 12,0 | 17,0",), 1),
    ],
)
def test_net_columns(rows: tuple[str, ...], slips: int) -> None:
    assert codes(NET, *rows) == ["net_mismatch"] * slips


def test_a_net_column_of_another_year_is_no_difference() -> None:
    columns = ("Mnkr", "Budget 2031 kostnader", "Budget 2031 intäkter", "Prognos 2030 netto")
    assert codes(columns, "Kajer | 30,0 | 12,0 | 11,0", "Bojar | 9,0 | 4,0 | 7,0") == []


# --- sum columns ------------------------------------------------------------------------------------------------------

SEASONS = ("Gäster", "Vår", "Sommar", "Höst", "Totalt")


@pytest.mark.parametrize(
    ("columns", "rows", "slips"),
    [
        (SEASONS, ("Norr | 4 | 9 | 5 | 18", "Söder | 3 | 8 | 2 | 13", "Öst | 1 | 7 |  | 8"), 0),
        (SEASONS, ("Norr | 4 | 9 | 5 | 18", "Söder | 3 | 8 | 2 | 23", "Öst | 1 | 7 | 3 | 11"), 1),
        (("Gäster", "Totalt", "Vår", "Höst"), ("Norr | 9 | 4 | 5", "Söder | 5 | 3 | 2", "Öst | 9 | 1 | 3"), 1),
        (("Gäster", "År", "Vår", "Höst", "Summa"), ("A | 2030 | 4 | 5 | 9", "B | 2031 | 3 | 2 | 5", "C | 2032 | 1 | 3 | 9"), 1),
        (SEASONS, ("Norr | 4 | 9 | 5 | 6", "Söder | 3 | 8 | 2 | 4", "Öst | 1 | 7 | 4 | 4"), 0),
    ],
)  # fmt: skip
def test_sum_columns(columns: tuple[str, ...], rows: tuple[str, ...], slips: int) -> None:
    assert codes(columns, *rows) == ["sum_mismatch"] * slips


# --- parts ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param(("Kajer | 9,0", "varav norra | 4,0", "varav södra | 5,0"), id="all"),
        pytest.param(("Kajer | 9,0", "varav norra | 4,0", "varav södra | 5,1"), id="rounding"),
        pytest.param(("Kajer | -9,0", "varav norra | -4,0"), id="both negative"),
        pytest.param(("Kajer | 9,0", "varav norra | 14,0", "varav södra | -5,0"), id="mixed signs"),
        pytest.param(("Kajer | 9,0", "varav norra | 6,0", "därav nya | 5,0"), id="parts of parts"),
        pytest.param(("Kajer | 9,0", "varav a | 6,0", "varav nya | 2,0", "varav b | 3,0"), id="a part of a part"),
        pytest.param(("Kajer | 9,0", "Bryggor", "varav norra | 14,0"), id="another parent without figures"),
        pytest.param(("Kajer | 9,0", "varav norra | cirka 14"), id="words"),
        pytest.param(("varav norra | 14,0", "Kajer | 9,0"), id="no parent"),
        pytest.param(("Kajer | 9,0", "varav norra | 8,0", "Kajer | 20,0", "varav norra | 18,0"), id="one label twice"),
    ],
)
def test_parts_within_the_whole(rows: tuple[str, ...]) -> None:
    assert codes(KAJ, *rows) == []


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        pytest.param(("Kajer | 9,0", "varav norra | 9,2"), 'its part "varav norra" is 9,2', id="one part"),
        pytest.param(("Kajer | 9,0", "varav a | 5,0", "varav b | 5,0"), "its 2 parts add up to 10,0", id="together"),
        pytest.param(("Kajer | -9,0", "varav a | -5,0", "varav b | -5,0"), "add up to -10,0", id="negative"),
        pytest.param(("Kajer | 20,0", "varav a | 18,0", "Kajer | 9,0", "varav a | 18,0"), '"Kajer" is 9,0', id="twice"),
        pytest.param(("Kajer | 9,0", "varav a | 6,0", "därav b | 12,0"), 'its part "därav b" is 12,0', id="levels"),
    ],
)
def test_parts_above_the_whole(rows: tuple[str, ...], words: str) -> None:
    (found,) = doubts(table(KAJ, *rows))
    assert found.code == "part_above_whole"
    assert words in found.message


@pytest.mark.parametrize(
    ("head", "slips"),
    [("Avvikelse 2031", 0), ("Differens", 0), ("Resultat 2031", 0), ("Bokslut 2031", 1), ("Bokslut 2031 (netto)", 0)],
)
def test_columns_of_mixed_signs_are_not_judged_by_size(head: str, slips: int) -> None:
    rows = ("Kajer | 9,0 | 2,0", "varav norra | 3,0 | 5,0", "Bojar | 9,0 | -2,0")
    assert codes(("Mnkr", "Budget 2031", head), *rows) == ["part_above_whole"] * slips


def test_a_net_column_without_negative_figures_is_judged() -> None:
    assert codes(("Mnkr", "Budget (netto)"), "Kajer | 9,0", "varav norra | 90,0") == ["part_above_whole"]


def test_counts_may_overlap() -> None:
    assert codes(("Hamn", "2031"), "Anställda | 90", "varav kvinnor | 60", "varav nya | 40") == []
    assert codes(("Hamn", "2031"), "Anställda | 90", "varav kvinnor | 96") == ["part_above_whole"]


LISTED = ("Mnkr", "Budget 2031", "Bokslut 2031", "Bokslut 2030")


@pytest.mark.parametrize(
    ("rows", "slips"),
    [
        (("Kajer | 9,0 | 8,0 | 7,0", "varav a | 4,0 | 3,0 | 4,0", "varav b | 5,0 | 5,0 | 2,0"), 1),
        (("Kajer | 9,0 | 8,0 | 7,0", "varav a | 4,0 | 3,0 | 4,0", "varav b | 5,0 | 4,0 | 2,0"), 0),
        (("Kajer | 9,0 | 8,0 | 7,0", "varav a | 4,0 | 3,0 | 4,0", "Not", "varav b | 5,0 | 5,0 | 2,0"), 1),
    ],
)
def test_parts_that_are_all_of_it_elsewhere(rows: tuple[str, ...], slips: int) -> None:
    assert codes(LISTED, *rows) == ["sum_mismatch"] * slips


# --- deviations -------------------------------------------------------------------------------------------------------

DEVIATION = ("Mnkr", "Budget 2031", "Bokslut 2031", "Avvikelse")


@pytest.mark.parametrize(
    ("rows", "slips"),
    [
        (("Kaj | 9,0 | 8,0 | 1,0", "Boj | 5,0 | 7,0 | -2,0", "Fyr | 4,0 | 1,0 | 3,0"), 0),
        (("Kaj | 9,0 | 8,0 | -1,0", "Boj | 5,0 | 7,0 | 2,0", "Fyr | 4,0 | 1,0 | -3,0"), 0),
        (("Kaj | 9,0 | 8,0 | 1,0", "Boj | 5,0 | 7,0 | -2,0", "Fyr | 4,0 | 1,0 | 3,0", "Pir | 6,0 | 4,0 | 5,0"), 1),
        (
            ("Kaj | 9,0 | 8,0 | 1,0", "Boj | 5,0 | 7,0 | -2,0", "Fyr | 4,0 | 1,0 | 3,0", "Intäkter | 6,0 | 4,0 | -2,0"),
            0,
        ),
        (("Kostnader | 9,0 | 8,0 | 1,0", "Intäkter | 5,0 | 7,0 | 2,0", "Fyr | 4,0 | 1,0 | 3,0"), 0),
        (("Kaj | 9,0 | 8,0 | 4,0", "Boj | 5,0 | 7,0 | 6,0", "Fyr | 4,0 | 1,0 | 9,0"), 0),
        (("Kaj | 9,0 | 8,0 | 1,0", "Boj | 5,0 | 7,0 | -7,0"), 0),
    ],
)
def test_deviations(rows: tuple[str, ...], slips: int) -> None:
    assert codes(DEVIATION, *rows) == ["deviation_mismatch"] * slips


SIGNED = ("Kaj | 9,0 | 8,0 | 1,0", "Boj | 5,0 | 7,0 | -2,0", "Fyr | 4,0 | 1,0 | 3,0")


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ((*SIGNED, "Pir | 6,0 | 8,0 | 2,0"), ["info deviation_mismatch"]),
        ((*SIGNED, "Pir | 6,0 | 6,0 | 0,0"), []),
        ((*SIGNED, "Intäkter | 6,0 | 8,0 | 2,0"), []),
        ((*SIGNED, "Netto | 6,0 | 8,0 | 2,0"), []),
        ((*SIGNED, "Pir | 6,0 | 8,0 | 2,0", "Ö | 1,0 | 2,0 | 1,0"), []),
        ((*SIGNED[:2], "Pir | 6,0 | 8,0 | 2,0"), []),
        ((*SIGNED, "Avgifter | 6,0 | 8,0 | 2,0", "Summa | 24,0 | 24,0 | 4,0"), ["warning deviation_mismatch"]),
        (
            (*SIGNED, "Pir | 6,0 | 8,0 | 2,0", "Summa | 24,0 | 24,0 | 0,0"),
            ["info deviation_mismatch", "warning sum_mismatch"],
        ),
    ],
)
def test_a_sign_unlike_that_of_all_other_rows_is_told_mildly(rows: tuple[str, ...], said: list[str]) -> None:
    assert [f"{found.severity} {found.code}" for found in doubts(table(DEVIATION, *rows))] == said


@pytest.mark.parametrize(
    ("columns", "rows", "slips"),
    [
        # Percent without a sign: what stands below is no sum.
        (
            ("Mnkr", "2030", "2031", "Förändring"),
            ("Kaj | 10 | 12 | 20", "Boj | 20 | 22 | 10", "Fyr | 40 | 42 | 5", "Summa | 70 | 76 | 9"),
            0,
        ),
        (
            ("Mnkr", "2030", "2031", "Förändring"),
            ("Kaj | 10 | 12 | 2", "Boj | 20 | 22 | 2", "Fyr | 40 | 42 | 2", "Summa | 70 | 76 | 9"),
            2,
        ),
        (("Mnkr", "2031", "Förändring"), ("Kaj | 12 | 20", "Boj | 22 | 10", "Summa | 34 | 13"), 0),
        (("Mnkr", "Förändring"), ("Kaj | 20", "Boj | 10", "Summa | 13"), 1),
    ],
)
def test_deviations_are_summed_up_where_a_row_shows_that_they_are_differences(
    columns: tuple[str, ...], rows: tuple[str, ...], slips: int
) -> None:
    assert len(doubts(table(columns, *rows))) == slips


def test_a_deviation_counts_adjustments_of_the_budget() -> None:
    columns = ("Mnkr", "Budget 2031", "Begärda budgetjusteringar", "Prognos 2031", "Avvikelse")
    rows = ("Kaj | 9,0 | 2,0 | 10,0 | 1,0", "Boj | 5,0 |  | 7,0 | -2,0", "Fyr | 4,0 | 1,0 | 2,0 | 3,0")
    assert codes(columns, *rows) == []
    (found,) = doubts(table(columns, *rows, "Pir | 6,0 | 3,0 | -4,0 | 2,0"))
    assert found.message.endswith(
        '"Pir" is 2,0, but "Budget 2031" 6,0 + "Begärda budgetjusteringar" 3,0 − "Prognos 2031" (-4,0) '
        "make 13,0 (difference -11,0)"
    )


def test_small_tables_with_the_same_heads_bear_witness_for_each_other() -> None:
    rows = ("Kaj | 9,0 | 8,0 | 1,0", "Boj | 5,0 | 7,0 | -2,0", "Fyr | 4,0 | 1,0 | 3,0", "Pir | 6,0 | 4,0 | 5,0")
    found = doubts(*(table(DEVIATION, row, number=i) for i, row in enumerate(rows, 1)))
    assert [(x.code, x.row_id) for x in found] == [("deviation_mismatch", "x:t004")]


def test_a_row_that_another_difference_explains_counts_where_its_column_does_not_add_up() -> None:
    columns = ("Mnkr", "Budget 2031", "Bokslut före överföring", "Bokslut efter överföring", "Avvikelse")
    rows = ("Kaj | 9,0 | 8,0 | 8,0 | 1,0", "Boj | 5,0 | 7,0 | 7,0 | -2,0", "Fyr | 4,0 | 1,0 | 1,0 | 3,0")
    slip = "Pir | 16,0 | 14,0 | 2,0 | 2,0"
    right = (*rows, slip, "Totalt | 34,0 | 30,0 | 18,0 | 4,0")
    assert codes(columns, *right[:-1]) == []
    found = doubts(table(columns, *rows, slip, "Totalt | 34,0 | 30,0 | 30,0 | 4,0"))
    assert [(x.code, '"Pir" is 2,0' in x.message) for x in found] == [
        ("deviation_mismatch", True),
        ("sum_mismatch", False),
    ]


@pytest.mark.parametrize(
    ("columns", "title", "year", "slips"),
    [
        pytest.param(("Budget", "Bokslut", "Avvikelse 2030"), "", 2031, 0, id="another year"),
        pytest.param(("Budget 2031", "Bokslut 2031", "Avvikelse 2030"), "", 2031, 0, id="another year than its parts"),
        pytest.param(("Budget", "Bokslut", "Avvikelse 2031"), "", 2031, 1, id="the document's year"),
        pytest.param(("Budget", "Bokslut", "Avvikelse"), "", 2031, 1, id="no year"),
        pytest.param(("Budget", "Bokslut 2030", "Avvikelse 2030"), "", 2031, 1, id="a part names it"),
        pytest.param(("Budget", "Bokslut", "Avvikelse 2030"), "Utfall 2030", 2031, 1, id="the table's title names it"),
        pytest.param(("Bokslut 2030", "Bokslut 2031", "Förändring 2030/2031"), "", 2031, 1, id="from year to year"),
        pytest.param(("Budget", "Bokslut", "Avvikelse 2030"), "", None, 1, id="nobody knows the document's year"),
    ],
)
def test_a_deviation_of_another_year_is_made_of_columns_of_that_year(
    columns: tuple[str, ...], title: str, year: int | None, slips: int
) -> None:
    made = table(("Mnkr", *columns), *SIGNED, "Pir | 6,0 | 4,0 | 5,0", title=title)
    assert [x.code for x in balance_doubts(balance_of([made], KNOWLEDGE, year))] == ["deviation_mismatch"] * slips


def test_the_documents_year_says_which_deviations_are_its_own() -> None:
    columns = ("Mnkr", "Budget", "Bokslut", "Avvikelse 2030")
    rows = table(columns, *SIGNED, "Pir | 6,0 | 4,0 | 5,0")
    found = [
        Extraction(
            "x",
            "x.pdf",
            "",
            "none",
            "ok",
            identity=Identity(kind="tertialrapport", board="B", year=year),
            tables=(rows,),
        )
        for year in (2030, 2031)
    ]
    assert [[x.code for x in doubts_of(document, KNOWLEDGE)] for document in found] == [["deviation_mismatch"], []]


def test_a_cell_is_named_once_though_two_differences_say_so() -> None:
    columns = ("Mnkr", "Budget", "Budgetjustering", "Bokslut före", "Bokslut efter", "Avvikelse")
    rows = (
        "Kaj | 9,0 | 0,0 | 8,0 | 8,0 | 1,0",
        "Boj | 5,0 | 0,0 | 7,0 | 7,0 | -2,0",
        "Fyr | 4,0 | 0,0 | 1,0 | 1,0 | 3,0",
    )
    slip = "Pir | 16,0 | 0,0 | 14,0 | 2,0 | 2,0"
    found = doubts(table(columns, *rows, slip, "Totalt | 34,0 | 0,0 | 30,0 | 30,0 | 4,0"))
    assert [x.code for x in found] == ["deviation_mismatch", "sum_mismatch"]


# --- a slip that a sum carries on, and parts that overlap -------------------------------------------------------------

NETS = ("Verksamhet", "Kostnad", "Intäkt", "Netto")


@pytest.mark.parametrize(
    ("rows", "slips"),
    [
        (("Kajer | 120,0 | 20,0 | 110,0", "Bojar | 50,0 | 5,0 | 45,0", "Summa | 170,0 | 25,0 | 155,0"), 2),
        (("Kajer | 120,0 | 20,0 | 110,0", "Bojar | 50,0 | 5,0 | 47,0", "Summa | 170,0 | 25,0 | 157,0"), 0),
        (("Kajer | 120,0 | 20,0 | 110,0", "Bojar | 50,0 | 5,0 | 45,0", "Fyrar | 170,0 | 25,0 | 155,0"), 0),
        (("Kajer | 120,0 | 20,0 | 110,0", "Bojar | 50,0 | 5,0 | 45,0", "Summa | 175,0 | 25,0 | 162,0"), 0),
    ],
)
def test_a_sum_that_carries_a_slip_on_is_no_second_witness(rows: tuple[str, ...], slips: int) -> None:
    found = [x for x in doubts(table(NETS, *rows)) if x.code == "net_mismatch"]
    assert len(found) == slips


@pytest.mark.parametrize(
    ("rows", "severity"),
    [
        (("Kajer | 100 | 100", "varav löner | 90 | 90", "varav vikarier | 20 | 10"), "warning"),
        (("Kajer | 100 | 100", "varav löner | 90 | 70", "varav vikarier | 20 | 10"), "info"),
        (("Kajer | 100 | 100", "varav löner | 110 | 70", "varav vikarier | 20 | 10"), "warning"),
    ],
)
def test_parts_that_may_overlap_are_doubted_mildly(rows: tuple[str, ...], severity: str) -> None:
    found = doubts(table(RESULT, *rows))
    assert {(x.code, x.severity) for x in found} == {("part_above_whole", severity)}


# --- tables that are not whole ----------------------------------------------------------------------------------------


def test_no_total_is_called_wrong_in_a_table_that_may_lack_rows() -> None:
    whole = table(KAJ, "Kajer | 10,0", "Bojar | 20,0", "Totalt | 35,0")
    assert [found.code for found in doubts(whole)] == ["sum_mismatch"]
    assert doubts(replace(whole, whole=False)) == []


def test_nothing_is_held_against_a_cell_that_may_stand_elsewhere() -> None:
    whole = table(KAJ, "Kajer | 10,0", "Bojar | 20,0", "Totalt | 35,0")
    cells = tuple(replace(cell, guessed=(cell.row, cell.col) == (1, 1)) for cell in whole.cells)
    assert doubts(replace(whole, cells=cells)) == []
