"""Whose the rows of a list are: its head and the label above it count more than the goal it stands under."""

from __future__ import annotations

import pytest

from vpextract.model import Extraction
from vpextract.pipeline import extract_bytes

_FRONT = "Verksamhetsplan 2031 för Hamnnämnden\n\nHamnnämnden planerar för året.\n\n"
_BOARD, _COUNCIL = "Nämndmål: 1.1 Fler bojar", "KF:s mål för verksamhetsområdet: 1.1 Fler bojar"


def read(goal: str, head: str, *above: str) -> Extraction:
    rows = "\n".join(
        f"{name}\t{x} %\t{x + 1} %"
        for x, name in ((70, "Andel gula bojar i hamnen"), (80, "Andel hela bojar i hamnen"))
    )
    labels = "".join(f"{label}\n\n" for label in above)
    return extract_bytes(f"{_FRONT}{goal}\n\n{labels}{head}\tUtfall 2030\tÅrsmål 2031\n{rows}\n".encode(), "plan.txt")


@pytest.mark.parametrize(
    ("goal", "head", "above", "owner"),
    [
        (_BOARD, "Indikator", (), "namnd"),
        (_COUNCIL, "Indikator", (), "kf"),
        (_BOARD, "KF:s indikatorer", (), "kf"),
        (_COUNCIL, "Nämndens indikator", (), "namnd"),
        (_COUNCIL, "Nämndens ledstjärnor", (), "namnd"),
        (_BOARD, "Indikator", ("KF:s indikatorer",), "kf"),
        (_BOARD, "Indikator", ("Tabell 1. KF-indikatorer",), "kf"),
        (_COUNCIL, "Indikator", ("Nämndens indikatorer", "De följs upp två gånger om året i hamnen."), "namnd"),
        (_COUNCIL, "Indikator", ("KF:s indikatorer", "Det här gäller alla.", "Nämndens indikatorer"), "namnd"),
        (_COUNCIL, "Nämndens indikatorer", ("Indikatorer för nämnden",), "namnd"),
    ],
)
def test_labels_count_more_than_the_goal_above(goal: str, head: str, above: tuple[str, ...], owner: str) -> None:
    found = read(goal, head, *above)
    assert [row.owner for row in found.indicators] == [owner, owner]
    assert "owner_contradicted" not in {doubt.code for doubt in found.issues}


@pytest.mark.parametrize(
    ("head", "above"),
    [("Nämndens indikatorer", ("KF:s indikatorer",)), ("Indikator", ("KF:s och nämndens indikatorer",))],
)
def test_labels_that_contradict_each_other_leave_it_open_and_are_told(head: str, above: tuple[str, ...]) -> None:
    found = read(_BOARD, head, *above)
    assert [row.owner for row in found.indicators] == [None, None]
    (doubt,) = [doubt for doubt in found.issues if doubt.code == "owner_contradicted"]
    assert (doubt.row_id, doubt.line) == (
        found.indicators[0].indicator_id,
        found.indicators[0].place.line and found.indicators[0].place.line - 1,
    )


def test_the_title_of_the_chapter_of_all_goals_says_nothing_of_one_table() -> None:
    found = read(f"Nämndens mål och indikatorer\n\n{_COUNCIL}", "Indikator")
    assert [row.owner for row in found.indicators] == ["kf", "kf"]


def test_headings_among_the_rows_say_whose_the_rows_below_are_and_are_no_rows() -> None:
    council = "KF:s indikatorer\t\t\nAndel gula bojar i hamnen\t70 %\t71 %"
    rows = f"{council}\nNämndens indikatorer\t\t\nAndel hela bojar i hamnen\t80 %\t81 %"
    text = f"{_FRONT}{_BOARD}\n\nIndikator\tUtfall 2030\tÅrsmål 2031\n{rows}\n"
    found = extract_bytes(text.encode(), "plan.txt")
    assert [(row.name, row.owner) for row in found.indicators] == [
        ("Andel gula bojar i hamnen", "kf"),
        ("Andel hela bojar i hamnen", "namnd"),
    ]
