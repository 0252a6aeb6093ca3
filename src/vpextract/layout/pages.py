"""Pages → blocks: furniture away, ruled tables, contents, open tables, then running text; joined over page breaks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from vpextract.knowledge import Knowledge
from vpextract.layout.assembling import drop_repeated_heads, find_head, joined, to_table
from vpextract.layout.baselines import Baseline, baselines
from vpextract.layout.contents import toc_entries
from vpextract.layout.furniture import furniture_of, furniture_texts
from vpextract.layout.grid import ruled_tables
from vpextract.layout.measuring import known_words, measure_of, type_sizes
from vpextract.layout.open_regions import TypeSizes
from vpextract.layout.open_tables import open_tables
from vpextract.layout.paragraphs import Measure, TextLine, drafts_of, mark_contacts, paragraphs_of
from vpextract.layout.rawtable import RawTable, Sheet
from vpextract.model import Block, Layout, Page, SetAside


def pages_to_layout(pages: Sequence[Page], knowledge: Knowledge) -> Layout:
    """The whole document as blocks in reading order. Every word is in a block or in `set_aside`."""
    set_aside: list[SetAside] = []
    sheets = _sheets(pages, knowledge, set_aside)
    sizes = type_sizes(sheets)
    entries = _find_open_tables(sheets, sizes, knowledge)
    known = known_words(sheets, knowledge)
    measure = measure_of(sheets, sizes)
    flow = _flow(sheets, entries, knowledge, set_aside)
    blocks = _blocks(flow, measure, known, knowledge)
    shows_gender = any(page.pictures for page in pages) or _has_glyph(pages, knowledge)
    return Layout(tuple(blocks), tuple(set_aside), (), shows_gender)


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
        sheets.append(Sheet(page, baselines(page.lines, free), tables))
    return sheets


def _find_open_tables(sheets: Sequence[Sheet], sizes: TypeSizes, knowledge: Knowledge) -> frozenset[int]:
    """Put the open tables of each page on its sheet; answers which baselines (by `id`) are entries of the contents."""
    bases = [base for sheet in sheets for base in sheet.bases]
    entries = frozenset(id(bases[at]) for at in toc_entries(bases, knowledge))
    heads: set[str] = set()
    for sheet in sheets:
        candidates = [base for base in sheet.bases if id(base) not in entries]
        tables, rest = open_tables(sheet.page, candidates, sizes, knowledge, heads)
        if tables:
            kept = {id(base) for base in rest}
            sheet.tables.extend(tables)
            sheet.bases = [base for base in sheet.bases if id(base) in kept or id(base) in entries]
    return entries


@dataclass(frozen=True, slots=True)
class _Item:
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
        own += [_Item(sheet.page, table.box.y0, table=table) for table in sheet.tables]
        for item in sorted(own, key=lambda item: item.top):
            last = out[-1].table if out else None
            follows = item.table is not None and last is not None and sheet.page.number > _last_page(last)
            if not (follows and last and item.table and joined(last, item.table, knowledge, set_aside)):
                out.append(item)
    return out


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
