"""Lines that run through an upright rule, parted there: texts of narrow cells stand closer than two words."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable

from vpextract.model import Box, Line

Word = tuple[Box, str]


def split_at_rules(lines: list[Line], rules: list[Box], words_of_page: Callable[[], list[Word]]) -> list[Line]:
    """Part the lines that run through an upright rule between two of their words; `words_of_page` is asked once at most."""
    upright = sorted(r for r in rules if r.x0 == r.x1 and r.height > 4)
    if not upright:
        return lines
    places = [r.x0 for r in upright]
    words: list[Word] | None = None
    out: list[Line] = []
    for line in lines:
        if " " not in line.text:
            out.append(line)
            continue
        box = line.box
        first, end = bisect_right(places, box.x0 + 1.5), bisect_left(places, box.x1 - 1.5)
        if first >= end:
            out.append(line)
            continue
        middle = (box.y0 + box.y1) / 2
        cuts = sorted({r.x0 for r in upright[first:end] if r.y0 <= middle <= r.y1})
        if not cuts:
            out.append(line)
            continue
        if words is None:
            words = words_of_page()
        out += _parted(
            line,
            cuts,
            [
                word
                for word in words
                for x0, y0, x1, y1 in (word[0],)
                if abs((y0 + y1) / 2 - middle) < 2 and x0 > box.x0 - 1 and x1 < box.x1 + 1
            ],
        )
    return out


def _parted(line: Line, cuts: list[float], words: list[Word]) -> list[Line]:
    parts: list[list[Word]] = [[] for _ in range(len(cuts) + 1)]
    for box, text in words:
        if any(box.x0 + 1.5 < cut < box.x1 - 1.5 for cut in cuts):
            return [line]  # the rule runs through a word: it is no border of cells
        parts[sum((box.x0 + box.x1) / 2 > cut for cut in cuts)].append((box, text))
    filled = [part for part in parts if part]
    if "".join(t for part in filled for _, t in part).replace(" ", "") != line.text.replace(" ", ""):
        return [line]
    return [
        Line(
            " ".join(t for _, t in part),
            Box(part[0][0].x0, line.box.y0, part[-1][0].x1, line.box.y1),
            line.size,
            line.bold,
            line.font,
            line.color,
            line.open_end,
        )
        for part in filled
    ]
