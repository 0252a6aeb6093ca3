"""Areas through years and boards. All boards, names and amounts are invented."""

from __future__ import annotations

from itertools import count

import pytest

from vpextract import knowledge
from vpextract.linking.areas import AreaName, identity, link_areas

KNOWLEDGE = knowledge.load()
_TABLES = count()


def name(text: str, board: str = "kajen", table: int | None = None, **more: str | bool) -> AreaName:
    told = {"part": "area", "total": False, "municipality": "", "parent": ""} | more
    tables = frozenset({next(_TABLES) if table is None else table})
    return AreaName(board_id=board, text=text, rows=1, tables=tables, **told)  # type: ignore[arg-type]


def areas(*names: AreaName, alike: dict[tuple[int, int], int] | None = None) -> list[set[str]]:
    found = link_areas(names, alike or {}, KNOWLEDGE, {})
    assert sorted(n for area in found for n in area.names) == list(range(len(names)))
    return [{f"{names[n].board_id}: {names[n].text}" for n in area.names} for area in found]


@pytest.mark.parametrize(
    ("one", "other", "together"),
    [
        pytest.param(name("Lotsverksamhet"), name("Lotsverksamheten"), True, id="spelling"),
        pytest.param(name("Lotsverksamhet"), name("Lotsverksamhet", "hamnen"), True, id="two boards"),
        pytest.param(name("Bojar och fyrar"), name("Fyrar och bojar"), True, id="moved words"),
        pytest.param(name("Nämnd och administration"), name("Nämnd- och förvaltningsadministration"), True, id="known"),
        pytest.param(name("Bojar"), name("Fyrar"), False, id="others"),
        pytest.param(name("Hamnmiljö", table=1), name("Hamnmiljöverksamhet", table=1), False, id="one key in one table"),
        pytest.param(
            name("Bojar och fyrar", table=1), name("Fyrar och bojar", table=1), False, id="two names in one table"
        ),
        pytest.param(name("Bojar"), name("Bojar", municipality="Ankeborg"), False, id="two municipalities"),
        pytest.param(name("Norra", part="result_unit"), name("Norra", "hamnen", part="result_unit"), False, id="units"),
        pytest.param(name("Bojar"), name("Bojar", part="investment"), False, id="parts"),
        pytest.param(name("Totalt", total=True), name("Summa", "hamnen", total=True), True, id="totals"),
        pytest.param(name("Nya", parent="Bojar"), name("Nya", parent="Fyrar"), False, id="under others"),
        pytest.param(name("Nya", parent="Hamnmiljö"), name("Nya", parent="Hamnmiljöverksamhet"), True, id="under one"),
        pytest.param(name("Nya", parent="Bojar"), name("Nya"), False, id="under another and alone"),
    ],
)  # fmt: skip
def test_names_that_are_one(one: AreaName, other: AreaName, together: bool) -> None:
    assert len(areas(one, other)) == (1 if together else 2)


def test_what_stands_under_names_that_words_joined_is_one() -> None:
    two = ("Bojar och fyrar", "Fyrar och bojar")
    assert len(areas(*map(name, two), *(name("Nya", parent=parent) for parent in two))) == 2


@pytest.mark.parametrize(("times", "together"), [(3, True), (2, False)])
def test_names_that_give_the_same_amounts_are_one(times: int, together: bool) -> None:
    assert len(areas(name("Lotsar"), name("Vägvisare"), alike={(0, 1): times})) == (1 if together else 2)


def test_amounts_join_nothing_that_stands_in_one_table() -> None:
    assert len(areas(name("Lotsar", table=1), name("Vägvisare", table=1), alike={(0, 1): 9})) == 2


def test_identifiers_say_what_it_is_and_stay() -> None:
    first = [name("Hamnmiljöverksamhet"), name("Norra", part="result_unit"), name("Nya", parent="Hamnmiljöverksamhet")]
    found = link_areas(first, {}, KNOWLEDGE, {})
    ids = {first[area.names[0]].text: area.area_id for area in found}
    assert ids == {
        "Hamnmiljöverksamhet": "area-hamnmiljoverksamhet",
        "Norra": "result-unit-kajen-norra",
        "Nya": "area-hamnmiljoverksamhet-nya",
    }
    former = {identity(first[n], KNOWLEDGE): area.area_id for area in found for n in area.names}
    later = [*first, *(name("Hamnmiljö") for _ in range(3))]
    again = link_areas(later, {}, KNOWLEDGE, former)
    assert {later[area.names[0]].text: area.area_id for area in again} == ids
    assert {area.label for area in again} == {"Hamnmiljö", "Norra", "Nya"}


def test_two_areas_of_one_spelling_have_two_identifiers() -> None:
    found = link_areas([name("Å-bojar"), name("A bojar", municipality="")], {}, KNOWLEDGE, {})
    assert len({area.area_id for area in found}) == len(found)


def test_the_order_of_names_makes_no_difference() -> None:
    names = [name(x) for x in ("Bojar", "Bojverksamhet", "Fyrar", "Lotsning", "Fyrverksamhet")]
    one = link_areas(names, {}, KNOWLEDGE, {})
    other = link_areas(names[::-1], {}, KNOWLEDGE, {})
    assert [(a.area_id, a.label) for a in one] == [(a.area_id, a.label) for a in other]
