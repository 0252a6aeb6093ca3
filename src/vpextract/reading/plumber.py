"""PDF pages through pdfplumber: the second reader, behind the same page type. Slower, and it reads files that MuPDF refuses."""

from __future__ import annotations

import io
import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import pdfplumber
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfminer.pdftypes import resolve1
from pdfplumber.utils import extract_words
from pdfplumber.utils.exceptions import PdfminerException

from vpextract.characters import LOST, controls, plain
from vpextract.marks import raised
from vpextract.model import Box, Laid, Line, Page, Picture
from vpextract.reading.faults import NOT_THERE, UNSEEN, damaged, encrypted, without_pages
from vpextract.reading.fonts import BEFORE_FIGURES, is_bold_font, is_symbol_font
from vpextract.reading.letter_spacing import LEAST, Letter, may_be_set_apart, words_of
from vpextract.reading.overrun import PlacedLetter, parted_where_texts_begin
from vpextract.reading.page_read import PageRead, contained
from vpextract.reading.page_tree import Leaves
from vpextract.reading.paths import Seen, signs_drawn
from vpextract.reading.pictures import Look, largest_share, look_of, picture_of, unreadable
from vpextract.reading.plumber_drawings import drawings_of, rgb_of
from vpextract.reading.plumber_pages import leaves_in, let_references_end, page_of, shows_text, stream_fault
from vpextract.reading.plumber_seen import seen_chars
from vpextract.reading.plumber_sideways import by_way
from vpextract.reading.plumber_superiors import Widths, lift_superiors
from vpextract.reading.raised import SPACE, goes_with_next, raised_lines
from vpextract.reading.sideways import with_sideways
from vpextract.reading.sound_pages import sound
from vpextract.reading.standing import Way
from vpextract.settings import SETTINGS

NAME = "pdfplumber"
_UNNAMED = re.compile(r"\(cid:(?:127|149)\)")
"""The bullet of the standard fonts, where the encoding leaves its place empty."""
_TOUCHES = 0.15
"""Letters that stand no further apart than so many letter sizes are one word."""
_Raw = dict[str, Any]

logging.getLogger("pdfminer").addHandler(logging.NullHandler())  # else Python prints its warnings to the terminal


@dataclass(slots=True)
class PlumberFile:
    """An open document, its pages one by one; they are made when they are asked for, as one that fails fails then."""

    document: Any
    leaves: Leaves
    name: str = NAME
    _drawn: Seen = field(default_factory=dict)
    _widths: Widths = field(default_factory=dict)

    @property
    def count(self) -> int:
        return len(self.leaves.pages)

    @property
    def told(self) -> int | None:
        return self.leaves.told

    @property
    def strewn(self) -> bool:
        return self.leaves.strewn

    def read(self, number: int) -> PageRead:
        return contained(number, lambda: self._read(number))

    def _read(self, number: int) -> PageRead:
        attributes = self.leaves.pages[number - 1]
        if attributes is None:
            return PageRead(None, NOT_THERE)
        page = page_of(self.document, number, attributes)
        fault = stream_fault(page.page_obj)
        try:
            found = _page(page, self._drawn, self._widths)
            if not fault and not (found.lines or found.turned or found.images) and shows_text(page.page_obj):
                fault = UNSEEN
            return sound(found, fault)
        finally:
            page.close()


@contextmanager
def opened(data: bytes) -> Iterator[PlumberFile]:
    """The open document, from the bytes of its file; DocumentError for what cannot be read, with what to do.

    It is not closed: that would read all pages, and the bytes are not the library's.
    """
    let_references_end()
    try:
        document = pdfplumber.open(io.BytesIO(data))
        file = PlumberFile(document, leaves_in(document.doc))
    except MemoryError:
        raise
    except Exception as error:
        inner = error.args[0] if isinstance(error, PdfminerException) and error.args else error
        raise (encrypted() if isinstance(inner, PDFPasswordIncorrect) else damaged(inner)) from None
    if file.count == 0:
        raise without_pages()
    yield file


