"""The outline and the tables' contents → flat records with identifiers: what the datasets hold."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from vpextract.containing import Given, Part, attempt, gather
from vpextract.issues import issue
from vpextract.knowledge import Knowledge
from vpextract.model import (
    Activity,
    Block,
    Decision,
    FigureTable,
    Goal,
    Identity,
    Indicator,
    Issue,
    Layout,
    Section,
    SetAside,
    Table,
)
from vpextract.recognise.decisions import points_of
from vpextract.recognise.figures.figures import figures_of
from vpextract.recognise.goals.headings import GOAL_TEXTS
from vpextract.recognise.listings.listing import Item, Listing, listing_of
from vpextract.recognise.listings.rows import activity_of, indicator_of
from vpextract.structure.books.negatives import with_negatives
from vpextract.structure.goal_doubts import goal_doubts
from vpextract.structure.goals import GoalNode, SectionNode, TableNode
from vpextract.structure.lost_rows import lost_rows
from vpextract.structure.outline import outline_of
from vpextract.structure.sign_doubts import unknown_signs
from vpextract.structure.table_doubts import guessed_figures, table_part, unknown_columns, words_of
from vpextract.structure.wholeness import parts_of_tables

_CHECK_OF_ROWS = Part("check_failed", "Rows that may stand in running text could not be looked for", severity="warning")


@dataclass(slots=True)
class Records:
    """All rows of one document, in reading order, with the words that are in none of them and the doubts."""

    sections: list[Section] = field(default_factory=list)
    goals: list[Goal] = field(default_factory=list)
    indicators: list[Indicator] = field(default_factory=list)
    activities: list[Activity] = field(default_factory=list)
    tables: list[FigureTable] = field(default_factory=list)
    decisions: list[Decision] = field(default_factory=list)
    set_aside: list[SetAside] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)

    def took(self, node: TableNode, add: Callable[Given, None], *arguments: Given.args, **named: Given.kwargs) -> bool:
        """Whether a table's records could be added; where that fails half way, none of them is."""
        mark = {name: len(getattr(self, name)) for name in self.__slots__}
        faults: list[Issue] = []
        attempt(table_part(node.table, "into records"), faults, None, add, *arguments, **named)
        for name, length in mark.items() if faults else ():
            del getattr(self, name)[length:]
        self.issues += faults
        return not faults


def records_of(layout: Layout, document_id: str, identity: Identity, knowledge: Knowledge) -> Records:
    """The records of a document laid out as blocks."""
    issues = list(layout.issues)
    listings = _listings(layout.blocks, identity, knowledge, issues)
    outline = outline_of(layout.blocks, listings, knowledge, issues)
    records = Records(set_aside=[*layout.set_aside, *outline.set_aside], issues=issues)
    goal_ids = {id(goal): f"{document_id}:g{n:03}" for n, goal in enumerate(outline.goals, 1)}
    section_ids = {id(section): f"{document_id}:s{n:04}" for n, section in enumerate(outline.sections, 1)}
    records.goals = [_goal(n, goal, goal_ids) for n, goal in enumerate(outline.goals, 1)]
    records.sections = [_section(n, s, section_ids, goal_ids) for n, s in enumerate(outline.sections, 1)]
    records.issues += goal_doubts(outline.goals, goal_ids)
    gather(_CHECK_OF_ROWS, issues, lost_rows(layout.blocks, knowledge))
    parts = parts_of_tables(layout.blocks, listings, knowledge)
    for node in outline.tables:
        goal_id = goal_ids.get(id(node.goal)) if node.goal is not None else None
        listing = listings.get(node.index)
        listed = listing is not None and records.took(
            node, _add_listing, listing, node, goal_id, document_id, identity, layout.shows_gender, records, knowledge
        )
        whole = node.index not in parts
        if not listed and not records.took(
            node, _add_figures, node, goal_id, document_id, section_ids, whole, identity, records, knowledge
        ):
            records.set_aside += words_of(node.table)
    for section in outline.sections:
        if section.kind == "decisions":
            part = Part("text_unreadable", "The decisions could not be told from the text", section.place.page)
            records.decisions += attempt(part, issues, [], points_of, section.numbered)
    signs = unknown_signs(records.goals, records.indicators, records.activities, layout.unknown_pictures, knowledge)
    gather(Part("check_failed", "Signs that are not known could not be listed", severity="warning"), issues, signs)
    return records


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


