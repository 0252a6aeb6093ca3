"""A paragraph in the making, whatever it is read from: at first one line, its marks taken off, to which others are added."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass, field, fields
from operator import attrgetter

from vpextract.layout.sheet import WHOLE, Column, is_beside
from vpextract.layout.words import ends_sentence, join_lines, join_sides, starts_lower
from vpextract.model import Line, Paragraph, Place, around
from vpextract.settings import SETTINGS


@dataclass(slots=True)
class Draft:
    """Lines that are one paragraph, list item, heading or entry of a table of contents.

    `number`: the line of a text file, which has no boxes.
    `bold`: all of it is. `depth`: the number of # of a markdown heading. `item`: a list item, also one whose mark is no
    letter (`lost`). `indent`: how far its first line stands from the edge of its column. `gap`: an empty line stands before
    it; `lead`: white space does. `apart`: it does not go on from what stands before, so that it may be a heading. `toc`: an
    entry of the table of contents; `contact`: of the block of names and addresses. `cuts`: no white space behind a line
    means that the line end cut a word.
    """

    lines: list[Line]
    page: int | None = None
    number: int | None = None
    size: float = 0.0
    bold: bool = False
    depth: int = 0
    bullet: str = ""
    item: bool = False
    lost: bool = False
    signs: tuple[str, ...] = ()
    signs_behind: tuple[str, ...] = ()
    indent: float = 0.0
    gap: bool = False
    lead: bool = False
    apart: bool = False
    toc: bool = False
    contact: bool = False
    cuts: bool = False
    last_page: int | None = None
    last_top: float = 0.0
    column: Column = WHOLE
    """That of its last line, as are the two before it."""
    lengths: tuple[int, ...] = ()
    """The letters of each of its lines."""
    text: str = field(default="", compare=False)
    """All of it, once it is whole."""
    sides: tuple[tuple[str, ...], ...] = ()
    """See `model.Paragraph`."""

    @property
    def last(self) -> Line:
        return self.lines[-1]

    @property
    def ends_sentence(self) -> bool:
        return ends_sentence(self.lines[-1].text)

    def begun(self, apart: bool, gap: bool) -> Draft:
        """A paragraph that begins with this line, to which others can be added."""
        made = Draft(*_values(self))
        made.lines, made.apart, made.gap = [*self.lines], apart, gap
        return made

    def add(self, new: Draft) -> None:
        """Let a further line go on this paragraph."""
        if self.cuts and new.lead:  # the white space between the two stands behind the line end
            self.lines[-1] = self.last._replace(open_end=True)
        self.cuts = self.cuts or new.cuts
        self.lines += new.lines
        self.bold = self.bold and new.bold
        self.lengths += new.lengths
        self.last_page, self.last_top, self.column = new.last_page, new.last_top, new.column

    def place(self) -> Place:
        if self.number is not None:
            return Place(page=self.page, line=self.number)
        if len(self.lines) == 1:
            return Place(self.page, self.lines[0].box)
        return Place(self.page, around([line.box for line in self.lines[: _on_first_page(self.lines)]]))

    def paragraph(self, rank: int = 0) -> Paragraph:
        """The finished paragraph; the mark of a list item belongs to the text of a heading."""
        text, bullet = (f"{self.bullet} {self.text}", "") if rank and self.bullet else (self.text, self.bullet)
        return Paragraph(text, self.place(), rank, bullet, (*self.signs, *self.signs_behind), self.toc, self.sides)

    def finish(self, known: Container[str]) -> None:
        """Make its lines one text; `known` are the document's words in lower case."""
        self.text = join_lines(_parts(self.lines, self.cuts), known)
        self.sides = () if self.toc or len(self.lines) == len(self.lengths) else _sides(self.lines, known)


_values = attrgetter(*(each.name for each in fields(Draft)))


def _on_first_page(lines: Sequence[Line]) -> int:
    """How many lines stand on the page where the paragraph begins: those before the first that stands higher."""
    for i in range(1, len(lines)):
        if lines[i].box.y0 < lines[i - 1].box.y0 - 5:
            return i
    return len(lines)


def _parts(lines: Sequence[Line], cuts: bool) -> list[str]:
    """The lines as they are printed, with the two halves of words that were cut without a hyphen made one."""
    if not cuts:
        return [line.printed for line in lines]
    parts: list[str] = []
    for before, line in zip((None, *lines), lines, strict=False):
        halved = before is not None and not before.open_end and before.text[-1:].isalnum() and starts_lower(line.text)
        if halved:
            parts[-1] += line.printed
        else:
            parts.append(line.printed)
    return parts


def _sides(lines: Sequence[Line], known: Container[str]) -> tuple[tuple[str, ...], ...]:
    """The lines with the texts that wide gaps part; what stands closer to its neighbour belongs to it."""
    heights: list[list[str]] = []
    before: Line | None = None
    for line in lines:
        if before is None or not is_beside(before, line):
            heights.append([line.printed])
        elif line.box.x0 - before.box.x1 > SETTINGS.narrow_gap * line.size:
            heights[-1].append(line.printed)
        else:
            heights[-1][-1] += f" {line.printed}"
        before = line
    return join_sides(heights, known)
