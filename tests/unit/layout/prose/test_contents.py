"""Entries of a table of contents, and what only looks like one."""

from __future__ import annotations

import pytest
from page_builders import line

from vpextract import knowledge
from vpextract.layout.prose.contents import text_of, toc_entries
from vpextract.layout.sheet import Baseline, baseline_of
from vpextract.model import Line

KNOWLEDGE = knowledge.load()


def base(*lines: Line) -> Baseline:
    return baseline_of(lines)


def entry(text: str, number: str, y: float = 100) -> Baseline:
    return base(line(text, 70, y), line(number, 500, y, right=True))


def alone(text: str, y: float = 100) -> Baseline:
    return base(line(text, 70, y))


@pytest.mark.parametrize(
    "text",
    ["Bryggor .......... 4", "Bojar . . . . . 12", "Kajer…… 7", "Nämndmål: 1.1 Fler bojar.....8", "Fyrar ____ 9"],
)
def test_dot_leaders_make_an_entry_anywhere(text: str) -> None:
    assert toc_entries([alone("Vanlig text"), alone(text)], KNOWLEDGE) == {1}


@pytest.mark.parametrize("text", ["Vi har tre bryggor... och 4 bojar.", "Bojar 12", "År 2031", "1.1 Bryggor"])
def test_other_lines_are_none(text: str) -> None:
    assert toc_entries([alone(text)], KNOWLEDGE) == set()


@pytest.mark.parametrize("heading", ["Innehåll", "Innehållsförteckning", "INNEHÅLL", "Innehåll:"])
def test_entries_follow_the_heading(heading: str) -> None:
    bases = [alone(heading), entry("Bryggor", "3"), entry("Bojar", "14"), alone("Bryggorna är lagade.")]
    assert toc_entries(bases, KNOWLEDGE) == {1, 2}


def test_numbers_must_stand_flush_right() -> None:
    bases = [alone("Innehåll"), entry("Bryggor", "3"), base(line("Bojar", 70, 0), line("4", 200, 0))]
    assert toc_entries(bases, KNOWLEDGE) == {1}


def test_an_entry_may_wrap() -> None:
    bases = [
        alone("Innehåll"),
        alone("KF:s inriktningsmål: 1. En stad där"),
        entry("alla bryggor är hela", "5"),
        entry("Bojar", "9"),
    ]
    assert toc_entries(bases, KNOWLEDGE) == {1, 2, 3}


def test_side_by_side_without_the_heading_is_none() -> None:
    assert toc_entries([entry("Bryggor", "3"), entry("Bojar", "4")], KNOWLEDGE) == set()


def test_the_texts_of_a_baseline_are_joined() -> None:
    assert text_of(entry("Bryggor", "3")) == "Bryggor 3"


# --- behind a table ---------------------------------------------------------------------------------------------------

ENTRIES = [alone("Innehåll", 60), entry("Bryggor", "3", 90), entry("Bojar", "4", 106)]


def table(y: float, *figures: str) -> list[Baseline]:
    names = ("Norra", "Södra", "Östra", "Summa")
    rows = enumerate(zip(names, figures, strict=False), start=1)
    return [entry("Hamn", "Budget", y), *(entry(name, figure, y + 15 * i) for i, (name, figure) in rows)]


@pytest.mark.parametrize("figures", [("12", "25", "40", "77"), ("120", "250", "10", "380")])
@pytest.mark.parametrize("y", [130.0, 40.0], ids=["on the page", "on the next page"])
def test_rows_of_a_table_below_the_contents_are_no_entries(figures: tuple[str, ...], y: float) -> None:
    bases = [*ENTRIES, *table(y, *figures), alone("Hamnen sköts av staden.", y + 100)]
    assert toc_entries(bases, KNOWLEDGE) == {1, 2}


def test_entries_go_on_behind_a_table_where_several_stand_apart_from_it() -> None:
    bases = [*ENTRIES, *table(130, "12", "25"), entry("Kajer", "7", 190), entry("Fyrar", "9", 206)]
    assert toc_entries(bases, KNOWLEDGE) == {1, 2, 6, 7}


@pytest.mark.parametrize("numbers", [("7", "5"), ("725", "730")])
def test_figures_that_are_no_page_numbers_are_no_entries(numbers: tuple[str, str]) -> None:
    bases = [*ENTRIES, *table(130, "12", "25"), entry("Kajer", numbers[0], 190), entry("Fyrar", numbers[1], 206)]
    assert toc_entries(bases, KNOWLEDGE) == {1, 2}
