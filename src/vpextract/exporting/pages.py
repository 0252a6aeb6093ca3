"""Where the documents of an output lie on this machine, for links to their pages.

What an output says of its inputs may be somebody else's word: only plain files that lie inside the folder that was read, or the
one that the user names, are linked to, never addresses or other machines.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

from vpextract.addresses import is_remote
from vpextract.store.reading import Output


def page_links(output: Output, documents: Path | None = None) -> Callable[[str, int | None], str | None]:
    """(document_id, page) → the address of the page, such as file:///home/a/plan.pdf#page=4; None where it is not there."""
    table = output.table("documents", columns=["document_id", "source"])
    sources = dict(zip(table.column(0).to_pylist(), table.column(1).to_pylist(), strict=True))
    remembered = [Path(one) for one in output.inputs if not is_remote(one)]
    places = [documents] if documents is not None else remembered

    @cache
    def file_of(document_id: str) -> str | None:
        return _address(places, sources.get(document_id))

    def link(document_id: str, page: int | None) -> str | None:
        address = file_of(document_id)
        return address if address is None or page is None else f"{address}#page={page}"

    return link


def _address(places: Sequence[Path], source: str | None) -> str | None:
    for place in places if source else ():
        file = place if place.is_file() and place.name == Path(str(source)).name else place / str(source)
        try:
            real = file.resolve()
            inside = real.is_relative_to(place.resolve()) and not str(real).startswith("\\\\")
            if inside and real.is_file():
                return real.as_uri()
        except (OSError, ValueError):
            continue
    return None
