"""What figures and place prove where names alone do not. Names and figures are invented."""

from __future__ import annotations

import pytest
from link_rows import CITY, KNOWLEDGE, figure, row

from vpextract.linking.comparing import Comparison, compare
from vpextract.linking.evidence import NOWHERE, Stand
from vpextract.linking.facts import facts_of
from vpextract.linking.names import name_of
from vpextract.linking.records import Record

SCALE, WEIGHTS = KNOWLEDGE.link.scale, KNOWLEDGE.link.evidence
NAME = "Andel seglare i hamnen som är trygga på bryggor"
REWORDED = "Andel seglare i hamnen som litar på bryggor"
DEGREE = "Andel seglare i hamnen som litar ganska mycket på bryggor"
OTHER = "Fyrljusens räckvidd en vinternatt"
ADDED = f"{NAME} och kajer"
NUMBERED = "Andel seglare i hamnen som är trygga på 12 bryggor", "Andel seglare i hamnen som är trygga på 14 bryggor"
ALONE, ACROSS, NEAR = Stand(alone=1, near=True), Stand(across=1, near=True), Stand(near=True)
BOARDS = ("brygga", "fyren", "hamnen")


def said(
    a: str, b: str, stand: Stand, outcome: float | None = None, previous: float | None = None, boards: int = 1
) -> Comparison:
    rows: list[list[Record]] = [[], []]
    for n, board in enumerate(BOARDS[:boards]):
        told = {"outcome": figure(outcome + n, 2031)} if outcome is not None else {}
        again = {"outcome_previous": figure(previous + n, 2031)} if previous is not None else {}
        rows[0].append(row(f"a{n}", a, board=board, report="vb", values=told))
        rows[1].append(row(f"b{n}", b, board=board, year=2032, values=again))
    mine, yours = (name_of(text, KNOWLEDGE.words_wise) for text in (a, b))
    return compare(mine, yours, lambda: (facts_of(rows[0]), facts_of(rows[1])), KNOWLEDGE, stand)


JOINED, ASKED, NOTHING = "joined", "asked", "nothing"


DONE = Stand(alone=1, near=True, done=True)


@pytest.mark.parametrize(
    ("a", "b", "stand", "verdict"),
    [
        ("Seglarna litar på bryggorna i hamnen", "Seglarna litar på de nya bryggorna i hamnen", DONE, JOINED),
        ("Laga bryggor och kajer i norra hamnen", "Laga bryggor i norra hamnen", DONE, JOINED),
        ("Laga bryggor, kajer och fyrar", "Laga bryggor", DONE, ASKED),
        ("Måla fyren, bojen och sjömärket", "Måla sjömärket, bojen och den gamla fyren", DONE, JOINED),
        ("Seglarna litar på bryggorna i hamnen", "Seglarna litar på de nya bryggorna i hamnen", ALONE, ASKED),
        ("Måla fyren", "Måla fyren och bojen vid den gamla farleden", DONE, ASKED),
        ("Måla fyren på holmen", "Måla bojen på holmen", DONE, ASKED),
        ("Måla fyren på holmen", "Måla inte fyren på holmen", DONE, ASKED),
    ],
)
def test_a_goal_or_a_thing_to_do_that_says_a_word_more_at_its_place_is_the_same(
    a: str, b: str, stand: Stand, verdict: str
) -> None:
    score = said(a, b, stand).score
    assert (JOINED if score >= SCALE.linked else ASKED if score >= SCALE.to_review else NOTHING) == verdict


@pytest.mark.parametrize(
    ("a", "b", "stand", "joined"),
    [
        (NAME, ADDED, ALONE, True),
        (NAME, "Andel seglare som fått råd om bryggor", ALONE, True),
        (NAME, ADDED, NOWHERE, False),
        (NAME, NAME.replace("trygga", "osams"), ALONE, False),  # one word for another
        (NAME, OTHER, ALONE, False),
    ],
)
def test_a_figure_that_says_little_says_more_at_one_place(a: str, b: str, stand: Stand, joined: bool) -> None:
    """The city's target of the year is the same."""
    rows = [
        row(f"r{n}", text, report=("vp", "t1")[n], values={"target_kf": figure(80, 2031)})
        for n, text in enumerate((a, b))
    ]
    mine, yours = (name_of(text, KNOWLEDGE.words_wise) for text in (a, b))
    found = compare(mine, yours, lambda: (facts_of([rows[0]]), facts_of([rows[1]])), KNOWLEDGE, stand)
    assert (found.score >= SCALE.linked) == joined


