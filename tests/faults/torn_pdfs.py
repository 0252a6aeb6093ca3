"""Damage as it happens to files on their way: bytes lost, wrong or missing, in streams, in objects and at the end.

Each kind takes a sound PDF and a source of chance, and gives a damaged one; None where the file has nothing of that kind.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import pymupdf

SAMPLES = Path(__file__).resolve().parents[2] / "samples" / "documents"
Damage = Callable[[bytes, Random], bytes | None]


@cache
def pages_of_sample(name: str, first: int, last: int) -> bytes:
    """Some pages of a sample as a PDF of their own, numbered from 1."""
    with pymupdf.open(SAMPLES / f"{name}.pdf") as document:
        document.select(range(first - 1, last))
        return bytes(document.tobytes(garbage=3))


# --- streams ----------------------------------------------------------------------------------------------------------


def stream_ends_early(data: bytes, chance: Random) -> bytes:
    """Right in all, but the packed contents of one page end before they should."""
    with pymupdf.open(stream=data) as document:
        stream, packed = _contents(document, chance)
        packing = document.xref_get_key(stream, "Filter")[1]
        document.update_stream(stream, packed[: _within(packed, chance)], compress=False)
        document.xref_set_key(stream, "Filter", packing)
        return bytes(document.tobytes())


def stream_ends_in_zeros(data: bytes, chance: Random) -> bytes:
    at, packed = _contents_in(data, chance)
    kept = _within(packed, chance)
    return data[: at + kept] + bytes(len(packed) - kept) + data[at + len(packed) :]


def stream_has_wrong_bytes(data: bytes, chance: Random) -> bytes:
    at, packed = _contents_in(data, chance)
    place, many = at + _within(packed, chance), chance.choice((1, 4, 20))
    return data[:place] + chance.randbytes(many) + data[place + many :]


def letters_have_a_cut_table(data: bytes, chance: Random) -> bytes | None:
    """What the letters of a font mean is told in part."""
    with pymupdf.open(stream=data) as document:
        tables = sorted(set(re.findall(rb"/ToUnicode (\d+) 0 R", document.tobytes(expand=255))))
        if not tables:
            return None
        fonts = [x for x in range(1, document.xref_length()) if document.xref_get_key(x, "ToUnicode")[0] == "xref"]
        table = int(document.xref_get_key(chance.choice(fonts), "ToUnicode")[1].split()[0])
        told = document.xref_stream(table)
        document.update_stream(table, told[: int(len(told) * chance.uniform(0.4, 0.8))])
        return bytes(document.tobytes())


def _contents(document: Any, chance: Random) -> tuple[int, bytes]:
    stream = chance.choice([stream for page in document for stream in page.get_contents()])
    return stream, bytes(document.xref_stream_raw(stream))


def _contents_in(data: bytes, chance: Random) -> tuple[int, bytes]:
    with pymupdf.open(stream=data) as document:
        _, packed = _contents(document, chance)
    return data.index(packed), packed


def _within(packed: bytes, chance: Random) -> int:
    return int(len(packed) * chance.uniform(0.1, 0.95))


# --- objects and files ------------------------------------------------------------------------------------------------


def object_is_blank(data: bytes, chance: Random) -> bytes:
    """An object in whose place there are spaces, so that the table of objects is wrong about it alone."""
    found = chance.choice(list(re.finditer(rb"\n\d+ 0 obj.*?endobj", data, re.DOTALL)))
    return data[: found.start()] + b"\n".ljust(len(found[0])) + data[found.end() :]


def page_is_nothing(data: bytes, chance: Random) -> bytes:
    with pymupdf.open(stream=data) as document:
        document.update_object(chance.choice([page.xref for page in document]), "null")
        return bytes(document.tobytes())


def file_has_a_hole(data: bytes, chance: Random) -> bytes:
    at, many = _anywhere(data, chance), chance.choice((256, 2048))
    return data[:at] + bytes(many) + data[at + many :]


def file_lacks_a_block(data: bytes, chance: Random) -> bytes:
    at = _anywhere(data, chance)
    return data[:at] + data[at + chance.choice((256, 2048)) :]


def file_is_cut_off(data: bytes, chance: Random) -> bytes:
    return data[: _anywhere(data, chance)]


def file_is_cut_off_and_ended(data: bytes, chance: Random) -> bytes:
    return data[: _anywhere(data, chance)] + b"\n%%EOF\n"


def bits_are_turned(data: bytes, chance: Random) -> bytes:
    turned = bytearray(data)
    for _ in range(chance.choice((1, 10, 60))):
        turned[chance.randrange(len(turned))] ^= 1 << chance.randrange(8)
    return bytes(turned)


def _anywhere(data: bytes, chance: Random) -> int:
    return int(len(data) * chance.uniform(0.05, 0.95))


KINDS: dict[str, Damage] = {
    damage.__name__.replace("_", " "): damage
    for damage in (
        stream_ends_early,
        stream_ends_in_zeros,
        stream_has_wrong_bytes,
        letters_have_a_cut_table,
        object_is_blank,
        page_is_nothing,
        file_has_a_hole,
        file_lacks_a_block,
        file_is_cut_off,
        file_is_cut_off_and_ended,
        bits_are_turned,
    )
}
