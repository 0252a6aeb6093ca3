"""A text file as blocks: what a PDF-to-text tool printed, one visual line a line, or a transcript, one paragraph a line.

Order: lines → running headers and footers set aside → tables → paragraphs from the lines between. Where tables are, and what
their cells hold, each kind of file tells in its own way: `text.tables_in_print`, `text.tables_in_tabs`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from vpextract.knowledge import Knowledge
from vpextract.layout.from_spaces import keeps_columns, spaced_to_layout, tables_in_spaces
from vpextract.layout.prose.draft import Draft
from vpextract.layout.tables.finish import Finished
from vpextract.layout.text.archive import without_archive
from vpextract.layout.text.body import text_measure
from vpextract.layout.text.faults import items_to_blocks, stretch_to_drafts, text_without_furniture
from vpextract.layout.text.lines import TextLine, text_to_lines, words_of
from vpextract.layout.text.tables_in_print import tables_in_print
from vpextract.layout.text.tables_in_tabs import pipes_to_tabs, tables_in_tabs
from vpextract.model import Issue, Layout, Table

Finder = Callable[[Sequence[TextLine], Knowledge, frozenset[str], list[Issue]], list[Finished]]


def textlayer_to_layout(text: str, knowledge: Knowledge) -> Layout:
    """The document as blocks in reading order; the sign for sex-disaggregated rows is a picture, and lost here."""
    if keeps_columns(text_to_lines(text)):
        return spaced_to_layout(text, knowledge)
    return _to_layout(text, tables_in_print, knowledge, wraps=True, shows_gender=False)


def transcript_to_layout(text: str, knowledge: Knowledge) -> Layout:
    """The same where tables are tab-separated rows, or those of Markdown."""
    shows_gender = any(glyph in text for glyph in knowledge.signs.glyphs.get("gendered", ()))
    return _to_layout(text, tables_in_tabs, knowledge, wraps=False, shows_gender=shows_gender)


def _to_layout(text: str, find: Finder, knowledge: Knowledge, *, wraps: bool, shows_gender: bool) -> Layout:
    """`wraps`: paragraphs are more lines than one."""
    archived = without_archive(text, knowledge)
    issues, text = archived.issues, archived.text if wraps else pipes_to_tabs(archived.text)
    lines, aside = text_without_furniture(text, knowledge, issues)
    known, set_aside = words_of(lines, knowledge), [*archived.aside, *aside]
    tables = find(lines, knowledge, known, issues)
    if not wraps:
        free = _between(tables, len(lines))
        tables = sorted(
            [*tables, *tables_in_spaces(lines, free, knowledge, issues)], key=lambda found: found.taken.start
        )
    listed = {at for found in tables if found.listed for at in found.taken}
    measure = text_measure([line for at, line in enumerate(lines) if at not in listed], wraps=wraps)
    items: list[Draft | Table] = []
    done = 0
    for found in tables:
        items += stretch_to_drafts(lines[done : found.taken.start], measure, known, knowledge, issues)
        items.append(found.table)
        set_aside += found.aside
        issues += found.issues
        done = found.taken.stop
    items += stretch_to_drafts(lines[done:], measure, known, knowledge, issues)
    blocks = items_to_blocks(items, measure, knowledge, issues)
    return Layout(tuple(blocks), tuple(set_aside), tuple(issues), shows_gender)


def _between(tables: Sequence[Finished], end: int) -> list[range]:
    """The lines that are in none of these tables, in stretches."""
    starts, stops = [0, *(found.taken.stop for found in tables)], [*(found.taken.start for found in tables), end]
    return [range(start, stop) for start, stop in zip(starts, stops, strict=True) if start < stop]
