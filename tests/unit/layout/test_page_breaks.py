"""What a page break parts: tables, rows, comments and headings; and what it must not join."""

from __future__ import annotations

from itertools import pairwise

import pytest
from page_builders import (
    cells_at,
    grid_rules,
    letters_of_layout,
    letters_of_pages,
    level,
    line,
    page,
    upright,
)

from vpextract import knowledge
from vpextract.layout.from_pages import pages_to_layout
from vpextract.model import Box, Layout, Line, Page, Paragraph, Table

KNOWLEDGE = knowledge.load()
FULL = "Bryggorna i norra hamnen ses över varje vår och lagas sedan i turordning"
XS = (70.0, 250.0, 350.0, 450.0)
HEAD = ("Indikator", "Årsmål", "Period")
BODY = (("Andel bojar", "45 %", "2031"), ("Andel kajer", "12 %", "2031"))


def filler(y: float) -> list[Line]:
    return [line(FULL, 70, y + 14 * i, 11) for i in range(5)]


def ruled(y: float, rows: tuple[tuple[str, ...], ...], number: int, head: bool = True) -> Page:
    every = (HEAD, *rows) if head else rows
    ys = tuple(y + 20 * i for i in range(len(every) + 1))
    return page([*cells_at(every, XS, ys, bold_head=head), *filler(300)], grid_rules(XS, ys), number=number)


def open_page(y: float, rows: tuple[tuple[str, ...], ...], number: int, head: bool = True) -> Page:
    """A table without rules, in letters smaller than running text."""
    every = (HEAD, *rows) if head else rows
    lines = [
        line(text, x, y + 18 * i, 9, bold=head and i == 0)
        for i, row in enumerate(every)
        for text, x in zip(row, XS, strict=False)
        if text
    ]
    return page([*lines, *filler(300)], number=number)


def laid_out(*pages: Page) -> Layout:
    found = pages_to_layout(pages, KNOWLEDGE)
    assert letters_of_layout(found) == letters_of_pages(pages)
    return found


def tables(found: Layout) -> list[Table]:
    return [b for b in found.blocks if isinstance(b, Table)]


def only(*pages: Page) -> list[tuple[str, ...]]:
    (table,) = tables(laid_out(*pages))
    assert table.columns == HEAD
    return [row.cells for row in table.rows]


def test_a_ruled_table_goes_on_without_its_head() -> None:
    assert only(ruled(750, BODY[:1], 1), ruled(60, BODY[1:], 2, head=False)) == list(BODY)


def test_an_open_table_goes_on_with_its_head() -> None:
    assert only(open_page(780, BODY[:1], 1), open_page(60, BODY[1:], 2)) == list(BODY)


def test_an_open_table_goes_on_without_its_head() -> None:
    rest = (BODY[1], ("Andel fyrar", "9 %", "2031"))
    assert only(open_page(780, BODY[:1], 1), open_page(60, rest, 2, head=False)) == [BODY[0], *rest]


def test_a_ruled_row_goes_on_after_the_repeated_head() -> None:
    found = only(ruled(750, BODY[:1], 1), ruled(60, (("som är målade", "", ""), BODY[1]), 2))
    assert found == [("Andel bojar som är målade", "45 %", "2031"), BODY[1]]


def test_an_open_row_goes_on_after_the_repeated_head() -> None:
    found = only(open_page(780, BODY[:1], 1), open_page(60, (("som är målade", "", ""), BODY[1]), 2))
    assert found == [("Andel bojar som är målade", "45 %", "2031"), BODY[1]]


def test_a_table_runs_over_three_pages() -> None:
    many = tuple((f"Andel {name}", "1 %", "2031") for name in ("bojar", "kajer", "fyrar", "bryggor"))
    ys = tuple(60.0 + 20 * i for i in range(4))
    middle = page(cells_at((HEAD, *many[1:3]), XS, ys, bold_head=True), grid_rules(XS, ys), number=2)
    assert only(ruled(750, many[:1], 1), middle, ruled(60, many[3:], 3)) == list(many)


