"""Rows in an order that people expect: å, ä, ö at the end of the alphabet, 1.10 after 1.9, what is missing last."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pyarrow as pa
import pyarrow.compute as pc

_NUMBERS = re.compile(r"(\d+)")
_LETTERS = {ord(letter): chr(0x10FF00 + n) for n, letter in enumerate("åäö")} | {ord("æ"): chr(0x10FF01)}
"""Behind all others. æ and ø stand where ä and ö do."""
_LETTERS[ord("ø")] = _LETTERS[ord("ö")]


def in_order(table: pa.Table, columns: Sequence[str]) -> pa.Table:
    """The rows ordered by the first of the columns, then by the next; "-" before a name: the largest first."""
    keys, orders = {}, []
    for n, column in enumerate(columns):
        name = column.removeprefix("-")
        keys[f"{n}"] = _ranks(table.column(name))
        orders.append((f"{n}", "descending" if name != column else "ascending"))
    return table.take(pc.sort_indices(pa.table(keys), sort_keys=orders))


def _ranks(column: pa.ChunkedArray) -> pa.ChunkedArray:
    """What sorts as the column should: itself, or for texts and lists their places in the alphabet."""
    if pa.types.is_list(column.type):
        column = pc.binary_join(column.cast(pa.list_(pa.string())), ";")
    if not pa.types.is_string(column.type):
        return column
    known = [text for text in pc.unique(column).to_pylist() if text is not None]
    ordered = pa.array(sorted(known, key=alphabetical), pa.string())
    return pc.index_in(column, value_set=ordered)


def alphabetical(text: str) -> tuple[tuple[int, str], ...]:
    """A text's key in the Swedish alphabet, numbers in it by their size."""
    pieces = _NUMBERS.split(text.casefold())
    return tuple(
        (0, f"{len(piece.lstrip('0')):06}{piece}") if n % 2 else (1, piece.translate(_LETTERS))
        for n, piece in enumerate(pieces)
        if piece
    )