def _page(page: Any, drawn: Seen, widths: Widths) -> Page:
    for char in page.chars:
        char["text"] = _plain(char["text"])
    seen, unseen = seen_chars(page)
    chars, sideways, aslant = by_way(seen)
    lift_superiors(chars, widths)
    painted, small = drawings_of(page)
    lines = parted_where_texts_begin(_lines(chars, painted.rules), painted.rules, lambda: _letters(chars))
    pictures = [p for image in page.images if (p := _picture(image)) is not None] + signs_drawn(small, lines, drawn)
    found = Page(
        page.page_number,
        float(page.width),
        float(page.height),
        int(page.rotation or 0),
        tuple(lines),
        tuple(painted.rules),
        tuple(painted.fills),
        tuple(pictures),
        len(page.images),
        (aslant,) if aslant else (),
        tuple(unseen),
        pictured=largest_share(
            [(image["x0"], image["top"], image["x1"], image["bottom"]) for image in page.images],
            float(page.width * page.height),
        ),
    )
    if not sideways:
        return found
    return with_sideways(found, {way: _sideways_lines(way, turned, painted.rules) for way, turned in sideways.items()})


def _letters(chars: list[_Raw]) -> list[PlacedLetter]:
    return [(Box(c["x0"], c["top"], c["x1"], c["bottom"]), str(c["text"])) for c in chars]


def _sideways_lines(way: Way, chars: list[_Raw], rules: list[Box]) -> list[Line]:
    laid = Laid(*way, 0.0, 0.0)
    return [line._replace(box=laid.back(line.box)) for line in _lines(chars, [laid.laid(rule) for rule in rules])]


def _plain(text: str) -> str:
    """A letter in the characters that everything after this knows; half of a pair comes as nothing, and is lost."""
    if text.isprintable() and text:
        return text
    return LOST if not text or controls(text) else plain(text)


def _lines(chars: list[_Raw], rules: list[Box]) -> list[Line]:
    """Words of one baseline as lines, parted where a gap is wider than between words, or at an upright rule."""
    found = extract_words(
        chars, x_tolerance_ratio=_TOUCHES, y_tolerance=2, extra_attrs=["fontname", "size", "non_stroking_color"]
    )
    words = [word for word in found if word["text"]]  # a font may say that its letters are no text
    blanks = {(round(c["x0"]), round(c["top"])) for c in chars if c["text"].isspace()}
    uprights = [r for r in rules if r.x0 == r.x1]
    words = _with_marks(words, rules)
    words.sort(key=lambda w: (round(w["bottom"]), w["x0"]))
    groups: list[list[_Raw]] = []
    for word in words:
        last = groups[-1][-1] if groups else None
        beside = (
            last is not None
            and abs(last["bottom"] - word["bottom"]) < 2
            and -1 <= word["x0"] - last["x1"] < _reach(groups[-1], blanks) * word["size"]
            and not _is_sign(last, word)
        )
        if last is not None and beside and not _parted(last, word, uprights):
            groups[-1].append(word)
        else:
            groups.append([word])
    return [_line(group, blanks) for group in groups]


def _reach(group: list[_Raw], blanks: set[tuple[int, int]]) -> float:
    """How far off the next word of a line may be, in letter sizes: further where letters are set apart, less far where the
    page prints spaces, but none here."""
    apart = len(group) >= LEAST and all(len(word["text"]) == 1 for word in group[-LEAST:])
    if blanks and len(group[-1]["text"]) > 1 and not _spots(group[-1]) & blanks:
        return SETTINGS.narrow_gap
    return 2.5 * SETTINGS.column_gap if apart else SETTINGS.column_gap


def _with_marks(words: list[_Raw], rules: list[Box]) -> list[_Raw]:
    """The words, small raised ones put into those that they are marks of, as superscripts."""
    boxes = [Line(w["text"], Box(w["x0"], w["top"], w["x1"], w["bottom"]), w["size"]) for w in words]
    gone: set[int] = set()
    for at, of, side in raised_lines(boxes, rules):
        mark, word = words[at], words[of]
        first, second = (word, mark) if side == "behind" else (mark, word)
        space = "" if second["x0"] - first["x1"] < SPACE * word["size"] else " "
        if side == "inside" or (side == "before" and goes_with_next(mark["text"], space + word["text"])):
            continue
        parts = (word["text"], raised(mark["text"])) if side == "behind" else (raised(mark["text"]), word["text"])
        word["text"] = space.join(parts)
        word["x0"], word["x1"] = first["x0"], second["x1"]
        word["marked"] = side == "behind"
        gone.add(at)
    return [word for at, word in enumerate(words) if at not in gone]


