"""Whose the rows of a listing are: what its head or the label above it says, and without both where it stands."""

from __future__ import annotations

from typing import NamedTuple

from vpextract.issues import shortened
from vpextract.knowledge import Knowledge
from vpextract.knowledge.listing_owners import NO_OWNERS
from vpextract.recognise.findings import ListingFound
from vpextract.structure.goals import TableNode


class Owner(NamedTuple):
    """`kf`, `namnd` or None; `contradicted` says which labels contradict each other where they leave it open."""

    name: str | None
    contradicted: str | None = None


def owner_of(node: TableNode, listing: ListingFound, knowledge: Knowledge) -> Owner:
    """The owner of the rows of a listing. Of the labels above a table the nearest one counts."""
    label, above = _label_above(node, listing, knowledge)
    said = listing.owners | above
    if len(said) > 1:
        printed = [
            text for text, owners in ((label, above), (" ".join(node.found.table.columns), listing.owners)) if owners
        ]
        named = " and ".join(map(shortened, printed))
        return Owner(None, f"Whose rows these are is said in two ways: {named}")
    if said:
        return Owner(next(iter(said)))
    return Owner(node.goal.owner if node.goal is not None else None)


def _label_above(node: TableNode, listing: ListingFound, knowledge: Knowledge) -> tuple[str, frozenset[str]]:
    """The nearest label above a table that says whose its rows are: the line above it, its title, its heading."""
    section = node.section
    heading = section.heading if section is not None and section.kind != "goal" else ""
    table = "indicators" if listing.indicators else "activities"
    for label in (node.found.above, node.found.table.title or "", heading):
        owners = knowledge.listing_owners.of_label(label, table) if label else NO_OWNERS
        if owners:
            return label, owners
    return "", NO_OWNERS
