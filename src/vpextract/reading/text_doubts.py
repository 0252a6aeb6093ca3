"""What is to be told about the characters of a text file, as issues: nothing is decoded or repaired in silence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from vpextract.characters import LOST, lost_places
from vpextract.model import Issue
from vpextract.reading.broken_utf8 import Mended
from vpextract.reading.eight_bits import USUAL
from vpextract.reading.encoded_twice import left_over
from vpextract.reading.encodings import Part
from vpextract.reading.seven_bits import NAME, Seven

_TOLD = 5
"""So many lines are named; the others are counted."""


def about_encodings(parts: Sequence[Part]) -> list[Issue]:
    """Which encoding was recognised, where it is not one that files usually have today; and where it is not certain."""
    names = dict.fromkeys(part.name for part in parts if part.name and part.name != USUAL)
    issues = [Issue("other_encoding", f"The text is read as {' and '.join(names)}", "info")] if names else []
    return issues + [
        Issue(
            "encoding_uncertain", f"The text is read as {part.name}, but may be in {part.rival}: too few letters tell"
        )
        for part in parts
        if part.rival
    ]


def about_seven(seven: Seven) -> list[Issue]:
    issues = [Issue("other_encoding", f"The text is read as {NAME}", "info")] if seven.is_seven else []
    return issues + ([Issue("encoding_uncertain", f"{seven.doubt[0].upper()}{seven.doubt[1:]}")] if seven.doubt else [])


def about_twice(before: str, after: str) -> list[Issue]:
    """Letters that were encoded twice: how many lines had some, and whether some could not be decoded."""
    left = left_over(after)
    if before is after and not left:
        return []
    lines = [n for n, (a, b) in enumerate(zip(before.split("\n"), after.split("\n"), strict=True), 1) if a != b]
    told = f"Letters that were encoded twice (such as Ã¥ for å) were decoded on {_lines(lines)}" if lines else ""
    if not left:
        return [Issue("encoded_twice", told, "info")]
    rest = f"{_counted(left, 'letter')} that {'was' if left == 1 else 'were'} encoded twice cannot be decoded (Ã, â€)"
    return [Issue("encoded_twice", f"{told}; {rest}" if told else rest)]


def about_bytes(whole: Mended) -> list[Issue]:
    """Bytes of a text in UTF-8 that are no UTF-8: where they stand, and what they were read as."""
    count = len(whole.read) + len(whole.lost)
    if not count:
        return []
    read = f"{len(whole.read)} read as {whole.encoding}" if whole.read else ""
    lost = f"{len(whole.lost)} unknown, each printed as {LOST}" if whole.lost else ""
    lines = _lines(_line_numbers(whole.text, sorted((*whole.read, *whole.lost))))
    what = f"{_counted(count, 'byte')} of the text {'is' if count == 1 else 'are'} no UTF-8, on {lines}"
    return [Issue("bytes_not_utf8", f"{what}: {' and '.join(filter(None, (read, lost)))}")]


def about_lost(text: str, whole: Mended) -> list[Issue]:
    """Other letters that are lost: controls where letters should be, or "�" in the file itself."""
    if LOST not in text:
        return []
    known = Counter(_line_numbers(whole.text, whole.lost))
    lost = Counter(_line_numbers(text, lost_places(text))) - known
    if not lost:
        return []
    count = lost.total()
    stand = "letter is lost and stands" if count == 1 else "letters are lost and stand"
    return [Issue("letters_lost", f"{count} {stand} as {LOST}, on {_lines(sorted(lost))}")]


def _line_numbers(text: str, places: Iterable[int]) -> list[int]:
    """The lines of ascending places in a text."""
    numbers, line, done = [], 1, 0
    for at in places:
        line += text.count("\n", done, at)
        done = at
        numbers.append(line)
    return numbers


def _lines(numbers: Sequence[int]) -> str:
    """Such as "line 4", "lines 4 and 9", "lines 4, 9, 12, 15, 20 and 37 more"."""
    distinct = list(dict.fromkeys(numbers))
    shown = [str(number) for number in distinct[:_TOLD]]
    if len(distinct) > _TOLD:
        shown.append(f"{len(distinct) - _TOLD} more")
    if len(shown) == 1:
        return f"line {shown[0]}"
    return f"lines {', '.join(shown[:-1])} and {shown[-1]}"


def _counted(count: int, what: str) -> str:
    return f"{count} {what}" if count == 1 else f"{count} {what}s"
