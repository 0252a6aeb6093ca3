"""The last steps of every table: heads said again, comments with their text, rows that a page break cut. All invented."""

from __future__ import annotations

import pytest

from vpextract import knowledge
from vpextract.layout.tables.comments import is_bare_label, is_comment
from vpextract.layout.tables.finish import Finished, anchors_of, finished
from vpextract.layout.tables.raw import CellRow, CellTable
from vpextract.model import Box, Place

KNOWLEDGE = knowledge.load()

LISTED = ("Indikator", "Utfall", "Årsmål", "Period")
FIGURES = ("Mnkr", "Budget", "Utfall")
HERE = Place(line=7)


def row(*cells: str, **about: bool) -> CellRow:
    return CellRow(cells, HERE, **about)  # type: ignore[arg-type]


def alone(text: str, *, broken: bool = False) -> CellRow:
    return row(text, "", "", "", alone=True, broken=broken)


def whole(columns: tuple[str, ...], *rows: CellRow) -> Finished:
    return finished(CellTable(columns, HERE, rows=list(rows)), KNOWLEDGE)


def cells(found: Finished) -> list[tuple[str, ...]]:
    return [row.cells for row in found.table.rows]


BOJAR = row("Antal bojar", "12 st", "14 st", "2031")


# --- heads said again -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("again", [FIGURES, ("Mnkr", "Budgt", "Utfall"), ("Mnkr", "Budget", "Utfal")])
def test_a_row_that_says_the_head_again_is_set_aside_with_its_words(again: tuple[str, ...]) -> None:
    bojar = CellRow(("Bojar", "3,0", "4,0"), HERE, guessed=(1,))
    found = whole(FIGURES, row("Bryggor", "1,0", "2,0"), row(*again), bojar)
    assert cells(found) == [("Bryggor", "1,0", "2,0"), ("Bojar", "3,0", "4,0")]
    assert found.table.guessed == ((1, 1),)
    assert [(one.reason, one.text) for one in found.aside] == [("repeated_head", " ".join(again))]


@pytest.mark.parametrize("again", [("Mnkr", "Budget", "Prognos"), ("Bryggor", "Budget", "2,0"), ("", "", "")])
def test_other_rows_are_rows(again: tuple[str, ...]) -> None:
    assert cells(whole(FIGURES, row("Bryggor", "1,0", "2,0"), row(*again)))[1:] == [again]


def test_without_a_head_none_is_said_again() -> None:
    table = CellTable(("", ""), HERE, headed=False, rows=[row("", ""), row("Bojar", "3,0")])
    assert len(finished(table, KNOWLEDGE).table.rows) == 2


# --- comments ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "comment", "bare"),
    [
        ("Analys", True, True),
        ("Kommentar:", True, True),
        ("Analys Bojarna är målade.", True, False),
        ("Analys av bojarnas färg", False, False),
        ("Bojarna är målade.", False, False),
    ],
)
def test_a_comment_is_told_by_its_label(text: str, comment: bool, bare: bool) -> None:
    assert (is_comment(text, KNOWLEDGE), is_bare_label(text, KNOWLEDGE)) == (comment, bare)


@pytest.mark.parametrize(
    ("rows", "comments"),
    [
        ([alone("Analys"), alone("Bojarna är målade.")], ["Analys Bojarna är målade."]),
        ([alone("Analys Bojarna är"), alone("målade i rött.", broken=True)], ["Analys Bojarna är målade i rött."]),
        ([alone("Analys Bojarna är målade."), alone("och kajerna.")], ["Analys Bojarna är målade."]),
        ([alone("Analys Målas."), alone("Kommentar Kajen lagas.")], ["Analys Målas.", "Kommentar Kajen lagas."]),
        (
            [alone("Analys Bojarna målas."), alone(f"Kajen lagas{' och lagas' * 9}.")],
            [f"Analys Bojarna målas. Kajen lagas{' och lagas' * 9}."],
        ),
        ([alone("Analys Bojarna målas."), alone("Antal kajer")], ["Analys Bojarna målas."]),
    ],
)  # fmt: skip
def test_a_comment_has_all_of_its_text(rows: list[CellRow], comments: list[str]) -> None:
    found = whole(LISTED, BOJAR, *rows)
    assert [row.cells[0] for row in found.table.rows if row.spanning] == comments


# --- cut rows ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("columns", "first", "second", "joined"),
    [
        pytest.param(LISTED, ("Antal bojar i", "12 st", "14 st", "2031"), ("hamnen", "", "", ""), True, id="a name"),
        pytest.param(LISTED, ("Antal bojar", "12 st", "", ""), ("", "", "14 st", "2031"), True, id="cells"),
        pytest.param(LISTED, ("Antal bojar", "12 st", "", "2031"), ("", "14 st", "", "2031"), False, id="two periods"),
        pytest.param(LISTED, ("Antal bojar", "12 st", "", "2031"), ("Kajer", "", "", ""), False, id="another name"),
        pytest.param(FIGURES, ("Bryggor", "1,0", "2,0"), ("varav kajer", "", ""), False, id="part of a sum"),
        pytest.param(FIGURES, ("Bryggor", "1,0", "2,0"), ("och kajer", "", ""), False, id="nothing between"),
        pytest.param(FIGURES, ("Bryggor", "1,0", "2,0"), ("", "3,0", "4,0"), False, id="figures of a row of their own"),
    ],
)
def test_the_second_half_of_a_row_is_joined_to_the_first(
    columns: tuple[str, ...], first: tuple[str, ...], second: tuple[str, ...], joined: bool
) -> None:
    found = cells(whole(columns, row(*first), row(*second)))
    assert len(found) == 2 - joined
    if joined:
        assert found[0] == tuple(f"{a} {b}".strip() for a, b in zip(first, second, strict=True))


