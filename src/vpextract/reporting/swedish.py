"""Numbers, dates and words as a Swedish reader expects them."""

from __future__ import annotations

import math
from datetime import date

_MINUS, _NARROW = "\u2212", "\u202f"
_MONTHS = ("jan", "feb", "mars", "april", "maj", "juni", "juli", "aug", "sep", "okt", "nov", "dec")
_MOST_DIGITS = 15
"""What a number can hold."""


def number(value: float | None, decimals: int | None = None, *, signed: bool = False) -> str:
    """38.5 → "38,5", 12345 → "12 345" with narrow spaces; all its digits, or so many decimals. None → ""."""
    if value is None or not math.isfinite(value):
        return ""
    shown = f"{abs(value):,.{decimals}f}" if decimals is not None else _plain(abs(value))
    told = shown.replace(",", _NARROW).replace(".", ",")
    is_zero = not any(digit in "123456789" for digit in told)
    sign = "" if is_zero else _MINUS if value < 0 else "+" if signed else ""
    return sign + told


def day(value: date | None) -> str:
    """31 mars 2031, or ""."""
    return "" if value is None else f"{value.day} {_MONTHS[value.month - 1]} {value.year}"


def span(years: list[int]) -> str:
    """[2021, 2022, 2024] → "2021–2024"."""
    if not years:
        return ""
    return str(years[0]) if years[0] == years[-1] else f"{years[0]}–{years[-1]}"


def several(n: int, one: str, many: str) -> str:
    """1, "mål", "mål" → "1 mål"."""
    return f"{number(n)} {one if n == 1 else many}"


def _plain(value: float) -> str:
    whole = f"{value:,.{_MOST_DIGITS}g}"
    return whole if "e" not in whole else f"{value:,.0f}"
