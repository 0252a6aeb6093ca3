"""Encodings of one byte a character: which of them a text is in, told by its Swedish letters.

The bytes of å, ä and ö are others in each of them, so no detector for all languages is needed. The one that comes with
pdfminer (charset-normalizer 3.5) took 5 of 5 whole documents in CP850, and 1 of 5 in Windows-1252, for Central European
or Baltic.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from vpextract.reading.swedish import Evidence, contexts, evidence

HIGH = "\udc80-\udcff"
"""Bytes that are not (yet) decoded, as Python's `surrogateescape` keeps them in a text."""
USUAL = "Windows-1252"
_CODECS = {USUAL: "cp1252", "CP850": "cp850", "CP437": "cp437", "MacRoman": "mac_roman"}
"""Latin-1 is the part of Windows-1252 without its typographic signs. DOS came to Sweden with CP437, then CP850."""
SURE = 3
"""So many letters that stand as in Swedish are no chance, with nothing against them."""
_WRONG_SHARE = 0.05
"""More signs than this that can stand nowhere so: it is none of these encodings."""
_FOREIGN_SHARE = 0.25
"""More other letters, seen from those of ASCII, and it is another language: French has 5 %, a text in Cyrillic nearly all."""
_FEW = 8
"""So few letters of ASCII tell no share: "idé"."""
_ASCII_LETTER = re.compile("[A-Za-z]")


class EightBits(NamedTuple):
    """`becomes` translates high bytes, `hits` letters stand as in Swedish then; `rival`: it may be in this one, too."""

    name: str
    becomes: dict[int, str]
    hits: int = 0
    rival: str = ""


def eight_bits_of(escaped: str) -> EightBits | None:
    """The encoding of the high bytes in a text; None where they fit none of them."""
    counted = contexts(escaped, HIGH)
    found = {name: evidence(counted, table_of(name)) for name in _CODECS}
    name = max(found, key=lambda one: found[one].balance)  # the first of equals
    best, usual = found[name], found[USUAL]
    if name != USUAL and best.hits < SURE and not (best.swedish and usual.wrong):
        name, best = USUAL, usual
    rival = "" if best.swedish else next((n for n, one in found.items() if one.swedish and not one.wrong), "")
    if not _is_possible(best, counted.total(), escaped):
        return None
    if name == "CP850" and found["CP437"] == best and _same_in_both(escaped):
        return EightBits("CP850 (or CP437, the text is the same in both)", table_of(name), best.hits)
    return EightBits(name, table_of(name), best.hits, rival)


def table_of(name: str) -> dict[int, str]:
    """What each high byte is in an encoding; bytes without a character are lost."""
    return {0xDC00 + byte: bytes([byte]).decode(_CODECS[name], "replace") for byte in range(0x80, 0x100)}


def _is_possible(best: Evidence, count: int, escaped: str) -> bool:
    ascii_letters = len(_ASCII_LETTER.findall(escaped))
    return best.wrong <= _WRONG_SHARE * count and best.foreign <= _FOREIGN_SHARE * max(ascii_letters, _FEW)


def _same_in_both(escaped: str) -> bool:
    return escaped.translate(table_of("CP850")) == escaped.translate(table_of("CP437"))
