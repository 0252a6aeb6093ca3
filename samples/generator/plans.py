"""Which documents there are, and how one differs from the others of its kind."""

from __future__ import annotations

from dataclasses import dataclass

from generator.content import ACTIVITY_HEADS


@dataclass(frozen=True)
class Plan:
    """How one document differs from the others of its kind."""

    file: str
    board: str
    year: int
    doc_type: str
    look: str
    date: str
    tertial: int | None = None
    numbers: str = "dot"  # dot, plain, mixed, none: how goals are numbered
    next_line: bool = False  # the label on a line of its own
    columns: str = "outcome men women previous forecast target kf period"
    heads: tuple[tuple[str, str], ...] = ()  # column heads that differ from the usual ones
    icons: int = 1
    signs: bool = True
    comment: str = "Analys"
    comment_break: bool = False
    minus: str = "-"
    period_word: str = ""  # "VB " in front of the year
    again: str | None = None  # the goal whose heading is printed twice
    again_after: str | None = None  # the goal whose heading is printed again after its indicators
    toc_page: bool = False
    name_head: str = "Indikator"
    marks: tuple[str, ...] = ()  # of footnotes, in cells and under their table
    pages: tuple[tuple[str, int, bool], ...] = ()  # from where to where pages are turned by so much, or landscape
    toc_table: bool = False  # a table of appendices in the midst of the contents
    beside: bool = False  # small tables beside each other
    labels: tuple[tuple[str, str], ...] = ()  # of goals, that differ from the usual ones
    activity_heads: tuple[str, ...] = ACTIVITY_HEADS
    names: tuple[tuple[str, str], ...] = ()  # the same texts in another city: what is called otherwise there
    board_id: str | None = None  # of the board that is called otherwise

    @property
    def report(self) -> bool:
        return self.doc_type != "verksamhetsplan"


BJORKSUND = (
    ("Almköpingsborna", "Björksundsborna"), ("Almköping", "Björksund"), ("611 0", "914 3"),
    ("Utbildningsnämnden", "Barn- och ungdomsnämnden"), ("utbildningsnämnden", "barn- och ungdomsnämnden"),
    ("Utbildningsförvaltningen", "Barn- och ungdomsförvaltningen"), ("utbildningsdirektör", "förvaltningschef"),
    ("Kvarnliden", "Norrstrand"), ("Kvarntorget", "Strandtorget"), ("Kvarngatan", "Hamngatan"), ("Kvarntorg", "Strandtorg"),
    ("Sågudden", "Granudden"), ("Hammarängen", "Sjöängen"), ("Hammaräng", "Sjöäng"),
    ("Förväntat resultat", "Förväntade resultat"),
)  # fmt: skip
KINDS_OF_PAGES = (("1.3", 90, True), ("3.1", 270, False), ("by area", 0, True), ("risks", 180, False))
PLANS = (
    Plan("sample-01", "utbildning", 2023, "verksamhetsplan", "zebra", "2022-12-14", numbers="none", next_line=True,
         columns="target kf period", icons=1),
    Plan("sample-02", "kvarnliden", 2022, "tertialrapport", "lines", "2022-05-24", tertial=1, numbers="mixed",
         next_line=True, heads=(("target", "Arsmål"), ("outcome_men", "Utfall män/ pojkar")), icons=2, again="1.2"),
    Plan("sample-03", "kvarnliden", 2022, "verksamhetsplan", "ruled", "2021-12-09", numbers="dot",
         columns="target kf period", icons=1, toc_page=True),
    Plan("sample-04", "utbildning", 2023, "verksamhetsberattelse", "hyphen", "2024-02-15", numbers="plain",
         columns="outcome men women previous target kf period", minus="−", period_word="VB ", icons=0, signs=False,
         comment="Kommentar", comment_break=True),
    Plan("sample-05", "kvarnliden", 2022, "verksamhetsberattelse", "open", "2023-02-09", numbers="mixed",
         columns="period kf target outcome women men previous", icons=1, again_after="1.3.1"),
    Plan("sample-06", "kvarnliden", 2023, "tertialrapport", "boxes", "2023-09-28", tertial=2, numbers="dot",
         columns="previous outcome forecast target kf period", icons=2, minus="−", comment_break=True),
    Plan("sample-07", "utbildning", 2024, "tertialrapport", "vera", "2024-05-30", tertial=1, numbers="plain",
         next_line=True, columns="target kf outcome men women previous forecast period", icons=1,
         heads=(("outcome_previous", "Utfall VB 2023"), ("outcome_women", "Utfall kvinnor/ flickor"))),
    Plan("sample-08", "kvarnliden", 2024, "verksamhetsplan", "wide", "2023-12-14", numbers="mixed", next_line=True,
         columns="kf target period", icons=1, toc_page=True),
    Plan("sample-11", "kvarnliden", 2023, "verksamhetsberattelse", "serif", "2024-02-08", numbers="dot",
         columns="outcome men women previous target kf period", icons=1),
    Plan("sample-12", "utbildning", 2022, "tertialrapport", "airy", "2022-09-22", tertial=2, numbers="plain",
         columns="previous outcome forecast target kf period", icons=2, minus="−", comment="Kommentar",
         heads=(("target", "Nämndens årsmål"), ("forecast", "Helårsprognos"))),
    Plan("sample-13", "kvarnliden", 2024, "tertialrapport", "tight", "2024-05-23", tertial=1, numbers="mixed",
         next_line=True, columns="outcome women men previous forecast target kf period", icons=1, comment_break=True),
    Plan("sample-14", "utbildning", 2022, "verksamhetsberattelse", "grid", "2023-02-16", numbers="dot",
         columns="outcome men women previous target kf period", icons=1, marks=("*", "**"), toc_page=True, toc_table=True,
         beside=True, pages=KINDS_OF_PAGES),
    Plan("sample-15", "kvarnliden", 2024, "tertialrapport", "plain", "2024-09-26", tertial=2, numbers="dot",
         columns="outcome previous forecast target kf period", icons=1, marks=("¹", "²"), toc_page=True, toc_table=True,
         beside=True, pages=KINDS_OF_PAGES),
    Plan("sample-16", "utbildning", 2025, "verksamhetsplan", "letter", "2024-12-12", numbers="plain",
         columns="period kf target", icons=1, name_head="Indikatorer",
         activity_heads=("Aktiviteter", "Planerad start", "Klart senast", "Avvikelse"),
         heads=(("target", "Mål 2025"), ("period", "Mäts"), ("target_kf", "Kommunfullmäktiges årsmål")),
         labels=(("inriktningsmal", "Kommunfullmäktiges inriktningsmål:"), ("verksamhetsmal", "Mål för verksamhetsområdet:"),
                 ("namndmal", "Nämndens mål:")), names=BJORKSUND, board_id="barn-och-ungdom"),
    Plan("sample-17", "kvarnliden", 2025, "tertialrapport", "ledger", "2025-09-25", tertial=2, numbers="none",
         columns="target kf outcome men women forecast previous period", icons=2, minus="−", comment="Kommentar",
         name_head="INDIKATOR", activity_heads=("AKTIVITET", "START", "SLUT", "AVVIKELSE"),
         heads=(("target", "ÅRSMÅL"), ("target_kf", "KF:S ÅRSMÅL"), ("outcome", "UTFALL"), ("outcome_men", "UTFALL MÄN"),
                ("outcome_women", "UTFALL KVINNOR"), ("forecast", "PROGNOS"), ("outcome_previous", "UTFALL VB 2024"),
                ("period", "PERIOD")), names=BJORKSUND, board_id="norrstrand"),
)  # fmt: skip
