"""Lines of a head that are not its first: the ends of labels that wrap, dates, and labels that part those above them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from vpextract.knowledge import Knowledge
from vpextract.layout.sheet import HEAD_PITCH, Baseline, is_number, is_year, stand_over

_LABEL_END = re.compile(r"[1-4](?: (?:19|20)\d\d)?")
"""The figures that a label which wraps ends in: the number of a tertial or quarter."""
_LEVELS = 2
"""The label whose end stands on a line begins on one of so many lines above: others may be in the middle between both."""


def are_dates(region: Sequence[Baseline], at: int, bold: int, left: float, knowledge: Knowledge) -> bool:
    """Whether the figures of a baseline are dates, which a head may have below its words ("Utfall"), or, where no dates
    stand in the rows behind its `bold` baselines, in its first or last one beside words."""
    dates = all(knowledge.times.is_date(line.text) for line in region[at].lines if is_number(line))
    if region[at].left > left + 3:
        return dates
    below = [line for base in region[bold : bold + 2] for line in base.lines[1:]]
    return (
        at in (0, bold - 1) and dates and bool(below) and not any(knowledge.times.is_date(line.text) for line in below)
    )


def ends_labels(region: Sequence[Baseline], at: int, left: float, knowledge: Knowledge) -> bool:
    """Whether the figures of a baseline are the ends of labels that wrap: "Utfall tertial" over "2", or over "2 2031"; dates
    may stand beside them.

    They stand close below the line above, each under a text of it, and no name stands before them.
    """
    base = region[at]
    reach = HEAD_PITCH * base.size
    if at == 0 or base.left <= left + 3 or base.top - region[at - 1].top > reach:
        return False
    labels = [
        line for above in region[max(0, at - _LEVELS) : at] if base.top - above.top <= reach for line in above.lines
    ]
    figures = [line.text for line in base.lines if is_number(line) and not knowledge.times.is_date(line.text)]
    return all(map(_LABEL_END.fullmatch, figures)) and all(
        any(stand_over(line, label) for label in labels) for line in base.lines
    )


def part_labels(region: Sequence[Baseline], at: int, knowledge: Knowledge) -> bool:
    """Whether a baseline holds nothing but labels that part one above them ("Män", "Kvinnor"), two at least, further in
    than the names."""
    base, above = region[at], region[at - 1]
    if len(base.lines) < 2 or base.left <= region[0].left + 3:
        return False
    if any(is_number(line) or is_year(line.text) for line in base.lines):
        return False
    over = [(line.box.x0 + line.box.x1) / 2 for line in above.lines[1:]]
    between = any(base.left < x < base.lines[-1].box.x1 for x in over)
    return between and all(knowledge.parts_heads(line.text) for line in base.lines)
