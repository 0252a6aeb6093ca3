"""Rows of tab-separated cells into tables: heads, icon columns, comments, and what a page break cut in two."""

from __future__ import annotations

import itertools
from collections.abc import Container, Sequence
from dataclasses import dataclass, field

import regex

from vpextract.knowledge import Knowledge
from vpextract.layout.joining import join_lines, join_parts
from vpextract.layout.spanning_headers import MOST_ROWS, composed
from vpextract.layout.textlayer_cells import NUMBER, Kind, kind_of_column, text_cost
from vpextract.layout.textlayer_lines import TextLine, ends_sentence, starts_lower
from vpextract.layout.textlayer_markup import split_signs
from vpextract.marks import unmarked_head
from vpextract.model import Place, Row, SetAside, Table
from vpextract.numerals import BETWEEN

LONGEST_LABEL = 60
"""Letters of a column label at most, where only its look tells a head."""
ROWS_ASKED = 5
"""So many rows tell whether a head lacks the label over their names."""
PROSE = 80
"""A text of so many letters that fills only the first cell is a comment, no row."""

_YEAR = regex.compile(r"(?:19|20)\d\d")
_HEAD_HYPHEN = regex.compile(r"(?<=\p{L}-) (?=\p{Ll})")


@dataclass(frozen=True, slots=True)
class CellLine:
    """A line of the file as cells. `gap`: an empty line stands before it; `loose`: it has no tabs."""

    cells: tuple[str, ...]
    line: TextLine
    gap: bool
    loose: bool = False

    @property
    def filled(self) -> list[int]:
        return [c for c, text in enumerate(self.cells) if text]


@dataclass(frozen=True, slots=True)
class ReadTables:
    """Tables in order, and what became of the words that are not in them."""

    tables: tuple[Table, ...]
    aside: tuple[SetAside, ...]


@dataclass
class _Draft:
    """A table being read. `icons` counts the columns without a label before the first one."""

    columns: tuple[str, ...]
    kinds: tuple[Kind, ...]
    icons: int
    headed: bool
    place: Place
    title: str = ""
    head_lines: int = 1
    """So many lines are its head, a title over it included."""
    rows: list[Row] = field(default_factory=list)
    guessed: list[tuple[int, int]] = field(default_factory=list)
    broken: bool = False
    """An empty line or the head printed again stands before the next row."""
    pending: bool = False
    """The last row is a comment's label whose text is still to come."""

    @property
    def listed(self) -> bool:
        """Whether it lists indicators or activities, of which every row has a name and a period or dates."""
        return any(kind in ("period", "date") for kind in self.kinds) or "value" in self.kinds

    def table(self) -> Table:
        return Table(
            self.columns, tuple(self.rows), self.place, self.headed, title=self.title, guessed=tuple(self.guessed)
        )


def cell_lines_to_tables(lines: Sequence[CellLine], knowledge: Knowledge, known: Container[str] = ()) -> ReadTables:
    """The tables in a run of rows; a head printed again continues the table above it."""
    drafts: list[_Draft] = []
    aside: list[SetAside] = []
    i = 0
    while i < len(lines):
        line = lines[i]
        draft = drafts[-1] if drafts else None
        if draft is not None and line.gap:
            draft.broken = True
        head = None if line.loose else _head(lines, i, draft, knowledge, known)
        if head is not None and draft is not None and _same_head(draft, head, knowledge):
            printed = [c for of_head in lines[i : i + head.head_lines] for c in of_head.cells if c]
            aside.append(SetAside(" ".join(printed), "repeated_head", line.line.page))
            draft.broken = True
            i += head.head_lines - 1
        elif head is not None:
            drafts.append(head)
            i += head.head_lines - 1
        else:
            if draft is None or (line.gap and not line.loose and not _fits(draft, line, knowledge)):
                draft = _headless(line)
                drafts.append(draft)
            _add(draft, line, knowledge, known)
        i += 1
    return ReadTables(tuple(d.table() for d in drafts), tuple(aside))


