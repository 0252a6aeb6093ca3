"""Pages → blocks: furniture away, ruled tables, contents, open tables, then running text; joined over page breaks."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from statistics import median

from vpextract.knowledge import Knowledge
from vpextract.layout.assembling import find_head, joined, to_table
from vpextract.layout.baselines import Baseline, baselines
from vpextract.layout.contents import toc_entries
from vpextract.layout.furniture import furniture_of, furniture_texts
from vpextract.layout.grid import ruled_tables
from vpextract.layout.joining import WORD, Vocabulary
from vpextract.layout.open_regions import TypeSizes
from vpextract.layout.open_tables import open_tables
from vpextract.layout.paragraphs import Measure, TextLine, drafts_of, mark_contacts, paragraphs_of
from vpextract.layout.rawtable import RawTable
from vpextract.model import Block, Layout, Line, Page, SetAside

PRINTS_SPACES = 0.3
"""With more lines than this ending in a space, the producer prints the spaces at which lines wrap (measured: 0.5 or 0)."""


@dataclass(slots=True)
class _Sheet:
    """One page with what was found on it so far; `free` are the indices of lines that are nothing yet."""

    page: Page
    free: set[int]
    tables: list[RawTable]


def pages_to_layout(pages: Sequence[Page], knowledge: Knowledge) -> Layout:
    """The whole document as blocks in reading order. Every word is in a block or in `set_aside`."""
    set_aside: list[SetAside] = []
    sheets = _sheets(pages, knowledge, set_aside)
    sizes = _type_sizes(sheets)
    _find_open_tables(sheets, sizes, knowledge)
    known = known_words(sheets, knowledge)
    measure = _measure(sheets, sizes)
    flow = _flow(sheets, knowledge, set_aside)
    blocks = _blocks(flow, measure, known, knowledge)
    shows_gender = any(page.pictures for page in pages) or _has_glyph(pages, knowledge)
    return Layout(tuple(blocks), tuple(set_aside), (), shows_gender)


def _has_glyph(pages: Sequence[Page], knowledge: Knowledge) -> bool:
    glyphs = set(knowledge.signs.glyphs.get("gendered", []))
    return any(glyphs.intersection(line.text) for page in pages for line in page.lines)


def _sheets(pages: Sequence[Page], knowledge: Knowledge, set_aside: list[SetAside]) -> list[_Sheet]:
    sheets = []
    for page, furniture in zip(pages, furniture_of(pages, knowledge), strict=True):
        set_aside.extend(SetAside(text, "furniture", page.number) for text in furniture_texts(page.lines, furniture))
        set_aside.extend(SetAside(text, "furniture", page.number) for text in page.turned)
        free = set(range(len(page.lines))) - furniture
        tables = ruled_tables(page, free)
        for table in tables:
            find_head(table, page, knowledge)
        sheets.append(_Sheet(page, free, tables))
    return sheets


def _type_sizes(sheets: Sequence[_Sheet]) -> TypeSizes:
    """The size with most letters outside tables is that of running text; pitches come from lines that go on a cell."""
    letters: Counter[float] = Counter()
    steps: dict[float, list[float]] = {}
    for sheet in sheets:
        lines = sheet.page.lines
        for i in sheet.free:
            letters[lines[i].size] += len(lines[i].text)
        for size, step in _steps(baselines(lines, sheet.free)):
            steps.setdefault(size, []).append(step)
    body = letters.most_common(1)[0][0] if letters else 11.0
    pitch = {size: sorted(found)[len(found) // 10] for size, found in steps.items() if len(found) >= 2}
    return TypeSizes(body, pitch)


def _steps(bases: Sequence[Baseline]) -> Iterable[tuple[float, float]]:
    """(size, step) wherever a baseline has fewer texts than the one above and each stands under one of them."""
    for above, base in itertools.pairwise(bases):
        step = base.top - above.top
        if (
            len(base.lines) >= len(above.lines)
            or abs(above.size - base.size) > 0.1
            or step > 2 * base.size
            or step < 0.9 * base.size
        ):
            continue
        if all(any(abs(a.box.x0 - b.box.x0) < 1.5 for a in above.lines) for b in base.lines):
            yield base.size, step


def _find_open_tables(sheets: Sequence[_Sheet], sizes: TypeSizes, knowledge: Knowledge) -> None:
    bases = [(sheet, base) for sheet in sheets for base in baselines(sheet.page.lines, sheet.free)]
    entries = toc_entries([base for _, base in bases], knowledge)
    held: dict[int, set[int]] = {}
    for at in entries:
        sheet, base = bases[at]
        held.setdefault(sheet.page.number, set()).update(base.indices)
    heads: set[str] = set()
    for sheet in sheets:
        toc = held.get(sheet.page.number, set())
        candidates = sheet.free - toc
        sheet.tables.extend(open_tables(sheet.page, candidates, sizes, knowledge, heads))
        sheet.free = candidates | toc


def known_words(sheets: Sequence[_Sheet], knowledge: Knowledge) -> Vocabulary:
    """The words of tables in general, and the document's own that no line end can have cut, in lower case."""
    words: set[str] = set()
    spaces = wrapped = 0
    for sheet in sheets:
        for i in sheet.free:
            words.update(WORD.findall(sheet.page.lines[i].text))
            spaces += sheet.page.lines[i].open_end
        wrapped += len(sheet.free)
        for table in sheet.tables:
            for row in table.rows:
                words.update(w for line in row.spanning for w in WORD.findall(line.text))
                for cell in row.cells:
                    words.update(_whole_words(cell))
    own = {word.casefold() for word in words if len(word) > 1 or word in "iåö"}
    return Vocabulary(own | knowledge.table_words, spaces > PRINTS_SPACES * wrapped, knowledge.onsets)


