"""Can a spreadsheet program take a text for a formula? The one answer for every sheet that is written, and the guard.

A formula from somebody's document could send the reader's data away, or start a program, when the sheet is opened. So what
begins with a sign of a formula gets an apostrophe before it. A number, a dash and "+/- 1 %" stay as they are.

A text is also looked at after each comma, semicolon, tab and line end: a program that expects another sign between cells
begins a new cell there, whatever the quotation marks say, as one set up for Swedish does in a file with commas.
"""

from __future__ import annotations

import re

_BETWEEN_CELLS = r",;\t\r\n"
_BLANK = r'(?:[^\S\t\r\n]|["\x00-\x08\x0e-\x1b\x7f-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff])*+'
"""What programs leave out before they look at the first sign; a quotation mark may have lost its partner."""
_SIGNS = (
    r"=+\-@\uff1d\uff0b\uff0d\uff20\ufe62\ufe63\ufe66\ufe6b\u207a-\u207c\u208a-\u208c\u2a75\u2a76\ufb29"  # in all widths
    r"\u2212\u2010\u2011\u2261"  # what becomes one of them where a file is saved in an older encoding
)
_SPACE = r" \u00a0\u2009\u202f"
_NUMBER = (
    rf"(?:\+/-|[+\-\u2212])[{_SPACE}]*+"
    rf"(?:[0-9][0-9.,{_SPACE}]*+(?:[eE][+\-]?[0-9]++)?[%‰]?[{_SPACE}]*+)?\Z"
)
"""To the very end of the text: "-1,7", "− 12 %", "+/- 1 %"; or nothing but the sign."""
_FORMULA = rf"{_BLANK}(?!{_NUMBER})[{_SIGNS}]"
_NEEDED = re.compile(rf"\A'*+[\t\r\n]|[{_SIGNS}]")
"""Most texts have none of these, which is quicker to see."""
_BEGINS = re.compile(rf"\A(?:[\t\r\n]|{_FORMULA})|(?<=[{_BETWEEN_CELLS}]){_FORMULA}")
_OPEN = re.compile(rf"\A(?='*+(?:[\t\r\n]|{_FORMULA}))|(?<=[{_BETWEEN_CELLS}])(?='*+{_FORMULA})")
_GUARDED = re.compile(rf"\A'(?='*+(?:[\t\r\n]|{_FORMULA}))|(?<=[{_BETWEEN_CELLS}])'(?='*+{_FORMULA})")


def may_be_formula(text: str) -> bool:
    """Whether some spreadsheet program could take the text, or what follows a sign between cells in it, for a formula."""
    return _BEGINS.search(text) is not None


def guarded(text: str) -> str:
    """The text as it can stand in a cell of any sheet; `unguarded` gives it back.

    What would be taken for guarded already gets one more apostrophe, so that no two texts are written alike.
    """
    return _OPEN.sub("'", text) if _NEEDED.search(text) else text


def unguarded(cell: str) -> str:
    """The text of a cell that `guarded` made; a cell that it did not make stays as it is, but for one such apostrophe."""
    return _GUARDED.sub("", cell)
