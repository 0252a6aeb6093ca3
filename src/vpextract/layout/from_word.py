"""A Word file as blocks: tables with the file's own cells, paragraphs between them, headers and footers set aside."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from vpextract.containing import Part, attempt
from vpextract.knowledge import Knowledge
from vpextract.layout.icons import is_unknown
from vpextract.layout.prose.draft import Draft
from vpextract.layout.prose.headings import drafts_to_blocks
from vpextract.layout.prose.paragraphs import lines_to_drafts
from vpextract.layout.sheet import Measure
from vpextract.layout.tables.finish import finished, goes_on_under_header, goes_on_without_header
from vpextract.layout.tables.raw import CellTable, RawTable
from vpextract.layout.vocabulary import Vocabulary, vocabulary
from vpextract.layout.word.flow import flow_of, paragraphs_in
from vpextract.layout.word.lines import PITCH
from vpextract.layout.word.paragraphs import contents_of, paragraph_to_drafts, word_measure
from vpextract.layout.word.tables import table_to_cells
from vpextract.layout.words import WORD
from vpextract.model import Box, Issue, Layout, Line, SetAside, Table
from vpextract.model.word import Span, WordBlock, WordParagraph, WordTable


def word_to_layout(body: Sequence[WordBlock], running: Sequence[str], knowledge: Knowledge) -> Layout:
    """The document as blocks in reading order. Every word is in a block or in `set_aside`.

    A table on which this fails costs itself: its words stay running text.
    """
    issues: list[Issue] = []
    texts = [one for one in body if isinstance(one, WordParagraph)]
    skipped = [texts[at] for at in sorted(knowledge.skipped(one.text for one in texts))]
    body = [one for one in body if one not in skipped] if skipped else body
    set_aside = [SetAside(text, "furniture") for text in (*running, *(one.text for one in skipped))]
    measure = word_measure(body)
    flow = attempt(_ALL, issues, list(body), flow_of, body, knowledge)
    known = _words_of(flow, knowledge)
    items = _items(flow, measure, known, knowledge, set_aside, issues)
    drafts = attempt(_ALL, issues, items, lines_to_drafts, items, measure, known, knowledge)
    plain = [item.paragraph() if isinstance(item, Draft) else item for item in drafts]
    blocks = attempt(_HEADINGS, issues, plain, drafts_to_blocks, drafts, measure, knowledge)
    pictures = [span.picture for span in _spans(body) if span.picture is not None]
    unknown = {p.digest: p for p in pictures if p.digest and is_unknown(knowledge.signs_of_picture(p))}
    gender = bool(pictures) or _has_glyph(body, knowledge)
    return Layout(tuple(blocks), tuple(set_aside), tuple(issues), gender, tuple(unknown.values()))


_ALL = Part("text_unreadable", "The text could not be put in order")
_HEADINGS = Part("text_unreadable", "Headings could not be told from the text")
_CONTENTS = Part("text_unreadable", "The table of contents could not be told from the text")


def _paragraph(paragraph: WordParagraph) -> Part:
    return Part("text_unreadable", f"Paragraph {paragraph.number} could not be read; it stands as it is")


def _table(table: WordTable) -> Part:
    return Part(
        "table_unreadable", f"A table at paragraph {table.number} could not be read; its words stand in the text"
    )


def _items(
    flow: Sequence[WordBlock],
    measure: Measure,
    known: Vocabulary,
    knowledge: Knowledge,
    set_aside: list[SetAside],
    issues: list[Issue],
) -> list[Draft | Table]:
    """The paragraphs in the making and the tables, in order."""
    tables = _tables(flow, knowledge, known, issues)
    entries = attempt(_CONTENTS, issues, set(), contents_of, flow, knowledge)
    items: list[Draft | Table] = []
    y, step = 0.0, PITCH * measure.sizes.body
    for at, block in enumerate(flow):
        if isinstance(block, WordParagraph):
            y += 2 * step if block.gap else step
            plain, toc = [_plain_draft(block, measure)], block.number in entries
            drafts = attempt(_paragraph(block), issues, plain, paragraph_to_drafts, block, y, toc, measure, knowledge)
            y += step * max(0, len(drafts) - 1)
            items += drafts
        elif at in tables:
            cells = tables[at]
            done = (
                attempt(_table(block), issues, None, finished, cells, knowledge, known) if cells is not None else None
            )
            items += [done.table] if done is not None else _plain(block, measure)
            set_aside += done.aside if done is not None else ()
            issues += done.issues if done is not None else ()
    return items


def _tables(
    flow: Sequence[WordBlock], knowledge: Knowledge, known: Vocabulary, issues: list[Issue]
) -> dict[int, CellTable | None]:
    """The tables by their places in the flow, None for one that cannot be read; those that go on one above are joined to
    it, and have no place."""
    found: dict[int, CellTable | None] = {}
    raw: RawTable | None = None
    last: CellTable | None = None
    for at, block in enumerate(flow):
        if not isinstance(block, WordTable):
            continue
        before = raw if last is not None and last.taken.stop == at and not block.inner else None
        made = attempt(_table(block), issues, None, table_to_cells, block, at, before, knowledge, known)
        if made is not None and last is not None and before is not None and _goes_on(last, made.cells, knowledge):
            continue
        raw, last = made or (None, None)
        found[at] = last
    return found


def _goes_on(table: CellTable, after: CellTable, knowledge: Knowledge) -> bool:
    """Whether a table is the rest of the one before it, to which it is joined then."""
    if not (table.rows and after.rows):
        return False
    return goes_on_under_header(table, after, knowledge) or goes_on_without_header(table, after)


def _words_of(flow: Sequence[WordBlock], knowledge: Knowledge) -> Vocabulary:
    """The document's words in lower case: none of them is cut."""
    known = {word.casefold() for paragraph in _paragraphs(flow) for word in WORD.findall(paragraph.text)}
    return vocabulary(known | knowledge.table_words, knowledge)


def _paragraphs(blocks: Sequence[WordBlock]) -> Iterator[WordParagraph]:
    for block in blocks:
        if isinstance(block, WordParagraph):
            yield block
        else:
            for row in block.rows:
                for cell in row.cells:
                    yield from _paragraphs(cell.blocks)


def _plain(table: WordTable, measure: Measure) -> list[Draft | Table]:
    """A table that cannot be read as one: its paragraphs as running text."""
    return [_plain_draft(p, measure) for row in table.rows for cell in row.cells for p in paragraphs_in(cell)]


def _plain_draft(paragraph: WordParagraph, measure: Measure) -> Draft:
    text, size = paragraph.text, measure.sizes.body
    line = Line(text, Box(0.0, 0.0, 0.0, size), size)
    return Draft([line], number=paragraph.number, size=size, lengths=(len(text),), text=text)


def _spans(body: Sequence[WordBlock]) -> Iterator[Span]:
    return (span for paragraph in _paragraphs(body) for line in paragraph.lines for span in line)


def _has_glyph(body: Sequence[WordBlock], knowledge: Knowledge) -> bool:
    glyphs = set(knowledge.signs.glyphs.get("gendered", []))
    return any(glyphs.intersection(span.text) for span in _spans(body))
