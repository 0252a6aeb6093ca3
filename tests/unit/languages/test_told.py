"""`check` in Swedish: by option or by the system, every line of it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from cli_outputs import written

from vpextract.cli import main
from vpextract.issues import issue
from vpextract.languages import catalogue
from vpextract.languages.asked import language
from vpextract.model import Extraction, Identity, Place

ENGLISH = re.compile(r"\b(?:the|and|of|without|documents?|what to do|severity|row stands|page \d|shows|failed)\b")


@pytest.fixture
def out(tmp_path: Path) -> Path:
    def document(n: int, status: str) -> Extraction:
        name = f"n-203{n}-vp-1"
        doubts = tuple(issue("row_without_goal", "The row stands under no goal", Place(page=at)) for at in range(1, 8))
        identity = Identity("verksamhetsplan", 2030 + n, None, "Norrviks nämnd", "norrvik")
        error = None if status == "ok" else ""
        return Extraction(
            name,
            f"plan{n}.pdf",
            str(n) * 64,
            "pymupdf",
            status,
            error,
            identity=identity,
            issues=doubts[: 7 * (n == 1)],
        )

    return written(tmp_path / "out", document(1, "ok"), document(2, "ok"))


def said(out: Path, capsys: pytest.CaptureFixture[str], *more: str) -> str:
    with pytest.raises(SystemExit):
        main(["check", str(out), *more])
    return capsys.readouterr().out


def test_all_of_it_is_swedish(out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    swedish = said(out, capsys, "--lang", "sv").replace(str(out), "")

    assert "Raden står inte under något mål" in swedish
    assert "sida 1" in swedish
    assert "… och 2 till av row_without_goal; --limit 0 visar alla" in swedish
    assert catalogue("sv").advice("row_without_goal") in swedish
    assert "2 dokument: 7 varningar, 1 utan tvekan." in swedish
    assert ENGLISH.findall(swedish) == []


def test_without_a_wish_it_is_as_the_system_is(
    out: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "sv_SE.UTF-8")
    assert "Raden står inte under något mål" in said(out, capsys)
    assert "The row stands under no goal" in said(out, capsys, "--lang", "en")
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    assert "The row stands under no goal" in said(out, capsys)


@pytest.mark.parametrize(
    ("environment", "told"),
    [
        ({"LANG": "sv_SE.UTF-8"}, "sv"),
        ({"LC_ALL": "C", "LANG": "sv_SE.UTF-8"}, "en"),
        ({"LC_ALL": "", "LC_MESSAGES": "sv_FI", "LANG": "en_US"}, "sv"),
        ({"LANG": "svenska"}, "en"),
        ({}, "en"),
    ],
)
def test_the_system_says_its_language(environment: dict[str, str], told: str) -> None:
    assert language(None, environment) == told
    assert language("sv", environment) == "sv"


_PLAN = """# Verksamhetsplan 2031 för Norrviks nämnd

Nämndmål: 1.1 Kajerna är rena

Kajerna hålls rena hela året.
"""


@pytest.fixture
def extracted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> tuple[Path, str]:
    """An output, and what was said when it was made: a plan, a file that cannot be read and one that is not."""
    inputs = tmp_path / "in"
    inputs.mkdir()
    (inputs / "plan.md").write_text(_PLAN, "utf8")
    (inputs / "cut.pdf").write_bytes(b"%PDF-1.7\n1 0 obj\n<<")
    (inputs / "siffror.xlsx").write_bytes(b"PK")
    return tmp_path / "ut", commanded(capsys, "extract", str(inputs), "-o", str(tmp_path / "ut"), "--jobs", "1")


def commanded(capsys: pytest.CaptureFixture[str], *typed: str) -> str:
    with pytest.raises(SystemExit):
        main([*typed, "--lang", "sv"])
    said = capsys.readouterr()
    return said.out + said.err


def test_a_run_is_told_in_swedish(extracted: tuple[Path, str]) -> None:
    out, said = extracted

    assert "[1/2]" in said
    assert "verksamhetsplan 2031" in said
    assert "siffror.xlsx: överhoppad. Ett kalkylblad läses inte." in said
    assert "2 dokument (1 " in said
    assert "1 ej läst; hoppade över 1 fil): 1 mål, 0 indikatorer" in said
    assert f"Skrivet till {out}. Titta på det: " in said
    assert ENGLISH.findall(_without_what_is_typed(said)) == []


COMMANDS = [
    (("status", "{out}"), "läst av"),
    (("search", "{out}", "kajerna"), ""),
    (("search", "{out}", "saknas"), ""),
    (("locate", "{out}", "cut.pdf"), "Pdf-filen är avklippt: slutet saknas."),
    (("check", "{out}"), "cut.pdf · ej läst"),
    (("diff", "{out}", "{out}"), "Båda säger detsamma."),
    (("link", "{out}"), "serie"),
    (("export", "{out}", "--csv", "{out}-csv"), "Skrev 18 datamängder till"),
    (("export", "{out}"), "Exportera till vad?"),
    (("rulings", "export", "{out}", "{out}.jsonl"), "Skrev 0 beslut till"),
    (("show", "{out}", "gols"), "Det finns ingen datamängd 'gols'. De som finns: "),
    (("show", "{out}", "goals", "--where", "number"), "Villkoret 'number' går inte att följa"),
    (
        ("show", "nowhere"),
        "vpextract: Det finns ingen mapp nowhere. Gör den med: vpextract extract INDATA -o nowhere",
    ),
    (("patterns", "check", "{out}-none"), "-none: det finns ingen sådan mapp med mönster"),
]


def test_each_command_tells_what_it_did_in_swedish(
    extracted: tuple[Path, str], capsys: pytest.CaptureFixture[str]
) -> None:
    for command, told in COMMANDS:
        said = commanded(capsys, *(word.replace("{out}", str(extracted[0])) for word in command))

        assert told in said, command
        assert ENGLISH.findall(_without_what_is_typed(said)) == [], command


def test_what_programs_read_is_the_same_in_both_languages(
    extracted: tuple[Path, str], capsys: pytest.CaptureFixture[str]
) -> None:
    for form in ("csv", "tsv", "json"):
        asked = ["show", str(extracted[0]), "documents", "--format", form]
        swedish = commanded(capsys, *asked)
        with pytest.raises(SystemExit):
            main([*asked, "--lang", "en"])
        assert capsys.readouterr().out == swedish
        assert "The PDF is cut off" in swedish


def _without_what_is_typed(said: str) -> str:
    """Without commands, and names of datasets."""
    return re.sub(
        r"[\w./-]*vpextract \S+.*|^(?:documents|De som finns: .*) .*|documents|/\S+", "", said, flags=re.MULTILINE
    )
