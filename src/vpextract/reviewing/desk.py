"""One state of an output as a person looks at it: its documents, what is doubtful, and where its files are."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Collection, Hashable, Mapping
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from vpextract.errors import RequestError
from vpextract.issues import CODES
from vpextract.languages import catalogue
from vpextract.model.issue import rank_of
from vpextract.model.rulings import Ruling
from vpextract.store.answered import DOUBT, about_doubt
from vpextract.store.layout import LINKS, year_part
from vpextract.store.preferred import of_preferred
from vpextract.store.reading import Output, open_output
from vpextract.store.rulings import Rulings, read_rulings
from vpextract.store.sources import SourceFile, read_source

_FILES, _PICTURES = 2, 12
_DPI = 110
_FORMER = "part-"
"""So the first versions called parts, which were of no year."""

T = TypeVar("T")
Row = Mapping[str, Any]


class Doubt(NamedTuple):
    """An issue, with what a decision about it is about; `key` names it in addresses."""

    issue: Row
    about: dict[str, Any]
    key: str


class Desk:
    """An output, opened; `by` is who decides, `documents` where the files are now, if not where they were read.

    `told` gives what issues say in the language of the page.
    """

    def __init__(
        self,
        path: str | Path,
        by: str | None = None,
        documents: str | None = None,
        *,
        allow_remote: bool = False,
        language: str = "en",
    ) -> None:
        self.path = path
        self.by = by
        self.told = told_in(language)
        self.pending = 0
        """Decisions of which the datasets do not know yet."""
        self._from = documents
        self._allow_remote = allow_remote
        self._kept: OrderedDict[Hashable, Any] = OrderedDict()
        self.reopen()

    def reopen(self) -> None:
        """Look at the output as it is now."""
        self.output: Output = open_output(self.path)
        self.__dict__.pop("documents", None)
        self.__dict__.pop("doubts", None)

    @cached_property
    def documents(self) -> dict[str, Row]:
        """The rows of `documents` by their identifiers."""
        return {row["document_id"]: row for row in self.output.table("documents").to_pylist()}

    @cached_property
    def doubts(self) -> dict[str, Doubt]:
        """The issues of preferred editions by their keys, the worst first, then by document and place."""
        table = of_preferred(self.output.table("issues"))
        rows = sorted(table.to_pylist(), key=self._order)
        return {one.key: one for one in map(self._doubt, rows)}

    def rulings(self) -> Rulings:
        """What people decided up to this moment."""
        return read_rulings(self.path)

    def document(self, document_id: str) -> Row:
        """Raises RequestError where there is none of that name."""
        if document_id not in self.documents:
            raise RequestError(f"There is no document {document_id!r} in {self.path}.")
        return self.documents[document_id]

    def rows(self, dataset: str, document_id: str, columns: Collection[str] | None = None) -> list[dict[str, Any]]:
        """The rows of a document in a dataset, read from no more files than it is in."""
        own = (year_part(self.document(document_id)["year"]), LINKS)
        parts = {p.name for p in self.output.parts if p.name in own or p.name.startswith(_FORMER)}
        names = None if columns is None else list(dict.fromkeys(columns))
        found: list[dict[str, Any]] = self.output.table(
            dataset, documents=[document_id], columns=names, parts=parts
        ).to_pylist()
        return found

    def file(self, document_id: str) -> SourceFile:
        """The document's file. Raises RequestError where it is gone or has changed since."""
        document = self.document(document_id)

        def read() -> SourceFile:
            return read_source(self.output, document, self._from, allow_remote=self._allow_remote)

        return self._remembered(("file", document["sha256"]), _FILES, read)

    def picture(self, document_id: str, page: int) -> bytes:
        """A page as a PNG. Raises RequestError or DocumentError where it cannot be had."""
        from vpextract.reading.drawing import draw_page

        def drawn() -> bytes:
            return draw_page(self.file(document_id).contents, page, dpi=_DPI)

        return self._remembered(("page", self.document(document_id)["sha256"], page), _PICTURES, drawn)

    def _remembered(self, key: tuple[Hashable, ...], most: int, make: Callable[[], T]) -> T:
        """What was made of late is not made again; of each kind so many stay."""
        if key in self._kept:
            self._kept.move_to_end(key)
            found: T = self._kept[key]
            return found
        made = make()
        self._kept[key] = made
        alike = [one for one in self._kept if isinstance(one, tuple) and one[0] == key[0]]
        for old in alike[:-most]:
            del self._kept[old]
        return made

    def _order(self, issue: Row) -> tuple[Any, ...]:
        document = self.documents.get(issue["document_id"], {})
        return (
            rank_of(issue["severity"]),
            document.get("source", ""),
            issue["page"] or 0,
            issue["line"] or 0,
            issue["code"],
            issue["message"],
        )

    def _doubt(self, issue: Row) -> Doubt:
        about = about_doubt(issue, self.documents.get(issue["document_id"], {}))
        return Doubt(issue, about, key_of(Ruling(DOUBT, about, None).key))


def key_of(text: str) -> str:
    """A short name for what is decided, for addresses."""
    return sha256(text.encode("utf8", "replace")).hexdigest()[:16]


class Told(NamedTuple):
    """What is told in a language: messages of issues and errors, what codes mean and what to do, why a link is asked about."""

    message: Callable[[str], str]
    meaning: Callable[[str], str]
    why: Callable[[str], str]
    advice: Callable[[str], str]


def told_in(language: str) -> Told:
    """As the datasets have it, which is English, or in Swedish."""
    if language == "sv":
        swedish = catalogue("sv")
        return Told(swedish.message, swedish.meaning, swedish.why, swedish.advice)
    return Told(
        lambda message: message,
        lambda code: CODES[code].meaning if code in CODES else "",
        lambda why: why,
        lambda code: CODES[code].advice if code in CODES else "",
    )
