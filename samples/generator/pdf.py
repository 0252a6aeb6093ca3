"""Lays a document out as a PDF in its look. The same document gives the same bytes each time."""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import Any

import reportlab
from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_CENTER, TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.utils import simpleSplit
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import (
    BaseDocTemplate,
    CondPageBreak,
    Frame,
    HRFlowable,
    KeepTogether,
    ListFlowable,
    ListItem,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
)
from reportlab.platypus import PageBreak as NewPage

from generator import signs
from generator.content import (
    ASSESSMENTS,
    GOAL_LEVELS,
    KINDS,
    Activity,
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
)
from generator.flow import FlowTable, Row, picture
from generator.looks import LOOKS

ICON = 15.0


def register_fonts() -> None:
    """The TrueType fonts that ReportLab brings with it, with their bold and italic faces as one family."""
    folder = Path(reportlab.__file__).parent / "fonts"
    for name in ("Vera", "VeraBd", "VeraIt", "VeraBI"):
        if name not in pdfmetrics.getRegisteredFontNames():
            pdfmetrics.registerFont(TTFont(name, str(folder / f"{name}.ttf")))
    pdfmetrics.registerFontFamily("Vera", normal="Vera", bold="VeraBd", italic="VeraIt", boldItalic="VeraBI")


def soft_hyphens(text: str) -> str:
    """The text with soft hyphens between syllables of its long words, outside of tags: before a consonant with a vowel
    after it, but not inside the clusters that Swedish keeps together (sk, st, pl, tr …)."""
    vowels, before = "aeiouyåäö", "bdfghjklmnprtv"
    place = rf"(?<=\w\w\w)(?<!s(?=[kpt]))(?<![bdfgkpt](?=[lr]))(?=[{before}][{vowels}]\w\w)"
    return re.sub(r"(?<![<\w])\w{8,}", lambda match: re.sub(place, "\xad", match[0]), text)


class Book(BaseDocTemplate):  # type: ignore[misc]
    """A document template that remembers on which page each heading came out."""

    def __init__(self, target: io.BytesIO, renderer: Renderer) -> None:
        left, right, top, bottom = renderer.look.margins
        super().__init__(
            target, pagesize=A4, leftMargin=left, rightMargin=right, topMargin=top, bottomMargin=bottom, invariant=1
        )
        self.pages_of: list[int] = []
        frame = Frame(left, bottom, A4[0] - left - right, A4[1] - top - bottom, 0, 0, 0, 0)
        self.addPageTemplates([PageTemplate("page", [frame], onPage=renderer.furniture)])

    def afterFlowable(self, flowable: Any) -> None:  # noqa: N802 (ReportLab's name)
        if getattr(flowable, "in_toc", False):
            self.pages_of.append(self.page)


