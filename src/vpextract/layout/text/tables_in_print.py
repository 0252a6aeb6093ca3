"""The tables in what a PDF-to-text tool printed, cells spread over lines: those under known heads, then tables of amounts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from vpextract.containing import attempt
from vpextract.knowledge import Knowledge
from vpextract.layout.tables.finish import Finished, finished
from vpextract.layout.tables.raw import CellTable
from vpextract.layout.text.faults import table_at
from vpextract.layout.text.figure_tables import lines_to_figure_tables
from vpextract.layout.text.known_tables import lines_to_table
from vpextract.layout.text.lines import TextLine
from vpextract.layout.text.row_names import with_a_cell_too_many
from vpextract.model import Issue


def tables_in_print(
    lines: Sequence[TextLine], knowledge: Knowledge, known: frozenset[str], issues: list[Issue]
) -> list[Finished]:
    """The tables in order. One on which this fails costs itself: its lines stay text, and an issue says so."""
    tables: list[Finished] = []
    done = i = 0
    while i < len(lines):
        read = attempt(table_at(lines[i]), issues, None, _known_table, lines, i, knowledge, known)
        if read is None:
            i += 1
            continue
        tables += [*_between(lines, range(done, i), knowledge, known, issues), read]
        done = i = read.taken.stop
    return [*tables, *_between(lines, range(done, len(lines)), knowledge, known, issues)]


def _between(
    lines: Sequence[TextLine], free: range, knowledge: Knowledge, known: frozenset[str], issues: list[Issue]
) -> list[Finished]:
    """The tables of amounts among lines that stand in no other table."""
    if not free:
        return []
    stretch = lines[free.start : free.stop]
    found = attempt(table_at(stretch[0]), issues, [], _figure_tables, stretch, knowledge, known)
    return [one._replace(taken=free[one.taken.start : one.taken.stop]) for one in found]


def _known_table(lines: Sequence[TextLine], at: int, knowledge: Knowledge, known: frozenset[str]) -> Finished | None:
    raw = lines_to_table(lines, at, knowledge, known)
    return _whole(raw, knowledge, known) if raw is not None else None


def _figure_tables(lines: Sequence[TextLine], knowledge: Knowledge, known: frozenset[str]) -> list[Finished]:
    return [_whole(raw, knowledge, known) for raw in lines_to_figure_tables(lines, knowledge, known)]


def _whole(raw: CellTable, knowledge: Knowledge, known: frozenset[str]) -> Finished:
    """A table with its rows whole, and doubts about those whose name may hold a cell."""
    whole = finished(raw, knowledge, known)
    guessed = {*whole.table.guessed, *with_a_cell_too_many(whole.table.rows, knowledge)}
    return whole._replace(table=replace(whole.table, guessed=tuple(sorted(guessed))))
