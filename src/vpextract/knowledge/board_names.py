"""Names of boards in running text: the questions behind `patterns/boards.toml`."""

from __future__ import annotations

import itertools
import unicodedata

import regex

from vpextract.knowledge.schema import BoardsFile
from vpextract.matching import collapsed

_END = regex.compile(r"s?nämnd(en)?$")
_WORD_FOR_BOARD = regex.compile(r"\s*stadsdelsnämnd(en)?s?$|nämnd(en)?s?$", flags=regex.IGNORECASE)
_NO_ID = regex.compile(r"[^a-z0-9]+")


class BoardNames:
    """The patterns of one run about names of boards, ready to be asked."""

    def __init__(self, file: BoardsFile) -> None:
        self._name = regex.compile("|".join(f"(?:{pattern})" for pattern in _shapes(file)))
        self._banned = {word.casefold() for word in file.shape.not_names}
        self._districts = {name.casefold() for name in file.stadsdelsnamnder.names}

    def in_text(self, text: str) -> list[str]:
        """All names of boards in a text, as printed, words that only look like a name left off."""
        if "mn" not in text and "MN" not in text:
            return []  # no "nämnd" in any spelling, whatever soft hyphens and accents are in it: most texts
        text = collapsed(text)
        if "nämnd" not in text.casefold():
            return []
        out = []
        # A name is sought within a sentence that can hold one: most of them cannot.
        sentences = [sentence for sentence in text.split(". ") if "nämnd" in sentence.casefold()]
        for found in itertools.chain.from_iterable(map(self._name.finditer, sentences)):
            words = found[0].split()
            while len(words) > 1 and words[0].casefold() in self._banned:
                words.pop(0)
            stem = _END.sub("", words[0].casefold())
            name = " ".join(words)
            name = name[0].upper() + name[1:]
            if stem not in self._banned and name.casefold() not in ("stadsdelsnämnd", "stadsdelsnämnden"):
                out.append(name)
        return out

    def id_of(self, name: str) -> str:
        """`hagersten-alvsjo` for "Hägersten-Älvsjö stadsdelsnämnd": without the word for board and its genitive, in ASCII."""
        stem = _WORD_FOR_BOARD.sub("", collapsed(name)).rstrip(" -")
        if stem.casefold() not in self._districts and stem.casefold().endswith("s") and len(stem) > 3:
            stem = stem[:-1]
        ascii_only = unicodedata.normalize("NFKD", stem.casefold()).encode("ascii", "ignore").decode()
        return str(_NO_ID.sub("-", ascii_only)).strip("-")


def _shapes(file: BoardsFile) -> list[str]:
    """The listed boards, longest first, then the general shapes."""
    listed = sorted(file.facknamnder.names, key=len, reverse=True)
    districts = sorted(file.stadsdelsnamnder.names, key=len, reverse=True)
    shapes = [rf"(?i:{regex.escape(name)})(?=s?\b)" for name in listed]
    shapes += [rf"{regex.escape(name)}s? (?i:stadsdelsnämnd)(?:en)?(?=s?\b)" for name in districts]
    return shapes + file.shape.match
