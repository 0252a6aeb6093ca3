"""What a series says of itself: its name, its rows, how each came in, and an identifier that stays."""

from __future__ import annotations

from link_rows import CITY, KNOWLEDGE, activity, figure, goal, linked, row, same_decision, series_of, together

from vpextract.linking.records import Linked, Member, Record, Series

SCALE = KNOWLEDGE.link.scale
NAME, DAMAGED = "Andel nöjda seglare i hamnen", "Andel nöjda segl are i harnnen"


def only(found: Linked) -> Series:
    (one,) = found.series
    return one


def members(found: Linked) -> dict[str, Member]:
    return {
        member.record.member_id: member for one in found.series for member in one.members if member.status == "linked"
    }


# --- what it says -----------------------------------------------------------------------------------------------------


def test_no_rows_no_series() -> None:
    assert linked() == Linked((), ())


def test_a_row_alone_is_a_series_too() -> None:
    one = only(linked(row("a", NAME)))
    assert (one.kind, one.label, one.owner, one.level, one.board_id) == ("indicator", NAME, "namnd", None, "brygga")
    assert [(m.record.member_id, m.score, m.method, m.status) for m in one.members] == [("a", 1.0, "exact", "linked")]


def test_the_label_is_the_wording_most_used_and_of_several_the_latest() -> None:
    three = (row("a", NAME.upper()), row("b", NAME, year=2032), row("c", NAME, year=2033))
    assert only(linked(*three)).label == NAME
    assert only(linked(row("a", NAME), row("b", NAME.upper(), year=2032))).label == NAME.upper()


def test_a_series_of_the_city_has_no_board_and_one_of_a_board_the_board_that_it_ended_in() -> None:
    shared = only(linked(row("a", NAME, owner=CITY), row("b", NAME, board="udde", owner=CITY)))
    assert (shared.owner, shared.board_id) == (CITY, None)
    merged = only(linked(row("a", NAME, board="norrmalm"), row("b", NAME, board="norra-innerstaden", year=2032)))
    assert (merged.owner, merged.board_id) == ("namnd", "norra-innerstaden")


def test_a_goal_has_a_level_and_no_owner() -> None:
    one = only(linked(goal("a", "Hamnen är trygg", level="verksamhetsmal")))
    assert (one.kind, one.owner, one.level, one.board_id) == ("goal", None, "verksamhetsmal", None)


def test_the_city_s_row_among_a_board_s_own_makes_the_series_the_city_s() -> None:
    values = {"outcome": figure(9.0)}
    one = only(linked(row("a", NAME, values=values), row("b", NAME, owner=CITY, values=values)))
    assert (one.owner, one.board_id) == (CITY, None)


def test_rows_stand_in_the_order_of_time() -> None:
    rows = (row("c", NAME, year=2032), row("b", NAME, report="vb"), row("a", NAME))
    assert [record.member_id for record in only(linked(*rows)).linked] == ["a", "b", "c"]


# --- how each came in -------------------------------------------------------------------------------------------------


def test_rows_of_the_first_name_came_in_exactly_others_by_the_score_of_their_link() -> None:
    found = members(linked(row("a", NAME), row("b", NAME.upper(), year=2032), row("c", DAMAGED, year=2033)))
    assert (found["a"].method, found["a"].score) == (found["b"].method, found["b"].score) == ("exact", 1.0)
    assert found["c"].method == "fuzzy"
    assert SCALE.linked <= found["c"].score < 1.0


def test_what_a_person_joined_came_in_by_hand_with_all_rows_of_that_name() -> None:
    a, b, c = row("a", NAME), row("b", "Gästbåtar vid kajen", year=2032), row("c", "Gästbåtar vid kajen", year=2033)
    found = members(linked(a, b, c, decisions=[same_decision(a, b)]))
    assert {(m.method, m.score) for m in found.values()} == {("manual", 1.0)}


def test_a_link_too_weak_to_follow_is_not_what_brought_a_row_in() -> None:
    a, b, c = row("a", f"{NAME} idag"), row("b", NAME, year=2032), row("c", NAME, year=2033)
    weak = linked(a, b, c).doubtful
    assert [pair.score < SCALE.linked for pair in weak] == [True]
    assert members(linked(a, b, c, decisions=[same_decision(a, b)]))["c"].method == "manual"


