"""What a text is, is found once and kept: the same heads, labels and cells recur on every page and in every stage.

All stages ask, and what a text means depends on nothing but the text and the patterns. So the answers are kept here, below
all of them, where the patterns are matched, and none of them has to carry what another one found.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, partial
from typing import Any, Concatenate, Generic, ParamSpec, TypeVar, overload

KEPT = 8192
"""Texts whose answer to one question is kept; a document has a few hundred. Thousands of them must not fill the memory."""

Asker = TypeVar("Asker")
Given = ParamSpec("Given")
Answer = TypeVar("Answer")


class asked_once(Generic[Asker, Given, Answer]):  # noqa: N801 - it is a decorator
    """A method that answers a question about a text: the second time its answer is there. Answers must not be changed."""

    def __init__(self, question: Callable[Concatenate[Asker, Given], Answer]) -> None:
        self.question = question
        self.__doc__ = question.__doc__

    def __set_name__(self, _owner: type[Asker], name: str) -> None:
        self._name = name

    @overload
    def __get__(self, asker: None, _kind: type[Asker]) -> asked_once[Asker, Given, Answer]: ...

    @overload
    def __get__(self, asker: Asker, _kind: type[Asker]) -> Callable[Given, Answer]: ...

    def __get__(self, asker: Asker | None, _kind: Any = None) -> Any:
        """The first time; from then on it is found at the asker itself."""
        if asker is None:
            return self
        answers = lru_cache(maxsize=KEPT)(partial(self.question, asker))
        vars(asker)[self._name] = answers
        return answers
