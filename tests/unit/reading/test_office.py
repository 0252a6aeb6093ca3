"""Documents of other programs: converted where LibreOffice is installed, else told what to install."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from vpextract.errors import NO_OFFICE, NO_WORD, DocumentError, MissingPackageError
from vpextract.model.word import WordParagraph, WordTable
from vpextract.reading.files import lacking, read_file
from vpextract.reading.office import office, to_word_file
from vpextract.settings import Options

RTF = (
    rb"{\rtf1\ansi{\fonttbl{\f0 Arial;}}\f0 Hamnn\'e4mnden\par "
    rb"\trowd\cellx3000\cellx6000\intbl Kajer\cell 12,5\cell\row \pard Bojar\par}"
)
installed = pytest.mark.skipif(office() is None, reason="LibreOffice is not installed")


@installed
def test_a_document_is_converted_and_read_as_a_word_file() -> None:
    more: list[float] = []
    read = read_file(RTF, "plan.RTF", Options(more_time=more.append))
    first, table, last = read.body
    assert isinstance(first, WordParagraph)
    assert isinstance(table, WordTable)
    assert isinstance(last, WordParagraph)
    assert (read.form, first.text, last.text, len(table.rows[0].cells)) == ("word", "Hamnnämnden", "Bojar", 2)
    assert more == [60.0]


@installed
@pytest.mark.parametrize("data", [b"no such document", b"PK\x03\x04 cut off"])
def test_what_cannot_be_converted_is_told(data: bytes) -> None:
    with pytest.raises(DocumentError, match="LibreOffice cannot convert the file"):
        to_word_file(data, ".odt")


def test_without_libreoffice_it_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: None)
    assert lacking(".doc") == NO_OFFICE
    assert lacking(".docx") == ""
    with pytest.raises(MissingPackageError, match="install LibreOffice"):
        to_word_file(RTF, ".rtf")
    monkeypatch.setattr("vpextract.reading.files.find_spec", lambda name: None)
    assert lacking(".odt") == NO_WORD


@installed
def test_a_conversion_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    assert to_word_file(RTF, ".rtf").startswith(b"PK")
    assert list(tmp_path.iterdir()) == []
