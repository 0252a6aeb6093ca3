"""Blocks → their outline, by way of what is recognised in them."""

from __future__ import annotations

from collections.abc import Container, Sequence
from typing import NamedTuple

from vpextract import knowledge
from vpextract.model import Block, Issue, SetAside
from vpextract.recognise.findings import Evidence, Finding, TableFound
from vpextract.recognise.steps import TableHere
from vpextract.recognise.walk import walk
from vpextract.structure.assessment_places import unread_assessments
from vpextract.structure.goals import GoalNode, SectionNode, TableNode
from vpextract.structure.outline import outline_of

KNOWLEDGE = knowledge.load()


class Outlined(NamedTuple):
    """An outline, and what was set aside on the way to it."""

    goals: list[GoalNode]
    sections: list[SectionNode]
    tables: list[TableNode]
    set_aside: list[SetAside]


def outlined(blocks: Sequence[Block], lists: Container[int] = ()) -> Outlined:
    """`lists` holds the indices of the tables of indicators or activities. The evidence of a table is its caption here."""
    issues: list[Issue] = []
    steps, set_aside = walk(blocks, lists, KNOWLEDGE, issues)
    contents = [_found(step) for step in steps]
    made = outline_of(contents, issues, set_aside, unread_assessments(contents, KNOWLEDGE))
    assert not issues
    return Outlined(made.goals, made.sections, made.tables, set_aside)


def found_in(blocks: Sequence[Block], lists: Container[int] = ()) -> list[Finding]:
    """What the blocks are, in reading order."""
    issues: list[Issue] = []
    found = [_found(step) for step in walk(blocks, lists, KNOWLEDGE, issues).steps]
    assert not issues
    return found


def _found(step: Finding | TableHere) -> Finding:
    if not isinstance(step, TableHere):
        return step
    return TableFound(step.table, step.goal, True, None, None, Evidence(step.caption, step.table.place, ""))
