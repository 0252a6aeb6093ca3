"""Whether a document is what was proposed or what was decided, told by lines of their own on its front."""

from __future__ import annotations

from collections.abc import Sequence

from vpextract.knowledge import Knowledge
from vpextract.knowledge.edition_words import DECIDED
from vpextract.recognise.document.fronts import SHORT, FrontText

_WITHIN = 25
"""It stands among so many first texts, as the date does."""


def edition_of(front: Sequence[FrontText], knowledge: Knowledge) -> str | None:
    """`decided` where the front says so anywhere, since the proposal may still be named beside it; else `proposal`, or None."""
    said = set()
    for text, _, flat in front[:_WITHIN]:
        if not flat and knowledge.titles.begins_body(text):
            break
        if flat or len(text) < SHORT:
            said.add(knowledge.titles.editions.said_by(text))
    said.discard(None)
    return DECIDED if DECIDED in said else next(iter(said), None)
