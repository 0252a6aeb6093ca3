"""The list of links says what people decided; where it is gone, what they decided says the list."""

from __future__ import annotations

import pytest

from vpextract.linking.review import COLUMNS, Entry, Review
from vpextract.linking.review_csv import bytes_to_review, review_to_bytes
from vpextract.linking.review_rulings import LINK, review_to_rulings, with_rulings
from vpextract.model.rulings import Ruling, in_force

CELLS = dict.fromkeys(COLUMNS, "") | {
    "kind": "goal",
    "score": "0.41",
    "why": "only in a: yttre",
    "a_text": "Måla yttre bojar",
    "a_board": "hamn",
    "a_year": "2031",
    "a_report": "vp",
    "a_id": "x:g1",
    "b_text": "Måla bojar",
    "b_board": "hamn",
    "b_year": "2032",
    "b_goal": "=Hel hamn",
    "b_id": "y:g1",
}


def review(*rows: dict[str, str]) -> Review:
    own = {name: None for row in rows for name in row if name not in COLUMNS}
    columns = (*COLUMNS, *own)
    entries = [Entry({name: (CELLS | row).get(name, "") for name in columns}, n) for n, row in enumerate(rows, 2)]
    return Review(columns, tuple(entries))


def said(given: Review, *before: Ruling) -> list[str | None]:
    return [one.verdict for one in review_to_rulings(given, in_force(before, LINK))]


SAME, OLIKA, OPEN = {"decision": "same"}, {"decision": "Olika "}, {"decision": ""}
(RULED,) = review_to_rulings(review(SAME), {})
SWAPPED = {"a_id": "y:g1", "b_id": "x:g1"}


@pytest.mark.parametrize(
    ("rows", "first", "then"),
    [
        ((), [], []),
        ((OPEN,), [], [None]),
        ((SAME,), ["same"], []),
        ((OLIKA,), ["different"], ["different"]),
        ((SAME, OLIKA), [], []),
        ((SAME, OPEN), ["same"], []),
        ((SAME, SAME | SWAPPED), ["same"], []),
        (({"decision": "nja"},), [], []),
        ((SAME, {"decision": "nja"}), [], []),
        ((SAME | {"vem": "Åsa"},), ["same"], ["same"]),
        ((SAME | {"b_id": "z:g1"},), ["same"], ["same"]),
        ((SAME | {"a_text": "Mala yttre bojar"},), ["same"], []),  # saved without some letters
    ],
)
def test_what_a_list_says_anew(rows: tuple[dict[str, str], ...], first: list[str], then: list[str]) -> None:
    assert said(review(*rows)) == first
    assert said(review(*rows), RULED) == then


def test_rows_without_identifiers_are_told_by_board_and_text() -> None:
    texts_only = review(SAME | {"a_id": "", "b_id": ""})
    (ruled,) = review_to_rulings(texts_only, {})
    assert ruled.about == {"row": "goal", "rows": ["hamn:målabojar", "hamn:målayttrebojar"]}
    assert said(texts_only, ruled) == []


def test_a_list_that_is_gone_comes_back_whole() -> None:
    whole = review(SAME | {"anteckning": "se sid. 4"}, OLIKA | {"b_id": "z:g9", "b_text": "Måla alla bojar"})
    known = in_force(review_to_rulings(whole, {}), LINK)
    back = with_rulings(Review(), known)
    assert back.columns == (*COLUMNS, "anteckning")
    words = ["same", "different"]
    assert [e.cells for e in back.entries] == [
        {**e.cells, "decision": word} for e, word in zip(whole.entries, words, strict=True)
    ]
    assert bytes_to_review(review_to_bytes(back)) == back
    assert review_to_rulings(back, known) == []


@pytest.mark.parametrize("row", [SAME, OLIKA, OPEN, {"decision": "nja"}, SAME | SWAPPED])
def test_a_row_that_is_there_is_not_brought_back(row: dict[str, str]) -> None:
    given = review(row)
    assert with_rulings(given, in_force([RULED], LINK)) is given


def test_what_comes_back_stands_below_with_columns_of_its_own() -> None:
    given = review(OPEN | {"b_id": "z:g9", "mitt": "?"})
    (beside,) = review_to_rulings(review(SAME | {"vem": "Åsa"}), {})
    back = with_rulings(given, in_force([beside], LINK))
    assert back.columns == (*COLUMNS, "mitt", "vem")
    assert [(e.word, e.cells["mitt"], e.cells["vem"], e.line) for e in back.entries] == [
        ("", "?", "", 2),
        ("same", "", "Åsa", 3),
    ]


@pytest.mark.parametrize("told", [{}, {"a": 1}, {"a": {"id": 4}, "beside": ["x"]}, {"beside": {"decision": "olika"}}])
def test_a_line_that_somebody_else_wrote_does_no_harm(told: dict[str, object]) -> None:
    back = with_rulings(Review(), in_force([Ruling(LINK, {"rows": ["x:g1", "y:g1"]}, "same", told)], LINK))
    assert [entry.cells["decision"] for entry in back.entries] == ["same"]
