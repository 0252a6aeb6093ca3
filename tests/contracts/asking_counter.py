"""Counts the questions about texts that the knowledge has to match patterns for, or to take a text apart.

A question is what a stage asks of the knowledge about one text, with all that the knowledge asks itself for it. It counts
where the first pattern is matched, so that answers which are kept, and cheap looks at a text's letters, do not. What is
asked of three letters (`partial`) is asked once for all texts that begin with them, and counts for none.
"""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import re
from collections import Counter
from collections.abc import Callable, Iterator
from types import ModuleType
from typing import Any

import pytest
import regex

from vpextract import knowledge, matching
from vpextract.knowledge import loading
from vpextract.knowledge.asking import asked_once
from vpextract.knowledge.head_words import HeadWords

PATTERNS = (re.Pattern, regex.Pattern)
NO_QUESTIONS = ("schema", "letters", "link_words", "loading", "mistakes")
"""Modules of the knowledge, by what their names begin with, that are asked nothing about texts of documents."""


class Asked:
    """What was asked: `texts` are those that anything was asked about, `matched` counts questions by name and text."""

    def __init__(self) -> None:
        self.texts: set[str] = set()
        self.matched: Counter[tuple[str, str]] = Counter()
        self._open: list[tuple[str, str]] = []
        self._counted = False

    def question(self, name: str, asked: Callable[..., Any]) -> Callable[..., Any]:
        """The question, watched."""

        def watched(asker: object, *given: Any, **named: Any) -> Any:
            if not given or not isinstance(given[0], str):
                return asked(asker, *given, **named)
            if not self._open:
                self.texts.add(given[0])
                self._counted = False
            self._open.append((name, given[0]))
            try:
                return asked(asker, *given, **named)
            finally:
                self._open.pop()

        return watched

    def match(self, matching: Callable[..., Any]) -> Callable[..., Any]:
        """A way to match a pattern, watched."""

        def watched(*given: Any, **named: Any) -> Any:
            if self._open and not self._counted and not named.get("partial"):
                self._counted = True
                self.matched[self._open[0]] += 1
            return matching(*given, **named)

        return watched


class _Watched:
    """A pattern whose matching is watched."""

    def __init__(self, pattern: Any, asked: Asked) -> None:
        self._pattern, self._asked = pattern, asked

    def __getattr__(self, name: str) -> Any:
        found = getattr(self._pattern, name)
        return self._asked.match(found) if callable(found) else found


def watch(monkeypatch: pytest.MonkeyPatch) -> Asked:
    """Watches the knowledge that is loaded from now on, until the patches are taken back."""
    asked = Asked()
    for library in (re, regex):
        compiled = library.compile
        monkeypatch.setattr(
            library,
            "compile",
            lambda *given, _compiled=compiled, **named: _Watched(_compiled(*given, **named), asked),
        )
    for module in _modules():
        for name, value in list(vars(module).items()):
            watched = _watched(value, asked)
            if watched is not value:
                monkeypatch.setattr(module, name, watched)
        for kind in _kinds(module):
            _watch_kind(kind, asked, monkeypatch)
    monkeypatch.setattr(HeadWords, "parts_of", asked.match(HeadWords.parts_of))
    for kept in (loading._loaded, matching._compiled):
        kept.cache_clear()
    return asked


def forget() -> None:
    """Nothing that was asked is kept."""
    for kept in (loading._loaded, matching._compiled):
        kept.cache_clear()


def _modules() -> Iterator[ModuleType]:
    for found in pkgutil.iter_modules(knowledge.__path__):
        if not found.name.startswith(NO_QUESTIONS):
            yield importlib.import_module(f"{knowledge.__name__}.{found.name}")


def _kinds(module: ModuleType) -> Iterator[type]:
    for _, kind in inspect.getmembers(module, inspect.isclass):
        if kind.__module__ == module.__name__ and not issubclass(kind, tuple | asked_once | HeadWords):
            yield kind


def _watch_kind(kind: type, asked: Asked, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in list(vars(kind).items()):
        if name.startswith("_"):
            continue
        if isinstance(value, asked_once):
            monkeypatch.setattr(value, "question", asked.question(f"{kind.__name__}.{name}", value.question))
        elif inspect.isfunction(value):
            monkeypatch.setattr(kind, name, asked.question(f"{kind.__name__}.{name}", value))


def _watched(value: Any, asked: Asked) -> Any:
    """A pattern, or several, watched; anything else as it is."""
    if isinstance(value, PATTERNS):
        return _Watched(value, asked)
    if isinstance(value, list | tuple) and value and isinstance(value[0], PATTERNS):
        return type(value)(_Watched(pattern, asked) for pattern in value)
    return value
