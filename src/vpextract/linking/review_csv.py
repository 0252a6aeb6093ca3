"""A list of links as a file: CSV as spreadsheet programs save it, whatever encoding, separator or columns they add.

Nothing in the file can become a formula, see `formulas`; the guard against it is no part of a cell's text.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

import regex

from vpextract.formulas import guarded, unguarded
from vpextract.linking.review import DECISION, LINKS, Entry, Form, Review

_ENCODINGS = ("utf-8-sig", "cp1252", "latin-1")
"""What is written; what spreadsheet programs of western Europe save; what loses no byte, whatever it was."""
_DELIMITERS = (",", ";", "\t")
_MOST_COLUMNS = 1000
"""Some spreadsheet programs save empty ones beside the table, but not so many."""
_LONGEST = 131_072
"""Letters of a cell at most, here and not only in the csv module, whose limit other libraries of a process lift."""
_LINE_END = regex.compile(r"\r\n|\r|\n")


class NoReviewError(ValueError):
    """The text is no list of links; the message says what is missing."""


def bytes_to_review(data: bytes, form: Form = LINKS) -> Review:
    """Read a list of that form. Raises NoReviewError where it cannot tell which rows are meant; then nothing is lost."""
    text = _decoded(data)
    if not text.strip():
        return Review(form.columns)
    problems = []
    for delimiter in sorted(_DELIMITERS, key=_LINE_END.split(text.lstrip(), 1)[0].count, reverse=True):
        try:
            return _rows_to_review(list(_numbered(text, delimiter)), delimiter, form)
        except NoReviewError as problem:
            problems.append(problem)
    raise problems[0]


def _decoded(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    *likely, last = _ENCODINGS
    for encoding in likely:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return data.decode(last)


def _numbered(text: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """The rows that are not empty, without the guard against formulas, each with its first line."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    before = 0
    try:
        for row in reader:
            if any(len(cell) > _LONGEST for cell in row):
                raise csv.Error(f"a cell is longer than {_LONGEST} letters")
            if any(cell.strip() for cell in row):
                yield before + 1, [unguarded(cell) for cell in row]
            before = reader.line_num
    except csv.Error as problem:  # reading on would take many rows for one cell
        raise NoReviewError(f"from line {before + 1} on the quotation marks do not pair up ({problem})") from None


def _rows_to_review(rows: Sequence[tuple[int, list[str]]], delimiter: str, form: Form) -> Review:
    """The head may stand anywhere: who sorts all rows sorts it as well."""
    line, head = max(rows, key=lambda row: len(set(form.columns).intersection(_known(row[1]))))
    missing = [name for name in (DECISION, *form.needed) if name not in _known(head)]
    if missing:
        raise NoReviewError(f"it has no column {', '.join(missing)}")
    width = max(len(cells) for _, cells in rows)
    if width > _MOST_COLUMNS:
        raise NoReviewError(f"it has {width} columns, which is more than {_MOST_COLUMNS}")
    names = _column_names(_filled(head, width), form)
    entries = tuple(Entry(dict(zip(names, _filled(cells, width), strict=True)), at) for at, cells in rows if at != line)
    named = len(head)
    used = [
        name
        for n, name in enumerate(names)
        if (n < named and head[n].strip()) or any(entry.cells[name].strip() for entry in entries)
    ]
    return Review(tuple(used), entries, delimiter)


def _known(cells: Iterable[str]) -> list[str]:
    return [cell.strip().casefold() for cell in cells]


def _filled(cells: Sequence[str], width: int) -> list[str]:
    return [*cells, *[""] * (width - len(cells))]


def _column_names(head: Sequence[str], form: Form) -> list[str]:
    """A name of its own for each column: people write beside the table, and copy columns."""
    names: list[str] = []
    for n, cell in enumerate(head, 1):
        spelt = cell.strip() or f"column {n}"
        name = spelt.casefold() if spelt.casefold() in form.columns else spelt
        again = 2
        while name in names:
            name, again = f"{spelt} ({again})", again + 1
        names.append(name)
    return names


def review_to_bytes(review: Review) -> bytes:
    """The file, with the mark by which spreadsheet programs know UTF-8."""
    return "".join(_rendered(review)).encode("utf-8-sig")


def with_lines(review: Review) -> Review:
    head, *rows = _rendered(review)
    line = 1 + _n_lines(head)
    placed = []
    for entry, text in zip(review.entries, rows, strict=True):
        placed.append(Entry(entry.cells, line))
        line += _n_lines(text)
    return replace(review, entries=tuple(placed))


def _rendered(review: Review) -> list[str]:
    """The head and each row as they stand in the file."""
    return [_line(review.columns, review.delimiter)] + [
        _line([entry.cells.get(name, "") for name in review.columns], review.delimiter) for entry in review.entries
    ]


def _line(cells: Sequence[str], delimiter: str) -> str:
    sink = io.StringIO(newline="")
    writer = csv.writer(sink, delimiter=delimiter, lineterminator="\r\n")  # so that cells with either are quoted
    writer.writerow([guarded(cell) for cell in cells])
    return sink.getvalue().removesuffix("\r\n") + "\n"


def _n_lines(text: str) -> int:
    return len(_LINE_END.findall(text))
