"""What MuPDF says, or keeps to itself, of parts of a page that are lost: it reads on over what is broken."""

from __future__ import annotations

from typing import Any

from pymupdf import mupdf

from vpextract.reading.faults import PART_MISSING, reason_of

_MARKS = (
    "error",
    "content stream",
    "cannot load",
    "cannot draw",
    "rest of page",
    "invalid indirect reference",
    "premature end",
    "truncated",
    "expected ",
    "not found in its object stream",
)
"""MuPDF's words for what costs text. It has others for what costs none; in 200 sound files of nine makers it said nothing."""
_REPAIRING = "repairing PDF document"
"""Said where the file's own list of its objects is found to be wrong, be it at a page's first use of one."""
_NO_LOSS = (_REPAIRING, "... repeated ")
_SHOWN = ("Font", "XObject")
"""The parts of a page that hold text, or tell its letters."""


def loss_told(warnings: list[str], repaired: bool) -> str:
    """The first of MuPDF's remarks on a page which says that part of it is lost; "" for none.

    In a repaired file every remark counts, as what it lost is no longer named in it.
    """
    for line in warnings:
        if any(mark in line for mark in _MARKS) or (repaired and not line.startswith(_NO_LOSS)):
            return reason_of(line)
    return ""


def repairs(warnings: list[str]) -> bool:
    """Whether MuPDF repaired the file while it read the page."""
    return any(_REPAIRING in line for line in warnings)


def loss_unsaid(page: Any) -> str:
    """Why part of a page of a repaired file is missing: a font or form that it names is gone, of which MuPDF says nothing."""
    try:
        resources = mupdf.pdf_dict_get_inheritable(mupdf.pdf_page_from_fz_page(page.this).obj(), _name("Resources"))
        for kind in _SHOWN:
            parts = mupdf.pdf_dict_get(resources, _name(kind))
            values = [mupdf.pdf_dict_get_val(parts, at) for at in range(mupdf.pdf_dict_len(parts))]
            if any(mupdf.pdf_is_null(value) for value in values):
                return PART_MISSING
    except MemoryError:
        raise
    except Exception:  # then the page has no resources that can be counted, and MuPDF has said so
        return ""
    return ""


def _name(key: str) -> Any:
    return mupdf.pdf_new_name(key)
