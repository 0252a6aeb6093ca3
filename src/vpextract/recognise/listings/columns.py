"""The columns of a listing: what each holds, and for which time. Of several of one measure the time decides, not the place.

An outcome without a year is the document's own; of several of one year the latest counts. The outcome of the latest
earlier year is `outcome_previous`. All others are values of their own year, with no column of their own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

import regex

from vpextract.knowledge import ANY_TABLE, NO_MEASURES, ColumnMatch, Knowledge
from vpextract.knowledge.head_times import as_of
from vpextract.matching import collapsed
from vpextract.model import Identity, Table
from vpextract.numerals import has_digit
from vpextract.terms import MEASURES, YEAR_REPORT

_FAMILY = {"outcome_of_year": "outcome", "outcome_previous": "outcome"}
_TELLING = frozenset(("target", "target_kf", "outcome_men", "outcome_women", "period"))
"""Columns that only tables of indicators have; outcomes and forecasts are in tables of the economy, too."""
_FEW = 0.7
"""The share of cells in a column of texts, of dates or of values that are such."""
_SHORTEST = 12
"""Letters that the texts of a listing have in the middle: names of rows in other tables are shorter."""
_LETTERS = regex.compile(r"\p{L}{2}")


class Column(NamedTuple):
    """A column of a listing. `role` is None where it has no meaning or that of another column.

    `measure`, `year` and `as_of` are what its cells are values of, where they are values; `further`: they have no column
    of their own in the record. `sexes`: a cell holds a figure for each of them.
    """

    role: str | None
    year: int | None = None
    as_of: str | None = None
    further: bool = False
    sexes: tuple[str, ...] = ()

    @property
    def slot(self) -> str | None:
        """Where a record keeps its cell: by its role; what has no column of its own by its time, too."""
        if self.role is None or not self.further:
            return self.role
        return f"{self.role} {self.as_of or ''} {self.year}"

    def of_sex(self, sex: str) -> Column:
        """The column of one sex where a cell holds the figures of both."""
        further = self.further or self.role == "outcome_previous"
        return Column(f"outcome_{sex}", self.year, self.as_of, further)


NO_COLUMN = Column(None)


def matches_of(table: Table, knowledge: Knowledge) -> tuple[str | None, list[ColumnMatch | None]]:
    """What a table lists (`indicators`, `activities`, None for neither), and what its columns mean in such a table."""
    matches = knowledge.columns(table.columns)
    about = _about(matches)
    if about is None and (sure := _sure_by_figures(table, knowledge)):
        about, matches = "indicators", [*sure]
    if about is None:
        about = _about_by_contents(table, matches, knowledge)
        if about is None:
            return None, matches
        role = "name" if about == "indicators" else "text"
        beside = [m or knowledge.column_beside(label) for m, label in zip(matches, table.columns, strict=True)]
        matches = [ColumnMatch(about, role, None, True, False), *beside[1:]]
    return about, [_in_table(match, about) for match in matches]


def _about(matches: Sequence[ColumnMatch | None]) -> str | None:
    """A key column and one more known column of the same table make it one."""
    for about in ("indicators", "activities"):
        known = [m for m in matches if m is not None and (m.table == about or m.role in ANY_TABLE)]
        keys = [m for m in known if m.key]
        others = [m for m in known if not m.key and m.role not in NO_MEASURES]
        ends = any(m.role in ("start_date", "end_date") for m in others)
        sure = ends or len(others) > 1 or not all(m.weak for m in (*keys, *others))
        if keys and (others or len(keys) > 1) and sure:
            return about
    return None


def _in_table(match: ColumnMatch | None, about: str) -> ColumnMatch | None:
    if match is None or match.table == about:
        return match
    return match._replace(table=about) if match.role in ANY_TABLE else None


def _about_by_contents(table: Table, matches: Sequence[ColumnMatch | None], knowledge: Knowledge) -> str | None:
    """What a table lists whose first column is called by a word that nobody knows: what the columns hold tells it.

    Texts beside two columns of dates are activities, and beside one under a word for activities. Texts beside targets, or
    beside outcomes in percent or in words ("Öka"), are indicators, where nothing else in the head is of the books.
    """
    if len(table.columns) < 2 or not table.headed or not _are_texts(table) or _is_of_books(table, knowledge):
        return None
    first = matches[0]
    if first is not None and not (first.key or first.role in NO_MEASURES):
        return None
    dates = {
        column
        for column in range(1, len(table.columns))
        if _share(table, column, knowledge.times.is_date) >= _FEW or _heads_times(table, column, knowledge)
    }
    key = knowledge.column_beside(table.columns[0])
    if len(dates) > 1 or (dates and key is not None and key.key and key.table == "activities"):
        return "activities"
    values = [column for column, m in enumerate(matches) if column and m is not None and _family(m) in MEASURES]
    telling = [m for m in matches[1:] if m is not None and m.role in _TELLING and not m.weak]
    mixed = any(_share(table, column, lambda text: _is_telling(text, knowledge)) > 0 for column in values)
    return "indicators" if values and telling and (mixed or len(telling) > 1) else None


def _sure_by_figures(table: Table, knowledge: Knowledge) -> Sequence[ColumnMatch | None]:
    """What labels mean that other tables have as well, "Mått" beside "Mål", where figures stand under the target; else no
    matches."""
    first, *others = [knowledge.column_beside(label) if label else None for label in table.columns] or [None]
    targets = [at for at, match in enumerate(others, 1) if match is not None and match.role == "target"]
    named = first is not None and first.role == "name" and table.headed and _are_texts(table)
    figures = any(_share(table, at, has_digit) >= _FEW for at in targets)
    return (first, *others) if named and figures and not _is_of_books(table, knowledge) else ()


def _heads_times(table: Table, column: int, knowledge: Knowledge) -> bool:
    """Whether a column is headed as one of dates: by a word that other tables have as well ("Påbörjad") only where times
    stand below it, days or not."""
    match = knowledge.column_beside(table.columns[column])
    if match is None or match.role not in ("start_date", "end_date"):
        return False
    times = knowledge.times
    return not match.weak or _share(table, column, lambda text: times.is_date(text) or times.understood(text)) >= _FEW


def _are_texts(table: Table) -> bool:
    """Whether the first column holds texts as long as names of indicators and activities are."""
    texts = [collapsed(row.cells[0]) for row in table.rows if row.cells[0] and not row.spanning]
    if not texts or sum(_LETTERS.search(text) is not None for text in texts) < len(texts):
        return False
    return sorted(map(len, texts))[len(texts) // 2] >= _SHORTEST


def _is_of_books(table: Table, knowledge: Knowledge) -> bool:
    labels = [*table.columns, table.title]
    return any(knowledge.money_unit(label) or knowledge.books.words(label) & _OF_BOOKS for label in labels if label)


_OF_BOOKS = frozenset(("net", "cost", "income", "deduction", "adjustment", "change", "budget"))
"""Words of the books that are never said of indicators."""


def _is_telling(text: str, knowledge: Knowledge) -> bool:
    """Whether a cell holds what indicators have and books have not: a percentage, or a word in place of a figure."""
    return knowledge.units.has_percent(text) or (
        not has_digit(text) and knowledge.value_word(text) not in (None, "none")
    )


def _share(table: Table, column: int, is_such: Callable[[str], bool]) -> float:
    cells = [collapsed(row.cells[column]) for row in table.rows if row.cells[column] and not row.spanning]
    return sum(map(is_such, cells)) / len(cells) if cells else 0.0


# --- one role for each column -----------------------------------------------------------------------------------------


def columns_of(matches: Sequence[ColumnMatch | None], identity: Identity) -> list[Column]:
    """What each column of a listing holds, each role once; the document's `identity` tells which time is its own."""
    out = [NO_COLUMN] * len(matches)
    families: dict[str, list[int]] = {}
    for at, match in enumerate(matches):
        if match is None or match.role in NO_MEASURES:
            continue
        if match.key and any(column.role == match.role for column in out):
            continue
        if (family := _family(match)) in MEASURES:
            families.setdefault(family, []).append(at)
        elif all(column.role != match.role for column in out):
            out[at] = Column(match.role)
    for family, places in families.items():
        for at, column in _timed(
            family, [(at, match) for at in places if (match := matches[at]) is not None], identity
        ):
            out[at] = column
    return out


