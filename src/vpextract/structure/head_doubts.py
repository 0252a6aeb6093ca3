"""What is unsure about plain tables: heads that were not understood, and listings of goals that were not read as such."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import zip_longest

import regex

from vpextract.issues import issue, shortened
from vpextract.knowledge import Knowledge
from vpextract.model import Extraction, FigureTable, Issue
from vpextract.numerals import BETWEEN, MINUS, ends_in_figures

_TELLING = frozenset(("target", "target_kf", "outcome_men", "outcome_women", "start_date", "end_date", "deviation"))
"""Columns that only tables of indicators or activities have; others ("Prognos", "Utfall 2021") economy tables have too."""
_SEXES = frozenset(("outcome_men", "outcome_women"))
_AMOUNT_AT_END = regex.compile(rf"\s[{MINUS}]?\d[\d\s\u00a0]*(?:[.,]\d+|\s\d{{3}}|(?=\s?%))(?:\s?%|\s\p{{L}}+)?$")
"""An amount at the end of a label, with a unit; a year or a number alone may belong to the label."""
_AMOUNT = regex.compile(rf"[{MINUS}]?\d[\d\s\u00a0.,]*(?P<unit>%|\p{{Ll}}{{2,4}})")
"""A label that is nothing but an amount with its unit."""
_SHOWN = 3
"""So many labels of a table are named in one message."""
_WORDS_OF_NAME = 3
"""Words that the name of an indicator or activity has at least."""
_WORDS_WITHOUT_HEAD = 2
"""The same in a table without a head, which is doubted anyway."""
_BEGINS_SMALL = regex.compile(r"\p{Ll}{2}")
_FEW_ROWS = 2
"""The rest of a table under its repeated head is no more than these rows: longer ones are tables of their own."""
_LINES_APART = 12
"""Lines between the beginning of a short table and the table that goes on with it, at most."""


def head_doubts(found: Extraction, knowledge: Knowledge) -> Iterator[Issue]:
    """One doubt for a table that may be more than it was read as. Rows that may be lost have no row that it is about."""
    contents = {section.section_id for section in found.sections if section.kind == "toc"}
    for table, below in zip_longest(found.tables, found.tables[1:]):
        if table.section_id in contents:
            continue
        misread = _misread_head(table, knowledge)
        anywhere = not found.goals and found.identity.kind is not None
        if (listing := like_a_listing(table, knowledge, anywhere)) is not None:
            message = f"{listing}: {table.table_id}"
            yield issue("header_not_understood", message, table.place)
        elif misread is not None:
            yield issue("header_not_understood", misread, table.place, table.table_id)
        elif below is not None and _goes_on(table, below, knowledge):
            message = f"The table below it ({below.table_id}) may be what follows of this one"
            yield issue("header_not_understood", message, table.place, table.table_id)


def _goes_on(table: FigureTable, below: FigureTable, knowledge: Knowledge) -> bool:
    """Whether a table may be the rest of the one above, which was broken off: it has no head, or the same on the next page."""
    pages = (table.place.page, below.place.page)
    if table.columns == below.columns and any(below.columns) and not below.title:
        labels = {cell.row_label for cell in below.cells}
        sums = bool(labels) and all("sum" in knowledge.books.words(label or "") for label in labels)
        if not sums and (table.section_id != below.section_id or below.n_rows > _FEW_ROWS):
            return False
        return pages[0] is not None and pages[1] == pages[0] + 1
    if any(below.columns) or below.title or abs(len(table.columns) - len(below.columns)) > 1:
        return False
    if not any(cell.value is not None and cell.col for cell in below.cells):
        return False
    if pages[0] is not None and pages[1] is not None:
        return pages[1] - pages[0] in (0, 1)
    lines = (table.place.line or 0, below.place.line or 0)
    return lines[1] - lines[0] <= _LINES_APART + table.n_rows * len(table.columns)


def _misread_head(table: FigureTable, knowledge: Knowledge) -> str | None:
    """Why a table of figures may be none, or has columns without names; None for a sound one."""
    if not any(table.columns):
        return "The table has no head that was recognised, so its columns have no names"
    if run := next((cell for cell in table.cells if cell.col and BETWEEN in cell.raw and not cell.doubtful), None):
        return f"Rows of it may have run together: {shortened(run.raw)} of {shortened(run.row_label)}"
    amounts = [label for label in table.columns if _AMOUNT_AT_END.search(label) or _is_amount(label, knowledge)]
    if len(amounts) > 1 or any(map(ends_in_figures, amounts)):
        return f"Its head holds figures, so that rows may be hidden in it: {', '.join(map(repr, amounts[:_SHOWN]))}"
    if unclear := _unclear_labels(table) or cut_labels(table.columns, knowledge):
        return f"Labels of its columns are not whole, or stand over several: {', '.join(map(repr, unclear[:_SHOWN]))}"
    matches = [m for label in table.columns if label and (m := knowledge.resembling_column(label)) is not None]
    keys = [m for m in matches if m.key]
    telling = {m.role for m in matches} & _TELLING
    if not (keys and len(matches) > 1) and not any(m.exact for m in keys) and (len(telling) < 2 or telling <= _SEXES):
        return None
    kind = (keys or [m for m in matches if m.role in telling])[0].table
    labels = ", ".join(repr(label) for label in table.columns if label)
    return f"It looks like a table of {kind}, but its head was not understood ({labels}); it is kept as a plain table"


def _is_amount(label: str, knowledge: Knowledge) -> bool:
    """Whether a label is nothing but an amount with its unit; "5 år" may be one for a column."""
    found = _AMOUNT.fullmatch(label)
    return found is not None and not knowledge.units.is_of_time(found["unit"])


def _unclear_labels(table: FigureTable) -> list[str]:
    """Labels of columns with numbers that do not tell their column: empty, said twice, two figures, or the end of a label."""
    numbered = {cell.col for cell in table.cells if cell.value is not None and cell.col}
    times = Counter(table.columns[column] for column in sorted(numbered))
    return [
        label for label in times if not label or times[label] > 1 or BETWEEN in label or label.startswith(("(", ")"))
    ]


def cut_labels(labels: Sequence[str], knowledge: Knowledge) -> list[str]:
    """Labels that are not whole: they have half a bracket, begin with a small letter among capitals, or end unfinished."""
    capitals = sum(label[:1].isupper() for label in labels)
    small = 2 * capitals > len(labels)
    return [
        label
        for at, label in enumerate(labels)
        if label and (_is_open(label, knowledge) or (small and at and _is_small(label, knowledge)))
    ]


def _is_small(label: str, knowledge: Knowledge) -> bool:
    """Whether a label begins in lower case, and neither names a part ("varav löner") nor a unit."""
    return bool(_BEGINS_SMALL.match(label)) and not knowledge.books.is_part_row(label) and not knowledge.is_unit(label)


def _is_open(label: str, knowledge: Knowledge) -> bool:
    last = label.rpartition(" ")[2].casefold()
    return label.count("(") != label.count(")") or (last != label.casefold() and last in knowledge.unfinished)


def like_a_listing(table: FigureTable, knowledge: Knowledge, anywhere: bool = False) -> str | None:
    """Why a plain table under a goal, or `anywhere` where no goal was recognised, may list indicators or activities: texts
    first, and shares or dates behind them."""
    if (table.goal_id is None and not anywhere) or knowledge.books.is_ledger(table.kind) or table.n_rows == 0:
        return None
    shortest = _WORDS_OF_NAME if any(table.columns) else _WORDS_WITHOUT_HEAD
    names = [cell.raw for cell in table.cells if cell.col == 0 and len(cell.raw.split()) >= shortest]
    body = [cell for cell in table.cells if cell.col > 0]
    dates = sum(knowledge.times.is_date(cell.raw) or knowledge.periods.is_period(cell.raw) for cell in body)
    shares = sum(cell.raw.endswith("%") or knowledge.value_word(cell.raw) is not None for cell in body)
    if not any(table.columns):
        shares += sum(cell.value is not None and not cell.raw.endswith("%") for cell in body)
    if 2 * len(names) <= table.n_rows or max(dates, shares) < table.n_rows:
        return None
    kind = "activities" if dates > shares else "indicators"
    labels = ", ".join(repr(label) for label in table.columns if label) or "no label"
    where = "A table" if table.goal_id is None else "A table under a goal"
    return f"{where} may list {kind}; its head was not understood ({labels}), so it is kept as a plain table"
