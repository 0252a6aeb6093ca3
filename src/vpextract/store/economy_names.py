"""Rows of the economy as columns of numbers: which board's, which name's, and the amounts that two names have in common."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from vpextract.linking.area_rooms import AreaName
from vpextract.linking.touched import Numbers
from vpextract.store.link_rows import coded, municipalities_of
from vpextract.store.opened import Rows

_LEAST = 1.0
"""Smaller amounts, in millions of kronor, are the same by chance."""
_FEW = 4
"""An amount that more names have than this is none of theirs."""
_MILLIONTHS = 1_000_000
_MOST = 2**62
"""Numbers of combinations stay below this."""
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
    at = pc.index_in(table.column("document_id"), value_set=documents.column("document_id")).combine_chunks()
    ids, boards = (documents.column(name).to_pylist() for name in documents.column_names)
    known = municipalities_of(rows)
    where = [known.get(document, "") for document in ids]
    own = [(place, board or document) for place, board, document in zip(where, boards, ids, strict=True)]
    number = {home: n for n, home in enumerate(dict.fromkeys(own))}  # whose board is not known stands alone
    document = np.asarray(at).astype(np.int64)
    board = np.array([number[home] for home in own], dtype=np.int64)[document]
    total = np.asarray(pc.equal(table.column("role"), "total")).astype(np.int64)
    said = [coded(table.column(name)) for name in ("part", "parent", "area")]
    name, first = numbered(together([board, total, *(column.codes for column in said)]))
    part, parent, area = ([column.values[code] for code in column.codes[first].tolist()] for column in said)
    many = np.bincount(name, minlength=len(first)).tolist()
    tables = _grouped(name, coded(table.column("table_id")).codes, len(first))
    names = [
        AreaName(
            kind or "", bool(total[row]), where[at], boards[at], above or "", text or "", times, frozenset(stands_in)
        )
        for row, at, kind, above, text, times, stands_in in zip(
            first.tolist(), document[first].tolist(), part, parent, area, many, tables, strict=True
        )
    ]
    return EconomyNames(names, name, board)


def amounts_alike(table: pa.Table, of: EconomyNames) -> dict[tuple[int, int], int]:
    """How many different amounts two names have in common, of one board and for the same times."""
    values = np.nan_to_num(np.asarray(table.column("value_mnkr").to_numpy(), dtype=np.float64))
    telling = np.flatnonzero((np.abs(values) >= _LEAST) & np.asarray(table.column("year").is_valid()))
    amount, _ = numbered(np.rint(values[telling] * _MILLIONTHS).astype(np.int64))
    codes = [of.board[telling], *(coded(table.column(name)).codes[telling] for name in _FIGURE)]
    figure, first = numbered(together([*codes, amount]))
    _, pairs = numbered(together([figure, of.name[telling]]))  # each name of a figure once
    figure, name = figure[pairs], of.name[telling][pairs]
    times = np.bincount(figure, minlength=len(first))[figure]
    few = np.flatnonzero((times > 1) & (times <= _FEW))
    several: defaultdict[int, list[int]] = defaultdict(list)
    for one, other in zip(figure[few].tolist(), name[few].tolist(), strict=True):
        several[one].append(other)
    found: Counter[tuple[int, int]] = Counter()
    for names in several.values():
        found.update(combinations(sorted(names), 2))
    return dict(found)


def together(columns: Sequence[Numbers]) -> Numbers:
    """One number for each combination of several columns of numbers from 0."""
    combined = np.zeros(len(columns[0]), dtype=np.int64)
    size = 1
    for codes in columns if len(columns[0]) else ():
        n = int(codes.max()) + 1
        if size * n > _MOST:
            combined, first = numbered(combined)
            size = len(first)
        combined, size = combined * n + codes, size * n
    return combined


def numbered(values: Numbers) -> tuple[Numbers, Numbers]:
    """The number of each value, as they come, and the row in which each comes first."""
    found = pa.array(values).dictionary_encode()
    numbers = found.indices.to_numpy().astype(np.int64)
    first = np.empty(len(found.dictionary), dtype=np.int64)
    first[numbers[::-1]] = np.arange(len(numbers) - 1, -1, -1)
    return numbers, first


def _grouped(groups: Numbers, members: Numbers, n: int) -> list[list[int]]:
    """The different members of each of `n` groups."""
    _, first = numbered(together([groups, members]))
    first = first[np.argsort(groups[first], kind="stable")]
    flat, ends = members[first].tolist(), np.cumsum(np.bincount(groups[first], minlength=n)).tolist()
    return [flat[start:end] for start, end in zip([0, *ends], ends, strict=False)]
