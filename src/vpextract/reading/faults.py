"""What a reader says about a PDF that it cannot read: one wording for all readers, each with what to do."""

from __future__ import annotations

import re

from vpextract.errors import DocumentError, EncryptedError

_CODE = re.compile(r"code=\d+: ")
"""How MuPDF's messages begin."""
NOT_THERE = "the file names it and does not hold it"
"""Why a page cannot be read whose place in the page tree is empty."""
OUTSIDE = "its text stands outside the page"
UNSEEN = "its text cannot be read"
UNNAMED = "some of its letters have no name in their font"
NOWHERE = "some of its text has no place on it"
GONE = "nothing is on it, and the file is damaged"
PART_MISSING = "a font or a form that it uses is gone from the file"
_NO_MEMORY = re.compile(r"\b[mc]?(?:re)?alloc \(.*\) failed")
"""How MuPDF says that the system gave it no memory."""


def damaged(error: object) -> DocumentError:
    """For a file that cannot be opened. Raises MemoryError where that is what it lacks: the file is not to blame."""
    raise_if_memory_lacks(error)
    return DocumentError(
        f"The PDF cannot be opened ({reason_of(error)}): it is damaged or cut off. Fetch it again from its source."
    )


def encrypted() -> EncryptedError:
    """For a file that asks for a password."""
    return EncryptedError("The PDF is encrypted with a password. Save a copy without the password and run again.")


def encrypted_for_others() -> EncryptedError:
    """For a file that only those can read for whose certificates it was encrypted."""
    return EncryptedError(
        "The PDF is encrypted for the holders of certain certificates. Ask its sender for a copy without encryption."
    )


def not_a_pdf() -> DocumentError:
    """For a file of another kind that has a PDF's name."""
    return DocumentError(
        "The name ends in .pdf, but the contents are no PDF. Save the document as a PDF and run again."
    )


def cut_off() -> DocumentError:
    """For a file without its end of which nothing can be read."""
    return DocumentError("The PDF is cut off: its end is missing. Fetch it again from its source.")


def no_text_layer(what_to_do: str, *, empty: bool, turned: bool) -> DocumentError:
    """For a file whose pages have no line of text: `empty`, nothing at all; `turned`, only texts that run another way; else
    pictures, of which `what_to_do` is told."""
    if turned:
        return DocumentError(
            "All text of the PDF runs upwards, downwards or aslant in a few short lines. Turn its pages and run again."
        )
    if empty:
        return DocumentError("The PDF has no text: its pages are empty or drawn as outlines. Export it again as text.")
    return DocumentError(f"The PDF has no text layer: its pages are pictures (a scan). {what_to_do}")


def without_pages() -> DocumentError:
    """For a file that opens and has no page."""
    return DocumentError("The PDF has no pages: it is damaged or cut off. Fetch it again from its source.")


def unreadable_page(number: int, error: object) -> DocumentError:
    """For a page that breaks the reader. Raises MemoryError where that is what it lacks: the file is not to blame."""
    raise_if_memory_lacks(error)
    return DocumentError(
        f"Page {number} of the PDF cannot be read ({reason_of(error)}). Fetch the file again from its source."
    )


def raise_if_memory_lacks(error: object) -> None:
    """Raises MemoryError where an error of a library says that the system gave it no memory."""
    if isinstance(error, MemoryError) or _NO_MEMORY.search(str(error)):
        raise MemoryError


def reason_of(error: object) -> str:
    """The first line of an error's words, or its kind where it has none."""
    words = _CODE.sub("", str(error).strip())
    first = (words.splitlines() or [type(error).__name__])[0][:120]
    return "".join(letter if letter.isprintable() else "?" for letter in first)
