"""In which encoding bytes are: told by marks, zero bytes, and the letters that Swedish has where."""

from __future__ import annotations

import codecs

import pytest

from vpextract.errors import DocumentError
from vpextract.reading.encodings import bytes_to_parts
from vpextract.reading.textfile import bytes_to_text, decoded

PLAN = (
    "Nämnden ansvarar för hamnar, bryggor och öppna stränder i hela kommunen. Målen för året är färre än i fjol: "
    "bojarna ska målas, båtarna få nya platser och sjöräddningen rusta upp sin bod. Året därpå följer en översyn.\n"
    "Ärendet bereddes på vintern. Åtgärderna är påbörjade, Österängs brygga är först på tur.\n"
)
ONE_BYTE = [("cp1252", "Windows-1252"), ("cp850", "CP850"), ("cp437", "CP437"), ("mac-roman", "MacRoman")]


@pytest.mark.parametrize(("codec", "name"), ONE_BYTE)
@pytest.mark.parametrize(
    "more",
    [
        "",
        "En idé om kaféer på Björnön: § 4, ½ meter, 12 °C, ±0.",
        "MÅL FÖR ÅRET: NÄMNDENS ÅTGÄRDER",
        "å, ä och ö",
        "smörgås på kö i sjö och miljö",
    ],
)
def test_each_encoding_of_one_byte_is_known(codec: str, name: str, more: str) -> None:
    text = (PLAN + more).encode(codec, "ignore").decode(codec)
    (part,) = bytes_to_parts(text.encode(codec))
    assert part.text == text
    assert name in part.name
    assert part.rival == ""


@pytest.mark.parametrize(("codec", "name"), ONE_BYTE)
@pytest.mark.parametrize("length", [40, 80, 120, 200])
def test_short_texts_are_right_or_doubted(codec: str, name: str, length: int) -> None:
    for start in range(0, len(PLAN) - length, 17):
        text = PLAN[start : start + length]
        found = decoded(text.encode(codec))
        doubted = any(issue.code == "encoding_uncertain" for issue in found.issues)
        assert doubted or found.text == text.strip("\n") or found.text == text, (codec, name, text, found)


def test_typographic_signs_are_those_of_windows() -> None:
    text = "Mål 1 – ”rena bryggor” … och KF’s budget • 5 € för Malmö–Lund\nÖvrigt på sidan 2"
    assert bytes_to_text(text.encode("cp1252")) == text
    assert bytes_to_text(text.encode("mac-roman")) == text


@pytest.mark.parametrize("sign", ["“Quotes” in English only, “nothing” else", "a dash – here", "5 €", "KF’s"])
def test_a_text_without_swedish_letters_is_not_taken_for_another(sign: str) -> None:
    assert bytes_to_text(sign.encode("cp1252")) == sign


def test_what_few_letters_leave_open_is_doubted() -> None:
    found = decoded(b"Gr\x94")  # "Grö" in CP850, a quotation mark behind "Gr" in Windows-1252
    (issue,) = found.issues
    assert (found.text, issue.code, issue.severity) == ("Gr”", "encoding_uncertain", "warning")
    assert "CP850" in issue.message


def test_a_frame_drawn_in_dos_is_no_letter() -> None:
    text = (
        "┌───────────┬──────┐\n│ Nämndmål  │ 87 % │\n├───────────┼──────┤\n│ Åtgärder  │ fler │\n└───────────┴──────┘\n"
    )
    for codec in ("cp437", "cp850"):
        assert bytes_to_text(text.encode(codec)) == text


@pytest.mark.parametrize("text", ["Plain ASCII only.", "if (a[0] || b) { return x|y; }", "ett\ttvå".replace("å", "a")])
def test_ascii_stays_ascii(text: str) -> None:
    assert decoded(text.encode()) == (text, ())


@pytest.mark.parametrize("first", ["utf-8-sig", "utf-16", "utf-8", "cp1252"])
@pytest.mark.parametrize("second", ["utf-8-sig", "utf-16"])
def test_files_that_were_put_together(first: str, second: str) -> None:
    assert bytes_to_text(PLAN.encode(first) + PLAN.encode(second)) == PLAN + PLAN


def test_big_endian_behind_another_file() -> None:
    data = PLAN.encode("cp850") + codecs.BOM_UTF16_BE + PLAN.encode("utf-16-be")
    assert [part.name for part in bytes_to_parts(data)] == ["CP850 (or CP437, the text is the same in both)", ""]
    assert bytes_to_text(data) == PLAN + PLAN


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
@pytest.mark.parametrize("text", ["Mål", "2024", PLAN, "a\tb\n" * 3000])
def test_wide_encodings_without_a_mark(encoding: str, text: str) -> None:
    assert bytes_to_text(text.encode(encoding)) == text


def test_nel_of_latin1_ends_lines_only_where_nothing_else_does() -> None:
    lines = ["Målen för året…", "Bojarna är målade", "Bryggan på Ön", "Slut"]
    ended = "\x85".join(lines).replace("…", "").encode("latin-1")
    assert bytes_to_text(ended) == "\n".join(lines).replace("…", "")
    assert bytes_to_text("\r\n".join([*lines, "Och så…", "Så…"]).encode("cp1252")).count("…") == 3


def test_the_refusal_names_what_to_do() -> None:
    with pytest.raises(DocumentError, match="save it as UTF-8"):
        bytes_to_parts("Отчёт о работе управления за год".encode("koi8-r"))
