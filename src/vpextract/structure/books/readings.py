"""Which rows a total may be made of: every way to read it, the most natural first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from vpextract.structure.books.book import Book, BookRow, Sum, sum_of

_MAX_OPEN = 40
"""With more rows above than this only natural groups are tried: a table that long has headings or sums within. Nor is a row
taken for the sum of more than so many below it, where no word says so."""
_MAX_FREE = 100
"""Among more rows than this no groups are looked for that only the figures can show."""
_MAX_ROWS = 300
"""A total of more rows than this is not looked for, unless they are those since the last one: each of many totals would be
held against the whole table."""


@dataclass(frozen=True, slots=True)
class Reading:
    """The rows taken for the parts, and by column how they add up."""

    rows: tuple[int, ...]
    sums: dict[int, Sum]

    @property
    def support(self) -> int:
        """In how many columns it adds up, and not by itself."""
        return sum(found.fits and found.telling for found in self.sums.values())


@dataclass(slots=True)
class Total:
    """A row that sums up others. `since` are the open rows after the last total, `above` all open rows, `entries` all rows
    above that are neither totals nor parts; none where they are too many."""

    row: BookRow
    since: tuple[int, ...]
    above: tuple[int, ...]
    entries: tuple[int, ...]
    below: tuple[int, ...]
    readings: list[Reading] = field(default_factory=list)

    @property
    def best(self) -> Reading | None:
        """The reading that most columns support; the most natural of equals."""
        return max(self.readings, key=lambda reading: reading.support, default=None)

    @property
    def supported(self) -> bool:
        return self.best is not None and self.best.support > 0


def totals_of(book: Book) -> list[Total]:
    """The totals from top to bottom, each with its readings. What a total sums up is done with; the total stands for it."""
    totals: list[Total] = []
    open_rows: list[int] = []
    taken: set[int] = set()
    boundary, heading = -1, -1
    has_both = mixes(book, [row.at for row in book.rows])
    are_totals = {row.at for row in book.rows if _is_total(row, has_both)}
    entries: list[int] = []
    for row in book.rows:
        if row.blank:
            heading = row.at
        elif row.at in are_totals:
            since = tuple(at for at in open_rows if at > boundary)
            below = () if since else _below(book, row, are_totals)
            total = Total(row, since, _if_few(open_rows), _if_few(entries), below)
            total.readings = list(_readings(book, total, totals, heading))
            totals.append(total)
            done = total.best.rows if total.best is not None and total.supported else since
            taken.update(done)
            open_rows = [*(at for at in open_rows if at not in taken), row.at]
            boundary = row.at
        elif not row.part:
            entries.append(row.at)
            if row.at not in taken:
                open_rows.append(row.at)
    return totals


def _if_few(rows: Sequence[int]) -> tuple[int, ...]:
    return tuple(rows) if len(rows) <= _MAX_ROWS else ()


def sum_by_signs(book: Book, at: int, col: int, rows: Sequence[int]) -> Sum | None:
    """The figure in row `at` against those rows; None where there is nothing to add up, or a cell is no number.

    The signs of costs beside income, and of deductions, may be printed or understood: the nearest answer counts.
    """
    total = book.figures.get((at, col))
    parts = book.along((row, col) for row in rows)
    if total is None or not parts:
        return None
    words = [book.rows[row].words for (row, _), _ in parts]
    signs = [[1] * len(parts)]
    if mixes(book, rows):
        turned = [-1 if "income" in of else 1 for of in words]
        signs += [turned, [-sign for sign in turned], [-1] * len(parts)]
    if any("deduction" in of for of in words):
        signs += [[-sign if "deduction" in of else sign for sign, of in zip(x, words, strict=True)] for x in signs]
    return min((sum_of(total, parts, x) for x in signs), key=lambda found: abs(found.difference))


def mixes(book: Book, rows: Sequence[int]) -> bool:
    """Whether costs and income are both among these rows."""
    return all(any(word in book.rows[row].words for row in rows) for word in ("cost", "income"))


def _is_total(row: BookRow, has_both: bool) -> bool:
    """A row of sums; or of net figures, where the table has rows of costs and of income."""
    if row.part or row.blank:
        return False
    return "sum" in row.words or ("net" in row.words and has_both)


def _below(book: Book, total: BookRow, are_totals: set[int]) -> tuple[int, ...]:
    """The rows under a total down to the next total or heading, for a total that stands above its parts."""
    rows: list[int] = []
    for row in book.rows[total.at + 1 :]:
        if row.at in are_totals or (row.blank and rows):
            break
        if not row.part and not row.blank:
            rows.append(row.at)
    return tuple(rows)


def _readings(book: Book, total: Total, earlier: Sequence[Total], heading: int) -> Iterator[Reading]:
    """The natural readings; the others too where the natural ones leave a column unexplained."""
    seen: set[tuple[int, ...]] = {()}
    for groups in (_natural_groups(book, total, earlier, heading), _other_groups(book, total)):
        open_columns = {column.at for column in book.columns}
        for rows in groups:
            if rows not in seen:
                seen.add(rows)
                found = {column.at: sum_by_signs(book, total.row.at, column.at, rows) for column in book.columns}
                reading = Reading(rows, {col: x for col, x in found.items() if x is not None})
                open_columns = {col for col in open_columns if (x := found[col]) is not None and not x.fits}
                yield reading
        if not open_columns:
            return


def _natural_groups(book: Book, total: Total, earlier: Sequence[Total], heading: int) -> Iterator[tuple[int, ...]]:
    """The groups that headings and other totals mark; some come more than once."""
    at = total.row.at
    if "net" in total.row.words:
        yield _pair(book, range(at - 1, -1, -1))
    yield total.since
    yield total.above
    yield tuple(row for row in total.since if row > heading)
    yield _if_few([x.row.at for x in earlier[-_MAX_ROWS - 1 :]])
    yield total.entries
    if "net" in total.row.words:
        yield _pair(book, range(at + 1, len(book.rows)))
    yield total.below


def _other_groups(book: Book, total: Total) -> Iterator[tuple[int, ...]]:
    """The groups that only the figures can show."""
    for rows in (total.since, total.above, total.entries):
        if len(rows) > _MAX_FREE:
            continue
        for column in book.columns:
            yield _without_children(book, column.at, rows)
            yield _without_children(book, column.at, rows[::-1])[::-1]
        yield tuple(row for row in rows if book.rows[row].label[:1].isalnum())
    if "plain_sum" not in total.row.words and len(total.above) <= _MAX_OPEN:
        yield from (total.above[start:] for start in range(len(total.above) - 1))


def _pair(book: Book, order: Sequence[int]) -> tuple[int, ...]:
    """The nearest row of costs and the nearest of income, as far as the next net row."""
    found: dict[str, int] = {}
    for at in order:
        row = book.rows[at]
        if row.part or row.blank:
            continue
        if "net" in row.words:
            break
        for word in ("cost", "income"):
            if word in row.words:
                found.setdefault(word, at)
    return tuple(sorted(found.values())) if len(found) == 2 else ()


def _without_children(book: Book, col: int, rows: tuple[int, ...]) -> tuple[int, ...]:
    """The rows without those that follow a row which already sums them up, though no word says so."""
    kept: list[int] = []
    at = 0
    while at < len(rows):
        kept.append(rows[at])
        at = _after_children(book, col, rows, at)
    return tuple(kept)


def _after_children(book: Book, col: int, rows: tuple[int, ...], at: int) -> int:
    """The place after the two or more rows that add up to this one; the next place where none do."""
    parent = book.figures.get((rows[at], col))
    if parent is None or parent.value == 0:
        return at + 1
    rest, slack, counted = parent.value, parent.own_slack, 0
    for end in range(at + 1, min(at + 1 + _MAX_OPEN, len(rows))):
        child = book.figures.get((rows[end], col))
        if child is None:
            break
        rest, slack, counted = rest - child.value, slack + child.slack, counted + (child.value != 0)
        if counted >= 2 and abs(rest) <= slack:
            return end + 1
    return at + 1
