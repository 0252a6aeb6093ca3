"""What is drawn in a Word file → small pictures that may be signs: images, and shapes with a colour."""

from __future__ import annotations

import re
from typing import Any

from vpextract.model import Box
from vpextract.model.pages import Picture
from vpextract.reading.mupdf_pictures import look_of_image
from vpextract.reading.pictures import picture_of
from vpextract.reading.word.package import Part
from vpextract.reading.word.tags import WPS, A, R, V, W, number_of
from vpextract.settings import SETTINGS

_EMU = 12700
"""The unit of drawings: so many are a point."""
_SHAPES = {
    "ellipse": "circle",
    "flowChartConnector": "circle",
    "triangle": "triangle",
    "rect": "square",
    "roundRect": "square",
}
_OLD_SHAPES = {f"{V}oval": "circle", f"{V}rect": "square", f"{V}roundrect": "square"}
_LENGTH = re.compile(r"(?:^|;)\s*(width|height)\s*:\s*([\d.]+)(pt|in|px|cm|mm)?", re.IGNORECASE)
_POINTS = {"": 1.0, "pt": 1.0, "in": 72.0, "px": 0.75, "cm": 72 / 2.54, "mm": 7.2 / 2.54}


class Pictures:
    """The pictures of one part of a file; `large` counts those that are too large for signs."""

    def __init__(self, part: Part) -> None:
        self._part = part
        self.large = 0

    def within(self, drawn: Any) -> list[Picture]:
        """The small pictures of an element w:drawing, w:pict or w:object, in order."""
        found = []
        width, height = _size_of(drawn)
        if max(width, height) > SETTINGS.small_picture:
            self.large += any(True for _ in drawn.iter(f"{A}blip", f"{V}imagedata"))
            return []
        box = Box(0.0, 0.0, width or 1.0, height or 1.0)
        for image in drawn.iter(f"{A}blip", f"{V}imagedata"):
            data = self._part.bytes_of(image.get(f"{R}embed") or image.get(f"{R}id"))
            picture = picture_of(box, look_of_image(data)) if data else None
            found += [picture] if picture is not None else []
        return found or _shapes(drawn, box)


def _size_of(drawn: Any) -> tuple[float, float]:
    """Width and height in points; 0 where they are not told."""
    for extent in drawn.iter():
        if extent.tag.endswith("}extent"):
            width, height = number_of(extent.get("cx")), number_of(extent.get("cy"))
            return (width or 0) / _EMU, (height or 0) / _EMU
    for shape in drawn.iter(f"{V}shape", *_OLD_SHAPES):
        said = {
            name.lower(): float(length) * _POINTS[(unit or "").lower()]
            for name, length, unit in _LENGTH.findall(shape.get("style", ""))
        }
        return said.get("width", 0.0), said.get("height", 0.0)
    return 0.0, 0.0


def _shapes(drawn: Any, box: Box) -> list[Picture]:
    """Shapes without a text that are painted in a colour."""
    found = []
    for shape in drawn.iter(f"{WPS}wsp"):
        form, color = shape.find(f".//{A}prstGeom"), shape.find(f"{WPS}spPr/{A}solidFill/{A}srgbClr")
        name = _SHAPES.get(form.get("prst", ""), "") if form is not None else ""
        if name and color is not None and shape.find(f".//{W}t") is None:
            found.append(Picture(box, name, f"#{color.get('val', '').lower()}"))
    for shape in drawn.iter(*_OLD_SHAPES):
        color = shape.get("fillcolor", "").split()[:1]
        if color and re.fullmatch("#[0-9a-fA-F]{6}", color[0]) and shape.find(f".//{W}t") is None:
            found.append(Picture(box, _OLD_SHAPES[shape.tag], color[0].lower()))
    return found
