"""Where something is printed: boxes in points, and places in a PDF or a text file."""

from __future__ import annotations

import math
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


class Laid(NamedTuple):
    """How a text that runs upwards, downwards or upside down was laid so that it runs from left to right.

    (`cos`, `sin`) is the way it runs on paper of this size. What was laid stands from the height `top` on: below the page
    whose other texts run as usual, or in place of it.
    """

    cos: int
    sin: int
    width: float
    height: float
    top: float = 0.0

    @property
    def size(self) -> tuple[float, float]:
        """The paper's width and height, turned as the text is."""
        return (self.height, self.width) if self.sin else (self.width, self.height)

    def laid(self, box: Box) -> Box:
        """A box on the paper, as it stands where it was laid."""
        x0, y0, x1, y1 = box
        wide, high, top = self.width, self.height, self.top
        if self.sin < 0:
            return Box(high - y1, x0 + top, high - y0, x1 + top)
        if self.sin > 0:
            return Box(y0, wide - x1 + top, y1, wide - x0 + top)
        return Box(wide - x1, high - y1 + top, wide - x0, high - y0 + top)

    def on_paper(self, box: Box) -> Box:
        """A box of what was laid, where it is printed; any other box as it is."""
        if box.y0 >= self.top:
            return self.back(box)
        return box if box.y1 <= self.top else Box(box.x0, box.y0, box.x1, self.top)

    def back(self, box: Box) -> Box:
        """A box of what was laid, where it is printed."""
        x0, y0, x1, y1 = box
        wide, high, top = self.width, self.height, self.top
        if self.sin < 0:
            return Box(y0 - top, high - x1, y1 - top, high - x0)
        if self.sin > 0:
            return Box(wide - y1 + top, x0, wide - y0 + top, x1)
        return Box(wide - x1, high - y1 + top, wide - x0, high - y0 + top)


class Skewed(NamedTuple):
    """How a page that was scanned askew was set straight: turned about its middle, against the `degrees` by which its lines
    ran downwards to the right. `width` and `height` are the paper's; where the page does not stand upright on it, `turned` is
    how it was laid before.
    """

    degrees: float
    width: float
    height: float
    turned: Laid | None = None

    def on_paper(self, box: Box) -> Box:
        """A box of the straight page, as the box around the same spot of the paper."""
        cos, sin = math.cos(math.radians(self.degrees)), math.sin(math.radians(self.degrees))
        width, height = (self.width, self.height) if self.turned is None else self.turned.size
        x, y = width / 2, height / 2
        corners = [(a - x, b - y) for a in (box.x0, box.x1) for b in (box.y0, box.y1)]
        xs, ys = [x + a * cos - b * sin for a, b in corners], [y + a * sin + b * cos for a, b in corners]
        straight = Box(min(xs), min(ys), max(xs), max(ys))
        return straight if self.turned is None else self.turned.back(straight)


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
