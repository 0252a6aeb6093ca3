"""Heads of tables in rows of tab-separated cells, and the tables that begin with them."""

from __future__ import annotations

import itertools
from collections.abc import Container, Sequence
from dataclasses import dataclass

import regex

from vpextract.knowledge import Knowledge
from vpextract.layout.tables.comments import is_comment
from vpextract.layout.tables.finish import ANCHORS, contents_of
from vpextract.layout.tables.raw import CellTable
from vpextract.layout.tables.spanning_headers import MOST_ROWS, composed
from vpextract.layout.text.cell_costs import NUMBER, Kind
from vpextract.layout.text.lines import TextLine
from vpextract.layout.words import join_lines
from vpextract.marks import unmarked_head
from vpextract.model import Place
from vpextract.numerals import BETWEEN, is_bare_year

LONGEST_LABEL = 60
"""Letters of a column label at most, where only its look tells a head."""
ROWS_ASKED = 5
"""So many rows tell whether a head lacks the label over their names."""

_HEAD_HYPHEN = regex.compile(r"(?<=\p{L}-) (?=\p{Ll})")


@dataclass(frozen=True, slots=True)
class CellLine:
    """A line of the file as cells. `gap`: an empty line stands before it; `loose`: it has no tabs."""

    cells: tuple[str, ...]
    line: TextLine
    gap: bool
    loose: bool = False

    @property
    def filled(self) -> list[int]:
        return [c for c, text in enumerate(self.cells) if text]

    @property
    def place(self) -> Place:
        return self.line.place

    def is_comment(self, knowledge: Knowledge) -> bool:
        """Whether it is an Analys or Kommentar row with its text."""
        return self.filled == [0] and is_comment(self.cells[0], knowledge)


@dataclass(slots=True)
class Draft:
    """A table being read. `icons` counts the columns without a label before the first one."""

    table: CellTable
    kinds: tuple[Kind, ...]
    icons: int = 0
    head_lines: int = 1
    """So many lines are its head, a title over it included."""
    broken: bool = False
    """An empty line or the head printed again stands before the next row."""

    @property
    def columns(self) -> tuple[str, ...]:
        return self.table.columns

    @property
    def listed(self) -> bool:
        """Whether it lists indicators or activities, of which every row has a name and a period or dates."""
        return not ANCHORS.isdisjoint(self.kinds) or "value" in self.kinds


def head_at(
    lines: Sequence[CellLine], i: int, draft: Draft | None, knowledge: Knowledge, known: Container[str]
) -> Draft | None:
    """A table that begins with line i as its head; None where the line is a row."""
    title = ""
    over = _stands_over_parts(lines, i, knowledge)
    if not over and _is_title(lines, i) and not lines[i].is_comment(knowledge) and (draft is None or lines[i].gap):
        after = _head_cells(lines, i + 1, None, knowledge)
        if after:
            title, i = lines[i].cells[lines[i].filled[0]], i + 1
    if not over and not title and not _head_cells(lines, i, draft, knowledge):
        return None
    height, labels = _composed(lines, i, knowledge) or (1, lines[i].cells)
    labels = _with_first(labels, lines[i + height : i + height + ROWS_ASKED], knowledge)
    cells = [_head_text(cell, known) for cell in labels]
    icons = 0
    while icons + 1 < len(cells) and not cells[icons] and _is_key(cells[icons + 1], knowledge):
        icons += 1
    cells = cells[icons:]
    while len(cells) > 1 and not cells[-1] and _is_key(cells[0], knowledge):
        cells.pop()
    table = CellTable(tuple(cells), lines[i].place, title=title)
    return Draft(table, _kinds(cells, knowledge), icons, height + bool(title))


def _composed(lines: Sequence[CellLine], i: int, knowledge: Knowledge) -> tuple[int, tuple[str, ...]] | None:
    """How many lines from i on are one header, and its labels; None where line i alone may be one."""
    below = itertools.takewhile(lambda line: not line.gap, lines[i + 1 : i + MOST_ROWS])
    return composed([lines[i].cells, *(line.cells for line in below)], knowledge)


