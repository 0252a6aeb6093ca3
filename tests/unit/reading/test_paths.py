"""Small drawings as pictures: which are looked at, what is seen, and what is left alone."""

from __future__ import annotations

import math

import pytest

from vpextract.model import Box, Line, Picture
from vpextract.reading.painting import Outline, Path, curve, painted, rgb
from vpextract.reading.paths import MOST_ODD, MOST_PAINTED, MOST_PIECES, Seen, Small, signs_drawn

GREEN = (46, 157, 79)


def circle(x: float, y: float, size: float) -> Outline:
    r = size / 2
    return [(x + r + r * math.cos(k * math.pi / 16), y + r + r * math.sin(k * math.pi / 16)) for k in range(33)]


def drawing(outline: Outline, odd: bool = True, path: Path | None = None) -> Small:
    xs, ys = zip(*outline, strict=True)
    place = Box(min(xs), min(ys), max(xs), max(ys))
    return Small(place, odd, True, True, lambda: path or Path([outline], GREEN), len(outline) - 1)


def box(x: float, y: float, width: float, height: float) -> Small:
    return drawing([(x, y), (x + width, y), (x + width, y + height), (x, y + height)], odd=False)


def shapes(small: list[Small], lines: tuple[Line, ...] = ()) -> list[str]:
    return [picture.shape for picture in signs_drawn(small, lines, {})]


def test_one_circle_is_one_picture_with_its_place_and_color() -> None:
    (picture,) = signs_drawn([drawing(circle(100, 200, 9))], (), {})
    assert (picture.shape, picture.color) == ("circle", "#2e9d4f")
    assert [round(v) for v in picture.box] == [100, 200, 109, 209]


@pytest.mark.parametrize(
    ("small", "expected"),
    [
        ([drawing(circle(100, 200, 9)), drawing(circle(120, 200, 9))], ["circle", "circle"]),
        ([drawing(circle(100, 200, 39.5))], ["circle"]),
        ([drawing(circle(100, 200, 60))], []),
        ([drawing(circle(100, 200, 1))], []),
        ([drawing([(100, 200), (110, 205), (100, 210)])], ["triangle"]),
        ([box(100, 200, 3, 10), box(105, 200, 3, 10)], ["bars"]),
        ([box(100, 200, 3, 10)], []),
        ([box(100, 200, 3, 10), box(105, 200, 3, 10), box(110, 200, 3, 10)], []),
        ([box(100, 200, 3, 10), box(105, 200, 3, 6)], []),
        ([box(100, 200, 3, 10), box(130, 200, 3, 10)], []),
        ([box(100, 200, 0.5, 20), box(101, 200, 0.5, 20)], []),
        ([box(100, 200, 12, 12)], []),
        ([], []),
    ],
)
def test_what_is_looked_at(small: list[Small], expected: list[str]) -> None:
    assert shapes(small) == expected


def test_a_border_beside_a_sign_does_not_belong_to_it() -> None:
    assert shapes([drawing(circle(100, 200, 9)), box(99.8, 190, 0.5, 30)]) == ["circle"]


def test_a_drawing_behind_words_is_their_ground() -> None:
    words = Line("7", Box(102, 201, 107, 208), 8)
    assert shapes([drawing(circle(100, 200, 9))], (words,)) == []
    assert shapes([drawing(circle(140, 200, 9))], (words,)) == ["circle"]


def test_an_illustration_is_no_field_of_signs() -> None:
    assert shapes([drawing(circle(5.0 + 12 * n, 5, 9)) for n in range(MOST_ODD + 1)]) == []


def fine(small: Small, pieces: int) -> Small:
    return small._replace(pieces=pieces)


