"""Spans of MuPDF's structured text → lines: parted where columns are, twice printed ones once, signs of other fonts put in.

Small raised digits and letters become superscripts (see `raised`).
"""

from __future__ import annotations

import itertools
import re
from functools import lru_cache
from typing import Any, NamedTuple

import pymupdf

from vpextract.characters import may_be_odd
from vpextract.characters import plain as plain_text
from vpextract.marks import can_be_raised, raised
from vpextract.model import Box, Laid, Line
from vpextract.reading.boxes import turned
from vpextract.reading.fonts import BEFORE_FIGURES, is_bold_font, is_symbol_font
from vpextract.reading.mupdf_inserts import with_inserts
from vpextract.reading.printed_twice import printed_once
from vpextract.reading.raised import SPACE, goes_with_next, is_raised
from vpextract.reading.sideways import way_of
from vpextract.reading.standing import Way
from vpextract.settings import SETTINGS

_WIDE = re.compile(r"\s{3,}")
_LARGE_SPACE = 512
"""The flag of a space that MuPDF put where the file has none, only a gap wider than between words."""
_BOLD = pymupdf.TEXT_FONT_BOLD
_Raw = dict[str, Any]


class PageLines(NamedTuple):
    """The lines of a page, those that run sideways by their way, and the texts that run aslant."""

    lines: list[Line]
    sideways: dict[Way, list[Line]]
    aslant: list[str]


def lines_of(blocks: list[_Raw], turn: Any) -> PageLines:
    """The lines of the text blocks of a page."""
    lines: list[Line] = []
    sideways: dict[Way, list[Line]] = {}
    aslant: list[str] = []
    gap = SETTINGS.narrow_gap if _gaps_part_cells(blocks) else SETTINGS.column_gap
    for block in blocks:
        for raw in block["lines"]:
            cos, sin = raw["dir"]
            if turn is not None:
                cos, sin = cos * turn.a + sin * turn.c, cos * turn.b + sin * turn.d
            spans = raw["spans"]
            if turn is not None:  # first of all: gaps and ends are measured along the line as it is looked at
                spans = [{**span, "bbox": turned(span["bbox"], turn)} for span in spans]
            if cos > 0.95 and len(spans) == 1:
                _add_line(spans, lines)
            elif cos > 0.95:
                if len({span["size"] for span in spans}) > 1:
                    spans = _with_raised(spans, *raw["dir"])
                _add_lines(spans, lines, gap)
            elif (way := way_of(cos, sin)) is not None:
                _add_sideways(spans, way, sideways.setdefault(way, []))
            else:
                aslant.append(plain_text("".join(span["text"] for span in spans)))
    return PageLines(
        _whole(lines), {way: _whole(found) for way, found in sideways.items()}, [t for t in aslant if t.strip()]
    )


def _whole(lines: list[Line]) -> list[Line]:
    return with_inserts(printed_once(_in_plain_characters(lines)))


def _add_sideways(spans: list[_Raw], way: Way, lines: list[Line]) -> None:
    """Append the lines that a text set sideways makes; where gaps part it is told as if it ran from left to right."""
    laid = Laid(*way, 0.0, 0.0)
    found: list[Line] = []
    boxes = [Box(*span["bbox"]) for span in spans]
    laid_spans = [{**span, "bbox": laid.laid(box)} for span, box in zip(spans, boxes, strict=True)]
    _add_lines(laid_spans, found, SETTINGS.narrow_gap)
    lines += [line._replace(box=laid.back(line.box)) for line in found]


def _in_plain_characters(lines: list[Line]) -> list[Line]:
    """The same for what `isprintable` lets pass, asked once a page: full width, ligatures, loose accents."""
    if not may_be_odd("".join([line.text for line in lines])):
        return lines
    made = ((line, plain_text(line.text).strip()) for line in lines)
    return [line._replace(text=text) if text != line.text else line for line, text in made if text]


def _gaps_part_cells(blocks: list[_Raw]) -> bool:
    """Whether the gaps within lines part cells. A producer that prints no spaces sets words apart by even gaps; those between
    figures of columns that are as wide as each other are even, too."""
    even = uneven = 0
    for spans in [raw["spans"] for block in blocks for raw in block["lines"] if len(raw["spans"]) > 2]:
        gaps = [s["bbox"][2] - s["bbox"][0] for s in spans if s.get("char_flags", 0) & _LARGE_SPACE]
        if len(gaps) >= 3 and max(gaps) - min(gaps) < 0.1 * spans[0]["size"]:
            words = [s["text"].strip() for s in spans if s["text"][0].isalpha()]
            even += len(words) > 2 and (" " not in "".join(words) or max(map(len, words[:-1])) < 4)
        elif gaps:
            uneven += 1
    return even <= uneven


def _with_raised(spans: list[_Raw], cos: float, sin: float) -> list[_Raw]:
    """The spans of a line that runs in a direction; small ones raised right behind or before others as superscripts.

    Those further off may have a cell of their own.
    """
    out = list(spans)
    host: _Raw | None = None
    end = 0.0
    inked = [i for i, span in enumerate(spans) if span["text"].strip()]
    for i, following in itertools.zip_longest(inked, inked[1:]):
        span = spans[i]
        room, gap = SETTINGS.narrow_gap * span["size"], span["bbox"][0] - end
        base = host if gap <= room else None
        if base is None and following is not None and spans[following]["bbox"][0] - span["bbox"][2] <= room:
            base = spans[following]
        end = span["bbox"][2]
        if base is not None and _is_mark(span, base, spans[i + 1 : i + 3], cos, sin):
            out[i] = {**span, "text": raised(span["text"]), "raised": True}
            if base is host and not spans[i - 1]["text"].strip() and gap < SPACE * base["size"]:
                out[i - 1] = {**spans[i - 1], "text": ""}  # a thin space, or MuPDF's own
        else:
            host = span
    return out