def test_a_row_to_review_is_linked_in_its_own_series_and_named_once_in_that_which_it_may_belong_to() -> None:
    found = linked(row("a", NAME), row("b", NAME, year=2032), row("c", f"{NAME} idag", year=2033))
    home, own = found.series
    assert [(m.record.member_id, m.status) for m in home.members] == [
        ("a", "linked"),
        ("b", "linked"),
        ("c", "to_review"),
    ]
    assert home.members[-1].method == "fuzzy"
    assert SCALE.to_review <= home.members[-1].score < SCALE.linked
    assert [(m.record.member_id, m.status) for m in own.members] == [("c", "linked")]
    assert [record.member_id for record in home.linked] == ["a", "b"]


def test_the_smaller_group_is_the_one_that_may_belong_to_the_larger() -> None:
    found = linked(row("a", f"{NAME} idag"), row("b", NAME, year=2032), row("c", NAME, year=2033))
    assert {
        one.label: [m.record.member_id for m in one.members if m.status == "to_review"] for one in found.series
    } == {
        f"{NAME} idag": [],
        NAME: ["a"],
    }


def test_a_pair_of_series_is_asked_about_once_by_its_best_link() -> None:
    rows = (row("a", NAME), row("b", DAMAGED, year=2032), row("c", f"{NAME} idag", year=2033))
    (pair,) = linked(*rows).doubtful
    assert {pair.a.member_id, pair.b.member_id} == {"a", "c"}


# --- identifiers ------------------------------------------------------------------------------------------------------


def test_an_identifier_tells_kind_and_owner_and_is_the_same_every_time() -> None:
    one, again = linked(row("a", NAME)), linked(row("other", NAME, year=2040))
    assert series_of(one)["a"].startswith("indicator-brygga-")
    assert series_of(again)["other"] == series_of(one)["a"]
    assert series_of(linked(row("a", NAME, owner=CITY)))["a"].startswith("indicator-kf-")
    assert series_of(linked(activity("a", NAME, board=None, document="okänd")))["a"].startswith("activity-okänd-")


def test_two_things_of_one_name_have_two_identifiers() -> None:
    rows = [row(name, NAME, values={"outcome": figure(value)}) for name, value in (("a", 9.0), ("b", 8.0), ("c", 7.0))]
    assert len(set(series_of(linked(*rows)).values())) == 3


def grown(before: list[Record], *new: Record) -> tuple[dict[str, str], dict[str, str]]:
    former = series_of(linked(*before))
    return former, series_of(linked(*before, *new, former=former))


def test_a_series_keeps_its_identifier_when_an_earlier_document_with_another_wording_is_added() -> None:
    former, now = grown([row("b", NAME, year=2032)], row("a", DAMAGED))
    assert now == {"a": former["b"], "b": former["b"]}


def test_of_two_series_that_become_one_the_larger_one_s_identifier_stays() -> None:
    before = [row("a", f"{NAME} X"), row("b", NAME, year=2032), row("c", NAME, year=2033)]
    former = series_of(linked(*before)) | {"a": "kept-small"}
    now = series_of(linked(*before, decisions=[same_decision(before[0], before[1])], former=former))
    assert set(now.values()) == {former["b"]}


def test_of_a_series_that_falls_apart_one_part_keeps_the_identifier_and_the_other_gets_a_new_one() -> None:
    a, b, c = row("a", NAME), row("b", NAME, year=2032), row("c", NAME, year=2033)
    former = series_of(linked(a, b, c))
    now = series_of(linked(a, b, c, decisions=[same_decision(a, b, same=False)], former=former))
    assert sorted(one == former["a"] for one in {now["a"], now["b"]}) == [False, True]


def test_a_new_series_never_takes_an_identifier_that_another_one_has() -> None:
    a = row("a", NAME, values={"outcome": figure(9.0)})
    former = {"z": "unheard-of", "a": series_of(linked(row("b", DAMAGED)))["b"]}
    b = row("b", DAMAGED, values={"outcome": figure(8.0)})
    now = series_of(linked(a, b, former=former))
    assert now["a"] == former["a"]
    assert now["b"] != now["a"]


def test_identifiers_of_rows_that_are_gone_are_not_given_to_others() -> None:
    assert "unheard-of" not in series_of(linked(row("a", NAME), former={"z": "unheard-of"})).values()


def test_unrelated_rows_stay_out() -> None:
    assert together(linked(row("a", NAME), row("b", "Fyrar som målas om", year=2032))) == []
