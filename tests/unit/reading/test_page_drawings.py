"""Signs as drawings and images of real PDF pages: strokes apart, white parts, masks of any size, unreadable pictures."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pymupdf
import pytest
from PIL import Image
from reportlab.pdfgen.canvas import Canvas
from sign_drawings import disc, drawn

from vpextract.model import Picture
from vpextract.reading import mupdf, plumber
from vpextract.reading.page_read import pages_of
from vpextract.reading.paths import MOST_ODD, MOST_PIECES

READERS = [mupdf, plumber]
GREEN = (0.18, 0.62, 0.31)


def pictures(path: Path, reader: Any = mupdf) -> tuple[Picture, ...]:
    with reader.opened(path.read_bytes()) as file:
        (page,) = pages_of(file)
        found: tuple[Picture, ...] = page.pictures
    return found


@pytest.fixture
def canvas(tmp_path: Path) -> Canvas:
    return Canvas(str(tmp_path / "a.pdf"))


def shapes(canvas: Canvas, reader: Any = mupdf) -> list[str]:
    canvas.save()
    return [picture.shape for picture in pictures(Path(canvas._filename), reader)]


# --- drawings


def test_two_strokes_of_one_path_are_two_lines(canvas: Canvas) -> None:
    path = canvas.beginPath()
    for (ax, ay), (bx, by) in (((100, 500), (112, 512)), ((100, 512), (112, 500))):
        path.moveTo(ax, ay)
        path.lineTo(bx, by)
    canvas.setLineWidth(2)
    canvas.drawPath(path)
    assert shapes(canvas) == ["cross"]


def test_a_bent_stroke_is_one_line(canvas: Canvas) -> None:
    path = canvas.beginPath()
    path.moveTo(100, 505)
    path.lineTo(104, 500)
    path.lineTo(114, 512)
    canvas.setLineWidth(2)
    canvas.drawPath(path)
    assert shapes(canvas) == ["check"]


@pytest.mark.parametrize("bent", [True, False])
def test_white_drawings_are_neither_signs_nor_an_illustration(canvas: Canvas, bent: bool) -> None:
    canvas.setFillColorRGB(1, 1, 1)
    for n in range(MOST_ODD + 1):
        x, y = 40 + 20 * (n % 20), 40 + 20 * (n // 20)
        if bent:
            canvas.circle(x, y, 6, stroke=0, fill=1)
        else:
            canvas.rect(x, y, 12, 12, stroke=0, fill=1)
    canvas.setFillColorRGB(*GREEN)
    canvas.circle(300, 700, 5, stroke=0, fill=1)
    assert shapes(canvas) == ["circle"]


def test_signs_on_one_white_ground_stay_two(canvas: Canvas) -> None:
    canvas.setFillColorRGB(1, 1, 1)
    canvas.roundRect(100, 500, 38, 14, 5, stroke=0, fill=1)
    canvas.setFillColorRGB(*GREEN)
    for x in (107, 130):
        canvas.circle(x, 507, 4, stroke=0, fill=1)
    assert shapes(canvas) == ["circle", "circle"]


@pytest.mark.parametrize("reader", READERS)
def test_a_white_part_is_seen_on_its_sign(canvas: Canvas, reader: Any) -> None:
    canvas.setFillColorRGB(*GREEN)
    canvas.circle(106, 506, 8, stroke=0, fill=1)
    canvas.setFillColorRGB(1, 1, 1)
    path = canvas.beginPath()
    path.moveTo(103.5, 502)
    path.lineTo(110.5, 506)
    path.lineTo(103.5, 510)
    path.close()
    canvas.drawPath(path, stroke=0, fill=1)
    canvas.save()
    (picture,) = pictures(Path(canvas._filename), reader)
    assert (picture.shape, picture.ground) == ("triangle", "disc")


@pytest.mark.parametrize("reader", READERS)
def test_the_hole_of_a_ring_is_no_disc_on_it(canvas: Canvas, reader: Any) -> None:
    path = canvas.beginPath()
    path.circle(106, 506, 8)
    path.circle(106, 506, 5)
    canvas.setFillColorRGB(*GREEN)
    canvas.drawPath(path, stroke=0, fill=1, fillMode=0)
    assert shapes(canvas, reader) == ["ring"]


@pytest.mark.parametrize("reader", READERS)
def test_a_small_coat_of_arms_is_no_sign_and_the_sign_beside_it_stays(canvas: Canvas, reader: Any) -> None:
    path = canvas.beginPath()
    path.moveTo(100, 500)
    for n in range(MOST_PIECES + 50):
        path.lineTo(100 + n % 29, 500 + n * 7 % 31)
    canvas.drawPath(path)
    canvas.circle(200, 500, 5, stroke=0, fill=1)
    canvas.save()
    with reader.opened(Path(canvas._filename).read_bytes()) as file:
        (page,) = pages_of(file)
    assert [picture.shape for picture in page.pictures] == ["circle"]
    assert page.rules == ()


# --- images


def png(image: Image.Image) -> bytes:
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


def masked(path: Path, image: Image.Image, mask: Image.Image) -> Path:
    """A page with an image whose soft mask has a size of its own, which the format allows."""
    with pymupdf.open() as document:
        page = document.new_page()
        same = Image.new("L", image.size, 128)
        xref = page.insert_image((100, 100, 112, 112), stream=png(image), mask=png(same))
        soft = int(document.xref_get_key(xref, "SMask")[1].split()[0])
        document.update_stream(soft, mask.tobytes())
        for key, value in (("Width", mask.width), ("Height", mask.height), ("BitsPerComponent", 8)):
            document.xref_set_key(soft, key, str(value))
        document.xref_set_key(soft, "DecodeParms", "null")
        document.save(path)
    return path


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("size", [1, 20, 40, 90])
@pytest.mark.parametrize("mask_size", [(20, 20), (40, 40), (80, 80), (600, 600)])
def test_a_mask_of_any_size_cuts_out_the_sign(
    tmp_path: Path, reader: Any, size: int, mask_size: tuple[int, int]
) -> None:
    round_mask = drawn(disc, 60, "white", "black").convert("L").resize(mask_size)
    path = masked(tmp_path / "a.pdf", Image.new("RGB", (size, size), (46, 157, 79)), round_mask)
    (picture,) = pictures(path, reader)
    assert (picture.shape, picture.ground) == ("circle", "")
    assert picture.color.startswith("#2") and picture.digest


@pytest.mark.parametrize("reader", READERS)
def test_pictures_that_cannot_be_decoded_are_known_by_their_bytes(tmp_path: Path, reader: Any) -> None:
    with pymupdf.open() as document:
        page = document.new_page()
        for n, spoilt in enumerate((b"no picture", b"no picture", b"not one either")):
            box = (100, 100 + 20 * n, 112, 112 + 20 * n)
            xref = page.insert_image(box, stream=png(Image.new("RGB", (9, 9 + n), (0, 160, 70))))
            document.update_stream(xref, spoilt, compress=False)
            document.xref_set_key(xref, "Filter", "/DCTDecode")
        document.save(tmp_path / "a.pdf")
    found = pictures(tmp_path / "a.pdf", reader)
    assert [picture.shape for picture in found] == ["other"] * 3
    first, second, third = (picture.digest for picture in found)
    assert first == second != third
    assert first.startswith("other-") and len(first) == len("other-") + 19


# --- white rules


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("how", ["line", "thin box", "stroked box"])
@pytest.mark.parametrize("ground", [True, False])
def test_white_rules_show_on_a_painted_ground_alone(canvas: Canvas, reader: Any, how: str, ground: bool) -> None:
    if ground:
        canvas.setFillColorRGB(0.1, 0.2, 0.4)
        canvas.rect(60, 700, 300, 60, stroke=0, fill=1)
    canvas.setFillColorRGB(1, 1, 1)
    canvas.setStrokeColorRGB(1, 1, 1)
    if how == "line":
        canvas.line(160, 700, 160, 760)
    elif how == "thin box":
        canvas.rect(159.5, 700, 1, 60, stroke=0, fill=1)
    else:
        canvas.rect(160, 701, 100, 58, stroke=1, fill=0)
    canvas.save()
    with reader.opened(Path(canvas._filename).read_bytes()) as file:
        (page,) = pages_of(file)
    assert any(abs(rule.x0 - 160) < 1 and rule.x0 == rule.x1 for rule in page.rules) is ground


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize(
    ("grounds", "rule", "shows"),
    [
        pytest.param([(60, 740), (60, 700), (60, 660)], (160, 660, 160, 760), True, id="its middle on a painted row"),
        pytest.param([(60, 720), (60, 680)], (160, 680, 160, 740), True, id="its middle on a row without paint"),
        pytest.param([(60, 740)], (160, 660, 160, 760), True, id="over the head alone"),
        pytest.param([(60, 720), (60, 680)], (60, 700, 360, 700), True, id="along the edge of a row"),
        pytest.param([(60, 720), (60, 680)], (60, 710, 360, 710), False, id="between two rows"),
        pytest.param([(60, 720), (60, 680)], (160, 701, 160, 719), False, id="from one row to the next"),
        pytest.param([(60, 720), (60, 680)], (400, 680, 400, 740), False, id="beside the rows"),
    ],
)
def test_a_white_rule_shows_where_a_stretch_of_it_lies_on_a_ground(
    canvas: Canvas, reader: Any, grounds: list[tuple[int, int]], rule: tuple[int, int, int, int], shows: bool
) -> None:
    canvas.setFillColorRGB(0.93, 0.93, 0.93)
    for x, y in grounds:
        canvas.rect(x, y, 300, 20, stroke=0, fill=1)
    canvas.setStrokeColorRGB(1, 1, 1)
    canvas.line(*rule)
    canvas.save()
    with reader.opened(Path(canvas._filename).read_bytes()) as file:
        (page,) = pages_of(file)
    assert bool(page.rules) is shows
