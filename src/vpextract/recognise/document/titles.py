"""The title of a document among its first texts, without the persons and addresses that stand beside it.

Surest first: a heading; a short line, or the front of a page whose lines were run together; neighbouring lines, where a
cover sets kind, year and board on lines of their own; a numbered or attached document. A sentence is no title. Where the
front calls itself something else before (minutes, an agenda), the document has no title of ours.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

import regex

from vpextract.knowledge import Knowledge
from vpextract.knowledge.document_titles import Named
from vpextract.knowledge.knowledge import TitleMatch
from vpextract.matching import collapsed
from vpextract.recognise.document.fronts import SHORT, FrontText

_MARKS = " ,.:;|/–—-("
_LINES = 4
"""A title on lines of its own has at most so many."""
_AUDITORS_WITHIN = 12
"""Who wrote the document stands among so many first texts."""
_GOES_ON = regex.compile(r"(?:(?!\s\p{Lu}).)*")
"""What follows a title in the same clause: up to the next word with a capital."""
_CLAUSE = 60
"""In a page on one line so many letters before a title may belong to its sentence."""
_GENITIVE, _PREPOSITION = 2, 5
"""Letters between a name and the title behind it, and before it."""
_PAGE_NUMBER = regex.compile(r"^\d{1,3}\s+(?=\p{Lu})")
_CONTENT = regex.compile(r"\p{L}{4,}")


class Title(NamedTuple):
    """What the title says, its words, and all that stands on its line; `at` is the number of its first text.

    `parts` are what stands around what it is, for which year and period, each with whether it leads to what it is.
    """

    says: TitleMatch
    text: str
    line: str
    at: int = 0
    parts: tuple[tuple[str, bool], ...] = ()
    doubt: str | None = None


def title_of(front: Sequence[FrontText], knowledge: Knowledge) -> tuple[Title | None, bool]:
    """The title, None where there is none; and whether the front says that it is another document's."""
    other = next((n for n, one in enumerate(front) if _is_other(one, knowledge)), len(front))
    audited = any(knowledge.titles.of_auditors(one.text[:SHORT]) for one in front[:_AUDITORS_WITHIN])
    found = [title for title in _candidates(front[: other + 1], audited, knowledge) if title[1].at <= other]
    if not found:
        return None, other < len(front) or audited
    _, title = min(found, key=lambda one: (one[0], one[1].at))
    if title.at >= other and not _before_other(front[other].text, title, knowledge):
        return None, True
    return title, False


def _is_other(one: FrontText, knowledge: Knowledge) -> bool:
    if len(one.text) >= SHORT and not one.flat:
        return False
    at = knowledge.titles.other(one.text)
    if at is None:
        return False
    named = knowledge.titles.first(one.text)
    return named is None or not named.whole or at <= named.parts[0][0]


def _before_other(text: str, title: Title, knowledge: Knowledge) -> bool:
    at = knowledge.titles.other(text)
    return at is None or not text.startswith(title.line)


def _candidates(front: Sequence[FrontText], audited: bool, knowledge: Knowledge) -> Iterator[tuple[int, Title]]:
    for n, one in enumerate(front):
        if len(one.text) >= SHORT and not one.flat and not one.rank:
            continue
        named = _named(one.text, audited, knowledge, one.flat)
        if named is not None:
            yield _class_of(one, named, knowledge), _title(one.text, named, n, one.flat, front, knowledge)
    for n in range(len(front) - 1):
        lines = [one.text for one in front[n : n + _LINES] if not one.flat]
        for many in range(2, len(lines) + 1):
            text = " ".join(lines[:many])
            if len(text) >= SHORT or any(map(knowledge.titles.begins_list, lines[:many])):
                break
            named = _named(text, audited, knowledge)
            if named is not None and _spans(named, lines[:many]):
                yield 2, _title(text, named, n, False, front, knowledge)
                break
    yield from _without_tertial(front, audited, knowledge)


def _class_of(one: FrontText, named: Named, knowledge: Knowledge) -> int:
    """How sure a title is; 0 is the surest. A short form ("VB 2031") may be a period in a table."""
    if knowledge.titles.begins_list(one.text) and not one.flat:
        return 3
    if one.rank:
        return 0
    return 2 if _is_short_form(named) else 1


def _without_tertial(front: Sequence[FrontText], audited: bool, knowledge: Knowledge) -> Iterator[tuple[int, Title]]:
    """A report on a tertial that does not say which."""
    for n, one in enumerate(front):
        if len(one.text) < SHORT and not knowledge.titles.begins_list(one.text):
            named = _named(one.text, audited, knowledge, incomplete=True)
            if named is not None:
                yield 4, _title(one.text, named, n, False, front, knowledge)


def _spans(named: Named, lines: Sequence[str]) -> bool:
    """Whether a title that was put together has a part in the first and in the last line."""
    last = sum(map(len, lines[:-1])) + len(lines) - 1
    return named.start < len(lines[0]) and named.end > last


