"""Writes a drawn document as a Word file, in a structure by chance: how headings, lists, tables and changes are told."""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import docx
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_BREAK
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt, RGBColor

from .dressing import comments_as_column
from .model import Block, Bullets, Contents, Drawn, Grid, Heading, Lines, NewPage, Numbered, Para, Row

SIZES = {0: 20, 1: 16, 2: 14, 3: 12, 4: 11}


class Structure:
    """How the document is made up; `facets` are told in the report."""

    def __init__(self, rng: random.Random) -> None:
        choose = rng.choice
        self.headings = choose(["styles", "styles", "custom", "outline", "bold", "size"])
        self.lists = choose(["numbered", "typed"])
        self.marked = rng.random() < 0.6
        self.strong = rng.random() < 0.8
        self.shaded = rng.random() < 0.5
        self.notes = choose(["merged", "merged", "beside", "first", "column"])
        self.merged = rng.random() < 0.7
        self.split = choose(["no", "no", "again", "bare"])
        self.status = choose(["no", "no", "letter", "symbol", "fill"])
        self.spacer = rng.random() < 0.2
        self.frame = rng.random() < 0.15
        self.changes = rng.random() < 0.3
        self.pieces = rng.random() < 0.4
        self.controls = rng.random() < 0.2
        self.letter = choose(["paragraphs", "breaks", "table"])
        self.contents = choose(["styles", "typed", "field"])

    def facets(self) -> dict[str, str]:
        return {name: str(value) for name, value in vars(self).items()}