def test_a_comment_row_stands_first_on_the_next_page() -> None:
    ys = (60.0, 80.0, 110.0)
    rules = [level(y, 70, 450) for y in ys] + [upright(x, 60, 80) for x in XS[1:-1]]
    rules += [upright(70, 60, 110), upright(450, 60, 110)]
    lines = [*cells_at((HEAD,), XS, ys, bold_head=True), line("Analys", 74, 83), line("Bojar mäts i maj.", 74, 95)]
    (table,) = tables(laid_out(ruled(750, BODY[:1], 1), page([*lines, *filler(300)], rules, number=2)))
    assert [(row.spanning, row.cells[0]) for row in table.rows] == [
        (False, "Andel bojar"),
        (True, "Analys Bojar mäts i maj."),
    ]


def headed(y: float, *rows: tuple[str, ...], number: int, comment: str = "") -> Page:
    """An open table under a head of two lines that overlap, as in fonts with long ascenders; then perhaps a comment."""
    cells = [line(text, x, y, 9, bold=True) for text, x in zip(("Indikator", "KF:s", "Period"), XS, strict=False)]
    cells.append(line("årsmål", XS[1], y + 7.5, 9, bold=True))
    for i, row in enumerate(rows):
        cells += [line(text, x, y + 25 + 18 * i, 9) for text, x in zip(row, XS, strict=False)]
    if comment:
        cells += [line("Analys", 70, y + 25, 9, bold=True), line(comment, 70, y + 36, 9)]
    return page([*cells, *filler(300)], number=number)


def test_a_comment_goes_on_after_a_repeated_head_whose_upper_line_recurs_on_many_pages() -> None:
    comment = "Bojarna räknades i maj."
    found = laid_out(
        headed(780, BODY[0], number=1),
        headed(60, number=2, comment=comment),
        *(headed(60, BODY[1], number=n) for n in (3, 4)),
    )
    first, *others = tables(found)
    assert [row.cells[0] for row in first.rows] == ["Andel bojar", f"Analys {comment}"]
    assert [table.columns for table in (first, *others)] == [("Indikator", "KF:s årsmål", "Period")] * 3


def test_a_heading_is_not_joined_to_the_text_before_the_break() -> None:
    first = page([*filler(300), line(f"{FULL} och", 70, 780, 11)], number=1)
    second = page([line("Bojar", 70, 60, 14, True), line("målas i maj.", 70, 90, 11), *filler(300)], number=2)
    found = [b.text for b in laid_out(first, second).blocks if isinstance(b, Paragraph) and b.rank]
    assert found == ["Bojar"]


def test_coloured_boxes_with_a_frame_are_running_text() -> None:
    frame = [Box(60, 190, 520, 190), Box(60, 250, 520, 250), Box(60, 190, 60, 250), Box(520, 190, 520, 250)]
    lines = [line("Nämndens vision", 70, 200, 11, True), line("Alla ska våga bada.", 70, 220, 11)]
    found = laid_out(page([*lines, *filler(300)], frame, fills=[Box(60, 190, 520, 250)]))
    assert tables(found) == []
    assert [b.text for b in found.blocks if isinstance(b, Paragraph)][:2] == ["Nämndens vision", "Alla ska våga bada."]


def test_underlined_words_are_running_text() -> None:
    lines = filler(300)
    rules = [Box(70, part.box.y1 + 1, 300, part.box.y1 + 1) for part in lines]
    assert tables(laid_out(page(lines, rules))) == []


def test_boxes_side_by_side_with_one_text_each_keep_their_order() -> None:
    """Steps of a process drawn as boxes may be read as a table or as text, but never mixed up."""
    rules = [rule for a, b in pairwise(XS) for rule in grid_rules((a + 3, b - 3), (200.0, 230.0))]
    lines = [line(text, x + 6, 208, 10) for text, x in zip(("Planera", "Bygga", "Måla"), XS, strict=False)]
    found = laid_out(page([*lines, *filler(300)], rules))
    texts = [
        part
        for b in found.blocks
        for part in ([b.text] if isinstance(b, Paragraph) else [*b.columns, *b.rows[0].cells])
    ]
    assert " ".join(texts).split()[:3] == ["Planera", "Bygga", "Måla"]


