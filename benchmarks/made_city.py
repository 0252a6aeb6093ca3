"""A city that does not exist, with as many boards and years as a measurement wants: its boards, their goals and rows.

Texts and rows of the samples' generator are the stuff it is made of. What is the city council's recurs in all boards; what
is a board's own recurs through the years, for four years unchanged but for an ending here and there. The same seed gives
the same city.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from random import Random
from typing import Any

import samples_path  # noqa: F401
from generator.source import CITY, ROWS

YEARS = 20
"""At most so many years of documents; the last is LAST_YEAR."""
LAST_YEAR = 2025
TERM = 4
"""So many years a city council keeps its goals."""
Row = dict[str, Any]

# --- words ------------------------------------------------------------------------------------------------------------

_BEGINNINGS = (
    *("Al", "Berg", "Björk", "Dal", "Ek", "Fager", "Gran", "Hassel", "Is", "Klöver", "Lind", "Mossa", "Norr", "Orm"),
    *("Pil", "Ros", "Sten", "Tall", "Udd", "Vass", "Åker", "Älg", "Öst", "Hammar", "Brunn", "Kyrk", "Svan", "Tegel"),
)
_ENDS = ("by", "torp", "vik", "höjden", "ängen", "hult", "sätra", "backen", "rum", "lunda", "forsa", "dalen")
PLACES = tuple(first + last for last in _ENDS for first in _BEGINNINGS)
_FIELDS = (
    *("Bygg", "Energi", "Folkhälso", "Fritids", "Hamn", "Hemtjänst", "Landskaps", "Mark", "Natur", "Näringslivs"),
    *("Omsorgs", "Park", "Skol", "Teknik", "Vatten", "Vuxenutbildnings"),
)
_GROUPS = ("nyanlända", "anhöriga", "föräldrar", "pensionärer", "arbetssökande", "handläggare", "studenter")
_SERVICES = ("dagverksamheten", "bibliotekens öppettider", "fritidsgården", "simhallen", "boendestödet", "parkleken")
_DOINGS = ("Utveckla", "Utvärdera", "Införa", "Samordna", "Kartlägga", "Förbättra", "Pröva", "Bygga ut", "Se över")
_THINGS = (
    *("rutiner för överlämning", "stödet till chefer", "introduktionen av medarbetare", "språkombudens arbete"),
    *("arbetssättet för trygghet", "samverkan med föreningar", "planeringen av måltider", "skyltning och belysning"),
    *("handledningen av personal", "metoder för tidiga insatser", "uppföljningen av vårdplaner", "återbruk av möbler"),
)
_SWAPPED = (("are", "arna"), ("het", "heten"), ("ing", "ingen"), ("ningar", "ningarna"), ("arbete", "arbetet"))
_OWN_WORDS = re.compile(r"Kvarnliden|Kvarntorget|Sågudden|Hammarängen|Hammaräng|Kvarntorg|Sågverks|Almköping")


@dataclass(frozen=True)
class Board:
    """A board: its name, the place that it is called after, how many goal areas its documents treat."""

    number: int
    name: str
    place: str
    areas: int
    look: str
    seed: int

    def random(self, *key: object) -> Random:
        return Random("|".join(map(str, (self.seed, self.number, *key))))


@lru_cache(maxsize=64)
def board(number: int, seed: int) -> Board:
    """The board of this number. Two numbers never share a name; each fifth is for the whole city."""
    place = PLACES[number % len(PLACES)] + "-Nya" * (number // len(PLACES))
    name = f"{place}s stadsdelsnämnd"
    if number % 5 == 4:
        first, second = divmod(number // 5, len(_FIELDS))
        field = _FIELDS[second] if not first else f"{_FIELDS[second]}- och {_FIELDS[(first + second) % len(_FIELDS)]}"
        name = f"{field.capitalize() if not first else _capital(field)}nämnden"
    look = ("ruled", "lines", "zebra")[number % 3]
    return Board(number, name, place, (3, 2, 4, 3, 5, 2, 3)[number % 7], look, seed)


def _capital(text: str) -> str:
    """ "Bygg- och Parknämnden" is written with one capital."""
    return text[0] + text[1:].lower()


# --- rows -------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Own:
    """What a board has in a term: goals by the number of their area, indicator rows and activities by goal number."""

    goals: tuple[Row, ...]
    indicators: dict[str, list[Row]]


def areas(count: int) -> Iterator[tuple[Row, list[Row]]]:
    """The city's directions, each with those of its areas that are among the first `count`."""
    for direction in CITY["direction"]:
        chosen = direction["area"][:count]
        count -= len(chosen)
        if chosen:
            yield direction, chosen


@cache
def city_rows(seed: int, term: int) -> dict[str, list[Row]]:
    """The city council's indicators of a term by area: those that stay through all years, and those of this term."""
    found: dict[str, list[Row]] = {}
    for row in (row for rows in ROWS["indicator"].values() for row in rows if row["goal"].count(".") == 1):
        rows = found.setdefault(row["goal"], [])
        if row["name"] not in {other["name"] for other in rows}:
            rows.append(row)
    for area, rows in found.items():
        random = Random(f"{seed}|city|{term}|{area}")
        taken = {row["name"] for row in rows}
        for row in random.choices(rows, k=4):
            name = _another(row["name"], random, PLACES)
            if name not in taken:
                taken.add(name)
                rows.append(row | {"name": name})
    return found


