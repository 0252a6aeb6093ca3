"""How far an activity is, from the words of its status, which are composed: "Ännu ej påbörjad" needs no entry."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from vpextract.knowledge.schema_signs import ProgressWords
from vpextract.matching import compiled

_LONGEST = 80
"""A longer text is a comment, not a status."""
_BETWEEN = regex.compile(r"[\s,.;:/()\[\]%0-9–-]*")


class Progress:
    """The patterns of one run about the progress of activities, ready to be asked."""

    def __init__(self, words: ProgressWords) -> None:
        parts: dict[str, Sequence[str]] = {
            "stopped": words.stopped,
            "planned": words.planned,
            "negation": words.negations,
            "partly": words.partly,
            "started": words.started,
            "finished": words.finished,
            "running": words.running,
            "light": words.light,
        }
        whole = "|".join(rf"(?P<{name}>{'|'.join(x)})" for name, x in parts.items())
        self._part = compiled(rf"(?:{whole})(?!\p{{L}})", regex.IGNORECASE)

    def of(self, text: str) -> str | None:
        """`ongoing`, `completed`, `not_started` or `cancelled`; None where a word is unknown, or two contradict each other."""
        parts = self._parts(text.casefold()) if len(text) <= _LONGEST else None
        if not parts:
            return None
        states: set[str | None] = set()
        negated = partly = False
        for part in parts:
            match part:
                case "negation":
                    negated = True
                case "partly":
                    partly = True
                case "light":
                    pass
                case _:
                    states.add(_state(part, negated, partly))
                    negated = partly = False
        states.discard(None)
        if states == {"ongoing", "completed"} and parts[-1] == "finished":
            return "completed"  # begun, and finished since
        return states.pop() if len(states) == 1 and not negated else None

    def _parts(self, text: str) -> list[str] | None:
        """What each part of a text says, in order; None where one is unknown."""
        found: list[str] = []
        at = _BETWEEN.match(text).end()
        while at < len(text):
            part = self._part.match(text, at)
            if part is None:
                return None
            found.append(str(part.lastgroup))
            at = _BETWEEN.match(text, part.end()).end()
        return found


def _state(part: str, negated: bool, partly: bool) -> str | None:
    """What one part says of the activity; None for "ej klar", which may have begun or not."""
    if negated:
        return "not_started" if part == "started" else None
    if part == "finished":
        return "ongoing" if partly else "completed"
    return {"started": "ongoing", "running": "ongoing", "planned": "not_started", "stopped": "cancelled"}[part]
