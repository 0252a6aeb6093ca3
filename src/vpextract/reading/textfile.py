"""Text files: bytes into text, and what made it: a person or OCR (transcript), or a PDF-to-text tool (text layer).

The two look alike, and no file name or encoding tells them apart; the contents do. A text layer gives every visual
line a line of its own and prints a space after each word, the last one too. A transcript gives every paragraph one
line and keeps tables as tab-separated rows.

In the text "\\n" ends a line that an editor counts, so that line numbers lead back to it. "\\v" ends one that editors do
not count (NEL, LINE SEPARATOR, a vertical tab), "\\f" a page.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Literal, NamedTuple

from vpextract.characters import LOST, controls, is_plain, plain
from vpextract.errors import DocumentError
from vpextract.model import Issue
from vpextract.reading.ascii_text import ascii_to_text, refuse_without_letters
from vpextract.reading.broken_utf8 import mended
from vpextract.reading.encoded_twice import undone
from vpextract.reading.encodings import FEW, FEW_SHARE, bytes_to_parts
from vpextract.reading.line_ends import counted_ends, with_line_ends
from vpextract.reading.text_doubts import about_bytes, about_encodings, about_lost, about_seven, about_twice

TextKind = Literal["transcript", "textlayer"]

OPEN_END_SHARE = 0.6
"""From this share of lines ending in a space on, the spaces are a tool's, no slips: measured 0.99 and below 0.02."""

_SOFT_HYPHEN = re.compile(r"(?<=[^\W\d_])[\x02\x1f\ufffe](?=[^\W\d_])")
"""PDFium prints the first or the last for a hyphen that only the line's end made, Word the other one within a word."""
_HARD_HYPHEN = re.compile(r"(?<=\w)\x1e(?=\w)")
"""Word's hyphen at which no line ends."""
_HYPHENS = frozenset("\x02\x1e\x1f\ufffe")


class FileText(NamedTuple):
    """The text of a file, and what is to be known or doubted about its characters."""

    text: str
    issues: tuple[Issue, ...] = ()


def read_text(path: Path) -> str:
    """The text of a file. Raises DocumentError for bytes that are no text."""
    return bytes_to_text(path.read_bytes())


def bytes_to_text(data: bytes) -> str:
    """The text of the file that has these bytes. Raises DocumentError for what is no text."""
    return decoded(data).text


def decoded(data: bytes) -> FileText:
    """The text of a file, in whatever encoding it is, in the characters that the layout knows; and the doubts about it.

    Raises DocumentError, with what to do, for what is no text or has lost its letters.
    """
    if not data.strip(b"\x00\xef\xbb\xbf\xfe\xff\x1a \t\r\n"):
        raise DocumentError("The file is empty. Export the document once more.")
    parts = bytes_to_parts(data)
    printed = counted_ends("".join(part.text for part in parts))
    issues = about_encodings(parts)
    if printed.isascii():
        seven = ascii_to_text(printed)
        printed = seven.text
        issues += about_seven(seven)
    once = undone(printed)
    issues += about_twice(printed, once)
    whole = mended(with_line_ends(once))
    issues += about_bytes(whole)
    text = _in_plain_characters(whole.text)
    refuse_without_letters(text)
    return FileText(text, (*issues, *about_lost(text, whole)))


def _in_plain_characters(text: str) -> str:
    """The text in the characters that the layout knows. Raises DocumentError where too much is no character."""
    if is_plain(text.replace("\n", " ").replace("\t", " ").replace("\f", " ").replace("\v", " ")):
        return text
    odd = controls(text)
    if _is_much(len(odd), text):
        raise DocumentError(
            "The file is not text, whatever its ending says. Give the PDF itself, or a text export of it."
        )
    if set(odd) <= _HYPHENS:  # with others among them they are letters, too, whose codes were lost
        text = _HARD_HYPHEN.sub("-", _SOFT_HYPHEN.sub("\u00ad", text))
    text = plain(text)
    lost = text.count(LOST)
    if _is_much(lost, text):
        raise DocumentError(
            f"Letters of the text are lost: {lost} of them cannot be read. Export it once more from its source, as UTF-8."
        )
    return text


def _is_much(count: int, text: str) -> bool:
    return count > max(FEW, FEW_SHARE * len(text))


# --- what made it -----------------------------------------------------------------------------------------------------


def kind_of_text(text: str) -> TextKind:
    """`textlayer` where the lines end as a PDF-to-text tool ends them, else `transcript`."""
    lines = [line for line in text.replace("\v", "\n").split("\n") if line.strip()]
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
