"""The shape of `patterns/followup.toml`."""

from __future__ import annotations

from vpextract.knowledge.schema_base import Strict


class DirectionWords(Strict, frozen=True):
    """Patterns of the words by which a name tells whether more or less is better; see `knowledge.directions`."""

    aims_higher: list[str]
    aims_lower: list[str]
    measures: list[str]
    clauses: list[str]
    turning_clauses: list[str]
    narrowing: list[str]
    prepositions: list[str]
    resumes: list[str]
    turning: list[str]
    reducing: list[str]
    unclear: list[str]
    opinions_higher: list[str]
    opinions_lower: list[str]
    higher: list[str]
    lower: list[str]
    handled: list[str]
    slightly: list[str]
    examples: dict[str, list[str]] = {}


class FigureKindWords(Strict, frozen=True):
    """Patterns of names, and units, by which a figure's kind is told; see `knowledge.figure_kinds`."""

    shares: list[str]
    averages: list[str]
    counts: list[str]
    share_units: list[str]
    count_units: list[str]
    amount_units: list[str]
    examples: dict[str, list[str]] = {}


class TargetWords(Strict, frozen=True):
    inclusive: list[str]


class FollowupFile(Strict, frozen=True):
    directions: DirectionWords
    kinds: FigureKindWords
    targets: TargetWords
