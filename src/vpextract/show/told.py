"""What a command says, in the language that was asked for."""

from __future__ import annotations

from dataclasses import dataclass

from vpextract.issues import CODES
from vpextract.languages import catalogue
from vpextract.languages.asked import ENGLISH

_NO_ADVICE = "This version of vpextract does not know the code; see the message."


@dataclass(frozen=True)
class Told:
    """The commands are written in English; this tells the same in another language."""

    language: str = ENGLISH

    def __call__(self, english: str) -> str:
        """A line, or a part of one, of a command."""
        return english if self.language == ENGLISH else catalogue(self.language).text(english)

    def message(self, english: str) -> str:
        """The message of an issue."""
        return english if self.language == ENGLISH else catalogue(self.language).message(english)

    def advice(self, code: str) -> str:
        """What to do about a kind of issue."""
        if code not in CODES:
            return self(_NO_ADVICE)
        return CODES[code].advice if self.language == ENGLISH else catalogue(self.language).advice(code)