class Renderer:
    """Turns blocks into flowables. It runs twice: the first time to learn the page numbers."""

    def __init__(self, document: Document, pages_of: list[int], pages: int) -> None:
        self.document = document
        self.look = LOOKS[document.look]
        self.pages_of, self.pages = pages_of, pages
        left, right, _, _ = self.look.margins
        self.width = A4[0] - left - right

    # ------------------------------------------------------------------------------------------------------ styles

    def style(self, name: str, **more: Any) -> Any:
        f, size = self.look.fonts, self.look.size
        base = {"fontName": f.body, "fontSize": size, "leading": size * 1.24, "spaceAfter": size * 0.55}
        if self.look.hyphenate:
            base["embeddedHyphenation"] = 1
        return ParagraphStyle(name, **{**base, **more})

    def para(self, text: str, **more: Any) -> Any:
        return Paragraph(soft_hyphens(text) if self.look.hyphenate else text, self.style("body", **more))

    def cell(self, text: str, bold: bool = False, small: bool = False, **more: Any) -> Any:
        f, size = self.look.fonts, self.look.table_size - (0.5 if small else 0)
        name = f.table_bold if bold else f.table
        style = ParagraphStyle("cell", fontName=name, fontSize=size, leading=size * 1.2, **more)
        return Paragraph(text.replace("\n", "<br/>"), style) if text else ""

    def head_cell(self, text: str, small: bool = False, **more: Any) -> Any:
        return self.cell(text, bold=True, small=small, textColor=HexColor(self.look.head_text), **more)

    def heading_style(self, level: int) -> Any:
        look = self.look
        size = look.head_sizes[level - 1]
        more: dict[str, Any] = {}
        if look.head_box and level <= 2:
            more = {"backColor": HexColor(look.head_box), "borderPadding": (3, 4, 3, 4)}
        return ParagraphStyle(
            f"h{level}", fontName=look.fonts.head, fontSize=size, leading=size * 1.2, spaceAfter=size * 0.35,
            spaceBefore=size * (0.9 if level < 4 else 0.5), textColor=HexColor(look.head_colour), keepWithNext=1, **more,
        )  # fmt: skip

    # ------------------------------------------------------------------------------------------------ page furniture

    def furniture(self, canvas: Any, template: Any) -> None:
        """Header and footer of each page; every look has its own."""
        d, (left, right, top, bottom) = self.document, self.look.margins
        page, width, height = canvas.getPageNumber(), A4[0], A4[1]
        kind, size = KINDS[d.doc_type], 8.5
        body, bold = self.look.fonts.body, self.look.fonts.bold
        canvas.saveState()
        canvas.setFont(body, size)
        if self.look.furniture == "right":
            canvas.setFont(bold, size + 1)
            canvas.drawRightString(width - right, height - top + 36, "Tjänsteutlåtande")
            canvas.setFont(body, size)
            canvas.drawRightString(width - right, height - top + 25, f"Sid {page} ({self.pages})")
            canvas.drawString(left, bottom - 28, d.address)
            canvas.drawString(left, bottom - 38, "almkoping.example")
        elif self.look.furniture == "left":
            canvas.drawString(left, height - top + 26, f"{d.board} · {kind}")
            canvas.drawRightString(width - right, bottom - 30, f"Sida {page} av {self.pages}")
            canvas.drawString(left, bottom - 30, "Almköpings stad")
        elif self.look.furniture == "centre":
            canvas.drawCentredString(width / 2, height - top + 26, f"Almköpings stad – {kind} {d.year}")
            canvas.drawCentredString(width / 2, bottom - 26, str(page))
            canvas.drawCentredString(width / 2, bottom - 37, f"{d.address} | almkoping.example")
        else:
            canvas.drawString(left, height - top + 30, f"{kind} {d.year}")
            canvas.drawRightString(width - right, height - top + 30, f"{page} ({self.pages})")
            canvas.line(left, height - top + 24, width - right, height - top + 24)
            canvas.drawString(left, bottom - 32, f"{d.address} · www.almkoping.example")
        canvas.restoreState()

    # ------------------------------------------------------------------------------------------------------- blocks

    def flowables(self) -> list[Any]:
        out: list[Any] = []
        blocks = self.document.blocks
        for block, after in zip(blocks, [*blocks[1:], None], strict=True):
            if isinstance(block, Heading) and isinstance(after, FigureTable):
                out.append(CondPageBreak(125))  # keepWithNext holds a heading to the table's condition only
            out += self.block(block)
        return out

    def block(self, block: Block) -> list[Any]:
        match block:
            case Contact():
                return self.contact(block)
            case Heading():
                return self.heading(block)
            case Goal():
                return self.goal(block)
            case Para():
                return [self.paragraph(block)]
            case Bullets():
                return self.bullets(block)
            case Decisions():
                return self.numbered(block)
            case Toc():
                return self.toc()
            case PageBreak():
                return [NewPage()]
            case Signature():
                return self.signature(block)
            case IndicatorTable():
                return self.indicators(block)
            case ActivityTable():
                return self.activities(block)
            case FigureTable():
                return self.figures(block)
            case _:
                raise TypeError(f"{self.document.file}: only the Typst looks lay out a {type(block).__name__}")

    def contact(self, block: Contact) -> list[Any]:
        tight = self.style("contact", spaceAfter=0)
        if self.look.contact == "inline":
            lines = [f"Handläggare {block.officer}", f"Till {block.board} {block.date}", f"Telefon: {block.phone}"]
            return [*[Paragraph(x, tight) for x in lines], Spacer(1, 22)]
        left = f"<b>Handläggare</b><br/>{block.officer}<br/>Telefon: {block.phone}"
        right = f"<b>Till</b><br/>{block.board}<br/>{block.date}"
        if self.look.contact == "columns":
            half = self.width / 2
            table = Table([[Paragraph(left, tight), Paragraph(right, tight)]], colWidths=[half, half], hAlign="LEFT")
            table.setStyle([("VALIGN", (0, 0), (-1, -1), "TOP"), ("LEFTPADDING", (0, 0), (-1, -1), 0)])
            return [table, Spacer(1, 24)]
        return [Paragraph(left, tight), Spacer(1, 10), Paragraph(right, tight), Spacer(1, 24)]

    def heading(self, block: Heading) -> list[Any]:
        level = 4 if block.free else block.level
        head = Paragraph(block.text, self.heading_style(level))
        head.in_toc = not block.free and level <= 2
        out = [CondPageBreak(60), head]
        if self.look.rule_under and level == 1:
            rule = HRFlowable(width="100%", thickness=0.8, color=HexColor(self.look.head_colour), spaceAfter=6)
            rule.keepWithNext = 1
            out.append(rule)
        return out

    def goal(self, goal: Goal) -> list[Any]:
        """Label, number and text in one heading; in some documents the label has a line of its own."""
        level = GOAL_LEVELS[goal.level]
        between = "<br/>" if goal.next_line else " "
        head = Paragraph(f"{goal.label}{between}{goal.printed}", self.heading_style(level))
        head.in_toc = not goal.again and level <= 2
        out = [CondPageBreak(90), head]
        if goal.assessment:
            out.append(self.assessment(goal))
        return out

    def assessment(self, goal: Goal) -> Any:
        words = ASSESSMENTS[goal.assessment or ""]
        if not goal.sign:
            return self.para(words, keepWithNext=1)
        sign = picture(signs.ASSESSED[goal.assessment or ""], 9)
        indent = 8 if self.look.sign_column else 0
        width = 26 if self.look.sign_column else 13
        text = Paragraph(words, self.style("assessment", spaceAfter=0))
        table = Table([[sign, text]], colWidths=[indent + width, 200], hAlign="LEFT")
        table.setStyle([
            ("VALIGN", (0, 0), (-1, -1), "MIDDLE"), ("LEFTPADDING", (0, 0), (0, 0), indent),
            ("LEFTPADDING", (1, 0), (1, 0), 0), ("RIGHTPADDING", (0, 0), (-1, -1), 0),
            ("ALIGN", (0, 0), (0, 0), "LEFT"), ("TOPPADDING", (0, 0), (-1, -1), 1), ("BOTTOMPADDING", (0, 0), (-1, -1), 4),
        ])  # fmt: skip
        table.keepWithNext = 1
        return table

    def paragraph(self, block: Para) -> Any:
        if block.box and self.look.head_box:
            return self.para(block.text, backColor=HexColor(self.look.head_box), borderPadding=4, spaceAfter=12)
        return self.para(block.text)

    def bullets(self, block: Bullets) -> list[Any]:
        items = [ListItem(self.para(x, spaceAfter=2), leftIndent=18) for x in block.items]
        sign = "–" if self.look.fonts.body == "Helvetica" else "•"
        size = self.look.size
        font = self.look.fonts.body
        one = ListFlowable(
            items, bulletType="bullet", start=sign, bulletFontName=font, bulletFontSize=size, leftIndent=18
        )
        return [one, Spacer(1, self.look.size * 0.5)]

    def numbered(self, block: Decisions) -> list[Any]:
        items = [ListItem(self.para(x, spaceAfter=3), leftIndent=22) for x in block.items]
        f = self.look.fonts.body
        one = ListFlowable(
            items, bulletType="1", bulletFormat="%s.", bulletFontName=f, bulletFontSize=self.look.size, leftIndent=22
        )
        return [one, Spacer(1, 8)]

    def toc(self) -> list[Any]:
        """The headings that follow, each with dots up to its page number."""
        out = [CondPageBreak(120), Paragraph("Innehållsförteckning", self.heading_style(2))]
        f, size = self.look.fonts.body, min(self.look.size, 10.5)
        style = ParagraphStyle("toc", fontName=f, fontSize=size, leading=size * 1.25, spaceAfter=1)
        entries = [b for b in self.document.blocks if self.listed(b)]
        pages = self.pages_of if len(self.pages_of) == len(entries) else [0] * len(entries)
        for block, page in zip(entries, pages, strict=True):
            assert isinstance(block, Heading | Goal)
            deep = GOAL_LEVELS[block.level] if isinstance(block, Goal) else block.level
            text = f"{block.label} {block.printed}" if isinstance(block, Goal) else block.text
            out.append(Paragraph(self.leaders(text, page, f, size, (deep - 1) * 10), self.indented(style, deep)))
        return [*out, Spacer(1, 10)]

    @staticmethod
    def listed(block: Block) -> bool:
        if isinstance(block, Goal):
            return not block.again and GOAL_LEVELS[block.level] <= 2
        return isinstance(block, Heading) and not block.free and block.level <= 2

    @staticmethod
    def indented(style: Any, level: int) -> Any:
        return ParagraphStyle("entry", parent=style, leftIndent=(level - 1) * 10)

    def leaders(self, text: str, page: int, font: str, size: float, indent: float) -> str:
        if self.look.toc == "short":
            return f"{text}.....{page}"
        room = self.width - indent
        *full, last = simpleSplit(text, font, size, room - 60)
        dot = "." if self.look.toc == "dots" else " ."
        left = room - 4 - pdfmetrics.stringWidth(f"{last} 000", font, size)
        dots = dot * int(left / pdfmetrics.stringWidth(dot, font, size))
        return "<br/>".join([*full, f"{last} {dots.strip()} {page}".replace(". .", ".\xa0.")])

    def signature(self, block: Signature) -> list[Any]:
        lines = [line.replace(", ", "<br/>") for line in block.lines]
        return [KeepTogether([Spacer(1, 18), *[self.para(x, spaceAfter=14) for x in lines]])]

    # ------------------------------------------------------------------------------------------------------- tables

    def flow(self, head: list[Any], rows: list[Row], widths: list[float]) -> list[Any]:
        return [CondPageBreak(58), FlowTable(head, rows, widths, self.look), Spacer(1, self.look.size * 1.1)]

    def wide(self, label: str, text: str, line_break: bool, shade: bool) -> Row:
        return Row([self.cell(f"<b>{label}</b>{'<br/>' if line_break else ' '}{text}")], "wide", shade)

    def indicators(self, block: IndicatorTable) -> list[Any]:
        icons, n = block.icons, len(block.columns)
        left = self.width - icons * ICON
        narrow = {3: 72.0, 6: 46.0, 7: 42.0, 8: 36.5}.get(n, 60.0)
        widths = [ICON] * icons + [left - n * narrow] + [narrow] * n
        head = [""] * icons + [self.head_cell("Indikator")] + [self.head_cell(h) for _, h in block.columns]
        rows: list[Row] = []
        for i, row in enumerate(block.rows):
            rows.append(Row([*self.icons_of(row, icons), *self.values(row, block)], shade=i % 2 == 0))
            if row.comment:
                rows.append(self.wide(block.comment_label, row.comment, block.comment_break, i % 2 == 0))
        return self.flow(head, rows, widths)

    @staticmethod
    def icons_of(row: Indicator, icons: int) -> list[Any]:
        sex = picture("sex", 9) if row.gendered else ""
        if icons == 2:
            return [picture(row.sign, 8) if row.sign else "", sex]
        return [sex] * icons

    def values(self, row: Indicator, block: IndicatorTable) -> list[Any]:
        out = [self.cell(row.name)]
        for measure, _ in block.columns:
            value = row.values.get(measure)
            text = (row.period or "") if measure == "period" else value.raw if value else ""
            out.append(self.cell(text))
        return out

    def activities(self, block: ActivityTable) -> list[Any]:
        icon, dates = [ICON] * block.icons, [62.0, 62.0] + [64.0] * block.with_deviation
        widths = [*icon, self.width - sum(icon) - sum(dates), *dates]
        names = block.heads[: 3 + block.with_deviation]
        head = [""] * len(icon) + [self.head_cell(n) for n in names]
        rows: list[Row] = []
        for i, row in enumerate(block.rows):
            rows.append(Row(self.activity(row, block), shade=i % 2 == 0))
            if row.comment:
                rows.append(self.wide(block.comment_label, row.comment, block.comment_break, i % 2 == 0))
        return self.flow(head, rows, widths)

    def activity(self, row: Activity, block: ActivityTable) -> list[Any]:
        sign = [picture(signs.STATUS[row.status], 8) if row.status else ""] if block.icons else []
        cells = [self.cell(row.text), self.cell(row.start), self.cell(row.end)]
        return [*sign, *cells, *([self.cell(row.deviation or "")] if block.with_deviation else [])]

    def figures(self, block: FigureTable) -> list[Any]:
        n = len(block.columns)
        first = self.width * block.first
        widths = [first] + [(self.width - first) / (n - 1)] * (n - 1)
        if block.wide_last:
            widths[1:] = [60.0] * (n - 2) + [self.width - first - 60.0 * (n - 2)]
        words = block.kind in {"other", "approvals"} or block.wide_last
        right = {} if words or self.look.rules == "open" else {"alignment": TA_RIGHT}
        centre = {"alignment": TA_CENTER} if self.look.rules == "zebra" and not words else right
        head = [self.head_cell(block.columns[0], small=block.small)]
        head += [self.head_cell(c, small=block.small, **centre) for c in block.columns[1:]]
        rows = []
        for i, cells in enumerate(block.rows):
            total = cells[0].startswith(("Totalt", "Summa"))
            label = f"<i>{cells[0]}</i>" if cells[0].startswith("varav") else cells[0]
            line = [self.cell(label, bold=total, small=block.small)]
            line += [self.cell(c, bold=total, small=block.small, **right) for c in cells[1:]]
            rows.append(Row(line, "total" if total else "row", i % 2 == 0))
        return self.flow(head, rows, widths)


def pdf(document: Document) -> bytes:
    """The document as a PDF: laid out until the page numbers in the table of contents are right."""
    register_fonts()
    pages_of: list[int] = []
    pages = 0
    for _ in range(5):
        target = io.BytesIO()
        renderer = Renderer(document, pages_of, pages)
        book = Book(target, renderer)
        book.build(renderer.flowables())
        if (book.pages_of, book.page) == (pages_of, pages):
            return target.getvalue()
        pages_of, pages = book.pages_of, book.page
    raise RuntimeError(f"{document.file}: the page numbers do not settle")
