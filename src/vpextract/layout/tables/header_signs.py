"""What speaks for a row being a header, and what against it: signs with weights, summed, and none of them the law.

The weights are set by hand so that two signs of style, or one of style and one of words, make a header. Measured on 1,100 ruled
tables of samples and of documents in many looks: against the rules that asked one sign after the other, one header is found
otherwise, and rightly; with any one sign for a header left out, at most 7 are.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median

from vpextract.knowledge import Knowledge
from vpextract.layout.sheet import are_values, is_number, is_year
from vpextract.layout.tables.joins import plain
from vpextract.layout.tables.raw import RawRow
from vpextract.matching import squeezed
from vpextract.model import Box, Line, Page
from vpextract.settings import SETTINGS

WEIGHTS: dict[str, float] = {
    "a row": -2.0,
    "a further row": -2.0,
    "marked as a header": 4.0,
    "tagged as a header": 2.5,
    "bold, unlike what stands below": 3.0,
    "painted, unlike what stands below": 3.0,
    "painted, as every other row": 1.0,
    "in another colour than what stands below": 1.5,
    "in another font than what stands below": 1.5,
    "in another size than what stands below": 0.5,
    "words over figures": 2.2,
    "more words over figures": 1.0,
    "years": 1.0,
    "a known key word": 4.0,
    "known labels": 3.0,
    "a known label": 0.5,
    "what the header above says": 4.0,
    "below labels over several columns": 1.0,
    "units alone": 2.5,
    "words without a name": 0.5,
    "not bold, as the row above is": -3.0,
    "not in the colour of the row above": -3.0,
    "a figure among words": -1.0,
    "figures": -9.0,
    "a name and values": -9.0,
    "a name alone": -9.0,
    "the columns of the table above go on": -2.5,
}
"""Each sign with its weight. The first two are what a row has to overcome."""
OTHER_SIZE = 0.4
"""Letters of another size differ by so many points."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What is around the rows that are judged: the table's box, what is painted on it, whether another table goes on in it."""

    box: Box
    painted: Sequence[Box]
    goes_on: bool
    """Whether the table above, on the page before, stands in the same columns."""
    head_above: tuple[str, ...]
    """The labels of that table, letters only; empty where they do not match in number."""


def painted_on(page: Page, box: Box) -> list[Box]:
    """The areas that are painted over a part of a table's width; what is painted behind half of a page is a ground."""
    areas = dict.fromkeys(page.fills)
    return [area for area in areas if area.height < 0.5 * page.height and area.x0 < box.x1 and box.x0 < area.x1]


def signs_of(rows: Sequence[RawRow], at: int, seen: Seen, knowledge: Knowledge) -> list[str]:
    """The signs of one of a table's rows, for those above being its header."""
    if not rows[at].lines:
        return []
    found = ["a row" if at == 0 else "a further row"]
    found += ["marked as a header"] if rows[at].marked else []
    found += ["tagged as a header"] if rows[at].tagged else []
    found += _of_look(rows, at, seen)
    found += _of_figures(rows, at, knowledge)
    found += _of_words(rows, at, seen, knowledge)
    if at == 0 and seen.goes_on:
        found.append("the columns of the table above go on")
    return found


