"""Outputs of made-up documents, for the tests of commands that look at one."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from vpextract.model import Extraction
from vpextract.running.linking import put_links
from vpextract.store.linked import no_links
from vpextract.store.packing import pack
from vpextract.store.records import extraction_to_rows
from vpextract.store.writing import claimed
from vpextract.store.years import Filed, put_part


def written(folder: Path, *documents: Extraction) -> Path:
    """As a run writes them. No two are of one municipality, since they were editions of each other else."""
    documents = tuple(
        replace(one, identity=replace(one.identity, municipality=one.identity.municipality or f"Kommun {n}"))
        for n, one in enumerate(documents)
    )
    filed = [Filed(one.document_id, one.source, (), (), None, "2022") for one in documents]
    with claimed(folder) as claim:
        put_part(claim, "2022", [], filed, [pack(extraction_to_rows(one), "") for one in documents], None)
        put_links(claim, no_links(), claim.opened())
        claim.commit(None, None)
    return folder
