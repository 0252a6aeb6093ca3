"""Every row points at its place: what a row says is printed there, on that page or line, in every sample."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pymupdf
import pytest

from vpextract.model import Extraction, Place
from vpextract.reading.textfile import kind_of_text

DOCUMENTS = Path(__file__).parents[2] / "samples" / "documents"


def places(found: Extraction) -> list[tuple[str, str, Place]]:
    """(id, first words of the row, place) of everything that must have one."""
    rows = [(goal.goal_id, goal.text, goal.place) for goal in found.goals]
    rows += [(row.indicator_id, row.name, row.place) for row in found.indicators]
    rows += [(row.activity_id, row.text, row.place) for row in found.activities]
    rows += [(table.table_id, next(filter(None, table.columns), ""), table.place) for table in found.tables]
    rows += [(f"{t.table_id} row {c.row}", c.raw, c.place) for t in found.tables for c in t.cells]
    return [(row_id, text.split()[0] if text else "", place) for row_id, text, place in rows]


def letters(text: str) -> str:
    return re.sub(r"\W", "", text)


@pytest.mark.parametrize("path", sorted(DOCUMENTS.glob("*.pdf")), ids=lambda path: path.stem)
def test_a_row_is_printed_in_its_box(path: Path, extraction_of: Callable[[Path], Extraction]) -> None:
    found = places(extraction_of(path))
    assert len(found) > 100
    with pymupdf.open(path) as document:
        pages = [(page.rect, page.rotation_matrix, page.get_text("words")) for page in document]
    for row_id, word, place in found:
        assert place.page is not None, row_id
        assert place.box is not None, row_id
        sheet, turn, words = pages[place.page - 1]
        box = pymupdf.Rect(place.box.x0 - 1, place.box.y0 - 1, place.box.x1 + 1, place.box.y1 + 1)
        assert box.intersects(sheet) and place.box.width > 0 and place.box.height > 0, row_id
        inside = letters("".join(w[4] for w in words if box.intersects(pymupdf.Rect(w[:4]) * turn)))
        # A narrow cell may cut the word, so its beginning must do.
        assert letters(word)[:4] in inside, f"{row_id}: {word!r} is not on page {place.page} in {place.box}"


@pytest.mark.parametrize(
    "path", sorted([*DOCUMENTS.glob("*.txt"), *DOCUMENTS.glob("*.md")]), ids=lambda path: path.name
)
def test_a_row_is_printed_on_its_line(path: Path, extraction_of: Callable[[Path], Extraction]) -> None:
    text = path.read_text("utf8")
    lines = text.split("\n")
    reach = (
        5 if kind_of_text(text) == "textlayer" else 2
    )  # a text layer has a row's name and its cells on lines of their own
    found = places(extraction_of(path))
    assert len(found) > 100
    for row_id, word, place in found:
        assert place.line is not None, row_id
        near = letters(" ".join(lines[place.line - 1 : place.line + reach]))
        assert letters(word) in near, f"{row_id}: {word!r} is not on line {place.line}"
