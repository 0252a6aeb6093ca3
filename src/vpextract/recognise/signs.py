"""The signs of a row or heading → its status."""

from __future__ import annotations

from collections.abc import Sequence

STATUSES = ("green", "yellow", "red")
PROGRESS = ("ongoing", "completed", "not_started")
UNKNOWN = "unknown"
"""The beginning of what stands for a picture that nobody knows; its digest follows."""


def status_of(signs: Sequence[str], statuses: Sequence[str]) -> str | None:
    """The first sign that is a status, else the first that nobody knows (`unknown:…`), else None."""
    known = next((sign for sign in signs if sign in statuses), None)
    return known or next((sign for sign in signs if sign.startswith(UNKNOWN)), None)
