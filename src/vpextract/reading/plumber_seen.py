"""Which letters of a page in pdfplumber nobody sees, and which are printed twice; see `mupdf_seen`.

The page is not painted here: what stands on shapes that are no boxes, or on shadings, is taken for seen.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from vpextract.reading.plumber_device import HIDDEN, WITHOUT_INK
from vpextract.reading.plumber_drawings import rgb_of

_Raw = dict[str, Any]
_TINY = 1.0
"""Letters of less than so many points are no text to anybody."""
_FIELD = 3.0
"""What is painted thinner than so many points is a rule, which no text stands on."""
_ALIKE = 12
"""Colours whose parts (0 to 255) differ by at most so much are one to the eye."""
_NEARLY_WHITE = 240
_SCAN_SHARE = 0.5
"""A picture over more of the page than this is a scan, and the text under it what was recognised on it."""
_HAIR, _SHADOW = 0.15, 0.2
"""A second printing of a letter stands so few letter sizes off: to look bold, or as its shadow in another colour."""
_Color = tuple[int, int, int]


class _Paint(NamedTuple):
    order: int
    box: tuple[float, float, float, float]
    color: _Color | None
    """None where it is not one: a picture, a pattern."""
    opaque: bool
    picture: bool


def seen_chars(page: Any) -> tuple[list[_Raw], list[str]]:
    """The letters of a page that are seen, each once, and the texts of the others."""
    paints = sorted(_paints(page))
    colors = {paint.color for paint in paints if paint.color}
    covers = [paint for paint in paints if paint.opaque]
    chars = [char for char in page.chars if char["text"]]
    inked = _places([char for char in chars if char["tag"] is None])
    seen: list[_Raw] = []
    unseen: list[_Raw] = []
    for char in chars:
        hidden = _is_off(char, page) or (
            _is_without_ink(char, paints, inked)
            if char["tag"] == WITHOUT_INK
            else _is_like_its_ground(char, paints, colors) or _is_covered(char, covers, page)
        )
        (unseen if hidden else seen).append(char)
    return _once(seen), _texts(unseen)


def _paints(page: Any) -> list[_Paint]:
    found = []
    for shape in [*page.rects, *page.curves]:
        wide, high = shape["x1"] - shape["x0"], shape["bottom"] - shape["top"]
        if shape.get("fill") and wide > _FIELD and high > _FIELD:
            color = rgb_of(shape.get("non_stroking_color"))
            opaque = shape["tag"] is None and _is_box(shape)
            found.append(_Paint(shape["mcid"], _box(shape), color, opaque, False))
    for image in page.images:
        masks = image["stream"].get("SMask") or image["stream"].get("Mask") or image.get("imagemask")
        found.append(_Paint(image["mcid"], _box(image), None, not masks and image["tag"] is None, True))
    return found


def _is_box(shape: _Raw) -> bool:
    """Whether all corners of a shape are those of the box around it."""
    (x0, _, x1, _), xs = _box(shape), [x for x, _ in shape["pts"]]
    ys = [y for _, y in shape["pts"]]
    level = all(min(abs(y - min(ys)), abs(y - max(ys))) < 0.1 for y in ys)
    return level and all(min(abs(x - x0), abs(x - x1)) < 0.1 for x in xs)


def _box(thing: _Raw) -> tuple[float, float, float, float]:
    return float(thing["x0"]), float(thing["top"]), float(thing["x1"]), float(thing["bottom"])


def _middle(char: _Raw) -> tuple[float, float]:
    return (char["x0"] + char["x1"]) / 2, (char["top"] + char["bottom"]) / 2


def _is_off(char: _Raw, page: Any) -> bool:
    """Whether a letter is on a layer that is off, clipped away, off the page, or tiny."""
    x, y = _middle(char)
    there = -1 <= x <= page.width + 1 and -1 <= y <= page.height + 1
    return char["tag"] == HIDDEN or not there or max(char["size"], char["height"]) < _TINY


def _is_without_ink(char: _Raw, paints: Sequence[_Paint], inked: set[tuple[int, int]]) -> bool:
    """Whether a letter without ink is not what was recognised on a picture."""
    x, y = _middle(char)
    on_picture = any(paint.picture and _holds(paint.box, x, y) for paint in paints)
    return not on_picture or not inked.isdisjoint(_near(char))


def _is_like_its_ground(char: _Raw, paints: Sequence[_Paint], colors: set[_Color]) -> bool:
    color = rgb_of(char["non_stroking_color"])
    if color is None or (min(color) < _NEARLY_WHITE and color not in colors):
        return False
    x, y = _middle(char)
    under = [paint for paint in paints if paint.order < char["mcid"] and _holds(paint.box, x, y)]
    ground = under[-1].color if under else (255, 255, 255)
    return ground is not None and all(abs(a - b) <= _ALIKE for a, b in zip(color, ground, strict=True))


def _is_covered(char: _Raw, covers: Sequence[_Paint], page: Any) -> bool:
    x, y = _middle(char)
    over = [paint for paint in covers if paint.order > char["mcid"] and _holds(paint.box, x, y)]
    area = _SCAN_SHARE * float(page.width) * float(page.height)
    scans = [p for p in over if p.picture and (p.box[2] - p.box[0]) * (p.box[3] - p.box[1]) >= area]
    return bool(over) and not scans


def _holds(box: tuple[float, float, float, float], x: float, y: float) -> bool:
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]


def _places(chars: Sequence[_Raw]) -> set[tuple[int, int]]:
    return {place for char in chars for place in _near(char)}


def _near(char: _Raw) -> list[tuple[int, int]]:
    """The place of a letter in steps of 4 pt, rounded either way."""
    x, y = _middle(char)
    return [(int(x // 4) * 2, int(y // 4) * 2), (int((x + 2) // 4) * 2 + 1, int((y + 2) // 4) * 2 + 1)]


# --- printed twice ----------------------------------------------------------------------------------------------------


def _once(chars: list[_Raw]) -> list[_Raw]:
    """The letters, those printed twice once: of a letter and its shadow the darker one."""
    places: dict[tuple[str, int, int], list[int]] = {}
    out: list[_Raw] = []
    for char in chars:
        x, y = round(char["x0"] / 3), round(char["top"] / 3)
        around = [(char["text"], x + dx, y + dy) for dx in (0, -1, 1) for dy in (0, -1, 1)]
        twin = next((i for key in around for i in places.get(key, ()) if _is_again(char, out[i])), None)
        if twin is None:
            places.setdefault((char["text"], x, y), []).append(len(out))
            out.append(char)
        elif _darkness(char) > _darkness(out[twin]):
            out[twin] = char
    return out


def _is_again(char: _Raw, twin: _Raw) -> bool:
    size, same = char["size"], char["non_stroking_color"] == twin["non_stroking_color"]
    across, down = abs(char["x0"] - twin["x0"]), abs(char["top"] - twin["top"])
    beside = same and down < 0.05 * size  # two narrow letters side by side
    return bool(max(across, down) <= (min(1.0, _HAIR * size) if beside else _SHADOW * size))


def _darkness(char: _Raw) -> int:
    return -sum(rgb_of(char["non_stroking_color"]) or (0, 0, 0))


def _texts(chars: Sequence[_Raw]) -> list[str]:
    """What letters say, a text for each height."""
    lines: dict[int, str] = {}
    for char in chars:
        key = round(char["top"])
        lines[key] = lines.get(key, "") + char["text"]
    return [text for text in lines.values() if text.strip()]
