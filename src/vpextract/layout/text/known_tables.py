"""Indicator and activity tables of a text layer: the lines under a known head into rows.

A row begins after an empty line or with the spaces of the icon columns, and is complete when the words so far fill
exactly the columns of the head. Analys and Kommentar rows run over the whole table. Where the head is printed again
on the next page, the table goes on; what stands under it and is no row is the rest of the row that the page break
cut.
"""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass, replace

from vpextract.issues import issue
from vpextract.knowledge import Knowledge
from vpextract.layout.tables.comments import is_bare_label, is_comment
from vpextract.layout.tables.raw import CellRow, CellTable
from vpextract.layout.text.cell_costs import is_cut_phrase
from vpextract.layout.text.cells import GOOD, WORST
from vpextract.layout.text.headers import Head, find_known_head, find_known_heads
from vpextract.layout.text.known_rows import is_led, is_stop, match_row, of_rows
from vpextract.layout.text.lines import TextLine
from vpextract.layout.text.tokens import lines_to_text
from vpextract.layout.words import ends_sentence, join_lines, starts_lower

LONGEST_REST = 300
"""Letters of the rest of a row at most that stands under the head of a table whose first half was not found."""
LOOK_AHEAD = 12
"""Lines between which a comment of several paragraphs goes on, if a row of the same table follows."""


@dataclass(slots=True)
class _Draft:
    """A table being read."""

    head: Head
    table: CellTable
    led: int = 0
    """Rows that begin with the spaces of icon columns; −1 if one does not."""
    broken: bool = False
    """The head, printed again, stands before the next row."""

    @property
    def rows(self) -> list[CellRow]:
        return self.table.rows


def lines_to_table(
    lines: Sequence[TextLine], at: int, knowledge: Knowledge, known: Container[str] = ()
) -> CellTable | None:
    """The table whose known head begins in line `at`, over as many pages as its head is printed again."""
    heads = find_known_heads(lines, at, knowledge)
    if not heads:
        return None
    head, usual = of_rows(heads, lines, at, knowledge, known), heads[0]
    draft = _Draft(head, CellTable(head.columns, lines[at].place, listed=True))
    i = at + head.lines
    while i < len(lines) and not knowledge.begins_money(lines[i].text):
        again = find_known_head(lines, i, knowledge)
        if again is not None:
            if not knowledge.same_head(usual.columns, again.columns):
                break
            draft.table.set_header_aside(" ".join(line.text for line in lines[i : i + again.lines]), lines[i].page)
            i, draft.broken = i + again.lines, True
            continue
        if is_stop(lines, i, knowledge) or (not draft.broken and _is_after(draft, lines[i], knowledge)):
            break
        step = _comment(draft, lines, i, knowledge, known) or _row(draft, lines, i, knowledge, known)
        step = step or _rest_of_row(draft, lines, i, knowledge, known)
        if not step:
            break
        i, draft.broken = i + step, False
    draft.table.taken = range(at, i)
    return draft.table


# --- rows -------------------------------------------------------------------------------------------------------------


def _row(draft: _Draft, lines: Sequence[TextLine], at: int, knowledge: Knowledge, known: Container[str]) -> int:
    """Reads the row that begins in line `at`; returns how many lines it takes, 0 if none begins there."""
    found = match_row(draft.head, lines, at, knowledge, known)
    if found is None:
        return 0
    cells, end = found
    if (
        cells.cost > GOOD
        and (draft.broken or not draft.rows)
        and _rest_is_better(draft, lines, at, end, knowledge, known)
    ):
        return 0
    draft.led = draft.led + 1 if draft.led >= 0 and is_led(lines[at]) else -1
    place = lines[at].place
    draft.rows.append(CellRow(cells.texts, place, broken=draft.broken, guessed=cells.guessed))
    if cells.guessed or cells.cost > GOOD:
        message = "The row could be cut into its cells in more than one way"
        draft.table.issues.append(issue("cell_guessed", message, place))
    return end - at


def _is_after(draft: _Draft, line: TextLine, knowledge: Knowledge) -> bool:
    """Whether the text after a table goes on in a line: it lacks the spaces that head and rows all begin with."""
    return draft.led > 0 and line.gap and not is_led(line) and not is_comment(line.text, knowledge)


def _rest_is_better(
    draft: _Draft, lines: Sequence[TextLine], at: int, end: int, knowledge: Knowledge, known: Container[str]
) -> bool:
    """Whether a doubtful row is the rest of the row before the page break and a good row after it."""
    for k in range(at + 1, end):
        if lines[k].gap or lines[k].lead:
            found = match_row(draft.head, lines, k, knowledge, known)
            return found is not None and found[0].cost <= GOOD
    return False


