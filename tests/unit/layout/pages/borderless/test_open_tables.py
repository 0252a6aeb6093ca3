"""Tables without upright rules: columns from head and cells, rows from the line pitch."""

from __future__ import annotations

import pytest
from page_builders import grid_of, level, line, page, spanning_of, texts_of

from vpextract import knowledge
from vpextract.layout.pages.borderless.regions import banded
from vpextract.layout.pages.borderless.tables import open_tables
from vpextract.layout.sheet import TypeSizes, baselines, is_marker, is_number, is_tabular
from vpextract.layout.tables.raw import RawTable
from vpextract.model import Box, Line, Page, Picture

KNOWLEDGE = knowledge.load()
SIZES = TypeSizes(12.0, {9.0: 11.0})
XS = (70.0, 250.0, 350.0, 450.0)
HEAD = ("Indikator", "Periodens utfall", "Årsmål", "Period")


def row(y: float, *texts: str, bold: bool = False, size: float = 9.0) -> list[Line]:
    return [line(text, x, y, size, bold) for text, x in zip(texts, XS, strict=False) if text]


def tables_of(made: Page, sizes: TypeSizes = SIZES) -> list[RawTable]:
    return open_tables(made, baselines(made.lines, range(len(made.lines))), sizes, KNOWLEDGE)[0]


def only(*lines: Line, rules: tuple[Box, ...] = ()) -> RawTable:
    (table,) = tables_of(page(lines, rules))
    return table


def test_a_head_of_known_labels_makes_a_table() -> None:
    table = only(*row(100, *HEAD, bold=True), *row(120, "Andel bojar", "45 %", "50 %", "2031"))
    assert grid_of(table) == [list(HEAD), ["Andel bojar", "45 %", "50 %", "2031"]]
    assert table.n_head == 1
    assert not table.ruled


def test_a_head_alone_is_a_table() -> None:
    table = only(*row(100, *HEAD, bold=True))
    assert grid_of(table) == [list(HEAD)]


def test_rows_are_told_by_the_pitch() -> None:
    table = only(
        *row(100, *HEAD, bold=True),
        *row(120, "Andel bojar som är", "45 %", "50 %", "2031"),
        *row(131, "målade"),
        *row(146, "Andel bryggor", "12 %", "15 %", "2031"),
    )
    assert [texts_of(r)[0] for r in table.body] == ["Andel bojar som är målade", "Andel bryggor"]


def test_a_comment_runs_over_the_columns_and_wraps() -> None:
    table = only(
        *row(100, *HEAD, bold=True),
        *row(120, "Andel bojar", "45 %", "50 %", "2031"),
        line("Analys", 70, 140, 9),
        line("Bojarna målades i vår men det kom en storm som tog färgen", 70, 151, 9),
        line("från de flesta av dem.", 70, 162, 9),
        *row(182, "Andel bryggor", "12 %", "15 %", "2031"),
    )
    assert [bool(r.spanning) for r in table.body] == [False, True, False]
    assert spanning_of(table.body[1]).startswith("Analys Bojarna målades")
    assert spanning_of(table.body[1]).endswith("de flesta av dem.")


def test_a_comment_has_paragraphs() -> None:
    table = only(
        *row(100, *HEAD, bold=True),
        *row(120, "Andel bojar", "45 %", "50 %", "2031"),
        line("Analys Bojarna målades i vår.", 70, 140, 9),
        line("Nästa år målas de bojar som ligger i den södra viken och", 70, 155, 9),
        line("de som lades ut i fjol.", 70, 166, 9),
        *row(186, "Andel bryggor", "12 %", "15 %", "2031"),
    )
    assert [bool(r.spanning) for r in table.body] == [False, True, False]
    assert spanning_of(table.body[1]).endswith("i den södra viken och de som lades ut i fjol.")


def test_the_end_of_a_sentence_close_above_a_row_is_no_name() -> None:
    table = only(
        *row(100, *HEAD, bold=True),
        *row(120, "Andel bojar", "45 %", "50 %", "2031"),
        line("Analys Bojarna målades i vår men det kom en storm", 70, 135, 9),
        line("som tog färgen.", 70, 148, 9),
        *row(159, "Andel bryggor", "12 %", "15 %", "2031"),
    )
    assert spanning_of(table.body[1]).endswith("en storm som tog färgen.")
    assert texts_of(table.body[2])[0] == "Andel bryggor"


