"""Made-up indicators: things with their names, made from public ones, and rows that carry them.

A thing is a public name with one to three particulars put in: a target group, a service, an age, a place, a programme;
each particular makes it another thing. Each thing has one to four names: the first as it was made, the others misread,
cut, or with other endings. No two names are the same. They are spread over boards, years and kinds of document, as rows
with figures; four fifths of the things are the city's, the rest a board's own.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random
from typing import Any

import regex

from link_noise import cut, misread
from vpextract.linking.records import CITY, Reading, Record

# --- names ------------------------------------------------------------------------------------------------------------

_GROUPS = (
    *("flickor", "pojkar", "kvinnor", "män", "nyanlända", "pensionärer", "studenter", "föräldrar", "anhöriga"),
    *("hyresgäster", "arbetssökande", "företagare", "föreningsledare", "sjuksköterskor", "handläggare"),
    *("rullstolsburna", "ensamkommande"),
)
_SERVICES = (
    *("dagverksamhet", "korttidsboende", "bibliotek", "fritidsgård", "parklek", "simhall", "familjerådgivning"),
    *("hemsjukvård", "vuxenutbildning", "skuldrådgivning", "boendestöd", "ledsagning", "kulturskola"),
    *("ungdomsmottagning", "servicehus", "snöröjning", "avfallshantering", "bygglov", "telefonväxel"),
    *("måltidsservice",),
)
_AGES = tuple(f"{low}-{low + width} år" for low in range(1, 90, 3) for width in (2, 5, 9, 14))
_BEGINNINGS = (
    *("Al", "Björk", "Dal", "Ek", "Fager", "Gran", "Hassel", "Ising", "Kvarn", "Lind", "Mossa", "Norr", "Orm"),
    *("Pil", "Ros", "Sten", "Tall", "Udd", "Vass", "Åker", "Älg", "Öst", "Klöver", "Hammar", "Skogs", "Brunns"),
    *("Kyrk", "Svan", "Tegel"),
)
_ENDS = (
    *("by", "torp", "vik", "höjden", "ängen", "hult", "sätra", "köping", "backen", "rum", "stad", "lunda"),
    *("forsa", "näs"),
)
_PLACES = tuple(first + last for first in _BEGINNINGS for last in _ENDS)
_HOWS = (
    *("Levande", "Gröna", "Digitala", "Jämlika", "Öppna", "Smarta", "Klimatneutrala", "Tillgängliga"),
    *("Hälsosamma", "Kreativa"),
)
_WHATS = (
    *("kvarter", "vattendrag", "museer", "torg", "skolgårdar", "rörelser", "hantverk", "måltider", "nätverk"),
    *("sommarlov", "cykelbanor", "odlingar", "samtal", "verkstäder", "språkkaféer", "orkestrar"),
    *("idrottsplatser", "mötesplatser"),
)
_PARTICULARS = (
    tuple(f"bland {group}" for group in _GROUPS),
    tuple(f"inom {service}" for service in _SERVICES),
    _AGES,
    tuple(f"i {place}" for place in _PLACES),
    tuple(f"enligt programmet {how} {what}" for how in _HOWS for what in _WHATS),
)
_ONE_MORE = 0.45
"""How likely a thing has one more name than it has; at most four."""
_SWAPPED_ENDINGS = (("are", "arna"), ("het", "heten"), ("ing", "ingen"), ("tjänst", "tjänsten"), ("ingar", "ingarna"))
_LONG_WORD = regex.compile(r"\p{Ll}{6,}")


def public_names(gold: Path, links: Path) -> list[str]:
    """Names of the indicators in the gold, one for each that the links call the same."""
    clusters = _lines(links / "indicators.jsonl")
    first = {
        (member["document"], member["index"]): cluster["members"][0]["text"]
        for cluster in clusters
        for member in cluster["members"]
    }
    names = (
        first.get((path.parent.name, index), row["name"])
        for path in gold.glob("*/indicators.jsonl")
        if path.parent != links
        for index, row in enumerate(_lines(path))
    )
    return sorted({" ".join(name.split()) for name in names})


def _lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf8").splitlines()]


def made_things(public: Sequence[str], names: int, random: Random) -> list[list[str]]:
    """Things with their names, so many names in all; the order is by chance."""
    taken: set[str] = set()
    things: list[list[str]] = []
    left = names
    while left:
        first = another_thing(random.choice(public), random)
        if first in taken:
            continue
        thing = [first]
        while len(thing) < min(4, left) and random.random() < _ONE_MORE:
            name = another_name(first, random)
            if name not in taken and name not in thing:
                thing.append(name)
        taken.update(thing)
        things.append(thing)
        left -= len(thing)
    return things


def another_thing(name: str, random: Random) -> str:
    """The name with one to three particulars of different sorts."""
    chosen = sorted(random.sample(range(len(_PARTICULARS)), random.choice((1, 2, 2, 3))))
    return " ".join([name, *(random.choice(_PARTICULARS[sort]) for sort in chosen)])


def another_name(name: str, random: Random) -> str:
    """The same thing spelt a little differently."""
    way = random.random()
    if way < 0.5:
        return misread(name, random, errors=1)
    return cut(name, random) if way < 0.7 else other_ending(name, random)


def other_ending(name: str, random: Random) -> str:
    """The name with another form of one of its words, as far as endings can tell; else as it was."""
    forms: list[tuple[int, int, str]] = [
        (found.start(), found.end(), found[0].removesuffix(one) + other)
        for found in _LONG_WORD.finditer(name)
        for one, other in _SWAPPED_ENDINGS
        if found[0].endswith(one)
    ]
    if not forms:
        return name
    start, end, form = random.choice(forms)
    return name[:start] + form + name[end:]


# --- rows -------------------------------------------------------------------------------------------------------------

_BOARDS = tuple(f"namnd-{number:02}" for number in range(1, 14))
_YEARS = range(2012, 2024)
_REPORTS = ("vp", "t1", "t2", "vb")
_CITYS = 0.8


def things_to_records(things: Sequence[Sequence[str]], random: Random) -> Iterator[Record]:
    """A row or two for each name; the names of one thing stand in different documents."""
    ordinal = 0
    for names in things:
        of_city = random.random() < _CITYS
        own = random.choice(_BOARDS)
        unit = random.choice(("%", "%", "st", "tkr"))
        targets = {year: round(random.uniform(1, 100), 1) for year in _YEARS}
        often = [random.choice((1, 1, 2)) for _ in names]
        spots = random.sample(_CITY_SPOTS if of_city else _OWN_SPOTS, sum(often))
        for name, times in zip(names, often, strict=True):
            for _ in range(times):
                board, year, report = spots.pop()
                ordinal += 1
                place = (board if of_city else own, year, report)
                yield _record(
                    name, ordinal, place, CITY if of_city else "namnd", Reading("", targets[year], unit, year), random
                )


_CITY_SPOTS = [(board, year, report) for board in _BOARDS for year in _YEARS for report in _REPORTS]
_OWN_SPOTS = [("", year, report) for year in _YEARS for report in _REPORTS]


def _record(
    name: str, ordinal: int, place: tuple[str, int, str], owner: str, target: Reading, random: Random
) -> Record:
    board, year, report = place
    document = f"{board}-{year}-{report}-{0:08}"
    values = {"target_kf" if owner == CITY else "target": target}
    if report != "vp":
        values["outcome"] = Reading("", round(random.uniform(1, 100), 1), target.unit, year)
    return Record(
        kind="indicator",
        member_id=f"{document}:i{ordinal:06}",
        document_id=document,
        board_id=board,
        year=year,
        report=report,
        ordinal=ordinal,
        text=name,
        owner=owner,
        values=values,
    )
