"""Table heads in a text layer: the column labels, printed side by side, wrapped and cut, as one stream of words.

Two finders. `find_known_head` looks for the heads of indicator and activity tables, whose labels are known.
`cut_head` cuts the words above a table of amounts into a given number of labels by what Swedish print gives away: a
label begins with a capital, and no label has one inside unless it wraps there.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import regex

from vpextract.knowledge import ANY_TABLE, ColumnMatch, Knowledge
from vpextract.layout.text.cell_costs import Kind, kind_of_column
from vpextract.layout.text.lines import TextLine, begins_head
from vpextract.layout.text.tokens import AFTER_GAP, SAME_LINE, Token, lines_to_tokens, tokens_to_text, words_only
from vpextract.layout.vocabulary import vocabulary
from vpextract.layout.words import starts_lower
from vpextract.marks import unmarked
from vpextract.numerals import has_digit, is_bare_year, is_time

LONGEST_HEAD = 40
"""Lines of a head at most: ten columns of four lines."""
LONGEST_LABEL = 9
"""Words of a label at most, in a head of known columns."""
LONGEST_FIGURE_LABEL = 16
"""Words of a label at most above amounts, where conditions are spelt out in the head."""

LATE_START = 3.0
"""For a label of known words that begins with a small letter or a bracket: mostly it is the end of the one before."""
TIME_FIRST = 1.0
"""For one that begins with a time: in "Utfall VB 2030 Utfall VB 2029" the times belong to what stands before them."""
YEAR_INSIDE = 2.0
"""For a label with the beginning of another inside: "Utfall | 2030 års mål" are two."""
TIMED_KEY = 0.8
"""For a key with a year: it is the next column, as in "Indikator 2031 2030"."""
LATER_TIME = 0.4
"""For a label that is only a time behind another label: "Utfall VB | 2031" is one rather than two."""
ENDS_OPEN = 2.0
"""For a label that ends in a comma: "Mål, | 2031"."""
CAPITAL_INSIDE = 0.4
"""For a word inside a label that begins with a capital: "Kvinnor | Resultat 2031" are two rather than one."""
STRANGE_LABEL = 4.0
"""For a label that nobody knows: only where no other way to cut the line is left."""
LONGEST_STRANGE = 3
"""Words of such a label at most."""
UNUSUAL = 1.5
"""A way to cut a head that costs so much more than the best is none."""
MOST_LABELS = 16
"""Columns of a head of known labels at most."""
MISPLACED_UNIT = 0.8
"""For a label that is only the unit ("Mnkr") and stands neither first nor last."""

_DATE_LIKE = regex.compile(r"\d+(?:[.,:]\d+)*")


@dataclass(frozen=True, slots=True)
class Head:
    """A head and how many lines it takes. `kinds` tell what the columns hold."""

    columns: tuple[str, ...]
    kinds: tuple[Kind, ...]
    lines: int
    unknown: int = 0
    cost: float = field(default=0.0, compare=False)
    """How unusual its labels are, where known words could be cut into labels in several ways."""


def find_known_head(lines: Sequence[TextLine], at: int, knowledge: Knowledge) -> Head | None:
    """The head of an indicator or activity table that begins in line `at`; None where there is none."""
    found = find_known_heads(lines, at, knowledge)
    return found[0] if found else None


def find_known_heads(lines: Sequence[TextLine], at: int, knowledge: Knowledge) -> list[Head]:
    """The ways to cut a head into labels, the most usual one first: one for each number of columns.

    "Utfall 2031 Män" may be a label or two; what stands in the rows tells it.
    """
    if not begins_head(lines[at].text, knowledge) or (not lines[at].gap and starts_lower(lines[at].text)):
        return []  # "insatser" goes on the line above it
    window = _until_prose(lines, at)
    tokens = words_only(lines_to_tokens(window))
    heads = []
    for cost, cut in _known_labels(tokens, knowledge):
        labels = [tokens_to_text(tokens[i:j], vocabulary((), knowledge)) for i, j in cut]
        matches = knowledge.columns(labels)
        kinds = tuple(map(kind_of_column, matches))
        if len(cut) > 1 and kinds.count("name") == 1:
            end = tokens[cut[-1][1] - 1].line + 1
            heads.append(Head(tuple(labels), kinds, end, sum(m is None for m in matches), cost))
    return heads


def _until_prose(lines: Sequence[TextLine], at: int) -> list[TextLine]:
    """The lines that the head may take: short ones, since its cells are narrow."""
    end = at + 1
    while end < len(lines) and end - at < LONGEST_HEAD and len(lines[end].text) < 80:
        end += 1
    return list(lines[at:end])


def _known_labels(tokens: Sequence[Token], knowledge: Knowledge) -> list[tuple[float, list[tuple[int, int]]]]:
    """The longest run of labels from the first token that ends where a line ends, for each number of labels the best.

    best[j] holds the cheapest labels of tokens[:j] by their number. A gap inside a label costs.
    """
    n = len(tokens)
    best: list[dict[int, tuple[float, list[tuple[int, int]]]]] = [{0: (0.0, [])}, *({} for _ in range(n))]
    table = ""
    for i in range(n):
        if not best[i]:
            continue
        for j in range(i + 1, min(n, i + LONGEST_LABEL) + 1):
            if j - 1 > i and tokens[j - 1].breaks == AFTER_GAP and knowledge.row_label(tokens[j - 1].text) is not None:
                break  # "Kommentar" below the head of a page
            match = knowledge.column_beside(tokens_to_text(tokens[i:j]))
            if match is None:
                if table and _may_be_label(tokens[i:j]):
                    _extend(best, i, j, STRANGE_LABEL)
                continue
            if not _fits(match, table, first=i == 0) or _ends_before(tokens[i:j], match, knowledge):
                continue
            if match.role == "comment" and tokens[i].breaks != SAME_LINE:
                continue  # the first row under a head printed again: "Analys", not a column of that name
            table = table or match.table
            lone = (
                i > 0 and _names_time_alone(tokens[i], knowledge) and not has_digit(tokens[i - 1].text) and j == i + 1
            )
            _extend(best, i, j, _label_cost(tokens[i:j], match, knowledge), LATER_TIME if lone else 0.0)
    ends = [j for j in range(1, n + 1) if best[j] and (j == n or tokens[j].breaks != SAME_LINE)]
    if not ends:
        return []
    found = sorted(best[ends[-1]].values(), key=lambda way: way[0])
    return [way for way in found if way[0] <= found[0][0] + UNUSUAL]


def _extend(
    best: list[dict[int, tuple[float, list[tuple[int, int]]]]], i: int, j: int, own: float, later: float = 0.0
) -> None:
    """Let a label of tokens[i:j] follow each way to cut those before it, where that is the best for its number of labels.

    `later` is what it costs more where it is not the first one behind the key.
    """
    for count, (before, cut) in best[i].items():
        cost = own + (later if count > 1 else 0.0)
        if count < MOST_LABELS and before + cost < best[j].get(count + 1, (before + cost + 1, []))[0]:
            best[j][count + 1] = (before + cost, [*cut, (i, j)])


def _may_be_label(tokens: Sequence[Token]) -> bool:
    """Whether a few words on the line of known labels may be the label of a column that nobody knows."""
    text = tokens[0].text
    if len(tokens) > LONGEST_STRANGE or any(token.breaks != SAME_LINE or has_digit(token.text) for token in tokens):
        return False
    return text[:1].isupper() and text[1:2].islower() and not any(token.text[:1].isupper() for token in tokens[1:])


def _fits(match: ColumnMatch, table: str, first: bool) -> bool:
    """The key column stands first and only there; the others belong to the same kind of table."""
    if first:
        return match.key
    return not match.key and (match.table == table or match.role in ANY_TABLE)


def _ends_before(tokens: Sequence[Token], match: ColumnMatch, knowledge: Knowledge) -> bool:
    """Whether the words behind a gap add nothing to a label: they begin the row below ("Period", "Nämndens")."""
    gap = next((k for k, token in enumerate(tokens) if k and token.breaks == AFTER_GAP), None)
    before = knowledge.column_beside(tokens_to_text(tokens[:gap])) if gap is not None else None
    return before is not None and before.says_the_same(match)


def _label_cost(tokens: Sequence[Token], match: ColumnMatch, knowledge: Knowledge) -> float:
    """How unusual a label is that known words make: it begins with a capital, a measure before its time."""
    cost = 0.0 if match.exact else 0.5
    cost += sum(2.0 for t in tokens[1:] if t.breaks == AFTER_GAP)
    cost += sum(
        CAPITAL_INSIDE for t in tokens[1:] if t.breaks == SAME_LINE and t.text[:1].isupper() and t.text[1:2].islower()
    )
    cost += ENDS_OPEN if tokens[-1].text.endswith(",") else 0.0
    cost += sum(YEAR_INSIDE for k in range(1, len(tokens)) if _begins_with_year(tokens[k:], knowledge))
    if tokens[0].breaks != AFTER_GAP:
        cost += 0.3
        cost += LATE_START if not (tokens[0].text[0].isupper() or tokens[0].text[0].isdigit()) else 0.0
        dated = len(tokens) > 1 and _names_time_alone(tokens[0], knowledge)
        cost += TIME_FIRST if dated and not _begins_with_year(tokens, knowledge) else 0.0
    return cost + (TIMED_KEY if match.key and match.year is not None else 0.0)


def _begins_with_year(tokens: Sequence[Token], knowledge: Knowledge) -> bool:
    """Whether a label begins here with its year: "2030 års mål"."""
    return len(tokens) > 1 and is_bare_year(tokens[0].text) and knowledge.heads.follows_year(tokens[1].text)


def _names_time_alone(token: Token, knowledge: Knowledge) -> bool:
    match = knowledge.column_beside(token.text)
    return match is not None and match.weak and (match.year is not None or match.as_of is not None)


# --- heads above amounts ----------------------------------------------------------------------------------------------


def cut_head(
    lines: Sequence[TextLine], columns: int, knowledge: Knowledge, known: frozenset[str] = frozenset()
) -> tuple[float, tuple[str, ...]] | None:
    """The words of these lines as so many labels, with the cost per column; None where they are no head."""
    tokens = words_only(lines_to_tokens(lines))
    if len(tokens) < columns or any(len(line.text) > 110 for line in lines):
        return None
    units = {word for words in knowledge.tables.units for word in (words, f"{words},")}
    cost_of = [_start_cost(tokens, k, units) for k in range(len(tokens))]
    inner_of = [_inside_cost(tokens, k, units) for k in range(len(tokens))]
    best: list[tuple[float, tuple[int, ...]] | None] = [(0.0, ())] + [None] * len(tokens)
    for _ in range(columns):
        ahead: list[tuple[float, tuple[int, ...]] | None] = [None] * (len(tokens) + 1)
        for i, here in enumerate(best):
            if here is None or i == len(tokens):
                continue
            cost = here[0] + (cost_of[i] if i else 0.0)
            for j in range(i + 1, min(len(tokens), i + LONGEST_FIGURE_LABEL) + 1):
                if j > i + 1:
                    cost += inner_of[j - 1]
                if ahead[j] is None or cost < ahead[j][0] - 1e-9:  # type: ignore[index]
                    ahead[j] = (cost, (*here[1], j))
        best = ahead
    found = best[-1]
    if found is None:
        return None
    starts = (0, *found[1][:-1])
    labels = tuple(tokens_to_text(tokens[i:j], known) for i, j in zip(starts, found[1], strict=True))
    if any(label.endswith((".", ":")) and len(label) > 25 for label in labels):
        return None
    cost = found[0] + sum(MISPLACED_UNIT for label in labels[1:-1] if label.split(",")[0].casefold() in units)
    return cost / columns, labels


def _start_cost(tokens: Sequence[Token], k: int, units: set[str]) -> float:
    """How unusual it is that a label begins with token k."""
    token = tokens[k]
    if token.breaks == AFTER_GAP:
        return 0.0
    if _follows_a_time(tokens, k) or _leads_times(tokens, k):
        return 0.2
    if token.text[0].isupper():
        if token.text.casefold() in units:
            return 0.0
        return 0.2 if token.breaks == SAME_LINE or _closes(tokens[k - 1]) else 0.45
    dated = _DATE_LIKE.fullmatch(token.text) or is_time(token.text)
    if dated and not _DATE_LIKE.fullmatch(tokens[k - 1].text):
        return 1.2
    return 3.0


def _inside_cost(tokens: Sequence[Token], k: int, units: set[str]) -> float:
    """How unusual it is that a label goes on with token k."""
    token = tokens[k]
    if token.breaks == AFTER_GAP or _follows_a_time(tokens, k):
        return 2.5
    if _leads_times(tokens, k):
        return 1.5
    if not token.text[0].isupper() or (token.text.isupper() and len(token.text) < 5):
        return 0.0
    if token.text.casefold() in units:
        return 1.0
    if token.breaks == SAME_LINE:
        return 0.9
    return 0.5 if _closes(tokens[k - 1]) else 0.3


def _follows_a_time(tokens: Sequence[Token], k: int) -> bool:
    """Whether token k is a year, month or day right behind another: each is over a column of its own."""
    return k > 0 and all(is_time(token.text) for token in tokens[k - 1 : k + 1])


def _leads_times(tokens: Sequence[Token], k: int) -> bool:
    """Whether token k is the first of several years, months or days: none of them is the end of the label before."""
    return _follows_a_time(tokens, k + 1) if k + 1 < len(tokens) else False


def _closes(token: Token) -> bool:
    """A year or a bracket, with which labels like to end."""
    return token.text.endswith(")") or is_bare_year(unmarked(token.text))