def test_a_line_over_the_columns_is_a_row_of_its_own() -> None:
    remark = line("Bryggorna mäts på ett nytt sätt sedan i fjol", 70, 140, 9)
    table = only(
        *row(100, *HEAD, bold=True),
        *row(120, "Andel bojar", "45 %", "50 %", "2031"),
        remark,
        *row(160, "Andel bryggor", "12 %", "15 %", "2031"),
    )
    assert [spanning_of(r) for r in table.body] == ["", remark.text, ""]


def test_figures_cut_by_narrow_cells_are_one_row_where_gaps_part_the_rows() -> None:
    table = only(
        *row(100, "Hamn", "Jan", "Feb", bold=True),
        *row(120, "Norra", "2", "3"),
        *row(131, "", "240", "343"),
        *row(151, "Södra", "4", "5"),
        *row(162, "", "120", "230"),
    )
    assert [texts_of(r) for r in table.body] == [["Norra", "2 240", "3 343"], ["Södra", "4 120", "5 230"]]


def test_text_after_the_table_is_left_free() -> None:
    lines = [*row(100, *HEAD, bold=True), *row(120, "Andel bojar", "45 %", "50 %", "2031"), line("Text.", 70, 180, 12)]
    tables, rest = open_tables(page(lines), baselines(lines, range(len(lines))), SIZES, KNOWLEDGE)
    assert len(tables) == 1
    assert [base.lines[0].text for base in rest] == ["Text."]


def test_figures_flush_right_stay_in_their_columns() -> None:
    def figures(y: float, name: str, *texts: str) -> list[Line]:
        return [line(name, 70, y, 9)] + [
            line(t, x, y, 9, right=True) for t, x in zip(texts, (300, 400, 500), strict=True)
        ]

    head = [
        line(t, x, 100, 9, True, right=i > 0)
        for i, (t, x) in enumerate(zip(("Konto", "Budget", "Utfall", "Rest"), (70, 300, 400, 500), strict=True))
    ]
    table = only(
        *head, *figures(120, "Kajer", "1 200,5", "9", "-3"), *figures(135, "Bojar", "7", "1 100,0", "12 345,6")
    )
    assert grid_of(table)[1:] == [["Kajer", "1 200,5", "9", "-3"], ["Bojar", "7", "1 100,0", "12 345,6"]]


def test_centred_cells_stay_in_their_columns() -> None:
    def centred(y: float, *texts: str, bold: bool = False) -> list[Line]:
        middles = (120.0, 260.0, 360.0, 460.0)
        return [line(t, m - 0.25 * 9 * len(t), y, 9, bold) for t, m in zip(texts, middles, strict=True)]

    table = only(
        *centred(100, "Indikator", "Periodens utfall", "Årsmål", "Period", bold=True),
        *centred(120, "Andel bojar", "4 %", "Tas fram av nämnd", "2031"),
        *centred(140, "Antal", "1 200 st", "5", "2031"),
    )
    assert grid_of(table)[1:] == [
        ["Andel bojar", "4 %", "Tas fram av nämnd", "2031"],
        ["Antal", "1 200 st", "5", "2031"],
    ]


def test_an_empty_cell_stays_empty() -> None:
    table = only(*row(100, *HEAD, bold=True), *row(120, "Andel bojar", "45 %", "", "2031"))
    assert texts_of(table.body[0]) == ["Andel bojar", "45 %", "", "2031"]


def test_a_head_of_two_lines_is_one_head() -> None:
    table = only(
        *row(100, "Indikator", "Periodens", "KF:s", "Period", bold=True),
        *row(111, "", "utfall", "årsmål", bold=True),
        *row(130, "Andel bojar", "45 %", "50 %", "2031"),
    )
    assert table.n_head >= 1
    assert texts_of(table.rows[0]) == ["Indikator", "Periodens utfall", "KF:s årsmål", "Period"]
    assert len(table.body) == 1


def test_level_rules_part_rows() -> None:
    """Rules as wide as the table tell the rows, whatever the pitch."""
    rules = tuple(level(y, 70, 500) for y in (98, 112, 136, 150))
    table = only(
        *row(100, *HEAD, bold=True),
        *row(114, "Andel bojar som är", "45 %", "50 %", "2031"),
        *row(125, "målade"),
        *row(138, "Andel bryggor", "12 %", "15 %", "2031"),
        rules=rules,
    )
    assert [texts_of(r)[0] for r in table.body] == ["Andel bojar som är målade", "Andel bryggor"]


