"""What printed figures look like, and how two of them are kept apart in one cell."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

import regex

from vpextract.marks import may_be_marked, parted

BETWEEN = " | "
"""What stands between two figures of one cell: "24" over "31" must become neither 2431 nor 24 31."""

YEAR = r"(?:19|20)[0-9]{2}"
YEARS = re.compile(rf"(?<![0-9]){YEAR}(?![0-9])")
"""What a year is, as part of a pattern, and all in a text: no part of a longer number."""
KEPT = 4096
"""Texts whose answer to a question is kept: several stages ask it of one cell, and cells recur."""
MOST_DIGITS = 15
"""More digits than this are several figures run together, or an account or case number: no number is made of them. It is
also as many as a float keeps apart, and far fewer than Python refuses to read."""
MINUS = "-−–‐‑‒—"
"""Signs that are printed for a minus."""
_SPACES = r"[\s\u00a0]"
NUMBER = (
    rf"(?:[{MINUS}+]\s?)?"
    rf"(?:[1-9][0-9]{{0,2}}(?:{_SPACES}[0-9]{{3}})+(?![0-9])(?:[.,][0-9]+)?"
    r"|[1-9][0-9]{0,2}(?:(?:\.[0-9]{3})+,[0-9]+|(?:\.[0-9]{3}){2,})(?![0-9.,])"
    r"|[0-9]+(?:[.,][0-9]+)?)"
)
"""What one printed number is, as part of a pattern: its sign, thousands parted by spaces or points, decimals. Plain digits
only: others ("½", "①", "٣") are read as they stand, and make no number."""
_NUMBER = re.compile(NUMBER)
_TWO_READINGS = re.compile(rf"(?:[{MINUS}+]\s?)?[1-9][0-9]{{0,2}}\.[0-9]{{3}}")
"""A point may part thousands or decimals: "1.250" is 1250 to some and 1.25 to others."""

UNIT = r"(?:%|‰|st|kr|tkr|mnkr|mkr)"
"""What may stand behind a figure wherever it is printed."""
DIGITS = rf"(?:[{MINUS}+]?\s?\d[\d\s\u00a0.,]*)"
"""Digits with a sign and whatever parts them, whether they are one number or not."""
_FIGURE = re.compile(rf"{DIGITS}(?<=\d)\s?{UNIT}?|[{MINUS}+]?\(\d[\d\s\u00a0.,]*(?<=\d)\)|\d{{4}}-\d\d-\d\d|[{MINUS}]")
_FIRST_GROUP = re.compile(rf"[{MINUS}+]?\s?(?:[1-9]\d{{0,2}}|\d{{1,3}}(?:[\s\u00a0]\d{{3}})+)")
_NEXT_GROUP = re.compile(rf"\d{{3}}(?:[.,]\d+)?(?:\s?{UNIT})?")
_LONGEST = 80
"""Letters of a figure, a date or a number of any kind at most."""
_TIME = re.compile(rf"{YEAR}(?:-\d\d-\d\d|\s?[-–/]\s?(?:20)?\d\d)?")
_LONGEST_TIME = 18
"""A time such as "31 december 2031" has at most so many letters."""
_WHOLE_TIME = re.compile(rf".*\S\s{YEAR}|{YEAR}-\d\d(?:-\d\d)?")
_UNITS = regex.compile(rf"(?<=\d)\s?{UNIT}(?![\p{{L}}\d])")
_UNITS_ALONE = re.compile(UNIT)
SIGN = rf"[{MINUS}+]"
"""What may stand before a number, wherever one is looked for."""
_CUT = re.compile(rf"{DIGITS}{UNIT}?")
"""A figure with a mark behind it that parts it from what follows on the next line: "2031,"."""
DASHES = frozenset(MINUS)
_WITH_FORMER = re.compile(rf"{DIGITS}\s?{UNIT}?\s?\([{MINUS}]?[\d\s.,]+%?\)")
"""A figure and another year's in brackets, one entry: "188 (176)"."""
_FIGURES_AT_END = regex.compile(
    rf"\p{{L}}\S*\s[{MINUS}]?\d[\d.,]*(?:\s%|\s\p{{L}}{{1,4}})?(?:\s[{MINUS}]?\d[\d.,]*(?:\s%|\s\p{{L}}+)?)+$"
)
_MARKS = regex.compile(rf"[{MINUS}\p{{N}}\s.,٫٬'’|()\[\]+*]*")
_NO_FIGURE = re.compile(
    rf"\d+(?:[\s\u00a0.,]\d+)*\s?\(\s?{SIGN}?[\d\s\u00a0.,]+\s?%?\)"  # 188 (176)
    rf"|[\d.,\s\u00a0]+\s?[{MINUS}]\s?\d[{MINUS}\d.,\s\u00a0]*%?"  # 1–7, 2030-01-31, 08-50 80 00
    r"|\d{1,3}(?:\.\d{1,2}){2,}\.?"  # 1.2.3
    r"|\d{1,3}\."  # 3.
    rf"|{YEAR}(?:\s{YEAR})+"  # 2030 2031
)
_PAIR = re.compile(r"\([^)]*\)")


