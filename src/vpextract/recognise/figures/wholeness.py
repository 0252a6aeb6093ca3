"""Tables that may lack rows: the parts of one table that a page break left apart."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from itertools import pairwise

from vpextract.knowledge import Knowledge
from vpextract.model import Block, Table

_BETWEEN = 2
"""Paragraphs that may stand between two parts of a table: a heading said again, a line of a running header."""


def parts_of_tables(blocks: Sequence[Block], lists: Container[int], knowledge: Knowledge) -> frozenset[int]:
    """The indices of the tables that may be part of another one, which follows closely or comes just before.

    The second part has no head of its own, or the same head over it, while the first one ends without a sum. `lists` holds
    the indices of the tables of indicators or activities, which are left out.
    """
    found: set[int] = set()
    for first, second in _neighbours(blocks, lists):
        above, below = blocks[first], blocks[second]
        if isinstance(above, Table) and isinstance(below, Table) and _may_go_on(above, below, knowledge):
            found |= {first, second}
    return frozenset(found)


def _neighbours(blocks: Sequence[Block], lists: Container[int]) -> Iterator[tuple[int, int]]:
    tables = [at for at, block in enumerate(blocks) if isinstance(block, Table) and at not in lists]
    for first, second in pairwise(tables):
        if second - first - 1 <= _BETWEEN:
            yield first, second


def _may_go_on(above: Table, below: Table, knowledge: Knowledge) -> bool:
    pages = [row.place.page for row in above.rows[-1:]] or [above.place.page]
    if pages[0] is not None and below.place.page not in (pages[0], pages[0] + 1):
        return False
    if not below.headed:
        return True
    if not knowledge.same_head(above.columns, below.columns):
        return False
    return not any("sum" in knowledge.books.words(row.cells[0]) for row in above.rows)
