"""Pages whose text is a picture, and tables that are pictures on pages of text: which they are, and what OCR reads on them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from vpextract.characters import LOST
from vpextract.model import Issue, Page
from vpextract.reading.insets import Inset, insets_on, may_hold
from vpextract.reading.ocr.engine import INSTALL, Engine, engine
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


def with_ocr(read: PdfRead, data: bytes, options: Options) -> None:
    """Read the pages of a PDF that are pictures, and the tables that are pictures on its pages, where there is something to
    read them with; without, say so once."""
    there = [page for page in read.pages if page.number not in read.lost]
    bad = {page.number for page in there if has_bad_text(page)}
    wanted = [page for page in there if page.number in bad or is_pictured(page)]
    others = [page for page in there if page not in wanted]
    empty, shown = list(filter(_may_be_outlined, others)), list(filter(may_hold, others))
    if not (wanted or empty or shown):
        return
    import pymupdf

    with pymupdf.open(stream=data, filetype="pdf") as document:
        wanted += _outlined(empty, document)
        insets = insets_on(shown, document)
        found = engine() if wanted or insets else None
        if found is not None and wanted:
            _read_pages(read, document, wanted, bad, found, options)
        if found is not None and insets:
            insets = _read_tables(read, document, insets, found, options)
    if found is None and wanted:
        numbers = ", ".join(str(page.number) for page in wanted[:5]) + (", …" if len(wanted) > 5 else "")
        read.issues.append(Issue("ocr_missing", f"Pages that need OCR were not read ({numbers}). {INSTALL}", "warning"))
    for number in dict.fromkeys(inset.page for inset in insets if inset.told):
        what = f"A picture on page {number} seems to show a table, a diagram or a text; it is not read"
        read.issues.append(Issue("picture_not_read", what, "info", number))


def _read_pages(
    read: PdfRead, document: Any, wanted: Sequence[Page], bad: set[int], engine: Engine, options: Options
) -> None:
    from vpextract.reading.ocr.pages import read_pictures

    wanted = [replace(page, lines=()) if page.number in bad else page for page in wanted]
    told = read_pictures(document, sorted(wanted, key=lambda page: page.number), engine, options)
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


def _read_tables(read: PdfRead, document: Any, insets: list[Inset], engine: Engine, options: Options) -> list[Inset]:
    """Read the tables that are pictures on pages of text. What is left are pictures that hold none."""
    from vpextract.reading.ocr.pages import read_insets

    told, tables = read_insets(document, insets, read.pages, engine, options)
    for number, page in told.pages.items():
        read.pages[number - 1] = page
        read.readers[number - 1] += f"+{OCR}"
        what = f"A table on page {number} is a picture; it was read by OCR"
        read.issues.append(Issue("picture_read", what, "info", number))
    read.issues += told.issues
    read.unsure += told.unsure
    return [inset for inset in insets if inset not in tables]


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


def _may_be_outlined(page: Page) -> bool:
    return page.kind == "empty" and not page.turned and page.width > 0 and page.height > 0


def _outlined(pages: Sequence[Page], document: Any) -> list[Page]:
    """Those of the pages without text and images that show something nevertheless."""
    import pymupdf

    out = []
    for page in (page for page in pages if page.number <= document.page_count):
        shown = document.load_page(page.number - 1).get_pixmap(dpi=_LOOK_DPI, colorspace=pymupdf.csGRAY, annots=False)
        dark = sum(count for value, count in enumerate(_histogram(shown.samples)) if value < 200)
        if dark > _OUTLINED * shown.width * shown.height:
            out.append(page)
    return out


def _histogram(samples: bytes) -> list[int]:
    return [samples.count(value) for value in range(256)]
