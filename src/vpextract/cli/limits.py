"""What a document may take, as people type it: a number, or none."""

from __future__ import annotations

import math
import sys

import typer

from vpextract.settings import Limits

TIME, MEMORY, PAGES = "60", "1.5", "none"
"""What holds where nothing is said: seconds, GiB, pages."""
_LEAST_MEMORY = 0.25
"""GiB: the program itself takes more than half of it."""


def limits_of(timeout: str, memory: str, max_pages: str) -> Limits:
    """Raises typer.BadParameter, saying which and why."""
    gib = _number(memory, "--memory", "GiB")
    if gib is not None and gib < _LEAST_MEMORY:
        raise _wrong(
            f"{memory} GiB is less than the program itself needs; give it {_LEAST_MEMORY} or more.", "--memory"
        )
    pages = _number(max_pages, "--max-pages", "pages")
    if pages is not None and pages != int(pages):
        raise _wrong(f"{max_pages} is no whole number of pages.", "--max-pages")
    return Limits(
        time=_number(timeout, "--timeout", "seconds"),
        memory=None if gib is None else int(gib * 2**30),
        pages=None if pages is None else int(pages),
    )


def check_memory_is_told(memory: str) -> None:
    """Raises typer.BadParameter where a limit was asked for and this system does not tell what a process holds."""
    if memory not in (MEMORY, "none", "0") and sys.platform != "linux":
        raise _wrong("only Linux tells how much memory a process holds. Leave --memory out.", "--memory")


def _number(text: str, option: str, unit: str) -> float | None:
    """None where there is no limit."""
    try:
        number = 0.0 if text.strip().lower() == "none" else float(text.replace(",", "."))
    except ValueError:
        number = math.nan
    if number == 0:
        return None
    if not 0 < number < math.inf:
        raise _wrong(f"{text!r} is no number of {unit}. Type one above 0, or none for no limit.", option)
    return number


def _wrong(reason: str, option: str) -> typer.BadParameter:
    return typer.BadParameter(reason, param_hint=option)
