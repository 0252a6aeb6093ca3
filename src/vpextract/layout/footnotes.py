"""What stands under a table and is no row of it: footnotes, sources, the running text that follows closely."""

from __future__ import annotations

import re
from collections.abc import Sequence

from vpextract.knowledge import Knowledge
from vpextract.layout.baselines import Baseline
from vpextract.layout.open_columns import Span, touched
from vpextract.layout.open_regions import is_tabular
from vpextract.matching import alternatives
from vpextract.settings import SETTINGS

_MARK = re.compile(r"(\*{1,3}\)?|[¹²³⁴⁵⁶⁷⁸⁹]|\d\)|[a-z]\)|†)\s?\S")


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
        if far or wide or is_note(line.text, knowledge):
            return at
    return end


def is_note(text: str, knowledge: Knowledge) -> bool:
    """Whether a text begins like a note under a table: with its mark, or a word such as "Källa:"."""
    return _MARK.match(text) is not None or knowledge.is_note(text)


def is_caption(text: str, knowledge: Knowledge) -> bool:
    """Whether a text begins like the caption of a table ("Tabell 5 …")."""
    return alternatives(knowledge.tables.captions.match).match(text.strip()) is not None
