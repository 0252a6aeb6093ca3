"""Raised digits that a font has glyphs of its own for, as pdfplumber shows them: the same digit, narrower than elsewhere.

See `mupdf_superiors`, which sees the glyphs; here only their widths tell.
"""

from __future__ import annotations

from typing import Any

_DIGITS = frozenset("0123456789")
_NARROW = 0.8
"""A raised glyph is at most so wide as the plain one (seen: 0.6–0.7)."""
_SMALL, _RAISED = 0.6, 0.35
"""How it is told to the others: size and rise as Word has them."""
_DESCENT = 0.25
_Raw = dict[str, Any]
Widths = dict[tuple[str, str], tuple[float, float]]
"""The least and the largest width of each digit of each font, in letter sizes."""


def lift_superiors(chars: list[_Raw], widths: Widths) -> None:
    """Make raised glyphs small raised letters, in place. `widths` are those seen in the document so far; this page's are added.

    A font with a second set of digits that are nearly as wide (some for tables, some for text) has none that we could tell.
    """
    for char in chars:
        if char["text"] in _DIGITS and char["size"]:
            key, width = (char["fontname"], char["text"]), char["width"] / char["size"]
            least, most = widths.get(key, (width, width))
            widths[key] = min(least, width), max(most, width)
    twofold = {key for key, (least, most) in widths.items() if least < 0.99 * most}
    if not twofold:
        return
    mixed = {font for font, digit in twofold if widths[font, digit][0] > _NARROW * widths[font, digit][1]}
    before = ""
    for char in chars:
        key = char["fontname"], char["text"]
        narrow = key in twofold and char["width"] <= _NARROW * widths[key][1] * char["size"]
        if narrow and key[0] not in mixed and not before.isupper():  # behind a capital it is an index: CO₂
            size = char["size"]
            char["size"] = _SMALL * size
            char["bottom"] -= (_RAISED + _DESCENT * (1 - _SMALL)) * size
            char["top"] = char["bottom"] - _SMALL * size
        before = char["text"]
