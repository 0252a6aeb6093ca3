"""Heads in the look of their rows, told by what stands in the columns of figures: words, or years."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from vpextract.knowledge import Knowledge
from vpextract.layout.pages.borderless.columns import Span, clusters, column_at
from vpextract.layout.sheet import Baseline, is_number, is_year, stand_over
from vpextract.marks import unmarked, unmarked_head
from vpextract.model import Line
from vpextract.numerals import YEARS
from vpextract.settings import SETTINGS

LOOKED_BACK = 60
"""So many baselines, and the head, tell what the rows of a table are like; on a usual page that is all of them."""
ROWS_ASKED = 5
"""So many rows tell whether a table goes on with figures."""


def rows_before(bases: Sequence[Baseline], first: int, at: int) -> Sequence[Baseline]:
    """The first baseline of a table, and the last of those between it and `at`."""
    return (bases[first], *bases[max(first + 1, at - LOOKED_BACK) : at])


def figure_columns(rows: Sequence[Sequence[Sequence[Line]]]) -> frozenset[int]:
    """The columns behind the first that hold figures, of rows of cells."""
    found: set[int] = set()
    for j in range(1, len(rows[0]) if rows else 0):
        cells = [row[j][0] for row in rows if row[j]]
        if cells and sum(is_number(line) for line in cells) >= SETTINGS.mostly * len(cells):
            found.add(j)
    return frozenset(found)


def is_no_row(
    bases: Sequence[Baseline],
    at: int,
    columns: Sequence[Span],
    figures: frozenset[int],
    known: bool,
    knowledge: Knowledge,
) -> bool:
    """Whether texts stand side by side at `at` that are no row of a table with these columns of figures: words in two of
    them, or in the only cell behind the first, and no figure in any.

    The rows of a known table may have words for all figures: there it takes that none has a figure, or a cell elsewhere.
    """
    base = bases[at]
    cells = [line for line in base.lines if column_at(line, columns) in figures]
    below = (line for row in bases[at + 1 : at + ROWS_ASKED] for line in row.lines[1:])
    if known and (len(cells) < len(base.lines) - 1 or any(is_number(line) for line in below)):
        return False
    enough = len(cells) > 1 or len(base.lines) == 2
    told = [line for line in cells if not is_year(line.text)]  # a year is a period as well, and so a value
    phrases = any(knowledge.is_value_phrase(_whole_cell(bases, at, line)) for line in told)
    return enough and not phrases and _are_words([line.text for line in cells], knowledge)


def begins_unmarked(bases: Sequence[Baseline], first: int, at: int, knowledge: Knowledge) -> bool:
    """Whether the head of another table starts at `at`, though it looks like the rows above: words over figures, and set
    apart by a wider gap, by places or texts that do not fit the columns, or by a run of years."""
    base = bases[at]
    below = bases[at + 1] if at + 1 < len(bases) else base
    if not any(map(is_number, below.lines[1:])) or not any(map(str.isalpha, base.lines[0].text)):
        return False
    if not _are_words([line.text for line in base.lines[1:]], knowledge):
        return False
    rows = [row for row in rows_before(bases, first, at)[1:] if any(map(is_number, row.lines[1:]))]
    if not rows:
        return False
    columns = clusters([line for row in (bases[first], *rows) for line in row.lines])
    if not is_no_row(bases, at, columns, figure_columns(_cells(rows, columns)), False, knowledge):
        return False
    gaps = [bases[i].top - bases[i - 1].bottom for i in range(max(first + 1, at - LOOKED_BACK), at)]
    far = base.top - bases[at - 1].bottom > max(gaps) + SETTINGS.note_gap * base.size
    figures = [line for row in rows for line in row.lines[1:]]
    elsewhere = not any(_share_edge(line, other) for line in base.lines[1:] for other in figures)
    years = len(base.lines) > 3 and _are_years([line.text for line in base.lines[1:]])
    return far or elsewhere or len(base.lines) > len(columns) or years


def _cells(rows: Sequence[Baseline], columns: Sequence[Span]) -> list[list[list[Line]]]:
    """The texts of rows by their columns."""
    found: list[list[list[Line]]] = []
    for row in rows:
        found.append([[] for _ in columns])
        for line in row.lines:
            found[-1][column_at(line, columns)].append(line)
    return found


def _share_edge(a: Line, b: Line) -> bool:
    """Whether two texts stand in one column: both begin, end, or have their middle at one place."""
    middle = a.box.x0 + a.box.x1 - b.box.x0 - b.box.x1
    return min(abs(a.box.x0 - b.box.x0), abs(a.box.x1 - b.box.x1), abs(middle / 2)) < 3


def _whole_cell(bases: Sequence[Baseline], at: int, line: Line) -> str:
    """A text with the lines close below it: a phrase such as "Fastställs senare" may wrap."""
    parts = [line]
    for base in bases[at + 1 : at + 4]:
        more = [x for x in base.lines if stand_over(x, line)]
        if len(more) != 1 or more[0].box.y0 - parts[-1].box.y1 > 0.6 * line.size or is_number(more[0]):
            break
        parts += more
    return " ".join(part.text for part in parts)


def _are_words(texts: Sequence[str], knowledge: Knowledge) -> bool:
    """Whether all texts are words or years, and none a figure or what stands for one ("saknas", "Ökar", "max 10").

    Years alone are a head's only where they follow each other.
    """
    if all(map(is_year, texts)):
        return _are_years(texts)
    return all(is_year(text) or _is_word(text, knowledge) for text in texts)


def _are_years(texts: Sequence[str]) -> bool:
    """Whether the texts are years that follow each other, upwards or downwards."""
    if len(texts) < 2 or not all(map(is_year, texts)):
        return False
    steps = {int(b) - int(a) for a, b in itertools.pairwise([unmarked_head(text) for text in texts])}
    return steps in ({1}, {-1})


def _is_word(text: str, knowledge: Knowledge) -> bool:
    rest = YEARS.sub("", unmarked(text))
    if any(c.isdecimal() for c in rest) or not any(c.isalpha() for c in rest):
        return False
    return not knowledge.is_value_phrase(text) and not knowledge.is_unit(text)
