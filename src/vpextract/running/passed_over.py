"""Files in a folder that are not read → their rows in `documents`: nothing is passed over in silence."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from hashlib import sha256 as hash_of

from vpextract.addresses import is_remote, local_path
from vpextract.model import Extraction
from vpextract.plainfiles import plain_file
from vpextract.running.finding import SkippedFile
from vpextract.store.skipped import SKIPPED

_MOST = 2**28
"""Bytes: what is larger is not read only to tell its hash."""
_PIECE = 2**20


def skipped_documents(found: Sequence[SkippedFile]) -> list[Extraction]:
    """The row of each, with nothing but its file and what to do about it."""
    return [_document(one) for one in found]


def _document(one: SkippedFile) -> Extraction:
    mark = hash_of(one.source.encode()).hexdigest()[:8]
    return Extraction(
        document_id=f"unknown-unknown-unknown-{mark}",
        source=one.source,
        sha256=_digest(one),
        reader="none",
        status=SKIPPED,
        error=one.why,
        size=one.size,
    )


def _digest(one: SkippedFile) -> str:
    if is_remote(one.address) or one.size is None or one.size > _MOST:
        return ""
    digest = hash_of()
    with suppress(OSError), plain_file(local_path(one.address), through_links=True) as (opened, _):
        while piece := opened.read(_PIECE):
            digest.update(piece)
        return digest.hexdigest()
    return ""
