"""Words in = words in records + words set aside: counted in pieces of words, for every document there is.

What the reader read must stand somewhere: in a record, or in `Extraction.set_aside` with the reason. Nothing may be lost,
and next to nothing counted twice (a head over merged columns stands in each of them). Words that a line or a cell cut are
whole in the records, so words cannot be counted; all runs of one to three letters in them can, and joining only adds some.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from unicodedata import normalize

import pytest

from vpextract.model import Extraction, FigureTable, Section
from vpextract.reading import mupdf
from vpextract.reading.page_read import pages_of
from vpextract.reading.textfile import read_text

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"
FOLDERS = (ROOT / "samples" / "documents", SHARED / "pdf" / "ruled", SHARED / "pdf" / "open", SHARED / "seeds")
DOCUMENTS = [path for folder in FOLDERS if folder.is_dir() for path in sorted(folder.iterdir())]
MOST_TWICE = 0.001
"""Share of the letters that may be counted twice; measured: none."""

_TAGS = re.compile(r"</?[bi]>", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+")


def named(path: Path) -> str:
    return f"{path.parent.name}/{path.name}"


@pytest.mark.parametrize("path", DOCUMENTS, ids=named)
def test_words_are_conserved(path: Path, extraction_of: Callable[[Path], Extraction]) -> None:
    printed = list(printed_texts(path))
    extraction = extraction_of(path)
    kept = [*record_texts(extraction), *(aside.text for aside in extraction.set_aside)]
    lost = pieces(printed) - pieces(kept)
    assert not lost, f"lost: {dict(lost)}; look at {suspects(printed, kept, lost)}"
    before, after = letters(printed), letters(kept)
    assert (after - before).total() <= MOST_TWICE * before.total(), f"counted twice: {dict(after - before)}"


def test_there_are_samples() -> None:
    assert len([path for path in DOCUMENTS if path.is_relative_to(ROOT)]) == 19


# --- what was printed -------------------------------------------------------------------------------------------------


def printed_texts(path: Path) -> Iterator[str]:
    if path.suffix != ".pdf":
        yield from _TAGS.sub("", read_text(path)).split("\n")
        return
    with mupdf.opened(path.read_bytes()) as file:
        for page in pages_of(file):
            yield from (line.text for line in page.lines)
            yield from page.turned


# --- what the records hold --------------------------------------------------------------------------------------------


def record_texts(extraction: Extraction) -> Iterator[str]:
    """Every printed text in the records, once: the goals' texts and the decisions stand in the sections."""
    for section in extraction.sections:
        yield section.heading
        yield section.text
    for goal in extraction.goals:
        yield goal.assessment_raw or ""
    for indicator in extraction.indicators:
        yield from (indicator.name, indicator.comment or "", *indicator.cells.values(), *indicator.extra.values())
    for activity in extraction.activities:
        dates = (day.isoformat() for day in (activity.start_date, activity.end_date) if day is not None)
        yield from (activity.text, activity.deviation or "", activity.comment or "", *dates)
        yield from activity.extra.values()
    sections = {section.section_id: section for section in extraction.sections}
    for table in extraction.tables:
        yield from own_title(table, sections.get(table.section_id or ""))
        yield from table.columns
        yield from (cell.raw for cell in table.cells)


def own_title(table: FigureTable, section: Section | None) -> list[str]:
    """The title, unless it is a caption that also stands in the running text."""
    if table.title is None or (section is not None and table.title in (section.heading, *section.text.split("\n"))):
        return []
    return [table.title]


# --- counting ---------------------------------------------------------------------------------------------------------


def pieces(texts: Iterable[str]) -> Counter[str]:
    """All runs of one, two and three letters inside words."""
    counted: Counter[str] = Counter()
    for word in _WORD.findall(normalize("NFC", "\n".join(texts))):
        counted.update(word[at : at + size] for size in (1, 2, 3) for at in range(len(word) - size + 1))
    return counted


def letters(texts: Iterable[str]) -> Counter[str]:
    return Counter(only_letters("".join(texts)))


def only_letters(text: str) -> str:
    return "".join(c for c in normalize("NFC", text) if c.isalnum())


def suspects(printed: Iterable[str], kept: Iterable[str], lost: Iterable[str]) -> list[str]:
    """Printed lines that hold what was lost, as a word or in one, and of which no kept text holds all letters in a row."""
    everything = "\n".join(only_letters(text) for text in kept)
    whole, parts = set(lost), {piece for piece in lost if len(piece) == 3}
    return [
        text
        for text in printed
        if (whole & set(_WORD.findall(text)) or any(part in text for part in parts))
        and only_letters(text) not in everything
    ][:10]