def _is_mark(span: _Raw, base: _Raw, following: list[_Raw], cos: float, sin: float) -> bool:
    (x, y), (base_x, base_y) = span["origin"], base["origin"]
    rise = (x - base_x) * sin - (y - base_y) * cos
    if not is_raised(span["size"], base["size"], rise) or not can_be_raised(span["text"].strip()):
        return False
    after = "".join([other["text"] for other in following])
    return span["text"][-1].isspace() or not goes_with_next(span["text"], after)


def _add_lines(spans: list[_Raw], lines: list[Line], narrow: float) -> None:
    """Append the lines that one baseline makes: its spans, parted where a gap is wider than between words.

    `narrow` is the least gap, in letter sizes, where the file prints no space.
    """
    group: list[_Raw] = []
    end = 0.0
    for span in spans:
        x0 = span["bbox"][0]
        blank = not span["text"].strip()
        wide = narrow if span.get("char_flags", 0) & _LARGE_SPACE else 1.6
        if group and (
            x0 - end > SETTINGS.column_gap * span["size"] or (blank and span["bbox"][2] - x0 > wide * span["size"])
        ):
            _add_line(group, lines)
            group = []
        if blank and not group:
            continue
        group.append(span)
        end = span["bbox"][2]
    if group:
        _add_line(group, lines)


def _add_line(spans: list[_Raw], lines: list[Line]) -> None:
    alone = len(spans) == 1
    raw: str = spans[0]["text"] if alone else "".join([span["text"] for span in spans])
    plain = raw.isprintable()
    if not plain:
        raw = plain_text(raw)
    text = raw.strip()
    if not text:
        return
    inked = spans if alone else [s for s in spans if s["text"].strip()]
    first, last = inked[0], inked[-1]
    if first is not last and len(first["text"]) <= 3 and _begins_with_sign(spans, inked):
        after = spans.index(first) + 1
        _add_line(spans[:after], lines)
        _add_line(spans[after:], lines)
        return
    main = first if first is last else max(inked, key=_weight)
    x0, y0, x1, y1 = main["bbox"]
    bold, ends_bold = _is_bold(main["flags"], main["font"]), False
    if first is not last:
        x0, x1 = first["bbox"][0], last["bbox"][2]
        bold = bold and all(_is_bold(span["flags"], span["font"]) or "raised" in span for span in inked)
        ends_bold = not bold and _is_bold(last["flags"], last["font"])
    size = main["size"]
    open_end = False
    if len(text) < len(raw):
        open_end = raw[-1].isspace()
        if open_end and spans[-1] is last:
            x1 -= 0.26 * size * (len(raw) - len(raw.rstrip()))
        if raw[0].isspace() and spans[0] is first:
            x0 += 0.26 * size * (len(raw) - len(raw.lstrip()))
    line = Line(
        text, Box(x0, y0, max(x0, x1), y1), _tenths(size), bold, main["font"], main["color"], open_end, ends_bold
    )
    if ("   " in text or not plain) and _WIDE.search(text):
        lines.extend(_split_at_gaps(line))
    else:
        lines.append(line)


@lru_cache(maxsize=1024)
def _tenths(size: float) -> float:
    return round(size, 1)


def _weight(span: _Raw) -> int:
    """How much a span tells of the look of its line: its letters; a mark tells nothing."""
    return 0 if "raised" in span else len(span["text"])


@lru_cache(maxsize=1024)
def _is_bold(flags: int, font: str) -> bool:
    return bool(flags & _BOLD) or is_bold_font(font)


def _begins_with_sign(spans: list[_Raw], inked: list[_Raw]) -> bool:
    """Whether a line begins with a sign in a colour or symbol font of its own: it is kept apart from the words."""
    first, second = inked[0], inked[1]
    sign = first["text"].strip()
    if (
        len(sign) > 2
        or sign in BEFORE_FIGURES
        or (sign[0].isascii() and sign[0].isalnum() and not is_symbol_font(first["font"]))
    ):
        return False
    adjacent = spans[spans.index(first) + 1] is second
    parted = not adjacent or first["text"][-1].isspace() or second["text"][0].isspace()
    own_look = first["color"] != second["color"] or is_symbol_font(first["font"])
    return parted and own_look and not (sign[0].isascii() and not is_symbol_font(first["font"]))


def _split_at_gaps(line: Line) -> list[Line]:
    """Parts of a line set apart by runs of spaces; their places are estimated, as all letters were equally wide."""
    width = line.box.width / len(line.text)
    out, at = [], 0
    for gap in [*_WIDE.finditer(line.text), None]:
        end = gap.start() if gap else len(line.text)
        box = Box(line.box.x0 + at * width, line.box.y0, line.box.x0 + end * width, line.box.y1)
        out.append(
            Line(line.text[at:end], box, line.size, line.bold, line.font, line.color, gap is not None or line.open_end)
        )
        at = gap.end() if gap else end
    return out
