"""Which document it is: board, kind, year, tertial and date, from the contents alone.

Order of evidence: 1. a title among the first paragraphs, headings first; 2. the periods and columns of its tables;
3. what the first page mentions. For the board: the title, then the names that the first page and the whole text use most.
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import islice

from vpextract.knowledge import Knowledge
from vpextract.matching import collapsed
from vpextract.model import Block, Identity, Paragraph, Table
from vpextract.recognise.dates import first_date, parse_date

SHORT = 120
"""A title that is not set as a heading is at least a short line."""
FRONT_WEIGHT = 60
"""A short line of the first page ("Till …") counts like so many mentions in the text."""
FIRST = 60
"""A title stands among this many first paragraphs: behind it come contact block, decisions and contents."""


def identify(blocks: Sequence[Block], knowledge: Knowledge) -> Identity:
    """The document's identity; None in each field that the contents do not tell."""
    texts = [b for b in blocks if isinstance(b, Paragraph)]
    front = _front(texts, knowledge)
    kind, year, tertial, title = _titled(front, knowledge)
    if kind is None:
        kind, year, tertial = _by_tables([b for b in blocks if isinstance(b, Table)], knowledge)
    if kind is None:
        kind, year, tertial = _mentioned(front, knowledge)
    board = _board(texts, front, title, knowledge) if kind is not None else None
    dated = _dated(front, knowledge)
    return Identity(kind, year, tertial, board, knowledge.board_names.id_of(board) if board else None, dated, title)


def _front(texts: Sequence[Paragraph], knowledge: Knowledge) -> list[Paragraph]:
    """The paragraphs before the contents, the first goal or the end of the first pages."""
    out = []
    for text in islice(texts, FIRST):
        if text.toc or (text.rank and (knowledge.heading_kind(text.text) == "toc" or knowledge.goal_label(text.text))):
            break
        out.append(text)
    return out


def _titled(front: Sequence[Paragraph], knowledge: Knowledge) -> tuple[str | None, int | None, int | None, str | None]:
    headings = [collapsed(p.text) for p in front if p.rank]
    short = [collapsed(p.text) for p in front if len(p.text) < SHORT]
    # A cover may set kind, year and board on lines of their own: neighbours are tried together.
    pairs = [f"{a} {b}" for a, b in itertools.pairwise(short) if len(a) + len(b) < SHORT]
    for text in (*headings, *short, *pairs):
        found = knowledge.title(text)
        if found is not None:
            return found.kind, found.year, found.tertial, text
    return None, None, None, None


def _mentioned(front: Sequence[Paragraph], knowledge: Knowledge) -> tuple[str | None, int | None, int | None]:
    """The first document that the running text of the first page names: weak, as a report names the plan it follows."""
    for paragraph in front:
        found = knowledge.title(collapsed(paragraph.text))
        if found is not None:
            return found.kind, found.year, found.tertial
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
                elif match.role == "start_date" and (start := parse_date(cell)) is not None:
                    starts[start.year] += 1
    if votes:
        (kind, year, tertial), _ = votes.most_common(1)[0]
        return kind, year, tertial
    if plan > report and starts:
        return "verksamhetsplan", starts.most_common(1)[0][0], None
    return None, None, None


def _board(
    texts: Sequence[Paragraph], front: Sequence[Paragraph], title: str | None, knowledge: Knowledge
) -> str | None:
    """The board's name as the document gives it: the title counts most, then the first page, then the whole text."""
    named = _most_named([title or ""], knowledge)
    if named is not None:
        return named
    weighted = [p.text for p in front for _ in range(FRONT_WEIGHT if p.rank or len(p.text) < SHORT else 1)]
    return _most_named([*weighted, *(p.text for p in texts)], knowledge)


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
