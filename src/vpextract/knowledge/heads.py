"""Column heads and what they mean: composed of their parts, or listed whole, however they are spaced, cut or misread."""

from __future__ import annotations

import unicodedata
from collections.abc import Container, Sequence
from typing import Final, Literal, NamedTuple

import regex

from vpextract.knowledge.asking import asked_once
from vpextract.knowledge.head_times import NO_TIME, HeadTime, ListingTimes
from vpextract.knowledge.head_words import LONGEST, HeadWords, Part
from vpextract.knowledge.months import MonthNames
from vpextract.knowledge.schema import ColumnsFile
from vpextract.marks import unmarked_head
from vpextract.matching import collapsed, compiled, squeezed

_LONG_ENOUGH = 5
"""Heads of fewer letters, the year not counted, have too many neighbours to be recognised with a wrong letter: "VP 2031" is
no "VB 2031". They may lack a ring or dots."""

Content = Literal["name", "value", "period", "date", "text"]
CONTENT_OF_ROLE: dict[str, Content] = {
    "name": "name",
    "text": "name",
    "period": "period",
    "start_date": "date",
    "end_date": "date",
    "deviation": "text",
    "comment": "text",
    "status": "text",
    "other": "text",
}
"""What the columns of a role hold; those of all other roles hold values."""

ANY_TABLE = frozenset(("comment", "status", "other", "compared"))
"""Roles of columns that tables of indicators and of activities have."""
NO_MEASURES = frozenset(("other", "compared"))
"""Roles of columns that are kept as they are printed; those of `compared` hold figures."""

_KEYS = {"name": "indicators", "text": "activities"}
_TABLES = {"text": "activities", "start_date": "activities", "end_date": "activities", "deviation": "activities"}
_DATES = frozenset(("start_date", "end_date"))
_TIMED = frozenset(("outcome", "forecast", "target"))


class ColumnMatch(NamedTuple):
    """What a column head means: `table` is `indicators` or `activities`, `year` the year it names, `exact` if spelt so.

    `as_of` is the time within the year ("T1", "VB", "08", "08-31"). `weak`: other tables have such heads, too; it means this
    beside a column that is sure. `sexes`: its cells hold a figure for each, in this order. `owner`: whose rows a key
    column says that they are. `previous`: it is for the year before the document's. The role `other` is that of columns
    which are no measure, `compared` that of figures of others.
    """

    table: str
    role: str
    year: int | None
    key: bool
    exact: bool
    as_of: str | None = None
    weak: bool = False
    sexes: tuple[str, ...] = ()
    owner: str | None = None
    previous: bool = False

    def says_the_same(self, other: ColumnMatch) -> bool:
        """Whether two heads mean the same, however they are spelt."""
        return self._replace(exact=True, key=other.key) == other._replace(exact=True)


