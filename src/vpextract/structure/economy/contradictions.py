"""Two tables of one document that give different figures for the same amount.

Tables that are about other things have the same names and heads, too (a part of the board, another budget). So two columns
are only held against each other where most of what they have in common agrees.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

import regex

from vpextract.issues import issue
from vpextract.knowledge import Knowledge
from vpextract.model import EconomyRow, Issue
from vpextract.structure.economy.drafts import AMOUNTS
from vpextract.structure.economy.units import MILLIONS

DIFFER = "amounts_differ"
_AGREEING = 3
"""So many different amounts that two columns give alike, and two for each that differs, make them two of the same."""
_FOR_EACH = 2
_BEFORE = 6
"""So many columns of the same head are looked back at."""
_DECIMALS = regex.compile(r"[.,](\d{1,6})(?!\d)")

_Name = tuple[object, ...]
_Rows = Mapping[_Name, EconomyRow]


@dataclass(frozen=True, slots=True)
class _Pair:
    """The same amount in two tables, with different figures; `other` comes later."""

    one: EconomyRow
    other: EconomyRow


def contradictions(rows: Sequence[EconomyRow], knowledge: Knowledge) -> tuple[list[EconomyRow], list[Issue]]:
    """The rows, those that contradict each other as doubtful, and an issue for each pair of them."""
    pairs = list(_pairs(rows, knowledge))
    if not pairs:
        return list(rows), []
    doubted = {_cell(row) for pair in pairs for row in (pair.one, pair.other)}
    made = [row._replace(doubt=DIFFER) if row.doubt is None and _cell(row) in doubted else row for row in rows]
    return made, [_issue(pair) for pair in pairs]


def _pairs(rows: Iterable[EconomyRow], knowledge: Knowledge) -> Iterator[_Pair]:
    columns: defaultdict[tuple[str, int], list[EconomyRow]] = defaultdict(list)
    for row in rows:
        if row.doubt is None and row.value_mnkr is not None and row.measure in AMOUNTS:
            columns[row.table_id, row.col].append(row)
    alike: defaultdict[_Name, list[_Rows]] = defaultdict(list)
    for column in columns.values():
        for head, named in _by_head(column, knowledge).items():
            for before in islice(reversed(alike[head]), _BEFORE):
                yield from _differing(before, named)
            alike[head].append(named)


def _by_head(column: Iterable[EconomyRow], knowledge: Knowledge) -> dict[_Name, _Rows]:
    """What a column measures → its rows by their names; names that stand in it twice say nothing."""
    found: defaultdict[_Name, list[tuple[_Name, EconomyRow]]] = defaultdict(list)
    for row in column:
        key = knowledge.area_keys.key
        name = (row.role == "total", key(row.parent or ""), key(row.area))
        found[row.part, row.measure, row.side, row.year, row.as_of, row.basis].append((name, row))
    made: dict[_Name, _Rows] = {}
    for head, named in found.items():
        times = Counter(name for name, _ in named)
        made[head] = {name: row for name, row in named if times[name] == 1}
    return made


def _differing(before: _Rows, now: _Rows) -> Iterator[_Pair]:
    both = [_Pair(before[name], row) for name, row in now.items() if name in before and _is_other(before[name], row)]
    agreeing = {pair.one.value_mnkr for pair in both if _agree(pair)} - {0.0}
    differing = [pair for pair in both if not _agree(pair)]
    if len(agreeing) >= max(_AGREEING, _FOR_EACH * len(differing)):
        yield from differing


def _is_other(one: EconomyRow, other: EconomyRow) -> bool:
    return one.table_id != other.table_id


def _agree(pair: _Pair) -> bool:
    """Whether rounding explains what is between them."""
    if pair.one.value_mnkr is None or pair.other.value_mnkr is None:
        return True
    return abs(pair.one.value_mnkr - pair.other.value_mnkr) <= _half(pair.one) + _half(pair.other) + 1e-9


def _half(row: EconomyRow) -> float:
    """Half of its last printed decimal, in millions of kronor."""
    found = _DECIMALS.search(row.raw)
    return 0.5 * MILLIONS.get(row.unit or "", 1.0) * 10.0 ** -(len(found[1]) if found else 0)


def _issue(pair: _Pair) -> Issue:
    one, other = pair.one, pair.other
    where = f"{one.table_id}, row {one.row}" + (f", page {one.place.page}" if one.place.page is not None else "")
    what = " ".join(str(part) for part in (one.measure, one.side, one.year, one.as_of) if part is not None)
    message = f"“{other.area}” has another {what} in two tables: {one.raw!r} ({where}) and {other.raw!r} here"
    return issue(DIFFER, message, other.place, other.table_id)


def _cell(row: EconomyRow) -> tuple[str, int, int]:
    return row.table_id, row.row, row.col
