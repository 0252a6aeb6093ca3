"""Where tables beside each other are cut, and which single tables must stay whole."""

from __future__ import annotations

import pytest
from page_builders import level, line, page

from vpextract import knowledge
from vpextract.layout.pages.borderless.side_by_side import Cut, gutter
from vpextract.layout.pages.borderless.tables import open_tables
from vpextract.layout.sheet import TypeSizes, baselines
from vpextract.layout.tables.raw import RawTable
from vpextract.model import Box, Page

KNOWLEDGE = knowledge.load()
XS = (60.0, 200.0, 330.0, 460.0)
"""Where names begin (first and third) and figures end (second and fourth)."""


def made(*rows: tuple[str, ...], xs: tuple[float, ...] = XS, rules: tuple[Box, ...] = ()) -> Page:
    lines = [
        line(text, x, 100 + 14 * i, 9, bold=i == 0, right=j % 2 == 1)
        for i, row in enumerate(rows)
        for j, (text, x) in enumerate(zip(row, xs, strict=True))
        if text
    ]
    return page(lines, rules)


def cut(which: Page) -> Cut | None:
    bases = baselines(which.lines, range(len(which.lines)))
    return gutter(which, bases, 0, len(bases), KNOWLEDGE)


def read(which: Page) -> list[RawTable]:
    bases = baselines(which.lines, range(len(which.lines)))
    return open_tables(which, bases, TypeSizes(12.0, {9.0: 11.0}), KNOWLEDGE)[0]


HEAD = ("Brygga", "Plan 2031", "Varv", "Kostnad")
NARROW = (60.0, 260.0, 285.0, 460.0)


def test_rows_that_have_not_begun_are_no_second_table() -> None:
    rows = [("Norra", "40", "Ekvarvet", "38"), ("Södra", "30", "Alvarvet", "31"), ("Östra", "15", "", "")]
    assert cut(made(HEAD, *rows, ("Västra", "5", "", ""), xs=NARROW)) is None


def test_a_table_whose_groups_are_named_once_is_one() -> None:
    rows = [("Norra", "40", "Planka", "8"), ("", "", "Stolpe", "5"), ("Södra", "30", "Planka", "7")]
    assert cut(made(HEAD, *rows, ("", "", "Stolpe", "9"), xs=NARROW)) is None


def test_a_name_with_a_word_for_sums_is_no_second_table() -> None:
    rows = [("Norra", "40", "Totala lagningar", "38"), ("Södra", "30", "Målning", "31"), ("Östra", "15", "Is", "12")]
    assert cut(made(HEAD, *rows)) is None


def test_heads_said_twice_are_two_tables() -> None:
    head = ("Brygga", "Plan", "Brygga", "Plan")
    found = cut(made(head, ("Norra", "40", "Ek", "38"), ("Södra", "30", "Al", "31"), xs=NARROW))
    assert found is not None and found.sure and 260 < found.x < 285


def test_a_gap_that_rules_leave_free_alone_parts_two_tables() -> None:
    rules = (level(112, 60, 260), level(112, 285, 460))
    rows = [("Norra", "40", "Ekvarvet", "38"), ("Södra", "30", "Alvarvet", "31")]
    found = cut(made(HEAD, *rows, xs=NARROW, rules=rules))
    assert found is not None and found.sure


def test_rules_under_each_head_part_no_tables() -> None:
    rules = tuple(level(112, a, b) for a, b in ((60, 110), (200, 260), (285, 350), (400, 460)))
    rows = [("Norra", "40", "Ekvarvet", "38"), ("Södra", "30", "Alvarvet", "31")]
    assert cut(made(HEAD, *rows, xs=NARROW, rules=rules)) is None


@pytest.mark.parametrize("last", [("Summa", "40", "Al", "31"), ("Summa", "40", "Summa", "31")])
def test_two_sums_are_of_two_tables(last: tuple[str, ...]) -> None:
    rows = [("Norra", "40", "Ek", "38"), last]
    more = [] if last[2] == "Summa" else [("", "", "Asp", "1"), ("", "", "Summa", "70")]
    found = cut(made(HEAD, *rows, *more, xs=NARROW))
    assert found is not None and found.sure


WIDE = (60.0, 150.0, 330.0, 430.0)


def test_a_cut_told_by_width_and_rows_is_doubted() -> None:
    rows = [
        ("Norra kajen", "40", "Ekvarvet", "38"),
        ("Södra kajen", "30", "Alvarvet", "31"),
        ("", "", "Aspvarvet", "9"),
    ]
    which = made(("Brygga", "Plan", "Varv", "Kostnad"), *rows, xs=WIDE)
    found = cut(which)
    assert found is not None and not found.sure
    left, right = read(which)
    assert [row.guessed for row in left.body] == [{0}, {0}]
    assert [row.guessed for row in right.body] == [{0}, {0}, {0}]


def test_a_name_that_wraps_beside_a_row_of_the_other_part_tells_of_two_tables() -> None:
    rows = [("Norra", "40", "Varv och", "38"), ("Södra", "30", "slip", ""), ("Östra", "30", "Kran", "4")]
    found = cut(made(HEAD, *rows, xs=NARROW))
    assert found is not None and not found.sure
    rows[1] = ("Södra", "30", "Slip", "")
    assert cut(made(HEAD, *rows, xs=NARROW)) is None
