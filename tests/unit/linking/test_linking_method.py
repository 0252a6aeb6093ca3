"""What linking promises: what is one thing is one series, what is not is not, and what nobody can tell is asked."""

from __future__ import annotations

from datetime import date

import pytest
from link_rows import CITY, activity, asked, figure, goal, linked, row, same_decision, series_of, together

NAME = "Andel nöjda seglare i hamnen"


# --- one thing --------------------------------------------------------------------------------------------------------


def test_a_city_indicator_is_one_series_through_boards_years_and_reports() -> None:
    rows = [
        row(f"{board}{year}{report}", NAME, board=board, year=year, report=report, owner=CITY)
        for board in ("brygga", "udde", "vik")
        for year in (2031, 2032)
        for report in ("vp", "t1", "t2", "vb")
    ]
    assert together(linked(*rows)) == [" ".join(sorted(one.member_id for one in rows))]


@pytest.mark.parametrize(
    "other",
    [
        "Andel nöjda segl are i hamnen",
        "Ande1 nöjcla seglare i harnnen",
        "Andel nöjda seg- lare ihamnen",
        "Andelen nöjda seglare i hamnarna",
        "ANDEL NÖJDA SEGLARE I HAMNEN",
        "Andel seglare i hamnen, nöjda",
        "Andel av nöjda seglare i hamnen",
    ],
)
def test_a_damaged_or_slightly_reworded_name_goes_on(other: str) -> None:
    assert together(linked(row("a", NAME), row("b", other, year=2032))) == ["a b"]
    assert together(linked(row("a", NAME, owner=CITY), row("b", other, board="udde", owner=CITY))) == ["a b"]


def test_a_row_printed_twice_with_the_same_figures_is_one_series() -> None:
    values = {"outcome": figure(9.0)}
    assert together(
        linked(row("a", NAME, values=values), row("b", NAME, values=values), row("c", NAME, year=2032))
    ) == ["a b c"]


def test_last_year_s_outcome_carried_over_joins_what_a_name_alone_does_not() -> None:
    a, longer = row("a", NAME, report="vb", values={"outcome": figure(37.5, 2031)}), f"{NAME} och viken"
    assert together(linked(a, row("b", longer, year=2032))) == []
    before = {"outcome_previous": figure(37.5, 2031)}
    assert together(linked(a, row("b", longer, year=2032, report="t1", values=before))) == ["a b"]


def test_a_polished_heading_over_the_same_description_is_the_same_goal() -> None:
    text = "Hamnlaget går varje kväll en runda längs bryggorna, talar med seglarna och ser efter att lyktorna lyser."
    a = goal("a", "Bryggorna i hamnen är trygga och upplysta", context=text, number="1.1.1")
    b = goal("b", "Bryggorna i hamnen är trygga, rena och upplysta", context=text, number="1.1.1", year=2032)
    assert together(linked(a, b)) == ["a b"]


# --- not one thing ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "other",
    [
        "Andel nöjda seglare i hamnen dag 1-14",
        "Andel nöjda roddare i hamnen",
        "Andel nöjda seglare i viken",
        "Andel missnöjda seglare i hamnen",
        "Andel seglare i hamnen som inte är nöjda",
        "Andel nöjda seglare i hamnen, kvinnor",
        "Antal nöjda seglare i hamnen",
        "Andel trygga seglare i hamnen",
        "Andel nöjda seglare utanför hamnen",
        "Andel nöjda seglare i hamnen 65-79 år",
    ],
)
def test_a_name_that_says_something_else_is_another_thing(other: str) -> None:
    assert together(linked(row("a", NAME, owner=CITY), row("b", other, board="udde", year=2032, owner=CITY))) == []


def test_a_board_s_own_indicator_stays_with_the_board() -> None:
    assert together(linked(row("a", NAME), row("b", NAME, board="udde"), row("c", NAME, board="udde", year=2032))) == [
        "b c"
    ]


def test_goals_of_two_levels_stay_apart_though_their_names_are_the_same() -> None:
    assert (
        together(linked(goal("a", "Hamnen är trygg"), goal("b", "Hamnen är trygg", level="verksamhetsmal", year=2032)))
        == []
    )


def test_two_rows_of_one_document_never_share_a_series_though_their_names_are_nearly_the_same() -> None:
    found = linked(row("a", f"{NAME} I"), row("b", f"{NAME} i"), row("c", "Andel nöjda seglare i harnnen"))
    assert together(found) == ["a b"]  # printed twice
    assert together(linked(row("a", NAME), row("b", "Andel nöjda seglare i harnnen"))) == []


def test_two_rows_of_one_document_are_not_joined_by_way_of_other_documents_either() -> None:
    a, b = row("a", NAME), row("b", "Andel nöjda seglare i harnnen")
    others = [
        row("c", NAME, year=2032),
        row("d", "Andel nöjda seglare i harnnen", year=2033),
        row("e", "Andel nöjcla seglare i hamnen", year=2034),
    ]
    home = series_of(linked(a, b, *others))
    assert home["a"] != home["b"]
    assert home["a"] == home["c"]
    assert home["b"] == home["d"]


