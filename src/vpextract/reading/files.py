"""A file's bytes → what is in it: which reader reads it, and whether there is anything to read."""

from __future__ import annotations

from collections.abc import Callable
from importlib.util import find_spec
from pathlib import PurePath

from vpextract.characters import LOST, lost_places
from vpextract.errors import NO_OFFICE, NO_WORD, DocumentError, EncryptedError
from vpextract.model import Facts, Issue, Page, PageInfo, Read
from vpextract.reading.faults import cut_off, encrypted_for_others, no_text_layer, not_a_pdf
from vpextract.settings import Options

_MARKS_OF_PDF = (b"%PDF-", b"endobj")
"""What has none of them is not worth the search for pages."""
_HEAD, _TAIL = 1024, 4096
"""A PDF begins and ends within so many bytes of its file's ends; others are read too, but what is wrong is guessed by that."""
_SCAN_SHARE = 0.5
"""A PDF with more pages than this share without text is treated as having no text layer."""
OCR = "ocr"
"""The reader of pages that are pictures."""
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
    from vpextract.reading.ocr.engine import INSTALL, NO_WORDS, engine
    from vpextract.reading.pdf import read_pdf
    from vpextract.reading.pictured import is_pictured, with_ocr

    if not any(mark in data for mark in _MARKS_OF_PDF):
        raise not_a_pdf()
    try:
        read = read_pdf(data, options)
    except EncryptedError:
        raise
    except DocumentError as fault:
        raise _refusal(data, fault) from None
    with_ocr(read, data, options)
    pages = read.pages
    bare = [page.number for page in pages if not page.lines and page.number not in read.lost]
    blank = [number for number in bare if _turned_on(pages[number - 1]) <= _STAMP]
    there = len(pages) - len(read.lost)
    if len(bare) == there or (len(blank) > _SCAN_SHARE * there and any(page.kind == "scan" for page in pages)):
        what = INSTALL if engine() is None else NO_WORDS
        raise no_text_layer(what, empty=all(page.kind == "empty" for page in pages), turned=len(blank) < len(bare))
    scans = [
        Issue("scan_page", f"Page {n} is a picture without text; what it says is missing", "error", n)
        for n in blank
        if pages[n - 1].kind == "scan" and n not in read.illegible
    ]
    scans += [
        _about_stamped(page)
        for page, reader in zip(pages, read.readers, strict=True)
        if reader != OCR and page.lines and is_pictured(page)
    ]
    infos = tuple(_page_info(page, reader) for page, reader in zip(pages, read.readers, strict=True))
    said = {issue.page for issue in read.issues}
    unseen = [doubt for page in pages if page.number not in said and (doubt := _about_unseen(page)) is not None]
    lost = [_about_lost(page, n) for page in pages if (n := _lost_on(page))]
    covered = [_about_covered(page) for page in pages if page.unseen]
    facts = Facts(read.reader, infos, len(pages), (*read.issues, *scans, *unseen, *lost, *covered), tuple(read.unsure))
    return Read("pages", facts, pages=tuple(pages))


def _refusal(data: bytes, fault: DocumentError) -> DocumentError:
    """What is said of a file that no reader can read: what its bytes tell of the reason, or else the readers' words."""
    if b"/Adobe.PubSec" in data:
        return encrypted_for_others()
    if b"%PDF-" not in data[:_HEAD]:
        return not_a_pdf()
    return cut_off() if b"%%EOF" not in data[-_TAIL:] else fault


def _about_lost(page: Page, letters: int) -> Issue:
    message = f"{letters} letters or figures of page {page.number} cannot be read and stand as {LOST}"
    return Issue("letters_lost", message, page=page.number)


def _about_stamped(page: Page) -> Issue:
    message = f"Page {page.number} is a picture with text in its margins alone; what the picture says is missing"
    return Issue("scan_page", message, "warning", page.number)


def _about_covered(page: Page) -> Issue:
    some = ", ".join(dict.fromkeys(page.unseen[:3]))
    message = f"{len(page.unseen)} texts on page {page.number} are not seen and not read: {some}"
    return Issue("text_unseen", message, "info", page.number)


def _about_unseen(page: Page) -> Issue | None:
    """A page from which no text was read, or not all, though its reader found no fault with it."""
    number, turned = page.number, _turned_on(page)
    if page.kind == "empty" and not turned:
        return Issue(
            "page_without_text", f"Page {number} has no text: it is blank, or drawn as outlines", "info", number
        )
    if page.kind == "empty" or turned > _STAMP:
        message = f"On page {number} {turned} letters run upwards, downwards or aslant; they are in no record"
        return Issue("left_over" if page.lines else "page_without_text", message, page=number)
    return None


def _turned_on(page: Page) -> int:
    """How many letters of a page are in no line, as they run another way."""
    return sum(map(len, page.turned))


def _lost_on(page: Page) -> int:
    return sum([len(lost_places(line.text)) for line in page.lines if LOST in line.text])


def _page_info(page: Page, reader: str) -> PageInfo:
    kind = "scan" if reader == OCR else page.kind
    words = len(" ".join([line.text for line in page.lines]).split())
    return PageInfo(page.number, kind, *page.paper, page.rotation, words, reader)


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


# --- Word -------------------------------------------------------------------------------------------------------------


def _read_word(data: bytes, options: Options) -> Read:
    from vpextract.reading.word.wordfile import read_word

    return read_word(data)


def _read_office(ending: str) -> Callable[[bytes, Options], Read]:
    def read(data: bytes, options: Options) -> Read:
        from vpextract.reading.office import to_word_file

        if options.more_time is not None:
            options.more_time(_CONVERSION)
        return _read_word(to_word_file(data, ending), options)

    return read


_CONVERSION = 60.0
"""Seconds that a document may take longer that another program has to convert first."""
_WORD = (".docx", ".docm", ".dotx", ".dotm")
_OFFICE = (".doc", ".dot", ".odt", ".ott", ".rtf")
_READERS: dict[str, Callable[[bytes, Options], Read]] = {
    ".pdf": _read_pdf,
    ".txt": _read_text,
    ".md": _read_text,
    **dict.fromkeys(_WORD, _read_word),
    **{ending: _read_office(ending) for ending in _OFFICE},
}
"""By the endings of names; a file with another ending that is named directly is read as a text."""
ENDINGS = tuple(_READERS)
"""What is looked for in folders; upper case counts too."""


def lacking(ending: str) -> str:
    """What to install before files with this ending can be read, as a sentence; "" where nothing is missing."""
    if ending not in (*_WORD, *_OFFICE):
        return ""
    if find_spec("docx") is None:
        return NO_WORD
    from vpextract.reading.office import office

    return NO_OFFICE if ending in _OFFICE and office() is None else ""
