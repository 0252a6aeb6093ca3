"""The pages of a document in pdfplumber, found one by one: its own list of them fails as a whole where one page does."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

from pdfminer.ascii85 import ascii85decode, asciihexdecode
from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdfpage import PDFPage
from pdfminer.pdftypes import (
    LITERALS_ASCII85_DECODE,
    LITERALS_ASCIIHEX_DECODE,
    LITERALS_FLATE_DECODE,
    PDFObjRef,
    PDFStream,
    resolve1,
)

from vpextract.reading.page_tree import Leaves, Node, leaves_of
from vpextract.reading.plumber_device import SeenPage
from vpextract.reading.sound_pages import FAR

_INHERITED = ("Resources", "MediaBox", "CropBox", "Rotate")
_FURTHER_BOXES = ("CropBox", "TrimBox", "BleedBox", "ArtBox")
_SHOWS_TEXT = re.compile(rb"[)>\]]\s*T[jJ]\b")
_LETTERS = {
    **dict.fromkeys(LITERALS_ASCII85_DECODE, ascii85decode),
    **dict.fromkeys(LITERALS_ASCIIHEX_DECODE, asciihexdecode),
}
"""Packings that turn bytes into letters, around the deflated ones."""
_LETTER = [0.0, 0.0, 612.0, 792.0]
"""The size of a page that tells none, in all readers."""


@cache
def let_references_end() -> None:
    """Have pdfminer follow references to their end, and to nothing where they lead in a circle: it would go round for ever."""
    getobj = PDFDocument.getobj

    def followed(document: PDFDocument, number: int) -> object:
        found = getobj(document, number)
        passed = {number}
        while isinstance(found, PDFObjRef):
            if found.objid in passed:
                return None
            passed.add(found.objid)
            found = getobj(document, found.objid)
        return found

    PDFDocument.getobj = followed


class PageRef(NamedTuple):
    """A part of the page tree, with what it has from the branches above it."""

    ref: Any
    inherited: dict[str, Any]


def leaves_in(document: Any) -> Leaves:
    """The pages of pdfminer's document, found in its tree; where none is, those that lie about."""
    root = document.catalog.get("Pages")
    branch = _resolved(root)
    count = _resolved(branch.get("Count")) if isinstance(branch, dict) else None
    told = count if isinstance(count, int) else None
    leaves = leaves_of([PageRef(root, {})], told, _node)
    if any(page is not None for page in leaves.pages):
        return leaves
    return Leaves(tuple(_lying_about(document)), told, strewn=True)


def page_of(document: Any, number: int, page: PageRef) -> Any:
    """The page as pdfplumber has it, with a size and a rotation that can be counted with."""
    attributes = {**page.inherited, **_resolved(page.ref)}
    attributes["MediaBox"] = _box(attributes.get("MediaBox")) or _LETTER
    for name in _FURTHER_BOXES:
        box = _box(attributes.pop(name, None))
        if box is not None:
            attributes[name] = box
    turn = _resolved(attributes.get("Rotate"))
    attributes["Rotate"] = 90 * ((turn + 45) // 90) % 360 if isinstance(turn, int) else 0
    crop = attributes.pop("CropBox", None)
    if crop is not None:
        attributes["MediaBox"] = _shared(crop, attributes["MediaBox"])
    return SeenPage(document, PDFPage(document.doc, _key(page.ref), attributes, None), page_number=number)


def stream_fault(page: PDFPage) -> str:
    """Why part of a page's contents will be missing; "" for nothing. To be asked before they are read, as pdfminer goes
    over what is broken in silence."""
    for part in page.contents:
        stream = _resolved(part)
        if not isinstance(stream, PDFStream):
            return "part of its contents is not there"
        if stream.rawdata and stream.rawdata.strip() and not stream.decipher:
            fault = _packing_fault(stream)
            if fault:
                return fault
    return ""


def shows_text(page: PDFPage) -> bool:
    """Whether a page's contents have operators that show text."""
    streams = [stream for part in page.contents if isinstance(stream := _resolved(part), PDFStream)]
    return any(_SHOWS_TEXT.search(stream.get_data()) for stream in streams)


def _node(page: PageRef) -> Node | None:
    found = _resolved(page.ref)
    if not isinstance(found, dict):
        return None
    kids = _resolved(found.get("Kids"))
    if isinstance(kids, list):
        passed_on = page.inherited | {key: found[key] for key in _INHERITED if key in found}
        return Node(_key(page.ref), [PageRef(kid, passed_on) for kid in kids])
    return Node(_key(page.ref), None) if _is_page(found) else None


def _is_page(found: dict[str, Any]) -> bool:
    """Whether an object is a page: it says so, or says nothing and has what a page has."""
    kind = getattr(_resolved(found.get("Type")), "name", None)
    return kind == "Page" or (kind != "Pages" and ("Contents" in found or "MediaBox" in found))


def _lying_about(document: Any) -> Iterator[PageRef]:
    numbers = sorted({number for xref in document.xrefs for number in xref.get_objids()})
    for number in numbers:
        ref = PDFObjRef(document, number, 0)
        found = _resolved(ref)
        if isinstance(found, dict) and getattr(_resolved(found.get("Type")), "name", None) == "Page":
            yield PageRef(ref, {})


def _key(ref: Any) -> Any:
    return ref.objid if isinstance(ref, PDFObjRef) else id(ref)


def _resolved(found: Any) -> Any:
    """What a reference leads to; None where that is nothing, or broken."""
    try:
        return resolve1(found)
    except MemoryError:
        raise
    except Exception:  # whatever is wrong with the object, it is none that can be used
        return None


def _box(found: Any) -> list[float] | None:
    sides = [_resolved(side) for side in (_resolved(found) or ())] if isinstance(_resolved(found), list) else []
    if len(sides) != 4 or not all(isinstance(side, int | float) and -FAR < side < FAR for side in sides):
        return None
    return sides if sides[0] != sides[2] and sides[1] != sides[3] else None


def _shared(crop: list[float], media: list[float]) -> list[float]:
    """What of the paper is shown; all of it where the two have nothing in common."""
    (a, b, c, d), (x0, y0, x1, y1) = crop, media
    left, right = max(min(a, c), min(x0, x1)), min(max(a, c), max(x0, x1))
    low, high = max(min(b, d), min(y0, y1)), min(max(b, d), max(y0, y1))
    return [left, low, right, high] if left < right and low < high else media


def _packing_fault(stream: PDFStream) -> str:
    """Why a stream cannot be unpacked to its end; packings are undone in their order as far as the deflated one."""
    data = stream.rawdata
    for kind, _ in stream.get_filters():
        if kind in LITERALS_FLATE_DECODE:
            unpacker = zlib.decompressobj()
            try:
                unpacker.decompress(data)
            except zlib.error as error:
                return str(error)
            return "" if unpacker.eof else "its contents are cut off"
        if kind not in _LETTERS:
            return ""
        try:
            data = _LETTERS[kind](data)
        except Exception as error:  # binascii.Error, struct.error: whatever the library meets
            return str(error)
    return ""
