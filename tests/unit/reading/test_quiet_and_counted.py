"""What readers say besides what they read: nothing on the terminal, and words that are words."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pymupdf
import pytest

from vpextract.pipeline import extract_bytes
from vpextract.settings import Options


@pytest.mark.parametrize(
    ("printed", "words"),
    [
        ("Bojarna ska lysa", 3),
        ("\u00a0 \u00a0 \u00a0 Bojar", 1),
        ("Bojar \u00a0 \u00a0 lyser", 2),
    ],
)
def test_spaces_that_follow_each_other_are_no_words(printed: str, words: int) -> None:
    made = pymupdf.open()
    made.new_page().insert_text((72, 72), printed, fontsize=11)
    for reader in ("pymupdf", "pdfplumber"):
        (page,) = extract_bytes(made.tobytes(), "plan.pdf", options=Options(reader=reader)).pages
        assert page.words == words, reader


def test_pdfminer_says_nothing_on_the_terminal(tmp_path: Path) -> None:
    """It warns of fonts without a box and pages without a crop box, once for each of them."""
    made = pymupdf.open()
    made.new_page().insert_text((72, 72), "Bojarna ska lysa", fontname="hebo")
    data = made.tobytes(expand=255).replace(b"/BaseFont", b"/FontDescriptor<</FontBBox[1]/Flags 1>>/BaseFont")
    (tmp_path / "plan.pdf").write_bytes(data)
    code = (
        "import sys, pathlib; from vpextract.pipeline import extract_bytes; from vpextract.settings import Options\n"
        "print(len(extract_bytes(pathlib.Path(sys.argv[1]).read_bytes(), 'plan.pdf', "
        "options=Options(reader='pdfplumber')).pages))\n"
        "import logging\n"
        "logging.getLogger('pdfminer.pdffont').warning('a font without a box')"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "plan.pdf")], capture_output=True, text=True, timeout=60, check=True
    )
    assert (done.stdout, done.stderr) == ("1\n", "")
