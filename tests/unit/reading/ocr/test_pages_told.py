"""The pages of scans are told while they are read, from this process and from others."""

from __future__ import annotations

import io
from pathlib import Path

import pymupdf
import pytest
from made_scans import scanned, text_page
from rich.console import Console

from vpextract.reading.ocr.engine import engine
from vpextract.running.job import extract_all
from vpextract.running.progress import Silent
from vpextract.show import progress as shown
from vpextract.show.progress import Bar, Lines

needs_ocr = pytest.mark.skipif(engine() is None, reason="Tesseract's data or tesserocr is not installed")


class Recording(Silent):
    def __init__(self) -> None:
        self.told: list[tuple[str, int, int]] = []

    def at_page(self, source: str, done: int, total: int) -> None:
        self.told.append((source, done, total))


@needs_ocr
@pytest.mark.parametrize("jobs", [1, 2])
def test_each_page_of_a_scan_is_told(tmp_path: Path, jobs: int) -> None:
    (tmp_path / "in").mkdir()
    for name in ("bryggan", "hamnen"):
        document = pymupdf.open()
        for n in (1, 2, 3):
            text_page(document, (90, f"Sidan {n} om {name}", 14, True))
        (tmp_path / "in" / f"{name}.pdf").write_bytes(scanned(document, kept=[2]))
    progress = Recording()
    extract_all([tmp_path / "in"], tmp_path / "out", jobs=jobs, progress=progress, link=False)
    assert sorted(progress.told) == [(f"{name}.pdf", done, 2) for name in ("bryggan", "hamnen") for done in (1, 2)]


def test_a_log_gets_a_line_about_pages_only_after_a_silence(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [0.0]
    monkeypatch.setattr(shown, "monotonic", lambda: now[0])
    said = io.StringIO()
    with Lines(Console(file=said, width=100)) as lines:
        lines.started(1)
        for page, at in ((1, 4.0), (2, 8.0), (3, 12.0), (4, 16.0), (5, 24.0)):
            now[0] = at
            lines.at_page("skannad.pdf", page, 5)
    assert said.getvalue().splitlines() == ["skannad.pdf: 3 of 5 pages read", "skannad.pdf: 5 of 5 pages read"]


def test_a_terminal_shows_the_pages_of_each_scan_beside_the_documents() -> None:
    said = io.StringIO()
    with Bar(Console(file=said, width=100, force_terminal=True)) as bar:
        bar.started(2)
        bar.at_page("skannad.pdf", 3, 16)
    assert "documents" in said.getvalue()
    assert "skannad.pdf" in said.getvalue()
    assert "3/16" in said.getvalue()
