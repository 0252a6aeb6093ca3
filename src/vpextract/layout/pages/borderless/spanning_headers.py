"""Labels over several columns of a head: "Budget 2031" over "Kostnad" and "Netto" belongs to both, and makes no column."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from vpextract.knowledge import Knowledge
from vpextract.layout.pages.borderless.columns import clusters, column_at, touched
from vpextract.layout.sheet import Baseline, is_year, stand_over
from vpextract.marks import unmarked_head
from vpextract.model import Box, Line, around

_OFF_MIDDLE = 8.0
"""Points between the middle of a label and that of the labels below it, which may be set flush to their columns; a sixth
or a quarter of their width where that is more."""


_IN_LINE = 2.5
"""Points by which texts of one column may be out of line."""
_PADDING = 4.0
"""Points that the last column may have behind its texts."""
_EXACT = 1.5
"""A label that is so near to the middle of a room is set there, though it may be in line with one text below by chance."""


@dataclass(frozen=True, slots=True)
class HeadGroup:
    """A label with the labels below it that it goes with, first and last."""

    label: Line
    first: Line
    last: Line
    more: tuple[Line, ...] = ()
    """The further lines of a label that wraps."""

    @property
    def lines(self) -> tuple[Line, ...]:
        return (self.label, *self.more)


def head_groups(region: Sequence[Baseline], n_head: int, knowledge: Knowledge) -> tuple[int, list[HeadGroup]]:
    """(the head's baselines down to the one with labels over several columns, those labels); (0, []) for none."""
    for at, (above, following) in enumerate(itertools.pairwise(region[:n_head])):
        under = at + 2 if at + 2 < n_head and _stands_beside(following, above, region[at + 2]) else at + 1
        below = region[under]
        parts = with_wrapped(below, region[under + 1 : n_head])
        found = (
            _repeated(above, below)
            or _over_parts(region[: at + 1], parts, knowledge)
            or _over_several(above, below)
            or _over_wide_parts(region[: at + 1], parts, region[n_head:], knowledge)
        )
        if found:
            return at + 1, found
    return 0, []


def _stands_beside(base: Baseline, above: Baseline, below: Baseline) -> bool:
    """Whether a line has but the label of the names, set in the middle of a head of two levels: before all other labels."""
    label = base.lines[0].box
    return len(base.lines) == 1 and all(label.x1 < line.box.x0 for line in (*above.lines, *below.lines))


def _repeated(above: Baseline, below: Baseline) -> list[HeadGroup]:
    """Labels over others that come again in the same order, once for each label: however far off they are centred."""
    texts = [line.text for line in below.lines]
    for skip in (0, 1, 2):
        labels = [line for line in above.lines if line.box.x1 > below.lines[min(skip, len(texts) - 1)].box.x0]
        count = len(labels)
        size = (len(texts) - skip) // count if count else 0
        if count < 2 or size < 2 or size * count != len(texts) - skip:
            continue
        runs = [texts[skip + k * size : skip + (k + 1) * size] for k in range(count)]
        lines = below.lines[skip:]
        if all(run == runs[0] for run in runs) and len(set(runs[0])) == size:
            return [HeadGroup(labels[k], lines[k * size], lines[(k + 1) * size - 1]) for k in range(count)]
    return []


def with_wrapped(base: Baseline, below: Sequence[Baseline]) -> list[tuple[Line, str]]:
    """The texts of a head's baseline, each with the whole label that it begins: "2031" over "års mål" is no bare year."""
    lines = [line for row in below for line in row.lines]
    return [(label, " ".join([label.text, *(x.text for x in lines if stand_over(label, x))])) for label in base.lines]


def _over_wide_parts(
    above: Sequence[Baseline], parts: Sequence[tuple[Line, str]], rows: Sequence[Baseline], knowledge: Knowledge
) -> list[HeadGroup]:
    """The same as `_over_parts`, each part as wide as its cells; all rows are looked at only where there is a part."""
    if not any(knowledge.parts_heads(whole) or _is_of_year_or_persons(whole, knowledge) for _, whole in parts):
        return []
    return _over_parts(above, _as_wide_as_cells(parts, rows), knowledge)


def _as_wide_as_cells(parts: Sequence[tuple[Line, str]], rows: Sequence[Baseline]) -> list[tuple[Line, str]]:
    """The labels, each as wide as what stands below it alone: a label above may be in the middle of the columns."""
    places = [(line.box.x0, line.box.x1) for line, _ in parts]
    cells = [line for base in rows for line in base.lines if touched(line, places) == 1]
    wide = []
    for label, whole in parts:
        boxes = [line.box for line in cells if stand_over(line, label)]
        x0, x1 = min([label.box.x0, *(box.x0 for box in boxes)]), max([label.box.x1, *(box.x1 for box in boxes)])
        wide.append((label._replace(box=label.box._replace(x0=x0, x1=x1)), whole))
    return wide


def _over_parts(above: Sequence[Baseline], below: Sequence[tuple[Line, str]], knowledge: Knowledge) -> list[HeadGroup]:
    """Labels in the middle above labels that only part what they say (costs and income, men and women, years), though they
    may be so short that they stand over one of them alone, or wrap over several baselines.

    A label above a year of its own wraps into it; it is none of those that are answered. Where no label is over parts of one
    kind, it may be over years beside men and women.
    """
    edges = [line.box for line in [*(line for base in above for line in base.lines), *(line for line, _ in below)]]
    alike = itertools.groupby(below, key=lambda part: knowledge.parts_heads(part[1]) and 1 + is_year(part[1]))
    found = [group for kind, run in alike if kind for group in _over_run(above, list(run), edges, knowledge)]
    mixed = itertools.groupby(below, key=lambda part: _is_of_year_or_persons(part[1], knowledge))
    return found or [group for kind, run in mixed if kind for group in _over_run(above, list(run), edges, knowledge)]


def _is_of_year_or_persons(whole: str, knowledge: Knowledge) -> bool:
    return is_year(whole) or knowledge.head_parts.of_persons(whole)


def _over_run(
    above: Sequence[Baseline], parts: Sequence[tuple[Line, str]], edges: Sequence[Box], knowledge: Knowledge
) -> list[HeadGroup]:
    """The labels over parts side by side, all years or none. `edges`: the places of all texts beside them."""
    parts, over = _without_own_at_ends(parts, above)
    lines = [line for line, _ in parts]
    says = [knowledge.part_of_head(whole) for _, whole in parts]
    left, right = lines[0].box.x0, lines[-1].box.x1
    if _have_their_own(lines, over):
        return []
    stacks = _stacks([line for line in over if left < _middle(line, line) < right])
    places = [(line.box.x0, line.box.x1) for line in lines]
    nearer = [stack for stack in stacks if touched(_whole(stack), places)]  # others may have columns of their own
    pieces = _steps(parts)
    stepped = [x for piece in pieces for x in _over_run(above, piece, edges, knowledge)] if len(pieces) > 1 else []
    for chosen in (stacks, nearer):
        groups = _parted_by([_whole(stack) for stack in chosen], lines, says, edges)
        if groups:
            parted = zip(chosen, groups, strict=True)
            whole = [HeadGroup(stack[0], x[0], x[-1], tuple(stack[1:])) for stack, x in parted if len(x) > 1]
            return stepped if _nearer(stepped, whole, lines, edges) else whole
    return stepped


def _without_own_at_ends(
    parts: Sequence[tuple[Line, str]], above: Sequence[Baseline]
) -> tuple[Sequence[tuple[Line, str]], list[Line]]:
    """The parts, without a first or last one that ends a label of its own; and the labels above them.

    Such a label stands over no other part, and it is so wide that its middle is beside them all.
    """
    while True:
        lines = [line for line, _ in parts]
        left, right = lines[0].box.x0, lines[-1].box.x1
        over = [line for base in above for line in base.lines if line.box.x1 > left and line.box.x0 < right]
        beside = [line for line in over if not left < _middle(line, line) < right]
        alone = [[at for at, part in enumerate(lines) if stand_over(label, part)] for label in beside]
        ends = {at for found in alone if len(found) == 1 for at in found if at in (0, len(lines) - 1)}
        if not ends or len(ends) == len(parts):
            return parts, over
        parts = [part for at, part in enumerate(parts) if at not in ends]


def _nearer(
    some: Sequence[HeadGroup], others: Sequence[HeadGroup], lines: Sequence[Line], edges: Sequence[Box]
) -> bool:
    """Whether the same labels stand nearer to the middle of some groups than of others."""

    def off(groups: Sequence[HeadGroup]) -> float:
        below = [lines[lines.index(group.first) : lines.index(group.last) + 1] for group in groups]
        return sum(_off_middle(_whole(x.lines), under, edges) for x, under in zip(groups, below, strict=True))

    return len(some) == len(others) and off(some) < off(others)


def _have_their_own(parts: Sequence[Line], over: Sequence[Line]) -> bool:
    """Whether each of the parts has a label of its own above it, which stands over no other part: the labels wrap."""
    owners = [[at for at, part in enumerate(parts) if stand_over(label, part)] for label in over]
    return all(len(owner) == 1 for owner in owners) and {owner[0] for owner in owners} == set(range(len(parts)))


def _steps(parts: Sequence[tuple[Line, str]]) -> list[list[tuple[Line, str]]]:
    """Years side by side, parted where they do not follow each other: 2029 2028 2027 | 2031 2032."""
    pieces: list[list[tuple[Line, str]]] = [[parts[0]]]
    for part in parts[1:]:
        piece = [int(unmarked_head(text)[:4]) for _, text in (*pieces[-1], part) if is_year(text)]
        steps = {b - a for a, b in itertools.pairwise(piece)}
        if steps in ({1}, {-1}) or len(piece) < len(pieces[-1]) + 1:
            pieces[-1].append(part)
        else:
            pieces.append([part])
    return pieces


def _parted_by(
    labels: Sequence[Line], lines: Sequence[Line], says: Sequence[str | None], edges: Sequence[Box]
) -> list[Sequence[Line]]:
    """The parts under each label: as near as can be to the middle of them, and no two that say the same."""
    if not labels or len(labels) >= len(lines):
        return []
    fitting = []
    for cuts in itertools.combinations(range(1, len(lines)), len(labels) - 1):
        ends = list(itertools.pairwise((0, *cuts, len(lines))))
        groups, said = [lines[a:b] for a, b in ends], [says[a:b] for a, b in ends]
        off = [_off_middle(label, group, edges) for label, group in zip(labels, groups, strict=True)]
        free = [_free(label, group) for label, group in zip(labels, groups, strict=True)]
        if all(a <= b for a, b in zip(off, free, strict=True)) and all(len(set(x)) == len(x) for x in said):
            fitting.append((sum(map(_jumps, groups)), sum(off), groups))
    return min(fitting, key=lambda found: found[:2])[2] if fitting else []


def _jumps(group: Sequence[Line]) -> int:
    """How often the years of a group do not follow each other."""
    years = [int(unmarked_head(line.text)[:4]) for line in group if is_year(line.text)]
    return sum(abs(b - a) != 1 for a, b in itertools.pairwise(years))


def _free(label: Line, group: Sequence[Line]) -> float:
    """How far a label may be from the middle of those below it: further from two of which it is in line with neither."""
    share = 6 if len(group) != 2 or any(_in_line(label, line) for line in group) else 4
    return max(_OFF_MIDDLE, (group[-1].box.x1 - group[0].box.x0) / share)


def _off_middle(label: Line, group: Sequence[Line], edges: Sequence[Box]) -> float:
    """How far the middle of a label is from that of the labels below it, or, where it is in line with none of them, from
    that of the room that they have beside their neighbours; one alone may be flush with it to a side."""
    if len(group) == 1 and touched(label, [(group[0].box.x0, group[0].box.x1)]):
        return 0.0
    middle, first, last = _middle(label, label), group[0].box, group[-1].box
    off = abs(middle - _middle(group[0], group[-1]))
    before = max((box.x1 for box in edges if box.x1 <= first.x0), default=None)
    behind = min((box.x0 for box in edges if box.x0 >= last.x1), default=None)
    if behind is None:
        behind = last.x1 + 2 * _PADDING
        if len(group) > 2:  # the last column may be as wide as the one before it, and its texts flush left
            off = min(off, abs(middle - (first.x0 + 2 * last.x0 - group[-2].box.x0) / 2))
    if before is None:
        return off
    # where texts are flush left their columns begin with them, and end where the next begin; and the other way round
    flush = min(abs(middle + _PADDING - (first.x0 + behind) / 2), abs(middle - _PADDING - (before + last.x1) / 2))
    if flush <= _EXACT:
        return min(off, flush)
    room = abs(middle - (before + behind) / 2)
    return off if room > _EXACT and any(_in_line(label, line) for line in group) else min(off, room)


def _in_line(label: Line, line: Line) -> bool:
    """Whether two texts below each other begin, end or have their middle at one place."""
    a, b = label.box, line.box
    return min(abs(a.x0 - b.x0), abs(a.x1 - b.x1), abs(a.x0 + a.x1 - b.x0 - b.x1) / 2) < _IN_LINE


def _stacks(lines: Sequence[Line]) -> list[list[Line]]:
    """Lines below each other as one label each, left to right."""
    spans = clusters(lines)
    out: list[list[Line]] = [[] for _ in spans]
    for line in lines:
        out[column_at(line, spans)].append(line)
    return out


def _whole(stack: Sequence[Line]) -> Line:
    """A label of several lines as one, for its place."""
    box = around([line.box for line in stack])
    return stack[0]._replace(box=box) if box is not None else stack[0]


def _middle(first: Line, last: Line) -> float:
    return (first.box.x0 + last.box.x1) / 2


def _over_several(above: Baseline, below: Baseline) -> list[HeadGroup]:
    """Labels that stand over two or more others each."""
    spans = [(line.box.x0, line.box.x1) for line in below.lines]
    out = []
    for label in above.lines:
        under = [line for line, span in zip(below.lines, spans, strict=True) if touched(label, [span])]
        if len(under) >= 2:
            out.append(HeadGroup(label, under[0], under[-1]))
    return out
