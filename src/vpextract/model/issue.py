"""What is unsure about a document."""

from __future__ import annotations

from dataclasses import dataclass

SEVERITIES = ("error", "warning", "info")
"""The worst first."""


def rank_of(severity: str) -> int:
    """0 for the worst; what a later version may call otherwise comes behind all that are known."""
    return SEVERITIES.index(severity) if severity in SEVERITIES else len(SEVERITIES)


@dataclass(frozen=True, slots=True)
class Issue:
    """A doubt about the contents; `code` is a key of `issues.CODES`, `row_id` the record it is about.

    Its place is a page, or in a text without pages a line.
    """

    code: str
    message: str
    severity: str = "warning"
    page: int | None = None
    row_id: str | None = None
    line: int | None = None
