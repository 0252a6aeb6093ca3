"""Tables of amounts in a text layer: budgets, results, investments, key figures, whose heads nobody knows beforehand.

They are found from their rows: short labels, each followed by the same number of figures. How many columns there are
is what makes rows and head agree best; the head is then what stands right above and can be cut into so many labels.
"""

from __future__ import annotations

from collections.abc import Sequence

import regex

from vpextract.issues import issue
from vpextract.knowledge import Knowledge
from vpextract.layout.tables.finish import goes_on_under_header
from vpextract.layout.tables.raw import CellRow, CellTable
from vpextract.layout.text.cell_costs import Kind
from vpextract.layout.text.cells import GOOD, WORST, Cells, tokens_to_cells
from vpextract.layout.text.headers import cut_head
from vpextract.layout.text.lines import TextLine
from vpextract.layout.text.tokens import Token, lines_to_text, lines_to_tokens
from vpextract.layout.words import ends_sentence
from vpextract.marks import MARK, unmarked
from vpextract.numerals import MINUS, SIGN, YEAR, is_bare_year

MOST_COLUMNS = 15
"""Twelve months, a label, a sum and a mean."""
LONGEST_LABEL = 14
"""Words of a row label at most; what is longer is a sentence that ends in a number."""
LONGEST_HEAD = 40
WORST_HEAD = 0.75
"""Cost per column from which on the lines above are no head: tuned so that every label may wrap once at a capital."""
DOUBT = 0.2
"""Added for a row that could be cut in two ways: the right number of columns leaves no choice in most rows."""
WORST_ALONE, CLOSE_FIGURES = 0.6, 0.1
"""Cost from which on one row under a head is no table, and how much more it may be under four labels or more."""
NARROW = 26
"""Letters in a line of a narrow cell, at most; a heading does not wrap so early."""
UNEXPLAINED = 0.6
"""For a head above which more cells of a head would stand."""
LONGEST_REMARK = 4
"""Lines of a remark among the rows of a table at most."""
PERIOD_WORDS = 3
"""Words of a time within a year: what, which, of when."""
MID_PARAGRAPH = 0.1
"""A head that follows a heading without an empty line between."""

_BEHIND = rf"(?:\s?{MARK}|\s\d\)|\s[a-z]\))?"
"""What may stand behind a figure: the mark of a footnote."""
_FIGURE_PIECE = regex.compile(rf"(?:(?:{SIGN}|\()?\d[\d.,]*%?\)?|%|[{MINUS}]){_BEHIND}")
_LABEL_BEHIND_YEAR = regex.compile(rf"\b{YEAR}(?:-\d\d-\d\d)? (\p{{Lu}}.*)")


def lines_to_figure_tables(
    lines: Sequence[TextLine], knowledge: Knowledge, known: frozenset[str] = frozenset()
) -> list[CellTable]:
    """All tables of amounts among these lines, in order."""
    found: list[CellTable] = []
    free = 0
    for run in _runs(lines, knowledge):
        if found and _goes_on_below_remark(found[-1], lines, run, knowledge, known):
            free = found[-1].taken.stop
            continue
        table = _run_to_table(lines, run, free, knowledge, known)
        if table is None:
            continue
        free = table.taken.stop
        if not (found and goes_on_under_header(found[-1], table, knowledge)):
            found.append(table)
    return found


# --- rows -------------------------------------------------------------------------------------------------------------


def _runs(lines: Sequence[TextLine], knowledge: Knowledge) -> list[list[tuple[int, int]]]:
    """Rows one right after the other, as line ranges: a label and figures, in one block or in two."""
    runs: list[list[tuple[int, int]]] = []
    row: list[tuple[int, int]] = []
    label: tuple[int, int] | None = None
    for start, end in _blocks(lines):
        shape = _block_shape(lines[start:end], knowledge)
        if label is not None and row and shape in ("row", "label") and lines[start].spaces >= 2:
            row.append(label)  # a row whose cells are all empty: a line of nothing but their spaces came after it
            label = None
        if shape == "figures" and label is not None:
            row.append((label[0], end))
            label = None
        elif shape in ("row", "figures"):
            if label is not None and row:
                runs.append(row)
                row = []
            row.append((start, end))
            label = None
        elif shape == "label" and label is None:
            label = (start, end)
        else:
            runs.append(row)
            row, label = [], ((start, end) if shape == "label" else None)
    runs.append(row)
    return [run for run in runs if run]


def _blocks(lines: Sequence[TextLine]) -> list[tuple[int, int]]:
    """Lines without an empty one between; a line with space before it begins a block too (icons, a new page)."""
    starts = [i for i, line in enumerate(lines) if i == 0 or line.gap or line.lead]
    return list(zip(starts, [*starts[1:], len(lines)], strict=True))


