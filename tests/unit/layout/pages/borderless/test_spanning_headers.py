"""Heads of two levels: labels over several columns, and the figures that stand close below them."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from page_builders import line, page, texts_of

from vpextract import knowledge
from vpextract.layout.from_pages import to_table
from vpextract.layout.pages.borderless import headers as open_heads
from vpextract.layout.pages.borderless.spanning_headers import head_groups
from vpextract.layout.pages.borderless.tables import open_tables
from vpextract.layout.sheet import TypeSizes, baselines
from vpextract.layout.tables.cells import cell_text
from vpextract.layout.tables.raw import RawRow, RawTable
from vpextract.model import Box, Line
from vpextract.numerals import BETWEEN

KNOWLEDGE = knowledge.load()
SIZES = TypeSizes(12.0, {})
EMPTY = frozenset[str]()


def flush_right(y: float, texts: Sequence[str], ends: Sequence[float], bold: bool = False) -> list[Line]:
    return [line(text, x, y, 9, bold, right=True) for text, x in zip(texts, ends, strict=True) if text]


def read(lines: list[Line]) -> RawTable:
    (table,) = open_tables(page(lines), baselines(lines, range(len(lines))), SIZES, KNOWLEDGE)[0]
    return table


def labels(table: RawTable) -> tuple[str, ...]:
    return to_table(table, KNOWLEDGE, EMPTY).table.columns


ENDS = (260.0, 310.0, 400.0, 450.0)


def two_levels(first: float, second: float) -> list[Line]:
    lines = [line("Plan 2030", first, 100, 9, True), line("Plan 2031", second, 100, 9, True)]
    lines += [line("Konto", 70, 112, 9, True), *flush_right(112, ("In", "Ut", "In", "Ut"), ENDS, True)]
    lines += [line("Kajer", 70, 127, 9), *flush_right(127, ("20", "100", "21", "101"), ENDS)]
    return [*lines, line("Bojar", 70, 142, 9), *flush_right(142, ("", "50", "", "49"), ENDS)]


def test_labels_over_a_repeated_row_of_labels_go_with_each_of_them() -> None:
    table = read(two_levels(262, 405))
    assert labels(table) == ("Konto", "Plan 2030 In", "Plan 2030 Ut", "Plan 2031 In", "Plan 2031 Ut")
    assert [texts_of(found) for found in table.body] == [
        ["Kajer", "20", "100", "21", "101"],
        ["Bojar", "", "50", "", "49"],
    ]


@pytest.mark.parametrize(
    ("name", "uppers", "parts"),
    [
        ("Konto", ("Plan 2030", "Plan 2031"), ("In", "Ut")),
        ("Enhet", ("2030", "2031"), ("Mål", "Nu")),
        ("Brygga", ("Vår", "Höst"), ("Antal", "Andel")),
    ],
)
def test_the_label_of_the_names_may_stand_in_the_middle_of_both_levels(
    name: str, uppers: tuple[str, str], parts: tuple[str, str]
) -> None:
    ends = (262.0, 330.0, 420.0, 488.0)
    lines = [line(text, x - 2.25 * len(text), 100, 9, True) for text, x in zip(uppers, (284.0, 442.0), strict=True)]
    lines += [line(name, 70, 107, 9, True), *flush_right(114, parts * 2, ends, True)]
    for at, row in enumerate(("Kajer", "Bojar", "Fyrar")):
        lines += [line(row, 70, 130 + 14 * at, 9), *flush_right(130 + 14 * at, ("20", "31", "22", "33"), ends)]
    table = read(lines)
    assert labels(table) == (name, *(f"{upper} {part}" for upper in uppers for part in parts))
    assert [texts_of(found)[1:] for found in table.body] == [["20", "31", "22", "33"]] * 3


def test_a_label_over_two_others_makes_no_column_of_them() -> None:
    lines = [line("Plan för hamnen", 245, 100, 9, True)]
    lines += [line("Konto", 70, 112, 9, True), *flush_right(112, ("In", "Ut", "Rest"), ENDS[:3], True)]
    lines += [line("Kajer", 70, 127, 9), *flush_right(127, ("20", "100", "5"), ENDS[:3])]
    lines += [line("Bojar", 70, 142, 9), *flush_right(142, ("1", "50", "6"), ENDS[:3])]
    table = read(lines)
    assert labels(table) == ("Konto", "Plan för hamnen In", "Plan för hamnen Ut", "Rest")
    assert texts_of(table.body[0]) == ["Kajer", "20", "100", "5"]


def test_a_short_label_over_the_middle_one_of_costs_income_and_net_goes_with_all_three() -> None:
    ends = (300.0, 370.0, 430.0)
    lines = [line("Konto", 70, 100, 9, True), line("Plan 2030", 326, 100, 9, True)]
    lines += flush_right(112, ("Kostnader", "Intäkter", "Netto"), ends, True)
    lines += [line("Kajer", 70, 127, 9), *flush_right(127, ("20", "100", "5"), ends)]
    lines += [line("Bojar", 70, 142, 9), *flush_right(142, ("1", "50", "6"), ends)]
    assert labels(read(lines)) == ("Konto", "Plan 2030 Kostnader", "Plan 2030 Intäkter", "Plan 2030 Netto")


def test_a_label_far_from_the_middle_goes_with_the_column_below_it() -> None:
    ends = (300.0, 370.0, 430.0)
    lines = [line("Konto", 70, 100, 9, True), line("Hamnens", 262, 100, 9, True)]
    lines += flush_right(112, ("kostnader", "Intäkter", "Netto"), ends, True)
    lines += [line("Kajer", 70, 127, 9), *flush_right(127, ("20", "100", "5"), ends)]
    lines += [line("Bojar", 70, 142, 9), *flush_right(142, ("1", "50", "6"), ends)]
    assert labels(read(lines)) == ("Konto", "Hamnens kostnader", "Intäkter", "Netto")


def test_labels_over_years_go_with_those_that_they_are_in_the_middle_of() -> None:
    ends = (260.0, 310.0, 360.0, 410.0)
    lines = [line("Mått", 70, 100, 9, True), line("Utfall", 287, 100, 9, True), line("Mål", 393, 100, 9, True)]
    lines += flush_right(112, ("2029", "2030", "2031", "2031"), ends, True)
    lines += [line("Kajer", 70, 127, 9), *flush_right(127, ("20", "100", "5", "7"), ends)]
    lines += [line("Bojar", 70, 142, 9), *flush_right(142, ("1", "50", "6", "8"), ends)]
    assert labels(read(lines)) == ("Mått", "Utfall 2029", "Utfall 2030", "Utfall 2031", "Mål 2031")


def test_men_women_and_all_are_parts_of_what_stands_above_their_middle() -> None:
    ends = (300.0, 370.0, 430.0)
    lines = [line("Mått", 70, 100, 9, True), line("Utfall 2031", 316, 100, 9, True)]
    lines += flush_right(112, ("Pojkar/män", "Flickor", "Alla"), ends, True)
    lines += [line("Kajer", 70, 127, 9), *flush_right(127, ("20", "100", "5"), ends)]
    lines += [line("Bojar", 70, 142, 9), *flush_right(142, ("1", "50", "6"), ends)]
    assert labels(read(lines)) == ("Mått", "Utfall 2031 Pojkar/män", "Utfall 2031 Flickor", "Utfall 2031 Alla")


@pytest.mark.parametrize(
    ("below", "ends", "middle"),
    [
        (("2029", "2030", "Män/pojkar", "Kvinnor/flickor", "Alla"), (150.0, 190.0, 250.0, 330.0, 370.0), 236),
        (("2028", "2029", "2030", "Kvinnor", "Män"), (150.0, 190.0, 230.0, 290.0, 330.0), 216),
        (("Flickor", "Pojkar", "2029", "2030"), (180.0, 230.0, 270.0, 310.0), 216),
    ],
)
def test_a_label_is_over_years_beside_men_and_women(below: Sequence[str], ends: Sequence[float], middle: float) -> None:
    lines = [line("Mått", 60, 100, 9, True), line("Utfall", middle, 100, 9, True), line("Mål", 420, 100, 9, True)]
    lines += flush_right(112, below, ends, True)
    for y, name in ((127, "Kajer"), (142, "Bojar")):
        figures = [str(10 + at) for at in range(len(below))]
        lines += [line(name, 60, y, 9), *flush_right(y, figures, ends), line("17", 424, y, 9)]
    assert labels(read(lines)) == ("Mått", *(f"Utfall {label}" for label in below), "Mål")


@pytest.mark.parametrize(
    ("wrapped", "whole"),
    [
        (("Utfall", "tertial", "2", "2031"), "Utfall tertial 2 2031"),
        (("Utfall", "tertial", "2 2031"), "Utfall tertial 2 2031"),
        (("Utfall", "kvartal", "3"), "Utfall kvartal 3"),
        (("Utfall tertial", "1 2031"), "Utfall tertial 1 2031"),
    ],
)
def test_a_label_may_end_in_the_number_of_a_tertial(wrapped: Sequence[str], whole: str) -> None:
    lines = [line(text, x, 100, 9, True) for text, x in (("Mått", 70), ("Utfall", 200), ("Mål", 340))]
    lines += [line("förra", 200, 112, 9, True), line("året", 200, 124, 9, True)]
    lines += [line(text, 260, 100 + 12 * at, 9, True) for at, text in enumerate(wrapped)]
    for y, name in ((155, "Kajer"), (170, "Bojar")):
        lines += [line(text, x, y, 9) for text, x in ((name, 70), ("17 000 st", 200), ("18 000 st", 260), ("19", 340))]
    assert labels(read(lines)) == ("Mått", "Utfall förra året", whole, "Mål")


def test_dates_beside_the_number_of_a_tertial_end_labels_too() -> None:
    places = (70, 200, 260, 340)
    head = (("Mått", "Mål för", "Utfall tertial", "Utfall"), ("", "2031", "1 2031", "2030-04-30"))
    lines = [
        line(t, x, 100 + 12 * at, 9, True) for at, row in enumerate(head) for t, x in zip(row, places, strict=True) if t
    ]
    for y, name in ((130, "Kajer"), (145, "Bojar")):
        lines += [
            line(text, x, y, 9) for text, x in zip((name, "1 700 st", "1 800 st", "1 900 st"), places, strict=True)
        ]
    assert labels(read(lines)) == ("Mått", "Mål för 2031", "Utfall tertial 1 2031", "Utfall 2030-04-30")


def test_a_label_in_line_with_no_year_below_it_is_over_two() -> None:
    ends = (370.0, 412.0, 463.0)
    lines = [line("Måltal", 356, 85, 9, True), line("Mått", 66, 100, 9, True)]
    lines += flush_right(100, ("2031", "2032", "Utfall"), ends, True)
    for y, name in ((127, "Kajer"), (142, "Bojar")):
        lines += [line(name, 66, y, 9), *flush_right(y, ("Ökning", "58 %", "54 %"), ends)]
    assert labels(read(lines)) == ("Mått", "Måltal 2031", "Måltal 2032", "Utfall")


def test_bold_figures_under_a_head_are_a_row_where_they_end_no_label() -> None:
    lines = [line(text, x, 100, 9, True) for text, x in (("Mått", 70), ("Utfall", 200), ("Mål", 260))]
    lines += [line(text, x, 112, 9, True) for text, x in (("17", 200), ("18", 260))]
    for y, name in ((127, "Kajer"), (142, "Bojar")):
        lines += [line(text, x, y, 9) for text, x in ((name, 70), ("17", 200), ("18", 260))]
    assert labels(read(lines)) == ("Mått", "Utfall", "Mål")


def test_the_second_line_of_a_wrapped_head_is_under_no_group() -> None:
    lines = [line("Konto", 70, 100, 9, True), line("Plan för", 200, 100, 9, True), line("Utfall i", 300, 100, 9, True)]
    lines += [line("året", 200, 112, 9, True), line("fjol", 300, 112, 9, True)]
    assert head_groups(baselines(lines, range(5)), 2, KNOWLEDGE) == (0, [])


def test_two_figures_in_one_cell_never_make_one_number() -> None:
    assert cell_text([line("20", 100, 50), line("100", 125, 50)], 200, EMPTY) == f"20{BETWEEN}100"
    assert cell_text([line("Tas", 100, 50), line("fram", 125, 50)], 200, EMPTY) == "Tas fram"
    assert cell_text([line("–", 100, 50), line("100", 125, 50)], 200, EMPTY) == "– 100"


def test_a_cell_with_two_figures_side_by_side_is_guessed() -> None:
    cells = [[line("Kajer", 70, 50)], [line("20", 200, 50), line("100", 225, 50)], [line("7", 300, 50)]]
    raw = RawTable([(70, 150), (200, 250), (300, 310)], [RawRow(cells)], 0, 1, Box(70, 50, 310, 60))
    assert to_table(raw, KNOWLEDGE, EMPTY).table.guessed == ((0, 1),)


def test_the_end_of_a_long_name_is_not_put_among_figures() -> None:
    lines = [line("Konto", 70, 100, 9, True), *flush_right(100, ("Budget", "Utfall"), (300, 400), True)]
    for y, name in ((115, "Kajer"), (130, "Bojar"), (145, "Rep")):
        lines += [line(name, 70, y, 9), *flush_right(y, ("120", "121"), (300, 400))]
    long = "Bryggor och kajer för alla de båtar som nu"
    assert line(long, 70, 160, 9).box.x1 < 300
    lines += [line(long, 70, 160, 9), *flush_right(160, ("", "40"), (300, 400))]
    table = read(lines)
    assert texts_of(table.body[3]) == [long, "", "40"]
    whole = [found for found in lines if found.text != long] + [line(long + " ligger här", 70, 160, 9)]
    table = read(whole)
    assert texts_of(table.body[3]) == [long + " ligger här", "", "40"]
    assert table.body[3].guessed == {0}


def test_a_name_that_reaches_into_the_next_column_stays_where_it_begins() -> None:
    lines = [line("Konto", 70, 100, 9, True), *flush_right(100, ("Budget", "Utfall"), (150, 400), True)]
    for y, name in ((115, "Kajer"), (130, "Bojar")):
        lines += [line(name, 70, y, 9), *flush_right(y, ("120 000 000", "121"), (150, 400))]
    lines += [line("Rep,ankare,kättingar,pollare", 70, 145, 9), *flush_right(145, ("", "40"), (150, 400))]
    table = read(lines)
    assert texts_of(table.body[2]) == ["Rep,ankare,kättingar,pollare", "", "40"]


def test_a_bold_head_alone_at_the_foot_of_a_page_is_all_head() -> None:
    ends = (300, 370, 430)
    lines = [line("Konto", 70, 750, 9, True), *flush_right(750, ("Budget", "Utfall", "Avvikelse"), ends, True)]
    lines += flush_right(761, ("2031", "2031"), ends[:2], True)
    found = open_heads.head_length(page(lines), baselines(lines, range(6)), 0, False, SIZES, KNOWLEDGE)
    assert found == 2


ENDS_OF_FIVE = (260.0, 310.0, 370.0, 430.0, 500.0)


def under(y: float) -> list[Line]:
    """Two rows of figures below a head."""
    out: list[Line] = []
    for at, name in enumerate(("Kajer", "Bojar")):
        figures = [str(10 * at + n) for n in range(1, 6)]
        out += [line(name, 70, y + 15 * at, 9), *flush_right(y + 15 * at, figures, ENDS_OF_FIVE)]
    return out


def test_a_label_of_several_lines_goes_with_what_stands_below_its_last_line() -> None:
    lines = [line("Hamnens", 70, 110, 9, True), *flush_right(100, ("Mål", "", "", "", "Trend"), ENDS_OF_FIVE, True)]
    lines += [line("Utfall per den", 318, 100, 9, True), line("30 juni 2031", 322, 110, 9, True)]
    lines += flush_right(110, ("2031",), ENDS_OF_FIVE[:1], True)
    lines += [line("Mått", 70, 119, 9, True)]
    lines += flush_right(128, ("", "Alla", "Män", "Kvinnor"), ENDS_OF_FIVE[:4], True)
    assert labels(read([*lines, *under(145)])) == (
        "Hamnens Mått",
        "Mål 2031",
        "Utfall per den 30 juni 2031 Alla",
        "Utfall per den 30 juni 2031 Män",
        "Utfall per den 30 juni 2031 Kvinnor",
        "Trend",
    )


def test_labels_of_several_lines_that_end_in_a_year_each_are_under_no_group() -> None:
    lines = [line("Konto", 70, 100, 9, True)]
    for x in (200.0, 300.0, 400.0):
        lines += [line("Plan", x, 100, 9, True), line("för år", x, 110, 9, True), line("2031", x, 120, 9, True)]
    assert head_groups(baselines(lines, range(len(lines))), 3, KNOWLEDGE) == (0, [])


def stacked(texts: Sequence[str], x: float, lowest: float, right: bool = False) -> list[Line]:
    """A label of several lines, the last of them at `lowest`."""
    first = lowest - 10 * (len(texts) - 1)
    return [line(text, x, first + 10 * n, 9, True, right=right) for n, text in enumerate(texts)]


@pytest.mark.parametrize(
    ("own", "years", "expected"),
    [
        (
            stacked(("Hamnens", "målsättning", "2031"), 395.0, 120),
            {"2029": 300.0, "2030": 350.0},
            ("Mått", "Utfall 2029", "Utfall 2030", "Hamnens målsättning 2031"),
        ),
        (
            stacked(("Önskad nivå", "2031"), 410.0, 120),
            {"2028": 240.0, "2029": 290.0, "2030": 340.0},
            ("Mått", "Utfall 2028", "Utfall 2029", "Utfall 2030", "Önskad nivå 2031"),
        ),
        (
            stacked(("Målsättning", "Hamnen", "2031"), 300.0, 120, right=True),
            {"2030": 370.0, "2029": 430.0},
            ("Mått", "Målsättning Hamnen 2031", "Utfall 2030", "Utfall 2029"),
        ),
    ],
)
def test_a_wide_label_that_ends_in_a_year_beside_years_is_no_part_of_their_label(
    own: list[Line], years: dict[str, float], expected: tuple[str, ...]
) -> None:
    places = list(years.values())
    middle = (min(places) + max(places) + 20) / 2
    lines = [line("Mått", 70, 100, 9, True), line("Utfall", middle - 14, 100, 9, True), *own]
    lines += [line(year, x, 120, 9, True) for year, x in years.items()]
    columns = sorted([*places, min(label.box.x0 for label in own)])
    for at, name in enumerate(("Kajer", "Bojar")):
        lines += [line(name, 70, 137 + 15 * at, 9)]
        lines += [line(str(10 * at + n), x + 2, 137 + 15 * at, 9) for n, x in enumerate(columns)]
    assert labels(read(lines)) == expected


def far_above(label: str, x: float, lower: Sequence[str]) -> list[Line]:
    lines = [line(label, x, 100, 9, True), line("Indikator", 70, 120, 9, True)]
    return [*lines, *flush_right(120, lower, ENDS_OF_FIVE, True), *under(137)]


def test_a_label_in_its_own_row_above_the_key_belongs_to_the_head() -> None:
    table = read(far_above("Utfall 2031", 315, ("Mål 2031", "Alla", "Män", "Kvinnor", "Trend")))
    assert labels(table)[1:] == ("Mål 2031", "Utfall 2031 Alla", "Utfall 2031 Män", "Utfall 2031 Kvinnor", "Trend")
    table = read(far_above("Målvärde", 287, ("2031", "2032", "2033", "Utfall", "Trend")))
    assert labels(table)[1:4] == ("Målvärde 2031", "Målvärde 2032", "Målvärde 2033")


def test_a_line_far_above_labels_that_need_none_belongs_to_no_head() -> None:
    for label, x in (("Kajerna", 340), ("Målvärde", 470)):
        lines = far_above(label, x, ("Mål", "Utfall", "Prognos", "Period", "Trend"))
        (table,), rest = open_tables(page(lines), baselines(lines, range(len(lines))), SIZES, KNOWLEDGE)
        assert labels(table)[1:] == ("Mål", "Utfall", "Prognos", "Period", "Trend")
        assert [base.lines[0].text for base in rest] == [label]


def test_dates_below_the_words_of_a_head_are_no_figures_of_a_row() -> None:
    lines = [line("Indikator", 70, 100, 9, True), *flush_right(100, ("Utfall", "Utfall"), (300, 400), True)]
    dates = flush_right(111, ("2031-08-31", "2030-08-31"), (300, 400), True)
    lines += [*dates, line("Nöjda hamnarbetare", 70, 126, 9), *flush_right(126, ("20", "100"), (300, 400))]
    lines += [line("Nöjda sjömän", 70, 141, 9), *flush_right(141, ("21", "101"), (300, 400))]
    assert labels(read(lines)) == ("Indikator", "Utfall 2031-08-31", "Utfall 2030-08-31")


def test_dates_beside_a_name_are_a_row() -> None:
    lines = [line("Aktivitet", 70, 100, 9, True), *flush_right(100, ("Start", "Slut"), (300, 400), True)]
    for y, name, bold in ((111, "Rusta kajerna", True), (126, "Måla bojarna", False)):
        lines += [line(name, 70, y, 9, bold), *flush_right(y, ("2031-08-31", "2031-10-31"), (300, 400), bold)]
    table = read(lines)
    assert labels(table) == ("Aktivitet", "Start", "Slut")
    assert texts_of(table.body[0]) == ["Rusta kajerna", "2031-08-31", "2031-10-31"]


def test_a_label_over_men_women_and_all_is_not_said_of_a_year_beside_them() -> None:
    lines = [line("Utfall jan–aug", 330, 100, 9, True), line("2031", 352, 110, 9, True)]
    lines += [line("Indikator", 70, 128, 9, True)]
    lines += flush_right(128, ("Mål 2031", "Alla", "Män", "Kvinnor", "2030"), ENDS_OF_FIVE, True)
    lines += [line("års utfall", 455, 138, 9, True), *under(155)]
    assert labels(read(lines))[1:] == (
        "Mål 2031",
        "Utfall jan–aug 2031 Alla",
        "Utfall jan–aug 2031 Män",
        "Utfall jan–aug 2031 Kvinnor",
        "2030 års utfall",
    )


def test_a_label_beside_labels_that_end_in_a_year_goes_with_its_own() -> None:
    lines = [line("Mått", 70, 100, 9, True), line("Utfall tertial 2", 325, 100, 9, True)]
    lines += [*flush_right(100, ("Mål", "", "", "", "Utfall"), ENDS_OF_FIVE, True)]
    lines += [*flush_right(110, ("för året", "", "", "", "för året"), ENDS_OF_FIVE, True)]
    lines += flush_right(119, ("2031", "Alla", "Män", "Kvinnor", "2030"), ENDS_OF_FIVE, True)
    assert labels(read([*lines, *under(136)]))[1:] == (
        "Mål för året 2031",
        "Utfall tertial 2 Alla",
        "Utfall tertial 2 Män",
        "Utfall tertial 2 Kvinnor",
        "Utfall för året 2030",
    )


def test_a_label_that_reaches_over_an_edge_is_said_once_for_each_column() -> None:
    lines = [line("Konto", 70, 100, 9, True), line("Budget 2031", 335, 100, 9, True)]
    lines += flush_right(117, ("Kostnader", "Intäkter", "Netto"), (330, 385, 440), True)
    for y, name in ((133, "Kajer"), (148, "Bojar")):
        lines += [line(name, 70, y, 9), *flush_right(y, ("7,2", "1,1", "6,1"), (330, 385, 440))]
    assert labels(read(lines))[1:] == ("Budget 2031 Kostnader", "Budget 2031 Intäkter", "Budget 2031 Netto")


@pytest.mark.parametrize("lower", [("års", "mål, %"), ("målvärde",), ("mål",)])
def test_a_year_that_begins_a_label_of_its_own_is_under_no_group(lower: tuple[str, ...]) -> None:
    lines = [line("Utfall", 344, 100, 9, True), line("Mått", 70, 120, 9, True)]
    lines += flush_right(120, ("2028", "2029", "2030", "2031", "Riket"), ENDS_OF_FIVE, True)
    lines += [line(text, 430, 131 + 10 * at, 9, True, right=True) for at, text in enumerate(lower)]
    read_labels = labels(read([*lines, *under(140 + 10 * len(lower))]))
    assert read_labels[4] == " ".join(["2031", *lower])


def test_years_with_their_unit_are_under_a_label_over_them() -> None:
    lines = [line("Utfall", 300, 100, 9, True), line("Mått", 70, 120, 9, True)]
    lines += flush_right(120, ("2028,", "2029,", "2030,", "Mål", "Riket"), ENDS_OF_FIVE, True)
    lines += flush_right(130, ("%", "%", "%"), ENDS_OF_FIVE[:3], True)
    assert labels(read([*lines, *under(147)]))[1:4] == ("Utfall 2028, %", "Utfall 2029, %", "Utfall 2030, %")


def test_a_label_between_two_years_set_to_the_right_of_their_room_goes_with_both() -> None:
    lines = [line("Mått", 70, 100, 9, True), line("Bolagets målvärde", 268, 100, 9, True)]
    lines += flush_right(100, ("2028", "Trend"), (240.0, 430.0), True) + flush_right(
        118, ("2030", "2031"), (296, 347), True
    )
    for y, figures in ((135, ("45,1", "48-53", "Minska", "Upp")), (150, ("40,1", "48", "50", "Ned"))):
        lines += [line("Bojar", 70, y, 9), *flush_right(y, figures, (240.0, 296.0, 347.0, 430.0))]
    assert labels(read(lines))[2:4] == ("Bolagets målvärde 2030", "Bolagets målvärde 2031")


def test_dates_beside_the_label_of_the_names_are_a_head_where_the_rows_have_none() -> None:
    ends = (300.0, 400.0, 480.0)
    lines = [
        line("Personal", 70, 100, 9, True),
        *flush_right(100, ("2031-12-31", "2030-12-31", "Förändring"), ends, True),
    ]
    lines += [line("Antal hamnvakter", 70, 115, 9), *flush_right(115, ("532", "520", "12"), ends)]
    assert labels(read(lines)) == ("Personal", "2031-12-31", "2030-12-31", "Förändring")


@pytest.mark.parametrize(("below", "expected"), [(("helår", "jan–aug"), 2), (("2031", "2031"), 2), (("Norr", "12"), 0)])
def test_labels_that_wrap_in_a_head_alone_at_the_foot_are_all_head(below: tuple[str, ...], expected: int) -> None:
    ends = (300, 370, 430)
    lines = [line("Konto", 70, 750, 9, True), *flush_right(750, ("Budget", "Utfall", "Avvikelse"), ends, True)]
    lines += flush_right(761, below, ends[:2], True)
    found = open_heads.head_length(page(lines), baselines(lines, range(6)), 0, False, SIZES, KNOWLEDGE)
    assert (found == 2) == (expected == 2)


def test_a_label_over_years_goes_with_its_own_though_another_label_and_year_stand_beside_it() -> None:
    xs = (66.0, 254.0, 302.0, 350.0, 436.0)
    rows = (("Mått", "Målnivå", "Uppnått", "Utfall", "Trend"), ("", "", "resultat", "", ""))
    lines = [line(t, x, 100 + 9 * i, 8, True) for i, r in enumerate(rows) for t, x in zip(r, xs, strict=True) if t]
    lines += [line("2031", 263, 118, 8, True), line("2029", 342, 118, 8, True), line("2030", 370, 118, 8, True)]
    for y, name in ((135, "Bojar"), (150, "Kajer")):
        lines += [line(name, 66, y, 8), *(line("18 %", x, y, 8) for x in (264.0, 308.0, 342.0, 371.0))]
        lines.append(line("Upp", 436, y, 8))
    assert labels(read(lines)) == (
        "Mått",
        "Målnivå 2031",
        "Uppnått resultat",
        "Utfall 2029",
        "Utfall 2030",
        "Trend",
    )


@pytest.mark.parametrize(("x", "first", "last"), [(407, 423, 470), (410, 428, 476)])
def test_a_label_in_the_middle_of_its_cell_goes_with_all_years_below_though_it_ends_over_none(
    x: float, first: float, last: float
) -> None:
    lines = [line("Mått", 66, 100, 8, True), line("Utfall", 365, 100, 8, True, right=True)]
    lines += [line("Målnivå", x, 100, 8, True)._replace(box=Box(x, 100, x + 29, 108))]
    lines += [line("2030", 365, 110, 8, True, right=True), line("2031", first, 118, 8, True, right=True)]
    lines += [line("2032", last, 118, 8, True, right=True)]
    for y, figures in ((135, ("55,8", "56,1", "58,1")), (150, ("40,1", "41,2", "42,3"))):
        lines += [
            line("Antal båtar", 66, y, 8),
            *(line(t, e, y, 8, right=True) for t, e in zip(figures, (365.0, first, last), strict=True)),
        ]
    assert labels(read(lines))[2:] == ("Målnivå 2031", "Målnivå 2032")


@pytest.mark.parametrize("years", [("2029", "2028", "2031", "2032", "2033"), ("2027", "2028", "2031", "2032", "2033")])
def test_a_label_over_years_is_not_said_of_those_before_a_jump(years: tuple[str, ...]) -> None:
    lines = [line("Nämndens årsmål", 398, 100, 9, True), line("Mått", 70, 120, 9, True)]
    lines += [*flush_right(120, years, ENDS_OF_FIVE, True), *under(137)]
    targets = tuple(f"Nämndens årsmål {year}" for year in years[2:])
    assert labels(read(lines)) == ("Mått", *years[:2], *targets)


@pytest.mark.parametrize(
    ("over", "years", "alone"),
    [
        ("Målnivå", ("2028", "2030", "2031", "2032"), 1),
        ("Årsmål", ("2027", "2031", "2032", "2033"), 1),
        ("Budget", ("2033", "2032", "2031", "2029"), 0),
        ("Målnivå", ("2029", "2030", "2031", "2032"), 0),
    ],
)
def test_of_years_with_a_jump_a_label_goes_with_those_whose_middle_is_nearest(
    over: str, years: tuple[str, ...], alone: int
) -> None:
    ends = (348.0, 386.0, 423.0, 460.0)
    own = years[1:] if alone else years[:3] if years[0] == "2033" else years
    middle = sum(ends[years.index(year)] - 9 for year in own) / len(own)
    lines = [line(over, middle - 2.25 * len(over), 100, 9, True), line("Mått", 66, 118, 9, True)]
    lines += [*flush_right(118, years, ends, True), line("Trend", 473, 118, 9, True)]
    for y, name in ((135, "Bojar"), (150, "Kajer")):
        lines += [line(name, 66, y, 9), *flush_right(y, ("18 %", "17 %", "16 %", "15 %"), ends), line("Upp", 473, y, 9)]
    assert labels(read(lines)) == ("Mått", *(f"{over} {year}" if year in own else year for year in years), "Trend")


def test_a_label_in_the_middle_of_columns_set_flush_left_goes_with_all_of_them() -> None:
    lines = [line(text, x, 100, 8, True) for text, x in (("Mått", 66), ("Målvärde", 359), ("Läge", 433))]
    lines += [line("2030", 325, 118, 8, True), line("2031", 375, 118, 8, True)]
    for y, name in ((135, "Bojar"), (150, "Kajer")):
        lines += [line(text, x, y, 8) for text, x in ((name, 66), ("18 %", 325), ("högst 19 %", 375), ("Grön", 433))]
    assert labels(read(lines)) == ("Mått", "Målvärde 2030", "Målvärde 2031", "Läge")


def test_labels_whose_meaning_wraps_make_a_head_alone_at_the_foot() -> None:
    xs = (66.0, 325.0, 378.0, 427.0)
    head = (("Kaj", "Ingående", "Årets", "Utgående"), ("", "resultat från", "resultat", "resultat till"))
    lines = [line(t, x, 755 + 9 * i, 8, True) for i, row in enumerate(head) for t, x in zip(row, xs, strict=True) if t]
    lines += [line(year, x, 773, 8, True) for year, x in zip(("2030", "2031", "2032"), xs[1:], strict=True)]
    assert labels(read(lines)) == (
        "Kaj",
        "Ingående resultat från 2030",
        "Årets resultat 2031",
        "Utgående resultat till 2032",
    )
