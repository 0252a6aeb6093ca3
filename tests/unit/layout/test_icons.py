"""Glyphs as signs: symbol fonts, colours, list marks; and which pictures of a row or line are signs."""

from __future__ import annotations

import pytest
from page_builders import line, page

from vpextract.knowledge import load
from vpextract.layout.icons import signs_before, signs_behind, with_glyphs_as_pictures
from vpextract.layout.sheet import baseline_of
from vpextract.model import Box, Line, Page, Picture

KNOWLEDGE = load()
GREEN, BLACK, BLUE = 0x2E9D4F, 0x000000, 0x1A5BB7


def lettered(text: str, font: str = "Arial", color: int = BLACK) -> Line:
    return line(text, 60, 100)._replace(font=font, color=color)


def signs_of(made: Page) -> list[tuple[str, ...]]:
    return [KNOWLEDGE.signs_of_picture(picture) for picture in made.pictures]


@pytest.mark.parametrize(
    ("glyph", "signs", "left"),
    [
        (lettered("▶"), [("ongoing",)], []),
        (lettered("⏸️"), [("not_started",)], []),
        (lettered("❚❚"), [("not_started",)], []),
        (lettered("🟢 Uppfylls helt"), [("green",)], ["Uppfylls helt"]),
        (lettered("♀ Andel båtar"), [("gendered",)], ["Andel båtar"]),
        (lettered("●", color=GREEN), [("green",)], []),
        (lettered("⬤ Uppfylls", color=0xD32F2F), [("red",)], ["Uppfylls"]),
        (lettered("●"), [], ["●"]),  # in black it may be a list mark
        (lettered("● Uppfylls", color=BLUE), [], ["● Uppfylls"]),
        (lettered("►"), [], ["►"]),
        (lettered("●båt", color=GREEN), [], ["●båt"]),
        (lettered("l"), [], ["l"]),
        (lettered("l", "ABCDEF+Wingdings-Regular", GREEN), [("green",)], []),
        (lettered("\uf06c", "Wingdings", GREEN), [("green",)], []),
        (lettered("l", "Wingdings"), [], ["●"]),
        (lettered("ü", "Wingdings"), [("completed",)], []),
        (lettered("\uf0fc", "Wingdings-Regular"), [("completed",)], []),
        (lettered("P", "Wingdings 2"), [("completed",)], []),
        (lettered("4", "Webdings"), [("ongoing",)], []),
        (lettered(";", "Webdings"), [("not_started",)], []),
        (lettered("4", "ZapfDingbats"), [("completed",)], []),
        (lettered("P"), [], ["P"]),
    ],
)
def test_glyphs(glyph: Line, signs: list[tuple[str, ...]], left: list[str]) -> None:
    made = with_glyphs_as_pictures(page([glyph, line("Båtar vid bryggan", 60, 130)]), KNOWLEDGE)
    assert signs_of(made) == signs
    assert [text.text for text in made.lines] == [*left, "Båtar vid bryggan"]


def test_a_page_without_signs_stays_as_it_is() -> None:
    plain = page([line("Båtar vid bryggan", 60, 130), line("•", 60, 150)])
    assert with_glyphs_as_pictures(plain, KNOWLEDGE) is plain


@pytest.mark.parametrize(
    ("picture", "signs", "bullet"),
    [
        (Picture(Box(40, 100, 49, 109), "circle", "green"), ["green"], ""),
        (Picture(Box(40, 103, 44, 107), "circle", "green"), ["green"], ""),
        (Picture(Box(40, 103, 44, 107), "circle", "black"), [], "•"),
        (Picture(Box(40, 103, 44, 107), "square", "blue"), [], "•"),
        (Picture(Box(40, 100, 49, 109), "circle", "black", "circle-1"), ["unknown:circle-1"], ""),
        (Picture(Box(40, 140, 49, 149), "circle", "green"), [], ""),
        (Picture(Box(-40, 100, -31, 109), "circle", "green"), [], ""),
    ],
)
def test_pictures_before_a_line(picture: Picture, signs: list[str], bullet: str) -> None:
    words = line("Båtar", 60, 100)
    assert signs_before(page([words], pictures=[picture]), baseline_of([words]), KNOWLEDGE) == (signs, bullet)


@pytest.mark.parametrize(
    ("picture", "signs"),
    [
        (Picture(Box(100, 100, 109, 109), "circle", "green"), ["green"]),
        (Picture(Box(100, 100, 109, 109), "circle", "blue", "x"), []),
        (Picture(Box(200, 100, 209, 109), "circle", "green"), []),
        (Picture(Box(100, 140, 109, 149), "circle", "green"), []),
    ],
)
def test_pictures_behind_a_line_count_where_they_are_known(picture: Picture, signs: list[str]) -> None:
    words = line("Båtar", 60, 100)
    assert signs_behind(page([words], pictures=[picture]), baseline_of([words]), KNOWLEDGE) == signs