@lru_cache(maxsize=KEPT)
def number_of(text: str) -> float | None:
    """The number that a text is, without a unit; None where it is none, has two readings, or more digits than a number has."""
    if _NUMBER.fullmatch(text) is None or _TWO_READINGS.fullmatch(text):
        return None
    unsigned = text.lstrip(f"{MINUS}+ \u00a0")
    whole, _, decimals = "".join(unsigned.split()).replace(".", "" if _is_pointed(unsigned) else ",").partition(",")
    if len(whole) + len(decimals) > MOST_DIGITS:
        return None
    return float(f"{'-' if text[0] in MINUS else ''}{whole}.{decimals or 0}")


def _is_pointed(unsigned: str) -> bool:
    """Whether points part the thousands of a number."""
    return unsigned.count(".") > 1 or ("." in unsigned and "," in unsigned)


def size_of(text: str) -> float | None:
    """The number that a text begins with, without its sign."""
    found = _NUMBER.match(text)
    number = number_of(found[0]) if found is not None else None
    return None if number is None else abs(number)


@lru_cache(maxsize=KEPT)
def is_figure(text: str) -> bool:
    """Whether a text is one figure and nothing else: a number with its sign and unit, a date, or the dash for none."""
    return _FIGURE.fullmatch(_bare(text)) is not None


@lru_cache(maxsize=KEPT)
def is_numeric(text: str) -> bool:
    """The same of a line of a cell, where another year's figure may stand behind it, and which may go on below."""
    lean = _bare(text)
    return bool(_FIGURE.fullmatch(lean) or _CUT.fullmatch(lean) or _WITH_FORMER.fullmatch(lean))


def _bare(text: str) -> str:
    """The text without marks of footnotes."""
    return parted(text)[0].strip() if may_be_marked(text) else text.strip()


def has_digit(text: str) -> bool:
    """Whether a digit of any kind is printed in a text."""
    return any(map(str.isnumeric, text))


def ends_in_figures(text: str) -> bool:
    """Whether a text ends in two figures at least, which no name does: "Norra kajen 24 31"."""
    return _FIGURES_AT_END.search(text) is not None


def ends_in_figure(text: str, is_unit: Callable[[str], bool] | None = None) -> bool:
    """Whether a text ends in a figure that is no year: "Norra kajen 24", which may have taken the first cell of its row.

    `is_unit` knows more words that may stand behind a figure.
    """
    before, _, last = text.strip().rpartition(" ")
    unit = _UNITS_ALONE.fullmatch(last) is not None or (
        is_unit is not None and is_unit(last) and not last[:1].isdigit()
    )
    figure = before.rpartition(" ")[2] if unit else last
    return bool(before) and figure[:1].isdigit() and is_figure(figure) and not is_time(figure)


def may_be_number(text: str) -> bool:
    """Whether a text looks like a figure, or like several: digits with signs, brackets and a unit, and nothing else.

    What is none by its own form does not: dates, ranges, "188 (176)", numbers of sections, files and telephones.
    """
    lean = _bare(text)
    if not has_digit(lean) or not _MARKS.fullmatch(_UNITS.sub("", lean)):
        return False
    return len(lean) > _LONGEST or _NO_FIGURE.fullmatch(lean) is None


def is_bare_year(text: str) -> bool:
    """Whether a text is four digits that are a year."""
    return len(text) == len("2031") and text[:2] in ("19", "20") and text.isascii() and text.isdecimal()


def years_in(text: str) -> list[int]:
    """The years that a text names, in order."""
    return list(map(int, YEARS.findall(text)))


@lru_cache(maxsize=KEPT)
def is_time(text: str) -> bool:
    """Whether a text is a year, a date or a span of years, as heads of columns print them."""
    return _TIME.fullmatch(_bare(text)) is not None


@lru_cache(maxsize=KEPT)
def is_whole_time(text: str) -> bool:
    """Whether a short text is more than a year and ends in one ("våren 2031", "1 jan 2031"), or is a month ("2031-04"): no
    narrow cell has cut it."""
    return 5 < len(text) <= _LONGEST_TIME and _WHOLE_TIME.fullmatch(text) is not None


def are_two_figures(before: str, after: str) -> bool:
    """Whether two parts of a cell, on two lines or side by side, are a figure each.

    "188" with "(176)" is one entry: this year's figure with another year's in brackets.
    """
    if len(before) > _LONGEST or len(after) > _LONGEST or (_PAIR.fullmatch(after.strip()) and "(" not in before):
        return False
    return has_digit(before + after) and is_figure(before) and is_figure(after)


def may_be_one_number(before: str, after: str) -> bool:
    """Whether the second of two figures may be the next three digits of the first: "3" and "669"."""
    return _FIRST_GROUP.fullmatch(_bare(before)) is not None and _NEXT_GROUP.fullmatch(_bare(after)) is not None
