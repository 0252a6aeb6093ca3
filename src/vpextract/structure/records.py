"""Findings → flat records with identifiers that point at each other: what the datasets hold."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from vpextract.containing import Given, Part, attempt, gather
from vpextract.issues import issue
from vpextract.knowledge import Knowledge
from vpextract.model import (
    Activity,
    Decision,
    FigureTable,
    Goal,
    Indicator,
    Issue,
    Section,
    SetAside,
)
from vpextract.recognise.figures.figures import Figures
from vpextract.recognise.findings import ActivityFound, Findings, IndicatorFound, ListingFound
from vpextract.recognise.goals.headings import GOAL_TEXTS
from vpextract.recognise.unreadable import table_part, words_of
from vpextract.structure.assessment_places import unread_assessments
from vpextract.structure.books.negatives import with_negatives
from vpextract.structure.goal_doubts import goal_doubts
from vpextract.structure.goals import GoalNode, SectionNode, TableNode
from vpextract.structure.heading_doubts import heading_doubts
from vpextract.structure.outline import outline_of
from vpextract.structure.owners import owner_of
from vpextract.structure.sign_doubts import unknown_signs
from vpextract.structure.table_doubts import guessed_figures, unknown_columns

_UNREAD = Part("check_failed", "Lines that may be assessments could not be looked for", severity="warning")


@dataclass(slots=True)
class Records:
    """All rows of one document, in reading order, with the words that are in none of them and the doubts."""

    document_id: str
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
        mark = {name: len(getattr(self, name)) for name in self.__slots__ if name != "document_id"}
        faults: list[Issue] = []
        attempt(table_part(node.found.table, "into records"), faults, None, add, *arguments, **named)
        for name, length in mark.items() if faults else ():
            del getattr(self, name)[length:]
        self.issues += faults
        return not faults


def records_of(found: Findings, document_id: str, knowledge: Knowledge) -> Records:
    """The records of a document, from what was found in it."""
    records = Records(
        document_id, decisions=list(found.decisions), set_aside=list(found.set_aside), issues=list(found.issues)
    )
    unread = attempt(_UNREAD, records.issues, {}, unread_assessments, found.contents, knowledge)
    outline = outline_of(found.contents, records.issues, records.set_aside, unread)
    goal_ids = {id(goal): f"{document_id}:g{n:03}" for n, goal in enumerate(outline.goals, 1)}
    section_ids = {id(section): f"{document_id}:s{n:04}" for n, section in enumerate(outline.sections, 1)}
    records.goals = [_goal(n, goal, goal_ids) for n, goal in enumerate(outline.goals, 1)]
    records.sections = [_section(n, s, section_ids, goal_ids) for n, s in enumerate(outline.sections, 1)]
    is_plan = found.identity.kind is None or knowledge.documents.is_plan(found.identity.kind)
    of_ordinals = dict(zip(outline.ordinals, goal_ids.values(), strict=False))
    unlisted = Part("check_failed", "Lines that may be headings could not be looked for", severity="warning")
    gather(unlisted, records.issues, heading_doubts(found.contents, of_ordinals))
    records.issues += goal_doubts(outline.goals, goal_ids, assessed=not is_plan)
    for node in outline.tables:
        goal_id = goal_ids.get(id(node.goal)) if node.goal is not None else None
        if not records.took(node, _add_table, node, goal_id, section_ids, records, knowledge):
            records.set_aside += words_of(node.found.table)
    signs = unknown_signs(records.goals, records.indicators, records.activities, found.unknown_pictures, knowledge)
    unlisted = Part("check_failed", "Signs that are not known could not be listed", severity="warning")
    gather(unlisted, records.issues, signs)
    return records


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


def _add_table(
    node: TableNode,
    goal_id: str | None,
    section_ids: Mapping[int, str],
    records: Records,
    knowledge: Knowledge,
) -> None:
    if node.found.listing is not None:
        _add_listing(node.found.listing, node, goal_id, records, knowledge)
    elif node.found.figures is not None:
        table = _figure_table(node.found.figures, node, goal_id, section_ids, records)
        records.tables.append(with_negatives(table, knowledge))
        records.issues += guessed_figures(node.found.table, table)
    else:
        records.set_aside += words_of(node.found.table)


def _add_listing(
    listing: ListingFound, node: TableNode, goal_id: str | None, records: Records, knowledge: Knowledge
) -> None:
    table = node.found.table
    owner, contradicted = owner_of(node, listing, knowledge)
    records.set_aside += [SetAside(label, "label", table.place.page) for label in listing.labels]
    records.set_aside += [SetAside(" ".join(table.columns), "repeated_head", table.place.page)]
    for text in listing.left_over:
        records.set_aside.append(SetAside(text, "left_over", table.place.page))
        records.issues.append(
            issue("left_over", f"A text in a table belongs to no row: {text[:80]!r}", table.place, severity="warning")
        )
    row_ids: list[str] = []
    for indicator in listing.indicators:
        ordinal = len(records.indicators) + 1
        row_ids.append(f"{records.document_id}:i{ordinal:04}")
        records.indicators.append(_indicator(indicator, row_ids[-1], ordinal, goal_id, indicator.owner or owner))
        _doubts(indicator, row_ids[-1], goal_id, records)
    for activity in listing.activities:
        ordinal = len(records.activities) + 1
        row_ids.append(f"{records.document_id}:a{ordinal:04}")
        records.activities.append(_activity(activity, row_ids[-1], ordinal, goal_id, activity.owner or owner))
        _doubts(activity, row_ids[-1], goal_id, records)
    if contradicted is not None and row_ids:
        records.issues.append(issue("owner_contradicted", contradicted, table.place, row_ids[0]))
    records.issues += unknown_columns((*listing.indicators, *listing.activities), row_ids, listing.unnamed)


def _indicator(found: IndicatorFound, row_id: str, ordinal: int, goal_id: str | None, owner: str | None) -> Indicator:
    return Indicator(
        indicator_id=row_id,
        goal_id=goal_id,
        ordinal=ordinal,
        name=found.name,
        owner=owner,
        gendered=found.gendered,
        status=found.status,
        cells=found.cells,
        values=found.values,
        comment=found.comment,
        place=found.place,
        extra=found.extra,
        assessment=found.assessment,
        assessment_raw=found.assessment_raw,
    )


def _activity(found: ActivityFound, row_id: str, ordinal: int, goal_id: str | None, owner: str | None) -> Activity:
    return Activity(
        activity_id=row_id,
        goal_id=goal_id,
        ordinal=ordinal,
        text=found.text,
        owner=owner,
        start_date=found.start_date,
        end_date=found.end_date,
        status=found.status,
        deviation=found.deviation,
        comment=found.comment,
        place=found.place,
        extra=found.extra,
        start_raw=found.start_raw,
        end_raw=found.end_raw,
        delay_said=found.delay_said,
        delay_raw=found.delay_raw,
    )


def _doubts(row: IndicatorFound | ActivityFound, row_id: str, goal_id: str | None, records: Records) -> None:
    if row.guessed:
        columns = ", ".join(row.guessed)
        message = f"It is not certain that these cells stand in the right row and column: {columns}"
        records.issues.append(issue("cell_guessed", message, row.place, row_id))
    if goal_id is None:
        records.issues.append(issue("row_without_goal", "The row stands under no goal", row.place, row_id))


def _figure_table(
    figures: Figures,
    node: TableNode,
    goal_id: str | None,
    section_ids: Mapping[int, str],
    records: Records,
) -> FigureTable:
    ordinal = len(records.tables) + 1
    headings: list[str] = []
    section = node.section
    while section is not None:
        headings.insert(0, section.heading)
        section = section.parent
    return FigureTable(
        table_id=f"{records.document_id}:t{ordinal:03}",
        section_id=section_ids[id(node.section)] if node.section is not None else None,
        goal_id=goal_id,
        ordinal=ordinal,
        kind=figures.kinds.under(headings),
        title=figures.title,
        unit=figures.unit,
        columns=figures.columns,
        n_rows=figures.n_rows,
        cells=figures.cells,
        place=node.found.table.place,
        whole=node.found.whole,
    )
