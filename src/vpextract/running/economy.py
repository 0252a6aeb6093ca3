"""The economy of all documents of an output: its areas through the years, and which row of a figure counts."""

from __future__ import annotations

from contextlib import suppress

import pyarrow as pa

from vpextract.errors import OutputError
from vpextract.knowledge import Knowledge
from vpextract.store.economy_links import AREAS, ECONOMY, NEEDED, linked_economy, with_linked
from vpextract.store.layout import LINKS
from vpextract.store.reading import Output
from vpextract.store.writing import Claim


def link_economy(claim: Claim, made: Output, former: Output | None, known: Knowledge) -> None:
    """Say in each row of the economy which area it is of and whether it counts. Parts that stay as they were are left alone.

    `made` is the next state, as far as it is made.
    """
    names = [part.name for part in made.parts if part.dataset == ECONOMY]
    parts = {name: made.table(ECONOMY, parts=(name,), columns=NEEDED) for name in names}
    try:
        changed, areas = linked_economy(parts, made, _with_areas(former), known)
    except OutputError:  # what was there before is damaged, and about to be replaced
        changed, areas = linked_economy(parts, made, None, known)
    for part, columns in changed.items():
        claim.put(ECONOMY, part, with_linked(made.table(ECONOMY, parts=(part,)), columns))
    claim.put(AREAS, LINKS, areas)


def areas_still_there(former: Output | None) -> dict[str, pa.Table]:
    """The areas of a former run, so that their names are not forgotten."""
    with suppress(OutputError):
        if (output := _with_areas(former)) is not None:
            return {AREAS: output.table(AREAS)}
    return {}


def _with_areas(former: Output | None) -> Output | None:
    """A former output, if it has areas; those of earlier versions have none."""
    return former if former is not None and any(part.dataset == AREAS for part in former.parts) else None
