"""Which workers of a cluster gave no sign for long. A machine that froze, or a process that was stopped, does not die."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple


class _Sign(NamedTuple):
    at: float
    """When it came, by the scheduler's clock."""
    seen: float
    """When it was first seen here, by ours."""


class Silence:
    """What is known of the signs that workers give the scheduler, each second or so, while they are well."""

    def __init__(self, patience: float) -> None:
        self._patience = patience
        self._signs: dict[str, _Sign] = {}

    def of(self, workers: Mapping[str, Mapping[str, Any]], now: float) -> frozenset[str]:
        """Those of `workers`, as the scheduler tells them, whose last sign has been the same for longer than the patience."""
        before = self._signs
        self._signs = {
            where: before[where]
            if where in before and before[where].at == told["last_seen"]
            else _Sign(told["last_seen"], now)
            for where, told in workers.items()
        }
        return frozenset(where for where, sign in self._signs.items() if now - sign.seen > self._patience)
