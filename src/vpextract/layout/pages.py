"""Pages → blocks: furniture away, ruled tables, contents, open tables, then running text; joined over page breaks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from vpextract.knowledge import Knowledge
from vpextract.layout.assembling import find_head, to_table
from vpextract.layout.baselines import Baseline, baselines
from vpextract.layout.contents import toc_entries
from vpextract.layout.continued import Running, running
from vpextract.layout.footnotes import release_notes
from vpextract.layout.furniture import furniture_of, furniture_texts
from vpextract.layout.grid import ruled_tables
from vpextract.layout.measuring import known_words, measure_of, type_sizes
from vpextract.layout.open_regions import TypeSizes
from vpextract.layout.open_tables import open_tables
from vpextract.layout.page_joins import drop_repeated_heads, joined
from vpextract.layout.paragraphs import Measure, TextLine, drafts_of, mark_contacts, paragraphs_of
from vpextract.layout.rawtable import RawTable, Sheet
from vpextract.layout.signs import is_unknown, with_glyphs_as_pictures
from vpextract.model import Block, Layout, Page, Picture, SetAside


def pages_to_layout(pages: Sequence[Page], knowledge: Knowledge) -> Layout:
    """The whole document as blocks in reading order. Every word is in a block or in `set_aside`."""
    set_aside: list[SetAside] = []
    shows_gender = any(page.pictures for page in pages) or _has_glyph(pages, knowledge)
    pages = [with_glyphs_as_pictures(page, knowledge) for page in pages]
    sheets = _sheets(pages, knowledge, set_aside)
    sizes = type_sizes(sheets)
    entries = _find_open_tables(sheets, sizes, knowledge)
    known = known_words(sheets, knowledge)
    measure = measure_of(sheets, sizes)
    flow = _flow(sheets, entries, knowledge, set_aside)
    blocks = _blocks(flow, measure, known, knowledge)
    return Layout(tuple(blocks), tuple(set_aside), (), shows_gender, _unknown(pages, knowledge))


def _unknown(pages: Sequence[Page], knowledge: Knowledge) -> tuple[Picture, ...]:
    """One of each picture that no pattern knows."""
    distinct = {picture.digest: picture for page in pages for picture in page.pictures if picture.digest}
    return tuple(p for p in distinct.values() if is_unknown(knowledge.signs_of_picture(p)))


def _has_glyph(pages: Sequence[Page], knowledge: Knowledge) -> bool:
    glyphs = set(knowledge.signs.glyphs.get("gendered", []))
    return any(glyphs.intersection(line.text) for page in pages for line in page.lines)


def _sheets(pages: Sequence[Page], knowledge: Knowledge, set_aside: list[SetAside]) -> list[Sheet]:
    sheets: list[Sheet] = []
    for page, furniture in zip(pages, furniture_of(pages, knowledge), strict=True):
        set_aside.extend(SetAside(text, "furniture", page.number) for text in furniture_texts(page.lines, furniture))
        set_aside.extend(SetAside(text, "furniture", page.number) for text in page.turned)
        free = set(range(len(page.lines))) - furniture
        tables = ruled_tables(page, free)
        for at, table in enumerate(tables):
            above = sheets[-1].tables[-1] if at == 0 and sheets and sheets[-1].tables else None
            find_head(table, page, knowledge, above)
            drop_repeated_heads(table, set_aside)
            release_notes(table, page, free)
        sheets.append(Sheet(page, baselines(page.lines, free), tables))
    return sheets


def _find_open_tables(sheets: Sequence[Sheet], sizes: TypeSizes, knowledge: Knowledge) -> frozenset[int]:
    """Put the open tables of each page on its sheet; answers which baselines (by `id`) are entries of the contents."""
    bases = [base for sheet in sheets for base in sheet.bases]
    entries = frozenset(id(bases[at]) for at in toc_entries(bases, knowledge))
    heads: set[str] = set()
    before: Running | None = None
    for sheet in sheets:
        candidates = [base for base in sheet.bases if id(base) not in entries]
        tables, rest = open_tables(sheet.page, candidates, sizes, knowledge, heads, before)
        lowest = max(tables, key=lambda table: table.box.y1, default=None)
        before = running(lowest, rest, before, knowledge) if lowest is not None else None
        if tables:
            sheet.tables.extend(tables)
            sheet.bases = sorted([*rest, *(b for b in sheet.bases if id(b) in entries)], key=lambda base: base.top)
    return entries


class _Item(NamedTuple):
    """One thing in reading order: a baseline of running text, or a table."""

    page: Page
    top: float
    base: Baseline | None = None
    table: RawTable | None = None
    toc: bool = False


def _flow(
    sheets: Sequence[Sheet], entries: frozenset[int], knowledge: Knowledge, set_aside: list[SetAside]
) -> list[_Item]:
    """Baselines and tables in reading order; a table at the top of a page is joined to the one the page before ends on."""
    out: list[_Item] = []
    for sheet in sheets:
        own = [_Item(sheet.page, base.top, base=base, toc=id(base) in entries) for base in sheet.bases]
        own += [_Item(sheet.page, top, table=table) for top, table in _from_left(sheet.tables)]
        for item in sorted(own, key=lambda item: item.top):
            before = _cut_by_page(out, item.table, sheet.page.number) if item.table is not None else None
            if not (before and item.table and joined(before, item.table, knowledge, set_aside)):
                out.append(item)
    return out


def _cut_by_page(out: Sequence[_Item], table: RawTable, page: int) -> RawTable | None:
    """The table that a table at the top of a page may go on: the last one, or the one above it of those beside each other."""
    last = out[-1].table if out else None
    if last is None:
        return None
    tables = [last]
    for item in reversed(out[:-1]):
        if item.table is None or not _side_by_side(item.table, last) or item.table.page != last.page:
            break
        tables.append(item.table)
    cut = [before for before in tables if _last_page(before) < page]
    above = [before for before in cut if _shared_width(before, table) > 0.5]
    return next(iter(above if len(tables) > 1 else cut), None)


def _shared_width(a: RawTable, b: RawTable) -> float:
    """The part of the narrower table's width that lies over the other's."""
    return (min(a.box.x1, b.box.x1) - max(a.box.x0, b.box.x0)) / max(1.0, min(a.box.width, b.box.width))


def _from_left(tables: Sequence[RawTable]) -> list[tuple[float, RawTable]]:
    """The tables with the height at which they are read: those beside each other at one height, the left one first."""
    out: list[tuple[float, RawTable]] = []
    for table in sorted(tables, key=lambda table: table.box.x0):
        beside = [top for top, other in out if other.box.x1 <= table.box.x0 + 1 and _side_by_side(other, table)]
        out.append((max([*beside, table.box.y0]), table))
    return out


def _side_by_side(a: RawTable, b: RawTable) -> bool:
    shared = min(a.box.y1, b.box.y1) - max(a.box.y0, b.box.y0)
    return shared > 0.5 * min(a.box.height, b.box.height)


def _last_page(table: RawTable) -> int:
    return max([table.page, *(row.page for row in table.rows)])


def _blocks(flow: Sequence[_Item], measure: Measure, known: frozenset[str], knowledge: Knowledge) -> list[Block]:
    texts: list[TextLine] = []
    tables: list[tuple[int, RawTable]] = []
    after_table = False
    for item in flow:
        if item.table is not None:
            tables.append((len(texts), item.table))
            after_table = True
        elif item.base is not None:
            texts.append(TextLine(item.page, item.base, item.toc, after_table))
            after_table = False
    drafts = drafts_of(texts, measure, knowledge)
    mark_contacts(drafts, measure, knowledge)
    paragraphs = paragraphs_of(drafts, measure, known, knowledge)
    placed: list[tuple[int, int, Block]] = [(draft.start, 1, p) for draft, p in zip(drafts, paragraphs, strict=True)]
    placed += [(at, 0, to_table(table, knowledge, known)) for at, table in tables]
    return [block for _, _, block in sorted(placed, key=lambda x: x[:2])]
