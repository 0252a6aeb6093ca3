"""What is known about Swedish steering documents: `patterns/*.toml`, loaded, validated and compiled into one frozen value.

`load()` reads the files shipped with the package; `load(folder)` lays a user's files of the same names over them: tables
are merged key by key, and a user's list stands in front of the shipped one, so that what he adds is tried first.
The matching that needs more than a look-up is in `matching.py`; the questions that the stages ask are methods here.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
import regex

from vpextract.errors import PatternError
from vpextract.matching import Labels, alternatives, bare, squeezed

FILES = ("labels", "columns", "values", "tables", "documents", "boards", "signs", "words")


class Strict(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A table of a patterns file: every key has its type, an unknown key is a mistake."""


class Labelled(Strict):
    labels: list[str]
    examples: list[str] = []
    counter_examples: list[str] = []


class Matched(Strict):
    match: list[str]
    examples: list[str] = []
    counter_examples: list[str] = []


class LabelsFile(Strict):
    goals: dict[str, Labelled]
    headings: dict[str, Matched]
    row_labels: dict[str, Labelled]
    assessments: dict[str, Matched]


class Column(Strict):
    role: str
    labels: list[str]
    key: bool = False


class ColumnsFile(Strict):
    indicators: list[Column]
    activities: list[Column]


class Periods(Strict):
    match: list[str]
    kinds: dict[str, str]


class Units(Strict):
    known: list[str]


class Months(Strict):
    names: list[str]


class ValuesFile(Strict):
    words: dict[str, list[str]]
    misspelt: dict[str, list[str]]
    prefixes: dict[str, list[str]]
    periods: Periods
    units: Units
    months: Months


class WordsFile(Strict):
    words: Units


class TableKind(Strict):
    name: str
    heads: list[str] = []
    all_heads: list[str] = []
    excluded_heads: list[str] = []
    rows: list[str] = []
    sections: list[str] = []
    min_numeric: float = 0.0


class TablesFile(Strict):
    kind: list[TableKind]
    units: dict[str, list[str]]
    part_rows: Matched
    sum_rows: Matched
    captions: Matched


class DocumentKind(Strict):
    short: str
    titles: list[str]


class Furniture(Strict):
    page_numbers: list[str]


class DocumentsFile(Strict):
    kinds: dict[str, DocumentKind]
    contact: Labelled
    dates: Matched
    attachments: Matched
    furniture: Furniture


class BoardShape(Strict):
    match: list[str]
    not_names: list[str] = []


class BoardNames(Strict):
    names: list[str]


class BoardsFile(Strict):
    shape: BoardShape
    stadsdelsnamnder: BoardNames
    facknamnder: BoardNames


class PictureSign(Strict):
    sign: str
    shape: str = ""
    color: str = ""
    digest: str = ""


class Bullets(Strict):
    marks: list[str]


class SignsFile(Strict):
    glyphs: dict[str, list[str]]
    bullets: Bullets
    picture: list[PictureSign]


SCHEMAS: dict[str, type[Strict]] = {
    "labels": LabelsFile,
    "columns": ColumnsFile,
    "values": ValuesFile,
    "tables": TablesFile,
    "documents": DocumentsFile,
    "boards": BoardsFile,
    "signs": SignsFile,
    "words": WordsFile,
}


class GoalLabel(NamedTuple):
    """A goal heading taken apart; `number` without its last dot, `text` empty where the label stands alone."""

    level: str
    number: str | None
    text: str


class TitleMatch(NamedTuple):
    """What a title says: `kind` is the contract's doc_type."""

    kind: str
    year: int
    tertial: int | None


class ColumnMatch(NamedTuple):
    """What a column head means: `table` is `indicators` or `activities`, `year` the year it names, `exact` if spelt so."""

    table: str
    role: str
    year: int | None
    key: bool
    exact: bool


_NUMBERED = regex.compile(r"\s*(?P<number>\d{1,2}(?:\.\d{1,2}){0,3})(?:\.(?=\s|$|\p{L})|(?=\s|$))\s*(?P<text>.*)", regex.DOTALL)


