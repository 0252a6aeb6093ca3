"""What a font's name tells about its letters."""

from __future__ import annotations

import re
from functools import lru_cache

_BOLD = re.compile(r"bold|black|heavy|semibd|demi", re.IGNORECASE)
_SYMBOLS = re.compile(r"dingbats|wingdings|webdings|symbol", re.IGNORECASE)


@lru_cache(maxsize=1024)
def is_bold_font(name: str) -> bool:
    """Whether the name says that the letters are bold."""
    return _BOLD.search(name) is not None


@lru_cache(maxsize=1024)
def is_symbol_font(name: str) -> bool:
    """Whether the name says that the font holds signs instead of letters."""
    return _SYMBOLS.search(name) is not None
