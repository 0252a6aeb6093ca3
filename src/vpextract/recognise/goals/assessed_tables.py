"""A table below a goal's heading that holds nothing but its assessment: a head beside or over it."""

from __future__ import annotations

from vpextract.knowledge import Assessed, Knowledge
from vpextract.model import Table

_MOST_ROWS = 3


def assessment_in(table: Table, knowledge: Knowledge) -> Assessed | None:
    """The assessment that a small table is; None for a table that holds anything else."""
    lines = [cells for cells in (table.columns, *(row.cells for row in table.rows)) if any(cells)]
    texts = [[cell for cell in cells if cell] for cells in lines]
    if not texts or len(texts) > _MOST_ROWS or any(len(cells) > 2 for cells in texts):
        return None
    grammar = knowledge.assessments
    if len(texts) == 1:
        return grammar.of_line(" ".join(texts[0])) if len(texts[0]) == 1 else _beside(texts[0], knowledge)
    if all(len(cells) == 1 for cells in texts) and len(texts) == 2 and grammar.is_lead(texts[0][0]):
        return grammar.of_line(texts[1][0], labelled=True)
    if len(texts) == 2 and len(texts[0]) == len(texts[1]) == 2 and all(map(grammar.is_lead, texts[0])):
        return grammar.of_line(texts[1][0], labelled=True)
    found = [_beside(cells, knowledge) for cells in texts]
    return found[0] if all(found) else None


def _beside(cells: list[str], knowledge: Knowledge) -> Assessed | None:
    """The assessment in a row of two cells, a head and what it says."""
    grammar = knowledge.assessments
    if len(cells) != 2 or not grammar.is_lead(cells[0]):
        return None
    return grammar.of_line(cells[1], labelled=True) or grammar.of_sentence(cells[1])