def _family(match: ColumnMatch) -> str:
    return _FAMILY.get(match.role, match.role)


def _timed(family: str, found: Sequence[tuple[int, ColumnMatch]], identity: Identity) -> Iterable[tuple[int, Column]]:
    """The columns of one measure by their times."""
    year = identity.year
    times = {at: _time_of(match, identity) for at, match in found}
    twice = Counter(times.values())
    seen: set[tuple[int | None, str | None]] = set()
    kept = []
    for at, match in found:
        if twice[times[at]] > 1 and times[at] in seen:
            continue  # a second column of one time: which of them is meant cannot be told
        seen.add(times[at])
        kept.append((at, match))
    named = [at for at, match in kept if match.year is not None or _is_previous(match, identity)]
    plain = [at for at, _ in kept if at not in named]
    own = [at for at in named if year is not None and times[at][0] == year]
    current = max(plain or own, key=lambda at: _order(times[at]), default=None)
    if current is None and family not in ("outcome", "outcome_men", "outcome_women") and len(kept) == 1:
        current = kept[0][0]
    earlier = [
        at for at, match in kept if at != current and (_is_before(times[at], year) or _is_previous(match, identity))
    ]
    previous = max(earlier, key=lambda at: _order(times[at]), default=None) if family == "outcome" else None
    if previous is None and family == "outcome" and year is None:
        previous = max((at for at in named if at != current), key=lambda at: _order(times[at]), default=None)
    for at, match in kept:
        time, as_of = times[at]
        if at == current:
            yield at, Column(family, time, as_of, sexes=match.sexes)
        elif at == previous:
            yield at, Column("outcome_previous", time, as_of, sexes=match.sexes)
        elif time is not None and (year is None or time <= year or family != "outcome"):
            yield at, Column(family, time, as_of, further=True, sexes=match.sexes)


def _is_previous(match: ColumnMatch, identity: Identity) -> bool:
    """Whether a head says that it is for the year before: "föregående år", or "VB" in all but an annual report."""
    return match.previous or (match.as_of == "VB" and match.year is None and identity.kind not in (None, YEAR_REPORT))


def _time_of(match: ColumnMatch, identity: Identity) -> tuple[int | None, str | None]:
    time = match.year
    if time is None and identity.year is not None:
        time = identity.year - 1 if _is_previous(match, identity) else identity.year
    return time, as_of(match.as_of, time)


def _is_before(time: tuple[int | None, str | None], year: int | None) -> bool:
    return time[0] is not None and year is not None and time[0] < year


def _order(time: tuple[int | None, str | None]) -> tuple[int, int, str]:
    """Sorts times; the whole year, named or not, comes last in its year."""
    year, as_of = time
    return year or 0, as_of is None or as_of == "VB", _IN_YEAR.get(as_of or "", (as_of or "")[5:])


_IN_YEAR = {"T1": "04", "T2": "08", "T3": "12", "Q1": "03", "Q2": "06", "Q3": "09", "Q4": "12"}
