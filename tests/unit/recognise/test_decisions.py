"""The numbered points of a proposal."""

from __future__ import annotations

import pytest

from vpextract import knowledge
from vpextract.model import Decision, Place
from vpextract.recognise.decisions import points_of

KNOWLEDGE = knowledge.load()
HERE = Place(page=2)


def points(*paragraphs: tuple[str, str]) -> list[Decision]:
    return points_of([(mark, text, HERE) for mark, text in paragraphs], KNOWLEDGE)


@pytest.mark.parametrize(
    "paragraphs",
    [
        pytest.param([("1.", "Planen godkänns."), ("2.", "Kajen lagas.")], id="list marks"),
        pytest.param([("1)", "Planen godkänns."), ("2)", "Kajen lagas.")], id="brackets"),
        pytest.param([("", "1. Planen godkänns."), ("", "2. Kajen lagas.")], id="in the text"),
        pytest.param([("", "1 Planen godkänns."), ("", "2 Kajen lagas.")], id="without dots"),
        pytest.param(
            [("", "Nämnden beslutar:"), ("1.", "Planen godkänns."), ("2.", "Kajen lagas.")], id="words before"
        ),
        pytest.param([("1.", "Planen"), ("", "godkänns."), ("2.", "Kajen lagas.")], id="cut by a page"),
        pytest.param(
            [("1.", "Planen godkänns."), ("2.", "Kajen lagas."), ("", "Siv Kajström"), ("", "Hamnchef")], id="signed"
        ),
    ],
)
def test_points_in_their_order(paragraphs: list[tuple[str, str]]) -> None:
    assert points(*paragraphs) == [
        Decision(1, "Planen godkänns.", None, HERE),
        Decision(2, "Kajen lagas.", None, HERE),
    ]


def test_a_number_out_of_sequence_begins_no_point() -> None:
    found = points(("1.", "Planen för"), ("", "12 kajer godkänns."))
    assert [d.text for d in found] == ["Planen för 12 kajer godkänns."]


def test_a_list_under_a_point_belongs_to_it() -> None:
    found = points(("1.", "Nämnden begär medel för:"), ("•", "kajer"), ("•", "bojar"), ("2.", "Planen godkänns."))
    assert [d.text for d in found] == ["Nämnden begär medel för:\nkajer\nbojar", "Planen godkänns."]


def test_the_amount_of_a_point() -> None:
    found = points(("1.", "Nämnden begär 4,5 mnkr för kajen."), ("2.", "Planen godkänns."))
    assert [d.amount_mnkr for d in found] == [4.5, None]


@pytest.mark.parametrize(
    "text",
    [
        "Friskvård ersätts med 3 000 kronor per medarbetare.",
        "Varje lots ersätts med högst 3 000 kronor.",
        "Per båtplats och år avsätts 12 tkr.",
        "Bidraget höjs till 5 000 kronor åt varje båtklubb.",
        "Avgiften sätts till 1 200 kr pr. medlem.",
    ],
)
def test_an_amount_for_each_of_something_is_no_amount_of_the_point(text: str) -> None:
    assert points(("1.", text)) == [Decision(1, text, None, HERE)]


@pytest.mark.parametrize(
    "text", ["För varje kaj görs en plan. Nämnden begär 3 mnkr.", "Per helår minskas budgeten med 3 mnkr."]
)
def test_each_of_something_elsewhere_in_the_text_changes_no_amount(text: str) -> None:
    assert points(("1.", text)) == [Decision(1, text, 3.0, HERE)]


def test_no_numbers_are_no_points() -> None:
    assert points(("", "Nämnden tackar för planen.")) == []


@pytest.mark.parametrize("mark", ["²", "①.", "½)", "٣.", "9" * 5000 + "."])
def test_a_mark_of_other_digits_begins_no_point(mark: str) -> None:
    found = points(("1.", "Nämnden begär medel för:"), (mark, "kajer"), ("2.", "Planen godkänns."))
    assert [(d.number, d.text) for d in found] == [(1, "Nämnden begär medel för:\nkajer"), (2, "Planen godkänns.")]