def tables_of(*pages: Page) -> list[Table]:
    return [block for block in pages_to_layout(pages, KNOWLEDGE).blocks if isinstance(block, Table)]


def test_a_rest_without_head_and_without_numbers_keeps_its_first_row() -> None:
    rest = (("Andel hyllor", "Ökning", "År"), ("Andel kättingar", "10 %", "2031"))
    first, second = ruled(640, BODY, 1), ruled(60, rest, 2, head=False)
    first = page([*first.lines[: -len(filler(0))], *filler(200)], first.rules, number=1)
    (table,) = tables_of(first, second)
    assert [row.cells[0] for row in table.rows] == ["Andel bojar", "Andel kajer", "Andel hyllor", "Andel kättingar"]


def test_two_tables_with_one_head_that_touch_have_no_head_among_their_rows() -> None:
    (table,) = tables_of(ruled(60, (*BODY, HEAD, ("Andel hyllor", "9 %", "2031")), 1))
    assert [row.cells[0] for row in table.rows] == ["Andel bojar", "Andel kajer", "Andel hyllor"]


def head_over_a_page(lowest: str, x: float, first: tuple[str, ...]) -> list[Table]:
    above = [line(text, at, 790, 9, True) for text, at in zip(HEAD, XS, strict=False)]
    below = [line(lowest, x, 60, 9, True), *(line(text, at, 78, 9) for text, at in zip(first, XS, strict=False))]
    below += [line(text, at, 96, 9) for text, at in zip(BODY[1], XS, strict=False)]
    return tables(laid_out(page([*filler(300), *above]), page([*below, *filler(300)], number=2)))


def test_the_last_line_of_a_head_may_stand_on_the_next_page() -> None:
    for lowest, x, columns in (
        ("2031", XS[1], ("Indikator", "Årsmål 2031", "Period")),
        ("mätt", XS[2], ("Indikator", "Årsmål", "Period mätt")),
    ):
        (table,) = head_over_a_page(lowest, x, BODY[0])
        assert table.columns == columns
        assert [row.cells for row in table.rows] == list(BODY)


def test_a_name_or_figure_below_a_head_alone_is_a_row() -> None:
    for lowest, x in (("Bojar", XS[0]), ("7 %", XS[1])):
        (table,) = head_over_a_page(lowest, x, BODY[0])
        assert table.columns == HEAD
        assert lowest in table.rows[0].cells


def test_the_last_line_of_a_ruled_head_may_stand_on_the_next_page() -> None:
    rows = (("", "2031", ""), *BODY)
    ys = (60.0, 80.0, 100.0, 120.0)
    below = page([*cells_at(rows, XS, ys, bold_head=True), *filler(300)], grid_rules(XS, ys), number=2)
    (table,) = tables(laid_out(ruled(750, (), 1), below))
    assert table.columns == ("Indikator", "Årsmål 2031", "Period")
    assert [row.cells for row in table.rows] == list(BODY)


def test_a_head_over_figures_that_wraps_at_the_foot_goes_on_with_its_last_line_and_rows() -> None:
    head = (("Kaj", "Budget", "Utfall", "Avvikelse"), ("", "helår", "jan–aug", ""), ("", "", "2031", ""))
    above = [line(t, x, 780 + 11 * i, 9, True) for i, r in enumerate(head[:2]) for t, x in zip(r, XS, strict=True) if t]
    below = [line("2031", XS[2], 60, 9, True)]
    for y, row in ((75, ("Norra", "184 600", "65 600", "4 000")), (90, ("Södra", "157 200", "54 500", "3 600"))):
        below += [line(text, x, y, 9) for text, x in zip(row, XS, strict=True)]
    (table,) = tables(laid_out(page([*filler(300), *above]), page([*below, *filler(300)], number=2)))
    assert table.columns == ("Kaj", "Budget helår", "Utfall jan–aug 2031", "Avvikelse")
    assert [row.cells[0] for row in table.rows] == ["Norra", "Södra"]


