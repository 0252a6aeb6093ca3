"""What a PDF-to-text tool printed, as blocks: one visual line a line, table cells spread over lines.

Order: lines → running headers and footers set aside → tables under known heads → tables of amounts in what is left →
paragraphs.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import regex

from vpextract.containing import attempt
from vpextract.knowledge import Knowledge
from vpextract.layout.prose.draft import Draft
from vpextract.layout.sheet import Measure
from vpextract.layout.tables.finish import Finished, finished
from vpextract.layout.tables.raw import CellTable
from vpextract.layout.text.body import text_measure
from vpextract.layout.text.faults import items_to_blocks, stretch_to_drafts, table_at, text_without_furniture
from vpextract.layout.text.figure_tables import lines_to_figure_tables
from vpextract.layout.text.known_tables import lines_to_table
from vpextract.layout.text.lines import TextLine, words_of
from vpextract.layout.text.row_names import with_a_cell_too_many
from vpextract.model import Issue, Layout, SetAside, Table

_COLUMNS = regex.compile(r"\S {4,}\S.* {4,}\S")
"""Three cells side by side, held apart by spaces: so print tools that keep the page's layout."""
_COLUMNS_SHARE = 0.02
"""More lines than this: tables, not the odd centred line. Seen: none where cells stand below each other, else 6–9 %."""


def textlayer_to_layout(text: str, knowledge: Knowledge) -> Layout:
    """The document as blocks in reading order; the sign for sex-disaggregated rows is a picture, and lost here."""
    issues: list[Issue] = []
    lines, aside = text_without_furniture(text, knowledge, issues)
    known = words_of(lines)
    parts = _tables_and_stretches(lines, knowledge, known, issues)
    measure = text_measure([line for part in parts if not isinstance(part, Finished) for line in part], wraps=True)
    items: list[Draft | Table] = []
    set_aside = list(aside)
    issues += _about_columns(lines)
    for part in parts:
        if isinstance(part, Finished):
            items.append(part.table)
            set_aside += part.aside
            issues += part.issues
        else:
            items += _stretch_to_items(part, measure, known, knowledge, set_aside, issues)
    blocks = items_to_blocks(items, measure, knowledge, issues)
    return Layout(tuple(blocks), tuple(set_aside), tuple(issues), shows_gender=False)


def _about_columns(lines: Sequence[TextLine]) -> list[Issue]:
    """Tables whose columns are kept by spaces are not read: their cells would be taken for running text in silence."""
    count = sum(_COLUMNS.search(line.raw) is not None for line in lines)
    if count <= _COLUMNS_SHARE * len(lines):
        return []
    message = f"{count} lines hold columns kept apart by spaces; tables printed so are not read"
    return [Issue("columns_by_spaces", message, "error")]


def _tables_and_stretches(
    lines: Sequence[TextLine], knowledge: Knowledge, known: frozenset[str], issues: list[Issue]
) -> list[Finished | list[TextLine]]:
    """Indicator and activity tables, and the lines between them."""
    parts: list[Finished | list[TextLine]] = []
    stretch: list[TextLine] = []
    i = 0
    while i < len(lines):
        read = attempt(table_at(lines[i]), issues, None, _known_table, lines, i, knowledge, known)
        if read is None:
            stretch.append(lines[i])
            i += 1
            continue
        if stretch:
            parts.append(stretch)
            stretch = []
        parts.append(read)
        i = read.taken.stop
    return [*parts, stretch] if stretch else parts


def _stretch_to_items(
    lines: Sequence[TextLine],
    measure: Measure,
    known: frozenset[str],
    knowledge: Knowledge,
    set_aside: list[SetAside],
    issues: list[Issue],
) -> list[Draft | Table]:
    """Lines without a known head: paragraphs, and the tables of amounts among them."""
    items: list[Draft | Table] = []
    done = 0
    for found in attempt(table_at(lines[0]), issues, [], _figure_tables, lines, knowledge, known):
        items += stretch_to_drafts(lines[done : found.taken.start], measure, known, knowledge, issues)
        items.append(found.table)
        set_aside += found.aside
        issues += found.issues
        done = found.taken.stop
    return [*items, *stretch_to_drafts(lines[done:], measure, known, knowledge, issues)]


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
