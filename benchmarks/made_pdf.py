"""Lays a document of the samples' generator out as a PDF in some milliseconds: Helvetica, rules or shades, small pictures.

ReportLab's flowables and Typst need a third of a second for a document; ten thousand of them should take two minutes. So
this writes the page descriptions itself. The same document gives the same bytes each time.
"""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from PIL import Image
from reportlab.pdfbase import pdfmetrics

import samples_path  # noqa: F401
from generator import signs

WIDTH, HEIGHT = 595, 842
LEFT, RIGHT, TOP, BOTTOM = 62.0, 533.0, 772.0, 66.0
FONTS = ("Helvetica", "Helvetica-Bold", "Helvetica-Oblique")
PICTURES = ("sex", "play", "check", "pause", "green", "yellow", "red")


class Style(NamedTuple):
    """A font by its place in FONTS, its size, the space before and after a paragraph in it."""

    font: int
    size: float
    before: float = 0.0
    after: float = 4.0

    @property
    def leading(self) -> float:
        return self.size * 1.22


class Line(NamedTuple):
    words: str
    width: float


@cache
def _widths(font: int) -> list[float]:
    return [width / 1000 for width in pdfmetrics.getFont(FONTS[font]).widths]


@cache
def _width(word: str, font: int) -> float:
    widths = _widths(font)
    return sum(widths[code] for code in word.encode("cp1252", "replace"))


def width_of(text: str, style: Style) -> float:
    return sum(_width(word, style.font) for word in text.split(" ")) * style.size + text.count(" ") * _space(style)


def _space(style: Style) -> float:
    return _width(" ", style.font) * style.size


def wrapped(text: str, style: Style, room: float) -> list[Line]:
    """The text in lines no wider than `room`; a word that is too wide for a line is cut."""
    space, size, font = _space(style), style.size, style.font
    lines: list[Line] = []
    words: list[str] = []
    used = 0.0
    for paragraph in text.split("\n"):
        for word in _fitting(paragraph.split(), style, room):
            width = _width(word, font) * size
            if words and used + space + width > room:
                lines.append(Line(" ".join(words), used))
                words, used = [], 0.0
            used += width + (space if words else 0.0)
            words.append(word)
        if words:
            lines.append(Line(" ".join(words), used))
            words, used = [], 0.0
    return lines


def _fitting(words: Sequence[str], style: Style, room: float) -> Iterator[str]:
    """The words, those too wide for a line cut behind a stroke ("elever/årsarb."), else where the line ends."""

    def fits(text: str) -> bool:
        return _width(text, style.font) * style.size <= room

    for word in words:
        while not fits(word) and len(word) > 1:
            end = next((n for n in range(len(word) - 1, 1, -1) if fits(word[:n])), 1)
            end = word.rfind("/", 0, end) + 1 or end
            yield word[:end]
            word = word[end:]
        yield word


class Sheets:
    """Pages that are written on from above; what is said of a page's place counts from its lower left corner."""

    def __init__(self) -> None:
        self.pages: list[list[str]] = []
        self.y = 0.0
        self.turn()

    def turn(self) -> None:
        self.pages.append([])
        self.y = TOP

    def room(self, height: float) -> bool:
        return self.y - height >= BOTTOM

    def need(self, height: float) -> None:
        if not self.room(height):
            self.turn()

    def text(self, x: float, y: float, text: str, style: Style, colour: str = "0 g") -> None:
        safe = text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
        self.pages[-1].append(f"{colour} BT /F{style.font} {style.size:g} Tf {x:.2f} {y:.2f} Td ({safe}) Tj ET")

    def rectangle(self, x: float, y: float, width: float, height: float, colour: str) -> None:
        self.pages[-1].append(f"{colour} rg {x:.2f} {y:.2f} {width:.2f} {height:.2f} re f")

    def line(self, x0: float, y0: float, x1: float, y1: float, width: float = 0.5) -> None:
        self.pages[-1].append(f"{width:g} w 0.27 G {x0:.2f} {y0:.2f} m {x1:.2f} {y1:.2f} l S")

    def picture(self, name: str, x: float, y: float, size: float) -> None:
        self.pages[-1].append(f"q {size:g} 0 0 {size:g} {x:.2f} {y:.2f} cm /{name} Do Q")

    def paragraph(self, text: str, style: Style, indent: float = 0.0) -> None:
        """The text over the width of the page; it goes on overleaf where the page ends."""
        self.y -= style.before
        for line in wrapped(text, style, RIGHT - LEFT - indent):
            self.need(style.leading)
            self.y -= style.leading
            self.text(LEFT + indent, self.y + style.size * 0.25, line.words, style)
        self.y -= style.after


