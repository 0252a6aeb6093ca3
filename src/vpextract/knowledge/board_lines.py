"""Whose document it is, where that stands by itself: a line that is nothing but a board's name, or a part of a title.

In such places more is a name than in running text: "Kommunstyrelsen", a company, "Nämnden för …" of any words, a place
behind "Stadsdelsnämnden" that no list has. What a person or an address could be is none.
"""

from __future__ import annotations

from collections.abc import Iterable

import regex

from vpextract.knowledge.board_names import BoardNames
from vpextract.knowledge.schema_documents import BoardsFile
from vpextract.matching import collapsed, compiled

_LONGEST = 90
_PAGE_NUMBER = regex.compile(r"^\d{1,3}\s+(?=\p{L})")
_MARKS = " ,.:;|/–—-()\t"


class BoardLines:
    """The patterns of one run about boards that stand by themselves, ready to be asked."""

    def __init__(self, file: BoardsFile, names: BoardNames) -> None:
        shape = file.lines
        self._names = names
        self._before = compiled(rf"(?:(?i:{'|'.join(shape.leads)})[\s:]+)*")
        self._whole = compiled("|".join(f"(?:{pattern})" for pattern in shape.match))
        self._governments = compiled(rf"(?i:{'|'.join(shape.governments)})")
        self._no_names = compiled(rf"(?i:{'|'.join(shape.no_names)})")
        places = sorted(file.stadsdelsnamnder.names, key=len, reverse=True)
        listed = "|".join(regex.escape(name, literal_spaces=True) for name in places) or "(?!)"
        self._spelt = {name.casefold(): name for name in places}
        self._district = compiled(rf"(?i:(?P<place>{listed})(?P<office>s? (?:{'|'.join(shape.offices)}))?)")
        others = {collapsed(name).casefold(): name for name in file.other_boards.names}
        self._others = others
        named = [regex.escape(name, literal_spaces=True) for name in others]
        self._any = compiled(rf"(?i:{'|'.join((*shape.words, listed, *named))})")
        breaks = "|".join(shape.breaks) or "(?!)"
        self._breaks = compiled(rf"^|\s[-–—/|]\s|[,:;(]\s?|\s(?=(?i:{breaks})\s)|(?<=\s)(?i:{breaks})\s")
        """Behind these a name may begin within a title."""
        joins = "|".join(file.shape.joins) or "(?!)"
        self._beside_kind = compiled(rf"\s\p{{Ll}}+ (?:{joins})$")
        """The rest of what a document is, before its last word: "Hamnnämndens budget och | verksamhetsplan"."""
        addressed = "|".join(shape.addressed) or "(?!)"
        self._addressee = compiled(rf"(?<!\p{{L}})(?=\p{{Lu}})(?i:{addressed}):? (\p{{Lu}}\p{{L}}+)")

    def alone(self, text: str, genitive: bool = False) -> str | None:
        """The board that a text is the name of, as printed; `genitive` where its last s belongs to what comes behind it."""
        text = _PAGE_NUMBER.sub("", collapsed(text).strip(_MARKS))
        text = self._beside_kind.sub("", text) if genitive else text
        if len(text) > _LONGEST or self._any.search(text) is None:
            return None
        text = text[self._before.match(text).end() :].strip(_MARKS)
        for name in (text.removesuffix("s").removesuffix(":"), text) if genitive else (text,):
            if name and self._is_name(name):
                return name[0].upper() + name[1:]
        return None

    def in_title(self, parts: Iterable[tuple[str, bool]]) -> str | None:
        """The board that is named in the parts of a title around what it is; of each, whether it leads to that."""
        for text, leads in parts:
            for found in self._breaks.finditer(text):
                name = self.alone(text[found.end() :], genitive=leads)
                if name is not None:
                    return name
        return None

    def addressees(self, text: str) -> list[str]:
        """The words with a capital behind "Till": the board that a document goes to, or anything else."""
        return [found[1] for found in self._addressee.finditer(text)]

    def is_government(self, name: str) -> bool:
        """Whether a name is that of the government of a municipality: most reports go there in the end."""
        return self._governments.fullmatch(name) is not None

    def district(self, text: str) -> str | None:
        """A listed district that stands without the word for board, alone or before its office."""
        found = self._district.fullmatch(_PAGE_NUMBER.sub("", collapsed(text).strip(_MARKS)))
        return self._spelt[found["place"].casefold()] if found is not None else None

    def office_in(self, text: str) -> str | None:
        """The listed district whose office a text names first."""
        offices = (found for found in self._district.finditer(text) if found["office"])
        return next((self._spelt[found["place"].casefold()] for found in offices), None)

    def _is_name(self, text: str) -> bool:
        if text.casefold() in self._others:
            return True
        if self._governments.fullmatch(text) is not None:
            return True
        if self._no_names.search(text) is not None:
            return False
        spans = [span for _, span in self._names.places(text)]
        return spans == [(0, len(text))] or self._whole.fullmatch(text) is not None
