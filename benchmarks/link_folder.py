"""Made-up outputs of many documents, as Arrow tables: what linking reads, without any PDF.

Boards publish four documents a year for twenty years. What the city council set is the same for all boards; what a board
sets is its own. Each goal, indicator and activity goes on for some years under its name; now and then it is reworded or
misread, and a board prints an indicator of the city among its own. A document hangs on the seed, its board, its year and
its kind alone: a folder of more boards holds the documents of a smaller one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from random import Random
from typing import Any, NamedTuple
from zlib import crc32

import pyarrow as pa

from link_made import another_name, another_thing
from link_noise import misread
from vpextract.linking.records import CITY
from vpextract.store.schema import DATASETS
from vpextract.terms import kind_of

YEARS = range(2005, 2025)
REPORTS = ("vp", "t1", "t2", "vb")
EACH_BOARD = len(YEARS) * len(REPORTS)
"""So many documents has a board."""
_PLACES = {"goal": 20, "indicator": 25, "activity": 20}
"""So many has each document; two fifths are the city's."""
_CITYS = {kind: number * 2 // 5 for kind, number in _PLACES.items()}
_LASTS = {"goal": 8, "indicator": 10, "activity": 4}
"""A name goes on for so many years at most."""
_REWORDED, _MISREAD, _AMONG_OWN = 0.15, 0.01, 0.04
"""How often a name changes with the year, is misread in one document, and stands among the board's own."""
_MEASURES = ("outcome", "outcome_men", "outcome_women", "outcome_previous", "forecast", "target", "target_kf")
_NAMES = {
    "goal": (
        *("{} känner sig trygga i sin vardag", "{} har goda villkor för lärande", "Verksamheten når {} i rätt tid"),
        *("{} har inflytande över det stöd de får", "{} erbjuds en meningsfull fritid", "Ekonomin för {} är i balans"),
    ),
    "indicator": (
        *("Andel {} som är nöjda", "Antal besök av {}", "Andel {} som upplever delaktighet", "Sjukfrånvaro bland {}"),
        *("Andel {} med fullständig dokumentation", "Väntetid i dagar för {}", "Andel beslut om {} i tid"),
    ),
    "activity": (
        *(
            "Ta fram en plan för {}",
            "Genomföra utbildning om {}",
            "Utveckla samverkan kring {}",
            "Kartlägga behoven hos {}",
        ),
        *("Se över rutinerna för {}", "Införa ett nytt arbetssätt för {}", "Följa upp insatserna för {}"),
    ),
}
_WHOM = (
    *("äldre i hemtjänst", "barn i förskolan", "unga utan sysselsättning", "besökare i parkerna", "medarbetare"),
    *("familjer med stöd", "personer med funktionsnedsättning", "elever på lov", "boende på omsorgsboende"),
    *("lokala föreningar", "nya chefer"),
)

Tables = dict[str, pa.Table]
_Rows = defaultdict[str, list[dict[str, Any]]]


class _Thing(NamedTuple):
    """What stands at one place of a document."""

    place: int
    name: str
    owner: str


class _Document(NamedTuple):
    document_id: str
    board: str
    year: int
    report: str
    things: dict[str, list[_Thing]]


def board_name(number: int) -> str:
    return f"namnd-{number:03}"


def made_documents(boards: Iterable[int], seed: int, years: Sequence[int] = YEARS) -> Tables:
    """All documents of these boards and years, as datasets; those that linking does not read are left out."""
    rows: _Rows = defaultdict(list)
    for document in _documents(boards, seed, years):
        _add(rows, document)
    names = ("documents", "goals", "indicators", "indicator_values", "activities", "issues")
    return {name: _table(name, rows[name]) for name in names}


def _documents(boards: Iterable[int], seed: int, years: Sequence[int]) -> Iterator[_Document]:
    city = {kind: [_names_by_year(f"{seed} kf {kind} {n}", kind) for n in range(_CITYS[kind])] for kind in _PLACES}
    for board in map(board_name, boards):
        lives = {
            kind: [
                *((CITY, names) for names in city[kind]),
                *(
                    ("namnd", _names_by_year(f"{seed} {board} {kind} {n}", kind))
                    for n in range(_CITYS[kind], _PLACES[kind])
                ),
            ]
            for kind in _PLACES
        }
        for year in years:
            for report in REPORTS:
                random = Random(f"{seed} {board} {year} {report}")
                things = {
                    kind: [_thing(n, owner, names[year], random) for n, (owner, names) in enumerate(lives[kind], 1)]
                    for kind in _PLACES
                }
                yield _Document(f"{board}-{year}-{report}-{random.getrandbits(32):08x}", board, year, report, things)


def _names_by_year(seed: str, kind: str) -> dict[int, str]:
    """The name that stands at one place in each year."""
    random = Random(seed)
    names: dict[int, str] = {}
    name, until = "", 0
    for year in YEARS:
        if year >= until:
            name = another_thing(random.choice(_NAMES[kind]).format(random.choice(_WHOM)), random)
            until = year + random.randint(1, _LASTS[kind])
        elif random.random() < _REWORDED:
            name = another_name(name, random)
        names[year] = name
    return names


def _thing(place: int, owner: str, name: str, random: Random) -> _Thing:
    if random.random() < _MISREAD:
        name = misread(name, random, errors=1)
    among_own = owner == CITY and random.random() < _AMONG_OWN
    return _Thing(place, name, "namnd" if among_own else owner)


# --- rows -------------------------------------------------------------------------------------------------------------


def _add(rows: _Rows, of: _Document) -> None:
    kind, tertial = kind_of(of.report)
    whose = {"document_id": of.document_id, "board_id": of.board, "year": of.year, "doc_type": kind, "tertial": tertial}
    rows["documents"].append(whose | {"status": "ok", "preferred": True})
    for goal in of.things["goal"]:
        rows["goals"].append(_row(of, goal, "goal_id", "text") | _goal(of, goal))
    for indicator in of.things["indicator"]:
        row = _row(of, indicator, "indicator_id", "name") | {"goal_id": _goal_of(of, indicator)}
        rows["indicators"].append(row)
        rows["indicator_values"] += _values(of, indicator, row["indicator_id"])
    for activity in of.things["activity"]:
        dates = {"start_date": date(of.year, 1, 1), "end_date": date(of.year, 12, 31)}
        status = {"status": None if of.report == "vp" else "ongoing", "goal_id": _goal_of(of, activity)}
        rows["activities"].append(_row(of, activity, "activity_id", "text") | dates | status)


def _row(of: _Document, thing: _Thing, key: str, text: str) -> dict[str, Any]:
    return {
        key: f"{of.document_id}:{key[0]}{thing.place:04}",
        "document_id": of.document_id,
        "ordinal": thing.place,
        text: thing.name,
        "owner": thing.owner,
        "page": thing.place,
    }


def _goal(of: _Document, goal: _Thing) -> dict[str, Any]:
    level = "inriktningsmal" if goal.place <= 3 else "verksamhetsmal" if goal.place <= _CITYS["goal"] else "namndmal"
    above = {"inriktningsmal": None, "verksamhetsmal": goal.place % 3 + 1, "namndmal": goal.place % 5 + 4}[level]
    return {
        "level": level,
        "number": str(goal.place),
        "parent_goal_id": above and f"{of.document_id}:g{above:04}",
        "description": f"{goal.name}. Nämnden arbetar vidare med detta under {of.year}. " * 8,
    }


def _goal_of(of: _Document, thing: _Thing) -> str:
    citys = _CITYS["goal"]
    place = thing.place % citys + 1 if thing.owner == CITY else thing.place % (_PLACES["goal"] - citys) + citys + 1
    return f"{of.document_id}:g{place:04}"


def _values(of: _Document, thing: _Thing, indicator: str) -> Iterator[dict[str, Any]]:
    for n, measure in enumerate(_MEASURES):
        year = of.year - (measure == "outcome_previous")
        who = "kf" if measure == "target_kf" else of.board
        # Last year's outcome is that of last year's report; the city's target is the same for all boards.
        value = crc32(f"{0 if measure == 'outcome_previous' else n} {thing.place} {year} {who}".encode()) % 1000 / 10
        yield {
            "indicator_id": indicator,
            "document_id": of.document_id,
            "measure": measure,
            "raw": f"{value:.1f} %",
            "value": value,
            "unit": "%",
            "year": year,
        }


def _table(dataset: str, rows: Sequence[dict[str, Any]]) -> pa.Table:
    """Rows as a table of the dataset's schema; what they do not say is empty."""
    schema = DATASETS[dataset].schema
    columns = [pa.array([row.get(f.name, _nothing(f)) for row in rows], type=f.type) for f in schema]
    return pa.Table.from_arrays(columns, schema=schema)


def _nothing(field: pa.Field) -> object:
    """What stands in a column of which the rows say nothing."""
    if field.nullable:
        return None
    if field.type == pa.bool_():
        return False
    return [] if pa.types.is_list(field.type) else "" if field.type == pa.string() else 0
