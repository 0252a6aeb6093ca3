"""What to do about a kind of issue, in the language that is spoken."""

from __future__ import annotations

from vpextract.issues import CODES
from vpextract.languages import catalogue
from vpextract.languages.asked import ENGLISH
from vpextract.languages.telling import spoken, told


def advice(code: str) -> str:
    """A code of a later version has none."""
    if code not in CODES:
        return told("This version of vpextract does not know the code; see the message.")
    return CODES[code].advice if spoken() == ENGLISH else catalogue(spoken()).advice(code)
