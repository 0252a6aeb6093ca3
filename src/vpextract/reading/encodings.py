"""The bytes of a text file → its characters, in whatever encoding it is; what is in none that is known is refused.

In this order: a byte order mark, also within the file where files were put together; the zero bytes of UTF-16 and UTF-32
without one; UTF-8, also with some foreign bytes in it; the encodings of one byte a character.
"""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from vpextract.errors import DocumentError
from vpextract.reading.eight_bits import HIGH, eight_bits_of

_MARKS = (  # that of UTF-32 begins with that of UTF-16
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MARK_WITHIN = re.compile(rb"(?<=.)(?:\xef\xbb\xbf|\xff\xfe(?=[^\0]\0)|\xfe\xff(?=\0[^\0]))", re.DOTALL)
_BELIEVABLE = re.compile("[åäöÅÄÖéÉü\u00a0§\u2010-\u2bff\U0001f300-\U0001faff]")
"""What UTF-8 holds in such texts. The bytes of one of them mean nothing in the other encodings: the text is UTF-8."""
_SAMPLE = 4000
"""So many bytes show where the zero bytes stand."""
_NEL, _NELS = "\udc85", 3
"""So many in a text without other line ends are its line ends, as in Latin-1; Windows has "…" there, MacRoman Ö."""
FEW_SHARE = 0.01
FEW = 3
"""So many characters may be unreadable, or this share of them, in a text that is read all the same."""


class Part(NamedTuple):
    """Text in one encoding; `name` is that of an encoding of one byte, or UTF-32. `rival`: it may be in this one, too.

    Foreign bytes in UTF-8 stay in `text` as Python's `surrogateescape` keeps them.
    """

    text: str
    name: str = ""
    rival: str = ""


def bytes_to_parts(data: bytes) -> list[Part]:
    """One part for most files, several where files were put together. Raises DocumentError where no encoding is known."""
    within = any(data.find(mark, 1) > 0 for mark, _ in _MARKS)  # the quick way to know that there is none
    cuts = [found.start() for found in _MARK_WITHIN.finditer(data)] if within else []
    return [_part(data[start:end]) for start, end in zip([0, *cuts], [*cuts, None], strict=True)]


def _part(data: bytes) -> Part:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            rest = data.removeprefix(mark)
            return _utf8_or_bytes(rest) if encoding == "utf-8" else _wide(rest, encoding)
    guess = _wide_without_mark(data)
    return _utf8_or_bytes(data) if guess is None else _wide(data, guess)


def _wide(data: bytes, encoding: str) -> Part:
    unit = 4 if "32" in encoding else 2
    odd = len(data) % unit
    if odd and not data[-odd:].strip(b"\0\x1a\r\n "):  # what some tool put behind the text
        data = data[:-odd]
    return Part(data.decode(encoding, "replace"), "UTF-32" if unit == 4 else "")


def _wide_without_mark(data: bytes) -> str | None:
    """UTF-32 or UTF-16 by its zero bytes: in Swedish text nearly every other byte is zero, always on the same side."""
    sample = data[:_SAMPLE].rstrip(b"\0")
    if b"\0" not in sample:
        return None
    zeros = [sample[at::4].count(0) / len(sample[at::4]) if sample[at::4] else 0.0 for at in range(4)]
    if min(zeros[2], zeros[3]) > 0.95 and zeros[0] < 0.05:
        return "utf-32-le"
    if min(zeros[0], zeros[1]) > 0.95 and zeros[3] < 0.05:
        return "utf-32-be"
    even, odd = (zeros[0] + zeros[2]) / 2, (zeros[1] + zeros[3]) / 2
    if odd > 0.7 and even < 0.1:
        return "utf-16-le"
    return "utf-16-be" if even > 0.7 and odd < 0.1 else None


def _utf8_or_bytes(data: bytes) -> Part:
    try:
        return Part(data.decode())
    except UnicodeDecodeError:
        pass
    mixed = data.decode("utf-8", "surrogateescape")
    if _BELIEVABLE.search(mixed):
        return Part(mixed)
    escaped = data.decode("ascii", "surrogateescape")
    if b"\n" not in data and b"\r" not in data and escaped.count(_NEL) >= _NELS:
        escaped = escaped.replace(_NEL, "\x85")
    found = eight_bits_of(escaped)
    if found is not None:
        return Part(escaped.translate(found.becomes), found.name, found.rival)
    if len(re.findall(f"[{HIGH}]", escaped)) <= max(FEW, FEW_SHARE * len(escaped)):
        return Part(escaped)
    raise DocumentError(
        "The file is in no encoding that is known here for Swedish text (UTF-8, UTF-16, UTF-32, Windows-1252, CP850, "
        "CP437, MacRoman, 7 bits), or it is not text at all. Open it in the program that wrote it and save it as UTF-8."
    )
