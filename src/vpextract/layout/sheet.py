"""A page as a sheet of lines side by side, the unit in which all but ruled tables are read, and what its texts look like."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Generic, NamedTuple, TypeVar

from vpextract.knowledge import ColumnMatch, Knowledge
from vpextract.layout.tables.raw import RawTable
from vpextract.layout.words import join_lines
from vpextract.marks import can_be_raised, may_be_marked, unmarked_head
from vpextract.model import Line, Page
from vpextract.numerals import KEPT, UNIT, YEAR, is_numeric

Things = TypeVar("Things")
HEAD_PITCH = 1.45
"""Lines of one head follow each other within so many letter sizes."""
HEAD_LINES = 5
"""A head has at most so many lines."""
MARK_SIZE, MARK_RISE = 0.88, 0.2
"""The mark of a note is at most so large, and ends so much higher, in letters of its text."""
_KEYS = 3
"""The key of a table is one of so many labels at its left."""
_CROSSES = 0.4
"""A text crosses into a column by more than so many letter sizes."""
_YEAR = re.compile(rf"{YEAR}(?:,(?:\s?{UNIT})?)?$")
_MARKER = re.compile(r"(\d{1,2}|[a-zA-Z])[.)]$|\W$|o$")


class Baseline(NamedTuple):
    """What stands side by side on one height, left to right; `size` is that of the largest letters."""

    lines: tuple[Line, ...]
    top: float
    bottom: float
    left: float
    size: float


class Column(NamedTuple):
    """Where running text begins and ends on each line; `right` is None where it reaches as far as it does elsewhere."""

    left: float = 0.0
    right: float | None = None


WHOLE = Column()
"""That of documents whose text stands in one column."""


@dataclass(slots=True)
class Sheet:
    """One page, or a part of it that is read from top to bottom, with what was found on it so far.

    `bases` are what no table has taken, top to bottom; `column` is where the running text stands.
    """

    page: Page
    bases: list[Baseline]
    tables: list[RawTable]
    column: Column = WHOLE


class Same(Generic[Things]):
    """Things of a page as a key for what was made of them, told by which they are: to compare what they hold would cost as
    much as to make it once more."""

    __slots__ = ("things",)

    def __init__(self, things: tuple[Things, ...]) -> None:
        self.things = things

    def __hash__(self) -> int:
        return id(self.things)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Same) and self.things is other.things


@dataclass(frozen=True, slots=True)
class TypeSizes:
    """What the document's letters tell: the size of running text, and the line pitch within cells for each size."""

    body: float
    pitch: dict[float, float]


@dataclass(frozen=True, slots=True)
class Measure:
    """What the document's running text is like: sizes, the usual line pitch, how far its lines reach, font and colour.

    `looks`: type tells headings, and pitch paragraphs, as on pages. `wraps`: a paragraph's lines are wrapped. Word files
    have looks, and paragraphs that are whole.
    """

    sizes: TypeSizes
    leading: float
    right: float
    bold_body: bool
    look: tuple[str, int] = ("", 0)
    looks: bool = True
    wraps: bool = True

    def is_set_apart(self, line: Line) -> bool:
        """Whether a text's letters differ from those of running text, be it by the slant or the colour only."""
        return (line.font, line.color) != self.look


def baselines(lines: Sequence[Line], indices: Iterable[int]) -> list[Baseline]:
    """The lines of the given indices, grouped where they overlap by more than half in height; top to bottom."""
    groups: list[list[Line]] = []
    first: Line | None = None
    for _, _, i in sorted([(y0 + y1, x0, at) for at in indices for x0, y0, _, y1 in (lines[at].box,)]):
        line = lines[i]
        if first is not None and _same_height(first, line):
            groups[-1].append(line)
        else:
            groups.append([line])
            first = line
    return [baseline_of(group) for group in groups]


def _same_height(a: Line, b: Line) -> bool:
    (_, top_a, _, end_a), (_, top_b, _, end_b) = a.box, b.box
    shared = (end_a if end_a < end_b else end_b) - (top_a if top_a > top_b else top_b)
    return shared > 0.55 * (end_a - top_a) or shared > 0.55 * (end_b - top_b)


def is_beside(left: Line, right: Line) -> bool:
    """Whether a text stands to the right of another on one height."""
    return left.box.x0 < right.box.x0 and _same_height(left, right)


def baseline_of(lines: Sequence[Line]) -> Baseline:
    """Lines that stand side by side, as one."""
    if len(lines) == 1:
        line = lines[0]
        x0, top, _, bottom = line.box
        return Baseline((line,), top, bottom, x0, line.size)
    order = tuple(sorted(lines, key=_left))
    return Baseline(
        order,
        min([line.box.y0 for line in order]),
        max([line.box.y1 for line in order]),
        order[0].box.x0,
        max([line.size for line in order]),
    )


