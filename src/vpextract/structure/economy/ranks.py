"""Which document counts for a figure: how near each kind of source is to it, 1 the nearest.

The budget of a year is what its plan says; then what the year's reports say, the last one first, as budgets are adjusted; then
what later documents print beside their own; then what earlier ones planned ahead. An outcome is what the year's own
annual report says, then what later documents say, the earliest first. Everything else is of the year's own documents.
"""

from __future__ import annotations

from vpextract.knowledge import Knowledge
from vpextract.model import Identity

_UNKNOWN = 99
_FAR = 20
"""Years that count; what is further off is as far as that."""
_REPORTS = 2
_LATER, _EARLIER = 10, 50
_GIVEN = ("budget", "plan")


def source_rank(measure: str, year: int | None, document: Identity, knowledge: Knowledge) -> int:
    """The rank of what a document says of a year. The one with the lowest that there is counts."""
    if year is None or document.year is None or document.kind is None:
        return _UNKNOWN
    apart = document.year - year
    if apart:
        return (_LATER if apart > 0 else _EARLIER) + min(abs(apart), _FAR)
    if knowledge.documents.is_plan(document.kind):
        return 1 if measure in _GIVEN else _LATER
    if not knowledge.documents.kinds[document.kind].by_tertial:
        return _REPORTS if measure in _GIVEN else 1
    return _REPORTS + 4 - (document.tertial or 0)
