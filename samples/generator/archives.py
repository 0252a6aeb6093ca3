"""Writes a document as archives keep texts: Markdown made from PDFs, and texts whose columns are kept by spaces.

`MARKDOWN` and `SPACED` have three manners each, as different as the tools and people that such texts come from.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

from generator.content import Contact, Document, FigureTable, Toc
from generator.transcript import Form, Writer

NARROW, LEAST, UNBROKEN = 11, 30, 10_000
"""Letters that columns of values and the first column have where paragraphs are wrapped, and where they are not."""

Rows = Sequence[Sequence[str]]


@dataclass(frozen=True)
class Markdown:
    """`pages`: how the number of a page is told; `tables`: how tables are written; `front`: whether there is front matter."""

    pages: str
    tables: str
    front: bool
    setext: bool = False


@dataclass(frozen=True)
class Spaced:
    """`wide`: letters that a line has, 0 where paragraphs are one line each; `ruled`: dashes under a table's head; `right`:
    figures end below each other; `indent`: letters before a table."""

    wide: int
    gap: int
    ruled: bool = False
    right: bool = False
    indent: int = 0
    feeds: bool = False


MARKDOWN = {
    "converted": Markdown("<!-- page {} -->", "pipes", front=True),
    "exported": Markdown("{{{}}}------------------------------------------------", "html", front=False),
    "by-hand": Markdown("<!-- sida {} -->", "bare pipes", front=True, setext=True),
}
SPACED = {
    "typed": Spaced(0, 3),
    "laid-out": Spaced(92, 3, indent=2, feeds=True),
    "ruled": Spaced(100, 2, ruled=True, right=True),
}


class MarkdownWriter(Writer):
    """A transcript in Markdown with what converters add."""

    def __init__(self, document: Document, manner: Markdown) -> None:
        super().__init__(document, Form(document.file, "", markdown=True))
        self.manner = manner

    def text(self) -> str:
        front = (
            []
            if not self.manner.front
            else [
                "---",
                f"fil: {self.document.file}.pdf",
                "hamtad: 2031-05-02T08:00:00",
                "sidor: 14",
                "fel: null",
                "---",
                "",
            ]
        )
        return "\n".join([*front, *self.mark(1), super().text()])

    def mark(self, page: int) -> list[str]:
        head = [f"{self.document.board}", ""] if page > 1 else []
        return [self.manner.pages.format(page), "", *head]

    def gap(self) -> None:
        super().gap()
        self.out += ["", *self.mark(self.page)]

    def heading(self, text: str, level: int) -> None:
        if not self.manner.setext or level > 2:
            super().heading(text, level)
            return
        if self.ended():
            self.gap()
        self.put(text, empty=False)
        self.put(("=" if level == 1 else "-") * min(len(text), 40))

    def items(self, items: list[str]) -> None:
        super().items([re.sub(r"^- ", r"\\- ", item) if self.manner.tables == "bare pipes" else item for item in items])

    def toc(self) -> None:
        """Converters leave links where the contents were."""
        self.put("[Innehållsförteckning](#contents)")

    def table(self, head: list[str], rows: list[list[str]]) -> None:
        write = {"pipes": self.pipes, "html": self.html, "bare pipes": self.bare}[self.manner.tables]
        write(head, [[*row, *[""] * (len(head) - len(row))] for row in rows])
        self.printed += len(rows) + 2
        self.out.append("")

    def pipes(self, head: Sequence[str], rows: Rows) -> None:
        cells = [_broken(cell, 12) for cell in head]
        self.out += [f"| {' | '.join(cells)} |", f"|{' --- |' * len(head)}"]
        self.out += [f"| {' | '.join(_broken(cell, 40) for cell in row)} |" for row in rows]

    def bare(self, head: Sequence[str], rows: Rows) -> None:
        self.out += [("" if head[0] else "| ") + " | ".join(head), " | ".join(["---"] * len(head))]
        for row in rows:
            line = " | ".join(cell.replace("*", "\\*") for cell in row)
            self.out.append(f"| {line}" if not row[0] else line)

    def html(self, head: Sequence[str], rows: Rows) -> None:
        self.out += ["<table>", f"<tr>{''.join(f'<th>{cell}</th>' for cell in head)}</tr>"]
        for row in rows:
            self.out += ["<tr>", *[f"  <td>{cell}</td>" for cell in row], "</tr>"]
        self.out.append("</table>")


class SpacedWriter(Writer):
    """A text whose columns are kept by spaces."""

    def __init__(self, document: Document, manner: Spaced) -> None:
        super().__init__(document, Form(document.file, "", markdown=False))
        self.manner = manner

    def gap(self) -> None:
        super().gap()
        if self.manner.feeds:
            self.out[-1:] = ["", f"\f{self.document.board:<60}  Sid {self.page} (20)", "", ""]

    def put(self, line: str, empty: bool = True) -> None:
        wide = self.manner.wide
        lines = textwrap.wrap(line, wide, break_on_hyphens=False) if wide and len(line) > wide else [line]
        for one in lines[:-1]:
            super().put(one, empty=False)
        super().put(lines[-1], empty)

    def block(self, block: object) -> None:
        if isinstance(block, FigureTable) and self.ended():
            self.gap()
        if isinstance(block, Contact):
            for line in block.lines:
                self.put(line, empty=False)
            self.out.append("")
        elif not isinstance(block, Toc):
            super().block(block)  # type: ignore[arg-type]

    def table(self, head: list[str], rows: list[list[str]]) -> None:
        """Cells below each other; what runs over the whole table is set like running text, to the margin of the table."""
        manner = self.manner
        full = [head, *([*row, *[""] * (len(head) - len(row))] for row in rows)]
        others = NARROW if manner.wide else UNBROKEN
        first = max(LEAST, manner.wide - (others + manner.gap) * (len(head) - 1)) if manner.wide else UNBROKEN
        name = 0 if head[0] else 1
        cells = [[_wrapped(cell, first if at == name else others) for at, cell in enumerate(row)] for row in full]
        sides = [row for row in cells if any(any(cell) for cell in row[1:])]
        widths = [max(len(line) for row in sides for line in row[at]) for at in range(len(head))]
        for n, row in enumerate(cells):
            if row in sides:
                texts = [self.row(line, widths, n) for line in zip_longest(*row, fillvalue="")]
            else:
                texts = _wrapped(full[n][0], manner.wide or UNBROKEN)
            self.out += [f"{' ' * manner.indent}{text}" for text in texts]
            self.printed += len(texts)
            if not n and manner.ruled:
                self.out.append((" " * manner.gap).join("-" * width for width in widths))
        self.out.append("")

    def row(self, line: Sequence[str], widths: Sequence[int], n: int) -> str:
        return (" " * self.manner.gap).join(self._set(text, widths[at], at, n) for at, text in enumerate(line)).rstrip()

    def _set(self, text: str, width: int, column: int, row: int) -> str:
        return text.rjust(width) if self.manner.right and column and row and text[:1].isdigit() else text.ljust(width)


def _wrapped(text: str, width: int) -> list[str]:
    """The lines of a cell, level behind its icon."""
    lean = re.sub(r"</?[bi]>", "", text)
    indent = "  " if lean[:1] in " ♀▶✓⏸" and lean[1:2] == " " else ""
    return textwrap.wrap(lean, width, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False) or [""]


def _broken(cell: str, width: int) -> str:
    """A cell of Markdown with the line ends that it had on paper."""
    lines = textwrap.wrap(cell.replace("|", "\\|"), width, break_long_words=False, break_on_hyphens=False)
    return "<br>".join(lines)


def markdown(document: Document, manner: Markdown) -> str:
    return MarkdownWriter(document, manner).text()


def spaced(document: Document, manner: Spaced) -> str:
    return SpacedWriter(document, manner).text()
