"""Only small pictures are looked at, so only they are decoded: a page costs its text, whatever photographs stand on it."""

from __future__ import annotations

import time
from pathlib import Path

import pymupdf
import pytest

from vpextract.reading import mupdf, mupdf_blocks
from vpextract.reading.mupdf import _FLAGS
from vpextract.reading.mupdf_blocks import is_small, told_of
from vpextract.reading.page_read import pages_of

SAMPLES = Path(__file__).resolve().parents[3] / "samples" / "documents"
SIDE = 3000


def photograph(*, mask: bool = False) -> pymupdf.Pixmap:
    """Points that no packing makes small: nine million of them."""
    row = bytes((x * 7919 >> 3) & 255 for x in range(SIDE * 3))
    made = pymupdf.Pixmap(
        pymupdf.csRGB, SIDE, SIDE, b"".join(row[y % 97 :] + row[: y % 97] for y in range(SIDE)), False
    )
    return pymupdf.Pixmap(made, 1) if mask else made


def sign() -> pymupdf.Pixmap:
    made = pymupdf.Pixmap(pymupdf.csRGB, (0, 0, 40, 40), False)
    made.clear_with(0)
    return made


def illustrated(*, mask: bool = False) -> bytes:
    made = pymupdf.open()
    page = made.new_page()
    page.insert_text((72, 72), "Nämndmål: 1.1 Bojarna ska lysa")
    page.insert_image((50, 100, 500, 500), pixmap=photograph(mask=mask))
    page.insert_text((72, 550), "Bryggorna ska hålla")
    page.insert_image((56, 540, 66, 550), pixmap=sign())
    return bytes(made.tobytes())


def test_a_photograph_is_counted_and_not_decoded() -> None:
    data = illustrated()
    start = time.process_time()
    with mupdf.opened(data) as file:
        (page,) = pages_of(file)
    taken = time.process_time() - start
    assert (page.images, len(page.pictures), len(page.lines)) == (2, 1, 2)
    with pymupdf.open(stream=data) as document:
        text = document[0].get_textpage(flags=_FLAGS)
        start = time.process_time()
        text.extractDICT()
        assert taken < (time.process_time() - start) / 3, "it took a good part of what it takes to decode all"


@pytest.mark.parametrize("letters", [False, True])
@pytest.mark.parametrize("mask", [False, True])
def test_all_else_is_told_as_it_is(mask: bool, letters: bool) -> None:
    with pymupdf.open(stream=illustrated(mask=mask)) as document:
        text = document[0].get_textpage(flags=_FLAGS)
        whole, ours = (told_of(text, large=large, letters=letters) for large in (False, True))
    assert [block["type"] for block in ours["blocks"]] == [block["type"] for block in whole["blocks"]]
    for left, right in zip(ours["blocks"], whole["blocks"], strict=True):
        if right["type"] == 1 and not is_small(right["transform"]):
            assert "image" not in left
            assert (left["bbox"], left["transform"], left["number"]) == (
                right["bbox"],
                right["transform"],
                right["number"],
            )
            assert (left["mask"] is None) == (right["mask"] is None)
        else:
            assert left == right


def test_pages_of_samples_are_told_as_they_are() -> None:
    looked = 0
    for path in sorted(SAMPLES.glob("*.pdf"))[:6]:
        with pymupdf.open(path) as document:
            for page in document:
                text = page.get_textpage(flags=_FLAGS)
                whole, ours = text.extractDICT(), told_of(text, large=True)
                looked += len(whole["blocks"])
                assert [x for x in whole["blocks"] if x["type"] != 1 or is_small(x["transform"])] == [
                    x for x in ours["blocks"] if x["type"] != 1 or is_small(x["transform"])
                ]
                again = text.extractDICT()
                assert again == whole, "what was left out for a moment is there again"
    assert looked > 1000


def test_an_image_over_the_edge_of_its_page_is_left_out_as_mupdf_leaves_it_out() -> None:
    made = pymupdf.open()
    page = made.new_page()
    page.insert_text((72, 72), "Bojarna ska lysa")
    page.insert_image((-100, 100, 500, 500), pixmap=photograph(), keep_proportion=False)
    with pymupdf.open(stream=made.tobytes()) as document:
        text = document[0].get_textpage(flags=_FLAGS)
        numbers = [[block["number"] for block in told_of(text, large=large)["blocks"]] for large in (False, True)]
    assert numbers[0] == numbers[1]


def test_whether_a_file_has_large_images_is_told_by_its_bytes() -> None:
    assert mupdf_blocks.has_large_images(illustrated())
    assert not mupdf_blocks.has_large_images(pymupdf.open(SAMPLES / "sample-03.pdf").tobytes())
