"""What a person sees beside a row: its page with places marked, or the lines around it, or why there is neither."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from vpextract.errors import RequestError, VpextractError
from vpextract.reviewing.desk import Desk, Row
from vpextract.show.around import Beside, around, every_line
from vpextract.store.identifiers import ID_COLUMNS
from vpextract.store.places import Located

KINDS = ("goals", "indicators", "activities", "tables", "decisions", "sections")
"""Datasets whose rows are shown on a whole page, those in front last."""
_TEXTS = {
    "goals": "printed",
    "indicators": "name",
    "activities": "text",
    "tables": "title",
    "decisions": "text",
    "sections": "heading",
}


@dataclass(frozen=True, slots=True)
class Spot:
    """A row on a page: `box` is x, y, width and height in points, None where it has no place of its own."""

    kind: str
    row_id: str
    text: str
    box: tuple[float, float, float, float] | None
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Sight:
    """A page of a document, `size` in points, or `lines` of a text; `problem` says why neither can be shown."""

    document: Row
    page: int | None = None
    size: tuple[float, float] | None = None
    spots: Sequence[Spot] = ()
    lines: Sequence[Beside] = ()
    line: int | None = None
    problem: str | None = None
    further: Sequence[int] = field(default=())


def sight_of(desk: Desk, found: Located) -> Sight:
    """The page of a row with its place marked, or the lines around it."""
    document = found.document
    try:
        file = desk.file(document["document_id"])
        lines = around(found, file.contents)
    except (VpextractError, OSError) as fault:
        return Sight(document, found.page, found.page_size, problem=str(fault), line=found.line)
    spots: tuple[Spot, ...] = ()
    if found.bbox is not None:
        spots = (Spot(found.dataset, found.row_id, "", _drawn(found.bbox)),)
    return Sight(document, found.page, found.page_size, spots, lines, found.line, further=found.further_pages)


def page_of(desk: Desk, document_id: str, number: int) -> Sight:
    """A whole page with all that was found on it. Raises RequestError where the document has no such page."""
    document = desk.document(document_id)
    if document["pages"] is None:
        return _text_of(desk, document)
    if not 1 <= number <= document["pages"]:
        raise RequestError(f"{document['source']} has the pages 1 to {document['pages']}, and no page {number}.")
    size = next(
        (
            (row["width"], row["height"])
            for row in desk.rows("pages", document_id, ["document_id", "page", "width", "height"])
            if row["page"] == number and row["width"]
        ),
        None,
    )
    spots = [spot for spot, page in _spots(desk, document_id) if page == number]
    problem = None
    try:
        desk.picture(document_id, number)
    except (VpextractError, OSError) as fault:
        problem = str(fault)
    return Sight(document, number, size, spots, problem=problem)


def _text_of(desk: Desk, document: Row) -> Sight:
    """All lines of a document without pages, and what was found in them."""
    spots = [spot for spot, _ in _spots(desk, document["document_id"])]
    try:
        lines = every_line(document, desk.file(document["document_id"]).contents)
    except (VpextractError, OSError) as fault:
        return Sight(document, spots=spots, problem=str(fault))
    return Sight(document, spots=spots, lines=lines)


def _spots(desk: Desk, document_id: str) -> list[tuple[Spot, int | None]]:
    found = []
    for kind in reversed(KINDS):  # sections lie behind what stands in them
        key, text = ID_COLUMNS[kind], _TEXTS[kind]
        for row in desk.rows(kind, document_id, [key, text, "page", "bbox", "line"]):
            box = _drawn(row["bbox"]) if row["bbox"] else None
            found.append((Spot(kind, row[key], row[text] or "", box, row["line"]), row["page"]))
    return found


def _drawn(corners: Sequence[Any]) -> tuple[float, float, float, float]:
    """A box with a little room around it."""
    gap = 2.0
    x0, y0, x1, y1 = (float(x) for x in corners)
    return x0 - gap, y0 - gap, max(x1 - x0, 0.0) + 2 * gap, max(y1 - y0, 0.0) + 2 * gap
