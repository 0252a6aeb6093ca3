"""The looks of the exam: the same for a seed, printed by every producer, and nothing of the truth is lost in dressing."""

from __future__ import annotations

import random
import sys
from pathlib import Path

import pymupdf
import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[3] / "benchmarks"))

from exam.compose import LOOKS, draw
from exam.dressing import Beside, GoalLine, Pill, dressed
from exam.looks import PRODUCERS, Look, draw_look
from exam.model import Bullets, Drawn, Grid, Heading, Para
from exam.running import write

SEED = 11


def printed(blocks: list[object]) -> str:
    """All words of dressed blocks, one after the other, without white space."""
    words: list[str] = []
    for block in blocks:
        match block:
            case GoalLine():
                words += [block.label + block.text, block.verdict]
            case Beside():
                words.append(printed([*block.left, *block.right]))
            case Bullets():
                words += block.items
            case Grid():
                words += [text for head in block.heads for text, _ in head]
                words += [text for row in block.rows for text in [*row.cells, row.note_label, row.note or ""]]
            case Heading() | Para() | Pill():
                words.append(block.text)
    return "".join("".join(words).split())


def test_a_look_is_the_same_each_time_and_leaves_the_contents_alone() -> None:
    one, again, other = draw(SEED, 3, (LOOKS,)), draw(SEED, 3, (LOOKS,)), draw(SEED, 4, (LOOKS,))
    assert one.look == again.look != other.look
    assert one.truth.json() == draw(SEED, 3, ("pdf",)).truth.json()


@pytest.mark.parametrize("index", range(12))
def test_a_look_prints_all_that_is_true(index: int) -> None:
    drawn = draw(SEED, index, (LOOKS,))
    words = printed(list(dressed(drawn.blocks, Look(**drawn.look))))
    told = [row.name for row in drawn.truth.indicators] + [row.text for row in drawn.truth.activities]
    told += [goal.text for goal in drawn.truth.goals]
    told += [block.text for block in drawn.blocks if isinstance(block, Para)]
    told += [row.comment or "" for row in drawn.truth.indicators] + [r.comment or "" for r in drawn.truth.activities]
    told += [cell.raw for table in drawn.truth.tables for cell in table.cells]
    assert [text for text in told if "".join(text.split()) not in words] == []


@pytest.mark.parametrize("producer", PRODUCERS)
@pytest.mark.parametrize("paper", ["portrait", "rotated"])
def test_every_producer_prints_a_whole_document(producer: str, paper: str, tmp_path: Path) -> None:
    drawn = draw(SEED, 2, (LOOKS,))
    drawn.look = draw_look(random.Random(1), producer=producer, paper=paper).__dict__
    first = write(drawn, tmp_path).read_bytes()
    assert write(drawn, tmp_path).read_bytes() == first
    with pymupdf.open(stream=first) as pdf:
        assert {page.rotation for page in pdf} == ({90} if paper == "rotated" else {0})
        assert {page.rect.width > page.rect.height for page in pdf} == {paper == "rotated"}
        letters = "".join("".join(page.get_text().split()) for page in pdf)
    assert _goals_in(drawn, letters) == len(drawn.truth.goals)


def _goals_in(drawn: Drawn, letters: str) -> int:
    return sum("".join(goal.text.split()) in letters for goal in drawn.truth.goals)
