"""Patterns of a user's own are matched within a time limit: one that goes back and forth over a text would take days."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import regex

from vpextract.errors import PatternTimeError
from vpextract.matching import WRAPPED

MOST_SECONDS = 2.0
"""CPU seconds for one match. The shipped patterns take less than a millisecond for the longest texts; they are not timed,
as to look at the clock takes longer than most of their matches."""
_ALONE = 0.5
"""Seconds for each of several patterns, when it is looked for which of them it is that takes so long."""
_WAYS = ("match", "fullmatch", "search", "sub", "subn", "split", "findall", "finditer")


@contextmanager
def time_limited() -> Iterator[None]:
    """All patterns that are compiled meanwhile have a time limit for each match, as long as they are used."""
    before = WRAPPED.set(TimedPattern)
    try:
        yield
    finally:
        WRAPPED.reset(before)


class TimedPattern:
    """A compiled pattern whose matches may take `MOST_SECONDS`; `parts` are the patterns that it is one of several of."""

    def __init__(self, pattern: Any, parts: Sequence[str]) -> None:
        self._pattern, self._parts = pattern, parts
        for way in _WAYS:
            setattr(self, way, self._timed(way))

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__") or name == "_pattern":
            raise AttributeError(name)
        return getattr(self._pattern, name)

    def _timed(self, way: str) -> Callable[..., Any]:
        do = getattr(self._pattern, way)

        def timed(*given: Any, **named: Any) -> Any:
            try:
                found = do(*given, timeout=MOST_SECONDS, **named)
                return iter(list(found)) if way == "finditer" else found
            except TimeoutError:
                text = given[1] if way in ("sub", "subn") else given[0]
                raise PatternTimeError(self._slow(text), text, MOST_SECONDS) from None

        return timed

    def _slow(self, text: str) -> str:
        """The one of several patterns that takes so long on a text; all of them where none does alone."""
        for part in self._parts:
            try:
                regex.search(part, text, regex.IGNORECASE, timeout=_ALONE)
            except TimeoutError:
                return part
            except regex.error:
                continue  # a part that is none without the others
        return str(self._pattern.pattern)
