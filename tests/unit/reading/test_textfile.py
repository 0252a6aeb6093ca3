"""Bytes into text, and what kind of text it is."""

from __future__ import annotations

import codecs
from pathlib import Path

import pytest

from vpextract.errors import DocumentError
from vpextract.reading.textfile import bytes_to_text, decoded, kind_of_text, read_text

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
        SWEDISH.encode("utf-32"),
        codecs.BOM_UTF32_BE + SWEDISH.encode("utf-32-be"),
        SWEDISH.encode("utf-32-le"),
        SWEDISH.encode("utf-32-be"),
        SWEDISH.encode("cp1252"),
        SWEDISH.encode("cp850"),
        SWEDISH.encode("cp437"),
        SWEDISH.encode("mac-roman"),
        SWEDISH.replace("\n", "\r\n").encode(),
        SWEDISH.replace("\n", "\r").encode(),
        SWEDISH.replace("\n", "\x85").encode(),
        SWEDISH.replace("\n", "\u2028").encode("utf-16"),
        SWEDISH.replace("\n", "\v").encode("cp1252"),
        SWEDISH.encode() + b"\0" * 512,
        SWEDISH.encode("cp850") + b"\x1a\0\0",
        SWEDISH.encode("utf-16") + b"\x1a",
        SWEDISH.encode("utf-32-le") + b"\0\0\0\0\n",
        SWEDISH.replace("å", "a\u030a").encode(),
        SWEDISH.replace(" ", "\u202f").encode(),
    ],
)
def test_every_encoding_gives_the_same_text(data: bytes) -> None:
    assert bytes_to_text(data) == SWEDISH


def test_a_file_is_read_like_its_bytes(tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    path.write_bytes(SWEDISH.encode("cp1252"))
    assert read_text(path) == SWEDISH


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "cp1252", "latin-1"])
def test_of_usual_encodings_nothing_is_told(encoding: str) -> None:
    assert decoded(SWEDISH.encode(encoding)).issues == ()


@pytest.mark.parametrize(
    ("encoding", "told"), [("cp850", "CP850"), ("mac-roman", "MacRoman"), ("utf-32", "UTF-32"), ("utf-32-be", "UTF-32")]
)
def test_of_others_it_is(encoding: str, told: str) -> None:
    (issue,) = decoded(SWEDISH.encode(encoding)).issues
    assert (issue.code, issue.severity) == ("other_encoding", "info")
    assert told in issue.message


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b" \n\t\n",
        codecs.BOM_UTF8,
        codecs.BOM_UTF16_LE + b"\n\0",
        b"\x1a",
        b"%PDF-1.7\n" + bytes(range(256)) * 20,
        b"PK\x03\x04" + bytes(range(32)) * 40 + b"Bryggorna",
        SWEDISH.encode("cp500"),
        "Отчёт о работе управления за год и его цели".encode("cp1251"),
        "年度報告書の目標と指標について説明します".encode("shift-jis"),
        SWEDISH.encode("utf-7"),
        b"Bryggorna =E4r m=E5lade p=E5 v=E5ren.",
        b"Bryggorna &auml;r m&aring;lade p&aring; v&aring;ren.",
        b"F?rvaltningen redovisar n?mndens m?l och ?tg?rder f?r ?ret",
        "F\ufffdrvaltningen redovisar n\ufffdmndens m\ufffdl och \ufffdtgärder".encode(),
    ],
)
def test_what_is_no_text_or_has_lost_its_letters_is_refused(data: bytes) -> None:
    with pytest.raises(DocumentError) as refused:
        decoded(data)
    assert any(word in str(refused.value) for word in ("UTF-8", "Export", "Give the PDF"))


@pytest.mark.parametrize(
    "text",
    ["Kan bryggan lagas? Ja.", "Var?När?Hur?", "Se https://hamn.example/sok?q=bojar&page=2, eller a?b.", "x = y?z:w"],
)
def test_question_marks_are_not_lost_letters(text: str) -> None:
    assert bytes_to_text(text.encode()) == text


def test_hyphens_of_other_programs() -> None:
    """PDFium (Chrome) marks a hyphen of its line ends with U+FFFE or U+0002, Word one that may be with U+001F."""
    for sign in ("\ufffe", "\x02", "\x1f"):
        found = decoded(f"Nämndens verksam{sign}het och inrikt{sign}ning".encode())
        assert found == ("Nämndens verksamhet och inriktning", ())
    assert bytes_to_text(b"e\x1ehandel och e\x1etj\xc3\xa4nster") == "e-handel och e-tjänster"


def test_controls_in_place_of_letters_are_told_with_their_lines() -> None:
    text = "\n".join(["Nämnden sköter bojar och bryggor i hamnen."] * 20)
    damaged = text.replace("sköter", "sk\x03ter", 1).replace("bojar och", "boj\x01r och", 1)
    found = decoded(damaged.encode())
    assert found.text.split("\n")[0] == "Nämnden sk\ufffdter boj\ufffdr och bryggor i hamnen."
    (issue,) = found.issues
    assert (issue.code, issue.severity) == ("letters_lost", "warning")
    assert "2 letters are lost" in issue.message
    assert issue.message.endswith("on line 1")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Inledning \nHamnen har tre bryggor som \nska lagas. \n", "textlayer"),
        ("Inledning\n\nHamnen har tre bryggor som ska lagas.\n", "transcript"),
        ("Aktivitet\tStartdatum\nMåla \t2024-01-01\nLaga \t2024-02-01\n", "transcript"),
        ("# Plan \n\nText \nmer \nslut \n", "transcript"),
        ("Hamnen har tre bryggor som ska lagas innan badsäsongen\nbörjar i maj.\n" * 30, "textlayer"),
        ("Hamnen har tre bryggor som ska lagas innan badsäsongen\vbörjar i maj.\v" * 30, "textlayer"),
        ("", "transcript"),
    ],
)
def test_kind_is_told_by_the_contents(text: str, kind: str) -> None:
    assert kind_of_text(text) == kind