def test_a_comment_below_a_repeated_head_of_two_levels_goes_on_the_table() -> None:
    xs = (70.0, 250.0, 320.0, 390.0, 450.0)
    ys = (700.0, 720.0, 740.0, 760.0)
    levels = (("Indikator", "Utfall 2031", "", ""), ("", "Alla", "Män", "Kvinnor"))

    def headed_page(rows: tuple[tuple[str, ...], ...], ys: tuple[float, ...], number: int) -> Page:
        lines = cells_at((*levels, *rows), xs, ys)
        lines = [one._replace(bold=one.box.y0 < ys[2]) for one in lines]
        rules = [level(y, xs[0], xs[-1]) for y in ys[:1] + ys[2:]] + [level(ys[1], xs[1], xs[-1])]
        rules += [upright(xs[0], ys[0], ys[-1]), upright(xs[-1], ys[0], ys[-1]), upright(xs[1], ys[0], ys[2])]
        rules += [upright(x, ys[1], ys[2]) for x in xs[2:-1]]
        rules += [upright(x, ys[2], ys[3]) for x in xs[1:-1] if len(rows[0]) > 1]
        return page([*lines, *filler(300)], rules, number=number)

    first = headed_page((("Andel bojar", "4", "5", "6"),), ys, 1)
    second = headed_page((("Analys Bojarna målades.",),), (60.0, 80.0, 100.0, 120.0), 2)
    (table,) = tables(pages_to_layout([first, second], KNOWLEDGE))
    assert [(row.spanning, row.cells[0]) for row in table.rows] == [
        (False, "Andel bojar"),
        (True, "Analys Bojarna målades."),
    ]


WIDE = (70.0, 250.0, 300.0, 350.0, 400.0, 450.0)


def below_cut_head(head: tuple[str, ...], lower: tuple[float, ...] = WIDE) -> Page:
    rows = (head, ("Andel bojar", "4", "5", "6", "7"), ("Andel kajer", "5", "6", "7", "8"))
    ys = (60.0, 80.0, 100.0, 120.0)
    return page([*cells_at(rows, lower, ys, bold_head=True), *filler(300)], grid_rules(lower, ys), number=2)


def test_the_upper_labels_of_a_head_may_end_a_page_alone() -> None:
    xs = (WIDE[0], WIDE[1], WIDE[3], WIDE[5])
    above = page(
        [*filler(300), *cells_at([("", "Utfall 2031", "Årsmål")], xs, (750.0, 770.0), bold_head=True)],
        grid_rules(xs, (750.0, 770.0)),
    )
    (table,) = tables(
        pages_to_layout([above, below_cut_head(("Indikator", "Män", "Kvinnor", "2031", "2032"))], KNOWLEDGE)
    )
    assert table.columns == (
        "Indikator",
        "Utfall 2031 Män",
        "Utfall 2031 Kvinnor",
        "Årsmål 2031",
        "Årsmål 2032",
    )
    assert [row.cells[0] for row in table.rows] == ["Andel bojar", "Andel kajer"]


def test_a_small_table_over_columns_of_its_own_is_no_upper_level() -> None:
    xs = (WIDE[0], 280.0, WIDE[5])
    above = page(
        [*filler(300), *cells_at([("Kajer", "Bojar")], xs, (750.0, 770.0), bold_head=True)],
        grid_rules(xs, (750.0, 770.0)),
    )
    found = tables(laid_out(above, below_cut_head(("Indikator", "Utfall 2029", "Utfall 2030", "Mål 2031", "Period"))))
    assert [len(table.columns) for table in found] == [2, 5]


