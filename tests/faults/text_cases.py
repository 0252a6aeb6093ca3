"""Ways in which a clean text comes as bytes: encodings, line ends, odd characters, damage. Each is the same every time."""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Callable

Way = Callable[[str], bytes]

TO_SEVEN = str.maketrans("äöåÄÖÅ", "{|}[\\]")
_LETTERS_AND_ASCII = re.compile("[^\x00-\x7fåäöÅÄÖ]")
_ZERO_WIDTH = "\u200b\u200c\u200d\u2060\ufeff\u200e\u200f\u202a\u202c\u202d\u202e\u2066\u2067\u2069"
_SPACES = "\xa0\u2002\u2003\u2007\u2009\u200a\u202f\u3000\u205f"
_WIDE = {code: code + 0xFEE0 for code in (*b"%.", *range(0x30, 0x3A), *range(0x41, 0x5B), *range(0x61, 0x7B))}


def encoded(codec: str, mark: bytes = b"") -> Way:
    return lambda text: mark + text.encode(codec)


def expressible(text: str, codec: str) -> str:
    """The part of a text that an encoding has signs for."""
    if codec == "seven":
        return _LETTERS_AND_ASCII.sub("", text)
    return text.encode(codec, "ignore").decode(codec)


def in_seven_bits(text: str) -> bytes:
    return text.translate(TO_SEVEN).encode("ascii")


def misread(text: str, *codecs: str) -> str:
    """UTF-8 taken for other encodings, one after the other; what Windows has no sign for stays a control."""
    for codec in codecs:
        text = "".join(bytes([byte]).decode(codec, "ignore") or chr(byte) for byte in text.encode())
    return text


def twice(*codecs: str) -> Way:
    return lambda text: misread(text, *codecs).encode()


def sometimes(pattern: str, signs: str | list[str], share: float) -> Way:
    """A share of what the pattern finds, replaced by one of the signs."""

    def made(text: str) -> bytes:
        dice = random.Random(7)
        return re.sub(pattern, lambda m: dice.choice(signs) if dice.random() < share else m[0], text).encode()

    return made


def any_line_ends(text: str) -> bytes:
    dice, made = random.Random(9), [""]
    for sign in text:
        if sign == "\n":  # CR and LF together would be one end
            sign = dice.choice(
                ["\r", "\u2028", "\v"] if made[-1] == "\r" else ["\n", "\r", "\r\n", "\x85", "\u2028", "\v"]
            )
        made.append(sign)
    return "".join(made).encode()


