"""What a person decides → the output's `rulings.jsonl`, and from there into its datasets."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from vpextract.errors import RequestError
from vpextract.linking.review import Entry
from vpextract.linking.review_rulings import entry_to_ruling
from vpextract.model.rulings import Ruling
from vpextract.reviewing.desk import Desk, key_of
from vpextract.reviewing.values import ruling_on_value
from vpextract.running.linking import follow_decisions
from vpextract.store.answered import DOUBT
from vpextract.store.corrections import VALUE
from vpextract.store.review_file import decide_links, read_review
from vpextract.store.rulings import add_rulings
from vpextract.store.writing import claimed

RULED = {"right": "right", "wrong": "wrong", "undo": None}
LINKED = {"same": "same", "different": "different", "undo": None}


def decide_value(desk: Desk, dataset: str, document_id: str, at: int, word: str, typed: str, doubt: str = "") -> None:
    """Write down what a person said of a value; a wrong one answers the doubt that it was looked at for, too.

    Raises RequestError for what says nothing, OutputError where it cannot be written.
    """
    made = [ruling_on_value(desk, dataset, document_id, at, _known(word, RULED), typed)]
    if doubt in desk.doubts and word == "wrong":
        made.append(Ruling(DOUBT, desk.doubts[doubt].about, _known(word, RULED)))
    _write(desk, made)


def decide_doubt(desk: Desk, key: str, word: str, note: str) -> None:
    """Write down that a doubt was looked at: the row is right as it is, or wrong."""
    if key not in desk.doubts:
        raise RequestError("That doubt is not there any more. Load the page again.")
    told = {"note": note.strip()[:1000]} if note.strip() else {}
    _write(desk, [Ruling(DOUBT, desk.doubts[key].about, _known(word, RULED), told)])


def decide_pair(desk: Desk, key: str, word: str) -> None:
    """Write down whether two rows are one thing, in the list for people and among the rulings."""
    if key not in links(desk):
        raise RequestError("That pair is not asked about any more. Load the page again.")
    ruling = entry_to_ruling(links(desk)[key], _known(word, LINKED))
    with claimed(desk.path):
        decide_links(desk.path, [_signed(desk, ruling)])
    desk.pending += 1


def undo(desk: Desk, key: str) -> None:
    """Take back any decision in force, by the short name of its key."""
    for kind in (DOUBT, VALUE):
        for one in desk.rulings().in_force(kind).values():
            if key_of(one.key) == key:
                _write(desk, [Ruling(kind, one.about, None)])
                return
    raise RequestError("That is not decided any more. Load the page again.")


def links(desk: Desk) -> dict[str, Entry]:
    """The pairs that people are asked about, and those that they decided, by the short names of their keys."""
    entries = read_review(desk.path).entries
    return {key_of(entry_to_ruling(entry, None).key): entry for entry in entries}


def bring_in(desk: Desk) -> Sequence[str]:
    """Make the datasets follow what was decided; sentences about what could not be followed. Raises OutputError."""
    notes = follow_decisions(desk.path)
    desk.reopen()
    desk.pending = 0
    return notes


def _write(desk: Desk, made: Sequence[Ruling]) -> None:
    with claimed(desk.path):
        add_rulings(desk.path, [_signed(desk, one) for one in made])
    desk.pending += sum(one.kind != DOUBT for one in made)


def _signed(desk: Desk, one: Ruling) -> Ruling:
    now = datetime.now(UTC).isoformat(timespec="seconds")
    return Ruling(one.kind, one.about, one.verdict, one.told, desk.by or None, now)


def _known(word: str, words: Mapping[str, str | None]) -> str | None:
    if word not in words:
        raise RequestError(f"{word[:40]!r} decides nothing.")
    return words[word]
