"""A bug in any one part of the program costs that part: the document is read, no word is lost, and the bug is said.

The bug is put into the functions at the seams, for one call among many. No input is known that calls one up.
"""

from __future__ import annotations

import importlib
import inspect
import itertools
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pymupdf
import pytest
from test_words_conserved import ROOT, letters, pieces, printed_texts, record_texts

from vpextract import extract
from vpextract.errors import PatternError
from vpextract.model import Extraction, Table

SAMPLES = ROOT / "samples" / "documents"
RULED, OPEN = SAMPLES / "sample-03.pdf", SAMPLES / "sample-12.pdf"
TRANSCRIPT, TEXT_LAYER = SAMPLES / "sample-10.md", SAMPLES / "sample-02.pdf"
"""The text layer is that of the PDF, page by page, as other tools print it."""

TABLE, TEXT, CHECK = "table_unreadable", "text_unreadable", "check_failed"
SEAMS = [
    ("layout.from_pages.with_glyphs_as_pictures", TEXT, RULED),
    ("layout.pages.ruled.ruled_tables", TABLE, RULED),
    ("layout.pages.ruled.find_head", TABLE, RULED),
    ("layout.from_pages.toc_entries", TEXT, RULED),
    ("layout.from_pages.open_tables", TABLE, OPEN),
    ("layout.from_pages.running", TABLE, OPEN),
    ("layout.from_pages.joined", TABLE, RULED),
    ("layout.from_pages.line_to_draft", TEXT, RULED),
    ("layout.from_pages.to_table", TABLE, RULED),
    ("layout.from_pages.to_table", TABLE, OPEN),
    ("layout.text.faults.set_furniture_aside", TEXT, TRANSCRIPT),
    ("layout.text.faults.set_furniture_aside", TEXT, TEXT_LAYER),
    ("layout.text.faults.text_to_drafts", TEXT, TRANSCRIPT),
    ("layout.text.faults.drafts_to_blocks", TEXT, TRANSCRIPT),
    ("layout.text.faults.drafts_to_blocks", TEXT, TEXT_LAYER),
    ("layout.text.faults.text_to_drafts", TEXT, TEXT_LAYER),
    ("layout.from_pages.finished", TABLE, RULED),
    ("layout.text.tables_in_tabs.finished", TABLE, TRANSCRIPT),
    ("layout.text.tables_in_print.finished", TABLE, TEXT_LAYER),
    ("layout.text.tables_in_tabs.cell_lines_to_tables", TABLE, TRANSCRIPT),
    ("layout.text.tables_in_print.lines_to_table", TABLE, TEXT_LAYER),
    ("layout.text.tables_in_print.lines_to_figure_tables", TABLE, TEXT_LAYER),
    ("recognise.recognising.listing_of", TABLE, RULED),
    ("recognise.listings.rows.parse_value", TABLE, RULED),
    ("recognise.listings.rows.status_of", TABLE, RULED),
    ("recognise.recognising.figures_of", TABLE, RULED),
    ("recognise.recognising.points_of", TEXT, RULED),
    ("recognise.recognising.rows_of", TABLE, RULED),
    ("recognise.walk.HeadingFound", TEXT, RULED),
    ("structure.outline.status_of", TEXT, RULED),
    ("structure.outline.SectionNode", TEXT, RULED),
    ("structure.records.guessed_figures", TABLE, RULED),
    ("structure.records.unknown_columns", TABLE, RULED),
    ("structure.records.unknown_signs", CHECK, RULED),
    ("recognise.recognising.identify", TEXT, RULED),
    ("structure.doubts.sequence_doubts", CHECK, RULED),
    ("structure.doubts.head_doubts", CHECK, RULED),
    ("structure.doubts._about_indicator", CHECK, RULED),
    ("structure.doubts._about_activity", CHECK, RULED),
    ("structure.doubts._about_figures", CHECK, RULED),
    ("structure.doubts._about_amounts", CHECK, RULED),
    ("structure.doubts.balance_doubts", CHECK, RULED),
    ("structure.books.balance.book_of", CHECK, RULED),
    ("structure.books.balance.row_findings", CHECK, RULED),
    ("structure.books.balance.unshown_deviations", CHECK, RULED),
    ("structure.books.balance.part_findings", CHECK, RULED),
    ("structure.books.balance.column_findings", CHECK, RULED),
]

WHOLE = ["furniture_of", "type_sizes", "known_words", "measure_of", "lines_to_drafts", "drafts_to_blocks"]
"""What looks at all pages together, in `layout.from_pages`."""


@pytest.mark.parametrize("call", [1, 2])
@pytest.mark.parametrize(("seam", "code", "path"), SEAMS, ids=[f"{s.split('.')[-1]}-{p.name}" for s, _, p in SEAMS])
def test_a_bug_costs_its_part_alone(
    seam: str,
    code: str,
    path: Path,
    call: int,
    monkeypatch: pytest.MonkeyPatch,
    made_once: Callable[[str, Callable[[Path], None]], Path],
    extraction_of: Callable[[Path], Extraction],
) -> None:
    if path is TEXT_LAYER:
        path = made_once("text-layer", lambda folder: text_layer(TEXT_LAYER, folder)) / "layer.txt"
    sound = extraction_of(path)
    broken(seam, call, ValueError("a slip\nof the pen"), monkeypatch)
    found = extract(path)
    issues = [issue for issue in found.issues if issue.code == code]
    if not issues:
        assert (call, found) == (2, sound), "it is called once for a document"
        return
    assert all("This is a bug in vpextract (ValueError: a slip of the pen in" in issue.message for issue in issues)
    assert all("Please report it together with the file" in issue.message for issue in issues)
    assert found.status == ("ok" if code == CHECK else "partial")
    assert len(found.pages) == len(sound.pages)
    assert not lost_words(path, found)
    if code == CHECK:
        assert records(found)[1:] == records(sound)[1:], "a check changes no record"
    if path.suffix == ".pdf" and code == TABLE:
        assert all(issue.page is not None and f"the page, {issue.page}." in issue.message for issue in issues)


