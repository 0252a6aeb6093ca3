"""Bytes into text, and what kind of text it is."""

from __future__ import annotations

import codecs
from pathlib import Path

import pytest

from vpextract.errors import DocumentError
from vpextract.reading.textfile import bytes_to_text, kind_of_text, read_text

SWEDISH = "Bryggorna är målade på våren.\nÖarna får nya bojar."


@pytest.mark.parametrize(
    "data",
    [
        SWEDISH.encode(),
        codecs.BOM_UTF8 + SWEDISH.encode(),
        SWEDISH.encode("utf-16"),
        codecs.BOM_UTF16_BE + SWEDISH.encode("utf-16-be"),
        SWEDISH.encode("utf-16-le"),
        SWEDISH.encode("utf-16-be"),
        SWEDISH.encode("cp1252"),
        SWEDISH.replace("\n", "\r\n").encode(),
        SWEDISH.replace("\n", "\r").encode(),
    ],
)
def test_every_encoding_gives_the_same_text(data: bytes) -> None:
    assert bytes_to_text(data) == SWEDISH


def test_a_file_is_read_like_its_bytes(tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    path.write_bytes(SWEDISH.encode("cp1252"))
    assert read_text(path) == SWEDISH


@pytest.mark.parametrize("data", [b"", b" \n\t\n", codecs.BOM_UTF8, b"%PDF-1.7\n" + bytes(range(256)) * 20])
def test_what_is_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(DocumentError):
        bytes_to_text(data)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Inledning \nHamnen har tre bryggor som \nska lagas. \n", "textlayer"),
        ("Inledning\n\nHamnen har tre bryggor som ska lagas.\n", "transcript"),
        ("Aktivitet\tStartdatum\nMåla \t2024-01-01\nLaga \t2024-02-01\n", "transcript"),
        ("# Plan \n\nText \nmer \nslut \n", "transcript"),
        ("Hamnen har tre bryggor som ska lagas innan badsäsongen\nbörjar i maj.\n" * 30, "textlayer"),
        ("", "transcript"),
    ],
)
def test_kind_is_told_by_the_contents(text: str, kind: str) -> None:
    assert kind_of_text(text) == kind
