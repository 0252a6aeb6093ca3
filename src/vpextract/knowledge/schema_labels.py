"""The shape of `patterns/labels.toml`."""

from __future__ import annotations

from typing import Literal

from vpextract.knowledge.schema_base import Labelled, Matched, Strict
from vpextract.terms import GoalLevel, GoalOwner

RowLabel = Literal["comment"]
Assessment = Literal["helt", "delvis", "ej", "undecided"]


class GoalKind(Strict, frozen=True):
    """Words of one level. `labels` fix it; `nouns` and `qualifiers` tell it where the document's other labels do not; `below`
    are patterns of whole lines right below a numbered heading without a label, which make it a goal of that level."""

    labels: list[str] = []
    nouns: list[str] = []
    qualifiers: list[str] = []
    tails: list[str] = []
    below: list[str] = []
    examples: list[str] = []
    counter_examples: list[str] = []


class GoalOwners(Strict, frozen=True):
    """Whose a goal is: whole words, ends of a word ("socialnämndens"), words behind a name ("Sjöviks kommuns")."""

    words: list[str] = []
    endings: list[str] = []
    behind_names: list[str] = []
    examples: list[str] = []
    counter_examples: list[str] = []


class GoalParts(Strict, frozen=True):
    """Parts of labels of any level; see `knowledge.goal_labels`."""

    owners: dict[GoalOwner, GoalOwners]
    goal: list[str]
    forms: list[str]
    nouns: list[str]
    endings: list[str]
    never: list[str]
    qualifiers: list[str]
    leads_of_tails: list[str]
    numbers: list[str]
    decided: list[str] = []
    examples: list[str] = []
    counter_examples: list[str] = []


class HeadingParts(Strict, frozen=True):
    """What `{about}` and `{when}` stand for in patterns of headings."""

    about: str
    when: str


class AssessmentParts(Strict, frozen=True):
    """Parts of assessments beside how far a goal is reached; see `knowledge.assessments`."""

    reached: list[str]
    degree_of: list[str]
    negations: list[str]
    contrasts: list[str]
    progress: list[str]
    leads: list[str]
    light: list[str]


class AssessmentAnswers(Strict, frozen=True):
    """Patterns of whole cells that say how far a target was reached."""

    helt: list[str]
    delvis: list[str]
    ej: list[str]


class LabelsFile(Strict, frozen=True):
    goals: dict[GoalLevel, GoalKind]
    goal_parts: GoalParts
    headings: dict[str, Matched]
    heading_parts: HeadingParts
    chapters: dict[str, Matched]
    row_labels: dict[RowLabel, Labelled]
    assessment_columns: dict[Literal["any"], Matched]
    assessment_answers: AssessmentAnswers
    assessment_leads: dict[Literal["any"], Matched]
    assessments: dict[Assessment, Matched]
    assessment_parts: AssessmentParts
