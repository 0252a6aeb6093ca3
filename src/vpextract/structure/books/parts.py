"""Rows that are part of a row above them ("varav …") against that row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from vpextract.structure.books.book import (
    Book,
    BookColumn,
    BookRow,
    Figure,
    Finding,
    Sum,
    one_sign,
    printed,
    short,
    sum_of,
)

_NO_SIZE = frozenset(("deviation", "change", "adjustment", "signed"))


@dataclass(slots=True)
class _Family:
    """A row and its parts. `near` are those before any row without figures, which may be a heading or a remark."""

    parent: BookRow
    parts: list[BookRow] = field(default_factory=list)
    near: list[BookRow] = field(default_factory=list)


def part_findings(book: Book) -> Iterator[Finding]:
    """Parts above the whole; and parts that list everything in the other columns, but not in this one."""
    for family in _families(book):
        large = [x for column in book.columns if (x := _above_whole(book, family, column)) is not None]
        yield from large
        yield from (x for x in _incomplete(book, family) if x.col not in {finding.col for finding in large})


def _families(book: Book) -> list[_Family]:
    """Each row with the parts that follow it. Parts that first come after a row without figures are nobody's for sure."""
    families: list[_Family] = []
    parent: BookRow | None = None
    interrupted = False
    for row in book.rows:
        if row.blank:
            interrupted = True
        elif not row.part:
            parent, interrupted = row, False
        elif parent is not None:
            if not families or families[-1].parent is not parent:
                if interrupted:
                    parent = None
                    continue
                families.append(_Family(parent))
            families[-1].parts.append(row)
            if not interrupted:
                families[-1].near.append(row)
    return families


def _above_whole(book: Book, family: _Family, column: BookColumn) -> Finding | None:
    """The parts against the whole by size, where all have one sign and none can be hidden that has the other."""
    if column.words & _NO_SIZE or (("net" in column.words or book.net) and _has_negative(book, column)):
        return None
    whole = book.figures.get((family.parent.at, column.at))
    parts = book.along((row.at, column.at) for row in family.near)
    if whole is None or not parts or not one_sign([whole.value, *(figure.value for _, figure in parts)]):
        return None
    found = (_above_together(book, family, column, whole, parts), _above_alone(book, family, column, whole, parts))
    return min(filter(None, found), key=lambda finding: finding.severity, default=None)


def _above_together(
    book: Book, family: _Family, column: BookColumn, whole: Figure, parts: Sequence[tuple[tuple[int, int], Figure]]
) -> Finding | None:
    """Parts above the whole together: a mild doubt, for they may overlap ("varav kvinnor", "varav vikarier")."""
    if not book.money or len(parts) < 2 or not _one_level(family.near):
        return None
    found = sum_of(whole, parts, [1] * len(parts))
    if abs(found.computed) <= abs(whole.value) + found.slack or _nested(found):
        return None
    message = f"its {len(parts)} parts add up to {printed(found.computed)}: {_listed(book, parts)}"
    severity = "" if _complete_elsewhere(book, family, column) else "info"
    return _finding(book, family, column, "part_above_whole", whole, message)._replace(severity=severity)


def _above_alone(
    book: Book, family: _Family, column: BookColumn, whole: Figure, parts: Sequence[tuple[tuple[int, int], Figure]]
) -> Finding | None:
    for cell, figure in parts:
        if abs(figure.value) > abs(whole.value) + figure.slack + whole.own_slack:
            message = f"its part {short(book.rows[cell[0]].label)} is {figure.raw}"
            return _finding(book, family, column, "part_above_whole", whole, message)
    return None


def _complete_elsewhere(book: Book, family: _Family, column: BookColumn) -> bool:
    """Whether the parts add up to the whole in another column."""
    sums = _sums(book, family.parent, family.near)
    return any(found.fits and found.telling for other, found in sums if other is not column)


def _incomplete(book: Book, family: _Family) -> Iterator[Finding]:
    """Where the parts are the whole in two columns at least, a column in which they are not has a slip."""
    for rows in (family.parts, family.near):
        sums = _sums(book, family.parent, rows)
        complete = sum(found.fits and found.telling for _, found in sums)
        wrong = [(column, found) for column, found in sums if not found.fits]
        if _one_level(rows) and complete >= max(2, 2 * len(wrong)):
            for column, found in wrong:
                message = (
                    f"its parts, which are all of it in other columns, add up to {printed(found.computed)} "
                    f"(difference {printed(found.difference)}): {_listed(book, found.parts)}"
                )
                yield _finding(book, family, column, "sum_mismatch", found.total, message)
            return


def _sums(book: Book, parent: BookRow, rows: list[BookRow]) -> list[tuple[BookColumn, Sum]]:
    """The whole against its parts, by column."""
    sums: list[tuple[BookColumn, Sum]] = []
    for column in book.columns:
        whole = book.figures.get((parent.at, column.at))
        parts = book.along((row.at, column.at) for row in rows)
        if whole is not None and parts:
            sums.append((column, sum_of(whole, parts, [1] * len(parts))))
    return sums


def _one_level(rows: list[BookRow]) -> bool:
    """Whether all begin alike; "varav" and "därav" under one row may be parts of parts."""
    return len({row.label.split()[0].casefold() for row in rows}) == 1


def _nested(found: Sum) -> bool:
    """Whether the parts are just the whole without one of them, which is then part of the part before it."""
    return any(abs(found.difference + figure.value) <= found.slack for _, figure in found.parts[1:])


def _has_negative(book: Book, column: BookColumn) -> bool:
    return any(figure.value < 0 for (_, col), figure in book.figures.items() if col == column.at)


def _listed(book: Book, parts: Sequence[tuple[tuple[int, int], Figure]]) -> str:
    return "; ".join(f"{short(book.rows[row].label)} {figure.raw}" for (row, _), figure in parts)


def _finding(book: Book, family: _Family, column: BookColumn, code: str, whole: Figure, message: str) -> Finding:
    text = f"{short(family.parent.label)} is {whole.raw}, but {message}"
    return Finding(book, family.parent.at, column.at, code, text)
