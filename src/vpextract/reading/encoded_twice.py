"""UTF-8 that was taken for another encoding and encoded again ("Ã¥" for å), once or several times, in all or part of a text.

Each sign is undone by itself, so that files in which only a part is wrong are mended; and only what Swedish never has
begins one. (ftfy 6.3 looks at whole texts and weighs how bad they look. It mended whole files just as well, line by line
it left up to 6 lines of a plan, and nothing of files that are right in part.)
"""

from __future__ import annotations

import re
from functools import lru_cache, partial

_ROUNDS = 4
_USUAL = "cp1252"
_RARE = ("mac_roman", "cp850", "cp437")
_RARE_SIGNS = "åäöÅÄÖéÉ–”’•…§"
"""What is undone of the other encodings: they would give frames of drawn tables for more."""
_AT_LEAST = 3
"""Of those, too: "√•" may be meant once."""
_FIRST = {1: (0xC2, 0xC3), 2: (0xE2, 0xEF), 3: (0xF0,)}
"""First bytes, in UTF-8, of what Swedish texts hold, by how many follow. As letters others are part of words, as Å is."""
_SECOND = "Å[¸¡½¾]|Ë[†œ]|Æ’|(?<=[°¢¬])Å[“’\xa0]"
"""What Windows-1252 makes of the bytes that follow, encoded a second time; "PÅ“" is a word and a quotation mark."""
_LEFT = re.compile(r"Ã(?![A-ZÀ-Þ])|â€")
"""What stays where a part of such a sign was lost on the way."""


def undone(text: str) -> str:
    """The text with such signs decoded."""
    for codec in (_USUAL, *_RARE):
        pattern, byte_of, beginnings = _of(codec)
        if not any(sign in text for sign in beginnings):
            continue
        if codec != _USUAL and len(pattern.findall(text)) < _AT_LEAST:
            continue
        for _ in range(_ROUNDS):
            former, text = text, pattern.sub(partial(_once, byte_of=byte_of), text)
            if former == text:
                break
    return text


def left_over(text: str) -> int:
    """How many letters that were encoded twice cannot be undone, since a part of them is gone."""
    return len(_LEFT.findall(text)) if "Ã" in text or "â" in text else 0


def _once(twice: re.Match[str], byte_of: dict[str, int]) -> str:
    try:
        return bytes([byte_of[sign] for sign in twice[0]]).decode()
    except UnicodeDecodeError:
        return twice[0]


@lru_cache
def _of(codec: str) -> tuple[re.Pattern[str], dict[str, int], str]:
    """A pattern for UTF-8 read in this encoding, the bytes of the encoding's characters, and what one begins with."""
    byte_of: dict[str, int] = {}
    for byte in range(0x80, 0x100):
        byte_of[bytes([byte]).decode(codec, "replace")] = byte
        if codec == _USUAL:  # Latin-1 keeps as controls what Windows has other signs for, or none
            byte_of.setdefault(chr(byte), byte)
    if codec != _USUAL:
        signs = [sign.encode().decode(codec) for sign in _RARE_SIGNS]
        return re.compile("|".join(map(re.escape, signs))), byte_of, "".join({sign[0] for sign in signs})
    ways = [
        _SECOND,
        *(f"{_class(byte_of, first)}{_class(byte_of, range(0x80, 0xC0))}{{{n}}}" for n, first in _FIRST.items()),
    ]
    first = {byte for some in _FIRST.values() for byte in some}
    return re.compile("|".join(ways)), byte_of, "".join(sign for sign, byte in byte_of.items() if byte in first)


def _class(byte_of: dict[str, int], wanted: range | tuple[int, ...]) -> str:
    return f"[{''.join(re.escape(sign) for sign, byte in byte_of.items() if byte in wanted)}]"
