"""Pairs of names whose answer is known: nothing is joined wrongly, and not much is passed over."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

FOLDER = Path(__file__).parents[2] / "link_pairs"


@pytest.fixture(scope="module")
def asked() -> ModuleType:
    spec = importlib.util.spec_from_file_location("asked", FOLDER / "asked.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("half", [path.stem for path in sorted(FOLDER.glob("*.jsonl"))])
@pytest.mark.parametrize("names_only", [True, False])
def test_nothing_is_joined_that_is_two_things(asked: ModuleType, half: str, names_only: bool) -> None:
    assert asked.counted(half, names_only)["different"]["joined"] == 0


def test_there_are_enough_pairs_of_each_label(asked: ModuleType) -> None:
    for half in ("worked", "kept"):
        labels = [pair["label"] for pair in asked.pairs(half)]
        assert len(labels) >= 60
        assert all(labels.count(label) >= 15 for label in ("same", "different", "person"))
