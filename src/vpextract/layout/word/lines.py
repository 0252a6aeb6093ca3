"""Spans of a Word file → lines on a grid, as if they were printed: letters half as wide as high, one line below the other.

So the same questions can be asked of them as of pages: what stands beside or before what, and what looks like what.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from vpextract.knowledge import Knowledge
from vpextract.layout.words import HYPHENS, letters_width
from vpextract.model import Box, Line, Picture
from vpextract.model.word import Span

PITCH = 1.25
"""From one line to the next, in letter sizes."""
GAP = 1.5
"""Between two texts that a tab parts, in letter sizes."""
_LETTER = 0.5
"""The width of a letter, in letter sizes."""
_PICTURE = 1.0
"""The side of a small picture and the space behind it, in letter sizes."""


def line_of(
    spans: Sequence[Span], x: float, y: float, knowledge: Knowledge, known_size: float = 0.0
) -> tuple[list[Line], list[Picture]]:
    """The texts of a line, parted where tabs stand, and its pictures, from `x` on at the height `y`."""
    size = known_size or max((span.size for span in spans if span.text.strip()), default=10.0)
    lines: list[Line] = []
    pictures: list[Picture] = []
    part: list[Span] = []
    for span in spans:
        if span.picture is not None:
            x = _put(part, x, y, size, lines)
            pictures.append(replace(span.picture, box=Box(x, y, x + 0.9 * size, y + size)))
            x += _PICTURE * size
            continue
        first, *others = _text(span, knowledge).split("\t")
        part.append(span._replace(text=first))
        for text in others:
            x = _put(part, x, y, size, lines) + GAP * size
            part.append(span._replace(text=text))
    _put(part, x, y, size, lines)
    return lines, pictures


def _text(span: Span, knowledge: Knowledge) -> str:
    """The letters; those of a font of signs are the signs that it shows."""
    text = span.text.strip()
    if 0 < len(text) <= 2 and span.font:
        shown = knowledge.known_signs.plain(text[0], span.font)
        return span.text if shown == text[0] else f"{shown}{text[1:]} "
    return span.text


def _put(part: list[Span], x: float, y: float, size: float, lines: list[Line]) -> float:
    """Make a line of the spans so far; answers where it ends."""
    text = "".join(span.text for span in part)
    lean = " ".join(text.split())
    if lean:
        told = [span for span in part if span.text.strip()]
        bold = [span.bold for span in told if any(map(str.isalnum, span.text))] or [told[0].bold]
        end = x + _LETTER * size * letters_width(lean)
        lines.append(
            Line(
                lean,
                Box(x, y, end, y + size),
                size,
                all(bold),
                told[0].font,
                told[0].color,
                open_end=lean[-1] not in HYPHENS or text[-1].isspace(),
                ends_bold=bold[-1] and not all(bold),
            )
        )
        x = end
    part.clear()
    return x
