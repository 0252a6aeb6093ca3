"""A page of a PDF as a picture, with places on it marked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pymupdf

from vpextract.errors import DocumentError
from vpextract.model import Box
from vpextract.reading.faults import damaged, unreadable_page
from vpextract.reading.mupdf import opened

Color = tuple[float, float, float]

_RED: Color = (0.85, 0.05, 0.25)
_DPI = 150
_MAX_SIDE = 6000
"""Pixels of the longer side; a poster is drawn coarser, so that no page can fill the memory."""
_GAP = 2.0  # points between the text and its frame
_STROKE = 1.2  # points
_TINT = 0.10  # opacity: seen, and the text under it as black as before
_LETTERS = 7.0  # points


@dataclass(frozen=True, slots=True)
class Mark:
    """A place to frame. `labels` are texts for it, the best first: the first for which there is room is written."""

    box: Box
    labels: tuple[str, ...] = ()
    color: Color = _RED


def draw_page(file: Path | bytes, number: int, marks: Sequence[Mark] = (), *, dpi: int = _DPI) -> bytes:
    """Page `number` (from 1) of a PDF as a PNG, with a frame and a light tint around each mark.

    Boxes are in points from the upper left corner of the page as it is looked at, whatever its rotation. Raises
    DocumentError where the page cannot be drawn.
    """
    try:
        data = file if isinstance(file, bytes) else file.read_bytes()
    except OSError as error:
        raise damaged(error.strerror or error) from None
    with opened(data) as pdf:
        if not 1 <= number <= pdf.count:
            raise DocumentError(f"There is no page {number}; the PDF has {pdf.count}.")
        try:
            page = pdf.document.load_page(number - 1)
            scale = min(dpi / 72, _MAX_SIDE / max(page.rect.width, page.rect.height))
            picture = page.get_pixmap(matrix=pymupdf.Matrix(scale, scale), alpha=False)
            return _marked(picture, scale, marks) if marks else _png(picture, scale)
        except Exception as error:
            raise unreadable_page(number, error) from None


def _marked(picture: Any, scale: float, marks: Sequence[Mark]) -> bytes:
    """The picture with the marks drawn over it: on a sheet as large as its pixels, so that none of them moves."""
    frames = [_frame(mark.box, picture, scale) for mark in marks]
    taken = list(frames)
    with pymupdf.open() as drawing:
        sheet = drawing.new_page(width=picture.width, height=picture.height)
        sheet.insert_image(sheet.rect, pixmap=picture)
        for mark, frame in zip(marks, frames, strict=True):
            sheet.draw_rect(
                frame, color=mark.color, fill=mark.color, fill_opacity=_TINT, width=_STROKE * scale, overlay=True
            )
            spot = _spot_for_label(mark.labels, frame, picture, taken, scale)
            if spot is not None:
                text, place = spot
                taken.append(place)
                size = _LETTERS * scale
                sheet.insert_text((place.x0, place.y1 - 0.3 * size), text, fontsize=size, color=mark.color)
        return _png(sheet.get_pixmap(alpha=False), scale)


def _frame(box: Box, picture: Any, scale: float) -> Any:
    """The box in pixels, a little wider than the text, and inside the picture."""
    edge = _STROKE * scale / 2
    x0, y0, x1, y1 = (
        (box.x0 - _GAP) * scale,
        (box.y0 - _GAP) * scale,
        (box.x1 + _GAP) * scale,
        (box.y1 + _GAP) * scale,
    )
    return pymupdf.Rect(
        min(max(x0, edge), picture.width - 4 * edge),
        min(max(y0, edge), picture.height - 4 * edge),
        max(min(x1, picture.width - edge), 4 * edge),
        max(min(y1, picture.height - edge), 4 * edge),
    )


def _spot_for_label(
    labels: Sequence[str], frame: Any, picture: Any, taken: Sequence[Any], scale: float
) -> tuple[str, Any] | None:
    """A label and the blank place beside the frame that it fits into; None where it would cover something."""
    height, gap = 1.4 * _LETTERS * scale, 2 * scale
    sheet = pymupdf.Rect(picture.irect)
    for text in labels:
        width = pymupdf.get_text_length(text, fontsize=_LETTERS * scale)
        for x, y in _spots(frame, sheet, width, height, gap):
            place = pymupdf.Rect(x, y, x + width, y + height)
            free = place in sheet and not any(place.intersects(other) for other in taken)
            if free and _is_blank(picture, place):
                return text, place
    return None


def _spots(frame: Any, sheet: Any, width: float, height: float, gap: float) -> Iterator[tuple[float, float]]:
    """Upper left corners to try: right of the frame, above, below, then outwards into the margins beside it."""
    above, below = frame.y0 - gap - height, frame.y1 + gap
    yield frame.x1 + gap, frame.y0
    yield from ((x, y) for y in (above, below) for x in (frame.x0, frame.x1 - width))
    outwards = range(0, int(sheet.width), max(int(4 * gap), 1))
    yield from ((frame.x1 + gap + step, frame.y0) for step in outwards)
    yield from ((frame.x0 - gap - width - step, frame.y0) for step in outwards)


def _is_blank(picture: Any, place: Any) -> bool:
    part = pymupdf.Pixmap(picture.colorspace, place.irect)
    part.copy(picture, place.irect)
    samples: bytes = part.samples
    return bool(samples == samples[:3] * (len(samples) // 3))  # quicker than is_unicolor


def _png(picture: Any, scale: float) -> bytes:
    resolution = round(72 * scale)
    picture.set_dpi(resolution, resolution)
    data: bytes = picture.tobytes("png")
    return data
