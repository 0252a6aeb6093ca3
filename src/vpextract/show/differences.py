"""What two outputs say differently, for people: each document with the rows that came, went or changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from rich.console import Console
from rich.text import Text

from vpextract.show.location import document_in_words
from vpextract.show.plain import counted, printable
from vpextract.store.differences import Change, DocumentChanges

_SIGNS = {"came": "+", "went": "-", "changed": "~"}
_STYLES = {"came": "green", "went": "red", "changed": "yellow"}
_LONGEST = 60
"""Letters of a text that are shown; of one that changed, from where it differs on."""


def print_differences(found: Sequence[DocumentChanges], limit: int | None, console: Console) -> None:
    """Of each document at most `limit` changes (None: all), and the sum of all."""
    for one in found:
        title = Text(printable(one.document["source"]), style="bold")
        console.print(title.append(f" · {document_in_words(one.document)} · {_counts(one.changes)}", style="not bold"))
        for change in one.changes[:limit]:
            console.print(Text(f"  {_SIGNS[change.how]} {_in_words(change)}", style=_STYLES[change.how]))
        if limit is not None and len(one.changes) > limit:
            console.print(f"  … and {len(one.changes) - limit} more; --limit 0 shows all")
        console.print()
    every = [change for one in found for change in one.changes]
    console.print(
        f"{counted(len(found), 'document')} with differences: {_counts(every)}." if found else "Both say the same."
    )


def _counts(changes: Sequence[Change]) -> str:
    told = Counter((change.dataset, change.how) for change in changes)
    return ", ".join(f"{n} {dataset} {how}" for (dataset, how), n in told.items())


def _in_words(change: Change) -> str:
    values = "; ".join(f"{column} {_from_to(before, after)}" for column, before, after in change.values)
    return f"{change.dataset} {printable(_short(change.name))}{f': {values}' if values else ''}"


def _from_to(before: Any, after: Any) -> str:
    if not (isinstance(before, str) and isinstance(after, str)):
        return f"{_shown(before)} → {_shown(after)}"
    same = next(
        (at for at, (a, b) in enumerate(zip(before, after, strict=False)) if a != b), min(len(before), len(after))
    )
    start = max(0, same - 15) if max(len(before), len(after)) > _LONGEST else 0
    lead = "…" if start else ""
    return f"{lead}{_shown(before[start:])} → {lead}{_shown(after[start:])}"


def _shown(value: Any) -> str:
    return "–" if value is None else printable(_short(" ".join(str(value).split())))


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
