"""The page tree of a document in MuPDF, made sound where its count or its branches are wrong: in memory, not in the file."""

from __future__ import annotations

import re
from typing import Any

import pymupdf

from vpextract.reading.page_tree import Leaves, Node, leaves_of

_KID = re.compile(r"(\d+)\s+\d+\s+R\b|<<.*?>>+|<[^>]*>|\([^)]*\)|\[[^\]]*\]|[^\s<>()\[\]]+", re.DOTALL)
"""A kid of a branch: a reference, or what should be none."""
_COUNT = re.compile(r"[-+]?[0-9]{1,9}")
_NOWHERE = 0
"""Stands for a kid that is no reference: no object has this number."""


def mended(document: Any) -> Leaves | None:
    """Makes the pages of a document as many as there are, each with its number; None where MuPDF finds nothing wrong.

    A page that the tree names and that cannot be found becomes an empty one. MuPDF looks its tree over when the first page
    is asked for.
    """
    root = _reference(_entry(document, document.pdf_catalog(), "Pages"))
    told = _count(document, root)  # before MuPDF corrects it
    if _is_sound(document):
        return None
    leaves = leaves_of([root], told, lambda ref: _node(document, ref))
    if all(page is None for page in leaves.pages):
        alone = [xref for xref in range(1, document.xref_length()) if _is_page(document, xref)]
        leaves = Leaves(tuple(alone), told, strewn=True)
    if leaves.pages:
        _write(document, leaves)
    return leaves


def _count(document: Any, root: int) -> int | None:
    kind, count = _entry(document, root, "Count")
    if kind == "xref":
        count = _object(document, _reference((kind, count))).strip()
    return int(count) if _COUNT.fullmatch(count) else None


def _is_sound(document: Any) -> bool:
    if document.is_repaired:
        return False  # MuPDF has looked at the tree before, and will not tell again
    pymupdf.TOOLS.reset_mupdf_warnings()
    try:
        document.page_xref(0)
        return not pymupdf.TOOLS.mupdf_warnings()
    except Exception:  # whatever it was, the tree will tell
        return False


def _node(document: Any, xref: int) -> Node | None:
    if not 0 < xref < document.xref_length():
        return None
    kind, kids = _entry(document, xref, "Kids")
    if kind == "xref":
        kind, kids = "array", _object(document, _reference((kind, kids)))
    if kind == "array":
        return Node(xref, [int(kid[1]) if kid[1] else _NOWHERE for kid in _KID.finditer(kids.strip()[1:-1])])
    return Node(xref, None) if _is_page(document, xref) else None


def _is_page(document: Any, xref: int) -> bool:
    """Whether an object is a page: it says so, or says nothing and has what a page has."""
    kind, name = _entry(document, xref, "Type")
    if kind == "name" and name == "/Page":
        return True
    return any(_entry(document, xref, key)[0] != "null" for key in ("Contents", "MediaBox")) and name != "/Pages"


def _entry(document: Any, xref: int, key: str) -> tuple[str, str]:
    """The kind and the text of an object's entry; ("null", "") where there is none, or the object is broken."""
    try:
        kind, value = document.xref_get_key(xref, key)
        return str(kind), str(value)
    except MemoryError:
        raise
    except Exception:  # whatever is wrong with the object, it has no such entry
        return "null", ""


def _object(document: Any, xref: int) -> str:
    try:
        return str(document.xref_object(xref))
    except MemoryError:
        raise
    except Exception:
        return "[]"


def _reference(found: tuple[str, str]) -> int:
    kind, value = found
    return int(value.split()[0]) if kind == "xref" else _NOWHERE


def _write(document: Any, leaves: Leaves) -> None:
    """One branch with all pages; what pages inherit they have from their own parents, which stay."""
    root = document.get_new_xref()
    kids = [page if page is not None else _blank(document, root) for page in leaves.pages]
    listed = " ".join(f"{kid} 0 R" for kid in kids)
    document.update_object(root, f"<</Type/Pages/Count {len(kids)}/Kids[{listed}]>>")
    document.xref_set_key(document.pdf_catalog(), "Pages", f"{root} 0 R")


def _blank(document: Any, root: int) -> int:
    xref = document.get_new_xref()
    document.update_object(xref, f"<</Type/Page/MediaBox[0 0 1 1]/Parent {root} 0 R>>")
    return int(xref)
