"""One row of a listing → an indicator with its values, or an activity with its dates."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from vpextract.knowledge import Knowledge
from vpextract.model import Activity, Indicator, Value
from vpextract.recognise.dates import parse_date
from vpextract.recognise.listings.columns import MEASURES, Column
from vpextract.recognise.listings.listing import Item
from vpextract.recognise.signs import PROGRESS, STATUSES, status_of
from vpextract.recognise.values import NO_VALUE, Parsed, note_of, parse_value


def indicator_of(
    item: Item,
    row_id: str,
    ordinal: int,
    goal_id: str | None,
    owner: str | None,
    slots: Mapping[str, Column],
    year: int | None,
    shows_gender: bool,
    knowledge: Knowledge,
) -> Indicator:
    """A row of a table of indicators; `slots` are its columns by the slots in which the item keeps its cells."""
    values = []
    measured = [(slot, column) for slot, column in slots.items() if column.role in MEASURES and item.cells.get(slot)]
    for slot, column in sorted(measured, key=lambda x: (x[1].further, MEASURES.index(x[1].role or ""))):
        raw = item.cells[slot]
        parsed = NO_VALUE if slot in item.unsure else parse_value(raw, knowledge)
        own_year = column.year if column.year is not None else year
        made = _value(column.role or "", raw, parsed, own_year)
        values.append(replace(made, as_of=column.as_of, unit_std=knowledge.units.standard(made.unit)))
    word = knowledge.known_signs.of_word(item.cells.get("status", ""))
    unread = {"status": item.cells["status"]} if item.cells.get("status") and word not in STATUSES else {}
    return Indicator(
        indicator_id=row_id,
        goal_id=goal_id,
        ordinal=ordinal,
        name=item.cells.get("name", ""),
        owner=owner,
        gendered="gendered" in item.signs if shows_gender else None,
        status=status_of((*item.signs, word or ""), STATUSES),
        cells={role: cell for role, cell in item.cells.items() if role in MEASURES or role == "period"},
        values=tuple(values),
        comment=_comment(item),
        place=item.place,
        extra=item.extra | unread,
    )


def _value(measure: str, raw: str, parsed: Parsed, year: int | None) -> Value:
    """A cell as a value of its column's year, or of the one that the cell itself names."""
    return Value(
        measure,
        raw,
        *parsed[:3],
        parsed.year if parsed.year is not None else year,
        parsed.doubtful,
        note_of(raw),
        parsed.low,
        parsed.high,
    )


def _comment(item: Item) -> str | None:
    return "\n".join([*item.comments, *([item.cells["comment"]] if item.cells.get("comment") else [])]) or None


def activity_of(
    item: Item,
    row_id: str,
    ordinal: int,
    goal_id: str | None,
    owner: str | None,
    year: int | None,
    knowledge: Knowledge,
) -> Activity:
    """A row of a table of activities; `year` is the document's."""
    cells = {role: cell for role, cell in item.cells.items() if role not in item.unsure or role == "text"}
    start, end = cells.get("start_date", ""), cells.get("end_date", "")
    word = knowledge.known_signs.of_word(item.cells.get("status", ""))
    dates = {"start_date": parse_date(start, knowledge, year), "end_date": parse_date(end, knowledge, year)}
    unread = {
        role: cells[role]
        for role, day in dates.items()
        if cells.get(role) and day is None and not knowledge.times.understood(cells[role])
    }
    unread |= {role: item.cells[role] for role in item.unsure if role in item.cells and role not in cells}
    if item.cells.get("status") and word not in PROGRESS:
        unread["status"] = item.cells["status"]
    return Activity(
        activity_id=row_id,
        goal_id=goal_id,
        ordinal=ordinal,
        text=item.cells.get("text", ""),
        owner=owner,
        start_date=dates["start_date"],
        end_date=dates["end_date"],
        start_raw=start or None,
        end_raw=end or None,
        status=status_of((*item.signs, word or ""), PROGRESS),
        deviation=cells.get("deviation"),
        comment=_comment(item),
        place=item.place,
        extra=item.extra | unread,
    )