def test_a_head_of_two_levels_that_ends_a_page_has_the_columns_of_its_lower_labels() -> None:
    cells = [("Indikator", "Utfall 2029", "Utfall 2030", "Årsmål", ""), ("", "", "", "2031", "2032")]
    ys = (740.0, 755.0, 770.0)
    rules = [level(ys[0], WIDE[0], WIDE[5]), level(ys[1], WIDE[3], WIDE[5]), level(ys[2], WIDE[0], WIDE[5])]
    rules += [upright(x, ys[0], ys[2]) for x in (*WIDE[:4], WIDE[5])] + [upright(WIDE[4], ys[1], ys[2])]
    lines = [one._replace(bold=True) for one in cells_at(cells, WIDE, ys)]
    below_ys = (60.0, 80.0, 100.0)
    rows = (("Andel bojar", "4", "5", "6", "7"), ("Andel kajer", "5", "6", "7", "8"))
    below = page([*cells_at(rows, WIDE, below_ys), *filler(300)], grid_rules(WIDE, below_ys), number=2)
    (table,) = tables(pages_to_layout([page([*filler(300), *lines], rules), below], KNOWLEDGE))
    assert table.columns == ("Indikator", "Utfall 2029", "Utfall 2030", "Årsmål 2031", "Årsmål 2032")
    assert [row.cells for row in table.rows] == list(rows)


def cut_row(rest: str) -> tuple[Page, Page]:
    """A ruled table whose last row goes on in its first cell alone, on the next page, where its upper rule is missing."""
    rows = (HEAD, ("Andel bojar", "45 %", "2031"), ("Andel kajer som ses över i", "12 %", "2031"))
    ys = (700.0, 720.0, 740.0, 760.0)
    above = page([*filler(300), *cells_at(rows, XS, ys, bold_head=True)], grid_rules(XS, ys))
    ends = [*(upright(x, 50, 72) for x in XS), level(72, XS[0], XS[-1])]
    return above, page([line(rest, XS[0] + 4, 56), *filler(300)], ends, number=2)


def test_a_row_may_go_on_in_one_cell_alone_on_the_next_page() -> None:
    (table,) = tables(laid_out(*cut_row("norra hamnen varje vår")))
    assert [row.cells[0] for row in table.rows] == ["Andel bojar", "Andel kajer som ses över i norra hamnen varje vår"]


def test_a_text_alone_in_a_grid_at_the_edge_of_a_page_is_running_text() -> None:
    _, below = cut_row("norra hamnen varje vår")
    found = laid_out(page(filler(300)), below)
    assert not tables(found)
    assert "norra hamnen varje vår" in [b.text for b in found.blocks if isinstance(b, Paragraph)]


def test_one_upper_label_of_a_head_may_end_a_page_alone() -> None:
    xs = (WIDE[0], WIDE[1], WIDE[3], WIDE[4], WIDE[5])
    above = page(
        [*filler(300), *cells_at([("", "Utfall 2031", "", "")], xs, (750.0, 770.0), bold_head=True)],
        grid_rules(xs, (750.0, 770.0)),
    )
    (table,) = tables(
        pages_to_layout([above, below_cut_head(("Indikator", "Män", "Kvinnor", "Årsmål", "Period"))], KNOWLEDGE)
    )
    assert table.columns == ("Indikator", "Utfall 2031 Män", "Utfall 2031 Kvinnor", "Årsmål", "Period")


MONEY = (("Kaj", "", "Budget 2031", ""), ("", "Kostnader", "Intäkter", "Netto"))
SUM = ("Summa", "441,3", "67,2", "374,1")


def money_page(rows: tuple[tuple[str, ...], ...], y: float, number: int, head: bool = True) -> Page:
    """Figures without rules under a head of two levels; sums are bold."""
    every = (*MONEY, *rows) if head else rows
    lines = [
        line(text, x, y + 14 * i, 9, bold=(head and i < 2) or row[0] == "Summa")
        for i, row in enumerate(every)
        for text, x in zip(row, (70.0, 250.0, 330.0, 410.0), strict=True)
        if text
    ]
    below = filler(300) if number > 1 else []
    return page([*(filler(300) if number == 1 else []), *lines, *below], number=number)