def _of_look(rows: Sequence[RawRow], at: int, seen: Seen) -> list[str]:
    """How a row is set, against the rows below: their lower half, as more than one may be the header."""
    lines, below = rows[at].lines, rows[max(at + 1, len(rows) // 2) :]
    others = [line for row in below for line in row.lines]
    painted = _is_painted(rows[at], seen)
    bold = all(line.bold for line in lines)
    found = []
    if bold and (_are_light(others) if others else painted):
        found.append("bold, unlike what stands below")
    if at and not bold and all(line.bold for line in rows[at - 1].lines):
        found.append("not bold, as the row above is")
    if (
        at
        and others
        and _is_other(rows[at - 1].lines, [*lines, *others], _color)
        and not _is_other(lines, others, _color)
    ):
        found.append("not in the colour of the row above")
    if painted:
        alike = sum(_is_painted(row, seen) for row in below)
        named = at > 0 and bool(rows[at].cells[0])  # the first of rows that are painted in turn, as like as not
        found.append(
            "painted, unlike what stands below"
            if alike <= 0.25 * len(below) and not named
            else "painted, as every other row"
            if alike <= SETTINGS.mostly * len(below)
            else ""
        )
    if others:
        found.append("in another colour than what stands below" if _is_other(lines, others, _color) else "")
        found.append("in another font than what stands below" if not bold and _is_other(lines, others, _font) else "")
        step = abs(median(line.size for line in lines) - median(line.size for line in others))
        found.append("in another size than what stands below" if step > OTHER_SIZE else "")
    return [sign for sign in found if sign]


def _are_light(lines: Sequence[Line]) -> bool:
    """Whether most lines are not bold."""
    return sum(line.bold for line in lines) < SETTINGS.mostly * len(lines)


def _is_other(lines: Sequence[Line], others: Sequence[Line], look: Callable[[Line], object]) -> bool:
    """Whether all lines look alike, and none of the others like them."""
    own = {look(line) for line in lines}
    return len(own) == 1 and not own & {look(line) for line in others}


def _color(line: Line) -> object:
    return line.color


def _font(line: Line) -> object:
    return line.font


def _is_painted(row: RawRow, seen: Seen) -> bool:
    """Whether most of a row's width is painted."""
    box = row.box if seen.painted else None
    if box is None:
        return False
    middle, table = (box.y0 + box.y1) / 2, seen.box
    over = [(x0, x1) for x0, top, x1, bottom in seen.painted if top <= middle <= bottom]
    return sum([min(x1, table.x1) - max(x0, table.x0) for x0, x1 in over]) > SETTINGS.mostly * table.width


def _of_figures(rows: Sequence[RawRow], at: int, knowledge: Knowledge) -> list[str]:
    """What a row has in the columns, and what stands below."""
    cells = rows[at].cells
    figured = [cell for cell in cells if _has_figure(cell, knowledge)]
    if any(all(map(is_number, cell)) for cell in figured):
        return ["figures"]
    if figured:
        return ["a figure among words"]
    if at and cells[0] and are_values([plain(cell) for cell in cells[1:] if cell], knowledge):
        return ["a name and values"]
    figures = any(is_number(line) for row in rows[at + 1 :] for cell in row.cells[1:] for line in cell)
    if not figures or not any(cells[1:]):
        return []
    return ["more words over figures" if at else "words over figures"]


def _has_figure(cell: Sequence[Line], knowledge: Knowledge) -> bool:
    """Whether a cell has a figure; a date below a word belongs to a label ("Utfall" over "2031-08-31")."""
    numbers = [line for line in cell if is_number(line)]
    return bool(numbers) and (len(numbers) == len(cell) or not all(knowledge.times.is_date(x.text) for x in numbers))


def _of_words(rows: Sequence[RawRow], at: int, seen: Seen, knowledge: Knowledge) -> list[str]:
    """What the words of a row tell."""
    row = rows[at]
    labels = [plain(cell) for cell in row.cells]
    filled = [label for label in labels if label]
    found = []
    known = [match for match in knowledge.columns(labels) if match is not None]
    if at and labels[0]:  # what may be a value as well, beside a name: a time, or what the label above says already
        above = [plain(cell) for cell in rows[at - 1].cells]
        matched = zip(knowledge.columns(labels), labels, above, strict=True)
        known = [match for match, label, over in matched if match is not None and not match.weak and label != over]
    if any(match.key for match in known):
        found.append("a known key word")
    elif known:
        found.append("known labels" if len(known) > 1 else "a known label")
    if len(filled) > 1 and tuple(map(squeezed, labels)) == seen.head_above:
        found.append("what the header above says")
    years = filled if filled and not labels[0] and is_year(filled[0]) else filled[1:]
    if len(years) > 1 and all(map(is_year, years)):
        found.append("years")
    if not at:
        return found
    if row.filled() == [0]:
        return [*found, "a name alone"]
    if any(b > a for a, b in rows[at - 1].merged.items()):
        found.append("below labels over several columns")
    if filled and all(knowledge.is_unit(label.strip("()")) for label in filled):
        found.append("units alone")
    if not labels[0] and any(is_year(label) or any(map(str.isalpha, label)) for label in filled):
        found.append("words without a name")
    return found
