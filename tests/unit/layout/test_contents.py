"""Entries of a table of contents, and what only looks like one."""

from __future__ import annotations

import pytest
from page_builders import line

from vpextract import knowledge
from vpextract.layout.baselines import Baseline, baseline_of
from vpextract.layout.contents import text_of, toc_entries
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