def test_a_head_of_two_levels_over_figures_may_end_a_page_alone() -> None:
    rows = (("Norra", "184,6", "65,6", "119,0"), ("Södra", "157,2", "54,5", "102,7"), SUM)
    (table,) = tables(pages_to_layout([money_page((), 775, 1), money_page(rows, 60, 2, head=False)], KNOWLEDGE))
    assert table.columns == ("Kaj", "Budget 2031 Kostnader", "Budget 2031 Intäkter", "Budget 2031 Netto")
    assert [row.cells for row in table.rows] == list(rows)


def test_a_sum_alone_below_a_repeated_head_of_two_levels_goes_on_the_table() -> None:
    rows = (("Norra", "184,6", "65,6", "119,0"), ("Södra", "157,2", "54,5", "102,7"))
    (table,) = tables(pages_to_layout([money_page(rows, 730, 1), money_page((SUM,), 60, 2)], KNOWLEDGE))
    assert [row.cells for row in table.rows] == [*rows, SUM]


def test_a_bold_sum_alone_below_a_repeated_ruled_head_of_two_levels_goes_on_the_table() -> None:
    def ruled_page(rows: tuple[tuple[str, ...], ...], y: float, number: int) -> Page:
        every = (*MONEY, *rows)
        ys = tuple(y + 16 * i for i in range(len(every) + 1))
        lines = [one._replace(bold=one.box.y0 < ys[2] or rows == (SUM,)) for one in cells_at(every, xs, ys)]
        rules = [level(at, xs[0], xs[-1]) for i, at in enumerate(ys) if i != 1] + [level(ys[1], xs[1], xs[-1])]
        rules += [upright(x, ys[0], ys[-1]) for x in (xs[0], xs[1], xs[-1])]
        rules += [upright(x, ys[1], ys[-1]) for x in xs[2:-1]]
        return page([*lines, *filler(300)], rules, number=number)

    xs = (70.0, 250.0, 330.0, 410.0, 490.0)
    rows = (("Norra", "184,6", "65,6", "119,0"), ("Södra", "157,2", "54,5", "102,7"))
    (table,) = tables(pages_to_layout([ruled_page(rows, 730, 1), ruled_page((SUM,), 60, 2)], KNOWLEDGE))
    assert [row.cells for row in table.rows] == [*rows, SUM]


# --- a comment in a box of its own -------------------------------------------------------------------------------------


def boxed(*texts: str, right: float = XS[-1], top: float = 60) -> Page:
    """A page that begins with a box of these lines."""
    lines = [line(text, 74, top + 5 + 12 * i, 9) for i, text in enumerate(texts)]
    bottom = top + 10 + 12 * len(texts)
    return page([*lines, *filler(300)], grid_rules((XS[0], right), (top, bottom)), number=2)


def ends_with_table() -> Page:
    ys = (740, 760, 780, 800)
    lines = [*cells_at((HEAD, *BODY), XS, ys, bold_head=True), *filler(300)]
    return page(lines, grid_rules(XS, ys), number=1)


@pytest.mark.parametrize(
    "texts",
    [
        ("Analys: Kajerna väntar på virke.",),
        ("Kommentar: Kajerna väntar på virke", "som fraktas sjövägen."),
        ("Kommentar Virket är sent.",),
    ],
)
def test_a_comment_in_a_box_at_the_top_is_a_row_of_the_table_before(texts: tuple[str, ...]) -> None:
    (table,) = tables(laid_out(ends_with_table(), boxed(*texts)))
    assert [row.cells for row in table.rows[:2]] == list(BODY)
    assert [(row.cells[0], row.spanning, row.place.page) for row in table.rows[2:]] == [(" ".join(texts), True, 2)]


def test_a_box_of_another_width_or_without_a_label_is_running_text() -> None:
    for sheet in (boxed("Analys: Kajerna väntar.", right=330), boxed("Kajerna väntar på virke.")):
        found = laid_out(ends_with_table(), sheet)
        (table,) = tables(found)
        assert [row.cells for row in table.rows] == list(BODY)
        assert any("Kajerna väntar" in block.text for block in found.blocks if isinstance(block, Paragraph))


