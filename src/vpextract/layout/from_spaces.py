"""Texts whose columns are kept by spaces: they are laid out as the pages that they were printed from, or typed to look like.

A whole text layer that keeps the page's look becomes pages (`spaced_to_layout`): lines → running headers and footers set
aside → pages of one letter's width → blocks → the lines that they stand in. Of a text with whole paragraphs on a line, and of
Markdown, only the stretches in which columns stand are laid out so (`tables_in_spaces`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import regex

from vpextract.containing import attempt
from vpextract.knowledge import Knowledge
from vpextract.layout.from_pages import pages_to_layout
from vpextract.layout.tables.finish import Finished
from vpextract.layout.text.as_pages import Places, lines_to_pages, point_of
from vpextract.layout.text.faults import table_at, text_without_furniture
from vpextract.layout.text.lines import TextLine
from vpextract.layout.text.markup import without_markup
from vpextract.model import Block, Issue, Layout, Paragraph, Place, SetAside, Table

_COLUMNS = regex.compile(r"\S {4,}\S.* {4,}\S")
"""Three cells side by side, held apart by spaces: so print tools that keep the page's layout."""
_COLUMNS_SHARE = 0.02
"""More lines than this: tables, not the odd centred line. Seen: none where cells stand below each other, else 6–9 %."""
_TWO = regex.compile(r"[^\s|] {2,}[^\s|]")
_FEWEST = 2
"""So many lines of a table stand in columns at least, the head among them."""


def keeps_columns(lines: Sequence[TextLine]) -> bool:
    """Whether a text layer keeps its columns by spaces throughout."""
    count = sum(_COLUMNS.search(line.raw) is not None for line in lines)
    return count > max(_FEWEST, _COLUMNS_SHARE * len(lines))


def about_spaces(tables: int) -> Issue:
    """What is told of tables that were read so."""
    what = "1 table was" if tables == 1 else f"{tables} tables were"
    return Issue(
        "columns_by_spaces", f"{what} read by where their letters stand: spaces keep the columns apart", "info"
    )


# --- the whole text -----------------------------------------------------------------------------------------------------


def spaced_to_layout(text: str, knowledge: Knowledge) -> Layout:
    """The document as blocks in reading order, each with the line that it begins in."""
    issues: list[Issue] = []
    lines, aside = text_without_furniture(text, knowledge, issues)
    pages, places = lines_to_pages(lines, knowledge)
    laid = pages_to_layout(pages, knowledge)
    printed: dict[int | None, int | None] = {number: line.page for (number, _), line in places.items()}
    set_aside = [SetAside(one.text, one.reason, printed.get(one.page)) for one in laid.set_aside]
    issues += [replace(one, page=printed.get(one.page)) for one in laid.issues]
    blocks = tuple(_placed(block, places) for block in laid.blocks)
    issues.append(about_spaces(sum(isinstance(block, Table) for block in blocks)))
    shows_gender = any(glyph in text for glyph in knowledge.signs.glyphs.get("gendered", ()))
    return Layout(blocks, (*aside, *set_aside), tuple(issues), shows_gender)


def _placed(block: Block, lines: Places) -> Block:
    place = _place_of(block.place, lines)
    if isinstance(block, Paragraph):
        return replace(block, place=place)
    rows = tuple(replace(row, place=_place_of(row.place, lines)) for row in block.rows)
    return replace(block, place=place, rows=rows)


def _place_of(place: Place, lines: Places) -> Place:
    line = lines.get((place.page or 0, point_of(place.box.y0))) if place.box is not None else None
    return line.place if line is not None else Place()


# --- tables in other texts ----------------------------------------------------------------------------------------------


def tables_in_spaces(
    lines: Sequence[TextLine], free: Sequence[range], knowledge: Knowledge, issues: list[Issue]
) -> list[Finished]:
    """The tables among the free lines, in order. A stretch on which this fails costs itself: its lines stay text."""
    found: list[Finished] = []
    for start, end in [part for of in free for part in _stretches(lines, of)]:
        stretch = lines[start:end]
        read = attempt(table_at(stretch[0]), issues, [], _tables_of, stretch, knowledge)
        found += [one._replace(taken=range(start + one.taken.start, start + one.taken.stop)) for one in read]
    if found:
        issues.append(about_spaces(len(found)))
    return found


def _stretches(lines: Sequence[TextLine], free: range) -> list[tuple[int, int]]:
    """Runs of lines, parted from others by empty lines, in each part of which columns stand."""
    runs: list[tuple[int, int]] = []
    starts = [at for at in free if at == free.start or lines[at].gap]
    for start, end in zip(starts, [*starts[1:], free.stop], strict=True):
        if not any(_TWO.search(line.raw.strip()) and "\t" not in line.raw for line in lines[start:end]):
            continue
        if runs and runs[-1][1] == start:
            start = runs.pop()[0]
        runs.append((start, end))
    return [run for run in runs if _columned(lines[run[0] : run[1]]) >= _FEWEST]


def _columned(lines: Sequence[TextLine]) -> int:
    return sum(_TWO.search(line.raw.strip()) is not None for line in lines)


def _tables_of(lines: Sequence[TextLine], knowledge: Knowledge) -> list[Finished]:
    """The tables on a stretch; `taken` counts its lines."""
    pages, places = lines_to_pages(lines, knowledge)
    laid = pages_to_layout(pages, knowledge)
    at = {line.number: n for n, line in reversed([*enumerate(lines)])}
    blocks = [_placed(block, places) for block in laid.blocks]
    firsts = [at.get(block.place.line or 0, 0) for block in blocks]
    tables: list[Finished] = []
    for block, start, end in zip(blocks, firsts, [*firsts[1:], len(lines)], strict=True):
        if isinstance(block, Table) and end > start and block.headed and block.rows:
            tables.append(Finished(_lean(block), False, range(start, end), laid.set_aside if not tables else (), ()))
    return tables


def _lean(table: Table) -> Table:
    """The table without markup in its cells."""
    rows = tuple(replace(row, cells=tuple(map(without_markup, row.cells))) for row in table.rows)
    return replace(table, columns=tuple(map(without_markup, table.columns)), rows=rows)
