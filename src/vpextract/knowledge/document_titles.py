"""What the title of a document says, composed from its parts: what it is, for which year and tertial, up to which month.

The order of the parts is free ("Verksamhetsplan 2031 för …", "2031 års verksamhetsplan", "Delårsrapport per den 31 augusti
2031"). A year that belongs to a date or to a case number is none of the document; the last day or month of the period
that a report is on tells year and tertial. Words that lead to another document ("Underlag för …") make it another one.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import regex

from vpextract.knowledge.asking import asked_once
from vpextract.knowledge.edition_words import Editions
from vpextract.knowledge.months import SHORTEST, MonthNames
from vpextract.knowledge.periods import tertial_of, title_pattern, with_groups
from vpextract.knowledge.schema_documents import DocumentsFile, OtherDocuments
from vpextract.matching import alternatives, compiled

Span = tuple[int, int]

_AFTER, _BEFORE = 80, 25
"""The year stands at most so many letters behind what the document is, or before it."""
_TERTIAL_BEFORE = 25
_MONTHS_OF_TERTIALS = {4: 1, 8: 2}
_FIRST_LAST_DAY = 28
"""A day of the month before this one ends no period."""
_SPAN_OF_PLANS = 6
"""A plan is for fewer years than this: "2031-36" may be a number."""
_SENTENCE = regex.compile(r"[.;!?]\s+(?=\p{Lu})|\s\.\s")
_YEAR = (
    r"(?:(?<![\p{N}/:.-])|(?<=(?<![\p{L}\p{N}/-])[123][/-]))(?<!\p{L})(?P<year>(?:19|20)[0-9]{2})"
    r"(?P<more>\s?[-–/]\s?(?:20)?(?P<last>[0-9]{2}))?(?![\d])(?![-–/:.][\p{N}])(?!\s?:\s?\d)"
)
_ISO = r"(?P<iso>(?<!\d)(?P<iso_year>(?:19|20)[0-9]{2})-(?P<iso_month>[01][0-9])-(?P<iso_day>[0-3][0-9])(?!\d))"


class Named(NamedTuple):
    """A document that a text names. `whole` tells whether nothing is missing; `parts` are where its parts stand."""

    kind: str
    year: int | None
    tertial: int | None
    whole: bool
    weak: bool
    parts: tuple[Span, ...]

    @property
    def start(self) -> int:
        return min(a for a, _ in self.parts)

    @property
    def end(self) -> int:
        return max(b for _, b in self.parts)


class _Time(NamedTuple):
    year: int | None
    tertial: int | None
    span: Span


class DocumentTitles:
    """The patterns of one run about titles, ready to be asked."""

    def __init__(self, file: DocumentsFile, months: MonthNames) -> None:
        self._by_tertial = frozenset(kind for kind, x in file.kinds.items() if x.by_tertial)
        self.editions = Editions(file.editions)
        self._whole = [
            (kind, alternatives([title_pattern(t, months.names) for t in x.titles])) for kind, x in file.kinds.items()
        ]
        self._what = [
            (kind, words is x.weak, _words(words))
            for kind, x in file.kinds.items()
            for words in (x.words, x.weak)
            if words
        ]
        self._months = months
        names = "|".join(f"{m}|{m[:SHORTEST]}\\.?" for m in months.names)
        until = "|".join(file.times.until)
        of_month = (
            _YEAR.replace("<year>", "<month_year>").replace("<more>", "<more_years>").replace("<last>", "<last_year>")
        )
        day_and_month = (
            rf"(?:(?P<day>\b[0-3]?[0-9])(?::?e)?\s+)?\b(?P<month>{names})(?!\p{{L}})"
            rf"(?:,?\s+(?:(?:{'|'.join(file.times.of_year)})\s+)?{of_month})?"
        )
        self._time = compiled(
            rf"(?:(?P<until>\b(?:{until})\s*))?(?:{_ISO}|{day_and_month}|{_YEAR})", flags=regex.IGNORECASE
        )
        ordinals = [with_groups(x, months.names) for x in file.times.tertials]
        self._tertial = alternatives(ordinals)
        self._ordinal = [(int(n), alternatives(words)) for n, words in file.times.ordinals.items()]
        self._lead = compiled(
            rf"(?:{'|'.join(file.others.leads)})(?:\s+[\p{{L}}-]+){{0,3}}\s*$", flags=regex.IGNORECASE
        )
        openings, abouts = "|".join(file.others.openings), "|".join(file.others.abouts)
        self._about = compiled(
            rf"(?<!\p{{L}})(?P<opening>(?i:{openings}))?(?(opening)|(?:{abouts}))"
            rf"(?:\s(?:\p{{Ll}}[\p{{L}}-]*|[\p{{L}}-]+s)){{0,3}}\s+$"
        )
        self._listed, self._figure, self._follows = _around_titles(file.others)
        self._not_boards = alternatives(file.others.not_boards)
        others, minutes = "|".join((*file.others.words, *file.others.minutes)), "|".join(file.others.minutes)
        self._others = compiled(rf"(?<![\p{{L}}\p{{N}}])(?i:{others})(?!\p{{L}})")
        self._minutes = compiled(rf"\W*(?i:{minutes})(?!\p{{L}})")
        self._matters = alternatives(
            rf"(?:^\W*|(?<!\p{{L}})(?:\d+[.)]?|§\s*\d+)\s+)(?:{m})" for m in file.others.matters
        )
        self._senders, self._whole_city = _words(file.others.senders), _words(file.others.of_all)
        self._no_titles = alternatives(file.others.no_titles)
        self._ends = compiled(rf"(?<=[\p{{L}}\p{{N}}).,:] )(?=\p{{Lu}})(?i:{'|'.join(file.others.ends)})(?!\p{{L}})")
        self._begins = alternatives(file.others.ends)

    def named(self, text: str) -> list[Named]:
        """All documents that a text names, in order; what leads to another document is left out."""
        found: list[Named] = []
        for kind, pattern in self._whole:
            for match in pattern.finditer(text):
                groups = match.groupdict()
                said = int(groups["year"]), tertial_of(groups.get("tertial"))
                found.append(Named(kind, *said, True, False, (match.span(),)))
        for kind, weak, pattern in self._what:
            found += [self._composed(text, kind, weak, match.span()) for match in pattern.finditer(text)]
        found.sort(key=lambda n: (n.parts[0][0], -n.parts[0][1]))
        return [one for one in found if not self._is_mentioned(text, one.parts[0][0])]

    def _is_mentioned(self, text: str, what: int) -> bool:
        """Whether what is named at a place of the text is another document, which this one is about."""
        if self._lead.search(text, endpos=what) is not None:
            return True
        about = self._about.search(text, endpos=what) if text[what].islower() else None
        return about is not None and about["opening"] is None

    @asked_once
    def first(self, text: str) -> Named | None:
        """The first of them whose title is whole and sure, else the first that is whole, else the first."""
        ranked = sorted(self.named(text), key=lambda one: (not one.whole, one.weak))
        return ranked[0] if ranked else None

    @asked_once
    def other(self, text: str) -> int | None:
        """Where a text says that it is the title of another document, such as minutes; None where it does not."""
        matter = self._matters.search(text)
        if matter is not None:
            return int(matter.start())
        for found in self._others.finditer(text):
            first = text[found.start()]
            before = text[: found.start()].split()
            if first.isupper() or not before or before[-1].casefold().endswith("s"):
                return int(found.start())
        return None

    @asked_once
    def of_auditors(self, text: str) -> bool:
        """Whether a line says that auditors wrote the document."""
        return self._senders.search(text) is not None

    @asked_once
    def is_minutes(self, text: str) -> bool:
        """Whether a line begins like the title of a board's minutes."""
        return self._minutes.match(text) is not None

    @asked_once
    def is_no_board_s(self, text: str) -> bool:
        """Whether a title says that it is about a foundation or the like."""
        return self._not_boards.search(text) is not None

    @asked_once
    def is_sentence(self, text: str) -> bool:
        """Whether a line is no title since it says what is done, or is a numbered matter."""
        return self._no_titles.search(text) is not None

    @asked_once
    def end_of_front(self, text: str) -> int | None:
        """Where the first section begins in a page on one line; None where none does."""
        found = self._ends.search(text)
        return int(found.start()) if found is not None else None

    @asked_once
    def begins_body(self, text: str) -> bool:
        """Whether a line is the heading of a first section, behind the front."""
        return self._begins.fullmatch(text.strip(" .:")) is not None

    @asked_once
    def begins_list(self, text: str) -> bool:
        """Whether a line begins like an entry of a list, or names what is attached."""
        return self._listed.match(text) is not None

    def has_figure(self, text: str, start: int, end: int) -> bool:
        """Whether a figure stands in a part of a text, other than an attachment's number."""
        return self._figure.search(text, start, end) is not None

    def goes_on(self, behind: str) -> bool:
        """Whether a title goes on with what stands behind it ("… för hamnen")."""
        return self._follows.match(behind) is not None

    def of_all(self, text: str) -> bool:
        """Whether a title says that it is about the whole municipality."""
        return self._whole_city.search(text) is not None

    def period_ends(self, text: str) -> list[Span]:
        """Where dates stand that are the last day of a period ("per den 31 augusti 2031")."""
        return [m.span() for m in self._time.finditer(text) if m["until"] is not None]

    def _composed(self, text: str, kind: str, weak: bool, what: Span) -> Named:
        """What is named at a place of the text, with the year and the tertial that stand near it."""
        behind = _to_sentence_end(text, what[1], _AFTER)
        times = self._times(text, what[1], behind, kind)
        time = next((t for t in times if t.year is not None), None)
        if time is None:
            before = self._times(text, max(0, what[0] - _BEFORE), what[0], kind)
            time = next((t for t in reversed(before) if t.year is not None and t.tertial is None), None)
        parts = [what, *([time.span] if time is not None else [])]
        tertial = None
        if kind in self._by_tertial:
            limit = max(b for _, b in parts)
            tertial, span = self._tertial_in(text, max(0, what[0] - _TERTIAL_BEFORE), _to_sentence_end(text, limit, 30))
            if span is not None:
                parts.append(span)
            months = [t for t in times if t.tertial is not None]
            if tertial is None and months:
                tertial = months[0].tertial
                parts.append(months[0].span)
        printed = text[slice(*what)].casefold()
        needs_tertial = kind in self._by_tertial and (weak or printed.startswith("tertial"))
        whole = time is not None and not (needs_tertial and tertial is None)
        return Named(kind, time.year if time else None, tertial, whole, weak, tuple(parts))

    def _times(self, text: str, start: int, end: int, kind: str) -> list[_Time]:
        """Years and ends of periods, in order; dates of other things are left out."""
        found = []
        for m in self._time.finditer(text, start, end):
            if m["year"] is not None:
                year = int(m["year"])
                if m["last"] is not None and not 0 < (int(m["last"]) - year) % 100 < _SPAN_OF_PLANS:
                    continue
                found.append(_Time(year, None, m.span()))
            elif (period := self._period(m, kind)) is not None:
                found.append(period)
        return found

    def _period(self, m: regex.Match[str], kind: str) -> _Time | None:
        if m["iso"] is not None:
            if m["until"] is None:
                return None
            year: int | None = int(m["iso_year"])
            month = int(m["iso_month"])
        else:
            day = int(m["day"]) if m["day"] else None
            if day is not None and (day < _FIRST_LAST_DAY or (m["until"] is None and kind not in self._by_tertial)):
                return None
            if m["until"] is None and kind not in self._by_tertial:
                return None
            year = int(m["month_year"]) if m["month_year"] else None
            month = self._months.number(m["month"]) or 0
        return _Time(year, self._tertial_of(month) if kind in self._by_tertial else None, m.span())

    def _tertial_of(self, month: int) -> int | None:
        return self._months.tertial(month) or _MONTHS_OF_TERTIALS.get(month)

    def _tertial_in(self, text: str, start: int, end: int) -> tuple[int | None, Span | None]:
        found = self._tertial.search(text, start, end)
        if found is not None:
            return tertial_of(found["tertial"]), found.span()
        for number, pattern in self._ordinal:
            found = pattern.search(text, start, end)
            if found is not None:
                return number, found.span()
        return None, None


def _words(words: Sequence[str]) -> regex.Pattern[str]:
    """Whole words; a lost space may glue one to what was printed before it."""
    return compiled(rf"(?:(?<!\p{{L}})|(?<=\p{{Ll}})(?=\p{{Lu}}))(?i:{'|'.join(words) or '(?!)'})(?!\p{{L}})")


def _to_sentence_end(text: str, start: int, most: int) -> int:
    found = _SENTENCE.search(text, start, start + most)
    return found.start() if found is not None else min(len(text), start + most)


def _around_titles(words: OtherDocuments) -> tuple[regex.Pattern[str], regex.Pattern[str], regex.Pattern[str]]:
    """What begins like a list; a figure that is no attachment's number; what a title goes on behind."""
    listed = "|".join(words.listed) or "(?!)"
    return (
        compiled(rf"\W*(?:\d{{1,2}}[.)]?\s|(?:{listed})\b|[-•–*]\s)", flags=regex.IGNORECASE),
        compiled(rf"(?<!(?:{listed}) )\b\d", flags=regex.IGNORECASE),
        alternatives(rf"(?:{word}) " for word in words.follows),
    )
