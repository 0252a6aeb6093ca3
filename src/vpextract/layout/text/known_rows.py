"""Rows of an indicator or activity table in a text layer: where one may end, what ends the table, and which of the ways to
cut a head fits the rows below it.
"""

from __future__ import annotations

from collections.abc import Container, Sequence

from vpextract.knowledge import Knowledge
from vpextract.layout.tables.comments import is_comment
from vpextract.layout.text.cells import GOOD, WORST, Cells, glued_cost, tokens_to_cells
from vpextract.layout.text.headers import Head, find_known_head
from vpextract.layout.text.lines import TextLine
from vpextract.layout.text.tokens import lines_to_tokens
from vpextract.layout.words import starts_lower

LONGEST_ROW = 40
"""Lines of a row at most; longer ones are running text."""
PEEK = 1
"""Ends behind the first good one at which a row may turn out longer."""
WITNESSES = 4
"""Rows that are asked how many columns a head has."""
ICONS = 2
"""Spaces at least that stand for the columns of icons, in the first line of a row or on a line before it."""


def of_rows(
    heads: Sequence[Head], lines: Sequence[TextLine], at: int, knowledge: Knowledge, known: Container[str]
) -> Head:
    """The head of as many columns as the first rows below it have cells; the most usual one where that is not told."""
    if len(heads) == 1:
        return heads[0]

    def cost(head: Head) -> float:
        i, total = at + head.lines, head.cost
        led = i < len(lines) and is_led(lines[i])
        for n in range(WITNESSES):
            i = _behind_head(lines, i, heads, knowledge)
            if n and (i == len(lines) or is_stop(lines, i, knowledge) or is_comment(lines[i].text, knowledge)):
                return total
            at_row = i < len(lines) and (is_led(lines[i]) or not led)
            row = match_row(head, lines, i, knowledge, known) if at_row else None
            if row is None:
                return total + WORST * (WITNESSES - n)
            total, i = total + row[0].cost + sum(map(glued_cost, row[0].texts)), row[1]
        return total

    return min(heads, key=cost)


def _behind_head(lines: Sequence[TextLine], i: int, heads: Sequence[Head], knowledge: Knowledge) -> int:
    """The line behind the head that is printed again in line `i`; `i` itself where it is not."""
    again = find_known_head(lines, i, knowledge) if i < len(lines) else None
    same = again is not None and knowledge.same_head(heads[0].columns, again.columns)
    return i + again.lines if again is not None and same else i


def match_row(
    head: Head, lines: Sequence[TextLine], at: int, knowledge: Knowledge, known: Container[str]
) -> tuple[Cells, int] | None:
    """The good row from line `at`, else the cheapest bearable one, and the line after it.

    A row may look complete before its last cell ("… 2025" before "VB 2024"), so a little further is looked as well.
    """
    good: tuple[Cells, int] | None = None
    best: tuple[Cells, int] | None = None
    tried = 0
    for end in _possible_ends(lines, at, knowledge):
        cells = tokens_to_cells(lines_to_tokens(lines[at:end]), head.kinds, knowledge, known)
        if cells is not None and cells.cost <= GOOD and (good is None or cells.cost <= good[0].cost + 0.3):
            good = (cells, end)
        elif cells is not None and cells.cost <= WORST and (best is None or cells.cost < best[0].cost - 0.5):
            best = (cells, end)
        tried += good is not None
        begins = end < len(lines) and lines[end].gap and lines[end].lead > 0
        whole = good is not None or (best is not None and lines[at].lead > 0)
        if tried > PEEK or (whole and begins):  # spaces behind an empty line: another row
            break
    return good or best


def _possible_ends(lines: Sequence[TextLine], at: int, knowledge: Knowledge) -> list[int]:
    """Where a row from `at` may end: before an empty line or icon columns, at most before a label or head."""
    ends: list[int] = []
    for end in range(at + 1, min(len(lines), at + LONGEST_ROW) + 1):
        if end == len(lines):
            ends.append(end)
            break
        line = lines[end]
        stop = is_stop(lines, end, knowledge) or is_comment(line.text, knowledge)
        if stop or line.gap or line.lead:
            ends.append(end)
        if stop:
            break
    return ends


def is_stop(lines: Sequence[TextLine], i: int, knowledge: Knowledge) -> bool:
    """Lines that no row holds: a goal, a heading with a meaning, an assessment, another head, a table of amounts."""
    text = lines[i].text
    if knowledge.begins_money(text):
        return True
    if knowledge.goal_label(text) is not None or knowledge.assessment(text) is not None:
        return True
    if not starts_lower(text) and knowledge.heading_kind(text) not in (None, "analysis"):
        return True  # "ekonomi" is the end of a wrapped name
    if lines[i].gap and not is_led(lines[i]) and knowledge.chapter_kind(text) not in (None, "analysis"):
        return True  # "Budget" stands apart
    return find_known_head(lines, i, knowledge) is not None


def is_led(line: TextLine) -> bool:
    """Whether the spaces of icon columns stand before a line."""
    return line.lead > 0 or line.spaces >= ICONS
