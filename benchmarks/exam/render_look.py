"""Prints a drawn document in its look, by the producer that the look names."""

from __future__ import annotations

from pathlib import Path

import pymupdf

import samples_path  # noqa: F401
from generator.turned_pages import turn

from .looks import Look
from .model import Drawn
from .render_reportlab import Sheets
from .render_typst import write_typst


def write_look(drawn: Drawn, path: Path) -> None:
    """Writes the file; the same bytes each time."""
    look = Look(**drawn.look)
    if look.producer == "reportlab":
        Sheets(drawn, look).write(path)
    else:
        write_typst(drawn, look, path)
    if look.paper == "rotated":
        path.write_bytes(_turned(path.read_bytes()))


def _turned(pdf: bytes) -> bytes:
    """The same pages, laid sideways on the sheet and shown upright by /Rotate."""
    with pymupdf.open(stream=pdf) as document:
        for page in document:
            turn(document, page, 90)
        out: bytes = document.tobytes(garbage=1, deflate=True, no_new_id=True)
        return out
