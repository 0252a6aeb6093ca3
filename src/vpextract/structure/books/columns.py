"""Columns that other columns make up: sums, net figures and deviations, row by row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import permutations

from vpextract.knowledge.books import DIFFERENCES
from vpextract.numerals import years_in
from vpextract.structure.books.book import Book, BookColumn, Finding, Sum, printed, short, sum_of
from vpextract.structure.books.readings import totals_of

_SIGNS_SURE = 3
"""In so many rows a deviation must have one sign before a row with the other one is doubted."""
_NEAR = 8
"""A deviation is looked for among so many columns before it: pairs of more take time, and none was seen further off."""


@dataclass(frozen=True, slots=True)
class _Relation:
    """`parts` with their signs make `target`; those `needed` may not be empty.

    `clear`: the heads alone say so, no row need show it.
    """

    target: int
    code: str
    parts: tuple[int, ...]
    signs: tuple[int, ...]
    needed: tuple[int, ...] = ()
    clear: bool = False


def column_findings(books: Sequence[Book], year: int | None = None) -> list[Finding]:
    """Cells that are not what the columns beside them make in the other rows of all tables with the same heads.

    `year` is the document's: a deviation of another year is made of columns that may not be printed.
    """
    found: list[Finding] = []
    for group in alike(books):
        columns = _columns(group)
        for column in columns:
            relations = _relations(column, columns)
            found += _findings(group, [x for x in relations if not _is_of_another_year(group, x, year)])
    return found


def rows_shown(book: Book) -> Iterator[tuple[frozenset[tuple[int, int]], bool]]:
    """The cells of each difference, net or sum along a row that adds up, all rows of a column signed the same way.

    With it whether it is the deviation of the second column from the first, as their order says.
    """
    for column in book.columns:
        tallies = [_tally([book], relation) for relation in _relations(column, book.columns)]
        if not tallies:
            continue
        best = max(tallies, key=lambda tally: (tally.right, -len(tally.turned)))
        plain = best.relation.code == "deviation_mismatch" and best.way == 0
        for (_, row), ways in best.sums.items():
            found = ways[best.way]
            if found.fits and _telling(best.relation, ways):
                yield frozenset([(row, column.at), *(cell for cell, _ in found.parts)]), plain


def unshown_deviations(books: Sequence[Book]) -> set[tuple[str, int]]:
    """(table, column) of deviations that no row shows to be a difference of others: they may be in percent."""
    unshown: set[tuple[str, int]] = set()
    for group in alike(books):
        columns = _columns(group)
        for column in columns:
            lone = not any(x.at < column.at for x in columns)
            if column.words & DIFFERENCES and not lone and not _is_shown(group, list(_relations(column, columns))):
                unshown.update((book.table.table_id, column.at) for book in group)
    return unshown


def _is_shown(group: Sequence[Book], relations: Sequence[_Relation]) -> bool:
    return any(
        _telling(relation, found) and any(x.fits for x in found)
        for relation in relations
        for book in group
        for row in book.rows
        if (found := _sums(book, row.at, relation)) is not None
    )


def alike(books: Sequence[Book]) -> list[list[Book]]:
    """The tables, those with the same heads together."""
    groups: dict[tuple[str, ...], list[Book]] = {}
    for book in books:
        groups.setdefault(book.table.columns, []).append(book)
    return list(groups.values())


def _columns(group: Sequence[Book]) -> list[BookColumn]:
    """The columns of figures that any of these tables has; one may be empty in one of them."""
    return sorted({column.at: column for book in group for column in book.columns}.values(), key=lambda x: x.at)


# --- what a head says its column is made of ---------------------------------------------------------------------------


def _relations(column: BookColumn, columns: Sequence[BookColumn]) -> Iterator[_Relation]:
    before = [x for x in columns if x.at < column.at]
    if column.words & DIFFERENCES:
        yield from _differences(column, before)
    elif "sum" in column.words:
        summable = [x.at for x in before if "sum" not in x.words]
        runs = [summable[start:] for start in range(len(summable) - 1)]
        after = [x.at for x in columns if x.at > column.at]
        for parts in (*runs, *([] if before else [after])):
            if len(parts) > 1:
                yield _Relation(column.at, "sum_mismatch", tuple(parts), (1,) * len(parts))
    elif "net" in column.words:
        yield from _nets(column, columns)


def _differences(column: BookColumn, before: Sequence[BookColumn]) -> Iterator[_Relation]:
    """One column minus another; adjustments of a budget may come on top of it."""
    plain = [x.at for x in before if not x.words & {*DIFFERENCES, "adjustment"}][-_NEAR:]
    adjusted = [x.at for x in before if "adjustment" in x.words]
    sets = {(), tuple(adjusted), *((at,) for at in adjusted)}
    for added in sorted(sets, key=lambda x: (len(x), x)):
        for first, second in permutations(plain, 2):
            if added or first < second:
                signs = (1, *(1 for _ in added), -1)
                parts = (first, *added, second)
                yield _Relation(column.at, "deviation_mismatch", parts, signs, (first, second))


def _nets(column: BookColumn, columns: Sequence[BookColumn]) -> Iterator[_Relation]:
    """Costs and income beside the net, with the same words otherwise or as its neighbours."""
    costs = [x for x in columns if "cost" in x.words and "net" not in x.words]
    incomes = [x for x in columns if "income" in x.words and "net" not in x.words]
    for cost in costs:
        for income in incomes:
            together = max(x.at for x in (cost, income, column)) - min(x.at for x in (cost, income, column)) == 2
            alike = len({x.stem for x in (cost, income, column)}) == 1
            if together or alike:
                parts = (cost.at, income.at)
                yield _Relation(column.at, "net_mismatch", parts, (1, -1), (), together and alike)


def _is_of_another_year(group: Sequence[Book], relation: _Relation, year: int | None) -> bool:
    """Whether a deviation's head names another year than the document's, and neither its parts nor the tables name it too."""
    heads = group[0].table.columns
    named = _years(heads[relation.target])
    if relation.code != "deviation_mismatch" or year is None or not named or year in named:
        return False
    others = [heads[0], *(heads[at] for at in relation.needed), *(book.table.title or "" for book in group)]
    return not any(named & _years(text) for text in others)


def _years(text: str) -> set[int]:
    return set(years_in(text))


# --- what the rows say ------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Tally:
    """A relation held against every row: `sums` by (book, row) and then by way of signing the parts."""

    relation: _Relation
    sums: dict[tuple[int, int], tuple[Sum, ...]]
    way: int
    """The way of signing the parts that most rows show."""
    right: int
    wrong: int
    """How many rows do not show it. Where the heads say it, a sum that carries a slip on is not one more."""
    misfits: frozenset[tuple[int, int]]
    turned: frozenset[tuple[int, int]]
    """Rows that show it with the signs the other way round only, where all others have them this way."""

    @property
    def sound(self) -> bool:
        """Whether it may be held against a row: more rows show it than not, or the heads leave no other."""
        return self.right > max(1, self.wrong) or (self.relation.clear and self.wrong <= max(1, self.right))


def _findings(group: Sequence[Book], relations: Sequence[_Relation]) -> Iterator[Finding]:
    """The rows that no sound relation explains, by the best one; and weak ones where another sound one explains them."""
    sound = [tally for relation in relations if (tally := _tally(group, relation)).sound]
    best = max(sound, key=lambda tally: tally.right, default=None)
    for tally in sound:
        for key in sorted(tally.misfits):
            book, found = group[key[0]], tally.sums[key][tally.way]
            mean = tally.relation.code == "sum_mismatch" and found.inside and not book.money
            weak = any(key in other.sums and key not in other.misfits for other in sound)
            if not mean and (weak or tally is best):
                yield _finding(book, key[1], tally, found, weak=weak)
    if best is not None:
        for at, row in sorted(best.turned):
            if not _adds_up(group[at], row, best.relation.target):
                yield _finding(group[at], row, best, best.sums[at, row][best.way])._replace(severity="info")


def _tally(group: Sequence[Book], relation: _Relation) -> _Tally:
    """Which rows show the relation. A deviation may be turned in any row: more income is good, more costs are not."""
    sums = {
        (at, row.at): found
        for at, book in enumerate(group)
        for row in book.rows
        if (found := _sums(book, row.at, relation)) is not None
    }
    telling = {key for key, of in sums.items() if _telling(relation, of)}
    way = max(range(len(_ways(relation))), key=lambda way: sum(sums[key][way].fits for key in telling))
    either = relation.code == "deviation_mismatch"
    fitting = {key for key, of in sums.items() if of[way].fits or (either and any(found.fits for found in of))}
    misfits = frozenset(sums.keys() - fitting)
    own = set(misfits)
    if relation.clear:  # where the rows must show what the heads do not say, each counts
        own = {key for key in misfits if not _is_carried(group, key, misfits, {k: of[way] for k, of in sums.items()})}
    turned = frozenset(key for key in telling - misfits if not sums[key][way].fits)
    settled = len(telling - misfits - turned) >= _SIGNS_SURE and len(turned) == 1
    doubted = frozenset(key for key in turned if settled and _has_own_sign(group[key[0]], key[1]))
    return _Tally(relation, sums, way, len(telling - misfits), len(own), misfits, doubted)


def _is_carried(
    group: Sequence[Book], key: tuple[int, int], misfits: frozenset[tuple[int, int]], sums: dict[tuple[int, int], Sum]
) -> bool:
    """Whether a row of sums is off by just what the rows above it are off together."""
    at, row = key
    rows = group[at].rows
    above = [x for x in misfits if x[0] == at and x[1] < row and "sum" not in rows[x[1]].words and not rows[x[1]].part]
    carried = sum(sums[x].difference for x in above)
    return "sum" in rows[row].words and bool(above) and abs(sums[key].difference - carried) <= sums[key].slack


def _has_own_sign(book: Book, row: int) -> bool:
    """Whether a row's deviation is counted like that of the others: more income is good, and sums may mix both."""
    return not book.rows[row].words & {"income", "deduction", "net", "sum"}


