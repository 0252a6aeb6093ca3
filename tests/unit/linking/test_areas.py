"""Areas through years and boards. All boards, names and amounts are invented."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count

import pytest

from vpextract import knowledge
from vpextract.linking.area_doubts import areas_in_doubt
from vpextract.linking.area_rooms import AreaName
from vpextract.linking.area_rulings import AreaRuling
from vpextract.linking.areas import identity, link_areas

KNOWLEDGE = knowledge.load()
_TABLES = count()


def name(text: str, board: str = "kajen", table: int | None = None, **more: str | bool) -> AreaName:
    told = {"part": "area", "total": False, "municipality": "", "parent": ""} | more
    tables = frozenset({next(_TABLES) if table is None else table})
    return AreaName(board_id=board, text=text, rows=1, tables=tables, **told)  # type: ignore[arg-type]


def areas(*names: AreaName, alike: dict[tuple[int, int], int] | None = None) -> list[set[str]]:
    found = link_areas(names, alike or {}, KNOWLEDGE, {}).areas
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
    found = link_areas(first, {}, KNOWLEDGE, {}).areas
    ids = {first[area.names[0]].text: area.area_id for area in found}
    assert ids == {
        "Hamnmiljöverksamhet": "area-hamnmiljoverksamhet",
        "Norra": "result-unit-kajen-norra",
        "Nya": "area-hamnmiljoverksamhet-nya",
    }
    former = {identity(first[n], KNOWLEDGE): area.area_id for area in found for n in area.names}
    later = [*first, *(name("Hamnmiljö") for _ in range(3))]
    again = link_areas(later, {}, KNOWLEDGE, former).areas
    assert {later[area.names[0]].text: area.area_id for area in again} == ids
    assert {area.label for area in again} == {"Hamnmiljö", "Norra", "Nya"}


def test_two_areas_of_one_spelling_have_two_identifiers() -> None:
    found = link_areas([name("Å-bojar"), name("A bojar", municipality="")], {}, KNOWLEDGE, {}).areas
    assert len({area.area_id for area in found}) == len(found)


def test_the_order_of_names_makes_no_difference() -> None:
    names = [name(x) for x in ("Bojar", "Bojverksamhet", "Fyrar", "Lotsning", "Fyrverksamhet")]
    one = link_areas(names, {}, KNOWLEDGE, {}).areas
    other = link_areas(names[::-1], {}, KNOWLEDGE, {}).areas
    assert [(a.area_id, a.label) for a in one] == [(a.area_id, a.label) for a in other]


# --- what people say, and are asked -----------------------------------------------------------------------------------


def ruling(a: str, b: str, same: bool, line: int = 2, **more: str) -> AreaRuling:
    return AreaRuling((a, b), more.get("part", "area"), more.get("whose", ""), ("", ""), same, line)


def said(*names: AreaName, rulings: Sequence[AreaRuling]) -> tuple[int, tuple[int, ...]]:
    """How many areas there are, and the lines that were not followed."""
    found = link_areas(names, {}, KNOWLEDGE, {}, rulings)
    return len(found.areas), found.not_followed


def test_what_a_person_says_is_one_is_one_and_what_is_two_stays_two() -> None:
    lots, guides = name("Lotsar"), name("Vägvisare")
    assert said(lots, guides, rulings=[ruling("Vägvisare", "Lotsar", True)]) == (1, ())
    moved = (name("Bojar och fyrar"), name("Fyrar och bojar"))
    assert said(*moved, rulings=[ruling("Bojar och fyrar", "Fyrar och bojar", False)]) == (2, ())
    spellings = (name("Hamnmiljö"), name("Hamnmiljöverksamhet"), name("Hamnmiljöverksamheten"))
    assert said(*spellings, rulings=[]) == (1, ())
    assert said(*spellings, rulings=[ruling("Hamnmiljö", "Hamnmiljöverksamhet", False)]) == (2, ())


def test_a_ruling_is_about_what_it_names_only() -> None:
    units = [name("Norra", board, part="result_unit") for board in ("kajen", "hamnen")]
    south = [name("Södra", board, part="result_unit") for board in ("kajen", "hamnen")]
    about = ruling("Norra", "Södra", True, part="result_unit", whose="kajen")
    assert said(*units, *south, rulings=[about]) == (3, ())
    assert said(name("Lotsar"), name("Vägvisare"), rulings=[ruling("Lotsar", "Vägvisare", True, part="account")]) == (
        2,
        (),
    )
    assert said(name("Lotsar"), rulings=[ruling("Lotsar", "Vägvisare", True)]) == (1, ())  # it waits


def test_what_stands_in_one_table_or_is_said_otherwise_is_not_followed_and_told() -> None:
    one_table = (name("Lotsar", table=1), name("Vägvisare", table=1))
    assert said(*one_table, rulings=[ruling("Lotsar", "Vägvisare", True, 4)]) == (2, (4,))
    both = [ruling("Lotsar", "Vägvisare", True, 4), ruling("Vägvisare", "Lotsar", False, 5)]
    assert said(name("Lotsar"), name("Vägvisare"), rulings=both) == (2, (4, 5))
    three = (name("Lotsar"), name("Vägvisare"), name("Styrmän"))
    chain = [ruling("Lotsar", "Vägvisare", True, 2), ruling("Vägvisare", "Styrmän", True, 3)]
    assert said(*three, rulings=[*chain, ruling("Lotsar", "Styrmän", False, 4)]) == (2, (3,))


def asked(
    *names: AreaName, alike: dict[tuple[int, int], int] | None = None, rulings: Sequence[AreaRuling] = ()
) -> list[str]:
    found = link_areas(names, alike or {}, KNOWLEDGE, {}, rulings)
    doubts = areas_in_doubt(found.areas, names, alike or {}, KNOWLEDGE, found.apart)
    return [" ~ ".join(sorted(found.areas[at].label for at in (one.a, one.b))) for one in doubts]


def test_areas_whose_names_or_amounts_say_nearly_the_same_are_asked_about() -> None:
    units = (name("Norrbryggan", part="investment"), name("Norbryggan", part="investment"))
    assert asked(*units) == ["Norbryggan ~ Norrbryggan"]
    assert asked(name("Bojar"), name("Fyrar")) == []
    assert asked(name("Bojar"), name("Fyrar"), alike={(0, 1): 2}) == ["Bojar ~ Fyrar"]
    assert asked(name("Bojar"), name("Fyrar"), alike={(0, 1): 1}) == []
    assert asked(*(name(text, part="investment", table=7) for text in ("Norrbryggan", "Norbryggan"))) == []


def test_the_one_that_took_anothers_place_in_the_table_is_asked_about_until_somebody_says() -> None:
    kept = ("Bojar", "Fyrar", "Kranar")
    tables = [
        *(name(text, table=1) for text in (*kept, "Lotsar")),
        *(name(text, table=2) for text in (*kept, "Styrmän")),
    ]
    assert asked(*tables) == ["Lotsar ~ Styrmän"]
    assert asked(*tables, rulings=[ruling("Lotsar", "Styrmän", False)]) == []
    assert asked(*tables, rulings=[ruling("Lotsar", "Styrmän", True)]) == []
    other = [*tables[:4], *(name(text, "hamnen", table=2) for text in (*kept, "Styrmän"))]
    assert asked(*other) == []  # another board's table
