"""The shape of `patterns/link.toml`."""

from __future__ import annotations

from vpextract.knowledge.schema_base import Strict


class Span(Strict, frozen=True):
    """Words for a span of so many `days`, a number of which is told as a number of what is `called` so."""

    words: list[str]
    days: int
    called: str


class LinkWords(Strict, frozen=True):
    light: list[str]
    formal: list[str]
    generic: list[str]
    endings: list[str]
    irregular: list[list[str]]
    derivations: list[str]
    nominalisations: list[str]
    qualities: list[str]
    verbal: list[str]
    participles: list[str]
    loaned: list[str]
    nouns_of_verbs: list[str]
    agents: list[str]
    slight_first: list[str]
    slight_last: list[str]
    spans: list[Span]
    equals: list[list[str]]
    synonyms: list[list[str]]
    phrases: list[list[str]]
    negations: list[str]
    degrees: list[str]
    particles: list[str]
    without: list[str]
    free: list[str]
    abbreviations: list[str]
    prefixes: list[str]
    contrasts: list[list[str]]
    lookalikes: list[list[str]]
    misreadable: list[list[str]]


class WordWeights(Strict, frozen=True):
    light: float
    light_words: float
    formal: float
    generic: float
    content: float
    number: float
    moved: float
    compound: float
    slight: float
    said_most: float
    respelt: float
    misread: float
    misread_share: float
    nominal: float
    synonym: float
    derived: float
    agent: float
    part: float
    misread_light: float
    misread_short: float
    misread_scan: float


class EvidenceWeights(Strict, frozen=True):
    unit_differs: float
    contrast: float
    same_parent: float
    other_parent: float
    same_number: float
    same_context: float
    carried_over: float
    carried_over_round: float
    not_carried_over: float
    same_city_target: float
    other_city_target: float
    same_target: float
    other_target: float
    same_dates: float
    alone: float
    complements: float


class LinkScale(Strict, frozen=True):
    middle: float
    steepness: float
    short_name: float
    short_factor: float
    telling_name: float
    context_ratio: float
    parent_ratio: float
    linked: float
    to_review: float
    proved: float
    half_by_figures: float
    half_by_place: float
    most_by_place: float
    asked_alone: float
    asked_figures: float
    asked_across: float
    asked_near: float
    near: float
    said_more: float
    chain: float
    margin: float


class AreaNames(Strict, frozen=True):
    names: list[str]


class AreaWords(Strict, frozen=True):
    endings: list[str]
    alone: list[str]
    same: list[AreaNames] = []


class LinkFile(Strict, frozen=True):
    words: LinkWords
    costs: WordWeights
    evidence: EvidenceWeights
    scale: LinkScale
    areas: AreaWords
