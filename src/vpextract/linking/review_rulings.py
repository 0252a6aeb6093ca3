"""The list of links as the face of what people decided: what it says becomes rulings, and rulings come back into it.

What a person wrote into the list holds: a row without its decision takes that back. A row that is not there says nothing,
so whoever loses the list loses no decision.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from vpextract.linking.names import key_of
from vpextract.linking.review import COLUMNS, DECISION, Entry, Review
from vpextract.linking.review_csv import with_lines
from vpextract.model.rulings import Ruling

LINK = "link"
"""The kind of these rulings."""
_SIDES = "ab"
_OF_SIDE = tuple(name.removeprefix("a_") for name in COLUMNS if name.startswith("a_"))
_OF_PAIR = ("score", "why")


def review_to_rulings(review: Review, known: Mapping[str, Ruling]) -> list[Ruling]:
    """What the list says anew, beside what is `known`: the rulings in force, by key.

    Rows that contradict each other say nothing until that is mended.
    """
    rows: defaultdict[str, list[Entry]] = defaultdict(list)
    for entry in review.entries:
        rows[entry_to_ruling(entry, None).key].append(entry)
    found = []
    for key, entries in rows.items():
        decided = [entry for entry in entries if entry.word]
        verdicts = {None if entry.fault else entry.verdict for entry in decided}
        if not decided and key in known:
            found.append(replace(known[key], verdict=None, by=None, at=None))
        elif len(verdicts) == 1 and (verdict := verdicts.pop()) is not None:
            said = entry_to_ruling(decided[-1], verdict)
            if key not in known or _essence(known[key]) != _essence(said):
                found.append(said)
    return found


def with_rulings(review: Review, known: Mapping[str, Ruling]) -> Review:
    """The list with a row for each ruling that has none in it; all lines as they are when it is written."""
    there = {entry_to_ruling(entry, None).key for entry in review.entries}
    missing = [one for key, one in known.items() if key not in there]
    if not missing:
        return review
    restored = [dict(_cells(one)) for one in missing]
    own = {name: None for cells in restored for name in cells if name not in (*COLUMNS, *review.columns)}
    columns = (*review.columns, *own)
    entries = [Entry({name: entry.cells.get(name, "") for name in columns}, 0) for entry in review.entries]
    entries += [Entry({name: cells.get(name, "") for name in columns}, 0) for cells in restored]
    return with_lines(replace(review, columns=columns, entries=tuple(entries)))


def entry_to_ruling(entry: Entry, verdict: str | None) -> Ruling:
    """A row of the list as a decision, with the `verdict` that a person gives, or None."""
    cells = {name: cell.strip() for name, cell in entry.cells.items() if cell.strip()}
    sides = [{name: cells[f"{side}_{name}"] for name in _OF_SIDE if f"{side}_{name}" in cells} for side in _SIDES]
    about = {"row": cells.get("kind", "").casefold(), "rows": sorted(map(_named, sides))}
    told: dict[str, Any] = dict(zip(_SIDES, sides, strict=True)) | {n: cells[n] for n in _OF_PAIR if n in cells}
    beside = {name: cell for name, cell in cells.items() if name not in COLUMNS}
    return Ruling(LINK, about, verdict, told | ({"beside": beside} if beside else {}))


def _named(side: Mapping[str, str]) -> str:
    """What names a row: its identifier, which comes of its file's bytes; else its board and text."""
    return side.get("id") or f"{side.get('board', '')}:{key_of(side.get('text', ''))}"


def _essence(one: Ruling) -> tuple[object, ...]:
    return (one.verdict, one.told.get("beside"))


def _cells(one: Ruling) -> Iterator[tuple[str, str]]:
    yield DECISION, one.verdict or ""
    yield "kind", str(one.about.get("row", ""))
    for name in _OF_PAIR:
        yield name, str(one.told.get(name, ""))
    for side in _SIDES:
        for name, cell in _mapping(one.told.get(side)).items():
            yield f"{side}_{name}", str(cell)
    for name, cell in _mapping(one.told.get("beside")).items():
        if name not in COLUMNS:
            yield name, str(cell)


def _mapping(found: object) -> Mapping[str, object]:
    """Anybody may have written the line."""
    return found if isinstance(found, dict) else {}