def halves(first: Way, second: Way) -> Way:
    def made(text: str) -> bytes:
        cut = text.index("\n", len(text) // 2) + 1
        return first(text[:cut]) + second(text[cut:])

    return made


def some_letters_of_windows(count: int) -> Way:
    def made(text: str) -> bytes:
        chosen = set(random.Random(4).sample([m.start() for m in re.finditer("[åäöÅÄÖ]", text)], count))
        return b"".join(c.encode("cp1252" if at in chosen else "utf-8") for at, c in enumerate(text))

    return made


def bad_bytes(count: int) -> Way:
    def made(text: str) -> bytes:
        dice, data = random.Random(5), bytearray(text.encode())
        for _ in range(count):
            data[dice.randrange(len(data))] = dice.randrange(0xF8, 0x100)
        return bytes(data)

    return made


UTF8 = encoded("utf-8")

WHOLE: dict[str, Way] = {
    "UTF-8 with a mark": encoded("utf-8-sig"),
    "UTF-16": encoded("utf-16"),
    "UTF-16 without a mark": encoded("utf-16-le"),
    "UTF-16, big end first": encoded("utf-16-be"),
    "UTF-16, big end first, with a mark": encoded("utf-16-be", b"\xfe\xff"),
    "CR": lambda text: text.replace("\n", "\r").encode(),
    "CR and LF": lambda text: text.replace("\n", "\r\n").encode(),
    "NEL": lambda text: text.replace("\n", "\x85").encode(),
    "LINE SEPARATOR": lambda text: text.replace("\n", "\u2028").encode(),
    "vertical tabs": lambda text: text.replace("\n", "\v").encode(),
    "signs without width": sometimes(r"(?<=\w)(?=\w)", list(_ZERO_WIDTH), 0.2),
    "soft hyphens": sometimes("(?<=[a-zåäö]{2})(?=[a-zåäö]{2})", "\xad", 0.1),
    "full width": lambda text: text.translate(_WIDE).encode(),
    "other spaces": sometimes(" ", list(_SPACES), 0.5),
    "loose accents": lambda text: unicodedata.normalize("NFD", text).encode(),
    "ligatures": lambda text: text.replace("ffi", "ﬃ").replace("fi", "ﬁ").replace("fl", "ﬂ").encode(),
    "marks of two files": halves(encoded("utf-8-sig"), encoded("utf-8-sig")),
    "UTF-8 before UTF-16": halves(encoded("utf-8-sig"), encoded("utf-16")),
    "UTF-16 before UTF-8": halves(encoded("utf-16"), encoded("utf-8-sig")),
    "zeros at the end": lambda text: text.encode() + b"\0" * 700,
    "end of DOS": lambda text: text.replace("\n", "\r\n").encode() + b"\x1a",
    "end of DOS behind UTF-16": lambda text: text.encode("utf-16") + b"\x1a",
}
"""Nothing is lost, nothing is to be told."""

TOLD: dict[str, tuple[Way, str]] = {
    "UTF-32": (encoded("utf-32"), "other_encoding"),
    "UTF-32 without a mark": (encoded("utf-32-le"), "other_encoding"),
    "UTF-32, big end first": (encoded("utf-32-be"), "other_encoding"),
    "encoded twice, Latin-1": (twice("latin-1"), "encoded_twice"),
    "encoded twice, Windows": (twice("cp1252"), "encoded_twice"),
    "encoded three times, Latin-1": (twice("latin-1", "latin-1"), "encoded_twice"),
    "encoded three times, Windows": (twice("cp1252", "cp1252"), "encoded_twice"),
    "encoded three times, both": (twice("latin-1", "cp1252"), "encoded_twice"),
    "one half encoded twice": (halves(UTF8, twice("cp1252")), "encoded_twice"),
    "encoded twice, in UTF-16": (lambda text: misread(text, "cp1252").encode("utf-16"), "encoded_twice"),
    "one letter of Windows": (some_letters_of_windows(1), "bytes_not_utf8"),
    "thirty letters of Windows": (some_letters_of_windows(30), "bytes_not_utf8"),
}
"""Nothing is lost, and the issue says what was done."""

NARROW: dict[str, tuple[str, Way, str]] = {
    "Windows-1252": ("cp1252", encoded("cp1252"), ""),
    "Latin-1": ("latin-1", encoded("latin-1"), ""),
    "Latin-1 with NEL": ("latin-1", lambda text: text.replace("\n", "\x85").encode("latin-1"), ""),
    "CP850": ("cp850", encoded("cp850"), "other_encoding"),
    "CP437": ("cp437", encoded("cp437"), "other_encoding"),
    "MacRoman": ("mac-roman", encoded("mac-roman"), "other_encoding"),
    "MacRoman with CR": ("mac-roman", lambda text: text.replace("\n", "\r").encode("mac-roman"), "other_encoding"),
    "7 bits": ("seven", in_seven_bits, "other_encoding"),
    "a half in Windows-1252": ("cp1252", halves(UTF8, encoded("cp1252")), "bytes_not_utf8"),
    "a half in CP850": ("cp850", halves(UTF8, encoded("cp850")), "bytes_not_utf8"),
    "misread by a Mac": ("seven", twice("mac-roman"), "encoded_twice"),
    "misread by DOS": ("seven", twice("cp850"), "encoded_twice"),
}
"""Encodings without signs for everything: as above for the text without these; "": nothing is to be told."""

DAMAGED: dict[str, tuple[Way, str]] = {
    "one bad byte": (bad_bytes(1), "bytes_not_utf8"),
    "twenty bad bytes": (bad_bytes(20), "bytes_not_utf8"),
    "controls for letters": (
        sometimes("(?<=[a-zåäö])[a-zåäö](?=[a-zåäö])", list("\x01\x03\x0e\x80"), 0.002),
        "letters_lost",
    ),
    "letters lost before": (sometimes("[åäö]", "\ufffd", 0.02), "letters_lost"),
}
"""Something is lost: rows may hold a "�", and the issue says on which lines."""

REFUSED: dict[str, Way] = {
    "UTF-7": encoded("utf-7"),
    "EBCDIC": lambda text: text.encode("cp500", "ignore"),
    "question marks for letters": lambda text: _LETTERS_AND_ASCII.sub("", text).encode("ascii", "replace"),
    "all letters lost": lambda text: re.sub("[åäöÅÄÖ]", "\ufffd", text).encode(),
    "all letters controls": lambda text: text.translate({ord("å"): 1, ord("ä"): 2, ord("ö"): 3}).encode(),
    "another alphabet": lambda text: text.translate({code: code + 0x3CF for code in range(0x61, 0x7B)}).encode(
        "cp1251", "ignore"
    ),
}
"""Nothing of the letters can be had."""