def _block_shape(lines: Sequence[TextLine], knowledge: Knowledge) -> str:
    """`row` (a label and figures), `figures`, `label`, or `text`."""
    if knowledge.goal_label(lines[0].text) is not None:
        return "text"  # its number is no figure
    if len(lines) > 8 or any(len(line.text) > 110 for line in lines):
        return "text"
    tokens = lines_to_tokens(lines, keep_lead=True)
    words = [t.text for t in tokens if t.text]
    tail = _figure_tail(tokens, knowledge)
    figures = sum(1 for t in tokens[tail:] if _FIGURE_PIECE.fullmatch(t.text) and t.text[-1] not in MINUS)
    before = [t.text for t in tokens[:tail] if t.text]
    if before and is_bare_year(unmarked(words[-1]).strip("()")) and (figures == 1 or _ends_in_period(words, knowledge)):
        return "label"  # "Bokslut 2025", "Prognos tertial 2 2025" belong to a head, not to a row
    if not figures:
        empties = sum(1 for t in tokens[tail:] if not t.text)
        if len(words) > LONGEST_LABEL or ends_sentence(words[-1]):
            return "text"
        return "row" if empties >= 2 else "label"
    if not before:
        return "figures"
    if len(before) > LONGEST_LABEL or ends_sentence(before[-1]):
        return "text"
    return "row" if any(c.isalpha() for c in "".join(before)) else "figures"


def _ends_in_period(words: Sequence[str], knowledge: Knowledge) -> bool:
    """Whether the last words are a time within a year: "tertial 2 2025"."""
    return len(words) > PERIOD_WORDS and knowledge.periods.is_period(" ".join(words[-PERIOD_WORDS:]))


def _figure_tail(tokens: Sequence[Token], knowledge: Knowledge) -> int:
    """Where the figures at the end begin; words that stand for some ("ja") between figures are of them."""
    start = len(tokens)
    for i in range(len(tokens) - 1, -1, -1):
        text = tokens[i].text
        if not text or _FIGURE_PIECE.fullmatch(text):
            start = i
        elif not (knowledge.value_words.is_answer(text) and i and _FIGURE_PIECE.fullmatch(tokens[i - 1].text)):
            break
    return start


# --- columns and head -------------------------------------------------------------------------------------------------


def _run_to_table(
    lines: Sequence[TextLine], run: list[tuple[int, int]], free: int, knowledge: Knowledge, known: frozenset[str]
) -> CellTable | None:
    """The run with the number of columns on which its rows and the words above it agree best."""
    rows = [lines_to_tokens(lines[a:b]) for a, b in run]
    unlabelled = all(_block_shape(lines[a:b], knowledge) == "figures" for a, b in run)
    best: tuple[float, list[Cells | None], int, tuple[str, ...]] | None = None
    for n in range(2, MOST_COLUMNS + 1):
        kinds: list[Kind] = ["figure" if unlabelled else "name", *(["figure"] * (n - 1))]  # type: ignore[list-item]
        cells, cost = _cut_all(rows, kinds, knowledge, known)
        if cost > GOOD:
            continue
        head = _head_of(lines, run[0][0], free, n, unlabelled, knowledge, known)
        total = cost + (head[0] if head else WORST_HEAD + 0.2)
        if (head or (n >= 3 and len(run) >= 3)) and (best is None or total < best[0]):
            best = (total, cells, head[1] if head else run[0][0], head[2] if head else ("",) * n)
    if best is None or (len(run) == 1 and (len(best[3]) < 3 or best[0] > _worst_alone(len(best[3])))):
        return None
    _, cells, start, columns = best
    table = CellTable(columns, lines[start].place, headed=any(columns), taken=range(start, start))
    _add_rows(table, lines, run, cells)
    return table


def _worst_alone(columns: int) -> float:
    """What a row alone under its head may cost: many labels that fit tell it, though its figures stand close."""
    return WORST_ALONE + (CLOSE_FIGURES if columns > 3 else 0.0)


def _cut_all(
    rows: Sequence[list[Token]], kinds: Sequence[Kind], knowledge: Knowledge, known: frozenset[str]
) -> tuple[list[Cells | None], float]:
    """All rows cut into these columns and the mean cost, not further than it takes to see that they do not fit."""
    cells: list[Cells | None] = []
    total = 0.0
    for tokens in rows:
        found = tokens_to_cells(tokens, kinds, knowledge, known)
        total += WORST if found is None else found.cost + (DOUBT if found.guessed else 0.0)
        if total > GOOD * len(rows):
            return [], WORST
        cells.append(found)
    return cells, total / len(rows)


