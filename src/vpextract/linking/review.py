"""Doubtful pairs as people see them, and what they wrote beside them → decisions.

A person writes `same` or `different` into the first column, with any program that knows such files. What was written is
kept for ever: decided rows stay in the file, word for word, also when their documents are gone; so do further columns.
The file is a face of them: they are kept as rulings, and come back where the file is gone (see `review_rulings`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from vpextract.linking.records import Decision

DECISION = "decision"
COLUMNS = (
    DECISION, "score", "kind", "a_text", "b_text",
    *(f"{side}_{what}" for side in "ab" for what in ("board", "year", "report", "goal", "page")),
    "why", "a_id", "b_id",
)  # fmt: skip
NEEDED = ("kind", "a_text", "b_text", "a_board", "b_board", "a_id", "b_id")


class Form(NamedTuple):
    """A kind of list for people: its columns, and those without which nobody knows which rows are meant."""

    columns: tuple[str, ...]
    needed: tuple[str, ...]


LINKS = Form(COLUMNS, NEEDED)
_SAME = ("same", "samma")
_DIFFERENT = ("different", "olika")
AREA = "area"
_KINDS = ("goal", "indicator", "activity", AREA)


Pair = frozenset[str]
"""The identifiers of two rows."""


class Entry(NamedTuple):
    """A row of the file as it is: column → text. `line` is its first line in the file."""

    cells: Mapping[str, str]
    line: int

    @property
    def word(self) -> str:
        return self.cells.get(DECISION, "").strip().casefold()

    @property
    def verdict(self) -> str:
        """The word as this program says it; only of a decision without a fault."""
        return _SAME[0] if self.word in _SAME else _DIFFERENT[0]

    @property
    def pair(self) -> Pair:
        return frozenset((self.cells.get("a_id", "").strip(), self.cells.get("b_id", "").strip()))

    @property
    def fault(self) -> str | None:
        """Why what a person wrote cannot be followed; None where it can."""
        if self.word not in (*_SAME, *_DIFFERENT):
            return f"{self.cells[DECISION].strip()!r} is neither same nor different"
        if self.cells["kind"].strip().casefold() not in _KINDS:
            return f"its kind is none of {', '.join(_KINDS)}"
        if any(not self.cells[f"{side}_id"].strip() and not self.cells[f"{side}_text"].strip() for side in "ab"):
            return "it does not say which two rows are meant"
        return "it names one row twice" if "" not in self.pair and len(self.pair) == 1 else None


@dataclass(frozen=True, slots=True)
class Review:
    """A file of links: its columns in order, its rows, and the sign between cells."""

    columns: tuple[str, ...] = COLUMNS
    entries: tuple[Entry, ...] = ()
    delimiter: str = ","

    @property
    def decided(self) -> list[Entry]:
        """Rows into which a person wrote a decision, readable or not."""
        return [entry for entry in self.entries if entry.word]

    def decisions(self) -> list[Decision]:
        """What can be followed; `line` is that of the file as it is now."""
        return [_decision(entry) for entry in self.decided if entry.fault is None]

    def unreadable(self) -> list[str]:
        """A sentence for each decision that cannot be followed, whatever the others say."""
        return [f"line {entry.line}: {entry.fault}; it was not followed" for entry in self.decided if entry.fault]


def _decision(entry: Entry) -> Decision:
    needed = {name: entry.cells[name].strip() for name in NEEDED}
    needed["kind"] = needed["kind"].casefold()
    return Decision(same=entry.word in _SAME, line=entry.line, **needed)
