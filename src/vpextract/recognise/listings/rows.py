"""A listing of items, as its cells stand → its rows: indicators with their values, or activities with their dates."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

import regex

from vpextract.knowledge import NO_MEASURES, Knowledge
from vpextract.model import Value
from vpextract.recognise.findings import ActivityFound, IndicatorFound, ListingFound
from vpextract.recognise.listings.columns import Column
from vpextract.recognise.listings.listing import Item, Listing
from vpextract.recognise.signs import PROGRESS, STATUSES, status_of
from vpextract.recognise.values import NO_VALUE, Parsed, note_of, parse_value
from vpextract.terms import MEASURES

_TWIN = regex.compile(r" \(\d+\)$")
"""What tells the second of two equal labels from the first."""


def rows_of(listing: Listing, year: int | None, shows_gender: bool, knowledge: Knowledge) -> ListingFound:
    """The rows of a listing; `year` is the document's, `shows_gender` whether it can show the sign for sexes at all."""
    items, about = listing.items, listing.table
    lists = about == "indicators"
    return ListingFound(
        indicators=tuple(_indicator(x, listing.slots, year, shows_gender, knowledge) for x in items if lists),
        activities=tuple(_activity(x, year, knowledge) for x in items if not lists),
        owners=listing.owners,
        labels=tuple(listing.labels),
        left_over=tuple(listing.left_over),
        unnamed=unnamed_columns((label for item in items for label in item.extra), knowledge),
    )


def unnamed_columns(labels: Iterable[str], knowledge: Knowledge) -> Mapping[str, str]:
    """Why the cells under these labels are in no column of their own: `twin`, `meaningless` or `unknown`."""
    meant = {label: knowledge.column_beside(_TWIN.sub("", label)) for label in dict.fromkeys(labels)}
    return {
        label: "unknown" if match is None else "meaningless" if match.role in NO_MEASURES else "twin"
        for label, match in meant.items()
    }


def _indicator(
    item: Item, slots: Mapping[str, Column], year: int | None, shows_gender: bool, knowledge: Knowledge
) -> IndicatorFound:
    """A row of indicators; `slots` are its columns by the slots in which the item keeps its cells."""
    values = []
    measured = [(slot, column) for slot, column in slots.items() if column.role in MEASURES and item.cells.get(slot)]
    for slot, column in sorted(measured, key=lambda x: (x[1].further, MEASURES.index(x[1].role or ""))):
        raw = item.cells[slot]
        parsed = NO_VALUE if slot in item.unsure else parse_value(raw, knowledge)
        own_year = column.year if column.year is not None else year
        values.append(_value(column, raw, parsed, own_year, knowledge))
    word = knowledge.known_signs.of_word(item.cells.get("status", ""))
    unread = {"status": item.cells["status"]} if item.cells.get("status") and word not in STATUSES else {}
    assessed = _assessed(item, knowledge)
    kept = {label: cell for label, cell in item.extra.items() if assessed is None or label != assessed.label}
    return IndicatorFound(
        name=item.cells.get("name", ""),
        gendered="gendered" in item.signs if shows_gender else None,
        status=status_of((*item.signs, word or ""), STATUSES),
        cells={role: cell for role, cell in item.cells.items() if role in MEASURES or role == "period"},
        values=tuple(values),
        comment=_comment(item),
        extra=kept | unread,
        guessed=_guessed(item),
        place=item.place,
        assessment=assessed.verdict if assessed is not None else None,
        assessment_raw=item.extra[assessed.label] if assessed is not None else None,
        owner=item.owner,
    )


class _Assessed(NamedTuple):
    """How far a row says that its target was reached, and the head of the column that says it."""

    label: str
    verdict: str


def _assessed(item: Item, knowledge: Knowledge) -> _Assessed | None:
    """None where no column says it, where a cell is no assessment, or where two columns differ."""
    about = [label for label in item.extra if knowledge.assessments.is_column(label)]
    found = [_Assessed(x, told) for x in about if (told := knowledge.assessments.of_cell(item.extra[x])) is not None]
    return found[0] if len({one.verdict for one in found}) == 1 else None


def _value(column: Column, raw: str, parsed: Parsed, year: int | None, knowledge: Knowledge) -> Value:
    """A cell as a value of its column's year, or of the one that the cell itself names."""
    return Value(
        column.role or "",
        raw,
        *parsed[:3],
        parsed.year if parsed.year is not None else year,
        parsed.doubtful,
        note_of(raw),
        parsed.low,
        parsed.high,
        column.as_of,
        knowledge.units.standard(parsed.unit),
    )


def _comment(item: Item) -> str | None:
    return "\n".join([*item.comments, *([item.cells["comment"]] if item.cells.get("comment") else [])]) or None


def _guessed(item: Item) -> tuple[str, ...]:
    return tuple(dict.fromkeys([*item.guessed, *item.unsure]))


def _activity(item: Item, year: int | None, knowledge: Knowledge) -> ActivityFound:
    cells = {role: cell for role, cell in item.cells.items() if role not in item.unsure or role == "text"}
    start, end = cells.get("start_date", ""), cells.get("end_date", "")
    word = knowledge.known_signs.of_word(item.cells.get("status", ""))
    dates = {"start_date": knowledge.times.date_of(start, year), "end_date": knowledge.times.date_of(end, year)}
    unread = {
        role: cells[role]
        for role, day in dates.items()
        if cells.get(role) and day is None and not knowledge.times.understood(cells[role])
    }
    unread |= {role: item.cells[role] for role in item.unsure if role in item.cells and role not in cells}
    comment = _comment(item)
    ends = dates["end_date"].year if dates["end_date"] is not None else year
    delay = knowledge.known_signs.delay_in(comment, ends) if comment else None
    if item.cells.get("status") and word not in PROGRESS:
        unread["status"] = item.cells["status"]
    return ActivityFound(
        text=item.cells.get("text", ""),
        start_date=dates["start_date"],
        end_date=dates["end_date"],
        start_raw=start or None,
        end_raw=end or None,
        status=status_of((*item.signs, word or ""), PROGRESS),
        deviation=cells.get("deviation"),
        comment=comment,
        extra=item.extra | unread,
        guessed=_guessed(item),
        place=item.place,
        delay_said=delay.said if delay is not None else None,
        delay_raw=delay.sentence if delay is not None else None,
        owner=item.owner,
    )
