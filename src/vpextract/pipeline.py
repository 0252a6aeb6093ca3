"""One document, from file to records: the order of the stages, readable aloud. A bad file is an outcome, never a fault."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from pathlib import Path, PurePath

from vpextract import knowledge as knowledge_module
from vpextract.addresses import shown
from vpextract.characters import LOST, lost_places
from vpextract.errors import DocumentError, VpextractError
from vpextract.knowledge import Knowledge
from vpextract.memory import without_cycle_search
from vpextract.model import Extraction, Identity, Issue, Layout, Page, PageInfo
from vpextract.recognise.recognising import recognise
from vpextract.settings import Options
from vpextract.store.fitting import fitted
from vpextract.structure.doubts import doubts_of
from vpextract.structure.records import records_of

_TAIL = 4096
"""The mark that ends a PDF stands in its last bytes; some programs add a few hundred of their own."""
_SCAN_SHARE = 0.5
"""A PDF with more pages than this share without text is treated as having no text layer."""

_STAMP = 100
"""Fewer letters than this along a margin are a stamp or an address, no contents."""


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
    what to do. Raises PatternError for a mistake in `options.patterns`, LimitError where it has more pages than allowed.
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
        return _failed(source, digest, len(data), fault)
    findings = recognise(read.layout, knowledge)
    document_id = document_id_of(findings.identity, digest, knowledge)
    records = records_of(findings, document_id, knowledge)
    found = Extraction(
        document_id=document_id,
        source=source,
        sha256=digest,
        reader=read.reader,
        status="ok",
        identity=findings.identity,
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
        size=len(data),
    )
    found = replace(found, issues=(*found.issues, *doubts_of(found, knowledge)))
    lost = any(issue.severity == "error" for issue in found.issues)
    return fitted(replace(found, status="partial" if lost else "ok"))


def failed_document(data: bytes, source: str, fault: VpextractError) -> Extraction:
    """What is told of a document that could not be read."""
    return _failed(source, hashlib.sha256(data).hexdigest(), len(data), fault)


def _failed(source: str, digest: str, size: int, fault: VpextractError) -> Extraction:
    document_id = f"unknown-unknown-unknown-{digest[:8]}"
    return Extraction(document_id, source, digest, "none", "failed", str(fault), size=size)


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
    from vpextract.layout.from_pages import pages_to_layout
    from vpextract.reading.pdf import read_pdf

    read = read_pdf(data, options)
    pages = read.pages
    blank = [page.number for page in pages if page.kind != "text" and page.number not in read.lost]
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
    infos = tuple(_page_info(page, reader) for page, reader in zip(pages, read.readers, strict=True))
    said = {issue.page for issue in read.issues}
    unseen = [doubt for page in pages if page.number not in said and (doubt := _about_unseen(page)) is not None]
    lost = [_about_lost(page, n) for page in pages if (n := _lost_on(page))]
    issues = (*read.issues, *scans, *unseen, *lost)
    return _Read(read.reader, pages_to_layout(pages, knowledge), infos, len(pages), issues)


def _about_lost(page: Page, letters: int) -> Issue:
    message = f"{letters} letters or figures of page {page.number} cannot be read and stand as {LOST}"
    return Issue("letters_lost", message, page=page.number)


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
    words = sum([line.text.count(" ") + 1 for line in page.lines])
    return PageInfo(page.number, page.kind, *page.paper, page.rotation, words, reader)


# --- text -------------------------------------------------------------------------------------------------------------


def _read_text(data: bytes, knowledge: Knowledge) -> _Read:
    from vpextract.layout.from_tabs import transcript_to_layout
    from vpextract.layout.from_text import textlayer_to_layout
    from vpextract.reading.textfile import decoded, kind_of_text

    text, issues = decoded(data)
    if not text.strip():
        raise DocumentError("The file holds nothing but white space. Fetch it again from its source.")
    to_layout = transcript_to_layout if kind_of_text(text) == "transcript" else textlayer_to_layout
    return _Read("text", to_layout(text, knowledge), (), None, issues)
