"""The ruled tables of a page: its grids, and then their rows and heads, once the document's line pitch is known."""

from __future__ import annotations

from vpextract.knowledge import Knowledge
from vpextract.layout.pages.borderless.notes import release_notes
from vpextract.layout.pages.lattice import ruled_tables
from vpextract.layout.pages.lattice_bands import Pitches
from vpextract.layout.pages.lattice_beside import take_beside, take_header_above
from vpextract.layout.pages.lattice_columns import part_columns
from vpextract.layout.pages.lattice_down import say_for_each
from vpextract.layout.pages.lattice_ends import take_comment
from vpextract.layout.pages.lattice_rows import part_rows
from vpextract.layout.tables.headers import find_head
from vpextract.layout.tables.raw import RawTable
from vpextract.model import Page


def grids_on(page: Page, free: set[int]) -> tuple[list[RawTable], set[int]]:
    """The grids of a page as tables without heads, and which of the free lines are in none of them."""
    left = set(free)
    return ruled_tables(page, left), left


def rows_and_heads(
    page: Page,
    tables: list[RawTable],
    left: set[int],
    above: RawTable | None,
    pitches: Pitches,
    knowledge: Knowledge,
) -> tuple[list[RawTable], set[int]]:
    """The grids of a page with their rows and heads, and which lines are in none of them.

    `above` is the table that the page before ends on.
    """
    for at, table in enumerate(tables):
        part_columns(table)
        part_rows(table, pitches)
        take_beside(table, page, left)
        find_head(table, page, knowledge, above if at == 0 else None)
        take_header_above(table, page, left)
        release_notes(table, page, left)
        take_comment(table, page, left, knowledge)
        say_for_each(table)
    return tables, left