def test_a_name_printed_twice_with_other_figures_is_two_things_told_by_the_goals_above() -> None:
    rows = [
        row(
            f"{above}{year}", "Antal deltagare", year=year, parent=above, values={"outcome": figure(value + year, year)}
        )
        for above, value in (("Hamnen", 0.5), ("Viken", 9.5))
        for year in (2031, 2032, 2033)
    ]
    assert together(linked(*rows)) == ["Hamnen2031 Hamnen2032 Hamnen2033", "Viken2031 Viken2032 Viken2033"]


def test_a_chain_of_small_steps_does_not_lead_to_another_thing() -> None:
    name, rows = "Lagade röda bojar i sundet", []
    for n, word in enumerate(("", " fortsatt", " projekt", " verksamhet", " insatser", " relevanta")):
        name += word
        rows.append(row(str(n), name, year=2031 + n))
    home = series_of(linked(*rows))
    assert home["0"] == home["1"] == home["2"]
    assert home["0"] != home["5"]


# --- nobody can tell --------------------------------------------------------------------------------------------------


def test_a_pair_between_the_thresholds_is_asked_and_not_joined() -> None:
    found = linked(row("a", NAME), row("b", f"{NAME} idag", year=2032))
    assert together(found) == []
    assert asked(found) == ["a b"]
    assert "only in b: idag" in found.doubtful[0].why


def test_where_two_rows_of_a_document_fit_equally_neither_is_taken_and_both_are_asked() -> None:
    twice = [row(name, NAME, values={"outcome": figure(value)}) for name, value in (("a", 9.0), ("b", 8.0))]
    found = linked(*twice, row("c", NAME, year=2032))
    assert together(found) == []
    assert asked(found) == ["a c", "b c"]


def test_where_one_of_two_fits_clearly_better_it_is_taken() -> None:
    twice = [
        row("a", NAME, parent="Hamnen är trygg", values={"outcome": figure(9.0)}),
        row("b", NAME, parent="Viken är trygg", values={"outcome": figure(8.0)}),
    ]
    assert together(linked(*twice, row("c", NAME, year=2032, parent="Viken är trygg"))) == ["b c"]


def test_a_document_that_contradicts_itself_does_not_part_the_others() -> None:
    rows = [row(str(n), NAME, board=f"b{n % 13}", year=2031 + n // 13, owner=CITY) for n in range(60)]
    twice = [
        row(f"x{value}", NAME, board="b4", year=2033, report="t1", owner=CITY, values={"outcome": figure(value)})
        for value in (5.0, 7.0)
    ]
    found = linked(*rows, *twice)
    assert [len(one.split()) for one in together(found)] == [60]
    assert {name for pair in asked(found) for name in pair.split()} >= {"x5.0", "x7.0"}


# --- boards that merge ------------------------------------------------------------------------------------------------


def test_a_board_s_own_indicator_goes_on_through_mergers() -> None:
    steps = [("hagersten", 2005), ("hagersten-liljeholmen", 2015), ("hagersten-alvsjo", 2021)]
    rows = [
        row(board, NAME if n % 2 else "Andel nöjcla seglare i hamnen", board=board, year=year)
        for n, (board, year) in enumerate(steps)
    ]
    assert together(linked(*rows)) == ["hagersten hagersten-alvsjo hagersten-liljeholmen"]


def test_both_former_boards_go_on_in_the_new_one() -> None:
    rows = [
        row(board, NAME, board=board, year=year)
        for board, year in (("rinkeby", 2005), ("kista", 2005), ("rinkeby-kista", 2008))
    ]
    assert together(linked(*rows)) == ["kista rinkeby rinkeby-kista"]
    assert together(linked(*rows[:2])) == []


def test_a_board_of_no_merger_does_not_go_on_in_another() -> None:
    assert together(linked(row("a", NAME, board="farsta", year=2022), row("b", NAME, board="jarva", year=2024))) == []


# --- decisions --------------------------------------------------------------------------------------------------------


def test_what_people_said_goes_before_what_the_names_say() -> None:
    a, b, c = row("a", NAME), row("b", NAME, year=2032), row("c", "Gästbåtar vid kajen", year=2033)
    assert together(linked(a, b, c, decisions=[same_decision(a, c)])) == ["a b c"]
    assert together(linked(a, b, decisions=[same_decision(a, b, same=False)])) == []
    assert asked(linked(a, b, decisions=[same_decision(a, b, same=False)])) == []


def test_decisions_that_contradict_each_other_are_named_and_none_is_followed() -> None:
    a, b = row("a", NAME), row("b", "Gästbåtar vid kajen", year=2032)
    found = linked(a, b, decisions=[same_decision(a, b), same_decision(a, b, same=False)._replace(line=3)])
    assert [one.lines for one in found.contradictions] == [(2, 3)]
    assert together(found) == []


def test_activities_with_the_same_dates_are_joined_where_the_name_alone_would_be_asked() -> None:
    dates = (date(2031, 3, 1), date(2032, 9, 1))
    a, b = (
        activity("a", "Laga alla gamla bojar i sundet", dates=dates, parent="Sundet"),
        activity("b", "Laga gamla bojar i hela sundet", year=2032, dates=dates, parent="Sundet"),
    )
    assert together(linked(a, b)) == ["a b"]
