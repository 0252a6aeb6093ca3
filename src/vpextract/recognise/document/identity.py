"""Which document it is: kind, year, tertial, board, municipality and date, from the contents alone.

Order of evidence: 1. a title on the front; 2. the periods and columns of its tables. Running text is none: reports and
decisions name other documents. What calls itself minutes, an agenda or the like is none of the kinds.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import islice

from vpextract.knowledge import Knowledge
from vpextract.matching import collapsed
from vpextract.model import Block, Identity, Paragraph, Table
from vpextract.recognise.document.edition import edition_of
from vpextract.recognise.document.fronts import FrontText, front_of, front_texts, letterhead
from vpextract.recognise.document.printed_date import date_of
from vpextract.recognise.document.titles import title_of
from vpextract.recognise.document.whose import board_of, municipality_of, sender_of
from vpextract.terms import PLAN

_RUNNING = 12
"""So many different headers and footers are looked at."""


def identify(blocks: Sequence[Block], knowledge: Knowledge, running: Iterable[str] = ()) -> Identity:
    """The document's identity; None in each field that the contents do not tell.

    `running` are the running headers and footers: they tell the title where nothing else does, as a title that recurs on
    every page is one of them.
    """
    texts = [b for b in blocks if isinstance(b, Paragraph)]
    front = front_texts(front_of(texts, knowledge), knowledge)
    heads = [FrontText(text, 0) for text in islice(dict.fromkeys(running), _RUNNING)]
    title, is_other = title_of(front, knowledge)
    if title is None and not is_other:
        title, is_other = title_of(heads, knowledge)
        front = [*heads, *front] if title is not None else [*front, *heads]
    else:
        front += heads
    dated = date_of(front, knowledge)
    kind, year, tertial = title.says if title is not None else (None, None, None)
    if kind is None and not is_other:
        kind, year, tertial = _by_tables([b for b in blocks if isinstance(b, Table)], knowledge)
    if title is not None:
        front += letterhead(blocks, title.line, knowledge)
    municipality = municipality_of(texts, front, knowledge)
    board, unsure = (
        board_of(texts, front, title, knowledge) if kind is not None else (sender_of(front, knowledge), None)
    )
    unsaid = knowledge.documents.unsaid
    if kind is not None:
        board = board or unsaid.board or None
        tertial = tertial or (unsaid.tertial if knowledge.documents.kinds[kind].by_tertial else None)
    doubts = [("kind_doubtful", title.doubt)] if title is not None and title.doubt else []
    return Identity(
        kind,
        year,
        tertial,
        board,
        knowledge.board_names.id_of(board) if board else None,
        dated,
        title.text if title else None,
        municipality or unsaid.municipality or None,
        edition_of(front, knowledge),
        (*doubts, *([("board_doubtful", unsure)] if unsure else [])),
    )


def _by_tables(tables: Sequence[Table], knowledge: Knowledge) -> tuple[str | None, int | None, int | None]:
    """Kind and year by what the tables' periods, columns and dates say, where there is no title."""
    votes: Counter[tuple[str, int, int | None]] = Counter()
    starts: Counter[int] = Counter()
    plan = report = 0
    for table in tables:
        roles = knowledge.columns(table.columns)
        names = {m.role for m in roles if m is not None and m.table == "indicators"}
        if "name" in names:
            plan, report = plan + ("outcome" not in names and "target" in names), report + ("outcome" in names)
        for j, match in enumerate(roles):
            if match is None:
                continue
            for row in table.rows:
                cell = collapsed(row.cells[j])
                if match.role == "period":
                    named = knowledge.periods.named(cell)
                    if named is not None and named.kind is not None and named.year is not None:
                        votes[named.kind, named.year, named.tertial] += 1
                elif match.role == "start_date" and (start := knowledge.times.date_of(cell)) is not None:
                    starts[start.year] += 1
    if votes:
        (kind, year, tertial), _ = votes.most_common(1)[0]
        return kind, year, tertial
    if plan > report and starts:
        return PLAN, starts.most_common(1)[0][0], None
    return None, None, None