def _adds_up(book: Book, row: int, col: int) -> bool:
    """Whether a total shows that the row's figure has the sign that it should have."""
    return any(
        row in reading.rows and (found := reading.sums.get(col)) is not None and found.fits and found.telling
        for total in totals_of(book)
        for reading in total.readings
    )


def _telling(relation: _Relation, sums: Sequence[Sum]) -> bool:
    """Whether that a row fits says anything: a deviation of nought between equal columns does not."""
    if relation.code != "deviation_mismatch":
        return sums[0].telling
    added = (figure for (_, col), figure in sums[0].parts if col not in relation.needed)
    return sums[0].total.value != 0 or any(figure.value != 0 for figure in added)


def _sums(book: Book, row: int, relation: _Relation) -> tuple[Sum, ...] | None:
    """The row's figure against its parts, once for each way of signing them; None where there is nothing to hold."""
    total = book.figures.get((row, relation.target))
    if total is None or any((row, col) not in book.figures for col in relation.needed):
        return None
    parts = book.along([(row, col) for col in relation.parts])
    if not parts:
        return None
    ways = [dict(zip(relation.parts, signs, strict=True)) for signs in _ways(relation)]
    return tuple(sum_of(total, parts, [way[col] for (_, col), _ in parts]) for way in ways)


