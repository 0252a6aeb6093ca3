"""How far a goal is reached, composed: what is done with it × how far × whether not, in any order.

A text is read as a whole or not at all: every word of it has a part, or it is no assessment. "Har inte nått målet men är på
rätt väg" is `delvis`, since nothing of it may be left out. "Svårbedömt" is `undecided`: the goal has an assessment, but none
of the three.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple, cast

import regex

from vpextract.knowledge.asking import asked_once
from vpextract.knowledge.schema_labels import Assessment, LabelsFile
from vpextract.marks import without_last_mark
from vpextract.matching import alternatives, collapsed, compiled, recogniser

_LONGEST = 60
_LONGEST_SENTENCE = 160
_BRACKETS = regex.compile(r"\s*\([^()]*\)")
_FEWEST = 3
"""Letters of the shortest assessment ("God"); where no head says that it is one, it has more."""


class Assessed(NamedTuple):
    """A verdict, and the words that say it, without the head before them."""

    verdict: Assessment
    raw: str


class Assessments:
    """The grammar of one run."""

    def __init__(self, labels: LabelsFile) -> None:
        degrees, parts = labels.assessments, labels.assessment_parts
        self._lead: Final = alternatives(labels.assessment_leads["any"].match)
        self._column: Final = alternatives(labels.assessment_columns["any"].match)
        answers = labels.assessment_answers
        told: Sequence[tuple[Assessment, list[str]]] = (
            ("helt", answers.helt),
            ("delvis", answers.delvis),
            ("ej", answers.ej),
        )
        self._answers: Final = [(degree, alternatives(patterns)) for degree, patterns in told]
        self._has_lead = recogniser(labels.assessment_leads["any"].match, whole=False)
        words: list[tuple[str, Sequence[str]]] = [
            *((degree, x.first) for degree, x in degrees.items() if x.first),
            ("undecided", degrees["undecided"].match),
            ("progress", parts.progress),
            ("contrast", parts.contrasts),
            ("not", parts.negations),
            ("reached", parts.reached),
            ("degree_of", parts.degree_of),
            *((degree, x.match) for degree, x in degrees.items() if degree != "undecided"),
            ("lead", parts.leads),
        ]
        self._line: Final = _scanner(words)
        self._sentence: Final = _scanner([*words, ("light", parts.light)])
        self._begins_with_part: Final = recogniser([self._sentence.pattern], whole=False)

    @asked_once
    def of_line(self, text: str, labelled: bool = False) -> Assessed | None:
        """The assessment that a whole line is. `labelled`: a head before it says that it must be one."""
        fewest = _FEWEST if labelled else _FEWEST + 1
        if not fewest <= len(text) <= _LONGEST + 60:
            return None
        lean = collapsed(without_last_mark(text.strip())).strip("*_ ")
        value, headed = self._without_lead(lean)
        if len(value) > _LONGEST or (lean[:1].islower() and lean.endswith(".")):
            return None
        verdict = self._verdict(value, self._line, labelled or headed)
        if verdict is not None:
            return Assessed(verdict, value)
        verdict = self._verdict(lean, self._line, labelled) if value != lean else None
        return Assessed(verdict, lean) if verdict is not None else None

    @asked_once
    def of_sentence(self, text: str) -> Assessed | None:
        """The assessment that a whole sentence is, where one is expected."""
        lean = collapsed(without_last_mark(text.strip()))
        if not _FEWEST < len(lean) <= _LONGEST_SENTENCE or ". " in lean:
            return None
        value, headed = self._without_lead(lean)
        verdict = self._verdict(value, self._sentence, headed)
        return Assessed(verdict, value) if verdict is not None else None

    @asked_once
    def is_lead(self, text: str) -> bool:
        """Whether a whole line is a head over an assessment ("Bedömd måluppfyllelse")."""
        return bool(self._lead.fullmatch(text.strip().rstrip(":").rstrip()))

    @asked_once
    def is_column(self, head: str) -> bool:
        """Whether a column with this head says how far each target was reached ("Måluppfyllelse", "Målet uppnått?")."""
        return bool(self._column.fullmatch(collapsed(_BRACKETS.sub("", head)).rstrip(" ?:")))

    @asked_once
    def of_cell(self, text: str) -> Assessment | None:
        """The verdict in a cell of such a column: "Ja", "Delvis", "Uppfylls ej"; None for what is none, or is undecided."""
        lean = collapsed(text).rstrip(" .!").casefold()
        answer = next((degree for degree, pattern in self._answers if pattern.fullmatch(lean)), None)
        found = self.of_line(text, True) if answer is None else None
        return answer or (found.verdict if found is not None and found.verdict != "undecided" else None)

    @asked_once
    def is_labelled(self, text: str) -> bool:
        """Whether a head stands before the assessment in its line ("Måluppfyllelse: God")."""
        return self._without_lead(collapsed(text))[1]

    def _without_lead(self, text: str) -> tuple[str, bool]:
        """The text behind a head such as "Måluppfyllelse:", and whether there is one."""
        found = self._lead.match(text) if self._has_lead(text) else None
        if found is None or not found.end():
            return text, False
        rest = text[found.end() :]
        value = rest.lstrip(" :–—-\t")
        return (value, True) if value and rest != value else (text, False)

    def _verdict(self, text: str, scanner: regex.Pattern[str], labelled: bool) -> Assessment | None:
        lean = text.rstrip(" .!").casefold()
        if not self._begins_with_part(lean):
            return None
        parts: list[str] = []
        at = 0
        while at < len(lean):
            found = scanner.match(lean, at)
            if found is None:
                return None
            if found.lastgroup not in ("lead", "light"):
                parts.append(str(found.lastgroup))
            at = found.end()
        return _composed(parts, labelled)


def _scanner(words: Sequence[tuple[str, Sequence[str]]]) -> regex.Pattern[str]:
    """One pattern for the next part of a text and the space behind it; its group tells which part."""
    inside = "|".join(rf"(?P<{name}>(?:{'|'.join(alternative)})(?!\w))" for name, alternative in words)
    return compiled(rf"(?:{inside})\s*", regex.IGNORECASE)


def _composed(parts: Sequence[str], labelled: bool) -> Assessment | None:
    """The verdict of a text of these parts; None where they do not say one, or two."""
    if "undecided" in parts and not {"contrast", "helt", "delvis", "ej"}.intersection(parts):
        return "undecided" if "not" not in parts else None
    said = {part for part in parts if part in ("helt", "delvis", "ej")}
    about = {"reached", "degree_of"}.intersection(parts)
    negated = "not" in parts
    if "contrast" in parts:
        moving = {"progress", "undecided"}.intersection(parts)
        return "delvis" if negated and about and moving and not said - {"delvis"} else None
    if len(said) > 1 or parts.count("not") > 1 or not (about or (labelled and (said or negated))):
        return None
    if said == {"ej"}:
        return None if negated else "ej"
    if negated:
        return "delvis" if said else "ej"
    if said:
        return cast(Assessment, next(iter(said)))
    return "helt" if "reached" in about else None
