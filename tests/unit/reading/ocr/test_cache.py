"""What OCR read is kept by the picture: found again for the same one, never for another, and never believed when damaged."""

from __future__ import annotations

from pathlib import Path

import pytest

from vpextract.reading.ocr.cache import PageCache
from vpextract.reading.ocr.raw import Picture, Piece, RawPage

PICTURE = Picture(bytes(range(12)), 4, 3, 200)
PAGE = RawPage(
    (Piece("Årsmål 80 %", 72.0, 140.5, 300.25, 9.0, 0.12, ("80",), False),), ((1.0, 2.0, 3.0, 2.0),), -0.4, 3
)


def test_a_page_is_found_again_as_it_was(tmp_path: Path) -> None:
    one, other = PageCache(tmp_path / "new", "5.5"), PageCache(tmp_path / "new", "5.5")
    assert one.get(one.key(PICTURE)) is None
    one.put(one.key(PICTURE), PAGE)
    assert other.get(other.key(PICTURE)) == PAGE


@pytest.mark.parametrize(
    ("picture", "engine"),
    [
        (PICTURE._replace(samples=bytes(range(1, 13))), "5.5"),
        (PICTURE._replace(width=3, height=4), "5.5"),
        (PICTURE._replace(dpi=300), "5.5"),
        (PICTURE, "5.4"),
    ],
)
def test_another_picture_or_engine_is_another_page(tmp_path: Path, picture: Picture, engine: str) -> None:
    PageCache(tmp_path, "5.5").put(PageCache(tmp_path, "5.5").key(PICTURE), PAGE)
    cache = PageCache(tmp_path, engine)
    assert cache.get(cache.key(picture)) is None


@pytest.mark.parametrize("contents", [b"", b"{", b'{"pieces": 1}', b"\xff\xfe"])
def test_a_damaged_page_is_none(tmp_path: Path, contents: bytes) -> None:
    cache = PageCache(tmp_path, "5.5")
    cache.put(cache.key(PICTURE), PAGE)
    (file,) = tmp_path.rglob("*.json")
    file.write_bytes(contents)
    assert cache.get(cache.key(PICTURE)) is None


def test_without_a_folder_or_a_right_to_write_nothing_is_kept(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    for folder in (None, tmp_path / "file" / "below"):
        cache = PageCache(folder, "5.5")
        cache.put(cache.key(PICTURE), PAGE)
        assert cache.get(cache.key(PICTURE)) is None
