"""Documents of several municipalities: what one council set is shared by its own boards, never by those of another."""

from __future__ import annotations

from dataclasses import replace

import pyarrow as pa
import pytest
from link_rows import CITY, goal, linked, row, same_decision, together

from vpextract.linking.deciding import settle
from vpextract.linking.records import Decision
from vpextract.store.link_rows import Held, municipalities_of, same_municipalities

NAME = "Andel bojar som är målade på våren"
HERE, THERE = "Sjövik", "Bergsta"


def test_goals_of_two_councils_are_two() -> None:
    rows = [
        goal(f"{board}{m[0]}", "Hamnen är trygg", level="inriktningsmal", board=board, municipality=m)
        for m in ("Sjövik", "Bergsta")
        for board in ("a", "b")
    ]
    assert together(linked(*rows)) == ["aB bB", "aS bS"]


def test_boards_of_one_name_in_two_municipalities_are_two() -> None:
    rows = [
        row("a", NAME, municipality=HERE),
        row("b", NAME, year=2032, municipality=HERE),
        row("c", NAME, municipality=THERE),
        row("d", NAME, year=2032, municipality=THERE),
    ]
    assert together(linked(*rows)) == ["a b", "c d"]


def test_a_board_s_row_is_not_that_of_another_council() -> None:
    name = "Andel målade bojar, fyrar, bryggor och kajer i hamnens yttre skärgård varje vår"
    own, of_city = row("a", name, municipality=HERE), row("b", name, owner=CITY, board="udde", municipality=THERE)
    assert together(linked(own, of_city)) == []
    assert together(linked(own, replace(of_city, municipality=HERE))) == ["a b"]


def test_what_is_alike_in_two_municipalities_is_not_asked_about() -> None:
    a = goal("a", "Hamnen är trygg och ren", municipality=HERE)
    b = goal("b", "Hamnen är trygg och rena", year=2032, municipality=THERE)
    assert not linked(a, b).doubtful


def test_a_person_may_join_what_two_municipalities_share() -> None:
    a, b = goal("a", "Hamnen är trygg", municipality=HERE), goal("b", "Hamnen är trygg", year=2032, municipality=THERE)
    assert together(linked(a, b, decisions=[same_decision(a, b)])) == ["a b"]


def documents(*rows: tuple[str, str | None, str | None]) -> Held:
    ids, boards, municipalities = zip(*rows, strict=True)
    columns = {"document_id": ids, "board_id": boards, "municipality": municipalities, "year": [2031] * len(ids)}
    types = {"year": pa.int16()}
    return Held({"documents": pa.table({k: pa.array(v, types.get(k, pa.string())) for k, v in columns.items()})})


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param([("a", "hamn", "Sjövik"), ("b", "fyr", None)], {}, id="one municipality"),
        pytest.param([("a", "hamn", None), ("b", "fyr", None)], {}, id="none known"),
        pytest.param(
            [("a", "hamn", "Sjövik"), ("b", "hamn", None), ("c", "fyr", "Bergsta")],
            {"a": "Sjövik", "b": "Sjövik", "c": "Bergsta"},
            id="the only one with the board",
        ),
        pytest.param(
            [("a", "hamn", "Sjövik"), ("b", "hamn", None), ("c", "hamn", "Bergsta"), ("d", None, None)],
            {"a": "Sjövik", "b": "", "c": "Bergsta", "d": ""},
            id="either may be meant",
        ),
    ],
)
def test_the_municipality_of_each_document(
    rows: list[tuple[str, str | None, str | None]], expected: dict[str, str]
) -> None:
    assert municipalities_of(documents(*rows)) == expected


def test_a_second_municipality_parts_what_was_shared() -> None:
    one = documents(("a", "hamn", "Sjövik"))
    two = documents(("a", "hamn", "Sjövik"), ("b", "hamn", "Bergsta"))
    assert same_municipalities(one, documents(("a", "hamn", "Sjövik"), ("c", "fyr", None)), ["c"])
    assert not same_municipalities(two, one, ["b"])


def test_decisions_follow_the_file_whatever_it_is_said_to_be_now() -> None:
    before = Decision(
        "indicator", "unknown-2031-vp-0a1b2c3d:i0004", "hamn-2030-vp-99887766:i0002", True, 2, NAME, NAME, "", "hamn"
    )
    a = row("hamn-2031-vp-0a1b2c3d:i0004", NAME, board="hamn")
    b = row("hamn-2030-vp-99887766:i0002", NAME, board="hamn", year=2030)
    other = row("hamn-2029-vp-12345678:i0004", NAME, board="hamn", year=2029)
    (found,) = settle([before], [a, b, other])
    assert (found.a, found.b) == ((a.member_id,), (b.member_id,))


def test_a_decision_waits_where_rows_of_two_municipalities_could_be_meant() -> None:
    gone = Decision("indicator", "hamn-2031-vp-11111111:i1", "x", True, 2, NAME, "", "hamn", "")
    rows = [
        row("hamn-2030-vp-22222222:i1", NAME, board="hamn", municipality=HERE),
        row("hamn-2030-vp-33333333:i1", NAME, board="hamn", municipality=THERE),
        row("x", "Kajer"),
    ]
    assert settle([gone], rows) == []
    assert settle([gone], rows[::2]) != []
