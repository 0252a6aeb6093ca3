"""What a table is about, by its column heads, and what its rows say: indicators, activities, or figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from vpextract.knowledge import ColumnMatch, Knowledge
from vpextract.matching import collapsed
from vpextract.model import Place, Row, Table
from vpextract.numerals import BETWEEN, are_two_figures

MEASURES = ("outcome", "outcome_men", "outcome_women", "outcome_previous", "forecast", "target", "target_kf")
STATUSES = ("green", "yellow", "red")
PROGRESS = ("ongoing", "completed", "not_started")


NO_HEAD = "a column without a head"
SUBHEAD = 60
"""A text over the whole table that is shorter than this and no sentence is a heading of the rows below it."""


@dataclass(slots=True)
class Item:
    """An indicator or activity row: cells by role, the comment rows under it, unknown columns by their label."""

    cells: dict[str, str]
    extra: dict[str, str]
    signs: tuple[str, ...]
    place: Place
    comments: list[str] = field(default_factory=list)
    guessed: list[str] = field(default_factory=list)
    unsure: list[str] = field(default_factory=list)
    """The roles of cells of which no value is made."""


@dataclass(slots=True)
class Listing:
    """An indicator or activity table: `table` is `indicators` or `activities`; `years` are those that heads name."""

    table: str
    items: list[Item]
    years: dict[str, int]
    unknown: list[str]
    labels: list[str]
    left_over: list[str]


def listing_of(table: Table, year: int | None, knowledge: Knowledge) -> Listing | None:
    """The rows of a table of indicators or activities; None for any other table."""
    about, matches = matches_of(table.columns, knowledge)
    if about is None:
        return None
    roles, years = _roles(matches, year)
    listing = Listing(about, [], years, [], [], [])
    listing.unknown = [label for label, role in zip(table.columns, roles, strict=True) if role is None and label]
    guessed: dict[int, list[str]] = {}
    for index, column in table.guessed:
        guessed.setdefault(index, []).append(roles[column] or table.columns[column] or NO_HEAD)
    unsure_roles: dict[int, list[str]] = {}
    for index, column in table.unsure:
        unsure_roles.setdefault(index, []).append(roles[column] or table.columns[column] or NO_HEAD)
    twice = {label for label, count in Counter(table.columns).items() if label and count > 1}
    unsure = [role for label, role in zip(table.columns, roles, strict=True) if label in twice and role is not None]
    columns = _told_apart(table.columns)
    for at, row in enumerate(table.rows):
        items = len(listing.items)
        _add_row(row, columns, roles, listing, knowledge)
        if unsure and len(listing.items) > items:
            listing.items[-1].guessed += [role for role in unsure if role in listing.items[-1].cells]
        if at in guessed and listing.items:
            listing.items[-1].guessed += guessed[at]
        if at in unsure_roles and listing.items:
            listing.items[-1].unsure += unsure_roles[at]
    return listing


def matches_of(labels: Sequence[str], knowledge: Knowledge) -> tuple[str | None, list[ColumnMatch | None]]:
    """What a head lists (`indicators`, `activities`, None for neither), and what its columns mean in such a table."""
    matches = [knowledge.column(label) if label else None for label in labels]
    about = _about(matches)
    if about is None:
        return None, matches
    return about, [
        m if m is not None and m.table == about else _of_table(label, about, knowledge)
        for label, m in zip(labels, matches, strict=True)
    ]


def _told_apart(labels: tuple[str, ...]) -> tuple[str, ...]:
    """The labels; the second of two equal ones with a number, so that its cells are not lost."""
    seen: Counter[str] = Counter()
    told = []
    for label in labels:
        seen[label] += 1
        told.append(f"{label} ({seen[label]})" if label and seen[label] > 1 else label)
    return tuple(told)


def _about(matches: list[ColumnMatch | None]) -> str | None:
    """A key column and one more known column of the same table make it one."""
    for about in ("indicators", "activities"):
        known = [m for m in matches if m is not None and m.table == about]
        if any(m.key for m in known) and len(known) > 1:
            return about
    return None


def _of_table(label: str, about: str, knowledge: Knowledge) -> ColumnMatch | None:
    """Heads that both kinds of table have ("Kommentar") are looked up as the other's."""
    match = knowledge.column(label) if label else None
    if match is None:
        return None
    own = knowledge.columns.activities if about == "activities" else knowledge.columns.indicators
    shared = next((c for c in own if c.role == match.role), None)
    return match._replace(table=about) if shared is not None else None


