"""Lines that a user's patterns skip are set aside wherever they stand, in each form; by the shipped ones none is."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pymupdf
import pytest

from vpextract.model import Extraction
from vpextract.pipeline import extract_bytes
from vpextract.settings import Options

LINES = (
    "Fyrar",
    "ARKIVEXEMPLAR",
    "Fyren lyser över havet.",
    "Inkom fyrkontoret 2031-02-03",
    "Ett arkivexemplar finns.",
)
SKIP = "[furniture]\nskip = ['inkom .* \\d{4}-\\d\\d-\\d\\d', 'arkivexemplar']\n"


def as_pdf() -> bytes:
    with pymupdf.open() as document:
        page = document.new_page()
        for n, line in enumerate(LINES):
            page.insert_text((72, 200 + 40 * n), line, fontsize=11)
        return bytes(document.tobytes())


def as_word() -> bytes:
    document, file = docx.Document(), io.BytesIO()
    for line in LINES:
        document.add_paragraph(line)
    document.save(file)
    return file.getvalue()


FORMS = {
    "a.md": "\n\n".join(LINES).encode(),
    "a.txt": " \n \n".join(LINES).encode() + b" \n",
    "a.pdf": as_pdf(),
    "a.docx": as_word(),
}


@pytest.mark.parametrize("name", FORMS)
def test_lines_to_skip_are_set_aside(name: str, tmp_path: Path) -> None:
    (tmp_path / "documents.toml").write_text(SKIP, "utf8")
    plain = said(extract_bytes(FORMS[name], name))
    assert "ARKIVEXEMPLAR" in plain
    assert "Inkom fyrkontoret" in plain
    found = extract_bytes(FORMS[name], name, options=Options(patterns=tmp_path))
    assert "ARKIVEXEMPLAR" not in said(found)
    assert "Inkom fyrkontoret" not in said(found)
    assert "Ett arkivexemplar finns." in said(found)
    assert {"ARKIVEXEMPLAR", "Inkom fyrkontoret 2031-02-03"} <= {one.text for one in found.set_aside}


def said(found: Extraction) -> str:
    return "\n".join(f"{section.heading}\n{section.text}" for section in found.sections)