@pytest.mark.parametrize("path", [RULED, OPEN], ids=lambda path: path.name)
@pytest.mark.parametrize("function", WHOLE)
def test_a_page_on_which_the_whole_fails_is_left_out_of_it(
    function: str, path: Path, monkeypatch: pytest.MonkeyPatch, extraction_of: Callable[[Path], Extraction]
) -> None:
    sound = extraction_of(path)
    module = importlib.import_module("vpextract.layout.from_pages")
    do = getattr(module, function)

    def called(items: Sequence[Any], *arguments: Any) -> Any:
        if any(number_of(item) == 4 for item in items):
            raise ValueError("a slip")
        return do(items, *arguments)

    monkeypatch.setattr(module, function, called)
    found = extract(path)
    (issue,) = [issue for issue in found.issues if issue.code == TEXT]
    assert (issue.page, issue.severity, found.status) == (4, "error", "partial")
    assert issue.message.startswith("The text of page 4 could not be put in order. This is a bug in vpextract")
    assert not lost_words(path, found)
    elsewhere = ([goal.text for goal in one.goals if goal.place.page != 4] for one in (sound, found))
    assert len(set(map(tuple, elsewhere))) == 1


@pytest.mark.parametrize(
    "seam", ["layout.from_pages.to_table", "recognise.recognising.listing_of", "structure.doubts.head_doubts"]
)
def test_a_mistake_in_the_patterns_is_no_bug_of_a_part(seam: str, monkeypatch: pytest.MonkeyPatch) -> None:
    broken(seam, 1, PatternError(Path("columns.toml"), "labels", "is empty"), monkeypatch)
    with pytest.raises(PatternError):
        extract(RULED)


@pytest.mark.parametrize(
    "seam", ["layout.from_pages.to_table", "recognise.recognising.figures_of", "structure.books.balance.book_of"]
)
def test_what_comes_before_and_after_is_kept(
    seam: str, monkeypatch: pytest.MonkeyPatch, extraction_of: Callable[[Path], Extraction]
) -> None:
    """Only the one table is another: all goals, and all other tables, are as without the bug."""
    sound = extraction_of(RULED)
    broken(seam, 2, ValueError("a slip"), monkeypatch)
    found = extract(RULED)
    assert [goal.text for goal in found.goals] == [goal.text for goal in sound.goals]
    before, after = ([table.cells for table in one.tables] for one in (sound, found))
    assert sum(cells in after for cells in before) >= len(before) - 1


def test_the_rows_of_a_table_that_fails_half_way_are_none(
    monkeypatch: pytest.MonkeyPatch, extraction_of: Callable[[Path], Extraction]
) -> None:
    """A table whose third row fails is kept as figures, not as two rows of a list."""
    sound = extraction_of(RULED)
    broken("recognise.listings.rows.parse_value", 3, ValueError("a slip"), monkeypatch)
    found = extract(RULED)
    (issue,) = [issue for issue in found.issues if issue.code == TABLE]
    assert len(found.tables) == len(sound.tables) + 1
    assert len(found.indicators) < len(sound.indicators)
    assert [row.indicator_id for row in found.indicators] == [
        row.indicator_id for row in sound.indicators[: len(found.indicators)]
    ]
    assert issue.page == sound.indicators[0].place.page


def broken(seam: str, call: int, bug: Exception, monkeypatch: pytest.MonkeyPatch) -> None:
    """Puts the bug into the function of that name, for one call of it."""
    name, _, function = seam.rpartition(".")
    module = importlib.import_module(f"vpextract.{name}")
    monkeypatch.setattr(module, function, failing(getattr(module, function), call, bug))


def failing(do: Callable[..., Any], call: int, bug: Exception) -> Callable[..., Any]:
    """The function with the bug; one that gives its results one by one fails behind the first."""
    calls = 0

    def called(*arguments: Any, **named: Any) -> Any:
        nonlocal calls
        calls += 1
        if calls != call:
            return do(*arguments, **named)
        if inspect.isgeneratorfunction(do):
            return first_only(do(*arguments, **named))
        raise bug

    def first_only(made: Iterator[Any]) -> Iterator[Any]:
        yield from itertools.islice(made, 1)
        raise bug

    return called


def number_of(item: Any) -> int:
    """The page of a page, a sheet, a line, a draft or a table."""
    place: Any = item.place if isinstance(item, Table) else item
    page: Any = getattr(place, "page", place)
    return int(getattr(page, "number", page))


def text_layer(pdf: Path, folder: Path) -> None:
    folder.mkdir()
    made = folder / "layer.txt"
    with pymupdf.open(pdf) as document:
        made.write_text("\n\f".join(page.get_text() for page in document), "utf8")


def lost_words(path: Path, found: Extraction) -> dict[str, int]:
    kept = [*record_texts(found), *(aside.text for aside in found.set_aside)]
    return dict(pieces(printed_texts(path)) - pieces(kept)) or dict(letters(printed_texts(path)) - letters(kept))


def records(found: Extraction) -> list[object]:
    return [found.identity, found.goals, found.indicators, found.activities, found.tables, found.decisions]