@pytest.mark.parametrize(
    ("a", "b", "stand", "figures", "verdict"),
    [
        (NAME, REWORDED, NOWHERE, (), NOTHING),
        (NAME, REWORDED, NEAR, (), ASKED),
        (NAME, REWORDED, ACROSS, (), ASKED),
        (NAME, REWORDED, ALONE, (), JOINED),
        (NAME, REWORDED, NOWHERE, (37.5, 37.5), JOINED),
        (NAME, REWORDED, NOWHERE, (41.0, 41.0), ASKED),  # whole numbers are many an indicator's
        (NAME, REWORDED, NOWHERE, (41.0, 41.0, 3), JOINED),  # but not at three boards
        (NAME, REWORDED, NOWHERE, (100.0, 100.0), NOTHING),
        (NAME, REWORDED, ALONE, (37.5, 41.2), ASKED),  # the figures contradict it
        (NAME, OTHER, NOWHERE, (), NOTHING),
        (NAME, OTHER, NEAR, (), NOTHING),
        (NAME, OTHER, ALONE, (), ASKED),
        (NAME, OTHER, ACROSS, (), ASKED),
        (NAME, OTHER, NOWHERE, (37.5, 37.5), ASKED),
        (NAME, OTHER, ALONE, (37.5, 37.5), JOINED),
        (NAME, OTHER, ACROSS, (37.5, 37.5), ASKED),
        (NAME, ADDED, ALONE, (), ASKED),  # who says more may say it of less
        (NAME, ADDED, NOWHERE, (), ASKED),
        (NAME, ADDED, ALONE, (100.0, 100.0), ASKED),  # nor does a round figure tell whether it is
        (NAME, ADDED, ALONE, (37.5, 37.5), JOINED),
        (NAME, DEGREE, ALONE, (), ASKED),  # "very safe" are fewer than "safe"
        (NAME, DEGREE, ALONE, (37.5, 37.5), JOINED),
        (*NUMBERED, ALONE, (37.5, 37.5), ASKED),
        (NAME, NAME.replace("trygga", "otrygga"), ALONE, (37.5, 37.5), ASKED),
        (NAME, NAME.replace("hamnen", "norra hamnen").replace("trygga", "nöjda"), ALONE, (), ASKED),
    ],
)
def test_what_place_and_figures_prove(a: str, b: str, stand: Stand, figures: tuple[float, ...], verdict: str) -> None:
    outcome, previous = figures[:2] or (None, None)
    score = said(a, b, stand, outcome, previous, 3 if len(figures) > 2 else 1).score
    assert (JOINED if score >= SCALE.linked else ASKED if score >= SCALE.to_review else NOTHING) == verdict
    assert figures or said(b, a, stand).score == score


def complements(first: dict[int, int], then: dict[int, int], owner: str = CITY) -> bool:
    """Whether it is told that one name gives way to the other; year → at how many boards each stands."""
    rows = [
        [
            row(f"{side}{year}{n}", text, board=board, year=year, owner=owner)
            for year, many in years.items()
            for n, board in enumerate(BOARDS[:many])
        ]
        for side, text, years in (("a", NAME, first), ("b", REWORDED, then))
    ]
    mine, yours = (name_of(text, KNOWLEDGE.words_wise) for text in (NAME, REWORDED))
    of_city = owner == CITY
    found = compare(mine, yours, lambda: (facts_of(rows[0], of_city), facts_of(rows[1], of_city)), KNOWLEDGE)
    return ("gone at all boards in the year that the other came", WEIGHTS.complements) in found.why


@pytest.mark.parametrize(
    ("first", "then", "wanted"),
    [
        ({2031: 3}, {2032: 3}, True),
        ({2030: 3, 2031: 3}, {2032: 3, 2033: 1}, True),
        ({2031: 2}, {2032: 2}, False),
        ({2031: 3}, {2032: 2}, False),
        ({2031: 3}, {2033: 3}, False),
        ({2031: 3, 2032: 1}, {2032: 3}, False),
    ],
)
def test_a_name_that_all_boards_drop_when_they_take_up_another(
    first: dict[int, int], then: dict[int, int], wanted: bool
) -> None:
    assert complements(first, then) == complements(then, first) == wanted
    assert not complements(first, then, owner="namnd")
