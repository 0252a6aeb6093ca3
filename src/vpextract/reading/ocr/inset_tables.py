"""Pictures on pages of text: whether what OCR read in one is a table, and the page with it among the page's own words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from vpextract.model import Box, Page, Unsure
from vpextract.numerals import is_bare_year
from vpextract.reading.ocr.raw import Piece, RawPage
from vpextract.reading.ocr.setting import pages_of

_FEWEST_WORDS = 5
_MOST_DOUBTED = 0.25
"""A table of which more words are doubted than this share is not read: nobody could tell its cells."""
_MOST_LOOSE = 0.25
"""Tables are letters and rulings; bars, curves and pictures are more of a diagram's ink than this share."""
_SAME_LINE = 0.6
"""Baselines that differ by less than this many letter sizes are one line."""
_FULL = 0.6
"""This share of the cells of a table's lines is filled at least, those left out that have one text alone."""
_FEW_ALONE = 0.5
"""More single texts than this share of the lines below the head, wrapped names and the like, are no table."""

_Lines = list[list[Piece]]
_Span = tuple[float, float]


def holds_table(found: RawPage) -> bool:
    """Whether texts stand in columns under heads, and little else is there."""
    if found.turned or found.turn or found.n_words < _FEWEST_WORDS or found.loose > _MOST_LOOSE:
        return False
    if len(found.doubted) > _MOST_DOUBTED * found.n_words:
        return False
    lines = _lines(found.pieces)
    first = next((n for n, line in enumerate(lines) if len(line) > 1), len(lines))
    lines = lines[first:]
    columns = _columns(lines)
    rows = [line for line in lines if len(line) > 1]
    if len(columns) < 2 or len(rows) < 2 or not _is_head(rows[0]):
        return False
    filled = sum(len({_column_of(piece, columns) for piece in row}) for row in rows)
    alone = sum(len(line) == 1 for line in lines)
    holds_figure = any(_starts_figure(piece.text) for row in rows[1:] for piece in row)
    ruled = _is_ruled(found, rows)
    return (
        filled >= _FULL * len(rows) * len(columns)
        and alone <= _FEW_ALONE * len(lines)
        and (ruled or (holds_figure and all(_stands_apart(row, columns) for row in rows)))
    )


def with_table(page: Page, box: Box, found: RawPage) -> tuple[Page, list[Unsure]]:
    """The page with the words and rulings of a picture on it in their places, and its figures that are unsure."""
    blank = Page(page.number, box.width, box.height, 0, ())
    read = pages_of({page.number: found}, {page.number: blank})[page.number]
    lines = [line._replace(box=_moved(line.box, box)) for line in read.lines]
    unsure = [
        Unsure(page.number, line.box, piece.text)
        for piece, line in zip(found.pieces, lines, strict=True)
        if not piece.figure
    ]
    rules = [_moved(rule, box) for rule in read.rules]
    return replace(page, lines=(*page.lines, *lines), rules=(*page.rules, *rules)), unsure


def _moved(inner: Box, box: Box) -> Box:
    return Box(inner.x0 + box.x0, inner.y0 + box.y0, inner.x1 + box.x0, inner.y1 + box.y0)


def _lines(pieces: Sequence[Piece]) -> _Lines:
    """The pieces by the lines that they stand on, from above, each from the left."""
    lines: _Lines = []
    for piece in sorted(pieces, key=lambda piece: piece.base):
        if lines and piece.base - lines[-1][0].base < _SAME_LINE * max(piece.em, lines[-1][0].em):
            lines[-1].append(piece)
        else:
            lines.append([piece])
    return [sorted(line, key=lambda piece: piece.x0) for line in lines]


def _columns(lines: _Lines) -> list[_Span]:
    """The columns: what the texts of lines with several of them cover, between the gaps that go through all of these."""
    spans: list[_Span] = []
    for x0, x1 in sorted((piece.x0, piece.x1) for line in lines if len(line) > 1 for piece in line):
        if spans and x0 < spans[-1][1]:
            spans[-1] = (spans[-1][0], max(x1, spans[-1][1]))
        else:
            spans.append((x0, x1))
    return spans


def _column_of(piece: Piece, columns: Sequence[_Span]) -> int:
    return next(n for n, (x0, x1) in enumerate(columns) if x0 <= piece.x0 <= x1)


def _stands_apart(row: Sequence[Piece], columns: Sequence[_Span]) -> bool:
    """Whether no two texts of a row share a column."""
    places = [_column_of(piece, columns) for piece in row]
    return all(before < after for before, after in pairwise(places))


def _is_head(row: Sequence[Piece]) -> bool:
    """Whether the texts of a row are words, or years, and may be the heads of columns."""
    return all(any(letter.isalpha() for letter in text) or is_bare_year(text) for text in (piece.text for piece in row))


def _starts_figure(text: str) -> bool:
    return text.lstrip("+-−– ")[:1].isdecimal()


def _is_ruled(found: RawPage, rows: _Lines) -> bool:
    """Whether level rulings run along rows, one below the head and one more at least."""
    x0, x1 = min(row[0].x0 for row in rows), max(row[-1].x1 for row in rows)
    level = [rule for rule in found.rules if rule[1] == rule[3] and rule[2] - rule[0] > 0.8 * (x1 - x0)]
    return any(rule[1] >= rows[0][0].base for rule in level) and len(level) > 1