def test_a_box_below_running_text_is_no_part_of_the_table_before() -> None:
    sheet = boxed("Analys: Kajerna väntar.", top=200)
    sheet = page([*sheet.lines, line("Texten går vidare.", 70, 60, 11)], sheet.rules, number=2)
    (table,) = tables(laid_out(ends_with_table(), sheet))
    assert [row.cells for row in table.rows] == list(BODY)


# --- a page that ends behind a header ----------------------------------------------------------------------------------


@pytest.mark.parametrize("labels", [("Kostnad", "Intäkt"), ("Budget", "Utfall"), ("Vår", "Höst")])
def test_words_alone_above_a_page_of_figures_are_the_header(labels: tuple[str, str]) -> None:
    xs, ys = (70.0, 250.0, 350.0, 450.0), (760, 780, 800)
    lines = [line("Kaj", 74, 763), line("Plan 2031", 254, 763), *cells_at([("", *labels)], xs, ys[1:])]
    rules = [level(y, 70 if y == 760 else 250, 450) for y in (760, 780)]
    rules += [
        upright(x, 780 if x == 350 else 760, 800) for x in xs
    ]  # the row is open below: its rule is on the next page
    rows = (("Norra kajen", "1,2", "0,4"), ("Södra kajen", "3,1", "0,2"), ("Summa", "4,3", "0,6"))
    below = tuple(60 + 20 * i for i in range(4))
    second = page([*cells_at(rows, xs, below), *filler(300)], grid_rules(xs, below), number=2)
    (table,) = tables(pages_to_layout([page([*filler(300), *lines], rules), second], KNOWLEDGE))
    assert table.columns == ("Kaj", f"Plan 2031 {labels[0]}", f"Plan 2031 {labels[1]}")
    assert [row.cells for row in table.rows] == list(rows)


def test_a_row_of_words_above_a_page_with_words_is_no_header() -> None:
    rows = (("Färja till ön", "i drift", "ja"), ("Linbåt", "i drift", "nej"))
    first = page([*filler(300), *cells_at([rows[0]], XS, (760,))], grid_rules(XS, (760, 780)))
    second = page([*cells_at(rows[1:], XS, (60,)), *filler(300)], grid_rules(XS, (60, 80)), number=2)
    assert [row.cells for table in tables(laid_out(first, second)) for row in table.rows] == list(rows)


@pytest.mark.parametrize(
    "above", [("Bedömning", "Uppfylls helt"), ("Ansvarig nämnd", "Hamnnämnden"), ("Läge", "Klart")]
)
def test_a_row_at_the_foot_is_no_upper_level_of_a_head_with_labels_of_its_own(above: tuple[str, str]) -> None:
    wide, ys = (70.0, 250.0, 450.0), (760, 780)
    first = page([*filler(300), *cells_at([above], wide, ys)], grid_rules(wide, ys))
    found = laid_out(first, ruled(60, BODY, 2))
    assert tables(found)[-1].columns == HEAD
    assert [row.cells for row in tables(found)[-1].rows] == list(BODY)


@pytest.mark.parametrize("verdict", ["Ej uppfyllt", "Delvis uppfyllt", "Målet uppnås"])
def test_an_assessment_in_a_box_at_the_foot_is_no_upper_level_of_a_head(verdict: str) -> None:
    xs = (WIDE[0], WIDE[3], WIDE[5])
    above = page(
        [*filler(300), *cells_at([("Bedömning", verdict)], xs, (750.0, 770.0))], grid_rules(xs, (750.0, 770.0))
    )
    below = below_cut_head(("Indikator", "Män", "Kvinnor", "Årsmål", "Period"))
    found = tables(pages_to_layout([above, below], KNOWLEDGE))
    assert [table.columns[0] for table in found] == ["", "Indikator"]
    assert found[0].rows[0].cells == ("Bedömning", verdict)
