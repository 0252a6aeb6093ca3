"""UTF-8 with foreign bytes in it stays UTF-8; every such byte is told, whether it was read as a letter or not."""

from __future__ import annotations

import pytest

from vpextract.reading.textfile import decoded

LINE = "Nämnden sköter bojar, bryggor och badplatser på öarna.\n"


def test_one_bad_byte_spoils_nothing_else() -> None:
    found = decoded((LINE * 3).encode() + b"Hamnen \xff r\xc3\xb6d\n" + (LINE * 3).encode())
    assert found.text == LINE * 3 + "Hamnen \ufffd röd\n" + LINE * 3
    (issue,) = found.issues
    assert (issue.code, issue.severity) == ("bytes_not_utf8", "warning")
    assert issue.message.startswith("1 byte of the text is no UTF-8, on line 4: 1 unknown")


def test_a_swedish_letter_of_windows_in_a_word_is_read() -> None:
    found = decoded(LINE.encode() + b"M\xe5l f\xf6r n\xe4mnden\r\n" + LINE.encode())
    assert found.text == f"{LINE}Mål för nämnden\n{LINE}"
    (issue,) = found.issues
    assert issue.message == "3 bytes of the text are no UTF-8, on line 2: 3 read as Windows-1252"


@pytest.mark.parametrize("codec", ["cp1252", "cp850", "mac-roman"])
def test_a_part_in_another_encoding_is_read_whole(codec: str) -> None:
    text = "Målen är färre: sjöängar, åtgärder på Österäng. ÄRENDET FÖRS VIDARE. Idén på bänken.\n"
    found = decoded(LINE.encode() * 5 + text.encode(codec))
    assert found.text == LINE * 5 + text
    assert "lines 6" in found.issues[0].message or "line 6" in found.issues[0].message


def test_typographic_signs_among_the_letters_are_read_too() -> None:
    found = decoded(LINE.encode() + "Målen – ”rena” bryggor … på Ön".encode("cp1252"))
    assert found.text == f"{LINE}Målen – ”rena” bryggor … på Ön"


@pytest.mark.parametrize(
    ("damaged", "printed"),
    [
        (b"Indikat\xe5r", "Indikat\ufffdr"),  # å never stands there: likelier a damaged byte
        (b"utfall 1\xe45 %", "utfall 1\ufffd5 %"),
        (b"n\xc3mnden", "n\ufffdmnden"),  # cut off in the middle
        (b"2020 \xe2\x80 2024", "2020 \ufffd\ufffd 2024"),
        (b"m\xc5l", "m\ufffdl"),
        (b"tre \x96 fyra", "tre \ufffd fyra"),
    ],
)
def test_what_is_likelier_damaged_is_lost(damaged: bytes, printed: str) -> None:
    found = decoded(LINE.encode() * 9 + damaged)
    assert found.text == LINE * 9 + printed
    (issue,) = found.issues
    assert issue.code == "bytes_not_utf8"
    assert "unknown" in issue.message
    assert "line 10" in issue.message


def test_bytes_at_the_very_edges() -> None:
    found = decoded(b"\xe4r m\xc3\xa5let h\xc3\xb6gt? " + LINE.encode() * 3 + b"\xff")
    assert found.text == "är målet högt? " + LINE * 3 + "\ufffd"


def test_many_lines_are_counted() -> None:
    found = decoded((LINE.encode() + b"f\xf6r\n") * 40)
    assert "on lines 2, 4, 6, 8, 10 and 35 more" in found.issues[0].message


def test_ascii_with_a_damaged_byte_is_no_other_encoding() -> None:
    found = decoded(b"Plain words only, with one \x9d of no meaning.\n" * 2)
    assert found.text.count("\ufffd") == 2
    assert [issue.code for issue in found.issues] == ["bytes_not_utf8"]
