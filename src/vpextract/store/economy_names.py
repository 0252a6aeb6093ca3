"""Rows of the economy as columns of numbers: which board's, which name's, and the amounts that two names have in common."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from vpextract.linking.areas import AreaName
from vpextract.linking.touched import Numbers
from vpextract.store.link_rows import coded, municipalities_of
from vpextract.store.opened import Rows

_LEAST = 1.0
"""Smaller amounts, in millions of kronor, are the same by chance."""
_FEW = 4
"""An amount that more names have than this is none of theirs."""
_MILLIONTHS = 1_000_000
_FIGURE = ("part", "measure", "side", "year", "as_of", "basis")
"""What an amount is of, beside its board and its name."""


@dataclass(frozen=True, slots=True)
class EconomyNames:
    """The different names of all rows, and which of them each row has (`name`); `board` is the number of each row's board."""

    names: Sequence[AreaName]
    name: Numbers
    board: Numbers


def economy_names(table: pa.Table, rows: Rows) -> EconomyNames:
    """`rows` are those that the documents of `table` are among."""
    documents = rows.table("documents", columns=("document_id", "board_id"))
    at = pc.index_in(table.column("document_id"), value_set=documents.column("document_id"))
    known = municipalities_of(rows)
    ids = documents.column("document_id").to_pylist()
    municipality = pa.chunked_array([pa.array([known.get(one, "") for one in ids], pa.string())]).take(at)
    board_id = documents.column("board_id").take(at)
    board = pc.coalesce(board_id, table.column("document_id"))  # whose board is not known stands alone
    total = pc.equal(table.column("role"), "total")
    parent = pc.fill_null(table.column("parent"), "")
    columns = [municipality, board_id, table.column("part"), parent, table.column("area")]
    codes = [*(coded(column).codes for column in columns), np.asarray(total).astype(np.int64)]
    _, first, name = np.unique(together(codes), return_index=True, return_inverse=True)
    told = [column.take(pa.array(first)).to_pylist() for column in (*columns, total)]
    many = np.bincount(name, minlength=len(first)).tolist()
    tables = _grouped(name, coded(table.column("table_id")).codes, len(first))
    names = [
        AreaName(part, is_total, where, whose, above, text, times, frozenset(stands_in))
        for where, whose, part, above, text, is_total, times, stands_in in zip(*told, many, tables, strict=True)
    ]
    return EconomyNames(names, name, together([coded(municipality).codes, coded(board).codes]))


def amounts_alike(table: pa.Table, of: EconomyNames) -> dict[tuple[int, int], int]:
    """How many different amounts two names have in common, of one board and for the same times."""
    values = np.nan_to_num(np.asarray(table.column("value_mnkr").to_numpy(), dtype=np.float64))
    telling = (np.abs(values) >= _LEAST) & np.asarray(table.column("year").is_valid())
    codes = [of.board, *(coded(table.column(name)).codes for name in _FIGURE)]
    amounts = _numbered(np.rint(values * _MILLIONTHS).astype(np.int64))
    found: dict[tuple[int, int], int] = {}
    if telling.any():
        _, figure = np.unique(together([*codes, amounts])[telling], return_inverse=True)
        for names in _grouped(figure, of.name[telling], int(figure.max()) + 1):
            for pair in combinations(names, 2) if 1 < len(names) <= _FEW else ():
                found[pair] = found.get(pair, 0) + 1
    return found


def together(columns: Sequence[Numbers]) -> Numbers:
    """One number for each combination of several columns of numbers from 0."""
    combined = np.zeros(len(columns[0]), dtype=np.int64)
    for codes in columns:
        if len(codes):
            combined = _numbered(combined * (int(codes.max()) + 1) + codes)
    return combined


def _numbered(values: Numbers) -> Numbers:
    return np.unique(values, return_inverse=True)[1].astype(np.int64)


def _grouped(groups: Numbers, members: Numbers, n: int) -> list[list[int]]:
    """The different members of each group, in order."""
    if not len(groups):
        return [[] for _ in range(n)]
    size = int(members.max()) + 1
    pairs = np.unique(groups * size + members)
    ends = np.searchsorted(pairs // size, np.arange(n), side="right")
    return [part.tolist() for part in np.split(pairs % size, ends[:-1])]
