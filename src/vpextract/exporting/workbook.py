"""The datasets as an Excel workbook in Swedish: a sheet each, an overview, and what each column means.

Numbers, dates, percents and truth values are real ones; every text is written as a text, whatever it looks like, and one that
a spreadsheet could take for a formula when somebody edits the cell is marked as a text, too.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa

from vpextract.errors import MissingPackageError
from vpextract.exporting.cells import BETWEEN, clean, exact
from vpextract.exporting.chosen import Chosen
from vpextract.exporting.files import replacing
from vpextract.exporting.overview import write_columns, write_overview
from vpextract.exporting.percents import Percents
from vpextract.formulas import may_be_formula
from vpextract.languages import catalogue
from vpextract.store.columns import Column

MOST_ROWS = 1_048_576
"""Of a sheet, with its head."""
MOST_LETTERS = 32_767
"""Of a cell."""
MOST_LINKS = 65_530
"""Of a sheet."""
_FIRST_DAY = date(1900, 3, 1)
"""Excel knows no day before 1900, and takes 1900 for a leap year."""
_WIDTHS = {
    "text": 60,
    "description": 60,
    "analysis": 60,
    "comment": 60,
    "expected_result": 60,
    "name": 50,
    "message": 60,
    "year": 8,
    "page": 8,
}
_WIDTH = 18
_HIDDEN = ("bbox", "line", "etags", "recipe", "patterns", "copies", "sha256")
_SHOWN = ("board_id",)
_SENTENCES = (("issues", "message"), ("documents", "edition_reason"))
"""Sentences of the program's own; all other texts are the documents'."""
_HEAD_HEIGHT = 45
"""Points: three lines."""

Link = Callable[[str, int | None], str | None]
"""document_id, page → the address of the page, if the document is there."""


@dataclass
class Sheet:
    """What became of a dataset: the names of its sheets, and what did not fit."""

    names: list[str] = field(default_factory=list)
    rows: int = 0
    shortened: int = 0
    unlinked: int = 0


def write_workbook(datasets: Sequence[Chosen], file: Path, link: Link, about: Mapping[str, str]) -> Mapping[str, Sheet]:
    """Write it, and tell what did not fit, which the overview tells too. `about` is what the overview says of the output.

    Needs the extra `excel`. One row after the other is written, so memory does not grow with the output.
    """
    try:
        import xlsxwriter
    except ImportError:
        raise MissingPackageError("XlsxWriter is not installed. Install it: pip install 'vpextract[excel]'") from None
    options = {
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_numbers": False,
        "strings_to_urls": False,
    }
    with replacing(file) as draft:
        book = xlsxwriter.Workbook(str(draft), options)
        formats = _Formats(book)
        overview = book.add_worksheet(catalogue("sv").reported("overview"))
        sheets: dict[str, Sheet] = {}
        for one in datasets:
            sheets[one.name] = _Writer(book, formats, one, link).write()
        write_columns(book.add_worksheet(catalogue("sv").reported("columns")), datasets, formats)
        write_overview(overview, datasets, sheets, about, formats)
        book.close()
    return sheets


class _Formats:
    """How cells look."""

    def __init__(self, book: Any) -> None:
        self.head = book.add_format(
            {"bold": True, "text_wrap": True, "valign": "top", "bottom": 1, "bg_color": "#E8EEF4"}
        )
        self.title = book.add_format({"bold": True, "font_size": 16})
        self.bold = book.add_format({"bold": True})
        self.text = book.add_format({"valign": "top", "indent": 1})
        self.quoted = book.add_format({"valign": "top", "indent": 1, "quote_prefix": True})
        self.truth = book.add_format({"num_format": '"SANT";"SANT";"FALSKT"', "valign": "top", "align": "left"})
        self.wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        self.number = book.add_format({"valign": "top"})
        self.date = book.add_format({"num_format": "yyyy-mm-dd", "valign": "top"})
        self.percent = book.add_format({"num_format": "0.0##%", "valign": "top"})
        self.points = book.add_format({"num_format": '0.0##" %-enh."', "valign": "top"})
        self.link = book.add_format({"font_color": "#0563C1", "underline": 1, "valign": "top"})


class _Writer:
    """Writes one dataset, on as many sheets as its rows need."""

    def __init__(self, book: Any, formats: _Formats, one: Chosen, link: Link) -> None:
        self._book, self._formats, self._one, self._link = book, formats, one, link
        self._told = Sheet()
        self._percents = Percents(one)
        self._page = _page_column(one)
        self._swedish = catalogue("sv")
        self._links = 0
        self._sheet: Any = None
        self._row = 0

    def write(self) -> Sheet:
        self._begin()
        for table in self._one.tables():
            for row in _rows(table):
                if self._row == MOST_ROWS:
                    self._end()
                    self._begin()
                self._write_row(row)
        self._end()
        return self._told

    def _begin(self) -> None:
        label, n = self._one.dataset.label_sv, len(self._told.names) + 1
        name = label if n == 1 else f"{label} ({n})"
        self._told.names.append(name)
        self._sheet = self._book.add_worksheet(name)
        self._sheet.freeze_panes(1, 0)
        self._sheet.set_row(0, _HEAD_HEIGHT)
        self._sheet.set_landscape()
        self._sheet.fit_to_pages(1, 0)
        self._sheet.repeat_rows(0)
        for at, column in enumerate(self._one.columns):
            hidden = {"hidden": 1, "level": 1} if _is_for_programs(column.name) else {}
            self._sheet.set_column(at, at, _WIDTHS.get(column.name, _WIDTH), None, hidden)
        for at, column in enumerate(self._one.columns):
            self._sheet.write_string(0, at, column.label_sv, self._formats.head)
        self._row, self._links = 1, 0

    def _end(self) -> None:
        self._sheet.autofilter(0, 0, max(self._row - 1, 1), len(self._one.columns) - 1)
        self._told.rows += self._row - 1

    def _write_row(self, row: Sequence[Any]) -> None:
        unit = self._percents.unit_of(row)
        for at, (column, value) in enumerate(zip(self._one.columns, row, strict=True)):
            if value is not None:
                self._write_cell(at, column, value, row, self._percents.kind_of(at, unit))
        self._row += 1

    def _write_cell(self, at: int, column: Column, value: Any, row: Sequence[Any], kind: str | None) -> None:
        sheet, formats = self._sheet, self._formats
        if isinstance(value, bool):
            sheet.write_boolean(self._row, at, value, formats.truth)
        elif isinstance(value, int | float) and abs(value) < 1e300:
            if at == self._page and self._write_link(at, row, str(value)):
                return
            scaled = round(value / 100, 15) if kind == "percent" else value
            told = float(exact(value, True)) if column.type == pa.float32() else scaled
            sheet.write_number(self._row, at, told, getattr(formats, kind or "number"))
        elif isinstance(value, date) and value >= _FIRST_DAY:
            sheet.write_datetime(self._row, at, value, formats.date)
        else:
            text = _as_text(value)
            text = self._fitting(self._swedish.message(text) if (self._one.name, column.name) in _SENTENCES else text)
            if not (at == self._page and self._write_link(at, row, text)):
                sheet.write_string(self._row, at, text, formats.quoted if may_be_formula(text) else formats.text)

    def _write_link(self, at: int, row: Sequence[Any], told: str) -> bool:
        """A page number that leads there, or a document's name; it stays a number only without a link."""
        columns = [column.name for column in self._one.columns]
        document = row[columns.index("document_id")] if "document_id" in columns else None
        page = row[at] if columns[at] == "page" else None
        address = self._link(document, page) if document is not None else None
        if address is None:
            return False
        if self._links == MOST_LINKS:
            self._told.unlinked += 1
            return False
        self._links += 1
        if os.name != "nt":  # XlsxWriter makes a path of Windows of what begins with "file:"
            address = address.replace("file:", "FILE:", 1)
        if page is not None:
            self._sheet.write_url(self._row, at, address, self._formats.link)
            self._sheet.write_number(self._row, at, page, self._formats.link)
        else:
            self._sheet.write_url(self._row, at, address, self._formats.link, string=told[:255])
        return True

    def _fitting(self, text: str) -> str:
        if len(text.encode("utf-16-le")) // 2 <= MOST_LETTERS:  # Excel counts halves of pairs
            return text
        self._told.shortened += 1
        return text.encode("utf-16-le")[: 2 * (MOST_LETTERS - 1)].decode("utf-16-le", "ignore") + "…"


def _is_for_programs(column: str) -> bool:
    """Such columns are there, but folded away."""
    return column in _HIDDEN or (column.endswith("_id") and column not in _SHOWN)


def _page_column(one: Chosen) -> int | None:
    names = [column.name for column in one.columns]
    wanted = "source" if one.name == "documents" else "page"
    return names.index(wanted) if wanted in names and "document_id" in names else None


def _rows(table: pa.Table) -> Iterator[tuple[Any, ...]]:
    for batch in table.to_batches(max_chunksize=5_000):
        yield from zip(*(column.to_pylist() for column in batch.columns), strict=True)


def _as_text(value: Any) -> str:
    if isinstance(value, list):
        return BETWEEN.join(_as_text(item) for item in value if item is not None)
    if isinstance(value, float):
        return exact(value, single=True)
    return value.isoformat() if isinstance(value, date) else clean(str(value))
