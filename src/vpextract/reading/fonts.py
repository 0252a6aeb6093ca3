"""What a font's name tells about its letters."""

from __future__ import annotations

import re
from functools import lru_cache

_BOLD = re.compile(r"bold|black|heavy|semibd|demi", re.IGNORECASE)
_IN_SHORT = re.compile(r"(?<=[-_,a-z])(OB|SB|XB|Bd|Sb|Hv|Blk)(It|Ital|Obl|Ob|Cn|Cond|MT|PS|Std|Pro)*$")
"""How foundries write bold, semibold, heavy and black in short at the end of a name."""
_SYMBOLS = re.compile(r"dingbats|wingdings|webdings|symbol", re.IGNORECASE)
BEFORE_FIGURES = frozenset("≥≤±≈<>=+−")
"""Signs that belong to the figure behind them, in whatever font they are printed."""


@lru_cache(maxsize=1024)
def is_bold_font(name: str) -> bool:
    """Whether the name says that the letters are bold."""
    return _BOLD.search(name) is not None or _IN_SHORT.search(name) is not None


@lru_cache(maxsize=1024)
def is_symbol_font(name: str) -> bool:
    """Whether the name says that the font holds signs instead of letters."""
    return _SYMBOLS.search(name) is not None