def is_comment(line: CellLine, knowledge: Knowledge) -> bool:
    """Whether a line is an Analys or Kommentar row with its text."""
    label = knowledge.row_label(line.cells[0])
    return label is not None and line.filled == [0] and not starts_lower(label[1])


def as_many_cells(above: Sequence[CellLine], line: CellLine) -> bool:
    """Whether a line has as many cells as the rows above it, so that it may go on with them."""
    first = next((row for row in above if not row.loose), None)
    return first is not None and len(first.cells) == len(line.cells)


# --- heads ------------------------------------------------------------------------------------------------------------


def _head(
    lines: Sequence[CellLine], i: int, draft: _Draft | None, knowledge: Knowledge, known: Container[str]
) -> _Draft | None:
    """A table that begins with line i as its head; None where the line is a row."""
    title = ""
    if _is_title(lines, i) and not is_comment(lines[i], knowledge) and (draft is None or lines[i].gap):
        after = _head_cells(lines, i + 1, None, knowledge)
        if after:
            title, i = lines[i].cells[lines[i].filled[0]], i + 1
    if not title and not _head_cells(lines, i, draft, knowledge):
        return None
    height, labels = _composed(lines, i, knowledge) or (1, lines[i].cells)
    labels = _with_first(labels, lines[i + height : i + height + ROWS_ASKED], knowledge)
    cells = [_head_text(cell, known) for cell in labels]
    icons = 0
    while icons + 1 < len(cells) and not cells[icons] and _is_key(cells[icons + 1], knowledge):
        icons += 1
    cells = cells[icons:]
    while len(cells) > 1 and not cells[-1] and _is_key(cells[0], knowledge):
        cells.pop()
    place = Place(page=lines[i].line.page, line=lines[i].line.number)
    return _Draft(tuple(cells), _kinds(cells, knowledge), icons, True, place, title, height + bool(title))


def _composed(lines: Sequence[CellLine], i: int, knowledge: Knowledge) -> tuple[int, tuple[str, ...]] | None:
    """How many lines from i on are one header, and its labels; None where line i alone may be one."""
    below = itertools.takewhile(lambda line: not line.gap, lines[i + 1 : i + MOST_ROWS])
    return composed([lines[i].cells, *(line.cells for line in below)], knowledge)


def _with_first(labels: tuple[str, ...], rows: Sequence[CellLine], knowledge: Knowledge) -> tuple[str, ...]:
    """The labels, with an empty one over the names where the head has none: all rows have a name and one cell more."""
    rows = list(itertools.takewhile(lambda row: not row.gap and not row.loose, rows))
    more = [len(row.cells) == len(labels) + 1 and _is_name(row.cells[0], knowledge) for row in rows]
    return ("", *labels) if rows and all(more) and knowledge.heads_figures(labels[0]) else labels


def _is_name(text: str, knowledge: Knowledge) -> bool:
    return any(map(str.isalpha, text)) and not _is_figure(text, knowledge)


