"""Values as text: on one line, uncut or cut to a width, with nothing that steers a terminal."""

from __future__ import annotations

from datetime import date

import pytest
from rich.cells import cell_len

from vpextract.running.outcome import Summary
from vpextract.show.plain import aligned, how_many_fit, printable, tab_separated
from vpextract.show.run import recognised


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        ("", ""),
        (" Ett\nmål\t\x00\x1b[0m ", "Ett mål [0m"),
        (True, "yes"),
        (12, "12"),
        (9000.0, "9000"),
        (1.2, "1.2"),
        (-0.1 - 0.2, "-0.3"),
        (1e300, "1e+300"),
        (float("nan"), "nan"),
        (date(2022, 1, 31), "2022-01-31"),
        (["a", None, 1.5], "a |  | 1.5"),
        ("[bold]text[/]", "[bold]text[/]"),
        ("\u202eabc\ud800", "abc"),
    ],
)
def test_printable(value: object, text: str) -> None:
    assert printable(value) == text


def test_tab_separated_keeps_one_line_a_row() -> None:
    assert tab_separated(("a", "b"), [("x\ty", None), ("å\n", 1)]) == "a\tb\nx y\t\nå\t1\n"


def test_aligned_without_a_width_cuts_nothing() -> None:
    assert aligned(("name", "n"), [("x" * 300, 1)], frozenset({1}), None)[1] == "x" * 300 + "  1"


def test_aligned_cuts_the_widest_first() -> None:
    lines = aligned(("name", "note", "n"), [("Andel", "x" * 80, 12345)], frozenset({2}), 40)
    assert lines == [f"name   {'note':26}      n", f"Andel  {'x' * 25}…  12345"]


def test_wide_letters_count_for_two() -> None:
    lines = aligned(("a", "b"), [("表" * 30, "end")], frozenset(), 30)
    assert {cell_len(line) for line in lines} == {30}


def test_how_many_columns_fit() -> None:
    rows = [("x" * 100, 1, "y" * 5)]
    assert [how_many_fit(("a", "n", "b"), rows, width) for width in (5, 18, 21, 27, 28, 100)] == [1, 1, 2, 2, 3, 3]


@pytest.mark.parametrize(
    ("summary", "text"),
    [
        (
            Summary("a", "a", "ok", None, "verksamhetsplan", 2022, None, "Norrmalms stadsdelsnämnd"),
            "Norrmalms stadsdelsnämnd · verksamhetsplan 2022",
        ),
        (Summary("a", "a", "ok", None, "tertialrapport", 2021, 2, "Järva"), "Järva · tertialrapport 2 2021"),
        (
            Summary("a", "a", "ok", None, "verksamhetsberattelse", None, None, None),
            "board unknown · verksamhetsberättelse (year unknown)",
        ),
        (Summary("a", "a", "ok"), "no steering document"),
        (Summary("a", "a", "failed", "Why."), "–"),
    ],
)
def test_recognised(summary: Summary, text: str) -> None:
    assert recognised(summary) == text
