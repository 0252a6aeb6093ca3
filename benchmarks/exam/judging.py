"""Compares what vpextract found in a document with the truth: the document's fields, goals, activities, tables, decisions."""

from __future__ import annotations

from .comparing import Tally, close, norm, pairs, same
from .judging_indicators import judge_indicators
from .labels import LABELS
from .model import Cell, Goal, Table, Truth
from .running import Found, Record

TEXTS = ("description", "expected_result", "analysis")


def judge(truth: Truth, found: Found, record: Record, skip: frozenset[str] = frozenset()) -> Tally:
    """Everything about one document, but for the columns to skip."""
    tally, key = Tally(skip=skip), str(record["document_id"])
    _fields(truth, record, tally)
    goals = found.rows("goals", key)
    names = {str(g["goal_id"]): g.get("text") for g in goals}
    _goals(truth, goals, names, tally)
    judge_indicators(truth.indicators, found.rows("indicators", key), found.rows("indicator_values", key), names, tally)
    _activities(truth, found.rows("activities", key), names, tally)
    _tables(truth, found.rows("tables", key), found.rows("table_cells", key), tally)
    _decisions(truth, found.rows("decisions", key), tally)
    return tally


def _fields(truth: Truth, record: Record, tally: Tally) -> None:
    right = asked = 0
    for name, answers in truth.fields.items():
        if not answers:
            continue
        asked += 1
        got = record.get(name)
        text = norm(got)[:10] if name == "document_date" else norm(got).removesuffix(".0")
        wanted = [norm(a) for a in answers]
        named = name in ("title", "board")
        ok = any(close(text.casefold(), w.casefold(), 0.93) for w in wanted) if named else text in wanted
        right += ok
        if not ok:
            tally.wrong.append(None)
            tally.fault(f"document.{name}", f"{name}: {got!r}, truth {answers[:2]}")
    tally.share("document", right, asked)


def _goal_faults(goal: Goal, row: Record, names: dict[str, object]) -> dict[str, str]:
    bad: dict[str, str] = {}
    if row.get("level") not in goal.levels:
        bad["level"] = f"{row.get('level')}/{goal.levels}"
    for name in ("number", "assessment", "text"):
        if not same(getattr(goal, name), row.get(name)):
            bad[name] = f"{row.get(name)!r}/{getattr(goal, name)!r}"
    parent = names.get(str(row.get("parent_goal_id")))
    if not (close(goal.parent, parent, 0.9) if goal.parent else not parent):
        bad["parent"] = f"{parent!r}/{goal.parent!r}"
    for name in TEXTS:
        want, got = getattr(goal, name), row.get(name)
        if (want or got) and not close(want, got):
            bad[name] = f"{norm(got)[:50]!r}…{norm(got)[-40:]!r}/{norm(want)[:50]!r}…{norm(want)[-40:]!r}"
    return bad


def _goals(truth: Truth, rows: list[Record], names: dict[str, object], tally: Tally) -> None:
    matched = pairs([g.text for g in truth.goals], [str(r.get("text")) for r in rows], 0.85)
    exact = 0
    for i, j in matched:
        bad = _goal_faults(truth.goals[i], rows[j], names)
        for kind, words in bad.items():
            tally.fault(f"goal.{kind}", f"{truth.goals[i].text[:50]!r}: {words}")
        exact += not bad
        if bad:
            tally.wrong.append(rows[j])
        else:
            tally.right.append(str(rows[j]["goal_id"]))
    _unmatched(
        "goal",
        [f"{g.levels[0]} {g.number} {g.text}" for g in truth.goals],
        [f"{r.get('level')} {r.get('number')} {r.get('text')}" for r in rows],
        matched,
        rows,
        tally,
    )
    tally.share("goals.exact", exact, len(truth.goals))


def _unmatched(
    what: str, truth: list[str], found: list[str], matched: list[tuple[int, int]], rows: list[Record], tally: Tally
) -> None:
    left, right = {i for i, _ in matched}, {j for _, j in matched}
    for i, text in enumerate(truth):
        if i not in left:
            tally.wrong.append(None)
            tally.fault(f"{what}.missed", text[:90])
    for j, text in enumerate(found):
        if j not in right:
            tally.wrong.append(rows[j])
            tally.fault(f"{what}.too_many", text[:90])


def _activities(truth: Truth, rows: list[Record], names: dict[str, object], tally: Tally) -> None:
    wanted = truth.activities
    matched = pairs([a.text for a in wanted], [str(r.get("text")) for r in rows], 0.8)
    exact = 0
    for i, j in matched:
        a, row = wanted[i], rows[j]
        bad: dict[str, str] = {}
        for name, answers in (("start_date", a.starts), ("end_date", a.ends)):
            if norm(row.get(name))[:10] not in [norm(x) for x in answers]:
                bad[name] = f"{norm(row.get(name))[:10]!r}/{answers}"
        for name, want in (
            ("start_raw", a.start_raw),
            ("end_raw", a.end_raw),
            ("text", a.text),
            ("deviation", a.deviation),
        ):
            if tally.asked("activities", name) and not same(row.get(name), want):
                bad[name] = f"{row.get(name)!r}/{want!r}"
        if not close(names.get(str(row.get("goal_id"))), a.goal, 0.9):
            bad["goal"] = f"{names.get(str(row.get('goal_id')))!r}/{a.goal!r}"
        if not close(a.comment, row.get("comment")):
            bad["comment"] = f"{norm(row.get('comment'))[:60]!r}/{norm(a.comment)[:60]!r}"
        for kind, words in bad.items():
            tally.fault(f"activity.{kind}", f"{a.text[:50]!r}: {words}")
        exact += not bad
        if bad:
            tally.wrong.append(row)
        else:
            tally.right.append(str(row["activity_id"]))
    _unmatched("activity", [a.text for a in wanted], [str(r.get("text")) for r in rows], matched, rows, tally)
    tally.f1("activities.rows", len(matched), len(wanted), len(rows))
    tally.share("activities.exact", exact, len(wanted))


