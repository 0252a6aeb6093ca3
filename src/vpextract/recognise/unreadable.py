"""A table or a text on which the program fails: it costs itself, and its words are left over."""

from __future__ import annotations

from vpextract.containing import Part
from vpextract.model import Place, SetAside, Table


def table_part(table: Table, how: str) -> Part:
    """A table as a part of the document that may fail by itself; `how` ends the sentence that it "could not be read"."""
    page = table.place.page
    where = f"on page {page}" if page is not None else f"at line {table.place.line}"
    return Part("table_unreadable", f"A table {where} could not be read {how}", page)


def text_part(text: str, place: Place) -> Part:
    """A paragraph as a part of the document that may fail by itself."""
    return Part("text_unreadable", f"A paragraph could not be placed: {text[:80]!r}", place.page)


def words_of(table: Table) -> list[SetAside]:
    """The words of a table of which no record could be made."""
    rows = [(table.title, table.place), (" ".join(table.columns), table.place)]
    rows += [(" ".join(filter(None, row.cells)), row.place) for row in table.rows]
    return [SetAside(text, "left_over", place.page) for text, place in rows if text.strip()]
