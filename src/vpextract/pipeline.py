"""One document, from file to records: the order of the stages, readable aloud. A bad file is an outcome, never a fault."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from pathlib import Path, PurePath

from vpextract import knowledge as knowledge_module
from vpextract.addresses import shown
from vpextract.characters import LOST, lost_places
from vpextract.errors import DocumentError, EncryptedError
from vpextract.issues import CODES
from vpextract.knowledge import Knowledge
from vpextract.memory import without_cycle_search
from vpextract.model import Extraction, Identity, Issue, Layout, Page, PageInfo
from vpextract.recognise.identity import identify
from vpextract.settings import Options
from vpextract.structure.doubts import doubts_of
from vpextract.structure.records import records_of

_TAIL = 4096
"""The mark that ends a PDF stands in its last bytes; some programs add a few hundred of their own."""
_SCAN_SHARE = 0.5
"""A PDF with more pages than this share without text is treated as having no text layer."""


@dataclass(frozen=True, slots=True)
class _Read:
    """What the reading and layout stages made of a file."""

    reader: str
    layout: Layout
    pages: tuple[PageInfo, ...]
    n_pages: int | None
    issues: tuple[Issue, ...] = ()


def extract_document(path: Path, source: str | None = None, *, options: Options | None = None) -> Extraction:
    """Everything that is found in the document of a file; `extract_bytes` says how. OSError where it cannot be opened."""
    return extract_bytes(path.read_bytes(), path.name, source, options=options)


def extract_bytes(data: bytes, name: str, source: str | None = None, *, options: Options | None = None) -> Extraction:
    """Everything that is found in one document, wherever its bytes come from.

    `name` is the file's name, whose ending tells how to read it; `source` is how the `documents` dataset names it
    (default: `name`). A document that cannot be read gives an Extraction with status `failed` and a sentence that says
    what to do. Raises PatternError for a mistake in `options.patterns`.
    """
    options = options or Options()
    knowledge = knowledge_module.load(options.patterns)
    with without_cycle_search():  # a document's pages and records have none
        return _extracted(data, name, source or shown(name), options, knowledge)


def _extracted(data: bytes, name: str, source: str, options: Options, knowledge: Knowledge) -> Extraction:
    digest = hashlib.sha256(data).hexdigest()
    try:
        read = _read(PurePath(name).suffix, data, options, knowledge)
    except DocumentError as fault:
        return Extraction(f"unknown-unknown-unknown-{digest[:8]}", source, digest, "none", "failed", str(fault))
    identity = identify(read.layout.blocks, knowledge)
    document_id = document_id_of(identity, digest, knowledge)
    records = records_of(read.layout, document_id, identity, knowledge)
    found = Extraction(
        document_id=document_id,
        source=source,
        sha256=digest,
        reader=read.reader,
        status="ok",
        identity=identity,
        n_pages=read.n_pages,
        pages=read.pages,
        sections=tuple(records.sections),
        goals=tuple(records.goals),
        indicators=tuple(records.indicators),
        activities=tuple(records.activities),
        tables=tuple(records.tables),
        decisions=tuple(records.decisions),
        issues=(*read.issues, *records.issues),
        set_aside=tuple(records.set_aside),
    )
    found = replace(found, issues=(*found.issues, *doubts_of(found, knowledge)))
    lost = any(CODES[issue.code].severity == "error" for issue in found.issues if issue.code in CODES)
    return replace(found, status="partial" if lost else "ok")


def document_id_of(identity: Identity, digest: str, knowledge: Knowledge) -> str:
    """`{board_id}-{year}-{type}-{hash}`, with `unknown` for what the contents do not tell."""
    kind = "unknown"
    if identity.kind is not None:
        short = knowledge.documents.kinds[identity.kind].short
        kind = f"{short}{identity.tertial or ''}" if short == "t" else short
    return f"{identity.board_id or 'unknown'}-{identity.year or 'unknown'}-{kind}-{digest[:8]}"


def _read(ending: str, data: bytes, options: Options, knowledge: Knowledge) -> _Read:
    if not data:
        raise DocumentError("The file is empty. Fetch it again from its source.")
    if ending.lower() == ".pdf":
        if b"%PDF-" not in data[:1024]:
            raise DocumentError(
                "The name ends in .pdf, but the contents are no PDF. Save the document as a PDF and run again."
            )
        if b"%%EOF" not in data[-_TAIL:]:
            raise DocumentError("The PDF is cut off: its end is missing. Fetch it again from its source.")
        return _read_pdf(data, options, knowledge)
    if data.startswith(b"%PDF-"):
        raise DocumentError(
            "The contents are a PDF, but the name does not end in .pdf. Rename the file to .pdf and run again."
        )
    return _read_text(data, knowledge)


# --- PDF --------------------------------------------------------------------------------------------------------------


def _read_pdf(data: bytes, options: Options, knowledge: Knowledge) -> _Read:
    from vpextract.layout.pages import pages_to_layout

    reader, pages, issues = _pdf_pages(data, options.reader)
    blank = [page.number for page in pages if page.kind != "text"]
    if len(blank) == len(pages) or (
        len(blank) > _SCAN_SHARE * len(pages) and any(page.kind == "scan" for page in pages)
    ):
        if all(page.kind == "empty" for page in pages):
            raise DocumentError(
                "The PDF has no text: its pages are empty or drawn as outlines. Export it again as text."
            )
        raise DocumentError(
            "The PDF has no text layer: its pages are pictures (a scan). "
            "Run it through OCR first, for example with OCRmyPDF, and use the result."
        )
    issues += [
        Issue("scan_page", f"Page {n} is a picture without text; what it says is missing", "error", n)
        for n in blank
        if pages[n - 1].kind == "scan"
    ]
    issues += [
        Issue(
            "letters_lost",
            f"{n} letters or figures of page {page.number} cannot be read and stand as {LOST}",
            page=page.number,
        )
        for page in pages
        if (n := _lost_on(page))
    ]
    infos = tuple(_page_info(page, reader) for page in pages)
    return _Read(reader, pages_to_layout(pages, knowledge), infos, len(pages), tuple(issues))


def _pdf_pages(data: bytes, wanted: str | None) -> tuple[str, list[Page], list[Issue]]:
    """The pages by the wanted reader; by default PyMuPDF, with pdfplumber stepping in where that cannot read the file."""
    from vpextract.reading import mupdf

    if wanted == "pdfplumber":
        return "pdfplumber", _plumbed(data), []
    try:
        with mupdf.opened(data) as document:
            return mupdf.NAME, list(mupdf.pages(document)), []
    except EncryptedError:
        raise
    except DocumentError as fault:
        if wanted is not None:
            raise
        try:
            pages = _plumbed(data)
        except DocumentError:
            raise fault from None
        return (
            "pdfplumber",
            pages,
            [Issue("reader_fallback", f"PyMuPDF could not read the file, pdfplumber did: {fault}", "info")],
        )


def _plumbed(data: bytes) -> list[Page]:
    from vpextract.reading import plumber

    with plumber.opened(data) as document:
        return list(plumber.pages(document))


def _lost_on(page: Page) -> int:
    return sum([len(lost_places(line.text)) for line in page.lines if LOST in line.text])


def _page_info(page: Page, reader: str) -> PageInfo:
    words = sum([line.text.count(" ") + 1 for line in page.lines])
    return PageInfo(page.number, page.kind, page.width, page.height, page.rotation, words, reader)


# --- text -------------------------------------------------------------------------------------------------------------


def _read_text(data: bytes, knowledge: Knowledge) -> _Read:
    from vpextract.layout.textlayer import textlayer_to_layout
    from vpextract.layout.transcript import transcript_to_layout
    from vpextract.reading.textfile import decoded, kind_of_text

    text, issues = decoded(data)
    if not text.strip():
        raise DocumentError("The file holds nothing but white space. Fetch it again from its source.")
    to_layout = transcript_to_layout if kind_of_text(text) == "transcript" else textlayer_to_layout
    return _Read("text", to_layout(text, knowledge), (), None, issues)
