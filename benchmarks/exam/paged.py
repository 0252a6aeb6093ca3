"""A story of ReportLab as a file of pages with running headers and footers."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate

MARGIN = 62.0


def write_pages(
    path: Path, paper: tuple[float, float], story: Callable[[], list[Any]], furnish: Callable[[Any, int, int], None]
) -> None:
    """Writes the file; twice, since the footer may tell how many pages there are. `furnish` draws it: page, and of how many."""
    of = _build(path, paper, story(), 0, furnish)
    _build(path, paper, story(), of, furnish)


def _build(
    path: Path, paper: tuple[float, float], story: list[Any], of: int, furnish: Callable[[Any, int, int], None]
) -> int:
    count = 0

    def on_page(canvas: Any, _: Any) -> None:
        nonlocal count
        count += 1
        furnish(canvas, count, of)

    wide, high = paper
    padding = {"leftPadding": 0, "rightPadding": 0, "topPadding": 0, "bottomPadding": 0}
    frame = Frame(MARGIN, 56, wide - 2 * MARGIN, high - 116, id="text", **padding)
    document = BaseDocTemplate(str(path), pagesize=paper, invariant=1)
    document.addPageTemplates([PageTemplate("page", [frame], onPage=on_page)])
    document.build(story)
    return count
