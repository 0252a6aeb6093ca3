"""What a document holds may be much: its steps, which are counted, grow with it and not with its square."""

from __future__ import annotations

import sys
from pathlib import Path
from types import FrameType

import pytest

from vpextract.pipeline import extract_bytes

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "benchmarks"))

from growth import SHAPES, exponent

pytestmark = pytest.mark.long
MOST = 1.2
SMALL, LARGE = 2, 8
LONG = (20, 60)
"""For what costs its square up to the part of a page that tells a table."""

MANY = (10, 30)


def steps_of(name: str, times: int) -> int:
    """Calls of functions, those of libraries among them."""
    data, file = SHAPES[name](times)
    steps = 0

    def counted(frame: FrameType, event: str, argument: object) -> None:
        nonlocal steps
        steps += event in ("call", "c_call")

    sys.setprofile(counted)
    try:
        extract_bytes(data, file)
    finally:
        sys.setprofile(None)
    return steps


@pytest.mark.parametrize("name", ["dot_leaders", "goals_and_tables", "pages_of_words", "level_rules"])
def test_steps_grow_with_what_a_document_holds(name: str) -> None:
    extract_bytes(*SHAPES[name](1))  # what is loaded on first use does not count
    grown = exponent(steps_of(name, SMALL), steps_of(name, LARGE), LARGE / SMALL)
    assert grown <= MOST


@pytest.mark.parametrize(
    "name", ["rows_of_words_on_one_page", "rows_of_words_and_figures_in_turns", "rows_between_rules", "rows_far_apart"]
)
def test_a_row_of_a_page_costs_as_much_as_a_row_of_another(name: str) -> None:
    """Each row may begin a table, which is tried: with all that follows it would be the square."""
    extract_bytes(*SHAPES[name](1))
    small, large = LONG
    assert exponent(steps_of(name, small), steps_of(name, large), large / small) <= MOST


@pytest.mark.parametrize("name", ["budget_that_does_not_add_up", "sums_that_do_not_add_up", "small_tables_on_one_page"])
def test_a_row_or_a_table_costs_as_much_among_many(name: str) -> None:
    """Each row may be the sum of others, and each rule may be a side of any table."""
    extract_bytes(*SHAPES[name](1))
    small, large = MANY
    assert exponent(steps_of(name, small), steps_of(name, large), large / small) <= MOST


@pytest.mark.parametrize("name", ["figures_in_one_line", "brackets", "one_long_word", "one_label_again_and_again"])
def test_one_long_line_comes_to_an_end(name: str) -> None:
    """A pattern that goes back and forth over it would take hours; that is no step that can be counted."""
    assert extract_bytes(*SHAPES[name](40)).status == "ok"
