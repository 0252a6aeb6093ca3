"""The questions that the stages ask about words of steering documents; the answers are in `patterns/*.toml`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

import regex

from vpextract.knowledge.heads import ColumnMatch, head_index
from vpextract.knowledge.schema import (
    BoardsFile,
    ColumnsFile,
    DocumentsFile,
    LabelsFile,
    ProseFile,
    SignsFile,
    TablesFile,
    ValuesFile,
    WordsFile,
)
from vpextract.knowledge.signs import Signs
from vpextract.matching import Labels, alternatives, bare, squeezed
from vpextract.model import Picture


class GoalLabel(NamedTuple):
    """A goal heading taken apart; `number` without its last dot, `text` empty where the label stands alone."""

    level: str
    number: str | None
    text: str


class NamedPeriod(NamedTuple):
    """What a period names: the kind of report, its tertial and its year; None for what it leaves open."""

    kind: str | None
    tertial: int | None
    year: int | None


class TitleMatch(NamedTuple):
    """What a title says: `kind` is the contract's doc_type."""

    kind: str
    year: int
    tertial: int | None


_NUMBERED = regex.compile(
    r"\s*(?:nr\.?\s*)?(?P<number>\d{1,2}(?:\.\d{1,2}){0,3})(?P<mark>[.:)]{1,2}(?=\s|$|\p{L})|(?=\s|$))"
    r"[\s–-]*(?P<text>.*)",
    regex.DOTALL | regex.IGNORECASE,
)


_NUMBER_BEFORE = regex.compile(r"(?P<number>\d{1,2}(?:\.\d{1,2}){0,3})\.?\s+(?=\p{L})")
_BOARD_END = regex.compile(r"s?nämnd(en)?$")


