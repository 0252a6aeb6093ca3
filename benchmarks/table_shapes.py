"""Made-up tables in the shapes that printed documents have, each as Typst source with what its rows say."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import chain

FONTS = ("Lato", "Caladea", "Source Sans Pro", "Libertinus Serif")
NOUNS = (
    "Hamnar", "Fyrar", "Kajer", "Bryggor", "Farleder", "Bojar", "Lotsar", "Slussar", "Magasin", "Varv", "Kranar", "Muddring",
    "Isbrytning", "Gästhamn", "Båtplatser", "Sjöräddning", "Pirar", "Utprickning",
)  # fmt: skip
TAILS = (
    "i norra skärgården", "vid inloppet och längs hela den östra kajen", "i kommunens regi", "utanför tullarna",
    "som sköts av en entreprenör sedan flera år", "för fritidsbåtar", "i drift hela året",
)  # fmt: skip
WORDS = (
    "Fördjupa rännan",
    "Måla om fyren",
    "Byta bojar",
    "Laga bryggan",
    "Upphandla kranar",
    "Märka leden",
    "Bygga ut kajen",
)
WHO = ("Hamnchef", "Lotsplats", "Varvet", "Tekniska", "Stab")


@dataclass(frozen=True)
class Drawn:
    """A table: the rows that should be found below its head, its labels, and the Typst source of its page."""

    rows: tuple[tuple[str, ...], ...]
    labels: tuple[str, ...]
    source: str = ""


@dataclass(frozen=True)
class Look:
    font: str
    size: float
    pad: float
    stands: str


Shape = Callable[[random.Random, Look], Drawn]


def drawn(shape: Shape, seed: int) -> Drawn:
    """A table of a shape; the same one for the same seed, with a line of text above and below."""
    rng = random.Random(f"{shape.__name__} {seed}")
    look = Look(
        rng.choice(FONTS), rng.choice((8.5, 9.5, 10.5)), rng.choice((3.0, 4.5, 6.0)), rng.choice(("top", "horizon"))
    )
    made = shape(rng, look)
    page = f'#set page(paper: "a4", margin: 62pt)\n#set text(font: "{look.font}", size: 11pt, lang: "sv", hyphenate: false)\n'
    above = "Nämnden följer hamnarna noga under året. Tabellen visar hur det går och vad som planeras.\n\n"
    below = "\n\nUnder våren redovisas arbetet för nämnden, som sedan beslutar hur det ska fortsätta.\n"
    inner = f"#[\n#set text(size: {look.size}pt)\n#set par(leading: 0.5em)\n{made.source}\n]"
    return replace(made, source=page + above + inner + below)


# --- what the tables say ----------------------------------------------------------------------------------------------


def figures(rng: random.Random, columns: int = 3, long: bool = False) -> Drawn:
    """Names with amounts; `long`: some names wrap."""
    rows = []
    for noun in rng.sample(NOUNS, rng.randint(5, 9)):
        name = f"{noun} {rng.choice(TAILS)}" if long and rng.random() < 0.5 else noun
        rows.append((name, *(f"{rng.uniform(-40, 900):.1f}".replace(".", ",") for _ in range(columns))))
    labels = ("Verksamhet", "Budget 2030", "Utfall 2030", "Budget 2031", "Avvikelse", "Prognos 2032")
    return Drawn(tuple(rows), labels[: columns + 1])


def words(rng: random.Random) -> Drawn:
    """Activities with who does them and when; some wrap."""
    rows = []
    for word in rng.sample(WORDS, rng.randint(4, 6)):
        year, month = rng.choice((2031, 2032)), rng.randint(1, 9)
        text = f"{word} {rng.choice(TAILS)}" if rng.random() < 0.6 else word
        rows.append((text, rng.choice(WHO), f"{year}-0{month}-01", f"{year}-12-31"))
    return Drawn(tuple(rows), ("Aktivitet", "Ansvarig", "Startdatum", "Slutdatum"))


# --- how they are drawn -----------------------------------------------------------------------------------------------


def _table(made: Drawn, look: Look, stroke: str, *, head: str | None = None, widths: str = "", more: str = "") -> Drawn:
    """The table with a stroke for each cell (Typst, by x and y); `head` takes the place of the labels."""
    columns = widths or f"(1fr, {', '.join(['78pt'] * (len(made.labels) - 1))})"
    top = head if head is not None else _cells(made.labels, strong=True)
    body = ", ".join(map(_cells, made.rows))
    settings = (
        f"columns: {columns}, inset: {look.pad}pt, align: (x, y) => (if x == 0 {{left}} else {{right}}) + {look.stands}"
    )
    return replace(made, source=f"#table({settings}, stroke: {stroke}, {more} {top}{', ' if top else ''}{body})")


def _cells(texts: tuple[str, ...], strong: bool = False) -> str:
    return ", ".join(f"[*{text}*]" if strong else f"[{text}]" for text in texts)


def full_grid(rng: random.Random, look: Look) -> Drawn:
    return _table(figures(rng, long=True), look, "0.5pt")


def no_rules(rng: random.Random, look: Look) -> Drawn:
    return _table(figures(rng), look, "none")


def no_rules_names_wrap(rng: random.Random, look: Look) -> Drawn:
    return _table(figures(rng, long=True), look, "none", widths="(150pt, 78pt, 78pt, 78pt)")


def level_rules(rng: random.Random, look: Look) -> Drawn:
    return _table(figures(rng, long=True), look, "(x, y) => (bottom: 0.4pt)")


def heads_between_two_rules(rng: random.Random, look: Look) -> Drawn:
    return _table(
        figures(rng),
        look,
        "(x, y) => if y == 0 { (top: 1pt, bottom: 0.6pt) }",
        more="table.hline(y: -1),".replace("-1", "0"),
    )


def several_rows_in_a_band(rng: random.Random, look: Look) -> Drawn:
    """Rules around and under the head only, the columns parted by none."""
    made = figures(rng)
    return _table(
        made, look, f"(x, y) => (bottom: if y == 0 or y == {len(made.rows)} {{ 0.5pt }}, top: if y == 0 {{ 0.5pt }})"
    )


def several_rows_in_a_box(rng: random.Random, look: Look) -> Drawn:
    """Cells of one band with uprights, which several rows share."""
    made = figures(rng)
    return _table(
        made, look, f"(x, y) => (x: 0.5pt, top: if y < 2 {{ 0.5pt }}, bottom: if y == {len(made.rows)} {{ 0.5pt }})"
    )


def words_share_a_band(rng: random.Random, look: Look) -> Drawn:
    made = words(rng)
    stroke = f"(x, y) => (x: 0.5pt, top: if y < 2 {{ 0.5pt }}, bottom: if y == {len(made.rows)} {{ 0.5pt }})"
    return _table(made, look, stroke, widths="(150pt, 80pt, 80pt, 80pt)")


def labels_without_rules(rng: random.Random, look: Look) -> Drawn:
    return _table(figures(rng), look, "(x, y) => if x > 0 { 0.5pt }")


def last_column_without_rules(rng: random.Random, look: Look) -> Drawn:
    return _table(figures(rng), look, "(x, y) => if x < 3 { 0.5pt }")


def column_rules_only(rng: random.Random, look: Look) -> Drawn:
    return _table(figures(rng), look, "(x, y) => (x: 0.5pt)")


def rules_by_group(rng: random.Random, look: Look) -> Drawn:
    return _table(
        figures(rng), look, "(x, y) => (x: 0.5pt, top: if calc.rem(y, 3) == 1 or y == 0 { 0.5pt }, bottom: 0pt)"
    )


def one_upright_rule(rng: random.Random, look: Look) -> Drawn:
    return _table(figures(rng), look, "(x, y) => (right: if x == 0 { 0.7pt }, bottom: if y == 0 { 0.7pt })")


def upright_behind_names_in_rows(rng: random.Random, look: Look) -> Drawn:
    """Rows with rules and a frame, but only the names are parted from the figures."""
    made = figures(rng, long=True)
    stroke = "(x, y) => (top: 0.5pt, bottom: 0.5pt, left: if x < 2 { 0.5pt }, right: if x == 3 { 0.5pt })"
    return _table(made, look, stroke)


def uprights_by_group(rng: random.Random, look: Look) -> Drawn:
    """Two columns of figures between two uprights, rules between the rows."""
    made = figures(rng, columns=4)
    stroke = "(x, y) => (top: 0.5pt, bottom: 0.5pt, left: if x in (0, 1, 3) { 0.5pt }, right: if x == 4 { 0.5pt })"
    return _table(made, look, stroke, widths="(1fr, 66pt, 66pt, 66pt, 66pt)")


def frame_with_rows(rng: random.Random, look: Look) -> Drawn:
    """A frame and rules between the rows, no upright within."""
    made = figures(rng, long=True)
    stroke = "(x, y) => (top: 0.5pt, bottom: 0.5pt, left: if x == 0 { 0.5pt }, right: if x == 3 { 0.5pt })"
    return _table(made, look, stroke)


def boxed_heads_over_zebra(rng: random.Random, look: Look) -> Drawn:
    fill = 'fill: (x, y) => if y > 0 and calc.odd(y) { rgb("#e4ecf5") },'
    return _table(figures(rng, long=True), look, "(x, y) => if y == 0 { 0.6pt }", more=fill)


def zebra_only(rng: random.Random, look: Look) -> Drawn:
    return _table(figures(rng), look, "none", more="fill: (x, y) => if calc.even(y) { luma(92%) },")


def white_rules_on_paint(rng: random.Random, look: Look) -> Drawn:
    made = figures(rng, long=True)
    head = ", ".join(f"[#text(fill: white)[*{label}*]]" for label in made.labels)
    fill = 'fill: (x, y) => if y == 0 { rgb("#1f3864") } else { rgb("#dfe7f2") },'
    return _table(made, look, "1pt + white", head=head, more=fill)


def head_without_uprights_over_grid(rng: random.Random, look: Look) -> Drawn:
    return _table(figures(rng), look, "(x, y) => if y == 0 { (bottom: 0.5pt) } else { 0.5pt }")


def upright_heads(rng: random.Random, look: Look) -> Drawn:
    made = figures(rng)
    turned = ", ".join(f"[#rotate(-90deg, reflow: true)[*{label}*]]" for label in made.labels[1:])
    return _table(
        made, look, rng.choice(("0.5pt", "(x, y) => (bottom: 0.4pt)")), head=f"[*{made.labels[0]}*], {turned}"
    )


def two_level_heads(rng: random.Random, look: Look) -> Drawn:
    made = figures(rng, columns=4)
    groups = ("Budget", "Utfall")
    upper = ", ".join(f"table.cell(colspan: 2, align: center)[*{group}*]" for group in groups)
    head = f"[], {upper}, [*Verksamhet*], {_cells(('2030', '2031', '2030', '2031'), strong=True)}"
    rules = "table.hline(y: 1, start: 1, end: 3, stroke: 0.5pt), table.hline(y: 1, start: 3, end: 5, stroke: 0.5pt),"
    rules += " table.hline(y: 2, stroke: 0.6pt), table.hline(y: 0, stroke: 1pt),"
    labels = ("Verksamhet", *chain.from_iterable((f"{group} 2030", f"{group} 2031") for group in groups))
    widths = "(1fr, 62pt, 62pt, 62pt, 62pt)"
    return replace(_table(made, look, "none", head=head, widths=widths, more=rules), labels=labels)


def columns_close_together(rng: random.Random, look: Look) -> Drawn:
    made = figures(rng, columns=5)
    made = replace(made, labels=("Verksamhet", "B 30", "U 30", "B 31", "U 31", "Avv."))
    return _table(made, replace(look, pad=2.5), "none", widths="(auto, auto, auto, auto, auto, auto)")


def words_without_rules(rng: random.Random, look: Look) -> Drawn:
    return _table(words(rng), look, "(x, y) => if y == 0 { (bottom: 0.6pt) }", widths="(160pt, 80pt, 76pt, 76pt)")


def comments_over_all_columns(rng: random.Random, look: Look) -> Drawn:
    made = figures(rng)
    rows: list[tuple[str, ...]] = []
    cells = []
    for row in made.rows:
        rows.append(row)
        cells.append(_cells(row))
        if rng.random() < 0.5:
            text = f"Kommentar: {rng.choice(NOUNS)} kostade mer än väntat under våren, men kostnaderna har sjunkit sedan dess."
            rows.append((text, *[""] * (len(row) - 1)))
            cells.append(f"table.cell(colspan: {len(row)}, align: left)[{text}]")
    plain = _table(
        replace(made, rows=()), look, "0.5pt", head=f"{_cells(made.labels, strong=True)}, {', '.join(cells)}"
    )
    return replace(plain, rows=tuple(rows))


SHAPES: dict[str, Shape] = {
    "grid": full_grid,
    "no rules": no_rules,
    "no rules, names wrap": no_rules_names_wrap,
    "level rules, names wrap": level_rules,
    "heads between two rules": heads_between_two_rules,
    "rows share a band, no uprights": several_rows_in_a_band,
    "rows share a band, uprights": several_rows_in_a_box,
    "rows of words share a band": words_share_a_band,
    "labels without rules": labels_without_rules,
    "last column without rules": last_column_without_rules,
    "column rules, no row rules": column_rules_only,
    "rules by group": rules_by_group,
    "one upright rule": one_upright_rule,
    "upright behind the names, row rules": upright_behind_names_in_rows,
    "uprights by group, row rules": uprights_by_group,
    "frame and row rules": frame_with_rows,
    "boxed heads over zebra rows": boxed_heads_over_zebra,
    "zebra rows, no rules": zebra_only,
    "white rules on paint": white_rules_on_paint,
    "head without uprights over a grid": head_without_uprights_over_grid,
    "upright heads (90°)": upright_heads,
    "two-level heads, own rules": two_level_heads,
    "columns close together": columns_close_together,
    "words without rules": words_without_rules,
    "comments over all columns": comments_over_all_columns,
}
