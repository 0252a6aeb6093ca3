"""What people decided holds for the rows that are there, and for those that stand for rows which are gone."""

from __future__ import annotations

from collections.abc import Sequence

from vpextract import knowledge
from vpextract.linking.deciding import Settled, contradictions, displaced, settle
from vpextract.linking.linking import link
from vpextract.linking.records import Decision, Linked, Record

KNOWLEDGE = knowledge.load(None)
BOJAR, KAJER = "Andel bojar som är målade på våren", "Antal kajer med räcken av smide"


def row(member: str, text: str, board: str = "hamn", year: int = 2031, kind: str = "activity") -> Record:
    return Record(kind, member, member.partition(":")[0], board, year, "vp", 1, text, "namnd")


def said(
    same: bool, a: str, b: str, line: int = 2, *, kind: str = "activity", texts: tuple[str, str] = ("", "")
) -> Decision:
    return Decision(kind, a, b, same, line, *texts, "hamn", "hamn")


def rows_of(decision: Decision, *records: Record) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    return [(one.a, one.b) for one in settle([decision], records)]


def together(linked: Linked) -> list[list[str]]:
    return sorted(sorted(record.member_id for record in one.linked) for one in linked.series)


# --- which rows are meant ---------------------------------------------------------------------------------------------


def test_rows_are_known_by_their_identifiers() -> None:
    decision = said(True, "a", "b", texts=(BOJAR, KAJER))
    assert rows_of(decision, row("a", BOJAR), row("b", KAJER), row("c", BOJAR)) == [(("a",), ("b",))]


def test_identifiers_are_enough() -> None:
    assert rows_of(said(True, "a", "b"), row("a", BOJAR), row("b", KAJER)) == [(("a",), ("b",))]


def test_a_decision_waits_for_its_rows() -> None:
    assert rows_of(said(True, "a", "b", texts=(BOJAR, KAJER)), row("a", BOJAR)) == []
    assert rows_of(said(True, "gone", "b"), row("a", ""), row("b", KAJER)) == []


def test_for_a_row_that_is_gone_stand_those_with_its_text_of_its_kind_and_board() -> None:
    decision = said(True, "hamn-2030-vp-1:a1", "b", texts=(BOJAR, KAJER))
    others = (row("x", BOJAR, board="park"), row("y", BOJAR, kind="goal"), row("z", KAJER))
    there = (row("p", BOJAR.upper()), row("q", BOJAR + "."), row("b", KAJER), *others)
    assert rows_of(decision, *there) == [(("p", "q"), ("b",))]


def test_another_edition_of_the_document_stands_for_it_before_other_years() -> None:
    decision = said(True, "hamn-2031-vp-1:a1", "b", texts=(BOJAR, KAJER))
    there = (row("hamn-2031-vp-2:a7", BOJAR), row("hamn-2030-vp-3:a1", BOJAR), row("b", KAJER))
    assert rows_of(decision, *there) == [(("hamn-2031-vp-2:a7",), ("b",))]


def test_two_rows_of_one_name_are_told_apart_in_another_edition_by_their_numbers() -> None:
    decision = said(False, "hamn-2031-vp-1:a1", "hamn-2031-vp-1:a2", texts=(BOJAR, BOJAR))
    there = (row("hamn-2031-vp-2:a1", BOJAR), row("hamn-2031-vp-2:a2", BOJAR), row("hamn-2030-vp-3:a1", BOJAR))
    assert rows_of(decision, *there) == [(("hamn-2031-vp-2:a1",), ("hamn-2031-vp-2:a2",))]


def test_where_the_same_rows_would_stand_for_both_the_decision_waits() -> None:
    decision = said(False, "hamn-2031-vp-1:a1", "hamn-2031-vp-1:a2", texts=(BOJAR, BOJAR))
    assert rows_of(decision, row("hamn-2029-vp-2:a1", BOJAR), row("hamn-2030-vp-3:a1", BOJAR)) == []


def test_a_row_that_says_something_else_now_is_another_row() -> None:
    decision = said(True, "a", "b", texts=(BOJAR, KAJER))
    assert rows_of(decision, row("a", "Antal båtar"), row("n", BOJAR), row("b", KAJER)) == [(("n",), ("b",))]
    assert rows_of(decision, row("a", "Antal båtar"), row("b", KAJER)) == []


def test_a_text_that_lost_letters_when_it_was_saved_still_names_its_row() -> None:
    decision = said(True, "a", "b", texts=(BOJAR.replace("å", "?").replace("ä", "?"), KAJER))
    assert rows_of(decision, row("a", BOJAR), row("b", KAJER)) == [(("a",), ("b",))]


