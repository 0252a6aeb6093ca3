"""Every entry of patterns/prose.toml matches its own examples and none of its counter-examples."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from vpextract import knowledge

KNOWLEDGE = knowledge.load()
DATA = tomllib.loads((Path(__file__).resolve().parents[2] / "patterns" / "prose.toml").read_text("utf8"))
ASK = {"no_headings": KNOWLEDGE.is_no_heading, "counts": KNOWLEDGE.counts, "addresses": KNOWLEDGE.is_address}


@pytest.mark.parametrize("name", ASK)
def test_examples_match_and_counter_examples_do_not(name: str) -> None:
    assert DATA[name]["examples"]
    assert DATA[name]["counter_examples"]
    assert [text for text in DATA[name]["examples"] if not ASK[name](text)] == []
    assert [text for text in DATA[name]["counter_examples"] if ASK[name](text)] == []


def test_a_sentence_has_a_verb_and_a_heading_has_none() -> None:
    assert KNOWLEDGE.is_without_verb("Trygga hamnar och bryggor")
    assert not KNOWLEDGE.is_without_verb("Bryggorna är trygga")
    assert not KNOWLEDGE.is_without_verb("Bryggor och")
