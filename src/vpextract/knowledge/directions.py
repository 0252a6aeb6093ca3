"""Whether more or less of an indicator is better, by its name, which is read as a measure, a noun phrase and clauses.

"Andel seglare som inte behöver vänta" → `higher`: a clause (`som`), turned (`inte`), about what nobody wants (`vänta`).
Names that say it twice and differently, or not at all, have no direction: see `patterns/followup.toml` for the rules.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final, Literal

import regex

from vpextract.knowledge.asking import asked_once
from vpextract.knowledge.schema_followup import DirectionWords
from vpextract.matching import alternatives, collapsed, compiled

Direction = Literal["higher", "lower", "range"]
_TURNED: dict[Direction, Direction] = {"higher": "lower", "lower": "higher"}
_GAP = regex.compile(r"[^\p{L}\p{N}]*")
_BRACKETS = regex.compile(r"\([^()]*\)")
_LONGEST = 400
"""Letters of a name that are read; longer ones are sentences that say more than one thing."""
_SHARE = "andel"


class Directions:
    """The patterns of one run, ready to be asked."""

    def __init__(self, words: DirectionWords) -> None:
        aims: list[tuple[Direction, list[str]]] = [("higher", words.aims_higher), ("lower", words.aims_lower)]
        self._aims: Final = [(way, alternatives(rf"(?:{p})\b" for p in patterns)) for way, patterns in aims]
        groups: list[tuple[str, Sequence[str]]] = [
            ("unclear", words.unclear),
            ("opinion_lower", words.opinions_lower),
            ("opinion_higher", words.opinions_higher),
            ("handled", words.handled),
            ("lower", words.lower),
            ("higher", words.higher),
            ("slightly", words.slightly),
            ("turning", words.turning),
            ("reducing", words.reducing),
            ("measure", words.measures),
            ("preposition", words.prepositions),
            ("narrowing", words.narrowing),
            ("turning_clause", words.turning_clauses),
            ("clause", words.clauses),
            ("resumes", words.resumes),
        ]
        told = "|".join(rf"(?P<{name}>(?:{'|'.join(patterns)})(?![\w-]))" for name, patterns in groups if patterns)
        self._word: Final = compiled(rf"{told}|(?P<other>[\w-]+)", regex.IGNORECASE)

    @asked_once
    def of_name(self, name: str) -> Direction | None:
        """`higher` or `lower`; None where the name does not say, or not clearly."""
        text = collapsed(_BRACKETS.sub(" ", name)).casefold()
        if len(text) > _LONGEST:
            return None
        aim = next((way for way, pattern in self._aims if pattern.match(text)), None)
        reading = _Reading()
        for group, word in self._words(text if aim is None else text.partition(" ")[2]):
            if reading.is_over(group, word):
                break
        if reading.unclear:
            return None
        said = reading.direction()
        return aim if aim is not None and said in (None, aim) else None if aim is not None else said

    def _words(self, text: str) -> Iterator[tuple[str, str]]:
        """What each word is, and the word; a comma is the group "stop"."""
        at = 0
        while at < len(text):
            gap = _GAP.match(text, at)
            if at and any(mark in gap[0] for mark in ",;"):
                yield "stop", gap[0]
            found = self._word.match(text, gap.end())
            if found is None:
                return
            yield str(found.lastgroup), found[0]
            at = found.end()


@dataclass(slots=True)
class _Part:
    """A noun phrase or a clause: which ways it says, how often it is turned."""

    clause: bool
    relative: bool = False
    """A clause that says which of them are meant ("som …"): the last one must say which way."""
    turned: int = 0
    ways: set[Direction] = field(default_factory=set)
    slightly: bool = False
    handled: bool = False
    narrowing: bool = False
    others: bool = False
    """Words before that are about something else: what follows in a noun phrase is no longer its head."""

    def say(self, way: Direction) -> None:
        self.ways.add(_TURNED[way] if self.turned % 2 else way)


@dataclass(slots=True)
class _Reading:
    """A name as far as it is read."""

    parts: list[_Part] = field(default_factory=lambda: [_Part(clause=False)])
    of_share: bool = False
    behind_preposition: bool = False
    after_measure: bool = False
    unclear: bool = False

    def is_over(self, group: str, word: str) -> bool:
        """Take in the next word; whether nothing more counts."""
        part, after_measure = self.parts[-1], self.after_measure
        self.after_measure = group == "measure"
        match group:
            case "measure":
                self.of_share = self.of_share or word.startswith(_SHARE)
            case "preposition":
                self.behind_preposition = self.behind_preposition or not after_measure
            case "clause" if part.clause and word == "med":
                self.behind_preposition = True
            case "clause" | "turning_clause":
                self._begin(group == "clause" and word != "med", turned=group == "turning_clause")
            case "stop":
                self.behind_preposition = False
            case "narrowing":
                part.narrowing = part.clause
            case "resumes":
                self._begin_or_go_on(part)
            case "turning" | "reducing":
                self._turn(part, group)
            case "unclear":
                self.unclear = True
            case "opinion_higher" | "opinion_lower":
                self.unclear = self.unclear or self.behind_preposition
                part.say("higher" if group == "opinion_higher" else "lower")
                return True
            case _:
                self._weigh(part, group, word)
        return self.unclear

    def _begin(self, relative: bool = False, turned: bool = False) -> None:
        self.parts.append(_Part(clause=True, relative=relative, turned=int(turned)))
        self.behind_preposition = False

    def _begin_or_go_on(self, part: _Part) -> None:
        """A verb: in a noun phrase a sentence begins ("Jag är trygg på kajen")."""
        self.behind_preposition = False
        if not part.clause:
            self._begin()

    def _turn(self, part: _Part, group: str) -> None:
        self.behind_preposition = False
        part.turned += 1
        self.unclear = self.unclear or part.turned > 1 or (group == "reducing" and not part.clause)

    def _weigh(self, part: _Part, group: str, word: str) -> None:
        if self.behind_preposition and group != "slightly":
            return
        if group == "slightly":
            part.slightly = True
        elif group == "other":
            part.others = part.others or not word.endswith("s")
        elif part.others and not part.clause:
            return
        elif group == "handled":
            self.unclear = self.unclear or not self.of_share
            part.handled = part.others = True
            part.say("higher")
        elif not part.handled:
            part.others = True
            part.say("higher" if group == "higher" else "lower")

    def direction(self) -> Direction | None:
        """What the clauses say, which no noun phrase may contradict unless it is handled; else what the noun phrase says."""
        phrase = self.parts[0]
        clauses = [part for part in self.parts[1:] if part.ways or not part.narrowing]
        last = next((part for part in reversed(clauses) if part.relative), None)
        if last is not None and not last.ways and not last.slightly:
            return None
        ways = {way for part in clauses for way in part.ways}
        if not clauses:
            ways = phrase.ways
        elif ways and not any(part.handled for part in clauses):
            ways = ways | phrase.ways
        if ways:
            return next(iter(ways)) if len(ways) == 1 else None
        if phrase.ways:
            return None
        return "higher" if any(part.slightly and not part.turned for part in self.parts) else None
