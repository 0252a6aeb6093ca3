"""A page as the next stages can measure it: texts with letters, at places on the page, in sizes that can be divided by.

Of sound pages nothing is changed, and nearly all are sound: whether one is, is asked of all its texts and places at once.
"""

from __future__ import annotations

import re
from dataclasses import replace

from vpextract.model import Box, Line, Page
from vpextract.reading.faults import NOWHERE, UNNAMED
from vpextract.reading.page_read import PageRead

FAR = 1e5
"""What stands further than so many points from the page's corner is on no page: the largest have 14,400 a side."""
UNNAMED_LETTER = re.compile(r"\(cid:\d+\)|[\x00-\x08\x0e-\x1f\x7f-\x9f\ufffd]")
"""How the readers write a letter of which they know nothing but its number."""
_UNNAMED_FEW, _UNNAMED_SHARE = 3, 0.01
"""A few such letters are signs or dirt. Seen: none in sound files, 4 % where only å, ä and ö have no name."""
_HALF_LETTER = re.compile(r"[\ud800-\udfff]")
"""What a broken font may give: no file can hold them."""
_INVISIBLE = "\u00ad\u200b\u2060\ufeff"
"""Signs that nobody sees: a line of them alone says nothing."""
_LEAST_SIZE = 0.1


def sound(page: Page, fault: str = "", blank: bool = False) -> PageRead:
    """The page without what cannot be measured. Texts that stand nowhere are kept with those that do not run along it."""
    printed = "".join([line.text for line in page.lines])
    if not printed.isprintable() or "(cid:" in printed or "\ufffd" in printed:
        page, fault = _with_letters(page, fault)
    if not _has_places(page):
        page, fault = _with_places(page, fault)
    return PageRead(page, fault, blank=blank)


# --- letters ----------------------------------------------------------------------------------------------------------


def _with_letters(page: Page, fault: str) -> tuple[Page, str]:
    """The page without halves of letters, and the fault that many of its letters have no name, if that is so."""
    texts = [line.text for line in page.lines]
    if any(map(_HALF_LETTER.search, texts)):
        texts = [_HALF_LETTER.sub("\ufffd", text) for text in texts]
        page = replace(
            page, lines=tuple(line._replace(text=text) for line, text in zip(page.lines, texts, strict=True))
        )
    unnamed = sum(len(UNNAMED_LETTER.findall(text)) for text in texts)
    if unnamed >= _UNNAMED_FEW and unnamed > _UNNAMED_SHARE * sum(map(len, texts)):
        fault = fault or UNNAMED
    return page, fault


# --- places -----------------------------------------------------------------------------------------------------------


def _has_places(page: Page) -> bool:
    """Whether there is surely nothing to mend about the page's lines, places and sizes."""
    boxes = [line.box for line in page.lines]
    painted = [*page.rules, *page.fills, *[picture.box for picture in page.pictures]]
    odd = [1 for x0, y0, x1, y1 in boxes if not (-FAR < x0 < x1 < FAR and -FAR < y0 < y1 < FAR)]
    odd += [1 for x0, y0, x1, y1 in painted if not (-FAR < x0 <= x1 < FAR and -FAR < y0 <= y1 < FAR)]
    odd += [1 for text in [line.text for line in page.lines] if not (text[:1].isalnum() or _says_something(text))]
    odd += [1 for size in {line.size for line in page.lines} if not _is_size(size)]
    return not odd and _is_side(page.width) and _is_side(page.height)


def _with_places(page: Page, fault: str) -> tuple[Page, str]:
    lines = [line for line in page.lines if _says_something(line.text)]
    astray = [line.text for line in lines if not _is_somewhere(line.box)]
    made = replace(
        page,
        width=page.width if _is_side(page.width) else 0.0,
        height=page.height if _is_side(page.height) else 0.0,
        lines=tuple(_with_size(line) for line in lines if _is_somewhere(line.box)),
        rules=tuple(filter(_is_placed, page.rules)),
        fills=tuple(filter(_is_placed, page.fills)),
        pictures=tuple(picture for picture in page.pictures if _is_placed(picture.box)),
        turned=(*page.turned, *astray),
    )
    return made, fault or (NOWHERE if astray else "")


def _says_something(text: str) -> bool:
    return bool(text.strip().strip(_INVISIBLE))


def _with_size(line: Line) -> Line:
    return line if _is_size(line.size) else line._replace(size=max(_LEAST_SIZE, round(line.box.height, 1)))


def _is_size(size: float) -> bool:
    return _LEAST_SIZE <= size < FAR


def _is_side(length: float) -> bool:
    return 0 <= length < FAR


def _is_somewhere(box: Box) -> bool:
    """Whether a text has a place, and is no mere point."""
    return _is_placed(box) and (box[0] != box[2] or box[1] != box[3])


def _is_placed(box: Box) -> bool:
    x0, y0, x1, y1 = box
    return -FAR < x0 < FAR and -FAR < y0 < FAR and -FAR < x1 < FAR and -FAR < y1 < FAR
