"""A document laid out as blocks → findings: which document it is, and what each of its blocks means.

1. Tables that only frame a goal are opened. The others are settled: their heads, rows and cells agree with what stands in
   their columns.
2. The front tells which document it is; its year decides the years of values.
3. Tables that list indicators or activities are told from others.
4. A walk over the blocks tells goals, their assessments and texts, and other headings.
5. The cells of each table are read, as rows of a listing or as figures.
6. What stands under Förslag till beslut are decisions.
"""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from dataclasses import replace

from vpextract.containing import Part, attempt, gather
from vpextract.knowledge import Knowledge
from vpextract.matching import collapsed
from vpextract.model import Block, Decision, Identity, Issue, Layout, Place, Table
from vpextract.recognise.decisions import points_of
from vpextract.recognise.document.identity import identify
from vpextract.recognise.figures.figures import figures_of
from vpextract.recognise.figures.wholeness import parts_of_tables
from vpextract.recognise.findings import Evidence, Finding, Findings, GoalFound, HeadingFound, TableFound, TextFound
from vpextract.recognise.goals.cards import with_cards_opened
from vpextract.recognise.listings.listing import Listing, listing_of
from vpextract.recognise.listings.rows import rows_of
from vpextract.recognise.lost_rows import lost_rows
from vpextract.recognise.read_across import read_across
from vpextract.recognise.settling.tables import with_settled_tables
from vpextract.recognise.steps import TableHere
from vpextract.recognise.unreadable import table_part
from vpextract.recognise.walk import walk

_CHECK_OF_ROWS = Part("check_failed", "Rows that may stand in running text could not be looked for", severity="warning")
_CHECK_OF_COLUMNS = Part("check_failed", "Text in columns could not be looked for", severity="warning")


def recognise(layout: Layout, knowledge: Knowledge) -> Findings:
    """Everything that the blocks say. A part on which this fails costs itself, with an issue."""
    issues: list[Issue] = []
    layout = with_settled_tables(_opened(layout, issues, knowledge), issues, knowledge)
    identity = _identity(layout, knowledge, issues)
    return findings_of(layout, identity, knowledge, issues)


def _opened(layout: Layout, issues: list[Issue], knowledge: Knowledge) -> Layout:
    part = Part("check_failed", "Tables that only frame a goal could not be told", severity="warning")
    opened = attempt(part, issues, layout.blocks, with_cards_opened, layout.blocks, knowledge)
    return replace(layout, blocks=tuple(opened))


def _identity(layout: Layout, knowledge: Knowledge, issues: list[Issue]) -> Identity:
    whose = Part("text_unreadable", "Which document it is could not be told")
    running = [one.text for one in layout.set_aside if one.reason == "furniture"]
    return attempt(whose, issues, Identity(), identify, layout.blocks, knowledge, running)


def findings_of(layout: Layout, identity: Identity, knowledge: Knowledge, issues: Sequence[Issue] = ()) -> Findings:
    """What the blocks of a known document say, its tables settled; `issues` are those so far."""
    faults = [*issues, *layout.issues]
    listings = _listings(layout.blocks, identity, knowledge, faults)
    steps, set_aside = walk(layout.blocks, listings, knowledge, faults)
    parts = parts_of_tables(layout.blocks, listings, knowledge)
    read = _Tables(listings, parts, identity, layout.shows_gender, knowledge, faults)
    contents = tuple(read.table(step) if isinstance(step, TableHere) else step for step in steps)
    decisions = _decisions(contents, knowledge, faults)
    gather(_CHECK_OF_ROWS, faults, lost_rows(layout.blocks, knowledge))
    gather(_CHECK_OF_COLUMNS, faults, read_across(layout.blocks))
    aside = (*layout.set_aside, *set_aside)
    return Findings(identity, contents, decisions, aside, layout.unknown_pictures, tuple(faults))


def _listings(
    blocks: Sequence[Block], identity: Identity, knowledge: Knowledge, issues: list[Issue]
) -> dict[int, Listing]:
    """The tables of indicators and activities, by the indices of their blocks."""
    tables = {at: block for at, block in enumerate(blocks) if isinstance(block, Table)}
    found = {
        at: attempt(table_part(table, "as a list of rows"), issues, None, listing_of, table, identity, knowledge)
        for at, table in tables.items()
    }
    return {at: listing for at, listing in found.items() if listing is not None}


class _Tables:
    """Reads the cells of tables: as a listing where it is one, else, or where that fails, as figures."""

    def __init__(
        self,
        listings: Mapping[int, Listing],
        parts: Container[int],
        identity: Identity,
        shows_gender: bool,
        knowledge: Knowledge,
        issues: list[Issue],
    ) -> None:
        self.listings, self.parts = listings, parts
        self.identity, self.shows_gender = identity, shows_gender
        self.knowledge, self.issues = knowledge, issues

    def table(self, here: TableHere) -> TableFound:
        table, identity, knowledge = here.table, self.identity, self.knowledge
        part = table_part(table, "into records")
        rows = figures = None
        listing = self.listings.get(here.at)
        if listing is not None:
            rows = attempt(part, self.issues, None, rows_of, listing, identity.year, self.shows_gender, knowledge)
        if rows is None:
            figures = attempt(
                part, self.issues, None, figures_of, table, here.caption, knowledge, identity, here.unit, here.below
            )
            if figures is not None and figures.title is None and here.heading:
                figures = replace(figures, title=collapsed(here.caption))
        by = "what its columns measure" if listing is None else f"columns of {listing.table}"
        evidence = Evidence(" ".join(filter(None, table.columns)), table.place, by)
        return TableFound(table, here.goal, here.at not in self.parts, rows, figures, evidence, here.caption)


def _decisions(contents: Sequence[Finding], knowledge: Knowledge, issues: list[Issue]) -> tuple[Decision, ...]:
    """The points of the texts that stand directly under a heading of decisions."""
    found: list[Decision] = []
    texts: list[tuple[str, str, Place]] | None = None
    under: list[tuple[Place, list[tuple[str, str, Place]]]] = []
    for finding in contents:
        if isinstance(finding, HeadingFound | GoalFound):
            decides = isinstance(finding, HeadingFound) and finding.kind == "decisions"
            texts = [] if decides else None
            if texts is not None:
                under.append((finding.evidence.place, texts))
        elif texts is not None and isinstance(finding, TextFound):
            texts.append((finding.bullet, finding.text, finding.evidence.place))
    for place, points in under:
        part = Part("text_unreadable", "The decisions could not be told from the text", place.page)
        found += attempt(part, issues, [], points_of, points, knowledge)
    return tuple(found)
