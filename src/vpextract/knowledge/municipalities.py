"""Municipalities and regions as documents name them: "Göteborgs Stad", "Gävle kommun", "Region Gotland", "www.solna.se"."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

import regex

from vpextract.knowledge.asking import asked_once
from vpextract.knowledge.schema_documents import Municipalities
from vpextract.matching import collapsed, compiled

_REGION = "Region "
_WORD = re.compile(r"\w+")
_ONSET, _SHORTEST = 4, 3
"""Letters of a name that are looked at first; so many has the shortest."""
_WHOLE = r"(?![\p{L}\p{N}-])"
_BORDER = r"(?<![\p{L}\p{N}-])"
_SITE = regex.compile(
    r"(?:@|www\.|https?://(?:www\.)?|\b)(?:[a-z0-9-]+\.)*(?P<name>[a-z0-9-]{3,30})\.se\b", regex.IGNORECASE
)


class MunicipalityNames:
    """The patterns of one run about municipalities, ready to be asked."""

    def __init__(self, file: Municipalities) -> None:
        self._words = tuple(word.casefold() for word in file.words)
        self._known = {name.casefold(): name for name in file.names}
        self._sites = {_ascii(name): name for name in file.names}
        names = "|".join(regex.escape(name, literal_spaces=True) for name in sorted(file.names, key=len, reverse=True))
        listed = [pattern.replace("NAME", rf"(?=\p{{Lu}})(?i:{names})") for pattern in file.match]
        self._listed = compiled("|".join(rf"{_BORDER}(?:{pattern}){_WHOLE}" for pattern in listed) or "(?!)")
        self._by_shape = compiled("|".join(rf"{_BORDER}(?:{p}){_WHOLE}" for p in file.by_shape) or "(?!)")
        self._line_alone = compiled("|".join(rf"(?:{p})" for p in file.line_alone) or "(?!)")
        self._no_names = {word.casefold() for word in file.no_names}
        self._onsets = {word.casefold()[:_ONSET] for name in file.names for word in _WORD.findall(name)[:1]}

    def in_text(self, text: str) -> list[str]:
        """The municipalities that a text names as such, by their short names ("Göteborg"); a region keeps its word."""
        lower = text.casefold()
        if not any(word in lower for word in self._words):
            return []
        # A name is sought within a sentence that can hold one: most of them cannot.
        told = [part for part in collapsed(text).split(". ") if any(word in part.casefold() for word in self._words)]
        return [name for part in told for name in self._listed_in(part)] or [
            name for part in told for name in self._shaped_in(part)
        ]

    def _listed_in(self, sentence: str) -> Iterator[str]:
        if "region" not in sentence.casefold() and not self._may_be_listed(sentence):
            return
        for match in self._listed.finditer(sentence):
            name = self._known.get(match["name"].casefold(), _capital(match["name"]))
            if name.casefold() not in self._no_names:
                yield f"{_REGION}{name}" if match["region"] is not None else name

    def _shaped_in(self, sentence: str) -> Iterator[str]:
        for match in self._by_shape.finditer(sentence):
            name = match["name"]
            if name.casefold() not in self._no_names and f"{name}s".casefold() not in self._no_names:
                yield _capital(name)

    def of_line(self, text: str) -> str | None:
        """What a line that is nothing else may name ("Sjövik kommun"), listed or not; other words fit the shape, too."""
        match = self._line_alone.fullmatch(collapsed(text))
        return None if match is None or match["name"].casefold() in self._no_names else _capital(match["name"])

    def _may_be_listed(self, text: str) -> bool:
        """A cheap question first: whether a word with a capital begins as a listed name does. The names are many."""
        lettered = " ".join([word for word in text.split() if not word.islower()])
        begins = {word[:_ONSET].casefold() for word in _WORD.findall(lettered) if word[0].isupper()}
        return any(letters in self._onsets or letters[:_SHORTEST] in self._onsets for letters in begins)

    def is_region(self, name: str) -> bool:
        """Whether a name that was found is a region's."""
        return name.startswith(_REGION)

    def places(self, text: str) -> list[tuple[int, int]]:
        """Where municipalities are named in a text, its white space collapsed."""
        return [found.span() for pattern in (self._listed, self._by_shape) for found in pattern.finditer(text)]

    @asked_once
    def of_site(self, text: str) -> str | None:
        """The listed municipality whose web site or e-mail address a text holds: weaker evidence."""
        if "." not in text or ".se" not in text.casefold():
            return None
        for match in _SITE.finditer(text):
            name = self._sites.get(match["name"].casefold())
            if name is not None:
                return name
        return None


def _capital(name: str) -> str:
    """A name in capitals as it is spelt in running text."""
    return "-".join(part[:1].upper() + part[1:].lower() for part in name.split("-")) if name.isupper() else name


def _ascii(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name.casefold()).encode("ascii", "ignore").decode()
    return plain.replace(" ", "")
