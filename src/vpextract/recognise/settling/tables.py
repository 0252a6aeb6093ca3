"""Tables as the layout finished them → tables whose rows and cells agree with what stands in their columns.

One place for all inputs: rows that are shifted, figures that are none of their column.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import regex

from vpextract.containing import Part, attempt
from vpextract.knowledge import CONTENT_OF_ROLE, NO_MEASURES, Knowledge
from vpextract.model import Block, Issue, Layout, Table
from vpextract.recognise.listings.columns import matches_of
from vpextract.recognise.settling.scale import with_doubted_figures
from vpextract.recognise.settling.shifts import Kind, with_settled_rows
from vpextract.terms import MEASURES

_LETTER = regex.compile(r"\p{L}")
_MOSTLY = 0.5
"""A column of labels has letters in more than this share of its cells."""


def with_settled_tables(layout: Layout, issues: list[Issue], knowledge: Knowledge) -> Layout:
    """The layout with its tables settled; other blocks stay as they are.

    A table on which this fails stays as it is, and an issue says so.
    """
    blocks: list[Block] = []
    for block in layout.blocks:
        if not isinstance(block, Table):
            blocks.append(block)
            continue
        part = Part("check_failed", "Its rows and columns could not be checked", block.place.page, severity="warning")
        blocks.append(attempt(part, issues, block, _settled, block, knowledge))
    return replace(layout, blocks=tuple(blocks))


def _settled(table: Table, knowledge: Knowledge) -> Table:
    about, matches = matches_of(table, knowledge)
    if about is not None:
        roles = [match.role if match is not None else None for match in matches]
        kinds: list[Kind] = [_kind(role) for role in roles]
        settled = with_settled_rows(table, kinds, knowledge)
        measures = [column for column, kind in enumerate(kinds) if kind == "value"]
        return with_doubted_figures(settled, measures, one_measure=True)
    figures = table.figure_columns()
    if not figures:
        return table
    kinds = ["label" if _has_labels(table) else "any", *(["any"] * (len(table.columns) - 1))]  # type: ignore[list-item]
    return with_doubted_figures(with_settled_rows(table, kinds, knowledge), figures)


def _kind(role: str | None) -> Kind:
    if role in MEASURES or role == "outcome_of_year":
        return "value"
    if role is None or role == "status" or role in NO_MEASURES:  # an assessment may be a word, a sign or anything else
        return "any"
    return CONTENT_OF_ROLE.get(role, "any")


def _has_labels(table: Table) -> bool:
    """Whether the first column holds names: texts with letters, but for a few."""
    labels: Sequence[str] = [row.cells[0] for row in table.rows if row.cells[0] and not row.spanning]
    return sum(_LETTER.search(label) is not None for label in labels) > _MOSTLY * len(labels)
