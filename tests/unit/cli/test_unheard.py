"""Commands that nobody hears: what they do is done all the same, and their status is true."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from io import TextIOWrapper
from pathlib import Path
from types import SimpleNamespace

import pytest
from cli_outputs import written

from vpextract.cli import main
from vpextract.model import Extraction, Goal, Identity, Issue, Place

FULL = Path("/dev/full")
needs_full = pytest.mark.skipif(not FULL.exists(), reason="the system has no device that is always full")
TWO = "\n".join(
    f"---\ntitle: Verksamhetsplan {year}\ntype: plan\nyear: {year}\n---\n\nBojarna ska lysa.\n" for year in (2030, 2031)
)
MISSED = '[goals.namndmal]\nnouns = ["löfte"]\nexamples = ["Vägen är lång"]\n'


@pytest.fixture
def out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    goal = Goal("some:g001", 1, "namndmal", None, "Mål", *(None,) * 7, "Mål", Place(page=1))
    lost = Issue("scan_page", "Sidan är en bild", "error", 3)
    identity = Identity(kind="verksamhetsplan", year=2022, board="Åsens nämnd", board_id="asen")
    made = Extraction("some", "some.pdf", "some", "pymupdf", "partial", None, identity, 9)
    (tmp_path / "two.txt").write_text(TWO, "utf8")
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "labels.toml").write_text(MISSED, "utf8")
    return written(tmp_path / "out", replace(made, goals=(goal,), issues=(lost,)))


def ended(arguments: str, stream: TextIOWrapper, monkeypatch: pytest.MonkeyPatch) -> object:
    monkeypatch.setattr("sys.stdout", stream)
    with pytest.raises(SystemExit) as end:
        main(arguments.split())
    return end.value.code


def gone() -> TextIOWrapper:
    read_end, write_end = os.pipe()
    os.close(read_end)
    return os.fdopen(write_end, "w")


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        ("--help", 0),
        ("patterns --help", 0),
        ("show out goals", 0),
        ("show out goals --format csv", 0),
        ("status out", 0),
        ("check out", 1),
        ("patterns check own", 1),
        ("locate out some:g001", 0),
        ("search out finnsinte", 1),
    ],
)
def test_a_reader_that_has_seen_enough_changes_no_status(
    out: Path, arguments: str, status: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert ended(arguments, gone(), monkeypatch) == status


@needs_full
@pytest.mark.parametrize("arguments", ["--help", "show out goals", "status out", "check out", "locate out some:g001"])
def test_where_printing_was_all_a_full_device_leaves_nothing_done(
    out: Path, arguments: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert ended(arguments, FULL.open("w"), monkeypatch) == 2
    assert "could not be printed (No space left on device)" in capsys.readouterr().err


@needs_full
@pytest.mark.parametrize(
    ("arguments", "made"),
    [
        ("split two.txt -o parts", "parts/two-02.txt"),
        ("export out --csv tables", "tables/goals.csv"),
        ("report out -o page.html", "page.html"),
    ],
)
def test_what_is_written_is_done_and_that_it_could_not_be_told_is_the_loss(
    out: Path, arguments: str, made: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert ended(arguments, FULL.open("w"), monkeypatch) == 1
    assert Path(made).stat().st_size


@pytest.mark.parametrize("stream", [gone, pytest.param(lambda: FULL.open("w"), marks=needs_full)])
def test_the_page_for_review_is_served_whoever_listens(
    out: Path, stream: Callable[[], TextIOWrapper], monkeypatch: pytest.MonkeyPatch
) -> None:
    served: list[str] = []
    begun = SimpleNamespace(pending=0), SimpleNamespace(run=lambda: served.append("served")), "http://127.0.0.1:1"
    monkeypatch.setattr("vpextract.reviewing.beginning.begun", lambda wish: begun)
    ended("review out", stream(), monkeypatch)
    assert served == ["served"]
