"""What may be in one series, whatever the names say."""

from __future__ import annotations

from datetime import date

from link_rows import CITY, KNOWLEDGE, activity, figure, row

from vpextract.knowledge import Knowledge
from vpextract.linking.clustering import Clusters
from vpextract.linking.grouping import Group, records_to_groups
from vpextract.linking.records import Record

FORMER, OTHER_FORMER, HEIR = "norrmalm", "ostermalm", "norra-innerstaden"
"""Boards of the file: two, and the one that took over from both."""


class Case:
    """Groups by the member_ids of their first rows, and their clusters."""

    def __init__(self, *rows: Record, knowledge: Knowledge = KNOWLEDGE) -> None:
        self.groups: list[Group] = records_to_groups(rows, knowledge)
        self.clusters = Clusters(self.groups, knowledge)
        self.at = {record.member_id: n for n, group in enumerate(self.groups) for record in group.records}

    def join(self, a: str, b: str) -> None:
        self.clusters.join(self.at[a], self.at[b])

    def may_join(self, a: str, b: str) -> bool:
        forth = self.clusters.may_join(self.at[a], self.at[b])
        assert forth == self.clusters.may_join(self.at[b], self.at[a])
        return forth


def test_every_group_begins_alone_and_what_is_joined_is_one() -> None:
    case = Case(row("a", "Bojar"), row("b", "Fyrar", year=2032), row("c", "Kajer", year=2033))
    assert case.clusters.members() == [[0], [1], [2]]
    case.join("a", "c")
    case.join("c", "a")
    assert sorted(map(sorted, case.clusters.members())) == [sorted([case.at["a"], case.at["c"]]), [case.at["b"]]]
    assert case.clusters.of(case.at["a"]) == case.clusters.of(case.at["c"])


def test_two_names_of_one_document_are_two_things() -> None:
    case = Case(row("a", "Bojar"), row("b", "Bojor"), row("c", "Bojar nu", year=2032))
    assert not case.may_join("a", "b")
    case.join("a", "c")
    assert not case.may_join("c", "b")


def test_one_name_printed_twice_in_a_document_is_one_thing_unless_it_contradicts_itself() -> None:
    same = activity("a", "Laga bojar", owner=CITY), activity("b", "LAGA BOJAR")
    assert Case(*same).may_join("a", "b")
    ends = (None, date(2031, 5, 1)), (None, date(2031, 9, 1))
    other = activity("a", "Laga bojar", owner=CITY, dates=ends[0]), activity("b", "Laga bojar", dates=ends[1])
    assert not Case(*other).may_join("a", "b")
    rows = [row(name, "Bojar", values={"outcome": figure(value)}) for name, value in (("a", 9.0), ("b", 8.0))]
    assert not Case(*rows).may_join("a", "b")


def test_boards_go_on_in_the_one_that_took_them_over_and_in_no_other() -> None:
    case = Case(*(row(board, "Bojar", board=board) for board in (FORMER, OTHER_FORMER, HEIR, "brygga")))
    assert case.may_join(FORMER, HEIR)
    assert not case.may_join(FORMER, OTHER_FORMER)
    assert not case.may_join("brygga", HEIR)
    case.join(FORMER, HEIR)
    assert case.may_join(OTHER_FORMER, HEIR)
    assert case.may_join(OTHER_FORMER, FORMER)


def test_what_the_city_set_goes_with_any_board() -> None:
    case = Case(row("c", "Bojar", owner=CITY), row("a", "Bojor", year=2032), row("b", "Bojer", board="udde", year=2033))
    assert not case.may_join("a", "b")
    case.join("c", "a")
    assert case.may_join("c", "b")
    assert case.may_join("a", "b")


def test_what_a_person_parted_stays_apart_also_in_larger_clusters() -> None:
    case = Case(*(row(name, f"Bojar {name}", year=2031 + n) for n, name in enumerate("abcd")))
    case.clusters.part(case.at["a"], case.at["b"])
    assert not case.may_join("a", "b")
    case.join("a", "c")
    case.join("b", "d")
    assert not case.may_join("c", "d")
    assert not case.may_join("c", "b")


def test_the_group_of_most_rows_stands_for_a_cluster_of_equals_the_first() -> None:
    case = Case(
        row("a", "Bojar"), row("b", "Bojor", year=2032), row("c", "Bojor", year=2033), row("d", "Bojer", year=2034)
    )
    for name in ("b", "d"):
        case.join("a", name)
    assert case.clusters.mostly(case.at["d"]) == case.at["b"]
    pair = Case(row("a", "Bojar"), row("b", "Bojor", year=2032))
    pair.join("b", "a")
    assert pair.clusters.mostly(1) == 0


def test_clusters_share_a_document_where_both_have_rows_in_it() -> None:
    case = Case(row("a", "Bojar"), row("b", "Fyrar"), row("c", "Kajer", year=2032))
    assert case.clusters.share_document(case.at["a"], case.at["b"])
    assert not case.clusters.share_document(case.at["a"], case.at["c"])
    case.join("b", "c")
    assert case.clusters.share_document(case.at["a"], case.at["c"])
