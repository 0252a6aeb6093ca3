"""Pages whose text is a picture: which they are, and what OCR reads on them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any

from vpextract.characters import LOST
from vpextract.model import Issue, Page
from vpextract.reading.ocr.engine import INSTALL, engine
from vpextract.reading.pdf import PdfRead
from vpextract.reading.sound_pages import UNNAMED_LETTER
from vpextract.settings import SETTINGS, Options

OCR = "ocr"
_WHOLE = 0.8
"""An image over this share of a page is the scan of a page."""
_SMALL = 0.2
"""On a page without text an image over less than this share is a mark or an ornament."""
_UNNAMED = 0.2
"""With so many letters that have no name a text cannot be used; where a few have none, the others are better than OCR."""
_FEW, _SENSIBLE = 20, 0.6
"""So few words tell nothing; a text of which fewer words than this share look like words is rubbish."""
_SOUND = re.compile(
    r"[(\"'”“»]*"
    r"(?:[^\W\d_]?[^\W\d_A-ZÅÄÖ]+(?:[-–/:.’'][^\W\d_]+)*|[A-ZÅÄÖ]{2,6}(?:[-:][^\W\d_]*)?|[+−–-]?\d[\d.,:%/–-]*|[–—•·%§-])"
    r"[.,;:!?)\"'”»%]*"
)
"""A word of small letters, with a capital at most; a short one of capitals; a figure; a sign that stands alone."""
_LOOK_DPI = 36
_OUTLINED = 0.002
"""A page without text or images of which more than this share is not blank is drawn as outlines."""


_PICTURED = 0.06
"""An image over less of a page of text than this share is a photograph or an ornament, not worth a look."""
_LIGHT, _DARK = (200, 0.6), (120, 0.004)
"""A table or a text in a picture is light on this share of it at least, and dark on this."""
_PRINTED_LINES = 4
"""So many dark bands, with light between them, are lines of text."""


def with_ocr(read: PdfRead, data: bytes, options: Options) -> None:
    """Read the pages of a PDF that are pictures, where there is something to read them with; without, say so once."""
    bad = {page.number for page in read.pages if has_bad_text(page)}
    wanted = [page for page in read.pages if page.number not in read.lost and (page.number in bad or is_pictured(page))]
    wanted += _outlined([page for page in read.pages if _may_be_outlined(page) and page.number not in read.lost], data)
    read.issues += _pictures_told([page for page in read.pages if page not in wanted], data)
    if not wanted:
        return
    found = engine()
    if found is None:
        numbers = ", ".join(str(page.number) for page in wanted[:5]) + (", …" if len(wanted) > 5 else "")
        read.issues.append(Issue("ocr_missing", f"Pages that need OCR were not read ({numbers}). {INSTALL}", "warning"))
        return
    from vpextract.reading.ocr.pages import read_pictures

    wanted = [replace(page, lines=()) if page.number in bad else page for page in wanted]
    told = read_pictures(data, sorted(wanted, key=lambda page: page.number), found, options)
    for number, page in told.pages.items():
        if number in bad:
            what = f"The text that page {number} holds cannot be read; it was read by OCR from what the page shows"
            read.issues.append(Issue("page_by_other_reader", what, "info", number))
        read.pages[number - 1] = page
        read.readers[number - 1] = OCR
    read.issues += told.issues
    read.unsure += told.unsure
    read.issues += [
        Issue("page_unreadable", f"Page {number} is a picture, and OCR could not read it: {why}", "error", number)
        for number, why in told.failed.items()
    ]
    read.illegible |= told.failed.keys()
    if read.readers.count(OCR) > len(read.pages) / 2:
        read.reader = OCR


def is_pictured(page: Page) -> bool:
    """Whether a page is a picture without text, or with text in its margins alone: a scan, stamped or numbered."""
    if not page.lines:
        return page.kind == "scan" and (page.pictured >= _SMALL or not page.pictured)
    if page.kind != "mixed" or page.pictured < _WHOLE:
        return False
    margin = SETTINGS.margin_share * page.height
    return all(line.box.y1 < margin or line.box.y0 > page.height - margin for line in page.lines)


def has_bad_text(page: Page) -> bool:
    """Whether the text that a page holds says nothing: letters without names, or rubbish over the picture of a page."""
    if not page.lines:
        return False
    text = " ".join([line.text for line in page.lines])
    if not text.isprintable() or LOST in text or "(cid:" in text:
        return len(UNNAMED_LETTER.findall(text)) > _UNNAMED * len(text)
    if page.pictured < _WHOLE:
        return False
    words = text.split()
    return len(words) >= _FEW and sum([_SOUND.fullmatch(word) is not None for word in words]) < _SENSIBLE * len(words)


def _pictures_told(pages: Sequence[Page], data: bytes) -> list[Issue]:
    """The pages of text with a picture that seems to show a table or a diagram, which nothing reads."""
    shown = [page for page in pages if page.lines and _PICTURED <= page.pictured < _WHOLE]
    if not shown:
        return []
    import pymupdf

    told = []
    with pymupdf.open(stream=data, filetype="pdf") as document:
        for page in (page for page in shown if page.number <= document.page_count):
            here = document.load_page(page.number - 1)
            area = _PICTURED * abs(here.rect)
            boxes = [pymupdf.Rect(image["bbox"]) for image in here.get_image_info()]
            if any(abs(box & here.rect) >= area and _shows_lines(here, box) for box in boxes):
                what = f"A picture on page {page.number} seems to show a table, a diagram or a text; it is not read"
                told.append(Issue("picture_not_read", what, "info", page.number))
    return told


def _shows_lines(page: Any, box: Any) -> bool:
    """Whether what is painted in a box is light, with dark lines one below the other."""
    import pymupdf

    shown = page.get_pixmap(dpi=_LOOK_DPI * 2, clip=box, colorspace=pymupdf.csGRAY, annots=False)
    light, dark = (sum(map(test, shown.samples)) for test in (lambda v: v > _LIGHT[0], lambda v: v < _DARK[0]))
    if light < _LIGHT[1] * len(shown.samples) or dark < _DARK[1] * len(shown.samples):
        return False
    rows = [min(shown.samples[y * shown.stride : y * shown.stride + shown.width]) for y in range(shown.height)]
    inked = [row < _DARK[0] for row in rows]
    return bool(sum(now and not before for before, now in pairwise([False, *inked])) >= _PRINTED_LINES)


def _may_be_outlined(page: Page) -> bool:
    return page.kind == "empty" and not page.turned and page.width > 0 and page.height > 0


def _outlined(pages: Sequence[Page], data: bytes) -> list[Page]:
    """Those of the pages without text and images that show something nevertheless."""
    if not pages:
        return []
    import pymupdf

    out = []
    with pymupdf.open(stream=data, filetype="pdf") as document:
        for page in pages:
            if page.number > document.page_count:
                continue
            shown = document.load_page(page.number - 1).get_pixmap(
                dpi=_LOOK_DPI, colorspace=pymupdf.csGRAY, annots=False
            )
            dark = sum(count for value, count in enumerate(_histogram(shown.samples)) if value < 200)
            if dark > _OUTLINED * shown.width * shown.height:
                out.append(page)
    return out


def _histogram(samples: bytes) -> list[int]:
    return [samples.count(value) for value in range(256)]
