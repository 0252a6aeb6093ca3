"""The economy of all documents of an output: its areas through the years, and which row of a figure counts."""

from __future__ import annotations

from contextlib import suppress

import pyarrow as pa

from vpextract.errors import OutputError
from vpextract.knowledge import Knowledge
from vpextract.linking.area_rulings import area_rulings
from vpextract.linking.review import Review
from vpextract.store.economy_links import AREAS, ECONOMY, NEEDED, LinkedEconomy, linked_economy, with_linked
from vpextract.store.layout import LINKS
from vpextract.store.reading import Output
from vpextract.store.writing import Claim


def link_economy(claim: Claim, made: Output, former: Output | None, known: Knowledge, review: Review) -> LinkedEconomy:
    """Say in each row of the economy which area it is of and whether it counts. Parts that stay as they were are left alone.

    `made` is the next state, as far as it is made; `review` is what people decided.
    """
    names = [part.name for part in made.parts if part.dataset == ECONOMY]
    parts = {name: made.table(ECONOMY, parts=(name,), columns=NEEDED) for name in names}
    said = area_rulings(review)
    try:
        found = linked_economy(parts, made, _with_areas(former), known, said)
    except OutputError:  # what was there before is damaged, and about to be replaced
        found = linked_economy(parts, made, None, known, said)
    for part, columns in found.changed.items():
        claim.put(ECONOMY, part, with_linked(made.table(ECONOMY, parts=(part,)), columns))
    claim.put(AREAS, LINKS, found.areas)
    return found


def areas_still_there(former: Output | None) -> dict[str, pa.Table]:
    """The areas of a former run, so that their names are not forgotten."""
    with suppress(OutputError):
        if (output := _with_areas(former)) is not None:
            return {AREAS: output.table(AREAS)}
    return {}


def _with_areas(former: Output | None) -> Output | None:
    """A former output, if it has areas; those of earlier versions have none."""
    return former if former is not None and any(part.dataset == AREAS for part in former.parts) else None
