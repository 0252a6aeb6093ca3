"""Every word of the books in patterns/tables.toml matches its own examples and none of its counter-examples."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from vpextract import knowledge
from vpextract.knowledge.knowledge import Knowledge

KNOWLEDGE: Knowledge = knowledge.load()
TABLES = tomllib.loads((Path(__file__).resolve().parents[2] / "patterns" / "tables.toml").read_text("utf8"))
BOOKS = {"sum": TABLES["sum_rows"], **TABLES["books"]}


@pytest.mark.parametrize("word", BOOKS)
def test_examples_match_and_counter_examples_do_not(word: str) -> None:
    assert BOOKS[word]["examples"]
    assert BOOKS[word]["counter_examples"]
    assert [text for text in BOOKS[word]["examples"] if word not in KNOWLEDGE.books.words(text)] == []
    assert [text for text in BOOKS[word]["counter_examples"] if word in KNOWLEDGE.books.words(text)] == []


@pytest.mark.parametrize("word", TABLES["economy"])
def test_examples_of_the_economy_match_and_counter_examples_do_not(word: str) -> None:
    entry = TABLES["economy"][word]
    assert entry["examples"] and entry["counter_examples"]
    assert [text for text in entry["examples"] if word not in KNOWLEDGE.economy.words(text)] == []
    assert [text for text in entry["counter_examples"] if word in KNOWLEDGE.economy.words(text)] == []


def test_what_names_costs_and_income_is_neither() -> None:
    assert not KNOWLEDGE.books.words("Kostnader minus intäkter") & {"cost", "income"}


@pytest.mark.parametrize("label", ["varav norra", "- varav norra", "Därav nya"])
def test_rows_that_are_parts(label: str) -> None:
    assert KNOWLEDGE.books.is_part_row(label)
    assert not KNOWLEDGE.books.is_part_row(f"Kajer, {label}")


def test_ledgers_are_kinds_of_tables() -> None:
    assert set(TABLES["ledgers"]["kinds"]) <= {entry["name"] for entry in TABLES["kind"]}
    assert not KNOWLEDGE.books.is_ledger("key_figures")
