"""Writes a document as tools print the text of a PDF: one visual line a line, the cells of a table behind each other.

A space stands behind each cell and for each empty one, also for the columns of icons, whose pictures are lost. A cell
that wraps ends its line, and an empty line parts it from the next cell. A word that a narrow cell cut has no space
behind it. Where a page ends, the footer stands among the lines; tables go on under their head, printed again.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.content import (
    ASSESSMENTS,
    GOAL_LEVELS,
    ActivityTable,
    Block,
    Bullets,
    Contact,
    Decisions,
    Document,
    FigureTable,
    Goal,
    Heading,
    Indicator,
    IndicatorTable,
    PageBreak,
    Para,
    Signature,
    Toc,
    plain,
)

PAGE = 46  # lines of print on a page
LINE = 96  # letters on a line
TABLE = 110  # letters side by side in a table, which is set smaller
FEW = 6  # columns of values that are wide
ICON = 3
LEAST = 2  # lines of a row before and behind the cut of a page
DATE = 12


@dataclass(frozen=True)
class Form:
    """Which document is printed as text, under which name, and in which manner."""

    source: str
    name: str
    form_feeds: bool  # a form feed between pages, else nothing but the footer
    bullets: bool  # the signs before the items of a list are text, else pictures, which are lost


TEXT_LAYERS = (Form("sample-06", "sample-18.txt", False, False), Form("sample-07", "sample-19.txt", True, True))

Cell = list[str]
"""The lines of a cell, each as it is printed: with a space behind, or without where the cell cut a word."""


class Printer:
    """Prints block after block and counts the lines of each page."""

    def __init__(self, document: Document, form: Form) -> None:
        self.document, self.form = document, form
        self.pages: list[list[str]] = [[]]
        self.used = 0

    def text(self) -> str:
        for block in self.document.blocks:
            self.block(block)
        between = "\n\f" if self.form.form_feeds else "\n"
        pages = [self.page(number, lines) for number, lines in enumerate(self.pages, 1)]
        return between.join(pages).rstrip("\n") + "\n"

    def page(self, number: int, lines: Sequence[str]) -> str:
        """A page with its number; with form feeds it is the last line, else it stands under the kind of paper."""
        end = f"{number} " if self.form.form_feeds else f"Tjänsteutlåtande \nSid {number} ({len(self.pages)}) \n\n"
        return "\n".join([*lines, "", end])

    # ------------------------------------------------------------------------------------------------------- text

    def put(self, *lines: str, gap: bool = True) -> None:
        """Lines that stay together, and an empty line below them."""
        if self.used + len(lines) > PAGE:
            self.new_page()
        self.used += len(lines) + gap
        self.pages[-1] += [*lines, ""] if gap else lines

    def new_page(self) -> None:
        self.pages.append([])
        self.used = 0

    def block(self, block: Block) -> None:
        match block:
            case Contact():
                for line in block.lines:
                    self.put(f"{line} ".lstrip(), gap=False)
                self.put("")
            case Heading():
                self.put(*wrapped(plain(block.text)), gap=not block.free)
            case Goal():
                self.goal(block)
            case Para():
                self.paragraph(plain(block.text))
            case Bullets():
                for item in block.items:
                    first, *rest = wrapped(f"{'•' if self.form.bullets else ''} {plain(item)}")
                    self.put(first if self.form.bullets else f" {first}", *rest, gap=not self.form.bullets)
                self.put("", gap=False)
            case Decisions():
                for number, item in enumerate(block.items, 1):
                    self.put(*wrapped(f"{number}. {plain(item)}"), gap=False)
                self.put("", gap=False)
            case Toc():
                self.contents(block)
            case Signature():
                for line in block.lines:
                    self.put(*(f"{part} " for part in line.split(", ")))
            case PageBreak():
                self.new_page()
            case IndicatorTable():
                self.indicators(block)
            case ActivityTable():
                self.activities(block)
            case FigureTable():
                self.figures(block)
            case _:
                raise TypeError(f"{self.document.file}: no text layer of a {type(block).__name__}")

    def goal(self, goal: Goal) -> None:
        if goal.next_line:
            self.put(f"{goal.label} ", "", *wrapped(goal.printed))
        else:
            self.put(*wrapped(f"{goal.label} {goal.printed}"))
        if goal.assessment:
            self.put(f"{' ' * goal.sign}{ASSESSMENTS[goal.assessment]} ")

    def paragraph(self, text: str) -> None:
        """A paragraph, line by line: a page may end in it."""
        for line in wrapped(text):
            self.put(line, gap=False)
        self.put("", gap=False)

    def contents(self, block: Toc) -> None:
        self.put(f"{block.title} ")
        page = 3
        for other in self.document.blocks:
            if isinstance(other, Goal) and not other.again and GOAL_LEVELS[other.level] <= 2:
                entry = f"{other.label} {other.printed}"
            elif isinstance(other, Heading) and not other.free and other.level <= 2:
                entry = other.text
            else:
                continue
            page += len(entry) % 2
            *full, last = wrapped(entry, LINE - 8)
            dots = "." * (LINE - 5 - len(last))
            self.put(*full, f"{last}{dots} {page} ", gap=False)
        self.put("", gap=False)

    # ------------------------------------------------------------------------------------------------------- tables

    def indicators(self, block: IndicatorTable) -> None:
        count = len(block.columns)
        narrow = 11 if count <= FEW else 9
        widths = [TABLE - ICON * block.icons - narrow * count, *([narrow] * count)]
        rows: list[list[str] | str] = []
        for row in block.rows:
            rows += [self.values(row, block), *self.wide(block, row.comment)]
        self.table(block.icons, widths, [block.name_head, *(head for _, head in block.columns)], rows)

    @staticmethod
    def values(row: Indicator, block: IndicatorTable) -> list[str]:
        """A row's cells: its name and its values."""
        printed = {measure: value.raw for measure, value in row.values.items()} | {"period": row.period or ""}
        return [row.name, *(printed.get(measure, "") for measure, _ in block.columns)]

    def activities(self, block: ActivityTable) -> None:
        count = 2 + block.with_deviation
        rows: list[list[str] | str] = []
        for row in block.rows:
            rows += [[row.text, row.start, row.end, row.deviation or ""][: count + 1], *self.wide(block, row.comment)]
        widths = [TABLE - ICON * block.icons - DATE * count, *([DATE] * count)]
        self.table(int(block.icons), widths, list(block.heads[: count + 1]), rows)

    @staticmethod
    def wide(block: IndicatorTable | ActivityTable, comment: str | None) -> Iterator[str]:
        """The comment under a row, behind its label or on a line of its own."""
        if comment:
            yield ("\n" if block.comment_break else " ").join([block.comment_label, comment])

    def figures(self, block: FigureTable) -> None:
        first, others = int(TABLE * block.first), len(block.columns) - 1
        narrow = 11 if block.wide_last else (TABLE - first) // others
        last = TABLE - first - narrow * (others - 1)
        self.table(0, [first, *([narrow] * (others - 1)), last], list(block.columns), [list(row) for row in block.rows])

    def table(self, icons: int, widths: list[int], head: list[str], rows: Sequence[list[str] | str]) -> None:
        """Rows below each other; what a page break cuts goes on under the head."""
        labels = [cell for text, width in zip(head, widths, strict=True) for cell in [in_cell(text, width)]]
        tall = max(map(len, labels))
        if self.used + tall + LEAST > PAGE:
            self.new_page()

        def print_head() -> None:
            self.used += tall
            self.pages[-1] += printed(labels, icons + bool(icons))

        print_head()
        for row in rows:
            for cells in self.parts(row, widths, tall):
                if cells is None:
                    self.new_page()
                    print_head()
                    continue
                self.used += max(map(len, cells))
                self.pages[-1] += [*cells[0], ""] if isinstance(row, str) else printed(cells, icons)

    def parts(self, row: list[str] | str, widths: list[int], tall: int) -> Iterator[list[Cell] | None]:
        """The cells of a row as they stand on each page; None for the break between two."""
        if isinstance(row, str):
            cells = [[line for part in row.split("\n") for line in wrapped(part, sum(widths))]]
        else:
            cells = [in_cell(text, width) for text, width in zip(row, widths, strict=True)]
        height = max(map(len, cells))
        room = PAGE - self.used
        if height > room:
            if room >= LEAST and height - room >= LEAST:
                yield [cell[:room] for cell in cells]
                cells = [cell[room:] for cell in cells]
            yield None
        yield cells


