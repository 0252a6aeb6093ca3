"""Which doubts, pairs and decisions are asked for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, NamedTuple

from vpextract.linking.review import Entry
from vpextract.linking.review_rulings import LINK
from vpextract.model.issue import SEVERITIES
from vpextract.model.rulings import Ruling
from vpextract.reviewing.deciding import links
from vpextract.reviewing.desk import Desk, Doubt, key_of
from vpextract.store.answered import DOUBT
from vpextract.store.corrections import VALUE, called

STATES = ("open", "settled", "all")


@dataclass(frozen=True, slots=True)
class Asked:
    """Doubts of a document, of one code, of this severity or worse, that are open or settled, with these words."""

    document: str = ""
    code: str = ""
    severity: str = "warning"
    state: str = "open"
    words: str = ""

    def query(self) -> dict[str, str]:
        """As it stands in addresses; what is asked for anyway is left out."""
        return {name: value for name, value in asdict(self).items() if value != getattr(_ANYWAY, name)}


_ANYWAY = Asked()


class Pair(NamedTuple):
    """A pair of the list for people under the short name of its key."""

    key: str
    entry: Entry


def asked_for(query: Mapping[str, str]) -> Asked:
    """What an address or a form asks for; what is not understood asks for nothing."""
    found = {name: str(query.get(name, getattr(_ANYWAY, name)))[:200] for name in asdict(_ANYWAY)}
    if found["severity"] not in SEVERITIES:
        found["severity"] = _ANYWAY.severity
    if found["state"] not in STATES:
        found["state"] = _ANYWAY.state
    return Asked(**found)


def verdicts(desk: Desk, kind: str) -> dict[str, str]:
    """Short name of what was decided → the verdict in force."""
    return {key_of(one.key): one.verdict or "" for one in desk.rulings().in_force(kind).values()}


def doubts_shown(desk: Desk, asked: Asked, ruled: Mapping[str, str]) -> list[Doubt]:
    """The doubts that are asked for; `ruled` are the settled ones."""
    severe = SEVERITIES[: SEVERITIES.index(asked.severity) + 1]
    words = asked.words.casefold().split()
    return [
        one
        for one in desk.doubts.values()
        if one.issue["severity"] in severe
        and asked.document in ("", one.issue["document_id"])
        and asked.code in ("", one.issue["code"])
        and (asked.state == "all" or (one.key in ruled) == (asked.state == "settled"))
        and (not words or _says(desk.told.message(one.issue["message"]), words))
    ]


def _says(message: str, words: Sequence[str]) -> bool:
    return all(word in message.casefold() for word in words)


def pairs_shown(desk: Desk) -> list[Pair]:
    """All pairs, in the order of the list: the open ones, the surest first, then what was decided."""
    return [Pair(key, entry) for key, entry in links(desk).items()]


def ruled_rows(desk: Desk) -> Sequence[dict[str, Any]]:
    """All decisions that hold, the latest first, as people read them."""
    rulings = desk.rulings()
    sources = {row["sha256"]: row["source"] for row in desk.documents.values()}
    found = [one for kind in (VALUE, DOUBT, LINK) for one in rulings.in_force(kind).values()]
    return [
        {
            "key": key_of(one.key),
            "kind": one.kind,
            "verdict": one.verdict,
            "value": one.told.get("value"),
            "has_value": "value" in one.told,
            "about": _about(desk, one),
            "document": sources.get(one.about.get("sha256"), one.told.get("document", "")),
            "note": one.told.get("note", ""),
            "by": one.by or "",
            "at": (one.at or "")[:16].replace("T", " "),
        }
        for one in sorted(found, key=lambda one: one.at or "", reverse=True)
    ]


def _about(desk: Desk, one: Ruling) -> str:
    if one.kind == VALUE:
        return called(one.about)
    if one.kind == DOUBT:
        return desk.told.message(str(one.about.get("message", "")))
    sides = [one.told.get(side) for side in "ab"]
    return " ↔ ".join(str(side.get("text", "")) for side in sides if isinstance(side, dict))