class WordFile:
    """Renders one document."""

    def __init__(self, drawn: Drawn) -> None:
        self.drawn = drawn
        self.rng = random.Random(f"word {drawn.index} {drawn.blocks!r:.200}")
        self.at = Structure(self.rng)
        self.file: Any = docx.Document()
        for level in range(1, 5):
            style = self.file.styles.add_style(f"Egen rubrik {level}", WD_STYLE_TYPE.PARAGRAPH)
            style.base_style = self.file.styles[f"Heading {level}"]

    def write(self, path: Path) -> None:
        """Save the document as `path`."""
        section = self.file.sections[0]
        section.header.paragraphs[0].text = self.drawn.header
        foot = section.footer.paragraphs[0]
        for text in self.drawn.footer.replace("{n}", "{p}").split("{p}"):
            foot.add_run(text)
            _field(foot, "PAGE", "1")
        for block in self.drawn.blocks:
            self._block(block)
        if self.at.controls:
            self._put_in_controls()
        self.file.save(str(path))

    # --- text

    def _block(self, block: Block) -> None:
        if isinstance(block, Heading):
            self._heading(block)
        elif isinstance(block, Para):
            self._text(self.file.add_paragraph(), block.text, block.strong)
        elif isinstance(block, Lines):
            self._lines(block.lines)
        elif isinstance(block, Bullets):
            for item in block.items:
                typed = self.at.lists == "typed"
                self._text(
                    self.file.add_paragraph(style=None if typed else "List Bullet"), ("• " if typed else "") + item
                )
        elif isinstance(block, Numbered):
            for at, item in enumerate(block.items, 1):
                typed = self.at.lists == "typed"
                self._text(
                    self.file.add_paragraph(style=None if typed else "List Number"),
                    (f"{at}.\t" if typed else "") + item,
                )
        elif isinstance(block, Contents):
            self._contents(block)
        elif isinstance(block, NewPage):
            self.file.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
        else:
            self._grid(block)

    def _heading(self, block: Heading) -> None:
        way, level = self.at.headings, max(block.level, 1)
        paragraph = self.file.add_paragraph()
        if way in ("styles", "custom"):
            name = (
                "Title"
                if block.level == 0 and way == "styles"
                else f"{'Heading' if way == 'styles' else 'Egen rubrik'} {level}"
            )
            paragraph.style = self.file.styles[name]
            paragraph.add_run(block.text)
            return
        run = paragraph.add_run(block.text)
        run.font.size = Pt(SIZES[block.level] + (2 if way == "size" else 0))
        run.bold = way != "size" or None
        if way == "outline":
            properties = paragraph._p.get_or_add_pPr()
            properties.append(parse_xml(f'<w:outlineLvl {nsdecls("w")} w:val="{level - 1}"/>'))

    def _text(self, paragraph: Any, text: str, strong: bool = False) -> None:
        """A paragraph's words, in pieces and with changes as Word leaves them."""
        words = text.split(" ")
        cuts = sorted(self.rng.sample(range(1, len(words)), min(2, len(words) - 1))) if self.at.pieces else []
        parts = [" ".join(words[a:b]) for a, b in zip([0, *cuts], [*cuts, len(words)], strict=True)]
        for at, part in enumerate(parts):
            run = paragraph.add_run(part + (" " if at + 1 < len(parts) else ""))
            run.bold = strong or None
            if self.at.changes and self.rng.random() < 0.1:
                mark = parse_xml(f'<w:ins {nsdecls("w")} w:id="1" w:author="a"/>')
                run._r.addprevious(mark)
                mark.append(run._r)
                gone = (
                    f'<w:del {nsdecls("w")} w:id="2" w:author="a"><w:r><w:delText>struket 17 </w:delText></w:r></w:del>'
                )
                mark.addprevious(parse_xml(gone))
            if self.at.changes and self.rng.random() < 0.05:
                paragraph.add_run("dolt 99").font.hidden = True

    def _lines(self, lines: Sequence[str]) -> None:
        if self.at.letter == "breaks":
            run = self.file.add_paragraph().add_run(lines[0])
            for line in lines[1:]:
                run.add_break()
                run.add_text(line)
        elif self.at.letter == "table" and len(lines) > 1:
            table = self.file.add_table(0, 1)
            for line in lines:
                table.add_row().cells[0].text = line
        else:
            for line in lines:
                self.file.add_paragraph(line)

    def _contents(self, block: Contents) -> None:
        for at, (text, page) in enumerate(block.entries):
            paragraph = self.file.add_paragraph()
            if self.at.contents == "styles":
                paragraph.style = self._style("toc 1")
            if self.at.contents == "field" and at == 0:
                _open_field(paragraph, "TOC \\o")
            paragraph.add_run(f"{text}{' ....... ' if self.at.contents == 'typed' and block.dots else chr(9)}{page}")
        if self.at.contents == "field":
            _close_field(self.file.add_paragraph())

    def _style(self, name: str) -> Any:
        if name not in [style.name for style in self.file.styles]:
            self.file.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        return self.file.styles[name]

    def _put_in_controls(self) -> None:
        for element in list(self.file.element.body):
            if element.tag in (qn("w:p"), qn("w:tbl")) and self.rng.random() < 0.2:
                control = parse_xml(f"<w:sdt {nsdecls('w')}><w:sdtPr/><w:sdtContent/></w:sdt>")
                element.addprevious(control)
                control[1].append(element)

    # --- tables

    def _grid(self, grid: Grid) -> None:
        at = self.at
        if at.notes == "column" and grid.kind != "verdict":
            grid = comments_as_column(grid)
        status = at.status != "no" and grid.kind in ("indicator", "activity")
        rows = grid.rows
        cut = self.rng.randint(1, len(rows) - 1) if at.split != "no" and len(rows) > 3 else 0
        parts = [rows[:cut], rows[cut:]] if cut else [rows]
        for number, part in enumerate(parts):
            if number:
                self.file.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
            heads = grid.heads if not number or at.split == "again" else []
            self._table(grid, heads, part, status)
        self.file.add_paragraph()

    def _table(self, grid: Grid, heads: list[list[tuple[str, int]]], rows: Sequence[Row], status: bool) -> None:
        table = self.file.add_table(len(heads) + len(rows), grid.width + status + self.at.spacer)
        table.style = "Table Grid"
        shift = int(status)
        for number, head in enumerate(heads):
            self._head_row(table, number, head, heads, shift)
        for number, row in enumerate(rows, len(heads)):
            self._row(table.rows[number], row, grid.width, shift)
        if self.at.frame and grid.kind != "verdict":
            frame = self.file.add_table(1, 1)
            frame.cell(0, 0)._tc.insert(1, table._tbl)

    def _head_row(
        self, table: Any, number: int, head: list[tuple[str, int]], heads: list[list[tuple[str, int]]], shift: int
    ) -> None:
        row = table.rows[number]
        if self.at.marked:
            row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
        column = shift
        for text, span in head:
            cell = row.cells[column]
            self._cell(cell, text, self.at.strong)
            if span > 1 and self.at.merged:
                cell.merge(row.cells[column + span - 1])
            elif len(heads) > 1 and number == 0 and self.at.merged and _is_alone(heads, column - shift):
                cell.merge(table.rows[1].cells[column])
            column += span
        if self.at.shaded:
            for cell in row._tr.tc_lst:
                cell.get_or_add_tcPr().append(parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:fill="D9E2F3"/>'))

    def _row(self, row: Any, said: Row, width: int, shift: int) -> None:
        cells = row.cells
        if said.note is None:
            for at, text in enumerate(said.cells):
                self._cell(cells[at + shift], text, said.bold)
            if shift:
                self._status(cells[0])
        elif self.at.notes == "beside" and width > 2:
            self._cell(cells[shift], said.note_label)
            self._cell(cells[shift + 1], said.note)
            cells[shift + 1].merge(cells[shift + width - 1])
        else:
            self._cell(cells[shift], f"{said.note_label} {said.note}")
            if self.at.notes != "first":
                cells[shift].merge(cells[shift + width - 1])

    def _cell(self, cell: Any, text: str, strong: bool = False) -> None:
        if text:
            self._text(cell.paragraphs[0], text, strong)

    def _status(self, cell: Any) -> None:
        color = self.rng.choice(["2E7D32", "F9A825", "C62828"])
        run = cell.paragraphs[0].add_run()
        if self.at.status == "letter":
            run.text = "●"
            run.font.color.rgb = RGBColor.from_string(color)
        elif self.at.status == "symbol":
            run._r.append(parse_xml(f'<w:sym {nsdecls("w")} w:font="Wingdings" w:char="F06C"/>'))
            run.font.color.rgb = RGBColor.from_string(color)
        else:
            cell._tc.get_or_add_tcPr().append(parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:fill="{color}"/>'))


def _is_alone(heads: list[list[tuple[str, int]]], column: int) -> bool:
    """Whether the lower row of a header says nothing in a column."""
    lower = [text if i == 0 else "" for text, span in heads[1] for i in range(span)]
    return not lower[column]


def _field(paragraph: Any, code: str, result: str) -> None:
    _open_field(paragraph, code)
    paragraph.add_run(result)
    _close_field(paragraph)


def _open_field(paragraph: Any, code: str) -> None:
    begin, separate = (f'<w:fldChar {nsdecls("w")} w:fldCharType="{kind}"/>' for kind in ("begin", "separate"))
    for piece in (begin, f"<w:instrText {nsdecls('w')}>{code}</w:instrText>", separate):
        paragraph.add_run()._r.append(parse_xml(piece))


def _close_field(paragraph: Any) -> None:
    paragraph.add_run()._r.append(parse_xml(f'<w:fldChar {nsdecls("w")} w:fldCharType="end"/>'))
