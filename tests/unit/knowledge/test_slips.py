"""Heads that are said again with a slip, and heads that only look so. All texts are invented."""

from __future__ import annotations

import pytest

from vpextract import knowledge

KNOWLEDGE = knowledge.load()
HEAD = ("Hamn", "Budget mnkr", "Utfall mnkr", "Avvikelse")


@pytest.mark.parametrize(
    "again",
    [
        pytest.param(("Hamn", "Budget mnkr", "Utfall mnkr", "Avvikelse"), id="the same"),
        pytest.param(("HAMN", "Budget  mnkr", "Utfall, mnkr", "Avvikelse:"), id="other spaces and marks"),
        pytest.param(("Hamn", "Budget mnr", "Utfall mnkr", "Avvikelse"), id="a letter lost"),
        pytest.param(("Hamn", "Budget mnkr", "Utfall mnkr", "Avvikelsse"), id="a letter too many"),
        pytest.param(("Hamn", "Budegt mnkr", "Utfall mnkr", "Avvikelse"), id="two letters changed places"),
        pytest.param(("Hamm", "Budget mnkr", "Utfal mnkr", "Avvikelse"), id="slips in two labels"),
    ],
)
def test_a_head_with_a_slip_is_the_same_head(again: tuple[str, ...]) -> None:
    assert KNOWLEDGE.same_head(HEAD, again)
    assert KNOWLEDGE.same_head(again, HEAD)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param(HEAD, HEAD[:3], id="fewer columns"),
        pytest.param(("Hamn", "Budget 2030"), ("Hamn", "Budget 2031"), id="another year"),
        pytest.param(("Hamn", "Belopp tkr"), ("Hamn", "Belopp mkr"), id="another unit, both short"),
        pytest.param(("Hamn", "Belopp mnkr"), ("Hamn", "Belopp tkr"), id="another unit"),
        pytest.param(("Hamn", "Jan"), ("Hamn", "Jun"), id="short words"),
        pytest.param(("Hamn", "Utfall män"), ("Hamn", "Utfall mån"), id="one letter of three"),
        pytest.param(("Hamn", "Startdatum"), ("Hamn", "Slutdatum"), id="two known words"),
        pytest.param(("Hamn", "Utfall"), ("Hamn", "Prognos"), id="other words"),
        pytest.param(("Hamm",), ("Hamn",), id="no label without a slip"),
        pytest.param(
            ("Hamn", "a", "Bryggor", "Kajer", "Bojar"), ("Hamn", "a", "Brygor", "Kaje", "Boja"), id="three slips"
        ),
    ],
)
def test_what_means_something_else_is_no_slip(first: tuple[str, ...], second: tuple[str, ...]) -> None:
    assert not KNOWLEDGE.same_head(first, second)
