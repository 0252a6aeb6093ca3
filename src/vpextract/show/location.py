"""Where a row is printed, for people: its document, page and place, what it says, and the lines of a text around it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.text import Text

from vpextract.languages.telling import message, told
from vpextract.running.outcome import Summary
from vpextract.show.around import Beside, line_name
from vpextract.show.plain import printable, shortened
from vpextract.show.run import recognised
from vpextract.store.places import Located

_THIRDS, _MOST = ("upper third", "middle third", "lower third"), "most of the page"
_SIDES, _FULL = ("left", "middle", "right"), "full width"
_WIDE = 0.6
"""From this share of the page's width on, a place has no side."""
_NAME = 24
"""Letters of a name up to which the texts after it stand below each other."""
_LONG = 300
"""Letters of a long text that tell which it is."""


def print_location(found: Located, file: str | Path | None, console: Console, beside: Sequence[Beside] = ()) -> None:
    """What is known about the place, a line each; `file` is the document's file if it is at hand, `beside` what stands
    around the place in it."""
    lines = list(_lines(found, file, beside))
    width = min(max(len(name) for name, _ in lines), _NAME)
    for name, text in lines:
        line = Text(f"{name:{width}}  ", style="bold")
        console.print(line.append(shortened(printable(text), _LONG), style="not bold"))


def document_in_words(document: Mapping[str, Any]) -> str:
    """Such as "Norrmalms stadsdelsnämnd · tertialrapport 2 2022"."""
    names = ("source", "document_id", "status", "error", "doc_type", "year", "tertial", "board", "pages")
    return recognised(Summary(**{name: document[name] for name in names}))


def place_in_words(box: Sequence[float], page_size: tuple[float, float] | None) -> str:
    """Such as "upper third, left; 72–300 points from the left, 90–120 from the top"."""
    x0, y0, x1, y1 = box
    left, top = f"{x0:.0f}–{x1:.0f}", f"{y0:.0f}–{y1:.0f}"
    points = told("{left} points from the left, {top} from the top", left=left, top=top)
    if page_size is None:
        return points
    width, height = page_size
    third = _MOST if y1 - y0 > _WIDE * height else _THIRDS[_third((y0 + y1) / 2, height)]
    side = _FULL if x1 - x0 > _WIDE * width else _SIDES[_third((x0 + x1) / 2, width)]
    return f"{told(third)}, {told(side)}; {points}"


def _third(at: float, whole: float) -> int:
    return min(max(int(3 * at / whole), 0), 2)


def _lines(found: Located, file: str | Path | None, beside: Sequence[Beside]) -> Iterator[tuple[str, str]]:
    document = found.document
    row = f", {told('row {n} (counted from 0)', n=found.table_row)}" if found.table_row is not None else ""
    yield told("row"), f"{found.row_id} ({found.dataset}{row})"
    yield told("document"), document_in_words(document)
    yield told("file"), str(_seen_from_here(file)) if file is not None else document["source"]
    if found.page is not None:
        pages = document["pages"]
        page = told("{page} of {pages}", page=found.page, pages=pages) if pages else str(found.page)
        yield told("page"), page + _going_on(found.further_pages)
    if found.bbox is not None:
        yield told("place"), place_in_words(found.bbox, found.page_size)
    if found.line is not None:
        cell = next((one.cell for one in reversed(beside) if one.number <= found.line), "")
        name = line_name(document["reader"])
        yield told(name), f"{found.line}{f' ({cell})' if cell else ''}"
    for name, text in found.says.items():
        yield printable(name), _told(name, text) if found.dataset == "documents" else text


def _told(name: str, text: str) -> str:
    """What the program itself says of a document."""
    return message(text) if name == "error" else told(text) if name == "status" else text


def _seen_from_here(file: str | Path) -> str | Path:
    here = Path.cwd()
    if isinstance(file, str):
        return file
    return file.relative_to(here) if file.is_relative_to(here) else file


def _going_on(pages: Sequence[int]) -> str:
    if not pages:
        return ""
    listed = ", ".join(map(str, pages))
    goes_on = "it goes on, on pages {pages}" if len(pages) > 1 else "it goes on, on page {pages}"
    return f"; {told(goes_on, pages=listed)}"