def _left(line: Line) -> float:
    return line.box[0]


def is_year(text: str) -> bool:
    """Whether a text is a year and nothing else but a mark."""
    return _YEAR.match(text) is not None or (may_be_marked(text) and _YEAR.match(unmarked_head(text)) is not None)


def is_number(line: Line) -> bool:
    """Whether a text is a figure; a year is a label as often as not and does not count."""
    return _is_number(line.text)


@lru_cache(maxsize=KEPT)
def _is_number(text: str) -> bool:
    return is_numeric(text) and not is_year(text.strip("()"))


def are_values(texts: Sequence[str], knowledge: Knowledge) -> bool:
    """Whether the texts behind a name are its values, though none may be a figure: "Öka", "saknas", "-", years among them.

    Years alone may be the lower level of a head.
    """
    words = [knowledge.value_word(text) is not None for text in texts]
    return any(words) and all(word or is_year(text) for word, text in zip(words, texts, strict=True))


def is_marker(line: Line) -> bool:
    """Whether a short text is the mark of a list item."""
    return len(line.text) <= 3 and bool(_MARKER.match(line.text))


def is_tabular(base: Baseline) -> bool:
    """Whether at least two texts stand side by side that are no list mark with its text."""
    count = len(base.lines)
    if count < 2:
        return False
    return count > 2 or not (is_marker(base.lines[0]) or is_marked_note(base))


def is_marked_note(base: Baseline) -> bool:
    """Whether a baseline is one text behind a mark that is set apart from it: raised, and in smaller letters."""
    if len(base.lines) != 2:
        return False
    mark, text = base.lines
    if mark.size > MARK_SIZE * text.size or not can_be_raised(mark.text):
        return not mark.text.isascii() and can_be_raised(mark.text)
    return text.box.y1 - mark.box.y1 > MARK_RISE * text.size


def is_known_head(base: Baseline, knowledge: Knowledge, below: Sequence[Baseline] = ()) -> bool:
    """Whether one of the first labels names the rows of a known table; a common word needs sure labels beside it.

    `below` are the further lines of a head whose labels wrap ("Planerat" over "startdatum"), the key among them.
    """
    first = [line.text for line in base.lines[:_KEYS]]
    keys, wraps = _keys_among(first, knowledge), False
    if below and all(key.weak for key in keys):
        wraps = True
        keys = keys or _keys_among(_with_under(base.lines[:_KEYS], below), knowledge)
    if not keys or any(not key.weak for key in keys):
        return bool(keys)
    labels = _with_under(base.lines, below) if wraps else [line.text for line in base.lines]
    return any(m is not None and m.key for m in knowledge.columns(labels)[:_KEYS])


def _keys_among(labels: Sequence[str], knowledge: Knowledge) -> list[ColumnMatch]:
    found = [knowledge.column_beside(label) for label in labels]
    return [match for match in found if match is not None and match.key and match.exact]


def _with_under(labels: Sequence[Line], below: Sequence[Baseline]) -> list[str]:
    """The texts of labels, each with those of the lines that stand under it."""
    lines = [line for base in below for line in base.lines]
    return [join_lines([label.text, *(line.text for line in lines if stand_over(label, line))]) for label in labels]


def step_between(above: Baseline, base: Baseline) -> float:
    """How far apart two baselines are: some producers box letters by their own height, so that tops or bottoms differ."""
    return min(base.top - above.top, base.bottom - above.bottom)


def stand_over(a: Line, b: Line) -> bool:
    """Whether two texts share some of their widths, whatever is between them."""
    (start, _, end, _), (left, _, right, _) = a.box, b.box  # asked of every text and label of a head
    return (end if end < right else right) > (start if start > left else left)


def crossed(line: Line, columns: Sequence[tuple[float, float]]) -> list[int]:
    """The columns over which a text stands."""
    (x0, _, x1, _), least = line.box, _CROSSES * line.size
    return [j for j, (left, right) in enumerate(columns) if min(x1, right) - max(x0, left) > least]


def head_lines(bases: Sequence[Baseline], at: int, knowledge: Knowledge | None = None) -> list[Baseline]:
    """A baseline with those right below it that hold no figures: a head of several lines, whose key may be in the last.

    With `knowledge`, dates are none: a label may end in one.
    """
    out = [bases[at]]
    for below in bases[at + 1 : at + HEAD_LINES]:
        figures = [line for line in below.lines if is_number(line)]
        dates = knowledge is not None and all(knowledge.times.is_date(line.text) for line in figures)
        if below.top - out[-1].top > HEAD_PITCH * below.size or (figures and not dates):
            break
        out.append(below)
    return out
