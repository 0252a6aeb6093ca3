"""Which small pictures and glyphs of a page are signs of a row or paragraph, and which are list marks or part of the text."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from vpextract.knowledge import Knowledge
from vpextract.layout.sheet import Baseline, Same
from vpextract.layout.tables.raw import RawRow
from vpextract.model import Box, Line, Page, Picture

BULLET = 0.55
"""A picture lower than this part of the letter size beside it is a list mark, unless its colour says more."""
BEFORE = 60.0
"""A sign stands at most this far before or behind the text that it is about."""


def with_glyphs_as_pictures(page: Page, knowledge: Knowledge) -> Page:
    """The page with the status glyphs that begin its lines as pictures; those that may be list marks stay as they are."""
    lines: list[Line] = []
    pictures: list[Picture] = []
    same = True
    plain_sign, leading = knowledge.known_signs.plain, knowledge.known_signs.leading
    for line in page.lines:
        text = line.text
        if len(text) <= 2 and (plain := plain_sign(text[0], line.font)) != text[0]:
            line, same = line._replace(text=plain + text[1:]), False
        glyph = leading(line.text)
        if not glyph:
            lines.append(line)
            continue
        picture, rest = _taken_off(line, glyph, knowledge)
        if picture is not None:
            pictures.append(picture)
        if rest is not None:
            lines.append(rest)
    if same and not pictures:
        return page
    return replace(page, lines=tuple(lines), pictures=(*page.pictures, *pictures))


def _taken_off(line: Line, glyph: str, knowledge: Knowledge) -> tuple[Picture | None, Line | None]:
    """The glyph that a line begins with, as a picture if it tells a status, and what is left of the line."""
    signs = knowledge.known_signs
    rest = line.text[len(glyph) :]
    if rest and rest[0] != " ":
        return None, line
    left = shortened(line, rest.strip()) if rest.strip() else None
    box = Box(line.box.x0, line.box.y0, line.box.x1 if left is None else left.box.x0, line.box.y1)
    colored = Picture(box, signs.shape_of_glyph(glyph), f"#{line.color & 0xFFFFFF:06x}", glyph=glyph)
    if colored.shape and not is_unknown(knowledge.signs_of_picture(colored)):
        return colored, left
    if signs.of_glyph(glyph) is None or signs.is_bullet_mark(glyph):
        return None, line
    return Picture(box, glyph=glyph), left


def shortened(line: Line, text: str) -> Line:
    """A line of which only the text at its end is left; its place is estimated."""
    share = 1 - len(text) / max(1, len(line.text))
    return line._replace(text=text, box=line.box._replace(x0=line.box.x0 + share * line.box.width))


def is_unknown(signs: Sequence[str]) -> bool:
    """Whether nobody has said yet what a picture means."""
    return any(sign.startswith("unknown") for sign in signs)


def signs_before(page: Page, base: Baseline, knowledge: Knowledge) -> tuple[list[str], str]:
    """The meanings of the pictures that stand before a line of text, and the list mark if one of them is that."""
    if not page.pictures:
        return [], ""
    found: list[str] = []
    bullet = ""
    for picture in _at_height(page, base):
        if not _stands_before(picture.box, base):
            continue
        signs = knowledge.signs_of_picture(picture)
        if is_unknown(signs) and _is_bullet(picture, base.size, knowledge):
            bullet = "•"
        else:
            found += signs
    return found, bullet


def signs_behind(page: Page, base: Baseline, knowledge: Knowledge) -> list[str]:
    """The known meanings of the pictures that stand within a line of text or shortly behind it."""
    if not page.pictures:
        return []
    right = max(line.box.x1 for line in base.lines)
    return [
        sign
        for picture in _at_height(page, base)
        if base.left <= picture.box.x0 < right + BEFORE
        if not _stands_before(picture.box, base)
        if not is_unknown(signs := knowledge.signs_of_picture(picture))
        for sign in signs
    ]


def signs_of_row(
    row: RawRow, columns: Sequence[tuple[float, float]], labels: Sequence[str], ruled: bool, knowledge: Knowledge
) -> tuple[str, ...]:
    """What the pictures of a table row say; an unknown one counts only where signs stand, not within a cell's text."""
    out: list[str] = []
    for picture in row.pictures:
        signs = knowledge.signs_of_picture(picture)
        if not is_unknown(signs) or _in_sign_place(picture, row, columns, labels, ruled, knowledge):
            out += signs
    for cell in row.cells:
        if len(cell) == 1 and (sign := knowledge.sign_of_glyph(cell[0].text)) is not None:
            out.append(sign)
            cell.clear()
    return tuple(out)


def _in_sign_place(
    picture: Picture,
    row: RawRow,
    columns: Sequence[tuple[float, float]],
    labels: Sequence[str],
    ruled: bool,
    knowledge: Knowledge,
) -> bool:
    """Before the row's first text, in a column of its own, or in an empty cell under no head or a head for the status."""
    lines = row.lines
    if not lines or _is_bullet(picture, max(line.size for line in lines), knowledge):
        return False
    if picture.box.x1 <= min(line.box.x0 for line in lines) + 2:
        return True
    middle = (picture.box.x0 + picture.box.x1) / 2
    at = next((j for j, (x0, x1) in enumerate(columns) if x0 <= middle <= x1), None)
    if at is None:
        return ruled
    head = knowledge.column_beside(labels[at]) if labels[at] else None
    return not row.cells[at] and (not labels[at] or (head is not None and head.role == "status"))


def _is_bullet(picture: Picture, size: float, knowledge: Knowledge) -> bool:
    return picture.box.height < BULLET * size and knowledge.known_signs.is_bullet(picture.shape)


def _at_height(page: Page, base: Baseline) -> list[Picture]:
    """The pictures of a page whose middle stands as high as a line, or nearly so, as the page gives them."""
    middles, places = _by_height(Same(page.pictures))
    found = places[bisect_left(middles, base.top - 3) : bisect_right(middles, base.bottom + 3)]
    return [page.pictures[at] for at in sorted(found)]


@lru_cache(maxsize=4)  # asked for each line of a page
def _by_height(pictures: Same[Picture]) -> tuple[list[float], list[int]]:
    """The middles of pictures from top to bottom, and which picture each is."""
    middles = [(picture.box.y0 + picture.box.y1) / 2 for picture in pictures.things]
    places = sorted(range(len(middles)), key=middles.__getitem__)
    return [middles[at] for at in places], places


def _stands_before(box: Box, base: Baseline) -> bool:
    return box.x1 <= base.left + 12 and base.left - box.x1 < BEFORE
