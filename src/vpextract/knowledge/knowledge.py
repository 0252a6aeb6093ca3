"""The questions that the stages ask about words of steering documents; the answers are in `patterns/*.toml`."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Final, NamedTuple

from vpextract.knowledge.archive_words import ArchiveWords
from vpextract.knowledge.area_keys import AreaKeys
from vpextract.knowledge.asking import asked_once
from vpextract.knowledge.assessments import Assessments
from vpextract.knowledge.board_lines import BoardLines
from vpextract.knowledge.board_names import BoardNames
from vpextract.knowledge.books import MEASURES, BookWords
from vpextract.knowledge.contacts import Contacts
from vpextract.knowledge.date_words import DateWords
from vpextract.knowledge.deciders import LinesBelow
from vpextract.knowledge.document_titles import DocumentTitles
from vpextract.knowledge.economy_words import EconomyWords
from vpextract.knowledge.endings import Endings
from vpextract.knowledge.followup_words import FollowupWords
from vpextract.knowledge.goal_labels import GoalLabel, GoalLabels
from vpextract.knowledge.head_parts import HeadParts
from vpextract.knowledge.heading_words import HeadingWords
from vpextract.knowledge.heads import NO_MEASURES, ColumnMatch, HeadIndex, lists_what_ends
from vpextract.knowledge.lineage import Lineage
from vpextract.knowledge.link_words import WordWise
from vpextract.knowledge.listing_owners import ListingOwners
from vpextract.knowledge.months import MonthNames
from vpextract.knowledge.municipalities import MunicipalityNames
from vpextract.knowledge.packs import Packs
from vpextract.knowledge.periods import PeriodNames
from vpextract.knowledge.plain_lines import PlainLines
from vpextract.knowledge.schema import PatternFiles
from vpextract.knowledge.signs import Signs
from vpextract.knowledge.slips import same_head
from vpextract.knowledge.table_words import table_words
from vpextract.knowledge.times import Times
from vpextract.knowledge.units import UnitWords
from vpextract.knowledge.value_words import ValueWords
from vpextract.model import Picture


class TitleMatch(NamedTuple):
    """What a title says: `kind` is the contract's doc_type."""

    kind: str
    year: int
    tertial: int | None


_LONGEST_HEAD_LINE = 110
_MEASURES_OF_HEAD = 3
"""Measures that a line names at least which is the head of a table of amounts: two may be named in a sentence."""


