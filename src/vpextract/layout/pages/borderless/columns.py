"""Columns of tables without upright rules: where head and cells together leave gaps in all rows."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from operator import itemgetter

from vpextract.layout.sheet import Baseline, is_number, is_tabular
from vpextract.layout.words import letters_width
from vpextract.model import Box, Line
from vpextract.numerals import is_numeric

Span = tuple[float, float]
NEAR_EDGE = 0.6
"""A word's place within a line, estimated from the usual widths of letters, is wrong by less than so many letter sizes."""
SHARED = 0.4
"""A text that lies in (or near) its second column by more than this share of what it lies in the first is doubtful."""

_MANY = 16
"""Among more columns than this it is quicker to look for the first that a text may reach than to pass all before it."""
AT_EDGE = 2.0
"""Points by which a text may begin beside its column's left edge."""
MOST_FIGURES = 0.7
"""A column holds figures where more than this share of its texts are some."""


def clusters(lines: Sequence[Line]) -> list[Span]:
    """The x-ranges that lines make together where they overlap or nearly touch, left to right."""
    out: list[Span] = []
    start = end = float("-inf")
    for x0, _, x1, _ in sorted([line.box for line in lines]):
        if x0 >= end + 1.0:
            out.append((start, end))
            start, end = x0, x1
        elif x1 > end:
            end = x1
    return [*out[1:], (start, end)] if out else []


class GrowingColumns:
    """The clusters of the texts side by side from one baseline on, as they grow from row to row."""

    def __init__(self, bases: Sequence[Baseline], first: int) -> None:
        self._bases, self._next = bases, first
        self._spans: list[Span] = []

    def above(self, at: int) -> list[Span]:
        """Those of all rows above baseline `at`, which may not go back."""
        for base in self._bases[self._next : at]:
            if is_tabular(base) and not all(_within(line, self._spans) for line in base.lines):
                spans = [Line("", Box(a, 0.0, b, 0.0), 0.0) for a, b in self._spans]
                self._spans = clusters([*spans, *base.lines])
        self._next = max(self._next, at)
        return self._spans


def _within(line: Line, spans: Sequence[Span]) -> bool:
    return any(a <= line.box.x0 and line.box.x1 <= b for a, b in spans)


def columns_of(head: Sequence[Line], cells: Sequence[Line]) -> list[Span]:
    """The x-ranges of the columns."""
    seeds = clusters(head)
    lines = [*cells, *head]
    ranges = clusters([line for line in lines if touched(line, seeds) < 2] if len(seeds) > 1 else lines)
    return _paired(ranges, head, cells)


def touched(line: Line, spans: Sequence[Span], least: float = 1.0) -> int:
    """How many of the spans, left to right, a line overlaps by more than `least`."""
    x0, _, x1, _ = line.box
    x0, x1, count = x0 + least, x1 - least, 0
    for a, b in spans:
        if b > x0:
            if a >= x1:
                break
            count += b - a > least and x1 - x0 > -least
    return count


def _paired(ranges: list[Span], head: Sequence[Line], cells: Sequence[Line]) -> list[Span]:
    """A head set left over figures set right may not overlap them: such neighbours, one with a head and no cells, the
    other with cells and no head, are one column."""
    heads, texts = [line.box for line in head], [line.box for line in cells]
    kinds = [(_any_in(heads, span), _any_in(texts, span)) for span in ranges]
    out: list[Span] = []
    at = 0
    while at < len(ranges):
        run = max(1, _alternating(kinds[at:]))
        alone = _left_alone(ranges[at : at + run], head_first=kinds[at] == (True, False)) if run % 2 else run
        for k in range(0, run, 2):
            if k == alone:
                out += [ranges[at + k], *_pairs(ranges[at + k + 1 : at + run])]
                break
            out += _pairs(ranges[at + k : at + k + 2])
        at += run
    return out


def _any_in(boxes: Sequence[Box], span: Span) -> bool:
    start, end = span
    return any(start < x1 and x0 < end for x0, _, x1, _ in boxes)


def _pairs(ranges: Sequence[Span]) -> list[Span]:
    return [(a[0], b[1]) for a, b in zip(ranges[::2], ranges[1::2], strict=True)]


def _left_alone(ranges: Sequence[Span], head_first: bool) -> int:
    """Which of an odd number of ranges has no partner: cells without a head come first, as names do; of the heads that one
    without cells, so that the others are as near to their cells as can be."""
    if not head_first:
        return 0

    def gaps(alone: int) -> float:
        rest = [*ranges[:alone], *ranges[alone + 1 :]]
        return sum(b[0] - a[1] for a, b in zip(rest[::2], rest[1::2], strict=True))

    return min(range(0, len(ranges), 2), key=lambda k: (gaps(k), -k))


