"""Words as a search compares them: in lower case, by their stem (Snowball's for Swedish)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from vpextract.errors import RequestError

_WORD = re.compile(r"[^\W_]+")
_ASKED = re.compile(r'(-?)(?:"([^"]*)"|(\S+))')
_DEFINITE = tuple(f"{vowel}n" for vowel in "aioyåäöu")
"""Ends of nouns that end in a vowel, with their article ("sjukfrånvaron", "skolan"), which Snowball leaves as they are."""
_SHORTEST = 5
"""Letters from which on that is an article: "kön" is not the definite form of "kö"."""


class Asked(NamedTuple):
    """A part of what is searched for: words that follow each other, by their stems; of a `prefix` only a beginning."""

    stems: tuple[str, ...]
    prefix: bool = False
    unwanted: bool = False

    @property
    def matched(self) -> str:
        """As FTS5 understands it."""
        return f'"{" ".join(self.stems)}"{"*" if self.prefix else ""}'


def asked_words(text: str) -> list[Asked]:
    """What people type: all words must be there; "in quotes": one after the other; word*: what begins so; -word: not that.

    Raises RequestError where there is no word in it.
    """
    found = []
    for minus, phrase, word in _ASKED.findall(unicodedata.normalize("NFC", text)):
        words = _WORD.findall((phrase or word).lower())
        prefix = bool(word) and word.endswith("*")
        if words:
            stems = [*map(stem, words[:-1]), words[-1] if prefix else stem(words[-1])]
            found.append(Asked(tuple(stems), prefix, bool(minus)))
    if all(one.unwanted for one in found):
        raise RequestError('What is to be found? Write words, such as sjukfrånvaro, skol* or "barn och unga".')
    return found


def matching(asked: list[Asked]) -> str:
    """All of them as one expression of FTS5."""
    wanted = " AND ".join(one.matched for one in asked if not one.unwanted)
    unwanted = "".join(f" NOT {one.matched}" for one in asked if one.unwanted)
    return f"({wanted}){unwanted}" if unwanted else wanted


def stemmed(text: str) -> str:
    """All words of a text by their stems, with spaces between them."""
    return " ".join([stem(word) for word in _WORD.findall(text.lower())])


def places(text: str, asked: list[Asked]) -> Iterator[tuple[int, int]]:
    """Where words that are searched for stand in a text."""
    stems = {word for one in asked if not one.unwanted for word in (one.stems[:-1] if one.prefix else one.stems)}
    beginnings = tuple(one.stems[-1] for one in asked if one.prefix and not one.unwanted)
    for found in _WORD.finditer(text):
        word = found[0].lower()
        if stem(word) in stems or (beginnings and word.startswith(beginnings)):
            yield found.span()


@lru_cache(maxsize=2**18)
def stem(word: str) -> str:
    """A word in lower case without its ending: skola, skolan, skolorna are one."""
    found = _stemmer()(word)
    if found.endswith(_DEFINITE) and len(found) >= _SHORTEST:
        found = _stemmer()(found[:-1])
    return found


@cache
def _stemmer() -> Callable[[str], str]:
    import snowballstemmer

    stem_word: Callable[[str], str] = snowballstemmer.stemmer("swedish").stemWord
    return stem_word


def fingerprint() -> str:
    """Of all that decides which stem a word has: an index of other stems finds nothing."""
    import snowballstemmer

    stemmer = type(snowballstemmer.stemmer("swedish"))
    return f"{stemmer.__module__} {getattr(snowballstemmer, '__version__', '')} {_versions()} {_DEFINITE} {_SHORTEST}"


def _versions() -> str:
    from importlib.metadata import PackageNotFoundError, version

    found = []
    for name in ("snowballstemmer", "PyStemmer"):
        try:
            found.append(version(name))
        except PackageNotFoundError:
            found.append("none")
    return " ".join(found)
