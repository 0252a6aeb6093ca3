"""Which rows are one thing for certain: those of one name in one place of the city."""

from __future__ import annotations

import pytest
from link_rows import CITY, KNOWLEDGE, OWN, activity, figure, goal, row

from vpextract.linking.grouping import records_to_groups
from vpextract.linking.records import Record


def groups(*rows: Record, apart: tuple[str, ...] = ()) -> list[str]:
    """Each group as the member_ids in it."""
    return sorted(
        " ".join(record.member_id for record in group.records) for group in records_to_groups(rows, KNOWLEDGE, apart)
    )


def test_the_city_s_indicators_and_activities_are_one_for_all_boards() -> None:
    assert groups(row("a", "Hela bojar", owner=CITY), row("b", "Hela bojar.", board="udde", owner=CITY)) == ["a b"]
    assert groups(activity("a", "Laga bojar", owner=CITY), activity("b", "LAGA bojar", board="udde", owner=CITY)) == [
        "a b"
    ]


def test_a_board_s_own_are_its_own() -> None:
    assert groups(row("a", "Hela bojar"), row("b", "Hela bojar", board="udde"), row("c", "Hela bojar", year=2032)) == [
        "a c",
        "b",
    ]


@pytest.mark.parametrize("level", ["inriktningsmal", "verksamhetsmal"])
def test_goals_of_the_city_are_one_for_all_boards(level: str) -> None:
    assert groups(
        goal("a", "Hamnen är trygg", level=level), goal("b", "Hamnen är trygg", level=level, board="udde")
    ) == ["a b"]


def test_a_board_s_goals_are_its_own() -> None:
    assert groups(goal("a", "Hamnen är trygg"), goal("b", "Hamnen är trygg", board="udde")) == ["a", "b"]


def test_goals_of_other_levels_and_rows_of_other_kinds_are_other_things() -> None:
    levels = ("inriktningsmal", "verksamhetsmal", "namndmal")
    assert groups(
        *(goal(level[0], "Laga bojar", level=level) for level in levels),
        activity("a", "Laga bojar"),
        row("b", "Laga bojar"),
    ) == [*("a", "b", "i", "n", "v")]


def test_rows_of_unknown_boards_belong_together_within_their_document_only() -> None:
    rows = [row(name, "Hela bojar", board=None, document=f"okänd-{name[0]}") for name in ("a1", "a2", "b1")]
    assert groups(*rows) == ["a1 a2", "b1"]


def test_a_name_printed_twice_with_the_same_figures_is_one_thing() -> None:
    a = row("a", "Hela bojar", values={"outcome": figure(9.0)})
    assert groups(a, row("b", "Hela bojar", values={"outcome": figure(9.0)}), row("c", "Hela bojar")) == ["a b c"]


def test_a_name_printed_twice_with_other_figures_is_two_things_and_each_document_stands_for_itself() -> None:
    a, b = (row(name, "Hela bojar", values={"outcome": figure(value)}) for name, value in (("a", 9.0), ("b", 8.0)))
    assert groups(a, b, row("c", "Hela bojar", year=2032), row("d", "Hela bojar", year=2033)) == ["a", "b", "c", "d"]


def test_rows_that_a_person_called_different_stay_alone() -> None:
    rows = [row(name, "Hela bojar", year=2031 + n) for n, name in enumerate("abc")]
    assert groups(*rows, apart=("b",)) == ["a c", "b"]


def test_names_without_a_letter_or_digit_name_nothing() -> None:
    assert groups(
        row("a", "-", owner=CITY), row("b", "–", board="udde", owner=CITY), row("c", "", year=2033, owner=CITY)
    ) == ["a", "b", "c"]


def test_rows_of_a_group_are_in_the_order_of_time() -> None:
    rows = [
        *(
            row("v", "Bojar", report="vb"),
            row("p", "Bojar"),
            row("t", "Bojar", report="t1"),
            row("n", "Bojar", year=2032),
        ),
        *(row("s", "Bojar", report="t2"), row("u", "Bojar", report="unknown"), row("d", "Bojar", report="t3")),
    ]
    assert groups(*rows) == ["p t s d v u n"]


def test_rows_of_one_place_have_one_order_however_they_come() -> None:
    rows = [row(name, "Bojar", document="x") for name in "abc"]
    assert groups(*rows) == groups(*reversed(rows)) == ["a b c"]


def test_a_group_says_whose_it_is() -> None:
    (own,) = records_to_groups([row("a", "Bojar")], KNOWLEDGE)
    (city,) = records_to_groups([row("a", "Bojar", owner=CITY)], KNOWLEDGE)
    assert (own.board_id, own.room.owner) == ("brygga", "brygga")
    assert (city.board_id, city.room.owner) == (None, CITY)
    assert records_to_groups([row("a", "Bojar", owner=None)], KNOWLEDGE)[0].room == own.room
    assert OWN != CITY