def wrapped(text: str, width: int = LINE) -> list[str]:
    """The lines of running text, each with the space that the line end stands for."""
    return [f"{line} " for line in textwrap.wrap(text, width, break_on_hyphens=False)]


def in_cell(text: str, width: int) -> Cell:
    """The lines of a cell: "\\n" breaks one, and a word that is wider than the cell is cut."""
    lines: Cell = []
    for line in text.split("\n"):
        for word in line.split():
            if lines and len(lines[-1]) + len(word) <= width - 1 and not lines[-1].endswith("\n"):
                lines[-1] += f"{word} "
                continue
            pieces = [word[at : at + width - 1] for at in range(0, len(word), width - 1)]
            lines += [*pieces[:-1], f"{pieces[-1]} "]
        if lines:
            lines[-1] += "\n"
    return [line.rstrip("\n") for line in lines]


def printed(cells: Sequence[Cell], icons: int) -> list[str]:
    """The lines of a row as its cells are printed, behind the spaces of the columns of icons."""
    lines = [" " * icons + " " * bool(icons)]
    for cell in cells:
        if len(cell) < 2:
            lines[-1] += cell[0] if cell else " "
            continue
        lines[-1] += cell[0]
        lines += [*cell[1:], "", ""]
    while not lines[-1]:
        lines.pop()
    return [*lines, ""]


def text_layer(document: Document, form: Form) -> str:
    return Printer(document, form).text()
