"""PDF pages through pdfplumber: the second reader, behind the same page type. Slower, and it reads files that MuPDF refuses."""

from __future__ import annotations

import hashlib
import io
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pdfplumber
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfminer.pdftypes import resolve1
from pdfplumber.utils.exceptions import PdfminerException

from vpextract.errors import DocumentError, EncryptedError
from vpextract.model import Box, Line, Page, Picture
from vpextract.reading.pictures import Look, look_of
from vpextract.settings import SETTINGS

NAME = "pdfplumber"
_BOLD = re.compile(r"bold|black|heavy|semibd|demi", re.IGNORECASE)
_UNNAMED = re.compile(r"\(cid:(?:127|149)\)")
"""The bullet of the standard fonts, where the encoding leaves its place empty."""
_Raw = dict[str, Any]


@contextmanager
def opened(path: Path) -> Iterator[Any]:
    """The open document; DocumentError for what cannot be read, with what to do."""
    try:
        document = pdfplumber.open(path)
    except Exception as error:
        inner = error.args[0] if isinstance(error, PdfminerException) and error.args else error
        if isinstance(inner, PDFPasswordIncorrect):
            raise EncryptedError(
                "The PDF is encrypted with a password. Save a copy without the password and run again."
            ) from None
        reason = (str(inner).strip().splitlines() or [type(inner).__name__])[0][:120]
        raise DocumentError(
            f"The PDF cannot be opened ({reason}): it is damaged or cut off. Fetch it again from its source."
        ) from None
    try:
        if not document.pages:
            raise DocumentError("The PDF has no pages: it is damaged or cut off. Fetch it again from its source.")
        yield document
    finally:
        document.close()


def pages(document: Any) -> Iterator[Page]:
    """The pages in order; DocumentError where one cannot be read."""
    for page in document.pages:
        try:
            yield _page(page)
        except Exception as error:
            reason = (str(error).strip().splitlines() or [type(error).__name__])[0][:120]
            raise DocumentError(
                f"Page {page.page_number} cannot be read ({reason}). Fetch the file again from its source."
            ) from None
        finally:
            page.close()


def _page(page: Any) -> Page:
    upright = page.filter(lambda o: o["object_type"] != "char" or o.get("upright", True))
    turned = "".join(c["text"] for c in page.chars if not c.get("upright", True)).strip()
    rules, fills = _vectors(page)
    pictures = [p for image in page.images if (p := _picture(image)) is not None]
    return Page(
        page.page_number,
        float(page.width),
        float(page.height),
        int(page.rotation or 0),
        tuple(_lines(upright, rules)),
        tuple(rules),
        tuple(fills),
        tuple(pictures),
        len(page.images),
        (turned,) if turned else (),
    )


def _lines(page: Any, rules: list[Box]) -> list[Line]:
    """Words of one baseline as lines, parted where a gap is wider than between words, or at an upright rule."""
    words = page.extract_words(x_tolerance_ratio=0.15, y_tolerance=2, extra_attrs=["fontname", "size"])
    blanks = {(round(c["x0"]), round(c["top"])) for c in page.chars if c["text"].isspace()}
    uprights = [r for r in rules if r.x0 == r.x1]
    words.sort(key=lambda w: (round(w["bottom"]), w["x0"]))
    groups: list[list[_Raw]] = []
    for word in words:
        last = groups[-1][-1] if groups else None
        beside = (
            last is not None
            and abs(last["bottom"] - word["bottom"]) < 2
            and -1 <= word["x0"] - last["x1"] < SETTINGS.column_gap * word["size"]
        )
        if last is not None and beside and not _parted(last, word, uprights):
            groups[-1].append(word)
        else:
            groups.append([word])
    return [_line(group, blanks) for group in groups]


def _parted(left: _Raw, right: _Raw, uprights: list[Box]) -> bool:
    middle = (left["top"] + left["bottom"]) / 2
    return any(left["x1"] - 1 <= r.x0 <= right["x0"] + 1 and r.y0 <= middle <= r.y1 for r in uprights)


