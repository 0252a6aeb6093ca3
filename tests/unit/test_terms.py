"""The names of the contract, each written once."""

from __future__ import annotations

from typing import get_args

import pytest

from vpextract import knowledge
from vpextract.knowledge.schema import PeriodKind
from vpextract.store.schema import DATASETS
from vpextract.terms import LEVELS, MEASURES, PRINTED, SHORT, kind_of, report_code


@pytest.mark.parametrize(
    ("kind", "tertial", "code"),
    [
        ("verksamhetsplan", None, "vp"),
        ("tertialrapport", 1, "t1"),
        ("tertialrapport", 3, "t3"),
        ("tertialrapport", None, "t"),
        ("verksamhetsberattelse", None, "vb"),
        (None, None, "unknown"),
        ("årsbudget", None, "unknown"),
    ],
)
def test_a_kind_in_short(kind: str | None, tertial: int | None, code: str) -> None:
    assert report_code(kind, tertial) == code
    assert kind_of(code) == ((None, None) if code == "unknown" else (kind, tertial))


def test_the_patterns_know_these_kinds_and_no_others() -> None:
    kinds = knowledge.load().documents.kinds
    assert {name: kind.short for name, kind in kinds.items()} == SHORT
    assert kinds.keys() == PRINTED.keys()
    assert set(get_args(PeriodKind)) - {"any"} <= kinds.keys()


def test_levels_and_measures_are_those_that_the_datasets_name() -> None:
    level = DATASETS["goals"].schema.field("level").metadata[b"description"].decode()
    assert all(name in level for name in LEVELS)
    assert set(MEASURES) <= set(DATASETS["indicators"].schema.names)
