"""Doubtful pairs → `links.csv`, and what people wrote into it → decisions.

A person writes `same` or `different` into the first column, with any program that knows such files. What was written is
kept for ever: decided rows stay in the file, word for word, also when their documents are gone; so do further columns.
Nothing in the file can become a formula, see `formulas`; the guard against it is no part of a cell's text.
"""

from __future__ import annotations

import csv
import io
from collections import defaultdict, deque
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import isfinite
from typing import NamedTuple

import regex

from vpextract.formulas import guarded, unguarded
from vpextract.linking.records import Decision, Doubtful, Linked, Record

DECISION = "decision"
COLUMNS = (
    DECISION, "score", "kind", "a_text", "b_text",
    *(f"{side}_{what}" for side in "ab" for what in ("board", "year", "report", "goal", "page")),
    "why", "a_id", "b_id",
)  # fmt: skip
_NEEDED = ("kind", "a_text", "b_text", "a_board", "b_board", "a_id", "b_id")
_SAME = ("same", "samma")
_DIFFERENT = ("different", "olika")
_KINDS = ("goal", "indicator", "activity")
_ENCODINGS = ("utf-8-sig", "cp1252", "latin-1")
"""What is written; what spreadsheet programs of western Europe save; what loses no byte, whatever it was."""
_DELIMITERS = (",", ";", "\t")
_MOST_COLUMNS = 1000
"""Some spreadsheet programs save empty ones beside the table, but not so many."""
_LINE_END = regex.compile(r"\r\n|\r|\n")


Pair = frozenset[str]
"""The identifiers of two rows."""


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
    def pair(self) -> Pair:
        return frozenset((self.cells.get("a_id", "").strip(), self.cells.get("b_id", "").strip()))

    @property
    def fault(self) -> str | None:
        """Why what a person wrote cannot be followed; None where it can."""
        if self.word not in (*_SAME, *_DIFFERENT):
            return f"{self.cells[DECISION].strip()!r} is neither same nor different"
        if self.cells["kind"].strip().casefold() not in _KINDS:
            return f"its kind is none of {', '.join(_KINDS)}"
        if any(not self.cells[f"{side}_id"].strip() and not self.cells[f"{side}_text"].strip() for side in "ab"):
            return "it does not say which two rows are meant"
        return "it names one row twice" if "" not in self.pair and len(self.pair) == 1 else None


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
        return [_decision(entry) for entry in self.decided if entry.fault is None]

    def unreadable(self) -> list[str]:
        """A sentence for each decision that cannot be followed, whatever the others say."""
        return [f"line {entry.line}: {entry.fault}; it was not followed" for entry in self.decided if entry.fault]


def bytes_to_review(data: bytes) -> Review:
    """Read a file of links. Raises NoReviewError where it cannot tell which rows are meant; then nothing is lost."""
    text = _decoded(data)
    if not text.strip():
        return Review()
    problems = []
    for delimiter in sorted(_DELIMITERS, key=_LINE_END.split(text.lstrip(), 1)[0].count, reverse=True):
        try:
            return _rows_to_review(list(_numbered(text, delimiter)), delimiter)
        except NoReviewError as problem:
            problems.append(problem)
    raise problems[0]


def _numbered(text: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """The rows that are not empty, without the guard against formulas, each with its first line."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    before = 0
    try:
        for row in reader:
            if any(cell.strip() for cell in row):
                yield before + 1, [unguarded(cell) for cell in row]
            before = reader.line_num
    except csv.Error as problem:  # reading on would take many rows for one cell
        raise NoReviewError(f"from line {before + 1} on the quotation marks do not pair up ({problem})") from None


def _rows_to_review(rows: Sequence[tuple[int, list[str]]], delimiter: str) -> Review:
    """The head may stand anywhere: who sorts all rows sorts it as well."""
    line, head = max(rows, key=lambda row: len(set(COLUMNS).intersection(_known(row[1]))))
    missing = [name for name in (DECISION, *_NEEDED) if name not in _known(head)]
    if missing:
        raise NoReviewError(f"it has no column {', '.join(missing)}")
    width = max(len(cells) for _, cells in rows)
    if width > _MOST_COLUMNS:
        raise NoReviewError(f"it has {width} columns, which is more than {_MOST_COLUMNS}")
    names = _column_names(_filled(head, width))
    entries = tuple(Entry(dict(zip(names, _filled(cells, width), strict=True)), at) for at, cells in rows if at != line)
    named = len(head)
    used = [
        name
        for n, name in enumerate(names)
        if (n < named and head[n].strip()) or any(entry.cells[name].strip() for entry in entries)
    ]
    return Review(tuple(used), entries, delimiter)


def _known(cells: Iterable[str]) -> list[str]:
    return [cell.strip().casefold() for cell in cells]


def _filled(cells: Sequence[str], width: int) -> list[str]:
    return [*cells, *[""] * (width - len(cells))]


def _column_names(head: Sequence[str]) -> list[str]:
    """A name of its own for each column: people write beside the table, and copy columns."""
    names: list[str] = []
    for n, cell in enumerate(head, 1):
        spelt = cell.strip() or f"column {n}"
        name = spelt.casefold() if spelt.casefold() in COLUMNS else spelt
        again = 2
        while name in names:
            name, again = f"{spelt} ({again})", again + 1
        names.append(name)
    return names


def review_to_bytes(review: Review) -> bytes:
    """The file, with the mark by which spreadsheet programs know UTF-8."""
    return "".join(_rendered(review)).encode("utf-8-sig")


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
    return _with_lines(replace(review, entries=tuple(Entry(cells, 0) for cells in rows)))


def _surest_first(cells: Mapping[str, str]) -> tuple[float, str, str]:
    try:
        score = float(cells.get("score", "").replace(",", "."))  # as Swedish spreadsheets write it
    except ValueError:
        score = 0.0
    return -score if isfinite(score) else 0.0, cells.get("a_id", ""), cells.get("b_id", "")


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


def _with_lines(review: Review) -> Review:
    head, *rows = _rendered(review)
    line = 1 + _n_lines(head)
    placed = []
    for entry, text in zip(review.entries, rows, strict=True):
        placed.append(Entry(entry.cells, line))
        line += _n_lines(text)
    return replace(review, entries=tuple(placed))


def _rendered(review: Review) -> list[str]:
    """The head and each row as they stand in the file."""
    return [_line(review.columns, review.delimiter)] + [
        _line([entry.cells.get(name, "") for name in review.columns], review.delimiter) for entry in review.entries
    ]


def _line(cells: Sequence[str], delimiter: str) -> str:
    sink = io.StringIO(newline="")
    writer = csv.writer(sink, delimiter=delimiter, lineterminator="\r\n")  # so that cells with either are quoted
    writer.writerow([guarded(cell) for cell in cells])
    return sink.getvalue().removesuffix("\r\n") + "\n"


def _n_lines(text: str) -> int:
    return len(_LINE_END.findall(text))


def _decoded(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    *likely, last = _ENCODINGS
    for encoding in likely:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return data.decode(last)


def _decision(entry: Entry) -> Decision:
    needed = {name: entry.cells[name].strip() for name in _NEEDED}
    needed["kind"] = needed["kind"].casefold()
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
