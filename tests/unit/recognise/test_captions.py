"""Numbered captions belong to their tables, above or below, and to no text beside."""

from __future__ import annotations

import pytest

from vpextract import knowledge
from vpextract.model import Block, Paragraph, Place, Row, Table
from vpextract.recognise.captions import captions_of
from vpextract.recognise.findings import TextFound
from vpextract.recognise.walk import TableHere, walk

KNOWLEDGE = knowledge.load()
PLACE = Place(1)


def text(words: str) -> Paragraph:
    return Paragraph(words, PLACE)


def table(title: str = "") -> Table:
    return Table(("Hamn", "Bojar"), (Row(("Norra", "4"), PLACE),), PLACE, title=title)


def owners(blocks: list[Block]) -> dict[int, int]:
    return dict(captions_of(blocks, KNOWLEDGE).table_of)


@pytest.mark.parametrize(
    ("blocks", "expected"),
    [
        ([text("Tabell 1. Bojar"), table(), text("Mer text.")], {0: 1}),
        ([table(), text("Tabell 1. Bojar"), text("Mer text.")], {1: 0}),
        ([text("Tabell 1: Bojar"), table(), text("Tabell 2: Fyrar"), table()], {0: 1, 2: 3}),
        ([table(), text("Tabell 1: Bojar"), table(), text("Tabell 2: Fyrar")], {1: 0, 3: 2}),
        ([text("Tabell 1. Bojar"), text("Mer text."), table()], {}),
        ([text("Tabell 1 visar hur många bojar som finns"), table()], {}),
        ([text("Tabell 1. Den visar antalet bojar."), table()], {}),
        ([text("Bojar i hamnen"), table()], {}),
    ],
)
def test_which_table_a_caption_belongs_to(blocks: list[Block], expected: dict[int, int]) -> None:
    assert owners(blocks) == expected


@pytest.mark.parametrize("below", [False, True])
def test_a_caption_is_the_title_of_its_table_and_not_in_the_text(below: bool) -> None:
    caption = text("Tabell 1. Bojar i hamnarna")
    blocks = [text("Belopp i tkr"), *((table(), caption) if below else (caption, table())), text("Mer text.")]
    walked = walk(blocks, (), KNOWLEDGE, [])
    (here,) = [step for step in walked.steps if isinstance(step, TableHere)]
    assert (here.table.title, here.caption) == ("Tabell 1. Bojar i hamnarna", "Belopp i tkr")
    assert [step.text for step in walked.steps if isinstance(step, TextFound)] == ["Belopp i tkr", "Mer text."]


@pytest.mark.parametrize(("lists", "title"), [((1,), ""), ((), "Bojar")])
def test_a_caption_that_no_record_keeps_is_set_aside(lists: tuple[int, ...], title: str) -> None:
    walked = walk([text("Tabell 1. Bojar"), table(title)], lists, KNOWLEDGE, [])
    assert ("Tabell 1. Bojar", "label") in [(part.text, part.reason) for part in walked.set_aside]
