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
