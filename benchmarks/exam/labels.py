"""How a document labels its goals, its assessments and the headings under a goal; it keeps to what it chose."""

from __future__ import annotations

import random
from dataclasses import dataclass

from .setting import Setting

TOP = [
    ("KF:s", "inriktningsmål"),
    ("Kommunfullmäktiges", "inriktningsmål"),
    ("", "inriktningsmål"),
    ("Stadens", "inriktningsmål"),
    ("", "övergripande mål"),
    ("Kommunens", "övergripande mål"),
    ("Kommunens", "strategiska mål"),
    ("", "målområde"),
    ("", "fokusområde"),
    ("", "prioriterat mål"),
]
MIDDLE = [
    ("KF:s", "mål för verksamhetsområdet"),
    ("KF:s", "mål"),
    ("Kommunfullmäktiges", "mål"),
    ("", "verksamhetsmål"),
    ("", "verksamhetsområdesmål"),
    ("Kommunfullmäktiges", "verksamhetsmål"),
    ("", "kommunfullmäktigemål"),
    ("Fullmäktiges", "mål"),
    ("", "effektmål"),
]
BOARD = [
    ("", "nämndmål"),
    ("Nämndens", "mål"),
    ("", "nämndmål"),
    ("Nämndens", "åtagande"),
    ("", "åtagande"),
    ("Nämndens", "effektmål"),
    ("Nämndens", "verksamhetsmål"),
    ("Nämndens", "resultatmål"),
]
COMPANY = [("Bolagets", "mål"), ("Bolagets", "åtagande"), ("Styrelsens", "mål")]

DESCRIPTION = ["Beskrivning", "Beskrivning", "Beskrivning av målet", "Målbeskrivning"]
EXPECTED = [
    "Förväntat resultat",
    "Förväntat resultat",
    "Förväntade resultat",
    "Förväntad effekt",
    "Förväntade effekter",
]
ANALYSIS = [
    "Analys",
    "Analys",
    "Analys av måluppfyllelsen",
    "Analys av måluppfyllelse",
    "Kommentar",
    "Analys och kommentar",
]
FREE = ["Arbetssätt", "Resursanvändning", "Uppföljning", "Utveckling"]

WORDS = {
    "helt": [
        "Uppfylls helt",
        "Uppfyllt",
        "Uppnås helt",
        "God måluppfyllelse",
        "Målet uppnås",
        "Målet är uppfyllt",
        "Helt uppfyllt",
        "Har uppnåtts helt",
    ],
    "delvis": [
        "Uppfylls delvis",
        "Delvis uppfyllt",
        "Uppnås delvis",
        "Viss måluppfyllelse",
        "Målet uppnås delvis",
        "Målet är delvis uppfyllt",
        "Uppfyllt till viss del",
        "Har uppnåtts delvis",
    ],
    "ej": [
        "Uppfylls ej",
        "Ej uppfyllt",
        "Uppnås inte",
        "Ingen måluppfyllelse",
        "Målet uppnås inte",
        "Målet är inte uppfyllt",
        "Inte uppfyllt",
        "Har inte uppnåtts",
    ],
}
LABELS = ["Måluppfyllelse", "Bedömning", "Bedömd måluppfyllelse", "Nämndens bedömning", "Prognos måluppfyllelse"]
SENTENCES = {
    "helt": [
        "{} bedömer att målet uppnås.",
        "{} bedömer att målet uppfylls helt under året.",
        "Målet bedöms uppfyllas helt.",
    ],
    "delvis": [
        "{} bedömer att målet uppnås delvis.",
        "{} bedömer att målet endast delvis uppfylls under året.",
        "Målet bedöms uppfyllas delvis.",
    ],
    "ej": [
        "{} bedömer att målet inte uppnås.",
        "{} bedömer att målet inte kommer att uppfyllas under året.",
        "Målet bedöms inte uppfyllas.",
    ],
}


@dataclass
class Label:
    whose: str
    what: str
    join: str
    """How number and text follow: with {n} and {t}; without {n} the goals have no number."""

    @property
    def words(self) -> str:
        text = f"{self.whose} {self.what}".strip()
        return text[:1].upper() + text[1:]

    def heading(self, number: str, text: str) -> tuple[str, str]:
        """The heading, and the line below it where the goal's text stands by itself."""
        head, _, below = (self.words + self.join.format(n=number, t=text)).partition("\n")
        return head, below


NUMBERED = [": {n} {t}", ": {n}. {t}", " {n}: {t}", " {n} – {t}", " {n} {t}", " {n}. {t}", " {n} - {t}"]
BELOW = " {n}\n{t}"
PLAIN = [": {t}", " – {t}", ": {t}"]


class Labels:
    """The conventions of one document."""

    def __init__(self, rng: random.Random, setting: Setting) -> None:
        self.rng, self.at = rng, setting
        company = setting.board.kind == "company"
        self.shape = rng.choices(["three", "top_board", "council_board"], [5, 3, 2])[0]
        if company:
            self.shape = "top_board"
        council_join = rng.choice(NUMBERED if rng.random() < 0.8 else PLAIN)
        if rng.random() < 0.06:
            council_join = BELOW
        numbers_below = "{n}" in council_join and rng.random() < 0.5
        board_join = council_join if numbers_below else rng.choice(PLAIN)
        lowest = rng.choice(COMPANY if company else BOARD)
        top = rng.choice(
            TOP
            if not company
            else [("Ägarens", "inriktningsmål"), ("Kommunfullmäktiges", "inriktningsmål"), ("", "övergripande mål")]
        )
        if setting.board.kind == "board" and top[0] == "Stadens" and rng.random() < 0.5:
            top = ("", "inriktningsmål")
        self.top = Label(*top, council_join)
        middles = [m for m in MIDDLE if (m[1] != lowest[1] or m[0]) and (m[0] or self.shape == "three")]
        self.middle = Label(*rng.choice(middles), council_join)
        self.board = Label(*lowest, board_join)
        self.where = rng.choice(["line", "line", "labelled", "cell", "sentence"])
        self.label = rng.choice(LABELS if setting.tertial else LABELS[:4])
        self.family = rng.randrange(len(WORDS["helt"]))
        self.description, self.expected, self.analysis = (
            rng.choice(DESCRIPTION),
            rng.choice(EXPECTED),
            rng.choice(ANALYSIS),
        )

    def verdict(self) -> str:
        return self.rng.choices(["helt", "delvis", "ej"], [6, 3, 1])[0]

    def verdict_words(self, verdict: str) -> str:
        return WORDS[verdict][self.family]

    def verdict_sentence(self, verdict: str) -> str:
        who = self.rng.choice(["Nämnden", "Förvaltningen"]) if self.at.board.kind != "company" else "Bolaget"
        return SENTENCES[verdict][self.family % 3].format(who)
