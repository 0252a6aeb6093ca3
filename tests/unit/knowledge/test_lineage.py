"""Boards go on in those that took them over. The boards are invented, but for the facts of Stockholm at the end."""

from __future__ import annotations

from datetime import date

import pytest

from vpextract import knowledge
from vpextract.knowledge.lineage import Lineage
from vpextract.knowledge.schema_documents import Merger

FAMILY = (
    Merger(date=date(2031, 1, 1), board="Udde-Vik", replaces=["Udde", "Vik"]),
    Merger(date=date(2040, 1, 1), board="Kusten", replaces=["Udde-Vik", "Holme"]),
)
LINEAGE = Lineage(FAMILY, str.casefold)


def test_a_board_holds_itself_and_all_that_it_took_over_step_by_step() -> None:
    assert LINEAGE.within("udde-vik") == {"udde-vik", "udde", "vik"}
    assert LINEAGE.within("kusten") == {"kusten", "udde-vik", "udde", "vik", "holme"}


def test_a_board_that_is_not_listed_stands_alone() -> None:
    assert LINEAGE.within("skär") == {"skär"}
    assert LINEAGE.family("skär") == "skär"
    assert LINEAGE.heir({"skär"}) == "skär"
    assert LINEAGE.heir({"skär", "udde"}) is None


def test_a_board_that_was_merged_holds_itself_only() -> None:
    assert LINEAGE.within("udde") == {"udde"}


def test_the_heir_is_the_one_board_that_all_others_went_into() -> None:
    assert LINEAGE.heir({"udde", "udde-vik"}) == "udde-vik"
    assert LINEAGE.heir({"udde", "vik", "kusten"}) == "kusten"


def test_two_boards_before_their_merger_have_no_heir() -> None:
    assert LINEAGE.heir({"udde", "vik"}) is None
    assert LINEAGE.heir({"udde-vik", "holme"}) is None


def test_no_boards_have_no_heir() -> None:
    assert LINEAGE.heir(()) is None


@pytest.mark.parametrize("board", ["udde", "vik", "udde-vik", "holme", "kusten"])
def test_all_boards_that_ever_go_into_one_are_of_its_family(board: str) -> None:
    assert LINEAGE.family(board) == "kusten"


def test_mergers_may_be_listed_in_any_order() -> None:
    assert Lineage(FAMILY[::-1], str.casefold).within("kusten") == LINEAGE.within("kusten")


def test_two_mergers_into_one_board_add_up() -> None:
    later = Merger(date=date(2042, 1, 1), board="Kusten", replaces=["Grund"])
    assert Lineage((*FAMILY, later), str.casefold).within("kusten") == {*LINEAGE.within("kusten"), "grund"}


def test_what_a_board_took_in_after_it_was_merged_itself_is_not_its_heir_s() -> None:
    founded_anew = Merger(date=date(2050, 1, 1), board="Udde", replaces=["Grund"])
    assert "grund" not in Lineage((*FAMILY, founded_anew), str.casefold).within("kusten")


@pytest.mark.parametrize(
    ("heir", "former"),
    [
        ("rinkeby-kista", ["rinkeby", "kista"]),
        ("sodermalm", ["maria-gamla-stan", "katarina-sofia"]),
        ("enskede-arsta-vantor", ["enskede-arsta", "vantor"]),
        ("hagersten-liljeholmen", ["hagersten", "liljeholmen"]),
        ("hagersten-alvsjo", ["hagersten", "liljeholmen", "hagersten-liljeholmen", "alvsjo"]),
        ("norra-innerstaden", ["norrmalm", "ostermalm"]),
        ("jarva", ["rinkeby", "kista", "rinkeby-kista", "spanga-tensta"]),
    ],
)
def test_stockholm_s_mergers_are_known(heir: str, former: list[str]) -> None:
    assert knowledge.load().lineage.within(heir) == {heir, *former}


@pytest.mark.parametrize("board", ["farsta", "skarpnack", "bromma", "kungsholmen", "hasselby-vallingby", "skarholmen"])
def test_stockholm_s_other_boards_stand_alone(board: str) -> None:
    assert knowledge.load().lineage.within(board) == {board}
    assert knowledge.load().lineage.family(board) == board
