"""The tables in a transcript: runs of tab-separated rows, entries of the contents and addresses kept out of them."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from vpextract.containing import attempt
from vpextract.knowledge import Knowledge
from vpextract.layout.tables.comments import is_bare_label, is_comment
from vpextract.layout.tables.finish import Finished, finished
from vpextract.layout.text.body import contents_of
from vpextract.layout.text.faults import table_at
from vpextract.layout.text.folded import unfolded
from vpextract.layout.text.lines import RULE, TextLine
from vpextract.layout.text.markup import without_markup
from vpextract.layout.text.tab_headers import CellLine
from vpextract.layout.text.tab_tables import as_many_cells, cell_lines_to_tables
from vpextract.layout.words import ends_sentence, starts_lower
from vpextract.model import Issue

FRONT_LINES = 40
"""So many lines from the start, names and addresses may stand side by side with tabs between."""

_ENDS = regex.compile(r"([\n\v\f])")
_PIPES = regex.compile(r"\s*\|.*\|\s*")
_PIPE_RULE = regex.compile(r"[\s|:=-]+")
_PIPE = regex.compile(r"(?<!\\)\|")
"""A pipe that parts cells; "\\|" is one of a text."""


def tables_in_tabs(
    lines: Sequence[TextLine], knowledge: Knowledge, known: frozenset[str], issues: list[Issue]
) -> list[Finished]:
    """The tables in order. A run of rows on which this fails costs itself: its lines stay text, and an issue says so."""
    tables: list[Finished] = []
    for start, end, cells in _row_runs(lines, knowledge, known):
        read = attempt(table_at(lines[start]), issues, [], _tables_of, cells, knowledge, known)
        tables += [one._replace(taken=range(end if at else start, end)) for at, one in enumerate(read)]
    return tables


def _tables_of(cells: Sequence[CellLine], knowledge: Knowledge, known: frozenset[str]) -> list[Finished]:
    rows = unfolded(cells, knowledge, known)
    return [finished(table, knowledge, known) for table in cell_lines_to_tables(rows, knowledge, known)]


def pipes_to_tabs(text: str) -> str:
    """Markdown's tables as tab-separated rows, the rules under their heads taken out; line numbers stay."""
    if "|" not in text:
        return text
    ended = _ENDS.split(text)
    lines, ends = ended[::2], [*ended[1::2], ""]
    columns = 0
    for at, line in enumerate(lines):
        if "|" not in line:
            columns = 0
        elif _PIPES.fullmatch(line):
            lines[at] = RULE if _PIPE_RULE.fullmatch(line) else "\t".join(_cells(line)[1:-1])
        elif _PIPE_RULE.fullmatch(line) and "-" in line and at and _PIPE.search(lines[at - 1]):
            columns = len(_cells(line.strip(" |")))
            lines[at - 1], lines[at] = _row(lines[at - 1], columns), RULE
        elif columns:
            lines[at] = _row(line, columns)
    return "".join(line + end for line, end in zip(lines, ends, strict=True))


def _row(line: str, columns: int) -> str:
    """A row of a table of so many columns, which needs no pipe before its first cell and behind its last one."""
    cells = _cells(line)
    if len(cells) > columns and not cells[0]:
        cells = cells[1:]
    return "\t".join(cells[:-1] if len(cells) > columns and not cells[-1] else cells)


def _cells(line: str) -> list[str]:
    return [cell.strip().replace("\\|", "|") for cell in _PIPE.split(line)]


# --- which lines are rows ---------------------------------------------------------------------------------------------


def _row_runs(
    lines: Sequence[TextLine], knowledge: Knowledge, known: frozenset[str]
) -> list[tuple[int, int, list[CellLine]]]:
    """Runs of rows with nothing but empty lines between: [start, end) among the lines, and the rows."""
    inside_contents = contents_of(lines, knowledge)
    runs: list[tuple[int, int, list[CellLine]]] = []
    i = 0
    while i < len(lines):
        if i in inside_contents or not _is_row(lines[i]) or _is_address(lines, i, knowledge):
            i += 1
            continue
        start, cells = i, list[CellLine]()
        while i < len(lines) and i not in inside_contents:
            taken = _take(lines, i, cells, knowledge, known)
            if not taken:
                break
            i += taken
        if len(cells) == 1 and sum(bool(c) for c in cells[0].cells) < 3 and not runs:
            continue
        runs.append((start, i, cells))
    return runs


def _is_row(line: TextLine) -> bool:
    return "\t" in line.raw.strip(" ")


def _is_address(lines: Sequence[TextLine], i: int, knowledge: Knowledge) -> bool:
    """Names and addresses set side by side on the first page."""
    if lines[i].number > FRONT_LINES:
        return False
    return knowledge.contact_label(lines[i].text) or knowledge.is_address(lines[i].text)


def _take(lines: Sequence[TextLine], i: int, cells: list[CellLine], knowledge: Knowledge, known: frozenset[str]) -> int:
    """Adds what line i gives to the rows so far; returns how many lines that were, 0 where the run is over."""
    line = lines[i]
    if _is_row(line):
        cells.append(_cells_of(line, known))
        return 1
    if not cells:
        return 0
    text = without_markup(line.text, known)
    if is_bare_label(text, knowledge):
        return _take_comment(lines, i, cells, known)
    if is_comment(text, knowledge):
        cells.append(CellLine((text,), line, line.gap, loose=True))
        return 1
    last = cells[-1]
    if (
        is_bare_label("".join(last.cells), knowledge) and not line.gap
    ):  # the text that a label in a row of its own belongs to
        cells.append(CellLine((text,), line, line.gap, loose=True))
        return 1
    cut = last.is_comment(knowledge) and not ends_sentence(last.cells[0]) and starts_lower(text)
    if cut or (not line.gap and i + 1 < len(lines) and _is_row(lines[i + 1]) and not lines[i + 1].gap):
        cells.append(CellLine((text,), line, line.gap, loose=True))
        return 1
    return 0


def _take_comment(lines: Sequence[TextLine], i: int, cells: list[CellLine], known: frozenset[str]) -> int:
    """A label on a line of its own, without tabs: a comment if it stands among the rows, else a heading of the text."""
    close = not lines[i].gap
    after = i + 2
    among = after < len(lines) and _is_row(lines[after]) and as_many_cells(cells, _cells_of(lines[after], known))
    if not (close or among) or i + 1 >= len(lines):
        return 0
    if _is_row(lines[i + 1]):
        cells.append(CellLine((lines[i].text,), lines[i], lines[i].gap, loose=True))
        return 1
    text = f"{lines[i].text} {without_markup(lines[i + 1].text, known)}"
    cells.append(CellLine((text,), lines[i], lines[i].gap, loose=True))
    return 2


def _cells_of(line: TextLine, known: frozenset[str]) -> CellLine:
    cells = tuple(without_markup(cell, known) for cell in line.raw.split("\t"))
    return CellLine(cells, line, line.gap)
