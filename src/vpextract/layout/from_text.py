"""A text file as blocks: what a PDF-to-text tool printed, one visual line a line, or a transcript, one paragraph a line.

Order: lines → running headers and footers set aside → tables → paragraphs from the lines between. Where tables are, and what
their cells hold, each kind of file tells in its own way: `text.tables_in_print`, `text.tables_in_tabs`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import regex

from vpextract.knowledge import Knowledge
from vpextract.layout.prose.draft import Draft
from vpextract.layout.tables.finish import Finished
from vpextract.layout.text.body import text_measure
from vpextract.layout.text.faults import items_to_blocks, stretch_to_drafts, text_without_furniture
from vpextract.layout.text.lines import TextLine, words_of
from vpextract.layout.text.tables_in_print import tables_in_print
from vpextract.layout.text.tables_in_tabs import pipes_to_tabs, tables_in_tabs
from vpextract.model import Issue, Layout, Table

_COLUMNS = regex.compile(r"\S {4,}\S.* {4,}\S")
"""Three cells side by side, held apart by spaces: so print tools that keep the page's layout."""
_COLUMNS_SHARE = 0.02
"""More lines than this: tables, not the odd centred line. Seen: none where cells stand below each other, else 6–9 %."""


Finder = Callable[[Sequence[TextLine], Knowledge, frozenset[str], list[Issue]], list[Finished]]


def textlayer_to_layout(text: str, knowledge: Knowledge) -> Layout:
    """The document as blocks in reading order; the sign for sex-disaggregated rows is a picture, and lost here."""
    return _to_layout(text, tables_in_print, knowledge, wraps=True, shows_gender=False)


def transcript_to_layout(text: str, knowledge: Knowledge) -> Layout:
    """The same where tables are tab-separated rows, or those of Markdown."""
    shows_gender = any(glyph in text for glyph in knowledge.signs.glyphs.get("gendered", ()))
    return _to_layout(pipes_to_tabs(text), tables_in_tabs, knowledge, wraps=False, shows_gender=shows_gender)


def _to_layout(text: str, find: Finder, knowledge: Knowledge, *, wraps: bool, shows_gender: bool) -> Layout:
    """`wraps`: paragraphs are more lines than one."""
    issues: list[Issue] = []
    lines, aside = text_without_furniture(text, knowledge, issues)
    known, set_aside = words_of(lines, knowledge), list(aside)
    tables = find(lines, knowledge, known, issues)
    listed = {at for found in tables if found.listed for at in found.taken}
    measure = text_measure([line for at, line in enumerate(lines) if at not in listed], wraps=wraps)
    issues += _about_columns(lines) if wraps else ()
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


def _about_columns(lines: Sequence[TextLine]) -> list[Issue]:
    """Tables whose columns are kept by spaces are not read: their cells would be taken for running text in silence."""
    count = sum(_COLUMNS.search(line.raw) is not None for line in lines)
    if count <= _COLUMNS_SHARE * len(lines):
        return []
    message = f"{count} lines hold columns kept apart by spaces; tables printed so are not read"
    return [Issue("columns_by_spaces", message, "error")]