def _is_sign(first: _Raw, second: _Raw) -> bool:
    """Whether a word is one sign in a colour or font of its own: it is kept apart from the next word."""
    sign, symbols = first["text"], is_symbol_font(first["fontname"])
    if sign in BEFORE_FIGURES:
        return False
    own = first["non_stroking_color"] != second["non_stroking_color"] and not sign[0].isascii()
    return (len(sign) <= 2 and not sign[0].isalnum() and own) or (len(sign) == 1 and symbols)


def _parted(left: _Raw, right: _Raw, uprights: list[Box]) -> bool:
    middle = (left["top"] + left["bottom"]) / 2
    return any(left["x1"] - 1 <= r.x0 <= right["x0"] + 1 and r.y0 <= middle <= r.y1 for r in uprights)


def _line(words: list[_Raw], blanks: set[tuple[int, int]]) -> Line:
    main = max(words, key=lambda w: len(w["text"]))
    last = words[-1]
    box = Box(words[0]["x0"], main["top"], last["x1"], main["bottom"])
    text = plain(_UNNAMED.sub("•", words[0]["text"] + "".join(map(_with_space, words, words[1:]))))
    if may_be_set_apart(text):
        text = words_of([Letter(word["text"], word["x0"], word["x1"]) for word in words], float(main["size"]))
    bold = all(is_bold_font(w["fontname"]) for w in words)
    ends_bold = not bold and is_bold_font(last["fontname"])
    size, font, open_end = round(float(main["size"]), 1), main["fontname"], bool(_spots(last) & blanks)
    return Line(text, box, size, bold, font, _color(main), open_end, ends_bold)


def _spots(word: _Raw) -> set[tuple[int, int]]:
    """Where a space right behind a word begins, on whole points."""
    return {(round(word["x1"]) + dx, round(word["top"]) + dy) for dx in (-1, 0, 1) for dy in (-1, 0, 1)}


def _with_space(before: _Raw, word: _Raw) -> str:
    """A word with the space before it; what follows a mark may stand close behind it ("m²/år")."""
    close = "marked" in before and word["x0"] - before["x1"] < _TOUCHES * word["size"]
    return str(word["text"]) if close else f" {word['text']}"


def _color(word: _Raw) -> int:
    """The colour of the letters as one number, 0xRRGGBB; black where it is not told in numbers."""
    red, green, blue = rgb_of(word.get("non_stroking_color")) or (0, 0, 0)
    return red << 16 | green << 8 | blue


def _picture(image: _Raw) -> Picture | None:
    box = Box(float(image["x0"]), float(image["top"]), float(image["x1"]), float(image["bottom"]))
    if max(box.width, box.height) > SETTINGS.small_picture:
        return None
    return picture_of(box, _look(image))


def _look(image: _Raw) -> Look:
    try:
        from PIL import Image

        picture = _decoded(image["stream"], image["srcsize"])
        mask = image["stream"].get("SMask")
        if mask is not None:
            soft = resolve1(mask)
            alpha = _decoded(soft, (soft.get("Width"), soft.get("Height"))).convert("L")
            size = max(picture.width, alpha.width), max(picture.height, alpha.height)
            picture = Image.composite(picture.resize(size), Image.new("RGB", size, "white"), alpha.resize(size))
        return look_of(picture.tobytes(), picture.width, picture.height, picture.width * 3, 3)
    except Exception:  # nobody can say what it shows, but it can be known again
        return unreadable(bytes(image["stream"].rawdata or b""))


def _decoded(stream: Any, size: tuple[int, int]) -> Any:
    """The raster of an image stream in RGB."""
    from PIL import Image

    if any(name in str(stream.get("Filter")) for name in ("DCT", "JPX")):
        return Image.open(io.BytesIO(stream.get_rawdata())).convert("RGB")
    data, points = stream.get_data(), size[0] * size[1]
    if len(data) < points:
        raise ValueError("the image has fewer points than it says")
    mode = "RGB" if len(data) >= 3 * points else "L"
    return Image.frombytes(mode, size, data[: size[0] * size[1] * len(mode)]).convert("RGB")
