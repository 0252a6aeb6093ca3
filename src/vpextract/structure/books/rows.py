"""Rows of sums and of net figures against the rows that they are made of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from vpextract.structure.books.book import Book, Finding, printed, short
from vpextract.structure.books.readings import Reading, Total, mixes

_LISTED = 6
"""A total of more parts than this names the first and the last only."""

_SURE = 3
"""Where a total is the sum in so many columns, it is no average in another."""


def row_findings(book: Book, totals: Sequence[Total]) -> Iterator[Finding]:
    """Each total that no way to read the table explains, where the other figures tell how it is to be read."""
    for total in totals:
        reading = total.best if total.supported else _only_reading(book, total, totals)
        if reading is None:
            continue
        wrong = [col for col, found in reading.sums.items() if not found.fits and not _explained(total, col)]
        if len(wrong) <= (2 * reading.support if total.supported else 1):
            yield from (_finding(book, total, reading, col) for col in wrong if not _average(book, total, reading, col))


def _explained(total: Total, col: int) -> bool:
    """Whether another way to read the table makes this column add up: by itself, if nothing speaks for the best way."""
    needed = 2 if total.best is not None and total.best.support > 1 else 1
    return any(
        (found := x.sums.get(col)) is not None and found.fits and found.telling and x.support >= needed
        for x in total.readings
    )


def _average(book: Book, total: Total, reading: Reading, col: int) -> bool:
    """Whether the total may be an average: outside the ledgers, "Totalt" over ages or shares is one."""
    return not book.money and reading.sums[col].inside and "total" in total.row.words and reading.support < _SURE


def _only_reading(book: Book, total: Total, totals: Sequence[Total]) -> Reading | None:
    """How a total is to be read that nothing in its own row supports: the only way there is, or None."""
    if not (book.money or "plain_sum" in total.row.words):
        return None
    rows = _only_rows(book, total, totals)
    reading = next((x for x in total.readings if x.rows == rows), None)
    if reading is None or all(len(found.parts) < 2 for found in reading.sums.values() if not found.fits):
        return None
    return reading


def _only_rows(book: Book, total: Total, totals: Sequence[Total]) -> tuple[int, ...] | None:
    if "net" in total.row.words and mixes(book, [row.at for row in book.rows]):
        pair = total.readings[0].rows if total.readings else ()
        rest = set(total.since or total.below) - set(pair)
        return pair if mixes(book, pair) and not rest else None
    others = [x for x in totals if x is not total]
    if not others:
        return total.above or (total.below if book.money and "plain_sum" in total.row.words else None)
    if not all(x.supported for x in others):
        return None
    summed_up = any(total.row.at in x.best.rows for x in others if x.best is not None)
    alike = any(x.row.label == total.row.label for x in others)
    if summed_up or alike or total is not totals[-1]:
        return total.since
    return None if total.since else total.above


def _finding(book: Book, total: Total, reading: Reading, col: int) -> Finding:
    found = reading.sums[col]
    net = mixes(book, reading.rows)
    figures = [(short(book.rows[row].label), figure.raw) for (row, _), figure in found.parts]
    if len(figures) <= _LISTED:
        parts = "; ".join(f"{label} {raw}" for label, raw in figures)
    else:
        parts = f"from {figures[0][0]} {figures[0][1]} to {figures[-1][0]} {figures[-1][1]}"
    made = "costs and income make" if net else f"the {len(figures)} rows that it sums up make"
    message = (
        f"{short(total.row.label)} is {found.total.raw}, but {made} {printed(found.computed)} "
        f"(difference {printed(found.difference)}): {parts}"
    )
    return Finding(book, total.row.at, col, "net_mismatch" if net else "sum_mismatch", message)