@dataclass(frozen=True)
class Knowledge:
    """All patterns of one run. Made by `load`; passed in wherever it is needed, never global."""

    labels: LabelsFile
    columns: ColumnsFile
    values: ValuesFile
    tables: TablesFile
    documents: DocumentsFile
    boards: BoardsFile
    signs: SignsFile
    words: WordsFile
    fingerprint: str

    def __post_init__(self) -> None:
        put = lambda name, value: object.__setattr__(self, name, value)  # noqa: E731 — caches of a frozen value
        put("_goals", Labels({level: x.labels for level, x in self.labels.goals.items()}))
        put("_row_labels", Labels({kind: x.labels for kind, x in self.labels.row_labels.items()}, max_errors=0))
        put("_contact", Labels({"contact": self.documents.contact.labels}, max_errors=0))
        put("_headings", [(kind, alternatives(x.match)) for kind, x in self.labels.headings.items()])
        put("_assessments", [(kind, alternatives(x.match)) for kind, x in self.labels.assessments.items()])
        put("_period", alternatives(self.values.periods.match))
        put("_page_number", alternatives(self.documents.furniture.page_numbers))
        put("_words", [(name, alternatives(x)) for name, x in self.values.words.items()])
        prefixes = self.values.prefixes.items()
        put("_prefixes", [(name, alternatives([rf"(?:{p})\s*(?=\d)" for p in x])) for name, x in prefixes])
        put("_units", frozenset(squeezed(unit) or unit for unit in self.values.units.known))
        put("_glyphs", {glyph: sign for sign, glyphs in self.signs.glyphs.items() for glyph in glyphs})
        year, tertial = r"(?P<year>(?:19|20)\d\d)", r"(?P<tertial>[123])"
        titles = {k: [t.replace("{year}", year).replace("{tertial}", tertial) for t in x.titles] for k, x in self.documents.kinds.items()}
        put("_titles", [(kind, alternatives(x)) for kind, x in titles.items()])
        put("_board", regex.compile("|".join(f"(?:{p})" for p in _board_shapes(self.boards))))
        labels = [label for entry in (*self.columns.indicators, *self.columns.activities) for label in entry.labels]
        put("_table_words", frozenset(w.casefold() for text in (*labels, *self.words.words.known) for w in regex.findall(r"\p{L}{2,}", text)))
        put("_columns", {})
        put("_heads", _head_index(self.columns))

    @property
    def table_words(self) -> frozenset[str]:
        """Words of table heads and value cells in lower case: they settle where a narrow cell cut a word."""
        return self._table_words  # type: ignore[attr-defined, no-any-return]

    def goal_label(self, text: str) -> GoalLabel | None:
        """The level, number and text of a goal heading; None where the text does not begin with a goal's label."""
        found = self._goals.lead(text)  # type: ignore[attr-defined]
        if found is None:
            return None
        level, rest, colon = found
        numbered = _NUMBERED.fullmatch(rest)
        if numbered is not None:
            return GoalLabel(level, numbered["number"], numbered["text"].strip())
        return GoalLabel(level, None, rest.strip()) if colon else None

    def heading_kind(self, text: str) -> str | None:
        """`description`, `analysis`, `toc`, … for a heading with a meaning of its own."""
        lean = text.strip().rstrip(":").strip().casefold()
        return next((kind for kind, pattern in self._headings if pattern.fullmatch(lean)), None)  # type: ignore[attr-defined]

    def column(self, label: str) -> ColumnMatch | None:
        """What a column head means; None where it is unknown or could mean two things."""
        known: dict[str, ColumnMatch | None] = self._columns  # type: ignore[attr-defined]
        if label not in known:
            known[label] = self._heads.match(label)  # type: ignore[attr-defined]
        return known[label]

    def row_label(self, text: str) -> tuple[str, str] | None:
        """The kind of a row that runs over the whole table (`comment`) and its text without the lead word."""
        found = self._row_labels.lead(text, whole_word=True) if text.lstrip("*_ ")[:1].isupper() else None  # type: ignore[attr-defined]
        return None if found is None else (found[0], found[1].strip())

    def contact_label(self, text: str) -> bool:
        """Whether a line begins like one of the block of names and addresses on the first page."""
        return text[:1].isupper() and self._contact.lead(text, whole_word=True) is not None  # type: ignore[attr-defined]

    def title(self, text: str) -> TitleMatch | None:
        """What a document's title says; where two kinds are named, the first counts ("Verksamhetsplan … T1 2023")."""
        hits = [(found.start(), kind, found) for kind, pattern in self._titles if (found := pattern.search(text)) is not None]  # type: ignore[attr-defined]
        if not hits:
            return None
        _, kind, found = min(hits, key=lambda hit: hit[0])
        groups = found.groupdict()
        return TitleMatch(kind, int(groups["year"]), int(groups["tertial"]) if groups.get("tertial") else None)

    def assessment(self, text: str) -> str | None:
        """`helt`, `delvis` or `ej` where the whole text is an assessment."""
        if len(text) > 60:
            return None
        lean = text.strip().rstrip(".").casefold()
        return next((kind for kind, pattern in self._assessments if pattern.fullmatch(lean)), None)  # type: ignore[attr-defined]

    def sign_of_glyph(self, glyph: str) -> str | None:
        """What a status glyph means (`ongoing`, `gendered`, `green`, …)."""
        return self._glyphs.get(glyph.replace("\ufe0f", ""))  # type: ignore[attr-defined, no-any-return]

    def sign_of_picture(self, shape: str, color: str, digest: str) -> str:
        """What a small picture means, by its shape, colour or digest; `unknown` where no entry fits."""
        for entry in self.signs.picture:
            wanted = ((entry.shape, shape), (entry.color, color), (entry.digest, digest))
            if all(not want or want == seen for want, seen in wanted):
                return entry.sign
        return "unknown"

    def is_period(self, text: str) -> bool:
        """Whether the whole text names a period ("Tertial 1 2021", "VB 2021", "År")."""
        return bool(self._period.fullmatch(text.strip().casefold()))  # type: ignore[attr-defined]

    def value_word(self, text: str) -> str | None:
        """The qualifier of a cell that has words instead of a number (`set_by_board`, …)."""
        lean = bare(text)
        return next((name for name, pattern in self._words if pattern.fullmatch(lean)), None)  # type: ignore[attr-defined]

    def value_prefix(self, text: str) -> tuple[str | None, str]:
        """The qualifier before a number ("Max 10 personer" → `max`) and the rest; (None, text) where there is none."""
        for name, pattern in self._prefixes:  # type: ignore[attr-defined]
            found = pattern.match(text)
            if found is not None:
                return name, text[found.end() :]
        return None, text

    def is_unit(self, text: str) -> bool:
        """Whether the text is a unit that is listed."""
        return (squeezed(text) or text) in self._units  # type: ignore[attr-defined]

    def is_value_phrase(self, text: str) -> bool:
        """Whether the text stands in value cells instead of a number, or is a period."""
        return self.value_word(text) is not None or self.is_period(text)

    def boards_in(self, text: str) -> list[str]:
        """All names of boards in a text, as printed, words that only look like a name left off."""
        if "nämnd" not in text:
            return []
        banned = {word.casefold() for word in self.boards.shape.not_names}
        out = []
        for found in self._board.finditer(text):  # type: ignore[attr-defined]
            words = found[0].split()
            while len(words) > 1 and words[0].casefold() in banned:
                words.pop(0)
            stem = regex.sub(r"s?nämnd(en)?$", "", words[0].casefold())
            name = " ".join(words)
            name = name[0].upper() + name[1:]
            if stem not in banned and name.casefold() not in ("stadsdelsnämnd", "stadsdelsnämnden"):
                out.append(name)
        return out

    def is_page_number(self, text: str) -> bool:
        """Whether the whole text is a page number as headers and footers print it."""
        return bool(self._page_number.fullmatch(text.strip().casefold()))  # type: ignore[attr-defined]


