"""Rows of the follow-up stay where neither the rows of the series at the board changed nor what they hang on."""

from __future__ import annotations

from collections.abc import Collection, Mapping

import pytest
from link_rows import KNOWLEDGE, activity, row

from vpextract.linking.records import Member, Record, Series
from vpextract.linking.staying import followed_anew

HERE, THERE = "brygga", "fyren"


def series(name: str, *records: Record, review: tuple[Record, ...] = (), owner: str = "kf") -> Series:
    found = [Member(one, 1.0, "exact", "linked") for one in records]
    found += [Member(one, 0.5, "fuzzy", "to_review") for one in review]
    return Series(name, records[0].kind, records[0].text, owner, None, None, tuple(found))


def anew(
    *every: Series,
    before: Mapping[str, str],
    asked: Collection[str] = (),
    families: Collection[str] = (),
    owner: str = "kf",
) -> dict[tuple[str, str], bool]:
    """Which of the series `s` and `t` at the two boards are followed up anew."""
    ask = followed_anew(every, before, {"s": owner, "t": "kf"}, asked, families, KNOWLEDGE.lineage)
    return {(name, board): ask(name, board) for name in ("s", "t") for board in (HERE, THERE)}


A, B = row("a", "Antal bojar", board=HERE), row("b", "Antal bojar", board=THERE)
X, Y, Z = (activity(name, "Måla", board=board) for name, board in (("x", HERE), ("y", THERE), ("z", THERE)))


def test_a_series_that_has_its_rows_still_stays() -> None:
    assert not any(anew(series("s", A, B), before={"a": "s", "b": "s"}).values())


def test_a_row_that_moved_is_followed_up_where_it_was_and_where_it_is() -> None:
    found = anew(series("s", A), series("t", B), before={"a": "s", "b": "s"})
    assert [place for place, again in found.items() if again] == [("s", THERE), ("t", THERE)]


def test_a_row_that_is_new_is_followed_up() -> None:
    found = anew(series("s", A, B), before={"a": "s"})
    assert [place for place, again in found.items() if again] == [("s", THERE)]


def test_boards_of_changed_documents_are_followed_up() -> None:
    found = anew(series("s", A, B), before={"a": "s", "b": "s"}, families=(HERE,))
    assert [place for place, again in found.items() if again] == [("s", HERE), ("t", HERE)]


def test_boards_that_are_one_in_time_are_followed_up_together() -> None:
    ask = followed_anew((), {}, {}, (), (KNOWLEDGE.lineage.family("kista"),), KNOWLEDGE.lineage)
    assert ask("s", "rinkeby")


def test_a_series_that_became_the_citys_is_followed_up() -> None:
    found = anew(series("s", A, B), before={"a": "s", "b": "s"}, owner="namnd")
    assert [place for place, again in found.items() if again] == [("s", HERE), ("s", THERE)]


@pytest.mark.parametrize("asked", [(), ("s", "t")])
def test_activities_that_people_are_or_were_asked_about_are_followed_up(asked: tuple[str, ...]) -> None:
    review = () if asked else (Y,)
    found = anew(series("s", X, Z, review=review), series("t", Y), before={"x": "s", "y": "t", "z": "s"}, asked=asked)
    assert all(found.values())


def test_of_indicators_nothing_hangs_on_what_people_are_asked() -> None:
    assert not any(
        anew(series("s", A, review=(B,)), series("t", B), before={"a": "s", "b": "t"}, asked=("s", "t")).values()
    )