def test_below_a_break_a_row_of_figures_goes_on_in_small_letters() -> None:
    found = whole(FIGURES, row("Bryggor", "1,0", "2,0"), row(*FIGURES), row("och kajer", "", ""))
    assert cells(found) == [("Bryggor och kajer", "1,0", "2,0")]


def test_what_can_only_be_the_rest_is_joined_cell_by_cell_with_its_doubts() -> None:
    rest = CellRow(("Hamnen", "", "ls 2031", ""), HERE, rest=True, guessed=(2,))
    found = whole(LISTED, row("Antal bojar", "12 st", "Fastställs", "2031"), rest)
    assert cells(found) == [("Antal bojar Hamnen", "12 st", "Fastställs ls 2031", "2031")]
    assert found.table.guessed == ((0, 2),)


def seen(*cells: str, signs: tuple[str, ...] = ()) -> CellRow:
    return CellRow(cells, Place(1, Box(0, 0, 9, 9)), signs)


@pytest.mark.parametrize(
    ("rest", "joined"),
    [
        (seen("som är målade", "", "", ""), ("Antal bojar som är målade", "12 st", "14 st", "2031")),
        (seen("(röda)", "av 20", "", ""), ("Antal bojar (röda)", "12 st av 20", "14 st", "2031")),
        (seen("", "", "fastställs", ""), ("Antal bojar", "12 st", "14 st fastställs", "2031")),
        (seen("", "9 st", "", ""), ("Antal bojar", "12 st | 9 st", "14 st", "2031")),
    ],
)
def test_a_row_of_a_list_on_a_page_that_lacks_what_begins_one_is_the_rest(rest: CellRow, joined: tuple[str]) -> None:
    assert cells(whole(LISTED, seen(*BOJAR.cells), rest)) == [joined]


@pytest.mark.parametrize("figures", [("98 %", "97 %"), ("12", ""), ("", "1 234"), ("-", "7")])
def test_a_figure_below_a_figure_begins_a_row_though_its_name_is_in_small_letters(figures: tuple[str, str]) -> None:
    head = ("Indikator", "Årsmål 2031", "Utfall 2030")
    rows = [("andel kajer i bruk", "14 %", "9 %"), ("båtar vid bryggan", *figures)]
    found = whole(head, *(CellRow(one, HERE) for one in rows))
    assert cells(found) == rows
    assert found.table.guessed == ((1, 0),), "that it is no rest of the name above is not certain"


@pytest.mark.parametrize(
    ("times", "rest", "joined"),
    [
        (("1 januari", "2031-12-31"), ("2031", ""), ("1 januari 2031", "2031-12-31")),
        (("2031-02-01", "Kvartal 4"), ("", "2031"), ("2031-02-01", "Kvartal 4 2031")),
        (("våren", "hösten"), ("2031", "2032"), ("våren 2031", "hösten 2032")),
        (("våren 2031", "hösten"), ("2031", "2032"), None),
        (("", "hösten 2031"), ("2031", ""), None),
    ],
)
def test_the_year_that_a_time_lacks_is_the_rest_of_its_row(
    times: tuple[str, ...], rest: tuple[str, ...], joined: tuple[str, ...] | None
) -> None:
    found = cells(whole(("Aktivitet", "Start", "Slut"), seen("Måla bojar", *times), seen("", *rest)))
    assert found == ([("Måla bojar", *joined)] if joined else [("Måla bojar", *times), ("", *rest)])


def test_the_signs_of_a_rest_are_those_of_its_row() -> None:
    found = whole(LISTED, seen(*BOJAR.cells, signs=("gendered",)), seen("", "", "", "", signs=("green",)))
    assert [row.signs for row in found.table.rows] == [("gendered", "green")]


@pytest.mark.parametrize(
    "row", [seen("", "2", "", "2032"), seen("Målade", "", "", ""), seen("som är målade", "", "", "2032")]
)
def test_a_row_of_a_list_on_a_page_that_begins_is_as_it_stands(row: CellRow) -> None:
    assert len(cells(whole(LISTED, seen(*BOJAR.cells), row))) == 2


def test_a_name_that_reads_like_a_rest_is_doubted_where_it_has_cells_of_its_own() -> None:
    found = whole(LISTED, seen("Antal bojar", "12 st", "", "2031"), seen("som är målade", "", "14 st", ""))
    assert (len(found.table.rows), found.table.guessed) == (2, ((1, 0),))
    assert whole(LISTED, seen("e-tjänster", "12 st", "", "2031")).table.guessed == ()


def test_rows_of_figures_that_stand_on_a_page_are_as_they_stand() -> None:
    assert len(cells(whole(FIGURES, seen("Bryggor", "1,0", "2,0"), seen("och bojar", "", "")))) == 2


@pytest.mark.parametrize(
    ("columns", "anchors"),
    [
        (LISTED, [3]),
        (("Aktivitet", "Startdatum", "Slutdatum"), [1, 2]),
        (("Indikator", "Utfall", "Årsmål"), []),
        (FIGURES, None),
        (("Namn", "Datum"), None),
    ],
)
def test_what_every_row_of_a_list_has(columns: tuple[str, ...], anchors: list[int] | None) -> None:
    assert anchors_of(columns, KNOWLEDGE) == anchors
