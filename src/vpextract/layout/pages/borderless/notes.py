"""What stands under a table and is no row of it: footnotes, sources, the running text that follows closely."""

from __future__ import annotations

import re
from collections.abc import Sequence

from vpextract.knowledge import Knowledge
from vpextract.layout.pages.borderless.columns import Span, touched
from vpextract.layout.sheet import HEAD_PITCH, Baseline, is_marked_note, is_number, is_tabular
from vpextract.layout.tables.raw import RawRow, RawTable
from vpextract.marks import MARK, parted
from vpextract.model import Line, Page
from vpextract.settings import SETTINGS

_CAPTION_LABEL = 14
"""The label of a caption ("Tabell 12 b:") has at most so many letters."""
_SAME_START = 2.0
"""The lines of one text begin within so many points of each other."""
_NOTE = re.compile(rf"(?P<mark>{MARK}|\d\)|[a-z]\))\s?\S")


def without_notes(
    bases: Sequence[Baseline],
    first: int,
    end: int,
    known: bool,
    distinct: bool,
    columns: Sequence[Span],
    knowledge: Knowledge,
) -> int:
    """The index behind the last baseline of the table in `bases[first:end]`, what follows its last row left off.

    A line under the last row is none of the table's where it bears the mark of a note, or stands further off than the rows
    do from each other, or (in a table of figures) runs over the columns. A comment (Analys) belongs to its row.
    """
    last = max((at for at in range(first, end) if is_tabular(bases[at])), default=first)
    gaps = [bases[at].top - bases[at - 1].bottom for at in range(first + 1, last + 1)]
    rows = any(not line.bold for base in bases[first : last + 1] for line in base.lines) and last > first
    usual = max(gaps, default=0.3 * bases[first].size)
    comment = False
    for at in range(last + 1, end):
        line = bases[at].lines[0]
        if known and knowledge.row_label(line.text) is not None:
            comment = True
            continue
        gap = bases[at].top - bases[at - 1].bottom
        far = gap > usual + SETTINGS.note_gap * bases[first].size and rows and not (comment and distinct)
        wide = not known and touched(line, columns, 2) > 1
        if far or wide or is_note(line.text, knowledge) or is_marked_note(bases[at]):
            return at
    return end


def without_captions(bases: Sequence[Baseline], first: int, end: int, knowledge: Knowledge) -> int:
    """The end of a known table without the caption below it, its own or the next one's: a line alone that begins as captions
    do, or is set in letters that no row has. A comment, and the bold name of a group, belong to the table; what ends a
    comment is a caption only if it looks otherwise."""
    last = max((at for at in range(first, end) if is_tabular(bases[at])), default=first)
    looks = {_look(line) for base in bases[first : last + 1] for line in base.lines}
    head = {_look(line) for line in bases[first].lines}
    figures = any(is_number(line) for base in bases[first : last + 1] for line in base.lines)
    told = figures or not looks <= head  # else the head may stand alone, and names of its rows below it
    comment = False
    for at in range(last + 1, end):
        line, above = bases[at].lines[0], bases[at - 1].lines[0]
        if knowledge.row_label(line.text) is not None:
            comment = True
        elif comment and (above.bold or _look(line) == _look(above)):
            continue  # behind a bold "Analys" its text begins
        elif knowledge.is_caption(line.text) or (told and not (comment or line.bold or _look(line) in looks)):
            return at
    return end


def _look(line: Line) -> tuple[str, int]:
    return line.font, line.color


def release_notes(table: RawTable, page: Page, free: set[int]) -> None:
    """Take the rows at a ruled table's end that are notes on it out of the table: their lines are `free` again.

    Such a row has one text, and begins with a raised mark, or with one that a cell above bears.
    """
    notes: list[RawRow] = []
    while len(table.body) > 1 and _begins_with_mark(table.rows[-1], table.rows[:-1]):
        notes.append(table.rows.pop())
    if notes:
        released = {id(line) for row in notes for line in row.lines}
        free.update(at for at, line in enumerate(page.lines) if id(line) in released)
        table.box = table.box._replace(y1=notes[-1].top)


def _begins_with_mark(row: RawRow, above: Sequence[RawRow]) -> bool:
    cells = [cell for cell in (*row.cells, row.spanning) if cell]
    if len(cells) != 1 or row.pictures:
        return False
    text = cells[0][0].text
    found = _NOTE.match(text if len(cells[0]) == 1 or len(text) > 2 else f"{text} {cells[0][1].text}")
    if found is None:
        return False
    mark = found["mark"]
    if not mark.isascii():
        return True
    borne = {note for row in above for line in row.lines if (note := parted(line.text)[1]) is not None}
    return mark.rstrip(")") in {one for note in borne for one in note.split(",")}


def is_note(text: str, knowledge: Knowledge) -> bool:
    """Whether a text begins like a note under a table: with its mark, or a word such as "Källa:"."""
    return _NOTE.match(text) is not None or knowledge.is_note(text)


def caption_set_apart(bases: Sequence[Baseline], at: int, knowledge: Knowledge) -> int:
    """How many baselines from one on are a caption whose label stands apart from it ("Tabell 5", and beside it its text)."""
    first = bases[at].lines
    if len(first) != 2 or not knowledge.is_caption(first[0].text) or len(first[0].text) > _CAPTION_LABEL:
        return 0
    end = at + 1
    while end < len(bases) and _wraps(first[1], bases[end - 1], bases[end]):
        end += 1
    return end - at


def _wraps(text: Line, above: Baseline, base: Baseline) -> bool:
    """Whether a baseline is the next line of a text that stands beside something else."""
    line = base.lines[0]
    alike = line.bold == text.bold and abs(line.size - text.size) < 0.3
    near = base.top - above.top <= HEAD_PITCH * line.size
    return len(base.lines) == 1 and alike and near and abs(line.box.x0 - text.box.x0) <= _SAME_START