class Knowledge:
    """All patterns of one run, compiled. Made by `load`; passed in wherever it is needed, never global, never changed."""

    def __init__(
        self,
        *,
        labels: LabelsFile,
        columns: ColumnsFile,
        values: ValuesFile,
        tables: TablesFile,
        documents: DocumentsFile,
        boards: BoardsFile,
        signs: SignsFile,
        words: WordsFile,
        prose: ProseFile,
        fingerprint: str,
    ) -> None:
        self.labels: Final = labels
        self.columns: Final = columns
        self.values: Final = values
        self.tables: Final = tables
        self.documents: Final = documents
        self.boards: Final = boards
        self.signs: Final = signs
        self.fingerprint: Final = fingerprint
        """Changes with any pattern: what was made with other patterns can be told."""
        self.table_words: Final = _table_words(columns, values, words)
        """Words of table heads and value cells in lower case: they settle where a narrow cell cut a word."""
        self.onsets: Final = frozenset(words.words.onsets)
        """Groups of consonants that words may begin with."""
        self.verbs: Final = frozenset(prose.verbs.known)
        """Common verbs in lower case: headings seldom have one."""
        self.unfinished: Final = frozenset(prose.unfinished.known)
        """Words in lower case in which no heading, sentence or table row ends."""
        self._no_heading: Final = alternatives(prose.no_headings.match)
        self._counts: Final = alternatives(prose.counts.match)
        self._address: Final = alternatives(prose.addresses.match)
        self._notes: Final = alternatives(tables.notes.match)
        self._goals: Final = Labels({level: x.labels for level, x in labels.goals.items()})
        self._row_labels: Final = Labels({kind: x.labels for kind, x in labels.row_labels.items()}, max_errors=0)
        self._contact: Final = Labels({"contact": documents.contact.labels}, max_errors=0)
        self._headings: Final = _compiled({kind: x.match for kind, x in labels.headings.items()})
        self._assessments: Final = _compiled({kind: x.match for kind, x in labels.assessments.items()})
        self._assessment_leads: Final = alternatives(labels.assessment_leads["any"].match)
        self._words: Final = _compiled(values.words)
        self._prefixes: Final = _compiled({k: [rf"(?:{p})\s*(?=\d)" for p in x] for k, x in values.prefixes.items()})
        self._titles: Final = _compiled({k: [_with_groups(t) for t in x.titles] for k, x in documents.kinds.items()})
        self._period: Final = alternatives(values.periods.match)
        self._named_periods: Final = _compiled(
            {kind: [_with_groups(p) for p in x] for kind, x in values.periods.named.items()}
        )
        self._shares: Final = alternatives(values.shares.match)
        self._part_row: Final = alternatives(tables.part_rows.match)
        self._ledgers: Final = frozenset(tables.ledgers.kinds)
        books: dict[str, list[str]] = {"sum": tables.sum_rows.match}
        books.update((word, entry.match) for word, entry in tables.books.items())
        self._book_words: Final = _compiled(books)
        self._any_book_word: Final = alternatives(pattern for patterns in books.values() for pattern in patterns)
        self._page_number: Final = alternatives(documents.furniture.page_numbers)
        self._units: Final = frozenset(squeezed(unit) or unit for unit in values.units.known)
        self.known_signs: Final = Signs(signs)
        self._board: Final = regex.compile("|".join(f"(?:{p})" for p in _board_shapes(boards)))
        self._heads: Final = head_index(columns)
        self._columns: Final[dict[str, ColumnMatch | None]] = {}

    def goal_label(self, text: str) -> GoalLabel | None:
        """The level, number and text of a goal heading; None where the text does not begin with a goal's label."""
        before = _NUMBER_BEFORE.match(text)
        found = self._goals.lead(text[before.end() :] if before else text)
        if found is None:
            return None
        level, rest, colon = found
        numbered = _NUMBERED.fullmatch(rest)
        if numbered is not None and not (numbered["mark"] == "" and numbered["text"][:1].islower()):
            return GoalLabel(level, numbered["number"], numbered["text"].strip())
        number = before["number"] if before else None
        return GoalLabel(level, number, rest.strip()) if colon or number else None

    def heading_kind(self, text: str) -> str | None:
        """`description`, `analysis`, `toc`, … for a heading with a meaning of its own."""
        lean = text.strip().rstrip(":").strip().casefold()
        return next((kind for kind, pattern in self._headings if pattern.fullmatch(lean)), None)

    def column(self, label: str) -> ColumnMatch | None:
        """What a column head means; None where it is unknown or could mean two things."""
        if label not in self._columns:
            self._columns[label] = self._heads.match(label)
        return self._columns[label]

    def resembling_column(self, label: str) -> ColumnMatch | None:
        """What a column head may mean that has too many strange letters to be taken for it; for doubts only."""
        return self.column(label) or self._heads.resembles(label)

    def row_label(self, text: str) -> tuple[str, str] | None:
        """The kind of a row that runs over the whole table (`comment`) and its text without the lead word."""
        found = self._row_labels.lead(text, whole_word=True) if text.lstrip("*_ ")[:1].isupper() else None
        return None if found is None else (found[0], found[1].strip())

    def is_no_heading(self, text: str) -> bool:
        """Whether a short line that stands like a heading is none: "Ej aktuellt", a caption, a reference."""
        return bool(self._no_heading.fullmatch(text.strip()))

    def is_note(self, text: str) -> bool:
        """Whether a text begins like a note under a table ("Källa: …")."""
        return bool(self._notes.match(text.strip().casefold()))

    def counts(self, text: str) -> bool:
        """Whether a line begins like the caption of a table of key figures ("Antal …")."""
        return bool(self._counts.match(text))

    def is_without_verb(self, text: str) -> bool:
        """Whether a line is no (beginning of a) sentence: it has no common verb, and does not end in the middle."""
        words = text.casefold().split()
        return not self.verbs.intersection(words) and words[-1] not in self.unfinished and ". " not in text

    def is_address(self, text: str) -> bool:
        """Whether a line holds a street address, a telephone number or a web site."""
        return bool(self._address.search(text))

    def contact_label(self, text: str) -> bool:
        """Whether a line begins like one of the block of names and addresses on the first page."""
        return text[:1].isupper() and self._contact.lead(text, whole_word=True) is not None

    def title(self, text: str) -> TitleMatch | None:
        """What a document's title says; where two kinds are named, the first counts ("Verksamhetsplan … T1 2023")."""
        hits = [
            (found.start(), kind, found)
            for kind, pattern in self._titles
            if (found := pattern.search(text)) is not None
        ]
        if not hits:
            return None
        _, kind, found = min(hits, key=lambda hit: hit[0])
        groups = found.groupdict()
        return TitleMatch(kind, int(groups["year"]), _tertial(groups.get("tertial")))

    def assessment(self, text: str) -> str | None:
        """`helt`, `delvis` or `ej` where the whole text is an assessment."""
        if len(text) > 60:
            return None
        lean = text.strip().rstrip(".").casefold()
        while (lead := self._assessment_leads.match(lean)) is not None and lead.end():
            lean = lean[lead.end() :]
        return next((kind for kind, pattern in self._assessments if pattern.fullmatch(lean)), None)

    def sign_of_glyph(self, glyph: str) -> str | None:
        """What a status glyph means (`ongoing`, `gendered`, `green`, …)."""
        return self.known_signs.of_glyph(glyph)

    def signs_of_picture(self, picture: Picture) -> tuple[str, ...]:
        """What a small picture means; `unknown:` and its digest where no entry fits."""
        if picture.glyph and not picture.shape:
            return (self.known_signs.of_glyph(picture.glyph) or "unknown",)
        return self.known_signs.of_picture(picture.shape, picture.color, picture.digest, picture.ground)

    def is_period(self, text: str) -> bool:
        """Whether the whole text names a period ("Tertial 1 2021", "VB 2021", "År")."""
        return bool(self._period.fullmatch(text.strip().casefold()))

    def named_period(self, text: str) -> NamedPeriod | None:
        """What a period names ("Tertial 1 2021", "VB 2021", "2021"); None where it names neither kind nor year."""
        for kind, pattern in self._named_periods:
            found = pattern.fullmatch(text.strip())
            if found is not None:
                groups = found.groupdict()
                year = int(groups["year"]) if groups.get("year") else None
                return NamedPeriod(None if kind == "any" else kind, _tertial(groups.get("tertial")), year)
        return None

    def is_share(self, name: str) -> bool:
        """Whether an indicator's name says that its values are parts of a whole ("Andel …")."""
        return bool(self._shares.match(name.strip()))

    def is_part_row(self, label: str) -> bool:
        """Whether a row is part of the row above it ("varav …")."""
        return bool(self._part_row.match(label.strip()))

    def is_ledger(self, kind: str) -> bool:
        """Whether tables of this kind hold money, so that their totals are sums."""
        return kind in self._ledgers

    def book_words(self, text: str) -> frozenset[str]:
        """What a row's label or a column's head says of its figures: `sum`, `net`, `cost`, `income`, `deviation`, …

        What names costs and income both is neither.
        """
        lean = text.strip()
        if self._any_book_word.search(lean) is None:
            return frozenset()
        words = frozenset(word for word, pattern in self._book_words if pattern.search(lean))
        return words - {"cost", "income"} if {"cost", "income"} <= words else words

    def value_word(self, text: str) -> str | None:
        """The qualifier of a cell that has words instead of a number (`set_by_board`, …)."""
        lean = bare(text)
        return next((name for name, pattern in self._words if pattern.fullmatch(lean)), None)

    def value_prefix(self, text: str) -> tuple[str | None, str]:
        """The qualifier before a number ("Max 10 personer" → `max`) and the rest; (None, text) where there is none."""
        for name, pattern in self._prefixes:
            found = pattern.match(text)
            if found is not None:
                return name, text[found.end() :]
        return None, text

    def is_unit(self, text: str) -> bool:
        """Whether the text is a unit that is listed."""
        return (squeezed(text) or text) in self._units

    def is_percent(self, unit: str | None) -> bool:
        """Whether a unit says that values are percentages."""
        return unit is not None and unit.casefold() in self.values.units.percent

    def is_value_phrase(self, text: str) -> bool:
        """Whether the text stands in value cells instead of a number, or is a period."""
        return self.value_word(text) is not None or self.is_period(text)

    def boards_in(self, text: str) -> list[str]:
        """All names of boards in a text, as printed, words that only look like a name left off."""
        if "nämnd" not in text.casefold():
            return []
        banned = {word.casefold() for word in self.boards.shape.not_names}
        out = []
        for found in self._board.finditer(text):
            words = found[0].split()
            while len(words) > 1 and words[0].casefold() in banned:
                words.pop(0)
            stem = _BOARD_END.sub("", words[0].casefold())
            name = " ".join(words)
            name = name[0].upper() + name[1:]
            if stem not in banned and name.casefold() not in ("stadsdelsnämnd", "stadsdelsnämnden"):
                out.append(name)
        return out

    def is_page_number(self, text: str) -> bool:
        """Whether the whole text is a page number as headers and footers print it."""
        return bool(self._page_number.fullmatch(text.strip().casefold()))