def _roles(matches: list[ColumnMatch | None], year: int | None) -> tuple[list[str | None], dict[str, int]]:
    """The role of each column, each role once; `outcome_of_year` is this year's or, of earlier years, the last one's."""
    roles: list[str | None] = []
    years: dict[str, int] = {}
    taken = {m.role for m in matches if m is not None}
    named = [m.year for m in matches if m is not None and m.role == "outcome_of_year" and m.year is not None]
    last = max((y for y in named if year is None or y < year), default=None)
    for match in matches:
        role = match.role if match is not None else None
        if match is not None and role == "outcome_of_year":
            own = match.year == year and year is not None and "outcome" not in taken
            role = "outcome" if own else "outcome_previous" if match.year == last or last is None else None
        if role in roles:
            role = None
        if role is not None and match is not None and match.year is not None:
            years[role] = match.year
        roles.append(role)
    return roles, years


def _add_row(
    row: Row, columns: tuple[str, ...], roles: list[str | None], listing: Listing, knowledge: Knowledge
) -> None:
    first = row.cells[0]
    lone = row.spanning or not any(row.cells[1:])
    if not any(row.cells) and not row.signs:
        return
    labelled = knowledge.row_label(first) if lone else None
    if labelled is None and lone and not row.spanning:
        name = next((c for c, role in zip(row.cells, roles, strict=True) if c), "")
        labelled = knowledge.row_label(name)
    if labelled is not None:
        listing.labels.append(first[: len(first) - len(labelled[1])].strip())
        _add_comment(labelled[1], first, listing)
        return
    if row.spanning:
        if listing.items and (listing.items[-1].comments or len(first) > SUBHEAD or first.endswith((".", "!", "?"))):
            _add_comment(first, first, listing)
        else:
            listing.left_over.append(first)  # a heading inside the table
        return
    cells = {role: collapsed(cell) for role, cell in zip(roles, row.cells, strict=True) if role is not None and cell}
    extra = {
        label: collapsed(cell)
        for label, role, cell in zip(columns, roles, row.cells, strict=True)
        if role is None and cell
    }
    name_role = "name" if listing.table == "indicators" else "text"
    broken = is_rest_of_name(cells.get(name_role, "")) and bool(listing.items)
    if broken and _completes(listing.items[-1], cells, name_role):
        _merge(listing.items[-1], cells, extra)
        return
    if name_role not in cells and listing.items and not cells.get("period"):
        _merge(listing.items[-1], cells, extra)
        listing.items[-1].signs += row.signs
        return
    listing.items.append(Item(cells, extra, row.signs, row.place, guessed=[name_role] if broken else []))


def is_rest_of_name(text: str) -> bool:
    """Whether a text under a row reads like the rest of its name: names begin with neither a small letter nor a bracket."""
    return text[:1].islower() or text.startswith("(")


def _completes(item: Item, cells: dict[str, str], name_role: str) -> bool:
    """Whether a row with such a text is the rest of the row above: it has none of what each row has, nor a cell of its own."""
    anchors = {"period", "start_date", "end_date"}
    return not item.comments and cells.keys() - {name_role} <= item.cells.keys() - anchors


def _merge(item: Item, cells: dict[str, str], extra: dict[str, str]) -> None:
    """A row without a name is the rest of the row above."""
    for role, cell in cells.items():
        item.cells[role] = _with_rest(item.cells.get(role, ""), cell)
    for label, cell in extra.items():
        item.extra[label] = _with_rest(item.extra.get(label, ""), cell)


def _with_rest(cell: str, rest: str) -> str:
    """A cell and what stands below it in a row without a name; figures of two rows stay two."""
    return f"{cell}{BETWEEN if are_two_figures(cell, rest) else ' '}{rest}".strip()


def _add_comment(text: str, printed: str, listing: Listing) -> None:
    if listing.items:
        if text:
            listing.items[-1].comments.append(text)
    else:
        listing.left_over.append(printed)
