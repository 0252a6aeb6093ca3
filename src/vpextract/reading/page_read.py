"""What a reader gives for one page: the page, and what is wrong with it. A damaged page must not reach the next stages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple, Protocol

from vpextract.errors import VpextractError, bug_sentence, is_own_bug
from vpextract.model import Box, Line, Page
from vpextract.reading.faults import NOWHERE, reason_of

FAR = 1e5
"""What stands further than so many points from the page's corner is on no page: the largest have 14,400 a side."""
_LEAST_SIZE = 0.1
_INVISIBLE = "\u00ad\u200b\u2060\ufeff"
"""Signs that nobody sees: a line of them alone says nothing."""


class PageRead(NamedTuple):
    """`page` is None where it cannot be read. `fault` is why, or why part of it may be missing; `bug` asks to report it.

    `blank`: the fault is only that nothing is seen of the text in it, which may be meant so.
    """

    page: Page | None
    fault: str = ""
    bug: str = ""
    blank: bool = False


class PdfFile(Protocol):
    """An open PDF, in the hands of one reader."""

    @property
    def name(self) -> str: ...

    @property
    def count(self) -> int:
        """How many pages it has."""
        ...

    @property
    def told(self) -> int | None:
        """How many pages it says that it has."""
        ...

    def read(self, number: int) -> PageRead:
        """One page, numbered from 1; whatever is wrong with it, never an exception."""
        ...


def pages_of(file: PdfFile) -> Iterator[Page]:
    """The pages in order, as far as the reader can read them."""
    for number in range(1, file.count + 1):
        page = file.read(number).page
        if page is not None:
            yield page


def contained(number: int, read: Callable[[], PageRead]) -> PageRead:
    """What `read` gives; a page on which it fails costs itself, whether the file or this program is to blame."""
    try:
        return read()
    except (MemoryError, VpextractError):
        raise
    except Exception as error:
        bug = bug_sentence(error, f"the file and the number of the page, {number}") if is_own_bug(error) else ""
        return PageRead(None, reason_of(error), bug)


def sound(page: Page, fault: str = "", blank: bool = False) -> PageRead:
    """The page with nothing that later stages cannot measure: no lines without letters, no places that are none.

    Texts that stand nowhere are kept with those that do not run along the page.
    """
    lines = [line for line in page.lines if line.text.strip().strip(_INVISIBLE)]
    if _is_measured(page.width, page.height) and all(map(_is_sound, lines)):
        page = page if len(lines) == len(page.lines) else replace(page, lines=tuple(lines))
        return PageRead(_with_places(page), fault, blank=blank)
    placed = tuple(_with_size(line) for line in lines if _is_somewhere(line.box))
    astray = tuple(line.text for line in lines if not _is_somewhere(line.box))
    width, height = (side if _is_measured(side) else 0.0 for side in (page.width, page.height))
    made = replace(page, width=width, height=height, lines=placed, turned=(*page.turned, *astray))
    return PageRead(_with_places(made), fault or (NOWHERE if astray else ""))


def _with_places(page: Page) -> Page:
    """The page without rules, fills and pictures that stand nowhere."""
    if _are_placed(page.rules) and _are_placed(page.fills) and _are_placed(p.box for p in page.pictures):
        return page
    return replace(
        page,
        rules=tuple(filter(_is_placed, page.rules)),
        fills=tuple(filter(_is_placed, page.fills)),
        pictures=tuple(picture for picture in page.pictures if _is_placed(picture.box)),
    )


def _is_sound(line: Line) -> bool:
    return _is_somewhere(line.box) and _LEAST_SIZE <= line.size < FAR


def _with_size(line: Line) -> Line:
    """The line with a size that can be divided by."""
    return line if _LEAST_SIZE <= line.size < FAR else line._replace(size=max(_LEAST_SIZE, round(line.box.height, 1)))


def _is_somewhere(box: Box) -> bool:
    """Whether a text has a place, and is no mere point."""
    return _is_placed(box) and (box[0] != box[2] or box[1] != box[3])


def _are_placed(boxes: Iterable[Box]) -> bool:
    return all(map(_is_placed, boxes))


def _is_placed(box: Box) -> bool:
    x0, y0, x1, y1 = box
    return -FAR < x0 < FAR and -FAR < y0 < FAR and -FAR < x1 < FAR and -FAR < y1 < FAR


def _is_measured(*sides: float) -> bool:
    return all(0 <= side < FAR for side in sides)
