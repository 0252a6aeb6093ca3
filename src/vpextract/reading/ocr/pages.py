"""Which pages of a PDF are read by OCR, and what comes of it. Nothing of OCR is imported where no page needs it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from vpextract.model import Box, Issue, Line, Page, Unsure
from vpextract.reading.insets import Inset, own_lines, seen_at, words_of
from vpextract.reading.ocr.cache import PageCache
from vpextract.reading.ocr.child import SECONDS_A_PAGE
from vpextract.reading.ocr.engine import Engine
from vpextract.reading.ocr.inset_tables import holds_table, with_table
from vpextract.reading.ocr.pool import Readers
from vpextract.reading.ocr.raw import Picture, RawPage
from vpextract.reading.ocr.setting import boxes_of_unsure, pages_of
from vpextract.reading.ocr.turns import FEW, MOSTLY
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


@dataclass(slots=True)
class OcrRead:
    """The pages that were read, by their numbers, and what is unsure about them; of those that could not be read, why."""

    pages: dict[int, Page] = field(default_factory=dict)
    failed: dict[int, str] = field(default_factory=dict)
    issues: list[Issue] = field(default_factory=list)
    unsure: list[Unsure] = field(default_factory=list)


def read_pictures(document: Any, blank: Sequence[Page], engine: Engine, options: Options) -> OcrRead:
    """What the pictures of these pages of an open document say. `blank` are the pages as the reader of PDFs gave them."""
    read = OcrRead()
    made = [partial(_picture, document, page.number) for page in blank]
    kept: dict[int, RawPage] = {}
    for at, found in _recognised(made, engine, options):
        if isinstance(found, str):
            read.failed[blank[at].number] = found
        else:
            kept[blank[at].number] = found
    own = {page.number: page for page in blank}
    raw = {number: kept[number] for number in sorted(kept) if kept[number].n_words > words_of(own[number])}
    read.pages = pages_of(raw, own)
    for number, found in raw.items():
        read.unsure += [Unsure(number, box, piece.text) for piece, box in boxes_of_unsure(found, read.pages[number])]
    read.issues = [doubt for number, found in raw.items() for doubt in _doubts(number, found)]
    return read


def read_insets(
    document: Any, insets: Sequence[Inset], pages: Sequence[Page], engine: Engine, options: Options
) -> tuple[OcrRead, list[Inset]]:
    """The pages with the tables that are pictures on them, and those of these that hold a table."""
    read, tables = OcrRead(), []
    own = {inset: pages[inset.page - 1] for inset in insets}
    made = [partial(_picture, document, one.page, one.box, own_lines(own[one], one.box)) for one in insets]
    for at, found in sorted(_recognised(made, engine, options), key=lambda told: told[0]):
        inset = insets[at]
        if isinstance(found, str) or not holds_table(found):
            continue
        tables.append(inset)
        before = read.pages.get(inset.page, own[inset])
        read.pages[inset.page], unsure = with_table(before, inset.box, found)
        read.unsure += unsure
        read.issues += list(_doubts(inset.page, found))
    return read, tables


def _recognised(
    made: Sequence[Callable[[], Picture]], engine: Engine, options: Options
) -> Iterator[tuple[int, RawPage | str]]:
    """For each of the pictures, by its place among them, what is in it or why it could not be read; kept ones first."""
    if options.more_time is not None:
        options.more_time(SECONDS_A_PAGE * len(made))
    cache = PageCache(options.ocr_cache, engine.mark)
    unread: list[tuple[int, str]] = []
    known: dict[str, RawPage | str] = {}
    ready: list[tuple[int, RawPage | str]] = []

    def pictures() -> Iterator[Picture]:
        for at, make in enumerate(made):
            try:
                picture = make()
            except MemoryError:
                raise
            except Exception as fault:  # in a damaged file a page may be where MuPDF alone does not find it
                ready.append((at, str(fault)))
                continue
            key = cache.key(picture)
            if (before := known.get(key) or cache.get(key)) is not None:
                ready.append((at, before))
            else:
                unread.append((at, key))
                yield picture

    done = 0
    with Readers(engine.tessdata, max(1, min(options.ocr_processes, len(made)))) as readers:
        for n, found in enumerate(readers.read(pictures())):
            at, key = unread[n]
            done += 1
            if options.at_page is not None:
                options.at_page(done + len(ready), len(made))
            known[key] = found
            if not isinstance(found, str):
                cache.put(key, found)
            yield at, found
    yield from ready


def _picture(document: Any, number: int, box: Box | None = None, without: Sequence[Line] = ()) -> Picture:
    """The picture of a page, or of what is in a box of it, but for these lines."""
    import pymupdf

    page = document.load_page(number - 1)
    clip = None if box is None else pymupdf.Rect(box)
    dpi = _resolution(page, clip)
    made = page.get_pixmap(dpi=dpi, clip=clip, colorspace=pymupdf.csGRAY, alpha=False, annots=False)
    for line in without:
        x0, y0, x1, y1 = (side * dpi / 72 for side in line.box)
        made.set_rect(pymupdf.IRect(int(x0) - 2, int(y0) - 2, int(x1) + 3, int(y1) + 3) & made.irect, (255,))
    return Picture(bytes(made.samples), made.width, made.height, dpi)


def _resolution(page: Any, clip: Any = None) -> int:
    """The dots per inch in which a page, or a picture on it, is read: those of its scan where they will do."""
    images = [image for image in page.get_image_info() if clip is None or clip.contains(_middle(seen_at(page, image)))]
    largest = max(images, key=lambda image: image["width"] * image["height"], default=None)
    dpi = float(_DPI)
    if largest is not None:
        wide = max(1.0, abs(largest["bbox"][2] - largest["bbox"][0]))
        dpi = 72 * largest["width"] / wide
    dpi = dpi if _LEAST_DPI <= dpi <= _MOST_DPI else _DPI
    area = float(page.rect.width * page.rect.height) / 72 / 72
    return int(min(dpi, (_MOST_PIXELS / max(area, 1.0)) ** 0.5) + 0.5)


def _middle(rect: Any) -> tuple[float, float]:
    return (rect.x0 + rect.x1) / 2, (rect.y0 + rect.y1) / 2


def _doubts(number: int, found: RawPage) -> Iterator[Issue]:
    doubted = found.doubted
    if doubted:
        some = ", ".join(dict.fromkeys(doubted[:_SHOWN]))
        many = f"{len(doubted)} of {found.n_words} words on page {number} were hard to read"
        yield Issue("ocr_unsure", f"{many}: {some}", page=number)
    if found.turned:
        told = (
            f"Page {number} lies on its side, and no turn gave words: what was read on it is not to be used. "
            "Look at it in a PDF viewer, and scan it anew"
        )
        yield Issue("page_unreadable", told, "error", number)
    elif len(doubted) > MOSTLY * found.n_words and found.n_words >= FEW:
        told = (
            f"Page {number} gave no words, whichever way it was turned: what was read on it is not to be used. "
            "Look at it in a PDF viewer, and scan it anew"
        )
        yield Issue("page_unreadable", told, "error", number)
    if found.signs:
        told = f"Signs on page {number} are pictures, such as discs or triangles, and not read: {len(found.signs)}"
        yield Issue("picture_not_read", told, "info", number)
    figures = [piece.text for piece in found.pieces if not piece.figure]
    if figures:
        some = ", ".join(dict.fromkeys(figures[:_SHOWN]))
        message = (
            f"{len(figures)} texts with figures on page {number} were read in two ways, and have no number: {some}"
        )
        yield Issue("ocr_unsure", message, page=number)
