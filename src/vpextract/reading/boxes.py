"""Painted boxes → rules and fills: what is thin enough is a rule, however the producer drew it. Knows no PDF library."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from vpextract.model import Box
from vpextract.settings import SETTINGS

_WHITE = 0.985
_INK = 0.015
_GROUNDS = 200
"""White rules lie on one of so many areas painted last."""
_SHOWN = 3.0
"""Points of a white rule on a ground from which on it shows; one that only touches its edge does not."""


@dataclass(slots=True)
class Painted:
    """The visible rules and fills of a page, as they are found."""

    rules: list[Box] = field(default_factory=list)
    fills: list[Box] = field(default_factory=list)

    def line(self, box: Sequence[float]) -> None:
        """Take a straight line by the box around it; a slanted one is no rule."""
        x0, y0, x1, y1 = box
        width, height = x1 - x0, y1 - y0
        if width >= height and height < SETTINGS.thin:
            y = (y0 + y1) / 2
            self.rules.append(Box(x0, y, x1, y))
        elif height > width and width < SETTINGS.thin:
            x = (x0 + x1) / 2
            self.rules.append(Box(x, y0, x, y1))

    def pale(self, rules: Sequence[Box]) -> None:
        """Take white rules that show on a ground painted before them, if only on a stretch: an upright rule crosses every
        other row of a table whose rows are painted in turns."""
        grounds = self.fills[-_GROUNDS:]
        self.rules += [rule for rule in rules if any(_crosses(rule, ground) for ground in grounds)]

    def rectangle(self, box: Box, filled: bool, stroked: bool) -> None:
        """Take a rectangle: a thin one is a rule; a stroked one has four."""
        if box.x1 - box.x0 < SETTINGS.thin or box.y1 - box.y0 < SETTINGS.thin:
            self.line(box)
            return
        if filled:
            self.fills.append(box)
        if stroked:
            x0, y0, x1, y1 = box
            self.rules += [Box(x0, y0, x1, y0), Box(x0, y1, x1, y1), Box(x0, y0, x0, y1), Box(x1, y0, x1, y1)]


def _crosses(rule: Box, ground: Box) -> bool:
    """Whether a level or upright rule runs over a painted area, or along its edge."""
    x = min(rule.x1, ground.x1) - max(rule.x0, ground.x0)
    y = min(rule.y1, ground.y1) - max(rule.y0, ground.y0)
    return max(x, y) > _SHOWN and min(x, y) > -1


def is_visible(color: Sequence[float] | None) -> bool:
    """Whether something painted in a colour (grey, RGB or CMYK parts from 0 to 1) shows on white paper."""
    if not color:
        return False
    return max(color) >= _INK if len(color) == 4 else min(color) < _WHITE


def turned(box: Sequence[float], turn: Any) -> Box:
    """A box of the unrotated page as it stands on the page that is looked at; `turn` is a matrix (a … f), or None."""
    x0, y0, x1, y1 = box
    if turn is None:
        return Box(x0, y0, x1, y1)
    (ax, ay), (bx, by) = turned_point((x0, y0), turn), turned_point((x1, y1), turn)
    return Box(min(ax, bx), min(ay, by), max(ax, bx), max(ay, by))


def turned_point(point: Sequence[float], turn: Any) -> tuple[float, float]:
    """A point of the unrotated page as it stands on the page that is looked at."""
    x, y = point
    if turn is None:
        return x, y
    return x * turn.a + y * turn.c + turn.e, x * turn.b + y * turn.d + turn.f
