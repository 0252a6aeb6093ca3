"""Turns pages as scanners and printers do: the content lies sideways on the page, and /Rotate shows it upright."""

from __future__ import annotations

from itertools import pairwise

import pymupdf


def turned(pdf: bytes, turns: list[tuple[int, int]]) -> bytes:
    """The PDF with the pages from each (page, degrees) up to the next one turned so that they still read upright."""
    if not any(degrees for _, degrees in turns):
        return pdf
    with pymupdf.open(stream=pdf) as document:
        spans = [*turns, (len(document) + 1, 0)]
        for (first, degrees), (after, _) in pairwise(spans):
            for number in range(first, after):
                if degrees:
                    turn(document, document[number - 1], degrees)
        out: bytes = document.tobytes(garbage=1, deflate=True, no_new_id=True)
        return out


def turn(document: pymupdf.Document, page: pymupdf.Page, degrees: int) -> None:
    """Lays the content against the turn that /Rotate (clockwise) makes, on a sheet that lies the other way."""
    width, height = page.mediabox.width, page.mediabox.height
    matrix, sheet = {
        90: (f"0 1 -1 0 {height:g} 0", (height, width)),
        180: (f"-1 0 0 -1 {width:g} {height:g}", (width, height)),
        270: (f"0 -1 1 0 0 {width:g}", (height, width)),
    }[degrees]
    content = b"q " + matrix.encode() + b" cm\n" + page.read_contents() + b"\nQ"
    xref = document.get_new_xref()
    document.update_object(xref, "<<>>")
    document.update_stream(xref, content)
    document.xref_set_key(page.xref, "Contents", f"{xref} 0 R")
    document.xref_set_key(page.xref, "MediaBox", "[0 0 {:g} {:g}]".format(*sheet))
    document.xref_set_key(page.xref, "Rotate", str(degrees))
