"""Arranges a drawn document for a look, before anybody prints it: comments as columns, captions, verdicts beside goals."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from .looks import Look
from .model import Block, Bullets, Grid, Heading, Para, Row

COMMENT_COLUMNS = 6
"""A table of more columns keeps its comments in rows of their own."""
CAPTIONS = {
    "indicator": "Uppföljning i siffror",
    "activity": "Insatser under året",
    "economy": "Ekonomin i sammandrag",
}


@dataclass
class GoalLine:
    """A goal's heading: its label, the rest of the line, and the verdict where it stands beside."""

    level: int
    label: str
    text: str
    verdict: str = ""


@dataclass
class Pill:
    """A verdict on a coloured ground."""

    text: str


@dataclass
class Beside:
    """Running text in two columns."""

    left: list[Heading | Para | Bullets]
    right: list[Heading | Para | Bullets]


Dressed = Block | GoalLine | Pill | Beside


def dressed(blocks: list[Block], look: Look) -> list[Dressed]:
    """The blocks as the look shows them; what they say stays the same."""
    found: list[Dressed] = list(_with_goal_lines(blocks, look))
    if look.prose == "columns":
        found = _in_columns(found)
    return found


def _with_goal_lines(blocks: list[Block], look: Look) -> Iterator[Dressed]:
    captions = 0
    before: GoalLine | None = None
    for block in blocks:
        goal, before = before, None
        if isinstance(block, Heading) and block.label:
            before = GoalLine(block.level, block.label, block.text[len(block.label) :])
            yield before
        elif isinstance(block, Para) and block.verdict and look.verdicts != "text":
            if goal and look.verdicts == "beside":
                goal.verdict = block.text
            else:
                yield Pill(block.text)
        elif isinstance(block, Grid) and block.kind != "verdict":
            grid = comments_as_column(block) if look.comments == "column" else block
            captions += 1
            caption = Para(f"Tabell {captions}. {CAPTIONS[block.kind]}", caption=True)
            yield from [caption] * (look.caption == "above")
            yield grid
            yield from [caption] * (look.caption == "below")
        else:
            yield block


def comments_as_column(grid: Grid) -> Grid:
    """The comments in a column at the end."""
    labels = [row.note_label for row in grid.rows if row.note is not None]
    if not labels or grid.width > COMMENT_COLUMNS:
        return grid
    rows: list[Row] = []
    for row in grid.rows:
        if row.note is None:
            rows.append(replace(row, cells=[*row.cells, ""]))
        else:
            rows[-1].cells[-1] = row.note
    label = labels[0].rstrip(":")
    above = bool(grid.heads[0][0][0])
    last = len(grid.heads) - 1
    heads = [[*head, (label if i == (0 if above else last) else "", 1)] for i, head in enumerate(grid.heads)]
    return replace(grid, heads=heads, rows=rows, numeric=[*grid.numeric, False])


def _in_columns(blocks: list[Dressed]) -> list[Dressed]:
    """Paragraphs and small headings that follow each other, in two columns."""
    found: list[Dressed] = []
    open_: list[Heading | Para | Bullets] = []
    for block in [*blocks, None]:
        if isinstance(block, Bullets) or (isinstance(block, Heading) and block.level == 4) or _is_running(block):
            open_.append(block)  # type: ignore[arg-type]
            continue
        found += _parted(open_)
        open_ = []
        if block is not None:
            found.append(block)
    return found


def _is_running(block: Dressed | None) -> bool:
    return isinstance(block, Para) and not (block.strong or block.caption or block.verdict)


def _parted(blocks: list[Heading | Para | Bullets]) -> list[Dressed]:
    """Halved where the halves are most alike, never behind a heading."""
    sizes = [sum(map(len, b.items)) if isinstance(b, Bullets) else len(b.text) for b in blocks]
    places = [i for i in range(1, len(blocks)) if not isinstance(blocks[i - 1], Heading)]
    if not places:
        return list(blocks)
    at = min(places, key=lambda i: abs(sum(sizes[:i]) - sum(sizes[i:])))
    return [Beside(blocks[:at], blocks[at:])]
