"""Persons and ways to reach them beside a title: the questions behind `contact` and `persons` of `patterns/documents.toml`."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import regex

from vpextract.knowledge.asking import asked_once
from vpextract.knowledge.schema_documents import Contact, Persons
from vpextract.matching import Labels, compiled

Span = tuple[int, int]

_NAME = r"\p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)*"
_CAPITALS = r"\p{Lu}{2,}(?:-\p{Lu}{2,})*"
_ALONE = r"(?<![\p{L}\p{N}-])"
_WHOLE = r"(?![\p{L}\p{N}-])"


class Contacts:
    """The patterns of one run about names of persons, telephone numbers and labels in front of them, ready to be asked."""

    def __init__(self, contact: Contact, persons: Persons, prepositions: Collection[str]) -> None:
        """`prepositions` are words that are a label only where they begin a line."""
        labels = sorted((x for x in contact.labels if x.casefold() not in prepositions), key=len, reverse=True)
        forms = "|".join(regex.escape(form, literal_spaces=True) for label in labels for form in (label, label.upper()))
        small = "|".join(map(regex.escape, persons.particles))
        self._sure = compiled("|".join((*(f"(?:{x})" for x in contact.match), rf"{_ALONE}(?:{forms}){_WHOLE}")))
        self._name = compiled(rf"{_ALONE}(?:{_NAME}|\p{{Lu}}\.)(?: (?:{_NAME}|\p{{Lu}}\.|{small}))* {_NAME}{_WHOLE}")
        self._capitals = compiled(rf"{_ALONE}({_CAPITALS}) (?:(?i:{small}) )?{_CAPITALS}{_WHOLE}")
        self._no_persons = compiled("|".join(f"(?:{pattern})" for pattern in persons.no_persons))
        self._labels = Labels({"contact": contact.labels}, max_errors=0)
        self._given = {name.casefold() for name in persons.given_names}

    @asked_once
    def is_labelled(self, text: str) -> bool:
        """Whether a line begins like one of the block of names and addresses on the first page."""
        return text[:1].isupper() and self._labels.lead(text) is not None

    def spans(self, text: str, names: Sequence[Span]) -> list[Span]:
        """Where persons, numbers and their labels stand, in order; `names` and words of no person part what is around them."""
        for start, end in (*names, *(found.span() for found in self._no_persons.finditer(text))):
            text = text[:start] + "\0" * (end - start) + text[end:]
        found = [*self._sure.finditer(text), *self._name.finditer(text)]
        found += [m for m in self._capitals.finditer(text, overlapped=True) if m[1].casefold() in self._given]
        spans: list[Span] = []
        for start, end in sorted(match.span() for match in found):
            if spans and start < spans[-1][1]:
                spans[-1] = spans[-1][0], max(end, spans[-1][1])
            else:
                spans.append((start, end))
        return spans

    @asked_once
    def has_address(self, text: str) -> bool:
        """Whether a text holds a label, number, date or page number as letterheads do."""
        return self._sure.search(text) is not None

    @asked_once
    def names_no_person(self, text: str) -> bool:
        """Whether a text holds a word that a person's name has not, such as one for an office."""
        return self._no_persons.search(text) is not None