def test_a_drawing_of_very_many_pieces_is_no_sign_nor_is_what_it_lies_on() -> None:
    coat = fine(drawing(circle(102, 202, 5)), MOST_PIECES + 1)
    assert shapes([drawing(circle(100, 200, 9)), coat, drawing(circle(140, 200, 9))]) == ["circle"]
    assert shapes([drawing(circle(100, 200, 9)), fine(drawing(circle(102, 202, 5)), MOST_PIECES)]) == ["circle"]
    twice = Path([[(x, 200), (x + 3, 200), (x + 3, 210), (x, 210)] for x in (100, 105)], GREEN)
    pause = drawing([(100, 200), (108, 210)], odd=False, path=twice)
    assert shapes([pause]) == ["bars"]
    assert shapes([fine(pause, MOST_PIECES + 1)]) == []


def test_a_page_of_small_drawings_with_very_many_pieces_together_is_an_illustration() -> None:
    count = MOST_PAINTED // MOST_PIECES
    blots = [fine(drawing(circle(20.0 + 20 * n, 5, 9)), MOST_PIECES) for n in range(count)]
    assert shapes(blots) == ["circle"] * count
    assert shapes([*blots, drawing(circle(20, 400, 9))]) == []
    too_fine = fine(drawing(circle(20, 300, 9)), 50 * MOST_PAINTED)
    assert shapes([*blots[1:], drawing(circle(20, 400, 9)), too_fine]) == ["circle"] * count


def test_straight_parts_belong_to_the_sign_that_they_hang_on_in_any_order() -> None:
    stem, bar = box(103.5, 208.5, 2, 8), box(101, 211, 7, 2)
    far = [box(300, 20.0 + 9 * n, 2, 6) for n in range(60)]
    ring = Path([circle(100, 200, 9), circle(102, 202, 5)], GREEN, even_odd=True)
    head = drawing(circle(100, 200, 9), path=ring)
    for small in ([head, stem, bar, *far], [*far, bar, stem, head], [stem, *far, head, bar]):
        (picture,) = signs_drawn(small, (), {})
        assert picture.shape == "venus"
        assert [round(v) for v in picture.box] == [100, 200, 109, 216]


def test_the_same_sign_is_painted_once() -> None:
    seen: Seen = {}
    found: list[Picture] = []
    for n in range(20):
        found += signs_drawn([drawing(circle(50.0 + 0.37 * n, 60 + 11.3 * n, 9))], (), seen)
    assert len({picture.digest for picture in found}) == 1
    assert len(found) == 20 and len(seen) < 5


# --- painting


def dots(raster: bytes, width: int) -> list[str]:
    points = ["#" if raster[at] < 128 else "." for at in range(0, len(raster), 3)]
    return ["".join(points[at : at + width]) for at in range(0, len(points), width)]


def test_a_filled_square_and_a_stroke() -> None:
    square = Path([[(1, 1), (3, 1), (3, 3), (1, 3)]], fill=(0, 0, 0))
    stroke = Path([[(0, 4.5), (5, 4.5)]], stroke=(0, 0, 0), width=1)
    assert dots(painted([square, stroke], 5, 5), 5) == [".....", ".##..", ".##..", ".....", "#####"]


@pytest.mark.parametrize(("even_odd", "inner"), [(True, "#..#"), (False, "####")])
def test_a_hole_by_either_rule(even_odd: bool, inner: str) -> None:
    outer, hole = [(0.0, 0.0), (4, 0), (4, 4), (0, 4)], [(1.0, 1.0), (3, 1), (3, 3), (1, 3)]
    rows = dots(painted([Path([outer, hole], fill=(0, 0, 0), even_odd=even_odd)], 4, 4), 4)
    assert rows == ["####", inner, inner, "####"]


def test_a_curve_begins_and_ends_where_it_should() -> None:
    points = curve((0, 0), (0, 1), (1, 2), (2, 2))
    assert (points[0], points[-1]) == ((0, 0), (2, 2)) and len(points) > 4


@pytest.mark.parametrize(
    ("color", "expected"),
    [
        ((0.0,), (0, 0, 0)),
        ((1, 0.5, 0), (255, 128, 0)),
        ((0, 0, 0, 1), (0, 0, 0)),
        ((0, 1, 1, 0), (255, 0, 0)),
        (None, None),
    ],
)
def test_colors_of_every_kind(color: tuple[float, ...] | None, expected: tuple[int, int, int] | None) -> None:
    assert rgb(color) == expected
