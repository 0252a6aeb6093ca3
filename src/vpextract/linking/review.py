"""Doubtful pairs → `links.csv`, and what people wrote into it → decisions.

A person writes `same` or `different` into the first column, with any program that knows such files. What was written is
kept for ever: decided rows stay in the file, word for word, also when their documents are gone; so do further columns.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from vpextract.linking.records import Contradiction, Decision, Doubtful, Record

DECISION = "decision"
COLUMNS = (
    DECISION, "score", "kind", "a_text", "b_text",
    *(f"{side}_{what}" for side in "ab" for what in ("board", "year", "report", "goal", "page")),
    "why", "a_id", "b_id",
)  # fmt: skip
_NEEDED = ("kind", "a_text", "b_text", "a_board", "b_board", "a_id", "b_id")
_SAME = ("same", "samma")
_DIFFERENT = ("different", "olika")
_ENCODINGS = ("utf-8-sig", "cp1252")
"""What is written; what spreadsheet programs of western Europe save."""
_DELIMITERS = (",", ";", "\t")


class NoReviewError(ValueError):
    """The text is no list of links; the message says what is missing."""


class Entry(NamedTuple):
    """A row of the file as it is: column → text. `line` is its first line in the file."""

    cells: Mapping[str, str]
    line: int

    @property
    def word(self) -> str:
        return self.cells.get(DECISION, "").strip().casefold()

    @property
    def pair(self) -> frozenset[str]:
        return frozenset((self.cells.get("a_id", ""), self.cells.get("b_id", "")))


@dataclass(frozen=True, slots=True)
class Review:
    """A file of links: its columns in order, its rows, and the sign between cells."""

    columns: tuple[str, ...] = COLUMNS
    entries: tuple[Entry, ...] = ()
    delimiter: str = ","

    @property
    def decided(self) -> list[Entry]:
        """Rows into which a person wrote a decision, readable or not."""
        return [entry for entry in self.entries if entry.word]

    def decisions(self) -> list[Decision]:
        """What can be followed; `line` is that of the file as it is now."""
        return [_decision(entry) for entry in self.decided if entry.word in (*_SAME, *_DIFFERENT)]

    def unreadable(self) -> list[str]:
        """A sentence for each decision that is neither `same` nor `different`."""
        return [
            f"line {entry.line}: {entry.cells[DECISION].strip()!r} is neither same nor different; it was not followed"
            for entry in self.decided
            if entry.word not in (*_SAME, *_DIFFERENT)
        ]


def bytes_to_review(data: bytes) -> Review:
    """Read a file of links. Raises NoReviewError where columns are missing that say which rows are meant."""
    text = _decoded(data)
    if not text.strip():
        return Review()
    first = text.lstrip("\r\n").splitlines()[0]
    delimiter = max(_DELIMITERS, key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    head: tuple[str, ...] = ()
    entries = []
    before = 0
    for row in reader:
        start, before = before + 1, reader.line_num
        if not any(cell.strip() for cell in row):
            continue
        if not head:
            head = tuple(cell.strip() for cell in row)
            missing = [name for name in (DECISION, *_NEEDED) if name not in head]
            if missing:
                raise NoReviewError(f"it has no column {', '.join(missing)}")
            continue
        cells = dict(zip(head, [*row, *[""] * len(head)], strict=False))
        extra = {f"column {n}": cell for n, cell in enumerate(row[len(head) :], len(head) + 1) if cell}
        entries.append(Entry(cells | extra, start))
    further = dict.fromkeys(name for entry in entries for name in entry.cells if name not in head)
    return Review((*head, *further), tuple(entries), delimiter)


def review_to_bytes(review: Review) -> bytes:
    """The file, with the mark by which spreadsheet programs know UTF-8."""
    return "".join(_rendered(review)).encode("utf-8-sig")


def renewed(former: Review, doubtful: Sequence[Doubtful]) -> Review:
    """The file for the next time: what is open, the surest first; then all that was decided, word for word."""
    decided = former.decided
    settled = {entry.pair for entry in decided}
    written = {entry.pair: entry.cells for entry in former.entries}
    own = [name for name in former.columns if name not in COLUMNS]
    fresh = [
        _row(one) | {name: written.get(frozenset((one.a.member_id, one.b.member_id)), {}).get(name, "") for name in own}
        for one in sorted(doubtful, key=lambda d: (-d.score, d.a.member_id, d.b.member_id))
        if frozenset((one.a.member_id, one.b.member_id)) not in settled
    ]
    noted = [  # no longer doubtful and not decided, but somebody wrote beside it
        entry.cells
        for entry in former.entries
        if not entry.word
        and any(entry.cells.get(name, "").strip() for name in own)
        and entry.pair not in {frozenset((row["a_id"], row["b_id"])) for row in fresh}
    ]
    review = Review((*COLUMNS, *own), delimiter=former.delimiter)
    rows = [*fresh, *noted, *(entry.cells for entry in decided)]
    return _with_lines(replace(review, entries=tuple(Entry(cells, 0) for cells in rows)))


def told(contradictions: Iterable[Contradiction], former: Review, review: Review) -> list[str]:
    """A sentence for each contradiction, with the lines that the decisions have in the renewed file."""
    lines = {old.line: new.line for old, new in zip(former.decided, review.decided, strict=True)}
    return [_told(sorted(lines[n] for n in one.lines[:-1]), lines[one.lines[-1]]) for one in contradictions]


def _told(same: Sequence[int], different: int) -> str:
    chain = " and ".join(map(str, same))
    many = len(same) > 1
    return (
        f"line {different} says different, but line{'s' if many else ''} {chain} say{'' if many else 's'} same "
        "of the same rows; none of them was followed"
    )


def _with_lines(review: Review) -> Review:
    head, *rows = _rendered(review)
    line = 1 + head.count("\n")
    placed = []
    for entry, text in zip(review.entries, rows, strict=True):
        placed.append(Entry(entry.cells, line))
        line += text.count("\n")
    return replace(review, entries=tuple(placed))


def _rendered(review: Review) -> list[str]:
    """The head and each row as they stand in the file."""
    return [_line(review.columns, review.delimiter)] + [
        _line([entry.cells.get(name, "") for name in review.columns], review.delimiter) for entry in review.entries
    ]


def _line(cells: Sequence[str], delimiter: str) -> str:
    sink = io.StringIO(newline="")
    csv.writer(sink, delimiter=delimiter, lineterminator="\n").writerow(cells)
    return sink.getvalue()


def _decoded(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    for encoding in _ENCODINGS:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return data.decode("utf-8", "replace")


def _decision(entry: Entry) -> Decision:
    needed = {name: entry.cells[name].strip() for name in _NEEDED}
    return Decision(same=entry.word in _SAME, line=entry.line, **needed)


def _row(one: Doubtful) -> dict[str, str]:
    row = {DECISION: "", "score": f"{one.score:.2f}", "kind": one.a.kind, "why": one.why}
    for side, record in (("a", one.a), ("b", one.b)):
        row |= {f"{side}_{name}": value for name, value in _shown(record).items()}
    return row


def _shown(record: Record) -> dict[str, str]:
    return {
        "text": record.text,
        "board": record.board_id or "",
        "year": str(record.year),
        "report": record.report,
        "goal": record.parent,
        "page": "" if record.page is None else str(record.page),
        "id": record.member_id,
    }
