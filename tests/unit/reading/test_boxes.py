"""Rules and fills from painted boxes, and boxes on turned pages."""

from __future__ import annotations

import pymupdf
import pytest

from vpextract.model import Box
from vpextract.reading.boxes import Painted, is_visible, turned
from vpextract.reading.faults import damaged, unreadable_page


@pytest.mark.parametrize(
    ("box", "filled", "stroked", "rules", "fills"),
    [
        (Box(10, 10, 90, 10.5), True, False, [Box(10, 10.25, 90, 10.25)], []),
        (Box(10, 10, 10.5, 90), True, False, [Box(10.25, 10, 10.25, 90)], []),
        (Box(10, 10, 90, 40), True, False, [], [Box(10, 10, 90, 40)]),
        (
            Box(10, 10, 90, 40),
            False,
            True,
            [Box(10, 10, 90, 10), Box(10, 40, 90, 40), Box(10, 10, 10, 40), Box(90, 10, 90, 40)],
            [],
        ),
        (Box(10, 10, 90, 12), True, True, [Box(10, 11, 90, 11)], []),
    ],
)
def test_rectangles(box: Box, filled: bool, stroked: bool, rules: list[Box], fills: list[Box]) -> None:
    painted = Painted()
    painted.rectangle(box, filled, stroked)
    assert (painted.rules, painted.fills) == (rules, fills)


def test_a_slanted_line_is_no_rule() -> None:
    painted = Painted()
    painted.line(Box(10, 10, 90, 60))
    assert painted.rules == []


@pytest.mark.parametrize(
    ("color", "visible"),
    [
        ((1,), False),
        ((0.5,), True),
        ((1, 1, 1), False),
        ((0.9, 1, 1), True),
        ((0, 0, 0, 0), False),
        ((0, 0, 0, 1), True),
        (None, False),
    ],
)
def test_what_shows_on_white(color: tuple[float, ...] | None, visible: bool) -> None:
    assert is_visible(color) is visible


@pytest.mark.parametrize("rotation", [90, 180, 270])
def test_turned_boxes_are_where_the_library_puts_them(rotation: int) -> None:
    with pymupdf.open() as document:
        page = document.new_page(width=400, height=600)
        page.set_rotation(rotation)
        expected = pymupdf.Rect(10, 20, 30, 50) * page.rotation_matrix
        assert turned((10, 20, 30, 50), page.rotation_matrix) == Box(*expected)


def test_reasons_are_one_short_line() -> None:
    message = str(damaged(ValueError("broken xref\nsecond line " + "x" * 500)))
    assert "(broken xref)" in message and "Fetch it again" in message
    assert "Page 3 of the PDF cannot be read (KeyError)" in str(unreadable_page(3, KeyError()))
