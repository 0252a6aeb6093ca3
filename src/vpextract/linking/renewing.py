"""The list of links for the next time: what is open, and all that was decided; and what is told of decisions not followed."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from math import isfinite

from vpextract.linking.records import Doubtful, Linked, Record
from vpextract.linking.review import COLUMNS, DECISION, Entry, Pair, Review
from vpextract.linking.review_csv import with_lines


def renewed(former: Review, doubtful: Sequence[Doubtful], kept: Collection[Pair] = ()) -> Review:
    """The file for the next time: what is open, the surest first; then all that was decided, word for word.

    Open are the `doubtful` pairs, and those of the file that are in `kept`.
    """
    decided = former.decided
    settled = {entry.pair for entry in decided}
    written = {entry.pair: entry.cells for entry in former.entries}
    own = [name for name in former.columns if name not in COLUMNS]
    fresh = {pair: cells for pair, cells in written.items() if pair in kept and pair not in settled}
    for one in doubtful:
        pair = frozenset((one.a.member_id, one.b.member_id))
        if pair not in settled:
            fresh[pair] = _row(one) | {name: written.get(pair, {}).get(name, "") for name in own}
    noted = [  # not decided and no longer asked about, or there twice, but somebody wrote beside it
        entry.cells
        for entry in former.entries
        if not entry.word
        and any(entry.cells[name].strip() for name in own)
        and any(entry.cells[name] != fresh.get(entry.pair, {}).get(name) for name in own)
    ]
    review = Review((*COLUMNS, *own), delimiter=former.delimiter)
    rows = [*sorted(fresh.values(), key=_surest_first), *noted, *(entry.cells for entry in decided)]
    return with_lines(replace(review, entries=tuple(Entry(cells, 0) for cells in rows)))


def _surest_first(cells: Mapping[str, str]) -> tuple[float, str, str]:
    try:
        score = float(cells.get("score", "").replace(",", "."))  # as Swedish spreadsheets write it
    except ValueError:
        score = 0.0
    return -score if isfinite(score) else 0.0, cells.get("a_id", ""), cells.get("b_id", "")


def _row(one: Doubtful) -> dict[str, str]:
    row = {DECISION: "", "score": f"{one.score:.2f}", "kind": one.a.kind, "why": one.why}
    for side, record in (("a", one.a), ("b", one.b)):
        row |= {f"{side}_{name}": value for name, value in _shown(record).items()}
    return row


def _shown(record: Record) -> dict[str, str]:
    return {
        "text": record.text,
        "board": record.board_id or "",
        "year": str(record.year or ""),
        "report": record.report,
        "goal": record.parent,
        "page": "" if record.page is None else str(record.page),
        "id": record.member_id,
    }


def told(linked: Linked, former: Review, review: Review) -> list[str]:
    """A sentence for each decision not followed, with the lines that the decisions have in the renewed file."""
    lines = _new_lines(former.decided, review.decided)
    found = [
        _told(sorted(lines[n] for n in one.lines[:-1]), lines[one.lines[-1]])
        for one in linked.contradictions
        if lines.keys() >= set(one.lines)
    ]
    found += [
        f"line {lines[line]}: a row that it names says something else now; it was not followed"
        for line in linked.displaced
        if line in lines
    ]
    if len(lines) < max(len(former.decided), len(review.decided)):
        found.append("decisions were changed while linking ran; link again to follow them")
    return found


def told_of_areas(not_followed: Sequence[int], former: Review, review: Review) -> list[str]:
    """A sentence for each decision about areas that could not be followed."""
    lines = _new_lines(former.decided, review.decided)
    return [
        f"line {lines[line]}: the two areas stand in one table, or another line says otherwise of them; it was not followed"
        for line in not_followed
        if line in lines
    ]


def _new_lines(former: Sequence[Entry], now: Sequence[Entry]) -> dict[int, int]:
    """Former line → line now, of the decisions that are still there: somebody may have saved the file meanwhile."""
    there: defaultdict[tuple[frozenset[str], str], deque[int]] = defaultdict(deque)
    for entry in now:
        there[entry.pair, entry.word].append(entry.line)
    return {entry.line: lines.popleft() for entry in former if (lines := there[entry.pair, entry.word])}


def _told(same: Sequence[int], different: int) -> str:
    chain = " and ".join(map(str, same))
    many = len(same) > 1
    return (
        f"line {different} says different, but line{'s' if many else ''} {chain} say{'' if many else 's'} same "
        "of the same rows; none of them was followed"
    )
