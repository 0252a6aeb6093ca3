"""Lines that are printed twice: a hair apart to look bold, or in another colour beside to throw a shadow."""

from __future__ import annotations

from vpextract.model import Box, Line

_HAIR = 1.0
"""Points between two printings of one line that make it bold."""
_SHADOW = 0.2
"""A shadow falls at most so many letter sizes aside and below; seen: 0.1."""
_NEARLY_WHITE = 0xF0F0F0
_AROUND = [(dx, dy) for dx in (0, -1, 1) for dy in (0, -1, 1)]


def printed_once(lines: list[Line]) -> list[Line]:
    """Without the second printing of lines that are printed twice, a hair apart, to look bold; and without their shadows."""
    if len({line.text for line in lines}) == len(lines):
        return lines
    first: dict[str, int] = {}
    again: dict[str, dict[tuple[int, int], int]] = {}
    out: list[Line] = []
    for line in lines:
        text = line.text
        before = first.setdefault(text, len(out))
        if before != len(out):
            alike = again.get(text)
            if alike is None:
                alike = again[text] = {_near(out[before].box): before}
            x, y = _near(line.box)
            twin = next((alike[key] for dx, dy in _AROUND if (key := (x + dx, y + dy)) in alike), None)
            if twin is not None and _is_again(line, out[twin]):
                out[twin] = _text_of(out[twin], line)
                continue
            alike[x, y] = len(out)
        out.append(line)
    return out


def _is_again(line: Line, twin: Line) -> bool:
    """Whether a line is the second printing of another, or one of them the other's shadow."""
    apart = max(abs(twin.box.x0 - line.box.x0), abs(twin.box.y0 - line.box.y0))
    return apart <= max(_HAIR, _SHADOW * line.size)


def _text_of(first: Line, second: Line) -> Line:
    """Of a text and its shadow the text: the darker one, or the later one where that is white."""
    if first.color == second.color:
        return first
    return second if second.color < first.color or second.color >= _NEARLY_WHITE else first


def _near(box: Box) -> tuple[int, int]:
    """The place of a box in steps of 3 pt."""
    return round(box.x0 / 3), round(box.y0 / 3)