@lru_cache(maxsize=256)
def own(board: Board, term: int, per_area: int) -> Own:
    """The board's own goals of a term with their indicators, `per_area` or one more in each area."""
    random = board.random("own", term)
    places = random.sample(PLACES, min(len(PLACES), 12 + 4 * per_area))
    goals, indicators = [], {}
    taken: set[str] = set()
    for _, chosen in areas(board.areas):
        for area in chosen:
            for n in range(1, per_area + (per_area == 1 and random.random() < 0.3) + 1):
                number = f"{area['number']}.{n}"
                goals.append(_own_goal(number, random, places, taken))
                wanted = random.choice((1, 2, 2, 3))
                indicators[number] = [_own_row(number, random, places, taken) for _ in range(wanted)]
    return Own(tuple(goals), indicators)


def _own_goal(number: str, random: Random, places: Sequence[str], taken: set[str]) -> Row:
    template = random.choice(_OWN_GOALS)
    goal: Row = template | {"number": number, "text": _unused(template["text"], random, places, taken)}
    return goal


def _own_row(number: str, random: Random, places: Sequence[str], taken: set[str]) -> Row:
    template = random.choice(_OWN_ROWS)
    return _other_figures(template, random) | {
        "goal": number,
        "name": _unused(template["name"], random, places, taken),
    }


def chosen_rows(board: Board, term: int, area: str) -> list[Row]:
    """Which of the city's indicators the board reports on in an area, with figures of its own."""
    random = board.random("city", term, area)
    rows = city_rows(board.seed, term)[area]
    few = random.sample(range(len(rows)), min(len(rows), random.choice((1, 2, 2, 3))))
    return [_other_figures(rows[n], random) for n in sorted(few)]


def activities(board: Board, year: int, number: str, city: bool) -> list[Row]:
    """The activities of a year: the city's are the same in all boards, the board's own stay for two years."""
    if city:
        rows = [row for rows in ROWS["activity"].values() for row in rows if row["goal"] == number]
        random = Random(f"{board.seed}|city activity|{year // 2}|{number}")
        return [_dated({"text": _another(row["text"].rstrip("."), random, PLACES)}, random) for row in rows[:1]]
    random = board.random("activity", year // 2, number)
    out: dict[str, Row] = {}
    for _ in range(random.choice((1, 1, 2, 3))):
        text = _another(f"{random.choice(_DOINGS)} {random.choice(_THINGS)}", random, (*PLACES[:40], board.place))
        out[text] = _dated({"text": text}, random)
    return list(out.values())


def _dated(row: Row, random: Random) -> Row:
    start = random.choice(("01-01", "02-01", "03-15", "05-01"))
    row |= {"from": start, "to": random.choice(("06-30", "08-31", "12-31", "12-31"))}
    if random.random() < 0.2:
        row |= {"deviation": "Försenad", "note": "Arbetet har skjutits upp eftersom flera tjänster har varit vakanta."}
    return row


def _other_figures(row: Row, random: Random) -> Row:
    """Another level and pace, such that twenty years stay within what the unit allows."""
    unit = 10.0 ** -row["d"]
    low, high = (8.0, 88.0) if row["unit"] == "%" else (row["base"] * 0.6 + 3 * unit, row["base"] * 1.5 + 6 * unit)
    base = round(random.uniform(low, high), row["d"])
    room = (base - 2 * unit) / (YEARS * 1.5)
    step = round(random.choice((-1, 1)) * min(abs(row["step"]) or unit, abs(room)), 3)
    if row["unit"] == "%":
        step = round(max(min(step, (97 - base) / 8), -base / 40), 3)
    return row | {"base": base, "step": step}


def _another(text: str, random: Random, places: Sequence[str]) -> str:
    """The text with a particular that makes it another thing: a place, a group, a service, or two of them."""
    text = localised(text, random.choice(places))
    way = random.random()
    if way < 0.5:
        return f"{text} i {random.choice(places)}"
    if way < 0.75:
        return f"{text} för {random.choice(_GROUPS)} i {random.choice(places)}"
    return f"{text} inom {random.choice(_SERVICES)} i {random.choice(places)}"


def _unused(text: str, random: Random, places: Sequence[str], taken: set[str]) -> str:
    while (found := _another(text, random, places)) in taken:
        pass
    taken.add(found)
    return found


def reworded(text: str, random: Random) -> str:
    """The same thing with another ending of one word, as people write it the next year; most stay as they are."""
    if random.random() > 0.06:
        return text
    for one, other in _SWAPPED:
        if (changed := re.sub(rf"(?<=\w\w\w\w){one}\b", other, text, count=1)) != text:
            return changed
    return text


def localised(text: str, place: str) -> str:
    """The samples' texts in another place."""
    return _OWN_WORDS.sub(lambda found: "Storstad" if found[0] == "Almköping" else place, text)


_OWN_GOALS = tuple(goal for name in CITY["board"] for goal in CITY["board"][name]["goal"])
_OWN_ROWS = tuple(row for rows in ROWS["indicator"].values() for row in rows if row["goal"].count(".") == 2)