def _whole_words(cell: Sequence[Line]) -> list[str]:
    if len(cell) == 1:
        return list(WORD.findall(cell[0].text))
    out = []
    for at, line in enumerate(cell):
        found = WORD.findall(line.text)
        first = at > 0 and not cell[at - 1].open_end
        last = at + 1 < len(cell) and not line.open_end
        out += found[(1 if first else 0) : (len(found) - 1 if last else len(found))]
    return out


def _measure(sheets: Sequence[_Sheet], sizes: TypeSizes) -> Measure:
    steps, rights, bold = [], [], 0
    for sheet in sheets:
        bases = [
            b for b in baselines(sheet.page.lines, sheet.free) if len(b.lines) == 1 and abs(b.size - sizes.body) < 0.3
        ]
        rights += [b.lines[0].box.x1 for b in bases]
        bold += sum(b.lines[0].bold for b in bases)
        steps += [b.top - a.top for a, b in itertools.pairwise(bases) if 0 < b.top - a.top < 2 * sizes.body]
    leading = median(steps) if steps else 1.3 * sizes.body
    edge = sorted(rights)[int(len(rights) * 0.995)] if rights else 1e9
    return Measure(sizes, leading, edge, bool(rights) and bold > 0.6 * len(rights))


@dataclass(frozen=True, slots=True)
class _Item:
    """One thing in reading order: a baseline of running text, or a table."""

    page: Page
    top: float
    base: Baseline | None = None
    table: RawTable | None = None
    toc: bool = False


def _flow(sheets: Sequence[_Sheet], knowledge: Knowledge, set_aside: list[SetAside]) -> list[_Item]:
    """Baselines and tables in reading order; a table at the top of a page is joined to the one that the page before ends on."""
    items: list[_Item] = []
    for sheet in sheets:
        own = [_Item(sheet.page, base.top, base=base) for base in baselines(sheet.page.lines, sheet.free)]
        own += [_Item(sheet.page, table.box.y0, table=table) for table in sheet.tables]
        items += sorted(own, key=lambda item: item.top)
    entries = toc_entries([item.base for item in items if item.base is not None], knowledge)
    out: list[_Item] = []
    index = -1
    for item in items:
        if item.base is not None:
            index += 1
            out.append(replace(item, toc=index in entries))
        elif item.table is not None:
            last = out[-1].table if out else None
            if (
                last is None
                or item.page.number <= _last_page(last)
                or not joined(last, item.table, knowledge, set_aside)
            ):
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