def test_level_rules_part_rows_whose_names_are_lists() -> None:
    rules = tuple(level(y, 70, 500) for y in (98, 110, 132, 154))
    table = only(
        *row(100, "Kajer", "Budget", "Utfall", "Rest", bold=True),
        *row(111, "Norra", "45", "50", "-5"),
        *row(122, "Södra"),
        *row(133, "Östra", "12", "15", "-3"),
        *row(144, "Västra"),
        rules=rules,
    )
    assert [texts_of(r)[0] for r in table.body] == ["Norra Södra", "Östra Västra"]


def test_a_text_between_the_rules_of_a_table_is_a_row_of_it() -> None:
    texts = [("Kaj", "Djup", "Längd"), ("Norra", "12", "90"), ("Södra", "9", "80")]
    cells = [part for y, cells in zip((100, 116, 148), texts, strict=True) for part in row(y, *cells, size=12)]
    remark = line("Den norra kajen har byggts om sedan den mättes.", 70, 132, 12)
    (table,) = tables_of(page([*cells, remark], [level(y, 70, 500) for y in (98, 114, 130, 146, 162)]))
    assert [spanning_of(r) or texts_of(r)[0] for r in table.rows] == ["Kaj", "Norra", remark.text, "Södra"]


LAST_RULE = tuple(level(y, 70, 500) for y in (98, 112, 126))
"""The rules of a head and one row: the row after it has none at its end, as the page cuts it."""


@pytest.mark.parametrize(
    ("cut", "expected"),
    [
        pytest.param(row(128, "Andel bryggor som är", "12 %", "15 %", "2031"), "Andel bryggor som är", id="one line"),
        pytest.param(
            [*row(128, "Andel bryggor", "12 %", "15 %", "2031"), *row(139, "som är lagade")],
            "Andel bryggor som är lagade",
            id="two lines",
        ),
        pytest.param(row(128, "", "12 %", "15 %", "2031"), "", id="the name stands on the next page"),
    ],
)
def test_the_row_that_a_page_cuts_has_no_rule_at_its_end(cut: list[Line], expected: str) -> None:
    whole = row(114, "Andel bojar", "45 %", "50 %", "2031")
    table = only(*row(100, *HEAD, bold=True), *whole, *cut, rules=LAST_RULE)
    assert [texts_of(r)[0] for r in table.body] == ["Andel bojar", expected]
    assert texts_of(table.body[-1])[1:] == ["12 %", "15 %", "2031"]


@pytest.mark.parametrize(
    "after",
    [
        pytest.param(row(140, "Bojor", "12 %", "15 %", "2031"), id="far below the rule"),
        pytest.param([line("Bojarna målas i juni.", 70, 128, 9)], id="a text"),
        pytest.param(row(128, "Bojor", "12 %", "15 %", "2031", size=12), id="in another size"),
        pytest.param([line("Bojor", 75, 128, 9), line("12 %", 255, 128, 9)], id="in line with no column"),
    ],
)
def test_what_else_follows_the_last_rule_is_no_row_between_rules(after: list[Line]) -> None:
    lines = [*row(100, *HEAD, bold=True), *row(114, "Andel bojar", "45 %", "50 %", "2031"), *after]
    made = page(lines, LAST_RULE)
    assert banded(made, baselines(made.lines, range(len(lines))), KNOWLEDGE) == [(0, 2)]


def test_rules_under_headings_make_no_table() -> None:
    lines = [
        line("Bryggor", 70, 100, 16, True),
        line("Bryggorna lagas i maj och är klara till hösten.", 70, 130, 12),
        line("Bojar", 70, 200, 16, True),
        line("Bojarna målas i juni.", 70, 230, 12),
    ]
    assert tables_of(page(lines, [level(118, 70, 520), level(218, 70, 520)])) == []


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param(
            [
                item
                for i in range(4)
                for item in (line(f"{i + 1}.", 70, 100 + 15 * i, 12), line("Laga kajen", 90, 100 + 15 * i, 12))
            ],
            id="numbered list",
        ),
        pytest.param(
            [
                item
                for i in range(4)
                for item in (line("•", 70, 100 + 15 * i, 12), line("Måla bojen", 90, 100 + 15 * i, 12))
            ],
            id="bullets",
        ),
        pytest.param([line(f"Rad {i} av en text", 70, 100 + 15 * i, 12) for i in range(4)], id="running text"),
        pytest.param(
            [
                line("Handläggare", 70, 100, 12),
                line("Till", 350, 100, 12),
                line("Siv Kajström", 70, 115, 12),
                line("Hamnnämnden", 350, 115, 12),
            ],
            id="contact block side by side",
        ),
    ],
)
def test_what_only_stands_side_by_side_is_no_table(lines: list[Line]) -> None:
    assert tables_of(page(lines)) == []


