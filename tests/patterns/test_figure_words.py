"""Words of sides, times and kinds of tables match their own examples and none of their counter-examples."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from vpextract import knowledge
from vpextract.matching import alternatives
from vpextract.model import Identity, Place, Row, Table
from vpextract.recognise.figures.figures import figures_of

KNOWLEDGE = knowledge.load()
TABLES = tomllib.loads((Path(__file__).resolve().parents[2] / "patterns" / "tables.toml").read_text("utf8"))
HERE = Place(page=1)
TIMES = KNOWLEDGE.books.times


def kind(example: str, document: str | None) -> str:
    """The kind of a table written as "heading > head | head // row | row"."""
    above, _, printed = example.rpartition(" > ")
    heads, _, labels = printed.partition(" // ")
    columns = tuple(heads.split(" | "))
    rows = [(label, *("12" for _ in columns[1:])) for label in (labels or "Kajer | Bojar").split(" | ")]
    table = Table(columns, tuple(Row(cells, HERE) for cells in rows), HERE, True, "")
    return figures_of(table, "", KNOWLEDGE, Identity(kind=document)).kinds.under([above] if above else [])


def entries(which: str) -> list[tuple[str, str, str | None]]:
    """(kind, example, kind of document) for every example (or counter-example) of a kind of table."""
    return [
        (entry["name"], example, next(iter(entry.get("documents", [])), None))
        for entry in TABLES["kind"]
        for example in entry.get(which, [])
    ]


@pytest.mark.parametrize(("name", "example", "document"), entries("examples"))
def test_kinds_match_their_examples(name: str, example: str, document: str | None) -> None:
    assert kind(example, document) == name


@pytest.mark.parametrize(("name", "example", "document"), entries("counter_examples"))
def test_kinds_do_not_match_their_counter_examples(name: str, example: str, document: str | None) -> None:
    assert kind(example, document) != name


@pytest.mark.parametrize("side", TABLES["sides"])
def test_sides(side: str) -> None:
    entry = TABLES["sides"][side]
    assert [text for text in entry["examples"] if KNOWLEDGE.books.side(text) != side] == []
    assert [text for text in entry["counter_examples"] if KNOWLEDGE.books.side(text) == side] == []


@pytest.mark.parametrize("text", TABLES["percent"]["examples"])
def test_percent(text: str) -> None:
    assert KNOWLEDGE.books.head(text).percent


@pytest.mark.parametrize("text", TABLES["percent"]["counter_examples"])
def test_no_percent(text: str) -> None:
    assert not KNOWLEDGE.books.head(text).percent


def told(name: str, text: str) -> bool:
    """Whether a text names a time of this kind."""
    time = TIMES.of(text)
    match name:
        case "previous":
            return time.previous
        case "idle":
            return not any(c.isalnum() for c in TIMES.without(text))
        case "annual_report":
            return time.part == "VB"
    return (time.part or "").startswith({"tertial": "T", "quarter": "Q"}[name])


@pytest.mark.parametrize("name", TABLES["times"])
def test_times(name: str) -> None:
    entry = TABLES["times"][name]
    assert [text for text in entry["examples"] if not told(name, text)] == []
    assert [text for text in entry["counter_examples"] if told(name, text)] == []


def test_unit_lines() -> None:
    entry = TABLES["unit_lines"]
    assert [text for text in entry["examples"] if not KNOWLEDGE.is_unit_line(text)] == []
    assert [text for text in entry["counter_examples"] if KNOWLEDGE.is_unit_line(text)] == []


def test_numbered_captions() -> None:
    entry = TABLES["numbered_captions"]
    begins = alternatives(entry["match"])
    assert [text for text in entry["examples"] if begins.match(text) is None] == []
    assert [text for text in entry["counter_examples"] if begins.match(text) is not None] == []
