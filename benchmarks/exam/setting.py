"""Which document is drawn: its kind, year, sender, and what it keeps to from the first page to the last."""

from __future__ import annotations

import random
import unicodedata
from dataclasses import dataclass

from .places import AREAS, CITIES, DISTRICTS, PAIRS

MONTHS = [
    "januari",
    "februari",
    "mars",
    "april",
    "maj",
    "juni",
    "juli",
    "augusti",
    "september",
    "oktober",
    "november",
    "december",
]


@dataclass(frozen=True)
class Board:
    name: str
    ids: tuple[str | None, ...]
    genitive: str
    kind: str
    """`district`, `board` or `company`."""


@dataclass(frozen=True)
class Setting:
    kind: str
    """`vp`, `t1`, `t2` or `vb`."""
    year: int
    board: Board
    city: str
    form: str

    @property
    def report(self) -> bool:
        return self.kind != "vp"

    @property
    def tertial(self) -> int | None:
        return {"t1": 1, "t2": 2}.get(self.kind)

    @property
    def month(self) -> int:
        return {"t1": 4, "t2": 8}.get(self.kind, 12)


def slug(name: str) -> str:
    """In ASCII, lower case, with hyphens."""
    plain = unicodedata.normalize("NFKD", name.lower()).encode("ascii", "ignore").decode()
    return "-".join("".join(c if c.isalnum() else " " for c in plain).split())


def genitive(city: str) -> str:
    """ "Lunds", but "Umeå" and "Kalmar", as the municipalities write themselves."""
    return city if city[-1] in "aeiouyåäö" or city == "Kalmar" else f"{city}s"


def draw_board(rng: random.Random, city: str) -> Board:
    """A board's name as it stands in the document, with the identifiers that it may have."""
    kind = rng.choices(["district", "area", "pair", "for", "ks", "company"], [3, 4, 3, 1.5, 0.8, 1.2])[0]
    if kind == "district":
        place = rng.choice(DISTRICTS)
        name = f"{place}s stadsdelsnämnd" if rng.random() < 0.7 else f"Stadsdelsnämnden {place}"
        whose = name + "s" if name.endswith("nämnd") else f"Stadsdelsnämnden {place}s"
        return Board(name, (slug(place),), whose, "district")
    if kind == "area":
        area = rng.choice(AREAS)
        return Board(f"{area}nämnden", (slug(area).removesuffix("s"),), f"{area}nämndens", "board")
    if kind == "pair":
        first, second = rng.choice(PAIRS)
        name = f"{first}- och {second}nämnden"
        return Board(name, (slug(f"{first} och {second}").removesuffix("s"),), name + "s", "board")
    if kind == "for":
        area = rng.choice(
            [
                "kultur och fritid",
                "vård och omsorg",
                "arbetsmarknad",
                "funktionsstöd",
                "samhällsbyggnad",
                "förskola och grundskola",
            ]
        )
        return Board(
            f"Nämnden för {area}",
            (slug(area), slug(f"namnden for {area}"), slug(f"for {area}")),
            f"Nämnden för {area}s",
            "board",
        )
    if kind == "ks":
        return Board("Kommunstyrelsen", ("kommunstyrelsen",), "Kommunstyrelsens", "board")
    name = rng.choice(
        [
            f"{genitive(city)} Bostads AB",
            f"{city} Energi AB",
            f"AB {city}hem",
            f"{city} Parkering AB",
            f"{city} Vatten och Avfall AB",
        ]
    )
    return Board(name, (slug(name), slug(name.replace("AB", "")), None), name + ":s", "company")


def draw_setting(rng: random.Random, form: str) -> Setting:
    city = rng.choice(CITIES)
    kind = rng.choices(["vp", "t1", "t2", "vb"], [4, 2, 3, 4])[0]
    return Setting(kind, rng.randint(2006, 2025), draw_board(rng, city), city, form)