def _head_cells(lines: Sequence[CellLine], i: int, draft: _Draft | None, knowledge: Knowledge) -> bool:
    """Whether line i looks like a head."""
    cells = [c for c in lines[i].cells if c]
    if len(cells) < 2:
        return False
    matches = knowledge.columns(cells)
    if matches[0] is not None and matches[0].key and any(m is not None for m in matches[1:]):
        return True
    if sum(m is not None and not m.weak for m in matches) > max(2, len(cells) // 2):
        return True
    if draft is not None and not lines[i].gap:
        return False
    return _looks_like_head(lines, i, draft, knowledge)


def _looks_like_head(lines: Sequence[CellLine], i: int, draft: _Draft | None, knowledge: Knowledge) -> bool:
    """Words above figures; where there are no figures at all, short words above others, at the start of a table."""
    cells, below = lines[i].cells, [line for line in lines[i + 1 : i + 8] if not line.loose]
    if i + 1 >= len(lines) or any(_is_figure(c, knowledge) for c in cells):
        return False
    if lines[i + 1].gap and len(lines[i + 1].cells) != len(cells):
        return False
    if any(len(c) > 3 * LONGEST_LABEL for c in cells):
        return False
    if any(_is_figure(c, knowledge) for line in below for c in line.cells[1:]):
        labels = (_composed(lines, i, knowledge) or (1, cells))[1]
        return len([c for c in labels[1:] if c]) >= max(1, (len(cells) - 1) // 2)
    return draft is None and all(len(c) <= LONGEST_LABEL and not c.endswith(".") for c in cells)


def _is_figure(text: str, knowledge: Knowledge) -> bool:
    """A number or date that is no year, or several of them kept apart."""
    text = text.partition(BETWEEN)[0]
    if knowledge.times.is_date(text):
        return True
    number = NUMBER.match(text)
    if number is None or _YEAR.fullmatch(unmarked_head(text)):
        return False
    return bool(len(text) - number.end() <= 12)


def _is_title(lines: Sequence[CellLine], i: int) -> bool:
    """One text over a head."""
    return len(lines[i].filled) == 1 and i + 1 < len(lines) and not lines[i + 1].gap and len(lines[i + 1].filled) > 1


def _is_key(label: str, knowledge: Knowledge) -> bool:
    match = knowledge.column_beside(label)
    return match is not None and match.key


def _head_text(cell: str, known: Container[str]) -> str:
    """A label whose words a line end hyphenated, made whole: "budget- justeringar"."""
    return join_lines(_HEAD_HYPHEN.split(cell), known)


def _kinds(cells: Sequence[str], knowledge: Knowledge) -> tuple[Kind, ...]:
    matches = knowledge.columns(cells)
    if not any(m is not None and m.key for m in matches) and sum(m is not None for m in matches) < 2:
        return ("name", *(["figure"] * (len(cells) - 1)))  # type: ignore[arg-type]
    return tuple(map(kind_of_column, matches))


def _same_head(draft: _Draft, head: _Draft, knowledge: Knowledge) -> bool:
    """Whether a head is that of the table above, printed again; misread labels mean the same."""
    if len(draft.columns) != len(head.columns) or not draft.headed:
        return False
    if knowledge.same_head(draft.columns, head.columns):
        return True
    pairs = zip(knowledge.columns(draft.columns), knowledge.columns(head.columns), strict=True)
    return all(a is not None and b is not None and a.says_the_same(b) for a, b in pairs)


def _headless(line: CellLine) -> _Draft:
    n = len(line.cells)
    place = Place(page=line.line.page, line=line.line.number)
    return _Draft(("",) * n, ("name", *(["figure"] * (n - 1))), 0, False, place)  # type: ignore[arg-type]


def _fits(draft: _Draft, line: CellLine, knowledge: Knowledge) -> bool:
    """Whether a row after an empty line goes on with the table above."""
    n = len(draft.columns) + draft.icons
    cells = line.cells
    while len(cells) > n and (not cells[-1] or not cells[0] or split_signs(cells[0], knowledge)[1] == ""):
        cells = cells[:-1] if not cells[-1] else cells[1:]
    return n - 1 <= len(cells) <= n or line.filled == [0]


# --- rows -------------------------------------------------------------------------------------------------------------


def _add(draft: _Draft, line: CellLine, knowledge: Knowledge, known: Container[str]) -> None:
    """Adds a row to a table: a comment, the rest of a row that a page break cut, or a row of its own."""
    broken, draft.broken = draft.broken, False
    place = Place(page=line.line.page, line=line.line.number)
    text = " ".join(c for c in line.cells if c)
    single = len(line.filled) == 1 and (line.loose or line.filled[0] <= draft.icons)
    last = draft.rows[-1] if draft.rows else None
    if single and is_comment(CellLine((text,), line.line, line.gap), knowledge):
        draft.rows.append(_spanning(draft, text, place))
        draft.pending = not (knowledge.row_label(text) or ("", ""))[1]
        return
    if single and last is not None and last.spanning and _goes_on(draft, text, broken, last):
        draft.rows[-1] = _spanning(draft, join_lines([last.cells[0], text], known), last.place)
        draft.pending = False
        return
    draft.pending = False
    signs, cells, guessed = _aligned(draft, line.cells, knowledge)
    if last is not None and not last.spanning and _is_rest(draft, last, cells, broken, line.loose, knowledge):
        joined = tuple(join_parts([a, b], known) for a, b in zip(last.cells, cells, strict=True))
        draft.rows[-1] = Row(joined, last.place, last.signs + signs)
        return
    if guessed:
        draft.guessed.extend((len(draft.rows), c) for c in guessed)
    draft.rows.append(Row(cells, place, signs))


def _spanning(draft: _Draft, text: str, place: Place) -> Row:
    return Row((text, *("" for _ in draft.columns[1:])), place, spanning=True)


def _goes_on(draft: _Draft, text: str, broken: bool, last: Row) -> bool:
    """Whether a text in the first cell goes on with the comment above it."""
    if draft.pending:
        return True
    if starts_lower(text) and (broken or not ends_sentence(last.cells[0])):
        return True
    return draft.listed and len(text) > PROSE and ends_sentence(text)


def _is_rest(draft: _Draft, last: Row, cells: tuple[str, ...], broken: bool, loose: bool, knowledge: Knowledge) -> bool:
    """Whether a row is the second half of the row above it, which a page break cut."""
    if knowledge.books.is_part_row(cells[0]) or not (starts_lower(cells[0]) or (not cells[0] and draft.listed)):
        return False
    if not draft.listed:
        filled = [any(c for c in row[1:]) for row in (last.cells, cells)]
        return (broken or loose) and not all(filled) and not ends_sentence(last.cells[0])
    anchors = [c for c, kind in enumerate(draft.kinds) if kind in ("period", "date")]
    if not anchors:
        return not any(cells[1:])
    twice = any(last.cells[c] and cells[c] for c in anchors)
    return not twice and any(last.cells[c] or cells[c] for c in anchors)


def _aligned(
    draft: _Draft, cells: tuple[str, ...], knowledge: Knowledge
) -> tuple[tuple[str, ...], tuple[str, ...], tuple[int, ...]]:
    """(signs, one cell for each column, the columns that were guessed) for a row as printed."""
    n = len(draft.columns)
    signs: tuple[str, ...] = ()
    rest = list(cells)
    for _ in range(len(cells)):
        found, text = split_signs(rest[0], knowledge)
        signs += found
        rest[0] = text
        icon = not text and len(rest) > 1 and (len(rest) > n or (draft.listed and bool(rest[1])))
        if not icon:
            break
        rest.pop(0)
    while len(rest) > n and not rest[-1]:
        rest.pop()
    if len(rest) > n:
        surplus = [c for c in rest[n - 1 :] if c]
        return signs, (*rest[: n - 1], " ".join(surplus)), (n - 1,)
    if len(rest) < n:
        made, guessed = _padded(draft, rest, knowledge)
        return signs, made, guessed
    return signs, tuple(rest), ()


def _padded(draft: _Draft, cells: list[str], knowledge: Knowledge) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """A row that lost empty cells: they are put where its cells fit their columns, best beside other empty ones."""
    n, lost = len(draft.columns), len(draft.columns) - len(cells)
    if not any(cells[1:]) or not draft.listed:
        return (*cells, *("" for _ in range(lost))), ((n - 1,) if any(cells[1:]) and cells[-1] else ())
    best: list[tuple[float, tuple[str, ...]]] = []
    for at in range(1, len(cells) + 1):
        row = (*cells[:at], *("" for _ in range(lost)), *cells[at:])
        cost = sum(text_cost(text, kind, knowledge) for text, kind in zip(row, draft.kinds, strict=True) if text)
        beside = (at < len(cells) and not cells[at]) or not cells[at - 1]
        best.append((cost - 0.1 * beside, row))
    least = min(cost for cost, _ in best)
    rows = [row for cost, row in best if cost <= least + 0.15]
    chosen = next(row for cost, row in best if cost == least)
    return chosen, tuple(c for c in range(n) if any(row[c] != chosen[c] for row in rows))
