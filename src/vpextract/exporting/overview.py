"""The first and the last sheet of a workbook, in Swedish: what is in it, and what each column means."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from vpextract.exporting.chosen import Chosen
from vpextract.languages import catalogue

_text = catalogue("sv").reported


class _Told(Protocol):
    names: list[str]
    rows: int
    shortened: int
    unlinked: int


def about(path: str, version: str, documents: int, preferred: int) -> dict[str, str]:
    """What the overview says of an output: where it is, how many documents it holds, what made it."""
    some = _text("preferred", documents=documents, preferred=preferred)
    count = str(documents) if documents == preferred else some
    return {_text("from"): path, _text("documents"): count, _text("made_with"): f"vpextract {version}"}


def write_overview(
    sheet: Any, datasets: Sequence[Chosen], sheets: Mapping[str, _Told], about: Mapping[str, str], formats: Any
) -> None:
    """What the output is, a line for each sheet with a link to it, and what did not fit."""
    sheet.set_column(0, 0, 28)
    sheet.set_column(1, 1, 24)
    sheet.set_column(2, 2, 12)
    sheet.set_column(3, 3, 90)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.write_string(0, 0, _text("workbook_title"), formats.title)
    row = 1
    for name, value in about.items():
        sheet.write_string(row, 0, name)
        sheet.write_string(row, 1, value)
        row += 1
    row += 1
    for at, name in enumerate(map(_text, ("sheet", "dataset", "rows", "contents"))):
        sheet.write_string(row, at, name, formats.head)
    notes: list[str] = []
    swedish = catalogue("sv")
    for one in datasets:
        told = sheets[one.name]
        row += 1
        sheet.write_url(row, 0, _inside(told.names[0]), formats.link, string=told.names[0])
        sheet.write_string(row, 1, one.name)
        sheet.write_number(row, 2, told.rows)
        sheet.write_string(row, 3, swedish.description(one.dataset.description), formats.wrapped)
        notes += _notes(told)
    row += 1
    sheet.write_url(row, 0, _inside(_text("columns")), formats.link, string=_text("columns"))
    sheet.write_string(row, 3, _text("what_columns_are"))
    for note in notes:
        row += 1 + (note is notes[0])
        sheet.write_string(row, 0, note, formats.bold)


def write_columns(sheet: Any, datasets: Sequence[Chosen], formats: Any) -> None:
    """Every column by dataset, label, name and meaning."""
    head = tuple(map(_text, ("sheet", "column", "dataset", "name", "type", "meaning")))
    for at, (name, width) in enumerate(zip(head, (24, 34, 22, 26, 14, 110), strict=True)):
        sheet.set_column(at, at, width)
        sheet.write_string(0, at, name, formats.head)
    sheet.freeze_panes(1, 0)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    row = 0
    swedish = catalogue("sv")
    for one in datasets:
        for column in one.columns:
            row += 1
            told = (
                one.dataset.label_sv,
                column.label_sv,
                one.name,
                column.name,
                str(column.type),
                swedish.description(column.description),
            )
            for at, text in enumerate(told):
                sheet.write_string(row, at, text, formats.wrapped)
    sheet.autofilter(0, 0, row, len(head) - 1)


def _notes(told: _Told) -> list[str]:
    name, found = told.names[0], []
    if len(told.names) > 1:
        found.append(_text("goes_on", sheet=name, others=", ".join(told.names[1:])))
    if told.shortened:
        found.append(_text("shortened", sheet=name, n=told.shortened))
    if told.unlinked:
        found.append(_text("unlinked", sheet=name, n=told.unlinked))
    return found


def _inside(name: str) -> str:
    return "internal:'{}'!A1".format(name.replace("'", "''"))
