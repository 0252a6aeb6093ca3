"""Which packs of patterns a document may need, told by its own words; its year decides. See `patterns/packs/`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

import regex

from vpextract.knowledge.schema_packs import PackHead
from vpextract.matching import bare, squeezed

_CELLS = regex.compile(r"[\t|]|\s{2,}")
"""What parts the cells of a line in a text."""
_WORDS = regex.compile(r"\p{L}(?:[^:]*\p{L})?")
_LONGEST = 60
"""Letters of a label or head at most: what is longer is running text."""
_ONSET = 3
"""Letters by which most lines are told to begin with none of a pack's words."""
_ANY_YEARS = 10_000


class Packs:
    """The heads of all packs of one run, ready to be asked."""

    def __init__(self, heads: Mapping[str, PackHead], applied: str | None = None) -> None:
        self.heads: Final = dict(sorted(heads.items()))
        self.applied: Final = applied
        """The one that the patterns of this run are made with."""
        self._lean = {name: {squeezed(word) for word in head.signature} for name, head in self.heads.items()}
        self._bare = {name: {bare(word) for word in head.signature} for name, head in self.heads.items()}

    def signed(self, texts: Sequence[str]) -> list[str]:
        """The packs whose words stand in the lines of a document, best first: by how many of them, then the shorter time.

        Most documents have none of these words, which one look tells.
        """
        whole = "\n".join(texts).casefold()
        likely = [
            name for name, words in self._bare.items() if sum(x in whole for x in words) >= self.heads[name].needed
        ]
        if not likely:
            return []
        onsets = frozenset(word[:_ONSET] for name in likely for word in self._lean[name])
        said = set(_labels(_likely(texts, onsets)))
        counts = {name: len(self._lean[name] & said) for name in likely}
        return sorted(
            (name for name in likely if counts[name] >= self.heads[name].needed),
            key=lambda name: (-counts[name], self._span(name), name),
        )

    def holds(self, name: str, year: int | None) -> bool:
        """Whether a pack is for a year."""
        head = self.heads[name]
        if year is None:
            return False
        return (head.valid_from or year) <= year <= (head.valid_to or year)

    def _span(self, name: str) -> int:
        first, last = self.heads[name].valid_from, self.heads[name].valid_to
        return _ANY_YEARS if first is None or last is None else last - first


def _likely(texts: Sequence[str], onsets: frozenset[str]) -> list[str]:
    """The lines that begin as a label with one of the onsets may, or have several cells. Only plain spaces are printable."""
    begun = {letters for letters in {text[:_ONSET] for text in texts} if _may_begin(letters, onsets)}
    return [text for text in texts if text[:_ONSET] in begun or not text.isprintable() or "  " in text or "|" in text]


def _may_begin(letters: str, onsets: frozenset[str]) -> bool:
    """Whether a label with one of the onsets may begin so; where signs are among the letters it may."""
    lean = squeezed(letters)
    return not letters.isalpha() or len(lean) < _ONSET or lean[:_ONSET] in onsets


def _labels(texts: Iterable[str]) -> Iterable[str]:
    """What may be a label or a head in the lines: each cell, without its number, before a colon."""
    for text in texts:
        for cell in _CELLS.split(text.strip()):
            found = _WORDS.search(cell)
            if found is not None and len(found[0]) <= _LONGEST:
                yield squeezed(found[0])