def test_a_table_of_figures_without_head_is_one() -> None:
    table = only(*row(100, "Kajer", "12,5", "13,0", "-0,5"), *row(120, "Bojar", "1,5", "1,0", "0,5"))
    assert grid_of(table) == [["Kajer", "12,5", "13,0", "-0,5"], ["Bojar", "1,5", "1,0", "0,5"]]
    assert table.n_head == 0


def test_two_heads_make_two_tables() -> None:
    tables = tables_of(
        page(
            [
                *row(100, *HEAD, bold=True),
                *row(120, "Andel bojar", "45 %", "50 %", "2031"),
                *row(141, "Aktivitet", "Startdatum", "Slutdatum", bold=True),
                *row(161, "Måla bojar", "2031-01-01", "2031-12-31"),
            ]
        )
    )
    assert [texts_of(t.rows[0])[0] for t in tables] == ["Indikator", "Aktivitet"]


def test_a_sign_belongs_to_its_row() -> None:
    lines = [
        *row(100, *HEAD, bold=True),
        *row(120, "Andel bojar", "45 %", "50 %", "2031"),
        *row(140, "Andel kajer", "1 %", "2 %", "2031"),
    ]
    sign = Picture(Box(60, 141, 68, 149), "venus", "grey")
    (table,) = tables_of(page(lines, pictures=[sign]))
    assert [len(r.pictures) for r in table.rows] == [0, 0, 1]


@pytest.mark.parametrize(
    "text", ["12", "-1,7", "1 200,5", "45 %", "9 000 st", "-", "2031-01-31", "−3", "0,5*", "12 mnkr"]
)
def test_figures_are_numbers(text: str) -> None:
    assert is_number(line(text, 0, 0))


@pytest.mark.parametrize("text", ["2031", "2031, %", "Kajer", "12 bojar", "KF 3", ""])
def test_years_and_words_are_no_numbers(text: str) -> None:
    assert not is_number(line(text, 0, 0))


@pytest.mark.parametrize(
    ("text", "expected"),
    [("1.", True), ("12)", True), ("a)", True), ("•", True), ("o", True), ("Kaj", False), ("12", False)],
)
def test_marks_of_lists(text: str, expected: bool) -> None:
    assert is_marker(line(text, 0, 0)) is expected


def test_baselines_group_what_overlaps_in_height() -> None:
    lines = [line("b", 200, 101), line("a", 70, 100), line("c", 70, 115)]
    found = baselines(lines, range(3))
    assert [[part.text for part in base.lines] for base in found] == [["a", "b"], ["c"]]
    assert [base.left for base in found] == [70, 70]
    assert [is_tabular(base) for base in found] == [True, False]


def wrapped_head(key: str, second: tuple[str, str], third: tuple[str, str]) -> list[Line]:
    lines = [line(key, 70, 700, 9, bold=True)]
    for x, labels in ((330, second), (420, third)):
        lines += [line(label, x, 700 + 11 * at, 9, bold=True) for at, label in enumerate(labels)]
    return lines


def test_a_common_word_over_rows_is_known_by_the_whole_labels_beside_it() -> None:
    comment = [line("Analys Kajen lagas först när isen har gått och", 70, 742, 9), line("båtarna är i.", 70, 753, 9)]
    for key in ("Prioriterad insats", "Insats"):
        head = wrapped_head(key, ("Planerat", "startdatum"), ("Planerat", "slutdatum"))
        row = [line("Laga kajen", 70, 727, 9), line("2031-01-01", 330, 727, 9), line("2031-02-01", 420, 727, 9)]
        grid = grid_of(only(*head, *row, *comment))
        assert grid[0] == [key, "Planerat startdatum", "Planerat slutdatum"]
        assert grid[2:] == [["Analys Kajen lagas först när isen har gått och båtarna är i."]]


def test_labels_that_also_begin_addresses_make_a_head_on_the_first_page() -> None:
    dates = ("2031-01-01", "2031-12-31", "Hamnen")
    lines = [*row(100, "Aktivitet", "Från", "Till", "Ansvarig", bold=True), *row(120, "Laga kajen", *dates)]
    assert grid_of(only(*lines))[1] == ["Laga kajen", *dates]
    addresses = [*row(100, "Från", "Till", "Datum", bold=True), *row(120, "Hamnen", "Nämnden", "2031-01-01")]
    assert tables_of(page(addresses)) == []
