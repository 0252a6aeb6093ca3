"""Compares indicators: their rows, the wide columns as printed, and every value with its year, unit and qualifier."""

from __future__ import annotations

from collections.abc import Sequence

from .comparing import Tally, close, norm, pairs, same
from .model import Indicator, Value
from .running import Record


def judge_indicators(
    wanted: Sequence[Indicator], rows: list[Record], values: Sequence[Record], goals: dict[str, object], tally: Tally
) -> None:
    """All indicators of one document."""
    of: dict[str, list[Record]] = {}
    for value in values:
        of.setdefault(str(value["indicator_id"]), []).append(value)
    matched = pairs([w.name for w in wanted], [str(r.get("name")) for r in rows], 0.8)
    exact = 0
    for i, j in matched:
        w, row, before = wanted[i], rows[j], tally.numbers["wrong"]
        bad = [*_row(w, row, goals), *_values(w, of.get(str(row["indicator_id"]), []), tally)]
        tally.misreads(row, before)
        for kind, words in bad:
            tally.fault(kind, f"{w.name[:50]!r}: {words}")
        if row.get("owner") != w.owner:
            tally.fault("indicator.owner", f"{w.name[:50]!r}: {row.get('owner')!r}/{w.owner!r}")
        exact += not bad
        if bad:
            tally.wrong.append(row)
        else:
            tally.right.append(str(row["indicator_id"]))
    left, right = {i for i, _ in matched}, {j for _, j in matched}
    for i, w in enumerate(wanted):
        if i not in left:
            tally.wrong.append(None)
            tally.numbers["missing"] += sum(v.value is not None or v.low is not None for v in w.values)
            tally.fault("indicator.missed", w.name[:90])
    for j, row in enumerate(rows):
        if j not in right:
            tally.wrong.append(row)
            before = tally.numbers["wrong"]
            tally.numbers["wrong"] += sum(v.get("value") is not None for v in of.get(str(row["indicator_id"]), []))
            tally.misreads(row, before)
            tally.fault("indicator.too_many", str(row.get("name"))[:90])
    tally.f1("indicators.rows", len(matched), len(wanted), len(rows))
    tally.share("indicators.exact", exact, len(wanted))


def _row(w: Indicator, row: Record, goals: dict[str, object]) -> list[tuple[str, str]]:
    bad: list[tuple[str, str]] = []
    for name, want in w.cells.items():
        if want != "*" and not same(want, row.get(name)):
            bad.append((f"cell.{name}", f"{name} {row.get(name)!r}/{want!r}"))
    if not close(goals.get(str(row.get("goal_id"))), w.goal, 0.9):
        bad.append(("indicator.goal", f"goal {goals.get(str(row.get('goal_id')))!r}/{w.goal!r}"))
    if not same(w.name, row.get("name")):
        bad.append(("indicator.name", f"name {row.get('name')!r}"))
    if (w.comment or row.get("comment")) and not close(w.comment, row.get("comment")):
        bad.append(("indicator.comment", f"comment {norm(row.get('comment'))[:60]!r}/{norm(w.comment)[:60]!r}"))
    return bad


def _family(row: Record) -> str:
    return str(row.get("measure")).replace("outcome_previous", "outcome")


def _year(row: Record) -> int | None:
    return None if row.get("year") is None else int(row["year"])


def _number(row: Record) -> bool:
    return any(row.get(k) is not None for k in ("value", "value_low", "value_high"))


def _values(w: Indicator, rows: Sequence[Record], tally: Tally) -> list[tuple[str, str]]:
    """Each value of the truth is looked for by measure and year; what is left over is a value that nobody printed there."""
    bad: list[tuple[str, str]] = []
    left = [r for r in rows if norm(r.get("raw"))]
    waiting: list[Value] = []
    for value in w.values:
        there = [r for r in left if _family(r) == value.measure and _year(r) == value.year]
        found = next((r for r in there if same(r.get("raw"), value.raw)), there[0] if there else None)
        if found is None:
            waiting.append(value)
            continue
        left.remove(found)
        bad += _value(value, found, tally)
    for value in waiting:
        found = next((r for r in left if _family(r) == value.measure and same(r.get("raw"), value.raw)), None)
        if found is not None:
            left.remove(found)
            bad.append(("value.year", f"{value.measure} {value.raw!r}: year {_year(found)}/{value.year}"))
            bad += _value(value, found, tally)
        elif value.value is not None or value.low is not None:
            tally.numbers["missing"] += 1
            bad.append(("number.missing", f"{value.measure} {value.year} {value.raw!r} not found"))
        else:
            bad.append(("value.missing", f"{value.measure} {value.year} {value.raw!r} not found"))
    known = {(v.measure, v.year, norm(v.raw)) for v in w.values}
    for row in left:
        if (_family(row), _year(row), norm(row.get("raw"))) in known:
            continue
        if _number(row):
            tally.numbers["wrong"] += 1
            bad.append(("number.wrong", f"{row.get('measure')} {_year(row)} {row.get('raw')!r}, truth has none there"))
        else:
            bad.append(("value.too_many", f"{row.get('measure')} {_year(row)} {row.get('raw')!r}"))
    return bad


def _value(value: Value, row: Record, tally: Tally) -> list[tuple[str, str]]:
    bad: list[tuple[str, str]] = []
    here = f"{value.measure} {value.year} {value.raw!r}"
    ranged = value.low is not None and tally.asked("indicator_values", "value_low")
    want = {"value_low": value.low, "value_high": value.high} if ranged else {"value": value.value}
    got = {k: row.get(k) for k in want}
    if all(
        (g is None and w is None) or (g is not None and w is not None and abs(float(g) - w) < 1e-6)
        for g, w in zip(got.values(), want.values(), strict=True)
    ):
        tally.numbers["right"] += value.value is not None or value.low is not None
    elif not _number(row):
        tally.numbers["missing"] += 1
        bad.append(("number.missing", f"{here}: no number"))
    else:
        tally.numbers["wrong"] += 1
        bad.append(("number.wrong", f"{here}: {list(got.values())} from {row.get('raw')!r}"))
    if norm(row.get("unit")) not in [norm(u) for u in value.units]:
        bad.append(("value.unit", f"{here}: unit {row.get('unit')!r}/{value.units}"))
    if not same(row.get("qualifier"), value.qualifier):
        bad.append(("value.qualifier", f"{here}: qualifier {row.get('qualifier')!r}/{value.qualifier!r}"))
    return bad
