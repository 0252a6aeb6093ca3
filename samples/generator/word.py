"""Writes a document as a Word file: headings by styles, lists by numbering, merged cells, signs as small pictures.

The same bytes come out each time: the archive's dates are fixed.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import docx
from docx.oxml import OxmlElement
from docx.shared import Pt

from generator import signs
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
    IndicatorTable,
    Note,
    PageBreak,
    PageKind,
    Para,
    SideBySide,
    Signature,
    Toc,
    plain,
)

SIGN = Pt(9)
DATE = (2030, 1, 1, 0, 0, 0)


@dataclass(frozen=True)
class Form:
    """Which document is written as a Word file, under which name."""

    source: str
    name: str


WORD_FILES = (Form("sample-05", "sample-20.docx"),)


class Writer:
    """Writes block after block."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.file: Any = docx.Document()

    def bytes(self) -> bytes:
        section = self.file.sections[0]
        section.header.paragraphs[0].text = self.document.board
        section.footer.paragraphs[0].text = self.document.address
        for block in self.document.blocks:
            self.block(block)
        core = self.file.core_properties
        core.created = core.modified = datetime(*DATE)
        out = io.BytesIO()
        self.file.save(out)
        return with_fixed_dates(out.getvalue())

    def block(self, block: Block) -> None:
        match block:
            case Contact() | Signature():
                for line in filter(None, block.lines):
                    self.put(line)
            case Heading():
                self.heading(block.text, 4 if block.free else block.level)
            case Goal():
                self.goal(block)
            case Para():
                self.put(block.text)
            case Bullets():
                for item in block.items:
                    self.put(item, "List Bullet")
            case Decisions():
                for item in block.items:
                    self.put(item, "List Number")
            case Toc():
                self.toc(block)
            case Note():
                self.put(f"{block.mark} {block.text}")
            case IndicatorTable():
                self.indicators(block)
            case ActivityTable():
                self.activities(block)
            case FigureTable():
                self.figures(block)
            case SideBySide():
                self.figures(block.left)
                self.figures(block.right)
            case PageBreak() | PageKind():
                self.file.add_page_break()

    def put(self, text: str, style: str | None = None) -> Any:
        paragraph = self.file.add_paragraph(style=style)
        parts = text.replace("<i>", "").replace("</i>", "").replace("</b>", "<b>").split("<b>")
        for at, part in enumerate(parts):
            paragraph.add_run(part).bold = bool(at % 2) or None
        return paragraph

    def heading(self, text: str, level: int) -> None:
        self.file.add_heading(plain(text), level)

    def goal(self, goal: Goal) -> None:
        level = GOAL_LEVELS[goal.level]
        if goal.next_line:
            self.heading(goal.label, level)
            self.heading(goal.printed, level)
        else:
            self.heading(f"{goal.label} {goal.printed}", level)
        if goal.assessment:
            paragraph = self.file.add_paragraph()
            if goal.sign:
                picture(paragraph, signs.ASSESSED[goal.assessment])
            paragraph.add_run(" " + ASSESSMENTS[goal.assessment])

    def toc(self, block: Toc) -> None:
        self.heading(block.title, 2)
        for number, entry in enumerate(entries(self.document.blocks), 3):
            self.put(f"{entry}\t{number}")
        if block.table is not None:
            self.figures(block.table)

    # --- tables

    def table(self, head: Sequence[str], rows: Sequence[Sequence[str]], wide: Sequence[bool] | None = None) -> Any:
        table = self.file.add_table(1 + len(rows), len(head))
        table.style = "Table Grid"
        table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
        for at, cells in enumerate((head, *rows)):
            made = table.rows[at].cells
            if at and wide is not None and wide[at - 1]:
                made[0].merge(made[-1]).paragraphs[0].add_run(cells[0])
                continue
            for cell, text in zip(made, cells, strict=True):
                if text:
                    cell.paragraphs[0].add_run(" ".join(plain(text).split())).bold = at == 0 or None
        self.file.add_paragraph()
        return table

    def indicators(self, block: IndicatorTable) -> None:
        icons = [""] * block.icons
        rows, wide, seen = [], [], []
        for row in block.rows:
            cells = [*icons, row.name]
            for measure, _ in block.columns:
                value = row.values.get(measure)
                cells.append((row.period or "") if measure == "period" else value.raw if value else "")
            rows.append(cells)
            wide.append(False)
            signed = [row.sign] * (block.icons > 1) + ["sex" if row.gendered else None] * bool(block.icons)
            seen.append(signed)
            if row.comment:
                rows.append([f"{block.comment_label} {row.comment}"])
                wide.append(True)
                seen.append([])
        table = self.table([*icons, block.name_head, *(head for _, head in block.columns)], rows, wide)
        for made, signed in zip(table.rows[1:], seen, strict=True):
            for cell, name in zip(made.cells, signed, strict=False):
                picture(cell.paragraphs[0], name)

    def activities(self, block: ActivityTable) -> None:
        icons = [""] * block.icons
        rows, wide, seen = [], [], []
        for row in block.rows:
            rows.append([*icons, row.text, row.start, row.end, *([row.deviation or ""] * block.with_deviation)])
            wide.append(False)
            seen.append(signs.STATUS[row.status] if block.icons and row.status else None)
            if row.comment:
                rows.append([f"{block.comment_label} {row.comment}"])
                wide.append(True)
                seen.append(None)
        table = self.table([*icons, *block.heads[: 3 + block.with_deviation]], rows, wide)
        for made, name in zip(table.rows[1:], seen, strict=True):
            picture(made.cells[0].paragraphs[0], name)

    def figures(self, block: FigureTable) -> None:
        self.table(block.columns, block.rows)


def picture(paragraph: Any, name: str | None) -> None:
    """A sign before what is written."""
    if name is not None:
        paragraph.add_run().add_picture(io.BytesIO(signs.png(name)), width=SIGN)


def entries(blocks: Sequence[Block]) -> list[str]:
    """The headings that a table of contents names."""
    found = []
    for block in blocks:
        if isinstance(block, Goal) and not block.again and GOAL_LEVELS[block.level] <= 2:
            found.append(f"{block.label} {block.printed}")
        elif isinstance(block, Heading) and not block.free and block.level <= 2:
            found.append(block.text)
    return found


def with_fixed_dates(data: bytes) -> bytes:
    """The same archive as if all of it was written on one day."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name, DATE), old.read(name), zipfile.ZIP_DEFLATED)
    return out.getvalue()


def word_file(document: Document) -> bytes:
    return Writer(document).bytes()
