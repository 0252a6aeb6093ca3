"""What a comment on an activity says about delays: "Målningen är försenad" → `delayed`, with the sentence that says it.

A comment is read sentence by sentence. A word of delay that is denied ("utan försening") says nothing, nor does a sentence in
which things go on again. What may happen only is a `risk`. What will be done in a year after that of the activity's end is
`delayed`.
"""

from __future__ import annotations

from typing import Final, NamedTuple

import regex

from vpextract.knowledge.schema_signs import DelayWords
from vpextract.matching import alternatives, collapsed, compiled

_SENTENCE = regex.compile(r"[^\n]+?(?:(?<=\p{L}\p{L}[.!?])\s+(?=\p{Lu})|\n|$)")
_DENIED_WITHIN = 2
"""Words that may stand between what denies and what is denied ("inte längre försenad")."""


class Delay(NamedTuple):
    """`said` is `stopped`, `paused`, `delayed`, `not_done` or `risk`; `sentence` says it."""

    said: str
    sentence: str


class Delays:
    """The patterns of one run, ready to be asked."""

    def __init__(self, words: DelayWords) -> None:
        kinds = {"stopped": words.stopped, "paused": words.paused, "delayed": words.delayed, "not_done": words.not_done}
        self._kinds: Final = [(kind, _within(patterns)) for kind, patterns in kinds.items()]
        self._any: Final = _within([pattern for patterns in kinds.values() for pattern in patterns])
        self._order: Final = {kind: at for at, kind in enumerate((*kinds, "risk"))}
        self._risk: Final = _within(words.risk)
        self._resumed: Final = _within(words.resumed)
        self._later: Final = compiled(
            rf"(?<!\w)(?:{'|'.join(words.later)})(?!\w)[^.]*?(?<!\d)(?P<year>(?:19|20)\d\d)(?!\d)", regex.IGNORECASE
        )
        denied = "|".join(words.denied)
        self._denied: Final = compiled(rf"(?<!\w)(?:{denied})(?:\s+\w+){{0,{_DENIED_WITHIN}}}\s+$", regex.IGNORECASE)

    def of(self, comment: str, until: int | None) -> Delay | None:
        """The strongest that is said, of the first sentence that says it; `until` is the year in which it should end."""
        if self._any.search(comment) is None and (until is None or self._later.search(comment) is None):
            return None
        found = [
            Delay(said, sentence)
            for part in _SENTENCE.findall(comment)
            if (said := self._of_sentence(sentence := collapsed(part), until)) is not None
        ]
        return min(found, key=lambda delay: self._order[delay.said], default=None)

    def _of_sentence(self, sentence: str, until: int | None) -> str | None:
        if self._resumed.search(sentence) is not None:
            return None
        for kind, pattern in self._kinds:
            for hit in pattern.finditer(sentence):
                if self._denied.search(sentence, 0, hit.start()) is None:
                    risk = self._risk.search(sentence)
                    return "risk" if risk is not None and risk.start() <= hit.start() else kind
        later = self._later.search(sentence) if until is not None else None
        return "delayed" if later is not None and until is not None and int(later["year"]) > until else None


def _within(patterns: list[str]) -> regex.Pattern[str]:
    return alternatives(rf"(?<!\w)(?:{pattern})(?!\w)" for pattern in patterns)