class _HeadIndex:
    """Column heads by their letters alone, with the year taken out."""

    def __init__(self, heads: dict[str, ColumnMatch]) -> None:
        self.heads = heads

    def match(self, label: str) -> ColumnMatch | None:
        letters = squeezed(label)
        year = regex.search(r"(?:19|20)\d\d", letters)
        lean = letters.replace(year[0], "0000", 1) if year else letters
        found = self.heads.get(lean)
        if found is None and len(lean) >= 5:
            found = self._misread(lean)
        if found is None:
            return None
        return found._replace(year=int(year[0]) if year else None)

    def _misread(self, lean: str) -> ColumnMatch | None:
        """The one head that differs in at most one letter in eight; None where two meanings are as near."""
        from rapidfuzz import process
        from rapidfuzz.distance import Levenshtein

        limit = max(1, len(lean) // 8)
        near = process.extract(lean, self.heads.keys(), scorer=Levenshtein.distance, score_cutoff=limit, limit=4)
        best = [self.heads[head] for head, distance, _ in near if distance == near[0][1]]
        if not best or len({(b.table, b.role) for b in best}) > 1:
            return None
        return best[0]._replace(exact=False)


def _board_shapes(boards: BoardsFile) -> list[str]:
    """The listed boards, longest first, then the general shapes."""
    listed = sorted(boards.facknamnder.names, key=len, reverse=True)
    districts = sorted(boards.stadsdelsnamnder.names, key=len, reverse=True)
    shapes = [rf"(?i:{regex.escape(name)})(?=s?\b)" for name in listed]
    shapes += [rf"{regex.escape(name)}s? (?i:stadsdelsnämnd)(?:en)?(?=s?\b)" for name in districts]
    return shapes + boards.shape.match


def _head_index(columns: ColumnsFile) -> _HeadIndex:
    heads: dict[str, ColumnMatch] = {}
    for table, entries in (("indicators", columns.indicators), ("activities", columns.activities)):
        for entry in entries:
            for label in entry.labels:
                lean = squeezed(label.replace("{year}", "0000"))
                heads.setdefault(lean, ColumnMatch(table, entry.role, None, entry.key, True))
    return _HeadIndex(heads)


# --- loading ----------------------------------------------------------------------------------------------------------


@cache
def load(folder: Path | None = None) -> Knowledge:
    """The shipped patterns, with the files of `folder` laid over them.

    Raises PatternError, naming file, key and reason, for a file that is not valid TOML or does not fit its schema.
    """
    import hashlib

    if folder is not None:
        _refuse_strangers(folder)
    parts: dict[str, Any] = {}
    digest = hashlib.sha256()
    for name in FILES:
        raw = _shipped(name).encode()
        digest.update(raw)
        data = _parse(raw, f"{name}.toml")
        own = folder / f"{name}.toml" if folder is not None else None
        if own is not None and own.is_file():
            extra = own.read_bytes()
            digest.update(extra)
            data = _overlaid(data, _parse(extra, str(own)))
        parts[name] = _converted(data, SCHEMAS[name], str(own) if own is not None and own.is_file() else f"{name}.toml")
    try:
        return Knowledge(**parts, fingerprint=digest.hexdigest()[:16])
    except regex.error as error:
        raise PatternError("patterns", str(error.pattern)[:60], f"not a valid regular expression: {error.msg}") from None


def _shipped(name: str) -> str:
    inside = resources.files("vpextract") / "patterns" / f"{name}.toml"
    if inside.is_file():
        return inside.read_text("utf8")
    return (Path(__file__).parents[2] / "patterns" / f"{name}.toml").read_text("utf8")


def _refuse_strangers(folder: Path) -> None:
    if not folder.is_dir():
        raise PatternError(folder, "", "there is no such folder of patterns")
    strange = sorted(p.name for p in folder.glob("*.toml") if p.stem not in FILES)
    if strange:
        raise PatternError(folder / strange[0], "", f"no patterns file has this name; known are {', '.join(f + '.toml' for f in FILES)}")


def _parse(raw: bytes, where: str) -> dict[str, Any]:
    try:
        return tomllib.loads(raw.decode("utf8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise PatternError(where, "", f"not valid TOML: {error}") from None


def _overlaid(ours: Any, theirs: Any) -> Any:
    if isinstance(ours, dict) and isinstance(theirs, dict):
        return {key: _overlaid(ours[key], theirs[key]) if key in ours and key in theirs else theirs.get(key, ours.get(key)) for key in ours | theirs}
    if isinstance(ours, list) and isinstance(theirs, list):
        return theirs + ours
    return theirs


def _converted(data: Any, schema: type[Strict], where: str) -> Strict:
    try:
        made = msgspec.convert(data, schema)
    except msgspec.ValidationError as error:
        reason, _, key = str(error).partition(" - at ")
        raise PatternError(where, key.strip("`$. ") or "top level", reason) from None
    for key, pattern in _patterns_in(data):
        try:
            regex.compile(pattern)
        except regex.error as error:
            reason = f"{pattern!r} is not a valid regular expression: {error.msg} at position {error.pos}"
            raise PatternError(where, key, reason) from None
    return made


def _patterns_in(data: Any, key: str = "") -> list[tuple[str, str]]:
    """Every regular expression in a file, with its key; lists of plain words are not."""
    plain = {"labels", "examples", "counter_examples", "known", "names", "marks", "misspelt", "glyphs", "role", "name", "sign", "shape", "color", "short", "not_names", "digest"}
    if isinstance(data, dict):
        return [hit for k, v in data.items() if k not in plain for hit in _patterns_in(v, f"{key}.{k}".strip("."))]
    if isinstance(data, list):
        return [hit for i, v in enumerate(data) for hit in _patterns_in(v, f"{key}[{i}]")]
    return [(key, data.replace("{year}", "2000").replace("{tertial}", "1"))] if isinstance(data, str) else []
