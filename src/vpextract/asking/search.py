"""A search: which documents, which words; and what was found, with the words around."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from vpextract.asking.index import Tell, search_index
from vpextract.asking.question import Answer, Question
from vpextract.asking.texts import Said
from vpextract.asking.words import asked_words, matching, places
from vpextract.store.reading import Output

AROUND = 230
"""Letters of a text that are shown around what was found, if nothing else is asked for."""
_BEFORE = 0.35
"""Of these the part that stands before the first word that was found."""


@dataclass(frozen=True, slots=True)
class Search:
    """What is searched for, as people typed it; see `Question` for what narrows the documents. `limit` None: everything."""

    words: str
    boards: Sequence[str] = ()
    years: Sequence[str] = ()
    kinds: Sequence[str] = ()
    document: str | None = None
    limit: int | None = None
    all_editions: bool = False
    around: int = AROUND


class Around(NamedTuple):
    """A piece of a text, and where in it the words stand that were searched for."""

    text: str
    marked: list[tuple[int, int]]


class Found(NamedTuple):
    """One text that was found; `document` is its row of `documents`."""

    said: Said
    document: dict[str, Any]
    around: Around


class Findings(NamedTuple):
    """The best of all `total` texts."""

    total: int
    best: list[Found]


_ABOUT = (
    *("document_id", "source", "board_id", "board", "year", "doc_type", "tertial", "pages"),
    *("status", "error", "municipality"),
)


def search(output: Output, asked: Search, tell: Tell) -> Findings:
    """The texts that hold all words, the best first. Raises RequestError for names that are not there, or no words.

    `tell` hears how many parts of how many are indexed, where the index must be brought up to date.
    """
    words = asked_words(asked.words)
    narrowed = (asked.boards, asked.years, asked.kinds, asked.document)
    question = Question("documents", *narrowed, columns=_ABOUT, all_editions=asked.all_editions)
    documents = {row["document_id"]: row for row in Answer(output, question).table().to_pylist()}
    hits = search_index(output, matching(words), documents.keys(), asked.limit, tell)
    best = []
    for said in (hit.said for hit in hits.best if hit.said.document_id in documents):
        piece = around(said.text, list(places(said.text, words)), asked.around)
        best.append(Found(said, documents[said.document_id], piece))
    return Findings(hits.total, best)


def around(text: str, marked: Sequence[tuple[int, int]], letters: int) -> Around:
    """The part of a text that holds most of the places in so many letters, cut between words, with "…" where it is cut."""
    if len(text) <= letters:
        return Around(text, list(marked))
    reach = letters * (1 - _BEFORE)
    first = max((at for at, _ in marked), key=lambda at: (sum(at <= a < at + reach for a, _ in marked), -at), default=0)
    start = max(min(first - int(letters * _BEFORE), len(text) - letters), 0)
    end = start + letters
    if start:
        space = max(text.find(" ", start, first), text.find("\n", start, first))
        start = (space + 1) if space >= 0 else start
    if end < len(text):
        space = max(text.rfind(" ", first, end), text.rfind("\n", first, end))
        end = space if space > first else end
    lead = "… " if start else ""
    shift = start - len(lead)
    kept = [(a - shift, b - shift) for a, b in marked if a >= start and b <= end]
    return Around(f"{lead}{text[start:end]}{' …' if end < len(text) else ''}", kept)
