"""The date printed on a document, told from the dates of periods, meetings, decisions and templates on its front."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

import regex

from vpextract.knowledge import Knowledge
from vpextract.recognise.document.fronts import FrontText

_WITHIN = 25
"""The date stands among so many first texts."""
_LONGEST = 160
_EARLIEST = 1850
"""No document of a board is older: boards as they are came with the municipal laws of 1862. What is printed so is a slip."""
_COMPACT = regex.compile(r"(?<!\d)((?:19|20)\d\d)([01]\d)([0-3]\d)(?!\d)")
"""A date without hyphens is one only behind its label."""


def date_of(front: Sequence[FrontText], knowledge: Knowledge) -> date | None:
    """The first date behind its label, else the first on its own or among addresses, else that of a meeting or decision."""
    best: dict[int, date] = {}
    above = ""
    for text, _, flat in front[:_WITHIN]:
        if not flat and knowledge.titles.begins_body(text):
            break
        if flat or (len(text) < _LONGEST and not _is_sentence(text, knowledge)):
            for how, found in _dates(text, above, knowledge):
                best.setdefault(how, found)
        above = text
    return best[min(best)] if best else None


def _is_sentence(text: str, knowledge: Knowledge) -> bool:
    return bool(knowledge.verbs.intersection(text.casefold().split()))


def _dates(text: str, above: str, knowledge: Knowledge) -> Iterator[tuple[int, date]]:
    """The dates in a text that may be the document's, each with how sure that is."""
    compact = _COMPACT.search(text)
    if compact is not None and knowledge.date_words.is_label(text[: compact.start()].strip() or above):
        text = _COMPACT.sub(r"\1-\2-\3", text)
    dates = knowledge.times.dates_in(text)
    periods = knowledge.titles.period_ends(text) if dates else []
    before = 0
    for found, (start, end) in dates:
        how = knowledge.date_words.how(text[before:start], "" if before else above)
        before = end
        if how is not None and found.year >= _EARLIEST and not any(a < end and start < b for a, b in periods):
            yield how, found
