"""What two outputs say differently, for people: each document with the rows that came, went or changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from rich.console import Console
from rich.text import Text

from vpextract.languages.telling import counted, told
from vpextract.show.location import document_in_words
from vpextract.show.plain import printable
from vpextract.store.differences import Change, DocumentChanges

_SIGNS = {"came": "+", "went": "-", "changed": "~"}
_STYLES = {"came": "green", "went": "red", "changed": "yellow"}
_HOW = {"came": "{n} {dataset} came", "went": "{n} {dataset} went", "changed": "{n} {dataset} changed"}
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
            console.print("  " + told("… and {n} more; --limit 0 shows all", n=len(one.changes) - limit))
        console.print()
    every = [change for one in found for change in one.changes]
    if found:
        what = counted(len(found), "document")
        console.print(told("{documents} with differences: {changes}.", documents=what, changes=_counts(every)))
    else:
        console.print(told("Both say the same."))


def _counts(changes: Sequence[Change]) -> str:
    counts = Counter((change.dataset, change.how) for change in changes)
    return ", ".join(told(_HOW[how], n=n, dataset=dataset) for (dataset, how), n in counts.items())


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
