"""Text files: bytes into text, and what made it: a person or OCR (transcript), or a PDF-to-text tool (text layer).

The two look alike, and no file name or encoding tells them apart; the contents do. A text layer gives every visual
line a line of its own and prints a space after each word, the last one too. A transcript gives every paragraph one
line and keeps tables as tab-separated rows.
"""

from __future__ import annotations

import codecs
from pathlib import Path
from typing import Literal

from vpextract.errors import DocumentError

TextKind = Literal["transcript", "textlayer"]

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
OPEN_END_SHARE = 0.6
"""From this share of lines ending in a space on, the spaces are a tool's, no slips: measured 0.99 and below 0.02."""
CONTROL_SHARE = 0.01
"""More control characters than this and the bytes are no text."""


def read_text(path: Path) -> str:
    """The text of a file, its line ends made "\\n". Raises DocumentError for bytes that are no text."""
    return bytes_to_text(path.read_bytes())


def bytes_to_text(data: bytes) -> str:
    """UTF-8 with or without byte order mark, UTF-16, else Windows-1252."""
    if not data.strip(b"\x00\xef\xbb\xbf\xfe\xff \t\r\n"):
        raise DocumentError("The file is empty. Export the document once more.")
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _checked(data.decode(encoding, errors="replace"))
    guess = _utf16_without_mark(data)
    if guess is not None:
        return _checked(data.decode(guess, errors="replace"))
    try:
        return _checked(data.decode("utf-8"))
    except UnicodeDecodeError:
        return _checked(data.decode("cp1252", errors="replace"))


def kind_of_text(text: str) -> TextKind:
    """`textlayer` where the lines end as a PDF-to-text tool ends them, else `transcript`."""
    lines = [line for line in text.split("\n") if line.strip()]
    if not lines or any("\t" in line.strip() for line in lines):
        return "transcript"
    if any(line.lstrip().startswith(("# ", "## ", "### ", "|")) for line in lines):
        return "transcript"
    if sum(line.endswith(" ") for line in lines) >= OPEN_END_SHARE * len(lines):
        return "textlayer"
    return "textlayer" if _is_wrapped(lines) else "transcript"


def _is_wrapped(lines: list[str]) -> bool:
    """Whether most long lines are about equally long: sentences wrapped at a page's width, not paragraphs."""
    lengths = sorted(len(line) for line in lines if len(line) > 40)
    if len(lengths) < 20:
        return False
    middle, high = lengths[len(lengths) // 2], lengths[int(len(lengths) * 0.98)]
    return high <= 160 and high <= 1.8 * middle


def _utf16_without_mark(data: bytes) -> str | None:
    """UTF-16 by its zero bytes: in Swedish text nearly every other byte is zero, always on the same side."""
    sample = data[:4000]
    if b"\x00" not in sample or len(sample) < 2:
        return None
    even, odd = sample[0::2].count(0) / len(sample), sample[1::2].count(0) / len(sample)
    if odd > 0.35 and even < 0.05:
        return "utf-16-le"
    return "utf-16-be" if even > 0.35 and odd < 0.05 else None


def _checked(text: str) -> str:
    """The text with plain line ends; refused where it holds what no text holds."""
    strange = sum(c < " " and c not in "\t\n\r\f" for c in text) + text.count("\ufffd")
    if strange > CONTROL_SHARE * len(text):
        raise DocumentError(
            "The file is not text, whatever its ending says. Give the PDF itself, or a text export of it."
        )
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
