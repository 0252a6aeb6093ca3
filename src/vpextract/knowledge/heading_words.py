"""Headings with a meaning of their own: chapters, and the texts of a goal."""

from __future__ import annotations

import regex

from vpextract.knowledge.schema_labels import HeadingParts, LabelsFile
from vpextract.marks import without_last_mark
from vpextract.matching import alternatives

_CHAPTER_NUMBER = regex.compile(r"^\d{1,2}(?:\.\d{1,2})*\.?\s+(?=\p{L})")
_GOAL_TEXTS = frozenset(("description", "expected_result", "analysis"))
_LONGEST_RUN_IN = 60
"""Letters of a head that stands before its text at most."""


class HeadingWords:
    """The patterns of one run about headings, ready to be asked."""

    def __init__(self, labels: LabelsFile) -> None:
        parts = labels.heading_parts
        self._headings = [
            (kind, alternatives([_with_parts(pattern, parts) for pattern in x.match]))
            for kind, x in labels.headings.items()
        ]
        self._chapters = [(kind, alternatives(x.match)) for kind, x in labels.chapters.items()]

    def kind(self, text: str) -> str | None:
        """`description`, `analysis`, `toc`, … for a heading with a meaning of its own."""
        lean = without_last_mark(text.strip().rstrip(":").strip()).casefold()
        return next((kind for kind, pattern in self._headings if pattern.fullmatch(lean)), None)

    def chapter_kind(self, text: str) -> str | None:
        """The same of a text that is known to be set as a heading; the number before it may be its chapter's."""
        lean = without_last_mark(_CHAPTER_NUMBER.sub("", text.strip()).rstrip(":").strip()).casefold()
        found = next((kind for kind, pattern in self._chapters if pattern.fullmatch(lean)), None)
        return self.kind(lean) or found

    def run_in(self, text: str) -> tuple[str, str] | None:
        """A head of a goal's texts that the text follows in the same paragraph ("Beskrivning: Hamnen …"), and the text."""
        head, colon, rest = text.partition(":")
        if not colon or len(head) > _LONGEST_RUN_IN or not head[:1].isupper() or not rest.strip():
            return None
        return (head, rest.strip()) if self.kind(head) in _GOAL_TEXTS else None


def _with_parts(pattern: str, parts: HeadingParts) -> str:
    return pattern.replace("{about}", parts.about).replace("{when}", parts.when)