def _ways(relation: _Relation) -> list[tuple[int, ...]]:
    """The signs that the parts may have: a deviation may be counted from either side, income be printed negative."""
    turned = tuple(-sign for sign in relation.signs)
    plain = (1,) * len(relation.signs)
    match relation.code:
        case "deviation_mismatch":
            return [relation.signs, turned]
        case "net_mismatch":
            return [relation.signs, turned, plain, tuple(-sign for sign in plain)]
    return [relation.signs]


def _finding(book: Book, row: int, tally: _Tally, found: Sum, *, weak: bool = False) -> Finding:
    relation = tally.relation
    signs = dict(zip(relation.parts, _ways(relation)[tally.way], strict=True))
    terms = sorted(((signs[col], book.table.columns[col], x) for (_, col), x in found.parts), key=lambda term: -term[0])
    made = "".join(
        f" {'−' if sign < 0 else '+'} {short(head)} {f'({x.raw})' if x.value < 0 else x.raw}" for sign, head, x in terms
    ).removeprefix(" + ")
    message = (
        f"{short(book.rows[row].label)} is {found.total.raw}, but {made} "
        f"make {printed(found.computed)} (difference {printed(found.difference)})"
    )
    return Finding(book, row, relation.target, relation.code, message, relation.parts, weak)
