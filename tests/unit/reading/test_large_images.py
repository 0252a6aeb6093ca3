"""Only small pictures are decoded, each once: a page costs its text, whatever photographs stand on it."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import pymupdf
import pytest

from vpextract.reading import mupdf
from vpextract.reading.mupdf import _FLAGS
from vpextract.reading.mupdf_blocks import Images, images_of, is_small, told_of
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


def sign(*, alpha: bool = False) -> pymupdf.Pixmap:
    made = pymupdf.Pixmap(pymupdf.csRGB, (0, 0, 40, 40), alpha)
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


def signs_on_pages() -> bytes:
    """Pages on which a sign stands, then that one and a round one, then these the other way round."""
    made = pymupdf.open()
    square, disc = sign(), sign(alpha=True)
    disc.set_alpha(bytes(255 if (x - 20) ** 2 + (y - 20) ** 2 < 400 else 0 for y in range(40) for x in range(40)))
    for signs in ([square], [square, disc], [disc, square]):
        page = made.new_page()
        page.insert_text((72, 72), "Bojarna ska lysa")
        for at, shown in enumerate(signs):
            page.insert_image((56, 100 + 40 * at, 66, 110 + 40 * at), pixmap=shown)
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
        whole, ours = (told_of(text, Images(there), letters=letters) for there in (False, True))
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
            images = images_of(path.read_bytes())
            for page in document:
                text = page.get_textpage(flags=_FLAGS)
                whole, ours = text.extractDICT(), told_of(text, images)
                looked += len(whole["blocks"])
                assert [_as_read(x) for x in whole["blocks"]] == [_as_read(x) for x in ours["blocks"]]
                again = text.extractDICT()
                assert again == whole, "what was left out for a moment is there again"
    assert looked > 1000


def _as_read(block: dict[str, Any]) -> dict[str, Any]:
    """What is read of a block: of images that are no signs only where they are, and whether they have a mask."""
    if block["type"] != 1:
        return block
    told = {name: block[name] for name in ("type", "number", "bbox", "transform")}
    if is_small(block["transform"]):
        return told | {"image": block["image"], "mask": block["mask"]}
    return told | {"mask": block["mask"] is not None}


def test_a_sign_that_comes_again_is_known_and_not_decoded() -> None:
    data = signs_on_pages()
    images = images_of(data)
    whole, ours = [], []
    with pymupdf.open(stream=data) as document:
        for page in document:
            text = page.get_textpage(flags=_FLAGS)
            whole.append(told_of(text, Images(False))["blocks"])
            ours.append(told_of(text, images)["blocks"])
    assert [[_as_read(block) for block in page] for page in ours] == [[_as_read(x) for x in page] for page in whole]
    decoded = [[block["number"] for block in page if block["type"] == 1 and "width" in block] for page in ours]
    assert [len(page) for page in decoded] == [1, 1, 0], "each page shows one sign more, until both are known"


def test_an_image_over_the_edge_of_its_page_is_left_out_as_mupdf_leaves_it_out() -> None:
    made = pymupdf.open()
    page = made.new_page()
    page.insert_text((72, 72), "Bojarna ska lysa")
    page.insert_image((-100, 100, 500, 500), pixmap=photograph(), keep_proportion=False)
    with pymupdf.open(stream=made.tobytes()) as document:
        text = document[0].get_textpage(flags=_FLAGS)
        numbers = [[block["number"] for block in told_of(text, Images(there))["blocks"]] for there in (False, True)]
    assert numbers[0] == numbers[1]


def test_whether_a_file_has_images_is_told_by_its_bytes() -> None:
    assert images_of(illustrated()).there
    without = pymupdf.open()
    without.new_page().insert_text((72, 72), "Bojarna ska lysa")
    assert not images_of(without.tobytes()).there
