"""A person is never part of a board's name, whatever stands between them. Persons and places are fictional."""

from __future__ import annotations

from itertools import product

import pytest

from vpextract.knowledge import load

NAMES = load().board_names
PERSONS = (
    "Anna Exempel", "A. Exempel", "Anna B. Exempel", "Anna von Exempel-Ström", "Anna Maria Exempelås", "Ann-Sofi Exempel Ström",
    "Zlatan Exempelfors", "Åke Lindnäs", "Muhammad al Exempel", "Exempel", "Exempel, Anna",
)  # fmt: skip
ROLES = ("", "Handläggare ", "Handläggare: ", "Ordförande ", "stadsdelsdirektör ", "Till ")
BETWEEN = (
    " ",
    ", ",
    " Tel 08-555 22 000 ",
    " anna.exempel@staden.se ",
    " 2030-11-12 ",
    " Sida 1 (45) ",
    " – ",
    " Till ",
)
CERTAIN = (
    "Bromma stadsdelsnämnd", "Hägersten-Älvsjö stadsdelsnämnd", "Norra innerstadens stadsdelsnämnd", "Kulturnämnden",
    "Stadsdelsnämnden Norra Innerstaden", "Maria-Gamla stans stadsdelsnämnd", "Miljö- och hälsoskyddsnämnden", "Hamnnämnden",
    "Fyr- och bojnämnden", "Södra stadsdelsnämnden", "Norra Hamnens stadsdelsnämnd",
)  # fmt: skip
GENITIVES = ("Sjöviks stadsdelsnämnd", "Björkö-Ängdals stadsdelsnämnd")
BARE = ("Bergsta stadsdelsnämnd", "Björkö-Änga stadsdelsnämnd")


def lines(board: str) -> list[tuple[str, str]]:
    """Lines with a person on either side of a board's name, and the name, also in capitals."""
    sides = [
        line
        for role, person, between in product(ROLES, PERSONS, BETWEEN)
        for line in (f"{role}{person}{between}{board}", f"{board}{between}{role}{person}")
    ]
    return [*((line, board) for line in sides), *((line.upper(), board.upper()) for line in sides)]


@pytest.mark.parametrize("board", CERTAIN)
def test_a_listed_name_and_a_certain_shape_are_found_beside_any_person(board: str) -> None:
    assert [(line, found) for line, name in lines(board) if (found := NAMES.in_text(line)) != [name]] == []


@pytest.mark.parametrize("board", GENITIVES)
def test_a_genitive_is_found_unless_it_may_be_a_family_name(board: str) -> None:
    found = [(line, NAMES.in_text(line), name) for line, name in lines(board)]
    assert [(line, names) for line, names, name in found if names not in ([name], [])] == []
    assert {line for line, names, _ in found if not names and "exempel, anna " not in line.casefold()} == set()


@pytest.mark.parametrize("board", BARE)
def test_a_name_without_genitive_is_found_alone_or_not_at_all(board: str) -> None:
    found = [(line, NAMES.in_text(line), name) for line, name in lines(board)]
    assert [(line, names) for line, names, name in found if names not in ([name], [])] == []
    assert NAMES.in_text(board) == NAMES.in_text(f"Till {board}") == [board]


@pytest.mark.parametrize(
    ("text", "boards"),
    [
        ("Anna ExempelBromma stadsdelsnämnd", ["Bromma stadsdelsnämnd"]),
        ("Anna ExempelKulturnämnden", ["Kulturnämnden"]),
        ("Samråd med Bergsta stadsdelsnämnd", ["Bergsta stadsdelsnämnd"]),
        ("Hamnen är städad. Bergsta stadsdelsnämnd målar bojar.", ["Bergsta stadsdelsnämnd"]),
        ("Tel. Exempel stadsdelsnämnd", []),
        ("Norra Bromma stadsdelsnämnd", ["Norra Bromma stadsdelsnämnd"]),
        ("Sjövik-Bromma stadsdelsnämnd", ["Sjövik-Bromma stadsdelsnämnd"]),
        ("Sjöviks stadsdelsnämnd Bromma torg 1", ["Sjöviks stadsdelsnämnd"]),
        ("Anna Lindfors Stadsdelsnämnd Maria-Gamla stan", ["Stadsdelsnämnd Maria-Gamla stan"]),
        ("Kultur- och idrottsnämnden", ["Kultur- och idrottsnämnden"]),
        ("Varje stadsdelsnämnd ansvarar", []),
    ],
)
def test_what_is_one_name_and_what_is_none(text: str, boards: list[str]) -> None:
    assert NAMES.in_text(text) == boards


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Stadsdelsnämnden Norra Innerstaden", "norra-innerstaden"),
        ("Stadsdelsnämnd Maria-Gamla stan", "maria-gamla-stan"),
        ("Hägersten – Älvsjö stadsdelsnämnd", "hagersten-alvsjo"),
        ("HÄGERSTEN–ÄLVSJÖ STADSDELSNÄMND", "hagersten-alvsjo"),
        ("Enskede Årsta Vantörs stadsdelsnämnd", "enskede-arsta-vantor"),
        ("Nämnden för hamnar och bryggor", "hamnar-och-bryggor"),
    ],
)
def test_ids_of_other_spellings(name: str, key: str) -> None:
    assert NAMES.id_of(name) == key


def test_places_of_names_in_a_text() -> None:
    text = "Beslut i maj. Till Sjöviks stadsdelsnämnd och Bromma stadsdelsnämnd"
    assert [(text[a:b], name) for name, (a, b) in NAMES.places(text)] == [
        ("Sjöviks stadsdelsnämnd", "Sjöviks stadsdelsnämnd"),
        ("Bromma stadsdelsnämnd", "Bromma stadsdelsnämnd"),
    ]
