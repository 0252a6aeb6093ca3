"""Raised digits that a font has glyphs of its own for: the file calls them plain digits, in the size of the text.

Typst's #super and InDesign's superscripts are set so where the font can. Only a font with two glyphs for one digit may hold
them; the pages of such fonts are looked at glyph by glyph, and what stands high becomes a small raised span.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import groupby
from typing import Any

import pymupdf

from vpextract.reading.mupdf_blocks import Images, told_of

_DIGITS = range(0x30, 0x3A)
_REFERENCE = re.compile(r"(\d+) \d+ R")
_SINGLE = re.compile(rb"beginbfchar(.*?)endbfchar", re.DOTALL)
_RANGES = re.compile(rb"beginbfrange(.*?)endbfrange", re.DOTALL)
_HEX = re.compile(rb"<([0-9A-Fa-f\s]*)>")
_RANGE = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]{4})>")
_RISE, _HEIGHT = 0.14, 0.6
"""A raised glyph begins so much above the baseline, and is no higher, in letter sizes; plain digits are 0.6–0.75 high."""
_SMALL, _RAISED = 0.6, 0.35
"""How such a span is told to the others: size and rise as Word has them."""
_Raw = dict[str, Any]


def may_have_superiors(document: Any, page: Any, seen: dict[int, bool]) -> bool:
    """Whether a font of the page has two glyphs for one digit; `seen` keeps what is known of the document's fonts.

    MuPDF reads the text of fonts whose tables are damaged, and so do we: these have none.
    """
    try:
        _, fonts = document.xref_get_key(page.xref, "Resources/Font")
    except Exception:
        return False
    xrefs = [int(reference) for reference in _REFERENCE.findall(fonts)]
    for xref in xrefs:
        if xref not in seen:
            seen[xref] = _has_digit_twice(document, xref)
    return any(seen[xref] for xref in xrefs)


def _has_digit_twice(document: Any, xref: int) -> bool:
    try:
        kind, target = document.xref_get_key(xref, "ToUnicode")
        meant = document.xref_stream(int(target.split()[0])) if kind == "xref" else None
        digits = Counter(_digits_of(meant or b""))
    except Exception:
        return False
    return any(count > 1 for count in digits.values())


def _digits_of(meant: bytes) -> Iterator[int]:
    """The digits that a table of meanings names, each as often as there are codes for it."""
    for part in _SINGLE.findall(meant):
        yield from (
            code for text in _HEX.findall(part)[1::2] if (code := int(b"".join(text.split()) or b"0", 16)) in _DIGITS
        )
    for part in _RANGES.findall(meant):
        for first, last, text in _RANGE.findall(part):
            start = int(text, 16)
            yield from range(max(start, _DIGITS[0]), min(start + int(last, 16) - int(first, 16), _DIGITS[-1]) + 1)


def with_superiors(blocks: list[_Raw], page: Any, flags: int, images: Images) -> list[_Raw]:
    """The blocks of text, the raised glyphs in them as small raised spans."""
    letters = _text_blocks(page, flags, images)
    inked = _text_blocks(page, flags | pymupdf.TEXT_ACCURATE_BBOXES, images)
    if not len(blocks) == len(letters) == len(inked):
        return blocks
    return [
        {**block, "lines": [_line(*lines) for lines in zip(block["lines"], own["lines"], ink["lines"], strict=True)]}
        if len(block["lines"]) == len(own["lines"]) == len(ink["lines"])
        else block
        for block, own, ink in zip(blocks, letters, inked, strict=True)
    ]


def _text_blocks(page: Any, flags: int, images: Images) -> list[_Raw]:
    found: list[_Raw] = told_of(page.get_textpage(flags=flags), images, letters=True)["blocks"]
    return [block for block in found if block["type"] == 0]


def _line(line: _Raw, letters: _Raw, inked: _Raw) -> _Raw:
    spans: list[_Raw] = []
    if len(line["spans"]) != len(letters["spans"]) or len(line["spans"]) != len(inked["spans"]):
        return line
    for span, own, ink in zip(line["spans"], letters["spans"], inked["spans"], strict=True):
        spans += _parts(span, own["chars"], ink["chars"])
    return {**line, "spans": spans}


def _parts(span: _Raw, letters: list[_Raw], inked: list[_Raw]) -> list[_Raw]:
    """The span, parted where its glyphs begin or end to stand high."""
    size = span["size"]
    if len(letters) != len(inked):
        return [span]
    high = [_is_high(char, size) for char in inked]
    if not any(high):
        return [span]
    out = []
    for raised, group in groupby(zip(high, letters, strict=True), key=lambda pair: pair[0]):
        chars = [char for _, char in group]
        (x0, y0, _, y1), (x, y) = chars[0]["bbox"], chars[0]["origin"]
        own = {**span, "text": "".join(char["c"] for char in chars), "bbox": (x0, y0, chars[-1]["bbox"][2], y1)}
        own["origin"] = (x, y - _RAISED * size) if raised else (x, y)
        own["size"] = _SMALL * size if raised else size
        out.append(own)
    return out


def _is_high(char: _Raw, size: float) -> bool:
    """Whether a digit, letter or bracket stands above the baseline, as far as it is printed."""
    letter = char["c"]
    if not (letter in "()" or (letter.isascii() and letter.isalnum())):
        return False
    _, top, _, bottom = char["bbox"]
    return bool(char["origin"][1] - bottom >= _RISE * size and bottom - top <= _HEIGHT * size)