class HeadIndex:
    """The heads of `patterns/columns.toml`: those listed whole, by their letters with the year taken out, and their parts."""

    def __init__(self, columns: ColumnsFile, months: MonthNames, unfinished: Container[str]) -> None:
        self.heads = _listed(columns)
        self.persons: Final = frozenset(squeezed(word) for who in columns.parts.who.values() for word in who)
        """Words for men, women and all, by their letters."""
        self._behind_year = frozenset(columns.parts.behind_year)
        self._over_dates = frozenset(columns.parts.over_dates)
        self._without_marks = {_without_marks(head): match for head, match in self.heads.items()}
        self._words = HeadWords(columns.parts)
        self._times = ListingTimes(columns.parts.times, months)
        self._unfinished = unfinished
        self._persons = {word for words in columns.parts.who.values() for word in words}
        men, women = ("|".join(map(regex.escape, columns.parts.who.get(sex, []))) for sex in ("men", "women"))
        stroke = rf"\s*(?:[/,&–-]|{'|'.join(columns.parts.joins) or '(?!)'})\s*"
        self._both = compiled(rf"(?:{men}){stroke}(?:{women})|(?:{women}){stroke}(?:{men})")
        self._alone = frozenset(map(squeezed, columns.parts.alone))
        self._listing = frozenset(map(squeezed, columns.parts.listed))

    @asked_once
    def match(self, label: str) -> ColumnMatch | None:
        """What a head means; None where it is unknown or could mean two things."""
        if len(label) > LONGEST or not _may_be_head(label):
            return None
        head = unmarked_head(label)
        lean, times = self._times.taken(collapsed(head).casefold())
        composed = self._composed(head, lean, times, misread=False)
        if composed is not None and not composed.weak:
            return composed
        whole = self._whole(head)
        if whole is not None and composed is not None and whole[:3] == composed[:3]:
            return composed._replace(weak=False)
        return whole or composed or self._composed(head, lean, times, misread=True)

    def follows_year(self, word: str) -> bool:
        """Whether a word stands behind the year that a head begins with ("2031 års mål")."""
        return word.casefold() in self._behind_year

    @asked_once
    def is_made_of(self, word: str) -> bool:
        """Whether heads are made of a word."""
        return bool(self._words.parts_of(collapsed(word).casefold()))

    def resembles(self, label: str) -> ColumnMatch | None:
        """The one head that may be meant, though too many letters differ to be sure: up to one in four."""
        lean = squeezed(unmarked_head(label))
        return self._nearest(lean, max(2, len(lean) // 4)) if len(lean) >= _LONG_ENOUGH else None

    # --- listed whole

    def _whole(self, head: str) -> ColumnMatch | None:
        letters = squeezed(head)
        year = regex.search(r"(?:19|20)[0-9]{2}", letters)
        lean = letters.replace(year[0], "0000", 1) if year else letters
        found = self.heads.get(lean)
        if found is None and len(lean) - (4 if year else 0) >= _LONG_ENOUGH:
            found = self._nearest(lean, max(1, len(lean) // 8))
        elif found is None and len(lean) >= _LONG_ENOUGH and (alike := self._without_marks.get(_without_marks(lean))):
            found = alike._replace(exact=False)
        if found is None:
            return None
        return found._replace(year=int(year[0]) if year else None)

    def _nearest(self, lean: str, limit: int) -> ColumnMatch | None:
        """The one head that differs in at most so many letters; None where two meanings are as near."""
        from rapidfuzz import process
        from rapidfuzz.distance import Levenshtein

        near = process.extract(lean, self.heads.keys(), scorer=Levenshtein.distance, score_cutoff=limit, limit=4)
        best = [self.heads[head] for head, distance, _ in near if distance == near[0][1]]
        if not best or len({(b.table, b.role) for b in best}) > 1:
            return None
        return best[0]._replace(exact=False)

    # --- composed

    def _composed(self, head: str, lean: str, times: Sequence[HeadTime], *, misread: bool) -> ColumnMatch | None:
        """What a head means by its parts; `lean` is it in lower case without its `times`."""
        if len(times) > 1 or self._is_unfinished(lean):
            return None
        parts = self._words.parts_of(lean, misread=misread)
        if parts is None or not (parts or times):
            return None
        return self._meant(head, parts, times[0] if times else NO_TIME, self._both.search(lean) is not None)

    def _is_unfinished(self, lean: str) -> bool:
        """Whether a head ends in a word that another one follows; "Från" alone is whole beside "Till", "alla" names persons."""
        last = lean.rpartition(" ")[2]
        return last != lean and last in self._unfinished and last not in self._persons

    def _meant(self, head: str, parts: Sequence[Part], time: HeadTime, both: bool) -> ColumnMatch | None:
        """What the parts mean together; `both`: the sexes that are named stand in one head, parted by a stroke or "och"."""
        if parts and parts[0].word in self._over_dates and any(part.means in _DATES for part in parts[1:]):
            parts = parts[1:]  # "Tidplan" over "Start" and "Slut"
        of = {
            group: [part for part in parts if part.group == group]
            for group in ("what", "who", "whose", "when", "other")
        }
        what = _only(of["what"], parts, head)
        exact = all(part.exact for part in parts)
        if of["other"]:
            alone = not of["what"] and not of["who"] and len(of["other"]) == 1
            role = of["other"][0].means
            return ColumnMatch("indicators", role, time.year(None), False, exact, weak=True) if alone else None
        if not of["what"]:
            what = "outcome" if of["who"] or of["when"] or time != NO_TIME else None
        if what is None or len(of["whose"]) > 1 or len(of["when"]) > 1 or any(x.means == "next" for x in of["when"]):
            return None
        sexes = tuple(dict.fromkeys(part.means for part in of["who"]))
        if len(sexes) > 1 and not (both and "total" not in sexes):
            return None
        if sexes and of["what"] and what != "outcome" and parts[0].group == "who":
            return None  # "Kvinnor Årsmål" are two heads
        previous, whose = bool(of["when"]), next((part.means for part in of["whose"]), None)
        role = _with_details(what, sexes, whose, time, previous)
        return ColumnMatch(
            _TABLES.get(role, "indicators"),
            role,
            time.year(None),
            role in _KEYS,
            exact,
            time.part if what in _TIMED else None,
            self._is_weak(role, parts, time, previous),
            sexes if len(sexes) > 1 and what == "outcome" else (),
            whose if role in _KEYS else None,
            previous,
        )

    def _is_weak(self, role: str, parts: Sequence[Part], time: HeadTime, previous: bool) -> bool:
        words = {part.word for part in parts if part.group in ("what", "who")}
        if not words:
            return True
        if words <= self._listing or role in NO_MEASURES:
            return True
        detailed = previous or time != NO_TIME or any(part.group == "whose" for part in parts)
        return words <= (self._alone | self._listing) and not detailed


def lists_what_ends(matches: Sequence[ColumnMatch | None]) -> bool:
    """Whether labels that are not sure make a listing of activities together: "Insats | Klar"."""
    roles = [None if match is None else match.role for match in matches]
    return roles[:1] == ["text"] and None not in roles and "end_date" in roles


def _may_be_head(label: str) -> bool:
    """A cheap question first: what has no letter is no head, unless it is a year or a day ("2031", "31/8")."""
    return "/" in label or "19" in label or "20" in label or any(map(str.isalpha, label))


def _only(whats: Sequence[Part], parts: Sequence[Part], head: str) -> str | None:
    """What a head is about, which one word says; None where two do, as they may be two heads.

    Two are one head where the second follows with a small letter: "Uppmätt värde", "Prognostiserat utfall".
    """
    if len(whats) == 2 and whats[0].word != whats[1].word and whats[1].means in (whats[0].means, "outcome"):
        first = parts.index(whats[0])
        if any(whats[1].word.startswith(word) for word in _capitals_behind(head) if word != whats[1].word):
            return None  # "Nämndens mål KF mål" are two heads
        if whats[0].means not in ("forecast", whats[1].means) or _capital(whats[1].word, head):
            return None
        return whats[0].means if parts[first : first + 2] == whats else None
    return whats[0].means if len(whats) == 1 else None


def _capitals_behind(head: str) -> list[str]:
    """The words with a capital behind the first one."""
    return [squeezed(word) for word in head.split()[1:] if word[:1].isupper()]


def _capital(word: str, head: str) -> bool:
    """Whether a word begins another head: with a capital, or where all letters are capitals and tell nothing."""
    return head.isupper() or word.capitalize() in head.split() or word.upper() in head.split()


def _with_details(what: str, who: Sequence[str], whose: str | None, time: HeadTime, previous: bool) -> str:
    """The role that a column has with the sex, the owner and the time that are named."""
    sexes = [sex for sex in who if sex != "total"]
    if what == "outcome":
        if whose == "kf":
            return "other"  # how the whole city does is no outcome of the board
        if len(sexes) == 1:
            return f"outcome_{sexes[0]}"
        return "outcome_previous" if previous else "outcome_of_year" if time.years else "outcome"
    if sexes or (previous and what in _TIMED):
        return "other"  # a target of one sex, or of another year that is not named, has no column of its own
    if what == "target":
        return "target_kf" if whose == "kf" else "target"
    return what


def _without_marks(lean: str) -> str:
    return unicodedata.normalize("NFKD", lean).encode("ascii", "ignore").decode()


def _listed(columns: ColumnsFile) -> dict[str, ColumnMatch]:
    heads: dict[str, ColumnMatch] = {}
    for table, entries in (("indicators", columns.indicators), ("activities", columns.activities)):
        for entry in entries:
            for label in entry.labels:
                lean = squeezed(label.replace("{year}", "0000"))
                heads.setdefault(lean, ColumnMatch(table, entry.role, None, entry.key, True))
    return heads
