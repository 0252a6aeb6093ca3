"""What nobody sees on a page is not read, what is seen is: by both readers, whatever hides it or makes it hard to tell."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pymupdf
import pytest

from vpextract.reading import mupdf, plumber
from vpextract.reading.page_read import pages_of

WHITE, DARK, PALE = (1, 1, 1), (0.1, 0.2, 0.4), (0.9, 0.92, 0.95)
HIDDEN = "97 procent"
SEEN = ["Antal fyrar i drift", "12", "14"]
Paint = Callable[[pymupdf.Document, pymupdf.Page], None]


@pytest.fixture(params=[mupdf, plumber], ids=["pymupdf", "pdfplumber"])
def reader(request: pytest.FixtureRequest) -> Any:
    return request.param


def texts(path: Path, reader: Any, *paints: Paint) -> list[str]:
    """The texts of a page with a row of figures that is seen, and with what `paints` paint on it."""
    with pymupdf.open() as document:
        page = document.new_page()
        for x, text in zip((60, 250, 350), SEEN, strict=True):
            page.insert_text((x, 100), text, fontsize=10)
        for paint in paints:
            paint(document, page)
        document.save(path)
    with reader.opened(path.read_bytes()) as file:
        (found,) = pages_of(file)
    return [line.text for line in found.lines]


def text(words: str = HIDDEN, x: float = 250, y: float = 140, **look: Any) -> Paint:
    return lambda _, page: page.insert_text((x, y), words, **{"fontsize": 10, **look})


def box(
    fill: tuple[float, ...], x0: float = 240, y0: float = 125, x1: float = 330, y1: float = 146, **how: Any
) -> Paint:
    return lambda _, page: page.draw_rect((x0, y0, x1, y1), color=None, fill=fill, **how)


def picture(shade: int, x0: float = 200, y0: float = 120, x1: float = 400, y1: float = 160) -> Paint:
    def paint(_: pymupdf.Document, page: pymupdf.Page) -> None:
        pixels = pymupdf.Pixmap(pymupdf.csRGB, pymupdf.IRect(0, 0, 300, 60))
        pixels.clear_with(shade)
        page.insert_image((x0, y0, x1, y1), pixmap=pixels)

    return paint


def on_layer(on: bool) -> Paint:
    def paint(document: pymupdf.Document, page: pymupdf.Page) -> None:
        page.insert_text((250, 140), HIDDEN, fontsize=10, oc=document.add_ocg("Utkast", on=on))

    return paint


def cropped(document: pymupdf.Document, page: pymupdf.Page) -> None:
    page.insert_text((250, 700), HIDDEN, fontsize=10)
    page.set_cropbox((20, 20, 500, 600))


def field(shown: bool = True) -> Paint:
    """A field of a form that is filled in."""

    def paint(_: pymupdf.Document, page: pymupdf.Page) -> None:
        widget = pymupdf.Widget()
        widget.field_name, widget.field_type = "andel", pymupdf.PDF_WIDGET_TYPE_TEXT
        widget.field_value, widget.rect, widget.text_fontsize = HIDDEN, pymupdf.Rect(250, 128, 340, 146), 10
        widget.field_display = 0 if shown else 1
        page.add_widget(widget)

    return paint


def raw(content: bytes) -> Paint:
    """Operators behind what is there; /helv is the font of the page's texts."""

    def paint(document: pymupdf.Document, page: pymupdf.Page) -> None:
        xref = document.get_new_xref()
        document.update_object(xref, "<<>>")
        document.update_stream(xref, content)
        before = " ".join(f"{x} 0 R" for x in page.get_contents())
        document.xref_set_key(page.xref, "Contents", f"[{before} {xref} 0 R]")

    return paint


@pytest.mark.parametrize(
    "paints",
    [
        pytest.param([text(color=WHITE)], id="white on white"),
        pytest.param([text(color=(0.992,))], id="nearly white"),
        pytest.param([text(color=(0, 0, 0, 0))], id="without any ink"),
        pytest.param([box(PALE), text(color=PALE)], id="in the colour of its field"),
        pytest.param([box(DARK), text(color=DARK)], id="in the dark colour of its field"),
        pytest.param([box(DARK), box(WHITE), text(color=WHITE)], id="white on a white field on a dark one"),
        pytest.param([text(render_mode=3)], id="without fill and stroke"),
        pytest.param([text("12", 250, 100, render_mode=3)], id="without fill and stroke over the same text"),
        pytest.param([text(fill_opacity=0)], id="transparent"),
        pytest.param([text(), box(WHITE)], id="under a white box"),
        pytest.param([text(), box(DARK)], id="under a dark box"),
        pytest.param([text(), picture(200)], id="under a picture"),
        pytest.param([text(fontsize=0.6)], id="under a point"),
        pytest.param([on_layer(False)], id="on a layer that is off"),
        pytest.param([cropped], id="outside the crop box"),
        pytest.param([text(x=900)], id="beside the page"),
        pytest.param([field(shown=False)], id="in a field that is not shown"),
        pytest.param([raw(b"q 0 0 50 50 re W n BT /helv 10 Tf 250 700 Td (97 procent) Tj ET Q")], id="clipped away"),
    ],
)
def test_what_is_not_seen_is_not_read(tmp_path: Path, reader: Any, paints: list[Paint]) -> None:
    assert texts(tmp_path / "a.pdf", reader, *paints) == SEEN


@pytest.mark.parametrize(
    "paints",
    [
        pytest.param([box(DARK), text(color=WHITE)], id="white on dark"),
        pytest.param([box((0.55, 0.6, 0.65)), text(color=WHITE)], id="white on grey"),
        pytest.param([picture(60), text(color=WHITE)], id="white on a picture"),
        pytest.param([box(WHITE), text(color=DARK)], id="dark on a white field"),
        pytest.param([box(PALE), text()], id="on a field"),
        pytest.param([text(), box((1, 1, 0), fill_opacity=0.4)], id="under a marker"),
        pytest.param([text(), box((1, 1, 0), overlay=False)], id="over a field that comes later in the file"),
        pytest.param([text(), box(PALE, y0=142)], id="over the edge of a field"),
        pytest.param([text(render_mode=1)], id="outlined"),
        pytest.param([text(render_mode=2, color=DARK)], id="filled and outlined"),
        pytest.param([picture(250), text(render_mode=3)], id="recognised on a picture"),
        pytest.param([text(render_mode=3), picture(250)], id="recognised under a picture"),
        pytest.param([on_layer(True)], id="on a layer that is on"),
        pytest.param([text(color=(0.75, 0.75, 0.75))], id="light grey"),
        pytest.param([text(fontsize=4)], id="small"),
        pytest.param([field()], id="in a field of a form"),
        pytest.param([text(), text()], id="twice at the same place"),
        pytest.param([text(), text(x=250.4)], id="twice, a hair apart"),
        pytest.param([text(x=251.3, y=141.3, color=(0.7, 0.7, 0.7)), text()], id="with a shadow"),
        pytest.param([text(), text(x=251.2, y=139, color=(0.8, 0.8, 0.8))], id="with a shadow painted later"),
    ],
)
def test_what_is_seen_is_read_once(tmp_path: Path, reader: Any, paints: list[Paint]) -> None:
    assert texts(tmp_path / "a.pdf", reader, *paints) == [*SEEN, HIDDEN]
