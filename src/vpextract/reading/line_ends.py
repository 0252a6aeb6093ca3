"""Where the lines of a text file end: as an editor counts them, and as the page shows them.

Editors count CR, LF and both together, so these become "\\n". NEL, LINE and PARAGRAPH SEPARATOR and the vertical tab end a
line on the page, but no editor counts them: they become "\\v". Where a file has no other line ends, they are counted.
"""

from __future__ import annotations

import re

_UNCOUNTED = "\v\x85\u2028\u2029\x1a"
_BECOMES = str.maketrans({"\x85": "\v", "\u2028": "\v", "\u2029": "\v\v", "\x1a": "\v"})
"""A paragraph's end leaves a gap. \x1a ends a file of DOS; files were put together where it stands in one."""
_NULS = re.compile(r"\0+(?=\n|\Z)")


def counted_ends(text: str) -> str:
    """The text with "\\n" for every line end that editors count."""
    return text.replace("\r\n", "\n").replace("\r\x85", "\n").replace("\r", "\n")


def with_line_ends(text: str) -> str:
    """The text, whose counted ends are "\\n", with "\\v" for the others, without what only marks the end of the file."""
    text = text.rstrip("\0\x1a\ufeff")
    if "\0" in text:
        text = _NULS.sub("", text)
    if not any(sign in text for sign in _UNCOUNTED):
        return text
    return text.translate(_BECOMES if "\n" in text else dict.fromkeys(map(ord, _UNCOUNTED), "\n"))
