"""Rows whose cells stand one column off: a date under Avvikelse, a period under Årsmål, a count where the name should be.

What each column holds tells it. Where one way only to move the cells makes all of them fit, they are moved, and that is
said; where several ways do, the cells on which they differ are unsure; where none does, those that do not fit are.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Literal

import regex

from vpextract.knowledge import Knowledge
from vpextract.model import Row, Table
from vpextract.numerals import ends_in_figure, has_digit, is_figure, is_time

Kind = Literal["name", "label", "value", "period", "date", "text", "any"]
"""`name` is that of an indicator or activity, `label` that of a row of figures, which may be a year; `any` fits all."""

_DATE_FORMS = regex.compile(r"\d{6}|\d{8}|\d{1,2}\.\d{1,2}\.(?:\d\d)?\d\d")
"""Forms of dates, sound or not, that are no counts where a date is expected."""
_ENOUGH = 3
"""So many rows tell whether a column is usually filled."""
_MOSTLY = 0.5
"""An empty cell among labelled figures is strange where more than this share of the other rows fill it."""
_SELDOM = 0.35
"""A column is nearly always filled where at most this share of its cells is empty."""


def with_settled_rows(table: Table, kinds: Sequence[Kind], knowledge: Knowledge) -> Table:
    """The table with shifted rows mended; moved cells are `guessed`, those that fit nowhere for sure `unsure`."""
    rows, guessed, unsure = list(table.rows), set(table.guessed), set(table.unsure)
    for at, row in enumerate(rows):
        if row.spanning or not any(row.cells[1:]):
            continue
        wrong = _misfits(row.cells, kinds, knowledge)
        if not wrong:
            continue
        named = next((column for column, kind in enumerate(kinds) if kind in ("name", "label")), -1)
        first = 0 if named in wrong else named + 1  # a name that is one stays where it is
        gaps = [c for c in range(first, len(kinds)) if not row.cells[c] and _may_be_lost(rows, at, c, kinds)]
        ways = [way for way in _ways(row.cells, gaps, first) if not _misfits(way, kinds, knowledge)]
        if not ways:
            unsure.update((at, column) for column in wrong)
            continue
        nearest = min(ways, key=lambda way: sum(a != b for a, b in zip(way, row.cells, strict=True)))
        for column, text in enumerate(nearest):
            if text and len({way[column] for way in ways}) > 1:
                unsure.add((at, column))
            elif text != row.cells[column]:
                guessed.add((at, column))
        rows[at] = replace(row, cells=nearest)
    guessed.update((at, 0) for at in _with_a_figure_too_many(rows, kinds))
    if guessed == set(table.guessed) and unsure == set(table.unsure):
        return table
    return replace(table, rows=tuple(rows), guessed=tuple(sorted(guessed)), unsure=tuple(sorted(unsure)))


def _with_a_figure_too_many(rows: Sequence[Row], kinds: Sequence[Kind]) -> list[int]:
    """The rows whose name ends in a figure while their first cell is empty, which nearly all other rows fill."""
    if len(kinds) < 2 or kinds[0] not in ("name", "label"):
        return []
    told = [at for at, row in enumerate(rows) if not row.spanning and any(row.cells[1:])]
    empty = [at for at in told if not rows[at].cells[1]]
    if len(told) < _ENOUGH or len(empty) > _SELDOM * len(told):
        return []
    return [at for at in empty if ends_in_figure(rows[at].cells[0])]


def _misfits(cells: Sequence[str], kinds: Sequence[Kind], knowledge: Knowledge) -> list[int]:
    """The columns whose cell is what another column of the row should hold."""
    times = knowledge.times
    is_date = times.is_date
    lacks_date = any(
        kind == "date" and not times.names_day(text) and not times.understood(text)
        for kind, text in zip(kinds, cells, strict=True)
    )
    lacks_period = any(
        kind == "period" and not knowledge.periods.is_period(text) for kind, text in zip(kinds, cells, strict=True)
    )

    def wrong(kind: Kind, text: str) -> bool:
        match kind:
            case "name" | "label":
                return is_figure(text) and has_digit(text) and not (kind == "label" and is_time(text))
            case "value":
                return is_date(text) or (lacks_period and knowledge.periods.is_period(text))
            case "period" | "date":
                other_form = is_time(text) or times.understood(text) or _DATE_FORMS.fullmatch(text) is not None
                return is_figure(text) and has_digit(text) and not other_form
            case "text":
                return lacks_date and is_date(text)
        return False

    return [column for column, (kind, text) in enumerate(zip(kinds, cells, strict=True)) if text and wrong(kind, text)]


def _may_be_lost(rows: Sequence[Row], at: int, column: int, kinds: Sequence[Kind]) -> bool:
    """Whether an empty cell may be the trace of a shift: among labelled figures only where most other rows have one."""
    if "label" not in kinds:
        return True
    others = [row for below, row in enumerate(rows) if below != at and not row.spanning]
    return sum(bool(row.cells[column]) for row in others) > _MOSTLY * len(others)


def _ways(cells: tuple[str, ...], gaps: Sequence[int], first: int) -> Iterator[tuple[str, ...]]:
    """The row with one of its empty cells taken out and put in elsewhere, from column `first` on: all between move by one."""
    seen = {cells}
    for out in gaps:
        rest = [*cells[:out], *cells[out + 1 :]]
        for into in range(first, len(cells)):
            way = (*rest[:into], "", *rest[into:])
            if way not in seen:
                seen.add(way)
                yield way
