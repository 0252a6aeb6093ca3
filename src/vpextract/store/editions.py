"""Editions: documents of one municipality and board, kind, year and tertial. One is preferred, for a reason that is told.

In this order, and each only where those before leave several: what a person chose; decided before nothing said before
proposed; the later date; the more complete; one with pages, which can be shown, before a text; the first by name.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

CHOSEN = "chosen"
"""Why an edition is preferred that a person chose."""
_NEARLY = 0.98
"""Of the rows of the most complete: a text and its PDF differ by fewer, and a cut-off copy lacks more."""
_RANKS = {"decided": 2, None: 1, "proposal": 0}

Row = Mapping[str, Any]


class Marked(NamedTuple):
    """What `documents` says of a document among its editions; `others` are the sources of these."""

    edition_of: str | None
    preferred: bool
    reason: str | None
    others: tuple[str, ...] = ()


ALONE = Marked(None, True, None)


def marked_editions(
    documents: Iterable[Row], rows_of: Callable[[Sequence[str]], Mapping[str, int]], chosen: Mapping[str, str]
) -> dict[str, Marked]:
    """Each document among its editions, by document_id.

    `documents` are rows of `documents`; `rows_of` counts what was found in some of them; `chosen` says which document
    (by its hash) a person preferred in a group.
    """
    every = list(documents)
    marked = {row["document_id"]: ALONE if row["status"] != "skipped" else Marked(None, False, None) for row in every}
    groups = {name: group for name, group in _groups(every).items() if len(group) > 1}
    counts = rows_of([row["document_id"] for group in groups.values() for row in group]) if groups else {}
    for name, group in groups.items():
        marked |= _marked_group(name, group, counts, _chosen_among(name, group, chosen))
    return marked


def _chosen_among(name: str, group: Sequence[Row], chosen: Mapping[str, str]) -> str | None:
    """A group may get another name when documents of another municipality come; its documents stay what they are."""
    there = {row["sha256"] for row in group}
    return next((mark for mark in (chosen.get(name), *chosen.values()) if mark in there), None)


def is_as_chosen(row: Row, chosen: Mapping[str, str]) -> bool:
    """Whether a former row says what it would with these choices: else its part is to be written anew."""
    if row["sha256"] in chosen.values():
        return bool(row["preferred"])
    return bool(row.get("edition_reason") != CHOSEN)


def changed_editions(former: Iterable[Row], now: Iterable[Row]) -> set[str]:
    """The documents, by document_id, that are preferred now and were not, or the other way round."""
    before = {row["document_id"]: row.get("preferred") for row in former}
    return {row["document_id"] for row in now if before.get(row["document_id"], row["preferred"]) != row["preferred"]}


def _groups(documents: Sequence[Row]) -> dict[str, list[Row]]:
    """A document that names no municipality is of the only one that has such documents."""
    alike: defaultdict[tuple[Any, ...], list[Row]] = defaultdict(list)
    for row in documents:
        if row["board_id"] and row["year"] is not None and row["doc_type"]:
            alike[row["board_id"], row["year"], row["doc_type"], row["tertial"]].append(row)
    found: dict[str, list[Row]] = {}
    for rows in alike.values():
        named = sorted({row["municipality"] for row in rows} - {None})
        name = min(row["document_id"] for row in rows).rpartition("-")[0]
        if len(named) < 2:
            found[name] = rows
            continue
        for municipality in (*named, None):
            found[f"{name}-{municipality or 'unknown'}"] = [r for r in rows if r["municipality"] == municipality]
    return found


def _marked_group(name: str, group: Sequence[Row], counts: Mapping[str, int], chosen: str | None) -> dict[str, Marked]:
    left, reason = list(group), ""
    why: dict[str, str] = {}
    for keeps, told, lost in _criteria(group, counts, chosen):
        kept = keeps(left)
        if kept and len(kept) < len(left):
            ids = {row["document_id"] for row in kept}
            why |= {row["document_id"]: lost for row in left if row["document_id"] not in ids}
            left, reason = kept, told(kept[0])
        if len(left) == 1:
            break
    best = left[0]
    found = {}
    for row in group:
        own = row["document_id"] == best["document_id"]
        sources = tuple(sorted(r["source"] for r in group if r is not row))
        told_why = reason if own else f"{why[row['document_id']]}: {best['document_id']} is preferred"
        found[row["document_id"]] = Marked(name, own, told_why, sources)
    return found


_Criterion = tuple[Callable[[list[Row]], list[Row]], Callable[[Row], str], str]


def _criteria(group: Sequence[Row], counts: Mapping[str, int], chosen: str | None) -> list[_Criterion]:
    return [
        (lambda rows: [r for r in rows if chosen and r["sha256"] == chosen], lambda _: CHOSEN, "another was chosen"),
        (_best(lambda r: _RANKS.get(r["edition"], 1)), _of_rank, "proposal, or not said to be decided"),
        (_latest, lambda r: f"later date: {r['document_date']}", "earlier date"),
        (
            lambda rows: _most_complete(rows, counts),
            lambda r: f"more complete: {counts.get(r['document_id'], 0)} rows",
            "less complete",
        ),
        (_best(lambda r: r["pages"] is not None), lambda _: "has pages", "a text of the same"),
        (_best(lambda r: counts.get(r["document_id"], 0)), lambda _: "more complete", "less complete"),
        (lambda rows: [min(rows, key=lambda r: r["source"])], lambda _: "first by name, else alike", "alike"),
    ]


def _of_rank(row: Row) -> str:
    return "decided" if row["edition"] == "decided" else "no proposal"


def _best(value: Callable[[Row], float]) -> Callable[[list[Row]], list[Row]]:
    return lambda rows: [row for row in rows if value(row) == max(map(value, rows))]


def _latest(rows: list[Row]) -> list[Row]:
    """Those with the latest date, and those without one: a cut-off copy may lack it, or a whole one may."""
    dates: list[date] = [row["document_date"] for row in rows if row["document_date"] is not None]
    return [row for row in rows if row["document_date"] in (None, max(dates, default=None))]


def _most_complete(rows: list[Row], counts: Mapping[str, int]) -> list[Row]:
    most = max(counts.get(row["document_id"], 0) for row in rows)
    return [row for row in rows if counts.get(row["document_id"], 0) >= _NEARLY * most]
