"""Names of boards in running text: the questions behind `patterns/boards.toml`.

Names that are listed come first. A board that is not listed is known by the shape of its name, which has a limited form, so
that the name of a person beside it is never a part of it: a place in the genitive, or a place that nothing stands before
that might be part of a name.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator, Sequence

import regex

from vpextract.knowledge.asking import asked_once
from vpextract.knowledge.schema_documents import BoardsFile
from vpextract.matching import collapsed, compiled

_DASH = regex.compile(r"\p{Pd}")
_NO_ID = regex.compile(r"[^a-z0-9]+")
_BORDER = r"(?:(?<![\p{L}\p{N}-])|(?<=\p{Ll})(?=\p{Lu}))"
"""Where a name may begin: not inside a word, unless a lost space glued it to the word before."""
_BEHIND = r"(?=(?i:s)?\b)"
"""A genitive of the whole name is no part of it."""
_PLACE = r"\p{Lu}(?:\p{Ll}*|\p{Lu}*)(?:-\p{Lu}(?:\p{Ll}*|\p{Lu}*))*"
_INITIALS = regex.compile(r"(?:\p{Lu}\.)+-?\p{Lu}?\.?$")
_NO_WORD = regex.compile(r"[\d@]")
_ABBREVIATED = 4
"""A word of fewer letters before a full stop may be shortened ("A.", "tel.") and end no sentence."""


class BoardNames:
    """The patterns of one run about names of boards, ready to be asked."""

    def __init__(self, file: BoardsFile, given_names: Collection[str]) -> None:
        words = file.shape.words
        board, definite, named_for = words.board, words.definite, "|".join([words.named_for, *words.behind])
        prefix = words.district.removesuffix(board)
        self._words, self._prefix = words, prefix
        self._sure = max(regex.split("[^a-z]", board), key=len)[:2]  # "mn" of "nämnd": letters that are always the same
        self._ending = compiled(rf"{board}(?:{definite})?$")
        self._may_name = re.compile(rf"\w{board}|{named_for}")  # the word alone is what most sentences call it
        self._no_district = re.compile(rf"(?<!{prefix})(?<=\w){board}|{named_for}")
        self._word_for_board = compiled(
            rf"^(?:{words.district}(?:{definite})?|{words.named_for}) |\s*{words.district}(?:{definite})?s?$"
            rf"|{board}(?:{definite})?s?$",
            flags=regex.IGNORECASE,
        )
        self._listed_districts = _any(_listed_districts(file))
        self._districts_with_direction = _any(_districts_with_direction(file))
        self._districts_in_genitive = _any(_districts_in_genitive(file))
        self._districts_alone = _any(_districts_alone(file))
        self._beginning = re.compile("|".join(re.escape(word.casefold()) for word in file.shape.beginnings) or "(?!)")
        self._listed = _any(_listed(file))
        self._by_shape = _any(file.shape.match)
        self._whole = _any(file.shape.whole)
        self._banned = {word.casefold() for word in file.shape.not_names}
        self._before = {word.casefold() for word in file.shape.before}
        self._given_names = {name.casefold() for name in given_names}
        self._districts = {name.casefold() for name in file.stadsdelsnamnder.names}

    def in_text(self, text: str) -> list[str]:
        """All names of boards in a text, as printed, words that only look like a name left off."""
        return [name for name, _ in self.places(text)]

    def places(self, text: str) -> list[tuple[str, tuple[int, int]]]:
        """The names with where they begin and end in the text, its white space collapsed."""
        if self._sure not in text and self._sure.upper() not in text:
            return []  # no word for a board, whatever soft hyphens and accents are in it: most texts
        text = collapsed(text)
        if self._words.board not in text.casefold():
            return []
        whole = self._whole.fullmatch(text)
        if whole is not None:
            return [(_capital(whole["name"]), whole.span("name"))]
        out = []
        # A name is sought within a sentence that can hold one: most of them cannot.
        at, before = 0, ""
        for sentence in text.split(". "):
            lower = sentence.casefold()
            if self._words.board in lower and self._may_name.search(lower) is not None:
                for start, end in sorted(self._spans(sentence, before, lower)):
                    out.append((_capital(sentence[start:end]), (at + start, at + end)))
            at, before = at + len(sentence) + 2, sentence
        return out

    @asked_once
    def id_of(self, name: str) -> str:
        """`hagersten-alvsjo` for "Hägersten-Älvsjö stadsdelsnämnd": without the word for board and its genitive, in ASCII."""
        stem = self._word_for_board.sub("", collapsed(name)).rstrip(" -")
        if stem.casefold() not in self._districts and stem.casefold().endswith("s") and len(stem) > 3:
            stem = stem[:-1]
        ascii_only = unicodedata.normalize("NFKD", _DASH.sub("-", stem.casefold())).encode("ascii", "ignore").decode()
        return str(_NO_ID.sub("-", ascii_only)).strip("-")

    def _spans(self, sentence: str, before: str, lower: str) -> list[tuple[int, int]]:
        """Where names stand in a sentence, surest first; none overlaps a surer one."""
        taken: list[tuple[int, int]] = []
        patterns = [self._listed, self._by_shape] if self._no_district.search(lower) is not None else []
        if self._words.district in lower:
            patterns.insert(0, self._listed_districts)
            if self._beginning.search(lower) is not None:
                patterns.append(self._districts_with_direction)
            patterns += [self._districts_in_genitive, self._districts_alone]
        for pattern in patterns:
            for start, end in self._matches(pattern, sentence):
                if any(start < b and a < end for a, b in taken):
                    continue
                words = (sentence[:start] or before).rsplit(maxsplit=1)[-1:]
                last = words[0] if words else ""
                if pattern is self._districts_in_genitive and self._is_given_name(last):
                    continue  # "Anna Lindås stadsdelsnämnd": the place may be her family name
                if pattern is self._districts_alone and not self._is_apart(last, start == 0):
                    continue
                taken.append((start, end))
        return taken

    def _matches(self, pattern: regex.Pattern[str], sentence: str) -> Iterator[tuple[int, int]]:
        """Where a pattern matches, words that stand before a name left off."""
        for found in pattern.finditer(sentence):
            start, end = found.span()
            words = found[0].split()
            while len(words) > 1 and words[0].casefold() in self._banned:
                start += len(words.pop(0)) + 1
            if len(words) > 1 or self._is_name(words[0].casefold()):
                yield start, end

    def _is_name(self, word: str) -> bool:
        """Whether one word names a board: "hamnnämnden", not "stadsdelsnämnden", nor what a line end left of that."""
        stem = self._ending.sub("", word)
        return not self._prefix.endswith(stem) and stem.removesuffix("s") not in self._banned

    def _is_given_name(self, word: str) -> bool:
        """Whether a word is a given name or initials; "per" is none."""
        if not word[:1].isupper():
            return False
        return word.casefold() in self._given_names or len(word) == 1 or _INITIALS.match(word) is not None

    def _is_apart(self, word: str, begins: bool) -> bool:
        """Whether the word before a name is no part of it: none, the end of a sentence, a figure, a dash, or a known one."""
        lean = word.strip(".,:;()\"”'")
        if begins:
            return not word or (lean.islower() and len(lean) >= _ABBREVIATED) or lean.isdigit()
        return not any(c.isalpha() for c in lean) or bool(_NO_WORD.search(lean)) or lean.casefold() in self._before


def _capital(name: str) -> str:
    return name[0].upper() + name[1:]


def _any(patterns: Sequence[str]) -> regex.Pattern[str]:
    return compiled("|".join(f"(?:{pattern})" for pattern in patterns) or r"(?!)")


def _listed(file: BoardsFile) -> list[str]:
    """The listed boards, longest first. What a hyphen ties to one makes another board of it ("Fyr- och socialnämnden")."""
    names = sorted(file.facknamnder.names, key=len, reverse=True)
    untied = rf"(?<!-(?:,| ?(?i:{_alternatives(file.shape.joins)})) ?)" if file.shape.joins else r"(?<!-,? ?)"
    return [rf"{_BORDER}{untied}(?i:{_alternatives(names)}){_BEHIND}"] if names else []


def _listed_districts(file: BoardsFile) -> list[str]:
    """The listed places before the word for board, or behind it; their hyphens may be dashes, or lost."""
    district, definite = file.shape.words.district, file.shape.words.definite
    names = sorted(file.stadsdelsnamnder.names, key=len, reverse=True)
    if not names:
        return []
    places = "|".join(
        "(?: ?[-–‐‑] ?| )".join(regex.escape(part) for part in name.split("-")).replace(r"\ ", " ") for name in names
    )
    border = rf"{_BORDER}(?<!{_direction(file)})"
    ends = rf"(?=(?i:s)?(?![\p{{L}}\p{{N}}-]))(?! (?i:{district}))"
    return [
        rf"{border}(?i:{places})(?i:s? {district}(?:{definite})?){_BEHIND}",
        rf"{_BORDER}(?:(?i:{district}{definite})|{district.capitalize()}) (?i:{places}){ends}",
    ]


def _districts_with_direction(file: BoardsFile) -> list[str]:
    """Names that are certain whatever stands beside them: they begin with a word that no person is named by."""
    district, definite = file.shape.words.district, file.shape.words.definite
    direction = _direction(file)
    genitives = _alternatives([word for word in file.shape.endings if word.endswith("s")])
    either_way = set(file.shape.endings)  # quarters of the sky stand before and behind a place, and are one themselves
    quarter = (
        rf"(?=\p{{Lu}})(?i:{_alternatives([word for word in file.shape.beginnings if word.casefold() in either_way])})"
    )
    return [
        rf"{_BORDER}{direction}(?:{_PLACE}(?<=\p{{L}}[sS])|{genitives}) (?i:{district}){_BEHIND}",
        rf"{_BORDER}{quarter} (?i:{district}{definite}){_BEHIND}",
        rf"{_BORDER}(?i:{district}(?:{definite})?) {quarter} {_PLACE}(?![\p{{L}}-])(?! \d{{1,3}}\b)",
    ]


def _districts_in_genitive(file: BoardsFile) -> list[str]:
    """Names that are certain unless a given name stands before them."""
    district = file.shape.words.district
    endings = _alternatives(file.shape.endings)
    return [rf"{_BORDER}(?!(?i:{endings}) ){_PLACE}(?<=\p{{L}}[sS]) (?i:{district}){_BEHIND}"]


def _districts_alone(file: BoardsFile) -> list[str]:
    """Names that are certain only where nothing stands before them that may be part of a name."""
    district, definite = file.shape.words.district, file.shape.words.definite
    direction, endings = _direction(file), _alternatives(file.shape.endings)
    place = rf"(?!{direction}(?i:{district})){direction}?{_PLACE}(?: (?i:{endings}))?"
    return [rf"{_BORDER}{place} (?i:{district}(?:{definite})?){_BEHIND}"]


def _direction(file: BoardsFile) -> str:
    return rf"(?:(?=\p{{Lu}})(?i:{_alternatives(file.shape.beginnings)}) )"


def _alternatives(words: Sequence[str]) -> str:
    return "|".join(regex.escape(word, literal_spaces=True) for word in words) or r"(?!)"
