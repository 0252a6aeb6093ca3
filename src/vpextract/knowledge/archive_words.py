"""What archives write around the texts that they keep: page numbers in comments, keys of titles, files of tables."""

from __future__ import annotations

from pathlib import PurePosixPath

from vpextract.knowledge.schema_documents import Archives
from vpextract.matching import alternatives, squeezed, whole_number


class ArchiveWords:
    """The words of one run, compiled."""

    def __init__(self, words: Archives) -> None:
        self._pages = alternatives(words.pages)
        self._titles = frozenset(map(squeezed, words.titles))
        self._tables = tuple(f".{ending}" for ending in words.tables)

    def page(self, text: str) -> int | None:
        """The number of the page that a comment says begins; None for any other."""
        found = self._pages.fullmatch(text.strip())
        return whole_number(found["number"]) if found is not None else None

    def names_title(self, key: str) -> bool:
        """Whether a key of the front matter names the document."""
        return squeezed(key) in self._titles

    def is_table_file(self, target: str) -> bool:
        """Whether a link leads to a file that holds a table and no more."""
        return PurePosixPath(target.partition("#")[0].partition("?")[0]).suffix.casefold() in self._tables
