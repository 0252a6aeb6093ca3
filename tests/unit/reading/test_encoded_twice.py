"""Letters that were encoded twice are decoded, once or as often as it takes; what Swedish prints itself is left alone."""

from __future__ import annotations

import pytest

from vpextract.reading.encoded_twice import left_over, undone
from vpextract.reading.textfile import decoded

TEXT = "Nämndens mål för Årsta, Älvsjö och Östra kajen – ”idéer” på 5 € … ♀ ▶ ✓ 🟢 2 § • “so”"


def misread(text: str, codec: str) -> str:
    """UTF-8 read in another encoding, as programs do: what Windows has no sign for stays a control."""
    return "".join(bytes([byte]).decode(codec, "ignore") or chr(byte) for byte in text.encode())


@pytest.mark.parametrize(
    "codecs", [["latin-1"], ["cp1252"], ["cp1252"] * 2, ["latin-1"] * 2, ["latin-1", "cp1252"], ["cp1252"] * 3]
)
def test_it_is_undone_as_often_as_it_was_done(codecs: list[str]) -> None:
    twice = TEXT
    for codec in codecs:
        twice = misread(twice, codec)
    assert twice != TEXT
    assert undone(twice) == TEXT


@pytest.mark.parametrize("codec", ["mac-roman", "cp850", "cp437"])
def test_letters_misread_by_old_systems(codec: str) -> None:
    text = "Nämndens mål för Årsta, Älvsjö och Östra kajen – ”idéer” …"
    assert undone(misread(text, codec)) == text


def test_parts_of_a_text_are_mended_and_told() -> None:
    lines = ["Nämnden är klar."] * 4
    found = decoded("\n".join([*lines, *(misread(line, "cp1252") for line in lines), *lines]).encode())
    assert found.text == "\n".join(lines * 3)
    (issue,) = found.issues
    assert (issue.code, issue.severity) == ("encoded_twice", "info")
    assert issue.message.endswith("on lines 5, 6, 7 and 8")


@pytest.mark.parametrize(
    "text",
    [
        TEXT,
        "PÅ\xa0SJÖN, ”PÅ” – MALMÖ–LUND, ÅÄÖ… ’PÅ’ PÅ½ SKÄ” LÅ“",
        "SÃO PAULO, Château, â la, Ærø, Ðí, ß–",
        "├──┬──┤ √ ¬ ‚citat’ ░▒▓ ┬┐",
        "Ø Þ ø å ä ö é É ü Ü à á è",
    ],
)
def test_ordinary_text_stays(text: str) -> None:
    assert undone(text) == text


def test_what_lost_a_part_on_the_way_is_told() -> None:
    assert left_over("Ãrsmål och â€") == 2
    found = decoded("NÃ¤mndens Ãrsta och mÃ¥l".encode())
    (issue,) = found.issues
    assert (found.text, issue.code, issue.severity) == ("Nämndens Ãrsta och mål", "encoded_twice", "warning")
    assert "1 letter that was encoded twice cannot be decoded" in issue.message
