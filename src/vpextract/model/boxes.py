"""Where something is printed: boxes in points, and places in a PDF or a text file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class Box(NamedTuple):
    """A rectangle in points."""

    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def width(self) -> float:
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        return self.y1 - self.y0


def around(boxes: list[Box]) -> Box | None:
    """The smallest box around all of them; None for no boxes."""
    if not boxes:
        return None
    if len(boxes) == 1:
        return boxes[0]
    x0, y0, x1, y1 = zip(*boxes, strict=True)
    return Box(min(x0), min(y0), max(x1), max(y1))


@dataclass(frozen=True, slots=True)
class Place:
    """Where something is printed: page and box in a PDF, the line number (from 1) in a text file."""

    page: int | None = None
    box: Box | None = None
    line: int | None = None

    def with_next(self, following: Place) -> Place:
        """This place and what goes on from it; what goes on upon another page is left off."""
        if self.page != following.page or self.box is None or following.box is None:
            return self
        return Place(self.page, around([self.box, following.box]), self.line)