def _head_of(
    lines: Sequence[TextLine],
    at: int,
    free: int,
    columns: int,
    unlabelled: bool,
    knowledge: Knowledge,
    known: frozenset[str],
) -> tuple[float, int, tuple[str, ...]] | None:
    """(cost, first line, labels) of the head above line `at`: one that begins with a year has no label over the names."""
    head = _head_above(lines, at, free, columns, knowledge, known)
    if unlabelled:
        return head
    timed = head is not None and _names_time(head[2][0], knowledge)
    if columns > 2 and (head is None or timed):
        shorter = _head_above(lines, at, free, columns - 1, knowledge, known)
        if shorter is not None and _names_time(shorter[2][0], knowledge):
            return shorter[0], shorter[1], ("", *shorter[2])
    if head is not None and (timed or any(_is_two_labels(label, knowledge) for label in head[2])):
        return head[0] + UNEXPLAINED, *head[1:]
    return head


def _names_time(label: str, knowledge: Knowledge) -> bool:
    """Whether a label stands over figures of a year or month, not over names."""
    return knowledge.names_time(label) and knowledge.money_unit(label) is None


def _is_two_labels(label: str, knowledge: Knowledge) -> bool:
    """Whether another known label begins behind the year with which the first one ends: "Utfall 2031 Avvikelse"."""
    found = _LABEL_BEHIND_YEAR.search(label)
    return found is not None and knowledge.heads_figures(found[1])


def _head_above(
    lines: Sequence[TextLine], at: int, free: int, columns: int, knowledge: Knowledge, known: frozenset[str]
) -> tuple[float, int, tuple[str, ...]] | None:
    """(cost, first line, labels) of the best head that ends right above line `at`."""
    best: tuple[float, int, tuple[str, ...]] | None = None
    for start in range(at - 1, max(free, at - LONGEST_HEAD) - 1, -1):
        text = lines[start].text
        if knowledge.goal_label(text) is not None or knowledge.assessment(text) is not None:
            break
        if ends_sentence(text) and len(text) > 25:
            break
        cut = cut_head(lines[start:at], columns, knowledge, known)
        if cut is None:
            continue
        cost = cut[0] + (0.0 if lines[start].gap or lines[start].lead or start == free else MID_PARAGRAPH)
        if not text[0].isupper() or (start > free and _in_narrow_cell(lines, start - 1)):
            cost += UNEXPLAINED
        if cost <= WORST_HEAD and (best is None or cost < best[0]):
            best = (cost, start, cut[1])
    return best


def _in_narrow_cell(lines: Sequence[TextLine], i: int) -> bool:
    """Whether line i belongs to two or more short lines that a narrow cell wrapped: part of a head, and no heading."""
    if len(lines[i].text) > NARROW:
        return False
    wrapped = i > 0 and not lines[i].gap and len(lines[i - 1].text) <= NARROW
    wrapped = wrapped or (i + 1 < len(lines) and not lines[i + 1].gap and len(lines[i + 1].text) <= NARROW)
    return wrapped or not lines[i].open_end


def _add_rows(
    table: CellTable, lines: Sequence[TextLine], run: list[tuple[int, int]], cells: Sequence[Cells | None]
) -> None:
    empty = ("",) * (len(table.columns) - 1)
    for (a, b), found in zip(run, cells, strict=True):
        place = lines[a].place
        if found is None or found.cost > GOOD or found.guessed:
            table.issues.append(issue("cell_guessed", "The figures could not be told apart with certainty", place))
        if found is None:
            table.rows.append(CellRow((" ".join(line.text for line in lines[a:b]), *empty), place))
        elif any(found.texts):
            table.rows.append(CellRow(found.texts, place, guessed=found.guessed))
    table.taken = range(table.taken.start, run[-1][1])


def _goes_on_below_remark(
    table: CellTable, lines: Sequence[TextLine], run: list[tuple[int, int]], knowledge: Knowledge, known: frozenset[str]
) -> bool:
    """Add rows that stand below a sentence or two among the rows of a table, in as many columns; say whether there were."""
    remark = lines[table.taken.stop : run[0][0]]
    if not table.headed or not 0 < len(remark) <= LONGEST_REMARK or not ends_sentence(remark[-1].text):
        return False
    kinds: list[Kind] = ["name", *(["figure"] * (len(table.columns) - 1))]  # type: ignore[list-item]
    cells, cost = _cut_all([lines_to_tokens(lines[a:b]) for a, b in run], kinds, knowledge, known)
    if cost >= DOUBT or any(found is None or found.guessed for found in cells):
        return False
    text = (lines_to_text(remark, known), *("" for _ in table.columns[1:]))
    table.rows.append(CellRow(text, remark[0].place, alone=True))
    _add_rows(table, lines, run, cells)
    return True
