"""Two forms of text: a transcript with tabs between cells, and the text layer of a PDF, one visual line a line."""

from __future__ import annotations

import textwrap

from .model import Block, Bullets, Contents, Drawn, Grid, Heading, Lines, NewPage, Numbered, Para

PAGE_LINES = 52


def transcript(drawn: Drawn) -> str:
    """Paragraphs on one line each, tables with tabs, a blank line between blocks."""
    parts: list[str] = []
    for block in drawn.blocks:
        if isinstance(block, NewPage):
            continue
        parts.append("\n".join(_transcribed(block)))
    return "\n\n".join(parts) + "\n"


def _transcribed(block: Block) -> list[str]:
    if isinstance(block, (Heading, Para)):
        return [block.text]
    if isinstance(block, Lines):
        return block.lines
    if isinstance(block, Bullets):
        return [f"- {item}" for item in block.items]
    if isinstance(block, Numbered):
        return [f"{i}. {item}" for i, item in enumerate(block.items, 1)]
    if isinstance(block, Contents):
        return [f"{text}{'.....' if block.dots else ''}\t{page}" for text, page in block.entries]
    if isinstance(block, Grid):
        lines = ["\t".join(text for text, span in row for text in [text, *[""] * (span - 1)]) for row in block.heads]
        for row in block.rows:
            lines.append(
                "\t".join(row.cells) if row.note is None else f"{row.note_label} {row.note}" + "\t" * (block.width - 1)
            )
        return lines
    return []


class TextLayer:
    """Prints the lines of pages, with header and footer and a form feed after each."""

    def __init__(self, drawn: Drawn) -> None:
        self.drawn = drawn
        self.wrap = int(drawn.look["wrap"])
        self.pages: list[list[str]] = [[]]

    def _put(self, lines: list[str], head: list[str] | None = None) -> None:
        """Lines that stay together; on a new page the head of their table is printed again."""
        if len(self.pages[-1]) + len(lines) > PAGE_LINES and len(self.pages[-1]) > 5:
            self.pages.append(list(head or []))
        self.pages[-1] += lines

    def _para(self, text: str) -> list[str]:
        return [line + " " for line in textwrap.wrap(text, self.wrap, break_on_hyphens=False)]

    def _flow(self, text: str) -> None:
        for line in self._para(text):
            self._put([line])
        self._put([""])

    def _grid(self, grid: Grid) -> None:
        if grid.kind == "verdict":
            self._put([" ".join(text for text, _ in grid.heads[0]) + " ", ""])
            return
        head = [" " + " ".join(text for text, _ in row) + " " for row in grid.heads] + [""]
        again = head if self.drawn.look["repeat"] else []
        self._put([*head, *self._row(grid.rows[0].cells)])
        for row in grid.rows[1:]:
            if row.note is None:
                self._put(self._row(row.cells), again)
            else:
                self._put([row.note_label + " ", *self._para(row.note), ""], again)

    def _row(self, cells: list[str]) -> list[str]:
        """The name in one or more lines; where it is wrapped, its values stand by themselves below."""
        name = textwrap.wrap(cells[0], int(self.drawn.look["name"]) + 14, break_on_hyphens=False)
        values = "".join(cell + " " for cell in cells[1:])
        if len(name) == 1:
            return [f" {name[0]} {values}", ""]
        return ["  " + name[0] + " ", *(line + " " for line in name[1:]), "", values, ""]

    def _contents(self, block: Contents) -> None:
        for text, page in block.entries:
            lines = textwrap.wrap(text, self.wrap - 8, break_on_hyphens=False)
            dots = "." * max(3, self.wrap - 4 - len(lines[-1])) if block.dots else ""
            self._put([*lines[:-1], f"{lines[-1]} {dots} {page} " if dots else f"{lines[-1]} {page} "])
        self._put([""])

    def _block(self, block: Block) -> None:
        if isinstance(block, NewPage):
            if self.pages[-1]:
                self.pages.append([])
        elif isinstance(block, Heading):
            self._put([*self._para(block.text), ""])
        elif isinstance(block, Para):
            self._flow(block.text)
        elif isinstance(block, Lines):
            self._put([line + " " for line in block.lines] + [""])
        elif isinstance(block, Bullets):
            for item in block.items:
                self._put([f"• {item} "])
            self._put([""])
        elif isinstance(block, Numbered):
            for i, item in enumerate(block.items, 1):
                self._put(self._para(f"{i}. {item}"))
            self._put([""])
        elif isinstance(block, Contents):
            self._contents(block)
        else:
            self._grid(block)

    def text(self) -> str:
        """The whole document."""
        for block in self.drawn.blocks:
            self._block(block)
        printed = []
        for p, lines in enumerate(self.pages, 1):
            head = [self.drawn.header + " ", ""] if self.drawn.header and p > 1 else []
            foot = self.drawn.footer.format(p=p, n=len(self.pages))
            printed.append("\n".join([*head, *lines, "", foot + " "]))
        return "\n\f".join(printed) + "\n"