def test_what_could_not_be_followed_though_its_row_is_there_is_told_by_line() -> None:
    there = (row("a", "Antal båtar"), row("b", KAJER), row("c", BOJAR, kind="goal"))
    decisions = [
        said(True, "a", "b", 2, texts=(BOJAR, KAJER)),  # says something else now
        said(True, "a", "b", 3, texts=("Antal båtar", KAJER)),
        said(True, "b", "c", 4),  # of another kind
        said(True, "b", "gone", 5, texts=(KAJER, BOJAR)),  # waits
    ]
    assert displaced(decisions, settle(decisions, there), there) == [2, 4]
    assert link(there, KNOWLEDGE, decisions).displaced == (2, 4)


def test_rows_of_two_kinds_are_never_one() -> None:
    assert rows_of(said(True, "a", "b"), row("a", BOJAR), row("b", BOJAR, kind="goal")) == []


# --- contradictions ---------------------------------------------------------------------------------------------------


def found(*decisions: Decision, one: Sequence[str] = ()) -> list[tuple[int, ...]]:
    """The lines of contradictions; the rows `one` have one name."""
    settled = [Settled(d, (d.a_id,), (d.b_id,)) for d in decisions]
    members = sorted({member for d in decisions for member in (d.a_id, d.b_id)})
    home = {member: -1 if member in one else n for n, member in enumerate(members)}
    return [contradiction.lines for contradiction in contradictions(settled, home)]


def test_same_and_different_of_one_pair_contradict_whichever_comes_first_or_left() -> None:
    assert found(said(False, "a", "b", 2), said(True, "b", "a", 3)) == [(3, 2)]


def test_a_chain_of_same_contradicts_a_different_at_its_ends_by_its_shortest_way() -> None:
    chain = (said(True, "a", "b", 2), said(True, "c", "b", 3), said(True, "c", "d", 4), said(True, "b", "d", 5))
    assert found(*chain, said(False, "a", "d", 6)) == [(2, 5, 6)]


def test_each_different_is_told() -> None:
    assert found(said(True, "a", "b", 2), said(False, "a", "b", 3), said(False, "b", "a", 4)) == [(2, 3), (2, 4)]


def test_decisions_about_rows_of_one_name_contradict_too() -> None:
    decisions = (said(True, "a", "x", 2), said(False, "b", "x", 3))
    assert found(*decisions) == []
    assert found(*decisions, one=("a", "b")) == [(2, 3)]


def test_what_is_different_from_two_that_are_the_same_is_no_contradiction() -> None:
    assert found(said(True, "a", "b", 2), said(False, "a", "c", 3), said(False, "b", "c", 4)) == []


# --- followed ---------------------------------------------------------------------------------------------------------

ROWS = (row("a", BOJAR, year=2030), row("b", KAJER, year=2031), row("c", BOJAR, year=2032))


def test_same_joins_rows_that_the_program_would_never_join() -> None:
    assert together(link(ROWS, KNOWLEDGE)) == [["a", "c"], ["b"]]
    linked = link(ROWS, KNOWLEDGE, [said(True, "a", "b")])
    assert together(linked) == [["a", "b", "c"]]
    methods = {m.record.member_id: m.method for m in linked.series[0].members}
    assert methods == {"a": "manual", "b": "manual", "c": "exact"}


def test_different_parts_rows_of_one_name() -> None:
    assert together(link(ROWS, KNOWLEDGE, [said(False, "c", "a")])) == [["a"], ["b"], ["c"]]


def test_a_decision_about_a_gone_document_does_not_part_what_is_there() -> None:
    gone = said(False, "hamn-2029-vp-1:a1", "hamn-2029-vp-1:a2", texts=(BOJAR, BOJAR))
    assert together(link(ROWS, KNOWLEDGE, [gone])) == [["a", "c"], ["b"]]


def test_of_decisions_that_contradict_each_other_none_is_followed_but_the_others_are() -> None:
    extra = row("d", "Antal master")
    wrong = [said(True, "a", "b", 2), said(False, "b", "a", 3), said(True, "d", "b", 4)]
    linked = link((*ROWS, extra), KNOWLEDGE, wrong)
    assert together(linked) == [["a", "c"], ["b", "d"]]
    assert [c.lines for c in linked.contradictions] == [(2, 3)]


def test_a_pair_that_was_decided_is_not_asked_about() -> None:
    pair = (row("a", "Måla bojar, kajer och bryggor i hamnen"), row("b", "Måla bojar och bryggor i hamnen", year=2032))
    assert [(d.a.member_id, d.b.member_id) for d in link(pair, KNOWLEDGE).doubtful] == [("a", "b")]
    for same, series in ((True, [["a", "b"]]), (False, [["a"], ["b"]])):
        linked = link(pair, KNOWLEDGE, [said(same, "b", "a")])
        assert (together(linked), linked.doubtful) == (series, ())
