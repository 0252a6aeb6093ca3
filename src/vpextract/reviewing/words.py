"""The page's own words in a language, and numbers as it writes them."""

from __future__ import annotations

from collections.abc import Mapping

from vpextract.languages import catalogue
from vpextract.numerals import number_of


def words(language: str) -> Mapping[str, str]:
    """Key → word; `language` is "en" or "sv"."""
    return catalogue(language).review


def number_in(language: str, value: float | None) -> str:
    """A number with all its digits, as the language writes it: 1 234,5 or 1234.5; "" for none.

    It can be read in one way only: 1.2340, as 1.234 is more than a thousand to some.
    """
    if value is None:
        return ""
    plain = f"{value:.15g}" if "e" not in f"{value:.15g}" else f"{value:.6f}".rstrip("0").rstrip(".")
    if language != "sv":
        return f"{plain}0" if "." in plain and number_of(plain) is None else plain
    whole, _, decimals = plain.lstrip("-").partition(".")
    grouped = f"{int(whole):,}".replace(",", "\u00a0")
    return f"{'−' if plain.startswith('-') else ''}{grouped}{f',{decimals}' if decimals else ''}"
