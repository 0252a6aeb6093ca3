"""The text of a Word file in reading order: paragraphs, tables, text boxes behind what they are drawn at, notes at the end."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any, NamedTuple

from vpextract.marks import raised
from vpextract.model.word import Span, WordBlock, WordParagraph
from vpextract.reading.word.letters import CAME, GONE, LINE_END, Changes, LetterReader, chosen_of
from vpextract.reading.word.numbering import Numbering
from vpextract.reading.word.package import Part
from vpextract.reading.word.pictures import Pictures
from vpextract.reading.word.styles import Letters, ParagraphStyle, Styles, level_said, numbering_said
from vpextract.reading.word.tables import table_of
from vpextract.reading.word.tags import MC, W, value_of

_DEEPEST = 40
"""Tables and boxes within each other; more are made to overturn a program."""
_AROUND = {W + name for name in ("sdtContent", "customXml", "ins", "moveTo", "smartTag")}
_GALLERY = f"{W}sdtPr/{W}docPartObj/{W}docPartGallery"
_CONTENTS = "Table of Contents"
"""How Word names what holds a table of contents, in every language."""
_NONE = "0"
"""The list of paragraphs that are taken out of the one of their style."""


class Body(NamedTuple):
    """All of a file's text; `running` are the lines of its headers and footers. `lost` counts parts in other formats,
    `large` pictures that are no signs, `paragraphs` all paragraphs with a number."""

    blocks: tuple[WordBlock, ...]
    running: tuple[str, ...]
    changes: Changes
    lost: int
    large: int
    paragraphs: int


def body_of(main: Part) -> Body:
    """The text of a file."""
    reader = _BodyReader(main)
    found = main.root.find(f"{W}body")
    blocks = reader.blocks(found) if found is not None else []
    blocks += reader.notes()
    running = tuple(_running(main))
    return Body(tuple(blocks), running, reader.letters.changes, reader.lost, reader.pictures.large, reader.number)


class _BodyReader:
    """One walk over the text; `number` is that of the last paragraph."""

    def __init__(self, part: Part, main: Part | None = None) -> None:
        main = main or part
        styles, numbering = main.of_kind("styles"), main.of_kind("numbering")
        self.main = main
        self.styles = Styles(styles.root if styles is not None else None)
        self.numbering = Numbering(numbering.root if numbering is not None else None)
        self.pictures = Pictures(part)
        self.letters = LetterReader(self.styles, self.pictures.within)
        self.number = self.lost = 0
        self._gap = False
        self._carried: list[Span] = []
        self._contents = self._deep = 0

    def blocks(self, container: Any, look: Letters = Letters()) -> list[WordBlock]:  # noqa: B008 - a value
        """What stands in an element, in order; `look` is what its table says of letters."""
        if self._deep > _DEEPEST:
            return []
        self._deep += 1
        out: list[WordBlock] = []
        for child in container:
            if child.tag == f"{W}p":
                out += self._paragraph(child, look)
            elif child.tag == f"{W}tbl":
                gap, self._gap = self._gap, False
                table = table_of(child, self.number + 1, self.styles, self.blocks)
                out += [replace(table, gap=gap)] if table.rows else []
                self._gap = False
            elif child.tag == f"{W}sdt":
                gallery = child.find(_GALLERY)
                contents = gallery is not None and gallery.get(f"{W}val") == _CONTENTS
                self._contents += contents
                out += [block for inner in child.findall(f"{W}sdtContent") for block in self.blocks(inner, look)]
                self._contents -= contents
            elif child.tag in _AROUND:
                if child.tag in CAME:
                    self.letters.changes.saw(child.tag, self.number + 1)
                out += self.blocks(child, look)
            elif child.tag in GONE:
                self.letters.changes.saw(child.tag, self.number + 1)
            elif child.tag == f"{W}altChunk":
                self.lost += 1
            elif child.tag == f"{MC}AlternateContent":
                out += [block for chosen in chosen_of(child) for block in self.blocks(chosen, look)]
        self._deep -= 1
        return out

    def _paragraph(self, element: Any, look: Letters) -> list[WordBlock]:
        self.number += 1
        number, properties = self.number, element.find(f"{W}pPr")
        style = self.styles.paragraph(value_of(properties, "pStyle"))
        spans = [*self._carried, *self.letters.spans(element, number, style.letters.under(look))]
        drawn, self._carried = self.letters.drawn, []
        boxes = [block for box in _boxes(drawn) for block in self.blocks(box)]
        if _mark_is_gone(properties):
            self.letters.changes.saw(f"{W}del", number)
            self._carried = spans
            return boxes
        lines = _lines(spans)
        if not lines:
            self._gap = True
            return boxes
        level = level_said(properties)
        mark = self._mark(properties, style)
        toc = (style.toc or self.letters.fields.in_contents or self._contents > 0) and not style.level
        found = WordParagraph(number, lines, style.level if level is None else level, style.name, mark, toc, self._gap)
        self._gap = False
        return [found, *boxes]

    def _mark(self, properties: Any, style: ParagraphStyle) -> str:
        """What numbering prints before the paragraph."""
        said = numbering_said(properties)
        number, depth = style.numbering or (None, 0)
        if said is not None:
            number = said[0] if said[0] is not None else number
            depth = said[1] if said[1] is not None else depth
        return "" if number is None or number == _NONE else self.numbering.next_mark(number, depth)

    def notes(self) -> list[WordBlock]:
        """The notes at the foot of pages and at the end, in the order in which they are referred to."""
        out: list[WordBlock] = []
        found = self.letters.notes.found
        for kind in ("footnotes", "endnotes"):
            part = self.main.of_kind(kind) if any(of == kind for of, _ in found) else None
            every = {note.get(f"{W}id", ""): note for note in part.root} if part is not None else {}
            for (of, mark), printed in list(found.items()):
                if of == kind and mark in every:
                    out += _marked(self.blocks(every[mark]), raised(printed))
        return out


def _marked(note: list[WordBlock], mark: str) -> list[WordBlock]:
    """A note with its mark before it."""
    first = note[0] if note else None
    if not isinstance(first, WordParagraph):
        return note
    (line, *lines) = first.lines
    text = line[0]._replace(text=f"{mark} {line[0].text.lstrip()}")
    return [replace(first, lines=((text, *line[1:]), *lines)), *note[1:]]


def _lines(spans: Iterable[Span]) -> tuple[tuple[Span, ...], ...]:
    """The lines that typed line ends part; none where nothing is printed."""
    lines: list[list[Span]] = [[]]
    for span in spans:
        if span.text == LINE_END:
            lines.append([])
        else:
            lines[-1].append(span)
    return tuple(tuple(line) for line in lines if any(span.picture is not None or span.text.strip() for span in line))


def _mark_is_gone(properties: Any) -> bool:
    """Whether the end of the paragraph was taken out, so that it goes on with the next one."""
    said = properties.find(f"{W}rPr") if properties is not None else None
    return said is not None and any(child.tag in GONE for child in said)


def _boxes(drawn: Iterable[Any]) -> list[Any]:
    """The texts of boxes that are drawn at a paragraph, each once; boxes within boxes are found in theirs."""
    out: list[Any] = []
    for one in drawn:
        for box in one.iter(f"{W}txbxContent"):
            if not any(above in out for above in box.iterancestors(f"{W}txbxContent")):
                out.append(box)
    return out


def _running(main: Part) -> Iterable[str]:
    """The lines of headers and footers, each part once."""
    seen: set[str] = set()
    for reference in main.root.iter(f"{W}headerReference", f"{W}footerReference"):
        mark = next((value for name, value in reference.attrib.items() if name.endswith("}id")), "")
        part = main.named(mark) if mark not in seen else None
        seen.add(mark)
        if part is not None:
            yield from _texts(_BodyReader(part, main).blocks(part.root))


def _texts(blocks: Iterable[WordBlock]) -> Iterable[str]:
    for block in blocks:
        if isinstance(block, WordParagraph):
            for line in block.lines:
                yield from filter(None, (part.strip() for part in "".join(span.text for span in line).split("\t")))
        else:
            for row in block.rows:
                for cell in row.cells:
                    yield from _texts(cell.blocks)