def _named(
    text: str, audited: bool, knowledge: Knowledge, flat: bool = False, incomplete: bool = False
) -> Named | None:
    """The document that a text names as a title."""
    titles = knowledge.titles
    named = titles.first(text)
    if named is None or named.year is None or named.whole is incomplete or (named.weak and incomplete):
        return None
    if named.weak and (audited or not _alone(text, named, knowledge)):
        return None
    if titles.is_no_board_s(text[named.start : named.end + _CLAUSE]):
        return None
    clause = text[max(0, named.start - _CLAUSE) if flat else 0 : named.end] + _GOES_ON.match(text, named.end)[0]
    if (
        titles.is_sentence(clause)
        or knowledge.verbs.intersection(clause.casefold().split())
        or _is_row(text, named, knowledge)
    ):
        return None
    return None if text[0].islower() and text.rstrip().endswith(".") else named


def _is_short_form(named: Named) -> bool:
    return named.whole and len(named.parts) == 1


def _behind_page_number(text: str) -> int:
    found = _PAGE_NUMBER.match(text)
    return found.end() if found is not None else 0


def _is_row(text: str, named: Named, knowledge: Knowledge) -> bool:
    """Whether a text is a row of a table in which a period stands: "42 % 41 % VB 2031"."""
    return _is_short_form(named) and (
        "%" in text or knowledge.titles.has_figure(text, _behind_page_number(text), named.start)
    )


def _alone(text: str, named: Named, knowledge: Knowledge) -> bool:
    """Whether nothing but the board stands beside what a text names."""
    rest = text
    boards = [span for _, span in knowledge.board_names.places(text)]
    known = [*named.parts, *boards, *knowledge.contacts.spans(text, boards), *knowledge.municipalities.places(text)]
    for a, b in (*known, *(span for _, span in knowledge.times.dates_in(text))):
        rest = rest[:a] + " " * (b - a) + rest[b:]
    parts = [(part, leads) for part, leads in _around(rest, named) if _CONTENT.search(part)]
    return all(knowledge.board_lines.in_title([part]) for part in parts)


def _around(text: str, named: Named) -> tuple[tuple[str, bool], ...]:
    """The parts of a text around what it names, each with whether it leads to that."""
    what = named.parts[0]
    edges = [(0, 0), *sorted(named.parts), (len(text), len(text))]
    return tuple((text[a[1] : b[0]], b == what) for a, b in pairwise(edges) if a[1] < b[0])


def _title(text: str, named: Named, at: int, flat: bool, front: Sequence[FrontText], knowledge: Knowledge) -> Title:
    assert named.year is not None
    says = TitleMatch(named.kind, named.year, named.tertial)
    parts = _around(text, named)
    behind = front[at + 1].text if at + 1 < len(front) else ""
    if knowledge.titles.goes_on(behind):
        parts = (*parts, (behind, False))
    shown = _cut(text, named, knowledge) if flat else _without_contacts(text, named, knowledge)
    shown = _PAGE_NUMBER.sub("", shown)
    others = {one.kind for one in knowledge.titles.named(text) if one.whole and not flat} - {named.kind}
    doubt = f"The title {shown[:80]!r} names two kinds of documents; the first was taken" if others else None
    return Title(says, shown, text, at, parts, doubt)


def _cut(text: str, named: Named, knowledge: Knowledge) -> str:
    """The title out of a page on one line: its parts, and whose it is right before and behind them."""
    start, end = named.start, named.end
    boards = [span for _, span in knowledge.board_names.places(text)]
    for a, b in (*boards, *knowledge.municipalities.places(text)):
        if 0 <= named.start - b <= _GENITIVE:
            start = min(start, a)
        if 0 <= a - named.end <= _PREPOSITION:
            end = max(end, b)
    return collapsed(text[start:end])


def _without_contacts(text: str, named: Named, knowledge: Knowledge) -> str:
    """A line with a title, from behind the last to before the next person or address beside it."""
    start, end = named.start, named.end
    names = [span for _, span in knowledge.board_names.places(text)]
    spans = knowledge.contacts.spans(text, names)
    spans = [(a, b) for a, b in spans if not any(c <= a and b <= d for c, d in named.parts)]
    if not spans:
        return text
    inside = [(a, b) for a, b in spans if start <= a and b <= end]
    first = max((b for _, b in spans if b <= start), default=0)
    last = min((a for a, _ in spans if a >= end), default=len(text))
    before, after = text[first:start].lstrip(_MARKS), text[end:last]
    if first and not (knowledge.contacts.names_no_person(before) or any(first <= a < start for a, _ in names)):
        before = ""
    if last < len(text):
        after = _finished(after, knowledge)
    return collapsed(before + _without(text[start:end], [(a - start, b - start) for a, b in inside]) + after)


def _finished(text: str, knowledge: Knowledge) -> str:
    """A text that was cut, without the marks and small words that led to what was cut off."""
    text = text.rstrip(_MARKS)
    while (word := text.rsplit(" ", 1)[-1].casefold()) and word in knowledge.unfinished:
        text = text[: -len(word)].rstrip(_MARKS)
    return text


def _without(text: str, spans: Iterable[tuple[int, int]]) -> str:
    for a, b in sorted(spans, reverse=True):
        text = text[:a] + text[b:]
    return text
