"""Markdown cells that hold several: rows and columns that a converter put into one cell, with line ends between.

1. A row whose cells have as many lines each, figures below each other, is as many rows.
2. A head whose cells end in a figure each holds its first row.
3. A first cell of a head that ends in several years ("Indikator Utfall Utfall 2030 2031") holds these columns, and the
   first cells below it their figures. Where a row has fewer figures than columns, it is not told which are missing.
"""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import replace

import regex

from vpextract.knowledge import Knowledge
from vpextract.layout.text.markup import has_line_end, lines_of_cell
from vpextract.layout.text.tab_headers import CellLine
from vpextract.layout.words import join_parts
from vpextract.numerals import BETWEEN, MINUS, SIGN, is_bare_year, is_figure, is_time

_FEWEST = 2
"""Lines or years that a cell has at least before it holds several."""
_FIGURE = rf"(?:{SIGN}?\d[\d.,]*\s?%?|[{MINUS}])"
_FIGURES = regex.compile(rf"(?:(?<=\s)|^){_FIGURE}(?:\s+{_FIGURE})+$")
_ONE_FIGURE = regex.compile(_FIGURE)

Parts = list[list[str]]


def unfolded(lines: Sequence[CellLine], knowledge: Knowledge, known: Container[str]) -> list[CellLine]:
    """The rows with what their cells hold told apart; most tables have no such cells."""
    if not any(has_line_end(line.line.raw) for line in lines):
        return list(lines)
    made: list[CellLine] = []
    columns: list[str] = []
    for line in lines:
        parts = [] if line.loose else [lines_of_cell(cell) for cell in line.line.raw.split("\t")]
        heads = columns_in(parts[0], knowledge) if parts else []
        if heads:
            columns = heads
            made.append(replace(line, cells=(*heads, *[join_parts(lines, known) for lines in parts[1:]])))
        elif columns and parts:
            made.append(
                replace(
                    line,
                    cells=(
                        *_cells_in(parts[0], len(columns) - 1, known),
                        *[join_parts(lines, known) for lines in parts[1:]],
                    ),
                )
            )
        else:
            rows = rows_in(parts, known)
            told = [replace(line, cells=row, gap=line.gap and not at) for at, row in enumerate(rows)]
            made += told or [line]
    return made


def rows_in(parts: Parts, known: Container[str] = ()) -> list[tuple[str, ...]]:
    """The rows that a row holds; empty where it is only one."""
    filled = [lines for lines in parts[1:] if lines]
    n = len(parts[0]) if parts else 0
    if n < _FEWEST or not filled or any(len(lines) != n for lines in filled):
        return []
    whole = [lines or [""] * n for lines in parts]
    if all(name[:1].isupper() for name in parts[0]) and all(map(is_figure, (x for lines in filled for x in lines))):
        return [tuple(lines[at] for lines in whole) for at in range(n)]
    heads = not any(is_figure(lines[0]) and not is_time(lines[0]) for lines in filled)
    last = all(is_figure(lines[-1]) and not is_time(lines[-1]) for lines in filled)
    if heads and last and parts[0][-1][:1].isupper():
        return [tuple(join_parts(lines[:-1], known) for lines in whole), tuple(lines[-1] for lines in whole)]
    return []


def columns_in(lines: Sequence[str], knowledge: Knowledge) -> list[str]:
    """The heads of the columns that the first cell of a head holds; empty where it is one of its own."""
    words = " ".join(lines).split()
    n = len(words)
    while n and is_bare_year(words[n - 1]):
        n -= 1
    years = words[n:]
    if len(years) < _FEWEST:
        return []
    k = len(years)
    named = [f"{what} {year}" for what, year in zip(words[n - k : n], years, strict=False)]
    if n > k and all(knowledge.column(head) for head in named):
        return [" ".join(words[: n - k]), *named]
    key = " ".join(words[:n])
    match = knowledge.column(key)
    return [key, *years] if match is not None and match.key else []


def _cells_in(lines: Sequence[str], n: int, known: Container[str]) -> list[str]:
    """A name and the n figures that stand beside a line of it."""
    for at, line in enumerate(lines):
        found = _FIGURES.search(line)
        if found is None:
            continue
        name = join_parts([*lines[:at], line[: found.start()].strip(), *lines[at + 1 :]], known)
        figures = [figure.strip() for figure in _ONE_FIGURE.findall(found[0])]
        return [name, *figures] if len(figures) == n else [name, BETWEEN.join(figures), *[""] * (n - 1)]
    return [join_parts(lines, known), *[""] * n]
