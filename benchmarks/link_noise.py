"""Names as OCR reads them: misread, dropped and doubled letters, cut and run-together words, hyphens of line ends."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from random import Random

import regex

from vpextract.linking.records import Record

SHARE = 0.2
"""So many of the names are damaged."""
_LENGTHS = (25, 60)
"""Names of fewer letters than the first get one error, than the second two, others three."""

_PAIRS = (
    *("å a", "ä a", "ö o", "Å A", "Ä A", "Ö O", "é e", "rn m", "m rn", "cl d", "d cl", "vv w"),
    *("w vv", "ii u", "l 1", "l I", "I l", "I 1", "1 l", "1 I", "0 O", "O 0", "o 0", "5 S"),
    *("S 5", "e c", "c e", "t f", "f t", "n u", "u n", "h b", "i l", "g q"),
)
"""What stands there, and what is read."""
_LETTER = regex.compile(r"\p{L}")
_INNER = regex.compile(r"(?<=\p{L}{3})(?=\p{L}{3})")
"""Where a word can break."""
_SPACE = regex.compile(r"(?<=\p{L}) (?=\p{L})")


def damaged(records: Sequence[Record], seed: int, share: float = SHARE) -> list[Record]:
    """The rows with a share of their texts misread. What stands under a damaged goal has the damaged text as `parent`."""
    random = Random(seed)
    texts = {r.member_id: misread(r.text, random) for r in records if random.random() < share}
    goals = {(r.document_id, r.text): texts[r.member_id] for r in records if r.kind == "goal" and r.member_id in texts}
    return [
        replace(r, text=texts.get(r.member_id, r.text), parent=goals.get((r.document_id, r.parent), r.parent))
        for r in records
    ]


def misread(text: str, random: Random, errors: int | None = None) -> str:
    """The text with one to three errors, by its length, or with so many."""
    for _ in range(1 + sum(len(text) >= length for length in _LENGTHS) if errors is None else errors):
        text = random.choices(_ERRORS, _OFTEN)[0](text, random)
    return text


def cut(text: str, random: Random) -> str:
    """A space within a word."""
    return _at(text, _INNER, " ", random)


def _letters_misread(text: str, random: Random) -> str:
    pairs = [pair.split() for pair in _PAIRS]
    spots = [(at, right, wrong) for right, wrong in pairs for at in range(len(text)) if text.startswith(right, at)]
    if not spots:
        return text
    at, right, wrong = random.choice(spots)
    return text[:at] + wrong + text[at + len(right) :]


def _letter_dropped(text: str, random: Random) -> str:
    return _at(text, _LETTER, "", random)


def _letter_doubled(text: str, random: Random) -> str:
    spots = [found.start() for found in _LETTER.finditer(text)]
    at = random.choice(spots) if spots else 0
    return text[: at + 1] + text[at:]


def _run_together(text: str, random: Random) -> str:
    return _at(text, _SPACE, "", random)


def _hyphen_kept(text: str, random: Random) -> str:
    return _at(text, _INNER, random.choice(("-", "- ")), random)


def _at(text: str, where: regex.Pattern[str], put: str, random: Random) -> str:
    """The text with something put in the place of one of the matches."""
    spots = [found.span() for found in where.finditer(text)]
    if not spots:
        return text
    start, end = random.choice(spots)
    return text[:start] + put + text[end:]


_ERRORS: Sequence[Callable[[str, Random], str]] = (
    *(_letters_misread, _letter_dropped, _letter_doubled),
    *(cut, _run_together, _hyphen_kept),
)
_OFTEN = (5, 1, 1, 1, 1, 1)