def _compiled(patterns: Mapping[str, Sequence[str]]) -> list[tuple[str, regex.Pattern[str]]]:
    return [(kind, alternatives(x)) for kind, x in patterns.items()]


def _with_groups(title: str) -> str:
    return title.replace("{year}", r"(?P<year>(?:19|20)\d\d)").replace("{tertial}", r"(?P<tertial>[123]|I{1,3}\b)")


def _tertial(printed: str | None) -> int | None:
    """1 to 3, printed as a figure or in Roman numerals."""
    if not printed:
        return None
    return len(printed) if printed[0] in "Ii" else int(printed)


def _table_words(columns: ColumnsFile, values: ValuesFile, words: WordsFile) -> frozenset[str]:
    labels = [label for entry in (*columns.indicators, *columns.activities) for label in entry.labels]
    texts = (*labels, *values.units.known, *words.words.known)
    return frozenset(word.casefold() for text in texts for word in regex.findall(r"\p{L}{2,}", text))


def _board_shapes(boards: BoardsFile) -> list[str]:
    """The listed boards, longest first, then the general shapes."""
    listed = sorted(boards.facknamnder.names, key=len, reverse=True)
    districts = sorted(boards.stadsdelsnamnder.names, key=len, reverse=True)
    shapes = [rf"(?i:{regex.escape(name)})(?=s?\b)" for name in listed]
    shapes += [rf"{regex.escape(name)}s? (?i:stadsdelsnämnd)(?:en)?(?=s?\b)" for name in districts]
    return shapes + boards.shape.match
