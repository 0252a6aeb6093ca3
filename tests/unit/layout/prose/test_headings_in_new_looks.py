"""Headings in looks of other makers: assessments beside them, light labels before bold texts, slanted and coloured ones."""

from __future__ import annotations

from typing import Any

import pytest
from page_builders import letters_of_layout, letters_of_pages, line, page

from vpextract import knowledge
from vpextract.layout.from_pages import pages_to_layout
from vpextract.layout.pages.beside_headings import sides_last
from vpextract.layout.sheet import baselines
from vpextract.model import Box, Line, Page, Paragraph

KNOWLEDGE = knowledge.load()
FULL = "Bryggorna i norra hamnen ses över varje vår och lagas sedan i turordning"
WHITE = 0xFFFFFF


def filler(y: float = 600.0) -> list[Line]:
    return [line(FULL, 70, y + 14 * i, 11) for i in range(4)] + [line("till hösten.", 70, y + 56, 11)]


def paragraphs(*pages: Page) -> list[Paragraph]:
    found = pages_to_layout(pages, KNOWLEDGE)
    assert letters_of_layout(found) == letters_of_pages(pages)
    return [block for block in found.blocks if isinstance(block, Paragraph)]


def texts(*lines: Line) -> list[str]:
    return [paragraph.text for paragraph in paragraphs(page([*lines, *filler()]))[: -len(filler()) // 5]]


def side(text: str, x: float, y: float, size: float = 9.0) -> Line:
    return line(text, x, y, size, bold=True)._replace(color=WHITE)


@pytest.mark.parametrize(
    "sides",
    [
        [("Uppfylls delvis", 108.0)],  # between the two lines
        [("Uppfylls delvis", 101.0)],  # on the height of the first
        [("Uppfylls delvis", 116.0)],  # on the height of the second
        [("Bedömning:", 103.0), ("Uppfylls delvis", 114.0)],
    ],
)
def test_an_assessment_beside_a_wrapped_heading_is_read_after_it(sides: list[tuple[str, float]]) -> None:
    goal = [line("Nämndmål 2.1: Lotsarna hittar till", 70, 100, 13, True), line("alla hamnar", 70, 115, 13, True)]
    found = texts(*goal, *(side(text, 420, y) for text, y in sides))
    assert found == ["Nämndmål 2.1: Lotsarna hittar till alla hamnar", " ".join(text for text, _ in sides)]


def test_what_stands_below_the_last_line_of_a_heading_is_not_beside_it() -> None:
    goal = [line("Nämndmål 2.1: Lotsarna hittar till", 70, 100, 13, True), line("alla hamnar", 70, 115, 13, True)]
    bases = baselines((*goal, line("Årsmål", 420, 130, 9, True), line("2031", 400, 141, 9, True)), range(4))
    assert [base.lines[0].text for base in sides_last(bases, 10, KNOWLEDGE)] == [x.text for b in bases for x in b.lines]
    assert [base.top for base in sides_last(bases, 10, KNOWLEDGE)] == [base.top for base in bases]


@pytest.mark.parametrize("higher", [1.2, 1.45])
def test_the_lines_of_an_assessment_are_one_though_their_boxes_overlap(higher: float) -> None:
    def high(text: Line) -> Line:
        return text._replace(box=text.box._replace(y1=text.box.y0 + higher * text.size))

    goal = [line("Nämndmål 2.1: Lotsarna hittar till", 70, 100, 13, True), line("alla hamnar", 70, 115, 13, True)]
    found = texts(*map(high, goal), *map(high, (side("Bedömning: Uppfylls", 420, 102), side("ej", 440, 113))))
    assert found == ["Nämndmål 2.1: Lotsarna hittar till alla hamnar", "Bedömning: Uppfylls ej"]


@pytest.mark.parametrize("y", [110.0, 111.5, 112.5])
@pytest.mark.parametrize("text", ["Uppfylls delvis", "Röd", "God måluppfyllelse"])
def test_one_line_beside_the_middle_of_a_heading_that_wraps_is_read_after_it(y: float, text: str) -> None:
    goal = [line("Nämndmål 2.1: Lotsarna hittar till", 70, 100, 12, True), line("alla hamnar", 70, 115, 12, True)]
    assert texts(*goal, side(text, 420, y)) == ["Nämndmål 2.1: Lotsarna hittar till alla hamnar", text]


@pytest.mark.parametrize("y", [96.0, 101.0, 104.0])
def test_an_assessment_beside_one_line_is_read_after_it(y: float) -> None:
    goal = line("Nämndmål 2.1: Hamnarna är öppna", 70, 100, 13, True)
    assert texts(goal, side("Uppfylls", 420, y), side("delvis", 420, y + 10)) == [goal.text, "Uppfylls delvis"]


@pytest.mark.parametrize(
    "right",
    [
        line("Sid 4", 420, 101, 9),  # no assessment
        line("Uppfylls delvis", 420, 100, 13, True),  # in the heading's own letters
    ],
)
def test_other_texts_beside_one_line_stay_where_they_are(right: Line) -> None:
    bases = baselines([line("Hamnarna", 70, 100, 13, True), right], (0, 1))
    assert sides_last(bases, 11, KNOWLEDGE) == bases


def test_texts_beside_running_text_stay_where_they_are() -> None:
    lines = [line("Hamnarna är öppna i", 70, 100, 11), line("april", 70, 114, 11), side("Uppfylls delvis", 420, 107)]
    bases = baselines(lines, range(3))
    assert sides_last(bases, 11, KNOWLEDGE) == bases


@pytest.mark.parametrize("size", [11.0, 13.0])
@pytest.mark.parametrize("rest", ["hamnar och fyrar", "Holmsund"])
def test_a_goal_with_a_light_label_goes_on_in_bold(size: float, rest: str) -> None:
    label = "Kommunfullmäktiges mål 2: Lotsarna hittar varje natt till alla de öar"
    first = line(label, 70, 100, size)._replace(ends_bold=True)
    (goal, *_) = paragraphs(page([first, line(rest, 70, 100 + 1.2 * size, size, True), *filler()]))
    assert (goal.text, goal.rank > 0) == (f"{label} {rest}", True)


@pytest.mark.parametrize(("right", "whole"), [(400.0, True), (520.0, False)])
@pytest.mark.parametrize("rest", ["Holmsund", "Sandvik och dess hamnar"])
def test_a_heading_on_a_field_wraps_at_the_end_of_the_field(right: float, whole: bool, rest: str) -> None:
    first = line("Nämndmål 3: Lotsarna hittar hem till hela", 76, 100, 14, True)  # ends at 363
    made = page([first, line(rest, 76, 117, 14, True), *filler()], fills=[Box(70, 96, right, 136)])
    assert (paragraphs(made)[0].text == f"{first.text} {rest}") is whole


def test_a_text_that_ends_in_bold_letters_is_no_heading() -> None:
    (text, *_) = paragraphs(page([line("Lotsarna hittar alltid hem", 70, 100, 11)._replace(ends_bold=True), *filler()]))
    assert text.rank == 0


@pytest.mark.parametrize(
    "look", [{"font": "Lyra-Italic"}, {"color": 0x00665E}, {"font": "Lyra-LightIt", "color": 0x555555}]
)
@pytest.mark.parametrize("size", [10.0, 11.0])
def test_a_known_heading_may_be_slanted_or_coloured_only(look: dict[str, Any], size: float) -> None:
    head = line("Förväntat resultat", 70, 128, size)._replace(**look)
    above = line(FULL, 70, 114, 11)
    found = paragraphs(page([above, head, line("Lotsarna hittar hem.", 70, 142, 11), *filler()]))
    assert [(p.text, p.rank > 0) for p in found[:3]] == [
        (FULL, False),
        ("Förväntat resultat", True),
        ("Lotsarna hittar hem.", False),
    ]


@pytest.mark.parametrize(
    "text", ["Foto: Lotsverket", "Lotsarna vid norra piren", "Förväntat resultat redovisas nedan."]
)
def test_other_slanted_lines_are_text(text: str) -> None:
    found = paragraphs(page([line(text, 70, 114, 11)._replace(font="Lyra-Italic"), line(FULL, 70, 142, 11), *filler()]))
    assert found[0].rank == 0


def test_the_same_words_in_the_letters_of_running_text_are_text() -> None:
    found = paragraphs(page([line("Förväntat resultat", 70, 114, 11), line(FULL, 70, 142, 11), *filler()]))
    assert found[0].rank == 0
