"""What the samples' generator makes a document from, for a made-up board: its plan, its texts, its books."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from random import Random

import samples_path  # noqa: F401
from generator import economy
from generator.plans import Plan
from generator.source import CITY, Source
from made_city import PLACES, TERM, Board, Row, localised

TEMPLATE = "kvarnliden"
"""The board of the samples whose books and phrases all boards have."""
_FIRST_NAMES = ("Alva", "Birger", "Disa", "Egil", "Frida", "Gustaf", "Hedda", "Ivar", "Jorunn", "Klas", "Lova", "Malte")


class MadeBooks(economy.Books):
    """Books of a made-up board: the areas of the samples' board with other sums."""

    def __init__(self, board: Board, edition: int) -> None:
        super().__init__(TEMPLATE)
        self.key = (board.seed, board.number, edition)
        random = board.random("books")
        for area, (net, income, parts) in list(self.areas.items())[: 4 + board.areas]:
            scale = random.uniform(0.4, 1.8)
            self.areas = {**self.areas, area: (round(net * scale), round(income * scale), parts)}

    def random(self, *key: object) -> Random:
        return Random("|".join(map(str, (*self.key, *key))))


class MadeSource(Source):
    """What a made-up board's document is made from, as the samples' generator wants it."""

    def __init__(self, plan: Plan, board: Board, edition: int) -> None:
        self.plan = plan
        self.years = {"y": plan.year, "p": plan.year - 1, "n": plan.year + 1}
        self.books = MadeBooks(board, edition)
        random = board.random("people", (plan.year - 2000) // TERM)
        officer, chief, economist = (
            f"{first} {random.choice(PLACES)[:-1]}man" for first in random.sample(_FIRST_NAMES, 3)
        )
        template = CITY["board"][("kvarnliden", "utbildning")[board.number % 5 == 4]]
        self.board = template | {
            "name": board.name,
            "short": "Nämnden",
            "office": "Förvaltningen",
            "address": f"{board.place}vägen {1 + board.number % 40}, 611 {10 + board.number % 90} Storstad",
            "officer": officer,
            "signers": [f"{chief}, förvaltningschef", f"{economist}, ekonomichef"],
        }

    def say(self, text: str) -> str:
        return localised(super().say(text), "stadsdelen")

    def with_goals(self, goals: Sequence[Row]) -> MadeSource:
        self.board = self.board | {"goal": list(goals)}
        return self


def plan_of(board: Board, year: int, kind: str, file: str, edition: int) -> Plan:
    """How a document of a kind (vp, t1, t2, vb) looks in this board; layouts of a board stay for a term."""
    report = kind != "vp"
    columns = {
        "vp": "target kf period",
        "vb": "outcome men women previous target kf period",
    }.get(kind, "outcome previous forecast target kf period")
    day = 1 + (board.number * 7 + edition) % 27
    date = {
        "vp": f"{year - 1}-12-{day:02}",
        "t1": f"{year}-05-{day:02}",
        "t2": f"{year}-09-{day:02}",
        "vb": f"{year + 1}-02-{day:02}",
    }[kind]
    doc_type = {"vp": "verksamhetsplan", "vb": "verksamhetsberattelse"}.get(kind, "tertialrapport")
    plan = Plan(file, TEMPLATE, year, doc_type, board.look, date, columns=columns, icons=1, signs=report)
    plan = replace(
        plan, comment_break=True, next_line=board.number % 4 == 1, numbers="plain" if board.number % 2 else "dot"
    )
    return replace(plan, tertial=int(kind[1])) if kind[0] == "t" else plan
