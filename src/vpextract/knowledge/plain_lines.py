"""Questions about a line by itself that need no other knowledge: is it a caption, an address, a unit, a page's number?"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from vpextract.knowledge.asking import asked_once
from vpextract.knowledge.schema import ProseFile
from vpextract.knowledge.schema_documents import DocumentsFile
from vpextract.knowledge.schema_labels import LabelsFile
from vpextract.knowledge.schema_tables import TablesFile
from vpextract.matching import Labels, alternatives, recogniser

_LONGEST_UNIT_LINE = 60
_LONGEST_PAGE_NUMBER = 40


class PlainLines:
    """The part of the knowledge that is asked about lines."""

    def __init__(self, labels: LabelsFile, tables: TablesFile, prose: ProseFile, documents: DocumentsFile) -> None:
        self._no_heading: Final = recogniser(prose.no_headings.match, whole=True)
        self._counts: Final = recogniser(prose.counts.match, whole=False)
        self._address: Final = alternatives(prose.addresses.match)
        self._unit_line: Final = recogniser(tables.unit_lines.match, whole=True)
        self._captions: Final = alternatives(tables.captions.match)
        self._notes: Final = recogniser(tables.notes.match, whole=False)
        self._row_labels: Final = Labels({kind: x.labels for kind, x in labels.row_labels.items()}, max_errors=0)
        self._skip: Final = recogniser(documents.furniture.skip, whole=True) if documents.furniture.skip else None
        self._page_number: Final = alternatives(documents.furniture.page_numbers)

    @asked_once
    def row_label(self, text: str) -> tuple[str, str] | None:
        """The kind of a row that runs over the whole table (`comment`) and its text without the lead word."""
        found = self._row_labels.lead(text) if text.lstrip("*_ ")[:1].isupper() else None
        return None if found is None else (found[0], found[1].strip())

    @asked_once
    def is_no_heading(self, text: str) -> bool:
        """Whether a short line that stands like a heading is none: "Ej aktuellt", a caption, a reference."""
        return self._no_heading(text.strip())

    @asked_once
    def is_unit_line(self, text: str) -> bool:
        """Whether a line says the unit of a table's amounts and no more ("Belopp i tkr")."""
        return len(text) < _LONGEST_UNIT_LINE and self._unit_line(text.strip())

    @asked_once
    def is_note(self, text: str) -> bool:
        """Whether a text begins like a note under a table ("Källa: …")."""
        return self._notes(text.strip().casefold())

    @asked_once
    def is_caption(self, text: str) -> bool:
        """Whether a text begins like the caption of a table ("Tabell 5 …")."""
        return self._captions.match(text.strip()) is not None

    @asked_once
    def counts(self, text: str) -> bool:
        """Whether a line begins like the caption of a table of key figures ("Antal …")."""
        return self._counts(text)

    @asked_once
    def is_address(self, text: str) -> bool:
        """Whether a line holds a street address, a telephone number or a web site."""
        return bool(self._address.search(text))

    def skipped(self, lines: Iterable[str]) -> set[int]:
        """Which lines a user says to be no part of a document, wherever they stand; mostly nobody says so of any."""
        if self._skip is None:
            return set()
        return {at for at, text in enumerate(lines) if self._skip(text.strip())}

    @asked_once
    def is_page_number(self, text: str) -> bool:
        """Whether the whole text is a page number as headers and footers print it."""
        if len(text) > _LONGEST_PAGE_NUMBER or not any(map(str.isdigit, text)):
            return False
        return bool(self._page_number.fullmatch(text.strip().casefold()))
