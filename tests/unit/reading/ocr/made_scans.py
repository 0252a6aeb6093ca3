"""Scans made for tests: pages printed by PyMuPDF, then nothing but their pictures; texts are fiction."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence

import pymupdf
from PIL import Image

WIDTH, HEIGHT = 595, 842
Change = Callable[[Image.Image], Image.Image]


def unchanged(picture: Image.Image) -> Image.Image:
    return picture


def scanned(document: pymupdf.Document, dpi: int = 200, change: Change = unchanged, kept: Sequence[int] = ()) -> bytes:
    """The document as a scanner gives it; pages whose indices are `kept` keep their text."""
    out = pymupdf.open()
    for page in document:
        if page.number in kept:
            out.insert_pdf(document, from_page=page.number, to_page=page.number)
            continue
        pixels = page.get_pixmap(dpi=dpi, colorspace=pymupdf.csGRAY)
        picture = change(Image.frombytes("L", (pixels.width, pixels.height), pixels.samples))
        stream = io.BytesIO()
        picture.save(stream, "JPEG", quality=80)
        out.new_page(width=page.rect.width, height=page.rect.height).insert_image(page.rect, stream=stream.getvalue())
    return bytes(out.tobytes())


def text_page(document: pymupdf.Document, *lines: tuple[float, str, float, bool]) -> pymupdf.Page:
    """A page of lines: (baseline, text, size, whether it is bold)."""
    page = document.new_page(width=WIDTH, height=HEIGHT)
    for base, text, size, bold in lines:
        page.insert_text((72, base), text, fontsize=size, fontname="hebo" if bold else "helv")
    return page


def table_on(
    page: pymupdf.Page,
    top: float,
    edges: Sequence[float],
    rows: Sequence[Sequence[str]],
    size: float = 9,
    high: float = 18,
) -> None:
    """A ruled table, its first row bold."""
    for n in range(len(rows) + 1):
        page.draw_line((edges[0], top + n * high), (edges[-1], top + n * high), width=0.6)
    for x in edges:
        page.draw_line((x, top), (x, top + len(rows) * high), width=0.6)
    for n, row in enumerate(rows):
        for x, text in zip(edges, row, strict=False):
            page.insert_text((x + 4, top + n * high + 12), text, fontsize=size, fontname="helv" if n else "hebo")
