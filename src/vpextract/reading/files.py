"""A file's bytes → what is in it: which reader reads it, and whether there is anything to read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import PurePath

from vpextract.characters import LOST, lost_places
from vpextract.errors import DocumentError
from vpextract.model import Facts, Issue, Page, PageInfo, Read
from vpextract.settings import SETTINGS, Options

_TAIL = 4096
"""The mark that ends a PDF stands in its last bytes; some programs add a few hundred of their own."""
_SCAN_SHARE = 0.5
"""A PDF with more pages than this share without text is treated as having no text layer."""
_WHOLE = 0.8
"""An image over this share of a page is the scan of a page."""
_STAMP = 100
"""Fewer letters than this along a margin are a stamp or an address, no contents."""


def read_file(data: bytes, name: str, options: Options) -> Read:
    """What is in a file, by the reader that its name and contents ask for. DocumentError, with what to do, for what no
    reader reads."""
    if not data:
        raise DocumentError("The file is empty. Fetch it again from its source.")
    read = _READERS.get(PurePath(name).suffix.lower(), _read_text)
    return read(data, options)


# --- PDF --------------------------------------------------------------------------------------------------------------


def _read_pdf(data: bytes, options: Options) -> Read:
    from vpextract.reading.pdf import read_pdf

    if b"%PDF-" not in data[:1024]:
        raise DocumentError(
            "The name ends in .pdf, but the contents are no PDF. Save the document as a PDF and run again."
        )
    if b"%%EOF" not in data[-_TAIL:]:
        raise DocumentError("The PDF is cut off: its end is missing. Fetch it again from its source.")
    read = read_pdf(data, options)
    pages = read.pages
    blank = [page.number for page in pages if not page.lines and page.number not in read.lost]
    there = len(pages) - len(read.lost)
    if len(blank) == there or (len(blank) > _SCAN_SHARE * there and any(page.kind == "scan" for page in pages)):
        if all(page.kind == "empty" for page in pages):
            raise DocumentError(
                "The PDF has no text: its pages are empty or drawn as outlines. Export it again as text."
            )
        raise DocumentError(
            "The PDF has no text layer: its pages are pictures (a scan). "
            "Run it through OCR first, for example with OCRmyPDF, and use the result."
        )
    scans = [
        Issue("scan_page", f"Page {n} is a picture without text; what it says is missing", "error", n)
        for n in blank
        if pages[n - 1].kind == "scan"
    ]
    scans += [_about_stamped(page) for page in pages if _is_stamped(page)]
    infos = tuple(_page_info(page, reader) for page, reader in zip(pages, read.readers, strict=True))
    said = {issue.page for issue in read.issues}
    unseen = [doubt for page in pages if page.number not in said and (doubt := _about_unseen(page)) is not None]
    lost = [_about_lost(page, n) for page in pages if (n := _lost_on(page))]
    covered = [_about_covered(page) for page in pages if page.unseen]
    facts = Facts(read.reader, infos, len(pages), (*read.issues, *scans, *unseen, *lost, *covered))
    return Read("pages", facts, pages=tuple(pages))


def _about_lost(page: Page, letters: int) -> Issue:
    message = f"{letters} letters or figures of page {page.number} cannot be read and stand as {LOST}"
    return Issue("letters_lost", message, page=page.number)


def _is_stamped(page: Page) -> bool:
    """Whether a page is one picture, and nothing but what its margins say was read: the scan of a page, stamped or numbered."""
    if page.kind != "mixed" or page.pictured < _WHOLE:
        return False
    margin = SETTINGS.margin_share * page.height
    return all(line.box.y1 < margin or line.box.y0 > page.height - margin for line in page.lines)


def _about_stamped(page: Page) -> Issue:
    message = f"Page {page.number} is a picture with text in its margins alone; what the picture says is missing"
    return Issue("scan_page", message, "warning", page.number)


def _about_covered(page: Page) -> Issue:
    some = ", ".join(dict.fromkeys(page.unseen[:3]))
    message = f"{len(page.unseen)} texts on page {page.number} are not seen and not read: {some}"
    return Issue("text_unseen", message, "info", page.number)


def _about_unseen(page: Page) -> Issue | None:
    """A page from which no text was read, or not all, though its reader found no fault with it."""
    number, turned = page.number, sum(map(len, page.turned))
    if page.kind == "empty" and not turned:
        return Issue(
            "page_without_text", f"Page {number} has no text: it is blank, or drawn as outlines", "info", number
        )
    if page.kind == "empty" or turned > _STAMP:
        message = f"On page {number} {turned} letters run upwards, downwards or aslant; they are in no record"
        return Issue("page_without_text" if page.kind == "empty" else "left_over", message, page=number)
    return None


def _lost_on(page: Page) -> int:
    return sum([len(lost_places(line.text)) for line in page.lines if LOST in line.text])


def _page_info(page: Page, reader: str) -> PageInfo:
    words = " ".join([line.text for line in page.lines]).count(" ") + bool(page.lines)
    return PageInfo(page.number, page.kind, *page.paper, page.rotation, words, reader)


# --- text -------------------------------------------------------------------------------------------------------------


def _read_text(data: bytes, options: Options) -> Read:
    from vpextract.reading.textfile import decoded, kind_of_text

    if data.startswith(b"%PDF-"):
        raise DocumentError(
            "The contents are a PDF, but the name does not end in .pdf. Rename the file to .pdf and run again."
        )
    text, issues = decoded(data)
    if not text.strip():
        raise DocumentError("The file holds nothing but white space. Fetch it again from its source.")
    return Read(kind_of_text(text), Facts("text", issues=issues), text=text)


_READERS: dict[str, Callable[[bytes, Options], Read]] = {".pdf": _read_pdf, ".txt": _read_text, ".md": _read_text}
"""By the endings of names; a file with another ending that is named directly is read as a text."""
ENDINGS = tuple(_READERS)
"""What is looked for in folders; upper case counts too."""
