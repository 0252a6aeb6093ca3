"""What people decided, whatever it is about: links, editions, corrections."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Ruling:
    """One decision of a person.

    `kind` says what is decided (`link`, `edition`, …), `about` what it is about: small, and nothing that changes when the
    same files are read again. `told` is what else lets one find that again, or shows it to people. No `verdict` takes
    back what was decided about the same before. `by` and `at` are who said it and when, where that is known.
    """

    kind: str
    about: Mapping[str, Any]
    verdict: str | None
    told: Mapping[str, Any] = field(default_factory=dict)
    by: str | None = None
    at: str | None = None

    @property
    def key(self) -> str:
        """The same for all decisions about the same."""
        return json.dumps([self.kind, self.about], ensure_ascii=False, sort_keys=True)


def in_force(rulings: Iterable[Ruling], kind: str) -> dict[str, Ruling]:
    """Of each thing of that kind, by its key, the last decision, where that was not taken back; the latest last."""
    return all_in_force(one for one in rulings if one.kind == kind)


def all_in_force(rulings: Iterable[Ruling]) -> dict[str, Ruling]:
    """The same of things of all kinds."""
    last: dict[str, Ruling] = {}
    for one in rulings:
        last.pop(one.key, None)
        last[one.key] = one
    return {key: one for key, one in last.items() if one.verdict is not None}
