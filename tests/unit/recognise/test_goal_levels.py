"""Levels of goals, told from all labels of a document together. All goals are invented."""

from __future__ import annotations

import pytest

from vpextract import knowledge
from vpextract.recognise.goals.levels import GoalHeading, rungs_of

KNOWLEDGE = knowledge.load()
TOP, MIDDLE, LOW = "inriktningsmal", "verksamhetsmal", "namndmal"


def levels(*texts: str, ranks: tuple[int, ...] = ()) -> list[tuple[str, int]]:
    """Level and depth of each heading."""
    labels = [KNOWLEDGE.goal_lead(text) for text in texts]
    assert all(labels)
    headings = [
        GoalHeading(label, rank) for label, rank in zip(labels, ranks or (1,) * len(texts), strict=True) if label
    ]
    rungs = rungs_of(headings)
    return [rungs[heading.label.kind][:2] for heading in headings]


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        pytest.param(
            (
                "KF:s inriktningsmål 1: Trygg hamn",
                "KF:s mål för verksamhetsområdet 1.1: Hela kajer",
                "Nämndmål 1.1.1: Fler bojar",
            ),
            [(TOP, 0), (MIDDLE, 1), (LOW, 2)],
            id="fixed by their words",
        ),
        pytest.param(
            ("Kommunfullmäktiges mål 1. Trygg hamn", "Nämndens mål 1.1. Fler bojar"),
            [(TOP, 0), (LOW, 1)],
            id="two levels",
        ),
        pytest.param(
            ("Övergripande mål 1 Trygg hamn", "KF:s mål 1.1 Hela kajer", "Nämndens åtagande 1.1.1 Fler bojar"),
            [(TOP, 0), (MIDDLE, 1), (LOW, 2)],
            id="the council's goal below another",
        ),
        pytest.param(
            ("KF:s mål 1.1 Hela kajer", "Målområde 1 Trygg hamn", "Åtagande: Fler bojar"),
            [(MIDDLE, 1), (TOP, 0), (LOW, 2)],
            id="whatever is printed first",
        ),
        pytest.param(
            ("Målområde 1 Hamn", "Fokusområde 1.1 Kajer", "Nämndens mål 1.1.1 Fler bojar"),
            [(TOP, 0), (MIDDLE, 1), (LOW, 2)],
            id="two nouns of one level",
        ),
        pytest.param(
            (
                "Inriktningsmål 1 Hamn",
                "Verksamhetsmål 1.1 Kajer",
                "Nämndmål 1.1.1 Bojar",
                "Enhetsmål 1.1.1.1 Målade bojar",
            ),
            [(TOP, 0), (MIDDLE, 1), (LOW, 2), (LOW, 3)],
            id="four levels",
        ),
        pytest.param(
            ("Inriktningsmål: Hamn", "KF:s inriktningsmål: Kajer", "Nämndens mål: Bojar", "Nämndmål: Fyrar"),
            [(TOP, 0), (TOP, 0), (LOW, 1), (LOW, 1)],
            id="two spellings of one label",
        ),
        pytest.param(
            ("Fokusområde 1 Hamn", "Mål 1.1 Hela kajer"), [(TOP, 0), (LOW, 1)], id="an open level below another"
        ),
        pytest.param(("Mål 1 Hela kajer", "Mål 2 Fler bojar"), [(TOP, 0), (TOP, 0)], id="an open level alone"),
        pytest.param(
            ("Nämndens inriktningsmål 1 Fler bojar", "Kommunens mål 1 Trygg hamn"),
            [(LOW, 1), (TOP, 0)],
            id="whose it is",
        ),
    ],
)
def test_levels_of_a_document(texts: tuple[str, ...], expected: list[tuple[str, int]]) -> None:
    assert levels(*texts) == expected


def test_the_look_tells_where_nothing_else_does() -> None:
    assert levels("Uppdrag: Fler bojar", "Mål: Hela kajer", ranks=(3, 2)) == [(LOW, 1), (TOP, 0)]


@pytest.mark.parametrize(
    ("texts", "sure"),
    [
        (("Fokusområde 3.1.1 Hela kajer", "Fokusområde 3.1.2 Fler bojar"), False),
        (("Fokusområde 1.1 Hela kajer", "Fokusområde 1.2 Fler bojar"), True),
        (("Nämndmål 1.1.1 Fler bojar",), True),
    ],
)
def test_a_label_of_the_highest_level_with_a_deep_number_is_not_sure(texts: tuple[str, ...], sure: bool) -> None:
    headings = [GoalHeading(label, 1) for text in texts if (label := KNOWLEDGE.goal_lead(text))]
    rungs = rungs_of(headings)
    assert {rungs[heading.label.kind].sure for heading in headings} == {sure}
