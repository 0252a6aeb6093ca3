"""The list of editions as people see it, and what they wrote into it → rulings: which edition is preferred.

A person writes `preferred` into the first column of a document's row. As with the list of links, a row that lost its word takes
that back, and a row that is not there says nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from vpextract.linking.review import DECISION, Entry, Form, Review
from vpextract.linking.review_csv import with_lines
from vpextract.model.rulings import Ruling
from vpextract.store.editions import CHOSEN

EDITION = "edition"
"""The kind of these rulings: about a group of editions, the verdict is the hash of the document."""
PREFERRED = "preferred"
_WORDS = (PREFERRED, "gällande", "föredras")
_OF_ROW = ("edition_of", "source", "document_date", "edition", "pages", "edition_reason", "document_id", "sha256")
FORM = Form((DECISION, "now", *_OF_ROW), ("edition_of", "sha256"))
_NOW = {True: "preferred", False: "left out"}


class Said(NamedTuple):
    """What a list says anew, and a sentence for each word in it that could not be followed."""

    rulings: list[Ruling]
    notes: list[str]


def editions_said(review: Review, known: Mapping[str, Ruling]) -> Said:
    """What the list says beside what is `known`: the rulings in force, by key.

    Where two editions are marked, and one of them was chosen before, the other one is the newer wish.
    """
    said = Said([], [f"line {e.line}: {e.word!r} is not {PREFERRED}; it was not followed" for e in _strange(review)])
    chosen = {one.verdict: one for one in known.values()}
    groups: defaultdict[str, list[Entry]] = defaultdict(list)
    for entry in review.entries:
        groups[_cell(entry, "edition_of")].append(entry)
    for name, entries in groups.items():
        marked = [entry for entry in entries if entry.word in _WORDS]
        fresh = [entry for entry in marked if _cell(entry, "sha256") not in chosen]
        wanted = {_cell(entry, "sha256") for entry in (fresh or marked)}
        if len(wanted) > 1:
            lines = " and ".join(str(entry.line) for entry in (fresh or marked))
            said.notes.append(f"lines {lines} prefer different editions of {name}; neither was followed")
        elif fresh:
            beside = {"source": _cell(fresh[-1], "source"), "document_id": _cell(fresh[-1], "document_id")}
            said.rulings.append(Ruling(EDITION, {"edition_of": name}, wanted.pop(), beside))
        if len(wanted) <= 1 and not any(entry in _strange(review) for entry in entries):
            cleared = {_cell(entry, "sha256") for entry in entries if _lost_its_word(entry)} & set(chosen)
            other = {one.key for one in said.rulings}
            said.rulings.extend(
                Ruling(EDITION, chosen[mark].about, None) for mark in sorted(cleared) if chosen[mark].key not in other
            )
    return said


def chosen_in_force(known: Mapping[str, Ruling]) -> dict[str, str]:
    """The hash of the document that a person preferred, by what it is an edition of."""
    return {str(one.about.get("edition_of")): one.verdict for one in known.values() if one.verdict}


def renewed_editions(former: Review, documents: Iterable[Mapping[str, Any]], known: Mapping[str, Ruling]) -> Review:
    """The list for the next time: all documents with several editions, then what was decided about others, word for word.

    `documents` are rows of `documents`.
    """
    own = [name for name in former.columns if name not in FORM.columns]
    written = {_cell(entry, "sha256"): entry.cells for entry in former.entries}
    chosen = {one.verdict: one for one in known.values()}
    rows: list[dict[str, str]] = []
    for row in sorted(documents, key=lambda d: (d["edition_of"], not d["preferred"], d["source"])):
        told = {name: "" if row[name] is None else str(row[name]) for name in _OF_ROW}
        before = written.get(told["sha256"], {})
        word = before.get(DECISION, "").strip()
        if word.casefold() in ("", *_WORDS):
            word = (word or PREFERRED) if told["sha256"] in chosen else ""
        rows.append({DECISION: word, "now": _NOW[row["preferred"]], **told} | {n: before.get(n, "") for n in own})
    there = {row["sha256"] for row in rows}
    rows += [dict(entry.cells) for entry in former.entries if entry.word and _cell(entry, "sha256") not in there]
    there |= {row["sha256"] for row in rows}
    rows += [_row(one) for mark, one in chosen.items() if mark not in there]
    columns = (*FORM.columns, *own)
    entries = tuple(Entry({name: row.get(name, "") for name in columns}, 0) for row in rows)
    return with_lines(Review(columns, entries, former.delimiter))


def _lost_its_word(entry: Entry) -> bool:
    """A row that was not told to be chosen yet, as its ruling came another way, has none to lose."""
    return not entry.word and entry.cells.get("edition_reason", CHOSEN).strip() == CHOSEN


def _row(one: Ruling) -> dict[str, str]:
    told = {name: str(one.told.get(name, "")) for name in ("source", "document_id")} | {"edition_reason": CHOSEN}
    return {
        DECISION: PREFERRED,
        "edition_of": str(one.about.get("edition_of", "")),
        "sha256": one.verdict or "",
        **told,
    }


def _strange(review: Review) -> Sequence[Entry]:
    return [entry for entry in review.entries if entry.word and entry.word not in _WORDS]


def _cell(entry: Entry, name: str) -> str:
    return entry.cells.get(name, "").strip()
