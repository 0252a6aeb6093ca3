"""A part of a document on which this program fails costs itself: an issue asks to report the bug, and the rest goes on.

There are few such parts: a page, a table, a text, a check. What goes wrong in them is not looked at any closer.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple, ParamSpec, TypeVar

from vpextract.errors import VpextractError, bug_sentence
from vpextract.model import Issue

Given = ParamSpec("Given")
Made = TypeVar("Made")
Item = TypeVar("Item")


class Part(NamedTuple):
    """What may fail by itself, as its issue names it: `lost` says in plain words what is not there then."""

    code: str
    lost: str
    page: int | None = None
    row_id: str | None = None
    severity: str = "error"

    def issue(self, bug: Exception) -> Issue:
        evidence = "the file" if self.page is None else f"the file and the number of the page, {self.page}"
        return Issue(self.code, f"{self.lost}. {bug_sentence(bug, evidence)}", self.severity, self.page, self.row_id)


def attempt(
    part: Part | Callable[[], Part],
    issues: list[Issue],
    otherwise: Made,
    do: Callable[Given, Made],
    *arguments: Given.args,
    **named: Given.kwargs,
) -> Made:
    """What `do` makes of the arguments; `otherwise` and an issue where it fails. `part`, or what makes it, is asked then only.

    What was raised on purpose goes through, and so does what is no fault of the part: lack of memory, an interruption.
    """
    try:
        return do(*arguments, **named)
    except (MemoryError, VpextractError):
        raise
    except Exception as bug:
        issues.append((part if isinstance(part, Part) else part()).issue(bug))
        return otherwise


def gather(part: Part, issues: list[Issue], found: Iterable[Issue]) -> None:
    """Take the issues that a check finds, as far as it comes."""
    attempt(part, issues, None, issues.extend, found)


def of_the_sound(
    do: Callable[[Sequence[Item]], Made], items: Sequence[Item], part_of: Callable[[Item], Part], issues: list[Issue]
) -> Made:
    """What `do` makes of all items; where it fails, of those on which it does not fail alone, each other one an issue."""
    try:
        return do(items)
    except (MemoryError, VpextractError):
        raise
    except Exception:
        missing = object()
        alone = (attempt(part_of(item), issues, missing, do, [item]) for item in items)
        return do([item for item, made in zip(items, alone, strict=True) if made is not missing])
