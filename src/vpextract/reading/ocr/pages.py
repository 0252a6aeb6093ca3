"""Which pages of a PDF are read by OCR, and what comes of it. Nothing of OCR is imported where no page needs it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from vpextract.model import Issue, Page, Unsure
from vpextract.reading.ocr.cache import PageCache
from vpextract.reading.ocr.child import SECONDS_A_PAGE
from vpextract.reading.ocr.engine import Engine
from vpextract.reading.ocr.pool import Readers
from vpextract.reading.ocr.raw import Picture, RawPage
from vpextract.reading.ocr.setting import boxes_of_unsure, pages_of
from vpextract.settings import Options

NAME = "ocr"
_DPI = 300
"""Of pages that are no scan, and of scans in a lower or unknown resolution."""
_LEAST_DPI, _MOST_DPI = 190.0, 400.0
"""A scan between these is read as it is: making it larger or smaller costs time and sharpness."""
_MOST_PIXELS = 40_000_000
"""A page of A3 at 400 dpi has 31 million."""
_SHOWN = 5
"""So many doubtful words of a page are named."""
_MOSTLY, _FEW = 0.5, 20
"""A page of which more words than this share are doubted is no text, or not upright: of pages that stand upside down it is two
in three, of upright ones one in thirty. Few words tell nothing."""


@dataclass(slots=True)
class OcrRead:
    """The pages that were read, by their numbers, and what is unsure about them; of those that could not be read, why."""

    pages: dict[int, Page] = field(default_factory=dict)
    failed: dict[int, str] = field(default_factory=dict)
    issues: list[Issue] = field(default_factory=list)
    unsure: list[Unsure] = field(default_factory=list)


def read_pictures(data: bytes, blank: Sequence[Page], engine: Engine, options: Options) -> OcrRead:
    """What the pictures of these pages say. `blank` are the pages as the reader of PDFs gave them."""
    import pymupdf

    if options.more_time is not None:
        options.more_time(SECONDS_A_PAGE * len(blank))
    read, cache, processes = (
        OcrRead(),
        PageCache(options.ocr_cache, engine.mark),
        min(options.ocr_processes, len(blank)),
    )
    kept: dict[int, RawPage] = {}
    unread: list[tuple[int, str]] = []

    def pictures() -> Iterator[Picture]:
        for page in blank:
            try:
                picture = _picture(document.load_page(page.number - 1))
            except MemoryError:
                raise
            except Exception as fault:  # in a damaged file a page may be where MuPDF alone does not find it
                read.failed[page.number] = str(fault)
                continue
            key = cache.key(picture)
            if (before := cache.get(key)) is not None:
                kept[page.number] = before
            else:
                unread.append((page.number, key))
                yield picture

    with (
        pymupdf.open(stream=data, filetype="pdf") as document,
        Readers(engine.tessdata, processes) as readers,
    ):
        for at, found in enumerate(readers.read(pictures())):
            number, key = unread[at]
            if options.at_page is not None:
                options.at_page(len(kept) + len(read.failed) + 1, len(blank))
            if isinstance(found, str):
                read.failed[number] = found
            else:
                kept[number] = found
                cache.put(key, found)
    own = {page.number: page for page in blank}
    raw = {number: kept[number] for number in sorted(kept) if kept[number].n_words > _words(own[number])}
    read.pages = pages_of(raw, own)
    for number, found in raw.items():
        read.unsure += [Unsure(number, box, piece.text) for piece, box in boxes_of_unsure(found, read.pages[number])]
    read.issues = [doubt for number, found in raw.items() for doubt in _doubts(number, found)]
    return read


def _picture(page: Any) -> Picture:
    import pymupdf

    dpi = _resolution(page)
    made = page.get_pixmap(dpi=dpi, colorspace=pymupdf.csGRAY, alpha=False, annots=False)
    return Picture(bytes(made.samples), made.width, made.height, dpi)


def _words(page: Page) -> int:
    """The words of the page's own text, a stamp or a number in its margins."""
    return sum([len(line.text.split()) for line in page.lines])


def _resolution(page: Any) -> int:
    """The dots per inch in which a page is read: those of its scan where they will do."""
    largest = max(page.get_image_info(), key=lambda image: image["width"] * image["height"], default=None)
    dpi = float(_DPI)
    if largest is not None:
        wide = max(1.0, abs(largest["bbox"][2] - largest["bbox"][0]))
        dpi = 72 * largest["width"] / wide
    dpi = dpi if _LEAST_DPI <= dpi <= _MOST_DPI else _DPI
    area = float(page.rect.width * page.rect.height) / 72 / 72
    return int(min(dpi, (_MOST_PIXELS / max(area, 1.0)) ** 0.5) + 0.5)


def _doubts(number: int, found: RawPage) -> Iterator[Issue]:
    doubted = [word for piece in found.pieces for word in piece.doubted]
    if doubted:
        some = ", ".join(dict.fromkeys(doubted[:_SHOWN]))
        many = f"{len(doubted)} of {found.n_words} words on page {number} were hard to read"
        yield Issue("ocr_unsure", f"{many}: {some}", page=number)
    if found.turned:
        told = (
            f"Page {number} lies on its side: what was read on it is not to be used. "
            "Turn it in the PDF, and read it again"
        )
        yield Issue("page_unreadable", told, "error", number)
    elif len(doubted) > _MOSTLY * found.n_words and found.n_words >= _FEW:
        told = (
            f"Page {number} may stand upside down, or hold no text: what was read on it is not to be used. "
            "Turn it in the PDF, and read it again"
        )
        yield Issue("page_unreadable", told, "error", number)
    figures = [piece.text for piece in found.pieces if not piece.figure]
    if figures:
        some = ", ".join(dict.fromkeys(figures[:_SHOWN]))
        message = (
            f"{len(figures)} texts with figures on page {number} were read in two ways, and have no number: {some}"
        )
        yield Issue("ocr_unsure", message, page=number)
