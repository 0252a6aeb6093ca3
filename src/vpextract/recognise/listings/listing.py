"""What a table is about, by its column heads, and what its rows say: indicators, activities, or figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from vpextract.knowledge import ColumnMatch, Knowledge
from vpextract.knowledge.listing_owners import NO_OWNERS
from vpextract.matching import collapsed
from vpextract.model import Identity, Place, Row, Table
from vpextract.recognise.listings.columns import Column, columns_of, matches_of
from vpextract.recognise.values import by_sex

NO_HEAD = "a column without a head"
SUBHEAD = 60
"""A text over the whole table that is shorter than this and no sentence is a heading of the rows below it."""


@dataclass(slots=True)
class Item:
    """An indicator or activity row: cells by the slot of their column, the comment rows under it, other columns by label."""

    cells: dict[str, str]
    extra: dict[str, str]
    signs: tuple[str, ...]
    place: Place
    comments: list[str] = field(default_factory=list)
    guessed: list[str] = field(default_factory=list)
    unsure: list[str] = field(default_factory=list)
    """The slots of cells of which no value is made."""
    owner: str | None = None
    """Whose it is, as a heading among the rows above it says."""


@dataclass(slots=True)
class Listing:
    """An indicator or activity table: `table` is `indicators` or `activities`; `owners` are those whose rows it says they are.

    `slots` are its columns by the slots in which the items keep their cells.
    """

    table: str
    items: list[Item]
    slots: dict[str, Column]
    owners: frozenset[str]
    labels: list[str]
    left_over: list[str]
    below: str | None = None
    """Whose the rows are below the last heading among them that says so."""


def listing_of(table: Table, identity: Identity, knowledge: Knowledge) -> Listing | None:
    """The rows of a table of indicators or activities; None for any other table."""
    about, matches = matches_of(table, knowledge)
    if about is None:
        return None
    columns = columns_of(matches, identity)
    roles = [column.slot for column in columns]
    owners = _owners(table.columns, matches, knowledge)
    slots = {slot: column for column in columns if (slot := column.slot) is not None}
    listing = Listing(about, [], slots, owners, [], [])
    guessed: dict[int, list[str]] = {}
    for index, column in table.guessed:
        guessed.setdefault(index, []).append(roles[column] or table.columns[column] or NO_HEAD)
    unsure_roles: dict[int, list[str]] = {}
    for index, column in table.unsure:
        unsure_roles.setdefault(index, []).append(roles[column] or table.columns[column] or NO_HEAD)
    twice = {label for label, count in Counter(table.columns).items() if label and count > 1}
    unsure = [role for label, role in zip(table.columns, roles, strict=True) if label in twice and role is not None]
    labels = _told_apart(table.columns)
    for at, row in enumerate(table.rows):
        items = len(listing.items)
        _add_row(row, labels, roles, listing, knowledge)
        if unsure and len(listing.items) > items:
            listing.items[-1].guessed += [role for role in unsure if role in listing.items[-1].cells]
        if at in guessed and listing.items:
            listing.items[-1].guessed += guessed[at]
        if at in unsure_roles and listing.items:
            listing.items[-1].unsure += unsure_roles[at]
    return listing


def _owners(labels: Sequence[str], matches: Sequence[ColumnMatch | None], knowledge: Knowledge) -> frozenset[str]:
    """Whose rows the heads of the columns that name them say they are."""
    keys = [(label, match) for label, match in zip(labels, matches, strict=True) if match is not None and match.key]
    told = {match.owner for _, match in keys} - {None}
    of_labels = (knowledge.listing_owners.of_head(label) for label, _ in keys)
    return frozenset(owner for owner in told if owner is not None) or NO_OWNERS.union(*of_labels)


def _told_apart(labels: tuple[str, ...]) -> tuple[str, ...]:
    """The labels; the second of two equal ones with a number, so that its cells are not lost."""
    seen: Counter[str] = Counter()
    told = []
    for label in labels:
        seen[label] += 1
        told.append(f"{label} ({seen[label]})" if label and seen[label] > 1 else label)
    return tuple(told)


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
    owners = knowledge.listing_owners.of_label(first, listing.table) if lone and not row.signs else NO_OWNERS
    if len(owners) == 1:  # "Nämndens indikatorer" over the rows that are the board's
        (listing.below,) = owners
        listing.labels.append(first)
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
    for column in [listing.slots[role] for role in cells if listing.slots[role].sexes]:
        _part_by_sex(cells, column, listing)
    listing.items.append(Item(cells, extra, row.signs, row.place, owner=listing.below))


def _part_by_sex(cells: dict[str, str], column: Column, listing: Listing) -> None:
    """Give each sex its figure where a cell holds those of both; a cell that does not is left as it is."""
    slot = column.slot or ""
    figures = by_sex(cells[slot], column.sexes)
    for sex, figure in figures.items():
        own = column.of_sex(sex)
        listing.slots.setdefault(own.slot or "", own)
        cells.setdefault(own.slot or "", figure)
    if figures:
        del cells[slot]


def _add_comment(text: str, printed: str, listing: Listing) -> None:
    if listing.items:
        if text:
            listing.items[-1].comments.append(text)
    else:
        listing.left_over.append(printed)
