"""What printed figures look like, and how two of them are kept apart in one cell."""

from __future__ import annotations

from itertools import pairwise

import regex

BETWEEN = " | "
"""What stands between two figures of one cell: "24" over "31" must become neither 2431 nor 24 31."""

_UNIT = r"(?:%|‰|st|kr|tkr|mnkr|mkr)"
_FIGURE = regex.compile(
    rf"[-+−–‐]?\s?\d[\d\s\u00a0.,]*(?<=\d)\s?{_UNIT}?[*¹²³]*"
    r"|[-+−–‐]?\(\d[\d\s\u00a0.,]*(?<=\d)\)|\d{4}-\d\d-\d\d|[-–—−]"
)
_FIRST_GROUP = regex.compile(r"[-+−–‐]?\s?(?:[1-9]\d{0,2}|\d{1,3}(?:[\s\u00a0]\d{3})+)")
_NEXT_GROUP = regex.compile(rf"\d{{3}}(?:[.,]\d+)?(?:\s?{_UNIT})?[*¹²³]*")
_TIME = regex.compile(r"(?:19|20)\d\d(?:-\d\d-\d\d|\s?[-–/]\s?(?:20)?\d\d)?")
_PAIR = regex.compile(r"\([^)]*\)")


def is_figure(text: str) -> bool:
    """Whether a text is one figure and nothing else: a number with its sign and unit, a date, or the dash for none."""
    return _FIGURE.fullmatch(text.strip()) is not None


def is_time(text: str) -> bool:
    """Whether a text is a year, a date or a span of years, as heads of columns print them."""
    return _TIME.fullmatch(text.strip()) is not None


def are_two_figures(before: str, after: str) -> bool:
    """Whether two parts of a cell, on two lines or side by side, are a figure each.

    "188" with "(176)" is one entry: this year's figure with another year's in brackets.
    """
    if _PAIR.fullmatch(after.strip()) and "(" not in before:
        return False
    return any(map(str.isdigit, before + after)) and is_figure(before) and is_figure(after)


def may_be_one_number(before: str, after: str) -> bool:
    """Whether the second of two figures may be the next three digits of the first: "3" and "669"."""
    return _FIRST_GROUP.fullmatch(before.strip()) is not None and _NEXT_GROUP.fullmatch(after.strip()) is not None


def holds_two_figures(text: str) -> bool:
    """Whether a cell's text is figures that were kept apart."""
    if BETWEEN not in text:
        return False
    parts = text.split(BETWEEN)
    return any(are_two_figures(a, b) for a, b in pairwise(parts))
