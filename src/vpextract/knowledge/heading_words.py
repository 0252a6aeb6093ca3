"""Headings with a meaning of their own: chapters, and the texts of a goal."""

from __future__ import annotations

import regex

from vpextract.knowledge.asking import asked_once
from vpextract.knowledge.schema_labels import HeadingParts, LabelsFile
from vpextract.marks import without_last_mark
from vpextract.matching import alternatives, recogniser

_CHAPTER_NUMBER = regex.compile(r"^\d{1,2}(?:\.\d{1,2})*\.?\s+(?=\p{L})")
_NO_TEXTS = frozenset(("summary", "economy", "decisions", "toc", "other"))
"""Kinds of headings that stand above goals, beside them or anywhere; all others are heads of a goal's texts, whatever they are
called."""
_LONGEST = 120
"""Letters of a heading at most: what is longer is running text."""
_LONGEST_RUN_IN = 60
"""Letters of a head that stands before its text at most."""


class HeadingWords:
    """The patterns of one run about headings, ready to be asked."""

    def __init__(self, labels: LabelsFile) -> None:
        parts = labels.heading_parts
        headings, chapters = labels.headings.items(), labels.chapters.items()
        self._headings = [
            (kind, alternatives([_with_parts(pattern, parts) for pattern in patterns]))
            for kind, patterns in (
                *((kind, x.first) for kind, x in headings),
                *((kind, x.match) for kind, x in headings),
            )
            if patterns
        ]
        self._chapters = [
            (kind, alternatives(patterns))
            for kind, patterns in (
                *((kind, x.first) for kind, x in chapters),
                *((kind, x.match) for kind, x in chapters),
            )
            if patterns
        ]
        every = (_with_parts(pattern, parts) for x in labels.headings.values() for pattern in x.match)
        self._is_any = recogniser(every, whole=True)
        self._is_chapter = recogniser((pattern for x in labels.chapters.values() for pattern in x.match), whole=True)

    @asked_once
    def kind(self, text: str) -> str | None:
        """`description`, `analysis`, `toc`, … for a heading with a meaning of its own."""
        if len(text) > _LONGEST or not any(map(str.isalpha, text)):
            return None
        lean = without_last_mark(text.strip().rstrip(":").strip()).casefold()
        if not self._is_any(lean):
            return None
        return next((kind for kind, pattern in self._headings if pattern.fullmatch(lean)), None)

    def heads_goal_text(self, text: str) -> bool:
        """Whether a heading is that of a goal's text: its description, or one that a user's patterns have a kind for."""
        return self.is_of_goal(self.kind(text))

    @staticmethod
    def is_of_goal(kind: str | None) -> bool:
        """Whether headings of a kind stand over texts of goals."""
        return kind is not None and kind not in _NO_TEXTS

    @asked_once
    def chapter_kind(self, text: str) -> str | None:
        """The same of a text that is known to be set as a heading; the number before it may be its chapter's."""
        if len(text) > _LONGEST:
            return None
        lean = without_last_mark(_CHAPTER_NUMBER.sub("", text.strip()).rstrip(":").strip()).casefold()
        own = self.kind(lean)
        if own is not None or not self._is_chapter(lean):
            return own
        return next((kind for kind, pattern in self._chapters if pattern.fullmatch(lean)), None)

    @asked_once
    def run_in(self, text: str) -> tuple[str, str] | None:
        """A head of a goal's texts that the text follows in the same paragraph ("Beskrivning: Hamnen …"), and the text."""
        head, colon, rest = text.partition(":")
        if not colon or len(head) > _LONGEST_RUN_IN or not head[:1].isupper() or not rest.strip():
            return None
        return (head, rest.strip()) if self.heads_goal_text(head) else None


def _with_parts(pattern: str, parts: HeadingParts) -> str:
    return pattern.replace("{about}", parts.about).replace("{when}", parts.when)
