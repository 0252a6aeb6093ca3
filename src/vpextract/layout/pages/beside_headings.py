"""What stands beside a heading (an assessment in a coloured field, say) is read after it, not between its lines."""

from __future__ import annotations

from collections.abc import Sequence

from vpextract.knowledge import Knowledge
from vpextract.layout.sheet import Baseline, Column, baseline_of
from vpextract.layout.vocabulary import Vocabulary, vocabulary
from vpextract.layout.words import join_lines
from vpextract.model import Box, Line

_LARGER = 0.8
"""A heading's letters are larger than those of running text by so many points, or bold."""
_PITCH = 1.6
"""The lines of one text follow each other within so many letter sizes. (Their boxes may overlap: some are higher than that.)"""
_GAP = 0.8
"""What stands beside a heading is set apart from it by so many letter sizes."""
_SAME = 1.5
"""The lines of one heading begin at the same place, within so many points."""
_MOST_LINES = 20
"""A heading has at most so many lines."""


def sides_last(bases: Sequence[Baseline], body: float, knowledge: Knowledge) -> list[Baseline]:
    """The baselines from top to bottom, those beside a heading behind its last line."""
    out: list[Baseline] = []
    at = 0
    while at < len(bases):
        start = _start(bases, at)
        first = bases[start].lines[0]
        found = _heading(bases, at, start, knowledge) if first.bold or first.size > body + _LARGER else None
        if found is None:
            out.append(bases[at])
            at += 1
        else:
            made, at = found
            out += made
    return out


def _start(bases: Sequence[Baseline], at: int) -> int:
    """Where the text itself begins, if the first line of what stands beside it stands a little higher."""
    if at + 1 < len(bases):
        base, below = bases[at], bases[at + 1]
        text = below.lines[0]
        if base.left > text.box.x1 and base.bottom > text.box.y0 - 0.2 * text.size:
            return at + 1
    return at


def _heading(bases: Sequence[Baseline], at: int, start: int, knowledge: Knowledge) -> tuple[list[Baseline], int] | None:
    """The lines of a heading, then what stands beside it, and where the baselines go on; None where nothing does.

    Beside a single line only an assessment is told from the rest of the heading.
    """
    first = bases[start].lines[0]
    lines, end = [first], start + 1
    sides = [line for base in bases[at:end] for line in base.lines if line is not first]
    for after, base in enumerate(bases[end:], end):
        if len(lines) > _MOST_LINES or not all(_is_side(side, lines) for side in sides[-_MOST_LINES:]):
            return None
        line = base.lines[0]
        if _goes_on(lines[-1], line):
            lines.append(line)
            sides += base.lines[1:]
            end = after + 1
        elif _is_side(line, lines) and (
            base.top + _below(sides, base) < lines[-1].box.y1 or _stands_between(lines[-1], base, bases[after + 1 :])
        ):
            sides += base.lines
        else:
            break
    if not sides or not all(_is_side(side, lines) for side in sides):
        return None
    while end < len(bases) and all(line in sides for line in bases[end].lines):
        end += 1
    texts = _texts(sides, vocabulary((), knowledge))
    if len(lines) == 1 and not any(knowledge.assessment(text.text) for text in texts):
        return None
    made = [baseline_of([line]) for line in lines]
    top = made[-1].top
    for text in texts:
        top += 0.01  # what is sorted by height keeps this order
        made.append(baseline_of([text])._replace(top=top))
    return made, end


def column_on_field(base: Baseline, fills: Sequence[Box], column: Column) -> Column:
    """How far a line may reach: one on a painted field as near to the field's end as it begins to its start."""
    if not fills or len(base.lines) > 1:
        return column
    x0, y0, x1, y1 = base.lines[0].box
    middle = (y0 + y1) / 2
    ends = [right - (x0 - left) for left, top, right, end in fills if top < middle < end and left < x0 and x1 < right]
    inside = [end for end in ends if end >= x1 - 1]
    return Column(column.left, min(inside)) if inside else column


def _goes_on(line: Line, below: Line) -> bool:
    """Whether a line follows the one above, looks like it and begins where it begins."""
    bold = line.bold == below.bold or (line.ends_bold and below.bold)
    alike = bold and abs(line.size - below.size) < 0.3 and line.color == below.color
    near = below.box.y0 - line.box.y0 < _PITCH * line.size
    return alike and near and abs(line.box.x0 - below.box.x0) < _SAME


def _stands_between(line: Line, base: Baseline, below: Sequence[Baseline]) -> bool:
    """Whether a baseline stands between two lines of a heading, and not above the second one: beside the middle of both."""
    return bool(below) and _goes_on(line, below[0].lines[0]) and base.bottom > below[0].lines[0].box.y0


def _below(sides: Sequence[Line], base: Baseline) -> float:
    """How far below its top a text has to reach into the heading that it stands beside: half of its height, and less than
    nothing where it goes on a text that does."""
    return -0.5 * base.size if sides else 0.5 * base.size


def _is_side(side: Line, heading: Sequence[Line]) -> bool:
    """Whether a text stands to the right of a heading's lines and does not look like them."""
    first = heading[0]
    apart = side.box.x0 - max(line.box.x1 for line in heading) > _GAP * first.size
    return apart and (abs(side.size - first.size) > 0.6 or side.color != first.color or side.bold != first.bold)


def _texts(sides: Sequence[Line], known: Vocabulary) -> list[Line]:
    """Each text by itself, from top to bottom; one of several lines as one."""
    texts: list[list[Line]] = []
    for side in sorted(sides, key=lambda line: line.box.y0):
        above = texts[-1][-1] if texts else None
        if above is not None and above.size == side.size and side.box.y0 - above.box.y0 < _PITCH * side.size:
            texts[-1].append(side)
        else:
            texts.append([side])
    return [_whole(lines, known) for lines in texts]


def _whole(lines: Sequence[Line], known: Vocabulary) -> Line:
    """The lines of one text as one."""
    if len(lines) == 1:
        return lines[0]
    first, last = lines[0], lines[-1]
    box = first.box._replace(
        x0=min(line.box.x0 for line in lines), x1=max(line.box.x1 for line in lines), y1=last.box.y1
    )
    return first._replace(text=join_lines([line.printed for line in lines], known), box=box, open_end=last.open_end)
