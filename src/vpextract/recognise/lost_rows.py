"""Rows that a table was to have and that stand in running text: figures or dates side by side below it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex

from vpextract.issues import issue
from vpextract.knowledge import Knowledge
from vpextract.model import Block, Issue, Table

_CELLS = regex.compile(r"(?<=\p{L}[^\s\d]*)(?:\s+(?:[-−–+]?\d[\d.,]*(?:\s?%)?|[-−–]))+$")
_YEAR = regex.compile(r"(?:19|20)\d\d")
_NEAR = 3
"""Paragraphs below a table, or below the last such row, among which its rows may stand."""
_LONGEST = 300
_SHOWN = 80


def lost_rows(blocks: Sequence[Block], knowledge: Knowledge) -> Iterator[Issue]:
    """One doubt for each paragraph below a table, with no heading between, that looks like a row of it."""
    near = 0
    for block in blocks:
        if isinstance(block, Table):
            near = _NEAR
        elif block.rank or block.toc:
            near = 0
        elif near and is_like_row(block.text, knowledge):
            near = _NEAR
            message = f"Figures side by side in running text may be a row of the table above: {block.text[:_SHOWN]!r}"
            yield issue("left_over", message, block.place, severity="warning")
        else:
            near -= near > 0


def is_like_row(text: str, knowledge: Knowledge) -> bool:
    """Whether a text ends in several figures, whatever period stands behind them, or holds two dates and is no sentence."""
    if len(text) > _LONGEST or text[-1:] in ".:!?":
        return False
    rest, _, last = text.rpartition(" ")
    cells = _CELLS.search(rest if rest and knowledge.periods.is_period(last) and not last[0].isdigit() else text)
    figures = cells[0].replace(" %", "%").split() if cells is not None else []
    if len(figures) > 1 and not all(map(_YEAR.fullmatch, figures)):
        return True
    return len(knowledge.times.dates_in(text)) > 1
