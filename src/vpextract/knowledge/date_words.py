"""What stands before a date on a front, and what that makes of it."""

from __future__ import annotations

from vpextract.knowledge.schema_documents import TitleTimes
from vpextract.matching import alternatives, compiled

LABELLED, PLAIN, OF_MEETING = range(3)
"""How sure a date is that of the document, the surest first."""
_NEAR = 60
"""Letters before a date that tell what it is."""


class DateWords:
    """The patterns of one run about words before dates, ready to be asked."""

    def __init__(self, file: TitleTimes) -> None:
        self._label = compiled(rf"(?<!\p{{L}})(?i:{'|'.join(file.labels)})\s*:?\s*$")
        meetings = "|".join(f"(?:{x})" for x in file.meetings)
        before = "".join(rf"(?:{words}\s+)?" for words in file.before_dates)
        between = rf"[\s:.,]*(?:\d{{1,2}}\s+)?{before}"
        self._meeting = compiled(rf"(?<!\p{{L}})(?i:{meetings}){between}$")
        self._other = alternatives(file.no_dates)

    def is_label(self, text: str) -> bool:
        """Whether a text ends with what a date's label says."""
        return self._label.search(text[-_NEAR:]) is not None

    def how(self, lead: str, above: str) -> int | None:
        """How sure a date is that of the document, by what leads to it, or else stands above; None where it is another's."""
        near = lead[-_NEAR:]
        if self._other.search(near) is not None:
            return None
        told = near if near.strip() else above[-_NEAR:]
        if self.is_label(told):
            return LABELLED
        return OF_MEETING if self._meeting.search(told) is not None else PLAIN