def pdf_bytes(pages: Sequence[Sequence[str]], title: str) -> bytes:
    """The file: fonts, pictures, pages. `title` goes into its properties, where nobody reads it."""
    objects: list[bytes] = [b"", b""]  # catalogue and page tree come last

    def add(body: bytes) -> int:
        objects.append(body)
        return len(objects)

    fonts = [
        add(f"<< /Type /Font /Subtype /Type1 /BaseFont /{font} /Encoding /WinAnsiEncoding >>".encode())
        for font in FONTS
    ]
    pictures = {}
    for name in PICTURES:
        colours, mask = _picture(name)
        pictures[name] = add(colours.replace(b"@MASK", str(add(mask)).encode()))
    of_fonts = " ".join(f"/F{n} {number} 0 R" for n, number in enumerate(fonts))
    of_pictures = " ".join(f"/{name} {number} 0 R" for name, number in pictures.items())
    resources = add(f"<< /Font << {of_fonts} >> /XObject << {of_pictures} >> >>".encode())
    numbers = []
    for page in pages:
        stream = zlib.compress("\n".join(page).encode("cp1252", "replace"), 1)
        content = add(_stream(b"/Filter /FlateDecode", stream))
        box = f"/MediaBox [0 0 {WIDTH} {HEIGHT}] /Resources {resources} 0 R /Contents {content} 0 R"
        numbers.append(add(f"<< /Type /Page /Parent 2 0 R {box} >>".encode()))
    kids = " ".join(f"{number} 0 R" for number in numbers)
    objects[0] = b"<< /Type /Catalog /Pages 2 0 R >>"
    objects[1] = f"<< /Type /Pages /Count {len(numbers)} /Kids [{kids}] >>".encode()
    info = add(b"<< /Title (" + title.encode("ascii", "replace") + b") >>")
    return _file(objects, info)


def _file(objects: Sequence[bytes], info: int) -> bytes:
    out = io.BytesIO()
    out.write(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%b\nendobj\n" % (number, body))
    start, size = out.tell(), len(objects) + 1
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % size)
    out.write(b"".join(b"%010d 00000 n \n" % place for place in places))
    out.write(b"trailer << /Size %d /Root 1 0 R /Info %d 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (size, info, start))
    return out.getvalue()


def _stream(more: bytes, data: bytes) -> bytes:
    return b"<< %b /Length %d >>\nstream\n%b\nendstream" % (more, len(data), data)


@cache
def _picture(name: str) -> tuple[bytes, bytes]:
    """A sign as an image object that leaves the number of its mask open, and the mask."""
    image = Image.open(io.BytesIO(signs.png(name)))
    kind = f"/Type /XObject /Subtype /Image /Width {image.width} /Height {image.height} /BitsPerComponent 8".encode()
    colours, mask = (zlib.compress(image.convert("RGB").tobytes()), zlib.compress(image.getchannel("A").tobytes()))
    return (
        _stream(kind + b" /ColorSpace /DeviceRGB /Filter /FlateDecode /SMask @MASK 0 R", colours),
        _stream(kind + b" /ColorSpace /DeviceGray /Filter /FlateDecode", mask),
    )
