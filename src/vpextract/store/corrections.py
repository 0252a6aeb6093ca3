"""Values that people corrected: which row a decision means, by what the row is and not by its number.

A decision is about the bytes of a document (its SHA-256) and what the value is there: the indicator, measure and year, or the
labels around a cell. Where several rows of a document are that, the place in it tells them apart.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from math import isfinite
from typing import Any, TypeGuard

from vpextract.matching import squeezed
from vpextract.model.rulings import Ruling

VALUE = "value"
"""The kind of these rulings; the verdict is RIGHT or WRONG, and `told.value` the right value of a wrong one."""
RIGHT, WRONG = "right", "wrong"
IDENTITY = {
    "indicator_values": ("name", "measure", "year", "as_of"),
    "table_cells": ("title", "row_label", "parent_label", "col_label"),
}
"""Datasets whose values can be corrected → what a value is told by; `name` is its indicator's, `title` its table's."""
_AT = "at"
_NEAR = 4.0
"""Points that a place may move when the same bytes are read by another version."""
_MOST = 1e15

Row = Mapping[str, Any]
"""A row of such a dataset, with `name` or `title`, and with `page`, `bbox` and `line`."""


@dataclass(frozen=True, slots=True)
class Corrections:
    """The corrections in force, by the hash of the document that they are about, the latest last.

    `unsound` counts those that say nothing that can be followed: anybody may have written them.
    """

    by_document: Mapping[str, tuple[Ruling, ...]] = field(default_factory=dict)
    unsound: int = 0

    def mark(self, sha256: str | None) -> str | None:
        """Differs where other corrections are in force for a document; None where none is."""
        own = self.by_document.get(sha256 or "")
        if not own:
            return None
        said = "\n".join(f"{one.key} {one.told.get('value')!r}" for one in own)
        return hashlib.sha256(said.encode("utf8", "replace")).hexdigest()[:16]


def corrections_in(known: Mapping[str, Ruling]) -> Corrections:
    """`known` are the rulings in force, by key; what a person called right changes nothing."""
    found: defaultdict[str, list[Ruling]] = defaultdict(list)
    unsound = 0
    for one in known.values():
        if one.verdict == WRONG and _is_sound(one):
            found[one.about["sha256"]].append(one)
        elif one.verdict != RIGHT:
            unsound += 1
    return Corrections({document: tuple(own) for document, own in found.items()}, unsound)


def ruled_value(
    dataset: str,
    sha256: str,
    rows: Sequence[Row],
    at: int,
    verdict: str,
    told: Mapping[str, Any],
    known: Iterable[Ruling],
) -> Ruling:
    """The decision about row `at` of the `rows` of a document; one of those `known` about the same row gives its `about`."""
    row = rows[at]
    about: dict[str, Any] = {"dataset": dataset, "sha256": sha256}
    about |= {name: row[name] for name in IDENTITY[dataset] if row.get(name) is not None}
    alike = [n for n, other in enumerate(rows) if _identity(dataset, other) == _identity(dataset, row)]
    if len(alike) > 1:
        about[_AT] = spot_of(row)
    former = ruling_of(dataset, sha256, rows, at, known)
    return Ruling(VALUE, former.about if former else about, verdict, {**told, _AT: spot_of(row)})


def ruling_of(dataset: str, sha256: str, rows: Sequence[Row], at: int, known: Iterable[Ruling]) -> Ruling | None:
    """The latest of the decisions `known` that is about row `at` of a document."""
    found = None
    for one in known:
        if (one.about.get("dataset"), one.about.get("sha256")) == (dataset, sha256) and meant(one, rows) == at:
            found = one
    return found


def meant(one: Ruling, rows: Sequence[Row]) -> int | None:
    """Which of the `rows` of its document a decision is about; None where it is none, or several might be it."""
    dataset = one.about["dataset"]
    wanted = _identity(dataset, one.about)
    alike = [n for n, row in enumerate(rows) if _identity(dataset, row) == wanted]
    spot = one.about.get(_AT)
    if len(alike) > 1 or spot is not None:
        near = spot if spot is not None else one.told.get(_AT)
        alike = [n for n in alike if _is_near(near, spot_of(rows[n]))]
    return alike[0] if len(alike) == 1 else None


def spot_of(row: Row) -> dict[str, Any]:
    """Where a row is printed: page and distance from its top, or line, and the column of a cell."""
    box = row.get("bbox")
    spot = {"page": row.get("page"), "top": round(box[1], 1) if box else None, "line": row.get("line")}
    return {name: x for name, x in (spot | {"col": row.get("col")}).items() if x is not None}


def called(about: Row) -> str:
    """What a person would call the value: "Andel hela bojar · target · 2031"."""
    words = (about.get(name) for name in IDENTITY.get(str(about.get("dataset")), ()))
    return " · ".join(str(word) for word in words if word not in (None, ""))


def is_number(value: object) -> TypeGuard[float]:
    """Whether it can stand in the datasets."""
    return isinstance(value, int | float) and not isinstance(value, bool) and isfinite(value) and abs(value) < _MOST


def _is_sound(one: Ruling) -> bool:
    about, value = one.about, one.told.get("value")
    return (
        about.get("dataset") in IDENTITY
        and isinstance(about.get("sha256"), str)
        and "value" in one.told
        and (value is None or is_number(value))
    )


def _identity(dataset: str, row: Row) -> tuple[object, ...]:
    told = (row.get(name) for name in IDENTITY[dataset])
    return tuple(squeezed(one) if isinstance(one, str) else one for one in told)


def _is_near(one: object, other: Mapping[str, Any]) -> bool:
    """The two say the same of page, line and column, and of heights nearly so."""
    if not isinstance(one, dict) or one.keys() != other.keys():
        return False
    here, there = one.get("top"), other.get("top")
    if here != there and not (is_number(here) and is_number(there) and abs(here - there) <= _NEAR):
        return False
    return all(one[name] == other[name] for name in other if name != "top")
