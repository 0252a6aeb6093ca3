"""Which document it is: board, kind, year, tertial and date, from the contents alone.

Order of evidence: 1. a title among the first paragraphs, headings first; 2. the periods and columns of its tables;
3. what the first page mentions. For the board: the title, then the names that the first page and the whole text use most.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import chain

from vpextract.knowledge import Knowledge
from vpextract.matching import collapsed
from vpextract.model import Block, Identity, Paragraph, Table
from vpextract.recognise.dates import first_date, parse_date
from vpextract.recognise.fronts import FrontText, front_of, front_texts, letterhead
from vpextract.recognise.titles import SHORT, Title, title_of

FRONT_WEIGHT = 60
"""A short line of the first page ("Till …") counts like so many mentions in the text."""


def identify(blocks: Sequence[Block], knowledge: Knowledge) -> Identity:
    """The document's identity; None in each field that the contents do not tell."""
    texts = [b for b in blocks if isinstance(b, Paragraph)]
    first = front_of(texts, knowledge)
    front = front_texts(first)
    title = title_of(front, knowledge)
    kind, year, tertial = title.says if title is not None else (None, None, None)
    if kind is None:
        kind, year, tertial = _by_tables([b for b in blocks if isinstance(b, Table)], knowledge)
    if kind is None:
        kind, year, tertial = _mentioned(front, knowledge)
    if title is not None:
        front += letterhead(blocks, title.line, knowledge)
    board = _board(texts, front, title, knowledge) if kind is not None else None
    board_id = knowledge.board_names.id_of(board) if board else None
    return Identity(kind, year, tertial, board, board_id, _dated(first, knowledge), title.text if title else None)


def _mentioned(front: Sequence[FrontText], knowledge: Knowledge) -> tuple[str | None, int | None, int | None]:
    """The first document that the running text of the first page names: weak, as a report names the plan it follows."""
    for text, _ in front:
        found = knowledge.title(text)
        if found is not None:
            return found
    return None, None, None


def _by_tables(tables: Sequence[Table], knowledge: Knowledge) -> tuple[str | None, int | None, int | None]:
    """Kind and year by what the tables' periods, columns and dates say, where there is no title."""
    votes: Counter[tuple[str, int, int | None]] = Counter()
    starts: Counter[int] = Counter()
    plan = report = 0
    for table in tables:
        roles = [knowledge.column(label) for label in table.columns]
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
                elif match.role == "start_date" and (start := parse_date(cell, knowledge)) is not None:
                    starts[start.year] += 1
    if votes:
        (kind, year, tertial), _ = votes.most_common(1)[0]
        return kind, year, tertial
    if plan > report and starts:
        return "verksamhetsplan", starts.most_common(1)[0][0], None
    return None, None, None


def _board(
    texts: Sequence[Paragraph], front: Sequence[FrontText], title: Title | None, knowledge: Knowledge
) -> str | None:
    """The board's name as the document gives it: the title counts most, then the first page, then the whole text."""
    named = _most_named([title.line] if title is not None else [], knowledge)
    if named is not None:
        return named
    weighted = [text for text, rank in front for _ in range(FRONT_WEIGHT if rank or len(text) < SHORT else 1)]
    return _most_named([*weighted, *(text for p in texts for text in _sides(p))], knowledge)


def _sides(paragraph: Paragraph) -> tuple[str, ...]:
    return tuple(chain.from_iterable(paragraph.sides)) or (paragraph.text,)


def _most_named(texts: Iterable[str], knowledge: Knowledge) -> str | None:
    """The board that the texts name most, as they mostly spell it."""
    spelt: dict[str, Counter[str]] = {}
    for text, times in Counter(texts).items():
        for name in knowledge.board_names.in_text(text):
            spelt.setdefault(knowledge.board_names.id_of(name), Counter())[name] += times
    if not spelt:
        return None
    return max(spelt.values(), key=lambda names: names.total()).most_common(1)[0][0]


def _dated(front: Sequence[Paragraph], knowledge: Knowledge) -> date | None:
    """The date printed on the document: the first in the block before the decisions that stands on a line of its own."""
    for paragraph in front[:25]:
        if paragraph.rank and knowledge.heading_kind(paragraph.text) in ("decisions", "summary"):
            break
        if len(paragraph.text) < 160 and (found := first_date(paragraph.text, knowledge)) is not None:
            return found
    return None
