"""A second run shows what is new; `--all` shows everything that is in the output."""

from __future__ import annotations

from pathlib import Path

import pytest

from vpextract.cli import main

SAMPLES = Path(__file__).resolve().parents[3] / "samples" / "documents"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Path:
    (tmp_path / "in").mkdir()
    for file in ("sample-09.txt", "sample-10.md"):
        (tmp_path / "in" / file).write_bytes((SAMPLES / file).read_bytes())
    (tmp_path / "in" / "minutes.pages").write_text("PK")
    monkeypatch.chdir(tmp_path)
    first = extract(capsys)
    assert [name(line) for line in first if ": skipped." in line] == ["minutes.pages:"]
    return tmp_path


def extract(capsys: pytest.CaptureFixture[str], *options: str) -> list[str]:
    with pytest.raises(SystemExit):
        main(["extract", "in", "-o", "out", "-j", "1", "--timeout", "none", "--memory", "none", *options])
    return capsys.readouterr().out.splitlines()


def name(line: str) -> str:
    return line.partition(" ")[0]


def test_what_did_not_change_is_one_line(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lines = extract(capsys)
    assert not {"file", "sample-09.txt", "sample-10.md", "minutes.pages:"} & set(map(name, lines))
    assert "2 documents had been read before and did not change." in lines
    assert "1 file (1 .pages) skipped as before; --all says what to do about each." in lines
    assert any(line.startswith("2 documents (2 ok; 1 file skipped): ") for line in lines)


def test_what_is_new_has_a_row(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "in" / "sample-18.txt").write_bytes((SAMPLES / "sample-18.txt").read_bytes())
    (folder / "in" / "figures.xlsx").write_text("PK")
    shown = list(map(name, extract(capsys)))
    assert "sample-18.txt" in shown
    assert "figures.xlsx:" in shown
    assert not {"sample-09.txt", "minutes.pages:"} & set(shown)


def test_all_is_as_the_first_run_told_it(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    again, anew = extract(capsys, "--all"), extract(capsys, "--force")
    of_documents = [line for line in anew if line.startswith(("file ", "sample-"))]
    assert len(of_documents) == 3
    assert [line for line in again if line.startswith(("file ", "sample-"))] == of_documents
    assert any(line.startswith("minutes.pages: skipped.") for line in again)
