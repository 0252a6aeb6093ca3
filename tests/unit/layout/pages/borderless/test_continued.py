"""What stands at the top of the page behind a table: its rest, or something else that must not grow into its last row."""

from __future__ import annotations

import pytest
from page_builders import line, page

from vpextract import knowledge
from vpextract.layout.from_pages import pages_to_layout
from vpextract.model import Line, Paragraph, Table

KNOWLEDGE = knowledge.load()
XS = (60.0, 330.0, 410.0, 490.0)
HEAD = ("Hamn", "Budget 2031", "Utfall 2031", "Avvikelse")
ROWS = (
    ("Norra hamnen", "120,5", "118,0", "2,5"),
    ("Södra hamnen", "240,0", "242,0", "-2,0"),
    ("Östra", "30,0", "29,5", "0,5"),
    ("Summa", "390,5", "389,5", "1,0"),
)


def row(y: float, texts: tuple[str, ...], bold: bool = False) -> list[Line]:
    return [line(t, x, y, 9, bold, right=x > 60) for t, x in zip(texts, XS, strict=False) if t]


def rows(y: float, *texts: tuple[str, ...]) -> list[Line]:
    return [part for i, one in enumerate(texts) for part in row(y + 15 * i, one)]


def prose(y: float) -> list[Line]:
    return [line("Hamnen sköts av staden och ses över varje vår i god tid.", 60, y + 14 * i, 11) for i in range(8)]


def read(*lines: Line, first: tuple[tuple[str, ...], ...] = ROWS) -> tuple[list[Table], list[str]]:
    before = page([*prose(400), *row(700, HEAD, bold=True), *rows(715, *first)])
    blocks = pages_to_layout([before, page([*lines, *prose(300)], number=2)], KNOWLEDGE).blocks
    tables = [block for block in blocks if isinstance(block, Table)]
    return tables, [block.text for block in blocks if isinstance(block, Paragraph)]


@pytest.mark.parametrize(
    "text",
    [
        "Tabell 5 Antal bojar",
        "Källa: hamnens egen uppföljning",
        "¹ Utan is",
        "Bojar och sjömärken",
        "(Noten gäller alla)",
    ],
)
def test_a_text_of_its_own_is_no_rest_of_a_row_that_was_whole(text: str) -> None:
    (table,), texts = read(line(text, 60, 60, 9))
    assert [r.cells[0] for r in table.rows] == [r[0] for r in ROWS]
    assert any(text in found for found in texts)


def test_a_caption_stays_above_its_own_table() -> None:
    new = rows(76, ("Skola", "2030", "2031"), ("Ekskolan", "120", "130"), ("Alskolan", "20", "30"))
    (before, table), texts = read(line("Tabell 5 Antal elever", 60, 60, 9), *new)
    assert before.rows[-1].cells == ROWS[-1]
    assert table.columns == ("Skola", "2030", "2031")
    assert any("Tabell 5 Antal elever" in text for text in texts)


def test_a_name_goes_on_in_lower_case() -> None:
    first = (*ROWS[:2], ("Hamnarna i väster", "1,0", "2,0", "1,0"))
    (table,), _ = read(line("och i öster", 60, 60, 9), *rows(75, ROWS[-1]), first=first)
    assert [r.cells[0] for r in table.rows][2:] == ["Hamnarna i väster och i öster", "Summa"]


def test_a_name_goes_on_in_lower_case_with_no_row_below_it() -> None:
    first = (*ROWS[:2], ("Hamnarna i väster", "1,0", "2,0", "1,0"))
    (table,), texts = read(line("och i öster", 60, 60, 9), first=first)
    assert [r.cells[0] for r in table.rows][2:] == ["Hamnarna i väster och i öster"]
    assert not any("och i öster" in text for text in texts)


def test_a_name_whose_next_word_had_no_room_goes_on() -> None:
    long = "Hamnar, bryggor och kajer längs norra stranden"
    first = (*ROWS[:3], (long, "1,0", "2,0", "1,0"))
    (table,), _ = read(line("Sjövikshöjden", 60, 60, 9), *rows(75, ROWS[-1]), first=first)
    assert [r.cells[0] for r in table.rows][3:] == [f"{long} Sjövikshöjden", "Summa"]


def test_the_name_of_a_group_above_rows_that_go_on_is_a_row() -> None:
    (table,), _ = read(line("Broar", 60, 60, 9), *rows(75, ("Ekbron", "3,0", "4,0", "1,0")), first=ROWS[:3])
    assert [r.cells[0] for r in table.rows][2:] == ["Östra", "Broar", "Ekbron"]


def test_another_head_in_the_look_of_rows_begins_another_table() -> None:
    new = rows(60, ("Personal", "Antal 2030", "Antal 2031", "Skillnad"), ("Lotsar", "12", "11", "1"))
    (before, table), _ = read(*new)
    assert len(before.rows) == len(ROWS)
    assert table.columns == ("Personal", "Antal 2030", "Antal 2031", "Skillnad")


def test_names_under_each_other_are_no_rows() -> None:
    signed = [
        line(t, x, y, 9) for y, a, b in ((60, "Eva Al", "Per Ek"), (75, "Chef", "Lots")) for t, x in ((a, 60), (b, 300))
    ]
    (table,), texts = read(*signed)
    assert len(table.rows) == len(ROWS)
    assert any("Eva Al" in text for text in texts)


@pytest.mark.parametrize("at", [0, 1])
def test_rows_with_two_figures_in_one_column_are_of_another_table(at: int) -> None:
    other = [
        line(t, x, 60 + 15 * i, 9, right=x > 60)
        for i, texts in enumerate((("Ekskolan", "120", "130", "12"), ("Alskolan", "20", "30", "10")), at)
        for t, x in zip(texts, (60, 300, 330, 490), strict=True)
    ]
    before, rest = read(*rows(60, ("Västra", "3,0", "4,0", "1,0"))[: 4 * at], *other)[0]
    assert [r.cells[0] for r in before.rows][len(ROWS) :] == ["Västra"][:at]
    assert [r.cells for r in rest.rows] == [("Ekskolan", "120", "130", "12"), ("Alskolan", "20", "30", "10")]


@pytest.mark.parametrize(
    "texts",
    [
        ("Ekbron", "saknas", "ökar", ""),
        ("Ekbron", "", "ingen uppgift", "0,5"),
        ("Byggår", "2029", "2031", ""),
        ("Ekbron", "max 10", "ca 12", ""),
    ],
)
def test_words_for_figures_and_years_that_do_not_follow_each_other_are_rows(texts: tuple[str, ...]) -> None:
    (table,), _ = read(*rows(60, texts, ("Albron", "3,0", "4,0", "1,0")), first=ROWS[:3])
    assert [r.cells for r in table.rows][3:] == [texts, ("Albron", "3,0", "4,0", "1,0")]