def _with_first(labels: tuple[str, ...], rows: Sequence[CellLine], knowledge: Knowledge) -> tuple[str, ...]:
    """The labels, with an empty one over the names where the head has none: all rows have a name and one cell more."""
    rows = list(itertools.takewhile(lambda row: not row.gap and not row.loose, rows))
    more = [len(row.cells) == len(labels) + 1 and _is_name(row.cells[0], knowledge) for row in rows]
    return ("", *labels) if rows and all(more) and knowledge.heads_figures(labels[0]) else labels


def _is_name(text: str, knowledge: Knowledge) -> bool:
    return any(map(str.isalpha, text)) and not _is_figure(text, knowledge)


def _head_cells(lines: Sequence[CellLine], i: int, draft: Draft | None, knowledge: Knowledge) -> bool:
    """Whether line i looks like a head."""
    cells = [c for c in lines[i].cells if c]
    if len(cells) < 2:
        return False
    matches = knowledge.columns(cells)
    if matches[0] is not None and matches[0].key and any(m is not None for m in matches[1:]):
        return True
    if sum(m is not None and not m.weak for m in matches) > max(2, len(cells) // 2):
        return True
    if draft is not None and not lines[i].gap:
        return False
    return _looks_like_head(lines, i, draft, knowledge)


def _looks_like_head(lines: Sequence[CellLine], i: int, draft: Draft | None, knowledge: Knowledge) -> bool:
    """Words above figures; where there are no figures at all, short words above others, at the start of a table."""
    cells, below = lines[i].cells, [line for line in lines[i + 1 : i + 8] if not line.loose]
    if i + 1 >= len(lines) or any(_is_figure(c, knowledge) for c in cells):
        return False
    if lines[i + 1].gap and len(lines[i + 1].cells) != len(cells):
        return False
    if any(len(c) > 3 * LONGEST_LABEL for c in cells):
        return False
    if any(_is_figure(c, knowledge) for line in below for c in line.cells[1:]):
        labels = (_composed(lines, i, knowledge) or (1, cells))[1]
        return len([c for c in labels[1:] if c]) >= max(1, (len(cells) - 1) // 2)
    return draft is None and all(len(c) <= LONGEST_LABEL and not c.endswith(".") for c in cells)


def _is_figure(text: str, knowledge: Knowledge) -> bool:
    """A number or date that is no year, or several of them kept apart."""
    text = text.partition(BETWEEN)[0]
    if knowledge.times.is_date(text):
        return True
    number = NUMBER.match(text)
    if number is None or is_bare_year(unmarked_head(text)):
        return False
    return bool(len(text) - number.end() <= 12)


def _is_title(lines: Sequence[CellLine], i: int) -> bool:
    """One text over a head."""
    return len(lines[i].filled) == 1 and i + 1 < len(lines) and not lines[i + 1].gap and len(lines[i + 1].filled) > 1


def _stands_over_parts(lines: Sequence[CellLine], i: int, knowledge: Knowledge) -> bool:
    """Whether a text alone on its line is the upper label of some columns of the head below, not a title."""
    if not _is_title(lines, i) or not lines[i].filled[0]:
        return False
    return _composed(lines, i, knowledge) is not None and _head_cells(lines, i + 1, None, knowledge)


def _is_key(label: str, knowledge: Knowledge) -> bool:
    match = knowledge.column_beside(label)
    return match is not None and match.key


def _head_text(cell: str, known: Container[str]) -> str:
    """A label whose words a line end hyphenated, made whole: "budget- justeringar"."""
    return join_lines(_HEAD_HYPHEN.split(cell), known)


def _kinds(cells: Sequence[str], knowledge: Knowledge) -> tuple[Kind, ...]:
    return contents_of(cells, knowledge) or ("name", *(["figure"] * (len(cells) - 1)))  # type: ignore[arg-type]


def is_same_head(draft: Draft, head: Draft, knowledge: Knowledge) -> bool:
    """Whether a head is that of the table above, printed again; misread labels mean the same."""
    if len(draft.columns) != len(head.columns) or not draft.table.headed:
        return False
    if knowledge.same_head(draft.columns, head.columns):
        return True
    pairs = zip(knowledge.columns(draft.columns), knowledge.columns(head.columns), strict=True)
    return all(a is not None and b is not None and a.says_the_same(b) for a, b in pairs)
