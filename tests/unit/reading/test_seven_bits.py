"""Swedish in seven bits is known by where its letters stand; programs and Markdown hold the same signs, but not there."""

from __future__ import annotations

import pytest

from vpextract.reading.textfile import bytes_to_text, decoded

TO_SEVEN = str.maketrans("äöåÄÖÅ", "{|}[\\]")
PLAN = (
    "# Nämndens mål för året\n\nFörvaltningen följer upp åtgärderna på våren och hösten. ÅRSMÅL och UTFÖRT I ÄNG: "
    "Öppna förskolan är välbesökt, köerna är färre.\nÅr 2024 är målet 87 %, året därpå 9 000 st.\n"
)


def test_letters_in_seven_bits() -> None:
    found = decoded(PLAN.translate(TO_SEVEN).encode("ascii"))
    assert found.text == PLAN
    (issue,) = found.issues
    assert (issue.code, issue.severity) == ("other_encoding", "info")
    assert "7-bit Swedish" in issue.message


def test_e_acute_and_what_is_no_letter() -> None:
    text = f"{PLAN}Idén om kommittén på [sidan](https://hamn.example/karta), se [12].\n"
    assert bytes_to_text(text.translate(TO_SEVEN | {ord("é"): "`", ord("["): "[", ord("]"): "]"}).encode()) == text


def test_rows_between_pipes_are_kept_and_doubted() -> None:
    table = "| Nämndmål | Utfall |\n| --- | --- |\n| Färre köer på hösten | 87 % |\n"
    kept = "\n".join(
        "|".join(cell.translate(TO_SEVEN) for cell in line.split("|")) for line in (PLAN + table).split("\n")
    )
    found = decoded(kept.encode())
    assert found.text == PLAN + table
    assert [issue.code for issue in found.issues] == ["other_encoding", "encoding_uncertain"]
    assert "3 lines" in found.issues[1].message


@pytest.mark.parametrize(
    "text",
    [
        "| Indikator | Utfall |\n| --- | --- |\n| Andel barn | 87 % |\n| Antal resor | 9 000 st |\n",
        "|namn|roll|tid|\n|---|---|---|\n|for alla|hog|tre|\n|kort|snar|lang|\n" * 20,
        "Se [planen](plan.md) och [bilaga 1](bilaga.md), {plats} och {namn}.\n",
        "for (int i = 0; i < n; i++) { if (a[i]|b[i]) { f(a[i]); } else { g(b); } }\n" * 30,
        "print(f'{name}: {value}{unit}', f'{s}{p}')\n" * 30,
        '{"namn": "Hamn", "mal": [{"nr": 1, "text": "Rena bryggor"}, {"nr": 2}]}\n' * 30,
        r"\section{Hamnen} \textbf{rena} bryggor och \emph{trygga} badplatser \begin{tabular}{l|r|r} x | y \end{tabular}",
        "cat plan.txt|sort|uniq -c|head > ut.txt\n" * 20,
        "C:\\hamn\\plan och D:\\bryggor [x] {y} a|b\n" * 10,
        "Vanlig text utan nagra tecken alls, bara ord i rad.\n" * 10,
    ],
)
def test_programs_tables_and_links_are_left_alone(text: str) -> None:
    assert decoded(text.encode()) == (text, ())


def test_too_few_signs_to_be_sure_are_told() -> None:
    found = decoded(b"Hamnen f|r alla")
    assert found.text == "Hamnen f|r alla"
    assert [issue.code for issue in found.issues] == ["encoding_uncertain"]