def _line(words: list[_Raw], blanks: set[tuple[int, int]]) -> Line:
    main = max(words, key=lambda w: len(w["text"]))
    last = words[-1]
    box = Box(words[0]["x0"], main["top"], last["x1"], main["bottom"])
    spots = {(round(last["x1"]) + dx, round(last["top"]) + dy) for dx in (-1, 0, 1) for dy in (-1, 0, 1)}
    text = _UNNAMED.sub("•", " ".join(w["text"] for w in words))
    bold = all(_BOLD.search(w["fontname"]) for w in words)
    return Line(text, box, round(float(main["size"]), 1), bold, main["fontname"], 0, bool(spots & blanks))


def _vectors(page: Any) -> tuple[list[Box], list[Box]]:
    rules: list[Box] = []
    fills: list[Box] = []
    for shape in [*page.rects, *page.lines, *page.curves]:
        x0, y0, x1, y1 = (float(shape[k]) for k in ("x0", "top", "x1", "bottom"))
        width, height = x1 - x0, y1 - y0
        filled = bool(shape.get("fill")) and not _white(shape.get("non_stroking_color"))
        stroked = bool(shape.get("stroke")) and not _white(shape.get("stroking_color"))
        if not (filled or stroked):
            continue
        if width >= height and height < SETTINGS.thin:
            rules.append(Box(x0, (y0 + y1) / 2, x1, (y0 + y1) / 2))
        elif width < SETTINGS.thin:
            rules.append(Box((x0 + x1) / 2, y0, (x0 + x1) / 2, y1))
        elif shape["object_type"] == "rect":
            if filled:
                fills.append(Box(x0, y0, x1, y1))
            if stroked:
                rules += [Box(x0, y0, x1, y0), Box(x0, y1, x1, y1), Box(x0, y0, x0, y1), Box(x1, y0, x1, y1)]
    return rules, fills


def _white(color: Any) -> bool:
    if color is None:
        return False
    parts = [float(c) for c in (color if isinstance(color, list | tuple) else [color])]
    if len(parts) == 4:
        return max(parts) < 0.015
    return bool(parts) and min(parts) > 0.985


def _picture(image: _Raw) -> Picture | None:
    box = Box(float(image["x0"]), float(image["top"]), float(image["x1"]), float(image["bottom"]))
    if max(box.width, box.height) > SETTINGS.small_picture:
        return None
    look, digest = _look(image)
    return None if look.shape == "blank" else Picture(box, look.shape, look.color, digest)


def _look(image: _Raw) -> tuple[Look, str]:
    try:
        from PIL import Image

        picture = _decoded(image["stream"], image["srcsize"])
        mask = image["stream"].get("SMask")
        if mask is not None:
            soft = resolve1(mask)
            paper = Image.new("RGB", picture.size, "white")
            alpha = _decoded(soft, (soft.get("Width"), soft.get("Height"))).convert("L").resize(picture.size)
            picture = Image.composite(picture, paper, alpha)
        digest = hashlib.blake2b(picture.tobytes(), digest_size=8).hexdigest()
        return look_of(picture.tobytes(), picture.width, picture.height, picture.width * 3, 3), digest
    except Exception:  # a picture that cannot be decoded is no sign; the text around it stands
        return Look("other", ""), ""


def _decoded(stream: Any, size: tuple[int, int]) -> Any:
    """The raster of an image stream in RGB."""
    from PIL import Image

    if any(name in str(stream.get("Filter")) for name in ("DCT", "JPX")):
        return Image.open(io.BytesIO(stream.get_rawdata())).convert("RGB")
    data = stream.get_data()
    mode = "RGB" if len(data) >= 3 * size[0] * size[1] else "L"
    return Image.frombytes(mode, size, data[: size[0] * size[1] * len(mode)]).convert("RGB")
