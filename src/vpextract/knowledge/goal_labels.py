"""Labels of goals, composed: whose goal it is, what kind of goal, for whom, its number, and a colon or dash.

A text's beginning is compared letter by letter with the parts, so that spaces and hyphens count for nothing; a long word
may have one misread letter. What belongs together: "KF:s" + "inriktningsmål" + "2" + ":"; "Mål" + "3" + "för nämnden".
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

import regex

from vpextract.knowledge.asking import asked_once
from vpextract.knowledge.goal_numbers import DECIMAL, NUMBER
from vpextract.knowledge.letters import SHORTEST_MISREAD, Letters, near
from vpextract.knowledge.schema_labels import GoalKind, GoalParts
from vpextract.marks import SUPERSCRIPTS
from vpextract.matching import compiled, squeezed
from vpextract.terms import BOARD, COUNCIL, LEVELS, GoalLevel

_, MIDDLE, LOWEST = LEVELS

_LONGEST_LABEL = 90
_MOST_QUALIFIERS = 2

_NUMBER_BEFORE = regex.compile(rf"\W{{0,3}}(?P<number>{DECIMAL})[{SUPERSCRIPTS}]*\.?\s+(?=\p{{L}})")
_SEPARATOR = regex.compile(
    rf"(?:\s?[{SUPERSCRIPTS}]+)?\s*(?:(?P<colon>:)|(?<=\s)(?P<dash>[–—-])(?=\s)|(?P<end>$)|(?=\W|[0-9{SUPERSCRIPTS}]))\s*"
)
_LETTERS_FIRST = regex.compile(r"[\"'”“»«(\[*_]{0,3}\p{L}")
_WORDS = regex.compile(r"\p{L}+")
_EDGE = "\"'”“»«*_# \t"
_MARKS_OF_NUMBERS = "–—-:"
_UNPARTED = 12
"""Words of so many letters may run into the next one."""
GOAL = "goal"
"""The kind of the plain word for a goal."""


class GoalLabel(NamedTuple):
    """A goal heading taken apart; `number` without its last dot, `text` empty where the label stands alone.

    `level` is the one that its words stand for, None where they leave it open ("Mål 3"). `label` is the label as printed.
    `kind` tells labels of one document apart. `owner`: whose goal it is (`kf`, `namnd`), None where the label does not
    say. `firm`: the words fix the level; else the other labels of the document may move it.
    """

    level: str | None
    number: str | None
    text: str
    label: str = ""
    kind: str = ""
    owner: str | None = None
    firm: bool = True


class _Noun(NamedTuple):
    """A word for a goal. `kind` tells it from others; `firm`: it fixes the level; `plain`: a word of many meanings."""

    level: str | None
    kind: str
    firm: bool = False
    plain: bool = False


class _Head(NamedTuple):
    """The label at the start of a text: where it ends, and the number inside it ("Mål 3 för nämnden")."""

    end: int
    noun: _Noun
    owner: str | None
    number: str | None


_SHOWN = regex.compile(r"[\p{N}:–—‐-]")
"""What shows that a label is one stands in it or right behind it."""
_BESIDE = 16
_SIGNS = frozenset("0123456789:–—‐-")


class GoalLabels:
    """The grammar of one run; `label` needs a number, a colon or a dash, `lead` does not."""

    def __init__(self, levels: Mapping[GoalLevel, GoalKind], parts: GoalParts) -> None:
        owners = parts.owners.items()
        self._owners = {squeezed(word): owner for owner, x in owners for word in x.words}
        self._endings_of_owners = {squeezed(end): owner for owner, x in owners for end in x.endings}
        self._behind_names = {squeezed(word): owner for owner, x in owners for word in x.behind_names}
        self._qualifiers: dict[str, str | None] = {squeezed(word): None for word in parts.qualifiers}
        self._nouns = {squeezed(word): _Noun(None, squeezed(word), plain=True) for word in parts.nouns}
        self._tails: dict[str, str] = {}
        for level, x in levels.items():
            self._qualifiers |= {squeezed(word): level for word in x.qualifiers}
            self._nouns |= {squeezed(word): _Noun(level, squeezed(word)) for word in x.nouns}
            self._nouns |= {squeezed(label): _Noun(level, level, firm=True) for label in x.labels}
            self._tails |= {squeezed(lead + word): level for lead in parts.leads_of_tails for word in x.tails}
        word = "|".join(parts.numbers) or "(?!)"
        self._number = compiled(
            rf"\s*(?:(?:{word})\s*)?(?P<number>{NUMBER})(?:[{SUPERSCRIPTS}]+)?(?P<mark>[.:)]{{1,2}}(?=\s|$|\p{{L}})|(?=\s|$))",
            regex.IGNORECASE,
        )
        self._goal = frozenset(map(squeezed, parts.goal))
        self._nouns |= {word: _Noun(None, GOAL, plain=True) for word in self._goal}
        self._forms = tuple(parts.forms)
        self._endings = tuple(map(squeezed, parts.endings))
        self._never = frozenset(map(squeezed, parts.never))
        starts = (*self._owners, *self._qualifiers, *self._nouns)
        self._first = frozenset(word[:2] for word in starts)
        self._third = frozenset(word[0] + word[2:4] for word in starts)
        self._inside = (*(f"{end} " for end in self._endings_of_owners), *(f" {word} " for word in self._behind_names))
        self._lengths = {
            id(words): sorted({len(word) for word in words}, reverse=True)
            for words in (self._owners, self._qualifiers, self._nouns, self._tails)
        }
        stems = {half for word in (*self._nouns, *self._endings) for half in _halves(word)}
        self._stems = re.compile("|".join(sorted(map(re.escape, stems))))

    @asked_once
    def label(self, text: str) -> GoalLabel | None:
        """The label of a text that shows by a number, a colon or a dash that it has one."""
        if not _may_show(text) or not self._may_begin(text) or _SHOWN.search(text, 0, _LONGEST_LABEL + _BESIDE) is None:
            return None
        return self._taken(text, strict=True)

    @asked_once
    def lead(self, text: str) -> GoalLabel | None:
        """The label of a heading whatever parts it from the text, or of one that is nothing but a label."""
        return self._taken(text, strict=False) if self._may_begin(text) else None

    @asked_once
    def names_goals(self, text: str) -> bool:
        """Whether a text has the plain word for a goal, or a compound of it, in any form."""
        words = [found[0].casefold() for found in _WORDS.finditer(text)]
        forms = tuple(word + ending for word in self._goal for ending in self._forms)
        return any(word.endswith(forms) and word not in self._never for word in words)

    def _may_begin(self, text: str) -> bool:
        """A cheap question first: most lines begin with other letters."""
        if not any(map(str.isalpha, text[:_LONGEST_LABEL])):
            return False
        before = None if text[:1].isalpha() else _NUMBER_BEFORE.match(text)
        head = (text[before.end() : before.end() + 60] if before else text[:60].lstrip(_EDGE)).casefold()
        first = head.split(" ", 1)[0].rstrip(":")
        begins = (
            head[:2] in self._first
            or head[:1] + head[2:4] in self._third
            or first.endswith(self._endings)
            or any(word in head for word in self._inside)
        )
        return begins and self._stems.search(head.replace(" ", "").replace("-", "")) is not None

    # --- the parts, one after the other

    def _taken(self, text: str, strict: bool) -> GoalLabel | None:
        before = _NUMBER_BEFORE.match(text)
        start = before.end() if before else len(text) - len(text.lstrip(_EDGE))
        found = self._head(text, start)
        if found is None:
            return None
        behind = _SEPARATOR.match(text, found.end)
        rest = text[behind.end() if behind else found.end :]
        parted = behind is not None and bool(behind["colon"] or behind["dash"])
        number = found.number or (before["number"] if before else None)
        numbered = self._number.match(rest) if found.number is None else None
        if numbered is not None:
            following = rest[numbered.end() :].lstrip()
            marked = bool(numbered["mark"]) or following[:1] in _MARKS_OF_NUMBERS
            following = following.lstrip(_MARKS_OF_NUMBERS + " ")
            if marked or not following or (_LETTERS_FIRST.match(following) and not following[0].islower()):
                return _made(found, numbered["number"], following, text[start : found.end])
        if not _can_follow(rest, parted, behind is not None and bool(behind["dash"])):
            return None
        if strict and not parted and not (number and rest):
            return None
        if strict and found.noun.plain and found.owner is None and not number:
            return None
        return _made(found, number, rest, text[start : found.end])

    def _head(self, text: str, start: int) -> _Head | None:
        words = Letters(text[start : start + _LONGEST_LABEL])
        at, misread, owner = self._owner(words)
        level: str | None = None
        for _ in range(_MOST_QUALIFIERS):
            found = self._part(words, at, self._qualifiers, misread)
            whole = self._part(words, at, self._nouns, True) if found is not None else None
            if found is None or (whole is not None and whole[1] > found[1]):
                break  # "Prioriterat område", a noun that begins with a qualifier
            at, misread = found[1], misread or found[2]
            level = level or self._qualifiers[found[0]]
        named = self._noun(words, at, misread)
        if named is None:
            return None
        noun, at, misread = named
        end = words.ends[at - 1]
        inside = self._number.match(words.text, end)
        behind = words.after(inside.end()) if inside is not None and not inside["mark"] else at
        tail = None if noun.level == LOWEST else self._part(words, behind, self._tails, misread)
        number = None
        if tail is not None:
            end = words.ends[tail[1] - 1]
            number = inside["number"] if inside is not None and behind != at else None
            return _Head(start + end, *_meant(_of_tail(self._tails[tail[0]]), owner, level), number)
        return _Head(start + end, *_meant(noun, owner, level), number) if words.is_end(end) else None

    def _owner(self, words: Letters) -> tuple[int, bool, str | None]:
        found = self._part(words, 0, self._owners, False)
        if found is not None:
            return found[1], found[2], self._owners[found[0]]
        for i, (word, end) in enumerate(words.first_words(4)):
            if i and word in self._behind_names and words.is_name(end):
                return end, False, self._behind_names[word]
            if i and not words.is_compound:
                continue
            for ending, owner in self._endings_of_owners.items():
                if word.endswith(ending) and len(word) > len(ending):
                    return end, False, owner
        return 0, False, None

    def _noun(self, words: Letters, at: int, misread: bool) -> tuple[_Noun, int, bool] | None:
        found = self._part(words, at, self._nouns, misread)
        end = next(iter(words.word_ends(1, at)), at)
        word = words.letters[at:end]
        if found is not None and not (word in self._never and found[1] <= end):
            return self._nouns[found[0]], found[1], found[2]
        if word not in self._never and any(word.endswith(x) and len(word) > len(x) + 2 for x in self._endings):
            return _Noun(None, word, plain=True), end, misread
        return None

    def _part(
        self, words: Letters, at: int, known: Mapping[str, object], misread: bool
    ) -> tuple[str, int, bool] | None:
        """(the known word, where it ends, whether a letter is misread) at a place among the letters; the longest wins."""
        for length in self._lengths[id(known)]:
            name = words.letters[at : at + length]
            if len(name) == length and name in known and (words.ends_word(at + length) or length >= _UNPARTED):
                return name, at + length, False
        return None if misread else near(words, at, known)


def _halves(word: str) -> tuple[str, ...]:
    """What is left of a word that may have a misread letter: one half of it or the other."""
    half = len(word) // 2
    return (word[:half], word[half:]) if len(word) >= SHORTEST_MISREAD else (word,)


def _of_tail(level: str) -> _Noun:
    return _Noun(level, level, firm=True)


def _meant(noun: _Noun, owner: str | None, qualified: str | None) -> tuple[_Noun, str | None]:
    """What the parts mean together, and whose goal it is: a board's goal is of the lowest level whatever it is called."""
    if owner == BOARD:
        return _Noun(LOWEST, LOWEST if noun.firm or noun.kind == GOAL else noun.kind, firm=True), BOARD
    level = noun.level or qualified
    if level is not None:
        kind = noun.kind if noun.level else f"{level} {noun.kind}"
        return _Noun(level, kind, noun.firm), BOARD if level == LOWEST else COUNCIL
    return _Noun(MIDDLE if owner else None, f"{owner or ''} {noun.kind}", plain=noun.plain), owner


def _made(found: _Head, number: str | None, text: str, printed: str) -> GoalLabel:
    noun = found.noun
    return GoalLabel(noun.level, number, text.strip(), printed.strip(), noun.kind, found.owner, noun.firm)


def _may_show(text: str) -> bool:
    """A cheap look for a number, a colon or a dash."""
    head = text[: _LONGEST_LABEL + _BESIDE]
    return not _SIGNS.isdisjoint(head) or (not head.isascii() and any(map(str.isnumeric, head)))


def _can_follow(rest: str, parted: bool, dash: bool) -> bool:
    """Whether a text without a number can be the goal's: running text goes on in small letters."""
    if parted:
        return not (dash and rest[:1].islower())
    return not rest or (bool(_LETTERS_FIRST.match(rest)) and not rest[0].islower())