class Knowledge(PlainLines):
    """All patterns of one run, compiled. Made by `load`; passed in wherever it is needed, never global, never changed."""

    def __init__(self, files: PatternFiles, fingerprint: str, reading_fingerprint: str, packs: Packs) -> None:
        labels, values, tables, prose = files.labels, files.values, files.tables, files.prose
        super().__init__(labels, tables, files.prose, files.documents)
        self.labels: Final = labels
        self.values: Final = values
        self.tables: Final = tables
        self.documents: Final = files.documents
        self.boards: Final = files.boards
        self.signs: Final = files.signs
        self.fingerprint: Final = fingerprint
        """Changes with any pattern: what was made with other patterns can be told."""
        self.packs: Final = packs
        """Those that documents may need."""
        self.reading_fingerprint: Final = reading_fingerprint
        """Changes with any pattern that documents are read by; those of linking are left out."""
        self.table_words: Final = table_words(files.columns, values, files.words)
        """Words of table heads and value cells in lower case: they settle where a narrow cell cut a word."""
        self.words: Final = files.words.words
        self.verbs: Final = frozenset(prose.verbs.known)
        """Common verbs in lower case: headings seldom have one."""
        self.unfinished: Final = frozenset(prose.unfinished.known)
        """Words in lower case in which no heading, sentence or table row ends."""
        self.endings: Final = Endings(prose.unfinished)
        self._goals: Final = GoalLabels(labels.goals, labels.goal_parts)
        self._headings: Final = HeadingWords(labels)
        self.level_below: Final = LinesBelow(labels.goals).level
        self.assessments: Final = Assessments(labels)
        self.months: Final = MonthNames(values.months.names, values.months.means)
        self.titles: Final = DocumentTitles(self.documents, self.months)
        self.archive_words: Final = ArchiveWords(self.documents.archives)
        self.date_words: Final = DateWords(self.documents.times)
        self.units: Final = UnitWords(values.units, tables.units)
        self.known_signs: Final = Signs(files.signs)
        self.books: Final = BookWords(tables, self.months)
        self.economy: Final = EconomyWords(tables, self.books)
        self.value_words: Final = ValueWords(values)
        self.times: Final = Times(values.times, self.months)
        self.periods: Final = PeriodNames(values.periods, self.months.names, self.times)
        self.board_names: Final = BoardNames(files.boards, self.documents.persons.given_names)
        self.board_lines: Final = BoardLines(files.boards, self.board_names)
        self.municipalities: Final = MunicipalityNames(files.boards.municipalities)
        self.contacts: Final = Contacts(self.documents.contact, self.documents.persons, self.unfinished)
        self.lineage: Final = Lineage(files.boards.stadsdelsnamnder.mergers, self.board_names.id_of)
        self.link: Final = files.link
        self.followup: Final = FollowupWords(files.followup)
        self.words_wise: Final = WordWise(files.link.words, files.link.costs)
        self.heads: Final = HeadIndex(files.columns, self.months, self.unfinished)
        self.listing_owners: Final = ListingOwners(files.columns.parts, labels.goal_parts)
        self.head_parts: Final = HeadParts(self.heads, self.books, self.months, self.unfinished)

    @cached_property
    def area_keys(self) -> AreaKeys:
        """By what names of areas are compared; only linking asks."""
        return AreaKeys(self.link.areas)

    def goal_label(self, text: str) -> GoalLabel | None:
        """The level, number and text of a goal heading; None where no label with a number, a colon or a dash begins it."""
        return self._goals.label(text)

    def goal_lead(self, text: str) -> GoalLabel | None:
        """The same of a text that is known to be a heading: nothing needs to part the label from the text."""
        return self._goals.lead(text)

    def names_goals(self, text: str) -> bool:
        """Whether a text has a word for goals ("Uppföljning av nämndens mål")."""
        return self._goals.names_goals(text)

    def heading_kind(self, text: str) -> str | None:
        """`description`, `analysis`, `toc`, … for a heading with a meaning of its own."""
        return self._headings.kind(text)

    def heads_goal_text(self, text: str) -> bool:
        """Whether a heading is that of a goal's text, one of those that have a column of their own or another."""
        return self._headings.heads_goal_text(text)

    def is_of_goal(self, kind: str | None) -> bool:
        """The same of a heading's kind."""
        return self._headings.is_of_goal(kind)

    def run_in_head(self, text: str) -> tuple[str, str] | None:
        """A head of a goal's texts that the text follows in the same paragraph ("Beskrivning: Hamnen …"), and the text."""
        return self._headings.run_in(text)

    def chapter_kind(self, text: str) -> str | None:
        """The same of a text that is known to be set as a heading; the number before it may be its chapter's."""
        return self._headings.chapter_kind(text)

    @asked_once
    def column(self, label: str) -> ColumnMatch | None:
        """What a column head means wherever it stands; None where it is unknown or could mean two things."""
        match = self.column_beside(label)
        return None if match is None or match.weak else match

    @asked_once
    def column_beside(self, label: str) -> ColumnMatch | None:
        """What a column head means beside others that are sure, as "2030" or "Mål" does beside "Indikator"."""
        return self.heads.match(label)

    def columns(self, labels: Sequence[str]) -> list[ColumnMatch | None]:
        """What the columns of one head mean: "2030" or "Mål" means something only beside a label that is sure."""
        matches = [self.column_beside(label) if label else None for label in labels]
        known = [match for match in matches if match is not None and match.role not in NO_MEASURES]
        sure = any(not match.weak for match in known) or (len(known) > 2 and known[0].key)
        sure = sure or lists_what_ends(matches)
        return matches if sure else [None] * len(matches)

    @asked_once
    def resembling_column(self, label: str) -> ColumnMatch | None:
        """What a column head may mean that has too many strange letters to be taken for it; for doubts only."""
        return self.column(label) or self.heads.resembles(label)

    def same_head(self, first: Sequence[str], second: Sequence[str]) -> bool:
        """Whether two heads say the same, label by label, but for a slip or two."""
        return same_head(first, second, self.table_words, self.money_unit)

    @asked_once
    def heads_figures(self, label: str) -> bool:
        """Whether a label is known to stand over figures: it names a measure, a unit of money, a month or a year."""
        match = self.column(label)
        if match is not None and not match.key:
            return True
        return bool(self.books.words(label)) or self.money_unit(label) is not None or self.names_time(label)

    def parts_heads(self, label: str) -> bool:
        """Whether a label only parts what a label above it says: costs, income or net; men, women or all; a year."""
        return self.part_of_head(label) is not None

    @asked_once
    def part_of_head(self, label: str) -> str | None:
        """What such a label says: the side, the sex or the year; its own letters for a sum or for all persons."""
        bare, _, unit = label.partition(", ")
        return self.head_parts.part(bare if unit and self.is_unit(unit) else label)

    def names_time(self, label: str) -> bool:
        """Whether a label names a year, or is a month."""
        return self.head_parts.names_time(label)

    @asked_once
    def begins_money(self, text: str) -> bool:
        """Whether a line begins a table of amounts: it says their unit and no more, or names a budget and what it is held
        against ("Verksamhet Budget 2031 Utfall Avvikelse"), and no figure."""
        if self.is_unit_line(text):
            return True
        words = self.books.words(text) if len(text) <= _LONGEST_HEAD_LINE else frozenset()
        measures = words.intersection(MEASURES)
        if "budget" not in measures or len(measures) < _MEASURES_OF_HEAD or text.endswith((".", ":", ",")):
            return False
        return not any(map(str.isdigit, self.books.times.without(text)))

    def is_without_verb(self, text: str) -> bool:
        """Whether a line is no (beginning of a) sentence: it has no common verb, and does not end in the middle."""
        words = text.casefold().split()
        whole = not words or words[-1] not in self.unfinished
        return whole and not self.verbs.intersection(words) and ". " not in text

    def contact_label(self, text: str) -> bool:
        """Whether a line begins like one of the block of names and addresses on the first page."""
        return self.contacts.is_labelled(text)

    @asked_once
    def title(self, text: str) -> TitleMatch | None:
        """What a document's title says; where two kinds are named, the first counts ("Verksamhetsplan … T1 2023")."""
        found = self.title_at(text)
        return found[0] if found is not None else None

    @asked_once
    def title_at(self, text: str) -> tuple[TitleMatch, int, int] | None:
        """The same, with where its words begin and end."""
        found = self.titles.first(text)
        if found is None or not found.whole or found.year is None:
            return None
        return TitleMatch(found.kind, found.year, found.tertial), found.start, found.end

    @asked_once
    def assessment(self, text: str) -> str | None:
        """`helt`, `delvis`, `ej` or `undecided` where the whole line is an assessment."""
        found = self.assessments.of_line(text)
        return found.verdict if found is not None else None

    def sign_of_glyph(self, glyph: str) -> str | None:
        """What a status glyph means (`ongoing`, `gendered`, `green`, …)."""
        return self.known_signs.of_glyph(glyph)

    def signs_of_picture(self, picture: Picture) -> tuple[str, ...]:
        """What a small picture means; `unknown:` and its digest where no entry fits."""
        if picture.glyph and not picture.shape:
            return (self.known_signs.of_glyph(picture.glyph) or "unknown",)
        return self.known_signs.of_picture(picture.shape, picture.color, picture.digest, picture.ground)

    def is_share(self, name: str) -> bool:
        """Whether an indicator's name says that its values are parts of a whole ("Andel …")."""
        return self.value_words.is_share(name)

    def value_word(self, text: str) -> str | None:
        """The qualifier of a cell that has words instead of a number (`set_by_board`, …)."""
        return self.value_words.instead(text)

    def money_unit(self, text: str) -> str | None:
        """The unit of money that a text names (`mnkr`, `tkr`, `kr`)."""
        return self.units.of_money(text)

    def is_unit(self, text: str) -> bool:
        """Whether the text is a unit that is listed."""
        return self.units.is_known(text)

    @asked_once
    def is_value_phrase(self, text: str) -> bool:
        """Whether the text stands in value cells instead of a number, or is a period."""
        return self.value_word(text) is not None or self.periods.is_phrase(text)
