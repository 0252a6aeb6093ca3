"""Linking gives the same answer in any order of rows, and keeps its promises on any rows."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from vpextract import knowledge
from vpextract.linking.comparing import agree, contradict
from vpextract.linking.linking import link
from vpextract.linking.names import key_of
from vpextract.linking.records import Decision, Linked, Reading, Record

KNOWLEDGE = knowledge.load()
NAMES = (
    "Andel nöjda seglare i hamnen",
    "Andel nöjda seglare i hamnen dag 1-14",
    "Andel nöjda roddare i hamnen",
    "Antal lagade bojar",
    "Bojar, antal lagade",
    "Trygga bryggor",
    "Trygga bryggor idag",
    "-",
)
BOARDS = ("brygga", "rinkeby", "kista", "rinkeby-kista", None)
"""One of no merger, two that were merged into the fourth, one that is not known."""
MISREAD = (
    ("", ""),
    ("n", "u"),
    ("m", "rn"),
    ("d", "cl"),
    ("ö", "o"),
    ("a", ""),
    ("e", " e"),
    ("g", "g- "),
    (" ", ""),
    ("l", "ll"),
)


@st.composite
def rows(draw: st.DrawFn, most: int = 12) -> list[Record]:
    """Rows of a few documents: some names damaged, some printed twice, some with figures, goals and dates."""
    return [_row(draw, n) for n in range(draw(st.integers(1, most)))]


def _row(draw: st.DrawFn, number: int) -> Record:
    kind, board = draw(st.sampled_from(("indicator", "indicator", "activity", "goal"))), draw(st.sampled_from(BOARDS))
    year, report = draw(st.integers(2031, 2033)), draw(st.sampled_from(("vp", "t1", "vb")))
    wrong = draw(st.sampled_from(MISREAD))
    value = draw(st.sampled_from((None, 7.5, 9.0, 100.0)))
    return Record(
        kind=kind,
        member_id=f"row-{number}",
        document_id=f"{board}-{year}-{report}",
        board_id=board,
        year=year,
        report=report,
        ordinal=draw(st.integers(1, 2)),
        text=draw(st.sampled_from(NAMES)).replace(*wrong, 1),
        owner=None if kind == "goal" else draw(st.sampled_from(("kf", "namnd", None))),
        level=draw(st.sampled_from(("verksamhetsmal", "namndmal"))) if kind == "goal" else None,
        number=draw(st.sampled_from(("1.1", "1.2", None))) if kind == "goal" else None,
        parent=draw(st.sampled_from(("", "Hamnen är trygg", "Fyrarna lyser"))),
        values={"outcome": Reading(str(value), value, "%", year)} if kind == "indicator" and value is not None else {},
    )


def decisions(records: list[Record], data: st.DataObject) -> list[Decision]:
    """What a person may have said about some pairs of rows of one kind."""
    pairs = [(a, b) for a, b in combinations(records, 2) if a.kind == b.kind]
    chosen = (
        data.draw(
            st.lists(st.sampled_from(pairs), max_size=3, unique_by=lambda pair: (pair[0].member_id, pair[1].member_id))
        )
        if pairs
        else []
    )
    return [
        Decision(a.kind, a.member_id, b.member_id, data.draw(st.booleans()), n) for n, (a, b) in enumerate(chosen, 2)
    ]


def series_of(found: Linked) -> dict[str, str]:
    return {record.member_id: one.series_id for one in found.series for record in one.linked}


@settings(max_examples=60, deadline=None)
@given(rows(), st.data())
def test_the_answer_does_not_depend_on_the_order_of_rows_and_decisions(
    records: list[Record], data: st.DataObject
) -> None:
    said = decisions(records, data)
    mixed = link(data.draw(st.permutations(records)), KNOWLEDGE, data.draw(st.permutations(said)))
    found = link(records, KNOWLEDGE, said)
    assert (mixed.series, mixed.doubtful) == (found.series, found.doubtful)
    assert set(mixed.contradictions) == set(found.contradictions)


@settings(max_examples=60, deadline=None)
@given(rows())
def test_every_row_is_linked_once_and_each_row_to_review_is_linked_elsewhere(records: list[Record]) -> None:
    found = link(records, KNOWLEDGE)
    linked = [record.member_id for one in found.series for record in one.linked]
    assert sorted(linked) == sorted(record.member_id for record in records)
    assert len({one.series_id for one in found.series}) == len(found.series)
    home = series_of(found)
    for one in found.series:
        assert all(home[m.record.member_id] != one.series_id for m in one.members if m.status == "to_review")
        assert len({m.record.member_id for m in one.members}) == len(one.members)
        assert all(0 < m.score <= 1 for m in one.members)


@settings(max_examples=60, deadline=None)
@given(rows())
def test_no_series_holds_two_things_of_one_document_or_boards_that_never_were_one(records: list[Record]) -> None:
    for one in link(records, KNOWLEDGE).series:
        for a, b in combinations(one.linked, 2):
            assert (a.kind, a.level) == (b.kind, b.level)
            assert a.document_id != b.document_id or not contradict(a, b)
            # Of one document only what is printed twice: under one name, or of the city and the board with the same figures.
            twice = key_of(a.text) == key_of(b.text) or (a.owner != b.owner and agree(a, b))
            assert a.document_id != b.document_id or twice
        boards = {record.board_id or record.document_id for record in one.linked}
        if one.owner != "kf" and one.level != "verksamhetsmal":
            assert KNOWLEDGE.lineage.heir(boards) is not None


@settings(max_examples=60, deadline=None)
@given(rows(), st.data())
def test_added_rows_rename_no_series(records: list[Record], data: st.DataObject) -> None:
    """Each series that holds former rows bears one of their former names, if no other holds more of them."""
    before = records[: data.draw(st.integers(0, len(records)))]
    former = series_of(link(before, KNOWLEDGE))
    now = link(records, KNOWLEDGE, former=former)
    home = series_of(now)
    for series_id in set(former.values()) & set(home.values()):
        assert any(home[row] == series_id for row, was in former.items() if was == series_id)
    for one in now.series:
        names = {former[r.member_id] for r in one.linked if r.member_id in former}
        assert not names or one.series_id in names or all(name in home.values() for name in names)


@settings(max_examples=40, deadline=None)
@given(rows())
def test_linking_again_changes_nothing(records: list[Record]) -> None:
    found = link(records, KNOWLEDGE)
    assert link(records, KNOWLEDGE, former=series_of(found)) == found


@settings(max_examples=40, deadline=None)
@given(rows(), st.data())
def test_what_people_said_is_followed(records: list[Record], data: st.DataObject) -> None:
    said = decisions(records, data)
    found = link(records, KNOWLEDGE, said)
    void = {line for wrong in found.contradictions for line in wrong.lines}
    home = series_of(found)
    for one in said:
        if one.line not in void:
            assert (home[one.a_id] == home[one.b_id]) == one.same


@settings(max_examples=40, deadline=None)
@given(rows(most=6))
def test_another_spelling_of_identifiers_makes_no_other_series(records: list[Record]) -> None:
    """Which rows belong together does not hang on what they are called."""
    renamed = [replace(record, member_id=f"x{record.member_id}") for record in records]
    there, back = link(records, KNOWLEDGE), link(renamed, KNOWLEDGE)
    assert [[r.member_id for r in one.linked] for one in back.series] == [
        [f"x{r.member_id}" for r in one.linked] for one in there.series
    ]