# --- comments and what a page break cut -------------------------------------------------------------------------------


def _comment(draft: _Draft, lines: Sequence[TextLine], at: int, knowledge: Knowledge, known: Container[str]) -> int:
    """Reads an Analys or Kommentar row; returns how many lines it takes, 0 if none begins in line `at`."""
    if not is_comment(lines[at].text, knowledge) or (not draft.rows and not lines[at].gap):
        return 0
    bare = is_bare_label(lines[at].text, knowledge)
    end = _end_of_text(draft, lines, at + bare, knowledge, known)
    if bare and at + 1 < len(lines) and lines[at + 1].gap and not _goes_on_after(draft, lines, end, knowledge, known):
        return 0  # "Analys" with an empty line after it and nothing of this table below: the heading of a section
    draft.rows.append(draft.table.spanning(lines_to_text(lines[at:end], known), lines[at].place))
    return end - at


def _goes_on_after(
    draft: _Draft, lines: Sequence[TextLine], end: int, knowledge: Knowledge, known: Container[str]
) -> bool:
    if end >= len(lines):
        return False
    again = find_known_head(lines, end, knowledge)
    return _begins_row(draft, lines, end, knowledge, known) or (
        again is not None and knowledge.same_head(draft.head.columns, again.columns)
    )


def _end_of_text(
    draft: _Draft, lines: Sequence[TextLine], start: int, knowledge: Knowledge, known: Container[str]
) -> int:
    """The line after a comment: to the next empty line, and over it if more of the same table comes soon."""
    end = start
    while end < len(lines) and (end == start or not lines[end].gap):
        if is_stop(lines, end, knowledge) or (end > start and lines[end].lead >= 2):
            return end
        end += 1
    if end >= len(lines) or _begins_row(draft, lines, end, knowledge, known):
        return end
    for k in range(end, min(len(lines), end + LOOK_AHEAD)):
        if is_stop(lines, k, knowledge):
            return end
        if k > end and _begins_row(draft, lines, k, knowledge, known):
            return k
    return end


def _begins_row(draft: _Draft, lines: Sequence[TextLine], i: int, knowledge: Knowledge, known: Container[str]) -> bool:
    if is_comment(lines[i].text, knowledge):
        return True
    if not (lines[i].gap or lines[i].lead):
        return False
    found = match_row(draft.head, lines, i, knowledge, known)
    icons = lines[i].lead >= 2 or lines[i].spaces >= 2 or (draft.led > 0 and lines[i].lead > 0)
    return found is not None and found[0].cost <= (WORST if icons else GOOD)


def _rest_of_row(draft: _Draft, lines: Sequence[TextLine], at: int, knowledge: Knowledge, known: Container[str]) -> int:
    """What stands under a head and is no row is the rest of the row before the page break, if there was one."""
    if (not draft.broken and draft.rows) or is_stop(lines, at, knowledge):
        return 0
    end = at + 1
    while end < len(lines) and not lines[end].gap and lines[end].lead < 2 and not is_stop(lines, end, knowledge):
        end += 1
    last = draft.rows[-1] if draft.rows else None
    if last is not None and last.spanning:
        end = max(end, _end_of_text(draft, lines, at, knowledge, known))
    text = lines_to_text(lines[at:end], known)
    if last is None and (not starts_lower(text) or ends_sentence(text) or len(text) > LONGEST_REST):
        return 0
    whole = draft.table.spanning(text, lines[at].place)
    cells = whole.cells if last is None or last.spanning else _parted(text, last.cells, knowledge, known)
    draft.rows.append(replace(whole, cells=cells, spanning=last is not None and last.spanning, rest=last is not None))
    return end - at


def _parted(rest: str, cells: tuple[str, ...], knowledge: Knowledge, known: Container[str]) -> tuple[str, ...]:
    """The second half of a cut row as cells: the end of a phrase to its value, all else to the first cell, which wraps."""
    made = ["" for _ in cells]
    words = rest.split(" ")
    for c in range(len(cells) - 1, 0, -1):
        if not cells[c] or not is_cut_phrase(cells[c], knowledge):
            continue
        for n in (1, 2, 3):
            end = " ".join(words[-n:])
            if n <= len(words) and knowledge.value_word(join_lines([cells[c], end], known)) is not None:
                made[c], words = end, words[:-n]
                break
    made[0] = " ".join(words)
    return tuple(made)
