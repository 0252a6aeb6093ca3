"""What a character of a document becomes, whatever file it is from: the one place that knows.

Signs without width or with a direction only vanish, every space is a space, full-width letters, digits and ligatures are
the ordinary ones. What is no character at all (controls, halves of pairs, places that Unicode keeps free) was one once,
as a rule a letter whose code was lost: it becomes "�", and no number is made of a cell that holds it. The soft hyphen
stays at the end of a line, where it tells the layout that the line cut a word.
"""

from __future__ import annotations

import re
import unicodedata

LOST = "\ufffd"
"""Stands for a character that cannot be known."""

_SPACES = "\x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B)))
_NO_WIDTH = (
    "\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2061\u2062\u2063\u2064"
    "\u2066\u2067\u2068\u2069\ufeff\ufff9\ufffa\ufffb"
)
_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0xFFE5: "¥", 0xFFE1: "£", 0xFFE3: "¯"}
_LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st"}
_BECOMES = dict.fromkeys(map(ord, _SPACES), " ") | dict.fromkeys(map(ord, _NO_WIDTH)) | _FULL_WIDTH | _LIGATURES

_SOFT_HYPHEN = "\u00ad"
_SHOWN = re.compile(rf"{_SOFT_HYPHEN}[-\u2010](?=\s*$)", re.MULTILINE)
"""Browsers print a hyphen behind a soft one at which they ended a line."""
_INSIDE = re.compile(rf"{_SOFT_HYPHEN}+(?=\S)")
_IN_NUMBER = re.compile(rf"(?<=\d){_SOFT_HYPHEN}(?=\d)")
"""No number is cut at a line's end: some fonts have no other hyphen."""

_PAST_THE_PLANES = "".join(chr(plane << 16 | end) for plane in range(1, 17) for end in (0xFFFE, 0xFFFF))
_CONTROLS = r"\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"
_NO_CHARACTER = f"{_CONTROLS}\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff{_PAST_THE_PLANES}"
_CONTROL = re.compile(rf"[{_CONTROLS}]")
_ANY = re.compile(rf"[{_NO_CHARACTER}]")
_NOT_STORED = re.compile(rf"[{_NO_CHARACTER}\t\v\f\r\x85]")
_WHITE = dict.fromkeys(map(ord, "\t\v\f\r\x85"), " ")
_IN_WORD = re.compile(rf"{LOST}{{2,}}|(?<=\w){LOST}|{LOST}(?=\w)")
_LEADS = (b"\xcc", b"\xcd", b"\xef", b"\xe2\x84\xab")
"""What signs that `isprintable` lets pass begin with in UTF-8: loose accents, full width, ligatures, "�"; Ångström's sign."""


def is_plain(text: str) -> bool:
    """Whether `plain` would leave a text as it is, for sure; most texts are, and this is the quick way to know."""
    if text.isascii():
        return text.isprintable()
    return text.isprintable() and not may_be_odd(text)


def may_be_odd(text: str) -> bool:
    """Whether there may be something in a text that is no plain character, though it can be printed."""
    if text.isascii():
        return False
    coded = text.encode(errors="surrogatepass")
    return any(lead in coded for lead in _LEADS)


def plain(text: str) -> str:
    """The text in the characters that everything after this knows, composed (NFC). Line ends and tabs are left alone."""
    if is_plain(text):
        return text
    text = text.translate(_BECOMES)
    if _SOFT_HYPHEN in text:
        text = _INSIDE.sub("", _IN_NUMBER.sub("-", _SHOWN.sub(_SOFT_HYPHEN, text)))
    if not text.isprintable():
        text = _ANY.sub(LOST, text)
    return unicodedata.normalize("NFC", text)


def storable(text: str, lines: bool) -> str:
    """What a dataset may hold: no control and no half of a pair, "\\n" only where `lines` allows it.

    The last guard, for what comes from elsewhere (file names, patterns, messages of libraries): the readers have made the
    texts of documents `plain` long before.
    """
    flat = text.replace("\n", " ")
    if flat.isprintable():
        return text if lines else flat
    if _NOT_STORED.search(text):
        text = _ANY.sub(LOST, _CONTROL.sub("", text.translate(_WHITE)))
    return text if lines else text.replace("\n", " ")


def controls(text: str) -> list[str]:
    """What in a text is no character at all."""
    return _ANY.findall(text)


def lost_places(text: str) -> list[int]:
    """Where characters of words and figures are lost; a "�" all by itself may be a mark of a list."""
    return [at for found in _IN_WORD.finditer(text) for at in range(found.start(), found.end())] if LOST in text else []
