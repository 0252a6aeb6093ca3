"""Comments in tables: the Analys and Kommentar rows under a row, with all of their text."""

from __future__ import annotations

from vpextract.knowledge import Knowledge
from vpextract.layout.tables.raw import CellRow
from vpextract.layout.words import ends_sentence, starts_lower

PROSE = 80
"""A text of so many letters that fills only the first cell is a comment, no row."""


def is_comment(text: str, knowledge: Knowledge) -> bool:
    """Whether a text is a comment with its label, or the label alone; "Analys av …" goes on as a sentence does."""
    label = knowledge.row_label(text)
    return label is not None and not starts_lower(label[1])


def is_bare_label(text: str, knowledge: Knowledge) -> bool:
    """Whether a text is the label of a comment and nothing more."""
    label = knowledge.row_label(text)
    return label is not None and not label[1]


def goes_on(comment: CellRow, row: CellRow, listed: bool, knowledge: Knowledge) -> bool:
    """Whether a text alone in its row goes on with the comment above it; `listed`: in a table of indicators or activities."""
    if row.rest or is_bare_label(comment.cells[0], knowledge):
        return True
    if starts_lower(row.text) and (row.broken or not ends_sentence(comment.cells[0])):
        return True
    return listed and len(row.text) > PROSE and ends_sentence(row.text)
