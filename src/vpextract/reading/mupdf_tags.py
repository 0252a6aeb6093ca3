"""The tables that a file's tags tell of a page: its structure tree says which words are a cell, a row, a header.

A second look at a page takes half as long as the first, so only those pages are asked that may hold a table without upright
rules, and of files without tags none.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

import pymupdf
from pymupdf import mupdf

from vpextract.model import Box, Line, TaggedCell, TaggedRow, TaggedTable, around

_FLAGS = pymupdf.TEXT_PRESERVE_WHITESPACE | pymupdf.TEXT_MEDIABOX_CLIP | pymupdf.TEXT_COLLECT_STRUCTURE
_SIDE_BY_SIDE = 3
"""A page with texts side by side at fewer heights has no table: a running header and footer are two."""
_DEEPEST = 60
"""Tags within tags within tags: what is deeper was made to harm."""
_CELLS = {"TH": True, "TD": False}
_Path = tuple[int, ...]
_Raw = dict[str, Any]


def is_tagged(document: Any) -> bool:
    """Whether a file has a structure tree: one look at its catalogue."""
    try:
        return str(document.xref_get_key(document.pdf_catalog(), "StructTreeRoot")[0]) != "null"
    except Exception:
        return False


def tables_of_tags(page: Any, lines: Sequence[Line], rules: Sequence[Box]) -> tuple[TaggedTable, ...]:
    """The tables that the tags of a page tell; none where its upright rules tell them, or where nothing stands side by
    side. What is wrong with tags costs them alone."""
    if page.rotation or any(rule.x0 == rule.x1 for rule in rules) or not _may_hold_tables(lines):
        return ()
    try:
        told = json.loads(_told(page))
    except Exception:
        return ()
    cells: dict[_Path, dict[_Path, dict[_Path, tuple[bool, list[Box]]]]] = {}
    for at, block in enumerate(told["blocks"]):
        _collect(block, (at,), (), (), (), 0, cells)
    tables = [tuple(_row(row) for row in rows.values()) for rows in cells.values()]
    return tuple(table for table in tables if len(table) > 1)


def _may_hold_tables(lines: Sequence[Line]) -> bool:
    placed = sorted((line.box.y0 + line.box.y1, line.box.x0) for line in lines)
    return sum(b - a < 2 for (a, _), (b, _) in pairwise(placed)) >= _SIDE_BY_SIDE


def _told(page: Any) -> bytes:
    """What MuPDF tells of the page's structure, with whole points for places."""
    text = page.get_textpage(flags=_FLAGS)
    buffer = mupdf.fz_new_buffer(1 << 14)
    out = mupdf.FzOutput(buffer)
    mupdf.fz_print_stext_page_as_json(out, text.this, 1.0)
    out.fz_close_output()
    return bytes(mupdf.fz_buffer_extract(buffer))


def _collect(
    block: _Raw,
    path: _Path,
    table: _Path,
    row: _Path,
    cell: _Path,
    depth: int,
    cells: dict[_Path, Any],
    head: bool = False,
) -> None:
    """Put the places of the words of cells into `cells`, by table, row and cell: a tag is told again where the page comes
    back to it, and known by its place in the tree. Of a table within a cell, the cell is none."""
    if block.get("type") == "text":
        if cell:
            boxes = cells.setdefault(table, {}).setdefault(row, {}).setdefault(cell, (head, []))[1]
            boxes.extend(_boxes(block))
        return
    if block.get("type") != "structure" or depth > _DEEPEST:
        return
    kind = block.get("std")
    path = (*path, int(block.get("index", 0)))
    if kind == "Table":
        table, row, cell = path, (), ()
    elif kind == "TR" and table:
        row, cell = path, ()
    elif kind in _CELLS and row:
        cell, head = path, _CELLS[kind]
    for inner in block.get("contents", ()):
        _collect(inner, path, table, row, cell, depth + 1, cells, head)


def _boxes(block: _Raw) -> Iterator[Box]:
    for line in block.get("lines", ()):
        if line.get("text", "").strip():
            box = line["bbox"]
            yield Box(box["x"], box["y"], box["x"] + box["w"] + 1, box["y"] + box["h"] + 1)


def _row(cells: dict[_Path, tuple[bool, list[Box]]]) -> TaggedRow:
    """The cells of a row, left to right."""
    placed = [(around(boxes), head) for head, boxes in cells.values()]
    found = [TaggedCell(box, head) for box, head in placed if box is not None]
    return tuple(sorted(found, key=lambda cell: cell.box.x0))