def _columns(row: Record) -> list[str]:
    columns = row.get("columns")
    return [] if columns is None else [str(c) for c in columns]


def _tables(truth: Truth, rows: list[Record], cells: list[Record], tally: Tally) -> None:
    rows = [r for r in rows if not (_columns(r) and _columns(r)[0] in LABELS)]
    of: dict[str, list[Record]] = {}
    for cell in cells:
        of.setdefault(str(cell["table_id"]), []).append(cell)
    labels = [list(dict.fromkeys(str(c.get("row_label")) for c in of.get(str(r["table_id"]), []))) for r in rows]
    left = [" | ".join(t.columns) + " || " + " | ".join(t.labels) for t in truth.tables]
    right = [" | ".join(_columns(r)) + " || " + " | ".join(names) for r, names in zip(rows, labels, strict=True)]
    matched = pairs(left, right, 0.5)
    ok = sum(_table(truth.tables[i], rows[j], of.get(str(rows[j]["table_id"]), []), tally) for i, j in matched)
    _unmatched("table", [str(t.columns) for t in truth.tables], [str(_columns(r)) for r in rows], matched, rows, tally)
    gone = set(range(len(truth.tables))) - {i for i, _ in matched}
    tally.numbers["missing"] += sum(len(truth.tables[i].cells) for i in gone)
    seen = sum(len([c for c in of.get(str(r["table_id"]), []) if c["col"] > 0 and norm(c.get("raw"))]) for r in rows)
    tally.f1("tables.cells", ok, sum(len(t.cells) for t in truth.tables), seen)


def _table(table: Table, row: Record, cells: list[Record], tally: Tally) -> int:
    """One table: how many of its cells stand where they should; numbers, meanings, kind and unit."""
    want = {(norm(c.row), norm(c.column)): c for c in table.cells}
    here, ok, before = table.columns[:3], 0, tally.numbers["wrong"]
    number: list[str] = []
    meaning: dict[str, list[str]] = {}
    for cell in cells:
        key = (norm(cell.get("row_label")), norm(cell.get("col_label")))
        if cell["col"] <= 0 or key not in want:
            continue
        true = want.pop(key)
        ok += same(true.raw, cell.get("raw"))
        number += _cell_number(true, cell, tally)
        for name, value in (("measure", true.measure), ("side", true.side), ("year", true.year)):
            got = norm(cell.get(name)).removesuffix(".0")
            if value and tally.asked("table_cells", name) and got != str(value):
                meaning.setdefault(name, []).append(f"{true.column!r}: {name} {got!r}/{value!r}")
    tally.misreads(row, before)
    gone = [f"{c.row} / {c.column}: {c.raw}" for c in want.values()]
    tally.numbers["missing"] += len(gone)
    if gone:
        lost = f"{len(gone)} of {len(table.cells)} cells not found, e.g. {gone[:2]}"
        tally.fault("table.cells", f"{here}: {lost}; found columns {_columns(row)}")
    if number:
        tally.fault("number.wrong", f"table {here}: {number[:3]}")
    for name, words in meaning.items():
        tally.fault(f"table.{name}", "; ".join(dict.fromkeys(words)))
    for name, told in (("kind", table.kind), ("unit", table.unit)):
        if not same(row.get(name), told):
            tally.fault(f"table.{name}", f"{here}: {row.get(name)!r}/{told!r}")
    if gone or number or meaning:
        tally.wrong.append(row)
    else:
        tally.right.append(str(row["table_id"]))
    return ok


def _cell_number(true: Cell, cell: Record, tally: Tally) -> list[str]:
    got = cell.get("value")
    if got is None:
        tally.numbers["missing"] += 1
        tally.fault("number.missing", f"table cell {true.row}/{true.column}: no number from {cell.get('raw')!r}")
        return []
    right = true.value is not None and abs(float(got) - true.value) < 1e-6
    tally.numbers["right" if right else "wrong"] += 1
    return [] if right else [f"{true.row}/{true.column}: {got} for {true.raw!r}"]


def _decisions(truth: Truth, rows: list[Record], tally: Tally) -> None:
    by_number = {int(r["number"]): r for r in rows if r.get("number") is not None}
    ok = 0
    for number, text, amount in truth.decisions:
        row = by_number.get(number, {})
        right = close(text, row.get("text"))
        ok += right
        if not right:
            tally.fault("decision.text", f"{number}: {row.get('text')!r}/{text[:60]!r}")
        elif norm(row.get("amount_mnkr")) != norm(amount):
            tally.fault("decision.amount", f"{number}: {row.get('amount_mnkr')}/{amount}")
    for row in rows[len(truth.decisions) :]:
        tally.fault("decision.too_many", str(row.get("text"))[:80])
    tally.f1("decisions", ok, len(truth.decisions), len(rows))
