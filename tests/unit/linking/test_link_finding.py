"""Which links are found between groups, and what they say of themselves."""

from __future__ import annotations

from dataclasses import replace

import pytest
from link_rows import CITY, KNOWLEDGE, figure, row

from vpextract.linking.clustering import Link
from vpextract.linking.grouping import records_to_groups
from vpextract.linking.links import Linker
from vpextract.linking.records import Record

SCALE = KNOWLEDGE.link.scale


def links(*rows: Record) -> dict[str, Link]:
    """Links by the first member_ids of their groups."""
    linker = Linker(records_to_groups(rows, KNOWLEDGE), KNOWLEDGE)
    first = [group.records[0].member_id for group in linker.groups]
    return {" ".join(sorted((first[link.a], first[link.b]))): link for link in linker.links()}


def test_the_surest_link_comes_first() -> None:
    found = links(
        row("a", "Andel nöjda seglare i hamnen"),
        row("b", "Andel nöjda seglare i harnnen", year=2032),
        row("c", "Andel nöjda seglare inne i hamnen", year=2033),
    )
    scores = [link.score for link in found.values()]
    assert scores == sorted(scores, reverse=True)
    assert next(iter(found)) == "a b"
    assert {link.method for link in found.values()} == {"fuzzy"}


def test_what_is_not_worth_asking_about_is_left_out() -> None:
    assert links(row("a", "Andel nöjda seglare"), row("b", "Andel nöjda roddare", year=2032)) == {}


def test_a_damaged_name_is_linked_within_a_board_only() -> None:
    a, b = "Andel nöjda seglare i hamnen", "Andel nöjda segl are i harnnen"
    assert links(row("a", a), row("b", b, board="udde")) == {}
    assert links(row("a", a, owner=CITY), row("b", b, board="udde", owner=CITY)).keys() == {"a b"}


def test_one_name_of_boards_that_took_over_from_each_other_is_an_exact_link() -> None:
    (link,) = links(
        row("a", "Hela bojar", board="norrmalm"), row("b", "Hela bojar", board="norra-innerstaden", year=2032)
    ).values()
    assert (link.method, link.score > SCALE.linked) == ("exact", True)
    assert links(row("a", "Hela bojar", board="norrmalm"), row("b", "Hela bojar", board="ostermalm")) == {}


def test_names_without_a_letter_or_digit_are_linked_with_nothing() -> None:
    assert links(row("a", "-"), row("b", "–", year=2032), row("c", "…", year=2033)) == {}


# --- the city's among a board's own -----------------------------------------------------------------------------------


def of_city(value: float | None, owner: str | None) -> float:
    """The score of a row of the city and one of a board's own in one document, with one name."""
    values = {"outcome": figure(9.0)}, {"outcome": figure(value)} if value is not None else {}
    (link,) = links(
        row("a", "Hela bojar", owner=CITY, values=values[0]), row("b", "Hela bojar", owner=owner, values=values[1])
    ).values()
    assert link.method == "exact"
    return link.score


def test_the_city_s_indicator_printed_among_a_board_s_own_is_told_by_its_figures() -> None:
    assert of_city(9.0, "namnd") >= SCALE.linked


@pytest.mark.parametrize("value", [8.0, None])
def test_without_the_same_figures_a_person_is_asked(value: float | None) -> None:
    assert SCALE.to_review <= of_city(value, "namnd") < SCALE.linked


def test_where_nothing_tells_whose_a_row_is_a_target_of_the_city_does() -> None:
    assert of_city(None, None) < SCALE.linked
    row_of_city = row("a", "Hela bojar", values={"target_kf": figure(7.0)}, owner=None)
    (link,) = links(row_of_city, row("b", "Hela bojar", owner=CITY, year=2032)).values()
    assert link.score >= SCALE.linked


def test_the_city_s_indicator_is_known_among_a_board_s_own_though_its_name_is_misread() -> None:
    values = {"outcome": figure(61.5), "target": figure(60.0)}
    of_city = row("a", "Andel hela bojar i norra hamnen", owner=CITY, values=values)
    own = row("b", "Andel hela bojar i norra harnnen", values=values)
    assert links(of_city, own)["a b"].score >= SCALE.linked
    assert links(of_city, replace(own, values=values | {"target": figure(70.0)})) == {}


def test_a_long_name_is_the_city_s_wherever_it_stands() -> None:
    name = "Hamnnämnden ska med slussarna utreda hur bojar och fyrar kan lysa längre under vintern"
    (link,) = links(row("a", name, owner=CITY), row("b", name, board="udde")).values()
    assert link.score >= SCALE.linked
    assert links(row("a", name), row("b", name, board="udde")) == {}


def test_figures_of_several_documents_must_all_agree() -> None:
    rows = [
        row(f"{owner}{year}", "Hela bojar", owner=owner, year=year, values={"outcome": figure(value, year)})
        for owner, year, value in ((CITY, 2031, 9.0), (CITY, 2032, 7.0), ("namnd", 2031, 9.0), ("namnd", 2032, 6.0))
    ]
    (link,) = links(*rows).values()
    assert link.score < SCALE.linked


# --- one name many times ----------------------------------------------------------------------------------------------


def test_of_many_documents_each_thing_of_one_name_meets_all_of_the_next_documents() -> None:
    rows = [
        row(
            f"{year}{goal}",
            "Antal",
            year=year,
            owner=CITY,
            parent=f"{goal} är trygg",
            values={"outcome": figure(n + 0.5, year)},
        )
        for year in range(2031, 2051)
        for n, goal in enumerate(("Hamnen", "Viken", "Sundet", "Slussen", "Kajen"))
    ]
    found = links(*rows)
    assert {f"2031{a} 2032{b}" for a in ("Hamnen", "Kajen") for b in ("Hamnen", "Kajen")} <= found.keys()
    assert len(found) < 100 * 5 * 10


# --- why --------------------------------------------------------------------------------------------------------------


def test_a_link_tells_which_words_differ_and_what_speaks_for_it() -> None:
    rows = (
        row("a", "Andel nöjda seglare i hamnen", parent="Hamnen är trygg"),
        row("b", "Andel nöjda seglare inne i hamnen", year=2032, parent="Hamnen är trygg"),
    )
    found = links(*rows)
    why = Linker(records_to_groups(rows, KNOWLEDGE), KNOWLEDGE).told(0, 1)
    assert "inne" in why
    assert "only in" in why
    assert "same goal above -0.10" in why
    assert found["a b"].cost == pytest.approx(
        sum(float(part.rsplit(" ", 1)[1]) for part in why.split("; ") if part[-1].isdigit()), abs=0.02
    )
