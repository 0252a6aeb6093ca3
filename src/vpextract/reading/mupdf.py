"""PDF pages through PyMuPDF: text, vectors and small pictures of a page in one visit."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pymupdf

from vpextract.errors import DocumentError, EncryptedError
from vpextract.model import Box, Line, Page, Picture
from vpextract.reading.pictures import Look, look_of
from vpextract.reading.vectors import turned, vectors
from vpextract.settings import SETTINGS

NAME = "pymupdf"
_FLAGS = (
    pymupdf.TEXT_PRESERVE_WHITESPACE
    | pymupdf.TEXT_PRESERVE_IMAGES
    | pymupdf.TEXT_MEDIABOX_CLIP
    | pymupdf.TEXT_CID_FOR_UNKNOWN_UNICODE
)
_BOLD = re.compile(r"bold|black|heavy|semibd|demi", re.IGNORECASE)
_WIDE = re.compile(r"\s{3,}")
_Raw = dict[str, Any]
_Looks = dict[tuple[bytes, bytes | None], tuple[Look, str]]
"""What was seen in each picture (its bytes and its mask) of the document, and its digest."""

pymupdf.TOOLS.mupdf_display_errors(False)
pymupdf.TOOLS.mupdf_display_warnings(False)


@contextmanager
def opened(path: Path) -> Iterator[Any]:
    """The open document; DocumentError for what cannot be read, with what to do."""
    try:
        document = pymupdf.open(path, filetype="pdf")
    except Exception as error:
        raise DocumentError(
            f"The PDF cannot be opened ({_reason(error)}): it is damaged or cut off. Fetch it again from its source."
        ) from None
    try:
        if document.needs_pass:
            raise EncryptedError(
                "The PDF is encrypted with a password. Save a copy without the password and run again."
            )
        if document.page_count == 0:
            raise DocumentError("The PDF has no pages: it is damaged or cut off. Fetch it again from its source.")
        yield document
    finally:
        document.close()


def pages(document: Any) -> Iterator[Page]:
    """The pages in order; DocumentError where one cannot be read."""
    looks: _Looks = {}
    for number in range(document.page_count):
        try:
            page = document.load_page(number)
            yield _page(page, number + 1, looks)
        except DocumentError:
            raise
        except Exception as error:
            raise DocumentError(
                f"Page {number + 1} of the PDF cannot be read ({_reason(error)}). Fetch the file again from its source."
            ) from None


def _reason(error: Exception) -> str:
    return (str(error).strip().splitlines() or [type(error).__name__])[0][:120]


def _page(page: Any, number: int, looks: _Looks) -> Page:
    turn = None if page.rotation == 0 else page.rotation_matrix
    raw = page.get_text("dict", flags=_FLAGS)
    lines, pictures, sideways, images = _contents(raw["blocks"], turn, looks)
    rules, fills = vectors(page.get_cdrawings(), turn)
    if rules and lines:
        lines = _split_at_rules(lines, rules, page, turn)
    rect = page.rect
    return Page(
        number,
        rect.width,
        rect.height,
        page.rotation,
        tuple(lines),
        tuple(rules),
        tuple(fills),
        tuple(pictures),
        images,
        tuple(sideways),
    )


def _contents(blocks: list[_Raw], turn: Any, looks: _Looks) -> tuple[list[Line], list[Picture], list[str], int]:
    lines: list[Line] = []
    pictures: list[Picture] = []
    sideways: list[str] = []
    images = 0
    for block in blocks:
        if block["type"] == 1:
            images += 1
            picture = _picture(block, turn, looks)
            if picture is not None:
                pictures.append(picture)
            continue
        for raw in block["lines"]:
            cos, sin = raw["dir"]
            if turn is not None:
                cos, sin = cos * turn.a + sin * turn.c, cos * turn.b + sin * turn.d
            if cos > 0.95:
                _add_lines(raw["spans"], turn, lines)
            else:
                sideways.append("".join(span["text"] for span in raw["spans"]))
    return _with_inserts(_without_shadows(lines)), pictures, [t for t in sideways if t.strip()], images


def _add_lines(spans: list[_Raw], turn: Any, lines: list[Line]) -> None:
    """Append the lines that one baseline makes: its spans, parted where a gap is wider than between words."""
    group: list[_Raw] = []
    end = 0.0
    for span in spans:
        x0 = span["bbox"][0]
        blank = not span["text"].strip()
        if group and (
            x0 - end > SETTINGS.column_gap * span["size"] or (blank and span["bbox"][2] - x0 > 1.6 * span["size"])
        ):
            _add_line(group, turn, lines)
            group = []
        if blank and not group:
            continue
        group.append(span)
        end = span["bbox"][2]
    if group:
        _add_line(group, turn, lines)


def _add_line(spans: list[_Raw], turn: Any, lines: list[Line]) -> None:
    raw = spans[0]["text"] if len(spans) == 1 else "".join(span["text"] for span in spans)
    text = raw.strip()
    if not text:
        return
    inked = spans if len(spans) == 1 else [s for s in spans if s["text"].strip()]
    main = inked[0] if len(inked) == 1 else max(inked, key=lambda s: len(s["text"]))
    first, last = inked[0]["bbox"], inked[-1]["bbox"]
    y0, y1 = main["bbox"][1], main["bbox"][3]
    open_end = raw[-1].isspace()
    x0, x1 = first[0], last[2]
    size = main["size"]
    if open_end and spans[-1] is inked[-1]:
        x1 -= 0.26 * size * (len(raw) - len(raw.rstrip()))
    if raw[0].isspace() and spans[0] is inked[0]:
        x0 += 0.26 * size * (len(raw) - len(raw.lstrip()))
    bold = all(s["flags"] & 16 or _BOLD.search(s["font"]) for s in inked)
    box = turned((x0, y0, max(x0, x1), y1), turn)
    line = Line(text, box, round(size, 1), bold, main["font"], main["color"], open_end)
    if _WIDE.search(text):
        lines.extend(_split_at_gaps(line))
    else:
        lines.append(line)


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


def _without_shadows(lines: list[Line]) -> list[Line]:
    """Without the second printing of lines that are printed twice, a hair apart, to look bold."""
    seen: dict[tuple[str, int, int], int] = {}
    out: list[Line] = []
    for line in lines:
        x, y = round(line.box.x0 / 3), round(line.box.y0 / 3)
        twin = next(
            (seen[key] for dx in (0, -1, 1) for dy in (0, -1, 1) if (key := (line.text, x + dx, y + dy)) in seen), None
        )
        if twin is not None and abs(out[twin].box.x0 - line.box.x0) < 1.0 and abs(out[twin].box.y0 - line.box.y0) < 1.0:
            continue
        seen[line.text, x, y] = len(out)
        out.append(line)
    return out


def _with_inserts(lines: list[Line]) -> list[Line]:
    """Signs from another font ("₂" in "CO₂e") come as lines of their own, over a gap in their line: put them in there."""
    small = [line for line in lines if len(line.text) <= 2 and not line.text.isspace() and not line.text[0].isascii()]
    for sign in small:
        x, y = (sign.box.x0 + sign.box.x1) / 2, (sign.box.y0 + sign.box.y1) / 2
        at = next(
            (
                i
                for i, o in enumerate(lines)
                if o is not sign and o.box.x0 < x < o.box.x1 and o.box.y0 < y < o.box.y1 and len(o.text) > 2
            ),
            None,
        )
        if at is None:
            continue
        host = lines[at]
        gaps = [i for i, c in enumerate(host.text) if c == " "]
        guess = len(host.text) * (x - host.box.x0) / host.box.width
        if not gaps:
            continue
        gap = min(gaps, key=lambda i: abs(i + 0.5 - guess))
        text = host.text[:gap] + sign.text + host.text[gap + 1 :]
        lines[at] = Line(text, host.box, host.size, host.bold, host.font, host.color, host.open_end)
        lines.remove(sign)
    return lines


def _picture(block: _Raw, turn: Any, looks: _Looks) -> Picture | None:
    a, b, c, d, e, f = block["transform"]
    if max(abs(a), abs(b), abs(c), abs(d)) > SETTINGS.small_picture:
        return None
    data, mask = block["image"], block.get("mask")
    if (data, mask) not in looks:
        looks[data, mask] = (_look(data, mask), hashlib.blake2b(data + (mask or b""), digest_size=8).hexdigest())
    look, digest = looks[data, mask]
    if look.shape == "blank":
        return None
    x0, x1 = sorted((e, e + a + c))
    y0, y1 = sorted((f, f + b + d))
    return Picture(turned((x0, y0, x1, y1), turn), look.shape, look.color, digest)


def _look(data: bytes, mask: bytes | None) -> Look:
    try:
        pixmap = pymupdf.Pixmap(data)
        if pixmap.colorspace is None or pixmap.colorspace.n != 3:
            pixmap = pymupdf.Pixmap(pymupdf.csRGB, pixmap)
        if mask and not pixmap.alpha:
            pixmap = pymupdf.Pixmap(pixmap, pymupdf.Pixmap(mask))
        alpha = bool(pixmap.alpha)
        return look_of(pixmap.samples, pixmap.width, pixmap.height, pixmap.stride, pixmap.n, alpha)
    except Exception:  # a picture that cannot be decoded is no sign; the text around it stands
        return Look("other", "")


def _split_at_rules(lines: list[Line], rules: list[Box], page: Any, turn: Any) -> list[Line]:
    """Part the lines that run through an upright rule: narrow cells, whose texts stand closer than two words."""
    upright = [r for r in rules if r.x0 == r.x1 and r.height > 4]
    if not upright:
        return lines
    words: list[tuple[Box, str]] | None = None
    out: list[Line] = []
    for line in lines:
        box = line.box
        middle = (box.y0 + box.y1) / 2
        cuts = sorted({r.x0 for r in upright if box.x0 + 1.5 < r.x0 < box.x1 - 1.5 and r.y0 <= middle <= r.y1})
        if not cuts or " " not in line.text:
            out.append(line)
            continue
        if words is None:
            words = [
                (turned(w[:4], turn), w[4])
                for w in page.get_text("words", flags=_FLAGS & ~pymupdf.TEXT_PRESERVE_IMAGES)
            ]
        out += _parted(
            line,
            cuts,
            [
                w
                for w in words
                if abs((w[0].y0 + w[0].y1) / 2 - middle) < 2 and w[0].x0 > box.x0 - 1 and w[0].x1 < box.x1 + 1
            ],
        )
    return out


def _parted(line: Line, cuts: list[float], words: list[tuple[Box, str]]) -> list[Line]:
    parts: list[list[tuple[Box, str]]] = [[] for _ in range(len(cuts) + 1)]
    for box, text in words:
        if any(box.x0 + 1.5 < cut < box.x1 - 1.5 for cut in cuts):
            return [line]  # the rule runs through a word: it is no border of cells
        parts[sum((box.x0 + box.x1) / 2 > cut for cut in cuts)].append((box, text))
    filled = [part for part in parts if part]
    if "".join(t for part in filled for _, t in part) != line.text.replace(" ", "").replace("\u00a0", ""):
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
