"""Drawings of a page → rules and fills: what is thin enough is a rule, however the producer drew it."""

from __future__ import annotations

from typing import Any

import pymupdf

from vpextract.model import Box
from vpextract.settings import SETTINGS

_Raw = dict[str, Any]


def turned(box: tuple[float, float, float, float], turn: Any) -> Box:
    """A box of the unrotated page as it stands on the page that is looked at."""
    if turn is None:
        return Box(*box)
    rect = pymupdf.Rect(box) * turn
    return Box(rect.x0, rect.y0, rect.x1, rect.y1)


def vectors(drawings: list[_Raw], turn: Any) -> tuple[list[Box], list[Box]]:
    """The visible rules and fills that the drawings of a page make."""
    rules: list[Box] = []
    fills: list[Box] = []
    thin = SETTINGS.thin
    for drawing in drawings:
        filled = "f" in drawing["type"] and _visible(drawing.get("fill"))
        stroked = "s" in drawing["type"] and _visible(drawing.get("color"))
        if not filled and not stroked:
            continue
        for item in drawing["items"]:
            if item[0] == "l":
                if stroked or (filled and len(drawing["items"]) == 1):
                    (ax, ay), (bx, by) = item[1], item[2]
                    _add_rule(turned((min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)), turn), rules)
                continue
            if item[0] == "re":
                box = turned(item[1], turn)
            elif item[0] == "qu":
                box = turned(drawing["rect"], turn)
            else:
                continue
            if box.width < thin or box.height < thin:
                _add_rule(box, rules)
            else:
                if filled:
                    fills.append(box)
                if stroked:
                    rules += _edges(box)
    return rules, fills


def _visible(color: Any) -> bool:
    return color is not None and min(color) < 0.985


def _add_rule(box: Box, rules: list[Box]) -> None:
    width, height = box.width, box.height
    if width >= height and height < SETTINGS.thin:
        y = (box.y0 + box.y1) / 2
        rules.append(Box(box.x0, y, box.x1, y))
    elif height > width and width < SETTINGS.thin:
        x = (box.x0 + box.x1) / 2
        rules.append(Box(x, box.y0, x, box.y1))


def _edges(box: Box) -> list[Box]:
    x0, y0, x1, y1 = box
    return [Box(x0, y0, x1, y0), Box(x0, y1, x1, y1), Box(x0, y0, x0, y1), Box(x1, y0, x1, y1)]
