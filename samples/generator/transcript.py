"""Writes a document as the transcripts look: OCR of the print, one table row a line, cells parted by tabs.

Where a page ended there are empty lines, also inside sentences, and in tables the header is printed again.
"""

from __future__ import annotations

import re
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

STATUS = {"ongoing": "▶", "completed": "✓", "not_started": "⏸"}
CIRCLES = {"helt": "🟢", "delvis": "🟡", "ej": "🔴"}
PLAIN = "●"
"""OCR keeps the colour of a circle or does not: each second one has none."""
PAGE = 38  # lines of print on a page, about
LINE = 85  # characters on a printed line, about


@dataclass(frozen=True)
class Form:
    """Which document is transcribed, under which name, in which manner."""

    source: str
    name: str
    markdown: bool


TRANSCRIPTS = (Form("sample-02", "sample-09.txt", False), Form("sample-04", "sample-10.md", True))


class Writer:
    """Writes block after block and counts printed lines, to know where a page ended."""

    def __init__(self, document: Document, form: Form) -> None:
        self.document, self.form = document, form
        self.out: list[str] = []
        self.printed = 0
        self.page = 1
        self.assessments = 0

    def put(self, line: str, empty: bool = True) -> None:
        self.out += [line, ""] if empty else [line]
        self.printed += 1 + len(line) // LINE + empty

    def gap(self) -> None:
        """A page ended here: nothing is left of it but empty lines, some with a space."""
        self.out += ["", " ", " "] if self.page % 2 else [""]
        self.printed, self.page = 0, self.page + 1

    def ended(self) -> bool:
        return self.printed >= PAGE

    def text(self) -> str:
        for block in self.document.blocks:
            self.block(block)
        return "\n".join(self.out).rstrip("\n") + "\n"

    def block(self, block: Block) -> None:
        match block:
            case Contact():
                for line in block.lines:
                    self.put(line, empty=False)
                self.out.append("")
            case Heading():
                self.heading(block.text, 4 if block.free else block.level)
            case Goal():
                self.goal(block)
            case Para():
                self.paragraph(self.marked(block.text))
            case Bullets():
                self.items([f"- {self.marked(x)}" for x in block.items])
            case Decisions():
                self.items([f"{i}. {x}" for i, x in enumerate(block.items, 1)])
                if not self.form.markdown:
                    self.address()
            case Toc():
                self.toc()
            case Signature():
                for line in block.lines:
                    name, title = line.split(", ")
                    self.put(name, empty=False)
                    self.put(title)
            case PageBreak():
                self.gap()
            case IndicatorTable():
                self.indicators(block)
            case ActivityTable():
                self.activities(block)
            case FigureTable():
                self.figures(block)

    def marked(self, text: str) -> str:
        """Bold and italic as this transcript marks them, or not at all."""
        return re.sub(r"</?b>", "**", text) if self.form.markdown else plain(text)

    def address(self) -> None:
        """The footer of the first page, which the transcription took along."""
        for line in (self.document.board, self.document.address, "almkoping.example"):
            self.put(line, empty=False)
        self.out.append("")

    def heading(self, text: str, level: int) -> None:
        if self.ended():
            self.gap()
        if not self.form.markdown:
            self.put(text)
        elif level == 4:
            self.put(f"**{text}**")
        else:
            self.put(f"{'#' * level} {text}")

    def goal(self, goal: Goal) -> None:
        level = GOAL_LEVELS[goal.level]
        if goal.next_line:
            self.heading(goal.label, level)
            self.put(goal.printed)
        else:
            self.heading(f"{goal.label} {goal.printed}", level)
        if goal.assessment:
            self.assessments += 1
            sign = (CIRCLES[goal.assessment] if self.assessments % 2 else PLAIN) + " " if goal.sign else ""
            self.put(sign + ASSESSMENTS[goal.assessment])

    def paragraph(self, text: str) -> None:
        """A paragraph; if the page ends in it, empty lines part it between two words, which may be in a sentence."""
        if self.ended():
            self.gap()
        near = self.printed > PAGE - 8 and len(text) > 2 * LINE
        if near and "**" not in text:
            at = text.rfind(" ", 0, len(text) * 3 // 5)
            self.put(text[:at])
            self.gap()
            text = text[at + 1 :]
        self.put(text)

    def items(self, items: list[str]) -> None:
        for item in items:
            if self.ended():
                self.gap()
            self.put(item, empty=False)
        self.out.append("")

    def toc(self) -> None:
        self.heading("Innehållsförteckning", 2)
        page = 3
        for block in self.document.blocks:
            if isinstance(block, Goal) and not block.again and GOAL_LEVELS[block.level] <= 2:
                entry = f"{block.label} {block.printed}"
            elif isinstance(block, Heading) and not block.free and block.level <= 2:
                entry = block.text
            else:
                continue
            page += len(entry) % 2
            self.put(f"{entry}.....{page}" if page % 3 else f"{entry}\t{page}", empty=False)
        self.out.append("")

    # ------------------------------------------------------------------------------------------------------- tables

    def table(self, head: list[str], rows: list[list[str]]) -> None:
        """One row a line; the header again after a page break."""
        self.put("\t".join(head), empty=False)
        for i, row in enumerate(rows):
            if self.ended() and i:
                self.gap()
                self.put("\t".join(head), empty=False)
            self.put("\t".join(row), empty=False)
        self.out.append("")

    def wide(self, label: str, text: str, line_break: bool, columns: int) -> list[list[str]]:
        """An analysis under a row: in one cell, the others empty, or the label on a line of its own."""
        empty = [""] * (columns - 1)
        return [[label, *empty], [text]] if line_break else [[f"{label} {text}", *empty]]

    def name(self, row: Indicator, icons: int) -> str:
        """The icon columns in front of the name: the glyph, or the spaces that are left of an empty one."""
        if not icons:
            return row.name
        return ("♀ " if row.gendered else "  ") + row.name

    def indicators(self, block: IndicatorTable) -> None:
        head = ["Indikator", *(h for _, h in block.columns)]
        rows: list[list[str]] = []
        for row in block.rows:
            cells = [self.name(row, block.icons)]
            for measure, _ in block.columns:
                value = row.values.get(measure)
                cells.append((row.period or "") if measure == "period" else value.raw if value else "")
            rows.append(cells)
            if row.comment:
                rows += self.wide(block.comment_label, row.comment, block.comment_break, len(head))
        self.table(head, rows)

    def activities(self, block: ActivityTable) -> None:
        head = list(block.heads[: 3 + block.with_deviation])
        own_column = block.icons and len(block.rows) > 1
        rows: list[list[str]] = []
        for row in block.rows:
            sign = STATUS[row.status] if block.icons and row.status else ""
            first = [sign, row.text] if own_column else [f"{sign} {row.text}".strip()]
            rows.append([*first, row.start, row.end, *([row.deviation or ""] if block.with_deviation else [])])
            if row.comment:
                rows += self.wide(block.comment_label, row.comment, block.comment_break, len(head))
        self.table(["", *head] if own_column else head, rows)

    def figures(self, block: FigureTable) -> None:
        rows = [list(row) for row in block.rows]
        for row in rows:
            if row[0].startswith("varav"):
                row[0] = f"<i>{row[0]}</i>"
            elif row[0].startswith(("Totalt", "Summa")) and self.form.markdown:
                row[:] = [f"<b>{cell}</b>" if cell else "" for cell in row]
        self.table([" ".join(c.split()) for c in block.columns], rows)


def transcript(document: Document, form: Form) -> str:
    return Writer(document, form).text()