def _goal(ordinal: int, node: GoalNode, goal_ids: Mapping[int, str]) -> Goal:
    texts = {kind: _text(node.texts.get(kind, [])) for kind in GOAL_TEXTS}
    return Goal(
        goal_id=goal_ids[id(node)],
        ordinal=ordinal,
        level=node.level,
        number=node.number,
        text=node.text,
        parent_goal_id=goal_ids[id(node.parent)] if node.parent is not None else None,
        assessment=node.assessment,
        assessment_raw=node.assessment_raw,
        status=node.status,
        description=texts["description"],
        expected_result=texts["expected_result"],
        analysis=texts["analysis"],
        printed=node.printed,
        place=node.place,
        level_raw=node.level_raw,
    )


def _text(paragraphs: Sequence[str]) -> str | None:
    return "\n".join(paragraphs) or None


def _section(ordinal: int, node: SectionNode, section_ids: Mapping[int, str], goal_ids: Mapping[int, str]) -> Section:
    return Section(
        section_id=section_ids[id(node)],
        parent_id=section_ids[id(node.parent)] if node.parent is not None else None,
        ordinal=ordinal,
        depth=node.depth,
        kind=node.kind,
        heading=node.heading,
        goal_id=goal_ids[id(node.goal)] if node.goal is not None else None,
        place=node.place,
        text="\n".join(node.texts),
    )


# --- tables -----------------------------------------------------------------------------------------------------------


def _add_listing(
    listing: Listing,
    node: TableNode,
    goal_id: str | None,
    document_id: str,
    identity: Identity,
    shows_gender: bool,
    records: Records,
    knowledge: Knowledge,
) -> None:
    owner = listing.owner or (node.goal.owner if node.goal is not None else None)
    place = node.table.place
    records.set_aside += [SetAside(label, "label", place.page) for label in listing.labels]
    records.set_aside += [SetAside(" ".join(node.table.columns), "repeated_head", place.page)]
    for text in listing.left_over:
        records.set_aside.append(SetAside(text, "left_over", place.page))
        records.issues.append(issue("left_over", f"A text in a table belongs to no row: {text[:80]!r}", place))
    row_ids: list[str] = []
    for item in listing.items:
        if listing.table == "indicators":
            ordinal = len(records.indicators) + 1
            row_id = f"{document_id}:i{ordinal:04}"
            records.indicators.append(
                indicator_of(
                    item, row_id, ordinal, goal_id, owner, listing.slots, identity.year, shows_gender, knowledge
                )
            )
        else:
            ordinal = len(records.activities) + 1
            row_id = f"{document_id}:a{ordinal:04}"
            records.activities.append(activity_of(item, row_id, ordinal, goal_id, owner, identity.year, knowledge))
        row_ids.append(row_id)
        _doubts(item, row_id, goal_id, records)
    records.issues += unknown_columns(listing.items, row_ids, knowledge)


def _add_figures(
    node: TableNode,
    goal_id: str | None,
    document_id: str,
    section_ids: Mapping[int, str],
    whole: bool,
    identity: Identity,
    records: Records,
    knowledge: Knowledge,
) -> None:
    table = _figure_table(node, len(records.tables) + 1, document_id, goal_id, section_ids, identity, knowledge)
    table = replace(table, whole=whole)
    records.tables.append(table)
    records.issues += guessed_figures(node.table, table)


def _doubts(item: Item, row_id: str, goal_id: str | None, records: Records) -> None:
    if item.guessed or item.unsure:
        columns = ", ".join(dict.fromkeys([*item.guessed, *item.unsure]))
        message = f"It is not certain that these cells stand in the right row and column: {columns}"
        records.issues.append(issue("cell_guessed", message, item.place, row_id))
    if goal_id is None:
        records.issues.append(issue("row_without_goal", "The row stands under no goal", item.place, row_id))


def _figure_table(
    node: TableNode,
    ordinal: int,
    document_id: str,
    goal_id: str | None,
    section_ids: Mapping[int, str],
    identity: Identity,
    knowledge: Knowledge,
) -> FigureTable:
    headings: list[str] = []
    section = node.section
    while section is not None:
        headings.insert(0, section.heading)
        section = section.parent
    figures = figures_of(node.table, headings, node.caption, knowledge, identity)
    table = FigureTable(
        table_id=f"{document_id}:t{ordinal:03}",
        section_id=section_ids[id(node.section)] if node.section is not None else None,
        goal_id=goal_id,
        ordinal=ordinal,
        kind=figures.kind,
        title=figures.title,
        unit=figures.unit,
        columns=figures.columns,
        n_rows=figures.n_rows,
        cells=figures.cells,
        place=node.table.place,
    )
    return with_negatives(table, knowledge)
