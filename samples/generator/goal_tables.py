"""The tables of indicators and activities: their rows as a year, a tertial and a kind of document print them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from random import Random
from typing import Any

from generator.content import (
    MEASURES,
    Activity,
    ActivityTable,
    Block,
    Indicator,
    IndicatorTable,
    Note,
    Value,
)
from generator.source import ROWS, Source

FIRST_YEAR = 2022
SHORT = {
    "outcome": "outcome", "men": "outcome_men", "women": "outcome_women", "previous": "outcome_previous",
    "forecast": "forecast", "target": "target", "kf": "target_kf", "period": "period",
}  # fmt: skip
FOOTNOTES = (
    "Årsmålet har ändrats efter kommunfullmäktiges beslut om budget för {y}, tidigare årsmål gällde till och med mars.",
    "Preliminär uppgift. Statistiken för {p} fastställdes först efter att verksamhetsberättelsen hade lämnats.",
)


def tables_of(source: Source, number: str, kf: bool) -> Iterator[Block]:
    rows = [r for r in ROWS["indicator"][source.plan.board] if r["goal"] == number]
    if rows:
        yield from with_notes(source, number, indicator_table(source, rows, kf))
    activities = [r for r in ROWS["activity"][source.plan.board] if r["goal"] == number]
    if activities:
        yield activity_table(source, activities)


def with_notes(source: Source, number: str, table: IndicatorTable) -> Iterator[Block]:
    """The table; in some, two cells with the marks of footnotes that follow."""
    marks = source.plan.marks if number in {"1.1", "1.3", "2.1.1"} else ()
    rows = list(table.rows)
    for mark, measure, at in zip(marks, ("target", "outcome_previous"), (0, -1), strict=False):
        value = rows[at].values[measure]
        marked = replace(value, raw=value.raw + mark)
        rows[at] = replace(rows[at], values=rows[at].values | {measure: marked})
    yield replace(table, rows=tuple(rows))
    for mark, text in zip(marks, FOOTNOTES, strict=False):
        yield Note(mark, source.say(text))


def heads_of(source: Source) -> dict[str, str]:
    previous = f"Utfall VB {source.plan.year - 1}"
    usual = {
        "outcome": "Periodens utfall",
        "outcome_men": "Utfall män/pojkar",
        "outcome_women": "Utfall kvinnor/flickor",
        "outcome_previous": f"Periodens utfall VB {source.plan.year - 1}" if source.plan.tertial else previous,
        "forecast": "Prognos helår",
        "target": "Årsmål",
        "target_kf": "KF:s årsmål",
        "period": "Period" if source.plan.report else "Periodicitet",
    }
    return usual | dict(source.plan.heads)


def indicator_table(source: Source, rows: list[dict[str, Any]], kf: bool) -> IndicatorTable:
    p, heads = source.plan, heads_of(source)
    columns = [SHORT[c] for c in p.columns.split()]
    if not kf and p.numbers == "plain":
        columns.remove("target_kf")
    return IndicatorTable(
        tuple((c, heads[c]) for c in columns),
        tuple(indicator(source, r) for r in rows),
        p.icons,
        p.comment,
        p.comment_break,
        p.name_head,
    )


def indicator(source: Source, row: dict[str, Any]) -> Indicator:
    p = source.plan
    values = values_of(source, row)
    note = source.say(row["note"]) if p.report and "note" in row else None
    if p.report:
        often = row["period"] == "Tertial" and p.tertial
        period = f"Tertial {p.tertial} {p.year}" if often else f"{p.period_word}{p.year}"
    else:
        period = row["period"]
    sign = None
    if p.icons == 2 and "outcome" in values:
        sign = Random(f"{row['name']}{p.file}").choice(["green", "green", "yellow", "red"])
    return Indicator(row["name"], values, period, note, row.get("sex", False), sign)


def values_of(source: Source, row: dict[str, Any]) -> dict[str, Value]:
    p = source.plan
    out = {"target": number(source, row, outcome(row, p.year, target=True))}
    kf = kf_target(source, row)
    if kf:
        out["target_kf"] = kf
    if not p.report:
        return out
    out["outcome_previous"] = number(source, row, outcome(row, p.year - 1))
    if p.tertial and row["period"] == "Tertial":
        out["forecast"] = number(source, row, outcome(row, p.year, target=True))
    if p.tertial is None or row["period"] == "Tertial":
        now = outcome(row, p.year, tertial=p.tertial)
        out["outcome"] = number(source, row, now)
        if row.get("sex"):
            out["outcome_men"], out["outcome_women"] = by_sex(source, row, now)
    return {m: out[m] for m in MEASURES if m in out}


def by_sex(source: Source, row: dict[str, Any], now: float) -> tuple[Value, Value]:
    """What men and women add up to: counts are divided, shares lie on either side."""
    rng = Random(f"{row['name']}{source.plan.year}{source.plan.tertial}sex")
    if row["unit"] == "st":
        men = round(now * rng.uniform(0.4, 0.6))
        return number(source, row, men), number(source, row, now - men)
    gap = max(10 ** -row["d"], abs(now) * rng.uniform(0.01, 0.05))
    return number(source, row, now - gap), number(source, row, now + gap)


def number(source: Source, row: dict[str, Any], value: float) -> Value:
    places, unit = row["d"], row["unit"]
    value = round(min(value, 100) if unit == "%" else value, places)
    text = decimal(value, places, source.plan.minus)
    return Value(f"{text} {unit}".strip(), float(value), unit or None)


def kf_target(source: Source, row: dict[str, Any]) -> Value | None:
    p, kind = source.plan, row["kf"]
    fixed = {
        "board": Value(
            "Tas fram av nämnd" if p.minus != "-" else "Tas fram av nämnd/styrelse", None, None, "set_by_board"
        ),
        "tbd": Value(f"Fastställs {p.year if p.tertial else p.year + 1}", None, None, "to_be_set"),
        "up": Value("Ökning", None, None, "increase"),
        "up_lower": Value("öka", None, None, "increase"),
        "down": Value("Minskning", None, None, "decrease"),
        "max": Value("Max 10 personer", 10.0, "personer", "max"),
        "max_children": Value("Max 16 barn", 16.0, "barn", "max"),
        "max_weeks": Value("Max 8 veckor", 8.0, "veckor", "max"),
        "min": Value("Minst 80 %", 80.0, "%", "min"),
        "pm": Value("+/-1 %", 1.0, "%", "plus_minus"),
        "dash": Value("-", None, None, "none"),
    }
    if kind == "same":
        return number(source, row, outcome(row, p.year, target=True) + abs(row["step"]))
    return fixed.get(kind)


def activity_table(source: Source, rows: list[dict[str, Any]]) -> ActivityTable:
    p = source.plan
    return ActivityTable(
        tuple(activity(source, r) for r in rows),
        p.report,
        p.report and p.signs,
        p.comment,
        p.comment_break,
        p.activity_heads,
    )


def activity(source: Source, row: dict[str, Any]) -> Activity:
    p = source.plan
    done = int(row["to"][:2]) <= (p.tertial or 3) * 4
    begun = int(row["from"][:2]) <= (p.tertial or 3) * 4
    status = "completed" if done else "ongoing" if begun else "not_started"
    told = p.report and begun
    return Activity(
        source.say(row["text"]),
        f"{p.year}-{row['from']}",
        f"{p.year}-{row['to']}",
        row.get("deviation") if told else None,
        source.say(row["note"]) if told and "note" in row else None,
        "ongoing" if told and "deviation" in row else status,
    )


def outcome(row: dict[str, Any], year: int, tertial: int | None = None, target: bool = False) -> float:
    """The outcome of a year, or of its first months, or what was aimed at: the same whenever it is printed."""
    value: float = row["base"] + row["step"] * (year - FIRST_YEAR)
    unit: float = 10.0 ** -row["d"]
    if target:
        return float(round(value + row["step"], row["d"]))
    if tertial and row["unit"] == "st":
        value *= tertial / 3
    steps = Random(f"{row['name']}{year}{tertial}").choice([-1, 0, 0, 1, 2])
    return float(round(value + steps * unit, row["d"]))


def decimal(value: float, places: int, minus: str = "-") -> str:
    """A number as it is printed in Swedish: 8600 → "8 600", -1.7 → "-1,7"."""
    text = f"{abs(value):,.{places}f}".replace(",", " ").replace(".", ",")
    return (minus if value < 0 else "") + text