def _alternating(kinds: Sequence[tuple[bool, bool]]) -> int:
    """How many ranges at the start have either a head or cells, in turns."""
    count = 0
    while count < len(kinds) and kinds[count][0] != kinds[count][1] and (not count or kinds[count] != kinds[count - 1]):
        count += 1
    return count


@dataclass(frozen=True, slots=True)
class Kinds:
    """What the texts of the columns are like: which columns hold figures, in which the texts begin at the left edge."""

    figures: frozenset[int]
    set_left: tuple[int, ...]


def kinds_of(head: Sequence[Line], cells: Sequence[Line], columns: Sequence[Span]) -> Kinds:
    """The kinds of the columns, from the texts that stand in one column each."""
    texts: list[list[Line]] = [[] for _ in columns]
    for line in cells:
        if touched(line, columns) < 2:
            texts[column_at(line, columns)].append(line)
    lefts = sorted([line.box.x0 for line in (*head, *cells)])
    starts = [bisect_right(lefts, a + AT_EDGE) - bisect_left(lefts, a - AT_EDGE) for a, _ in columns]
    return Kinds(
        frozenset(
            j for j, found in enumerate(texts) if j and found and sum(map(is_number, found)) > MOST_FIGURES * len(found)
        ),
        tuple(j for j, found in enumerate(texts) if starts[j] >= 2 and starts[j] > 0.5 * len(found)),
    )


def parts_in_columns(line: Line, columns: Sequence[Span], kinds: Kinds) -> tuple[list[Line], bool]:
    """A text that fills its cell up to the next one's, taken apart where a word begins at the next column's edge.

    The places of the words are estimated. A text over two columns in which no word begins there stays whole; so does one
    whose last words are no figure where the next column holds figures, and that is doubtful (the second answer).
    """
    x0, _, x1, _ = line.box
    if touched(line, columns) != 2:
        return [line], False
    second = max(j for j, (a, b) in enumerate(columns) if min(b, x1) - max(a, x0) > 1)
    edge = columns[second][0]
    unit = line.box.width / letters_width(line.text)
    starts = [
        (i + 1, line.box.x0 + unit * letters_width(line.text[: i + 1])) for i, c in enumerate(line.text) if c == " "
    ]
    at, x = min(starts, key=lambda start: abs(start[1] - edge), default=(0, 0.0))
    if not starts or abs(x - edge) > NEAR_EDGE * line.size:
        return [line], False
    if second in kinds.figures and not is_numeric(line.text[at:]):
        return [line], True
    left = line._replace(text=line.text[: at - 1], box=line.box._replace(x1=min(x, edge)), open_end=True)
    return [left, line._replace(text=line.text[at:], box=line.box._replace(x0=edge))], False


def is_guess(line: Line, columns: Sequence[Span]) -> bool:
    """Whether a text might as well stand in another column: it reaches well into two, or lies as near to one as to another."""
    x0, _, x1, _ = line.box
    overlaps = sorted([(b if b < x1 else x1) - (a if a > x0 else x0) for a, b in columns], reverse=True)
    if len(overlaps) < 2 or overlaps[1] < -line.size:
        return False
    if overlaps[0] > 0:
        return overlaps[1] > SHARED * overlaps[0]
    return overlaps[1] > overlaps[0] / SHARED


def column_of(line: Line, columns: Sequence[Span], kinds: Kinds) -> int:
    """The column at whose left edge a text begins where others do so, however far it reaches; else as `column_at`."""
    left = line.box.x0
    for j in kinds.set_left:
        if -AT_EDGE <= left - columns[j][0] <= AT_EDGE:
            return j
    return column_at(line, columns)


_end = itemgetter(1)


def column_at(line: Line, columns: Sequence[Span]) -> int:
    """The column that a text overlaps most, else the nearest."""
    # Asked for every text of every table: plain comparisons take a third of the time of max() and min().
    x0, _, x1, _ = line.box
    best, most = -1, 0.0
    for j in range(bisect_right(columns, x0, key=_end) if len(columns) > _MANY else 0, len(columns)):
        a, b = columns[j]
        if b > x0:
            if a >= x1:
                break
            overlap = (b if b < x1 else x1) - (a if a > x0 else x0)
            if overlap > most:
                best, most = j, overlap
    if best >= 0:
        return best
    middle = (x0 + x1) / 2
    return min(range(len(columns)), key=lambda j: abs((columns[j][0] + columns[j][1]) / 2 - middle))
