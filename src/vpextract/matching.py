"""Small recognisers that the knowledge is made of: labels at the start of a text, alternatives, squeezed spellings."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextvars import ContextVar
from functools import lru_cache
from typing import Any

import regex

from vpextract.marks import SUPERSCRIPTS
from vpextract.numerals import MOST_DIGITS

_DIGITS = regex.compile(rf"[0-9]{{1,{MOST_DIGITS}}}")
_NOT_LETTERS = regex.compile(r"[^\p{L}\p{N}]+")
_ONSET, _ONSETS_KEPT = 3, 4096
"""Letters that tell whether a text can begin so, and beginnings whose answer is kept."""
_NEVER = r"(?!)"
_RAISED = re.compile(f"[{SUPERSCRIPTS}]+")


@lru_cache(maxsize=2048)
def collapsed(text: str) -> str:
    """NFC, soft hyphens removed, every run of white space one space, none outside."""
    if not text.isascii():
        text = unicodedata.normalize("NFC", text).replace("\u00ad", "")
    return " ".join(text.split())


def bare(text: str) -> str:
    """A text for comparison with a pattern: collapsed, lower case."""
    return collapsed(text).casefold()


@lru_cache(maxsize=8192)
def squeezed(text: str) -> str:
    """Letters and digits only, lower case: what is left of a head when spaces, hyphens, slashes and marks are uncertain."""
    if not text.isascii():
        text = _RAISED.sub("", unicodedata.normalize("NFC", text))
    return str(_NOT_LETTERS.sub("", text)).casefold()


def whole_number(text: str) -> int | None:
    """The number that a text of plain digits says; None for any other text, other digits ("²", "①", "٣") or too many."""
    return int(text) if _DIGITS.fullmatch(text) else None


WRAPPED: ContextVar[Callable[[Any, Sequence[str]], Any] | None] = ContextVar("WRAPPED", default=None)
"""What is made of the patterns that are compiled, and of the parts they consist of; None leaves them as they are."""


def compiled(pattern: str, flags: int = 0) -> regex.Pattern[str]:
    """A pattern, in what patterns are wrapped in meanwhile."""
    return _wrapped(regex.compile(pattern, flags), (pattern,))


def alternatives(patterns: Iterable[str]) -> regex.Pattern[str]:
    """One compiled pattern that matches if any does, case ignored; of none it is one that never does."""
    return _compiled(tuple(patterns), WRAPPED.get())


@lru_cache(maxsize=1024)
def _compiled(patterns: tuple[str, ...], _wrapped_in: object) -> regex.Pattern[str]:
    whole = "|".join(f"(?:{p})" for p in patterns) or _NEVER
    return _wrapped(regex.compile(whole, flags=regex.IGNORECASE), patterns)


def _wrapped(pattern: regex.Pattern[str], parts: Sequence[str]) -> regex.Pattern[str]:
    wrap = WRAPPED.get()
    return pattern if wrap is None else wrap(pattern, parts)


def recogniser(patterns: Iterable[str], *, whole: bool) -> Callable[[str], bool]:
    """Whether any pattern matches a `whole` text, or else its beginning, case ignored.

    Most texts fail by their first letters: whether a match can begin so is asked once for each three letters.
    """
    pattern = alternatives(patterns)
    match = pattern.fullmatch if whole else pattern.match
    may_begin = lru_cache(maxsize=_ONSETS_KEPT)(lambda letters: match(letters, partial=True) is not None)
    return lambda text: may_begin(text[:_ONSET]) and match(text) is not None


class Labels:
    """Labels such as "KF:s inriktningsmål" looked for at the start of a text, with at most one misread letter."""

    def __init__(self, kinds: Mapping[str, Iterable[str]], max_errors: int = 1) -> None:
        spelt = sorted(((label, kind) for kind, labels in kinds.items() for label in labels), key=lambda x: -len(x[0]))
        self._kinds = {f"l{i}": kind for i, (_, kind) in enumerate(spelt)}
        self._first = frozenset(label[0].casefold() for label, _ in spelt)
        fuzzy = f"{{e<={max_errors}}}" if max_errors else ""
        exact = "|".join(f"(?P<l{i}>{_loose(label)})" for i, (label, _) in enumerate(spelt))
        near = "|".join(
            f"(?P<l{i}>(?:{_loose(label)}){fuzzy if len(label) >= 8 else ''})" for i, (label, _) in enumerate(spelt)
        )
        after = (
            rf"(?=\s*:|\s*\d|\s|$|\W|[{SUPERSCRIPTS}])(?:\s?[{SUPERSCRIPTS}]+)?\s*(?P<colon>:|(?<=\s)[–—-](?=\s))?\s*"
        )
        self._patterns = [
            compiled(rf"\W{{0,3}}(?:{x}){after}", regex.IGNORECASE) for x in ([exact, near] if max_errors else [exact])
        ]

    def lead(self, text: str) -> tuple[str, str, bool] | None:
        """(kind, the rest, whether a colon stands between) for a text that starts with a label; None otherwise."""
        head = text.lstrip("*# \t")[:1].casefold()
        if head not in self._first:
            return None
        for pattern in self._patterns:
            found = pattern.match(text)
            if found is not None:
                kind = next(
                    self._kinds[name]
                    for name, value in found.groupdict().items()
                    if value is not None and name in self._kinds
                )
                return kind, text[found.end() :], bool(found["colon"])
        return None


def _loose(label: str) -> str:
    return (
        r"\s*".join(regex.escape(part) for part in label.split(" "))
        if len(label) > 12
        else r"\s+".join(regex.escape(p) for p in label.split(" "))
    )
