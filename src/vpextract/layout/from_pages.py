"""Pages → blocks: furniture away, ruled tables, contents, open tables, then running text; joined over page breaks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from operator import attrgetter
from typing import NamedTuple, TypeVar

from vpextract.containing import Part, attempt, of_the_sound
from vpextract.knowledge import Knowledge
from vpextract.layout.icons import is_unknown, with_glyphs_as_pictures
from vpextract.layout.metrics import known_words, measure_of, type_sizes
from vpextract.layout.pages.beside_headings import column_on_field, sides_last
from vpextract.layout.pages.borderless.continued import Running, running
from vpextract.layout.pages.borderless.tables import open_tables
from vpextract.layout.pages.borderless.tagged import with_tags_heard
from vpextract.layout.pages.furniture import furniture_of, furniture_texts
from vpextract.layout.pages.lattice_ends import comment_over_break
from vpextract.layout.pages.lattice_rows import cell_pitches
from vpextract.layout.pages.on_paper import on_paper
from vpextract.layout.pages.ruled import grids_on, rows_and_heads
from vpextract.layout.pages.text_columns import in_reading_order
from vpextract.layout.prose.contents import toc_entries
from vpextract.layout.prose.draft import Draft
from vpextract.layout.prose.headings import drafts_to_blocks
from vpextract.layout.prose.paragraphs import lines_to_drafts
from vpextract.layout.prose.printed import line_to_draft, plain_draft
from vpextract.layout.sheet import WHOLE, Baseline, Column, Measure, Sheet, TypeSizes, baseline_of, baselines
from vpextract.layout.tables.cells import whole_cells
from vpextract.layout.tables.finish import Finished, finished
from vpextract.layout.tables.joins import joined
from vpextract.layout.tables.raw import RawTable
from vpextract.model import Block, Issue, Layout, Page, Picture, SetAside, Table

Made = TypeVar("Made", bound=Draft | Block)


def pages_to_layout(pages: Sequence[Page], knowledge: Knowledge) -> Layout:
    """The whole document as blocks in reading order. Every word is in a block or in `set_aside`.

    A page, or a table, on which this fails costs itself: what was not understood of it stays running text.
    """
    set_aside: list[SetAside] = []
    issues: list[Issue] = []
    shows_gender = any(page.pictures for page in pages) or _has_glyph(pages, knowledge)
    pages = [attempt(_text_of(page.number), issues, page, with_glyphs_as_pictures, page, knowledge) for page in pages]
    sheets = _sheets(pages, knowledge, set_aside, issues)
    columns = Part("text_unreadable", "Columns of text could not be told")
    sheets = attempt(columns, issues, sheets, in_reading_order, sheets, knowledge)
    sizes = of_the_sound(type_sizes, sheets, _text_on, issues)
    entries = _find_open_tables(sheets, sizes, knowledge, issues)
    known = of_the_sound(lambda sound: known_words(sound, knowledge), sheets, _text_on, issues)
    measure = of_the_sound(lambda sound: measure_of(sound, sizes), sheets, _text_on, issues)
    flow = _flow(sheets, entries, knowledge, set_aside, issues)
    blocks = _blocks(flow, measure, known, knowledge, set_aside, issues)
    return Layout(
        tuple(on_paper(blocks, pages)), tuple(set_aside), tuple(issues), shows_gender, _unknown(pages, knowledge)
    )


@lru_cache(maxsize=16)  # asked for each line of a page
def _text_of(page: int) -> Part:
    return Part("text_unreadable", f"The text of page {page} could not be put in order", page)


def _text_on(part: Sheet | _Item) -> Part:
    return _text_of(part.page.number)


@lru_cache(maxsize=16)
def _tables_of(page: int) -> Part:
    return Part("table_unreadable", f"A table on page {page} could not be read; its words stand in the text", page)


def _unknown(pages: Sequence[Page], knowledge: Knowledge) -> tuple[Picture, ...]:
    """One of each picture that no pattern knows."""
    distinct = {picture.digest: picture for page in pages for picture in page.pictures if picture.digest}
    return tuple(p for p in distinct.values() if is_unknown(knowledge.signs_of_picture(p)))


def _has_glyph(pages: Sequence[Page], knowledge: Knowledge) -> bool:
    glyphs = set(knowledge.signs.glyphs.get("gendered", []))
    return any(glyphs.intersection(line.text) for page in pages for line in page.lines)


def _sheets(pages: Sequence[Page], knowledge: Knowledge, set_aside: list[SetAside], issues: list[Issue]) -> list[Sheet]:
    """The pages with their ruled tables, without furniture."""
    sheets: list[Sheet] = []
    nothing: frozenset[int] = frozenset()
    furniture = of_the_sound(
        lambda sound: dict(zip([page.number for page in sound], furniture_of(sound, knowledge), strict=True)),
        pages,
        lambda page: _text_of(page.number),
        issues,
    )
    free = {page.number: set(range(len(page.lines))) - furniture.get(page.number, nothing) for page in pages}
    grids = {p.number: attempt(_tables_of(p.number), issues, None, grids_on, p, free[p.number]) for p in pages}
    pitches = cell_pitches([table for found in grids.values() if found for table in found[0]])
    for page in pages:
        aside = furniture.get(page.number, nothing)
        set_aside.extend(SetAside(text, "furniture", page.number) for text in furniture_texts(page.lines, aside))
        set_aside.extend(SetAside(text, "furniture", page.number) for text in page.turned)
        above = sheets[-1].tables[-1] if sheets and sheets[-1].tables else None
        found = grids[page.number]
        read = found and attempt(
            _tables_of(page.number), issues, None, rows_and_heads, page, *found, above, pitches, knowledge
        )
        tables, left = read or ([], free[page.number])
        sheets.append(Sheet(page, baselines(page.lines, left), tables))
    return sheets


def _find_open_tables(
    sheets: Sequence[Sheet], sizes: TypeSizes, knowledge: Knowledge, issues: list[Issue]
) -> frozenset[int]:
    """Put the open tables of each page on its sheet; answers which baselines (by `id`) are entries of the contents."""
    for sheet in sheets:
        sheet.bases = sides_last(sheet.bases, sizes.body, knowledge)
    bases = [base for sheet in sheets for base in sheet.bases]
    contents = Part("text_unreadable", "The table of contents could not be told from the text")
    entries = frozenset(id(bases[at]) for at in attempt(contents, issues, set(), toc_entries, bases, knowledge))
    heads: set[str] = set()
    before: Running | None = None
    number = 0
    for sheet in sheets:
        if sheet.page.number <= number:
            before = None  # another part of a page: only over a page break does a table go on
        number = sheet.page.number
        candidates = [base for base in sheet.bases if id(base) not in entries]
        part = _tables_of(sheet.page.number)
        tables, rest, before = attempt(
            part, issues, ([], candidates, None), _open, sheet.page, candidates, sizes, knowledge, heads, before
        )
        if tables:
            sheet.tables.extend(tables)
            sheet.bases = sorted([*rest, *(b for b in sheet.bases if id(b) in entries)], key=lambda base: base.top)
    return entries


def _open(
    page: Page,
    candidates: list[Baseline],
    sizes: TypeSizes,
    knowledge: Knowledge,
    heads: set[str],
    before: Running | None,
) -> tuple[list[RawTable], list[Baseline], Running | None]:
    """The open tables of a page, the baselines that are in none, and what may go on on the next page."""
    tables, rest = open_tables(page, candidates, sizes, knowledge, heads, before)
    if page.tagged:
        tables, rest = with_tags_heard(page, candidates, tables, rest, knowledge)
    lowest = max(tables, key=lambda table: table.box.y1, default=None)
    return tables, list(rest), running(lowest, rest, before, knowledge) if lowest is not None else None


class _Item(NamedTuple):
    """One thing in reading order: a baseline of running text, or a table."""

    page: Page
    top: float
    base: Baseline | None = None
    table: RawTable | None = None
    toc: bool = False
    column: Column = WHOLE


def _flow(
    sheets: Sequence[Sheet],
    entries: frozenset[int],
    knowledge: Knowledge,
    set_aside: list[SetAside],
    issues: list[Issue],
) -> list[_Item]:
    """Baselines and tables in reading order; a table at the top of a page is joined to the one the page before ends on."""
    out: list[_Item] = []
    for sheet in sheets:
        page, column = sheet.page, sheet.column
        before = out[-1].table if out else None
        if before is not None and before.ruled and before.last_page == page.number - 1:
            sheet.bases = sheet.bases[comment_over_break(before, sheet, knowledge) :]
        own = [
            _Item(page, base.top, base, None, id(base) in entries, column_on_field(base, page.fills, column))
            for base in sheet.bases
        ]
        own += [_Item(page, top, table=table) for top, table in _from_left(sheet.tables)]
        part = _tables_of(page.number)
        for item in sorted(own, key=attrgetter("top")):
            if item.table is None or not attempt(part, issues, False, _joins, out, item.table, knowledge, set_aside):
                out.append(item)
    return [one for item in out for one in _without_fragment(item)]


def _without_fragment(item: _Item) -> list[_Item]:
    """A table as it is, or the lines of one that is a fragment, and was joined to no other."""
    if item.table is None or not item.table.fragment or len(item.table.rows) > 1:
        return [item]
    lines = item.table.rows[0].lines
    return [_Item(item.page, base.top, base=base) for base in baselines(lines, range(len(lines)))]


def _joins(out: Sequence[_Item], table: RawTable, knowledge: Knowledge, set_aside: list[SetAside]) -> bool:
    """Whether a table goes on one of the page before, to which it is joined then."""
    before = _cut_by_page(out, table, table.page)
    return before is not None and joined(before, table, knowledge, set_aside)


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
    cut = [before for before in tables if before.last_page < page]
    return next((before for before in cut if len(tables) == 1 or _shared_width(before, table) > 0.5), None)


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


def _blocks(
    flow: Sequence[_Item],
    measure: Measure,
    known: frozenset[str],
    knowledge: Knowledge,
    set_aside: list[SetAside],
    issues: list[Issue],
) -> list[Block]:
    """The paragraphs and tables; a page on which this fails has a paragraph for each line."""
    lines: list[Draft | Table] = []
    for item in flow:
        if item.table is not None:
            whole = attempt(_tables_of(item.table.page), issues, None, to_table, item.table, knowledge, known)
            lines += [whole.table] if whole is not None else _words_of(item.table)
            set_aside += whole.aside if whole is not None else ()
        elif item.base is not None:
            plain = plain_draft(item.page.number, item.base, item.toc, item.column)
            lines.append(
                attempt(_text_on(item), issues, plain, line_to_draft, plain, item.page, item.base, measure, knowledge)
            )
    drafts = _by_page(lambda part: lines_to_drafts(part, measure, known, knowledge), lines, lambda line: line, issues)
    return _by_page(
        lambda part: drafts_to_blocks(part, measure, knowledge),
        drafts,
        lambda item: item.paragraph() if isinstance(item, Draft) else item,
        issues,
    )


def to_table(raw: RawTable, knowledge: Knowledge, known: frozenset[str]) -> Finished:
    """A table of lines with its cells and rows whole."""
    return finished(whole_cells(raw, knowledge, known), knowledge, known)


def _words_of(table: RawTable) -> list[Draft | Table]:
    """A table that cannot be read as one: its lines as running text."""
    rows = ((table.page, table.title), *((row.page, row.lines) for row in table.rows))
    return [plain_draft(page, baseline_of([line])) for page, lines in rows for line in lines]


def _by_page(
    do: Callable[[Sequence[Draft | Table]], Sequence[Made]],
    items: Sequence[Draft | Table],
    plain: Callable[[Draft | Table], Made],
    issues: list[Issue],
) -> list[Made]:
    """What is made of all items; of those on pages on which this fails what is made of each alone."""
    pages = list(dict.fromkeys(map(_page_of, items)))

    def made(sound: Sequence[int]) -> tuple[Sequence[Made], set[int]]:
        read = set(sound)
        return do([item for item in items if _page_of(item) in read]), read

    found, read = of_the_sound(made, pages, _text_of, issues)
    lost = [plain(item) for item in items if _page_of(item) not in read]
    return sorted([*found, *lost], key=_page_of) if lost else list(found)


def _page_of(item: Draft | Block) -> int:
    return (item.page if isinstance(item, Draft) else item.place.page) or 0
