"""Signs from another font, which PyMuPDF gives as lines of their own, put back into their line or before their figure."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort

from vpextract.model import Line
from vpextract.reading.fonts import BEFORE_FIGURES

_LONGEST_SIGN = 2
"""Letters of what may be such a sign."""


def with_inserts(lines: list[Line]) -> list[Line]:
    """Signs ("₂" in "CO₂e") that stand over a gap in their line are put in there."""
    signs = [
        i
        for i, line in enumerate(lines)
        if len(line.text) <= _LONGEST_SIGN and not line.text.isspace() and not line.text[0].isascii()
    ]
    if not signs:
        return lines
    tops = sorted([(line.box.y0, i) for i, line in enumerate(lines) if len(line.text) > _LONGEST_SIGN])
    tallest = max((line.box.y1 - line.box.y0 for line in lines), default=0.0)
    figures = _Figures(lines)
    gone: set[int] = set()
    for i in signs:
        sign = lines[i]
        at = _host(sign, lines, tops, tallest)
        if at is None:
            found = figures.behind(i) if sign.text in BEFORE_FIGURES else None
            if found is not None:
                line = lines[found]
                lines[found] = line._replace(text=f"{sign.text} {line.text}", box=line.box._replace(x0=sign.box.x0))
                insort(tops, (line.box.y0, found))
                gone.add(i)
        elif (whole := _inserted(sign, lines[at])) is not None:
            lines[at] = whole
            gone.add(i)
    return [line for i, line in enumerate(lines) if i not in gone]


def _host(sign: Line, lines: list[Line], tops: list[tuple[float, int]], tallest: float) -> int | None:
    """The first line over which a sign stands."""
    x, y = (sign.box.x0 + sign.box.x1) / 2, (sign.box.y0 + sign.box.y1) / 2
    near = tops[bisect_left(tops, (y - tallest, -1)) : bisect_left(tops, (y, -1))]
    over = [i for _, i in near for x0, y0, x1, y1 in (lines[i].box,) if y0 < y < y1 and x0 < x < x1]
    return min(over, default=None)


def _inserted(sign: Line, host: Line) -> Line | None:
    """The line with the sign in the gap that is nearest to it; None without a gap."""
    x = (sign.box.x0 + sign.box.x1) / 2
    gaps = [i for i, c in enumerate(host.text) if c == " "]
    if not gaps:
        return None
    guess = len(host.text) * (x - host.box.x0) / host.box.width
    gap = min(gaps, key=lambda i: abs(i + 0.5 - guess))
    text = host.text[:gap] + sign.text + host.text[gap + 1 :]
    return Line(text, host.box, host.size, host.bold, host.font, host.color, host.open_end)


class _Figures:
    """The lines of a page that begin with a digit, by their heights."""

    def __init__(self, lines: list[Line]) -> None:
        self._lines = lines
        self._found = sorted([(_middle(line), i) for i, line in enumerate(lines) if line.text[:1].isdigit()])
        self._reach = 0.3 * max((lines[i].size for _, i in self._found), default=0.0)

    def behind(self, at: int) -> int | None:
        """The first that stands right behind a sign, which is another line."""
        sign = self._lines[at]
        y = _middle(sign)
        start, end = (
            bisect_left(self._found, (y - self._reach, -1)),
            bisect_right(self._found, (y + self._reach, len(self._lines))),
        )
        near = sorted([i for _, i in self._found[start:end] if i != at])
        return next((i for i in near if self._fits(sign, self._lines[i])), None)

    def _fits(self, sign: Line, line: Line) -> bool:
        gap, apart = line.box.x0 - sign.box.x1, abs(_middle(line) - _middle(sign))
        return -1 < gap < 0.5 * line.size and apart < 0.3 * line.size and line.text[:1].isdigit()


def _middle(line: Line) -> float:
    return (line.box.y0 + line.box.y1) / 2
