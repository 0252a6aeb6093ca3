"""What is gone from a list, and what came in its place."""

from __future__ import annotations

from dataclasses import replace

import pytest
from link_rows import CITY, KNOWLEDGE, OWN, goal, linked, row

from vpextract.linking.neighbours import Beside, successors
from vpextract.linking.records import Record

BEFORE, AFTER = "Antal bojar i farleden", "Antal fyrar längs kusten"
OLD, NEW = "Seglare som trivs i hamnen", "Hur gästerna uppfattar bryggan"
PROGRAMME, NEXT = ("En öppen hamn", "Rent vatten"), ("Trygga stränder", "Nya kajer")


def listed(
    *names: str, year: int = 2031, report: str = "vp", goals: tuple[str, ...] = PROGRAMME, owner: str = OWN
) -> list[Record]:
    """The rows of a document under one goal, and the council's goals."""
    rows = [row(f"{year}-{report}:{n}", n, year=year, report=report, parent="Hel hamn", owner=owner) for n in names]
    tops = [goal(f"{year}-{report}:{text}", text, level="inriktningsmal", year=year, report=report) for text in goals]
    return [replace(one, ordinal=n) for n, one in enumerate([*tops, *rows])]


def found(*documents: list[Record]) -> list[tuple[str, str, bool, bool]]:
    rows = [one for document in documents for one in document]
    text = {one.member_id: one.text for one in rows}
    told = list(successors(rows, KNOWLEDGE))
    assert told == list(successors(reversed(rows), KNOWLEDGE))
    return [(text[one.a], text[one.b], one.alone, one.one_programme) for one in told]


@pytest.mark.parametrize("owner", [OWN, CITY])
@pytest.mark.parametrize(
    ("before", "after", "alone"),
    [
        ((BEFORE, OLD, AFTER), (BEFORE, NEW, AFTER), True),
        ((BEFORE, OLD), (BEFORE, NEW), True),
        ((OLD, AFTER), (NEW, AFTER), True),
        ((OLD,), (NEW,), False),  # no neighbour, but a goal
        ((BEFORE, OLD, AFTER), (BEFORE, NEW, AFTER, "Kajer av sten"), True),
        ((BEFORE, OLD, "Kajer av sten", AFTER), (BEFORE, NEW, AFTER), None),
        ((BEFORE, OLD, AFTER), (NEW, BEFORE, AFTER), None),
        ((BEFORE, OLD, AFTER), (BEFORE, AFTER), None),
        ((BEFORE, OLD, AFTER), (OLD, BEFORE, NEW, AFTER), None),  # it only moved
        ((BEFORE, AFTER), (BEFORE, AFTER), None),
    ],
)
def test_the_only_ones_gone_and_new_at_a_place(
    before: tuple[str, ...], after: tuple[str, ...], alone: bool | None, owner: str
) -> None:
    wanted = [] if alone is None else [(OLD, NEW, alone, True)]
    assert found(listed(*before, owner=owner), listed(*after, year=2032, owner=owner)) == wanted


def test_documents_of_two_programmes_are_told_from_those_of_one() -> None:
    first = listed(BEFORE, OLD, AFTER)
    assert found(first, listed(BEFORE, NEW, AFTER, year=2032, goals=NEXT)) == [(OLD, NEW, True, False)]
    assert found(first, listed(BEFORE, NEW, AFTER, year=2032, goals=())) == [(OLD, NEW, True, False)]
    assert found(listed(BEFORE, OLD, AFTER, goals=()), listed(BEFORE, NEW, AFTER, report="t1", goals=())) == [
        (OLD, NEW, True, True)  # a plan and its report
    ]


@pytest.mark.parametrize("given", [{"board": "fyren"}, {"parent": "Ren hamn"}, {"kind": "activity"}, {"owner": CITY}])
def test_only_rows_of_one_board_goal_kind_and_owner_stand_at_one_place(given: dict[str, str]) -> None:
    later = [
        replace(one, **({"board_id": given["board"], "document_id": "x"} if "board" in given else given))  # type: ignore[arg-type]
        for one in listed(BEFORE, NEW, AFTER, year=2032)
    ]
    assert found(listed(BEFORE, OLD, AFTER), later) == []


def test_a_goal_that_took_the_place_of_another_is_that_for_what_stands_under_it() -> None:
    documents = []
    for year, top, name in ((2031, "Hamnen är hel", OLD), (2032, "Kajerna håller länge", NEW)):
        goals = [goal(f"{year}:{text}", text, year=year, parent="En öppen hamn") for text in (BEFORE, top, AFTER)]
        rows = [row(f"{year}:i{text}", text, year=year, parent=top) for text in ("Antal ringar", name)]
        tops = listed(year=year)
        documents.append([replace(one, ordinal=n) for n, one in enumerate([*tops, *goals, *rows])])
    assert found(*documents) == [("Hamnen är hel", "Kajerna håller länge", True, True), (OLD, NEW, True, True)]


def test_of_several_gone_and_new_the_nearest_by_their_words() -> None:
    before = listed(BEFORE, "Måla bryggan i hamnen röd", "Kajer av sten", AFTER)
    after = listed(BEFORE, "Stenar", "Bryggan i hamnen blir röd", "Ny båt", AFTER, year=2032)
    assert found(before, after) == [("Måla bryggan i hamnen röd", "Bryggan i hamnen blir röd", False, True)]


def test_of_two_editions_the_one_with_more_rows_is_looked_at() -> None:
    short = [replace(one, document_id="a", member_id=f"x{one.member_id}") for one in listed(OLD)]
    told = found(listed(BEFORE, OLD, AFTER), short, listed(BEFORE, NEW, AFTER, year=2032))
    assert told == [(OLD, NEW, True, True)]


def test_what_took_a_place_and_shares_half_of_its_name_is_linked_and_all_else_is_asked_about() -> None:
    before, after = listed(BEFORE, OLD, AFTER), listed(BEFORE, NEW, AFTER, year=2032)
    (asked,) = linked(*before, *after).doubtful
    assert {asked.a.text, asked.b.text} == {OLD, NEW}
    half = "Seglare som längtar till hamnen"
    series = linked(*before, *listed(BEFORE, half, AFTER, year=2032)).series
    assert [OLD, half] in [[one.text for one in each.linked] for each in series]


def test_beside_is_told_by_member() -> None:
    (told,) = successors([*listed(BEFORE, OLD, AFTER), *listed(BEFORE, NEW, AFTER, year=2032)], KNOWLEDGE)
    assert told == Beside(f"2031-vp:{OLD}", f"2032-vp:{NEW}", True, True)
